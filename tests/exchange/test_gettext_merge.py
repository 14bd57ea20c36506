"""Last export, file and termbase to one catalog."""

from __future__ import annotations

import polib
import pytest

from glossary.exchange.merge import ChangeKind, Merge, merge_catalogs

from .gettext_samples import message

OLD, NEW, HAND = "turnover", "revenue", "sales"


def merged(ours: str, theirs: str, base: str | None) -> Merge:
    """Merge one message; `*` before a wording means fuzzy."""

    def one(wording: str) -> list[polib.POEntry]:
        return [message("omzet", wording.lstrip("*"), None, *(["fuzzy"] * wording.startswith("*")))]

    return merge_catalogs(one(ours), one(theirs), None if base is None else one(base))


def told(merge: Merge) -> tuple[str, list[ChangeKind], int]:
    [result] = merge.messages
    mark = "*" if "fuzzy" in result.flags else ""
    return mark + result.msgstr, [change.kind for change in merge.changes], len(merge.conflicts)


@pytest.mark.parametrize(
    ("ours", "theirs", "base", "written", "kinds", "conflicts"),
    [
        # nobody changed anything
        (OLD, OLD, OLD, OLD, [], 0),
        # the termbase changed
        (NEW, OLD, OLD, NEW, [], 0),
        # the translator changed
        (OLD, HAND, OLD, HAND, [ChangeKind.REWORDED], 0),
        # both came to the same
        (HAND, HAND, OLD, HAND, [], 0),
        # both changed, in two ways
        (NEW, HAND, OLD, HAND, [], 1),
        # a suggestion was approved in the file
        ("*" + OLD, OLD, "*" + OLD, OLD, [ChangeKind.APPROVED], 0),
        # a suggestion was approved in the termbase
        (OLD, "*" + OLD, "*" + OLD, OLD, [], 0),
        # a suggestion was improved and approved in the file
        ("*" + OLD, HAND, "*" + OLD, HAND, [ChangeKind.REWORDED], 0),
        # a suggestion was improved and left fuzzy
        ("*" + OLD, "*" + HAND, "*" + OLD, "*" + HAND, [ChangeKind.REWORDED], 0),
        # a suggestion got better on its own
        ("*" + NEW, "*" + OLD, "*" + OLD, "*" + NEW, [], 0),
        # a translator doubts an approved wording
        (OLD, "*" + OLD, OLD, "*" + OLD, [ChangeKind.DOUBTED], 0),
        # the termbase answers the doubt
        (NEW, "*" + OLD, OLD, NEW, [], 0),
        # the termbase has another suggestion for what the file approved
        ("*" + NEW, OLD, "*" + OLD, OLD, [], 1),
        # the translator approved what the termbase now suggests
        ("*" + NEW, NEW, "*" + OLD, NEW, [ChangeKind.APPROVED], 0),
        # an approval was undone in the termbase
        ("*" + OLD, OLD, OLD, "*" + OLD, [], 0),
        # a wording was deleted in the file
        (OLD, "", OLD, OLD, [ChangeKind.CLEARED], 0),
        # without a base: the file is new, or was never filled in
        (OLD, "", None, OLD, [], 0),
        (OLD, OLD, None, OLD, [], 0),
        # without a base: what differs and is not fuzzy is the translator's
        (OLD, HAND, None, HAND, [ChangeKind.REWORDED], 0),
        ("*" + OLD, HAND, None, HAND, [ChangeKind.REWORDED], 0),
        ("*" + OLD, OLD, None, OLD, [ChangeKind.APPROVED], 0),
        # without a base: what is fuzzy is unfinished
        (OLD, "*" + OLD, None, OLD, [], 0),
        (OLD, "*" + HAND, None, OLD, [ChangeKind.REPLACED], 0),
    ],
)
def test_who_wins_when_a_wording_differs(
    ours: str, theirs: str, base: str | None, written: str, kinds: list[ChangeKind], conflicts: int
) -> None:
    assert told(merged(ours, theirs, base)) == (written, kinds, conflicts)


def test_a_change_tells_what_stood_there_and_what_stands_there_now() -> None:
    [change] = merged(OLD, HAND, OLD).changes
    assert (change.msgid, change.msgctxt, change.before, change.after) == ("omzet", "", OLD, HAND)
    assert str(change) == "omzet: reworded, 'turnover' -> 'sales'"


def test_a_conflict_tells_all_three_wordings() -> None:
    [conflict] = merged(NEW, HAND, OLD).conflicts
    assert (conflict.base, conflict.theirs, conflict.ours) == (OLD, HAND, NEW)
    assert "approve one in a review" in str(conflict)


def test_a_wording_that_a_reviewer_declined_gives_way() -> None:
    merge = merge_catalogs(
        [message("omzet", OLD)], [message("omzet", HAND)], [message("omzet", OLD)], declined={("omzet", HAND)}
    )
    assert told(merge) == (OLD, [ChangeKind.DECLINED], 0)
    assert str(merge.changes[0]) == f"omzet: '{HAND}' was decided on in a review; it is '{OLD}' again"


