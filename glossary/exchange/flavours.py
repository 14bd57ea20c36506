"""What each editor of gettext catalogs keeps of them: flags, `#.` lines, messages for variants, header fields."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import polib

from glossary.exchange.comments import WEBLATE_FLAGS
from glossary.exchange.headers import CREATED, REVISED, Header

_TOOLS_FLAGS = ("terminology", "forbidden")


@dataclass(frozen=True, slots=True)
class Flavour:
    """How a catalog is written for one editor."""

    name: str
    title: str
    flags: bool = True
    """Whether `terminology`, `forbidden` and `variant:` stand on the `#,` line; else an editor drops them at each save."""
    weblate_lines: bool = True
    """Whether the `#.` comment repeats them as `weblate-flags`, which survives the GNU tools."""
    variants: bool = False
    """Whether admitted Dutch terms get messages of their own."""
    without_headers: frozenset[str] = frozenset()
    """Header fields that the editor strips when it writes; left out, so that its files and ours are the same bytes."""

    def shaped(self, messages: Iterable[polib.POEntry]) -> list[polib.POEntry]:
        """Give the messages as the editor keeps them; those given are altered."""
        found = list(messages)
        for message in found:
            if not self.flags:
                message.flags = [flag for flag in message.flags if not _is_tools(flag)]
            if not self.weblate_lines:
                lines = message.comment.split("\n")
                message.comment = "\n".join(line for line in lines if not line.startswith(f"{WEBLATE_FLAGS}: "))
        return found

    def header(self, header: Header) -> Header:
        """Give the header without what the editor strips."""
        return {name: value for name, value in header.items() if name not in self.without_headers}


def _is_tools(flag: str) -> bool:
    return flag in _TOOLS_FLAGS or flag.startswith("variant:")


GETTEXT = Flavour("gettext", "GNU gettext catalogs in a folder, merged with what translators changed there")
FLAVOURS = {
    flavour.name: flavour
    for flavour in (
        GETTEXT,
        Flavour("weblate", "gettext catalogs for a Weblate glossary: its flags, Dutch variants", variants=True),
        # Poedit passes each file it saves through msgcat, which drops flags it does not know.
        Flavour("poedit", "gettext catalogs for Poedit: its saving leaves them as they are", flags=False),
        Flavour(
            "pontoon",
            "gettext catalogs for Pontoon: without the header fields it strips and the flags it does not know",
            flags=False,
            weblate_lines=False,
            without_headers=frozenset({"Language-Team", "Last-Translator", REVISED, CREATED, "X-Generator"}),
        ),
    )
}
