"""What the operations of amendments did to each place of a plan, where nobody wrote it down.

Places are called as the plan calls them after the last amendment; what an amendment renames or
renumbers takes its history along. What happens inside something new is told with it. How the act
worded a change can only be guessed from how much of a text stayed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rpd.amendment.act_units import Verb
from rpd.amendment.given_ids import only_id
from rpd.amendment.operations import (
    Add,
    AddEntry,
    Amendment,
    Move,
    Operation,
    OrderEntries,
    Remove,
    RemoveEntry,
    Rename,
    Repeal,
    SetEntry,
    SetField,
    Target,
)
from rpd.amendment.plan_data import address_of, expanded, same, without_id
from rpd.amendment.revert import Names
from rpd.amendment.targets import described
from rpd.compare.changes import PlaceKind
from rpd.frozen import dataclass
from rpd.plan.model import Plan, galezie, miejsca
from rpd.plan.profil import DZIALANIE, STRATEGIA, Kind, Profil
from rpd.plan.values import one_line
from rpd.telling.textdiff import segments
from rpd.writing.model_data import Data, to_data

_UNPRINTED = frozenset(("rok", STRATEGIA, "slownik", "odstepstwa", "zmiany", "kontynuuje"))
_KEPT = 0.5


class Spot(NamedTuple):
    """A place of a plan; ``column`` is a field of it, "" the place as a whole."""

    kind: PlaceKind
    id: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class Guessed:
    """What each amendment did to places as the plan now calls them, in the amendments' order.

    ``lost`` are operations that left no place.
    """

    deeds: tuple[Mapping[Spot, Verb], ...]
    lost: tuple[tuple[Amendment, str], ...]


def guessed(plan: Plan, amendments: Sequence[Amendment]) -> Guessed:
    """What the operations of amendments did to the plan as it now is.

    Of amendments that say which units of their act did what, only what they renamed and took away
    is looked at.
    """
    deeds: list[dict[Spot, Verb]] = []
    lost: list[tuple[Amendment, str]] = []
    shown = _Shown(plan)
    for amendment in amendments:
        names = Names(amendment.operacje, plan.profil)
        deeds = [{_now(spot, names): verb for spot, verb in one.items()} for one in deeds]
        for operation in amendment.operacje:
            for one in deeds:
                for gone in _gone(operation, names, one):
                    one.pop(gone, None)
        told = bool(amendment.jednostki)
        deeds.append({} if told else dict(_happened(amendment.operacje, names, shown)))
        lost += [
            (amendment, described(operation, plan.profil))
            for operation in amendment.operacje
            if isinstance(operation, Remove) and not told and _left(operation, names) is None
        ]
    return Guessed(tuple(deeds), tuple(lost))


def _now(spot: Spot, names: Names) -> Spot:
    return spot._replace(id=names.now(Target(spot.kind, spot.id)).id)


def _gone(operation: Operation, names: Names, known: Mapping[Spot, object]) -> Iterator[Spot]:
    """Places that an amendment takes away, and with them what had happened there."""
    if isinstance(operation, Repeal):
        here = names.now(operation.gdzie).id
        yield from [s for s in known if s.kind == DZIALANIE and s.id == here and s.column]
    elif isinstance(operation, Remove):
        kind, identifier = operation.gdzie.kind, operation.gdzie.id
        for spot in list(known):
            itself = (spot.kind, spot.id) == (kind, identifier)
            outer, inner = names.profil.depth(kind), names.profil.depth(spot.kind)
            headings = 0 <= outer < inner and spot.kind != DZIALANIE
            below = headings and spot.id.startswith(f"{identifier}.")
            if itself or below or (spot.kind == DZIALANIE and spot.id in operation.wraz_z):
                yield spot


def _address(operation: Add, profil: Profil) -> str:
    if operation.rodzaj == "przypis":
        return str(operation.tresc["id"])
    return address_of(profil.level(operation.rodzaj), operation.tresc, operation.w)


def _happened(operations: Sequence[Operation], names: Names, shown: _Shown) -> Mapping[Spot, Verb]:
    """The places that one amendment touches; the strongest of several verbs counts."""
    found: dict[Spot, Verb] = {}
    lists: dict[Spot, list[Operation]] = {}
    for operation in operations:
        match operation:
            case AddEntry() | RemoveEntry() | SetEntry() | OrderEntries():
                if operation.pole not in _UNPRINTED and not only_id(operation, names.profil):
                    target = names.now(operation.gdzie)
                    spot = Spot(target.kind, target.id, operation.pole)
                    lists.setdefault(spot, []).append(operation)
            case _:
                for spot, verb in _single(operation, names, shown):
                    if _RANK[verb] > _RANK.get(found.get(spot, ""), -1):
                        found[spot] = verb
    for spot, changes in lists.items():
        found[spot] = shown.verb(spot, changes)
    repealed = {s.id for s, verb in found.items() if s.kind == DZIALANIE and verb == "repealed"}
    added = {s.id for s, verb in found.items() if s.kind == DZIALANIE and verb == "added"}
    return {
        spot: verb
        for spot, verb in found.items()
        if not (spot.kind == DZIALANIE and spot.column and spot.id in repealed | added)
    }


_RANK: Mapping[str, int] = {"changed": 0, "worded": 1, "moved": 2, "added": 3, "repealed": 4}


def _single(operation: Operation, names: Names, shown: _Shown) -> Iterator[tuple[Spot, Verb]]:
    match operation:
        case Add() if operation.rodzaj == DZIALANIE and "uchylone" in operation.tresc:
            # What moved away leaves a repealed place behind.
            yield Spot(DZIALANIE, str(operation.tresc["id"])), "repealed"
        case Add():
            yield Spot(operation.rodzaj, _address(operation, names.profil)), "added"
        case Remove():
            left = _left(operation, names)
            if left is not None and left.kind != "przypis":
                yield left, "changed"
        case Repeal():
            yield Spot(DZIALANIE, names.now(operation.gdzie).id), "repealed"
        case Move():
            target = names.now(operation.gdzie)
            stays = target.kind == DZIALANIE and operation.stalo_w == operation.w
            verb: Verb = "worded" if stays else "added" if target.kind == DZIALANIE else "moved"
            yield Spot(target.kind, target.id), verb
        case SetField():
            yield from _field(operation, names.now(operation.gdzie), shown)
        case Rename():
            return


def _left(operation: Remove, names: Names) -> Spot | None:
    """The heading that something was removed from; None where it is not known or not printed."""
    kind = operation.gdzie.kind
    if kind == "przypis":
        # The marks of a footnote stand in texts, which change when it goes.
        return Spot("przypis", operation.gdzie.id)
    if names.profil.depth(kind) < 1 or not operation.stalo_w:
        return None
    target = names.now(Target(names.profil.above(kind), operation.stalo_w))
    return Spot(target.kind, target.id)


def _field(operation: SetField, target: Target, shown: _Shown) -> Iterator[tuple[Spot, Verb]]:
    field, here = operation.pole, Spot(target.kind, target.id)
    verb = reworded(operation.bylo, operation.jest)
    if target.kind == "plan":
        if field == "tytul" or field.startswith(("kolumny.", "proza.")):
            yield here._replace(column=field), verb
        elif field.startswith("uchwala") and field != "uchwala.w_sprawie":
            # Its subject changes with the title of the annex, of which is told.
            yield here._replace(column="uchwala"), "changed"
    elif target.kind == "przypis":
        yield here, verb
    elif target.kind != DZIALANIE:
        if field == STRATEGIA:
            # The heading says what the strategy says, unless the plan names it itself.
            if target.id not in shown.named:
                yield here, "changed"
        elif field == "uchylony":
            yield here, "repealed" if operation.jest is not None else "changed"
        else:
            yield here, verb if field == "nazwa" else "changed"
    elif field in shown.profil.column_keys:
        yield here._replace(column=field), verb
    elif field == "uchylone" or (field == "lp" and None not in (operation.bylo, operation.jest)):
        # A number that is only written down now, so that it stays as it was, is no change.
        yield here, "changed"


def reworded(old: Data, new: Data) -> Verb:
    """Whether a text got another wording or only some other words: half of them have to stay."""
    if not isinstance(old, str) or not isinstance(new, str):
        return "worded" if new is not None else "changed"
    parts = segments(one_line(old), one_line(new))
    kept = sum(len(part.text.split()) for part in parts if part.kind == "equal")
    return "changed" if kept >= _KEPT * max(len(old.split()), len(new.split())) else "worded"


class _Shown:
    """What the plan says now, as far as the way a list was changed depends on it."""

    def __init__(self, plan: Plan) -> None:
        self._actions = {m.dzialanie.id: m.dzialanie for m in miejsca(plan)}
        self.named = {g.numer for g in galezie(plan) if g.poziom.linked and g.element.nazwa}
        self.profil = plan.profil

    def verb(self, spot: Spot, changes: Sequence[Operation]) -> Verb:
        """„worded” where nothing of the list is left but what the amendment has put there."""
        action = self._actions.get(spot.id)
        fresh: list[Data] = []
        for change in changes:
            if isinstance(change, AddEntry):
                fresh.append(change.wpis)
            elif isinstance(change, SetEntry) and _reworded_entry(spot.column, change, self.profil):
                fresh.append(change.jest)
        entries = getattr(action, spot.column, ()) if action else ()
        if not entries:
            return "changed"
        known = [without_id(spot.column, entry, self.profil) for entry in fresh]
        written = [without_id(spot.column, to_data(entry), self.profil) for entry in entries]
        new = all(any(same(entry, one) for one in known) for entry in written)
        return "worded" if new else "changed"


def _reworded_entry(column: str, change: SetEntry, profil: Profil) -> bool:
    about = profil.by_key.get(column)
    name = _TEXTS.get(about.kind) if about else None
    if name is None:
        return False
    old, new = (expanded(column, entry, profil).get(name) for entry in (change.bylo, change.jest))
    return reworded(old, new) == "worded"


_TEXTS: Mapping[Kind, str] = {
    "proza": "tekst",
    "pozycje": "nazwa",
    "miary": "nazwa",
    "terminy": "okres",
}
"""Which field of an entry holds its words, by what the column holds."""
