"""Annotated sentences to one HTML page that needs nothing else: no scripts, no fonts, no network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from glossary.annotating.annotate import AnnotatedSegment, Annotation, listed

_STYLE = """
:root{color-scheme:light dark;--ink:#1b1b1b;--paper:#fff;--own:#0a6b3d;--starter:#3a5a8c;--line:#ccc}
@media (prefers-color-scheme:dark){:root{--ink:#e6e6e6;--paper:#16181b;--own:#6fd3a0;--starter:#9dbbe8;--line:#444}}
body{font:1rem/1.6 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:48rem;margin:2rem auto;padding:0 1rem}
.s{margin:0 0 1.2rem;break-inside:avoid}.s p{margin:0}
mark{background:none;color:inherit;text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:3px;text-decoration-color:var(--starter)}
mark.own{text-decoration-color:var(--own)}
dl{display:grid;grid-template-columns:max-content 1fr;gap:0 1rem;margin:.3rem 0 0;padding-left:.8rem;border-left:2px solid var(--line);font-size:.9rem}
dt{font-weight:600;color:var(--starter)}dt.own{color:var(--own)}dd{margin:0}
@media (max-width:36rem){dl{grid-template-columns:1fr}}
@media print{:root{--ink:#000;--paper:#fff;--own:#000;--starter:#000}body{margin:0;max-width:none}}
""".strip()
# Characters that reorder or hide text, and control characters that HTML has no place for.
_UNSEEN = dict.fromkeys(
    [*(n for n in range(32) if n not in {9, 10}), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A),
     0x200E, 0x200F, *range(0xD800, 0xE000), 0xFFFE, 0xFFFF]
)  # fmt: skip


def page(title: str, segments: Iterable[AnnotatedSegment]) -> str:
    """Give the page: each sentence with its terms underlined, and below it their English."""
    body = "\n".join(_segment(segment) for segment in segments)
    return (
        '<!DOCTYPE html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{_safe(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{_safe(title)}</h1>\n{body}\n</body>\n</html>\n"
    )


def _segment(segment: AnnotatedSegment) -> str:
    terms = listed(segment)
    rows = "".join(_row(one) for one in terms)
    below = f"\n<dl>{rows}</dl>" if terms else ""
    return f'<section class="s"><p>{"".join(_marked(segment))}</p>{below}</section>'


def _row(one: Annotation) -> str:
    kind = ' class="own"' if one.own else ""
    return f'<dt{kind}>{_safe(one.term)}</dt><dd lang="en">{_safe(" | ".join(one.english))}</dd>'


def _marked(segment: AnnotatedSegment) -> Iterator[str]:
    at = 0
    for one in segment.annotations:
        kind = ' class="own"' if one.own else ""
        title = _safe(" | ".join(one.english))
        yield _safe(segment.text[at : one.start])
        yield f'<mark{kind} title="{title}">{_safe(segment.text[one.start : one.end])}</mark>'
        at = one.end
    yield _safe(segment.text[at:])


def _safe(text: str) -> str:
    return escape(text.translate(_UNSEEN))
