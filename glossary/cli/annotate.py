"""`glossary annotate`: a text or catalog with its terms and their English."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossary.cli.output import DatabaseOption, plain, say, say_problems, wants_colour
from glossary.i18n import tr, trn

if TYPE_CHECKING:
    from glossary.checking.terms import TermIndex


class Target(StrEnum):
    """What is made of the text."""

    TERMINAL = "terminal"
    HTML = "html"
    PO = "po"


def annotate(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A Dutch text or catalog; - for standard input.")],
    to: Annotated[
        Target, typer.Option("--to", help="For the terminal, as an HTML page, or as comments in a .po.")
    ] = Target.TERMINAL,
    out: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="OUT", help="Write here; else to standard output, or into the .po itself."
        ),
    ] = None,
    approved: Annotated[bool, typer.Option("--approved", help="Only approved terms, not the starter terms.")] = False,
    remove: Annotated[
        bool, typer.Option("--remove", help="With --to po: take the comments with terms out again.")
    ] = False,
    db: DatabaseOption = None,
) -> None:
    """Show a text with its terms and their English.

    Example: glossary annotate artikel.txt --to html -o artikel.html, or glossary annotate nl.po --to po
    """
    from glossary.cli.session import open_session
    from glossary.errors import UsageError

    if remove and to is not Target.PO:
        raise UsageError(tr("--remove goes with --to po"))
    from glossary.checking.terms import TermIndex, build_index

    with open_session(db) as termbase:
        index = TermIndex() if remove else build_index(termbase)
    if to is Target.PO:
        _into_catalog(index, Path(file), out, starter=not approved, remove=remove)
    else:
        _as_text(index, file, to, out, starter=not approved)


def _into_catalog(index: TermIndex, path: Path, out: Path | None, *, starter: bool, remove: bool) -> None:
    from glossary.annotating.catalog import with_terms, without_terms
    from glossary.errors import CatalogError, UsageError
    from glossary.exchange.gettext_files import decoded, parse_catalog, read_bytes
    from glossary.exchange.whole_files import write_whole

    if path.suffix.casefold() not in {".po", ".pot"}:
        raise UsageError(tr("{path}: --to po writes into a .po or .pot; for other files use --to html", path=path))
    content = read_bytes(path)
    if content is None:
        raise CatalogError(path, tr("there is no such file; check the name"))
    parse_catalog(decoded(content, path), path)  # a broken catalog is told, not written
    made = without_terms(content, path) if remove else with_terms(index, content, path, starter=starter)
    target = out or path
    if target == path and made == content:
        say(tr("{path}: nothing to change", path=path))
        return
    write_whole(target.parent, {target: made})
    say(tr("{target}: comments with terms {what}", target=target, what=tr("taken out") if remove else tr("written")))


def _as_text(index: TermIndex, file: str, to: Target, out: Path | None, *, starter: bool) -> None:
    from glossary.annotating.annotate import annotated
    from glossary.annotating.page import page
    from glossary.annotating.plain import lines
    from glossary.exchange.whole_files import write_whole
    from glossary.reading import read_document

    document = read_document(file)
    segments = list(annotated(index, document.segments, starter=starter))
    if to is Target.HTML:
        made = page(Path(document.name).name, segments)
    else:
        made = "\n".join(lines(segments, plain, colour=out is None and wants_colour())) + "\n"
    if out is None:
        sys.stdout.write(made)
    else:
        write_whole(out.parent, {out: made.encode()})
        say(tr("written    {out}", out=out))
    say_problems(document.problems)
    count = sum(len(segment.annotations) for segment in segments)
    say(
        trn(
            "{count} term, {sentences} sentences read",
            "{count} terms, {sentences} sentences read",
            count,
            sentences=len(segments),
        )
    )
