"""`instruments`, `reports` and `source`: from YAML to the texts and places that numbers rest on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from scorecat.catalog.day import first_day
from scorecat.model.finding import quoted
from scorecat.model.source import Evidence, Source, Text
from scorecat.model.text import Label, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecat.catalog.findings import Remarks, Steps

_WORDS = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)(?:\s*[,:;]\s*|\s+|\Z)(.*)\Z", re.DOTALL)


def label(node: Any) -> Label:
    """Build a label from a text (English) or `{en, zh}`."""
    return Label(node) if isinstance(node, str) else Label(node["en"], node.get("zh", ""))


def texts(root: Mapping[str, Any], remarks: Remarks) -> dict[str, Text]:
    """Build every instrument and report; an id stands for one text only."""
    found: dict[str, Text] = {}
    for group in ("instruments", "reports"):
        for id_, node in root.get(group, {}).items():
            if id_ in found:
                remarks.error("SC306", (group, id_), f"{quoted(id_)} is an instrument already", key=True)
                continue
            date = node.get("issued", node.get("published", ""))
            if date:
                first_day(date, remarks, (group, id_, "issued" if "issued" in node else "published"))
            found[id_] = Text(
                id=id_,
                title=label(node["title"]),
                evidence=Evidence(node["evidence"]),
                report=group == "reports",
                number=node.get("number", ""),
                issuer=label(node["issuer"]) if "issuer" in node else None,
                date=date,
                part_of=node.get("part_of", ""),
                read=node.get("read", ""),
                publisher=node.get("publisher", ""),
                via=node.get("via", ""),
                url=node.get("url", ""),
                note=node.get("note", ""),
            )
    for id_, text in found.items():
        if text.part_of and (text.part_of not in found or text.part_of == id_):
            advice = did_you_mean(text.part_of, found)
            remarks.error("SC302", ("instruments", id_, "part_of"), f"no text {quoted(text.part_of)}", advice)
    return found


def given_source(node: Mapping[str, Any], known: Mapping[str, Text], remarks: Remarks, at: Steps) -> Source | None:
    """Build the `source` of a clause; None where it has none."""
    return source(node["source"], known, remarks, (*at, "source")) if "source" in node else None


def needed_source(
    node: Mapping[str, Any], known: Mapping[str, Text], remarks: Remarks, at: Steps, what: str
) -> Source | None:
    """Build the `source` of a clause that has to have one."""
    if "source" not in node:
        remarks.error("SC309", at, f"{what} has no source: every number names its clause", "add `source:`")
    return given_source(node, known, remarks, at)


def source(node: Any, known: Mapping[str, Text], remarks: Remarks, at: Steps) -> Source | None:
    """Build a source from `measure, art. 8(1)` or its mapping form; None with a finding if its text is unknown."""
    if isinstance(node, str):
        matched = _WORDS.match(node)
        if matched is None:
            remarks.error(
                "SC302", at, f"{quoted(node)} names no text", "begin with an id of `instruments` or `reports`"
            )
            return None
        node = {"in": matched.group(1), "at": matched.group(2)}
    id_ = node["in"]
    if id_ not in known:
        advice = did_you_mean(id_, known) or f"known: {', '.join(known)}"
        remarks.error("SC302", at, f"no instrument or report {quoted(id_)}", advice)
        return None
    own = known[id_].evidence
    evidence = Evidence(node["evidence"]) if "evidence" in node else own
    if evidence.rank < own.rank:
        remarks.error("SC307", at, f"evidence {quoted(evidence)} is better than its text's own, {quoted(own)}")
    return Source(id_, " ".join(node.get("at", "").split()), evidence, node.get("note", ""))
