"""Installed packages to further sources of suggestions: the entry points of the group `glossary.providers`."""

from __future__ import annotations

from importlib.metadata import entry_points

from glossary.errors import GlossaryError
from glossary.i18n import tr
from glossary.pairing.support import Provider

GROUP = "glossary.providers"


def installed_providers() -> tuple[Provider, ...]:
    """Give the providers that installed packages name, in the order of their names.

    Raises GlossaryError for one that cannot be loaded.
    """
    found: list[Provider] = []
    for entry in sorted(entry_points(group=GROUP), key=lambda one: one.name):
        try:
            found.append(entry.load())
        except Exception as error:
            raise GlossaryError(
                tr(
                    "the provider '{name}' cannot be loaded ({error}); mend or uninstall its package",
                    name=entry.name,
                    error=error,
                )
            ) from error
    return tuple(found)
