"""The tests to what of the package they reach, branch by branch: the total, and what is missed in each module.

    python -m tests.benchmarks.coverage [PYTEST ARGUMENT …]

Runs the quick tests, then those marked outside or thorough, each in two processes with coverage.py (`pip install
coverage`), and the processes that they start with them; twenty minutes and more. With arguments, only those tests.
Tests that give a number of seconds to something may fail, since being watched takes time.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = """\
[run]
branch = true
source = {root}/glossary
data_file = {folder}/data
parallel = true
sigterm = true
patch = {patch}
concurrency = multiprocessing, thread
disable_warnings = no-data-collected
[report]
precision = 2
show_missing = true
skip_covered = true
exclude_also =
    if TYPE_CHECKING:
    raise NotImplementedError
    ^\\s*\\.\\.\\.$
"""
# A run whose system calls are counted, made to fail or killed must not write down what it reached: no forks there.
SUITES = (([], "subprocess, fork, _exit, execv"), (["-m", "outside or thorough"], "subprocess"))


def main(arguments: list[str]) -> int:
    """Measure and print; give 0 when all tests passed."""
    python, failed = [sys.executable, "-m"], 0
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "coveragerc"
        options = f"--rcfile={settings}"
        for chosen, patch in [(arguments, SUITES[0][1])] if arguments else SUITES:
            settings.write_text(SETTINGS.format(root=ROOT, folder=folder, patch=patch), encoding="utf-8")
            command = [*python, "coverage", "run", options, "-m", "pytest", "-n", "2", *chosen]
            failed |= subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
        subprocess.run([*python, "coverage", "combine", "--quiet", options], cwd=ROOT, check=True)
        subprocess.run([*python, "coverage", "report", options], cwd=ROOT, check=True)
        totals = Path(folder) / "totals.json"
        subprocess.run([*python, "coverage", "json", "--quiet", "-o", totals, options], cwd=ROOT, check=True)
        found = json.loads(totals.read_text(encoding="utf-8"))["totals"]
        for kind, covered, all_of in (
            ("statements", found["covered_lines"], found["num_statements"]),
            ("branches", found["covered_branches"], found["num_branches"]),
        ):
            sys.stdout.write(f"{kind}: {covered} of {all_of}, {100 * covered / all_of:.2f} %\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
