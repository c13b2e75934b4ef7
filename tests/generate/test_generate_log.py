"""Synthetic logs: the same for the same seed, read without a complaint, and wrong only where that is asked for."""

from __future__ import annotations

import csv
import gzip
import io
import tempfile
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import duckdb
import pytest
from generate.made import FIRST, UNTIL, generator, profile, read, vocabulary, written

from scorecat.events.reason import Reason
from scorecat.generate import generate
from scorecat.generate.form import Form
from scorecat.generate.log import LogRows
from scorecat.generate.picks import install
from scorecat.generate.profile import Mix
from scorecat.generate.profiles import shipped
from scorecat.generate.size import Size
from scorecat.generate.texts import Texts

if TYPE_CHECKING:
    from pathlib import Path


def _bytes(folder: Path, form: Form = Form.CSV, **options: Any) -> dict[str, bytes]:
    folder.mkdir()
    return {table: path.read_bytes() for table, path in written(folder, form, **options)[0].items()}


@pytest.mark.parametrize("form", Form)
def test_a_seed_gives_the_same_bytes_whatever_the_threads(form: Form, tmp_path: Path) -> None:
    """Large enough for several row groups, so that threads have something to share."""
    size = {"events": 260_000, "subjects": 5_000, "seed": 5, "rates": "rongcheng"}

    alone = _bytes(tmp_path / "alone", form, threads=1, **size)

    assert alone == _bytes(tmp_path / "together", form, threads=3, **size)


def test_another_seed_gives_another_log(tmp_path: Path) -> None:
    """All three tables are drawn from the seed."""
    one, other = _bytes(tmp_path / "one", seed=1), _bytes(tmp_path / "other", seed=2)

    assert all(one[table] != other[table] for table in one)


@pytest.mark.parametrize("name", shipped())
@pytest.mark.parametrize("form", Form)
def test_every_shipped_profile_is_read_without_rejects(name: str, form: Form, tmp_path: Path) -> None:
    """Log, subjects and relations, in each form."""
    files, made = written(tmp_path, form, rates=name, events=3_001, subjects=100)

    connection, log = read(files)

    assert (3_001, 0) == (log.read, log.rejected)
    assert 3_001 == made.events
    assert [(100,)] == connection.execute("SELECT count(*) FROM subjects").fetchall()
    assert [(FIRST, True)] == connection.execute(f"SELECT min(date), max(date) < DATE '{UNTIL}' FROM log").fetchall()


def _some(size: Size, rows: range) -> list[dict[str, Any]]:
    """Some rows of a log of that size, made without the others."""
    connection, texts = duckdb.connect(), Texts()
    picks = install(connection, profile("default"), vocabulary(), ())
    query = LogRows(size, 3, profile("default"), picks, texts, vocabulary()).rows(rows)
    texts.install(connection)
    cursor = connection.execute(query)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@pytest.mark.parametrize("begin", [0, 499_999_000, 999_999_000])
