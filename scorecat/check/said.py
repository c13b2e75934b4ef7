"""Every text that a catalog says to its readers: titles, names, notes, and so on, with the way to it in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.catalog.findings import Steps
    from scorecat.check.checked import Checked

LABELS: Final = frozenset({"title", "label", "name", "what", "issuer", "section", "where"})
"""Keys of names: a text, which is English, or `{en, zh}`."""
SENTENCES: Final = frozenset({"note", "text", "holds", "read", "assumed"})
"""Keys of sentences, which are English."""


@dataclass(frozen=True, slots=True)
class Said:
    """One text: under which key, in which language, and where."""

    key: str
    language: str
    text: str
    steps: Steps


def said(one: Checked) -> Iterator[Said]:
    """Yield every text, in file order."""
    yield from _texts(one.document.root, ())


def _texts(node: Any, steps: Steps) -> Iterator[Said]:
    if isinstance(node, list):
        for place, item in enumerate(node):
            yield from _texts(item, (*steps, place))
    elif isinstance(node, dict):
        for key, value in node.items():
            at = (*steps, key)
            if key in LABELS and isinstance(value, dict):
                yield from (Said(key, name, text, (*at, name)) for name, text in value.items() if name in ("en", "zh"))
            elif key in LABELS | SENTENCES and isinstance(value, str):
                yield Said(key, "en", value, at)
            else:
                yield from _texts(value, at)
