"""The package `zen-engine`: one decision table, asked for each event."""

from __future__ import annotations

import json
from math import inf
from typing import Any

import zen
from fold import score
from given import given
from texts import AWARD, AWARDS, GRADED, rules

_FAR = 1e9
"""What stands for points without a bound: a table holds numbers only."""
_COLUMNS = ("conduct", "level", "rule", "low", "high")


def main() -> None:
    """Score."""
    what = given()
    table = [
        _row(code, "", *found)
        for code, found in rules("rongcheng", what.codes).items()
        if found[0] not in (AWARD, GRADED)
    ]
    for code, (rule, *_) in rules("rongcheng", what.codes).items():
        if rule == GRADED:
            table.append(_row(code, "", "grade", 0, 0))
        if rule == AWARD:
            table += [_row(code, f'"{level}"', rule, points, points) for level, points in AWARDS.items()]
            table += [_row(code, '""', rule, 0, 30), _row(code, "", rule, 0, 0)]
    decision = zen.ZenEngine().create_decision(json.dumps(_graph(table)))

    def judge(event: dict[str, Any]) -> tuple[str, float, float] | None:
        found = decision.evaluate(event)["result"]
        return (found["rule"], _bound(found["low"]), _bound(found["high"])) if found else None

    score(what, judge)


def _row(code: str, level: str, rule: str, low: float, high: float) -> dict[str, str]:
    low, high = max(low, -_FAR), min(high, _FAR)
    return dict(zip(_COLUMNS, (f'"{code}"', level, f'"{rule}"', str(low), str(high)), strict=True))


def _bound(points: float) -> float:
    return points if abs(points) < _FAR else inf if points > 0 else -inf


def _graph(table: list[dict[str, str]]) -> dict[str, Any]:
    columns = [{"id": name, "name": name, "field": name} for name in _COLUMNS]
    content = {
        "hitPolicy": "first",
        "inputs": columns[:2],
        "outputs": columns[2:],
        "rules": [{"_id": str(place), **row} for place, row in enumerate(table)],
    }
    at = {"position": {"x": 0, "y": 0}}
    return {
        "nodes": [
            {"id": "in", "name": "in", "type": "inputNode", **at},
            {"id": "table", "name": "table", "type": "decisionTableNode", "content": content, **at},
            {"id": "out", "name": "out", "type": "outputNode", **at},
        ],
        "edges": [
            {"id": "a", "sourceId": "in", "targetId": "table", "type": "edge"},
            {"id": "b", "sourceId": "table", "targetId": "out", "type": "edge"},
        ],
    }


if __name__ == "__main__":
    main()
