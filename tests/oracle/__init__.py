"""The independent oracle: docs/semantics.md as a plain, slow fold, one module for a section or two.

It knows nothing of the engine. Where the page leaves a choice, a comment that begins with `Choice:` says
which was taken. Inside, a bound that is not known is an infinite Decimal; in what comes out it is None.
"""

from oracle.decided import Decided
from oracle.records import evaluate
from oracle.values import Entry, Event, Listing, Record, SubjectInfo

__all__ = ["Decided", "Entry", "Event", "Listing", "Record", "SubjectInfo", "evaluate"]
