"""Where the data folders that install with the package are, and the folder for what can be built again."""

from __future__ import annotations

import os
from pathlib import Path


def shipped_folder_or_none(name: str) -> Path | None:
    """Give a data folder that installs with the package, else the one of the checkout, else nothing."""
    package = Path(__file__).parent
    return next((at for at in (package / "_shipped" / name, package.parent / name) if at.is_dir()), None)


def cache_folder() -> Path:
    """Give the folder for what can be built again; GLOSSARY_CACHE overrides the platform's."""
    if named := os.environ.get("GLOSSARY_CACHE"):
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("glossary", appauthor=False)
