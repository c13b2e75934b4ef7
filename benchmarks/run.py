"""The benchmark: the engine against reading alone, and against what is written by hand, on generated logs.

`python benchmarks/run.py --events 1000000,10000000` (`just bench`) makes the logs, runs every way of scoring as a
process of its own, in turn, holds all scores against the engine's, and writes the results into `docs/performance.md`.
Needs the optional dependencies `bench`. The engine is run as it is installed: a wheel knows that its catalogs were
checked.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from aims import aims
from logs import FORMS, codes, log
from measure import run
from report import Line, put, section
from scores import same_scores
from ways import BY_HAND, ENTRIES, EVERY_PLACE, FLOOR, ONE_PLACE, PANDAS, POLARS, RECORDS, RULE_ENGINES, SQL

if TYPE_CHECKING:
    from collections.abc import Callable

    from measure import Run

PEERS = Path(__file__).parent / "peers"
PLACES = ("rongcheng", "wendeng")
OPTIONAL = {"entries": ENTRIES, "sql": SQL, "polars": POLARS, "pandas": PANDAS}
"""What may be left out, by what it is called in the options."""


@dataclass
class Benchmark:
    """One run of everything."""

    folder: Path
    rounds: int
    forms: tuple[str, ...]
    codes: Path
    left_out: frozenset[str] = frozenset()
    limits: tuple[str, ...] = ()
    """Options that say what the engine may take of the machine."""
    lines: list[Line] = field(default_factory=list)

    def place(self, place: str, events: int) -> None:
        """Score the log of a place in every form and every way."""
        for form in self.forms:
            path = log(self.folder, place, events, form)
            ways: dict[str, Callable[[], Run]] = {
                FLOOR: lambda path=path: self._peer("floor", place, path),  # type: ignore[misc]
                RECORDS: lambda path=path: self._engine(path, "--city", place),  # type: ignore[misc]
                ENTRIES: lambda path=path: self._engine(path, "--city", place, entries=True),  # type: ignore[misc]
            }
            for name, peer in BY_HAND.items():
                ways[name] = lambda path=path, peer=peer: self._peer(peer, place, path)  # type: ignore[misc]
            found = self._rounds({name: way for name, way in ways.items() if name not in self.left_out})
            for name, peer in BY_HAND.items():
                if name in found and all(one.whole for one in found[name]):
                    same_scores(self._scores("engine"), self._scores(peer))
            self.lines += _lines(events, place, form, found, {"the floor": FLOOR, "SQL": SQL})

    def every_place(self, events: int) -> list[Line]:
        """Score one log by one place and by all at once."""
        path = log(self.folder, "all", events, self.forms[-1])
        ways: dict[str, Callable[[], Run]] = {
            ONE_PLACE: lambda: self._engine(path, "--city", "rongcheng"),
            EVERY_PLACE: lambda: self._engine(path, "--all"),
        }
        return _lines(events, "every conduct", self.forms[-1], self._rounds(ways), {"one place": ONE_PLACE})

    def rule_engines(self, events: int) -> list[Line]:
        """Score a smaller log of Rongcheng, an event at a time."""
        path = log(self.folder, "rongcheng", events, "csv")
        ways: dict[str, Callable[[], Run]] = {RECORDS: lambda: self._engine(path, "--city", "rongcheng")}
        for name, peer in RULE_ENGINES.items():
            ways[name] = lambda peer=peer: self._peer(peer, "rongcheng", path)  # type: ignore[misc]
        found = self._rounds(ways)
        for peer in RULE_ENGINES.values():
            same_scores(self._scores("engine"), self._scores(peer))
        return _lines(events, "rongcheng", "csv", found, {"scorecat": RECORDS})

    def _rounds(self, ways: dict[str, Callable[[], Run]]) -> dict[str, list[Run]]:
        found: dict[str, list[Run]] = {name: [] for name in ways}
        for _ in range(self.rounds):
            for name, way in ways.items():
                one = way()
                print(f"{name}: {one.seconds:.1f} s, {one.peak:.0f} MiB", file=sys.stderr, flush=True)
                found[name].append(one)
        return found

    def _engine(self, path: Path, *places: str, entries: bool = False) -> Run:
        output = self.folder / "whole" if entries else self._scores("engine")
        (self.folder / "whole").mkdir(exist_ok=True)
        tool = (sys.executable, "-m", "scorecat", "-q", "eval", str(path), *places, *self.limits)
        # (From a checkout its own package, of which nobody has checked the catalogs, would come first.)
        return run(*tool, "--format", "parquet", "--output", str(output), cwd=str(self.folder))

    def _peer(self, name: str, place: str, path: Path) -> Run:
        return run(
            sys.executable, str(PEERS / f"{name}.py"), place, str(path), str(self.codes), str(self._scores(name))
        )

    def _scores(self, name: str) -> Path:
        return self.folder / f"scores-{name}.parquet"


def _lines(events: int, name: str, form: str, found: dict[str, list[Run]], to: dict[str, str]) -> list[Line]:
    """Set each way beside others: `to` gives what these are called in a heading."""
    beside = {heading: found[way] for heading, way in to.items() if way in found}
    return [Line(events, name, form, way, runs, beside) for way, runs in found.items()]


def sizes(text: str) -> list[int]:
    """Read numbers of events, with commas between them."""
    return [int(size) for size in text.split(",") if size]


def main() -> None:
    """Measure, check, and write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--events", default="1000000,10000000", help="sizes of the logs, with commas between them")
    parser.add_argument("--rule-engine-events", type=int, default=100_000, help="the same for rule engines (0: none)")
    parser.add_argument("--all-places-events", default="1000000", help="sizes of the logs for all places ('': none)")
    parser.add_argument("--places", default=",".join(PLACES), help="places, with commas between them")
    parser.add_argument("--forms", default=",".join(FORMS), help="forms of the logs, with commas between them")
    parser.add_argument("--leave-out", default="", help=f"any of {', '.join(OPTIONAL)}, with commas between them")
    parser.add_argument("--memory-limit", help="how much the engine may hold (default: what it takes)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is run")
    parser.add_argument("--folder", type=Path, help="where the logs are kept for the next time (default: nowhere)")
    parser.add_argument("--no-write", action="store_true", help="print the section instead of writing it into the page")
    asked = parser.parse_args()
    with nullcontext(asked.folder) if asked.folder else tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        benchmark = Benchmark(
            folder,
            asked.rounds,
            tuple(asked.forms.split(",")),
            codes(folder),
            frozenset(OPTIONAL[name] for name in filter(None, asked.leave_out.split(","))),
            ("--memory-limit", asked.memory_limit) if asked.memory_limit else (),
        )
        for events in sizes(asked.events):
            for place in asked.places.split(","):
                benchmark.place(place, events)
        tables = {"One place": benchmark.lines}
        everywhere = [benchmark.every_place(events) for events in sizes(asked.all_places_events)]
        tables["All places at once"] = [line for lines in everywhere for line in lines]
        if asked.rule_engine_events:
            tables["A rule engine for each event"] = benchmark.rule_engines(asked.rule_engine_events)
    near = aims([line for lines in tables.values() for line in lines])
    text = section(near, {heading: lines for heading, lines in tables.items() if lines}, asked.rounds)
    if asked.no_write:
        print(text)
    else:
        put(text)


if __name__ == "__main__":
    main()
