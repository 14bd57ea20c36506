"""`glossary mine`: files to terms with suggested English."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Annotated, Any

import typer

from glossary.cli.output import DatabaseOption, FieldOption, FormatOption, OutputFormat, say, say_problems, write_rows
from glossary.cli.progress import Progress
from glossary.i18n import tr, tr_noop

if TYPE_CHECKING:
    from glossary.model import TermPair
    from glossary.suggest import MiningReport

# What fits on two screens and holds nearly all core terms of an article.
SHOWN = 60


def mine(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="Dutch texts; - for standard input.")],
    db: DatabaseOption = None,
    output: FormatOption = OutputFormat.TABLE,
    domain: FieldOption = None,
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=0, help="How many terms to show; 0 for all. All are stored.")
    ] = SHOWN,
    names: Annotated[
        bool, typer.Option("--names", help="Show the names of companies, people and products instead.")
    ] = False,
    min_confidence: Annotated[
        float, typer.Option(min=0, max=1, help="Show only terms whose first suggestion has this confidence.")
    ] = 0.0,
    english: Annotated[
        list[str] | None,
        typer.Option("--english", metavar="FILE", help="The English version of a document; once for each, in order."),
    ] = None,
    show_alignment: Annotated[
        bool, typer.Option("--show-alignment", help="With --english: show which sentences were paired.")
    ] = False,
    dictionary: Annotated[
        list[str] | None,
        typer.Option(
            "--dictionary", metavar="FILE", help="A Dutch-English dictionary of dictd (its .index) to ask as well."
        ),
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Mine files anew that have not changed.")] = False,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=0, help="Processes that count; 0 for one on each processor.")
    ] = 1,
    scheduler: Annotated[
        str,
        typer.Option(
            "--scheduler", metavar="ADDRESS", help="A Dask scheduler whose workers count; needs the extra [dask]."
        ),
    ] = "",
    max_bytes: Annotated[int | None, typer.Option(min=1, help="The largest file to read.")] = None,
) -> None:
    """Find the terms in Dutch texts, suggest English for each, and store both.

    Example: glossary mine kwartaalbericht.txt --format csv > terms.csv
    """
    from glossary.cli.session import field_named, open_session
    from glossary.reading import Limits
    from glossary.suggest import Mining, suggest_terms

    field = field_named(domain)
    limits = Limits() if max_bytes is None else Limits(file_bytes=max_bytes)
    with open_session(db, create=True) as termbase, Progress() as progress:
        report = suggest_terms(
            termbase,
            files,
            Mining(
                limits, None, again or bool(english), jobs, scheduler, tuple(english or ()), tuple(dictionary or ())
            ),
            progress.advance,
        )
    if show_alignment:
        aligned = ({"nl": nl, "en": en, "score": round(score, 2)} for nl, en, score in report.alignment)
        write_rows(aligned, ["nl", "en", "score"], output)
        return
    shown = [
        pair
        for pair in (report.names if names else report.pairs)
        if (field is None or pair.subject_field is field) and pair.confidence >= min_confidence
    ]
    kept = shown[:limit] if limit else shown
    write_rows(
        (pair_row(pair) for pair in kept),
        """number nl en confidence frequency field status evidence alternatives variants""".split(),
        output,
        cells=_cells,
        headings=tr_noop("no.", "Dutch", "English", "conf.", "freq.", "field", "why"),
    )
    _report(report, len(shown), len(kept), db)
    if report.unread:
        raise typer.Exit(1)


def pair_row(pair: TermPair) -> dict[str, Any]:
    """Give a pair as a row for every format."""
    first = pair.equivalents[0] if pair.equivalents else None
    return {
        "number": pair.number,
        "nl": pair.nl,
        "en": pair.en,
        "confidence": pair.confidence,
        "frequency": pair.frequency,
        "termhood": round(pair.termhood, 3),
        "field": str(pair.subject_field),
        "status": str(pair.status),
        "reason": pair.reason,
        "evidence": [f"{reason.kind}: {reason.text}" for reason in first.evidence] if first else [],
        "alternatives": [equivalent.en for equivalent in pair.equivalents[1:]],
        "variants": [form for form, _ in pair.variants],
    }


def _cells(row: dict[str, Any]) -> list[str]:
    mark = {"approved": " ✓", "rejected": " ✗", "deferred": " …"}.get(row["status"], "")
    seen = f" ({row['variants'][0]})" if row["variants"] and row["variants"][0] != row["nl"] else ""
    english = row["en"] + (f" | {row['alternatives'][0]}" if row["alternatives"] else "") if row["en"] else "—"
    confidence = f"{row['confidence']:.2f}" if row["en"] else ""
    why = row["evidence"][0] if row["evidence"] else tr("no suggestion")
    return [str(row["number"]), row["nl"] + seen + mark, english, confidence, str(row["frequency"]), row["field"], why]


def _report(report: MiningReport, found: int, shown: int, db: str | None) -> None:
    for name in report.unchanged:
        say(tr("{name}: mined before and not changed; --again mines it anew", name=name))
    say_problems(report.problems)
    more = tr(", {shown} shown", shown=shown) if shown < found else ""
    say(
        tr(
            "{found} terms{more}, {count} names kept apart, in {words} words. Next: {command}",
            found=found,
            more=more,
            count=len(report.names),
            words=report.words,
            command="glossary review" if db is None else f"glossary review --db {shlex.quote(db)}",
        )
    )
