"""What other tools call a part of speech, a gender, a status, a region or a subject field, to what it is called here."""

from __future__ import annotations

import re
from functools import lru_cache

from glossary.model import SubjectField, Term, TermStatus

_POS = {
    "noun": "noun n n. substantive substantief zelfstandig-naamwoord znw propernoun proper-noun name compound-noun",
    "verb": "verb v v. werkwoord ww infinitive",
    "adjective": "adjective adj adj. a bijvoeglijk-naamwoord bnw",
    "adverb": "adverb adv adv. bijwoord bw",
    "phrase": "phrase expression collocation set-phrase uitdrukking phraseologicalunit nounphrase noun-phrase sentence",
}
_GENDER = {
    "de": "de masculine feminine common m f m/f f/m mf c m. f. m/v v othergender other utrum mannelijk vrouwelijk",
    "het": "het neuter n n. o onzijdig",
    "de/het": "de/het het/de m/n f/n",
}
# ISO 30042 tells "undesired" (deprecatedTerm) from "no longer in use" (supersededTerm); the first is our `forbidden`.
_STATUS = {
    TermStatus.PREFERRED: "preferred preferredterm preferredterm-admn-sts recommended approved standard standardizedterm"
    " standardizedterm-admn-sts legalterm legalterm-admn-sts regulatedterm regulatedterm-admn-sts",
    TermStatus.ADMITTED: "admitted admittedterm admittedterm-admn-sts acceptable allowed accepted proposed provisional"
    " non-standard nonstandard",
    TermStatus.DEPRECATED: "deprecated supersededterm supersededterm-admn-sts superseded obsolete outdated old",
    TermStatus.FORBIDDEN: "forbidden deprecatedterm deprecatedterm-admn-sts prohibited notrecommended not-recommended"
    " avoid donotuse do-not-use rejected banned",
}
_KIND = {
    "abbr": "abbreviation abbreviated abbr acronym initialism shortform short-form contraction symbol clippedterm afkorting",
    "spelling": "variant spelling spellingvariant orthographicvariant orthographicalvariant spellingsvariant",
    "": "fullform full-form entryterm term",
}
_REGION = {
    "nl-NL": "nl-nl nederland netherlands the-netherlands nld",
    "nl-BE": "nl-be be belgium belgië belgie vlaanderen flanders bel vls",
    "en-GB": "en-gb gb uk en-uk united-kingdom great-britain britain british gbr",
    "en-US": "en-us us usa united-states america american united-states-of-america",
}
_FIELD = {
    SubjectField.FINANCE: "finance financial financieel financiën financien banking bank bankwezen insurance verzekeringen"
    " accounting tax taxation belastingen fiscal economics economy economie business trade competition investment pensions"
    " audit law bookkeeping boekhouding capital monetary stock money funds 24 2411 2416 2421 2426 2431 2436 2441 2446 2451"
    " 16 1606 1611 1616 1621 1626 1631 20 2006 2011 2016 2021 2026 2031 2036 40 4006 4011 4016 4021 4026 4031",
    SubjectField.TECH: "tech technology technical technologie techniek ict it information-technology informatics software"
    " hardware computing computer informatica telecom telecommunications networks security electronics robotics ai data"
    " programming engineering industry energy 3236 3226 32 36 3606 64 6411 6416 66 6621 68 6826",
    SubjectField.GENERAL: "general algemeen common",
}


def _table(groups: dict[str, str]) -> dict[str, str]:
    return {word: ours for ours, words in groups.items() for word in (*words.split(), ours.casefold())}


_POS_OF, _GENDER_OF, _KIND_OF, _REGION_OF = (_table(groups) for groups in (_POS, _GENDER, _KIND, _REGION))
_STATUS_OF = {word: status for status, words in _STATUS.items() for word in words.split()}
_FIELD_OF = {word: field for field, words in _FIELD.items() for word in words.split()}
# A file says the same few words of many terms; what a hostile one says is forgotten.
_remembered = lru_cache(maxsize=4_096)
_FIELDS = frozenset(SubjectField)
_LANGUAGES = {"nl", "nld", "dut", "nederlands", "dutch", "vls", "en", "eng", "english", "engels"}


