"""Vocabulary files: from YAML to the shared vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scorecat.catalog.findings import Remarks
from scorecat.catalog.shape import shape_findings
from scorecat.files.document import read
from scorecat.model.finding import Finding, quoted
from scorecat.model.text import Label, did_you_mean
from scorecat.model.vocabulary import Attribute, AttributeType, AttributeUse, Conduct, ConductKind, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorecat.files.document import Document


def vocabulary(files: Iterable[tuple[str, bytes]]) -> tuple[Vocabulary, list[Finding]]:
    """Build the vocabulary from (path, content) pairs; raises `ScorecatError` for a file that is not YAML."""
    documents, found = [], []
    for path, content in files:
        document = read(content, path)
        breaches = shape_findings(document, "vocabulary")
        found += breaches
        if not breaches:
            documents.append(document)
    built, more = of_documents(documents)
    return built, sorted(found + more, key=lambda finding: finding.order)


def of_documents(documents: Iterable[Document]) -> tuple[Vocabulary, list[Finding]]:
    """Build the vocabulary from documents that their schema has passed."""
    topics: dict[str, Label] = {}
    conducts: dict[str, Conduct] = {}
    attributes: dict[str, Attribute] = {}
    uses: list[tuple[Remarks, str, str]] = []
    found: list[Finding] = []
    for document in documents:
        remarks = Remarks(document)
        if "topic" in document.root:
            topics[document.root["topic"]] = _label(document.root["label"])
        _attributes(document, attributes)
        _conducts(document, conducts, uses, remarks)
        found += remarks.found
    for remarks, code, name in uses:
        if name not in attributes:
            at = ("conducts", code, "attributes", name)
            advice = did_you_mean(name, attributes)
            found.append(Finding("SC303", remarks.at(at, key=True), f"unknown attribute {quoted(name)}", advice))
    return Vocabulary(topics, conducts, attributes), found


def _attributes(document: Document, attributes: dict[str, Attribute]) -> None:
    for name, node in document.root.get("attributes", {}).items():
        attributes[name] = Attribute(
            name,
            AttributeType(node["type"]),
            _label(node["label"]),
            node["definition"],
            node.get("unit", ""),
            tuple(node.get("values", ())),
        )


def _conducts(
    document: Document, conducts: dict[str, Conduct], uses: list[tuple[Remarks, str, str]], remarks: Remarks
) -> None:
    for code, node in document.root.get("conducts", {}).items():
        if code.partition(".")[0] != document.root["topic"]:
            topic = quoted(document.root["topic"])
            remarks.error("SC311", ("conducts", code), f"{quoted(code)} is not under topic {topic}", key=True)
        if code in conducts:
            remarks.error("SC306", ("conducts", code), f"{quoted(code)} stands in another file too", key=True)
        conducts[code] = Conduct(
            code,
            ConductKind(node["kind"]),
            _label(node["label"]),
            node["definition"],
            {
                name: AttributeUse(use.get("unit", ""), tuple(use.get("values", ())))
                for name, use in node["attributes"].items()
            },
        )
        uses += [(remarks, code, name) for name in node["attributes"]]


def _label(node: Any) -> Label:
    return Label(node["en"], node["zh"])
