"""What the tests of scorecat.generate share: making small logs of shipped profiles, and reading them back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

import duckdb

from scorecat.catalog.library import Library
from scorecat.events.log import Log, read_log
from scorecat.events.subjects import read_relations, read_subjects
from scorecat.generate.form import Form
from scorecat.generate.generate import TABLES, Generator, Request
from scorecat.generate.profiles import shipped_profile
from scorecat.generate.size import Size

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from scorecat.generate.generate import Made
    from scorecat.generate.profile import Profile
    from scorecat.model.vocabulary import Vocabulary

FIRST, UNTIL = date(2020, 1, 1), date(2021, 1, 1)


@cache
def vocabulary() -> Vocabulary:
    """Read the shared vocabulary once."""
    return Library().vocabulary


@cache
def profile(name: str) -> Profile:
    """Read a shipped profile once."""
    return shipped_profile(name, vocabulary())


def generator(
    rates: Profile | str = "default",
    events: int = 400,
    subjects: int = 30,
    *,
    seed: int = 0,
    errors: str = "0",
    threads: int | None = None,
    only: Collection[str] = (),
    period: tuple[date, date] = (FIRST, UNTIL),
) -> Generator:
    """Make ready to write."""
    given = profile(rates) if isinstance(rates, str) else rates
    given = replace(given, errors=replace(given.errors, rate=Decimal(errors)))
    return Generator(Request(given, Size(events, subjects, *period), seed, only), vocabulary(), threads=threads)


def written(folder: Path, form: Form = Form.CSV, **options: Any) -> tuple[dict[str, Path], Made]:
    """Write all tables into a folder; return the files and the counts."""
    ready = generator(**options)
    files = {table: folder / f"{table}.{form}" for table in TABLES}
    ready.write(files, form)
    return files, ready.count()


def read(files: dict[str, Path], *, keep_rejects: bool = False) -> tuple[Any, Log]:
    """Read the tables as `eval` does; return the connection that holds them."""
    connection = duckdb.connect()
    log = read_log(connection, [str(files["log"])], vocabulary(), keep_rejects=keep_rejects)
    read_subjects(connection, [str(files["subjects"])])
    read_relations(connection, [str(files["relations"])])
    return connection, log
