"""A concept row to findings on itself: part of speech, article, marks, plural, definition, terms given twice."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from glossary.dutch.inflection import is_regular_plural, plurals
from glossary.dutch.keys import fold, match_key, spelling_key
from glossary.starter.checks.findings import Finding, at
from glossary.starter.files import FINANCE_SUBFIELDS, TECH_SUBFIELDS
from glossary.starter.parsing import FINANCE_OR_TECH, MARKS
from glossary.starter.sheets import CONCEPT_FILES, Row, marked, members

if TYPE_CHECKING:
    from collections.abc import Iterator

PARTS_OF_SPEECH = ("noun", "verb", "adjective", "adverb", "phrase")
ARTICLES = ("de", "het", "de/het")
ROLES = ("modifier", "head", "adjective")
# More alternatives than this nobody weighs; the weakest stand last.
MAX_ADMITTED = 8
_MARKS_OF = {"nl": MARKS - {"gb", "us"}, "en": MARKS - {"be", "nl"}}
_SUBFIELDS = {"finance.csv": FINANCE_SUBFIELDS, "tech.csv": TECH_SUBFIELDS}
# Names keep the article they have: De Nederlandsche Bank.
_LEADING = re.compile(r"^(?:de|het|een|'t) ")
_LEADING_ENGLISH = {"noun": re.compile(r"^(?:the|an?) "), "verb": re.compile(r"^to ")}
_WORD = re.compile(r"[^\W_]+")
# Common words that a definition cannot do without even where they are terms themselves.
_SHORT = 4
# A word and its plural begin with the same letters (lid, leden share but one).
_SHARED = 2


def check_concept(row: Row) -> Iterator[Finding]:
    """Find what a concept row gets wrong by itself."""
    yield from _grammar(row)
    yield from _marks(row)
    yield from _twice(row)
    yield from _leading(row)
    yield from _plural(row)
    yield from _definition(row)


def _grammar(row: Row) -> Iterator[Finding]:
    if row["subfield"] and row["subfield"] not in _SUBFIELDS[row.file]:
        yield at(row, "T012", f"'{row['subfield']}' is no subfield of {row.file}; take one from terms/README.md")
    pos, article = row["pos"], row["article"]
    if pos and pos not in PARTS_OF_SPEECH:
        yield at(row, "T013", f"'{pos}' is no part of speech; write {', '.join(PARTS_OF_SPEECH)}")
    if pos == "noun" and not article:
        yield at(row, "T014", "a noun needs its article; fill column 'article' with de, het or de/het")
    if article and article not in ARTICLES:
        yield at(row, "T015", f"'{article}' is no article; write de, het or de/het")
    elif article and pos and pos != "noun":
        yield at(row, "T015", f"a {pos} takes no article; empty column 'article' or make it a noun")


def _marks(row: Row) -> Iterator[Finding]:
    for language in ("nl", "en"):
        for member in (row[language], *members(row[f"{language}_admitted"])):
            for mark in sorted(marked(member).marks - _MARKS_OF[language]):
                yield at(
                    row, "T016", f"'{member}' has the mark [{mark}]; Dutch and English have those of terms/README.md"
                )


def _twice(row: Row) -> Iterator[Finding]:
    for terms in (row.dutch, row.english):
        counts = Counter(term.text.casefold() for term in terms)
        for text in sorted(text for text, count in counts.items() if count > 1):
            yield at(row, "T017", f"'{text}' stands in the concept more than once; keep one")
    for column in ("nl_admitted", "en_admitted"):
        count = len(members(row[column]))
        if count > MAX_ADMITTED:
            yield at(row, "T019", f"column '{column}' has {count} members; keep the best {MAX_ADMITTED}")


def _leading(row: Row) -> Iterator[Finding]:
    if row["pos"] not in _LEADING_ENGLISH:
        return
    for term in row.dutch:
        if row["pos"] == "noun" and _LEADING.match(term.text):
            yield at(row, "T021", f"'{term.text}' begins with an article; leave it out")
    for term in row.english:
        if _LEADING_ENGLISH[row["pos"]].match(term.text):
            yield at(row, "T021", f"'{term.text}' begins with an article or 'to'; leave it out")


def _plural(row: Row) -> Iterator[Finding]:
    given = members(row["plural"])
    if given in (["-"], ["="]) or not given:
        return
    if row["pos"] != "noun":
        yield at(row, "T023", "only a noun has a plural; empty column 'plural'")
    elif all(is_regular_plural(row.nl, plural) for plural in given):
        yield at(row, "T022", f"'{row['plural']}' is what the spelling rules give; empty column 'plural'")
    else:
        for plural in given:
            if not _belongs(row.nl, plural):
                yield at(row, "T023", f"'{plural}' does not look like the plural of '{row.nl}'; mend it")


def _belongs(noun: str, plural: str) -> bool:
    if plural in plurals(noun) or match_key(plural) == match_key(noun):
        return True
    one, more = (re.split(r"[ -]", fold(text)) for text in (noun, plural))
    return len(one) == len(more) and all(
        before[:_SHARED] == after[:_SHARED] for before, after in zip(one, more, strict=True)
    )


def _definition(row: Row) -> Iterator[Finding]:
    if not row["definition"]:
        return
    text = _words(row["definition"])
    for term in (*row.dutch[:1], *row.english[:1]):
        words = _words(term.text)
        if len(term.text) >= _SHORT and words in text:
            yield at(row, "T020", f"the definition repeats '{term.text}'; say it in other words")


def _words(text: str) -> str:
    """Give the words of a text in lower case, with a space at each edge of a word."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def check_other(row: Row) -> Iterator[Finding]:
    """Find what a row of components, false friends or abbreviations gets wrong by itself."""
    if row.file == "components.csv" and row["role"] and row["role"] not in ROLES:
        yield at(row, "T012", f"'{row['role']}' is no role; write {', '.join(ROLES)}")
    if row["field"] and row["field"] not in FINANCE_OR_TECH:
        yield at(row, "T012", f"'{row['field']}' is no field; write finance, tech or a subfield")
    if row.file == "abbreviations.csv":
        yield from _abbreviation(row)
    if row.file == "false_friends.csv" and row["wrong"].casefold() in map(str.casefold, members(row["right"])):
        yield at(row, "T017", f"'{row['wrong']}' is both wrong and right; take it out of one")
    if row.file in {"components.csv", "false_friends.csv"}:
        column = "en" if row.file == "components.csv" else "right"
        for text, count in sorted(Counter(map(str.casefold, members(row[column]))).items()):
            if count > 1:
                yield at(row, "T017", f"'{text}' stands in column '{column}' more than once; keep one")


def _abbreviation(row: Row) -> Iterator[Finding]:
    if row["field"] and row["field"] not in {"finance", "tech"}:
        yield at(row, "T012", f"'{row['field']}' is no field of an abbreviation; write finance or tech")
    if row["subfield"] and row["subfield"] not in _SUBFIELDS.get(f"{row['field']}.csv", FINANCE_OR_TECH):
        yield at(row, "T012", f"'{row['subfield']}' is no subfield of {row['field']}; take one from terms/README.md")
    if not row["nl_expanded"] or not row["en_expanded"]:
        yield at(row, "T018", "an abbreviation needs both expansions; fill 'nl_expanded' and 'en_expanded'")
    elif spelling_key(row["nl_expanded"]) == spelling_key(row["nl"]):
        yield at(row, "T018", "the expansion is the abbreviation itself; write it out")


def check_alone(row: Row) -> Iterator[Finding]:
    """Find what a row gets wrong by itself, whatever its file."""
    return check_concept(row) if row.file in CONCEPT_FILES else check_other(row)
