"""Last export, the file as it is now, and the termbase to one catalog: a three-way merge.

The tool owns the `#.` and `#:` lines and its own flags. People own the wording (msgstr), their `# ` comments, flags and
headers that the tool does not know, and taking `fuzzy` away. What both changed stays as people have it, and is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from enum import StrEnum

import polib

from glossary.exchange.catalog import Key, key_of, order_of
from glossary.exchange.comments import is_marked

_OWN_FLAGS = frozenset({"terminology", "forbidden", "fuzzy"})
# msgfmt checks such messages for printf directives, and a term like "5%-regel" fails.
_NEVER_FLAGS = frozenset({"c-format", ""})


class ChangeKind(StrEnum):
    """What a translator did to a message."""

    REWORDED = "reworded"
    APPROVED = "approved"
    """The fuzzy mark was taken from a suggestion."""
    DOUBTED = "doubted"
    """An approved wording was marked fuzzy."""
    ADDED = "added"
    """The message is the translator's own."""
    CLEARED = "cleared"
    """The wording was deleted; it is filled in again."""
    REPLACED = "replaced"
    """An unfinished wording, fuzzy or obsolete, gave way to the termbase's."""
    DECLINED = "declined"
    """A wording that a reviewer decided against gave way to the termbase's."""


@dataclass(frozen=True, slots=True)
class TranslatorChange:
    """What a translator changed in a catalog, to be reviewed for the termbase."""

    msgid: str
    msgctxt: str
    """Empty where the message has none."""
    before: str
    """The wording of the last export, or the termbase's where that is not known; empty for an added message."""
    after: str
    kind: ChangeKind = ChangeKind.REWORDED
    catalog: str = ""
    """The subject field."""

    def __str__(self) -> str:
        if self.kind is ChangeKind.DECLINED:
            return f"{self.msgid}: '{self.after}' was decided on in a review; it is '{self.before}' again"
        return f"{self.msgid}: {self.kind}, '{self.before}' -> '{self.after}'"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A message that a translator and the termbase changed in two ways; the file keeps the translator's."""

    msgid: str
    msgctxt: str
    base: str
    theirs: str
    ours: str
    """Empty where the termbase no longer has the term, and the message became obsolete."""
    catalog: str = ""

    def __str__(self) -> str:
        now = f"the termbase says '{self.ours}'" if self.ours else "the termbase no longer has it"
        return f"{self.msgid}: a translator made '{self.base}' into '{self.theirs}', {now}; approve one in a review"


@dataclass(slots=True)
class Merge:
    """A merged catalog: its messages sorted, obsolete ones last, and what people did."""

    catalog: str = ""
    messages: list[polib.POEntry] = field(default_factory=list)
    changes: list[TranslatorChange] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _State:
    """What people may change of a message."""

    wording: str
    fuzzy: bool


Outcome = tuple[_State, ChangeKind | None]


def merge_catalogs(
    ours: Sequence[polib.POEntry],
    theirs: Sequence[polib.POEntry],
    base: Sequence[polib.POEntry] | None = None,
    *,
    catalog: str = "",
    declined: Collection[tuple[str, str]] = frozenset(),
) -> Merge:
    """Merge the termbase's messages into those of a file, both as `parse_catalog` gives them.

    `base` is what the tool itself wanted to write last time, not the merged file. Without it, a wording that differs
    from ours in a message that is not fuzzy counts as the translator's. `declined` holds wordings that a reviewer
    decided on, as msgid and msgstr: where the termbase says otherwise, it wins, and that is told.
    """
    current = {key_of(message): message for message in theirs}
    before = None if base is None else {key_of(known): _state(known) for known in base if not known.obsolete}
    merge = Merge(catalog)
    successors = _successors(ours, current, before or {})
    for message in ours:
        key = key_of(message)
        found = current.get(successors.get(key, key))
        last = (before or {}).get(successors.get(key, key)) or (before or {}).get(key)
        if found is not None and not found.obsolete and (message.msgid, _wording(found)) in declined:
            if _wording(found) != message.msgstr:
                said = _wording(found)
                merge.changes.append(TranslatorChange(*key, message.msgstr, said, ChangeKind.DECLINED, catalog))
            # As if nobody had touched it.
            last = _state(found)
        merge.messages.append(message if found is None else _merged(merge, message, found, last))
    used = {key_of(message) for message in ours} | set(successors.values())
    for key, message in current.items():
        if key not in used:
            merge.messages += _left_over(merge, message, before)
    merge.messages.sort(key=order_of)
    return merge


def _state(message: polib.POEntry) -> _State:
    return _State(_wording(message), "fuzzy" in message.flags)


def _wording(message: polib.POEntry) -> str:
    """Give the msgstr, or the first form where a person made the message a plural."""
    return str(message.msgstr or message.msgstr_plural.get(0, ""))


def _successors(
    ours: Sequence[polib.POEntry], current: Mapping[Key, polib.POEntry], before: Mapping[Key, _State]
) -> dict[Key, Key]:
    """Give the new messages that are old ones under another context, since a homonym came or went."""
    own = {key_of(message) for message in ours}
    orphans: dict[str, list[Key]] = {}
    for key in sorted(current):
        if key not in own:
            orphans.setdefault(key[0], []).append(key)
    found: dict[Key, Key] = {}
    for message in ours:
        key = key_of(message)
        for orphan in orphans.get(message.msgid, ()) if key not in current else ():
            known = before.get(orphan) or _state(current[orphan])
            if known.wording == message.msgstr:
                found[key] = orphan
                orphans[message.msgid].remove(orphan)
                break
    return found


