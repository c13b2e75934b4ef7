"""Reading event logs: every form, every kind of bad row with its place."""

from __future__ import annotations

import gzip
import io
from datetime import date
from decimal import Decimal
from hashlib import md5
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from events.events_small import VOCABULARY, identity, read, rows

from scorecat.events.log import read_log
from scorecat.model.finding import ScorecatError

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "subject,date,conduct,event,amount,severity,rank,ended,ref"
GOOD = f"{HEAD}\np1,2020-01-02,traffic.fine,e1,12.5,serious,2,2020-02-01,\n"
GOOD_ROW = (
    *("p1", date(2020, 1, 2), "traffic.fine", "e1", None, Decimal("12.5"), None, "serious", 2),
    *(date(2020, 2, 1), None, None),
)


def refused(*paths: Path | str, **options: object) -> list[str]:
    """Return the findings of a reading that fails."""
    with pytest.raises(ScorecatError) as caught:
        read(*paths, **options)
    return [str(finding) for finding in caught.value.findings]


def test_a_good_row_is_typed_as_declared(tmp_path: Path) -> None:
    """Every cell has its declared type, and a column that is not there is null."""
    path = tmp_path / "log.csv"
    path.write_text(GOOD)
    log, found = read(path)
    assert found == [GOOD_ROW]
    assert (log.read, log.rejected, log.last_date, log.notes) == (1, 0, date(2020, 1, 2), ())
    assert log.columns == {
        "subject",
        "date",
        "conduct",
        "event",
        "amount",
        "severity",
        "rank",
        "ended",
        "ref",
    }


def test_the_table_has_the_columns_of_the_contract(tmp_path: Path) -> None:
    """The table has the five columns of every log, the attributes in order, a number, and nothing of the reading."""
    path = tmp_path / "log.csv"
    path.write_text("subject,date,conduct\n")
    connection = duckdb.connect()
    assert read_log(connection, [str(path)], VOCABULARY).last_date is None
    described = [(row[0], row[1]) for row in connection.execute("DESCRIBE log").fetchall()]
    text, amount = "VARCHAR", "DECIMAL(18,4)"
    assert described == [
        *[("subject", text), ("date", "DATE"), ("conduct", text), ("event", text), ("act", text)],
        *[("amount", amount), ("balance", amount), ("severity", text), ("rank", "INTEGER")],
        *[("ended", "DATE"), ("ref", text), ("role", text), ("number", "BIGINT")],
    ]


def as_json_lines(_: str) -> bytes:
    """Return the good row as JSON Lines."""
    return (
        b'{"subject":"p1","date":"2020-01-02","conduct":"traffic.fine","event":"e1","amount":12.5,'
        b'"severity":"serious","rank":2,"ended":"2020-02-01","ref":null}\n'
    )


def as_parquet(_: str) -> bytes:
    """Return the good row as Parquet, typed as data frames type it."""
    table = pa.table(
        {
            "subject": pa.array(["p1"]).dictionary_encode(),
            "date": pa.array([date(2020, 1, 2)]),
            "conduct": ["traffic.fine"],
            "event": ["e1"],
            "amount": [12.5],
            "severity": ["serious"],
            "rank": [2.0],
            "ended": pa.array([date(2020, 2, 1)]).cast(pa.timestamp("us")),
            "ref": pa.nulls(1, pa.string()),
        }
    )
    sink = io.BytesIO()
    pq.write_table(table, sink)
    return sink.getvalue()


