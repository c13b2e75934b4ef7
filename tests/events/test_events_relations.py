"""Relations tables: who is what to whom and when, each once, no bad row set aside."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Final

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from events.events_small import identity, rows

from scorecat.events.subjects import read_relations
from scorecat.model.finding import IdentityRefusedError, ScorecatError
from scorecat.model.subject import RELATIONS

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "of,to,relation,from,until"
GOOD: Final[list[dict[str, str | None]]] = [
    {"of": "c1", "to": "p1", "relation": "legal-representative", "from": "2019-01-01", "until": "2020-06-30"},
    {"of": "p1", "to": "p2", "relation": "spouse", "from": None, "until": None},
]
READ = [
    ("c1", "p1", "legal-representative", date(2019, 1, 1), date(2020, 6, 30)),
    ("p1", "p2", "spouse", None, None),
]


def written(folder: Path, form: str) -> Path:
    """The good table in a form."""
    path = folder / f"relations.{form}"
    if form == "parquet":
        pq.write_table(pa.Table.from_pylist(GOOD), path)
    elif form == "jsonl":
        path.write_text("".join(f"{json.dumps(row)}\n" for row in GOOD))
    else:
        cells = [",".join(row[name] or "" for name in HEAD.split(",")) for row in GOOD]
        path.write_text("\n".join([HEAD, *cells, ""]))
    return path


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_relations_are_typed_as_declared(tmp_path: Path, form: str) -> None:
    """Days are dates, and what is empty is null, whatever the form of the file."""
    connection = duckdb.connect()
    relations = read_relations(connection, [str(written(tmp_path, form))])

    assert (relations.count, relations.columns, relations.notes) == (2, frozenset(HEAD.split(",")), ())
    assert rows(connection, "relations") == READ


def test_dates_of_parquet_are_read(tmp_path: Path) -> None:
    """A column of dates is taken as it is."""
    path = tmp_path / "relations.parquet"
    typed = [{**row, "from": date.fromisoformat(row["from"]) if row["from"] else None} for row in GOOD]
    pq.write_table(pa.Table.from_pylist(typed), path)
    connection = duckdb.connect()
    read_relations(connection, [str(path)])

    assert rows(connection, "relations") == READ


def test_relations_need_no_dates(tmp_path: Path) -> None:
    """A table without days holds always; a column that looks like one of ours is told."""
    path = tmp_path / "relations.csv"
    cells = (f"a,b{n},{one},x\n" for n, one in enumerate(RELATIONS))
    path.write_text("".join(["of,to,relation,form\n", *cells]))
    connection = duckdb.connect()
    relations = read_relations(connection, [str(path)])

    assert rows(connection, "relations") == [("a", f"b{n}", one, None, None) for n, one in enumerate(RELATIONS)]
    assert relations.columns == frozenset({"of", "to", "relation"})
    assert relations.notes == ("column 'form' is not used; did you mean 'from'?",)


BAD_ROWS = {
    "a,b,spose,,": (
        5,
        "SC706 relation 'spose' is not one of legal-representative, principal,",
        "did you mean 'spouse'?",
    ),
    "a,b,friend,,": (5, "SC706 relation 'friend' is not one of", "household-head"),
    "a,b,,,": (5, "SC703 no relation", "every row needs a relation"),
    ",b,spouse,,": (1, "SC703 no of", ""),
    "a,,spouse,,": (3, "SC703 no to", ""),
    "a,b\x07,spouse,,": (3, "SC711 to 'b�' holds a control character", ""),
    "a,b,spouse,2020-02-30,": (12, "SC704 from '2020-02-30' is not a date", ""),
    "a,b,spouse,,2020": (13, "SC704 until '2020' is not a date", ""),
    "a,b,spouse,2020-01-02,2020-01-01": (23, "SC714 until '2020-01-01' is not after from", "the first day on which"),
    "a,b,spouse,2020-01-01,2020-01-01": (23, "SC714 until '2020-01-01' is not after from", ""),
    "c1,p1,principal,2019-01-01,": (17, "SC710 from '2019-01-01' stands on more than one row of the same", "keep one"),
    "p1,p2,spouse,,": (
        14,
        "SC710 from '' stands on more than one row of the same two subjects and relation",
        "keep one",
    ),
    "p1,p2,spouse,,2021-01-01": (14, "SC710 from '' stands on more than one row", "keep one"),
    "a,b,spouse": (1, "SC701 the row has 3 cells, the header 5", ""),
}


@pytest.mark.parametrize("row", BAD_ROWS)
def test_a_bad_relation_stops_the_reading(tmp_path: Path, row: str) -> None:
    """There is no setting aside: the finding has its place, and says what may have been meant."""
    column, message, advice = BAD_ROWS[row]
    path = tmp_path / "relations.csv"
    path.write_text(f"{HEAD}\nc1,p1,principal,2019-01-01,2020-01-01\np1,p2,spouse,,\n{row}\n")
    with pytest.raises(ScorecatError) as caught:
        read_relations(duckdb.connect(), [str(path)])

    found = [str(finding) for finding in caught.value.findings]
    assert found[-2].startswith(f"{path}:4:{column}: {message}")
    assert advice in found[-2]
    assert found[-1].endswith("mend them: every relation of the table is needed")


@pytest.mark.parametrize(
    "row", ["p1,p2,spouse,2020-01-01,", "p2,p1,spouse,,", "p1,p2,child,,", "p1,p3,spouse,,", "p1,p1,spouse,,"]
)
def test_what_differs_is_another_relation(tmp_path: Path, row: str) -> None:
    """By either subject, the relation or its first day."""
    path = tmp_path / "relations.csv"
    path.write_text(f"{HEAD}\np1,p2,spouse,,\n{row}\n")

    assert read_relations(duckdb.connect(), [str(path)]).count == 2


@pytest.mark.parametrize("column", ["of", "to"])
@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_identity_numbers_are_refused(tmp_path: Path, column: str, form: str) -> None:
    """On either side, before anything else is said, and never shown."""
    path = tmp_path / f"relations.{form}"
    row = {"of": "a", "to": "b", "relation": "no such", column: identity()}
    path.write_text(
        json.dumps(row) if form == "jsonl" else f"{','.join(row)}\n{','.join(row.values())}\n", encoding="utf-8"
    )
    with pytest.raises(IdentityRefusedError) as caught:
        read_relations(duckdb.connect(), [str(path)])

    assert str(path) in str(caught.value)
    assert identity() not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("relations.csv", "of,to\na,b\n", ":1:1: SC730 there is no column 'relation'"),
        (
            "relations.csv",
            "of,to,relations\na,b,spouse\n",
            "SC730 there is no column 'relation'; did you mean 'relations'?",
        ),
        ("relations.csv", "", ":1:1: SC720 the file is empty"),
        ("relations.txt", "of,to,relation\n", ":1:1: SC720 the ending of the name says no form we read"),
        ("relations.jsonl", "[]\n", ":1:1: SC713 not a JSON object"),
        ("relations.parquet", "of", ":1:1: SC721 is not a Parquet file"),
    ],
)
def test_a_table_that_cannot_be_used(tmp_path: Path, name: str, text: str, message: str) -> None:
    """The file is named, and what to do about it."""
    path = tmp_path / name
    path.write_text(text)
    with pytest.raises(ScorecatError) as caught:
        read_relations(duckdb.connect(), [str(path)])

    assert message in str(caught.value.findings[0])
