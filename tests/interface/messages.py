"""The sources and the help of the commands to the template locales/glossary.pot, and the catalogs brought up to date.

Run from the checkout: `python -m tests.interface.messages`; with --check nothing is written and exit code 1 says that
something is stale.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import polib

from glossary.i18n import DOMAIN, LANGUAGES, in_english
from tests.interface.marking import MARKS, PACKAGE, called, modules

LOCALES = PACKAGE.parent / "locales"
TEMPLATE = LOCALES / f"{DOMAIN}.pot"
# Sources lead a translator to the place; line numbers would change the catalogs with every edit.
Found = tuple[str, str, str]
"""Message, plural (or nothing), source."""


def marked_messages() -> Iterator[Found]:
    """Give the messages that sources mark with tr, trn and tr_noop; a message that is no literal raises ValueError."""
    for path in modules():
        name = path.relative_to(PACKAGE.parent).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and called(node) in MARKS:
                yield from ((*found, name) for found in _messages_of(node))


def _messages_of(node: ast.Call) -> Iterator[tuple[str, str]]:
    texts = [value.value if isinstance(value, ast.Constant) else None for value in node.args]
    if called(node) == "trn":
        one, many = texts[:2]
        if not isinstance(one, str) or not isinstance(many, str):
            raise ValueError(f"line {node.lineno}: trn needs two literal messages")
        yield one, many
    for text in texts if called(node) == "tr_noop" else texts[:1] if called(node) in {"tr", "tr_later"} else []:
        # tr(HEADING) shows a message that tr_noop marks where it stands.
        if isinstance(text, str) and text:
            yield text, ""


def help_messages() -> Iterator[Found]:
    """Give the messages in the help of all commands."""
    import typer

    from glossary.cli.localised import help_texts
    from glossary.cli.root import app

    with in_english():
        group = typer.main.get_command(app)
        yield from ((text, "", "glossary --help") for text in help_texts_of_group(group))
        for name in group.commands:  # type: ignore[attr-defined]
            command = group.commands[name]  # type: ignore[attr-defined]
            yield from ((text, "", f"glossary {name} --help") for text in help_texts(command) if not command.hidden)


def help_texts_of_group(group: object) -> Iterator[str]:
    """Give the messages in the help of the root command alone."""
    from glossary.cli.localised import paragraphs

    params = [getattr(param, "help", None) for param in group.params]  # type: ignore[attr-defined]
    for text in (group.help, group.epilog, *params):  # type: ignore[attr-defined]
        yield from paragraphs(text or "")


def template() -> polib.POFile:
    """Give the template: every message once, in order, with the files that have it."""
    entries: dict[str, polib.POEntry] = {}
    for message, plural, source in [*marked_messages(), *help_messages()]:
        entry = entries.setdefault(message, polib.POEntry(msgid=message))
        if plural:
            entry.msgid_plural, entry.msgstr_plural = plural, {0: "", 1: ""}
        if (source, "") not in entry.occurrences:
            entry.occurrences.append((source, ""))
        if "{" in message and "python-brace-format" not in entry.flags:
            entry.flags.append("python-brace-format")
    catalog = polib.POFile(wrapwidth=100)
    catalog.metadata = {
        "Project-Id-Version": "dutch-glossary",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for entry in entries.values():
        entry.occurrences.sort()
    catalog.extend(sorted(entries.values(), key=lambda entry: (entry.occurrences[0], entry.msgid)))
    return catalog


def catalog_of(language: str) -> Path:
    """Give the catalog of a language."""
    return LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def updated(language: str) -> polib.POFile:
    """Give the catalog of a language in the order of the template: new messages are empty, stale ones are left out."""
    path = catalog_of(language)
    old = polib.pofile(str(path), encoding="utf-8", wrapwidth=100)
    translated = {(entry.msgid, entry.msgid_plural): entry for entry in old if not entry.obsolete}
    fresh = template()
    fresh.header, fresh.metadata = old.header, old.metadata
    for entry in fresh:
        before = translated.get((entry.msgid, entry.msgid_plural))
        if before is not None:
            entry.msgstr, entry.msgstr_plural = before.msgstr, before.msgstr_plural
            entry.comment, entry.tcomment = before.comment, before.tcomment
            entry.flags = sorted({*entry.flags, *before.flags})
    return fresh


def stale() -> list[Path]:
    """Give the files of the interface in locales/ that the sources would write anew."""
    wanted = {TEMPLATE: str(template()), **{catalog_of(name): str(updated(name)) for name in LANGUAGES}}
    return [
        path for path, text in wanted.items() if not path.is_file() or path.read_text(encoding="utf-8") != f"{text}\n"
    ]


def main() -> int:
    """Write the template and the catalogs, or with --check say which are stale."""
    old = stale()
    if "--check" not in sys.argv[1:]:
        TEMPLATE.write_text(f"{template()}\n", encoding="utf-8", newline="\n")
        for name in LANGUAGES:
            text = f"{updated(name)}\n"
            catalog_of(name).write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write("".join(f"{path}\n" for path in old))
    return 1 if old and "--check" in sys.argv[1:] else 0


if __name__ == "__main__":
    sys.exit(main())
