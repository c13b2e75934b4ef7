"""Noticing that files have changed."""

from __future__ import annotations

import os
from itertools import count, islice
from typing import TYPE_CHECKING

from scorecat.files.watched import changes, stamps

if TYPE_CHECKING:
    from pathlib import Path


def test_first_look_and_every_other_one_is_told() -> None:
    """The same again is not told, and every look but the first comes after a wait."""
    looks, waits = iter("aabbaac"), count()

    def wait() -> None:
        next(waits)

    assert list(islice(changes(lambda: next(looks), wait), 4)) == ["a", "b", "a", "c"]
    assert next(waits) == 6


def test_stamps_tell_of_every_change(tmp_path: Path) -> None:
    """A file that is written, made or gone makes a difference, below folders too; looking makes none."""
    inner = tmp_path / "a" / "x.yaml"
    inner.parent.mkdir()
    inner.write_text("1", encoding="utf-8")
    seen = [stamps([tmp_path])]
    seen.append(stamps([tmp_path]))
    assert seen[0] == seen[1]

    inner.write_text("22", encoding="utf-8")
    seen.append(stamps([tmp_path]))
    os.utime(inner, ns=(1, 1))
    seen.append(stamps([tmp_path]))
    (tmp_path / "y.yaml").write_text("", encoding="utf-8")
    seen.append(stamps([tmp_path]))
    inner.unlink()
    seen.append(stamps([tmp_path]))

    assert len({tuple(sorted(one.items())) for one in seen}) == 5
    assert stamps([inner]) == {}
