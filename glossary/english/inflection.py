"""English nouns and noun phrases to their plural and singular."""

from __future__ import annotations

import re
from functools import lru_cache

_IRREGULAR = {
    "analysis": "analyses", "appendix": "appendices", "axis": "axes", "basis": "bases", "child": "children",
    "crisis": "crises", "criterion": "criteria", "datum": "data", "emphasis": "emphases", "foot": "feet",
    "half": "halves", "hypothesis": "hypotheses", "index": "indices", "knife": "knives", "leaf": "leaves",
    "life": "lives", "loaf": "loaves", "man": "men", "matrix": "matrices", "medium": "media", "mouse": "mice",
    "parenthesis": "parentheses", "person": "people", "phenomenon": "phenomena", "quiz": "quizzes", "shelf": "shelves",
    "synthesis": "syntheses", "tooth": "teeth", "vertex": "vertices", "wife": "wives", "wolf": "wolves",
    "woman": "women", "thesis": "theses", "stimulus": "stimuli", "nucleus": "nuclei",
}  # fmt: skip
_SINGULAR = {plural: singular for singular, plural in _IRREGULAR.items()} | {
    "indexes": "index",
    "appendixes": "appendix",
}
# Nouns that finance and technology use without a plural, by their last word.
UNCOUNTABLE = frozenset(
    """advertising advice aid automation bandwidth banking bookkeeping broadband capacity-building cash
        collateral commerce compliance confidence content cover coverage cryptography cybersecurity damage data
        debris depreciation e-commerce electricity employment encryption energy equipment equity evidence
        expertise feedback financing finance firmware fintech freight funding gas goodwill governance growth
        guidance hardware health homework housing income inflation information infrastructure insurance
        intelligence inventory knowledge labour labor land latency leverage liquidity literature logistics
        machinery mail maintenance malware management manpower manufacturing marketing merchandise middleware
        money momentum music news outsourcing packaging paperwork parking payroll personnel planning policing
        pollution poverty power processing procurement profitability progress property-law publicity purchasing
        ransomware real-estate research resilience respect revenue-sharing robotics safety scepticism security
        shareware silicon software solvency spam spending spyware staff storage stuff supervision supply
        surveillance sustainability sustenance taxation telecommunications throughput trading traffic
        transparency transport transportation treasury truth turnover unemployment usage value-added volatility
        warfare waste wealth weather wellbeing wheat work workload-balancing""".split()
)  # fmt: skip
_PLURAL_ONLY = frozenset(
    """accounts-payable accounts-receivable arrears assets-and-liabilities auspices earnings economics
        electronics ethics expenses figures-and-facts financials goods headquarters means mechanics mathematics
        means-of-payment physics politics premises proceeds robotics savings semantics series shambles species
        statistics tactics thanks telecommunications utilities works""".split()
)
_OF = re.compile(r"^(?P<head>.+?)(?P<rest> (?:of|per|in|on|for|to|at|by|from|under|with|without|against|through) .+)$")
_SMALL_VOWELS = "aeiou"
# Words that end in -s in the singular.
_ENDS_IN_S = re.compile(r"(?:ss|us|is|ics|ness)$")


def _plural_word(word: str) -> str:
    lower = word.casefold()
    if lower in UNCOUNTABLE or lower in _PLURAL_ONLY or lower in _SINGULAR:
        return word
    if lower in _IRREGULAR:
        return word[:1] + _IRREGULAR[lower][1:]
    if word.isupper() and len(word) > 1:
        return word + "s"
    if lower.endswith(("s", "x", "ch", "sh", "z")):
        return word + "es"
    if lower.endswith("y") and len(lower) > 1 and lower[-2] not in _SMALL_VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _is_plural(word: str) -> bool:
    return singular(word) != word


@lru_cache(maxsize=50_000)
def plural(term: str) -> str:
    """Give the plural of a noun phrase: of its head, which stands before `of`, `per` and the like.

    >>> plural("capital investment forecast"), plural("earnings per share"), plural("cost of sales"), plural("equity")
    ('capital investment forecasts', 'earnings per share', 'costs of sales', 'equity')
    """
    found = _OF.match(term)
    if found:
        return plural(found["head"]) + found["rest"]
    before, space, last = term.rpartition(" ")
    hyphenated, hyphen, tail = last.rpartition("-")
    if hyphen and tail.casefold() in {"up", "in", "out", "off", "back", "down", "on"}:
        return term + "s"
    if _is_plural(tail):
        return term
    return before + space + hyphenated + hyphen + _plural_word(tail)


@lru_cache(maxsize=50_000)
def singular(word: str) -> str:
    """Give the singular of one English word; a word that is none comes back as it is.

    >>> [singular(word) for word in ("shares", "companies", "indices", "analysis", "taxes", "business", "data")]
    ['share', 'company', 'index', 'analysis', 'tax', 'business', 'data']
    """
    lower = word.casefold()
    if lower in UNCOUNTABLE or lower in _PLURAL_ONLY or lower in _IRREGULAR:
        return word
    if lower in _SINGULAR:
        return word[:1] + _SINGULAR[lower][1:]
    if len(lower) < 4 or not lower.endswith("s") or _ENDS_IN_S.search(lower):
        return word
    if lower.endswith("ies") and len(lower) > 4:
        return word[:-3] + "y"
    if lower.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return word[:-2]
    return word[:-1]
