"""What a check finds: its kind, how grave it is, where it stands, why, and the fingerprint by which a person silences it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from glossary.i18n import tr_noop
from glossary.model import Place

# Twelve hexadecimal digits: among a million findings the chance that two share one is one in five hundred.
FINGERPRINT_LENGTH = 12


class Level(StrEnum):
    """How grave a finding is; the words are those of SARIF."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Kind(StrEnum):
    """What is wrong."""

    TERM_MISSING = "term-missing"
    TERM_FORBIDDEN = "term-forbidden"
    TERM_DEPRECATED = "term-deprecated"
    STARTER_MISSING = "starter-term-missing"
    PART_MISSING = "part-missing"
    INCONSISTENT = "inconsistent"
    FALSE_FRIEND = "false-friend"
    NUMBER_CHANGED = "number-changed"
    CURRENCY_CHANGED = "currency-changed"
    UNIT_CHANGED = "unit-changed"
    UNTRANSLATED = "untranslated"


class KindRecord(NamedTuple):
    """What is known of a kind."""

    level: Level
    summary: str
    explanation: str


KINDS: Mapping[Kind, KindRecord] = MappingProxyType(
    {
        Kind.TERM_MISSING: KindRecord(
            Level.ERROR,
            *tr_noop(
                "An approved term has none of its English equivalents in the translation.",
                "The Dutch has the term, inflected or not, and the English has none of the equivalents that its entry admits.",
            ),
        ),
        Kind.TERM_FORBIDDEN: KindRecord(
            Level.ERROR,
            *tr_noop(
                "The English uses a term that is forbidden for this Dutch term.",
                "The entry of the Dutch term marks this English as forbidden.",
            ),
        ),
        Kind.TERM_DEPRECATED: KindRecord(
            Level.WARNING,
            *tr_noop(
                "The English uses a term that is deprecated for this Dutch term.",
                "The entry of the Dutch term marks this English as deprecated.",
            ),
        ),
        Kind.STARTER_MISSING: KindRecord(
            Level.WARNING,
            *tr_noop(
                "A starter term has none of its English equivalents in the translation (only with --terms all).",
                "Nobody approved the term here; the English may be right all the same.",
            ),
        ),
        Kind.PART_MISSING: KindRecord(
            Level.WARNING,
            *tr_noop(
                "A compound holds an approved term, and the English holds no equivalent of it.",
                "The compound is no term of its own, so that its head is expected to keep its English.",
            ),
        ),
        Kind.INCONSISTENT: KindRecord(
            Level.NOTE,
            *tr_noop(
                "The same Dutch term has another English here than elsewhere in the file.",
                "Each is right by itself; readers take two names for two things.",
            ),
        ),
        Kind.FALSE_FRIEND: KindRecord(
            Level.WARNING,
            *tr_noop(
                "The English looks like the Dutch word and means something else.",
                "The list of false friends names this English as a usual mistake for the Dutch word.",
            ),
        ),
        Kind.NUMBER_CHANGED: KindRecord(
            Level.ERROR,
            *tr_noop(
                "A number of the Dutch is not in the English, or another one is.",
                "Numbers are compared by value: 35,6 miljard is 35.6 billion, 1.250,50 is 1,250.50, twaalf is 12.",
            ),
        ),
        Kind.CURRENCY_CHANGED: KindRecord(
            Level.ERROR,
            *tr_noop(
                "An amount is in another currency, or has lost it.", "€, EUR and euro are one currency, and so on."
            ),
        ),
        Kind.UNIT_CHANGED: KindRecord(
            Level.ERROR,
            *tr_noop(
                "A number has another unit: months for years, percent for percentage points.",
                "Only units that are known on both sides are compared.",
            ),
        ),
        Kind.UNTRANSLATED: KindRecord(
            Level.WARNING,
            *tr_noop(
                "A Dutch word was left in the English.",
                "The word is Dutch, no English word, no name, and no English term of the termbase has it.",
            ),
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that may be wrong in a translation."""

    kind: Kind
    place: Place
    nl: str
    """The Dutch segment."""
    en: str
    """Its English."""
    subject: str
    """The Dutch that it is about, as written there; the English where there is none."""
    message: str
    """One line: what is wrong, and what was expected."""
    term: str = ""
    """The Dutch term as its entry writes it."""
    found: str = ""
    """The English that is wrong, where some is."""
    expected: tuple[str, ...] = ()
    """English that would be right, best first."""

    @property
    def level(self) -> Level:
        """How grave it is."""
        return KINDS[self.kind].level

    @property
    def fingerprint(self) -> str:
        """What stays the same when lines move: the kind, what it is about, and both texts."""
        named = "\n".join((self.kind, self.subject, self.found, self.nl, self.en))
        return hashlib.sha256(named.encode(errors="surrogatepass")).hexdigest()[:FINGERPRINT_LENGTH]

    @property
    def silencing(self) -> str:
        """How to silence it."""
        return f"glossary check --silence {self.fingerprint} --reason WHY"
