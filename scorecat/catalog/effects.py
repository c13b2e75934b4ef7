"""`points`: from YAML to amounts, ladders, and what adds up."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from scorecat.catalog.conditions import band_condition
from scorecat.catalog.lengths import calendar, duration
from scorecat.catalog.number import number
from scorecat.catalog.sources import source
from scorecat.model.condition import OneOf, Within
from scorecat.model.finding import quoted
from scorecat.model.rule import Accumulated, Amount, Band, Combine, Ladder, Step, Tier
from scorecat.model.text import did_you_mean
from scorecat.model.vocabulary import AttributeType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecat.catalog.findings import Remarks, Steps
    from scorecat.model.source import Source, Text
    from scorecat.model.vocabulary import Attribute, Vocabulary

_UNKNOWN = {"deduction": (None, Decimal(0)), "bonus": (Decimal(0), None), "either": (None, None)}
_FORMS = ("from", "unknown", "by", "tiers", "steps")
_EVENTS = "events"


class EffectReader:
    """Builds the points of rules; what is wrong goes to `remarks`."""

    def __init__(self, vocabulary: Vocabulary, texts: Mapping[str, Text], remarks: Remarks) -> None:
        self.vocabulary, self.texts, self.remarks = vocabulary, texts, remarks

    def points(
        self, node: Any, at: Steps, over: Mapping[str, Any] | None = None, over_at: Steps = ()
    ) -> Amount | Ladder | Accumulated | None:
        """Build points; `over` is the rule's `accumulate`, for tiers and steps."""
        forms = [form for form in _FORMS if form in node] if isinstance(node, dict) else []
        if over is not None and forms not in (["tiers"], ["steps"]):
            self.remarks.error("SC317", over_at, "`accumulate` goes with points in `tiers` or `steps`", "give them")
            return None
        if not isinstance(node, dict):
            fixed = number(node, self.remarks, at)
            return Amount(fixed, fixed)
        if len(forms) != 1:
            said = "points are a number, {from, to}, {unknown}, {by, bands}, {tiers} or {steps}: one of them"
            self.remarks.error("SC310", at, said)
            return None
        if forms == ["unknown"]:
            return Amount(*_UNKNOWN[node["unknown"]])
        if forms == ["from"]:
            return self._range(node, at)
        return self._ladder(node, at) if forms == ["by"] else self._accumulated(node, at, over, over_at)

    def _range(self, node: Mapping[str, Any], at: Steps) -> Amount:
        low = number(node["from"], self.remarks, (*at, "from"))
        high = number(node["to"], self.remarks, (*at, "to"))
        if low >= high:
            advice = "deductions are negative: {from: -50, to: -5}"
            self.remarks.error("SC310", at, f"`from` {low} is not below `to` {high}", advice)
        return Amount(low, high)

    def _ladder(self, node: Mapping[str, Any], at: Steps) -> Ladder | None:
        attribute = self._attribute(node["by"], (*at, "by"))
        if attribute is None:
            return None
        bands = []
        for index, band in enumerate(node["bands"]):
            steps = (*at, "bands", index)
            test = band_condition(band, attribute, self.remarks, steps)
            points = self.points(band["points"], (*steps, "points"))
            lasts = duration(band["validity"]) if "validity" in band else None
            if "validity" in band and lasts is None:
                said = "a band says how long, or leaves it to the rule"
                self.remarks.error("SC308", (*steps, "validity"), said, "leave it out")
            if test is not None and isinstance(points, Amount):
                bands.append(Band(test, points, self._source(band, steps), lasts))
        return Ladder(attribute.name, tuple(bands), _gapless(bands, attribute)) if bands else None

    def _accumulated(
        self, node: Mapping[str, Any], at: Steps, over: Mapping[str, Any] | None, over_at: Steps
    ) -> Accumulated | None:
        if over is None:
            self.remarks.error("SC317", at, "tiers and steps are of what adds up", "add `accumulate: {of: …, per: …}`")
            return None
        of = None
        if over["of"] != _EVENTS:
            attribute = self._attribute(over["of"], (*over_at, "of"))
            if attribute is None:
                return None
            if attribute.type is not AttributeType.DECIMAL:
                advice = f"an attribute that is a decimal number, or `{_EVENTS}`"
                self.remarks.error("SC304", (*over_at, "of"), f"{quoted(attribute.name)} does not add up", advice)
                return None
            of = attribute.name
        tiers = tuple(self._tier(tier, (*at, "tiers", i)) for i, tier in enumerate(node.get("tiers", ())))
        steps = tuple(self._step(step, (*at, "steps", i)) for i, step in enumerate(node.get("steps", ())))
        combine = Combine(node.get("combine", "replace"))
        found = Accumulated(of, calendar(over["per"]), tiers, steps, combine)
        return found if self._in_order(found, at) else None

    def _tier(self, node: Mapping[str, Any], at: Steps) -> Tier:
        numbers = {
            key: number(node[key], self.remarks, (*at, key)) if key in node else None
            for key in ("over", "up_to", "each", "add", "at_most")
        }
        over, each, add = (numbers[key] or Decimal(0) for key in ("over", "each", "add"))
        return Tier(over, numbers["up_to"], each, add, numbers["at_most"], self._source(node, at))

    def _step(self, node: Mapping[str, Any], at: Steps) -> Step:
        start = number(node["from"], self.remarks, (*at, "from"))
        return Step(start, number(node["points"], self.remarks, (*at, "points")), self._source(node, at))

    def _in_order(self, found: Accumulated, at: Steps) -> bool:
        """Say whether the parts go upwards and all deduct, or all give."""
        given = [tier.add for tier in found.tiers] + [step.points for step in found.steps]
        given += [tier.at_most for tier in found.tiers if tier.at_most is not None]
        said = ""
        if 0 in given or any((one > 0) != (given[0] > 0) for one in given):
            said = "all parts deduct, or all give"
        elif any(tier.up_to is not None and tier.up_to <= tier.over for tier in found.tiers):
            said = "a tier ends above where it begins"
        elif any(one.up_to is None or one.up_to > two.over for one, two in pairwise(found.tiers)):
            said = "tiers go upwards and do not overlap; only the last may have no end"
        elif any(one.start >= two.start for one, two in pairwise(found.steps)):
            said = "steps go upwards"
        elif found.combine is not Combine.ADD and any(
            abs(one.points) > abs(two.points) for one, two in pairwise(found.steps)
        ):
            said = "a higher step that replaces a lower one gives no less"
        if said:
            self.remarks.error("SC317", at, said)
        return not said

    def _attribute(self, name: str, at: Steps) -> Attribute | None:
        known = self.vocabulary.attributes
        if name not in known:
            advice = did_you_mean(name, known) or f"known: {', '.join(known)}"
            self.remarks.error("SC303", at, f"unknown attribute {quoted(name)}", advice)
        return known.get(name)

    def _source(self, node: Mapping[str, Any], at: Steps) -> Source | None:
        if "source" not in node:
            return None
        return source(node["source"], self.texts, self.remarks, (*at, "source"))


def _gapless(bands: list[Band], attribute: Attribute) -> bool:
    """Whether every value the attribute can have falls into a band (amounts and quantities begin at 0)."""
    if attribute.values:
        named = {value for band in bands if isinstance(band.condition, OneOf) for value in band.condition.values}
        return named >= set(attribute.values)
    if attribute.type is not AttributeType.DECIMAL:
        return False
    reached, closed = Decimal(0), False  # everything below `reached` is in a band, and `reached` itself if closed
    steps = [band.condition for band in bands if isinstance(band.condition, Within)]
    for step in sorted(steps, key=_start):
        low, open_start = _start(step)
        if low > reached or (low == reached and open_start and not closed):
            return False
        if step.up_to is None and step.under is None:
            return True
        end = step.up_to if step.up_to is not None else step.under
        if not isinstance(end, Decimal):
            raise AssertionError(end)
        reached, closed = max((reached, closed), (end, step.up_to is not None))
    return False


def _start(step: Within) -> tuple[Decimal, bool]:
    if isinstance(step.start, Decimal):
        return step.start, False
    if isinstance(step.over, Decimal):
        return step.over, True
    return Decimal(0), False
