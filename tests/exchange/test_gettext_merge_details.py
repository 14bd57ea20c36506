"""What a merge of catalogs keeps, drops and tells, beside the wording: flags, plurals, contexts, obsolete messages."""

from __future__ import annotations

import pytest

from glossary.exchange.merge import ChangeKind, merge_catalogs

from .gettext_samples import message

OLD, NEW, HAND = "turnover", "revenue", "sales"
NO_COMMENT = ""


def test_flags_that_the_tool_takes_back_do_not_stay() -> None:
    theirs = message("omzet", OLD, None, "terminology", "forbidden", "variant:US", "max-length:20", "max-length:20", "")
    ours = message("omzet", OLD, None, "terminology")
    [result] = merge_catalogs([ours], [theirs], [ours]).messages
    assert result.flags == ["terminology", "max-length:20"]


def test_an_obsolete_message_keeps_the_flags_of_people_and_its_doubt_alone() -> None:
    gone = message("winst", "profit", None, "fuzzy", "terminology", "variant:US", "max-length:20")
    [result] = merge_catalogs([], [gone], [message("winst", "profit", None, "fuzzy")]).messages
    assert (result.obsolete, result.flags) == (True, ["fuzzy", "max-length:20"])
    assert "terminology" in gone.flags, "the message that was given stays as it is"


def test_an_added_message_keeps_all_its_flags() -> None:
    added = message("marge", "margin", None, "fuzzy", "forbidden", "max-length:20", comment=NO_COMMENT)
    [result] = merge_catalogs([], [added], []).messages
    assert (result.obsolete, result.flags) == (False, ["fuzzy", "forbidden", "max-length:20"])


def test_an_added_message_without_a_wording_stays_and_nothing_is_told() -> None:
    merge = merge_catalogs([], [message("marge", "", comment=NO_COMMENT)], [])
    assert [result.msgid for result in merge.messages] == ["marge"]
    assert merge.changes == []


def test_a_message_that_vanished_as_it_was_is_no_conflict() -> None:
    gone = message("winst", "profit")
    assert merge_catalogs([], [gone], [gone]).conflicts == []
    assert merge_catalogs([], [message("winst", "profit", obsolete=True)], [gone]).conflicts == []
    cleared = merge_catalogs([], [message("winst", "", tcomment="Not income")], [gone])
    assert (cleared.conflicts, [result.obsolete for result in cleared.messages]) == ([], [True])


def test_an_obsolete_message_that_was_changed_is_no_conflict() -> None:
    assert merge_catalogs([], [message("winst", "gain", obsolete=True)], [message("winst", "profit")]).conflicts == []


def test_an_obsolete_message_of_the_last_export_is_no_base() -> None:
    """What was obsolete then is not what the tool wanted to write; the file's wording counts as the translator's."""
    merge = merge_catalogs([message("omzet", OLD)], [message("omzet", HAND)], [message("omzet", HAND, obsolete=True)])
    assert [(change.kind, change.after) for change in merge.changes] == [(ChangeKind.REWORDED, HAND)]


@pytest.mark.parametrize("wording", ["profit", ""])
def test_an_obsolete_message_that_comes_back_with_nothing_lost_is_not_told(wording: str) -> None:
    merge = merge_catalogs([message("winst", "profit")], [message("winst", wording, obsolete=True)])
    assert (merge.changes, [result.msgstr for result in merge.messages]) == ([], ["profit"])


def test_a_declined_wording_that_the_termbase_has_itself_is_not_told() -> None:
    merge = merge_catalogs([message("omzet", OLD)], [message("omzet", OLD)], declined={("omzet", OLD)})
    assert (merge.changes, [result.msgstr for result in merge.messages]) == ([], [OLD])


def test_a_wording_declined_for_another_term_stays() -> None:
    merge = merge_catalogs([message("omzet", OLD)], [message("omzet", HAND)], declined={("winst", HAND)})
    assert [result.msgstr for result in merge.messages] == [HAND]


def test_a_declined_wording_in_an_obsolete_message_is_not_told_as_declined() -> None:
    theirs = message("omzet", HAND, obsolete=True)
    merge = merge_catalogs([message("omzet", OLD)], [theirs], declined={("omzet", HAND)})
    assert [change.kind for change in merge.changes] == [ChangeKind.REPLACED]


def test_changes_and_conflicts_name_their_catalog() -> None:
    ours, theirs = (
        [message("omzet", NEW), message("winst", "profit")],
        [message("omzet", HAND), message("winst", "gain")],
    )
    base = [message("omzet", OLD), message("winst", "profit")]
    named, nameless = merge_catalogs(ours, theirs, base, catalog="finance"), merge_catalogs(ours, theirs, base)
    assert [found.catalog for found in (*named.changes, *named.conflicts)] == ["finance", "finance"]
    assert [found.catalog for found in (*nameless.changes, *nameless.conflicts)] == ["", ""]


def test_a_conflict_says_whether_the_termbase_still_has_the_term() -> None:
    [other] = merge_catalogs([message("omzet", NEW)], [message("omzet", HAND)], [message("omzet", OLD)]).conflicts
    assert (
        str(other)
        == f"omzet: a translator made '{OLD}' into '{HAND}', the termbase says '{NEW}'; approve one in a review"
    )
    [gone] = merge_catalogs([], [message("omzet", HAND)], [message("omzet", OLD)]).conflicts
    assert "the termbase no longer has it" in str(gone)


def test_a_cleared_wording_is_told_as_empty() -> None:
    [change] = merge_catalogs([message("omzet", OLD)], [message("omzet", "")], [message("omzet", OLD)]).changes
    assert (change.before, change.after, str(change)) == (OLD, "", f"omzet: cleared, '{OLD}' -> ''")


