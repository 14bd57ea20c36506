"""What a person types for a term of an entry (`en:day rate=admitted`), to the term that is meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from glossary.errors import UsageError
from glossary.i18n import tr
from glossary.model import Term, TermStatus

_KINDS = {
    "pos": ("", "noun", "verb", "adjective", "adverb", "phrase"),
    "gender": ("", "de", "het", "de/het"),
    "region": ("", "nl-NL", "nl-BE", "en-GB", "en-US"),
}


def of_kinds(**given: str | None) -> None:
    """Check values that come from a short list. Raises UsageError that names the list, and the nearest of it."""
    for name, value in given.items():
        if value is not None and value not in _KINDS[name]:
            raise UsageError(
                tr(
                    "--{name} cannot be '{value}'; {one_of}",
                    name=name,
                    value=value,
                    one_of=one_of(value, _KINDS[name][1:]),
                )
            )


def one_of(value: str, known: Iterable[str]) -> str:
    """Say which values there are, the nearest to a wrong one first.

    >>> one_of("forbiden", ["preferred", "forbidden"])
    "did you mean 'forbidden'? Known are preferred, forbidden"
    """
    names = list(known)
    near = get_close_matches(value.casefold(), [name.casefold() for name in names], n=1)
    listed = ", ".join(names)
    if not near:
        return tr("known are {names}", names=listed)
    likest = next(name for name in names if name.casefold() == near[0])
    return tr("did you mean '{near}'? Known are {names}", near=likest, names=listed)


def term_status(name: str) -> TermStatus:
    """Give a status by its name. Raises UsageError for an unknown one."""
    try:
        return TermStatus(name.strip().casefold())
    except ValueError:
        raise UsageError(
            tr("there is no status '{name}'; {one_of}", name=name, one_of=one_of(name, TermStatus))
        ) from None


def term_named(text: str) -> tuple[str, str]:
    """Give language and text of a term of an entry; the language is empty where it is not said.

    >>> term_named("en:day rate"), term_named("omzet")
    (('en', 'day rate'), ('', 'omzet'))
    """
    language, sign, rest = text.partition(":")
    if sign and language.strip().casefold() in {"nl", "en"}:
        return language.strip().casefold(), rest.strip()
    return "", text.strip()


def term_given(text: str) -> Term:
    """Give the term that `en:day rate=admitted` stands for; admitted where no status is said.

    Raises UsageError when the language is missing.
    """
    language, rest = term_named(text)
    if not language:
        raise UsageError(tr("'{text}' does not say its language; write nl:{text} or en:{text}", text=text))
    name, sign, status = rest.rpartition("=")
    if sign and status.strip().casefold() in set(TermStatus):
        return Term(name.strip(), language, term_status(status))
    return Term(rest, language, TermStatus.ADMITTED)


def status_given(text: str) -> tuple[str, str, TermStatus]:
    """Give language, text and status of `turnover=deprecated`. Raises UsageError for one without a status."""
    name, sign, status = text.rpartition("=")
    if not sign or not name.strip():
        raise UsageError(tr("'{text}' names no status; write --set-status \"{text}=forbidden\"", text=text))
    return *term_named(name), term_status(status)
