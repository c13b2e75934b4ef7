"""Pseudonyms: the same in every table and form, nothing else touched, no number left."""

from __future__ import annotations

import base64
import gzip
import hashlib
import hmac
import json
import stat
from datetime import date
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from events.events_small import VOCABULARY, identity, read

from scorecat.events.column import RELATION_TABLE, log_columns
from scorecat.events.mapping import parse_mapping
from scorecat.events.pseudonym import new_key, pseudonym, read_key
from scorecat.events.pseudonymise import pseudonymise
from scorecat.model.finding import IdentityRefusedError, ScorecatError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KEY = bytes(range(32))
NUMBER = next(n for n in map(identity, range(1, 200)) if n.endswith("X"))
STANDS = pseudonym(NUMBER, KEY)


def test_a_pseudonym_is_a_keyed_hash() -> None:
    """It is what its docstring says, whatever the width, the case and the space around the value."""
    digest = hmac.new(KEY, NUMBER.encode(), hashlib.sha256).digest()
    assert STANDS == "p-" + base64.b32encode(digest).decode()[:20].lower()
    wide = NUMBER.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789X"})
    assert {pseudonym(v, KEY) for v in (NUMBER.lower(), f"\u3000{NUMBER} ", wide)} == {STANDS}
    assert pseudonym(NUMBER, bytes(32)) != STANDS
    assert pseudonym(" ", KEY) == " "


def in_csv(cells: dict[str, str]) -> bytes:
    """Return a row as CSV."""
    return f"{','.join(cells)}\n{','.join(cells.values())}\n".encode()


def in_json(cells: dict[str, str]) -> bytes:
    """Return a row as JSON Lines."""
    return (json.dumps(cells, ensure_ascii=False) + "\n").encode()


def in_parquet(cells: dict[str, str]) -> bytes:
    """Return a row as Parquet."""
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table({name: [value] for name, value in cells.items()}), sink)
    return bytes(sink.getvalue())


FORMS: dict[str, Callable[[dict[str, str]], bytes]] = {
    "t.csv": in_csv,
    "t.csv.gz": lambda cells: gzip.compress(in_csv(cells)),
    "t.csv.zst": lambda cells: zstandard.compress(in_csv(cells)),
    "t.jsonl": in_json,
    "t.jsonl.gz": lambda cells: gzip.compress(in_json(cells)),
    "t.parquet": in_parquet,
}


@pytest.mark.parametrize("name", FORMS)
def test_the_same_subject_has_one_pseudonym_everywhere(tmp_path: Path, name: str) -> None:
    """In every form the log can be read afterwards, and the subject is the same."""
    source, target = tmp_path / name, tmp_path / f"new-{name}"
    source.write_bytes(FORMS[name]({"date": "2020-01-02", "subject": NUMBER, "conduct": "traffic.fine"}))
    with pytest.raises(IdentityRefusedError):
        read(source)
    assert pseudonymise(source, KEY, target) == 1
    assert read(target)[1][0][:3] == (STANDS, date(2020, 1, 2), "traffic.fine")
    again = target.read_bytes()
    pseudonymise(source, KEY, target)
    assert target.read_bytes() == again


def test_everything_else_stays_as_it_is(tmp_path: Path) -> None:
    """Other cells keep their text, quotes and notation; rows keep their order."""
    csv, out = tmp_path / "a.csv", tmp_path / "out.csv"
    csv.write_text(f'subject,note,amount\n{NUMBER}," a, ""b""\nc",01.50\n,"x",\np2,y,1,,\n')
    pseudonymise(csv, KEY, out)
    assert out.read_text() == (
        f'subject,note,amount\n{STANDS}," a, ""b""\nc",01.50\n,x,\n{pseudonym("p2", KEY)},y,1,,\n'
    )
    jsonl, out = tmp_path / "a.jsonl", tmp_path / "out.jsonl"
    jsonl.write_text(f'{{ "n": 1.50 , "subject" :"{NUMBER}", "x":{{"subject":"s"}}}}\n\n{{"subject":null}}\n')
    pseudonymise(jsonl, KEY, out)
    assert out.read_text() == f'{{ "n": 1.50 , "subject" :"{STANDS}", "x":{{"subject":"s"}}}}\n{{"subject":null}}\n'


def test_a_parquet_table_keeps_types_and_order(tmp_path: Path) -> None:
    """Columns that are not rewritten have their types, rows their order; numbers become text."""
    source, target = tmp_path / "a.parquet", tmp_path / "b.parquet"
    count = 50_000
    names = [f"p{i % 30_000}" for i in range(count)]
    table = pa.table({"of": names, 'q"': list(range(count)), "to": [7] * count})
    pq.write_table(table, source)
    assert pseudonymise(source, KEY, target) == count
    new = pq.read_table(target)
    assert new.column_names == ["of", 'q"', "to"]
    assert new.column(1).to_pylist() == list(range(count))
    assert new.column(0).to_pylist() == [pseudonym(name, KEY) for name in names]
    assert set(new.column(2).to_pylist()) == {pseudonym("7", KEY)}


