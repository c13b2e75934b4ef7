"""The configuration of a project: `scorecat.toml`, or `[tool.scorecat]` of `pyproject.toml`, here or above."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from scorecat.model.finding import Finding, Location, ScorecatError, quoted
from scorecat.model.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

OWN: Final = "scorecat.toml"
SHARED: Final = "pyproject.toml"
KEYS: Final = ("select", "ignore", "severity", "fail-on", "memory-limit", "threads", "temp-dir")
"""All that can be set: of the checks, and of what a run may take."""

_AT: Final = re.compile(r"\s*\(at line ([0-9]+), column ([0-9]+)\)|\s*\(at end of document\)")


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """What a file sets; nothing where there is no file."""

    path: str = ""
    values: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    text: str = ""

    def at(self, key: str) -> Location:
        """Say where a key stands."""
        for number, line in enumerate(self.text.splitlines(), start=1):
            matched = re.match(rf"\s*(?:\[.*\b)?[\"']?({re.escape(key)})[\"']?\s*[=\]]", line)
            if matched:
                return Location(self.path, number, matched.start(1) + 1, number, matched.end(1) + 1)
        return Location(self.path)


def unknown_keys(file: ConfigFile) -> list[Finding]:
    """Find the keys that mean nothing."""
    return [
        Finding(
            "SC003", file.at(key), f"unknown key {quoted(key)}", did_you_mean(key, KEYS) or f"known: {', '.join(KEYS)}"
        )
        for key in file.values
        if key not in KEYS
    ]


def nearest(folder: Path) -> ConfigFile:
    """Read the configuration of a folder, or of the nearest one above that has any; raises `ScorecatError`."""
    for place in (folder, *folder.parents):
        own, shared = place / OWN, place / SHARED
        found = _shared(shared) if shared.is_file() else None
        if own.is_file():
            if found is not None:
                said = f"{OWN} beside it configures scorecat, too"
                raise ScorecatError(Finding("SC003", found.at("tool.scorecat"), said, "keep one"))
            text = _text(own)
            return ConfigFile(str(own), _parsed(own, text), text)
        if found is not None:
            return found
    return ConfigFile()


def _shared(path: Path) -> ConfigFile | None:
    text = _text(path)
    if "scorecat" not in text:
        return None
    tool = _parsed(path, text).get("tool", {})
    if not isinstance(tool, dict) or not isinstance(tool.get("scorecat"), dict):
        return None
    return ConfigFile(str(path), tool["scorecat"], text)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        said = "the file is not UTF-8" if isinstance(error, UnicodeDecodeError) else f"cannot be read: {error.strerror}"
        raise ScorecatError(Finding("SC003", Location(str(path)), said)) from None


def _parsed(path: Path, text: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415  (most projects set nothing, and every run looks)

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        at = _AT.search(said)
        place = tuple(int(number or 0) for number in at.groups()) if at else (0, 0)
        where = Location(str(path), *place) if place[0] else Location(str(path), len(text.splitlines()) or 1, 1)
        raise ScorecatError(Finding("SC003", where, f"not TOML: {_AT.sub('', said)}")) from None
