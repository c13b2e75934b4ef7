"""Profiles: what is refused, with its place, and what a share of buckets and a spread are."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import duckdb
import pytest
from generate.made import vocabulary
from hypothesis import given
from hypothesis import strategies as st

from scorecat.generate.profiles import shipped, shipped_profile
from scorecat.generate.read_profile import read_profile, shaped
from scorecat.generate.spread import spread
from scorecat.generate.weights import BUCKETS, buckets
from scorecat.model.finding import ScorecatError

HEAD = "profile: mine\ninvented: true\n"
SOUND = HEAD + "conduct: {person: {topics: {traffic: 1}}}\n"
REFUSED = {
    "no name": ("invented: true\nconduct: {person: {topics: {traffic: 1}}}", "SC202", 1),
    "said to be real": (SOUND.replace("true", "false"), "SC204", 2),
    "a rate above one": (SOUND + "one_act: 1.5", "SC207", 4),
    "an unknown key": (SOUND + "one_acts: 0.5", "SC201", 4),
    "a topic there is none of": (HEAD + "conduct: {person: {topics: {trafic: 1}}}", "SC680", 3),
    "a code there is none of": (HEAD + "conduct: {person: {conducts: {traffic.fin: 1}}}", "SC680", 3),
    "a procedure as conduct": (HEAD + "conduct: {person: {conducts: {record.revoked: 1}}}", "SC683", 3),
    "no weight": (HEAD + "conduct: {person: {topics: {traffic: 0}}}", "SC684", 3),
    "an attribute there is none of": (SOUND + "attributes: {amounts: {spread: [1, 2]}}", "SC680", 4),
    "weights of numbers": (SOUND + "attributes: {amount: {weights: {a: 1}}}", "SC683", 4),
    "a spread of words": (SOUND + "attributes: {severity: {spread: [1, 2]}}", "SC683", 4),
    "a value there is none of": (SOUND + "attributes: {severity: {weights: {grave: 1}}}", "SC680", 4),
    "words without a weight": (SOUND + "attributes: {severity: {weights: {ordinary: 0}}}", "SC684", 4),
    "a formula": (SOUND + 'attributes: {role: {weights: {"=1+1": 1}}}', "SC205", 4),
    "a spread that falls": (SOUND + "attributes: {amount: {spread: [2, 1]}}", "SC681", 4),
    "amounts below zero": (SOUND + "attributes: {amount: {spread: [-2, 1]}}", "SC681", 4),
    "an end before the event": (SOUND + "attributes: {ended: {spread: [-2, 1]}}", "SC681", 4),
    "decimals of a date": (SOUND + "attributes: {decided: {spread: [1, 2], decimals: 1}}", "SC683", 4),
    "ages of Methuselah": (SOUND + "subjects: {age: [1, 969]}", "SC681", 4),
    "roles beyond everyone": (SOUND + "subjects: {roles: {a: 0.6, b: 0.6}}", "SC682", 4),
    "conduct that follows": (SOUND + "follow_ups: [{conduct: traffic.fine, rate: 0.1, days: [0, 1]}]", "SC683", 4),
    "more than everything followed": (
        SOUND + "follow_ups: [{conduct: record.corrected, rate: 0.6, days: [0, 1]}, "
        "{conduct: record.revoked, of: [traffic], rate: 0.6, days: [0, 1]}]",
        "SC682",
        4,
    ),
}


@pytest.mark.parametrize(("text", "code", "line"), REFUSED.values(), ids=REFUSED)
def test_what_makes_no_sense_is_refused_with_its_place(text: str, code: str, line: int) -> None:
    """One finding for one mistake."""
    with pytest.raises(ScorecatError) as refused:
        read_profile(text.encode(), "mine.yaml", vocabulary())

    assert [(code, line)] == [(found.code, found.where.line) for found in refused.value.findings]


def test_what_is_left_out_is_the_default_s() -> None:
    """Whole sections, and attributes one by one."""
    default = shipped_profile("default", vocabulary())
    document = shaped(SOUND.replace("traffic: 1", "traffic: 2").encode(), "default.yaml")

    own = read_profile((SOUND + "one_act: 0.5").encode(), "mine.yaml", vocabulary(), default=document)
    shipped_one = shipped_profile("rongcheng", vocabulary())

    assert Decimal("0.5") == own.one_act
    assert {"traffic": Decimal(1)} == own.person.topics == own.organisation.topics
    assert default.follow_ups == shipped_one.follow_ups
    assert default.attributes == shipped_one.attributes
    assert default.person != shipped_one.person


def test_the_page_s_example_is_a_profile() -> None:
    """What `docs/generate.md` shows can be copied."""
    page = (Path(__file__).parent.parent.parent / "docs" / "generate.md").read_text(encoding="utf-8")
    example = re.search(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert example

    assert "mine" == read_profile(example[1].encode(), "mine.yaml", vocabulary()).name


@pytest.mark.parametrize("name", shipped())
def test_shipped_profiles_are_named_as_their_files(name: str) -> None:
    """And each is sound."""
    assert name == shipped_profile(name, vocabulary()).name


@given(st.dictionaries(st.integers(), st.decimals(0, 1_000_000, places=3), min_size=1, max_size=50))
def test_buckets_are_shared_out_whole(weights: dict[int, Decimal]) -> None:
    """All of them, at least one to whatever has a weight, and none to what has not, each within one of its share."""
    total = sum(weights.values())
    if not total:
        return

    counts = buckets(weights)

    assert BUCKETS == sum(counts.values())
    assert {item for item, weight in weights.items() if weight} == set(counts)
    spare = BUCKETS - len(counts)
    assert all(abs(count - 1 - weights[item] * spare / total) < 1 for item, count in counts.items())


@given(st.lists(st.integers(-1000, 100_000), min_size=2, max_size=6, unique=True).map(sorted), st.data())
def test_a_spread_stays_within_its_ends_and_reaches_them(numbers: list[int], data: st.DataObject) -> None:
    """The first number of the first stretch, the last of the last; no draw leaves the stretch it chose."""
    stretch = data.draw(st.integers(0, 65_535))
    place = data.draw(st.integers(0, 65_535))
    expression = spread(tuple(numbers), "s", "p")
    query = f"SELECT {expression} FROM (SELECT unnest($s::UBIGINT[]) AS s, unnest($p::UBIGINT[]) AS p)"
    last = len(numbers) - 2

    found = duckdb.execute(query, {"s": [0, last, stretch], "p": [0, 65_535, place]}).fetchall()

    start, end = list(pairwise(numbers))[stretch % (last + 1)]
    near = (numbers[-1] - numbers[-2]) // 65_536 + 1
    assert numbers[0] == found[0][0]
    assert numbers[-1] - near < found[1][0] <= numbers[-1]
    assert start <= found[2][0] <= end