def _folded(text: str) -> str:
    return "-".join(text.casefold().replace("_", " ").split())


@_remembered
def pos_of(text: str) -> str:
    """Give the part of speech that a word for one names; an unknown one as it is.

    >>> pos_of("Substantive"), pos_of("znw"), pos_of("particle")
    ('noun', 'noun', 'particle')
    """
    return _POS_OF.get(_folded(text), " ".join(text.split()))


@_remembered
def known_pos(text: str) -> str:
    """Give the part of speech that a word for one names; nothing for an unknown one."""
    return _POS_OF.get(_folded(text), "")


@_remembered
def gender_of(text: str) -> str:
    """Give the Dutch article for a grammatical gender; nothing for an unknown one.

    >>> gender_of("feminine"), gender_of("neuter"), gender_of("m/n"), gender_of("?")
    ('de', 'het', 'de/het', '')
    """
    return _GENDER_OF.get(_folded(text).replace("-", ""), "")


@_remembered
def status_of(text: str) -> TermStatus | None:
    """Give the status that an administrative status names; None for an unknown one.

    >>> status_of("deprecatedTerm-admn-sts"), status_of("Preferred")
    (<TermStatus.FORBIDDEN: 'forbidden'>, <TermStatus.PREFERRED: 'preferred'>)
    """
    return _STATUS_OF.get(_folded(text))


@_remembered
def kind_of(text: str) -> str | None:
    """Give the kind that a term type names; None for an unknown one.

    >>> kind_of("acronym"), kind_of("fullForm"), kind_of("slang")
    ('abbr', '', None)
    """
    return _KIND_OF.get(_folded(text))


@_remembered
def region_of(text: str, language: str = "") -> str:
    """Give the region that a country or language code names, if it is one of `language`; nothing for an unknown one.

    >>> region_of("Belgium", "nl"), region_of("en_UK"), region_of("BE", "en")
    ('nl-BE', 'en-GB', '')
    """
    folded = _folded(text)
    found = _REGION_OF.get(folded, "")
    if folded == "nl":
        # As a country; the language alone is no region.
        found = "nl-NL" if language else ""
    return found if found.startswith(language) else ""


@_remembered
def language_and_region(tag: str) -> tuple[str, str]:
    """Give the language and the region of a code such as nl-BE or EN_gb; a language that is neither as it is.

    >>> language_and_region("nl_be"), language_and_region("EN"), language_and_region("de-AT")
    (('nl', 'nl-BE'), ('en', ''), ('de', ''))
    """
    folded = _folded(tag)
    first = re.split(r"[-/ ]", folded, maxsplit=1)[0]
    if first not in _LANGUAGES:
        return first, ""
    language = "en" if first.startswith("en") else "nl"
    return language, _REGION_OF.get(folded, "") if folded != first or first == "vls" else ""


def field_label(field: SubjectField, subfield: str) -> str:
    """Give a subject field and its subfield as one text.

    >>> field_label(SubjectField.FINANCE, "results")
    'finance, results'
    """
    return f"{field}, {subfield}" if subfield else str(field)


@_remembered
def field_of(text: str) -> tuple[SubjectField | None, str]:
    """Give the subject field that a text names, None when that cannot be told, and the subfield.

    A text that is not one of ours is kept whole as the subfield.

    >>> field_of("finance, results"), field_of("Banking & insurance"), field_of("Botany")
    ((<SubjectField.FINANCE: 'finance'>, 'results'), (<SubjectField.FINANCE: 'finance'>, 'Banking & insurance'), (None, 'Botany'))
    """
    text = " ".join(text.split())
    first, _, rest = text.partition(",")
    if (own := first.casefold()) in _FIELDS:
        return SubjectField(own), rest.strip()
    words = re.split(r"[^\w-]+", text.casefold())
    found = next((_FIELD_OF[word] for word in (_folded(text), *words) if word in _FIELD_OF), None)
    return found, text


def place_in_order(terms: list[Term]) -> tuple[Term, ...]:
    """Give terms Dutch first, each language in the order in which a file has them."""
    return (*(term for term in terms if term.language == "nl"), *(term for term in terms if term.language == "en"))
