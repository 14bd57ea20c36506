"""British and American spelling: fold both to one for matching, turn one into the other for output."""

from __future__ import annotations

import re

# British to American, whole words or stems that occur in finance and technology.
_PAIRS = {
    "acknowledgement": "acknowledgment", "ageing": "aging", "aluminium": "aluminum", "analogue": "analog",
    "analyse": "analyze", "behaviour": "behavior", "cancelled": "canceled", "cancelling": "canceling", "catalogue": "catalog",
    "centre": "center", "cheque": "check", "colour": "color", "defence": "defense", "dialogue": "dialog", "disc": "disk",
    "draught": "draft", "endeavour": "endeavor", "enrol": "enroll", "enrolment": "enrollment", "favour": "favor", "favourable": "favorable",
    "favourite": "favorite", "fibre": "fiber", "fulfil": "fulfill", "fulfilment": "fulfillment", "grey": "gray", "harbour": "harbor",
    "honour": "honor", "instalment": "installment", "judgement": "judgment", "labelled": "labeled", "labelling": "labeling",
    "labour": "labor", "licence": "license", "litre": "liter", "manoeuvre": "maneuver", "metre": "meter", "modelling": "modeling",
    "modelled": "modeled", "neighbour": "neighbor", "offence": "offense", "organiser": "organizer", "paralyse": "paralyze", "programme": "program",
    "rumour": "rumor", "sceptical": "skeptical", "skilful": "skillful", "storey": "story", "sulphur": "sulfur",
    "theatre": "theater", "totalled": "totaled", "travelling": "traveling", "tyre": "tire", "unfavourable": "unfavorable",
    "vapour": "vapor", "endeavours": "endeavors",
}  # fmt: skip
_ISE = re.compile(r"^([a-z]{3,})is(e|es|ed|er|ers|ing|ation|ations|ational|able)$")
# Words in -ise that are no -ize verbs.
_NOT_IZE = frozenset(
    """adverti compri compromi devi enterpri exerci expert franchi merchandi otherwi prem prom preci rai revi
        supervi surpri televi advi ari disgui excis improvi practi prai premi promi""".split()
)
_AMERICAN_TO_BRITISH = {american: british for british, american in _PAIRS.items()}


def american_word(word: str) -> str:
    """Give the American spelling of one lower-case word.

    >>> [american_word(word) for word in ("amortisation", "centre", "supervise", "programmes")]
    ['amortization', 'center', 'supervise', 'programs']
    """
    if word in _PAIRS:
        return _PAIRS[word]
    if word.endswith("s") and word[:-1] in _PAIRS:
        return _PAIRS[word[:-1]] + "s"
    found = _ISE.match(word)
    if found and found.group(1) + "i" not in _NOT_IZE and f"{found.group(1)}i" not in _NOT_IZE:
        return f"{found.group(1)}iz{found.group(2)}"
    return word


def british_word(word: str) -> str:
    """Give the British spelling of one lower-case word; -ize stays, since British houses write it too.

    >>> british_word("center"), british_word("programs")
    ('centre', 'programmes')
    """
    if word in _AMERICAN_TO_BRITISH:
        return _AMERICAN_TO_BRITISH[word]
    if word.endswith("s") and word[:-1] in _AMERICAN_TO_BRITISH:
        return _AMERICAN_TO_BRITISH[word[:-1]] + "s"
    return word
