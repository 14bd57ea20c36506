"""The report of a long text: its size, what it takes beside mining, and how soon Chromium shows it.

python -m tests.benchmarks.report_page [WORDS]
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from glossary.report import build_report, report_page
from glossary.starter.overlay import sound_overlay
from glossary.suggest import suggest_terms
from glossary.termbase import open_termbase
from tests.benchmarks.made_text import paragraphs
from tests.chromium import Chromium

WORDS = 10_000
# The opening of a page is measured this often; the middle one counts.
TIMES = 5
_TIMING = """(() => { const t = performance.getEntriesByType('navigation')[0];
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    return [t.domInteractive, t.loadEventEnd, paint ? paint.startTime : -1]; })()"""


def measure(words: int) -> list[tuple[str, str]]:
    """Give what was measured, each with its name."""
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        text = Path("tekst.txt")
        text.write_text("\n\n".join(paragraphs(words)) + "\n", encoding="utf-8")
        starter = sound_overlay()
        # Once before, so that what is loaded once counts for neither.
        with open_termbase(Path("warm.db"), create=True, starter=starter) as termbase:
            suggest_terms(termbase, [text])
        begin = time.perf_counter()
        with open_termbase(Path("x.db"), create=True, starter=starter) as termbase:
            suggest_terms(termbase, [text])
        mining = time.perf_counter() - begin
        begin = time.perf_counter()
        with open_termbase(Path("none.db"), starter=starter) as termbase:
            report = build_report(termbase, [text])
            page = report_page(report, datetime(2026, 11, 22, tzinfo=UTC))
        unmined = time.perf_counter() - begin
        begin = time.perf_counter()
        with open_termbase(Path("x.db"), starter=starter) as termbase:
            report_page(build_report(termbase, [text]), datetime(2026, 11, 22, tzinfo=UTC))
        mined = time.perf_counter() - begin
        Path("report.html").write_text(page, encoding="utf-8")
        interactive, loaded, painted, faults = _opened(Path("report.html"))
        os.chdir("/")
    return [
        ("words", f"{report.words:,}"),
        ("terms", f"{len(report.terms):,}"),
        ("bytes", f"{len(page.encode()):,}"),
        ("mining alone, seconds", f"{mining:.2f}"),
        ("report of a text not mined, seconds", f"{unmined:.2f} ({unmined / mining:.2f} × mining)"),
        ("report of a mined text, seconds", f"{mined:.2f}"),
        ("Chromium: page can be used, ms", f"{interactive:.0f}"),
        ("Chromium: first paint, ms", f"{painted:.0f}"),
        ("Chromium: loaded, list made, ms", f"{loaded:.0f}"),
        ("Chromium: messages on the console", str(faults)),
    ]


def _opened(page: Path) -> tuple[float, float, float, int]:
    with Chromium() as browser:
        timings = []
        for _ in range(TIMES):
            browser.open(page)
            browser.value("new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))")
            timings.append(browser.value(_TIMING))
        interactive, loaded, painted = (median(column) for column in zip(*timings, strict=True))
        return interactive, loaded, painted, len(browser.faults)


if __name__ == "__main__":
    for name, value in measure(int(sys.argv[1]) if len(sys.argv) > 1 else WORDS):
        print(f"{name:40} {value}")
