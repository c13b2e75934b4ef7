"""Why a listing is open, or what it waits for, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.model.condition import attributes_of

if TYPE_CHECKING:
    from scorecat.model.listing import Ground

_SAID: Final = {
    "transition": "which version's rules hold for what is from before this one is not known",
    "reach": "whether the text puts it on the list is open",
    "served": "when it was served is not in the log",
    "published": "when it was published is not in the log, only by when it had to be",
    "unpublished": "when it was published is not in the log",
    "objection": "an objection is pending",
    "objection-unknown": "an objection is pending, and whether that puts the listing off is not known",
    "delayed": "its effect is put off",
    "term": "how long it lasts is not known",
    "extension": "the term may be extended",
    "removal": "early removal may be granted or refused",
    "within": "within a set time, removal may come on any day",
}


def said(why: str, ground: Ground) -> str:
    """Say one reason: a code of the engine's, in words."""
    if why == "condition":
        asked = {*attributes_of(ground.when), *attributes_of(ground.subjects)} - {"type"}
        return f"not known: {' or '.join(sorted(asked))}" if asked else "whether the ground holds is not known"
    if why == "linked":
        return f"whether and since when it is on {ground.listed_in} is not settled"
    return _SAID[why]
