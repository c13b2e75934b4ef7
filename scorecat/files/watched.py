"""Noticing that files have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

T = TypeVar("T")


def stamps(paths: Iterable[Path]) -> Mapping[Path, tuple[int, int]]:
    """Return time of change and size of files, and of all below folders; a file that is gone is not there."""
    found = {}
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            try:
                state = file.stat()
            except OSError:
                continue
            if file.is_file():
                found[file] = (state.st_mtime_ns, state.st_size)
    return found


def changes(look: Callable[[], T], wait: Callable[[], None]) -> Iterator[T]:
    """Yield what is seen at first, and then whenever something else is seen; `wait` before each look."""
    seen = look()
    yield seen
    while True:
        wait()
        now = look()
        if now != seen:
            seen = now
            yield seen
