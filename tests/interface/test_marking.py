"""What a person reads is marked for translation; what is not yet is named here."""

from __future__ import annotations

import pytest

from tests.interface.marking import PACKAGE, is_for_people, literal, modules, unmarked

# Names, commands to copy and the frame of an error; no words to translate.
NO_WORDS = {
    "bold underline", "warning", "--prefer", "glossary {}", "nl: ", "en: ", "\nglossary: ", "glossary: ", "Example: ",
    "glossary review", "glossary lookup", "glossary doctor", "glossary mine {}", "glossary mine ARTICLE.txt",
    'glossary lookup "vrije kasstroom"', "glossary export", "glossary list --entries",
}  # fmt: skip
# The manual page is English in every language.
ENGLISH = {"cli/man.py"}
# Not marked yet, or kept in the termbase or in files as English: no sentence but those of errors is looked at there.
# This list may only shrink.
NOT_YET = {
    "bitexts.py",  # the words of evidence are kept in the termbase
    "catalogs/translators.py",  # so are these
    "importing/decide.py",  # the reason of a conflict becomes evidence
    "importing/merging.py",
    # The report page is English.
    "report/page.py",
    "report/pictures.py",
    "review/__init__.py",  # the reasons of rejections are kept in the termbase
}


def unmarked_in(name: str, source: str, *, for_people: bool) -> list[str]:
    return [
        f"{name}:{node.lineno}: {literal(node)}"
        for node in unmarked(source, for_people=for_people)
        if literal(node) not in NO_WORDS
    ]


def found_in(name: str) -> list[str]:
    path = PACKAGE / name
    return unmarked_in(name, path.read_text(encoding="utf-8"), for_people=is_for_people(path))


def test_what_a_person_reads_is_marked() -> None:
    names = [path.relative_to(PACKAGE).as_posix() for path in modules()]
    found = [line for name in names if name not in ENGLISH for line in found_in(name)]
    assert found == [], "wrap it in tr(...) of glossary.i18n"


def test_the_exceptions_are_needed() -> None:
    done = [
        name for name in sorted(NOT_YET) if not unmarked((PACKAGE / name).read_text(encoding="utf-8"), for_people=True)
    ]
    assert done == []


@pytest.mark.parametrize(
    "source",
    [
        'raise ReadingError(name, "is a folder")',
        'raise UsageError(f"there is no entry {number}")',
        'Problem(place, "line passed over" if line else tr("row passed over"))',
        'say("nothing found")',
    ],
)
def test_this_test_finds_what_is_not_marked(source: str) -> None:
    assert unmarked(source, for_people=True)


@pytest.mark.parametrize(
    "source",
    [
        'raise ReadingError(f"{path}:{line}", tr("is a folder"))',
        'def f():\n    """Say what is found."""\n    return tr("nothing found")',
        'typer.Option("--db", help="The termbase of the team.")',
        'say(f"{path}: {tr(WORDS)}")',
    ],
)
def test_this_test_lets_marked_messages_pass(source: str) -> None:
    assert unmarked(source, for_people=True) == []
