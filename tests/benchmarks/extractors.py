"""The term extractors that are compared: each loads what it needs, then gives a function that mines a text."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from glossary.dutch.lexicon import FUNCTION_WORDS
from glossary.dutch.sentences import sentence_spans

Run = Callable[[], int]
# As many as this tool shows by itself.
_SHOWN = 60


def ours(path: Path, jobs: int) -> Run:
    """Mine a file as `glossary mine` does, from reading to the ranked list."""
    from glossary.mining import mine
    from glossary.mining.ranking import SHIPPED
    from glossary.reading import read_document
    from glossary.starter.knowledge import starter_knowledge

    knowledge = starter_knowledge()
    mine([], knowledge, SHIPPED)
    return lambda: len(mine([read_document(path)], knowledge, SHIPPED, jobs=jobs).candidates)


def program(path: Path, _: int) -> Run:
    """Run `glossary mine` as a program: mining, pairing with English, storing."""
    database = Path(tempfile.mkdtemp()) / "glossary.db"
    return _program([sys.executable, "-m", "glossary", "mine", str(path), "--db", str(database)])


def yake(path: Path, _: int) -> Run:
    """YAKE with its Dutch stop words."""
    from yake import KeywordExtractor

    text = path.read_text("utf-8")
    return lambda: len(KeywordExtractor(lan="nl", n=3, top=_SHOWN).extract_keywords(text))


def rake(path: Path, _: int) -> Run:
    """RAKE with our sentences and function words; its own need data that pip does not install."""
    import re

    from rake_nltk import Rake

    text = path.read_text("utf-8")
    word = re.compile(r"\w+(?:[-']\w+)*|[^\w\s]")

    def run() -> int:
        extractor = Rake(
            stopwords=FUNCTION_WORDS,
            punctuations=set(".,:;!?()\"'“”–-€%"),
            sentence_tokenizer=lambda whole: [whole[start:end] for start, end in sentence_spans(whole)],
            word_tokenizer=word.findall,
            max_length=5,
        )
        extractor.extract_keywords_from_text(text)
        return len(extractor.get_ranked_phrases())

    return run


def poterminology(path: Path, _: int) -> Run:
    """Run poterminology over a catalog with the sentences of the text as messages."""
    import polib

    folder = Path(tempfile.mkdtemp())
    catalog = polib.POFile()
    catalog.metadata = {"Content-Type": "text/plain; charset=utf-8"}
    text = path.read_text("utf-8")
    sentences = {text[start:end].strip() for start, end in sentence_spans(text)}
    catalog.extend(polib.POEntry(msgid=sentence, msgstr=sentence) for sentence in sorted(sentences) if sentence)
    catalog.save(str(folder / "in.po"))
    command = Path(sys.executable).with_name("poterminology")
    return _program([str(command), "--progress=none", "-i", str(folder / "in.po"), "-o", str(folder / "out.pot")])


def _program(command: list[str]) -> Run:
    def run() -> int:
        subprocess.run(command, check=True, capture_output=True)
        return 0

    return run


EXTRACTORS: dict[str, Callable[[Path, int], Run]] = {
    "ours": ours, "program": program, "yake": yake, "rake": rake, "poterminology": poterminology,
}  # fmt: skip
