"""What a person wants otherwise about an entry, applied to the entry: pure functions, nothing stored."""

from __future__ import annotations

from dataclasses import dataclass, replace

from glossary.errors import UsageError
from glossary.i18n import tr
from glossary.model import ConceptEntry, SubjectField, Term, TermStatus
from glossary.review import clean_term

_LANGUAGES = ("nl", "en")
_USABLE = (TermStatus.PREFERRED, TermStatus.ADMITTED)


@dataclass(frozen=True, slots=True)
class Alteration:
    """Parts of an entry as they are to be; None leaves a part as it is, an empty text empties it."""

    nl: str | None = None
    """The preferred Dutch term: another text for it, or another term of the entry that takes its place."""
    en: str | None = None
    subject_field: SubjectField | None = None
    subfield: str | None = None
    definition: str | None = None
    note: str | None = None
    pos: str | None = None
    """Of the preferred Dutch term, as are gender and plural."""
    gender: str | None = None
    plural: str | None = None
    region: str | None = None
    """Of the preferred Dutch term for nl-NL and nl-BE, of the preferred English one for en-GB and en-US; `` for both."""
    case_sensitive: bool | None = None
    add: tuple[Term, ...] = ()
    drop: tuple[tuple[str, str], ...] = ()
    """Language (or nothing for either) and text."""
    statuses: tuple[tuple[str, str, TermStatus], ...] = ()
    """Language (or nothing for either), text, and how far the term may be used."""


def altered(entry: ConceptEntry, wanted: Alteration) -> ConceptEntry:
    """Give the entry as it is to be. Raises UsageError when a term is not there or none would be left."""
    terms = list(entry.terms)
    for term in wanted.add:
        terms = with_term(terms, term)
    for language, text in wanted.drop:
        terms = [term for term in terms if term != _named(terms, language, text)]
    for language, text, status in wanted.statuses:
        terms = _with_status(terms, _named(terms, language, text), status)
    for language, new in (("nl", wanted.nl), ("en", wanted.en)):
        if new is not None:
            terms = _with_preferred(terms, language, new)
    for language in _LANGUAGES:
        if not any(term.language == language for term in terms):
            name = tr("Dutch") if language == "nl" else tr("English")
            raise UsageError(tr("an entry needs a {name} term; give another one first, or remove the entry", name=name))
    terms = [_with_grammar(term, wanted) if term in _first(terms) else term for term in terms]
    return replace(
        entry,
        terms=ordered(terms),
        subject_field=wanted.subject_field or entry.subject_field,
        subfield=_or(_tidy(wanted.subfield), entry.subfield),
        definition=_or(_tidy(wanted.definition), entry.definition),
        note=_or(_tidy(wanted.note), entry.note),
    )


def ordered(terms: list[Term]) -> tuple[Term, ...]:
    """Put the first Dutch and the first English term in front, as every entry has them; the rest keeps its order."""
    first = _first(terms)
    return (*first, *(term for term in terms if term not in first))


def with_term(terms: list[Term], term: Term) -> list[Term]:
    """Add a term to those of an entry; one that is there keeps what is known of it and takes the new status.

    Raises UsageError for a term without letters.
    """
    text = clean_term(term.text)
    if not text or not any(letter.isalnum() for letter in text):
        raise UsageError(tr("'{text}' is no term; give one with letters or digits", text=text))
    there = next((old for old in terms if (old.language, old.text) == (term.language, text)), None)
    if there is None:
        return [*terms, replace(term, text=text)]
    return [replace(old, status=term.status) if old is there else old for old in terms]


def _or(new: str | None, old: str) -> str:
    return old if new is None else new


def _tidy(text: str | None) -> str | None:
    return None if text is None else clean_term(text)


def _first(terms: list[Term]) -> list[Term]:
    """Give the first term of each language."""
    found = (next((term for term in terms if term.language == language), None) for language in _LANGUAGES)
    return [term for term in found if term is not None]


def _named(terms: list[Term], language: str, text: str) -> Term:
    wanted = clean_term(text)
    found = [term for term in terms if term.text == wanted and language in {"", term.language}]
    found = found or [
        term for term in terms if term.text.casefold() == wanted.casefold() and language in {"", term.language}
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(
            tr("'{wanted}' is both Dutch and English in this entry; write nl:{wanted} or en:{wanted}", wanted=wanted)
        )
    there = ", ".join(f"{term.language}:{term.text}" for term in terms)
    raise UsageError(tr("the entry has no term '{wanted}'; it has {there}", wanted=wanted, there=there))


def _with_status(terms: list[Term], wanted: Term, status: TermStatus) -> list[Term]:
    """Give a term a status; the new preferred one comes first and those before it become admitted."""
    if status is not TermStatus.PREFERRED:
        found = [replace(term, status=status) if term == wanted else term for term in terms]
        # A usable term of the language stays in front of one that is not to be used.
        return sorted(found, key=lambda term: term.language == wanted.language and term.status not in _USABLE)
    return [replace(wanted, status=status), *(_stepped_back(term, wanted) for term in terms if term != wanted)]


def _stepped_back(term: Term, preferred: Term) -> Term:
    same = term.language == preferred.language and term.status is TermStatus.PREFERRED
    return replace(term, status=TermStatus.ADMITTED) if same else term


def _with_preferred(terms: list[Term], language: str, text: str) -> list[Term]:
    """Make a text the preferred term: another term of the entry changes places with it, else its text is changed."""
    new = clean_term(text)
    if not any(letter.isalnum() for letter in new):
        raise UsageError(tr("'{new}' is no term; give one with letters or digits", new=new))
    there = next((term for term in terms if (term.language, term.text) == (language, new)), None)
    if there is not None:
        return _with_status(terms, there, TermStatus.PREFERRED)
    old = next((term for term in terms if term.language == language), None)
    if old is None:
        return [Term(new, language), *terms]
    # Plural and article were those of the other word.
    changed = replace(old, text=new, plural="", gender=old.gender if _same_word(old.text, new) else "")
    return [changed if term is old else term for term in terms]


def _same_word(old: str, new: str) -> bool:
    return old.split()[-1:] == new.split()[-1:]


def _with_grammar(term: Term, wanted: Alteration) -> Term:
    """Give a preferred term what was said of the preferred terms."""
    if wanted.case_sensitive is not None:
        term = replace(term, case_sensitive=wanted.case_sensitive)
    if wanted.region is not None and (not wanted.region or wanted.region.startswith(term.language)):
        term = replace(term, region=wanted.region)
    if term.language != "nl":
        return term
    return replace(
        term,
        pos=_or(_tidy(wanted.pos), term.pos),
        gender=_or(_tidy(wanted.gender), term.gender),
        plural=_or(_tidy(wanted.plural), term.plural),
    )
