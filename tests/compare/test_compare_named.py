"""Which conduct a name means."""

from __future__ import annotations

import re

import pytest
from compare.compare_small import VOCABULARY

from scorecat.compare.named import conduct_named, conducts_named
from scorecat.model.finding import UsageError
from scorecat.model.vocabulary import ConductKind


@pytest.mark.parametrize(
    "name",
    [
        "utilities.theft",
        "Utilities.Theft",
        " utilities.theft ",
        "Theft of utilities",
        "盗用水电气热",
        "ｕtilities.theft",
    ],
)
def test_a_code_or_a_label_names_a_conduct(name: str) -> None:
    """Case, width and blanks make no difference."""
    assert "utilities.theft" == conduct_named(name, VOCABULARY).code


def test_words_of_a_label_name_a_conduct_with_its_cases() -> None:
    """Where one code is above all others that fit, it is meant."""
    assert "traffic.red-light" == conduct_named("red light", VOCABULARY).code
    assert "traffic.red-light" == conduct_named("闯红灯", VOCABULARY).code


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("utilities.thefft", "did you mean 'utilities.theft'?"),
        ("fine", "may mean several conducts: "),
        ("traffic", "`scorecat compare --all --conduct traffic`"),
        ("record.revoked", "no conduct"),
        ("", "no conduct ''"),
        ("qqqq", "`scorecat list --conducts`"),
    ],
)
def test_what_names_no_single_conduct_is_said(name: str, said: str) -> None:
    """The message says what to write instead."""
    with pytest.raises(UsageError, match=re.escape(said)):
        conduct_named(name, VOCABULARY)


def test_what_is_found_by_its_label_has_that_label() -> None:
    """No label leads to another conduct than those that have it."""
    for code, one in list(VOCABULARY.conducts.items())[::20]:
        if one.kind is not ConductKind.CONDUCT:
            continue
        assert code == conduct_named(code, VOCABULARY).code
        try:
            assert one.label.en.casefold() == conduct_named(one.label.en, VOCABULARY).label.en.casefold()
        except UsageError as refused:
            assert "several" in str(refused)  # noqa: PT017 -- the other way out


def test_a_topic_names_all_its_conducts() -> None:
    """Those asked for one by one are kept apart from those of a topic."""
    single, topical = conducts_named(["traffic", "utilities.theft", "Theft of utilities"], VOCABULARY)

    assert ("utilities.theft",) == single
    assert {code for code in VOCABULARY.conducts if code.startswith("traffic.")} == set(topical)