def test_translators_comments_and_unknown_flags_stay_and_the_tools_lines_are_renewed() -> None:
    theirs = message(
        "omzet",
        OLD,
        None,
        "terminology",
        "max-length:20",
        comment="Status: old",
        tcomment="See page 3",
        occurrences=[("a.txt", "1")],
    )
    ours = message("omzet", OLD, None, "terminology", comment="Status: new", occurrences=[("b.txt", "2")])
    [result] = merge_catalogs([ours], [theirs], [ours]).messages
    assert (result.tcomment, result.comment, result.occurrences) == ("See page 3", "Status: new", [("b.txt", "2")])
    assert result.flags == ["terminology", "max-length:20"]


def test_flags_that_a_gnu_tool_dropped_come_back() -> None:
    ours = message("omzet", OLD, None, "terminology", "forbidden")
    [result] = merge_catalogs([ours], [message("omzet", OLD, None)], [ours]).messages
    assert result.flags == ["terminology", "forbidden"]


def test_c_format_is_never_kept() -> None:
    [result] = merge_catalogs(
        [message("5%-regel", "5% rule")], [message("5%-regel", "5 % rule", None, "c-format")]
    ).messages
    assert (result.msgstr, result.flags) == ("5 % rule", [])


def test_a_message_that_vanished_from_the_termbase_becomes_obsolete_with_its_comment() -> None:
    gone = message("winst", "profit", tcomment="Not income")
    merge = merge_catalogs([message("omzet", OLD)], [message("omzet", OLD), gone], [message("winst", "profit")])
    assert [(result.msgid, result.obsolete, result.tcomment) for result in merge.messages] == [
        ("omzet", False, ""),
        ("winst", True, "Not income"),
    ]
    assert merge.changes == []


def test_a_message_that_vanished_after_a_translator_changed_it_is_a_conflict() -> None:
    merge = merge_catalogs([], [message("winst", "gain")], [message("winst", "profit")])
    assert [(result.msgstr, result.obsolete) for result in merge.messages] == [("gain", True)]
    assert [(conflict.theirs, conflict.ours) for conflict in merge.conflicts] == [("gain", "")]


def test_a_message_that_vanished_without_a_word_in_it_is_dropped() -> None:
    assert merge_catalogs([], [message("winst", "")]).messages == []


def test_an_obsolete_message_stays_obsolete() -> None:
    [result] = merge_catalogs([], [message("winst", "profit", obsolete=True)]).messages
    assert result.obsolete


def test_an_obsolete_message_that_comes_back_takes_its_comment_along() -> None:
    theirs = message("winst", "gain", obsolete=True, tcomment="Not income", comment="")
    merge = merge_catalogs([message("winst", "profit")], [theirs])
    [result] = merge.messages
    assert (result.obsolete, result.msgstr, result.tcomment) == (False, "profit", "Not income")
    assert [change.kind for change in merge.changes] == [ChangeKind.REPLACED]


@pytest.mark.parametrize("base", [None, []])
def test_a_message_that_a_translator_added_stays_and_is_told(base: list[polib.POEntry] | None) -> None:
    added = message("marge", "margin", None, "terminology", comment="")
    merge = merge_catalogs([message("omzet", OLD)], [message("omzet", OLD), added], base)
    assert [(result.msgid, result.obsolete, result.flags) for result in merge.messages] == [
        ("marge", False, ["terminology"]),
        ("omzet", False, []),
    ]
    assert [(change.kind, change.after) for change in merge.changes] == [(ChangeKind.ADDED, "margin")]


def test_a_message_that_becomes_a_homonym_keeps_what_translators_did() -> None:
    ours = [message("rekening", "account", "finance, banking"), message("rekening", "invoice", "finance, bookkeeping")]
    theirs = [message("rekening", "bank account", tcomment="With a bank")]
    merge = merge_catalogs(ours, theirs, [message("rekening", "account")])
    assert [(result.msgctxt, result.msgstr, result.tcomment) for result in merge.messages] == [
        ("finance, banking", "bank account", "With a bank"),
        ("finance, bookkeeping", "invoice", ""),
    ]
    assert [(change.msgctxt, change.after) for change in merge.changes] == [("finance, banking", "bank account")]


def test_a_message_that_is_no_homonym_any_more_keeps_its_comment() -> None:
    theirs = [
        message("rekening", "account", "finance, banking", tcomment="With a bank"),
        message("rekening", "invoice", "finance, bookkeeping"),
    ]
    merge = merge_catalogs([message("rekening", "account")], theirs, theirs)
    assert [(result.msgctxt, result.tcomment, result.obsolete) for result in merge.messages] == [
        (None, "With a bank", False),
        ("finance, bookkeeping", "", True),
    ]


def test_a_plural_that_a_translator_made_stays() -> None:
    theirs = message("omzet", "", msgid_plural="omzetten", msgstr_plural={0: OLD, 1: "turnovers"})
    [result] = merge_catalogs([message("omzet", OLD)], [theirs], [message("omzet", OLD)]).messages
    assert (result.msgid_plural, result.msgstr_plural) == ("omzetten", {0: OLD, 1: "turnovers"})


def test_merging_the_outcome_again_gives_the_same() -> None:
    ours = [message("omzet", OLD), message("winst", "profit")]
    theirs = [message("omzet", HAND), message("marge", "margin", comment=""), message("kas", "cash")]
    once = merge_catalogs(ours, theirs, [message("kas", "cash"), message("omzet", OLD)])
    twice = merge_catalogs(ours, once.messages, ours)
    assert [str(result) for result in once.messages] == [str(result) for result in twice.messages]
    assert once.changes == twice.changes
