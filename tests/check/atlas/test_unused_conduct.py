"""Check unused-conduct."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from check.checked_small import atlas, said

from scorecat.check.atlas import unused_conduct

if TYPE_CHECKING:
    from pathlib import Path

RULE = '- {id: r, conduct: traffic.red-light, points: -1, source: "measure, row 1"}'


def test_nothing_is_unused_where_other_places_are_not_checked() -> None:
    """They may name it."""
    assert [] == said(unused_conduct, RULE)
    assert [] == list(unused_conduct.check_all(atlas(RULE, places=["example", "another"])))


def test_what_no_catalog_names_is_unused() -> None:
    """A code below one that is named is not, nor are corrections and objections, which the engine knows."""
    told = {finding.message.split()[-1] for finding in unused_conduct.check_all(atlas(RULE, places=["example"]))}

    assert {"utilities.theft", "commerce.fraud", "court.judgment-performed"} <= told
    assert not told & {"traffic.red-light", "traffic.red-light.e-bike", "record.revoked", "objection.sustained"}


def test_it_is_found_where_the_vocabulary_defines_it(tmp_path: Path) -> None:
    """In the file of its topic, at its key; of a file that is not there only the name is known."""
    built = atlas(RULE, places=["example"])
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary" / "utilities.yaml").write_text("conducts:\n  utilities.theft: {}\n", encoding="utf-8")
    one = built.catalogs[0]
    moved = replace(one, catalog=replace(one.catalog, path=str(tmp_path / "cn" / "example" / "1.yaml")))
    found = unused_conduct.check_all(replace(built, catalogs=(moved,)))
    where = {finding.message.split()[-1]: finding.where for finding in found}

    assert (2, 3) == (where["utilities.theft"].line, where["utilities.theft"].column)
    assert str(tmp_path / "vocabulary" / "commerce.yaml") == where["commerce.fraud"].path
