"""Conduct codes that clauses name: from YAML to codes of the vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.model.finding import quoted
from scorecat.model.text import did_you_mean, sole_near
from scorecat.model.vocabulary import ConductKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecat.catalog.findings import Remarks, Steps
    from scorecat.model.vocabulary import Vocabulary


def conducts_of(
    node: str | Sequence[str], kind: ConductKind, vocabulary: Vocabulary, remarks: Remarks, at: Steps
) -> tuple[str, ...]:
    """Return the codes that a key names, one or a list of them: each known, of the kind, and once."""
    listed: list[tuple[str, Steps]] = (
        [(node, at)] if isinstance(node, str) else [(code, (*at, index)) for index, code in enumerate(node)]
    )
    for code, steps in listed:
        if code not in vocabulary.conducts:
            advice = did_you_mean(code, vocabulary.conducts) or "`scorecat list --conducts` shows the vocabulary"
            said, meant = f"conduct {quoted(code)} is not in the vocabulary", sole_near(code, vocabulary.conducts)
            remarks.error("SC301", steps, said, advice, meant=meant)
        elif vocabulary.conducts[code].kind is not kind:
            found = vocabulary.conducts[code].kind
            wanted = "conduct" if kind is ConductKind.CONDUCT else f"a {kind}"
            remarks.error("SC301", steps, f"{quoted(code)} is {_a(found)}, not {wanted}")
    codes = tuple(dict.fromkeys(code for code, _ in listed))
    if len(codes) < len(listed):
        remarks.error("SC306", at, "a conduct stands twice", "keep one")
    return codes


def _a(kind: ConductKind) -> str:
    return "conduct" if kind is ConductKind.CONDUCT else f"a {kind}"
