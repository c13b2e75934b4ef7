"""Which conduct a name means: a code, a Chinese or English label, or a topic where several may be meant."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from scorecat.model.finding import UsageError, quoted
from scorecat.model.text import did_you_mean
from scorecat.model.vocabulary import ConductKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorecat.model.vocabulary import Conduct, Vocabulary

_NAMED_AT_MOST: Final = 6
"""Codes that a message names; more of them help nobody."""


def conduct_named(name: str, vocabulary: Vocabulary) -> Conduct:
    """Return the one conduct that a code or a label names; words of a label will do, where they name one and its cases.

    Raises `UsageError` for what names none, or more than one.
    """
    wanted = _folded(name)
    found = vocabulary.conducts.get(wanted)
    if found is None:
        if wanted in vocabulary.topics:
            codes = _of_topic(wanted, vocabulary)
            said = f"{quoted(name)} is a topic of {len(codes)} conducts"
            raise UsageError(f"{said}; name one, or see them side by side: `scorecat compare --all --conduct {wanted}`")
        found = _labelled(name, wanted, vocabulary)
    if found.kind is not ConductKind.CONDUCT:
        said = f"{found.code} is a row of a {found.kind} and no conduct: rules speak of what they correct or follow"
        raise UsageError(f"{said}; `scorecat list --conducts` shows the conducts")
    return found


def conducts_named(names: Iterable[str], vocabulary: Vocabulary) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the codes that names mean one by one, and those that whole topics among them add.

    Raises `UsageError` as `conduct_named` does.
    """
    single: list[str] = []
    topical: list[str] = []
    for name in names:
        if _folded(name) in vocabulary.topics:
            topical += _of_topic(_folded(name), vocabulary)
        else:
            single.append(conduct_named(name, vocabulary).code)
    return tuple(dict.fromkeys(single)), tuple(dict.fromkeys(topical))


def _of_topic(topic: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(
        code for code, one in vocabulary.conducts.items() if one.topic == topic and one.kind is ConductKind.CONDUCT
    )


def _labelled(name: str, wanted: str, vocabulary: Vocabulary) -> Conduct:
    """Find a conduct by its label, or by a part of it."""
    labels = {code: tuple(map(_folded, (one.label.en, one.label.zh))) for code, one in vocabulary.conducts.items()}
    whole = [code for code, own in labels.items() if wanted and wanted in own]
    parts = [code for code, own in labels.items() if wanted and any(_in(wanted, label) for label in own)]
    fitting = whole or parts
    general = [code for code in fitting if all(f"{other}.".startswith(f"{code}.") for other in fitting)]
    if general:
        return vocabulary.conducts[general[0]]
    if fitting:
        shown = ", ".join(fitting[:_NAMED_AT_MOST])
        more = f" and {len(fitting) - _NAMED_AT_MOST} more" if len(fitting) > _NAMED_AT_MOST else ""
        raise UsageError(f"{quoted(name)} may mean several conducts: {shown}{more}; give the code of one")
    known = [*vocabulary.conducts, *(label for own in labels.values() for label in own if label)]
    hint = did_you_mean(wanted, known) or "`scorecat list --conducts` shows all conducts"
    raise UsageError(f"no conduct {quoted(name)}; {hint}")


def _in(wanted: str, label: str) -> bool:
    """Whether a label has these words; Chinese is written without gaps between words."""
    return bool(re.search(rf"\b{re.escape(wanted)}\b", label)) if wanted.isascii() else wanted in label


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().casefold()
