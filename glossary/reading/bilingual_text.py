"""A message as programs show it to plain text: accelerators, placeholders, markup and trailing marks go."""

from __future__ import annotations

import html
import re

from glossary.dutch.tokens import normalise

# What stands where a placeholder stood: a mark, so that the words around it are not taken for neighbours.
GAP = "…"
_BLOCK = re.compile(r"</?(?:br|p|li|ul|ol|div|tr|td|th|h[1-6]|table|hr)\b[^<>]{0,500}>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][\w:.-]{0,40}(?:\s[^<>]{0,500})?/?>|<!--.{0,2000}?-->", re.DOTALL)
_PLACEHOLDER = re.compile(
    r"""\$\{[^{}\s]{1,60}\}|\{\{[^{}]{1,60}\}\}|%\{[^{}\s]{1,60}\}|\{[\w.:,-]{0,40}\}   # ${x} {{x}} %{x} {0} {name} {}
    |%\([\w.-]{1,40}\)[-+#0]*\d*(?:\.\d+)?[a-zA-Z]                                     # %(name)s
    |(?<![\d%])%(?:\d{1,2}\$)?[-+#0]*\d*(?:\.\d+|\.\*)?(?:hh|ll|[hlLqjzt])?[diouxXeEfFgGcrsapn@](?![^\W\d_])   # %s %1$d %.2f
    |(?<![\d%])%L?\d{1,2}(?!\d|\s?%)                                                  # %1 of Qt
    |(?<!\w)@[a-z_]+@?(?!\w)|(?<!\w)\$[A-Za-z_]\w*""",
    re.VERBOSE,
)
_ESCAPED_BREAK = re.compile(r"\\[nrt]")
_WINDOWS_PATH = re.compile(r"[A-Za-z]:\\|\\\\")
_CJK_ACCELERATOR = re.compile(r"(?<!\s)\s*+\([&_~]\w\)")
# &File, Be&stand, ~File; but R&D, P&L and AT&T keep theirs.
_ACCELERATOR = re.compile(r"(?<![^\W_])[&~](?=[^\W_])|(?<=[a-zà-ÿ])[&~](?=[a-zà-ÿ])")
_UNDERSCORE_FIRST = re.compile(r"(?<![\w])_(?=[^\W_])")
_UNDERSCORE_INSIDE = re.compile(r"(?<![\w-])([^\W\d_]+)_([^\W\d_]+)(?![\w-])")
# What a message ends with beside its words, read from its end.
_TRAILING = re.compile(r"(?:(?:[:…]|\.{2,}+)\s*+)++")
_LETTER = re.compile(r"[^\W\d_]")


def plain_text(message: str) -> str:
    """Give the words of a message as running text; a gap where something is filled in.

    >>> plain_text("Be&stand openen..."), plain_text("_Save as:"), plain_text("R&amp;D <b>costs</b>")
    ('Bestand openen', 'Save as', 'R&D costs')
    >>> plain_text("%1$s van {name} gekopieerd (50% klaar)")
    '… van … gekopieerd (50% klaar)'
    """
    text = message
    if "<" in text or "&" in text:
        text = _without_markup(text)
    if "\\" in text and not _WINDOWS_PATH.search(text):
        text = _ESCAPED_BREAK.sub(" ", text)
    text = _PLACEHOLDER.sub(GAP, text)
    text = _without_accelerators(text)
    text = " ".join(normalise(text).split())
    found = _TRAILING.match(text[::-1])
    return (text[: len(text) - found.end()] if found else text).strip()


def has_words(text: str) -> bool:
    """Say whether a text holds a word: two letters at least.

    >>> has_words("…: 12%"), has_words("Nr 5")
    (False, True)
    """
    return len(_LETTER.findall(text)) >= 2


def _without_markup(text: str) -> str:
    """Take tags out, then entities, then the tags that entities hid."""
    for _ in range(2):
        text = _TAG.sub("", _BLOCK.sub(" ", text))
        if "&" not in text:
            break
        text = html.unescape(text)
    return text


def _without_accelerators(text: str) -> str:
    text = _CJK_ACCELERATOR.sub("", text).replace("&&", "\0")
    text = _ACCELERATOR.sub("", text).replace("\0", "&")
    if text.count("_") == 1:
        text = _UNDERSCORE_FIRST.sub("", text)
        text = _UNDERSCORE_INSIDE.sub(_joined_when_a_word, text)
    return text


def _joined_when_a_word(found: re.Match[str]) -> str:
    """Join Be_stand, but leave file_name: only a word that a language has was marked inside."""
    from glossary.dutch.lexicon import is_known, zipf

    whole = found.group(1) + found.group(2)
    return whole if is_known(whole) and (len(found.group(1)) < 3 or zipf(whole) > 2) else found.group()
