"""Unified social credit codes: worked examples, every single slip, and python-stdnum where it knows the code."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric, uscc

from scorecat.events.identity import is_identity
from scorecat.model.social_credit_code import DEPARTMENTS, SYMBOLS, check_character, flaw, is_valid, looks_like

# Division 999999 is assigned to nobody: these are no real organisations.
WORKED: Final = (
    "91999999000000000G",
    "91999999TEYT00019E",
    "51999999123456788U",
    "N1999999MA9999996T",
    "Y1999999TUWXY0004N",
    "919999990000002110",
)
CODE: Final = "91999999TEYT00019E"

# Resident numbers of nobody: division 999999, born in 2099. The last but one has a day that there never was, the last
# a wrong check character.
PERSONS: Final = (
    "999999209901010018",
    "999999209901010026",
    "99999920990101000X",
    "999999199901010011",
    "999999209902290015",
    "999999209901010019",
)

BODIES: Final = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(DEPARTMENTS),
    st.sampled_from(SYMBOLS),
    st.text("0123456789", min_size=6, max_size=6),
    st.text(SYMBOLS, min_size=9, max_size=9),
)


@pytest.mark.parametrize("code", WORKED)
def test_worked_example_is_right(code: str) -> None:
    """Letters may stand at positions 1 and 2, and 0 may be a check character."""
    assert flaw(code) is None
    assert is_valid(code)
    assert looks_like(code)


@pytest.mark.parametrize(
    ("body", "check"),
    [
        ("91999999000000000", "G"),
        ("91999999TEYT00019", "E"),
        ("51999999123456788", "U"),
        ("N1999999MA9999996", "T"),
        ("Y1999999TUWXY0004", "N"),
        ("91999999000000211", "0"),
    ],
)
def test_check_character_is_computed(body: str, check: str) -> None:
    """As worked by hand: values by weights 1, 3, 9, 27, 19 and so on, modulo 31."""
    assert check_character(body) == check


def test_symbols_are_31_at_their_values() -> None:
    """I, O, S, V and Z are left out; J is 18, T 26, Y 30."""
    assert len(SYMBOLS) == len(set(SYMBOLS)) == 31
    assert not set("IOSVZ") & set(SYMBOLS)
    assert [SYMBOLS.index(one) for one in "0AHJTY"] == [0, 10, 17, 18, 26, 30]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "a social credit code has 18 characters, not 0"),
        (CODE[:-1], "a social credit code has 18 characters, not 17"),
        (CODE + "0", "a social credit code has 18 characters, not 19"),
        (f"{CODE} ", "a social credit code has 18 characters, not 19"),
        ("9199999 TEYT00019E", "' ' at position 8 is no digit and no capital other than I, O, S, V and Z"),
        ("91999999TEYTO0019E", "'O' at position 13 is no digit and no capital other than I, O, S, V and Z"),
        ("91999999TEYT00019e", "'e' at position 18 is no digit and no capital other than I, O, S, V and Z"),
        ("９1999999TEYT00019E", "'９' at position 1 is no digit and no capital other than I, O, S, V and Z"),
        ("91999999TEYT0001\x079", "'�' at position 17 is no digit and no capital other than I, O, S, V and Z"),
        ("01999999TEYT00019E", "no department has the code '0' (position 1)"),
        ("B1999999TEYT00019E", "no department has the code 'B' (position 1)"),
        ("91A99999TEYT00019E", "'A' at position 3 is no digit, as those of the division are (3 to 8)"),
        ("9199999ATEYT00019E", "'A' at position 8 is no digit, as those of the division are (3 to 8)"),
        ("91999999TEYT00019F", "the check character (position 18) is 'F' and should be 'E'"),
        ("91999998TEYT00019E", "the check character (position 18) is 'E' and should be '0'"),
    ],
)
def test_flaw_says_what_is_wrong(text: str, said: str) -> None:
    """The first thing wrong, with its position and never the code."""
    assert flaw(text) == said
    assert not is_valid(text)


@pytest.mark.parametrize("code", WORKED)
def test_every_single_change_is_found(code: str) -> None:
    """All 540 codes that differ in one symbol are wrong."""
    changed = [code[:n] + other + code[n + 1 :] for n in range(18) for other in SYMBOLS if other != code[n]]

    assert len(changed) == 540
    assert not [one for one in changed if is_valid(one)]


@pytest.mark.parametrize("code", WORKED)
def test_every_swap_of_neighbours_is_found(code: str) -> None:
    """Two unlike symbols side by side, changed over, are wrong."""
    swaps = [code[:n] + b + a + code[n + 2 :] for n, (a, b) in enumerate(pairwise(code)) if a != b]

    assert len(swaps) >= 4
    assert not [one for one in swaps if is_valid(one)]


@given(BODIES)
def test_one_check_character_fits(body: str) -> None:
    """For any 17 characters one of the 31 makes a code, and the flaw of every other names it."""
    right = check_character(body)

    assert [one for one in SYMBOLS if is_valid(body + one)] == [right]
    assert all(f"should be '{right}'" in str(flaw(body + one)) for one in SYMBOLS if one != right)


@given(st.text(SYMBOLS + "IOSVZa ", max_size=20))
def test_flaw_shows_no_more_than_a_character(text: str) -> None:
    """Whatever the text, the answer does not repeat it."""
    said = flaw(text) or ""

    assert len(text) < 4 or text not in said
    assert all(part not in said for part in (text[n : n + 6] for n in range(len(text) - 5)))


@given(BODIES, st.sampled_from(SYMBOLS))
def test_python_stdnum_agrees_where_it_knows_the_form(body: str, check: str) -> None:
    """It asks for digits at positions 1 and 2; of codes with digits there it says what we say."""
    code = body + check

    assert uscc.is_valid(code) == (is_valid(code) and body[:2].isdigit())
    if body[:2].isdigit():
        assert uscc.calc_check_digit(body) == check_character(body)


def test_python_stdnum_rejects_letters_at_the_start() -> None:
    """The reason for code of our own; it also takes 0, which no department has."""
    assert is_valid("N1999999MA9999996T")
    assert not uscc.is_valid("N1999999MA9999996T")
    assert uscc.is_valid("01" + "9" * 15 + check_character("01" + "9" * 15))


# The organisation code within.


def organisation_check(code: str) -> str:
    """Return the check character of an organisation code (GB 11714) for its eight characters."""
    letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    total = sum(w * letters.index(one) for w, one in zip((3, 7, 9, 10, 5, 8, 4, 2), code, strict=True))
    return "0123456789X0"[11 - total % 11]


@pytest.mark.parametrize(("code", "check"), [("00000000", "0"), ("12345678", "8"), ("MA999999", "6")])
def test_organisation_code_as_worked_by_hand(code: str, check: str) -> None:
    """11 less the sum modulo 11; 10 is X, 11 is 0."""
    assert organisation_check(code) == check


@pytest.mark.parametrize("code", WORKED)
def test_worked_examples_hold_organisation_codes(code: str) -> None:
    """All of them are right within, too."""
    assert organisation_check(code[8:16]) == code[16]


def test_wrong_organisation_code_is_no_flaw() -> None:
    """We know of no text that asks for it."""
    body = "91999999123456789"

    assert organisation_check(body[8:16]) != body[16]
    assert is_valid(body + check_character(body))


# Codes and persons.


@pytest.mark.parametrize(
    "text",
    [
        *PERSONS,
        "",
        "p1",
        CODE[:-1],
        CODE + "0",
        CODE.lower(),
        f"{CODE[:9]} {CODE[10:]}",
        "01999999TEYT00019E",
        "B1999999TEYT00019E",
        f"{CODE}\n",
    ],
)
def test_what_is_no_code_does_not_look_like_one(text: str) -> None:
    """Persons' numbers, also mistyped ones, other lengths and departments that there are not."""
    assert not looks_like(text)


@pytest.mark.parametrize("text", [CODE[:-1] + "F", "91999999TEYTO0019E", "9199999ATEYT00019E"])
def test_a_mistyped_code_still_looks_like_one(text: str) -> None:
    """So that its flaw can be told."""
    assert looks_like(text)
    assert not is_valid(text)


def test_code_with_a_date_in_it_is_told_by_its_check_character() -> None:
    """Digits alone, the seventh to fourteenth a date: right as a code and wrong as a person's number, or not a code."""
    bodies = [f"919999209901{n:05}" for n in range(1000, 1400)]
    codes = [body + check_character(body) for body in bodies if check_character(body) in "0123456789X"]
    both = [code for code in codes if ric.calc_check_digit(code) == code[-1]]

    assert both
    assert all(looks_like(code) is (code not in both) for code in codes)


@given(st.dates(date(1800, 1, 1), date(2099, 12, 31)), st.integers(0, 999))
def test_no_persons_number_looks_like_a_code(born: date, serial: int) -> None:
    """Not one that is right, whatever its check character is worth in a code."""
    body = f"999999{born:%Y%m%d}{serial:03}"
    number = body + ric.calc_check_digit(body + "0")

    assert is_identity(number)
    assert not looks_like(number)
