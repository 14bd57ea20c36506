"""A Report to one HTML page that needs nothing else: no network, no fonts, no other file.

Terms are written once, as JSON; the marks in the text and the list refer to them by number. The page forbids itself to
load anything and to run any script but its own (a Content Security Policy with the hashes of both parts).
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from html import escape
from importlib import resources

from glossary.model import Equivalent, SubjectField
from glossary.report.data import Report, ReportDocument, ReportParagraph, ReportTerm, Standing, standings
from glossary.report.marking import clean, shown
from glossary.report.pictures import NAMES, Figure, figures, headline

# English terms shown for a term, and forms; a reviewer never looked at a seventh.
_MOST_EQUIVALENTS = 6
_MOST_FORMS = 12
# A line without a full stop that is not longer is set as a heading.
_HEADING = 110
_PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")
# One sign for each standing, beside its colour and its line.
SIGNS = {
    Standing.APPROVED: "✓",
    Standing.SUGGESTED: "○",
    Standing.UNKNOWN: "?",
    Standing.DEFERRED: "…",
    Standing.REJECTED: "✗",
}
# The class of the marks of each standing.
_CLASSES = {
    Standing.APPROVED: "a",
    Standing.SUGGESTED: "s",
    Standing.UNKNOWN: "u",
    Standing.DEFERRED: "d",
    Standing.REJECTED: "r",
}


def report_page(report: Report, moment: datetime, title: str = "") -> str:
    """Write the page; the same report and moment give the same page."""
    style, script = _part("page.css"), _part("page.js")
    names = [document.name for document in report.documents]
    subject = title or (names[0] if len(names) == 1 else f"{len(names)} documents")
    parts = {
        "title": _text(subject),
        "policy": f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:;"
        " base-uri 'none'; form-action 'none'",
        "style": style,
        "script": script,
        "date": f'<time datetime="{moment:%Y-%m-%d}">{moment.day} {moment:%B %Y}</time>',
        "figures": "".join(_tile(*figure) for figure in headline(report)),
        "legend": "".join(_switch(kind, count) for kind, count in standings(report.terms).items() if count),
        "documents": "".join(_document(document, report.terms) for document in report.documents),
        "statuses": "".join(f'<option value="{at}">{NAMES[kind]}</option>' for at, kind in enumerate(Standing)),
        "fields": "".join(f'<option value="{at}">{field}</option>' for at, field in enumerate(SubjectField)),
        "pictures": "".join(map(_figure, figures(report))),
        "notes": _notes(report),
        "data": script_json(_data(report.terms)),
    }
    return _filled(_part("page.html"), parts)


def _part(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


def _filled(template: str, parts: Mapping[str, str]) -> str:
    """Put parts in their places in one pass, so that what a text holds is never taken for a place."""
    return _PLACEHOLDER.sub(lambda found: parts[found[1]], template)


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def script_json(value: object) -> str:
    """Write JSON that can stand in a script element: nothing in it ends the element or reorders the source.

    >>> script_json(["</script>", "\\u202e"])
    '["\\\\u003c/script\\\\u003e","\\\\u202e"]'
    """
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


# What means something to an HTML parser, line ends of JavaScript, and characters that hide or reorder text.
_UNSAFE = re.compile("[<>&\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def _text(text: str) -> str:
    return escape(shown(text))


def _data(terms: Sequence[ReportTerm]) -> dict[str, object]:
    """Give the terms as lists in the order that page.js knows; every piece of evidence once."""
    evidence: dict[tuple[str, str], int] = {}

    def equivalent(one: Equivalent) -> list[object]:
        reasons = [(str(why.kind), shown(why.text).removeprefix(f"{why.kind}: ")) for why in one.evidence]
        numbers = [evidence.setdefault(reason, len(evidence)) for reason in dict.fromkeys(reasons)]
        return [shown(one.en), round(one.confidence, 2), numbers]

    fields, kinds = list(SubjectField), list(Standing)
    rows = [
        [
            shown(term.nl),
            kinds.index(term.standing),
            fields.index(term.subject_field),
            term.frequency,
            round(term.termhood, 2),
            [equivalent(one) for one in term.equivalents[:_MOST_EQUIVALENTS]],
            [shown(form) for form in term.forms[:_MOST_FORMS]],
            shown(term.subfield),
            shown(term.reason),
        ]
        for term in terms
    ]
    return {
        "terms": rows,
        "evidence": [list(why) for why in evidence],
        "fields": [str(field) for field in fields],
        "names": [NAMES[kind] for kind in kinds],
        "signs": [SIGNS[kind] for kind in kinds],
        "classes": [_CLASSES[kind] for kind in kinds],
    }


def _tile(name: str, value: str) -> str:
    return f"<div><dt>{_text(name)}</dt><dd>{_text(value)}</dd></div>"


def _switch(kind: Standing, count: int) -> str:
    """Give the switch that shows and hides the marks of a standing; it is the legend too."""
    sign = f'<span class="sign" aria-hidden="true">{SIGNS[kind]}</span>'
    name = f'<span class="key {_CLASSES[kind]}">{NAMES[kind]}</span>'
    return f'<label><input type="checkbox" checked data-kind="{_CLASSES[kind]}">{sign} {name} <span class="n">{count:,}</span></label>'


def _document(document: ReportDocument, terms: Sequence[ReportTerm]) -> str:
    body = "".join(_paragraphs(document.paragraphs, terms))
    return f'<article><h3>{_text(document.name)}</h3><div lang="nl">{body}</div></article>'


def _paragraphs(paragraphs: Sequence[ReportParagraph], terms: Sequence[ReportTerm]) -> Iterator[str]:
    for paragraph in paragraphs:
        text = paragraph.text
        heading = len(text) <= _HEADING and text[-1:].isalnum() and len(paragraphs) > 1
        yield f"<p{' class=h' if heading else ''}>{''.join(_pieces(paragraph, terms))}</p>\n"


def _pieces(paragraph: ReportParagraph, terms: Sequence[ReportTerm]) -> Iterator[str]:
    for piece in paragraph.pieces:
        text = escape(clean(piece.text), quote=False)
        if piece.term < 0:
            yield text
        else:
            yield f"<mark class={_CLASSES[terms[piece.term].standing]} data-t={piece.term}>{text}</mark>"


def _figure(figure: Figure) -> str:
    name = figure.identifier
    return (
        f'<figure id="{name}" class="{"wide" if figure.wide else "half"}"><figcaption><h3>{escape(figure.title)}</h3>'
        f"<p>{_text(figure.description)}</p></figcaption>"
        f'<div class="scroll" tabindex="0" role="group" aria-label="{escape(figure.title)}, picture">{figure.svg}</div>'
        f"<details><summary>The figures behind it</summary>{_table(figure)}</details></figure>"
    )


def _table(figure: Figure) -> str:
    head = "".join(f'<th scope="col">{_text(heading)}</th>' for heading in figure.headings)
    rows = "".join(
        f'<tr><th scope="row">{_text(row[0])}</th>{"".join(f"<td>{_text(cell)}</td>" for cell in row[1:])}</tr>'
        for row in figure.rows
    )
    return (
        f'<div class="scroll" tabindex="0" role="group" aria-label="{escape(figure.title)}, table"><table class="figures">'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _notes(report: Report) -> str:
    notes: Iterable[str] = [str(problem) for problem in report.problems]
    names = f"{report.names:,} names of companies, people and products are left out." if report.names else ""
    found = [*([names] if names else []), *notes]
    return "<ul>" + "".join(f"<li>{_text(note)}</li>" for note in found) + "</ul>" if found else ""
