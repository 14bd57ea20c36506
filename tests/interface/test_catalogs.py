"""The Dutch of the interface: complete, of the present sources, with the places of the English."""

from __future__ import annotations

import re
import string
import subprocess

import polib
import pytest

from glossary.i18n import LANGUAGES
from tests.interface.messages import TEMPLATE, catalog_of, stale

_PLACE = re.compile(r"\{[^{}]*\}")


def catalogs() -> list[polib.POFile]:
    return [polib.pofile(str(catalog_of(language)), encoding="utf-8") for language in LANGUAGES]


def pairs(entry: polib.POEntry) -> list[tuple[str, str]]:
    """Give each message of an entry with its translation."""
    if not entry.msgid_plural:
        return [(entry.msgid, entry.msgstr)]
    return [(entry.msgid, entry.msgstr_plural[0]), (entry.msgid_plural, entry.msgstr_plural[1])]


def faults(message: str, translation: str) -> list[str]:
    """Say what is wrong with a translation as a program sees it."""
    found = [] if translation.strip() else ["is empty"]
    if sorted(set(_PLACE.findall(message))) != sorted(set(_PLACE.findall(translation))):
        found.append("has other places")
    try:
        list(string.Formatter().parse(translation))
    except ValueError as error:
        found.append(str(error))
    ends = (len(message) - len(message.lstrip()), len(message) - len(message.rstrip()))
    if ends != (len(translation) - len(translation.lstrip()), len(translation) - len(translation.rstrip())):
        found.append("begins or ends with other spaces")
    return found


def test_the_template_and_the_catalogs_are_those_of_the_sources() -> None:
    assert stale() == [], "run: python -m tests.interface.messages"


def test_every_message_is_translated_with_its_places() -> None:
    wrong = [
        (message, problem)
        for catalog in catalogs()
        for entry in catalog
        for message, translation in pairs(entry)
        for problem in faults(message, translation)
    ]
    assert wrong == []


def test_no_translation_is_unsure_or_obsolete() -> None:
    assert [entry.msgid for catalog in catalogs() for entry in catalog if entry.fuzzy or entry.obsolete] == []


def test_every_catalog_has_the_messages_of_the_template() -> None:
    wanted = {entry.msgid for entry in polib.pofile(str(TEMPLATE), encoding="utf-8")}
    assert all({entry.msgid for entry in catalog} == wanted for catalog in catalogs())
    assert len(wanted) > 900


@pytest.mark.parametrize(
    ("message", "translation"),
    [
        ("a term", ""),
        ("{count} terms", "termen"),
        (" and more", "en meer"),
        ("{count} terms", "{aantal} termen"),
        ("{count} terms", "{count} termen}"),
    ],
)
def test_this_test_finds_a_translation_that_is_wrong(message: str, translation: str) -> None:
    assert faults(message, translation)


@pytest.mark.outside
@pytest.mark.parametrize("language", LANGUAGES)
def test_msgfmt_accepts_the_catalog(language: str) -> None:
    command = ["msgfmt", "--check", "--output-file=/dev/null", str(catalog_of(language))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
