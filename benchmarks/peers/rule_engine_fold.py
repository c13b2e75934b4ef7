"""The package `rule-engine`: the rules in turn on each event, until one fits."""

from __future__ import annotations

from typing import Any

import rule_engine
from fold import score
from given import given
from texts import AWARD, AWARDS, GRADED, rules


def main() -> None:
    """Score."""
    what = given()
    known = [
        (rule_engine.Rule(f'type == "person" and conduct == "{code}"'), found)
        for code, found in rules("rongcheng", what.codes).items()
    ]

    def judge(event: dict[str, Any]) -> tuple[str, float, float] | None:
        for rule, found in known:
            if rule.matches(event):
                return _valued(event, found)
        return None

    score(what, judge)


def _valued(event: dict[str, Any], found: tuple[str, float, float]) -> tuple[str, float, float]:
    if found[0] == GRADED:
        return "grade", 0, 0
    if found[0] == AWARD:
        points = AWARDS.get(event["level"], 0)
        return AWARD, points, points if event["level"] else 30
    return found


if __name__ == "__main__":
    main()
