"""What a resident identity number looks like.

GB 11643-1999: eighteen characters, the last a check character (ISO 7064 MOD 11-2).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LENGTH: Final = 18

CANDIDATE: Final = r"(?:[0-9][^0-9A-Za-z]*){17}[0-9Xx]|[^\x00-\x7F]"
"""RE2: text in which a number might stand, however it is spaced; what it finds, `holds_identity` decides.

Digits of other scripts come in by their not being ASCII: a class of all digits costs RE2 a hundred times as much.
"""

_APART: Final = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Pd"})
_NUMBER: Final = re.compile(r"[0-9]{17}[0-9X]")
_INSIDE: Final = re.compile(r"(?<![0-9A-Za-z])[0-9]{17}[0-9Xx](?![0-9A-Za-z])")


def is_identity(text: str) -> bool:
    """Say whether the text as a whole is a well-formed number, however it is spaced or hyphenated.

    Well-formed: eighteen characters, a real date of birth, the right check character. The division is not
    looked up: the divisions change, and 999999, which tests use, counts as well.
    """
    plain = "".join(_plain(character) for character in unicodedata.normalize("NFKC", text)).upper()
    return bool(_NUMBER.fullmatch(plain)) and _checks(plain)


def holds_identity(text: str) -> bool:
    """Say whether the text is a well-formed number, or has one standing in it by itself."""
    if len(text) < LENGTH:
        return False
    if is_identity(text):
        return True
    return any(_checks(found.upper()) for found in _INSIDE.findall(unicodedata.normalize("NFKC", text)))


def _plain(character: str) -> str:
    if unicodedata.category(character) in _APART:
        return ""
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)


def _checks(number: str) -> bool:
    from stdnum.cn import ric  # noqa: PLC0415 -- most logs hold nothing that gets this far
    from stdnum.exceptions import ValidationError  # noqa: PLC0415

    try:
        ric.get_birth_date(number)
    except ValidationError:
        return False
    return bool(ric.calc_check_digit(number) == number[-1])
