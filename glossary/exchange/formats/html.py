"""Entries to a glossary as one web page: for a client to read, search in the browser, and print; it loads nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from glossary.errors import UsageError
from glossary.exchange.formats.base import ReadEntries, ReadOptions, WriteOptions, WrittenEntries
from glossary.exchange.formats.printed import Article, Printed, Reference, Shown, printed
from glossary.exchange.formats.tally import Tally
from glossary.exchange.plain_text import one_line
from glossary.i18n import tr
from glossary.model import ConceptEntry, Place

# Text stands out by at least 7 : 1 from what is behind it, on paper, by day and by night (WCAG 2.2, AAA).
_STYLE = """
:root { color-scheme: light dark; --text: #1b1b1b; --quiet: #4a4a4a; --back: #fff; --link: #0a4586; --line: #c9c9c9; --bad: #8c1010 }
@media (prefers-color-scheme: dark) {
  :root { --text: #ececec; --quiet: #bdbdbd; --back: #141414; --link: #9cc4ff; --line: #444; --bad: #ff9d9d }
}
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; font: 1rem/1.5 Georgia, "Times New Roman", serif; color: var(--text); background: var(--back) }
h1, h2, nav { font-family: system-ui, sans-serif }
h1 { margin: 0 }
h2 { border-bottom: 1px solid var(--line); margin: 2rem 0 .5rem; break-after: avoid }
a { color: var(--link) }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
.skip { position: absolute; left: -100rem }
.skip:focus { position: static }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem; list-style: none; margin: 1rem 0; padding: 0 }
nav a { display: block; min-width: 1.75rem; padding: .15rem .4rem; text-align: center; border: 1px solid var(--line) }
dl { margin: 0 }
dl > div { margin: 0 0 .75rem; break-inside: avoid }
dl > div:target { outline: 2px solid var(--link); outline-offset: .25rem }
dt { font-weight: bold }
dfn { font-style: normal }
dt small, dd small { font-weight: normal; font-size: .875rem; color: var(--quiet) }
dd { margin: 0 0 0 1.5rem }
.avoid { color: var(--bad) }
@media print {
  :root { --text: #000; --quiet: #333; --back: #fff; --link: #000; --bad: #000 }
  body { max-width: none; padding: 0; font-size: 9.5pt }
  nav, .skip { display: none }
  main { columns: 2; column-gap: 1.5rem }
  a { text-decoration: none }
}
@page { margin: 2cm }
"""


@dataclass(frozen=True, slots=True)
class HtmlGlossary:
    """A glossary to read; it is not read back."""

    name: str = "html"
    title: str = "web page: a glossary to send to a client or print, by letter, with cross references"
    suffix: str = ".html"
    reads: bool = False

    def write(self, entries: Sequence[ConceptEntry], options: WriteOptions) -> WrittenEntries:
        """Give the glossary as one page that needs nothing else."""
        tally = Tally(Place("glossary.html"))
        lines = _page(printed(entries, options, tally))
        return WrittenEntries(("\n".join(lines) + "\n").encode(), tally.problems(), tally.left_out)

    def read(self, path: Path, options: ReadOptions) -> ReadEntries:
        """Raise UsageError: what is made for people is not read back."""
        del options
        raise UsageError(tr("{path}: a web page is only written; import the csv or xlsx that belongs to it", path=path))

    def recognises(self, path: Path, head: bytes) -> bool:
        """Take no file."""
        del path, head
        return False


def _page(glossary: Printed) -> Iterator[str]:
    title = escape(one_line(glossary.title))
    entries = "entry" if glossary.entries == 1 else "entries"
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>"
    yield '<a class="skip" href="#terms">To the terms</a>'
    yield f"<header>\n<h1>{title}</h1>"
    yield f"<p>Dutch to English, {glossary.entries} {entries}{', ' if glossary.date else ''}{glossary.date}</p>\n</header>"
    if glossary.letters:
        links = "".join(
            f'<li><a href="#letter-{number}">{letter}</a></li>'
            for number, (letter, _) in enumerate(glossary.letters, 1)
        )
        yield f'<nav aria-label="Letters"><ul>{links}</ul></nav>'
    yield '<main id="terms">'
    for number, (letter, lines) in enumerate(glossary.letters, 1):
        yield f'<section aria-labelledby="letter-{number}">\n<h2 id="letter-{number}">{letter}</h2>\n<dl>'
        for line in lines:
            yield _reference(line) if isinstance(line, Reference) else _article(line)
        yield "</dl>\n</section>"
    yield "</main>\n</body>\n</html>"


def _article(article: Article) -> str:
    homonym = f" <small>[{escape(article.homonym)}]</small>" if article.homonym else ""
    head = f'<dt><dfn lang="nl">{escape(article.head.text)}</dfn>{_brackets(article.head)}{homonym}</dt>'
    return f'<div id="{escape(article.anchor)}">{head}{"".join(_descriptions(article))}</div>'


def _descriptions(article: Article) -> Iterator[str]:
    if article.english:
        first, *others = (_term(term) for term in article.english)
        yield f"<dd>{', '.join((f'<strong>{first}</strong>', *others))}</dd>"
    else:
        yield "<dd><small>no English to be used</small></dd>"
    if article.dutch:
        yield f"<dd><small>also:</small> {_terms(article.dutch, 'nl')}</dd>"
    if article.dated:
        yield f"<dd><small>no longer:</small> {_terms(article.dated)}</dd>"
    if article.avoid:
        yield f'<dd class="avoid"><strong>do not use:</strong> {_terms(article.avoid)}</dd>'
    if article.definition:
        yield f"<dd>{escape(article.definition)}</dd>"
    if article.note:
        yield f"<dd><small>note:</small> {escape(article.note)}</dd>"
    for term in (article.head, *article.english, *article.dutch, *article.dated, *article.avoid):
        if term.usage:
            yield f"<dd><small>usage of</small> {escape(term.text)}: {escape(term.usage)}</dd>"
    if not article.homonym:
        yield f"<dd><small>{escape(article.field)}</small></dd>"


def _terms(terms: Sequence[Shown], language: str = "") -> str:
    return ", ".join(_term(term, language) for term in terms)


def _term(term: Shown, language: str = "") -> str:
    text = escape(term.text)
    return f'<span lang="{language}">{text}</span>{_brackets(term)}' if language else f"{text}{_brackets(term)}"


def _brackets(term: Shown) -> str:
    return f" <small>({escape(', '.join(term.remarks))})</small>" if term.remarks else ""


def _reference(reference: Reference) -> str:
    word = "use" if reference.avoid else "see"
    targets = ", ".join(
        f'<a href="#{escape(anchor)}" lang="nl">{escape(head)}</a>' for head, anchor in reference.targets
    )
    return f'<div><dt lang="nl">{escape(reference.text)}</dt><dd><small>{word}</small> {targets}</dd></div>'


FORMAT = HtmlGlossary()
