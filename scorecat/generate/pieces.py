"""Pieces of a log, several at once and in their order: the database counts up on one thread, however many it has."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future

T = TypeVar("T")


@contextmanager
def pieces(make: Callable[[range], T], rows: int, step: int, threads: int) -> Iterator[Iterator[T]]:
    """Give what is made of every `step` of so many rows; at the end nobody is at work any more."""
    with ThreadPoolExecutor(threads) as pool:
        try:
            yield _in_order(pool, make, [range(at, min(at + step, rows)) for at in range(0, rows, step)], threads)
        finally:
            pool.shutdown(cancel_futures=True)


def _in_order(pool: ThreadPoolExecutor, make: Callable[[range], T], of: list[range], ahead: int) -> Iterator[T]:
    """Yield one by one; no more than `ahead` are made before somebody takes them."""
    waiting: deque[Future[T]] = deque()
    for rows in of:
        if len(waiting) > ahead:
            yield waiting.popleft().result()
        waiting.append(pool.submit(make, rows))
    while waiting:
        yield waiting.popleft().result()
