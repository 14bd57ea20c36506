"""Findings to SARIF 2.1.0, which GitHub, GitLab and editors show beside the lines.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from glossary import __version__
from glossary.checking.findings import KINDS, Finding, Kind

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_FINGERPRINT = "glossaryFinding/v1"


def sarif_log(findings: Iterable[Finding]) -> dict[str, Any]:
    """Give a SARIF log with one run."""
    order = list(Kind)
    driver = {
        "name": "glossary check",
        "semanticVersion": __version__,
        "informationUri": "https://pypi.org/project/dutch-glossary/",
        "rules": [_rule(kind) for kind in order],
    }
    results = [_result(finding, order.index(finding.kind)) for finding in findings]
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}


def _rule(kind: Kind) -> dict[str, Any]:
    level, summary, explanation = KINDS[kind]
    return {
        "id": str(kind),
        "name": "".join(word.capitalize() for word in kind.split("-")),
        "shortDescription": {"text": summary},
        "fullDescription": {"text": explanation},
        "help": {
            "text": f"{explanation} A finding that is no fault: glossary check --silence FINGERPRINT --reason WHY"
        },
        "defaultConfiguration": {"level": str(level)},
    }


def _result(finding: Finding, rule: int) -> dict[str, Any]:
    return {
        "ruleId": str(finding.kind),
        "ruleIndex": rule,
        "level": str(finding.level),
        "message": {"text": f"{finding.message}. To silence: {finding.silencing}"},
        "locations": [_location(finding)],
        "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
        "properties": {"dutch": finding.nl, "english": finding.en, "expected": list(finding.expected)},
    }


def _location(finding: Finding) -> dict[str, Any]:
    place = finding.place
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": {"uri": _uri(place.file)}, "region": {"startLine": max(1, place.line)}}
    }
    if place.part:
        location["logicalLocations"] = [{"name": place.part}]
    return location


def _uri(name: str) -> str:
    """Give a relative reference for a path below here, an absolute URI for one elsewhere.

    >>> _uri("po/nl en.po")
    'po/nl%20en.po'
    """
    path = Path(name)
    if path.is_absolute() or ".." in path.parts:
        try:
            return quote(path.resolve().relative_to(Path.cwd()).as_posix(), errors="replace")
        except ValueError:
            return re.sub(r"\s", "%20", path.resolve().as_uri())
    return quote(path.as_posix(), errors="replace")
