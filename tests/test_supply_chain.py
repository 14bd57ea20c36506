"""What the package lets in: only the libraries that pyproject.toml names, and no data that runs as code."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

import glossary

PACKAGE = Path(glossary.__file__).parent
PROJECT = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SOURCES = sorted(PACKAGE.rglob("*.py"))
# What runs text or bytes as code. `multiprocessing` pickles by itself what our own processes hand each other, and so
# does Dask on a cluster that the person named; neither ever reads a pickle from a file.
RUNNING = {"eval", "exec", "compile", "__import__"}
RUNNING_MODULES = {"pickle", "_pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "code", "runpy", "imp"}
# Of libraries: a shell, YAML and arrays that hold objects.
RUNNING_ATTRIBUTES = {("os", "system"), ("os", "popen"), ("yaml", "load"), ("yaml", "unsafe_load")}
RUNNING_ARGUMENTS = {"shell", "allow_pickle"}


def declared(requirements: list[str]) -> set[str]:
    """Give the distributions that requirements name; `dask[distributed]` brings distributed along."""
    found: set[str] = set()
    for requirement in requirements:
        name, extras = re.match(r"([\w.-]+)(?:\[([^\]]*)\])?", requirement).groups()  # type: ignore[union-attr]
        found |= {normal(one) for one in [name, *(extras or "").split(",")] if one.strip()}
    return found


def normal(name: str) -> str:
    """Give the name of a distribution as registries compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name.strip()).casefold()


RUNTIME = declared(PROJECT["dependencies"])
OPTIONAL = declared([one for extra in ("documents", "dask") for one in PROJECT["optional-dependencies"][extra]])


def imports(source: str) -> Iterator[str]:
    """Give the modules from outside that a source imports, inside functions too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def third_party() -> set[str]:
    return {name for path in SOURCES for name in imports(path.read_text(encoding="utf-8"))} - {
        *sys.stdlib_module_names,
        "glossary",
    }


def test_every_library_that_is_imported_is_declared() -> None:
    distributions = metadata.packages_distributions()
    missing = {
        name
        for name in third_party()
        if not {normal(one) for one in distributions.get(name, [name])} & (RUNTIME | OPTIONAL)
    }
    assert missing == set(), "add them to the dependencies in pyproject.toml"


def test_every_library_that_is_declared_is_imported() -> None:
    distributions = metadata.packages_distributions()
    used = {normal(one) for name in third_party() for one in distributions.get(name, [name])}
    # `dask[distributed]` is how Dask itself wants distributed to be installed.
    assert (RUNTIME | OPTIONAL) - used - {"dask"} == set(), "take them out of pyproject.toml"


def test_every_range_has_two_ends() -> None:
    ranges = [*PROJECT["dependencies"], *(one for group in PROJECT["optional-dependencies"].values() for one in group)]
    open_ended = [one for one in ranges if not one.startswith("dutch-glossary") and not (">=" in one and ",<" in one)]
    assert open_ended == []


def dangers(source: str) -> list[str]:
    """Give the lines of a source that may run data as code."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in RUNNING:
                found.append(f"{node.lineno}: {name}()")
            case ast.Attribute(value=ast.Name(id=module), attr=name) if (module, name) in RUNNING_ATTRIBUTES:
                found.append(f"{node.lineno}: {module}.{name}")
            case ast.keyword(arg=str(name)) if name in RUNNING_ARGUMENTS and not _is_false(node.value):
                found.append(f"{node.value.lineno}: {name}=")
            case ast.Import() | ast.ImportFrom():
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
                found += [f"{node.lineno}: {name}" for name in names if name.partition(".")[0] in RUNNING_MODULES]
    return found


def _is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is False


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_data_runs_as_code(path: Path) -> None:
    assert dangers(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "eval('1 + 1')",
        "def f(text):\n    exec(text)",
        "def f():\n    from pickle import loads",
        "import os, marshal",
        "numpy.load(path, allow_pickle=True)",
        "subprocess.run(command, shell=wanted)",
        "os.system('ls')",
    ],
)
def test_this_test_finds_data_that_runs_as_code(source: str) -> None:
    assert len(dangers(source)) == 1


@pytest.mark.parametrize(
    "source", ["re.compile('a+')", "numpy.load(path, allow_pickle=False)", "connection.execute(sql)"]
)
def test_this_test_lets_the_rest_pass(source: str) -> None:
    assert dangers(source) == []


def test_this_test_finds_imports_wherever_they_are() -> None:
    source = "import lxml.etree\ndef f():\n    from numpy.linalg import norm\n    from . import keys"
    assert set(imports(source)) == {"lxml", "numpy"}
