"""The part-of-speech tagger: against sentences that a linguist can read, on any input, and from treebank to weights."""

from __future__ import annotations

import hashlib
import json
import lzma
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.dutch import packed_rows, tagger
from glossary.dutch.tagger import TAGS, WEIGHTS, Tagger, WeightsError, read_weights, tag
from glossary.dutch.tagger_features import Case as LetterCase
from glossary.dutch.tagger_features import own_features, sentence_case
from glossary.dutch.tokens import normalise, tokens
from glossary.errors import GlossaryError
from tests.benchmarks import train_tagger, treebank
from tests.golden import Case, cases, read_cases

GOLDEN = Path(__file__).with_name("cases") / "tagger.txt"
# The tags that decide where a noun phrase begins and ends; a participle before a noun counts as an adjective.
SHOWN = {"NOUN": "NOUN", "PROPN": "PROPN", "ADJ": "ADJ", "PTCP": "ADJ", "VERB": "VERB"}
BUSINESS = Path(train_tagger.__file__).with_name("tagger_business.conllu")


def shown(sentence: str) -> str:
    """Write each token with its tag behind it, where the tag is one of `SHOWN`."""
    texts = [token.text for token in tokens(normalise(sentence))]
    return " ".join(
        f"{text}/{SHOWN[found]}" if found in SHOWN else text for text, found in zip(texts, tag(texts), strict=True)
    )


@cases(GOLDEN)
def test_the_words_of_a_sentence_have_their_parts_of_speech(case: Case) -> None:
    assert shown(case.given) == case.expected


# What stands in sentences, what looks like it, and what nobody expects.
anything = st.one_of(
    st.sampled_from(
        "de De DE omzet Omzet OMZET ASML van : . \" ' 4% 3,5 AI-chips - -- winst- 's-Hertogenbosch".split()
    ),
    st.text(max_size=12),
    st.characters(categories=["Cs", "Cc", "Lu", "Mn", "Nd"]),
)


@given(st.lists(anything, max_size=12))
def test_every_token_gets_one_tag_and_always_the_same(texts: list[str]) -> None:
    found = tag(texts)
    assert len(found) == len(texts)
    assert set(found) <= set(TAGS)
    assert tag(texts) == found


@pytest.fixture(scope="module")
def weights() -> tagger.Weights:
    return read_weights()


@settings(deadline=None)
@given(st.lists(st.lists(anything, max_size=6), max_size=4))
def test_what_was_tagged_before_changes_nothing(sentences: list[list[str]]) -> None:
    seasoned = Tagger(read_weights_once())
    for sentence in sentences:
        assert Tagger(read_weights_once()).tag(sentence) == seasoned.tag(sentence)


def read_weights_once() -> tagger.Weights:
    """The weights as a value that properties can share."""
    return tagger._shipped()._weights


def test_bounded_memory_changes_no_tag(weights: tagger.Weights, monkeypatch: pytest.MonkeyPatch) -> None:
    sentences = [[token.text for token in tokens(case.given)] for case in read_cases(GOLDEN)]
    expected = [Tagger(weights).tag(sentence) for sentence in sentences]
    monkeypatch.setattr(tagger, "_MAX_WORDS", 3)
    monkeypatch.setattr(tagger, "_MAX_SURROUNDINGS", 1)
    small = Tagger(weights)
    assert [small.tag(sentence) for sentence in sentences] == expected
    assert all(len(words) <= 3 for words in small._words.values())


def test_no_tokens_have_no_tags() -> None:
    assert tag([]) == []


def test_typographic_apostrophes_and_hyphens_do_not_matter() -> None:
    assert tag(["De", "foto’s", "van", "AI‑chips"]) == tag(["De", "foto's", "van", "AI-chips"])


@pytest.mark.parametrize(
    "line", ["OMZET STIJGT STERK", "Omzet Per Regio", "Kosten Dalen Verder Door Lagere Energieprijzen"]
)
def test_the_capitals_of_a_headline_make_no_names(line: str) -> None:
    assert sentence_case(line.split()) == LetterCase.HEADLINE
    assert "PROPN" not in tag(line.split())


@pytest.mark.parametrize("line", ["ASML", "Jan Van Damme", "Winst Unilever hoger", "", "De AEX en de BEL 20"])
def test_names_make_no_headline(line: str) -> None:
    assert sentence_case(line.split()) == LetterCase.WRITTEN


