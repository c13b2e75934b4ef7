"""Being on a list is punished again.

What: a rule that burdens, or a ground with `listed_in`, whose conduct is being on a list: `court.dishonest-list`,
`court.consumption-restriction` and the like.

Why: the listing already is a punishment of the act, with consequences of its own; here it becomes a second one, and
often falls with the first only if somebody asks for it.

What to do: nothing, if the text does it. See whether it also says what becomes of it when the name comes off the list,
and encode that as a repair or a removal.

Passes:

```yaml
- {id: unperformed, conduct: court.judgment-unperformed, points: -50, source: "measure, row 2"}
```

Found:

```yaml
- {id: listed, conduct: court.dishonest-list, points: -50, source: "measure, row 2"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.clause import clauses
from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC536"
SEVERITY: Final = Severity.INFO
_LISTS: Final = ("-list", "blacklist", "consumption-restriction")


def check(one: Checked) -> Iterator[Finding]:
    """Find each such clause."""
    elsewhere = {place for place, ground in enumerate(one.catalog.grounds) if ground.listed_in}
    for clause in clauses(one.catalog):
        own = clause.kind == "ground" and clause.steps[1] not in elsewhere
        listed = [code for code in clause.conducts if is_listing(code)] if clause.burdens and not own else []
        if listed:
            said = f"{clause} burdens whoever is on a list already ({', '.join(listed)})"
            yield Finding(CODE, one.at(*clause.steps, "conduct"), said, "true of some texts", SEVERITY)


def is_listing(code: str) -> bool:
    """Whether a conduct is being on a list of subjects, or under a court's order that works like one."""
    return any(word.endswith(_LISTS) and word != "negative-list" for word in code.split("."))
