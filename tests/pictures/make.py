"""The sample article to the pictures of the README: report.png and review.svg beside this file.

    python -m tests.pictures.make

Needs Chromium (Debian: chromium). Everything happens in a folder that is thrown away.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from glossary.report import build_report, report_page
from glossary.review import Review
from glossary.starter.overlay import sound_overlay
from glossary.suggest import suggest_terms
from glossary.termbase import Termbase, open_termbase
from glossary.termbase.mined import pairs
from tests.chromium import Chromium

PLACE = Path(__file__).parent
SAMPLE = PLACE.parent / "samples" / "kwartaalbericht.txt"
MOMENT = datetime(2026, 11, 22, tzinfo=UTC)
# What a reviewer has said so far in the pictures.
APPROVED = ("kapitaaluitgaven", "brutomarge", "nettoschuld", "operationeel verlies", "orderboek", "winstverwachting")
REJECTED = ("beurs", "too general")
DEFERRED = "kwartaal"
# The term that is open in the picture of the report.
CHOSEN = "vrije kasstroom"
# Cells of the terminal in the picture of the review screen.
TERMINAL = (116, 34)


def decided(termbase: Termbase) -> None:
    """Mine the sample and give some verdicts."""
    suggest_terms(termbase, [SAMPLE.name])
    number = {pair.nl: pair.number for pair in pairs(termbase, names=True)}
    review = Review(termbase, "anna")
    for term in APPROVED:
        review.approve(number[term])
    review.reject(number[REJECTED[0]], REJECTED[1])
    review.defer(number[DEFERRED])


def picture_report(termbase: Termbase, folder: Path) -> None:
    """Photograph the report."""
    report = build_report(termbase, [SAMPLE.name])
    page = folder / "report.html"
    page.write_text(report_page(report, MOMENT), encoding="utf-8")
    chosen = next(place for place, term in enumerate(report.terms) if term.nl == CHOSEN)
    with Chromium() as browser:
        browser.open(page, 1200, 860)
        browser.value(f"document.querySelector('mark[data-t=\"{chosen}\"]').click()")
        browser.value("scrollTo(0, 0)")
        browser.size(1200, 860, scale=1.5)
        browser.screenshot(PLACE / "report.png")
        assert not browser.faults, browser.faults


async def picture_review(termbase: Termbase) -> None:
    """Photograph the review screen as SVG."""
    from glossary.review.session import ReviewSession
    from glossary.tui.app import ReviewApp

    app = ReviewApp(ReviewSession(termbase, Review(termbase, "anna")))
    async with app.run_test(size=TERMINAL) as pilot:
        await pilot.pause()
        svg = app.export_screenshot(title="glossary review")
    # Textual asks a server for its font; a picture of ours asks for nothing.
    svg = re.sub(r"\s*@font-face \{[^}]*\}", "", svg)
    (PLACE / "review.svg").write_text(svg, encoding="utf-8", newline="\n")


def main(wanted: list[str]) -> None:
    """Make the pictures asked for: `report`, `review`, or both."""
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        shutil.copy(SAMPLE, folder)
        with open_termbase(Path("glossary.db"), create=True, starter=sound_overlay()) as termbase:
            decided(termbase)
            if not wanted or "report" in wanted:
                picture_report(termbase, Path(folder))
            if not wanted or "review" in wanted:
                asyncio.run(picture_review(termbase))
        os.chdir("/")


if __name__ == "__main__":
    main(sys.argv[1:])