def test_a_message_that_was_empty_before_and_is_now_is_not_told() -> None:
    merge = merge_catalogs([message("omzet", OLD)], [message("omzet", "")], [message("omzet", "")])
    assert (merge.changes, [result.msgstr for result in merge.messages]) == ([], [OLD])


@pytest.mark.parametrize("kind", ChangeKind)
def test_a_kind_of_change_is_the_word_that_is_shown(kind: ChangeKind) -> None:
    assert str(kind) == kind.name.casefold()


def test_of_two_new_homonyms_only_one_takes_what_translators_did() -> None:
    ours = [message("rente", "interest", "finance, banking"), message("rente", "interest", "finance, bonds")]
    merge = merge_catalogs(ours, [message("rente", "interest", tcomment="Per year")], [message("rente", "interest")])
    assert [(result.msgctxt, result.tcomment) for result in merge.messages] == [
        ("finance, banking", "Per year"),
        ("finance, bonds", ""),
    ]


def test_a_message_of_another_wording_is_not_the_old_one_under_a_new_context() -> None:
    merge = merge_catalogs(
        [message("rekening", "invoice", "finance, bookkeeping")],
        [message("rekening", "bank account", tcomment="With a bank")],
        [message("rekening", "account")],
    )
    assert [(result.msgctxt, result.tcomment, result.obsolete) for result in merge.messages] == [
        ("finance, bookkeeping", "", False),
        (None, "With a bank", True),
    ]


def test_a_plural_gives_way_to_another_wording_of_the_termbase() -> None:
    theirs = message("omzet", "", msgid_plural="omzetten", msgstr_plural={0: OLD, 1: "turnovers"})
    [result] = merge_catalogs([message("omzet", NEW)], [theirs], [message("omzet", OLD)]).messages
    assert (result.msgstr, result.msgid_plural, result.msgstr_plural) == (NEW, "", {})


def test_a_reworded_plural_stays_a_plural_and_its_first_form_is_told() -> None:
    theirs = message("omzet", "", msgid_plural="omzetten", msgstr_plural={0: HAND, 1: "sales figures"})
    merge = merge_catalogs([message("omzet", OLD)], [theirs], [message("omzet", OLD)])
    [result] = merge.messages
    assert (result.msgstr, result.msgstr_plural) == ("", {0: HAND, 1: "sales figures"})
    assert [change.after for change in merge.changes] == [HAND]


@pytest.mark.parametrize(("flags", "kept"), [(["fuzzy"], "verkoop"), ([], None)])
def test_the_earlier_message_stays_with_a_doubt_and_goes_with_it(flags: list[str], kept: str | None) -> None:
    theirs = message(
        "omzet", HAND, None, *flags, previous_msgid="verkoop", previous_msgctxt="handel", tcomment="Nagaan"
    )
    [result] = merge_catalogs([message("omzet", OLD)], [theirs], [message("omzet", OLD)]).messages
    assert (result.previous_msgid, result.previous_msgctxt) == (kept, "handel" if kept else None)


def test_messages_come_sorted_with_the_obsolete_ones_last() -> None:
    theirs = [message("winst", "profit"), message("aandeel", "share", obsolete=True), message("kas", "cash")]
    merge = merge_catalogs([message("winst", "profit"), message("kas", "cash")], theirs)
    assert [result.msgid for result in merge.messages] == ["kas", "winst", "aandeel"]


def test_what_only_the_termbase_has_is_written_as_it_is() -> None:
    ours = message("omzet", OLD, None, "terminology")
    merge = merge_catalogs([ours], [], [])
    assert merge.messages == [ours]
    assert (merge.changes, merge.conflicts) == ([], [])


def test_an_unfinished_wording_under_another_context_is_measured_by_the_last_export() -> None:
    """Without the last export it would count as unfinished, and give way."""
    ours = [message("rekening", "account", "finance, banking"), message("rekening", "invoice", "finance, bookkeeping")]
    theirs = [message("rekening", "bank account", None, "fuzzy")]
    merge = merge_catalogs(ours, theirs, [message("rekening", "account")])
    assert [(result.msgstr, result.flags) for result in merge.messages] == [
        ("bank account", ["fuzzy"]),
        ("invoice", []),
    ]
    assert [change.kind for change in merge.changes] == [ChangeKind.REWORDED]


def test_a_new_homonym_takes_what_translators_did_without_a_last_export_too() -> None:
    ours = [message("rekening", "account", "finance, banking"), message("rekening", "invoice", "finance, bookkeeping")]
    merge = merge_catalogs(ours, [message("rekening", "account", tcomment="With a bank")])
    assert [result.tcomment for result in merge.messages] == ["With a bank", ""]


def test_a_doubt_about_a_message_that_lost_its_context_in_the_file_stays() -> None:
    ours = message("rekening", "account", "finance, banking")
    merge = merge_catalogs([ours], [message("rekening", "account", None, "fuzzy")], [ours])
    assert [(result.msgctxt, result.flags) for result in merge.messages] == [("finance, banking", ["fuzzy"])]
    assert [change.kind for change in merge.changes] == [ChangeKind.DOUBTED]


def test_an_obsolete_message_of_people_stays_obsolete_and_is_not_told() -> None:
    merge = merge_catalogs([], [message("marge", "margin", obsolete=True, comment=NO_COMMENT)], [])
    assert ([result.obsolete for result in merge.messages], merge.changes) == ([True], [])


def test_a_message_of_the_tool_that_vanished_is_no_conflict_where_the_last_export_is_unknown() -> None:
    merge = merge_catalogs([], [message("winst", "profit")])
    assert ([result.obsolete for result in merge.messages], merge.conflicts, merge.changes) == ([True], [], [])
