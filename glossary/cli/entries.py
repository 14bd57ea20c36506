"""`glossary add`, `edit`, `merge`, `remove`: entries of the termbase by hand."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from glossary.cli.completing import complete_entry, complete_field
from glossary.cli.entry_rows import (
    ENTRY_COLUMNS,
    JsonOption,
    changed_row,
    chosen_format,
    entry_line,
)
from glossary.cli.output import DatabaseOption, FormatOption, OutputFormat, plain, say, write_rows
from glossary.i18n import tr, tr_later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossary.editing import Alteration, Changed
    from glossary.model import SubjectField
    from glossary.termbase import Termbase

_ENTRY_HELP = tr_later("A term, or the number of an entry as 'glossary list --entries' shows it: e12.")
EntryArgument = Annotated[str, typer.Argument(metavar="NUMBER|TERM", help=_ENTRY_HELP, autocompletion=complete_entry)]
EntriesArgument = Annotated[
    list[str], typer.Argument(metavar="NUMBER|TERM…", help=_ENTRY_HELP, autocompletion=complete_entry)
]
FieldSetting = Annotated[
    str | None,
    typer.Option(
        "--field", "--domain", metavar="FIELD", help="finance, tech or general.", autocompletion=complete_field
    ),
]
SubfieldSetting = Annotated[str | None, typer.Option("--subfield", help="For example results or bonds.")]
PosSetting = Annotated[str | None, typer.Option("--pos", help="noun, verb, adjective, adverb or phrase.")]
GenderSetting = Annotated[str | None, typer.Option("--gender", help="The article: de, het or de/het.")]
PluralSetting = Annotated[
    str | None, typer.Option("--plural", help="An irregular plural; - none, = the term is a plural.")
]
RegionSetting = Annotated[str | None, typer.Option("--region", help="nl-NL, nl-BE, en-GB or en-US.")]
DefinitionSetting = Annotated[str | None, typer.Option("--definition", help="What the concept is, in one line.")]
NoteSetting = Annotated[str | None, typer.Option("--note", help="How it is used, in one line.")]
CaseSetting = Annotated[
    bool | None,
    typer.Option("--case-sensitive/--any-case", help="Whether another case is another word: WACC but not wacc."),
]


def add(
    nl: Annotated[str, typer.Argument(metavar="DUTCH", help="The preferred Dutch term.")],
    en: Annotated[str, typer.Argument(metavar="ENGLISH", help="The preferred English term.")],
    field: FieldSetting = None,
    subfield: SubfieldSetting = None,
    status: Annotated[
        str,
        typer.Option("--status", help="How far the English may be used: preferred, admitted, deprecated, forbidden."),
    ] = "preferred",
    pos: PosSetting = None,
    gender: GenderSetting = None,
    plural: PluralSetting = None,
    region: RegionSetting = None,
    definition: DefinitionSetting = None,
    note: NoteSetting = None,
    case_sensitive: CaseSetting = None,
    synonyms: Annotated[
        list[str] | None,
        typer.Option("--synonym", metavar="nl:TERM|en:TERM[=STATUS]", help="Another term of the concept; repeatable."),
    ] = None,
    db: DatabaseOption = None,
    output: FormatOption = OutputFormat.TABLE,
    as_json: JsonOption = False,
) -> None:
    """Add an entry of your own; what speaks against it is told, and it is added all the same.

    Example: glossary add dagkoers "daily rate" --field finance --synonym "en:day rate=admitted"
    """
    from glossary.cli.session import open_session
    from glossary.cli.term_specs import of_kinds, term_given, term_status
    from glossary.editing import Alteration, add_entry, altered
    from glossary.model import ConceptEntry, Term

    of_kinds(pos=pos, gender=gender, region=region)
    terms = (Term(nl, "nl"), Term(en, "en", term_status(status)))
    more = tuple(term_given(synonym) for synonym in synonyms or ())
    with open_session(db, create=True) as termbase:
        subject_field = _field_of_new(termbase, nl, field)
        entry = ConceptEntry(0, subject_field, subfield or "", terms, definition or "", note or "")
        grammar = Alteration(
            pos=pos, gender=gender, plural=plural, region=region, case_sensitive=case_sensitive, add=more
        )
        changed = add_entry(termbase, altered(entry, grammar))
    _tell(tr_later("added {entry_line}"), [changed], chosen_format(output, as_json))


def edit(
    entry: EntryArgument,
    nl: Annotated[str | None, typer.Option("--nl", help="The preferred Dutch term.")] = None,
    en: Annotated[str | None, typer.Option("--en", help="The preferred English term.")] = None,
    field: FieldSetting = None,
    subfield: SubfieldSetting = None,
    pos: PosSetting = None,
    gender: GenderSetting = None,
    plural: PluralSetting = None,
    region: RegionSetting = None,
    definition: DefinitionSetting = None,
    note: NoteSetting = None,
    case_sensitive: CaseSetting = None,
    add_terms: Annotated[
        list[str] | None,
        typer.Option("--add-term", metavar="nl:TERM|en:TERM[=STATUS]", help="One more term; admitted, unless said."),
    ] = None,
    drop_terms: Annotated[
        list[str] | None, typer.Option("--drop-term", metavar="TERM", help="A term that goes; repeatable.")
    ] = None,
    statuses: Annotated[
        list[str] | None,
        typer.Option(
            "--set-status", metavar="TERM=STATUS", help="preferred, admitted, deprecated or forbidden; repeatable."
        ),
    ] = None,
    db: DatabaseOption = None,
    output: FormatOption = OutputFormat.TABLE,
    as_json: JsonOption = False,
) -> None:
    """Change an entry. Without options it asks field by field; an empty text (--note "") empties one.

    Example: glossary edit omzet --add-term en:sales --set-status turnover=deprecated --definition "What a company sells."
    """
    from glossary.cli.session import field_named, open_session
    from glossary.cli.term_specs import of_kinds, status_given, term_given, term_named
    from glossary.editing import Alteration, edit_entry, find_entry

    of_kinds(pos=pos, gender=gender, region=region)
    wanted = Alteration(
        nl, en, field_named(field), subfield, definition, note, pos, gender, plural, region, case_sensitive,
        tuple(term_given(term) for term in add_terms or ()), tuple(term_named(term) for term in drop_terms or ()),
        tuple(status_given(term) for term in statuses or ()),
    )  # fmt: skip
    with open_session(db, create=True) as termbase:
        found = find_entry(termbase, entry)
        if wanted == Alteration():
            wanted = _asked(found.number, *(getattr(found, name) for name in _ASKED))
        changed = edit_entry(termbase, found.number, wanted, expected=found)
    if not changed.batch:
        say(tr("nothing changes: {entry_line}", entry_line=entry_line(changed.entry)))
    _tell(tr_later("edited {entry_line}"), [changed], chosen_format(output, as_json))


# What `edit` asks for, in this order, with what it calls it.
_ASKED = {
    "nl": tr_later("Dutch"),
    "en": tr_later("English"),
    "subfield": tr_later("Subfield"),
    "definition": tr_later("Definition"),
    "note": tr_later("Note"),
}


def _asked(number: int, *values: str) -> Alteration:
    """Ask for each field of an entry; the value that is there stays with Enter, and goes with a dash."""
    from glossary.editing import Alteration

    if not _is_terminal():
        say(
            tr(
                "edit needs to be told what to change, and standard input is no terminal; for example:"
                ' glossary edit e{number} --definition "…"',
                number=number,
            )
        )
        raise typer.Exit(2)
    say(
        tr(
            "entry e{number}: Enter keeps what is in brackets, - empties it, Ctrl-C leaves everything as it was",
            number=number,
        )
    )
    said: dict[str, str] = {}
    for (name, title), value in zip(_ASKED.items(), values, strict=True):
        try:
            answer = input(plain(f"{tr(title)} [{value}]: ")).strip()
        except EOFError:
            say(tr("stopped; nothing was changed"))
            raise typer.Exit(1) from None
        if answer:
            said[name] = "" if answer == "-" and name not in {"nl", "en"} else answer
    return Alteration(**said)  # type: ignore[arg-type]


def _is_terminal() -> bool:
    return sys.stdin.isatty()


def merge(
    entries: EntriesArgument,
    db: DatabaseOption = None,
    output: FormatOption = OutputFormat.TABLE,
    as_json: JsonOption = False,
) -> None:
    """Unite entries in the first one: its preferred terms stay, those of the others become admitted.

    Example: glossary merge e3 e12
    """
    from glossary.cli.session import open_session
    from glossary.editing import find_entry, merge_entries

    with open_session(db, create=True) as termbase:
        found = [find_entry(termbase, entry) for entry in entries]
        changed = merge_entries(termbase, [entry.number for entry in found])
    _tell(tr_later("merged {entry_line}"), [changed], chosen_format(output, as_json))


def remove(
    entries: EntriesArgument,
    reason: Annotated[str, typer.Option("--reason", "-r", help="Why; kept in the history.")] = "",
    db: DatabaseOption = None,
    output: FormatOption = OutputFormat.TABLE,
    as_json: JsonOption = False,
) -> None:
    """Take entries out of the termbase; the history keeps them, and undo brings them back.

    A suggestion that an entry came from is rejected, so that mining does not bring it back.
    Example: glossary remove e12 --reason "too general"
    """
    from glossary.cli.session import open_session
    from glossary.editing import find_entry, remove_entries

    with open_session(db, create=True) as termbase:
        numbers = [find_entry(termbase, entry).number for entry in entries]
        changed = remove_entries(termbase, numbers, reason)
    _tell(tr_later("removed {entry_line}"), changed, chosen_format(output, as_json))


def _field_of_new(termbase: Termbase, nl: str, field: str | None) -> SubjectField:
    """Give the field that was named; else that of the starter concept of the same name, else general."""
    from glossary.cli.session import field_named
    from glossary.editing import find
    from glossary.model import SubjectField
    from glossary.termbase.entries import entries_by_number

    named = field_named(field)
    if named is not None:
        return named
    starter = entries_by_number(termbase, find(termbase, nl).starter)
    return starter[0].subject_field if starter else SubjectField.GENERAL


def _tell(done: str, changed: Sequence[Changed], output: OutputFormat) -> None:
    """Write what was done: a line for each entry, or rows; warnings on standard error."""
    for one in changed:
        for remark in one.remarks:
            say(tr("warning: {remark}", remark=remark))
    if output is not OutputFormat.TABLE:
        write_rows((changed_row(one) for one in changed), ENTRY_COLUMNS, output)
        return
    for one in changed:
        if one.batch:
            typer.echo(plain(tr(done, entry_line=entry_line(one.entry))))
