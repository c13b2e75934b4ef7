"""A clause punishes "other" conduct.

What: a rule or ground that burdens and is about a conduct such as `commerce.other`: whatever else an authority counts
as such; or about being named by another department on grounds that are its own (`rail.department-referral`).

Why: nobody can know what is forbidden. It is where lists grow without anybody changing the text.

What to do: nothing, if the text has such a catch-all. If it names what it means, use or add a code for that.

Passes:

```yaml
- {id: fraud, conduct: commerce.fraud, points: -50, source: "measure, row 11"}
```

Found:

```yaml
- {id: other, conduct: commerce.other, points: -50, source: "measure, row 11"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.check.clause import clauses
from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked

CODE: Final = "SC532"
SEVERITY: Final = Severity.INFO
_REFERRAL: Final = "department-referral"
_DECIDED: Final = frozenset({"penalty", "discipline"})
"""Topics of measures that an authority has taken: of whatever kind, each is a decision that one can see."""


def check(one: Checked) -> Iterator[Finding]:
    """Find each such clause."""
    for clause in clauses(one.catalog):
        vague = [code for code in clause.conducts if is_vague(code)] if clause.burdens else []
        if vague:
            said = f"{clause} is about whatever else counts as such ({', '.join(vague)})"
            yield Finding(CODE, one.at(*clause.steps, "conduct"), said, "true of some texts", SEVERITY)


def is_vague(code: str) -> bool:
    """Whether a code stands for what is left over: `commerce.other`, `marriage.other-serious`; a penalty does not."""
    topic, *words = code.split(".")
    return topic == "other" or (
        topic not in _DECIDED and any(word in ("other", _REFERRAL) or word.startswith("other-") for word in words)
    )