FORMS = {
    "log.csv": str.encode,
    "crlf.csv": lambda text: text.replace("\n", "\r\n").encode(),
    "cr.csv": lambda text: text.replace("\n", "\r").encode(),
    "mixed.csv": lambda text: text.replace("\n", "\r\n", 1).encode(),
    "bom.csv": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "blank.csv": lambda text: ("\n\n" + text.replace("\n", "\n\n  \n")).encode(),
    "spaces.csv": lambda text: text.replace(",", " ,\t").encode(),
    "quoted.csv": lambda text: "\n".join(
        ",".join(f'"{cell}"' for cell in line.split(",")) for line in text.splitlines()
    ).encode(),
    "no-line-end.csv": lambda text: text.rstrip("\n").encode(),
    "comma.csv": lambda text: text.replace("02-01,\n", "02-01,,,,\n").encode(),
    "packed.csv.gz": lambda text: gzip.compress(text.encode()),
    "members.csv.gz": lambda text: gzip.compress(text[:30].encode()) + gzip.compress(text[30:].encode()),
    "packed.csv.zst": lambda text: zstandard.compress(text.encode()),
    "frames.csv.zst": lambda text: zstandard.compress(text[:9].encode()) + zstandard.compress(text[9:].encode()),
    "log.jsonl": as_json_lines,
    "log.ndjson": lambda text: b"\n \r\n" + as_json_lines(text),
    "log.jsonl.gz": lambda text: gzip.compress(as_json_lines(text)),
    "log.ndjson.zst": lambda text: zstandard.compress(as_json_lines(text)),
    "log.parquet": as_parquet,
}


@pytest.mark.parametrize("name", FORMS)
def test_every_form_says_the_same(tmp_path: Path, name: str) -> None:
    """The same row in any form gives the same row of the table, from a file and from standard input."""
    data = FORMS[name](GOOD)
    (tmp_path / name).write_bytes(data)
    assert read(tmp_path / name)[1] == [GOOD_ROW]
    assert read("-", stdin=io.BytesIO(data), stdin_name=name)[1] == [GOOD_ROW]
    assert read("-", stdin=io.BytesIO(data))[1] == [GOOD_ROW]


@pytest.mark.parametrize("name", [name for name in FORMS if "csv" in name])
def test_a_bad_row_beside_it_changes_no_good_row(tmp_path: Path, name: str) -> None:
    """The careful reading, which a bad row sets off, gives what the fast one gives."""
    text = GOOD + "p9,2020-01-02,traffic.fine,e9,x,,,,\n"
    (tmp_path / name).write_bytes(FORMS[name](text))
    log, found = read(tmp_path / name, keep_rejects=True)
    assert found == [GOOD_ROW]
    assert (log.read, log.rejected) == (2, 1)


BAD_CELLS = {
    "no subject": (",2020-01-02,traffic.fine,,,,,,", 1, "SC703 no subject"),
    "no date": ("p1,  ,traffic.fine,,,,,,", 4, "SC703 no date"),
    "no conduct": ("p1,2020-01-02,,,,,,,", 15, "SC703 no conduct"),
    "short date": ("p1,2020-1-2,traffic.fine,,,,,,", 4, "SC704 date '2020-1-2' is not a date"),
    "no such day": ("p1,2019-02-29,traffic.fine,,,,,,", 4, "SC704 date '2019-02-29' is not a date"),
    "time": ("p1,2019-02-27 00:00,traffic.fine,,,,,,", 4, "SC704"),
    "old": ("p1,1899-12-31,traffic.fine,,,,,,", 4, "SC704"),
    "five digits of a year": ("p1,19000-01-01,traffic.fine,,,,,,", 4, "SC704"),
    "before Christ": ("p1,1900-01-01 (BC),traffic.fine,,,,,,", 4, "SC704"),
    "far": ("p1,2200-01-01,traffic.fine,,,,,,", 4, "SC704"),
    "infinite": ("p1,infinity,traffic.fine,,,,,,", 4, "SC704"),
    "words": ("p1,2020-01-02,traffic.fine,,much,,,,", 29, "SC705 amount 'much' is not a decimal number"),
    "exponent": ("p1,2020-01-02,traffic.fine,,1e3,,,,", 29, "SC705"),
    "grouped": ("p1,2020-01-02,traffic.fine,,1_000,,,,", 29, "SC705"),
    "five places": ("p1,2020-01-02,traffic.fine,,1.00001,,,,", 29, "SC705"),
    "fifteen digits": ("p1,2020-01-02,traffic.fine,,123456789012345,,,,", 29, "SC705"),
    "negative": ("p1,2020-01-02,traffic.fine,,-1,,,,", 29, "SC705 amount '-1' is not a decimal number of at"),
    "choice": (
        "p1,2020-01-02,traffic.fine,,,seriuos,,,",
        30,
        "SC706 severity 'seriuos' is not one of ordinary,",
    ),
    "rank": ("p1,2020-01-02,traffic.fine,,,,4,,", 31, "SC706 rank '4' is not one of 1, 2, 3"),
    "half rank": ("p1,2020-01-02,traffic.fine,,,,1.5,,", 31, "SC705 rank '1.5' is not a whole number"),
    "conduct": (
        "p1,2020-01-02,trafic.fine,,,,,,",
        15,
        "SC707 conduct 'trafic.fine' is not in the vocabulary",
    ),
    "ended": (
        "p1,2020-01-02,traffic.fine,,,,,2020-01-01,",
        32,
        "SC708 ended '2020-01-01' lies before the date",
    ),
    "ref": ("p1,2020-01-02,record.revoked,,,,,,", 35, "SC709 this procedure or correction names no event"),
    "control": ("p\x071,2020-01-02,traffic.fine,,,,,,", 1, "SC711 subject 'p�1' holds a control character"),
    "few": ("p1,2020-01-02,traffic.fine", 1, "SC701 the row has 3 cells, the header 9"),
    "many": ("p1,2020-01-02,traffic.fine,,,,,,,x", 1, "SC701 the row has 10 cells, the header 9"),
    "quote": ('"p"1,2020-01-02,traffic.fine,,,,,,', 1, "SC702 a quote is not closed, or text follows it"),
}