def test_the_weights_are_small_and_those_that_the_checksum_names() -> None:
    content = WEIGHTS.read_bytes()
    assert len(content) < 1_000_000
    checksum = WEIGHTS.with_suffix(".sha256").read_text(encoding="utf-8")
    assert checksum == f"{hashlib.sha256(content).hexdigest()}  {WEIGHTS.name}\n"


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def repacked(content: bytes, **changes: object) -> bytes:
    """The same weights with other values in their header."""
    head, _, body = lzma.decompress(content).partition(b"\n")
    return lzma.compress(json.dumps({**json.loads(head), **changes}).encode() + b"\n" + body, preset=0)


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (cut, "cannot be read"),
        (lambda content: b"", "cannot be read"),
        (lambda content: lzma.compress(b"[]\n"), "cannot be read"),
        (lambda content: repacked(content, sizes=[1, 2, 3]), "cannot be read"),
        (lambda content: repacked(content, frequent=None), "cannot be read"),
        (lambda content: repacked(content, tags=["NOUN"]), "other parts of speech"),
    ],
)
def test_damaged_weights_are_refused_in_one_line(damage, message: str, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "weights.xz"
    path.write_bytes(damage(WEIGHTS.read_bytes()))
    with pytest.raises(WeightsError, match=message) as caught:
        read_weights(path)
    assert isinstance(caught.value, GlossaryError)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)


def test_missing_weights_are_refused(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="cannot be read"):
        read_weights(tmp_path / "none.xz")


TREEBANK = """\
# text = Nu verwacht 't bestuur ,,groei'' in 2026.
1\tNu\tnu\tADV\tBW\t_\t2\tadvmod\t_\t_
2-3\tverwacht't\t_\t_\t_\t_\t_\t_\t_\t_
2\tverwacht\tverwachten\tVERB\tWW|pv|tgw|met-t\t_\t0\troot\t_\t_
3\t't\thet\tDET\tLID|bep|stan|evon\t_\t4\tdet\t_\t_
4\tbestuur\tbestuur\tNOUN\tN|soort|ev|basis|onz|stan\t_\t2\tnsubj\t_\t_
5\t,,\t,,\tPUNCT\tLET\t_\t6\tpunct\t_\t_
6\tgroei\tgroei\tNOUN\tN|soort|ev|basis|zijd|stan\t_\t2\tobj\t_\t_
7\t''\t''\tPUNCT\tLET\t_\t6\tpunct\t_\t_
8\tin\tin\tADP\tVZ|init\t_\t9\tcase\t_\t_
9\t2026.\t2026\tNUM\tTW|hoofd|vrij\t_\t2\tobl\t_\t_

"""


def test_a_treebank_is_read_as_the_tokens_that_we_cut(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(TREEBANK * 2, encoding="utf-8")
    sentence = [("Nu", "ADV"), ("verwacht", "VERB"), ("'t", "DET"), ("bestuur", "NOUN"), ('"', "PUNCT")]
    sentence += [("groei", "NOUN"), ('"', "PUNCT"), ("in", "ADP"), ("2026", "NUM"), (".", "PUNCT")]
    assert treebank.read_treebank(path) == [sentence, sentence]


def test_a_line_that_is_no_conllu_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text("# text = Winst\n1 Winst NOUN\n1\tWinst\n", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"a\.conllu:3: 2 columns; CoNLL-U has 10"):
        treebank.read_treebank(path)


def test_training_twice_gives_the_same_bytes_and_what_was_shown_is_learnt(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(train_tagger, "SHUFFLES", 2)
    once, twice = tmp_path / "once.xz", tmp_path / "twice.xz"
    train_tagger.main(["--train", str(BUSINESS), "--held-out", str(BUSINESS), "--out", str(once)])
    train_tagger.main(["--train", str(BUSINESS), "--out", str(twice)])
    assert once.read_bytes() == twice.read_bytes()
    assert hashlib.sha256(once.read_bytes()).hexdigest() in once.with_suffix(".sha256").read_text(encoding="utf-8")
    assert "rows are right, columns are given: NOUN PROPN ADJ VERB rest" in capsys.readouterr().out
    learnt = Tagger(read_weights(once))
    sentences = treebank.read_treebank(BUSINESS)
    right = sum(learnt.tag([text for text, _ in sentence]) == [tag for _, tag in sentence] for sentence in sentences)
    assert right >= 0.9 * len(sentences)


def test_rows_added_as_numbers_give_the_sums_of_their_columns() -> None:
    table = {"a": bytes(range(12)), "b": bytes([255] * 12)}
    rows = packed_rows.packed_rows(table)
    assert packed_rows.total(["a", "unknown", "b", "a"], rows) == tuple(2 * n + 255 for n in range(12))
    assert packed_rows.total(["unknown"], rows) == (0,) * 12


def test_no_word_has_so_many_features_that_a_sum_could_overflow() -> None:
    longest = max(len(own_features(word)) for word in ("kapitaaluitgaven", "AI-infrastructuurplannen", "gehouden"))
    assert longest * 255 < 2**16
    assert len(TAGS) == packed_rows.WIDTH
