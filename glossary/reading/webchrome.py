"""The tree of a web page to its main text: which parts are menus, banners and forms, and where the text stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import cast

from lxml import etree

# The attributes that are asked about here.
ATTRIBUTES = ("class", "id", "role", "hidden", "aria-hidden", "style", "itemprop")
# No text for a reader, or a control.
_NEVER_TEXT = frozenset(
    """head script style template noscript svg math canvas object embed iframe applet audio video map select
        option datalist button input textarea meter progress dialog""".split()
)
_AROUND = frozenset({"nav", "aside", "menu", "footer", "search"})
_AROUND_ROLES = frozenset(
    """navigation banner contentinfo complementary search menu menubar toolbar dialog alertdialog tablist""".split()
)
# Words in class names and ids by which pages call what stands around their text.
_CHROME_WORD = re.compile(
    r"cookie\w*|consent|gdpr|onetrust|didomi|usercentrics|nav|navbar|navigation|navigatie|menu|submenu|breadcrumbs?|"
    r"kruimelpad|sidebar|zijbalk|footer|voettekst|masthead|topbar|toolbar|social|socials|sharing|addthis|related|"
    r"gerelateerd|newsletter|nieuwsbrief|advert\w*|ads|banner|promo|popup|modal|dialog|overlay|comments|reacties|login|"
    r"inloggen|search|zoeken|pagination|paginering|skiplinks?|paywall"
)
_HEADER_WORDS = frozenset({"site", "global", "top", "main"})
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
# A block that holds more of the text than this is the text, whatever its class says (a form around the whole page).
_MOST_OF_TEXT = 0.3
# <main> may stand around half-empty pages; articles on a page of teasers hold only part of what there is to read.
_MAIN_SHARE, _ARTICLE_SHARE = 0.2, 0.5
# A list of at least so many links, and little else, leads elsewhere.
_LINKS, _LINK_SHARE = 3, 0.8
_LISTS = frozenset({"ul", "ol", "div", "section", "table", "p", "dl"})


@dataclass(slots=True)
class Weights:
    """Characters of text in each element, of all and of links, and the number of links; controls count nothing."""

    text: dict[etree._Element, int] = field(default_factory=dict)
    linked: dict[etree._Element, int] = field(default_factory=dict)
    links: dict[etree._Element, int] = field(default_factory=dict)
    total: int = 0


def weigh(root: etree._Element) -> Weights:
    """Count the text in every element of a page, from the leaves to the root."""
    weights = Weights()
    text, linked, links = weights.text, weights.linked, weights.links
    for element in reversed(list(root.iter(etree.Element))):
        if element.tag in _NEVER_TEXT:
            text[element] = 0
        else:
            own = text.get(element, 0) + len((element.text or "").strip())
            text[element] = own
            if element.tag == "a":
                linked[element], links[element] = own, 1
        parent = element.getparent()
        if parent is not None:
            text[parent] = text.get(parent, 0) + text[element] + len((element.tail or "").strip())
            if element in links:
                linked[parent] = linked.get(parent, 0) + linked[element]
                links[parent] = links.get(parent, 0) + links[element]
    weights.total = text.get(root, 0)
    return weights


def main_parts(root: etree._Element, weights: Weights) -> list[etree._Element]:
    """Give the elements that hold the main text: <main>, else the articles, else the whole page."""
    for path, share in (
        ("//main|//*[@role='main']", _MAIN_SHARE),
        ("//article|//*[@itemprop='articleBody']", _ARTICLE_SHARE),
    ):
        found: dict[etree._Element, None] = dict.fromkeys(_found(root, path))
        outermost = [element for element in found if not any(above in found for above in element.iterancestors())]
        if outermost and sum(weights.text[element] for element in outermost) >= share * weights.total:
            return outermost
    return [root]


def _found(root: etree._Element, path: str) -> list[etree._Element]:
    return cast("list[etree._Element]", root.xpath(path))


def is_chrome(element: etree._Element, weights: Weights) -> bool:
    """Say whether an element stands around the main text rather than in it."""
    tag = element.tag
    if tag in _NEVER_TEXT:
        return True
    if tag in {"body", "html", "main", "article"}:
        return False
    if _is_hidden(element) or tag == "nav":
        return True
    small = weights.text[element] < _MOST_OF_TEXT * weights.total
    return small and (_is_around(element) or _is_called_chrome(element) or _is_list_of_links(element, weights))


def _is_hidden(element: etree._Element) -> bool:
    if "hidden" in element.attrib or element.get("aria-hidden") == "true":
        return True
    return "display:none" in element.get("style", "").replace(" ", "").casefold()


def _is_around(element: etree._Element) -> bool:
    if element.tag in _AROUND or element.tag == "form" or element.get("role") in _AROUND_ROLES:
        return True
    return element.tag == "header" and not any(above.tag in {"main", "article"} for above in element.iterancestors())


def _is_called_chrome(element: etree._Element) -> bool:
    named = f"{element.get('class', '')} {element.get('id', '')}"
    if named == " ":
        return False
    for name in named.split():
        words = [word.casefold() for word in _WORD.findall(name)]
        if any(_CHROME_WORD.fullmatch(word) for word in words):
            return True
        if "header" in words and (len(words) == 1 or _HEADER_WORDS & set(words)):
            return not any(above.tag in {"main", "article"} for above in element.iterancestors())
    return False


def _is_list_of_links(element: etree._Element, weights: Weights) -> bool:
    if element.tag not in _LISTS or weights.links.get(element, 0) < _LINKS:
        return False
    return weights.linked[element] >= _LINK_SHARE * weights.text[element]
