"""An audit: what the checks of evidence and of rights find, read as a report on one text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecat.check.clause import clauses
from scorecat.check.measures import MEASURES, Measure

if TYPE_CHECKING:
    from scorecat.check.checked import Checked
    from scorecat.check.passage import Passage
    from scorecat.model.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Answer:
    """What a text answers to one measure."""

    measure: Measure
    passages: tuple[Passage, ...]
    whole: int | None
    """Out of how many; None: there is no whole to take a share of."""
    known: bool = True
    """False: the catalog cannot tell, because the part of the text that would was not at hand."""

    @property
    def count(self) -> int | None:
        """How many clauses it is true of; None where the catalog cannot tell."""
        return len({passage.clause for passage in self.passages}) if self.known else None

    @property
    def share(self) -> float | None:
        """The part of the whole, from 0 to 1; None where there is none."""
        return self.count / self.whole if self.count is not None and self.whole else None


@dataclass(frozen=True, slots=True)
class Audit:
    """The answers of one text to all measures; `clauses` are its rules and grounds, `burdens` those that can harm."""

    catalog: Catalog
    clauses: int
    burdens: int
    answers: tuple[Answer, ...]

    def answer(self, measure: str) -> Answer:
        """Return the answer to the measure with this id."""
        return next(answer for answer in self.answers if answer.measure.id == measure)


def audit(one: Checked) -> Audit:
    """Ask a text all measures."""
    every = [*clauses(one.catalog)]
    answers = []
    for measure in MEASURES:
        told = measure.ask(one)
        passages, whole = told or ([], None)
        answers.append(Answer(measure, tuple(passages), whole, known=told is not None))
    return Audit(one.catalog, len(every), sum(clause.burdens for clause in every), tuple(answers))
