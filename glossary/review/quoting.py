"""Words from a termbase to what may stand on a screen: nothing in them is obeyed, the term in its sentence is marked."""

from __future__ import annotations

from typing import NamedTuple

# Characters that reorder or hide text on a screen.
_INVISIBLE = dict.fromkeys(
    [0x00AD, 0x061C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF]
)
# Letters of a sentence kept on either side of the term.
_BEFORE, _AFTER = 70, 80
# Longer terms are cut where they are shown; the termbase keeps them whole.
_LONGEST = 200


def shown(text: str, longest: int = _LONGEST) -> str:
    """Give a text as it may be shown: without what a terminal would obey, on one line, cut when it is very long.

    >>> shown("omzet\\x1b[31m\\n\\u202egroei")
    'omzet[31m groei'
    >>> shown("\\u202e")
    '(no visible letters)'
    """
    spaced = " ".join("".join(letter if letter.isprintable() else " " for letter in _obedient(text)).split())
    if not spaced:
        return "(no visible letters)" if text else ""
    return spaced if len(spaced) <= longest else spaced[: longest - 1] + "…"


def _obedient(text: str) -> str:
    return "".join(
        letter if letter >= " " else ("" if letter == "\x1b" else " ")
        for letter in text.translate(_INVISIBLE)
        if letter != "\x7f"
    )


def hides_something(text: str) -> bool:
    """Say whether a term has characters that are not shown: worth a reviewer's suspicion."""
    return any(not letter.isprintable() or ord(letter) in _INVISIBLE for letter in text)


class Quoted(NamedTuple):
    """A sentence in three parts, the term in the middle; without the term, all of it is `before`."""

    before: str
    term: str
    after: str


def quoted(sentence: str, surface: str) -> Quoted:
    """Cut a sentence to what fits around its term.

    >>> quoted("De omzet steeg.", "Omzet")
    Quoted(before='De ', term='omzet', after=' steeg.')
    """
    at = _position(sentence, surface)
    if at < 0:
        return Quoted(shown(sentence, _BEFORE + _AFTER), "", "")
    before, term, after = sentence[:at], sentence[at : at + len(surface)], sentence[at + len(surface) :]
    if len(before) > _BEFORE:
        # A cut inside a word reads badly; without a space near, it is cut there all the same.
        cut = before[-_BEFORE:]
        before = "… " + (cut.partition(" ")[2] or cut)
    if len(after) > _AFTER:
        after = (after[:_AFTER].rpartition(" ")[0] or after[:_AFTER]) + " …"
    return Quoted(_piece(before), shown(term), _piece(after))


def _position(sentence: str, surface: str) -> int:
    if not surface:
        return -1
    at = sentence.find(surface)
    # Folding may change the length of a text; then the place in the folded one is not the place here.
    folded, wanted = sentence.lower(), surface.lower()
    if at < 0 and len(folded) == len(sentence) and len(wanted) == len(surface):
        at = folded.find(wanted)
    return at


def _piece(text: str) -> str:
    """Tidy a part of a sentence, the space towards the term kept."""
    if not text:
        return ""
    middle = shown(text, len(text)) if text.strip() else ""
    middle = "" if middle == "(no visible letters)" else middle
    return (" " if text[0].isspace() else "") + middle + (" " if text[-1].isspace() and middle else "")
