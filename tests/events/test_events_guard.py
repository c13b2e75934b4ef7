"""The identity guard: it finds, counts and locates, comes first, and never echoes."""

from __future__ import annotations

import io
import unicodedata
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from events.events_small import identity, read
from hypothesis import given
from hypothesis import strategies as st

from scorecat.events.identity import CANDIDATE, holds_identity, is_identity
from scorecat.events.subjects import read_subjects
from scorecat.model.finding import IdentityRefusedError

if TYPE_CHECKING:
    from pathlib import Path

NUMBER = next(n for n in map(identity, range(1, 200)) if n.endswith("X"))
WIDE = NUMBER.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789X"})
WRITTEN = {
    "plain": NUMBER,
    "small x": NUMBER.lower(),
    "wide": WIDE,
    "spaced": f"  {NUMBER[:6]} {NUMBER[6:14]}\u3000{NUMBER[14:]}\u00a0",
    "hyphens": f"{NUMBER[:6]}-{NUMBER[6:14]}\u2013{NUMBER[14:]}",
    "invisible": "\u200b".join(NUMBER),
    "arabic digits": "".join(chr(0x660 + int(c)) if c.isdigit() else c for c in NUMBER),
}


def refused(*paths: Path | str, **options: object) -> str:
    """Return the message of a refused reading, having made sure that it shows no number."""
    with pytest.raises(IdentityRefusedError) as caught:
        read(*paths, **options)
    message = str(caught.value)
    digits = "".join(c for c in unicodedata.normalize("NFKC", message) if c.isdigit())
    assert NUMBER[:-1] not in digits
    assert NUMBER[6:14] not in digits
    return message


@pytest.mark.parametrize("way", WRITTEN)
@pytest.mark.parametrize("column", ["subject", "event", "act", "ref"])
def test_a_number_is_refused_however_it_is_written(tmp_path: Path, column: str, way: str) -> None:
    """Each column that names something is guarded, against every way of writing a number."""
    path = tmp_path / "log.csv"
    row = {"subject": "p1", "event": "e1", "act": "", "ref": ""} | {column: WRITTEN[way]}
    path.write_text("date,conduct,subject,event,act,ref\n2020-01-02,traffic.fine," + ",".join(row.values()))
    place = 25 + sum(len(v) + 1 for v in list(row.values())[: list(row).index(column)])
    assert refused(path).startswith(
        f"1 cell holds what is or looks like a resident identity number, at {path}:2:{place}; "
    )


UNREADABLE = {
    "bad date": f"subject,date,conduct\n{NUMBER},yesterday,traffic.fine\n",
    "missing column": f"subject,dat,conduct\n{NUMBER},2020-01-02,traffic.fine\n",
    "unknown column": f"person,date,conduct\n{NUMBER},2020-01-02,traffic.fine\n",
    "no header": f"{NUMBER},2020-01-02,traffic.fine\n",
    "few cells": f"subject,date,conduct\n{NUMBER}\n",
    "stray quote": f'date,conduct,subject\n"2020-01-02,traffic.fine,{NUMBER}\n',
    "bad quote": f'subject,date,conduct\n"{NUMBER}"x,2020-01-02,traffic.fine\n',
    "column twice": f"subject,subject,date,conduct\np1,{NUMBER},2020-01-02,traffic.fine\n",
    "control": f"subject,date,conduct\n{NUMBER}\x07,2020-01-02,traffic.fine\n",
    "inside": f"subject,date,conduct\nid:{NUMBER},2020-01-02,traffic.fine\n",
}


@pytest.mark.parametrize("case", UNREADABLE)
@pytest.mark.parametrize("keep", [True, False])
def test_the_guard_comes_before_every_other_error(tmp_path: Path, case: str, keep: bool) -> None:
    """A row or a file that is wrong for another reason is refused for the number in it."""
    path = tmp_path / "log.csv"
    path.write_text(UNREADABLE[case])
    assert f"{path}:" in refused(path, keep_rejects=keep)


def test_not_utf8_is_no_hiding_place(tmp_path: Path) -> None:
    """A file that cannot be decoded is looked through all the same."""
    path = tmp_path / "log.csv"
    path.write_bytes(f"subject,date,conduct\n{NUMBER},2020-01-02,x\n".encode() + "张".encode("gb18030"))
    assert f"{path}:2:1" in refused(path)


