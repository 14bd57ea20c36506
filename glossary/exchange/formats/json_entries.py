"""Entries as JSON, whole: one document with a record a line, so that a difference in git shows the entries that changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from glossary.errors import ReadingError
from glossary.exchange.formats.base import ReadEntries, ReadOptions, WriteOptions, WrittenEntries
from glossary.exchange.formats.collecting import no_collection
from glossary.i18n import tr, tr_later
from glossary.model import ConceptEntry, Place, Problem

_ADVICE = tr_later("write one record a line, or check the file with 'python -m json.tool'")
# The names under which others keep a list of entries in a document.
_LISTS = ("entries", "terms", "glossary", "concepts", "items", "data")
# A record of the longest entry of the starter terms has 3 kB.
_LONGEST_LINE = 1024 * 1024


class JsonEntries:
    """Concept entries as the termbase keeps them."""

    name = "json"
    title = "JSON, for programs: everything an entry holds"
    suffix = ".json"
    reads = True

    def write(self, entries: Sequence[ConceptEntry], options: WriteOptions) -> WrittenEntries:
        """Write a JSON array of records, sorted by the Dutch term."""
        from glossary.exchange.formats.json_records import fault_of, invisible_in
        from glossary.exchange.formats.prepared import sorted_in_region
        from glossary.exchange.formats.tally import Tally
        from glossary.termbase.entry_json import entry_record

        tally = Tally(Place(self.name))
        records = []
        for entry in sorted_in_region(entries, options, tally):
            records.append(_line(entry))
            if fault := fault_of(entry_record(entry)):
                tally.add(f"an entry is no entry to a reader: {fault}", entry.stable_identifier)
            if invisible_in(entry):
                tally.add("invisible characters are taken out when the file is read", entry.stable_identifier)
        content = "[\n" + ",\n".join(records) + "\n]\n" if records else "[]\n"
        return WrittenEntries(content.encode(), tally.problems(), tally.left_out)

    def read(self, path: Path, options: ReadOptions) -> ReadEntries:
        """Read a JSON array, an object that holds one, or JSON lines. Raises ReadingError."""
        from glossary.reading.base import Limits
        from glossary.reading.encodings import decoded
        from glossary.reading.opening import check_source, opened

        limits, name = Limits(), str(path)
        check_source(name, limits)
        problems: list[Problem] = []
        with opened(name, limits) as source:
            text = decoded(source.read(), name, "", problems).removeprefix("\ufeff")
        return _read(text, path, options, problems)

    def recognises(self, path: Path, head: bytes) -> bool:
        """Tell by the ending, or by a first character that begins an array or an object."""
        if path.suffix.casefold() in {".json", ".jsonl", ".ndjson"}:
            return True
        begin = head.removeprefix(b"\xef\xbb\xbf").lstrip()
        return not path.suffix and (begin[:1] == b"{" or begin[:2] in {b"[{", b"[\n"})


def _line(entry: ConceptEntry) -> str:
    from glossary.termbase.entry_json import entry_record, entry_text

    line = entry_text(entry)
    try:
        line.encode()
    except UnicodeEncodeError:
        # Half a surrogate pair cannot stand in UTF-8, but can be written with a backslash.
        line = json.dumps(entry_record(entry), separators=(",", ":"))
    return line


def _read(text: str, path: Path, options: ReadOptions, problems: list[Problem]) -> ReadEntries:
    """Read a text with one record a line, between brackets or not; or, where it is another document, as a whole."""
    lines = text.split("\n")
    begun = [line.strip() for line in lines[:2]]
    first = begun[-1] if begun[0] == "[" else begun[0]
    name = str(path)
    if first.startswith("{") and first.rstrip(",").endswith("}"):
        try:
            return _gathered(_from_lines(lines, name), path, options, problems)
        except ReadingError:
            if begun[0] != "[":
                raise
            # A record that goes over several lines.
    return _gathered(_from_document(text, name), path, options, problems)


def _gathered(
    records: Iterable[tuple[int, Any]], path: Path, options: ReadOptions, problems: list[Problem]
) -> ReadEntries:
    from glossary.exchange.formats.json_records import JsonRecords

    with no_collection():
        found = JsonRecords(path, options)
        found.problems += problems
        for line, record in records:
            found.add(record, line)
        return found.result()


def _from_document(text: str, name: str) -> Iterator[tuple[int, Any]]:
    from glossary.reading.base import Limits

    most = Limits().tree_bytes
    if len(text) > most:
        raise ReadingError(
            name,
            tr(
                "has more than the {most} characters that one JSON document may have; {advice}",
                most=most,
                advice=tr(_ADVICE),
            ),
        )
    document = _parsed(text, name)
    if isinstance(document, dict):
        found = next((document[key] for key in _LISTS if isinstance(document.get(key), list)), None)
        document = [document] if found is None or "terms" in document else found
    if not isinstance(document, list):
        raise ReadingError(name, tr("is JSON but no list of entries; give an array of records with 'nl' and 'en'"))
    yield from enumerate(document, start=1)


def _from_lines(lines: list[str], name: str) -> Iterator[tuple[int, Any]]:
    last = max((number for number, line in enumerate(lines, start=1) if line.strip()), default=0)
    closed = lines[0].strip() != "["
    for number, line in enumerate(lines, start=1):
        bare = line.strip()
        if not bare or (number == 1 and bare == "["):
            continue
        if bare == "]" and number == last:
            closed = True
            continue
        if len(bare) > _LONGEST_LINE:
            raise ReadingError(
                f"{name}:{number}",
                tr("has {count} characters, too many for a record; split the entry", count=len(bare)),
            )
        yield number, _parsed(bare.removesuffix(","), f"{name}:{number}")
    if not closed:
        raise ReadingError(name, tr("is cut off: the array is not closed; {advice}", advice=tr(_ADVICE)))


def _parsed(text: str, name: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ReadingError(
            name, tr("is nested too deeply for a list of entries; {advice}", advice=tr(_ADVICE))
        ) from error
    except ValueError as error:
        reason = " ".join(str(error).split())[:100]
        raise ReadingError(
            name, tr("is no valid JSON ({reason}); {advice}", reason=reason, advice=tr(_ADVICE))
        ) from error


FORMAT = JsonEntries()
