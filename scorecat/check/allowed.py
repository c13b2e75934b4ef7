"""What the suppressions of the files of a run allow, and which of them do nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecat.catalog.library import shown_path
from scorecat.check.allow import MARK, allows
from scorecat.check.check import Family
from scorecat.check.judged import is_of_check, judged
from scorecat.check.report import Allowed
from scorecat.check.table import entries
from scorecat.files.document import read
from scorecat.model.finding import ScorecatError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from scorecat.check.allow import Allow
    from scorecat.check.reading import Reading
    from scorecat.check.settings import Settings
    from scorecat.check.table import Entry
    from scorecat.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Allows:
    """The suppressions of the files of a run."""

    reading: Reading
    settings: Settings
    today: date

    def sort(self, found: Sequence[Finding]) -> tuple[list[Finding], list[Allowed]]:
        """Part what is found from what is allowed, and tell what is wrong with suppressions."""
        kept: list[Finding] = []
        allowed: list[Allowed] = []
        held, wrong = self._read()
        for finding in found:
            covering = [one for one in held.get(finding.where.path, ()) if one.covers(finding)]
            if covering:
                allowed.append(Allowed(finding, covering[0].reason))
            else:
                kept.append(finding)
        asked = {entry.code for entry in entries().values() if self._was_asked(entry)}
        unread = {finding.where.path for finding in found if not is_of_check(finding)}
        idle = (one.unused(asked) for path, allows in held.items() if path not in unread for one in allows)
        more = [told for one in (*wrong, *idle) if one and (told := judged(one, self.settings))]
        return [*kept, *more], allowed

    def _read(self) -> tuple[dict[str, list[Allow]], list[Finding]]:
        held, wrong = {}, []
        for path in self.reading.files:
            try:
                content = self.reading.content(path)
                if MARK not in content:
                    continue
                shown = shown_path(path)
                document = self.reading.built[path].document if path in self.reading.built else read(content, shown)
            except ScorecatError:
                continue  # it is told that it cannot be read
            held[shown], found = allows(content.decode("utf-8-sig"), document, self.today)
            wrong += found
        return held, wrong

    def _was_asked(self, entry: Entry) -> bool:
        return self.settings.tells(entry) and (self.reading.whole or entry.group != Family.ATLAS)