@pytest.mark.parametrize("case", BAD_CELLS)
def test_a_bad_row_is_rejected_where_it_is_bad(tmp_path: Path, case: str) -> None:
    """Every reason has its code and the line and column of its cell, below cells that span lines."""
    row, column, message = BAD_CELLS[case]
    path = tmp_path / "log.csv"
    path.write_text(f'{GOOD}\np2,2020-01-02,traffic.fine,"a, ""b"",\n\n",,,,,"x\ny"\n{row}\n')
    log, _ = read(path, keep_rejects=True)
    assert log.read == 3
    last = log.rejects.findings()[-1]
    assert str(last).startswith(f"{path}:8:{column}: {message}")
    assert log.rejects.findings(1) == log.rejects.findings()[:1]


def test_the_cells_own_line_is_named(tmp_path: Path) -> None:
    """In a row of several lines, line and column are those of the offending cell."""
    path = tmp_path / "log.csv"
    path.write_text('subject,role,date,conduct\np1,"a\nb",2020-13-01,traffic.fine\n')
    log, _ = read(path, keep_rejects=True)
    assert str(log.rejects.findings()[0]).startswith(f"{path}:3:4: SC704")


def test_a_stray_quote_costs_one_row(tmp_path: Path) -> None:
    """A quote that never closes rejects the line it stands on and no other."""
    path = tmp_path / "log.csv"
    good = "".join(f"p{i},2020-01-02,traffic.fine\n" for i in range(50))
    path.write_text(f'subject,date,conduct\n"p0,2020-01-02,traffic.fine\n{good}')
    log, found = read(path, keep_rejects=True)
    assert (log.read, log.rejected, len(found)) == (51, 1, 50)


def test_bad_rows_stop_the_reading_unless_set_aside(tmp_path: Path) -> None:
    """Twenty are shown, and one finding more counts the rest and says what to do."""
    path = tmp_path / "log.csv"
    path.write_text("subject,date,conduct\n" + "p1,x,traffic.fine\n" * 25)
    findings = refused(path)
    assert len(findings) == 21
    assert findings[-1] == (
        f"{path}:2:4: SC700 25 rows are rejected, 5 of them not shown; `--rejects FILE` sets them aside and goes on"
    )


