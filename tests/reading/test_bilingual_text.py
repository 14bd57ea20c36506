"""Messages of programs to plain text."""

from __future__ import annotations

import pytest

from glossary.reading.bilingual_text import has_words, plain_text


@pytest.mark.parametrize(
    ("message", "plain"),
    [
        ("&Bestand", "Bestand"),
        ("Be&stand opslaan", "Bestand opslaan"),
        ("_Rekening sluiten", "Rekening sluiten"),
        ("Be_stand", "Bestand"),
        ("~Extra", "Extra"),
        ("Bestand(&F)", "Bestand"),
        ("R&D-kosten", "R&D-kosten"),
        ("P&&L", "P&L"),
        ("het veld file_name", "het veld file_name"),
        ("Winst &amp; verlies", "Winst & verlies"),
        ("&lt;b&gt;Let op&lt;/b&gt;", "Let op"),
        ("<p>Regel een<br/>regel twee</p>", "Regel een regel twee"),
        ("winst < verlies", "winst < verlies"),
        ("%s van %1$d", "… van"),
        ("Saldo %1 op %2 dagen", "Saldo … op … dagen"),
        ("{0} facturen, {name} en ${bedrag}", "… facturen, … en"),
        ("%(count)d posten", "… posten"),
        ("een groei van 10% door prijzen", "een groei van 10% door prijzen"),
        ("100 %", "100 %"),
        ("Opslaan als...", "Opslaan als"),
        ("Rekeningnummer :", "Rekeningnummer"),
        ("Bezig\\nmet laden…", "Bezig met laden"),
    ],
)
def test_what_is_no_word_is_taken_out_and_no_word_with_it(message: str, plain: str) -> None:
    assert plain_text(message) == plain


def test_a_message_of_placeholders_has_no_words() -> None:
    assert not has_words(plain_text("%s: %d%%"))
