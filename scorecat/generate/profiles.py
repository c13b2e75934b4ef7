"""Which profile a run goes by: a shipped one for its place, else the default; or a user's own."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING, Final

from scorecat.catalog.library import content_of
from scorecat.generate.read_profile import read_profile, shaped

if TYPE_CHECKING:
    from pathlib import Path

    from scorecat.generate.profile import Profile
    from scorecat.model.catalog import Catalog
    from scorecat.model.vocabulary import Vocabulary

DEFAULT: Final = "default"
_FOLDER: Final = "profiles"


def shipped() -> tuple[str, ...]:
    """Return the names of the shipped profiles: `default`, and the places that have one of their own."""
    folder = resources.files(__package__).joinpath(_FOLDER)
    return tuple(sorted(one.name.removesuffix(".yaml") for one in folder.iterdir() if one.name.endswith(".yaml")))


def shipped_profile(name: str, vocabulary: Vocabulary) -> Profile:
    """Read a shipped profile."""
    return _read(_content(name), f"{_FOLDER}/{name}.yaml", vocabulary)


def own_profile(path: Path, vocabulary: Vocabulary) -> Profile:
    """Read a user's profile; raises `ScorecatError` with every error found in it."""
    return _read(content_of(path), str(path), vocabulary)


def _read(content: bytes, path: str, vocabulary: Vocabulary) -> Profile:
    return read_profile(content, path, vocabulary, default=shaped(_content(DEFAULT), DEFAULT))


def _content(name: str) -> bytes:
    return resources.files(__package__).joinpath(_FOLDER, f"{name}.yaml").read_bytes()


def conducts_of(catalog: Catalog, vocabulary: Vocabulary) -> frozenset[str]:
    """Return the conducts that a catalog's rules or grounds speak of, with those below them."""
    named = {code for rule in catalog.rules for code in rule.conducts}
    named |= {code for ground in catalog.grounds for code in ground.conducts}
    return frozenset(each for code in named for each in vocabulary.below(code) if each in vocabulary.conducts)
