"""JSON records to concept entries: those that the tool writes, and plain ones with `nl` and `en`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from glossary.exchange.formats.base import ReadEntries, ReadEntry, ReadOptions
from glossary.exchange.formats.gathering import Found, Gathering
from glossary.exchange.formats.labels import field_of, gender_of, kind_of, pos_of, region_of, status_of
from glossary.exchange.plain_text import loses_characters, one_line, writable
from glossary.i18n import tr
from glossary.model import ConceptEntry, Place, Problem, SubjectField, Term, TermStatus
from glossary.termbase.entry_json import entry_from_record

# What a record without a list of terms may call the two.
_DUTCH = ("nl", "dutch", "nederlands", "source", "src", "msgid")
_ENGLISH = ("en", "english", "engels", "target", "tgt", "msgstr")
_KEYS = frozenset({"id", "field", "subfield", "definition", "note", "source", "terms"})
_TERM_KEYS = frozenset(
    {"text", "language", "status", "pos", "gender", "plural", "region", "kind", "note", "case_sensitive"}
)
# In one order, so that the same file gets the same message each time.
_TEXTS = tuple(sorted(_KEYS - {"terms"}))
_TERM_TEXTS = tuple(sorted(_TERM_KEYS - {"case_sensitive"}))
_FIELDS = frozenset(SubjectField)
_REGIONS = frozenset({"", "nl-NL", "nl-BE", "en-GB", "en-US"})
INVISIBLE = "invisible characters were taken out of a text"


class JsonRecords:
    """The records of one file, taken in one by one."""

    def __init__(self, path: Path, options: ReadOptions) -> None:
        self._gathering = Gathering(path, options)
        self._options = options
        self._path = path
        self._count = 0
        self.problems = self._gathering.problems

    def add(self, record: object, line: int) -> None:
        """Take a record in, or note why it is no entry."""
        self._count += 1
        place = Place(str(self._path), line, 0, f"record {self._count}")
        if not isinstance(record, dict):
            self.problems.append(Problem(place, tr("is no record with 'nl' and 'en', or with 'terms'; left out")))
        elif isinstance(record.get("terms"), list):
            self._whole(record, place)
        else:
            self._flat(record, place)

    def result(self) -> ReadEntries:
        """Give what was read."""
        return self._gathering.result()

    def _whole(self, record: dict[str, Any], place: Place) -> None:
        if fault := fault_of(record):
            self.problems.append(Problem(place, tr("is no entry: {fault}; left out", fault=fault)))
            return
        self._say_unknown(record, _KEYS, place)
        terms = []
        for term in record["terms"]:
            self._say_unknown(term, _TERM_KEYS, place)
            if term["language"] in {"nl", "en"}:
                terms.append(term)
            else:
                self._gathering.left_out[str(term["language"])] += 1
        field, rest = field_of(record.get("field", ""))
        named = {"field": field or self._options.subject_field or SubjectField.GENERAL, "terms": terms}
        if record.get("field") not in _FIELDS and not record.get("subfield"):
            named["subfield"] = rest
        try:
            entry = entry_from_record({**record, **named})
        except ValueError as error:
            self.problems.append(
                Problem(place, tr("is no entry: {one_line}; left out", one_line=one_line(str(error))[:80]))
            )
            return
        cleaned = self._cleaned(entry, place)
        source = self._options.source or cleaned.source or self._path.name
        sourced = cleaned if source == cleaned.source else replace(cleaned, source=source)
        self._gathering.take(ReadEntry(sourced, place, field_told=field is not None))

    def _cleaned(self, entry: ConceptEntry, place: Place) -> ConceptEntry:
        if not invisible_in(entry):
            return entry
        self._gathering.tally.add(INVISIBLE, entry.identifier, place)
        terms = tuple(
            replace(term, text=one_line(term.text), note=writable(term.note), pos=one_line(term.pos),
                    gender=one_line(term.gender), plural=one_line(term.plural))
            for term in entry.terms
        )  # fmt: skip
        return replace(
            entry, terms=terms, subfield=one_line(entry.subfield), definition=writable(entry.definition),
            note=writable(entry.note), source=one_line(entry.source), identifier=one_line(entry.identifier),
        )  # fmt: skip

    def _say_unknown(self, record: Mapping[str, Any], known: frozenset[str], place: Place) -> None:
        for key in record.keys() - known:
            self._gathering.tally.add(f"the key '{one_line(key)[:40]}' was not kept", str(record[key])[:80], place)

    def _flat(self, record: dict[str, Any], place: Place) -> None:
        folded = {key.casefold().strip(): value for key, value in record.items()}
        found = Found(place)
        for language, names in (("nl", _DUTCH), ("en", _ENGLISH)):
            name = next((name for name in names if folded.get(name)), names[0])
            found.terms += self._flat_terms(folded, folded.pop(name, None), language)
        for name, target in (("field", "subject"), ("subject_field", "subject"), ("domain", "subject"),
                             ("definition", "definition"), ("id", "identifier"), ("source", "source")):  # fmt: skip
            if value := _scalar(folded.pop(name, None)):
                setattr(found, target, value)
        for name in ("note", "description", "comment", "notes"):
            found.notes += [_scalar(folded.pop(name))] if name in folded else []
        self._say_unknown(folded, frozenset({"pos", "status", "gender", "article", "region", "kind"}), place)
        self._gathering.add(found)

    def _flat_terms(self, folded: Mapping[str, Any], value: object, language: str) -> list[Term]:
        texts = value if isinstance(value, list) else [value]
        pos = pos_of(_scalar(folded.get("pos")))
        gender = gender_of(_scalar(folded.get("gender") or folded.get("article"))) if language == "nl" else ""
        told = status_of(_scalar(folded.get("status"))) if language == "en" else None
        region = region_of(_scalar(folded.get("region")), language)
        kind = kind_of(_scalar(folded.get("kind"))) or ""
        terms = []
        for position, text in enumerate(map(_scalar, texts)):
            status = told or (TermStatus.ADMITTED if position else TermStatus.PREFERRED)
            terms.append(Term(text, language, status, pos, "" if position else gender, "", region, kind))
        return terms


def _scalar(value: object) -> str:
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def fault_of(record: Mapping[str, Any]) -> str:
    """Tell what keeps a record from being an entry; nothing when it is one."""
    for name in _TEXTS:
        if not isinstance(record.get(name, ""), str):
            return f"'{name}' is no text"
    if not record["terms"]:
        return "it has no terms"
    for term in record["terms"]:
        if not isinstance(term, dict) or not isinstance(term.get("text"), str) or not term["text"].strip():
            return "a term has no 'text'"
        if fault := _term_fault(term):
            return fault
    languages = {term["language"] for term in record["terms"]}
    return (
        ""
        if {"nl", "en"} <= languages
        else "it has no Dutch term"
        if "nl" not in languages
        else "it has no English term"
    )


def _term_fault(term: Mapping[str, Any]) -> str:
    for name in _TERM_TEXTS:
        if not isinstance(term.get(name, ""), str):
            return f"'{name}' of '{_shown(term)}' is no text"
    if "language" not in term:
        return f"'{_shown(term)}' has no 'language'"
    if term.get("region", "") not in _REGIONS:
        return f"'{_shown(term)}' has an unknown region; nl-NL, nl-BE, en-GB and en-US are known"
    if term.get("kind", "") not in {"", "abbr", "spelling"}:
        return f"'{_shown(term)}' has an unknown kind; abbr and spelling are known"
    return ""


def _shown(term: Mapping[str, Any]) -> str:
    return one_line(term["text"])[:40]


def invisible_in(entry: ConceptEntry) -> bool:
    """Tell whether a text of an entry holds characters that cannot be seen."""
    texts = [entry.subfield, entry.definition, entry.note, entry.source, entry.identifier]
    for term in entry.terms:
        texts += (term.text, term.pos, term.gender, term.plural, term.note)
    joined = "".join(texts)
    return not (joined.isascii() and joined.isprintable()) and loses_characters(joined)
