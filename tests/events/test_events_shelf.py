"""Where rows are kept: in a file of the run's folder where memory would not hold them. What is read is the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest
from events.events_small import read

from scorecat.events import shelf
from scorecat.events.source import Form, Packing, Source

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "event,subject,date,conduct,amount,ref\n"
GOOD = "e1,p1,2020-01-02,traffic.fine,12.5,\ne2,p2,2020-01-03,charity.donation,,\n"
LOGS = {
    "good.csv": HEAD + GOOD,
    "rejected.csv": HEAD + GOOD + "e3,p1,2020-02-30,traffic.fine,,\ne4,,2020-01-02,traffic.fine,,\n",
    "twice.csv": HEAD + GOOD + "e1,p1,2020-05-01,charity.donation,,\ne1,p2,2020-05-01,charity.donation,,\n",
    "made.csv": HEAD + ",p1,2020-01-02,traffic.fine,,\n" * 3 + ",p1,2020-01-03,traffic.fine,,\n" + GOOD,
    "careful.csv": HEAD + GOOD + 'e3,p1,2020-01-02,traffic.fine,"1\n',
    "log.jsonl": '{"subject": "p1", "date": "2020-01-02", "conduct": "traffic.fine"}\n' * 2,
}


@pytest.fixture
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep all rows in a file, however few."""
    monkeypatch.setattr(shelf, "MUCH", 0)
    monkeypatch.setattr(shelf, "LEAST", 0)


@pytest.mark.usefixtures("always")
@pytest.mark.parametrize("name", LOGS)
def test_rows_in_a_file_are_those_in_memory(name: str, tmp_path: Path) -> None:
    """Accepted or set aside, with keys given twice or made; without a folder they stay in memory."""
    log = tmp_path / name
    log.write_text(LOGS[name], encoding="utf-8")
    folder = tmp_path / "run"
    folder.mkdir()

    kept, here = read(log, keep_rejects=True, spool=folder), read(log, keep_rejects=True)

    assert (folder / shelf.NAME).stat().st_size
    assert here[1]
    assert here[1] == kept[1]
    assert (here[0].read, here[0].rejected) == (kept[0].read, kept[0].rejected)


@pytest.mark.parametrize(
    ("form", "packing", "megabytes", "limit", "threads", "kept"),
    [
        (Form.CSV, Packing.NONE, 249, "1GB", 2, False),
        (Form.CSV, Packing.NONE, 251, "1GB", 2, True),
        (Form.JSON_LINES, Packing.NONE, 251, "1GB", 2, True),
        (Form.CSV, Packing.GZIP, 33, "1GB", 2, False),
        (Form.CSV, Packing.GZIP, 34, "1GB", 2, True),
        (Form.PARQUET, Packing.NONE, 34, "1GB", 2, True),
        (Form.CSV, Packing.NONE, 251, "130MB", 2, True),
        (Form.CSV, Packing.NONE, 251, "130MB", 3, False),
    ],
)
def test_rows_leave_memory_where_they_would_take_half_of_it(
    form: Form, packing: Packing, megabytes: int, limit: str, threads: int, kept: bool, tmp_path: Path
) -> None:
    """By the size of the files, packed ones counted for more; packing rows takes some memory for each thread."""
    path = tmp_path / "log"
    with path.open("wb") as file:
        file.truncate(megabytes * 1_000_000)
    connection = duckdb.connect(config={"memory_limit": limit, "threads": threads})
    sources = [Source(str(path), "log", form, packing)]

    assert ("shelf.main." if kept else "") == shelf.shelf(connection, sources, tmp_path)
    assert "" == shelf.shelf(connection, sources, None)


@pytest.mark.usefixtures("always")
def test_the_folder_may_have_any_name(tmp_path: Path) -> None:
    """Nothing in it is taken for SQL; files of several logs are one database."""
    folder = tmp_path / "it's; here"
    folder.mkdir()
    connection = duckdb.connect()

    assert ["shelf.main."] * 2 == [shelf.shelf(connection, [], folder) for _ in range(2)]
    assert [shelf.NAME] == [path.name for path in folder.iterdir() if path.suffix == ".db"]