def test_an_event_id_used_twice_rejects_all_its_rows(tmp_path: Path) -> None:
    """Rows that share subject and event are rejected in every file; another subject may use the id."""
    one, two = tmp_path / "a.csv", tmp_path / "b.csv"
    one.write_text("subject,date,conduct,event\np1,2020-01-02,traffic.fine,e\np2,2020-01-02,traffic.fine,e\n")
    two.write_text("subject,date,conduct,event\np1,2020-03-02,charity.donation,e\n")
    log, found = read(one, two, keep_rejects=True)
    assert [row[0] for row in found] == ["p2"]
    assert [str(f.where) for f in log.rejects.findings()] == [f"{one}:2:28", f"{two}:2:32"]
    assert {f.code for f in log.rejects.findings()} == {"SC710"}


def test_a_row_without_an_event_is_named_by_its_content(tmp_path: Path) -> None:
    """The id depends on what the row says, not on form, notation, place or the columns beside it."""
    csv, jsonl = tmp_path / "a.csv", tmp_path / "b.jsonl"
    csv.write_text(
        "date,amount,subject,conduct,event\n2020-01-02,1.5,p1,traffic.fine,\n"
        "2020-01-02,1.50,p1,traffic.fine,\n2020-01-03,1.50,p1,traffic.fine,\n2020-01-02,,p1,traffic.fine,x\n"
    )
    jsonl.write_text('{"subject":"p1","date":"2020-01-02","conduct":"traffic.fine","amount":1.500}\n')
    of_csv = [row[3] for row in read(csv)[1]]
    (of_json,) = [row[3] for row in read(jsonl)[1]]
    content = "subject=2:p1;date=10:2020-01-02;conduct=12:traffic.fine;amount=6:1.5000;"
    assert of_json == f"row-{md5(content.encode(), usedforsecurity=False).hexdigest()[:12]}"
    assert {of_json, f"{of_json}-2", "x"} < set(of_csv)
    assert len(set(of_csv)) == 4
    assert {row[3] for row in read(csv, jsonl)[1]} == {*of_csv, f"{of_json}-3"}


JSON_LINES = {
    '{"subject":"p1","date":"2020-13-02","conduct":"traffic.fine"}': (24, "SC704"),
    '{"subject":"p1","date":"2020-01-02","conduct" : [1]}': (49, "SC712 conduct holds an object or a list"),
    '{"subject":{"date":""},"date":"2020-01-02","conduct":"traffic.fine"}': (12, "SC712"),
    '{"subject":"p1",': (1, "SC713 not a JSON object ("),
    "[1]": (1, "SC713 not a JSON object (it is another value)"),
    '{"subject":"p1","subject":"p2"}': (1, "SC713 not a JSON object (a key stands in it twice)"),
    '{"subject":"\\ud800","date":"2020-01-02","conduct":"traffic.fine"}': (1, "SC713"),
    '{"subject":"p1","date":NaN}': (1, "SC713"),
    "[" * 100_000: (1, "SC713"),
    '{"subject":true,"date":"2020-01-02","conduct":"traffic.fine","amount":1e400}': (71, "SC705"),
    '{"subject":"p\\u00001","date":"2020-01-02","conduct":"traffic.fine"}': (12, "SC711"),
}


@pytest.mark.parametrize("line", JSON_LINES, ids=lambda line: line[:30])
def test_a_bad_json_line_is_rejected_where_it_is_bad(tmp_path: Path, line: str) -> None:
    """Each bad line has its number and the column of the value."""
    column, message = JSON_LINES[line]
    path = tmp_path / "log.jsonl"
    path.write_text('\n{"subject":"p1","date":"2020-01-02","conduct":"traffic.fine"}\r\n' + line)
    log, _ = read(path, keep_rejects=True)
    assert (log.read, log.rejected) == (2, 1)
    assert str(log.rejects.findings()[0]).startswith(f"{path}:3:{column}: {message}")


def test_money_in_json_is_exact(tmp_path: Path) -> None:
    """A number is taken as it is written, not as a double, and an exponent is worked out."""
    path = tmp_path / "log.jsonl"
    path.write_text(
        '{"subject":"p1","date":"2020-01-02","conduct":"traffic.fine","amount":12345678901234.5678}\n'
        '{"subject":"p2","date":"2020-01-02","conduct":"traffic.fine","amount":1.25E+3}\n'
    )
    assert [row[5] for row in read(path)[1]] == [Decimal("12345678901234.5678"), Decimal(1250)]


