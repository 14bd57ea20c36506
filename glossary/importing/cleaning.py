"""An entry as a file gives it to one that the termbase may hold, with what was altered or left out; or why it is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from glossary.i18n import tr
from glossary.importing.fitness import fault, is_untranslated
from glossary.model import ConceptEntry, Term, TermStatus
from glossary.review import clean_term

USABLE = (TermStatus.PREFERRED, TermStatus.ADMITTED)
# A definition that is longer is a chapter; the longest in public termbases have two thousand characters.
_LONGEST_TEXT = 10_000
_LONGEST_NAME = 200
_REGIONS = {"nl": ("", "nl-NL", "nl-BE"), "en": ("", "en-GB", "en-US")}
_KINDS = ("", "abbr", "spelling")
_NAMES = {"nl": "Dutch", "en": "English"}
# Shown of a text in a remark.
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An entry that may go into the termbase."""

    entry: ConceptEntry
    remarks: tuple[str, ...] = ()
    """What was altered or left out."""


@dataclass(frozen=True, slots=True)
class Unfit:
    """An entry that may not, as far as it can be shown."""

    nl: str
    en: str
    reason: str


def cleaned(entry: ConceptEntry, source: str) -> Cleaned | Unfit:
    """Tidy an entry from a file. `source` is what it comes from, where it does not say so itself."""
    remarks: list[str] = []
    unfit: dict[str, str] = {}
    terms: dict[tuple[str, str], Term] = {}
    for given in entry.terms:
        term = _cleaned_term(given, remarks, unfit)
        if term is not None:
            terms.setdefault((term.language, term.text), term)
    ordered = (*_ordered(terms.values(), "nl"), *_ordered(terms.values(), "en"))
    nl, en = (next((term.text for term in ordered if term.language == language), "") for language in ("nl", "en"))
    for language, found in (("nl", nl), ("en", en)):
        if not found:
            return Unfit(nl, en, unfit.get(language, tr("has no {names} term", names=_NAMES[language])))
    if len(ordered) == 2 and is_untranslated(nl, en):
        return Unfit(nl, en, tr("'{nl}' is not translated: the English is the Dutch again", nl=nl))
    if ordered == entry.terms and entry.source and _is_tidy(entry):
        return Cleaned(entry, tuple(dict.fromkeys(remarks)))
    identifier = _visible(entry.identifier)
    tidied = replace(
        entry,
        number=0,
        terms=ordered,
        definition=_cleaned_text("definition", entry.definition, _LONGEST_TEXT, remarks),
        note=_cleaned_text("note", entry.note, _LONGEST_TEXT, remarks),
        subfield=_cleaned_text("subfield", entry.subfield, _LONGEST_NAME, remarks),
        source=_visible(entry.source)[:_LONGEST_NAME] or source,
        places=(),
        identifier=identifier if len(identifier) <= _LONGEST_NAME else "",
    )
    return Cleaned(tidied, tuple(dict.fromkeys(remarks)))


def _is_tidy(entry: ConceptEntry) -> bool:
    """Tell whether nothing beside the terms of an entry needs tidying, as in most."""
    names = f"{entry.subfield}{entry.source}{entry.identifier}"
    texts = (entry.definition, entry.note)
    return (
        entry.number == 0
        and not entry.places
        and len(names) <= _LONGEST_NAME
        and all(
            text.isprintable() and text == text.strip() for text in (entry.subfield, entry.source, entry.identifier)
        )
        and all(text.isprintable() and len(text) <= _LONGEST_TEXT and text == text.strip() for text in texts)
    )


def _cleaned_term(given: Term, remarks: list[str], unfit: dict[str, str]) -> Term | None:
    """Give the term tidied; None for what is none, which `remarks` and `unfit`, by language, then tell."""
    if given.language not in _NAMES:
        remarks.append(tr("a term in '{visible}' is left out", visible=_visible(given.language)[:_SHOWN]))
        return None
    text = _cleaned_name(given.text)
    if wrong := fault(text):
        told = (
            f"the {_NAMES[given.language]} '{text[:_SHOWN]}' {wrong}"
            if text
            else f"the {_NAMES[given.language]} {wrong}"
        )
        unfit.setdefault(given.language, told)
        remarks.append(tr("{told}, and is left out", told=told))
        return None
    if text != given.text and text != " ".join(given.text.split()):
        remarks.append(
            tr("'{text}' was written with other characters", text=text)
            if text.isascii()
            else tr("now written '{text}'", text=text)
        )
    if text == given.text and _is_plain(given):
        return given
    region = given.region if given.region in _REGIONS[given.language] else ""
    if region != given.region:
        remarks.append(
            tr("the region '{visible}' of '{text}' is left out", visible=_visible(given.region)[:_SHOWN], text=text)
        )
    pos, gender, plural = (_visible(value)[:_LONGEST_NAME] for value in (given.pos, given.gender, given.plural))
    return replace(
        given,
        text=text,
        region=region,
        kind=given.kind if given.kind in _KINDS else "",
        note=_cleaned_text(tr("usage note"), given.note, _LONGEST_TEXT, remarks),
        pos=pos,
        gender=gender,
        plural=plural,
    )


def _is_plain(term: Term) -> bool:
    """Tell whether nothing beside the text of a term needs tidying, as in most."""
    told = f"{term.pos}{term.gender}{term.plural}{term.note}"
    plain = not told or (len(told) <= _LONGEST_NAME and told.isprintable() and " " not in told)
    return plain and term.region in _REGIONS[term.language] and term.kind in _KINDS


def _cleaned_name(text: str) -> str:
    # Nothing to tidy in most terms; a backtick stands for an apostrophe.
    if text.isascii() and text.isprintable() and "  " not in text and "`" not in text:
        return text.strip()
    return clean_term(text)


def _ordered(terms: Iterable[Term], language: str) -> list[Term]:
    """Give the terms of a language as the file has them, but with one that may be used first."""
    own = [term for term in terms if term.language == language]
    first = next((term for status in USABLE for term in own if term.status is status), None)
    if first is None or own[0].status is TermStatus.PREFERRED:
        return own
    return [first, *(term for term in own if term is not first)]


def _cleaned_text(name: str, text: str, limit: int, remarks: list[str]) -> str:
    if not text or (text.isprintable() and len(text) <= limit):
        return text.strip()
    kept = "".join(letter for letter in text if letter.isprintable() or letter in "\n\t").strip()
    if len(kept) > limit:
        remarks.append(
            tr(
                "the {name} has {count} characters, more than {limit}, and is left out",
                name=name,
                count=len(kept),
                limit=limit,
            )
        )
        return ""
    if kept != text.strip().replace("\r", ""):
        remarks.append(tr("characters that cannot be seen were taken out of the {name}", name=name))
    return kept


def _visible(text: str) -> str:
    return text.strip() if text.isprintable() else "".join(filter(str.isprintable, text)).strip()