def test_rows_of_the_largest_log(begin: int) -> None:
    """Of a thousand million events any thousand can be made, as every row is made of its own number."""
    most = 1_000_000_000
    subjects = most // 20
    made = _some(Size(most, subjects, FIRST, UNTIL), range(begin, begin + 1_000))
    by_number = {int(row["event"][1:]): row for row in made}

    assert sorted(by_number) == list(range(begin + 1, begin + 1_001))
    assert {row["subject"][0] for row in made} == {"p", "o"}
    numbers = [int(row["subject"][1:]) for row in made]
    assert min(numbers) >= 1
    assert subjects // 2 < max(numbers) <= subjects
    assert all(FIRST <= date.fromisoformat(str(row["date"])) < UNTIL for row in made if row["ref"] is None)
    first = FIRST + timedelta(days=begin * (UNTIL - FIRST).days // most)
    assert any(row["date"] == first for row in made)
    named = [(row, by_number[int(row["ref"][1:])]) for row in made if row["ref"]]
    assert named
    assert all(row["subject"] == other["subject"] and row["date"] >= other["date"] for row, other in named)


@pytest.mark.parametrize("name", shipped())
def test_what_follows_names_a_row_of_the_same_subject_no_later(name: str, tmp_path: Path) -> None:
    """A `ref` that names nothing would be a caveat; every kind of row there is in the profile comes about."""
    files, made = written(tmp_path, rates=name, events=20_000, subjects=500)
    connection, _ = read(files)

    lost = """SELECT count(*) FROM log WHERE ref IS NOT NULL AND NOT EXISTS (
        FROM log AS named WHERE named.event = log.ref AND named.subject = log.subject
        AND (named.date, named.event) <> (log.date, log.event) AND named.date <= log.date)"""
    assert [(0,)] == connection.execute(lost).fetchall()
    follows = {one.conduct for each in profile(name).follow_ups for one in (each, *each.then)}
    there = {row[0] for row in connection.execute("SELECT conduct FROM log WHERE ref IS NOT NULL").fetchall()}
    general = {one.conduct for one in profile(name).follow_ups if not one.of}
    assert general <= there <= follows
    kinds = Counter(
        str(vocabulary().conducts[row[0]].kind) for row in connection.execute("SELECT conduct FROM log").fetchall()
    )
    assert kinds == {"conduct": made.conduct, "procedure": made.procedure, "correction": made.correction}


def test_revocations_are_revoked_and_objections_decided(tmp_path: Path) -> None:
    """Chains: what follows a follow-up names the row, or the event, that it should."""
    files, _ = written(tmp_path, rates="default", events=60_000, subjects=500)
    connection, _ = read(files)

    pairs = """SELECT DISTINCT named.conduct, log.conduct FROM log JOIN log AS named ON named.event = log.ref
        WHERE named.conduct LIKE 'record.%' OR named.conduct LIKE 'objection.%'"""
    assert {("record.revoked", "record.revoked")} == set(connection.execute(pairs).fetchall())
    decided = """SELECT count(*) > 0, bool_and(EXISTS (FROM log AS lodged WHERE lodged.conduct = 'objection.lodged'
        AND lodged.ref = log.ref AND lodged.date <= log.date))
        FROM log WHERE conduct IN ('objection.sustained', 'objection.rejected')"""
    assert [(True, True)] == connection.execute(decided).fetchall()


def test_acts_are_of_one_subject_and_day(tmp_path: Path) -> None:
    """Some events are one act; nothing else shares an act."""
    files, _ = written(tmp_path, events=20_000, subjects=500)
    connection, _ = read(files)

    acts = "SELECT count(*) AS n, count(DISTINCT (subject, date)) AS of FROM log WHERE act IS NOT NULL GROUP BY act"
    assert [(2, 1)] == connection.execute(f"SELECT DISTINCT n, of FROM ({acts})").fetchall()


def test_attributes_are_those_that_the_conduct_takes(tmp_path: Path) -> None:
    """And their values those of the vocabulary, as it narrows them for a conduct."""
    files, _ = written(tmp_path, events=30_000, subjects=500)
    connection, _ = read(files)
    attributes = vocabulary().attributes

    seen: Counter[str] = Counter()
    for name in attributes:
        for code, value in connection.execute(
            f'SELECT DISTINCT conduct, "{name}" FROM log WHERE "{name}" IS NOT NULL'
        ).fetchall():
            uses = vocabulary().conducts[code].attributes
            assert name in uses
            assert not uses[name].values or value in uses[name].values
            seen[name] += 1
    assert {"amount", "quantity", "severity", "level", "ended", "ref", "circumstance"} <= set(seen)


@pytest.mark.parametrize("form", Form)
def test_errors_are_rejected_and_nothing_else(form: Form, tmp_path: Path) -> None:
    """Every error that is told is a row that cannot be read, for the reason told, and they add up."""
    files, made = written(tmp_path, form, events=5_000, subjects=100, errors="0.04")

    _, log = read(files, keep_rejects=True)

    assert 5_000 == made.events == log.read
    assert sum(made.errors.values()) == log.rejected
    log.rejects.write(tmp_path / "rejects.csv")
    with (tmp_path / "rejects.csv").open(encoding="utf-8") as told:
        reasons = Counter(row["code"] for row in csv.DictReader(told))
    assert reasons == {
        Reason.CONDUCT.code: made.errors["unknown_conduct"],
        Reason.DATE.code: made.errors["bad_date"],
        Reason.MISSING.code: made.errors["missing_cell"],
    }


def test_errors_change_no_other_cell(tmp_path: Path) -> None:
    """With errors or without, the same seed makes the same log beneath."""
    clean, flawed = (
        _bytes(tmp_path / name, errors=rate, events=2_000)["log"].decode().splitlines()
        for name, rate in (("clean", "0"), ("flawed", "0.1"))
    )

    same = sum(one == other for one, other in zip(clean, flawed, strict=True))
    assert 0.85 * 2_000 < same < 0.95 * 2_000


@pytest.mark.parametrize("form", list(Form))
def test_a_stream_is_the_file(form: Form, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Piece by piece or whole, the bytes are the same; packed pieces are what packs the same."""
    out = io.BytesIO()
    made = generator(events=1_001)
    made.write({"log": tmp_path / "whole"}, form)

    monkeypatch.setattr(generate, "_PIECE", 100)
    made.stream(out, form)

    unpacked = gzip.decompress if form is Form.GZIP_CSV else bytes
    assert unpacked(out.getvalue()) == unpacked((tmp_path / "whole").read_bytes())
    made.write({"log": tmp_path / "pieced"}, form)
    assert out.getvalue() == (tmp_path / "pieced").read_bytes()


def test_a_file_needs_no_room_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its pieces pass by where it goes, and are gone."""
    monkeypatch.setattr(generate, "_PIECE", 400)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))

    generator(events=1_001).write({"log": tmp_path / "log.csv"}, Form.CSV)

    assert [tmp_path / "log.csv"] == list(tmp_path.iterdir())