def test_a_bad_row_of_a_parquet_file_has_its_number(tmp_path: Path) -> None:
    """Rows of a Parquet file count as lines; a time of day is no date."""
    path = tmp_path / "log.parquet"
    moments = pa.array(["2020-01-02T00:00:00", "2020-01-02T10:30:00"]).cast(pa.timestamp("ns"))
    columns = {"subject": ["p1", "p2"], "date": moments, "conduct": ["traffic.fine"] * 2, "amount": [1, 2]}
    pq.write_table(pa.table(columns), path)
    log, found = read(path, keep_rejects=True)
    assert [row[0] for row in found] == ["p1"]
    assert str(log.rejects.findings()[0]).startswith(f"{path}:2:1: SC704 date '2020-01-02 10:30:00'")


def test_nested_columns_of_a_parquet_file_are_refused(tmp_path: Path) -> None:
    """A column of lists cannot be a column of a log."""
    path = tmp_path / "log.parquet"
    pq.write_table(pa.table({"subject": [["p1"]], "date": ["2020-01-02"], "conduct": ["traffic.fine"]}), path)
    assert refused(path) == [f"{path}:1:1: SC733 column 'subject' holds VARCHAR[]; write plain values"]


HEADERS = {
    "subject;date;conduct": (1, "SC730 the header is a single column: the file is separated by semicolons"),
    "subject\tdate\tconduct": (1, "SC730 the header is a single column: the file is separated by tabs"),
    "subjct,date,conduct": (1, "SC730 there is no column 'subject'; did you mean 'subjct'?"),
    "subject,conduct": (1, "SC730 there is no column 'date'; add it, or say with a mapping file"),
    "subject,date,conduct, date": (22, "SC731 column 'date' stands twice; keep one"),
    '"subject,date,conduct': (1, "SC732 the header's quotes do not close"),
}


@pytest.mark.parametrize("header", HEADERS)
def test_a_wrong_header_is_said_with_its_place(tmp_path: Path, header: str) -> None:
    """A header that lacks a column, or has one twice, is an error even if rows may be set aside."""
    column, message = HEADERS[header]
    path = tmp_path / "log.csv"
    path.write_text(f"{header}\np1,x\n")
    assert refused(path, keep_rejects=True)[0].startswith(f"{path}:1:{column}: {message}")


def test_a_json_log_without_a_required_key_is_refused(tmp_path: Path) -> None:
    """A key that no line has is missing from the file, not from each row."""
    path = tmp_path / "log.jsonl"
    path.write_text('{"subject":"p1","day":"2020-01-02","conduct":"traffic.fine"}\n')
    assert refused(path)[0].startswith(f"{path}:1:1: SC730 there is no column 'date'")


@pytest.mark.parametrize("name", ["log.csv", "log.jsonl"])
def test_a_column_that_is_not_used_is_noted(tmp_path: Path, name: str) -> None:
    """An unknown column stops nothing; the note proposes the near miss, once for all files."""
    text = "subject,date,conduct,amuont\np1,2020-01-02,traffic.fine,1\n"
    if name.endswith("jsonl"):
        text = '{"subject":"p1","date":"2020-01-02","conduct":"traffic.fine","amuont":1}\n'
    for copy in "ab":
        (tmp_path / f"{copy}-{name}").write_text(text)
    log, _ = read(tmp_path / "*-log.*")
    assert log.notes == ("column 'amuont' is not used; did you mean 'amount'?",)
    assert (log.read, "amount" in log.columns) == (2, False)


