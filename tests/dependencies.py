"""The ends of the ranges in pyproject.toml to a verdict: does the tool work with the lowest and the highest versions?

    python -m tests.dependencies lowest|highest [PYTEST ARGUMENT …]

Makes a virtual environment in a temporary folder, installs the package with its extras and the test tools at that end
of their ranges, and runs a part of the tests in it that uses each library. Needs a registry; two to four minutes.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# What uses the libraries: typer and rich the command line, polib and lxml the formats, rapidfuzz and sqlite-utils the
# termbase, simplemma and wordfreq the Dutch, numpy the alignment and the ranking, textual the screens, pypdfium2 PDF.
TESTS = (
    "tests/dutch/test_golden.py", "tests/english", "tests/reading", "tests/exchange", "tests/starter/test_overlay.py",
    "tests/termbase/test_changes.py", "tests/termbase/test_search.py", "tests/mining/test_cluster.py",
    "tests/mining/test_fitting.py", "tests/pairing/test_parallel.py", "tests/cli/test_help.py", "tests/cli/test_lookup.py",
    "tests/cli/test_mine.py", "tests/cli/test_review.py", "tests/tui/test_lookup_screen.py", "tests/tui/test_review_screen.py",
)  # fmt: skip
# Screens drawn cell by cell differ from one version of textual to the next; that they work is tested.
NOT_TESTED = "not looks_as_it_did"
# Of the tools for developers, those that the tests above import; not linters and builders.
TOOLS = ("hypothesis", "openpyxl", "pytest", "pytest-xdist", "python-docx", "reportlab")


def requirements() -> Iterator[str]:
    """Give the ranges that pyproject.toml names, of what is installed here."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    yield from project["dependencies"]
    yield from extras["documents"]
    yield from extras["dask"]
    yield from (tool for tool in extras["dev"] if _name(tool) in TOOLS)


def _name(requirement: str) -> str:
    return re.split(r"[\[<>=!~ ;]", requirement, maxsplit=1)[0]


def lowest(requirement: str) -> str:
    """Give the lowest version of a range, as a requirement.

    >>> lowest("dask[distributed]>=2024.8,<2027"), lowest("typer>=0.16,<0.29")
    ('dask[distributed]==2024.8', 'typer==0.16')
    """
    found = re.fullmatch(r"([\w.-]+(?:\[[\w,-]+\])?)>=([\w.]+),<[\w.]+", requirement)
    if found is None:
        raise ValueError(f"pyproject.toml: {requirement}: write it as 'name>=lowest,<first that is not allowed'")
    return f"{found[1]}=={found[2]}"


def install(environment: Path, end: str) -> Path:
    """Install the package in a new virtual environment; give its Python."""
    venv.create(environment, with_pip=True)
    python = environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    wanted = [lowest(one) if end == "lowest" else one for one in requirements()]
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, *wanted], check=True)
    subprocess.run([*pip, "--no-deps", "--editable", ROOT], check=True)
    # The ranges of all of them fit together.
    subprocess.run([python, "-m", "pip", "check"], check=True)
    return python


def main(arguments: list[str]) -> int:
    """Run what the command line asks for; give the exit code of pytest."""
    if not arguments or arguments[0] not in {"lowest", "highest"}:
        sys.stderr.write((__doc__ or "") + "\n")
        return 2
    end, *more = arguments
    with tempfile.TemporaryDirectory() as folder:
        python = install(Path(folder) / "environment", end)
        names = [_name(one) for one in requirements()]
        listed = subprocess.run([python, "-m", "pip", "freeze"], check=True, capture_output=True, text=True).stdout
        sys.stdout.write("\n".join(line for line in listed.splitlines() if _name(line) in names) + "\n")
        sys.stdout.flush()
        tests = ["-m", "pytest", "-p", "no:cacheprovider", "-n", "2", "-k", NOT_TESTED, *(more or TESTS)]
        return subprocess.run([python, *tests], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
