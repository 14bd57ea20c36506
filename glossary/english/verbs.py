"""English verbs to the forms that stand before a noun: settle to settling and settled."""

from __future__ import annotations

import re
from functools import lru_cache

_PAST = {
    "be": "been", "bear": "borne", "become": "become", "begin": "begun", "bid": "bid", "bind": "bound", "break": "broken", "bring": "brought",
    "build": "built", "buy": "bought", "choose": "chosen", "come": "come", "cost": "cost", "cut": "cut", "deal": "dealt",
    "do": "done", "draw": "drawn", "drive": "driven", "fall": "fallen", "find": "found", "forecast": "forecast", "freeze": "frozen",
    "get": "got", "give": "given", "go": "gone", "grow": "grown", "have": "had", "hide": "hidden", "hit": "hit", "hold": "held",
    "keep": "kept", "know": "known", "lay": "laid", "lead": "led", "leave": "left", "lend": "lent", "let": "let", "lose": "lost",
    "make": "made", "mean": "meant", "meet": "met", "offset": "offset", "pay": "paid", "put": "put", "read": "read", "reset": "reset",
    "rewrite": "rewritten", "ride": "ridden", "rise": "risen", "run": "run", "say": "said", "see": "seen", "seek": "sought", "sell": "sold",
    "send": "sent", "set": "set", "share": "shared", "shrink": "shrunk", "shut": "shut", "sign": "signed", "sink": "sunk", "speak": "spoken", "spend": "spent",
    "spin": "spun", "split": "split", "spread": "spread", "stand": "stood", "steal": "stolen", "swap": "swapped", "take": "taken",
    "teach": "taught", "tell": "told", "think": "thought", "undo": "undone", "undertake": "undertaken", "underwrite": "underwritten",
    "upset": "upset", "wear": "worn", "win": "won", "withdraw": "withdrawn", "withhold": "withheld", "withstand": "withstood",
    "write": "written", "overwrite": "overwritten", "outsell": "outsold",
}  # fmt: skip
# One short vowel and one consonant at the end of a verb of one syllable, or of one that is stressed there.
_DOUBLING = re.compile(
    r"^(?:[^aeiou]*[aeiou][bdgklmnprtvz]|.*(?:cur|fer|mit|pel|bel|cel|del|gram|gin|lot|log|plan|ship|stop|step|trol))$"
)
_NO_DOUBLING = frozenset(
    {"offer", "buffer", "differ", "suffer", "label", "model", "level", "credit", "audit", "begin", "limit", "dialog"}
)
_BRITISH_DOUBLING = frozenset(
    {"label", "model", "level", "cancel", "total", "travel", "signal", "channel", "fuel", "tunnel"}
)


def _split(verb: str) -> tuple[str, str]:
    """Part a verb from its particle and object: `put out to tender` to `put`, ` out to tender`."""
    first, space, rest = verb.partition(" ")
    return first, space + rest


def _doubled(stem: str) -> str:
    lower = stem.casefold()
    doubles = lower in _BRITISH_DOUBLING or (_DOUBLING.match(lower) is not None and lower not in _NO_DOUBLING)
    return stem + stem[-1] if doubles and len(lower) > 2 else stem


@lru_cache(maxsize=5_000)
def gerund(verb: str) -> str:
    """Give the -ing form of a verb.

    >>> [gerund(verb) for verb in ("settle", "plan", "write off", "lie", "agree", "offer")]
    ['settling', 'planning', 'writing off', 'lying', 'agreeing', 'offering']
    """
    first, rest = _split(verb)
    if first.endswith("ie"):
        return f"{first[:-2]}ying{rest}"
    if first.endswith("e") and not first.endswith(("ee", "oe", "ye")) and len(first) > 2:
        return f"{first[:-1]}ing{rest}"
    return f"{_doubled(first)}ing{rest}"


@lru_cache(maxsize=5_000)
def past_participle(verb: str) -> str:
    """Give the past participle of a verb.

    >>> [past_participle(verb) for verb in ("settle", "plan", "write", "carry", "pay", "integrate", "enrol")]
    ['settled', 'planned', 'written', 'carried', 'paid', 'integrated', 'enrolled']
    """
    first, rest = _split(verb)
    lower = first.casefold()
    if lower in _PAST:
        return _PAST[lower] + rest
    if lower == "enrol":
        return "enrolled" + rest
    if lower.endswith("e"):
        return f"{first}d{rest}"
    if lower.endswith("y") and len(lower) > 1 and lower[-2] not in "aeiou":
        return f"{first[:-1]}ied{rest}"
    return f"{_doubled(first)}ed{rest}"
