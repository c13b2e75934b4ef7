"""Which conducts clauses have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def meet(ones: Iterable[str], others: Iterable[str]) -> bool:
    """Whether some conduct is, or lies below, one of each."""
    given = tuple(others)
    return any(below(one, other) or below(other, one) for one in ones for other in given)


def below(code: str, above: str) -> bool:
    """Whether a conduct is another, or a special case of it."""
    return code == above or code.startswith(f"{above}.")
