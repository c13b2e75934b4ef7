"""Mapping files: other people's logs fitted, and every mistake in a mapping located."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from events.events_small import VOCABULARY, read

from scorecat.events.column import log_columns
from scorecat.events.mapping import LogMapping, parse_mapping, read_mapping
from scorecat.model.finding import ScorecatError

if TYPE_CHECKING:
    from pathlib import Path

MAPPING = """\
columns: {subject: 编号, date: when, amount: 金额, severity: how, ended: till}
conducts: {闯红灯: traffic.fine}
values: {severity: {普通: ordinary}, rank: {first: 1}}
dates: "%d/%m/%Y"
decimals: {point: ",", thousands: "."}
constants: {conduct: charity.donation, rank: 2}
"""


def mapping(text: str = MAPPING) -> LogMapping:
    """Parse a mapping for the small vocabulary."""
    return parse_mapping(text.encode(), "map.yaml", log_columns(VOCABULARY))


def test_a_log_is_fitted(tmp_path: Path) -> None:
    """Columns, codes, values, dates and decimals are theirs; the table is ours."""
    path = tmp_path / "log.csv"
    path.write_text(
        '编号,when,conduct,金额,how,till\np1,2/1/2020,闯红灯,"1.234,5",普通,03/01/2020\n'
        "p2,02/01/2020,charity.donation,1234,serious,\n"
    )
    log, rows = read(path, mapping=mapping())
    assert [(row[0], row[1], row[2], row[5], row[7], row[8], row[9]) for row in rows] == [
        ("p1", date(2020, 1, 2), "traffic.fine", Decimal("1234.5"), "ordinary", 2, date(2020, 1, 3)),
        ("p2", date(2020, 1, 2), "charity.donation", Decimal(1234), "serious", 2, None),
    ]
    assert {"subject", "date", "amount", "rank"} <= log.columns


@pytest.mark.parametrize("name", ["log.csv", "log.jsonl"])
def test_a_constant_stands_for_a_column_that_is_not_there(tmp_path: Path, name: str) -> None:
    """The column need not be in the log; a log that has it keeps its own."""
    path = tmp_path / name
    path.write_text(
        "编号,when,金额,how,till\np1,02/01/2020,,,\n"
        if name.endswith("csv")
        else '{"编号":"p1","when":"02/01/2020","金额":null,"how":null,"till":null}\n'
    )
    _, rows = read(path, mapping=mapping())
    assert rows[0][2] == "charity.donation"


def test_typed_values_need_no_notation(tmp_path: Path) -> None:
    """Dates and numbers that Parquet types already are not read in the mapping's notation."""
    path = tmp_path / "log.parquet"
    day = pa.array([date(2020, 1, 2)])
    table = {
        "编号": ["p1"],
        "when": day,
        "金额": [1234.5],
        "how": ["普通"],
        "till": day,
        "conduct": ["闯红灯"],
    }
    pq.write_table(pa.table(table), path)
    _, rows = read(path, mapping=mapping())
    assert (rows[0][1], rows[0][5], rows[0][9]) == (date(2020, 1, 2), Decimal("1234.5"), date(2020, 1, 2))


BAD_CELLS = {
    "p1,2020-01-02,闯红灯,,,": (
        4,
        "SC704 date '2020-01-02' is not a date; the mapping says that dates look like",
    ),
    "p1,31/02/2020,闯红灯,,,": (4, "SC704"),
    "p1,02/01/2020,闯红灯,1.5,,": (19, "SC705 amount '1.5'"),
    "p1,02/01/2020,闯红灯,1.23.456,,": (19, "SC705"),
    "p1,02/01/2020,闯红,,,": (15, "SC707 conduct '闯红' is not in the vocabulary"),
}


@pytest.mark.parametrize("row", BAD_CELLS)
def test_what_the_mapping_does_not_fit_is_rejected(tmp_path: Path, row: str) -> None:
    """A value in another notation than the mapping says is never guessed at."""
    column, message = BAD_CELLS[row]
    path = tmp_path / "log.csv"
    path.write_text(f"编号,when,conduct,金额,how,till\n{row}\n")
    log, _ = read(path, mapping=mapping(), keep_rejects=True)
    assert str(log.rejects.findings()[0]).startswith(f"{path}:2:{column}: {message}")


def test_a_column_that_only_the_mapping_knows_is_its_mistake(tmp_path: Path) -> None:
    """The finding is located in the mapping, with the near miss among the log's columns."""
    path = tmp_path / "log.csv"
    path.write_text("编号,whenn,conduct,金额,how,till\n")
    with pytest.raises(ScorecatError) as caught:
        read(path, mapping=mapping())
    assert [str(f) for f in caught.value.findings] == [
        "map.yaml:1:30: SC785 the log has no column 'when'; did you mean 'whenn'?"
    ]


MISTAKES = {
    "- a": "1:1: SC781 a mapping file is a mapping",
    "colums: {}": "1:1: SC782 unknown key 'colums'; did you mean 'columns'?",
    "columns: [a]": "1:10: SC781 columns must be a mapping",
    "columns: {subjct: x}": "1:11: SC783 'subjct' is no column of ours; did you mean 'subject'?",
    "columns: {subject: [x]}": "1:20: SC781 columns 'subject' must be one plain value",
    "columns: {subject: x, act: x}": "1:28: SC786 column 'x' is already taken for subject",
    "conducts: {x: trafic.fine}": "1:15: SC784 conduct 'trafic.fine' is not in the vocabulary; did you mean",
    "values: {severty: {x: serious}}": "1:10: SC783 'severty' is no column of ours; did you mean 'severity'?",
    "values: {severity: {x: seriuos}}": "1:24: SC784 severity 'seriuos' is not one of ordinary, serious; did",
    "values: {severity: x}": "1:20: SC781 severity must map their words to ours",
    "values: {conduct: {x: traffic.fine}}": "1:10: SC782 conduct codes go under conducts",
    "constants: {conduct: x}": "1:22: SC784 conduct 'x' is not in the vocabulary",
    'dates: "DD.MM."': "1:8: SC787 the date format 'DD.MM.' does not give a year, a month and a day",
    'dates: "%d.%m.%Q"': "1:8: SC787 '%d.%m.%Q' is not a date format",
    "dates: {}": "1:8: SC787",
    "decimals: {pont: x}": "1:12: SC782 unknown key 'pont'; did you mean 'point'?",
    "decimals: {point: x}": "1:19: SC787 'x' cannot be the point",
    'decimals: {thousands: "."}': "1:11: SC787 point and thousands are the same",
}


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_in_a_mapping_has_its_place(text: str) -> None:
    """Every mistake is a finding with line and column, and a near miss where there is one."""
    with pytest.raises(ScorecatError) as caught:
        mapping(text)
    assert str(caught.value).startswith(f"map.yaml:{MISTAKES[text]}")


def test_a_mapping_is_read_from_a_file(tmp_path: Path) -> None:
    """The file is named in messages; one that is not there is an error."""
    path = tmp_path / "map.yaml"
    with pytest.raises(ScorecatError, match="SC780 cannot be read: No such file"):
        read_mapping(path, log_columns(VOCABULARY))
    path.write_text(MAPPING)
    assert read_mapping(path, log_columns(VOCABULARY)).words("conduct") == {"闯红灯": "traffic.fine"}
