"""Results as a section of the page on performance."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from measure import Run

PAGE = Path(__file__).parent.parent / "docs" / "performance.md"
BEGIN, END = "<!-- throughput: begin -->", "<!-- throughput: end -->"
PACKAGES = ("scorecat", "duckdb", "polars", "pandas", "pyarrow", "rule-engine", "zen-engine")


@dataclass(frozen=True)
class Line:
    """What one way of scoring took: its rounds, each beside those of other ways in the same round, by their names."""

    events: int
    place: str
    form: str
    way: str
    runs: Sequence[Run]
    beside: Mapping[str, Sequence[Run]]

    def ratio(self, beside: Sequence[Run]) -> float | None:
        """Return the median of the rounds' ratios; None where a run did not end."""
        pairs = list(zip(self.runs, beside, strict=True))
        if not all(one.whole and other.whole for one, other in pairs):
            return None
        return median(one.seconds / other.seconds for one, other in pairs)

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of a row of the table."""
        start = (f"{self.events:,}", self.place, self.form, self.way)
        whole = all(run.whole for run in self.runs)
        took = f"{median(run.seconds for run in self.runs):.1f}" if whole else "killed, out of memory"
        peak = max(run.peak for run in self.runs)
        ratios = (self.ratio(runs) for runs in self.beside.values())
        return (*start, took, *("" if ratio is None else f"{ratio:.2f}" for ratio in ratios), f"{peak:,.0f}")


def section(aims: str, tables: Mapping[str, Sequence[Line]], rounds: int) -> str:
    """Write the aims and the tables, each under its heading."""
    counted = "One round" if rounds == 1 else f"Medians of {rounds} rounds"
    parts = [f"{machine()}; {versions()}. {counted} of whole processes, run in turn.", "### How near the aims", aims]
    for heading, lines in tables.items():
        ratios = [f"ratio to {name}" for name in lines[0].beside]
        rows = [
            ("events", "log", "form", "by", "s", *ratios, "peak MiB"),
            ("---:", *["---"] * 3, *["---:"] * (2 + len(ratios))),
        ]
        rows += [line.cells for line in lines]
        parts += [f"### {heading}", table(rows)]
    return "\n\n".join(parts)


def table(rows: Sequence[Sequence[str]]) -> str:
    """Write rows of cells as a Markdown table."""
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def put(text: str, page: Path = PAGE) -> None:
    """Put the section between its marks."""
    whole = page.read_text(encoding="utf-8")
    before, _, rest = whole.partition(BEGIN)
    _, _, after = rest.partition(END)
    page.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", encoding="utf-8")


def machine() -> str:
    """Say what ran it."""
    model = platform.processor() or platform.machine()
    told = Path("/proc/cpuinfo")
    if told.exists():
        names = [
            line.partition(":")[2].strip() for line in told.read_text().splitlines() if line.startswith("model name")
        ]
        model = names[0] if names else model
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{model}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}"


def versions() -> str:
    """Say which versions ran."""
    found = [f"CPython {platform.python_version()}"]
    for package in PACKAGES:
        try:
            found.append(f"{package} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            from scorecat import __version__  # noqa: PLC0415

            found.append(f"{package} {__version__}")
    return ", ".join(found)
