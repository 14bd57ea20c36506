"""Three versions of rows to one, case by case; `test_sync_properties.py` has what always holds."""

from __future__ import annotations

import pytest

from glossary.model import Place
from glossary.sync.merging import (
    REMOVED,
    WHOLE,
    Conflict,
    Side,
    differing,
    merge_rows,
    merged_list,
)
from glossary.sync.rows import Row, settled_row


def row(**cells: str) -> Row:
    return settled_row({"id": "e-1", "nl": "omzet", "en": "revenue", "field": "finance", **cells}, Place("test"))


BASE = row()
BOTH = [Side.MINE, Side.THEIRS]


def merged(
    base: Row | None, mine: Row | None, theirs: Row | None, prefer: Side = Side.MINE
) -> tuple[Row | None, list[Conflict]]:
    def side(version: Row | None) -> dict[str, Row]:
        return {} if version is None else {"e-1": version}

    found = merge_rows(side(base), side(mine), side(theirs), prefer)
    return found.rows.get("e-1"), found.conflicts


@pytest.mark.parametrize("prefer", BOTH)
@pytest.mark.parametrize(
    ("base", "mine", "theirs", "expected"),
    [
        # nobody, or one side
        (BASE, BASE, BASE, BASE),
        (BASE, row(en="sales"), BASE, row(en="sales")),
        (BASE, BASE, row(en="sales"), row(en="sales")),
        (BASE, row(en="sales"), row(en="sales"), row(en="sales")),
        # added or removed by one side, or both
        (None, BASE, None, BASE),
        (None, None, BASE, BASE),
        (BASE, None, BASE, None),
        (BASE, BASE, None, None),
        (BASE, None, None, None),
        # other columns of one entry
        (
            BASE,
            row(en="sales"),
            row(definition="Wat er verkocht is."),
            row(en="sales", definition="Wat er verkocht is."),
        ),
        # other terms of one list
        (
            row(en_admitted="sales"),
            row(en_admitted="sales; turnover"),
            row(en_admitted="takings"),
            row(en_admitted="turnover; takings"),
        ),
    ],
)
def test_what_only_one_side_changed_is_taken_whichever_is_preferred(
    base: Row | None, mine: Row | None, theirs: Row | None, expected: Row | None, prefer: Side
) -> None:
    assert merged(base, mine, theirs, prefer) == (expected, [])


@pytest.mark.parametrize(
    ("prefer", "kept", "other"), [(Side.MINE, "sales", "turnover"), (Side.THEIRS, "turnover", "sales")]
)
def test_a_cell_that_both_changed_is_a_conflict_that_tells_all_three(prefer: Side, kept: str, other: str) -> None:
    found = merged(BASE, row(en="sales"), row(en="turnover"), prefer)
    assert found == (row(en=kept), [Conflict("e-1", "omzet", "sales", "en", kept, other, "revenue")])


@pytest.mark.parametrize("prefer", BOTH)
def test_an_entry_that_both_added_is_merged_by_column(prefer: Side) -> None:
    found, conflicts = merged(None, row(note="Zie ook winst."), row(definition="Wat er verkocht is."), prefer)
    assert (found, conflicts) == (row(note="Zie ook winst.", definition="Wat er verkocht is."), [])


@pytest.mark.parametrize("prefer", BOTH)
def test_an_entry_that_one_removed_and_the_other_changed_stays_and_is_told(prefer: Side) -> None:
    changed = row(en="sales")
    text = " | ".join(f"{name}: {cell}" for name, cell in changed.items() if name != "id")
    told = [Conflict("e-1", "omzet", "sales", WHOLE, text, REMOVED)]
    assert merged(BASE, None, changed, prefer) == (changed, told)
    assert merged(BASE, changed, None, prefer) == (changed, told)


@pytest.mark.parametrize(("prefer", "english"), [(Side.MINE, "sales"), (Side.THEIRS, "turnover")])
def test_terms_that_do_not_go_together_come_from_one_side_and_the_other_texts_stay_merged(
    prefer: Side, english: str
) -> None:
    """One side prefers what the other forbids."""
    mine = row(en="sales", definition="Wat er verkocht is.")
    theirs = row(en="turnover", en_forbidden="sales", note="Zie ook winst.")
    found, conflicts = merged(BASE, mine, theirs, prefer)
    assert found is not None
    assert (found["en"], found["definition"], found["note"]) == (english, "Wat er verkocht is.", "Zie ook winst.")
    other = "turnover" if prefer is Side.MINE else "sales"
    told = [Conflict("e-1", "omzet", "sales", "en", english, other, "revenue")]
    # What they prefer goes together with what they forbid.
    lists = [Conflict("e-1", "omzet", "sales", "en_forbidden", "", "sales", "")] if prefer is Side.MINE else []
    assert conflicts == told + lists


def test_a_list_that_does_not_go_together_with_the_terms_kept_is_told_from_both_sides() -> None:
    mine, theirs = row(en="turnover", en_forbidden="sales"), row(en="sales")
    found, conflicts = merged(BASE, mine, theirs, Side.THEIRS)
    assert found == theirs
    assert conflicts[1:] == [Conflict("e-1", "omzet", "turnover", "en_forbidden", "", "sales", "")]


def test_a_term_that_one_admits_and_the_other_forbids_is_told_in_both_lists() -> None:
    found, conflicts = merged(BASE, row(en_forbidden="sales"), row(en_admitted="sales"))
    assert found == row(en_forbidden="sales")
    assert sorted((told.column, told.kept, told.other, told.base) for told in conflicts) == [
        ("en_admitted", "", "sales", ""),
        ("en_forbidden", "sales", "", ""),
    ]


def test_an_entry_that_came_from_nowhere_comes_from_nowhere_after_a_merge() -> None:
    base = {name: cell for name, cell in BASE.items() if name != "origin"}
    found, _ = merged(base, {**base, "note": "Zie ook winst."}, {**base, "definition": "Wat er verkocht is."})
    assert found == {**base, "note": "Zie ook winst.", "definition": "Wat er verkocht is."}


def test_a_list_keeps_the_order_and_each_term_once() -> None:
    assert merged_list("a; b", "a; b; c", "d; b; a; c") == "a; b; c; d"
    assert merged_list("a; b", "b", "a") == ""
    assert merged_list("", "a", "b; a") == "a; b"


def test_columns_that_differ_are_named() -> None:
    assert differing(BASE, BASE) == ()
    assert differing(BASE, row(en="sales", note="Zie ook winst.")) == ("en", "note")
    assert set(differing(None, BASE)) == set(differing(BASE, None)) == set(BASE)


@pytest.mark.parametrize("column", ["en_admitted", "en_forbidden", "nl_admitted", "nl_deprecated"])
def test_terms_that_two_people_add_to_one_list_are_no_conflict(column: str) -> None:
    found, conflicts = merged(BASE, row(**{column: "eerste"}), row(**{column: "tweede"}))
    assert (found, conflicts) == (row(**{column: "eerste; tweede"}), [])


@pytest.mark.parametrize("column", ["subfield", "definition", "note"])
def test_texts_that_two_people_write_are_a_conflict(column: str) -> None:
    found, conflicts = merged(BASE, row(**{column: "results"}), row(**{column: "accounting"}))
    assert (found, [(told.column, told.kept, told.other, told.base) for told in conflicts]) == (
        row(**{column: "results"}),
        [(column, "results", "accounting", "")],
    )


def test_what_people_are_told_is_in_words() -> None:
    assert (WHOLE, REMOVED, str(Side.MINE), str(Side.THEIRS)) == ("entry", "removed", "mine", "theirs")
