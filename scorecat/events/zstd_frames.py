"""Whether Zstandard data is whole: DuckDB and the Python reader both take a cut file for a short one."""

from __future__ import annotations

from typing import IO, Final

_SKIPPABLE: Final = range(0x184D2A50, 0x184D2A60)
_LONGEST_HEADER: Final = 18
_RLE, _RESERVED = 1, 3


def is_whole(file: IO[bytes]) -> bool:
    """Say whether an open file is a row of complete frames (RFC 8878), going by their sizes, not their contents."""
    import zstandard  # noqa: PLC0415 -- only where a file needs it

    end = file.seek(0, 2)
    place = 0
    while place < end:
        file.seek(place)
        head = file.read(_LONGEST_HEADER)
        if int.from_bytes(head[:4], "little") in _SKIPPABLE:
            place += 8 + int.from_bytes(head[4:8], "little")
            continue
        try:
            place += zstandard.frame_header_size(head)
            checksum = zstandard.get_frame_parameters(head).has_checksum
        except zstandard.ZstdError:
            return False
        place = _past_blocks(file, place, end)
        if place < 0:
            return False
        place += 4 if checksum else 0
    return place == end


def _past_blocks(file: IO[bytes], place: int, end: int) -> int:
    """Return where the blocks of a frame end, or -1 if they do not end in the file."""
    last = False
    while not last:
        file.seek(place)
        head = file.read(3)
        number = int.from_bytes(head, "little")
        kind, size = number >> 1 & 3, number >> 3
        last = bool(number & 1)
        place += 3 + (1 if kind == _RLE else size)
        if len(head) < 3 or kind == _RESERVED or place > end:  # noqa: PLR2004 -- a block header is three bytes
            return -1
    return place
