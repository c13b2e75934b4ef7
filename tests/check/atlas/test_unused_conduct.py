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
    """In its file, whatever that is called, at its key; where there is none, in the file where it should be."""
    (tmp_path / "ours.yaml").write_text("conducts:\n  utilities.theft: {}\n", encoding="utf-8")
    (tmp_path / "broken.yaml").write_text("conducts: {", encoding="utf-8")
    found = unused_conduct.check_all(replace(atlas(RULE, places=["example"]), words=tmp_path))
    where = {finding.message.split()[-1]: finding.where for finding in found}

    theft = where["utilities.theft"]
    assert (str(tmp_path / "ours.yaml"), 2, 3) == (theft.path, theft.line, theft.column)
    assert str(tmp_path / "commerce.yaml") == where["commerce.fraud"].path
