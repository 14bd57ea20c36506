"""Faults that fuzzing found, each with the file that showed it; and what a terminal or a query must never take as a command."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from glossary.checking.leftover import leftover_words
from glossary.checking.terms import TermIndex
from glossary.dutch.sentences import sentence_spans
from glossary.errors import ReadingError
from glossary.exchange.formats.multiterm_fields import language_of
from glossary.model import TermStatus
from glossary.reading import read_document
from glossary.reading.bilingual import read_pairs
from glossary.reading.bilingual_text import plain_text
from glossary.starter.parsing import parse_term
from tests.cli.conftest import Glossary, glossary

pytestmark = pytest.mark.thorough

__all__ = ["glossary"]


def test_a_heading_with_a_line_end_does_not_break_the_line_of_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = "Die Gesellschaft\\nhat den Umsatz,nl\n".replace("\\n", "\n")
    path.write_text(
        f'"{rows.partition(",")[0]}",nl\n'
        + "Der Umsatz der Gesellschaft ist in dem Jahr gestiegen,De omzet steeg in het jaar.\n" * 3
    )
    document = read_document(path, any_language=True)
    assert [segment.text for segment in document.segments][-1] == "De omzet steeg in het jaar."
    assert document.problems
    assert all("\n" not in str(problem) for problem in document.problems)


def test_a_language_with_a_line_end_does_not_break_the_line_of_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(
        'msgid ""\nmsgstr "Language: de\\tx\\u2028y\\n"\n\nmsgid "omzet"\nmsgstr "Umsatz"\n'.replace("\\u2028", "\v")
    )
    with pytest.raises(ReadingError) as caught:
        list(read_pairs(path).pairs)
    assert len(str(caught.value).splitlines()) == 1


def test_a_message_without_a_line_of_its_own_stands_on_the_first(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text('msgstr "De omzet van het bedrijf steeg."\n#msgid\n')
    try:
        places = [segment.place.line for segment in read_document(path, any_language=True).segments]
    except ReadingError:
        places = []
    assert all(line >= 1 for line in places)


def test_a_dash_inside_a_subtitle_stays_and_one_before_a_speaker_goes(tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_text(
        "1\n00:00:01,000 --> 00:00:02,000\n- De AI-chips zijn op.\n\n2\n00:00:03,000 --> 00:00:04,000\nDe btw-druk - zegt hij - daalt.\n"
    )
    assert [segment.text for segment in read_document(path).segments] == [
        "De AI-chips zijn op.",
        "De btw-druk - zegt hij - daalt.",
    ]


def test_a_term_with_a_line_end_before_its_marks_is_read() -> None:
    term = parse_term("netto\nomzet [abbr]", "nl", TermStatus.ADMITTED)
    assert (term.text, term.kind) == ("netto\nomzet", "abbr")


@pytest.mark.parametrize(
    "text", ["a" * 20_000, "/" * 20_000, "a." * 10_000, '."' + '"' * 20_000, " : :" * 5_000, " " * 20_000 + "x"]
)
def test_texts_that_almost_match_are_passed_soon(text: str) -> None:
    start = process_time()
    list(leftover_words(TermIndex(), "omzet", text))
    list(sentence_spans(text))
    plain_text(text)
    language_of(text)
    assert process_time() - start < 1.5


def test_what_ends_a_message_is_taken_off_and_a_full_stop_stays() -> None:
    assert [plain_text(text) for text in ("Naam:", "Bezig ...", "Klaar.", "Ja : …", "a. ..", "1.:")] == [
        "Naam",
        "Bezig",
        "Klaar.",
        "Ja",
        "a.",
        "1.",
    ]


@pytest.mark.parametrize(
    "query",
    [
        "'; DROP TABLE terms; --",
        'omzet" OR "winst',
        "omzet*",
        "NEAR(omzet winst)",
        "nl:omzet",
        "%_",
        "^",
        "\x1b[31momzet\x07",
        "omzet\u202e",
    ],
)
def test_a_query_is_never_a_command(glossary: Glossary, query: str) -> None:
    run = glossary("lookup", query)
    assert run.code in {0, 1}
    assert "Traceback" not in run.err
    assert "omzet" in glossary("lookup", "omzet").out


@pytest.mark.parametrize("command", [("mine",), ("import",), ("check",), ("annotate",)])
def test_a_file_name_cannot_command_the_terminal(glossary: Glossary, tmp_path: Path, command: tuple[str, ...]) -> None:
    path = tmp_path / "b\x1b[31m\x07\u202eericht.txt"
    path.write_text("Dit is geen woordenlijst.\x1b[2J De omzet steeg.\n", encoding="utf-8")
    # The runner holds every output against the control characters there are.
    assert glossary(*command, path).code in {0, 1, 2}
    assert glossary(*command, tmp_path / "weg\x1b[31m.po").code in {1, 2}
