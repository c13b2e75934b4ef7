"""Figures of a catalog that no event is needed for: its dates, its start and range, grades, thresholds, words."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from scorecat.model.catalog import Catalog, Grade

_BAND: Final = re.compile(r"(?:from )?(?P<low>over \S+|under \S+|[\d.]+)?(?: ?to (?P<up>\d+))?")

Bounds = tuple[str, Decimal | None, Decimal | None, bool]
"""Where a band begins, in words; the top that is printed; where the next better one begins, and whether above that."""


def figure(catalog: Catalog, about: str, expected: str) -> str:
    """Say what a catalog has where a cell expects something: exactly that if it fits."""
    what, _, which = about.partition(" ")
    if what == "grade":
        return _grade(catalog, which, expected)
    if what == "perk":
        starts = [_plain(one.start) for one in catalog.consequences if one.start is not None]
        return expected if expected in starts else f"perks from {', '.join(starts) or 'no score'}"
    return _OF_CATALOG[what](catalog)


_OF_CATALOG: Final[Mapping[str, Callable[[Catalog], str]]] = {
    "start": lambda one: _plain(one.base if one.opaque else one.start),
    "minimum": lambda one: _plain(one.minimum),
    "maximum": lambda one: _plain(one.maximum),
    "from": lambda one: str(one.in_force.since),
    "until": lambda one: str(one.in_force.until),
}


def texts(node: Any, key: str = "") -> Iterator[str]:
    """Yield every value of a catalog's document, with its key: `within: 15 days`."""
    if isinstance(node, dict):
        for name, value in node.items():
            yield from texts(value, str(name))
    elif isinstance(node, list):
        for value in node:
            yield from texts(value, key)
    else:
        yield " ".join(f"{key}: {node}".split())


def tells(document: Any, words: str) -> bool:
    """Whether one value of a document has all of these words, which ` & ` stands between."""
    wanted = [part.casefold() for part in words.split(" & ")]
    return any(all(part in text.casefold() for part in wanted) for text in texts(document))


def _grade(catalog: Catalog, name: str, expected: str) -> str:
    bounds = _bounds(catalog)
    if name not in bounds:
        return f"no grade {name}; there is: {', '.join(bounds)}"
    low, printed, above, above_open = bounds[name]
    wanted = _BAND.fullmatch(expected)
    if wanted is None:
        raise AssertionError(f"{expected!r} is no band: `600 to 849`, `over 750`, `to 599`")
    begins = wanted["low"] or ""
    if begins.startswith("under "):
        fits = not low and above == Decimal(begins.removeprefix("under ")) and not above_open
    else:
        # Where only whole scores are printed, 801 is the first above 800; a lowest band may leave the lowest score out.
        whole = f"over {_plain(Decimal(begins) - 1)}" if begins.isdigit() else low
        fits = low in {begins, whole} or (not low and begins == _plain(catalog.minimum))
        if fits and wanted["up"]:
            top = Decimal(wanted["up"])
            next_one = above is not None and (top == above if above_open else top < above <= top + 1)
            fits = printed == top or (printed is None and next_one)
    if fits:
        return expected
    ends = f" to {_plain(printed)}" if printed is not None else ""
    return f"from {low or 'the lowest'}{ends}" + (f", under {_plain(above)}" if above is not None else "")


def _bounds(catalog: Catalog) -> dict[str, Bounds]:
    found: dict[str, Bounds] = {}
    above: tuple[Decimal | None, bool] = (None, False)
    if catalog.opaque:
        for band in catalog.bands:
            low = "" if band.start is None else f"over {_plain(band.start)}" if band.over else _plain(band.start)
            found[band.id] = (low, band.up_to, *above)
            above = (band.start, band.over)
        return found
    for grade in catalog.grades:
        found[grade.id] = (_begins(grade), grade.up_to, *above)
        above = (grade.hard.value, grade.hard.open) if grade.hard else (None, False)
    return found


def _begins(grade: Grade) -> str:
    if grade.hard is None or grade.easy is None:
        return ""
    if grade.hard != grade.easy:
        return f"{_plain(grade.easy.value)}..{_plain(grade.hard.value)}"
    return f"over {_plain(grade.hard.value)}" if grade.hard.open else _plain(grade.hard.value)


def _plain(value: Decimal | None) -> str:
    return "none" if value is None else f"{value.normalize():f}"
