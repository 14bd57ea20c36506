"""What a check can say: a stable code with its level, and a finding at a place in terms/."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from glossary.starter.sheets import Row


class Level(StrEnum):
    """How sure a finding is."""

    ERROR = "error"
    """Wrong for certain; the check fails."""
    DOUBT = "doubt"
    """Worth a look: a rule or a word list says so, and both have exceptions."""


class Code(NamedTuple):
    """A kind of finding."""

    level: Level
    title: str


# A code keeps its meaning for ever; a new check takes a new number.
CODES: dict[str, Code] = {
    "T001": Code(Level.ERROR, "the file cannot be read"),
    "T002": Code(Level.ERROR, "other columns than the file should have"),
    "T003": Code(Level.ERROR, "a row with too few or too many cells"),
    "T004": Code(Level.ERROR, "spaces or characters that are not seen"),
    "T005": Code(Level.ERROR, "an empty member in a list"),
    "T006": Code(Level.ERROR, "a stray character at the edge of a term, or a bracket without its twin"),
    "T007": Code(Level.ERROR, "a row out of order"),
    "T008": Code(Level.ERROR, "an empty cell that must be filled"),
    "T009": Code(Level.ERROR, "a definition or note that is not one clean line"),
    "T010": Code(Level.ERROR, "the same row twice"),
    "T011": Code(Level.ERROR, "homonyms without a distinguishing subfield"),
    "T012": Code(Level.ERROR, "a subfield, field or role that is not in the list"),
    "T013": Code(Level.ERROR, "an unknown part of speech"),
    "T014": Code(Level.ERROR, "a noun without its article"),
    "T015": Code(Level.ERROR, "an article that is unknown or stands with a word that has none"),
    "T016": Code(Level.ERROR, "an unknown mark, or one of the other language"),
    "T017": Code(Level.ERROR, "the same term twice in a concept"),
    "T018": Code(Level.ERROR, "an abbreviation without its expansion"),
    "T019": Code(Level.ERROR, "more admitted terms than a reader weighs"),
    "T020": Code(Level.ERROR, "a definition that repeats the term"),
    "T021": Code(Level.ERROR, "an article or a 'to' in front of a term"),
    "T022": Code(Level.ERROR, "a plural that is regular"),
    "T023": Code(Level.DOUBT, "a plural that does not belong to its term"),
    "T024": Code(Level.ERROR, "the English of a false friend as the preferred term"),
    "T025": Code(Level.DOUBT, "an admitted term that is another concept's preferred one"),
    "T026": Code(Level.DOUBT, "the English of a false friend among the admitted terms"),
    "T030": Code(Level.DOUBT, "a Dutch word that no word list has"),
    "T031": Code(Level.DOUBT, "a Dutch compound written apart or without its hyphen"),
    "T032": Code(Level.DOUBT, "an English word that no word list has"),
    "T033": Code(Level.ERROR, "a British or American spelling without its mark"),
    "T034": Code(Level.ERROR, "a British or American spelling without its twin"),
    "T040": Code(Level.ERROR, "an article that differs from that of the head"),
    "T041": Code(Level.DOUBT, "a compound whose English says nothing of its parts"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong or doubtful in terms/, with what to do about it."""

    code: str
    file: str
    line: int
    """1-based line in the file; 0 for the file as a whole."""
    message: str
    term: str = ""
    """The Dutch term of the row, where there is one."""

    @property
    def level(self) -> Level:
        """Give how sure the finding is."""
        return CODES[self.code].level

    def __str__(self) -> str:
        about = f" {self.term}:" if self.term else ""
        return f"{self.file}:{self.line}: {self.code}{about} {self.message}"


def at(row: Row, code: str, message: str) -> Finding:
    """Make a finding about a row."""
    return Finding(code, row.file, row.line, message, row.nl)
