"""Dutch texts to one HTML page to look at: the text with its terms marked, the ranked list, and pictures."""

from glossary.report.data import Report
from glossary.report.gathering import build_report
from glossary.report.page import report_page

__all__ = ["Report", "build_report", "report_page"]
