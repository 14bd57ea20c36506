"""A report made by hand, with hostile terms in it, and the page of the sample article."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from glossary.model import Equivalent, Evidence, EvidenceKind, SubjectField
from glossary.report.data import Piece, Report, ReportDocument, ReportParagraph, ReportTerm, Standing
from glossary.report.page import report_page

MOMENT = datetime(2026, 11, 22, tzinfo=UTC)


def term(
    nl: str,
    standing: Standing,
    *english: str,
    field: SubjectField = SubjectField.FINANCE,
    times: int = 1,
    termhood: float = 0.8,
) -> ReportTerm:
    """Give a term with suggestions of falling confidence, all for the same reason."""
    why = (Evidence(EvidenceKind.CONCEPT, "starter terms: finance"),)
    found = tuple(Equivalent(en, 0.9 - 0.1 * place, why) for place, en in enumerate(english))
    return ReportTerm(nl, standing, field, times, termhood, found, (nl,))


@pytest.fixture
def made() -> Report:
    """Ten words: two approved, one suggested, one without English, one rejected, five of no term."""
    terms = (
        term("vrije kasstroom", Standing.APPROVED, "free cash flow", "FCF"),
        term("omzet", Standing.SUGGESTED, "revenue", times=2),
        term("leeuwendeel", Standing.UNKNOWN, field=SubjectField.TECH),
        term("kasstroom", Standing.SUGGESTED, "cash flow"),
        term("bericht", Standing.REJECTED, "message"),
    )
    first = ReportParagraph(
        (
            Piece("De ", -1, 1),
            Piece("vrije kasstroom", 0, 2, (3,)),
            Piece(" steeg; het ", -1, 2),
            Piece("leeuwendeel", 2, 1),
        )
    )
    second = ReportParagraph(
        (Piece("De ", -1, 1), Piece("omzet", 1, 1), Piece(" ook. ", -1, 1), Piece("Bericht", 4, 1))
    )
    return Report((ReportDocument("een.txt", (first,)), ReportDocument("twee.txt", (second,))), terms, names=2)


@pytest.fixture
def sample_page(mined: Path, tmp_path: Path, overlay: Path) -> Path:
    """The report of the sample article, in which one term is approved, one rejected and one deferred."""
    from glossary.report import build_report
    from glossary.review import Review
    from glossary.termbase import open_termbase
    from glossary.termbase.mined import pairs

    with open_termbase(mined, starter=overlay) as termbase:
        found = {pair.nl: pair.number for pair in pairs(termbase, names=True)}
        review = Review(termbase)
        review.approve(found["vrije kasstroom"])
        review.reject(found["beurs"], "too general")
        review.defer(found["goodwill"])
        page = report_page(build_report(termbase, ["kwartaalbericht.txt"]), MOMENT)
    path = tmp_path / "report.html"
    path.write_text(page, encoding="utf-8", newline="\n")
    return path


@pytest.fixture(scope="session")
def hostile() -> Report:
    """Terms that try to end the script, to add markup, to reorder text and to fill a template."""
    nasty = ["</script><script>alert(1)</script>", "<img src=x onerror=alert(2)>", "omzet\u202etezmo", "winst\x07\x1b[31m", '" onmouseover="alert(3)',
             "{{data}}", "\ud800half", "&lt;b&gt;", "<!--"]  # fmt: skip
    terms = tuple(term(text, Standing.SUGGESTED, text, termhood=0.5) for text in nasty)
    pieces = tuple(Piece(text.encode("utf-8", "replace").decode(), place, 1) for place, text in enumerate(nasty))
    return Report((ReportDocument("<b>naam</b>.txt", (ReportParagraph(pieces),)),), terms)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A folder of the test's own with the sample article."""
    sample = Path(__file__).parents[1] / "samples" / "kwartaalbericht.txt"
    shutil.copy(sample, tmp_path / sample.name)
    return tmp_path
