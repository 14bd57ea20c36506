"""A paragraph of Dutch to its sentences, with their offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary.dutch.compounds import analyse
from glossary.dutch.lexicon import is_known

# Abbreviations after which a capital or a digit does not begin a sentence. Written without the last point.
_NEVER_FINAL = frozenset(
    """a.d aanv afb afd alg art arts bc bijl bijv blz bv c.q ca cf circa cs d.d d.i d.m.v d.w.z dd dhr dir div
        dr drs e.a ed evt excl fa fig fr gem gebr h.m i.c i.g.v i.h.b i.o i.p.v i.s.m i.v.m incl ing inz ir jhr
        jl jr kol l.s lid m.a.w m.b.t m.b.v m.i m.i.v m.m.v m.n m.u.v max mevr mgr min mln mr mrd mw n.a.v nl no
        nr nrs num o.a o.b.v o.g.v o.i.v o.l.v o.m o.v.v opm p p.a p.j p.m par pag prof r red resp s s.v.p secr
        sr st sub t t.a.v t.b.v t.g.v t.h.v t.n.v t.o.v t.w t/m t.z.t tab tel th v.a v.d v.h v.l.n.r v.w.b vac
        vb vgl vlg vlgs vnl volg vs w.o x zgn z.g.a.n zog""".split()
)
# A point after these may end a sentence as well; a capital after them decides that it does.
_MAYBE_FINAL = frozenset(
    """e.d etc enz jr sr n.v b.v v.o.f c.v n.chr v.chr e.v d.d a.u.b co inc ltd corp bvba""".split()
)
_BREAK = re.compile(
    r"""(?<![.!?…])(?P<mark>[.!?…]++)(?P<close>["'”’»)\]]*+)\s+(?=["'“‘„«(\[]*+(?:(?:[-–•]\s?|\s)["'“‘„«(\[]*+)?(?P<next>['’]?[^\W_]|[€$£]))"""
)
# beurs.Gepaste: the space was lost. Both must be words, and the one before long enough to be no abbreviation.
_GLUED = re.compile(
    r"(?<![^\W_])(?P<before>[^\W\d_]?[a-zà-ÿ]{3,40})(?P<end>[.!?])(?P<behind>[A-Z][a-zà-ÿ]{1,40})(?![^\W_]|\.\w)"
)
_LAST_WORD = re.compile(r"[^\s(\[\"'“‘„«]+$")
# A small letter that begins a sentence all the same: 's Avonds, 't Was.
_SHORTENED = re.compile(r"['’‘][stn]\s+(?=[A-Z])")
# Long enough for the longest word before a full stop that could be an abbreviation.
_LOOK_BACK = 24


def _ends_sentence(text: str, at: re.Match[str]) -> bool:
    following = "A" if _SHORTENED.match(text, at.end()) else at["next"]
    if at["mark"] not in {".", "..", "...", "…"}:
        # "Yahoo! is", a question inside quotes: only a lower-case letter goes on.
        return not following.islower()
    if following.islower():
        return False
    before = _LAST_WORD.search(text, max(0, at.start() - _LOOK_BACK), at.start())
    word = before.group().casefold() if before else ""
    if at["mark"] != "." or not word:
        return True
    if word in _MAYBE_FINAL:
        return following.isupper()
    if word in _NEVER_FINAL:
        return False
    # Initials (J. de Vries, A.F.Th.) and numbering (1. Inleiding) go on.
    return not (len(word) == 1 and word.isalpha()) and not _is_initials(word) and not _is_numbering(text, word, at)


def _is_initials(word: str) -> bool:
    pieces = word.split(".")
    return len(pieces) > 1 and all(len(piece) <= 2 for piece in pieces)


def _is_numbering(text: str, word: str, at: re.Match[str]) -> bool:
    start = at.start() - len(word)
    return len(word) <= 3 and word.isdigit() and (start == 0 or text[start - 1] == "\n")


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Give the start and end of each sentence of `text`, without the white space around it.

    >>> text = "De rente is bijv. 4%. De looptijd niet."
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ['De rente is bijv. 4%.', 'De looptijd niet.']
    """
    start = 0
    for end, following in _breaks(text):
        yield from _trimmed(text, start, end)
        start = following
    yield from _trimmed(text, start, len(text))


def _breaks(text: str) -> list[tuple[int, int]]:
    """Give where sentences end and where the next begin."""
    found = [(match.end("close"), match.end()) for match in _BREAK.finditer(text) if _ends_sentence(text, match)]
    glued = [(match.end("end"),) * 2 for match in _GLUED.finditer(text) if _are_words(match["before"], match["behind"])]
    return sorted(found + glued) if glued else found


def _are_words(*words: str) -> bool:
    """Say whether all are words of Dutch, which the parts of a product's name (Node.Js) are not."""
    return all(is_known(word.casefold()) or analyse(word.casefold()) for word in words)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if kept := piece.strip():
        first = start + piece.index(kept[0])
        yield first, first + len(kept)


def sentences(text: str) -> list[str]:
    """Give the sentences of `text`."""
    return [text[start:end] for start, end in sentence_spans(text)]
