"""The findings of `glossary check` to a table, JSON or SARIF, and to the line that sums them up."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from glossary.cli.output import OutputFormat, as_json, say, write_rows
from glossary.i18n import tr, tr_noop, trn

if TYPE_CHECKING:
    from glossary.checking.check import Checker
    from glossary.checking.findings import Finding


class CheckFormat(StrEnum):
    """How findings are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    SARIF = "sarif"


def write_findings(findings: list[Finding], output: CheckFormat) -> None:
    """Write findings to standard output; a table without any is nothing."""
    if output is CheckFormat.SARIF:
        from glossary.checking.sarif import sarif_log

        sys.stdout.write(as_json(sarif_log(findings), indent=2) + "\n")
    elif findings or output is not CheckFormat.TABLE:
        write_rows(
            map(_row, findings),
            ["level", "kind", "place", "message", "fingerprint"],
            OutputFormat(output.value),
            headings=tr_noop("level", "kind", "place", "what is wrong", "to silence"),
            cells=_cells,
        )


def _row(finding: Finding) -> dict[str, Any]:
    return {
        "level": str(finding.level),
        "kind": str(finding.kind),
        "file": finding.place.file,
        "line": finding.place.line,
        "part": finding.place.part,
        "place": str(finding.place),
        "subject": finding.subject,
        "term": finding.term,
        "found": finding.found,
        "expected": list(finding.expected),
        "message": finding.message,
        "nl": finding.nl,
        "en": finding.en,
        "fingerprint": finding.fingerprint,
    }


def _cells(row: dict[str, Any]) -> list[str]:
    return [row["level"], row["kind"], row["place"], row["message"], row["fingerprint"]]


def _counted(level: str, count: int) -> str:
    if level == "error":
        return trn("{count} error", "{count} errors", count)
    return (
        trn("{count} warning", "{count} warnings", count)
        if level == "warning"
        else trn("{count} note", "{count} notes", count)
    )


def say_summary(findings: list[Finding], checker: Checker) -> None:
    """Say how many findings of each level there are, and how to silence one."""
    from collections import Counter

    counts = Counter(finding.level for finding in findings)
    told = ", ".join(_counted(level, counts[level]) for level in sorted(counts)) or tr("nothing found")
    silenced = tr(", {count} silenced", count=checker.silenced) if checker.silenced else ""
    say(tr("{told}{silenced} in {segments} segments", told=told, silenced=silenced, segments=checker.segments))
    if findings:
        say(
            tr(
                "A finding that is no fault: glossary check --silence FINGERPRINT --reason WHY, or '#"
                " glossary-ignore: KIND' in the .po"
            )
        )


def write_kinds(output: CheckFormat) -> None:
    """Write the kinds of findings; as JSON where SARIF was asked for."""
    from glossary.checking.findings import KINDS

    rows = (
        {"kind": str(kind), "level": str(told.level), "what": tr(told.summary), "why": tr(told.explanation)}
        for kind, told in KINDS.items()
    )
    shape = OutputFormat(output.value) if output is not CheckFormat.SARIF else OutputFormat.JSON
    write_rows(rows, ["kind", "level", "what"], shape)
