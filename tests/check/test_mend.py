"""Mending: what is certain is changed at its place, and not a character more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from check.checked_files import DAY, LIBRARY, OURS, SMALL
from hypothesis import given
from hypothesis import strategies as st

from scorecat.check.mend import mend, mended
from scorecat.model.finding import Location, Mend
from scorecat.model.text import sole_near

if TYPE_CHECKING:
    from pathlib import Path

GOOD: Final = SMALL.replace("id: xyz", "id: utilities-theft").replace("id: uvw", "id: utilities-arrears")

SURE: Final[dict[str, tuple[str, str]]] = {
    # What is broken, and what it was before; the rest of the file has no matter.
    "a key": ("participation: mandatory", "partcipation: mandatory  # as told"),
    "a choice": ("participation: mandatory", "participation: mandatroy"),
    "a conduct": ("conduct: utilities.theft", "conduct: utilities.thetf"),
    "a number that is text": ('version: "2020"', "version: 2020"),
    "a date": ("from: 2020-01-01", "from: 2020/1/1"),
    "a date in Chinese": ("from: 2020-01-01", "from: 2020年1月1日"),
    "a title's stop": ("title: Test measure\n", "title: Test measure.\n"),
    "a quoted title's stop": ('title: "Test measure"\n', 'title: "Test measure."\n'),
    "a suppression of nothing": ("place: test\n", "# scorecat: allow-file SC443: ours\nplace: test\n"),
    "one at the end of a line": ("place: test\n", "place: test  # scorecat: allow SC443: ours\n"),
}


@pytest.mark.parametrize(("whole", "broken"), SURE.values(), ids=SURE)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_what_is_certain_is_mended(whole: str, broken: str, ending: str, tmp_path: Path) -> None:
    """Afterwards the file is what it was before it was broken, comments, layout and line ends and all."""
    good = GOOD.replace(whole.replace('"Test measure"', "Test measure"), whole).replace("\n", ending)
    comment = broken[broken.index("  # as") :] if "  # as" in broken else ""
    wanted = good.replace(whole, whole + comment) if comment else good
    path = tmp_path / "2020.yaml"
    path.write_bytes(good.replace(whole.replace("\n", ending), broken.replace("\n", ending)).encode())

    done = mend([path], LIBRARY, OURS, DAY)

    assert path.read_bytes().decode() == wanted
    assert (len(done.findings), done.report.findings) == (1, ())


UNSURE: Final = {
    "far from every key": ("participation: mandatory", "part: mandatory"),
    "near a key that is there": ("participation: mandatory", "participation: mandatory\nparticipatio: mandatory"),
    "a date without a day": ("from: 2020-01-01", "from: 2020/1"),
    "a day that never was": ("from: 2020-01-01", "from: 2020-02-30"),
    "a short grade": ("id: A,", "id: B,"),
    "a source": ("measure, row 1", "mesure, row 1"),
    "one of two codes": ("place: test\n", "place: test  # scorecat: allow-file SC443, SC440: ours\n"),
    "nothing": ("place: test", "place: test"),
}


@pytest.mark.parametrize(("old", "new"), UNSURE.values(), ids=UNSURE)
def test_what_is_not_certain_is_left(old: str, new: str, tmp_path: Path) -> None:
    """A guess would be worse than the mistake: the file keeps every byte."""
    path = tmp_path / "2020.yaml"
    text = SMALL.replace(old, new, 1)
    path.write_bytes(text.encode())

    done = mend([path], LIBRARY, OURS, DAY)

    assert (path.read_bytes().decode(), done.findings) == (text, ())


def test_what_shows_only_then_is_mended_too(tmp_path: Path) -> None:
    """What a wrong key hides is found in the next round."""
    path = tmp_path / "2020.yaml"
    path.write_text(GOOD.replace("kind: points", "kind: pionts").replace("thef", "thfe"), encoding="utf-8")

    done = mend([path], LIBRARY, OURS, DAY)

    assert [one.code for one in done.findings] == ["SC204", "SC301"]


@given(st.text("ab\n", min_size=1), st.data())
def test_changes_are_made_at_their_places(text: str, data: st.DataObject) -> None:
    """Any changes that do not overlap: the same as putting the text together piece by piece."""
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=8)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    news = [data.draw(st.text("xy\n", max_size=3)) for _ in pairs]

    def place(offset: int) -> tuple[int, int]:
        return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1

    mends = [Mend(Location("f", *place(a), *place(b)), new) for (a, b), new in zip(pairs, news, strict=True)]
    wanted, done = "", 0
    for (a, b), new in zip(pairs, news, strict=True):
        wanted, done = wanted + text[done:a] + new, b

    assert mended(text, mends) == wanted + text[done:]


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("titel", ["title", "label"], "title"),
        ("tittle", ["title"], "title"),
        ("tile", ["title", "tiles"], ""),
        ("tilte", ["title", "note"], "title"),
        ("Title", ["title"], "title"),
        ("titles", ["title", "titled"], ""),
        ("ttl", ["title"], ""),
        ("idd", ["id"], ""),
        ("lable", ["title", "label"], "label"),
    ],
)
def test_one_slip_from_one_word(word: str, known: list[str], near: str) -> None:
    """A letter too many, missing, wrong, or swapped; and of one word only."""
    assert sole_near(word, known) == near
