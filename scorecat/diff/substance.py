"""What a value says, as plain data: without where it is written, what it rests on, and what is said by the way."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from scorecat.model.catalog import Catalog
from scorecat.model.finding import Location
from scorecat.model.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

_BY_THE_WAY: Final = frozenset({"note", "source", "locator", "evidence"})


def substance(value: Any) -> Any:
    """Return a value as data that is equal where the values say the same, and can be written as JSON."""
    match value:
        case Enum():
            return value.value
        case Decimal():
            return f"{value.normalize():f}"
        case date():
            return value.isoformat()
        case tuple() | list():
            return [substance(item) for item in value if not isinstance(item, Source)]
        case frozenset() | set():
            return sorted(json.dumps(substance(item), sort_keys=True) for item in value)
        case Mapping():
            return {str(key): substance(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {"is": type(value).__name__} | {
            each.name: substance(getattr(value, each.name))
            for each in fields(value)
            if each.name not in _BY_THE_WAY and not isinstance(getattr(value, each.name), Location | Source)
        }
    return value


def same_substance(one: Any, other: Any) -> bool:
    """Whether two values say the same."""
    return bool(one == other) or substance(one) == substance(other)


def canonical(value: Any) -> str:
    """Write what a value says as one line that is the same for the same."""
    return json.dumps(substance(value), sort_keys=True, ensure_ascii=False)


def sources(value: Any) -> Iterator[Source]:
    """Yield every source within a value, in order; a catalog as a whole rests on no one of them."""
    if isinstance(value, Source):
        yield value
    elif isinstance(value, Catalog):
        return
    elif isinstance(value, tuple | list):
        for item in value:
            yield from sources(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from sources(getattr(value, each.name))
