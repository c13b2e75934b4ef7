"""Strict YAML: the 1.2 core schema on PyYAML's C parser, with the place of every node kept.

`no`, `on`, `2019-01-01`, `012`, `0x1F` and `1e3` are strings; duplicate keys, tags, merge keys, non-string keys,
several documents, control characters and line breaks other than LF and CR are errors; aliases may repeat at most
`MAX_NODES` values in all and may not contain themselves. Decimals stay exact (`decimal.Decimal`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import yaml

from scorecat.model.finding import Finding, Location, ScorecatError, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAX_BYTES: Final = 16 * 1024 * 1024
MAX_NODES: Final = 500_000
MAX_DEPTH: Final = 60
MAX_DIGITS: Final = 28

_PARSER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOM: Final = b"\xef\xbb\xbf"
BREAK: Final = re.compile(r"\r\n|\r|\n")
# What YAML 1.2 does not allow, with NEL, LS, PS and inner byte order marks: an editor does not show where a line ends.
_FORBIDDEN: Final = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_INT: Final = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\Z")
_DECIMAL: Final = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+\Z")
_CONSTANTS: Final[dict[str, object]] = {
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
    "null": None, "Null": None, "NULL": None, "~": None, "": None,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """From the first character of a node to the one after its last; counted from 1."""

    line: int
    column: int
    end_line: int
    end_column: int


class Mapping(dict[str, Any]):
    """A YAML mapping that knows where its keys and values stand."""

    __slots__ = ("keys_at", "span", "values_at")

    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span = span
        self.keys_at: dict[str, Span] = {}
        self.values_at: dict[str, Span] = {}


class Items(list[Any]):
    """A YAML sequence that knows where its items stand."""

    __slots__ = ("items_at", "span")

    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span = span
        self.items_at: list[Span] = []


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file as read: the root value and the path that messages name."""

    path: str
    root: Any
    span: Span

    def at(self, steps: Sequence[str | int], *, key: bool = False) -> Location:
        """Say where the value under `steps` stands (`key`: where its key stands).

        A step that is not there gives the place of the nearest value that is.
        """
        node, span = self.root, self.span
        for index, step in enumerate(steps):
            last = index == len(steps) - 1
            if isinstance(node, Mapping) and isinstance(step, str) and step in node:
                span = (node.keys_at if key and last else node.values_at)[step]
                node = node[step]
            elif isinstance(node, Items) and isinstance(step, int) and step < len(node):
                span = node.items_at[step]
                node = node[step]
            else:
                break
        return Location(self.path, span.line, span.column, span.end_line, span.end_column)


def read(text: bytes, path: str) -> Document:
    """Parse one YAML file strictly; raise `ScorecatError` with a place for what is wrong."""
    if len(text) > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        raise ScorecatError(Finding("SC101", Location(path), f"the file is larger than {limit} MiB"))
    body = text.removeprefix(_BOM)
    try:
        decoded = body.decode("utf-8")
    except UnicodeDecodeError as error:
        where = _after(path, body[: error.start].decode("utf-8"))
        raise ScorecatError(Finding("SC101", where, "the file is not UTF-8", "save it as UTF-8")) from None
    forbidden = _FORBIDDEN.search(decoded)
    if forbidden:
        said = f"character U+{ord(forbidden.group()):04X} is not allowed here"
        raise ScorecatError(Finding("SC102", _after(path, decoded[: forbidden.start()]), said, "delete it"))
    try:
        return _Composer(path, decoded).document()
    except yaml.MarkedYAMLError as error:
        line, column = _place(error.problem_mark or error.context_mark)
        end = _after(path, decoded)  # libyaml puts what is wrong at the end one line further down
        where = Location(path, line, column) if line <= end.line else end
        problem = " ".join(str(part) for part in (error.problem, error.context) if part)
        raise ScorecatError(Finding("SC102", where, f"not YAML: {problem}")) from None


