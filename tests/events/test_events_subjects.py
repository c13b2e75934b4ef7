"""Subjects tables: typed as declared, each subject once, no bad row set aside."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import duckdb
import pytest
from events.events_small import VOCABULARY, rows

from scorecat.events.log import read_log
from scorecat.events.subjects import read_subjects
from scorecat.model.finding import ScorecatError

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "subject,type,born,resident_since,residence_permit,consent_from,household,role"


def test_subjects_are_typed_as_declared(tmp_path: Path) -> None:
    """Dates are dates, yes and true are true, and what is empty is null."""
    path = tmp_path / "subjects.csv"
    path.write_text(
        f"{HEAD}\np1,person,1990-01-02,2015-01-01,Yes,2020-01-01,rural,student\nc1,organisation,,,false,,,\n"
    )
    connection = duckdb.connect()
    subjects = read_subjects(connection, [str(path)])
    assert (subjects.count, subjects.columns) == (2, frozenset(HEAD.split(",")))
    assert rows(connection, "subjects") == [
        ("c1", "organisation", None, None, False, None, None, None),
        ("p1", "person", date(1990, 1, 2), date(2015, 1, 1), True, date(2020, 1, 1), "rural", "student"),
    ]


BAD_ROWS = {
    ",person,,,,,,": (1, "SC703 no subject"),
    "p1,robot,,,,,,": (4, "SC706 type 'robot' is not one of person, organisation"),
    "p1,person,1990,,,,,": (11, "SC704 born '1990' is not a date"),
    "p1,person,,,maybe,,,": (13, "SC706 residence_permit 'maybe' is not one of true, false"),
    "p1,person,,,,,town,": (15, "SC706 household 'town' is not one of rural, urban"),
    "p0,person,,,,,,": (1, "SC710 subject 'p0' stands on more than one row; give each row its own"),
}


@pytest.mark.parametrize("row", BAD_ROWS)
def test_a_bad_subject_stops_the_reading(tmp_path: Path, row: str) -> None:
    """There is no setting aside: the finding has its place."""
    column, message = BAD_ROWS[row]
    path = tmp_path / "subjects.csv"
    path.write_text(f"{HEAD}\np0,person,,,,,,\n{row}\n")
    with pytest.raises(ScorecatError) as caught:
        read_subjects(duckdb.connect(), [str(path)])
    found = [str(finding) for finding in caught.value.findings]
    assert found[-2].startswith(f"{path}:3:{column}: {message}")
    assert found[-1].endswith("mend them: every subject of the table is needed")


def test_the_rejects_of_a_log_outlive_the_subjects(tmp_path: Path) -> None:
    """Reading subjects on the same connection leaves what is known of the log's bad rows."""
    log_path, path = tmp_path / "log.csv", tmp_path / "subjects.csv"
    log_path.write_text("subject,date,conduct\np1,x,traffic.fine\n")
    path.write_text("subject\np1\n")
    connection = duckdb.connect()
    log = read_log(connection, [str(log_path)], VOCABULARY, keep_rejects=True)
    read_subjects(connection, [str(path)])
    assert [finding.code for finding in log.rejects.findings()] == ["SC704"]
