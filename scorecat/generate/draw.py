"""Draws: SQL that makes of a row's number and the seed whole numbers that look random, the same on every machine.

DuckDB's own `hash` may change with its version and `random` depends on threads, so the mixing is written out: two
rounds of a multiplication of 32 bits and a shift (C. Wellons' lowbias32), which no vectorised engine does otherwise.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

BITS: Final = 32
HALF: Final = 16
_MASK: Final = (1 << BITS) - 1
_ROUNDS: Final = ((16, 0x7FEB352D), (15, 0x846CA68B))


def key(seed: int, name: str) -> int:
    """Return the 32 bits that tell one draw of a run from all others."""
    return int.from_bytes(hashlib.sha256(f"{seed}:{name}".encode()).digest()[:4], "big")


def mixed(relation: str, names: Sequence[str]) -> str:
    """Return a select over `relation` in which the columns `names` (UBIGINT of 32 bits) are mixed."""
    for shift, factor in _ROUNDS:
        columns = ", ".join(
            f"(xor({name}, {name} >> {shift}) * {factor}) & {_MASK}::UBIGINT AS {name}" for name in names
        )
        relation = f"(SELECT * REPLACE ({columns}) FROM {relation})"
    return f"(SELECT * REPLACE ({', '.join(f'xor({name}, {name} >> 16) AS {name}' for name in names)}) FROM {relation})"


def numbered(relation: str, column: str, seed: int, salt: str) -> str:
    """Return a select over `relation` with `column`, a row's number, mixed with the seed."""
    return mixed(
        f"(SELECT * REPLACE (xor({column}, {key(seed, salt)}::UBIGINT) AS {column}) FROM {relation})", [column]
    )


def drawn(relation: str, draws: Mapping[str, str], seed: int, salts: Mapping[str, str] | None = None) -> str:
    """Return a select over `relation` with a column for each draw; `draws` gives the mixed column it is drawn from.

    `salts` names what tells a draw from others, where that is not its own name.
    """
    salt = {name: (salts or {}).get(name, name) for name in draws}
    columns = ", ".join(f"xor({base}, {key(seed, salt[name])}::UBIGINT) AS {name}" for name, base in draws.items())
    return mixed(f"(SELECT *, {columns} FROM {relation})", list(draws))


def low(draw: str) -> str:
    """Return the lower half of a draw: 0 to 65,535."""
    return f"({draw} & 65535)"


def high(draw: str) -> str:
    """Return the upper half of a draw: 0 to 65,535."""
    return f"({draw} >> {HALF})"


def below(draw: str, share: Decimal) -> str:
    """Return a condition that holds for this share of a whole draw."""
    return f"({draw} < {int(share * (1 << BITS))})"


def up_to(draw: str, count: str) -> str:
    """Return a whole number from 0 to below `count` (at most 2^32), evenly."""
    return f"(({draw} * {count}::UBIGINT) >> {BITS})"
