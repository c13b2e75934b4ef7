"""A clause asks of a conduct what its events do not have.

What: a condition, ladder or sum asks for an attribute that the vocabulary gives to none of the rule's conducts.

Why: a log written by the vocabulary never has it, so the clause is never more than undetermined.

What to do: ask for an attribute that the conduct takes, or add it to the conduct in `catalogs/vocabulary`.

Passes:

```yaml
- {id: fine, conduct: traffic.fine, when: {amount: {over: 100}}, points: -10, source: "measure, row 1"}
```

Found:

```yaml
- {id: fine, conduct: traffic.fine, when: {mode: train}, points: -10, source: "measure, row 1"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.clause import clauses
from scorecat.check.ladders import effects
from scorecat.model.condition import attributes_of
from scorecat.model.finding import Finding, Severity, quoted
from scorecat.model.rule import Accumulated, Ladder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorecat.catalog.findings import Steps
    from scorecat.check.checked import Checked

CODE: Final = "SC421"
SEVERITY: Final = Severity.WARNING

_ALWAYS: Final = frozenset({"ended", "ref", "act", "role", "authority", "decided", "served", "published", "ground"})
"""What any row may say, whatever the conduct."""


def check(one: Checked) -> Iterator[Finding]:
    """Find each attribute asked for that none of the clause's conducts takes."""
    for steps, names, conducts in _asked(one):
        for name in sorted(names - _ALWAYS):
            if not any(_takes(one, code, name) for code in conducts):
                whose = " or ".join(map(quoted, conducts[:3]))
                said = f"{quoted(name)} is asked for, and {whose} has no such attribute"
                yield Finding(CODE, one.at(*steps), said, "ask for one that it has, or add it there", SEVERITY)


def _asked(one: Checked) -> Iterator[tuple[Steps, frozenset[str], Sequence[str]]]:
    for clause in clauses(one.catalog):
        if clause.when:
            yield (*clause.steps, "when"), attributes_of(clause.when), clause.conducts
    for found in effects(one):
        match found.effect:
            case Ladder(by=by):
                yield (*found.steps, "by"), frozenset({by}), found.rule.conducts
            case Accumulated(of=str(of)):
                yield ("rules", found.place, "accumulate", "of"), frozenset({of}), found.rule.conducts
            case _:
                pass


def _takes(one: Checked, code: str, name: str) -> bool:
    known = one.vocabulary.conducts
    return any(name in known[each].attributes for each in one.vocabulary.below(code) if each in known)