def test_json_and_parquet_are_guarded(tmp_path: Path) -> None:
    """The place in JSON Lines is that of the value, in Parquet the number of the row."""
    jsonl, parquet = tmp_path / "log.jsonl", tmp_path / "log.parquet"
    line = '{{"date":"2020-01-02","conduct":"traffic.fine","subject":{}}}\n'
    quoted = f'"{NUMBER}"'
    jsonl.write_text(line.format('"p1"') + line.format(quoted))
    columns = {"subject": ["p1", NUMBER], "date": ["2020-01-02"] * 2, "conduct": ["traffic.fine"] * 2}
    pq.write_table(pa.table(columns), parquet)
    assert f"{jsonl}:2:57" in refused(jsonl)
    assert f"{parquet}:2:1" in refused(parquet)
    jsonl.write_text(f'{{"subject":"{NUMBER}",\n')
    assert f"{jsonl}:1:1" in refused(jsonl, keep_rejects=True)
    jsonl.write_text(f'{{"person":"{NUMBER}"}}\n')
    assert f"{jsonl}:1:1" in refused(jsonl)


def test_many_are_counted_and_ten_are_named(tmp_path: Path) -> None:
    """The message gives the count and the first places, in the order of the files."""
    path = tmp_path / "log.csv"
    rows = "".join(f"{identity(i)},2020-01-02,traffic.fine\n" for i in range(1, 14))
    path.write_text(f"subject,date,conduct\n{rows}")
    message = refused(path)
    assert message.startswith(f"13 cells hold what is or looks like a resident identity number, at {path}:2:1, ")
    assert f"{path}:11:1 and 3 more; " in message
    assert f"{path}:12:1" not in message


def test_standard_input_is_guarded() -> None:
    """What comes through a pipe is named by the name given for it."""
    stdin = io.BytesIO(f"subject,date,conduct\n{NUMBER},2020-01-02,traffic.fine\n".encode())
    assert "people.csv:2:1" in refused("-", stdin=stdin, stdin_name="people.csv")


def test_a_subjects_table_is_guarded(tmp_path: Path) -> None:
    """A number among the subjects is refused before a bad row is."""
    path = tmp_path / "subjects.csv"
    path.write_text(f"subject,type\np1,robot\n{NUMBER},person\n")
    with pytest.raises(IdentityRefusedError, match=r"1 cell holds .*:3:1; ") as caught:
        read_subjects(duckdb.connect(), [str(path)])
    assert NUMBER not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        NUMBER[:-1] + "0",
        NUMBER[:-1],
        NUMBER + "1",
        "999999199913010011",
        "X" + NUMBER[1:],
        "p-" + "a" * 20,
        "order 202001021234567890",
        "",
    ],
)
def test_other_values_pass(text: str) -> None:
    """A wrong check character, date or length is no identity number."""
    assert not holds_identity(text)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        # Of nobody: division 999999, born in 2099. Their check characters are worked by hand (GB 11643-1999).
        ("999999209901010018", True),
        ("999999209901010026", True),
        ("99999920990101000X", True),
        ("999999209902290015", False),  # the check character is right, the day is not: 2099 is no leap year
        ("999999209901010017", False),
        ("99999920990101001", False),
        # Fifteen digits, as until 1999, and the same with `19` put in and a check character.
        ("999999990101001", False),
        ("999999199901010011", True),
        ("99999919990101001", False),
        # The samples that the standard itself prints.
        ("11010519491231002X", True),
        ("440524188001010014", True),
    ],
)
def test_numbers_worked_by_hand(text: str, known: bool) -> None:
    """Eighteen characters, a day that there was and the right check character, alone or in a text."""
    assert is_identity(text) is known
    assert holds_identity(text) is known
    assert holds_identity(f"no. {text}, see below") is known


@pytest.mark.parametrize("place", range(17))
def test_a_mistyped_digit_is_found(place: int) -> None:
    """MOD 11-2 finds every single change, so a mistyped number is no number of another person."""
    changed = {NUMBER[:place] + digit + NUMBER[place + 1 :] for digit in "0123456789"} - {NUMBER}
    assert not any(map(is_identity, changed))


@given(st.integers(1, 999), st.sampled_from(["", " ", "-", "\u2010", "\u3000", "\u2060"]), st.booleans())
def test_the_prefilter_lets_nothing_slip(serial: int, between: str, wide: bool) -> None:
    """Whatever the check in Python takes for a number, the pattern in SQL proposes."""
    number = identity(serial)
    if wide:
        number = "".join(chr(ord(c) + 0xFEE0) for c in number)
    text = between.join(number)
    assert is_identity(text)
    found = duckdb.execute("SELECT regexp_matches($text, $candidate)", {"text": text, "candidate": CANDIDATE})
    assert found.fetchall() == [(True,)]
