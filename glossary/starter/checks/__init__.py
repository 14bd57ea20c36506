"""The files of terms/ to numbered findings: what breaks the format, contradicts itself or looks misspelt."""

from glossary.starter.checks.findings import CODES, Finding, Level
from glossary.starter.checks.run import check_row, check_terms

__all__ = ["CODES", "Finding", "Level", "check_row", "check_terms"]