def _merged(merge: Merge, ours: polib.POEntry, theirs: polib.POEntry, last: _State | None) -> polib.POEntry:
    """Give the message with people's parts and the tool's, and note in `merge` what people did."""
    own, found = _state(ours), _state(theirs)
    if theirs.obsolete:
        # It comes back: the wording is the termbase's, the comment stays.
        outcome: Outcome = (own, ChangeKind.REPLACED if found.wording not in ("", own.wording) else None)
    elif last is None:
        outcome = _settled_without_base(own, found)
    else:
        settled = _settled(own, found, last)
        if settled is None:
            merge.conflicts.append(Conflict(*key_of(ours), last.wording, found.wording, own.wording, merge.catalog))
        outcome = settled or (found, None)
    state, kind = outcome
    if kind:
        before = last.wording if last else own.wording
        after = "" if kind is ChangeKind.CLEARED else found.wording
        merge.changes.append(TranslatorChange(*key_of(ours), before, after, kind, merge.catalog))
    return _with_people_s_parts(ours, theirs, state)


def _settled_without_base(ours: _State, theirs: _State) -> Outcome:
    if not theirs.wording or theirs == ours:
        return ours, None
    if theirs.fuzzy:
        return ours, ChangeKind.REPLACED if theirs.wording != ours.wording else None
    return theirs, ChangeKind.REWORDED if theirs.wording != ours.wording else ChangeKind.APPROVED


def _settled(ours: _State, theirs: _State, base: _State) -> Outcome | None:
    """Give the state to write and what people did; None for a conflict."""
    if not theirs.wording:
        return ours, ChangeKind.CLEARED if base.wording else None
    if theirs in (ours, base):
        return ours, None
    if theirs.wording == base.wording:
        return _settled_mark(ours, theirs, base)
    if theirs.wording == ours.wording:
        # Both came to the same wording; whoever is sure of it wins.
        return (theirs, ChangeKind.APPROVED) if ours.fuzzy else (ours, None)
    return (theirs, ChangeKind.REWORDED) if ours.wording == base.wording else None


def _settled_mark(ours: _State, theirs: _State, base: _State) -> Outcome | None:
    """Settle a message in which people changed the fuzzy mark alone."""
    if ours.wording == base.wording:
        return theirs, ChangeKind.DOUBTED if theirs.fuzzy else ChangeKind.APPROVED
    # A new wording answers a doubt; it contradicts an approval.
    return (ours, None) if theirs.fuzzy else None


def _with_people_s_parts(ours: polib.POEntry, theirs: polib.POEntry, state: _State) -> polib.POEntry:
    foreign = list(_foreign_flags(theirs))
    if not (theirs.tcomment or foreign or theirs.msgid_plural) and state == _state(ours):
        return ours
    plural = bool(theirs.msgid_plural) and _wording(theirs) == state.wording
    return polib.POEntry(
        msgid=ours.msgid,
        msgstr="" if plural else state.wording,
        msgctxt=ours.msgctxt,
        msgid_plural=theirs.msgid_plural if plural else "",
        msgstr_plural=theirs.msgstr_plural if plural else {},
        comment=ours.comment,
        tcomment=theirs.tcomment,
        occurrences=ours.occurrences,
        flags=["fuzzy"] * state.fuzzy + [flag for flag in ours.flags if flag != "fuzzy"] + foreign,
        previous_msgid=theirs.previous_msgid if state.fuzzy else None,
        previous_msgctxt=theirs.previous_msgctxt if state.fuzzy else None,
    )


def _foreign_flags(message: polib.POEntry) -> Iterator[str]:
    """Give the flags the tool did not write, each once."""
    for flag in dict.fromkeys(message.flags):
        if not _is_own(flag) and flag not in _NEVER_FLAGS:
            yield flag


def _is_own(flag: str) -> bool:
    return flag in _OWN_FLAGS or flag.startswith("variant:")


def _left_over(merge: Merge, theirs: polib.POEntry, before: Mapping[Key, _State] | None) -> Iterator[polib.POEntry]:
    """Give a message that the termbase does not have: as it is where people added it, else as an obsolete one."""
    key, state = key_of(theirs), _state(theirs)
    last = (before or {}).get(key)
    if not theirs.obsolete and last is None and not is_marked(theirs.comment):
        if state.wording:
            merge.changes.append(TranslatorChange(*key, "", state.wording, ChangeKind.ADDED, merge.catalog))
        yield _kept(theirs, obsolete=False)
    elif theirs.obsolete or state.wording or theirs.tcomment:
        if last is not None and state.wording and state != last and not theirs.obsolete:
            merge.conflicts.append(Conflict(*key, last.wording, state.wording, "", merge.catalog))
        yield _kept(theirs, obsolete=True)


def _kept(theirs: polib.POEntry, *, obsolete: bool) -> polib.POEntry:
    kept = copy(theirs)
    own = [flag for flag in theirs.flags if flag == "fuzzy" or (not obsolete and _is_own(flag))]
    kept.flags = [*own, *_foreign_flags(theirs)]
    kept.obsolete = obsolete
    return kept