def test_relations_and_fitted_columns_are_rewritten(tmp_path: Path) -> None:
    """The columns of and to name subjects, and so does what the mapping says."""
    relations, log = tmp_path / "relations.csv", tmp_path / "log.csv"
    relations.write_text(f"of,to,relation\n{NUMBER},p2,parent\n")
    log.write_text(f"编号,subject\n{NUMBER},as it was\n")
    mapping = parse_mapping("columns: {subject: 编号}".encode(), "m.yaml", log_columns(VOCABULARY))
    pseudonymise(relations, KEY, tmp_path / "r.csv")
    pseudonymise(log, KEY, tmp_path / "l.csv", mapping=mapping)
    assert (tmp_path / "r.csv").read_text() == f"of,to,relation\n{STANDS},{pseudonym('p2', KEY)},parent\n"
    assert (tmp_path / "l.csv").read_text() == f"编号,subject\n{STANDS},as it was\n"
    assert [column.name for column in RELATION_TABLE][:2] == ["of", "to"]


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("written", [NUMBER, f"see {NUMBER}.", f"{NUMBER[:6]} {NUMBER[6:]}"])
def test_a_number_that_stays_is_refused(tmp_path: Path, name: str, written: str) -> None:
    """A number in another column stops the rewriting; nothing is written and nothing shown."""
    source, target = tmp_path / name, tmp_path / f"new-{name}"
    source.write_bytes(FORMS[name]({"subject": NUMBER, "note": written}))
    with pytest.raises(IdentityRefusedError, match=rf"1 cell holds .*{name}:\d+:\d+; ") as caught:
        pseudonymise(source, KEY, target)
    assert NUMBER[6:14] not in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_number_in_the_header_is_refused(tmp_path: Path) -> None:
    """A log without a header has a subject where names should be."""
    source = tmp_path / "a.csv"
    source.write_text(f"subject,{NUMBER}\np1,x\n")
    with pytest.raises(IdentityRefusedError, match=r"a\.csv:1:9; "):
        pseudonymise(source, KEY, tmp_path / "b.csv")


UNFIT = {
    (
        "a.csv",
        "b.csv",
        "person,date\np1,x\n",
    ): "1:1: SC755 none of the columns 'subject', 'of', 'to' is there",
    ("a.csv", "b.csv", 'subject,date\n"p1\n'): "2:1: SC754 the row cannot be read as the header says",
    ("a.csv", "b.csv", "subject,date\np1\n"): "2:1: SC754 the row cannot be read as the header says",
    ("a.csv", "b.csv", '"subject\n'): "1:1: SC753 there is no header that can be read",
    ("a.csv", "b.jsonl", "subject\np1\n"): "1:1: SC752 the name of the output does not say the same form as",
    ("a.jsonl", "b.jsonl", '{"subject":[1]}\n'): "1:1: SC754 'subject' holds an object or a list",
    ("a.jsonl", "b.jsonl", '{"subject":"p1"}\nx\n'): "2:1: SC754 the line is not a JSON object",
    ("a.jsonl", "b.jsonl", '{"person":"p1"}\n'): "1:1: SC755",
    ("a.parquet", "b.parquet", "x"): "1:1: SC721 is not a Parquet file that can be read",
}


@pytest.mark.parametrize("case", UNFIT, ids=lambda case: f"{case[0]} {case[2]!r}")
def test_what_cannot_be_rewritten_is_said(tmp_path: Path, case: tuple[str, str, str]) -> None:
    """A table that cannot be rewritten whole is not rewritten at all."""
    name, out, text = case
    (tmp_path / name).write_text(text)
    with pytest.raises(ScorecatError) as caught:
        pseudonymise(tmp_path / name, KEY, tmp_path / out)
    place = tmp_path / (out if "SC752" in UNFIT[case] else name)
    assert str(caught.value).startswith(f"{place}:{UNFIT[case]}")
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_short_key_is_refused(tmp_path: Path) -> None:
    """The advice says how to make a good one."""
    with pytest.raises(ScorecatError, match=r"SC750 the key has 15 bytes.*pseudonymise --new-key FILE"):
        pseudonymise(tmp_path / "a.csv", bytes(15), tmp_path / "b.csv")


def test_a_new_key_is_private_and_never_overwrites(tmp_path: Path) -> None:
    """A key file holds 32 random bytes as hexadecimal and is its owner's alone."""
    path = tmp_path / "key"
    new_key(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(read_key(path)) == 32
    assert read_key(path).hex() == path.read_text().strip()
    with pytest.raises(ScorecatError, match="SC751 the file is there already"):
        new_key(path)
    with pytest.raises(ScorecatError, match="SC751 cannot be written"):
        new_key(tmp_path / "none" / "key")
    with pytest.raises(ScorecatError, match="SC751 cannot be read"):
        read_key(tmp_path / "none")
    path.write_text("a passphrase of enough length\n")
    assert read_key(path) == b"a passphrase of enough length"
