"""`scorecat list`: all places and versions, or all conducts, as rows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from scorecat.model.source import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scorecat.model.catalog import Catalog
    from scorecat.model.vocabulary import Vocabulary


def places(catalogs: Iterable[Catalog]) -> Iterator[dict[str, Any]]:
    """Yield a row for each version of each place; `rules` are its rules, or the grounds of a list.

    `dates_assumed` says what dates rest on that are not the text's own (None: they are).
    """
    for found in catalogs:
        sources = [*(rule.source for rule in found.rules), *(ground.source for ground in found.grounds)]
        evidence = Counter(source.evidence for source in sources)
        yield {
            "place": found.place,
            "version": found.version,
            "name": found.locality.name.en,
            "name_zh": found.locality.name.zh,
            "within": ", ".join(found.locality.within),
            "kind": found.kind,
            "from": found.in_force.since.isoformat() if found.in_force.since else None,
            "until": found.in_force.until.isoformat() if found.in_force.until else None,
            "dates_assumed": found.in_force.assumed or None,
            "participation": found.participation,
            "completeness": "partial" if found.partial else "full",
            "rules": len(sources),
            "evidence": ", ".join(f"{evidence[kind]} {kind}" for kind in Evidence if evidence[kind]),
        }


def brief(row: dict[str, Any]) -> dict[str, Any]:
    """Shorten a row of `places` to what fits on a terminal."""
    return {
        "place": f"{row['place']}@{row['version']}",
        "name": row["name"],
        "kind": row["kind"],
        "in force": " ".join(
            filter(None, (row["from"] or "?", "–", row["until"], row["dates_assumed"] and "(assumed)"))
        ),
        "text": row["completeness"],
        "rules": row["rules"],
        "evidence": row["evidence"],
    }


def conducts(vocabulary: Vocabulary) -> Iterator[dict[str, Any]]:
    """Yield a row for each conduct."""
    for code, conduct in sorted(vocabulary.conducts.items()):
        yield {
            "conduct": code,
            "topic": conduct.topic,
            "kind": conduct.kind.value,
            "name": conduct.label.en,
            "name_zh": conduct.label.zh,
            "attributes": ", ".join(
                f"{name} ({use.unit})" if use.unit else name for name, use in conduct.attributes.items()
            ),
            "definition": conduct.definition,
        }
