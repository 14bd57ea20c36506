"""What is known of a term to the `#.` lines of its catalog entry: `Key: value`, one line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from glossary.exchange.plain_text import one_line
from glossary.model import ConceptEntry, Term, TermPair, TermStatus

# Every entry the tool writes has this line, so an entry without it was added by a person.
MARK = "Subject field"
# Weblate reads flags from the comment too, where tools that drop unknown flags leave them.
WEBLATE_FLAGS = "weblate-flags"
_KINDS = {"abbr": "abbreviation", "spelling": "spelling"}
_OTHER_TERMS = {
    (status, language): f"{status.value.capitalize()} {name}"
    for status in TermStatus
    for language, name in (("nl", "Dutch"), ("en", "English"))
}
# A reviewer in a catalog editor sees the comment beside the message; more than a few reasons hide the rest.
_MOST_EVIDENCE = 3

Facts = Iterable[tuple[str, str]]


def lines(facts: Facts, flags: Iterable[str]) -> str:
    r"""Give the comment of an entry; facts without a value are left out, flags come last for Weblate.

    >>> lines([("Article", "de"), ("Plural", "")], ["terminology"])
    'Article: de\nweblate-flags: terminology'
    """
    told = [f"{key}: {text}" for key, value in facts if value and (text := one_line(value))]
    return "\n".join([*told, f"{WEBLATE_FLAGS}: {', '.join(flags)}"])


def is_marked(comment: str) -> bool:
    """Tell whether the tool wrote this `#.` comment."""
    return any(line.startswith(f"{MARK}: ") for line in comment.split("\n"))


def with_marks(term: Term) -> str:
    """Give a term with its region and kind.

    >>> with_marks(Term("capex", "en", region="en-US", kind="abbr"))
    'capex (en-US, abbreviation)'
    """
    if not term.region and not term.kind:
        return term.text
    marks = [mark for mark in (term.region, _KINDS.get(term.kind, term.kind)) if mark]
    return f"{term.text} ({', '.join(marks)})"


def of_concept(entry: ConceptEntry, nl: Term, en: Term) -> Iterator[tuple[str, str]]:
    """Give the facts of a concept whose message is `nl` to `en`."""
    yield "Definition", entry.definition
    yield "Note", entry.note
    yield from _of_dutch(nl)
    yield MARK, entry.subject_field.value
    yield "Subfield", entry.subfield
    yield "Status", en.status.value
    yield "Dutch region", nl.region
    yield "English region", en.region
    others: dict[tuple[TermStatus, str], list[str]] = {}
    for term in entry.terms:
        if term is not nl and term is not en:
            others.setdefault((term.status, term.language), []).append(with_marks(term))
    for group, name in _OTHER_TERMS.items():
        if group in others:
            yield name, "; ".join(others[group])
    yield "Source", entry.source


def of_refused(entry: ConceptEntry, nl: Term, en: Term, preferred: Term | None) -> Iterator[tuple[str, str]]:
    """Give the facts of an English term that must not, or no longer, be used for `nl`."""
    yield "Note", entry.note
    yield from _of_dutch(nl)
    yield MARK, entry.subject_field.value
    yield "Subfield", entry.subfield
    yield "Status", en.status.value
    yield "Preferred English", with_marks(preferred) if preferred else ""


def of_variant(entry: ConceptEntry, nl: Term, variant: Term, en: Term) -> Iterator[tuple[str, str]]:
    """Give the facts of another Dutch term of a concept."""
    yield "Definition", entry.definition
    yield from _of_dutch(variant)
    yield MARK, entry.subject_field.value
    yield "Subfield", entry.subfield
    yield "Status", variant.status.value
    yield "Dutch region", variant.region
    yield "English region", en.region
    yield "Preferred Dutch", with_marks(nl)


def of_suggestion(pair: TermPair) -> Iterator[tuple[str, str]]:
    """Give the facts of a suggested pair, its evidence first among them."""
    best = pair.equivalents[0]
    yield MARK, pair.subject_field.value
    yield "Status", pair.status.value
    yield "Confidence", f"{best.confidence:.2f}"
    for evidence in best.evidence[:_MOST_EVIDENCE]:
        yield "Evidence", f"{evidence.kind}: {evidence.text}"
    yield "Other suggestions", "; ".join(other.en for other in pair.equivalents[1:])


def _of_dutch(term: Term) -> Iterator[tuple[str, str]]:
    yield "Part of speech", term.pos
    yield "Article", term.gender
    yield "Plural", {"-": "none", "=": "the term is a plural"}.get(term.plural, term.plural)
    yield "Kind", _KINDS.get(term.kind, term.kind)
