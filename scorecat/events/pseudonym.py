"""Pseudonyms: keyed hashes that stand for subjects, and the keys they are made with."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scorecat.events.column import WHITESPACE
from scorecat.model.finding import Finding, Location, ScorecatError, quoted
from scorecat.model.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecat.events.source import Source

PREFIX: Final = "p-"
_LENGTH: Final = 20
_SHORTEST_KEY: Final = 16
_NEW_KEY: Final = 32
_ADVICE: Final = "make one with `scorecat pseudonymise --new-key FILE`"


def pseudonym(value: str, key: bytes) -> str:
    """Return `p-` and 20 base32 characters (100 bits) of a keyed hash of the value.

    That is HMAC-SHA256 over the value NFKC-normalised, trimmed and in capitals. An empty value stays as it
    is.
    """
    plain = unicodedata.normalize("NFKC", value).strip(WHITESPACE).upper()
    if not plain:
        return value
    digest = hmac.new(key, plain.encode(), hashlib.sha256).digest()
    return PREFIX + base64.b32encode(digest).decode("ascii")[:_LENGTH].lower()


def check_key(key: bytes) -> None:
    """Raise `ScorecatError` for a key that could be guessed."""
    if len(key) < _SHORTEST_KEY:
        message = f"the key has {len(key)} bytes, it needs at least {_SHORTEST_KEY}"
        raise ScorecatError(Finding("SC750", Location("<key>"), message, _ADVICE))


def new_key(path: str | Path) -> None:
    """Write a new random key of 32 bytes, as hexadecimal, to a new file that only its owner may read."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        advice = "choose another name: without the old key its pseudonyms cannot be made again"
        raise ScorecatError(Finding("SC751", Location(str(path)), "the file is there already", advice)) from None
    except OSError as error:
        raise _unusable(path, "written", error) from None
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(_NEW_KEY) + "\n")


def read_key(path: str | Path) -> bytes:
    """Read a key: hexadecimal as `new_key` writes it, else the bytes of the file without space around."""
    try:
        text = Path(path).read_bytes().strip()
    except OSError as error:
        raise _unusable(path, "read", error) from None
    try:
        key = bytes.fromhex(text.decode("ascii"))
    except ValueError:
        key = text
    check_key(key)
    return key


def _unusable(path: str | Path, what: str, error: OSError) -> ScorecatError:
    reason = error.strerror or "it cannot be opened"
    return ScorecatError(Finding("SC751", Location(str(path)), f"cannot be {what}: {reason}", _ADVICE))


def find_naming(present: Sequence[str], names: Sequence[str], source: Source) -> tuple[int, ...]:
    """Return which of the columns present name a subject; raise if none does."""
    slots = tuple(slot for slot, name in enumerate(present) if name in names)
    if not slots:
        near = did_you_mean(names[0], [name for name in present if quoted(name) == f"'{name}'"])
        message = f"none of the columns {', '.join(map(quoted, names))} is there"
        raise ScorecatError(
            Finding("SC755", source.at(1, 1), message, near or "say with a mapping file (`--map`) which it is")
        )
    return slots
