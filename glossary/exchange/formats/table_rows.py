"""A concept entry to the cells of a row, and cells to what they tell of an entry; `table_columns.py` has the columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from glossary.exchange.formats.cells import Defaults, members, read_member, term_cell
from glossary.exchange.formats.gathering import Found
from glossary.exchange.formats.labels import gender_of, pos_of, status_of
from glossary.model import ConceptEntry, Place, Term, TermStatus

# What the column of another part of speech says where the English term has none, and where only the Dutch one has one.
_NONE, _NONE_BUT_DUTCH = "none", "Dutch only"
_OTHERS = {
    language: [(status, f"{language}_{status}") for status in TermStatus if status is not TermStatus.PREFERRED]
    for language in ("nl", "en")
}
_RANK = {status: rank for rank, status in enumerate(TermStatus)}
_YES = frozenset("yes y ja j true waar 1 x ✓ ✔ forbidden verboden".split())
_NO = frozenset("no n nee false onwaar 0".split())
_STATUS_WORDS = {
    "verboden": TermStatus.FORBIDDEN,
    "niet gebruiken": TermStatus.FORBIDDEN,
    "verouderd": TermStatus.DEPRECATED,
    "afgeraden": TermStatus.DEPRECATED,
    "toegestaan": TermStatus.ADMITTED,
    "toegelaten": TermStatus.ADMITTED,
    "voorkeur": TermStatus.PREFERRED,
    "voorkeursterm": TermStatus.PREFERRED,
    "goedgekeurd": TermStatus.PREFERRED,
}


def by_status(entry: ConceptEntry, language: str) -> list[Term]:
    """Give the terms of a language as a table has them: preferred, admitted, deprecated, forbidden."""
    return sorted(entry.in_language(language), key=lambda term: _RANK[term.status])


def entry_cells(entry: ConceptEntry) -> dict[str, str]:
    """Give the cells of an entry with Dutch and English terms by our names of the columns; empty ones may be missing."""
    dutch, english = by_status(entry, "nl"), by_status(entry, "en")
    head, first = dutch[0], english[0]
    cells = {
        "article": head.gender,
        "pos": head.pos,
        "plural": head.plural,
        "field": entry.subject_field.value,
        "subfield": entry.subfield,
        "definition": entry.definition,
        "note": entry.note,
        "nl_usage": head.note,
        "en_usage": first.note,
        "en_pos": _english_pos(head, first, entry.terms),
        "en_plural": first.plural,
        "origin": entry.source,
        "id": entry.identifier,
    }
    for language, terms in (("nl", dutch), ("en", english)):
        grouped: dict[str, list[tuple[Term, Defaults]]] = {language: [(terms[0], _head_defaults(cells, language))]}
        for term in terms[1:]:
            status = TermStatus.ADMITTED if term.status is TermStatus.PREFERRED else term.status
            shared = Defaults(status, _shared_pos(cells))
            grouped.setdefault(_column(language, term), []).append((term, shared))
        cells.update((column, term_cell(group)) for column, group in grouped.items())
    return cells


def _english_pos(head: Term, first: Term, terms: Iterable[Term]) -> str:
    if first.pos in {head.pos, _NONE, _NONE_BUT_DUTCH}:
        return ""
    others = [term for term in terms if term is not head and term is not first]
    return first.pos or (_NONE if not others or any(term.pos for term in others) else _NONE_BUT_DUTCH)


def _shared_pos(cells: Mapping[str, str]) -> str:
    """Give the part of speech of the terms behind the first of their language, where they say nothing."""
    return "" if cells.get("en_pos") == _NONE_BUT_DUTCH else cells.get("pos", "")


def _column(language: str, term: Term) -> str:
    """Give the column of a term that is not the first of its language."""
    return language if term.status is TermStatus.PREFERRED else f"{language}_{term.status}"


def _head_defaults(
    cells: Mapping[str, str],
    language: str,
    status: TermStatus = TermStatus.PREFERRED,
    *,
    case_sensitive: bool = False,
) -> Defaults:
    """Give what the first term of a language is by the columns about it."""
    of = cells.get
    if language == "nl":
        gender, plural, note = of("article", ""), of("plural", ""), of("nl_usage", "")
        return Defaults(status, of("pos", ""), gender, plural, note, case_sensitive)
    told = of("en_pos", "")
    pos = "" if told in {_NONE, _NONE_BUT_DUTCH} else told or of("pos", "")
    return Defaults(status, pos, "", of("en_plural", ""), of("en_usage", ""), case_sensitive)


def found_in(cells: Mapping[str, str], place: Place, *, is_ours: bool) -> Found:
    """Give what the cells of a row tell; of a table that is not ours the words are taken for what they mean."""
    if not is_ours:
        cells = _translated(cells)
    subject = ", ".join(part for part in (cells.get("field", ""), cells.get("subfield", "")) if part)
    found = Found(
        place,
        identifier=cells.get("id", ""),
        subject=subject,
        definition=cells.get("definition", ""),
        source=cells.get("origin", ""),
    )
    if note := cells.get("note"):
        found.notes.append(note)
    found.terms = [term for language in ("nl", "en") for term in _terms(cells, language)]
    return found


def _terms(cells: Mapping[str, str], language: str) -> Iterator[Term]:
    case = "case" in cells
    if told := cells.get(language):
        status = cells.get(f"{language}_status") or (language == "en" and cells.get("status"))
        yield from _of_head_cell(told, language, cells, TermStatus(status) if status else TermStatus.PREFERRED)
    for status, column in _OTHERS[language]:
        if cell := cells.get(column):
            shared = Defaults(status, _shared_pos(cells), case_sensitive=case)
            for member in members(cell):
                yield read_member(member, language, shared)


def _of_head_cell(told: str, language: str, cells: Mapping[str, str], status: TermStatus) -> Iterator[Term]:
    """Give the terms of the column of preferred terms: the first has its own columns, the rest may be used too."""
    head, *others = members(told) or [""]
    case = "case" in cells
    yield read_member(head, language, _head_defaults(cells, language, status, case_sensitive=case))
    if others:
        shared = Defaults(TermStatus.ADMITTED, _shared_pos(cells), case_sensitive=case)
        yield from (read_member(member, language, shared) for member in others)


def _translated(cells: Mapping[str, str]) -> dict[str, str]:
    """Give the cells of somebody's table in our words: 'znw' becomes 'noun', 'verboden' the status forbidden."""
    found = dict(cells)
    for name in found.keys() & {"pos", "en_pos"}:
        if found[name] not in {_NONE, _NONE_BUT_DUTCH}:
            found[name] = pos_of(found[name])
    if "article" in found:
        found["article"] = gender_of(found["article"])
    for name in found.keys() & {"status", "nl_status", "en_status"}:
        found[name] = _status_word(found[name])
    if "case" in found and found["case"].casefold() not in _YES:
        del found["case"]
    if forbidden := found.pop("forbidden", ""):
        if forbidden.casefold() in _YES:
            found["en_status"] = TermStatus.FORBIDDEN.value
        elif forbidden.casefold() not in _NO:
            found["en_forbidden"] = _joined((found.get("en_forbidden", ""), forbidden))
    return found


def _status_word(told: str) -> str:
    folded = " ".join(told.casefold().split())
    status = _STATUS_WORDS.get(folded) or status_of(folded)
    if folded in {each.value for each in TermStatus}:
        return folded
    return status.value if status else ""


def _joined(cells: Iterable[str]) -> str:
    return "; ".join(filter(None, cells))
