"""`glossary terms`: check, list, count, sample the starter terms, add a concept, propose an edit."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from glossary.cli.output import FormatOption, OutputFormat, plain, say, write_rows
from glossary.i18n import tr, tr_noop

if TYPE_CHECKING:
    from glossary.starter.editing import Change

app = typer.Typer(name="terms", help="Check, list and edit the starter terms in terms/.", no_args_is_help=True)

FolderOption = Annotated[
    Path | None,
    typer.Option("--terms", metavar="FOLDER", help="Another folder with the files of terms/.", file_okay=False),
]
FileOption = Annotated[
    str,
    typer.Option(
        "--file", metavar="NAME", help="finance, tech, components, false_friends or abbreviations; else the concepts."
    ),
]
SubfieldOption = Annotated[str, typer.Option("--subfield", metavar="NAME", help="Only this subfield.")]
_COLUMNS = (
    "field",
    "subfield",
    "nl",
    "article",
    "pos",
    "plural",
    "nl_admitted",
    "en",
    "en_admitted",
    "definition",
    "note",
)


def _folder(named: Path | None) -> Path:
    if named is not None:
        return named
    from glossary.starter.files import terms_folder

    return terms_folder()


def _file(name: str) -> str:
    from glossary.errors import UsageError
    from glossary.starter.files import FILES

    file = name.removesuffix(".csv") + ".csv"
    if file not in FILES:
        raise UsageError(tr("terms/ has no file '{name}'; it has {files}", name=name, files=", ".join(FILES)))
    return file


@app.command()
def check(
    folder: FolderOption = None,
    doubts: Annotated[bool, typer.Option("--all", "-a", help="Print the doubts too.")] = False,
    codes: Annotated[
        list[str] | None, typer.Option("--code", metavar="T000", help="Only findings with this code.")
    ] = None,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Check the files of terms/; exit with 1 when something is wrong.

    Example: glossary terms check --all
    """
    from collections import Counter

    from glossary.starter.checks import CODES, Level, check_terms

    found = [one for one in check_terms(_folder(folder)) if not codes or one.code in codes]
    counts = Counter(one.level for one in found)
    shown = [one for one in found if doubts or one.level is Level.ERROR]
    if output is OutputFormat.TABLE:
        for one in shown:
            sys.stdout.write(plain(str(one)) + "\n")
    else:
        rows = (
            {
                "file": one.file,
                "line": one.line,
                "code": one.code,
                "level": one.level.value,
                "term": one.term,
                "message": one.message,
            }
            | {"check": CODES[one.code].title}
            for one in shown
        )
        write_rows(rows, ["file", "line", "code", "level", "term", "message"], output)
    hint = "" if doubts or not counts[Level.DOUBT] else tr(" (see them with --all)")
    say(f"{_number(counts[Level.ERROR], 'error')}, {_number(counts[Level.DOUBT], 'doubt')}{hint}")
    if counts[Level.ERROR]:
        raise typer.Exit(1)


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _concept_row(row: Any) -> dict[str, Any]:
    return {"field": row.file.removesuffix(".csv"), **row.cells, "line": row.line}


