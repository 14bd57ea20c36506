from __future__ import annotations

import pytest

from glossary.errors import ReadingError
from tests.reading.conftest import Read

SRT = """\
1
00:00:01,000 --> 00:00:03,500
<i>De rente op staatsleningen</i>

2
00:00:03,600 --> 00:00:06,000
{\\an8}stijgt al drie maanden.
Beleggers wachten af.

3
00:00:07,000 --> 00:00:09,000
- Hoe lang nog?
- Tot het najaar.
"""
VTT = """\
WEBVTT - Beursnieuws

NOTE Gemaakt door de redactie

STYLE
::cue { color: red }

intro
01:02.000 --> 01:04.000 align:start
<v Presentator>De koers van <c.naam>Kern &amp; Co</c>

01:02:04.000 --> 01:02:06.000
daalde gisteren.
"""


def test_sentences_run_over_cues_and_speakers_stay_apart(read: Read) -> None:
    reading = read("journaal.srt", SRT.replace("\n", "\r\n"))
    assert list(zip(reading.texts, reading.places, strict=True)) == [
        ("De rente op staatsleningen stijgt al drie maanden.", (3, "00:00:01")),
        ("Beleggers wachten af.", (8, "00:00:03")),
        ("Hoe lang nog?", (12, "00:00:07")),
        ("Tot het najaar.", (13, "00:00:07")),
    ]


def test_web_captions_are_read_without_styles_and_notes(read: Read) -> None:
    reading = read("beurs.vtt", VTT)
    assert reading.texts == ["De koers van Kern & Co daalde gisteren."]
    assert reading.places == [(10, "01:02")]


def test_captions_without_full_stops_are_cut_somewhere(read: Read) -> None:
    cues = "\n".join(f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\nen de omzet stijgt\n" for n in range(1, 40))
    reading = read("lied.srt", cues)
    assert len(reading.texts) == 4
    assert sum(text.count("omzet") for text in reading.texts) == 39


@pytest.mark.parametrize("content", ["1\n\nDe omzet\n", "WEBVTT\n\nNOTE niets\n"])
def test_a_file_without_times_is_refused(content: str, read: Read) -> None:
    with pytest.raises(ReadingError, match="holds no subtitles: no text stands below a time"):
        read("a.srt", content)
