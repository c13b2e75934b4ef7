"""Unified social credit codes, which name organisations (GB 32100-2015).

Eighteen characters: department that registers (1), class of organisation (2), division (3 to 8, digits), organisation
code (9 to 17), check character (18). The organisation code is coded by GB 11714 and has a check character of its own
(17). That it must be right for the whole to be right is in no text that we know of, so it is not asked for.
"""

from __future__ import annotations

import re
from typing import Final

from scorecat.model.finding import quoted

LENGTH: Final = 18

SYMBOLS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The 31 characters of a code, each at its value: digits and capitals without I, O, S, V and Z."""

DEPARTMENTS: Final = "123456789ANY"
"""What may stand first.

Staffing, foreign affairs, justice, culture, civil affairs, tourism, religion, unions, market registration, Central
Military Commission, agriculture, other.
"""

_WEIGHTS: Final = tuple(pow(3, place, len(SYMBOLS)) for place in range(LENGTH - 1))
_DIVISION: Final = slice(2, 8)
_DIGITS: Final = SYMBOLS[:10]
_FORM: Final = re.compile(rf"[{DEPARTMENTS}][0-9A-Z]{{{LENGTH - 1}}}")
_PERSON_FORM: Final = re.compile(
    r"[0-9]{6}(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]"
)


def flaw(text: str) -> str | None:
    """Say what keeps a text from being a code, the first thing wrong from left to right; `None` where it is one.

    Nothing is looked up: the division may be one that there never was. The text is taken as it is, with capitals
    and without spaces. The answer shows one character at most, never the code.
    """
    if len(text) != LENGTH:
        return f"a social credit code has {LENGTH} characters, not {len(text)}"
    for place, symbol in enumerate(text, 1):
        if symbol not in SYMBOLS:
            return f"{quoted(symbol)} at position {place} is no digit and no capital other than I, O, S, V and Z"
    if text[0] not in DEPARTMENTS:
        return f"no department has the code {quoted(text[0])} (position 1)"
    for place, symbol in enumerate(text[_DIVISION], _DIVISION.start + 1):
        if symbol not in _DIGITS:
            return f"{quoted(symbol)} at position {place} is no digit, as those of the division are (3 to 8)"
    check = check_character(text[:-1])
    if text[-1] != check:
        return f"the check character (position {LENGTH}) is {quoted(text[-1])} and should be {quoted(check)}"
    return None


def is_valid(text: str) -> bool:
    """Say whether a text is a well-formed code."""
    return flaw(text) is None


def looks_like(text: str) -> bool:
    """Say whether a text is meant as a code, right or wrong, and not as a person's resident identity number.

    Eighteen digits and capitals, the first of them the code of a department. A resident number can have the same
    form. One with a date of birth where it belongs is taken for a person's, unless the check character is right for
    an organisation and wrong for a person.
    """
    if not _FORM.fullmatch(text):
        return False
    return not _PERSON_FORM.fullmatch(text) or (is_valid(text) and not _checks_as_person(text))


def check_character(body: str) -> str:
    """Return the check character (ISO 7064 MOD 31-3) for the 17 characters before it, all of them of `SYMBOLS`."""
    total = sum(weight * SYMBOLS.index(symbol) for weight, symbol in zip(_WEIGHTS, body, strict=True))
    return SYMBOLS[-total % len(SYMBOLS)]


def _checks_as_person(number: str) -> bool:
    """Whether the last character is right by GB 11643-1999 (ISO 7064 MOD 11-2)."""
    total = sum(int(digit) << LENGTH - place for place, digit in enumerate(number[:-1], 1))
    return (total + (10 if number[-1] == "X" else int(number[-1]))) % 11 == 1
