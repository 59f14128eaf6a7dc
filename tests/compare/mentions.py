"""Whether everything that differs between two plans is told by the changes between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from rpd.compare.changes import Change, EntryAdded, EntryRemoved, FieldChanged
from rpd.plan import values
from rpd.plan.model import Dzialanie, KwotaOkresu, Plan, PozycjaBudzetu, Wskaznik, miejsca
from rpd.polish import wording
from rpd.telling import words
from rpd.telling.describe import describe

Side = Literal["removed", "added"]

_CODES = {"min": "min.", "max": "max.", "wspolpraca": "współpraca"}
# „wlasne” is told as „środki własne”, pieces are not named behind a number.
_UNSPOKEN = ("wlasne", "szt.")


def unmentioned(old: Plan, new: Plan, changes: Sequence[Change]) -> list[str]:
    """The values that only one of the plans has and that are told nowhere; of either plan.

    Looked for in the sentences, the differences word by word and the lines of content: for the
    plans as wholes, and for each action that both have in what is told of that action alone.
    """
    found = _both_ways(old, new, changes)
    former = _actions(old)
    for identifier, action in _actions(new).items():
        if identifier in former:
            own = [change for change in changes if change.place.id == identifier]
            found += _both_ways(former[identifier], action, own)
    return found


def _both_ways(old: Any, new: Any, changes: Sequence[Change]) -> list[str]:
    before, after = list(leaves(old)), list(leaves(new))
    return [
        *_missing(before, after, _told(changes, "added")),
        *_missing(after, before, _told(changes, "removed")),
    ]


def _actions(plan: Plan) -> dict[str, Dzialanie]:
    """The actions by their ids; of several with one id the first, as when they are matched."""
    found: dict[str, Dzialanie] = {}
    for miejsce in miejsca(plan):
        found.setdefault(miejsce.dzialanie.id, miejsce.dzialanie)
    return found


def _missing(there: list[Any], here: list[Any], told: str) -> list[str]:
    """What is `here` and not `there`, and not told."""
    known = set(map(_written, there))
    return [
        f"{value!r} is not in: {told}"
        for value in here
        if _written(value) not in known and not any(way in told for way in _ways(value))
    ]


def _written(value: Any) -> tuple[str, str]:
    return type(value).__name__, values.one_line(value) if isinstance(value, str) else str(value)


def _ways(value: Any) -> list[str]:
    """How a value may be written."""
    if isinstance(value, Decimal):
        found = [values.number(value)]
        if value == value.quantize(Decimal("0.01")):
            found.append(values.amount(value))
    elif isinstance(value, date):
        found = [wording.date(value)]
    elif isinstance(value, str):
        if value in _UNSPOKEN:
            return [""]
        found = [_CODES.get(value, value), values.prose(value)]
    else:
        found = [str(value)]
    return [_bare(way) for way in found]


def _told(changes: Sequence[Change], side: Side) -> str:
    """Everything said about the changes as it concerns one side, in one line."""
    other: Side = "removed" if side == "added" else "added"
    said: list[str] = []
    for change in changes:
        described = describe(change)
        said += [described.sentence, *described.content]
        said += [
            "".join(s.text for s in text.segments if s.kind != other) for text in described.texts
        ]
        # Sentences cut long entries and values; the change itself holds them whole.
        if isinstance(change, EntryAdded | EntryRemoved):
            said.append(words.entry(change.entry, change.place.profil))
        elif isinstance(change, FieldChanged):
            said += [str(value) for value in (change.old, change.new) if isinstance(value, str)]
    return _bare("\n".join(said))


def _bare(text: str) -> str:
    """Without what only typography adds: kinds of spaces and of quotation marks."""
    text = text.replace("\u00a0", " ").replace("»", "„").replace("«", "”")
    return " ".join(text.split())


def leaves(value: Any) -> Iterator[Any]:
    """Every value of a model that a plan states, but for ids of entries: nobody need read those."""
    if is_dataclass(value):
        silent = ("id",) if isinstance(value, Wskaznik | PozycjaBudzetu) else ()
        for about in fields(value):
            derived = about.name == "okres" and not isinstance(value, KwotaOkresu)
            if about.name not in ("path", "zapis", "kolumny", *silent) and not derived:
                yield from leaves(getattr(value, about.name))
    elif isinstance(value, tuple):
        for member in value:
            yield from leaves(member)
    elif value not in ("", None, False, True):
        yield value
