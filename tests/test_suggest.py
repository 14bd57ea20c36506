"""Mining to the end: what a bilingual text, a gloss and run-together words give."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.bitexts import GlossProvider
from glossary.model import EvidenceKind, SubjectField, TermPair
from glossary.review import Review
from glossary.starter.overlay import overlay_path
from glossary.suggest import Mining, MiningReport, suggest_terms
from glossary.termbase import open_termbase

DUTCH = (
    "Kern Chips zag de omzet in het derde kwartaal met 12 procent stijgen. De omzetmijlpalen kwamen sneller dan verwacht. "
    "Het bedrijf verhoogde de kapitaaluitgaven tot 2 miljard euro."
)
ENGLISH = (
    "Kern Chips saw revenue rise 12 percent in the third quarter. The sales milestones came sooner than expected. "
    "The company raised its capital expenditure to 2 billion euros."
)


def mined(folder: Path, text: str, english: str = "") -> MiningReport:
    (folder / "artikel.txt").write_text(text, encoding="utf-8")
    versions: tuple[str, ...] = ()
    if english:
        (folder / "article.txt").write_text(english, encoding="utf-8")
        versions = (str(folder / "article.txt"),)
    with open_termbase(folder / "glossary.db", create=True, starter=overlay_path()) as termbase:
        return suggest_terms(termbase, [folder / "artikel.txt"], Mining(english=versions))


def pair_of(report: MiningReport, nl: str) -> TermPair:
    return next(pair for pair in report.pairs if pair.nl == nl)


def test_the_english_version_of_an_article_gives_its_own_wording_first(tmp_path: Path) -> None:
    alone = pair_of(mined(tmp_path, DUTCH), "omzetmijlpalen")
    assert alone.en == "revenue milestones"
    (tmp_path / "glossary.db").unlink()
    beside = pair_of(mined(tmp_path, DUTCH, ENGLISH), "omzetmijlpalen")
    assert beside.en == "sales milestones"
    assert beside.equivalents[0].evidence[0].kind is EvidenceKind.PARALLEL
    assert "the text's own English" in beside.equivalents[0].evidence[0].text


def test_a_bilingual_catalog_is_evidence_for_its_terms(tmp_path: Path) -> None:
    catalog = tmp_path / "boekhouding.po"
    catalog.write_text(
        'msgid ""\nmsgstr ""\n"Language: nl\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "Suspense item"\nmsgstr "Vraagpost"\n\n'
        'msgid "Post the suspense item to the ledger before you close the period."\n'
        'msgstr "Boek de vraagpost in het grootboek voordat u de periode afsluit."\n',
        encoding="utf-8",
    )
    with open_termbase(tmp_path / "glossary.db", create=True, starter=overlay_path()) as termbase:
        report = suggest_terms(termbase, [catalog])
    evidence = [
        why for pair in report.pairs if "raagpost" in pair.nl for one in pair.equivalents for why in one.evidence
    ]
    assert any(why.kind is EvidenceKind.PARALLEL and "entry" in why.text for why in evidence)


@pytest.mark.parametrize(
    ("dutch", "gloss", "expected"),
    [
        ("vrije kasstroom", "free cash flow", ["free cash flow"]),
        ("free cash flow", "vrije kasstroom", ["free cash flow"]),
        ("vrije kasstroom", "voor dividend", []),
    ],
)
def test_only_english_in_brackets_is_a_gloss(dutch: str, gloss: str, expected: list[str]) -> None:
    provider = GlossProvider({(dutch, gloss): 2})
    assert [found.en for found in provider("vrije kasstroom", SubjectField.FINANCE)] == expected


def test_words_that_were_run_together_are_told(tmp_path: Path) -> None:
    report = mined(
        tmp_path, "In het vrijgeven van winstenKern-topman Jansen zag het concern de omzet in het kwartaal stijgen."
    )
    assert any("run together" in str(problem) and "winstenKern-topman" in str(problem) for problem in report.problems)


def test_parts_learnt_from_a_catalog_compose_terms_that_it_does_not_hold(tmp_path: Path) -> None:
    catalog = tmp_path / "magazijn.po"
    taught = {
        "Slanghaspel": "Hose reel",
        "Touwhaspel": "Rope reel",
        "Filmhaspel": "Film reel",
        "Draadhaspel": "Wire reel",
    }
    messages = "".join(f'msgid "{en}"\nmsgstr "{nl}"\n\n' for nl, en in taught.items())
    header = 'msgid ""\nmsgstr ""\n"Language: nl\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    catalog.write_text(header + messages, encoding="utf-8")
    article = tmp_path / "artikel.txt"
    article.write_text("De papierhaspel ligt bij de leverancier. Elke papierhaspel wordt geteld.", encoding="utf-8")
    with open_termbase(tmp_path / "glossary.db", create=True, starter=overlay_path()) as termbase:
        alone = pair_of(suggest_terms(termbase, [article]), "papierhaspel")
        taught_pair = pair_of(suggest_terms(termbase, [catalog, article], Mining(again=True)), "papierhaspel")
    assert "reel" not in alone.en
    assert taught_pair.en == "paper reel"
    assert "haspel = reel (as in your translations)" in taught_pair.equivalents[0].evidence[0].text


def test_parts_of_the_entries_that_a_person_approved_compose_further_terms(tmp_path: Path) -> None:
    article = tmp_path / "artikel.txt"
    article.write_text("De slanghaspel en de papierhaspel liggen bij de leverancier.", encoding="utf-8")
    with open_termbase(tmp_path / "glossary.db", create=True, starter=overlay_path()) as termbase:
        judge = Review(termbase, "ans")
        judge.approve(pair_of(suggest_terms(termbase, [article]), "slanghaspel").number, en="hose reel")
        again = suggest_terms(termbase, [article], Mining(again=True))
    assert any(equivalent.en == "paper reel" for equivalent in pair_of(again, "papierhaspel").equivalents)


SAMPLES = Path(__file__).parent / "samples"


@pytest.mark.parametrize(
    ("nl", "en"),
    [
        ("kapitaaluitgaven", "capital expenditure"),
        ("winstverwachting", "earnings guidance"),
        ("softwaretak", "software arm"),
        ("aandeleninkoopprogramma", "share buyback programme"),
        ("licentie-inkomsten", "licence income"),
    ],
)
def test_the_english_version_of_the_sample_article_gives_the_words_of_its_translator(
    sample_mined: MiningReport, nl: str, en: str
) -> None:
    assert pair_of(sample_mined, nl).en == en


def test_a_weak_candidate_of_one_paragraph_has_the_words_of_its_translator(tmp_path: Path) -> None:
    number, dutch = next(one for one in enumerate(paragraphs("kwartaalbericht.txt")) if "eenmalige piek" in one[1])
    report = mined(tmp_path, dutch, paragraphs("kwartaalbericht.en.txt")[number])
    assert pair_of(report, "eenmalige piek").en == "one-off peak"


def paragraphs(sample: str) -> list[str]:
    return (SAMPLES / sample).read_text(encoding="utf-8").split("\n\n")


def test_every_sentence_of_the_sample_is_aligned_with_its_english(sample_mined: MiningReport) -> None:
    assert len(sample_mined.alignment) == 27
    assert all(dutch and english for dutch, english, _ in sample_mined.alignment)
    assert ("Niet alles liep op rolletjes.", "Not everything ran smoothly.") in {
        (dutch, english) for dutch, english, _ in sample_mined.alignment
    }


def test_fragments_of_the_wording_that_was_found_are_no_suggestions(sample_mined: MiningReport) -> None:
    suggested = [equivalent.en for equivalent in pair_of(sample_mined, "nettoschuld").equivalents]
    assert suggested[0] == "net debt"
    assert not {"net", "net debt fell"} & set(suggested)


@pytest.fixture(scope="module")
def sample_mined(tmp_path_factory: pytest.TempPathFactory) -> MiningReport:
    database = tmp_path_factory.mktemp("sample") / "glossary.db"
    with open_termbase(database, create=True, starter=overlay_path()) as termbase:
        english = (str(SAMPLES / "kwartaalbericht.en.txt"),)
        return suggest_terms(termbase, [SAMPLES / "kwartaalbericht.txt"], Mining(english=english))
