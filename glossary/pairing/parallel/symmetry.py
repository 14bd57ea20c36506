"""Links in two directions to one set, and the English of a stretch of Dutch in it."""

from __future__ import annotations

from glossary.pairing.parallel.lattice import Floats

Link = tuple[int, int]
_NEIGHBOURS = ((-1, 0), (0, -1), (1, 0), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1))


def hard_links(made_nl: Floats, made_en: Floats) -> tuple[set[Link], set[Link]]:
    """Give the likeliest maker of each word, in both directions; none for a word that likeliest has none."""
    forward = {(j, int(i)) for j, i in enumerate(made_nl.argmax(1)) if made_nl[j, i] > 1 - made_nl[j].sum()}
    backward = {(int(j), i) for i, j in enumerate(made_en.argmax(0)) if made_en[j, i] > 1 - made_en[:, i].sum()}
    return forward, backward


def grow_diag_final_and(forward: set[Link], backward: set[Link]) -> set[Link]:
    """Join the links of two directions: the shared ones, their neighbours in either, then links of words without any.

    Source: Koehn, Och & Marcu 2003; Koehn et al. 2005.

    >>> sorted(grow_diag_final_and({(0, 0), (1, 1), (2, 1)}, {(0, 0), (1, 1), (3, 3)}))
    [(0, 0), (1, 1), (2, 1), (3, 3)]
    """
    links, union = forward & backward, forward | backward
    rows, columns = {j for j, _ in links}, {i for _, i in links}
    queue = sorted(links)
    while queue:
        j, i = queue.pop(0)
        for down, right in _NEIGHBOURS:
            near = (j + down, i + right)
            if near in union and near not in links and (near[0] not in rows or near[1] not in columns):
                links.add(near)
                rows.add(near[0])
                columns.add(near[1])
                queue.append(near)
    for direction in (forward, backward):
        for j, i in sorted(direction):
            if j not in rows and i not in columns:
                links.add((j, i))
                rows.add(j)
                columns.add(i)
    return links


def phrase_span(links: set[Link], begin: int, end: int) -> tuple[int, int] | None:
    """Give the English words linked to the Dutch parts from `begin` to `end`, when they are linked to no other.

    Source: Och, Tillmann & Ney 1999 (consistent phrase pairs, the smallest English side).

    >>> phrase_span({(0, 0), (1, 2), (2, 1)}, 1, 3), phrase_span({(0, 0), (1, 2), (2, 1)}, 0, 2)
    ((1, 3), None)
    """
    linked = [i for j, i in links if begin <= j < end]
    if not linked:
        return None
    first, last = min(linked), max(linked) + 1
    crossed = any(first <= i < last and not begin <= j < end for j, i in links)
    return None if crossed else (first, last)
