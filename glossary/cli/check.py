"""`glossary check`: a translation against the termbase."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from glossary.cli.check_findings import CheckFormat, say_summary, write_findings, write_kinds
from glossary.cli.output import DatabaseOption, say, say_problems
from glossary.i18n import tr

if TYPE_CHECKING:
    from glossary.checking.check import Checker, Wanted
    from glossary.checking.findings import Finding, Kind
    from glossary.checking.terms import TermIndex
    from glossary.model import Problem


class Terms(StrEnum):
    """Whose English is asked for."""

    APPROVED = "approved"
    ALL = "all"


def check(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE…", help=".po, .mo, .xliff, .tmx, .tsv, .csv, .xlsx; or a Dutch document with --english."
        ),
    ] = None,
    english: Annotated[
        list[str] | None,
        typer.Option("--english", metavar="FILE", help="The English version of a document; once for each, in order."),
    ] = None,
    terms: Annotated[
        Terms, typer.Option("--terms", help="Ask for the English of approved terms, or of the starter terms as well.")
    ] = Terms.APPROVED,
    only: Annotated[
        list[str] | None, typer.Option("--only", metavar="KIND", help="Only this kind; may be repeated.")
    ] = None,
    skip: Annotated[
        list[str] | None, typer.Option("--skip", metavar="KIND", help="Not this kind; may be repeated.")
    ] = None,
    output: Annotated[
        CheckFormat, typer.Option("--format", "-f", help="How to write the findings.")
    ] = CheckFormat.TABLE,
    most: Annotated[int, typer.Option("--max", min=0, help="Write at most so many findings; 0 for all.")] = 0,
    comments: Annotated[
        bool, typer.Option("--write-comments", help="Write the findings into each .po as comments; mended ones go.")
    ] = False,
    list_kinds: Annotated[bool, typer.Option("--list-kinds", help="Show the kinds of findings and stop.")] = False,
    silence: Annotated[
        list[str] | None, typer.Option("--silence", metavar="FINGERPRINT", help="Tell this finding no more.")
    ] = None,
    unsilence: Annotated[
        list[str] | None, typer.Option("--unsilence", metavar="FINGERPRINT", help="Tell this finding again.")
    ] = None,
    reason: Annotated[str, typer.Option("--reason", help="Why a finding is no fault.")] = "",
    db: DatabaseOption = None,
) -> None:
    """Check translations from Dutch into English; exit 1 when there is an error among the findings.

    Example: glossary check nl.po, or glossary check artikel.nl.txt --english artikel.en.txt
    """
    from glossary.cli.session import open_session
    from glossary.errors import UsageError

    if list_kinds:
        write_kinds(output)
        return
    if silence or unsilence:
        if files:
            raise UsageError(tr("--silence and --unsilence are given without files; run the check again behind it"))
        _silence(silence or [], unsilence or [], reason, db)
        return
    if not files:
        raise UsageError(tr("name the files to check; 'glossary check --help' tells which there are"))
    kinds = _kinds(only or [], skip or [])
    with open_session(db) as termbase:
        from glossary.checking.check import Wanted
        from glossary.checking.terms import build_index
        from glossary.termbase.silenced import silenced_findings

        index = build_index(termbase)
        silenced = frozenset(one.fingerprint for one in silenced_findings(termbase))
        wanted = Wanted(kinds, terms is Terms.ALL, silenced)
    if not index.own and not wanted.starter:
        say(tr("the termbase holds no approved terms; --terms all asks for the English of the starter terms"))
    _run(index, wanted, files, english or [], output, most, comments)


def _run(
    index: TermIndex,
    wanted: Wanted,
    files: list[str],
    english: list[str],
    output: CheckFormat,
    most: int,
    comments: bool,
) -> None:
    from glossary.checking.check import Checker
    from glossary.checking.findings import Level

    checker = Checker(index, wanted)
    findings: list[Finding] = []
    unread = 0
    for name, other in _paired(files, english):
        found = _checked(index, checker, name, other)
        if found is None:
            unread += 1
            continue
        findings += found
        if comments:
            _write_comments(name, found)
    write_findings(findings[:most] if most else findings, output)
    if most and len(findings) > most:
        say(tr("{count} more findings not shown (--max {most})", count=len(findings) - most, most=most))
    say_summary(findings, checker)
    if unread or any(finding.level is Level.ERROR for finding in findings):
        raise typer.Exit(1)


def _paired(files: list[str], english: list[str]) -> list[tuple[str, str]]:
    """Put each document beside its English version; bilingual files need none."""
    from pathlib import Path

    from glossary.errors import UsageError
    from glossary.reading.bilingual import bilingual_suffixes

    alone = [name for name in files if Path(name).suffix.casefold() not in bilingual_suffixes()]
    documents = alone if len(alone) == len(english) else files
    if len(documents) != len(english) and (english or alone):
        raise UsageError(
            tr(
                "the documents ({count}) and their English versions ({count2}) differ in number; give one --english for each document",
                count=len(alone),
                count2=len(english),
            )
        )
    versions = dict(zip(documents, english, strict=False)) if english else {}
    return [(name, versions.get(name, "")) for name in files]


def _checked(index: TermIndex, checker: Checker, name: str, english: str) -> list[Finding] | None:
    """Check one file; None when it cannot be read."""
    from glossary.checking.check import check_with
    from glossary.checking.sources import bilingual_translations, document_translations
    from glossary.errors import ReadingError
    from glossary.reading import Limits

    problems: list[Problem] = []
    try:
        if english:
            segments = document_translations(index, name, english, Limits(), problems)
        else:
            segments = bilingual_translations(name, Limits(), problems)
        found = check_with(checker, segments)
    except ReadingError as error:
        say(str(error))
        return None
    say_problems(problems)
    return found


def _write_comments(name: str, findings: list[Finding]) -> None:
    from pathlib import Path

    from glossary.checking.po_findings import write_comments

    if Path(name).suffix.casefold() != ".po":
        say(tr("{name}: comments are only written into .po files", name=name))
    elif write_comments(Path(name), findings):
        say(tr("{name}: comments written", name=name))


def _kinds(only: list[str], skip: list[str]) -> frozenset[Kind]:
    from glossary.checking.findings import Kind
    from glossary.errors import UsageError

    for name in (*only, *skip):
        if name not in set(Kind):
            raise UsageError(tr("there is no kind '{name}'; 'glossary check --list-kinds' shows them", name=name))
    chosen = {Kind(name) for name in only} or set(Kind)
    return frozenset(chosen - {Kind(name) for name in skip})


def _silence(fingerprints: list[str], again: list[str], reason: str, db: str | None) -> None:
    import re

    from glossary.checking.findings import FINGERPRINT_LENGTH
    from glossary.cli.session import open_session
    from glossary.errors import UsageError
    from glossary.review import reviewer_name
    from glossary.termbase.silenced import silence, tell_again

    for fingerprint in (*fingerprints, *again):
        if not re.fullmatch(rf"[0-9a-f]{{{FINGERPRINT_LENGTH}}}", fingerprint):
            raise UsageError(
                tr(
                    "'{fingerprint}' is no fingerprint; the check shows one beside each finding",
                    fingerprint=fingerprint,
                )
            )
    if fingerprints and not reason.strip():
        raise UsageError(tr("say why the finding is no fault: --reason WHY"))
    with open_session(db, create=True) as termbase, termbase.writing() as connection:
        for fingerprint in fingerprints:
            silence(connection, fingerprint, reason.strip(), reviewer_name())
            say(tr("{fingerprint}: silenced", fingerprint=fingerprint))
        for fingerprint in again:
            say(
                tr(
                    "{fingerprint}: {what}",
                    fingerprint=fingerprint,
                    what=tr("told again") if tell_again(connection, fingerprint) else tr("was not silenced"),
                )
            )