def test_nothing_is_left_where_a_stream_breaks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces under way are waited for, then all of them go."""
    monkeypatch.setattr(generate, "_PIECE", 8)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    out = io.BytesIO()
    out.close()

    with pytest.raises(ValueError, match="closed file"):
        generator(events=1_001).stream(out)

    assert not list(tmp_path.iterdir())


def test_weights_are_shares(tmp_path: Path) -> None:
    """A conduct with three quarters of the weight has about that many events; `anything` has its share."""
    mix = Mix({"traffic": Decimal(1)}, {"charity.blood": Decimal(3)}, Decimal("0.1"))
    rates = replace(profile("default"), person=mix, organisation=mix, follow_ups=())
    connection, _ = read(written(tmp_path, rates=rates, events=20_000)[0])

    (blood, traffic) = connection.execute(
        "SELECT avg((conduct = 'charity.blood')::INTEGER), avg((conduct LIKE 'traffic.%')::INTEGER) FROM log"
    ).fetchall()[0]

    assert 0.675 == pytest.approx(blood, abs=0.02)
    assert 0.225 == pytest.approx(traffic, abs=0.02)


def test_a_relation_leads_to_a_person_and_never_to_oneself(tmp_path: Path) -> None:
    """Organisations have those responsible, persons their families."""
    connection, _ = read(written(tmp_path, events=100, subjects=2_000)[0])

    kinds = connection.execute(
        "SELECT DISTINCT left(relations.of, 1), left(relations.to, 1), "
        "relation IN ('spouse', 'parent', 'child', 'household-head') "
        "FROM relations ORDER BY ALL"
    ).fetchall()

    assert [("o", "p", False), ("p", "p", True)] == kinds
    assert [(0,)] == connection.execute("SELECT count(*) FROM relations WHERE relations.of = relations.to").fetchall()
    assert [(200,)] == connection.execute("SELECT count(*) FROM subjects WHERE type = 'organisation'").fetchall()


def test_one_subject_is_enough(tmp_path: Path) -> None:
    """The smallest population has no relation, and a log."""
    connection, log = read(written(tmp_path, events=10, subjects=1)[0])

    assert 10 == log.read
    assert [(0,)] == connection.execute("SELECT count(*) FROM relations").fetchall()
