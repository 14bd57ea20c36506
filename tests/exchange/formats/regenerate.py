"""Write the golden files of this folder anew: python -m tests.exchange.formats.regenerate; read the difference."""

from __future__ import annotations

from glossary.exchange.formats import format_named

from .entry_samples import sample_entries
from .show import read_shown
from .test_foreign import FILES, FOREIGN
from .test_written import GOLDEN, OPTIONS, WRITTEN

if __name__ == "__main__":
    for file, name in FILES.items():
        (FOREIGN / f"{file}.txt").write_text(read_shown(name, FOREIGN / file) + "\n", encoding="utf-8")
    for name in WRITTEN:
        chosen = format_named(name)
        path = GOLDEN / f"sample.{name}{chosen.suffix}"
        path.write_bytes(chosen.write(sample_entries(), OPTIONS).content)
