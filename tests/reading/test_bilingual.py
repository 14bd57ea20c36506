"""Bilingual files to segment pairs."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from glossary.errors import ReadingError
from glossary.model import Problem
from glossary.reading.bilingual import SegmentPair, read_pairs

PO = """msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

"""


def read(path: Path, text: str | bytes) -> tuple[list[SegmentPair], list[Problem]]:
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    document = read_pairs(path)
    return list(document.pairs), document.problems


def said(problems: list[Problem]) -> str:
    return "\n".join(map(str, problems))


def both(pairs: list[SegmentPair]) -> list[tuple[str, str]]:
    return [(pair.nl, pair.en) for pair in pairs]


def messages(*rows: tuple[str, str], language: str = "nl") -> str:
    return PO.format(language=language) + "\n".join(f'msgid "{one}"\nmsgstr "{other}"\n' for one, other in rows)


def test_a_catalog_from_english_is_turned_around(tmp_path: Path) -> None:
    pairs, _ = read(
        tmp_path / "a.po", messages(("General &ledger:", "Groot&boek:"), ("Free cash flow", "Vrije kasstroom"))
    )
    assert both(pairs) == [("Grootboek", "General ledger"), ("Vrije kasstroom", "Free cash flow")]


def test_a_catalog_from_dutch_is_read_as_it_stands(tmp_path: Path) -> None:
    pairs, _ = read(tmp_path / "a.po", messages(("Grootboek", "Ledger"), language="en"))
    assert both(pairs) == [("Grootboek", "Ledger")]


def test_a_header_that_names_the_languages_the_wrong_way_round_is_overruled_and_said(tmp_path: Path) -> None:
    rows = [("Rekening sluiten", "Close account"), ("Nieuwe betaling", "New payment"), ("Jaarrekening", "Annual accounts"),
            ("Winst uit onderneming", "Profit from business"), ("Openstaande facturen", "Outstanding invoices")]  # fmt: skip
    pairs, problems = read(tmp_path / "a.po", messages(*rows, language="nl"))
    assert both(pairs) == rows
    assert "wrong way round" in said(problems)


def test_fuzzy_obsolete_empty_and_untranslated_messages_are_counted_with_their_place(tmp_path: Path) -> None:
    text = messages(("Invoice", "Factuur"), ("Invoice", "Factuur "), ("Budget", "Budget"), ("Payee", ""))
    text += '\n#, fuzzy\nmsgid "Ledger"\nmsgstr "Lader"\n\n#~ msgid "Old"\n#~ msgstr "Oud"\n'
    pairs, problems = read(tmp_path / "a.po", text)
    assert both(pairs) == [("Factuur", "Invoice")]
    for reason in ("1 pair passed over without text", "were there before", "not translated", "fuzzy", "obsolete"):
        assert reason in said(problems)
    assert all(problem.place.line > 1 for problem in problems)


def test_plural_forms_are_pairs_of_their_own(tmp_path: Path) -> None:
    text = (
        PO.format(language="nl")
        + 'msgid "%d share"\nmsgid_plural "%d shares"\nmsgstr[0] "%d aandeel"\nmsgstr[1] "%d aandelen"\n'
    )
    pairs, _ = read(tmp_path / "a.po", text)
    assert both(pairs) == [("… aandeel", "… share"), ("… aandelen", "… shares")]


def compiled(rows: list[tuple[bytes, bytes]]) -> bytes:
    start = 28 + 16 * len(rows)
    tables: list[list[int]] = [[], []]
    body = b""
    for side in (0, 1):
        for row in rows:
            tables[side] += [len(row[side]), start + len(body)]
            body += row[side] + b"\0"
    numbers = [0x950412DE, 0, len(rows), 28, 28 + 8 * len(rows), 0, 0, *tables[0], *tables[1]]
    return struct.pack(f"<{len(numbers)}I", *numbers) + body


def test_a_compiled_catalog_is_read_with_contexts_and_plurals(tmp_path: Path) -> None:
    rows = [
        (b"", b"Language: nl\n"),
        (b"menu\x04Close account", b"Rekening sluiten"),
        (b"bond\0bonds", b"obligatie\0obligaties"),
    ]
    pairs, _ = read(tmp_path / "a.mo", compiled(rows))
    assert both(pairs) == [("Rekening sluiten", "Close account"), ("obligatie", "bond"), ("obligaties", "bonds")]


@pytest.mark.parametrize("cut", [3, 10, 30, 60])
def test_a_compiled_catalog_that_was_cut_off_is_an_error_in_one_line(tmp_path: Path, cut: int) -> None:
    whole = compiled([(b"", b"Language: nl\n"), (b"Close account", b"Rekening sluiten")])
    with pytest.raises(ReadingError, match="compiled catalog"):
        read(tmp_path / "a.mo", whole[:cut] if cut != 10 else b"\1" * 80)


def test_a_compiled_catalog_whose_texts_overlap_is_refused(tmp_path: Path) -> None:
    import struct

    text, count = b"omzet " * 100, 50
    table = struct.pack("<2I", len(text), 28 + 16 * count) * count
    bomb = struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, 0) + table * 2 + text
    with pytest.raises(ReadingError, match="broken compiled catalog"):
        read(tmp_path / "a.mo", bomb)


TMX = """<tmx version="1.4"><header/><body>
<tu tuid="1"><tuv xml:lang="en-GB"><seg>The <bpt i="1">b</bpt>margin rose.</seg></tuv><tuv xml:lang="nl-NL"><seg>De marge steeg.</seg></tuv></tu>
<tu><tuv xml:lang="de"><seg>Die Marge stieg.</seg></tuv><tuv xml:lang="nl"><seg>De marge steeg.</seg></tuv></tu>
</body></tmx>"""


def test_a_memory_gives_the_dutch_and_english_variants_and_says_what_lacks_one(tmp_path: Path) -> None:
    pairs, problems = read(tmp_path / "a.tmx", TMX)
    assert both(pairs) == [("De marge steeg.", "The margin rose.")]
    assert "1 pair passed over with one side missing" in said(problems)


def test_a_memory_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    pairs, problems = read(tmp_path / "a.tmx", TMX.partition("<tu>")[0])
    assert len(pairs) == 1
    assert "nothing behind this place was read" in said(problems)


@pytest.mark.parametrize(
    "text",
    [
        """<xliff version="1.2"><file source-language="en" target-language="nl" original="a"><body>
        <trans-unit id="1"><source>Close <x id="1"/>account</source><target>Rekening sluiten</target></trans-unit>
        <trans-unit id="2"><source>Bond</source><target state="needs-translation">Obligatie</target></trans-unit>
        </body></file></xliff>""",
        """<xliff version="2.0" srcLang="en" trgLang="nl"><file id="f"><unit id="1"><segment>
        <source>Close account</source><target>Rekening sluiten</target></segment></unit></file></xliff>""",
    ],
    ids=["1.2", "2.0"],
)
def test_xliff_is_turned_around_by_its_language_attributes(tmp_path: Path, text: str) -> None:
    pairs, _ = read(tmp_path / "a.xliff", text)
    assert both(pairs) == [("Rekening sluiten", "Close account")]


def test_entities_in_xml_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="entities"):
        read(tmp_path / "a.tmx", '<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + TMX)


def test_a_table_is_read_by_its_header_whatever_the_order(tmp_path: Path) -> None:
    pairs, _ = read(
        tmp_path / "a.csv", "English;domain;Nederlands\nRevenue;finance;Omzet\nFirewall rule;tech;Firewallregel\n"
    )
    assert both(pairs) == [("Omzet", "Revenue"), ("Firewallregel", "Firewall rule")]


def test_the_direction_of_a_table_without_header_is_told_by_its_words(tmp_path: Path) -> None:
    pairs, _ = read(
        tmp_path / "a.tsv", "Close the account\tRekening sluiten\nOutstanding invoices\tOpenstaande facturen\n"
    )
    assert both(pairs)[1] == ("Openstaande facturen", "Outstanding invoices")


def test_rows_that_do_not_pair_are_mixed_or_turned_are_findings(tmp_path: Path) -> None:
    rows = [
        "nl\ten",
        "De omzet van het concern is met drie procent gestegen.\tRevenue of the group has risen by three per cent.",
        "The loan was repaid in full by the end of the year.\tDe lening is aan het eind van het jaar volledig afgelost.",
        "Wir haben die Rechnung noch nicht bezahlt und das ist auch nicht gut.\tWe have not yet paid the invoice, which is not good.",
        "alleen een kant",
        "",
        "12 %\t12 %",
    ]
    pairs, problems = read(tmp_path / "a.tsv", "\n".join(rows))
    assert [pair.place.line for pair in pairs] == [2, 3]
    assert pairs[1].en.startswith("The loan")
    assert "turned around" in said(problems)
    assert "Dutch side is in another language" in said(problems)
    assert "a.tsv:5: 1 pair passed over with one side missing" in said(problems)


def test_a_line_of_ten_megabytes_is_a_finding(tmp_path: Path) -> None:
    text = "nl\ten\n" + "omzet " * 1_700_000 + "\trevenue\nWinst uit deelnemingen\tIncome from associates\n"
    pairs, problems = read(tmp_path / "a.tsv", text)
    assert both(pairs) == [("Winst uit deelnemingen", "Income from associates")]
    assert "a.tsv:2: line passed over" in said(problems)


def test_a_lone_quotation_mark_in_a_tab_table_swallows_nothing(tmp_path: Path) -> None:
    pairs, _ = read(tmp_path / "a.tsv", 'nl\ten\n"Omzet per kwartaal\tRevenue by quarter\nHuurschuld\tRent arrears\n')
    assert len(pairs) == 2


def test_a_catalog_of_another_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="another language"):
        read(tmp_path / "a.po", messages(("Invoice", "Rechnung"), language="de"))


def test_an_unknown_ending_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"known are \.po"):
        read_pairs(tmp_path / "a.docx")
