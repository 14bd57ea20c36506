"""Sentences of a text and its translation to pairs."""

from __future__ import annotations

from time import perf_counter

from glossary.reading.bilingual_documents import align_documents

NL = [
    "Kern NV boekte in het derde kwartaal een omzet van 412 miljoen euro.",
    "Dat is 6 procent meer dan een jaar eerder, en de brutomarge kwam uit op 38 procent.",
    "Topvrouw Lisa Verbeek sprak van een sterk kwartaal.",
    "De schuld daalde.",
    "Voor 2025 rekent het concern op kapitaaluitgaven van 90 miljoen euro.",
]
EN = [
    "Kern NV posted revenue of 412 million euros in the third quarter.",
    "That is 6 per cent more than a year earlier.",
    "Gross margin came to 38 per cent.",
    "Chief executive Lisa Verbeek spoke of a strong quarter.",
    "For 2025 the group expects capital expenditure of 90 million euros.",
]


def test_sentences_meet_their_translation_though_one_was_cut_in_two_and_one_left_out() -> None:
    assert [(nl, en) for nl, en, _ in align_documents(NL, EN)] == [
        (NL[0], EN[0]),
        (NL[1], f"{EN[1]} {EN[2]}"),
        (NL[2], EN[3]),
        (NL[3], ""),
        (NL[4], EN[4]),
    ]


def test_known_words_outweigh_lengths() -> None:
    nl, en = (
        ["De schuld daalde.", "De marge steeg."],
        ["Debt fell.", "We are very pleased with that result.", "Margin rose."],
    )
    found = align_documents(nl, en, {"schuld": {"debt"}, "marge": {"margin"}})
    assert {("De schuld daalde.", "Debt fell."), ("De marge steeg.", "Margin rose.")} <= {pair[:2] for pair in found}


def test_every_sentence_comes_back_once_and_in_order() -> None:
    found = align_documents(NL * 3, EN[:3])
    assert " ".join(nl for nl, _, _ in found if nl) == " ".join(NL * 3)
    assert " ".join(en for _, en, _ in found if en) == " ".join(EN[:3])
    assert all(0 <= score <= 1 for _, _, score in found)


def test_nothing_aligns_with_nothing() -> None:
    assert align_documents([], []) == []
    assert align_documents([], ["Debt fell."]) == [("", "Debt fell.", 0.0)]


def test_three_hundred_sentences_take_seconds() -> None:
    begin = perf_counter()
    assert len(align_documents(NL * 60, NL * 60)) == 300
    assert perf_counter() - begin < 9
