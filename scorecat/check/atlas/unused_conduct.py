"""A conduct of the vocabulary is in no catalog.

What: a code of kind `conduct` or `procedure` (objections left out, which every list knows) that no catalog names, nor
one that it is a special case of. It is found where all places are checked together.

Why: whoever writes a log may use it, and every place answers that it is not covered; most often another code is meant.

What to do: use it where a text speaks of it, or take it out of the vocabulary.

Passes:

```yaml
rules: [{id: theft, conduct: utilities.theft, points: -60, source: "measure, row 15"}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from scorecat.check.words import Words
from scorecat.model.finding import Finding, Severity
from scorecat.model.vocabulary import ConductKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Atlas

CODE: Final = "SC590"
SEVERITY: Final = Severity.INFO


def check_all(atlas: Atlas) -> Iterator[Finding]:
    """Find each such code, in the file of its topic."""
    if not atlas.whole:
        return
    named = {text for one in atlas.catalogs for text in _texts(one.document.root)}
    words = Words(atlas.words)
    for code, conduct in atlas.vocabulary.conducts.items():
        asked = conduct.kind is not ConductKind.CORRECTION and conduct.topic != "objection"
        if asked and not named.intersection((code, *atlas.vocabulary.above(code))):
            yield Finding(CODE, words.at(conduct), f"no catalog names {code}", "use it, or take it out", SEVERITY)


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from _texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value)
