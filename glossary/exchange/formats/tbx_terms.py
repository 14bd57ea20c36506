"""What TBX says of a term, one data category after the other, to what a term is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from glossary.exchange.formats.labels import gender_of, kind_of, pos_of, region_of, status_of
from glossary.exchange.formats.tbx_writing import CASE, PLURAL, named_note
from glossary.model import TermStatus


@dataclass(slots=True)
class Told:
    """What is said of one term."""

    region: str
    text: str = ""
    status: TermStatus | None = None
    pos: str = ""
    named_pos: str = ""
    genders: list[str] = field(default_factory=list)
    plural: str = ""
    kind: str = ""
    notes: list[str] = field(default_factory=list)
    case_sensitive: bool = False


def _take_pos(told: Told, text: str) -> bool:
    told.pos = told.named_pos or pos_of(text)
    return True


def _take_gender(told: Told, text: str) -> bool:
    told.genders += gender_of(text).split("/")
    return gender_of(text) != ""


def _take_number(told: Told, text: str) -> bool:
    told.plural = told.plural or {"plural": "=", "singular": ""}.get(text.casefold(), "")
    return text.casefold() in {"plural", "singular"}


def _take_status(told: Told, text: str) -> bool:
    told.status = status_of(text) or told.status
    return status_of(text) is not None


def _take_kind(told: Told, text: str) -> bool:
    told.kind = kind_of(text) or told.kind
    return kind_of(text) is not None


def _take_region(told: Told, text: str) -> bool:
    told.region = region_of(text) or told.region
    return region_of(text) != ""


def _take_note(told: Told, text: str) -> bool:
    name, value = named_note(text)
    if name == PLURAL:
        told.plural = value
    elif name == CASE:
        told.case_sensitive = True
    elif name:
        told.pos = told.named_pos = value
    else:
        told.notes.append(value)
    return True


# What is said of a term, by its category in lower case; each tells whether it understood the text.
OF_TERM: dict[str, Callable[[Told, str], bool]] = {
    "partofspeech": _take_pos, "grammaticalgender": _take_gender, "grammaticalnumber": _take_number,
    "administrativestatus": _take_status, "normativeauthorization": _take_status, "status": _take_status,
    "termtype": _take_kind, "geographicalusage": _take_region, "note": _take_note,
}  # fmt: skip
