"""How common a Dutch word is, and which words are grammar rather than meaning."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from math import log10

# Words that hold a sentence together: articles, pronouns, prepositions, conjunctions, auxiliaries, adverbs.
FUNCTION_WORDS = frozenset(
    """aan aangezien aaneen achter af afgezien al aldaar aldus alhoewel alle allebei alleen allemaal alles als
        alsnog alsof alsook altijd ander andere anderen anders anderzijds behalve behoudens beide beiden ben
        beneden bent bepaald beter bij bijna bijvoorbeeld binnen binnenin boven bovenal bovendien buiten daar
        daaraan daarbij daardoor daarentegen daarin daarmee daarna daarnaast daarom daaronder daarop daarover
        daaruit daarvan daarvoor dan dat de den der des deze dezelfde die diens dient dikwijls dit doch doen
        doet door doorgaans dus echter een één eer eerder eerst eerste elk elkaar elke en enerzijds enige
        enigszins enkel enkele er eraan erbij erdoor ergens erin ermee erop erover eruit ervan ervoor etc
        evenals eveneens evenmin even fijn gaan gaat ge geen gehad geleden gelijk geweest gewoon ging graag haar
        had hadden hare heb hebben hebt heeft hele hem hen het hetgeen hetzelfde hetzij hier hierbij hierdoor
        hierin hiermee hierna hierom hierop hierover hieruit hiervan hiervoor hij hoe hoeveel hoewel hoezeer hun
        ieder iedere iedereen iemand iets ik in inclusief indien inmiddels inzake is ja je jij jou jouw jullie
        juist kan kon konden kunnen kunt laat laatst laatste laten lijkt maar maken maakt me meer meest meeste
        mee men met mij mijn minder mits moest moesten moet moeten mogelijk mogen mocht mochten momenteel na
        naar naargelang naast nabij nadat namelijk nee net niemand niet niets nog nogal noch nooit nou nu of
        ofschoon om omdat omhoog omlaag omstreeks omtrent ondanks onder ondertussen ons onszelf onze ook op
        opnieuw opzij over overal overigens pas per plus precies reeds rond rondom samen sedert sinds sindsdien
        slechts soms sommige steeds te tegen tegenover ten tenzij ter terug terwijl thans tijdens toch toe toen
        tot totdat tussen uit uitgezonderd u uw vaak van vanaf vanuit vanwege vandaag gisteren morgen veel vele
        velen verder verdere via vol volgens volgende voor vooraf vooral voorbij voordat voorheen voorts vooruit
        vrijwel waar waaraan waarbij waardoor waarin waarmee waarna waarom waaronder waarop waarover waaruit
        waarvan waarvoor want waren was wat wegens wel weer welk welke werd werden wezen wie wiens wier wij wil
        wilde wilden willen word worden wordt wou zal zij zijn zo zoals zodat zodoende zodra zeer zelf zelfs ze
        zich zichzelf zonder zou zouden zowel zulk zulke zullen zult aldoor allang alvast alweer amper beetje
        best daarvandaan desondanks deels eens eigenlijk eindelijk ergo erg flink gauw geheel genoeg haast heel
        helaas helemaal heus hoogstens immers ineens kortom liever lang links maal meteen minstens misschien
        mogelijkerwijs nauwelijks niettemin nimmer onlangs ooit pakweg rechts redelijk ruim ruwweg schijnbaar
        sowieso stellig straks tamelijk tegelijk ten minste tevens tezamen tja toentertijd uiteraard uitsluitend
        vanzelf vermoedelijk voldoende voortaan vervolgens weleens weliswaar weldra welnu wellicht zeker
        zogenaamd zogezegd zojuist zolang zomaar zopas zoveel zowat waarschijnlijk volledig ongeveer circa
        respectievelijk één twee drie vier vijf zes zeven acht negen tien elf twaalf twintig dertig veertig
        vijftig zestig zeventig tachtig negentig honderd duizend tweede derde vierde vijfde zesde zevende
        achtste negende tiende""".split()
)
UNITS = frozenset(
    """miljoen miljard biljoen duizend miljoenen miljarden mln mrd euro euro's dollar dollars pond yen frank
        procent procentpunt procentpunten promille basispunten km m cm mm kg g mg l ml ha kwh mwh gwh kw mw gw v
        hz ghz mhz gb mb tb kb uur uren minuut minuten seconde seconden jaar jaren maand maanden week weken dag dagen bijv etc enz nr blz art""".split()
)
CALENDAR = frozenset(
    """maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli
        augustus september oktober november december maandagochtend maandagavond vanochtend vanmiddag vanavond
        gisteravond jan feb mrt apr jun jul aug sep sept okt nov dec""".split()
)


@cache
def _dictionary() -> Mapping[str, str]:
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    table: Mapping[str, str] = DefaultDictionaryFactory().get_dictionary("nl")
    return table


@lru_cache(maxsize=80_000)
def dictionary_lemma(form: str) -> str | None:
    """Give the lemma that simplemma's dictionary has for a lower-case form, or None for an unknown one.

    Some of its lemmas mark a separable verb with `_` (in_kopen); the mark is taken out.
    """
    lemma = _dictionary().get(form)
    return None if lemma is None else lemma.replace("_", "")


@cache
def frequencies() -> dict[str, float]:
    """Give wordfreq's Dutch words with their share of all words (0 to 1)."""
    from wordfreq import get_frequency_dict

    table: dict[str, float] = get_frequency_dict("nl", wordlist="large")
    return table


def zipf(word: str) -> float:
    """Give the Zipf frequency of a word: log10 of its count per billion; 0 when it is unknown.

    Source: van Heuven, Mandera, Keuleers & Brysbaert 2014.

    >>> zipf("markt") > 4.5, zipf("kapitaaluitgaven")
    (True, 0.0)
    """
    share = frequencies().get(word.casefold())
    return max(0.0, log10(share) + 9) if share else 0.0


def is_known(word: str) -> bool:
    """Say whether the Dutch frequency list has the word."""
    return word.casefold() in frequencies()
