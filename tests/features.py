"""Switches of the strategies: the mechanisms that generated catalogs and logs may use, each to be left out."""

from __future__ import annotations

from enum import StrEnum, auto
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Collection


class Feature(StrEnum):
    """One mechanism; without any, what is left are points and grades that are settled, with conditions on nothing."""

    ACCUMULATE = auto()
    """Tiers and steps of what adds up."""
    BAND_VALIDITY = auto()
    CAP = auto()
    """`cap` of a rule."""
    CAPS = auto()
    """Caps over groups of rules."""
    CORRECTIONS = auto()
    """Rows that revoke and correct."""
    COVERS = auto()
    """Whom a catalog covers and scores, what it lacks, and consent."""
    DIRECT_SCORE = auto()
    """`direct_score` of grades: what a direct grade holds the score to."""
    EVERY = auto()
    FELL_FROM = auto()
    FLOOR = auto()
    """`direct_grade_score` other than `none`."""
    FREEZE = auto()
    """`bonuses_while_graded` other than `counted`."""
    IN_FORCE = auto()
    """Spans of rules."""
    LASTING = auto()
    """Conduct that has `ended`, or not yet."""
    MULTIPLIERS = auto()
    ONE_ACT = auto()
    """`one_act` other than `all`."""
    OPEN = auto()
    """Ranges, sizes not known, conflicts, conditions, `reach: open`, grades between two bounds, lengths not known."""
    OVER = auto()
    """Grades that begin over their bound, not at it."""
    PASS_ON = auto()
    """With a relations table, and rules for the subject's own or for what is passed on."""
    REPAIR = auto()
    REPEAT = auto()
    """`counting.repeat`, and rules it is not for."""
    REST = auto()
    """`rest of the calendar year` and the like."""
    SUBJECTS = auto()
    """A subjects table."""
    TRANSFER = auto()
    """Grades held in another place that become events here."""


ALL: Final = frozenset(Feature)


@st.composite
def subsets(draw: st.DrawFn, features: Collection[Feature]) -> frozenset[Feature]:
    """Two in three of the features: what is left out leaves room for the rest; shrinking leaves out all it can."""
    return frozenset(each for each in Feature if each in features and draw(st.integers(0, 2)) > 0)
