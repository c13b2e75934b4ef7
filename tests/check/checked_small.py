"""Small catalogs from fragments: what the examples of a check's manual page, and its tests, leave out is added here."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from scorecat.cases.read import read as read_cases
from scorecat.catalog.build import catalog
from scorecat.catalog.library import Library
from scorecat.check.checked import Atlas, Checked
from scorecat.files.document import read
from scorecat.render.words import number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorecat.model.case import CaseFile
    from scorecat.model.catalog import Catalog
    from scorecat.model.finding import Finding

LIBRARY: Final = Library()
_BASE: Final[dict[str, Any]] = {
    "place": "example",
    "version": "1",
    "title": "Example measure",
    "locality": {"name": "Example"},
    "in_force": {"from": "2020-01-01", "source": "measure, art. 30"},
    "participation": "mandatory",
    "subjects": ["person"],
    "completeness": {"state": "full"},
}
_TEXTS: Final[dict[str, Any]] = {
    "measure": {"title": "Measure", "evidence": "primary", "issued": "2019-12-01", "read": "All articles."},
    "annex": {"title": "Annex", "evidence": "primary", "part_of": "measure"},
}
_POINTS: Final[dict[str, Any]] = {
    "kind": "points",
    "score": {"start": 1000, "source": "measure, art. 8"},
    "grades": [
        {"id": "A", "from": 960, "source": "measure, art. 8"},
        {"id": "B", "from": 850, "source": "measure, art. 8"},
        {"id": "C", "source": "measure, art. 8"},
    ],
    "rules": [{"id": "base", "conduct": "traffic.jaywalking", "points": -1, "source": "annex, row 1"}],
}
_LIST: Final[dict[str, Any]] = {"kind": "list", "listing": {"form": "list"}}
_LIST_KEYS: Final = ("listing", "grounds", "removal", "procedure")


def checked(fragment: str) -> Checked:
    """Build a catalog from a fragment: a list of rules, or keys of a catalog, with `alone` and `cases` beside them.

    `grounds` and the like make a list of it. What a fragment does not give is that of a small catalog of points.
    """
    given = read(fragment.encode(), "example").root
    if isinstance(given, list):
        given = {"rules": given}
    told = {key: value for key, value in given.items() if key in ("alone", "cases")}
    own = {key: value for key, value in given.items() if key not in told}
    kind = _LIST if any(key in own for key in _LIST_KEYS) else _POINTS
    root = {**_BASE, **kind, **own}
    if own.get("kind") == "opaque":
        root = {key: value for key, value in root.items() if key not in ("score", "grades")} | own
    root["instruments"] = _TEXTS | own.get("instruments", {})
    path = f"catalogs/cn/{root['place']}/{root['version']}.yaml"
    content = _yaml(root)
    built, found = catalog(content, path, LIBRARY.vocabulary)
    assert built is not None, [str(one) for one in found]
    return Checked(built, read(content, path), LIBRARY.vocabulary, _cases(told, built))


def atlas(fragments: str, places: Iterable[str] = ()) -> Atlas:
    """Build catalogs from fragments with a line `---` between them."""
    return Atlas(
        tuple(checked(fragment) for fragment in fragments.split("\n---\n")), LIBRARY.vocabulary, frozenset(places)
    )


def found(check: Any, fragments: str) -> list[Finding]:
    """Return what a check finds in one catalog, or in several."""
    if hasattr(check, "check_all"):
        return list(check.check_all(atlas(fragments)))
    return list(check.check(checked(fragments)))


def said(check: Any, fragments: str) -> list[str]:
    """Return the messages of what a check finds."""
    return [finding.message for finding in found(check, fragments)]


def _cases(told: dict[str, Any], one: Catalog) -> CaseFile | None:
    if not told:
        return None
    root = {"place": one.place, "version": one.version, **told}
    file, wrong = read_cases(_yaml(root), one.path.replace(".yaml", ".cases.yaml"), one, LIBRARY.vocabulary)
    assert file is not None, [str(finding) for finding in wrong]
    return file


def _yaml(root: dict[str, Any]) -> bytes:
    return json.dumps(root, ensure_ascii=False, indent=1, default=number).encode()
