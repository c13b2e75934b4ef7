"""A new catalog to be filled in, with what each key is for as comments, and its first worked case."""

from __future__ import annotations

from importlib import resources

FILES = {"{version}.yaml": "skeleton.catalog.txt", "{version}.cases.yaml": "skeleton.cases.txt"}
"""The files of a catalog, and those of the package that they are made of."""


def skeleton(place: str, version: str) -> dict[str, str]:
    """Return the text of each file by its name."""
    folder = resources.files(__package__)
    return {
        name.format(version=version): folder.joinpath(source)
        .read_text(encoding="utf-8")
        .replace("<PLACE>", place)
        .replace("<VERSION>", version)
        for name, source in FILES.items()
    }