def test_files_that_cannot_be_used_are_all_named(tmp_path: Path) -> None:
    """Each unusable file is one finding that says what to do."""
    (tmp_path / "log.xlsx").write_bytes(b"PK")
    (tmp_path / "empty.csv").touch()
    names = ["*.none", "missing.csv", "log.xlsx", "empty.csv"]
    paths: list[Path | str] = [tmp_path, *(tmp_path / name for name in names), "-"]
    findings = refused(*paths)
    expected = [
        f"{tmp_path}:1:1: SC720 is a directory; name its files with a glob: `{tmp_path}/*.csv`",
        "no file matches",
        "there is no such file",
        "the ending of the name says no form we read; use one of .csv, .csv.gz",
        "the file is empty",
        "<stdin>:1:1: SC720 standard input is not connected",
    ]
    assert all(part in finding for part, finding in zip(expected, findings, strict=True)), findings


def test_other_unusable_files(tmp_path: Path) -> None:
    """A file named twice, packed wrongly, not Parquet or with blank lines only is refused."""
    good, packed, parquet, blank = (tmp_path / name for name in ("a.csv", "b.csv.gz", "c.parquet", "d.csv"))
    good.write_text(GOOD)
    for path in (packed, parquet, blank):
        path.write_text("\n\n")
    whole = gzip.compress(GOOD.encode() * 1000)
    (tmp_path / "cut.csv.gz").write_bytes(whole[: len(whole) // 2])
    assert "SC723 the file is named twice" in refused(good, good)[0]
    assert "SC721 is not whole gzip data" in refused(packed)[0]
    assert "SC721 is not whole gzip data" in refused(tmp_path / "cut.csv.gz")[0]
    assert "SC721 is not a Parquet file that can be read" in refused(parquet)[0]
    assert "SC720 the file is empty" in refused(blank)[0]
    assert "SC720 standard input is empty" in refused("-", stdin=io.BytesIO())[0]


def test_cut_zstandard_data_is_noticed(tmp_path: Path) -> None:
    """A file that is cut anywhere is refused, though what is left could be read; skipped frames are no harm."""
    text = "subject,date,conduct\n" + "".join(f"p{i},2020-01-02,traffic.fine\n" for i in range(20_000))
    path = tmp_path / "log.csv.zst"
    whole = zstandard.ZstdCompressor(write_checksum=True).compress(text.encode())
    skipped = b"\x50\x2a\x4d\x18\x03\x00\x00\x00abc"
    path.write_bytes(skipped + whole)
    assert read(path)[0].read == 20_000
    for length in (2, 5, 10, len(whole) // 3, len(whole) // 2, len(whole) - 4, len(whole) - 1):
        path.write_bytes(whole[:length])
        assert "SC721 is not whole zstd data" in refused(path)[0]


@pytest.mark.parametrize("name", ["log.csv", "log.jsonl", "log.csv.gz"])
def test_what_is_not_utf8_is_named_by_line(tmp_path: Path, name: str) -> None:
    """The first byte that is not UTF-8 is named by line and column."""
    data = GOOD.encode() + "p2,2020-01-02,traffic.fine,é,,,,,".encode() + "张".encode("gb18030")
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    assert refused(tmp_path / name, keep_rejects=True)[0].startswith(
        f"{tmp_path / name}:3:34: SC722 the file is not UTF-8; save it as UTF-8"
    )


def test_a_column_that_is_not_used_must_be_utf8_too(tmp_path: Path) -> None:
    """Whether a file is refused does not depend on whether another row of it is bad."""
    path = tmp_path / "log.csv"
    path.write_bytes(b"subject,date,conduct,note\np1,2020-01-02,traffic.fine,\xff\n")
    assert f"{path}:2:28: SC722" in refused(path, keep_rejects=True)[0]


def test_names_with_pattern_characters_are_files(tmp_path: Path) -> None:
    """A file that is there is read, whatever its name holds; a quote in a column name harms nothing."""
    for name in ("a[1].csv", "b'*.csv"):
        (tmp_path / name).write_text('subject,date,conduct,"a"", \'"\np1,2020-01-02,traffic.fine,\n')
        assert len(read(tmp_path / name)[1]) == 1


def test_one_bad_file_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    """Of many files, those with bad rows are read again; all rows are counted once."""
    for i in range(6):
        extra = "x\n" if i in {2, 4} else ""
        (tmp_path / f"{i}.csv").write_text(f"subject,date,conduct\np{i},2020-01-02,traffic.fine\n{extra}")
    log, found = read(tmp_path / "*.csv", keep_rejects=True)
    assert (log.read, log.rejected, len(found)) == (8, 2, 6)
    assert [f.where.path for f in log.rejects.findings()] == [str(tmp_path / f"{i}.csv") for i in (2, 4)]


def test_rejects_are_written_safely(tmp_path: Path) -> None:
    """The file of rejected rows names place and reason; no row in it is a formula."""
    path, out = tmp_path / "log.csv", tmp_path / "rejects.csv"
    path.write_text('subject,date,conduct\n=cmd(),x,traffic.fine\np1,"2020\n",y\n')
    log, _ = read(path, keep_rejects=True)
    log.rejects.write(out)
    assert out.read_text() == (
        "file,line,column,code,reason,record\n"
        f"{path},2,8,SC704,date 'x' is not a date,\"'=cmd(),x,traffic.fine\"\n"
        f'{path},3,4,SC704,date \'2020\' is not a date,"p1,""2020\n"",y"\n'
    )
    assert {part.name for part in tmp_path.iterdir()} == {"log.csv", "rejects.csv"}


def test_rejects_to_a_place_that_is_not_there(tmp_path: Path) -> None:
    """Where no file can be written, an error says so."""
    path = tmp_path / "log.csv"
    path.write_text("subject,date,conduct\np1,x,traffic.fine\n")
    log, _ = read(path, keep_rejects=True)
    with pytest.raises(ScorecatError, match="SC002 cannot be written"):
        log.rejects.write(tmp_path / "none" / "rejects.csv")


def test_an_identity_like_value_is_never_quoted(tmp_path: Path) -> None:
    """A value that is almost an identity number passes the guard and is still not shown."""
    almost = identity()[:-1] + ("1" if identity()[-1] != "1" else "2")
    path = tmp_path / "log.csv"
    path.write_text(f"subject,date,conduct\np1,{almost},traffic.fine\n")
    log, _ = read(path, keep_rejects=True)
    assert almost not in str(log.rejects.findings()[0])


def test_a_log_replaces_the_one_before(tmp_path: Path) -> None:
    """One connection can read one log after another."""
    connection = duckdb.connect()
    for text in (GOOD, GOOD.replace("p1", "p2")):
        (tmp_path / "log.csv").write_text(text)
        read_log(connection, [str(tmp_path / "log.csv")], VOCABULARY)
    assert [row[0] for row in rows(connection)] == ["p2"]


def test_a_rejected_row_does_not_carry_an_identity_number_out(tmp_path: Path) -> None:
    """Nor in a cell that the guard does not look at."""
    path, out = tmp_path / "log.csv", tmp_path / "rejects.csv"
    path.write_text(f"subject,date,conduct,amount\np1,2020-01-02,traffic.fine,{identity()}\n")
    log, _ = read(path, keep_rejects=True)
    log.rejects.write(out)

    assert log.rejected == 1
    assert identity() not in out.read_text()
    assert "not shown" in out.read_text()


def test_a_damaged_parquet_body_is_an_error_and_no_traceback(tmp_path: Path) -> None:
    """Its columns can still be told, its rows cannot be read."""
    path = tmp_path / "log.parquet"
    names = [f"p{number}" for number in range(500)]
    pq.write_table(pa.table({"subject": names, "date": ["2020-01-02"] * 500, "conduct": ["traffic.fine"] * 500}), path)
    content = bytearray(path.read_bytes())
    content[4:400] = bytes(396)
    path.write_bytes(content)

    assert [line.partition(":1:1: ")[0] for line in refused(path)] == [str(path)]


@pytest.mark.parametrize(
    ("name", "message"),
    [("", "'':1:1: SC720 the name of a file is empty"), ("\udcff.csv", "?.csv:1:1: SC720 the name of the file is not")],
)
def test_a_name_that_is_none_is_refused(name: str, message: str) -> None:
    """An empty name (an unset variable), or one that is not text."""
    assert refused(name)[0].startswith(message)
