"""Changes between two plans → the operations that make them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rpd.amendment.operations import (
    Add,
    AddEntry,
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
from rpd.compare.changes import (
    Added,
    Change,
    EntriesReordered,
    EntryAdded,
    EntryChanged,
    EntryRemoved,
    FieldChanged,
    Moved,
    Removed,
    Renamed,
    Repealed,
)
from rpd.compare.plans import compare
from rpd.errors import RpdError
from rpd.plan.model import (
    Element,
    Galaz,
    Plan,
    Przypis,
    galezie,
    miejsca,
)
from rpd.plan.parts import Part
from rpd.plan.profil import DZIALANIE, Profil
from rpd.writing.model_data import Data, number_or_text, to_data


class CannotExpressError(RpdError):
    """The changes cannot be written as operations: a plan calls two things by one name."""


def operations(old: Plan, new: Plan) -> tuple[Operation, ...]:
    """What has to be done to the old plan so that it says what the new one says.

    Raises:
        CannotExpressError: an id or a number stands twice in one of the plans.
    """
    for plan in (old, new):
        demand_unique(plan)
    return from_changes(compare(old, new), old.profil)


def from_changes(changes: Sequence[Change], profil: Profil) -> tuple[Operation, ...]:
    """An operation for each change, in the same order."""
    renamed = {change.new_id: change.old_id for change in changes if isinstance(change, Renamed)}
    return tuple(_operation(change, renamed, profil) for change in changes)


def _operation(change: Change, renamed: dict[str, str], profil: Profil) -> Operation:
    place = change.place
    former = renamed.get(place.id, place.id) if place.kind == DZIALANIE else place.id
    target = Target(place.kind, former)
    match change:
        case Added():
            assert place.kind != "plan"
            return Add(place.kind, _content(change.value), change.parent, change.after)
        case Removed():
            gone = tuple(_action_ids(change.value))
            return Remove(target, gone, _content(change.value), change.parent, change.after)
        case Repealed():
            about = to_data(change.uchylenie)
            written = to_data(change.value) if change.stub else {}
            content = {name: written[name] for name in profil.fields if name in written}
            resolution = about["uchwala"], about.get("data") or ""
            return Repeal(target, *resolution, not content, content or None)
        case Moved():
            above = change.old_parent or "plan"
            return Move(target, change.new_parent, change.after, above, change.old_after)
        case Renamed():
            return Rename(target, change.new_id)
        case FieldChanged():
            old, new = _written(change, change.old), _written(change, change.new)
            return SetField(target, change.field, old, new)
        case EntryAdded():
            return AddEntry(target, change.field, to_data(change.entry), change.position + 1)
        case EntryRemoved():
            return RemoveEntry(target, change.field, to_data(change.entry), change.position + 1)
        case EntryChanged():
            old, new = to_data(change.old), to_data(change.new)
            return SetEntry(target, change.field, old, new, change.old_position + 1)
        case EntriesReordered():
            order = tuple(map(to_data, change.new))
            return OrderEntries(target, change.field, order, tuple(map(to_data, change.old)))


def _content(part: Part) -> Data:
    if isinstance(part, Przypis):
        return {"id": part.id, "tekst": part.tekst}
    return to_data(part)


def _action_ids(part: Part) -> Iterator[str]:
    if isinstance(part, Element):
        yield from (dzialanie.id for dzialanie in part.dzialania)
        for element in part.elementy:
            yield from _action_ids(element)


def _written(change: FieldChanged, value: Any) -> Data:
    number = change.field in ("numer", "lp") or change.field.startswith("numery_przypisow.")
    if number and isinstance(value, str):
        return number_or_text(value)
    return to_data(value)


def _widest_first(plan: Plan) -> list[Galaz]:
    """All headings, those of a level together."""
    return sorted(galezie(plan), key=lambda galaz: len(galaz.elementy))


def demand_unique(plan: Plan) -> None:
    """Raise CannotExpressError where a plan calls two headings or two actions by one name."""
    names = [galaz.numer for galaz in _widest_first(plan)]
    names += [miejsce.dzialanie.id for miejsce in miejsca(plan)]
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise CannotExpressError(
                f"W planie „{name}” występuje więcej niż raz, a zmiana musi wskazywać jedno "
                "miejsce.",
                "Popraw plan („rpd validate” wskaże powtórzenia) i spróbuj ponownie.",
            )
        seen.add(name)
