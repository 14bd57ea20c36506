"""The renderings of terms in a file to findings: the same term with another English here than elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from glossary.checking.findings import Finding, Kind
from glossary.checking.segments import Translation
from glossary.checking.term_rules import Rendering
from glossary.english.keys import match_key
from glossary.i18n import tr, trn
from glossary.pairing.known import is_abbreviation

# A term that nobody approved is told when the file clearly has one English for it: so many times as often as the other.
_CLEARLY = 4


class Renderings:
    """Gathers how each term is translated through a file."""

    def __init__(self, *, starter: bool = False) -> None:
        self._found: dict[str, list[tuple[Translation, Rendering]]] = {}
        self._least = 1 if starter else _CLEARLY

    def add(self, segment: Translation, renderings: Sequence[Rendering]) -> None:
        """Take a segment in."""
        for rendering in renderings:
            # The short form beside the full one is no second name.
            if not is_abbreviation(rendering.en):
                self._found.setdefault(rendering.key, []).append((segment, rendering))

    def findings(self) -> Iterator[Finding]:
        """Give the segments that have another English than most.

        What the entries of an approved term admit may be mixed; only a synonym of the starter terms beside it is told.
        """
        for places in self._found.values():
            counts = Counter(match_key(rendering.en) for _, rendering in places)
            if len(counts) < 2:
                continue
            admitted = {match_key(rendering.en) for _, rendering in places if rendering.admitted}
            own = any(rendering.own for _, rendering in places)
            if own and not admitted:
                continue
            usual = max(admitted or counts, key=lambda key: (counts[key], -list(counts).index(key)))
            shown = next(rendering.en for _, rendering in places if match_key(rendering.en) == usual)
            for segment, rendering in places:
                key = match_key(rendering.en)
                told = not rendering.admitted if own else counts[usual] >= self._least * counts[key]
                if key != usual and told:
                    yield _finding(segment, rendering, shown, counts[usual])


def _finding(segment: Translation, rendering: Rendering, usual: str, times: int) -> Finding:
    often = trn("once", "{count} times", times)
    message = tr(
        "'{surface}' is '{en}' here and '{usual}' {often} elsewhere in the file",
        surface=rendering.surface,
        en=rendering.en,
        usual=usual,
        often=often,
    )
    return Finding(
        Kind.INCONSISTENT, segment.place, segment.nl, segment.en, rendering.surface, message, rendering.term,
        rendering.en, (usual,),
    )  # fmt: skip
