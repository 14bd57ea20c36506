from functools import lru_cache

from glossary.dutch.lexicon import FUNCTION_WORDS, dictionary_lemma, is_known


@lru_cache(None)
def t1(w):
    l = w.lower()
    if not w[0].isalnum():
        return "PUNCT"
    if w[0].isdigit():
        return "NUM"
    if l in FUNCTION_WORDS:
        return "FUNC"
    d = dictionary_lemma(l)
    if w[0].isupper() and "-" not in w:
        return "PROPN*"
    if d and d.endswith("en") and len(d) >= len(l) and d != l:
        return "VERB"
    if l.endswith("e") and d and d != l:
        return "ADJ"
    if l.endswith(("lijk", "lijke", "ische", "isch", "ige", "ieve", "ale", "iële", "baar", "bare", "ende")):
        return "ADJ"
    return "NOUN"


def tag(ts):
    out = []
    for i, w in enumerate(ts):
        t = t1(w)
        if t == "PROPN*":
            t = "PROPN" if i or not is_known(w) else t1(w.lower())
        out.append(t)
    return out