class _Composer:
    """Builds values from the parser's events, checking as it goes."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=_PARSER)
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.open_anchors: set[str] = set()
        self.nodes = 0

    def document(self) -> Document:
        next(self.events)  # stream start
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            where = Location(self.path, 1, 1)
            raise ScorecatError(Finding("SC103", where, "the file is empty", "a catalog begins with `place:`"))
        event = next(self.events)
        root, span = self._node(event, 0)
        next(self.events)  # document end
        event = next(self.events)
        if not isinstance(event, yaml.StreamEndEvent):
            raise self._error("SC104", event, "a second YAML document begins here", "one file, one document")
        return Document(self.path, root, span)

    def _node(self, event: yaml.Event, depth: int) -> tuple[Any, Span]:
        if depth > MAX_DEPTH:
            raise self._error("SC105", event, f"values are nested deeper than {MAX_DEPTH} levels")
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event), _span(event, event)
        before = self.nodes
        self._count(1, event)
        anchor = getattr(event, "anchor", None)
        if anchor:
            self.open_anchors.add(anchor)
        if isinstance(event, yaml.ScalarEvent):
            value: Any = self._scalar(event)
            span = self._block_span(event) if event.style in ("|", ">") else _span(event, event)
        elif isinstance(event, yaml.MappingStartEvent):
            value = self._mapping(event, depth)
            span = value.span
        elif isinstance(event, yaml.SequenceStartEvent):
            value = self._sequence(event, depth)
            span = value.span
        else:
            raise AssertionError(event)
        if anchor:
            self.open_anchors.discard(anchor)
            self.anchors[anchor] = (value, self.nodes - before)
        return value, span

    def _mapping(self, start: yaml.MappingStartEvent, depth: int) -> Mapping:
        self._no_tag(start)
        mapping = Mapping(_span(start, start))
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key, at = self._node(event, depth + 1)
            if isinstance(event, yaml.ScalarEvent) and event.implicit[0]:
                key = event.value  # a key is its text: `2020:` and `no:` need no quotes
            if not isinstance(key, str):
                raise self._error("SC106", event, "a key must be a plain word")
            if key == "<<":
                raise self._error("SC106", event, "merge keys (`<<`) are not YAML 1.2", "write the keys out")
            if key in mapping:
                first = mapping.keys_at[key]
                raise self._error(
                    "SC107", event, f"key {quoted(key)} stands twice (first in line {first.line})", "keep one"
                )
            mapping.keys_at[key] = at
            mapping[key], mapping.values_at[key] = self._node(next(self.events), depth + 1)
        mapping.span = _span(start, event)
        if mapping and not start.flow_style:
            mapping.span = _up_to(mapping.span, mapping.values_at[key])
        return mapping

    def _sequence(self, start: yaml.SequenceStartEvent, depth: int) -> Items:
        self._no_tag(start)
        items = Items(_span(start, start))
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            value, at = self._node(event, depth + 1)
            items.append(value)
            items.items_at.append(at)
        items.span = _span(start, event)
        if items and not start.flow_style:
            items.span = _up_to(items.span, items.items_at[-1])
        return items

    def _alias(self, event: yaml.AliasEvent) -> Any:
        name = event.anchor
        if name in self.open_anchors:
            raise self._error("SC108", event, f"alias *{name} contains itself")
        if name not in self.anchors:
            raise self._error("SC108", event, f"alias *{name} names no anchor above it")
        value, size = self.anchors[name]
        self._count(size, event)
        return value

    def _scalar(self, event: yaml.ScalarEvent) -> Any:
        self._no_tag(event)
        text: str = event.value
        if not event.implicit[0]:
            return text
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        number = int if _INT.match(text) else Decimal if _DECIMAL.match(text) else None
        if number is None:
            return text
        if len(text.lstrip("+-").replace(".", "")) > MAX_DIGITS:
            raise self._error("SC111", event, f"a number of more than {MAX_DIGITS} digits", "put it in quotes")
        return number(text)

    def _no_tag(self, event: yaml.Event) -> None:
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise self._error("SC109", event, f"tag {quoted(tag)} is not allowed", "catalogs are plain data")

    def _count(self, more: int, event: yaml.Event) -> None:
        self.nodes += more
        if self.nodes > MAX_NODES:
            raise self._error("SC110", event, f"the file holds more than {MAX_NODES:,} values, aliases counted")

    def _error(self, code: str, event: yaml.Event, message: str, advice: str = "") -> ScorecatError:
        where = Location(self.path, *_place(event.start_mark), *_place(event.end_mark))
        return ScorecatError(Finding(code, where, message, advice))

    def _block_span(self, event: yaml.ScalarEvent) -> Span:
        """Leave out the blank lines that the parser counts to a literal or folded text."""
        first, last = event.start_mark, event.end_mark
        if first is None or last is None:
            raise AssertionError(event)
        written = self.text[first.index : last.index].rstrip(" \t\r\n")
        lines = BREAK.split(written)
        column = len(lines[-1]) + (first.column if len(lines) == 1 else 0)
        return Span(*_place(first), first.line + len(lines), column + 1)


def _span(start: yaml.Event, end: yaml.Event) -> Span:
    return Span(*_place(start.start_mark), *_place(end.end_mark))


def _up_to(whole: Span, last: Span) -> Span:
    """End where the last value in it ends: the parser ends a block only where the next thing begins."""
    return Span(whole.line, whole.column, last.end_line, last.end_column)


def _place(mark: Any) -> tuple[int, int]:
    """Count a parser's mark (C or Python) from 1; 0 is the file as a whole."""
    return (mark.line + 1, mark.column + 1) if mark else (0, 0)


def _after(path: str, before: str) -> Location:
    """Say where the character after some text stands."""
    lines = BREAK.split(before)
    return Location(path, len(lines), len(lines[-1]) + 1)
