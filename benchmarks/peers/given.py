"""What every peer is given: `PLACE LOG CODES SCORES` on its command line."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Given:
    """The place, the log, all codes of the vocabulary, and the Parquet file for subject, low and high."""

    place: str
    log: Path
    codes: tuple[str, ...]
    scores: Path

    @property
    def parquet(self) -> bool:
        """Whether the log is Parquet; else it is CSV, by its ending with gzip."""
        return self.log.name.endswith(".parquet")


def given() -> Given:
    """Read the command line."""
    place, log, codes, scores = sys.argv[1:]
    return Given(place, Path(log), tuple(Path(codes).read_text(encoding="utf-8").split()), Path(scores))


COLUMNS = {
    "rongcheng": ("subject", "date", "conduct", "event", "act", "level", "ended", "ref"),
    "wendeng": ("subject", "date", "conduct", "event", "amount", "ref"),
}
"""What a run for a place needs of the log."""
