"""Entries to what a printed glossary shows: headwords by letter, with a reference from each other Dutch term to its entry."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from glossary.exchange.formats.base import WriteOptions
from glossary.exchange.formats.labels import field_label
from glossary.exchange.formats.prepared import prepared
from glossary.exchange.formats.table_rows import by_status
from glossary.exchange.formats.tally import Tally
from glossary.exchange.plain_text import sort_key
from glossary.model import ConceptEntry, Term, TermStatus

_REGIONS = {"nl-NL": "Netherlands", "nl-BE": "Belgium", "en-GB": "British", "en-US": "American"}
_KINDS = {"abbr": "abbreviation", "spelling": "spelling"}
_SAFE_ANCHOR = re.compile(r"[A-Za-z0-9_-]{1,40}")
# Where digits and signs stand.
OTHER = "0–9"
# Not strftime's, which follow the language of the machine.
_MONTHS = """January February March April May June July August September October November December""".split()
_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Shown:
    """A term with what is said of it in brackets."""

    text: str
    remarks: tuple[str, ...] = ()
    usage: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """An entry as it is printed."""

    anchor: str
    head: Shown
    homonym: str
    """The field that tells it from another entry with the same headword; else nothing."""
    english: tuple[Shown, ...]
    """Those that may be used, the preferred one first."""
    dutch: tuple[Shown, ...]
    """The other Dutch terms that may be used."""
    dated: tuple[Shown, ...]
    avoid: tuple[Shown, ...]
    field: str
    definition: str
    note: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A Dutch term that another entry explains."""

    text: str
    avoid: bool
    targets: tuple[tuple[str, str], ...]
    """The headword and the anchor of each entry it belongs to."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A glossary to be printed."""

    title: str
    date: str
    """As in 1 May 2024; empty where none was given."""
    entries: int
    letters: tuple[tuple[str, tuple[Article | Reference, ...]], ...]


def printed(entries: Sequence[ConceptEntry], options: WriteOptions, tally: Tally) -> Printed:
    """Give a glossary by letter; what is not printed is told to `tally`."""
    chosen = prepared(entries, options, tally)
    heads = Counter(by_status(entry, "nl")[0].text for entry in chosen)
    articles = [_article(entry, heads, tally) for entry in chosen]
    lines: list[tuple[str, Article | Reference]] = [(article.head.text, article) for article in articles]
    lines += [(reference.text, reference) for reference in _references(chosen, articles)]
    lines.sort(key=lambda line: (sort_key(line[0]), isinstance(line[1], Reference)))
    letters: dict[str, list[Article | Reference]] = {}
    for text, line in lines:
        letters.setdefault(letter_of(text), []).append(line)
    ordered = sorted(letters.items(), key=lambda letter: (letter[0] != OTHER, letter[0]))
    moment = options.moment
    date = "" if moment == _UNDATED else f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"
    return Printed(options.title, date, len(articles), tuple((letter, tuple(found)) for letter, found in ordered))


def letter_of(text: str) -> str:
    """Give the letter under which a term stands.

    >>> letter_of("één-tweetje"), letter_of("403-verklaring"), letter_of("ijking")
    ('E', '0–9', 'I')
    """
    first = sort_key(text)[0][:1].upper()
    return first if "A" <= first <= "Z" else OTHER


def _article(entry: ConceptEntry, heads: Counter[str], tally: Tally) -> Article:
    dutch, english = by_status(entry, "nl"), by_status(entry, "en")
    head = dutch[0]
    field = field_label(entry.subject_field, entry.subfield)
    usable = [term for term in english if term.status in {TermStatus.PREFERRED, TermStatus.ADMITTED}]
    tally.add("where an entry comes from and its identifier are not printed", head.text)
    return Article(
        _anchor(entry),
        Shown(
            head.text,
            tuple(filter(None, (head.gender, head.pos, *_remarks(head), _plural(head), _usable(head)))),
            head.note,
        ),
        field if heads[head.text] > 1 else "",
        tuple(map(_shown, usable)),
        tuple(_shown(term) for term in dutch[1:] if term.status in {TermStatus.PREFERRED, TermStatus.ADMITTED}),
        tuple(_shown(term) for term in (*dutch[1:], *english) if term.status is TermStatus.DEPRECATED),
        tuple(_shown(term) for term in (*dutch[1:], *english) if term.status is TermStatus.FORBIDDEN),
        field,
        entry.definition,
        entry.note,
    )


def _shown(term: Term) -> Shown:
    return Shown(term.text, _remarks(term), term.note)


def _remarks(term: Term) -> tuple[str, ...]:
    case = "in exactly this case" if term.case_sensitive else ""
    return tuple(filter(None, (_KINDS.get(term.kind, term.kind), _REGIONS.get(term.region, term.region), case)))


def _plural(term: Term) -> str:
    if term.plural in {"-", "="}:
        return "no plural" if term.plural == "-" else "plural"
    return f"plural {term.plural}" if term.plural else ""


def _usable(head: Term) -> str:
    """Say of a headword that it should not be used, where an entry has no better one."""
    return str(head.status) if head.status in {TermStatus.DEPRECATED, TermStatus.FORBIDDEN} else ""


def _anchor(entry: ConceptEntry) -> str:
    """Give the name that links use: the identifier, or one made of it where it holds what a link cannot."""
    if _SAFE_ANCHOR.fullmatch(entry.identifier):
        return f"c-{entry.identifier}"
    return f"h-{hashlib.sha256(entry.identifier.encode()).hexdigest()[:12]}"


def _references(entries: Iterable[ConceptEntry], articles: Iterable[Article]) -> list[Reference]:
    targets: dict[str, dict[str, str]] = {}
    avoided: dict[str, bool] = {}
    for entry, article in zip(entries, articles, strict=True):
        for term in entry.in_language("nl"):
            if term.text != article.head.text:
                targets.setdefault(term.text, {})[article.anchor] = article.head.text
                is_avoided = term.status in {TermStatus.DEPRECATED, TermStatus.FORBIDDEN}
                avoided[term.text] = avoided.get(term.text, True) and is_avoided
    return [
        Reference(text, avoided[text], tuple((head, anchor) for anchor, head in found.items()))
        for text, found in targets.items()
    ]
