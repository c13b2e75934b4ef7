"""Manual pages: what a code stands for, as its check's docstring or the manual's file says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_SECTIONS: Final = ("What", "Why", "What to do", "Passes", "Found")
_HEADING: Final = re.compile(rf"^({'|'.join(_SECTIONS)}):[ \n]*", re.MULTILINE)
_FENCE: Final = re.compile(r"\A```[a-z]*\n(.*?)```\s*\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Page:
    """One manual page; `passes` and `found` are examples in YAML, empty where there are none."""

    title: str
    what: str
    why: str
    todo: str
    passes: str = ""
    found: str = ""


def page(text: str) -> Page:
    """Read a page: a title, then `What:`, `Why:`, `What to do:` and the examples `Passes:` and `Found:`."""
    title, *rest = _HEADING.split(text.strip())
    parts = dict(zip(rest[::2], rest[1::2], strict=True))
    what, why, todo, passes, found = (parts.get(name, "") for name in _SECTIONS)
    return Page(_line(title), _line(what), _line(why), _line(todo), _example(passes), _example(found))


def _line(text: str) -> str:
    return " ".join(text.split())


def _example(text: str) -> str:
    fenced = _FENCE.match(text.strip())
    return (fenced.group(1) if fenced else text.strip()).rstrip()
