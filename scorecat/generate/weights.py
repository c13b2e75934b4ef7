"""From relative weights to buckets: which of a fixed number of equal slots stands for which item."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeVar

from scorecat.model.vocabulary import ConductKind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from scorecat.generate.profile import Mix
    from scorecat.model.vocabulary import Vocabulary

Item = TypeVar("Item")
BUCKETS: Final = 65_536


def buckets(weights: Mapping[Item, Decimal]) -> dict[Item, int]:
    """Share `BUCKETS` out by weight, by largest remainder; whatever has a weight gets one at least."""
    there = {item: weight for item, weight in weights.items() if weight > 0}
    spare = BUCKETS - len(there)
    total = sum(there.values())
    exact = {item: weight * spare / total for item, weight in there.items()}
    counts = {item: int(share) for item, share in exact.items()}
    left = spare - sum(counts.values())
    by_remainder = sorted(there, key=lambda item: counts[item] - exact[item])  # stable: ties in the order given
    for item in by_remainder[:left]:
        counts[item] += 1
    return {item: count + 1 for item, count in counts.items()}


def conduct_weights(mix: Mix, vocabulary: Vocabulary, only: Collection[str] = ()) -> dict[str, Decimal]:
    """Return the weight of each conduct of the vocabulary; they come to 1.

    With `only`, the weights of all others are left out; if none of these has any, they are all alike.
    """
    codes = [code for code, conduct in vocabulary.conducts.items() if conduct.kind is ConductKind.CONDUCT]
    own = _own(mix, codes)
    if only:
        own = {code: own[code] if code in only else Decimal(0) for code in codes}
        if not any(own.values()):
            own = {code: Decimal(int(code in only)) for code in codes}
    total = sum(own.values())
    anything = mix.anything if total else Decimal(1)
    return {code: (own[code] / total * (1 - anything) if total else 0) + anything / len(codes) for code in codes}


def _own(mix: Mix, codes: Collection[str]) -> dict[str, Decimal]:
    sharing: dict[str, int] = {}
    for code in codes:
        if code not in mix.conducts:
            topic = code.partition(".")[0]
            sharing[topic] = sharing.get(topic, 0) + 1
    found = {}
    for code in codes:
        topic = code.partition(".")[0]
        found[code] = mix.conducts.get(code, mix.topics.get(topic, Decimal(0)) / sharing.get(topic, 1))
    return found
