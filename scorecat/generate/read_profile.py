"""Profile files: from YAML to the rates of a synthetic log."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from scorecat.catalog import shape
from scorecat.catalog.findings import Remarks
from scorecat.files.document import read
from scorecat.generate.profile import Distribution, Errors, FollowUp, Kinship, Mix, Population, Profile
from scorecat.model.finding import ScorecatError, quoted
from scorecat.model.text import did_you_mean
from scorecat.model.vocabulary import AttributeType, ConductKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scorecat.catalog.findings import Steps
    from scorecat.files.document import Document
    from scorecat.generate.profile import Spread
    from scorecat.model.vocabulary import Vocabulary

# Schemas are named from the folder of those of catalogs.
_NAME: Final = "../generate/profile"
_NOTHING: Final = Decimal(0)
_ALL: Final = Decimal(1)
_BUSY: Final = {"subjects": _NOTHING, "events": _NOTHING}
_MOST_DAYS: Final = 3650
_MOST_YEARS: Final = 150
_WORDED: Final = (AttributeType.TEXT, AttributeType.CHOICE)


def schema_text() -> str:
    """Return the published JSON Schema (2020-12) as text."""
    return shape.schema_text(_NAME)


def read_profile(content: bytes, path: str, vocabulary: Vocabulary, *, default: Document | None = None) -> Profile:
    """Build a profile; what it leaves out is that of `default`. Raises `ScorecatError` with every error found."""
    document = shaped(content, path)
    remarks = Remarks(document)
    _Meaning(vocabulary, remarks).check(document.root)
    if remarks.found:
        raise ScorecatError(*sorted(remarks.found, key=lambda finding: finding.order))
    return _profile(_filled(document.root, default.root if default is not None else {}))


def shaped(content: bytes, path: str) -> Document:
    """Read a file that is of the right form; raises `ScorecatError`."""
    document = read(content, path)
    found = shape.shape_findings(document, _NAME)
    if found:
        raise ScorecatError(*found)
    return document


def _filled(own: Mapping[str, Any], default: Mapping[str, Any]) -> dict[str, Any]:
    """Take sections that are left out from the default, and of subjects and attributes each one that is."""
    filled = {**default, **own}
    for section in ("subjects", "attributes"):
        filled[section] = {**default.get(section, {}), **own.get(section, {})}
    return filled


def _profile(root: Mapping[str, Any]) -> Profile:
    person = _mix(root["conduct"]["person"])
    organisation = root["conduct"].get("organisation")
    return Profile(
        root["profile"],
        person,
        _mix(organisation) if organisation is not None else person,
        _population(root["subjects"]),
        _kinship(root.get("relations", {"rates": {}})),
        {name: _distribution(node) for name, node in root["attributes"].items()},
        _share(root, "one_act"),
        tuple(_follow_up(node) for node in root.get("follow_ups", ())),
        _errors(root.get("errors", {"rate": 0})),
    )


def _mix(node: Mapping[str, Any]) -> Mix:
    return Mix(_shares(node.get("topics", {})), _shares(node.get("conducts", {})), _share(node, "anything"))


def _population(node: Mapping[str, Any]) -> Population:
    busy = node.get("busy", _BUSY)
    return Population(
        node.get("one_organisation_in"),
        _share(busy, "subjects"),
        _share(busy, "events"),
        _spread(node, "age"),
        _spread(node, "resident_years"),
        _known_share(node, "residence_permit"),
        _known_share(node, "consent"),
        _known_share(node, "rural"),
        _shares(node.get("roles", {})),
        _share(node, "missing"),
    )


def _kinship(node: Mapping[str, Any]) -> Kinship:
    return Kinship(_shares(node["rates"]), _share(node, "dated"), _share(node, "ended"))


def _distribution(node: Mapping[str, Any]) -> Distribution:
    return Distribution(
        _share(node, "missing"),
        _spread(node, "spread"),
        node.get("decimals", 0),
        {unit: tuple(numbers) for unit, numbers in node.get("units", {}).items()},
        _shares(node.get("weights", {})),
    )


def _follow_up(node: Mapping[str, Any]) -> FollowUp:
    return FollowUp(
        node["conduct"],
        tuple(node.get("of", ())),
        _share(node, "rate"),
        tuple(node["days"]),
        tuple(_follow_up(one) for one in node.get("then", ())),
        node.get("names") == "previous",
    )


def _errors(node: Mapping[str, Any]) -> Errors:
    weights = [_share(node, name) for name in ("unknown_conduct", "bad_date", "missing_cell")]
    return Errors(_share(node, "rate"), *(weights if any(weights) else [_ALL] * len(weights)))


def _share(node: Mapping[str, Any], name: str) -> Decimal:
    return Decimal(node.get(name, 0))


def _known_share(node: Mapping[str, Any], name: str) -> Decimal | None:
    return Decimal(node[name]) if name in node else None


def _shares(node: Mapping[str, Any]) -> dict[str, Decimal]:
    return {name: Decimal(value) for name, value in node.items()}


def _spread(node: Mapping[str, Any], name: str) -> Spread | None:
    return tuple(node[name]) if name in node else None


class _Meaning:
    """What a schema cannot say."""

    def __init__(self, vocabulary: Vocabulary, remarks: Remarks) -> None:
        self.vocabulary = vocabulary
        self.remarks = remarks

    def check(self, root: Mapping[str, Any]) -> None:
        for type_, node in root["conduct"].items():
            self._mix(node, ("conduct", type_))
        for name, node in root.get("attributes", {}).items():
            self._attribute(name, node, ("attributes", name))
        subjects = root.get("subjects", {})
        for name in ("age", "resident_years"):
            self._rising(subjects.get(name), ("subjects", name), least=0, most=_MOST_YEARS)
        if sum(_shares(subjects.get("roles", {})).values()) > 1:
            self.remarks.error("SC682", ("subjects", "roles"), "the shares of roles come to more than 1", "lower them")
        follow_ups = root.get("follow_ups", ())
        for index, node in enumerate(follow_ups):
            self._follow_up(node, ("follow_ups", index))
        self._sums(follow_ups)

    def _mix(self, node: Mapping[str, Any], at: Steps) -> None:
        topics, codes = node.get("topics", {}), node.get("conducts", {})
        for topic in topics:
            self._known(topic, self.vocabulary.topics, "topic", (*at, "topics", topic))
        for code in codes:
            self._code(code, (*at, "conducts", code), procedure=False)
        if not any(topics.values()) and not any(codes.values()) and not node.get("anything"):
            self.remarks.error("SC684", at, "nothing here has a weight", "give a topic, a conduct or `anything` one")

    def _code(self, code: str, at: Steps, *, procedure: bool) -> None:
        if not self._known(code, self.vocabulary.conducts, "conduct", at):
            return
        kind = self.vocabulary.conducts[code].kind
        if procedure and kind is ConductKind.CONDUCT:
            self.remarks.error("SC683", at, f"{quoted(code)} is conduct", "name a procedure or a correction")
        elif not procedure and kind is not ConductKind.CONDUCT:
            self.remarks.error("SC683", at, f"{quoted(code)} is a {kind}", "put it under `follow_ups`", key=True)

    def _attribute(self, name: str, node: Mapping[str, Any], at: Steps) -> None:
        if not self._known(name, self.vocabulary.attributes, "attribute", at):
            return
        attribute = self.vocabulary.attributes[name]
        worded = attribute.type in _WORDED or bool(attribute.values)
        wrong = ("spread", "units", "decimals") if worded else ("weights",)
        for key in wrong:
            if key in node:
                kind = "one of its values" if attribute.values else f"a {attribute.type}"
                said = f"{quoted(name)} is {kind}, which takes no `{key}`"
                self.remarks.error("SC683", (*at, key), said, f"give {'weights' if worded else 'a spread'}", key=True)
        if attribute.type is not AttributeType.DECIMAL and "decimals" in node and not worded:
            self.remarks.error("SC683", (*at, "decimals"), f"{quoted(name)} has no decimals", "leave it out", key=True)
        if attribute.values:
            for value in node.get("weights", {}):
                self._known(value, [str(one) for one in attribute.values], "value", (*at, "weights", value))
        if "weights" in node and not any(node["weights"].values()):
            self.remarks.error("SC684", (*at, "weights"), "no value has a weight", "give one a weight")
        most = _MOST_DAYS if attribute.type is AttributeType.DATE else None
        least = -_MOST_DAYS if most and name != "ended" else 0
        self._rising(node.get("spread"), (*at, "spread"), least=least, most=most)
        for unit, numbers in node.get("units", {}).items():
            self._rising(numbers, (*at, "units", unit), least=least, most=most)

    def _follow_up(self, node: Mapping[str, Any], at: Steps) -> None:
        self._code(node["conduct"], (*at, "conduct"), procedure=True)
        self._rising(node["days"], (*at, "days"), least=0, most=_MOST_DAYS)
        names = {**self.vocabulary.topics, **self.vocabulary.conducts}
        for index, name in enumerate(node.get("of", ())):
            self._known(name, names, "topic or conduct", (*at, "of", index), key=False)
        for index, one in enumerate(node.get("then", ())):
            self._follow_up(one, (*at, "then", index))
        if sum(_share(one, "rate") for one in node.get("then", ())) > 1:
            self.remarks.error("SC682", (*at, "then"), "the rates come to more than 1", "lower them")

    def _sums(self, nodes: Iterable[Mapping[str, Any]]) -> None:
        every = [_follow_up(node) for node in nodes]
        for code, conduct in self.vocabulary.conducts.items():
            total = sum(one.rate for one in every if one.follows(code))
            if conduct.kind is ConductKind.CONDUCT and total > 1:
                said = f"what follows {quoted(code)} comes to a rate of {total}"
                self.remarks.error("SC682", ("follow_ups",), said, "lower the rates: 1 at most", key=True)
                return

    def _known(self, name: str, known: Iterable[str], kind: str, at: Steps, *, key: bool = True) -> bool:
        if name in (names := list(known)):
            return True
        self.remarks.error("SC680", at, f"unknown {kind} {quoted(name)}", did_you_mean(name, names), key=key)
        return False

    def _rising(self, numbers: list[int] | None, at: Steps, *, least: int, most: int | None = None) -> None:
        if numbers is None:
            return
        if any(after <= before for before, after in pairwise(numbers)):
            self.remarks.error("SC681", at, "the numbers of a spread do not rise", "write each larger than the last")
        elif numbers[0] < least:
            self.remarks.error("SC681", at, f"the spread begins below {least}", f"begin at {least} or above")
        elif most is not None and numbers[-1] > most:
            self.remarks.error("SC681", at, f"the spread ends above {most}", f"end at {most} or below")
