"""The layers: an import may only point down the list of the design."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import glossary

PACKAGE = Path(glossary.__file__).parent
# From the top down. Modules of one row may import each other.
LAYERS = (
    ("__main__",),
    ("cli", "tui", "api"),
    (
        "exchange",
        "checking",
        "report",
        "review",
        "editing",
        "importing",
        "suggest",
        "lookup",
        "catalogs",
        "bitexts",
        "statistics",
        "doctor",
        "backups",
        "guidance",
        "sync",
        "annotating",
    ),
    ("pairing",),
    ("termbase", "starter"),
    ("mining",),
    ("reading",),
    ("dutch", "english"),
    ("model", "errors", "i18n", "places", "__init__"),
)
RANK = {name: len(LAYERS) - number for number, names in enumerate(LAYERS) for name in names}


def layer_of(module: str) -> str:
    """Give the layer of a module of the package: `dutch` for `glossary.dutch.keys`, `__init__` for the package."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def imported_modules(source: str, package: str) -> set[str]:
    """Give the modules of ours that a source imports, those inside functions and for type checking included."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found.update(name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            # `from glossary import cli` imports a module, `from glossary import __version__` a value.
            names = [f"{module}.{name.name}" for name in node.names] if module == "glossary" else []
            found.update(name for name in names if layer_of(name) in RANK)
            found.add(module)
    return {module for module in found if module == "glossary" or module.startswith("glossary.")}


def upward_imports(module: str, source: str) -> list[str]:
    """Give the imports of a module that point up, as sentences."""
    package = module.rpartition(".")[0]
    own = layer_of(module)
    return [
        f"{module} imports {other}"
        for other in sorted(imported_modules(source, package))
        if RANK.get(layer_of(other), 0) > RANK.get(own, 0)
    ]


def modules() -> list[tuple[str, Path]]:
    """Give the name and file of every module of the package."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = ["glossary", *path.relative_to(PACKAGE).with_suffix("").parts]
        found.append((".".join(parts), path))
    return found


def test_every_module_belongs_to_a_layer() -> None:
    unknown = {layer_of(name) for name, _ in modules()} - set(RANK)
    assert not unknown, f"add {unknown} to the layers, here and in the README"


@pytest.mark.parametrize(("name", "path"), modules(), ids=[name for name, _ in modules()])
def test_imports_point_down(name: str, path: Path) -> None:
    assert upward_imports(name, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "from glossary.termbase.search import Hit",
        "import glossary.cli",
        "from glossary import cli",
        "from ..cli.output import say",
        "def f():\n    from glossary.review import Review",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from glossary.lookup import Answer",
    ],
)
def test_this_test_finds_an_import_that_points_up(source: str) -> None:
    assert upward_imports("glossary.dutch.keys", source)


@pytest.mark.parametrize(
    "source",
    ["from glossary.model import Term", "from .lemmas import lemma", "from glossary import __version__", "import json"],
)
def test_this_test_lets_imports_down_and_sideways_pass(source: str) -> None:
    assert upward_imports("glossary.dutch.keys", source) == []


def test_people_face_no_sql() -> None:
    """The command line and the file formats ask the termbase; they do not query it themselves."""
    people = {"cli", "tui", "exchange", "checking", "review", "suggest", "lookup"}
    signs = ("SELECT ", "INSERT INTO", "DELETE FROM")
    outside = [
        name
        for name, path in modules()
        if layer_of(name) in people and any(sign in path.read_text(encoding="utf-8") for sign in signs)
    ]
    assert outside == []
