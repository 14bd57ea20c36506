"""`glossary rank`: fitted only with enough decisions, and taken back."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Glossary


def test_a_fit_needs_decisions(glossary: Glossary) -> None:
    run = glossary("rank", "fit")
    assert run.code == 1
    assert "a fit needs 40" in run.err


def test_a_fit_to_decisions_is_used_and_taken_back(glossary: Glossary) -> None:
    sample = Path(__file__).parents[1] / "samples" / "kwartaalbericht.txt"
    glossary("mine", sample)
    rows = [line.split(",") for line in glossary("list", "--format", "csv").out.splitlines()[1:]]
    compounds = [row[0] for row in rows if len(row[1]) >= 10]
    short = [row[0] for row in rows if len(row[1]) < 10 and row[0] not in compounds]
    glossary("reject", *compounds[:30], "--reason", "not a term")
    for number in short[:20]:
        glossary("accept", number, "--en", "term")
    run = glossary("rank", "fit")
    assert run.code == 0, run.err
    assert "loss on held-out decisions" in run.err
    shown = glossary("rank", "show", "--format", "csv").out.splitlines()[1:]
    changed = any(line.split(",")[1] != line.split(",")[2] for line in shown)
    assert changed == ("fitted to" in run.err)
    glossary("rank", "reset")
    shown = glossary("rank", "show", "--format", "csv").out.splitlines()[1:]
    assert all(line.split(",")[1] == line.split(",")[2] for line in shown)