@app.command(name="list")
def list_terms(
    folder: FolderOption = None,
    field: Annotated[str, typer.Option("--field", "--domain", metavar="NAME", help="Only finance or tech.")] = "",
    subfield: SubfieldOption = "",
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """List the concepts.

    Example: glossary terms list --subfield pensions --format csv
    """
    from glossary.errors import UsageError
    from glossary.starter.editing import file_of_subfield
    from glossary.starter.sheets import CONCEPT_FILES
    from glossary.starter.tally import read_rows

    if field and f"{field}.csv" not in CONCEPT_FILES:
        raise UsageError(tr("there is no field '{field}'; known are finance and tech", field=field))
    files = [file_of_subfield(subfield)] if subfield else list(CONCEPT_FILES)
    found = [row for row in read_rows(_folder(folder), files) if subfield in {"", row["subfield"]}]
    rows = [_concept_row(row) for row in found if field in {"", row.file.removesuffix(".csv")}]
    write_rows(rows, _COLUMNS, output, cells=_short_cells, headings=tr_noop("Dutch", "article", "English", "subfield"))


def _short_cells(row: dict[str, Any]) -> list[str]:
    return [row["nl"], row["article"], "; ".join(filter(None, (row["en"], row["en_admitted"]))), row["subfield"]]


@app.command()
def count(folder: FolderOption = None, output: FormatOption = OutputFormat.TABLE) -> None:
    """Count concepts by subfield, components by role, false friends and abbreviations.

    Example: glossary terms count --format json
    """
    from dataclasses import asdict

    from glossary.starter.tally import tally_terms

    columns = ["kind", "field", "group", "count", "definitions", "notes"]
    write_rows((asdict(tally) for tally in tally_terms(_folder(folder))), columns, output)


@app.command()
def sample(
    folder: FolderOption = None,
    file: FileOption = "",
    seed: Annotated[int, typer.Option("--seed", help="The same seed draws the same entries.")] = 1,
    size: Annotated[int, typer.Option("--size", "-n", min=1, help="How many entries.")] = 200,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Draw entries at random, to be read again by a second pair of eyes.

    Example: glossary terms sample --seed 7 --size 200
    """
    from glossary.starter.sheets import CONCEPT_FILES
    from glossary.starter.tally import read_rows, sample_rows

    files = [_file(file)] if file else list(CONCEPT_FILES)
    rows = [
        {"place": f"{row.file}:{row.line}", **row.cells}
        for row in sample_rows(read_rows(_folder(folder), files), size, seed)
    ]
    write_rows(
        rows, list(rows[0]) if rows else ["place"], output, cells=_sample_cells, headings=tr_noop("place", "entry")
    )


def _sample_cells(row: dict[str, Any]) -> list[str]:
    return [row["place"], " | ".join(str(cell) for column, cell in row.items() if column != "place" and cell)]


@app.command()
def add(
    nl: Annotated[str, typer.Argument(metavar="DUTCH", help="The preferred Dutch term, without article.")],
    en: Annotated[str, typer.Argument(metavar="ENGLISH", help="The preferred English term.")],
    subfield: Annotated[
        str, typer.Option("--subfield", metavar="NAME", help="The subfield; terms/README.md lists them.")
    ],
    article: Annotated[str, typer.Option("--article", help="de, het or de/het, for a noun.")] = "",
    pos: Annotated[str, typer.Option("--pos", help="noun, verb, adjective, adverb or phrase.")] = "noun",
    plural: Annotated[
        str, typer.Option("--plural", help="Only an irregular one; - none, = the term is a plural.")
    ] = "",
    nl_admitted: Annotated[str, typer.Option("--nl-admitted", help="Other Dutch terms: 'one; two [be]'.")] = "",
    en_admitted: Annotated[str, typer.Option("--en-admitted", help="Other English terms: 'one; two [us]'.")] = "",
    definition: Annotated[str, typer.Option("--definition", help="One line of plain English.")] = "",
    note: Annotated[str, typer.Option("--note", help="Usage in one line.")] = "",
    folder: FolderOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")] = False,
) -> None:
    """Add a concept to finance.csv or tech.csv, in its place, when the checks find nothing wrong with it.

    Example: glossary terms add dagkoers "daily rate" --article de --subfield stock-market
    """
    from glossary.starter.editing import add_concept

    cells = {
        "nl": nl, "article": article, "pos": pos, "plural": plural, "nl_admitted": nl_admitted,
        "en": en, "en_admitted": en_admitted, "subfield": subfield, "definition": definition, "note": note,
    }  # fmt: skip
    _carry_out(add_concept(_folder(folder), cells), write=not dry_run)


@app.command()
def edit(
    nl: Annotated[str, typer.Argument(metavar="DUTCH", help="The Dutch term of the row.")],
    changes: Annotated[
        list[str], typer.Option("--set", metavar="COLUMN=VALUE", help="A column and what it becomes; repeatable.")
    ],
    file: FileOption = "",
    subfield: SubfieldOption = "",
    folder: FolderOption = None,
    write: Annotated[bool, typer.Option("--write", help="Write the change; else it is only shown.")] = False,
) -> None:
    """Propose other columns for an entry, as a diff; --write writes it.

    Example: glossary terms edit winstwaarschuwing --set "en_admitted=profit alert"
    """
    from glossary.errors import UsageError
    from glossary.starter.editing import edit_row

    columns: dict[str, str] = {}
    for change in changes:
        column, sign, value = change.partition("=")
        if not sign:
            raise UsageError(tr("'{change}' names no value; write --set COLUMN=VALUE", change=change))
        columns[column.strip()] = value.strip()
    proposed = edit_row(_folder(folder), nl, columns, file=_file(file) if file else "", subfield=subfield)
    _carry_out(proposed, write=write)


def _carry_out(change: Change, *, write: bool) -> None:
    """Show a change and what the checks say of it; write it when it is wanted and right."""
    for line in change.diff().splitlines():
        sys.stdout.write(plain(line) + "\n")
    for found in change.findings:
        say(str(found))
    if change.errors:
        say(tr("not written: {number} to mend first", number=_number(len(change.errors), "error")))
        raise typer.Exit(1)
    if change.before == change.after:
        say(tr("nothing changes"))
    elif write:
        change.write()
        say(tr("written to {path}", path=change.path))
    else:
        say(tr("not written; this is what would change"))
