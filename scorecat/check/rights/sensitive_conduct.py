"""A clause touches belief, speech, petitions, family life or politics.

What: a rule or ground that burdens for conduct of the topics `religion`, `speech`, `petition`, `family` or `marriage`,
or that gives or takes anything for one of `party` (membership and activity in the Party) or `life` (being a parent,
married, educated).

Why: these are matters that basic rights keep from being weighed. Some of it is crime elsewhere too (violence in a
family); the remark says where to look, not what to think.

What to do: nothing; it is true of the text.

Passes:

```yaml
- {id: theft, conduct: utilities.theft, points: -60, source: "measure, row 15"}
```

Found:

```yaml
- {id: petition, conduct: petition.skip-level, points: -60, source: "measure, row 15"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.clause import Clause, clauses
from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC552"
SEVERITY: Final = Severity.INFO
_BURDENS: Final = {
    "religion": "belief",
    "speech": "speech",
    "petition": "petitions and assembly",
    "family": "family life",
    "marriage": "family life",
}
_ANY: Final = {"party": "political affiliation", "life": "personal circumstances"}


def check(one: Checked) -> Iterator[Finding]:
    """Find each such clause."""
    for clause in clauses(one.catalog):
        touched = sensitive(clause)
        if touched:
            said = f"{clause} touches {' and '.join(touched)}"
            yield Finding(CODE, one.at(*clause.steps, "conduct"), said, "true of some texts", SEVERITY)


def sensitive(clause: Clause) -> tuple[str, ...]:
    """Say which matters of basic rights a clause touches."""
    topics = dict.fromkeys(code.partition(".")[0] for code in clause.conducts)
    return tuple(_ANY.get(topic) or _BURDENS[topic] for topic in topics if topic in _ANY or _harms(topic, clause))


def _harms(topic: str, clause: Clause) -> bool:
    return topic in _BURDENS and clause.burdens
