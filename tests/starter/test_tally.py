from __future__ import annotations

from glossary.starter.files import terms_folder
from glossary.starter.sheets import Row
from glossary.starter.tally import Tally, read_rows, sample_rows, tally_terms
from tests.starter.conftest import Folder


def test_concepts_are_counted_by_subfield_with_definitions_and_notes(folder: Folder) -> None:
    place = folder(finance=["rente|de|noun|-||interest||banking|The price of money.|Never rent."])
    assert tally_terms(place) == [
        Tally("concepts", "finance", "", 2, 2, 1),
        Tally("concepts", "finance", "banking", 1, 1, 1),
        Tally("concepts", "finance", "stock-market", 1, 1, 0),
        Tally("concepts", "tech", "", 1, 0, 0),
        Tally("concepts", "tech", "general-it", 1, 0, 0),
        Tally("components", "", "", 1, 0, 1),
        Tally("components", "", "modifier", 1, 0, 1),
        Tally("false friends", "", "", 1, 0, 0),
        Tally("abbreviations", "", "", 1, 0, 0),
    ]


def test_a_seed_draws_the_same_rows_again_and_another_seed_others() -> None:
    rows = read_rows_of_many()
    assert sample_rows(rows, 5, seed=7) == sample_rows(rows, 5, seed=7)
    assert sample_rows(rows, 5, seed=7) != sample_rows(rows, 5, seed=8)


def test_a_sample_is_in_the_order_of_the_file_and_never_larger() -> None:
    rows = read_rows_of_many()
    drawn = sample_rows(rows, 5, seed=7)
    assert [row.line for row in drawn] == sorted(row.line for row in drawn)
    assert sample_rows(rows[:3], 200, seed=7) == list(rows[:3])


def read_rows_of_many() -> list[Row]:
    return read_rows(terms_folder(), ["abbreviations.csv"])
