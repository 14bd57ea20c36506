from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.reading.markdown import plain
from tests.reading.conftest import Read

PAGE = """\
---
title: Halfjaarbericht
---
# De **vrije kasstroom** daalt

De [nettoschuld](https://nl.wikipedia.org/wiki/Schuld_(geld)) van het energiebedrijf liep in zes
maanden op tot `EUR` drie miljard.<!-- cijfer
nakijken --> De rente bleef laag.

- vrije kasstroom
- kapitaaluitgaven voor
  datacenters

| Onderdeel | Toelichting |
|-----------|-------------|
| Omzet     | zonder btw  |

> De ![grafiek van de winst](winst.png) is geen advies.

```python
omzet = kosten + winst
```

[1]: https://example.org
"""


def test_the_prose_is_read_without_markup_code_and_metadata(read: Read) -> None:
    assert read("bericht.md", PAGE).texts == [
        "De vrije kasstroom daalt",
        "De nettoschuld van het energiebedrijf liep in zes maanden op tot drie miljard.",
        "De rente bleef laag.",
        "vrije kasstroom",
        "kapitaaluitgaven voor datacenters",
        "Onderdeel",
        "Toelichting",
        "Omzet",
        "zonder btw",
        "De grafiek van de winst is geen advies.",
    ]


def test_offsets_point_at_the_words_behind_the_markup(read: Read) -> None:
    for segment in read("bericht.md", PAGE).segments:
        first = segment.text.split()[0]
        place = segment.place
        assert PAGE.splitlines()[place.line - 1].find(first) >= 0
        assert PAGE[place.offset :].startswith(first)


def test_a_rule_at_the_top_that_nothing_closes_is_no_metadata(read: Read) -> None:
    assert read("bericht.md", "---\n\nDe omzet steeg.\n").texts == ["De omzet steeg."]


def test_a_block_of_code_that_nothing_closes_is_said(read: Read) -> None:
    reading = read("bericht.md", "De omzet steeg.\n\n```\nDe winst daalde.\n")
    assert reading.texts == ["De omzet steeg."]
    assert reading.problems == ["bericht.md:3: passed over as code to the end of the file: nothing closes this block"]


@given(st.text(alphabet="ab *_`[]()<>!|#>-~1.\\:/", max_size=80))
def test_a_line_keeps_its_length(line: str) -> None:
    assert len(plain(line)) == len(line)


@pytest.mark.parametrize("piece", ["[", "[a](", "<a", "![", "`a", "_a", "|-", "> ", "- ", "[a](("])
def test_no_markup_takes_long_to_read(piece: str, read: Read) -> None:
    start = perf_counter()
    read("vijandig.md", piece * (190_000 // len(piece)) + "x\n\nDe omzet steeg.")
    assert perf_counter() - start < 5
