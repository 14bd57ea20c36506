"""Run benchmarks by name: `python tests/benchmarks/run.py [name…]`, or `python -m tests.benchmarks.run`.

Without a name, those that take a few minutes together. `pip install 'dutch-glossary[bench]'` installs what they compare.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks import speed


def main(names: list[str]) -> int:
    """Run the benchmarks; say which there are when one is unknown."""
    unknown = [name for name in names if name not in speed.BENCHMARKS]
    if unknown:
        sys.stderr.write(f"no benchmark {', '.join(unknown)}; there are {', '.join(speed.BENCHMARKS)}\n")
        return 2
    speed.run(names)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
