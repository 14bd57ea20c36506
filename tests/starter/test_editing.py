from __future__ import annotations

import pytest

from glossary.errors import GlossaryError
from glossary.starter.editing import add_concept, edit_row
from tests.starter.conftest import Folder

DIVIDEND = {"nl": "dividend", "article": "het", "pos": "noun", "en": "dividend", "subfield": "stock-market"}


def test_a_new_concept_goes_where_it_is_sorted(folder: Folder) -> None:
    place = folder(finance=["rente|de|noun|-||interest||banking||"])
    change = add_concept(place, DIVIDEND)
    assert change.findings == ()
    assert change.diff() == (
        "--- a/terms/finance.csv\n"
        "+++ b/terms/finance.csv\n"
        "@@ -2,2 +2,3 @@\n"
        " aandeel,het,noun,,,share,,stock-market,A unit of ownership in a company.,\n"
        "+dividend,het,noun,,,dividend,,stock-market,,\n"
        " rente,de,noun,-,,interest,,banking,,\n"
    )


def test_nothing_is_written_before_it_is_asked_for(folder: Folder) -> None:
    place = folder()
    change = add_concept(place, DIVIDEND)
    assert "dividend" not in (place / "finance.csv").read_text(encoding="utf-8")
    change.write()
    assert (place / "finance.csv").read_bytes().decode() == change.after
    assert sorted(path.name for path in place.iterdir()) == [
        "abbreviations.csv", "components.csv", "false_friends.csv", "finance.csv", "tech.csv",
    ]  # fmt: skip


def test_a_concept_that_is_there_already_is_an_error(folder: Folder) -> None:
    change = add_concept(folder(), {**DIVIDEND, "nl": "aandeel", "en": "share"})
    assert [found.code for found in change.errors] == ["T010"]


def test_faults_in_other_rows_do_not_forbid_an_addition(folder: Folder) -> None:
    change = add_concept(folder(finance=["rente||noun|-||interest||banking||"]), DIVIDEND)
    assert change.errors == ()


def test_the_subfield_chooses_the_file(folder: Folder) -> None:
    change = add_concept(
        folder(), {**DIVIDEND, "nl": "cloudopslag", "article": "de", "en": "cloud storage", "subfield": "cloud"}
    )
    assert change.path.name == "tech.csv"


def test_a_subfield_that_is_in_no_list_is_refused(folder: Folder) -> None:
    with pytest.raises(GlossaryError, match=r"there is no subfield 'taxes'; known are accounting, administration"):
        add_concept(folder(), {**DIVIDEND, "subfield": "taxes"})


def test_an_edit_changes_the_columns_that_are_named(folder: Folder) -> None:
    change = edit_row(folder(), "Aandeel", {"en_admitted": "stock [us]"})
    assert change.findings == ()
    assert "-aandeel,het,noun,,,share,,stock-market" in change.diff()
    assert "+aandeel,het,noun,,,share,stock [us],stock-market" in change.diff()


def test_an_edit_can_reach_every_file(folder: Folder) -> None:
    change = edit_row(folder(), "kapitaal", {"en": "capital; equity"}, file="components.csv")
    assert "+kapitaal,modifier,,capital; equity,kapitaalmarkt = capital market\n" in change.diff()


def test_an_edit_that_breaks_a_rule_is_an_error(folder: Folder) -> None:
    assert [found.code for found in edit_row(folder(), "aandeel", {"article": ""}).errors] == ["T014"]


def test_an_edit_of_a_homonym_needs_its_subfield(folder: Folder) -> None:
    place = folder(finance=["bank|de|noun|||bank||banking||", "bank|de|noun|||bench||business||"])
    with pytest.raises(GlossaryError, match=r"'bank' has 2 rows in finance.csv and tech.csv \(banking, business\)"):
        edit_row(place, "bank", {"note": "Two meanings."})
    assert (
        "+bank,de,noun,,,bench,,business,,Two meanings."
        in edit_row(place, "bank", {"note": "Two meanings."}, subfield="business").diff()
    )


def test_an_unknown_term_or_column_is_named(folder: Folder) -> None:
    with pytest.raises(GlossaryError, match=r"'obligatie' is not in finance.csv and tech.csv"):
        edit_row(folder(), "obligatie", {"en": "bond"})
    with pytest.raises(GlossaryError, match=r"finance.csv has no column 'english'; it has nl, article"):
        edit_row(folder(), "aandeel", {"english": "stock"})
