"""An amendment as typed operations, made from changes.

Operations address what they change as it is called in the plan they are applied to (``Target``:
the ``id`` of an action or footnote, the number of a heading); where something is put is said as
the amended plan calls it (``w`` the heading above, ``po`` the element before). They carry what
stood there before, so that they fit one plan and no other. ``saved`` gives their plain form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from rpd.amendment.act_units import ActUnit
from rpd.compare.changes import (
    Added,
    Change,
    EntriesReordered,
    EntryAdded,
    EntryChanged,
    EntryRemoved,
    FieldChanged,
    Moved,
    PlaceKind,
    Removed,
    Renamed,
    Repealed,
)
from rpd.compare.plans import compare
from rpd.errors import RpdError
from rpd.plan.model import (
    Element,
    Galaz,
    Naglowek,
    Pairs,
    Plan,
    Przypis,
    galezie,
    miejsca,
)
from rpd.plan.parts import Part
from rpd.plan.profil import DZIALANIE, Profil
from rpd.writing.plain import Data, number_or_text, plain

Rodzaj = str
"""What machines call a level or an action, or „przypis”."""


class CannotExpressError(RpdError):
    """The changes cannot be written as operations: a plan calls two things by one name."""


@dataclass(frozen=True, slots=True)
class Target:
    """What an operation is about; the plan itself has kind ``plan`` and no id."""

    kind: PlaceKind = "plan"
    id: str = ""


@dataclass(frozen=True, slots=True)
class SetField:
    """Give a field another value; ``bylo`` and ``jest`` are None where it is not written."""

    name: ClassVar = "zmien"
    gdzie: Target
    pole: str
    bylo: Data
    jest: Data


@dataclass(frozen=True, slots=True)
class AddEntry:
    """Put an entry into a list; ``miejsce`` counts from 1 in the list as it will be."""

    name: ClassVar = "dodaj-wpis"
    gdzie: Target
    pole: str
    wpis: Data
    miejsce: int


@dataclass(frozen=True, slots=True)
class RemoveEntry:
    """Take an entry out of a list; ``miejsce`` (from 1) tells apart those that say the same."""

    name: ClassVar = "usun-wpis"
    gdzie: Target
    pole: str
    wpis: Data
    miejsce: int = 0


@dataclass(frozen=True, slots=True)
class SetEntry:
    """Replace an entry of a list where it stands; ``miejsce`` as in `RemoveEntry`."""

    name: ClassVar = "zmien-wpis"
    gdzie: Target
    pole: str
    bylo: Data
    jest: Data
    miejsce: int = 0


@dataclass(frozen=True, slots=True)
class OrderEntries:
    """Put the entries of a list, as changed and without those to be added, in this order.

    ``stalo`` are the same entries as they were, in their former order.
    """

    name: ClassVar = "uporzadkuj-wpisy"
    gdzie: Target
    pole: str
    kolejnosc: tuple[Data, ...]
    stalo: tuple[Data, ...] = ()


@dataclass(frozen=True, slots=True)
class Add:
    """Add an element under the heading ``w`` behind the element ``po`` ("" as the first)."""

    name: ClassVar = "dodaj"
    rodzaj: Rodzaj
    tresc: Data
    w: str = ""
    po: str = ""


@dataclass(frozen=True, slots=True)
class Remove:
    """Remove an element.

    ``wraz_z`` are the ids of the actions below a heading that go with it; others would have to
    move away before, or the amendment does not fit. ``tresc`` is what goes, ``stalo_w`` and
    ``stalo_po`` say where it stood, as the plan calls it before the amendment.
    """

    name: ClassVar = "usun"
    gdzie: Target
    wraz_z: tuple[str, ...] = ()
    tresc: Data = None
    stalo_w: str = ""
    stalo_po: str = ""


@dataclass(frozen=True, slots=True)
class Repeal:
    """Repeal an action; its content (``tresc``) goes unless ``tresc_zostaje``."""

    name: ClassVar = "uchyl"
    gdzie: Target
    uchwala: str
    data: str
    tresc_zostaje: bool = False
    tresc: Data = None


@dataclass(frozen=True, slots=True)
class Move:
    """Put an element under the heading ``w`` behind the element ``po`` ("" as the first).

    ``stalo_w`` and ``stalo_po`` say where it stood, as the plan calls it before the amendment;
    what stands at the top stood in „plan”, and ``stalo_w`` is "" where the file does not say.
    """

    name: ClassVar = "przenies"
    gdzie: Target
    w: str = ""
    po: str = ""
    stalo_w: str = ""
    stalo_po: str = ""


@dataclass(frozen=True, slots=True)
class Rename:
    """Give an action another id."""

    name: ClassVar = "zmien-id"
    gdzie: Target
    id: str


Operation = (
    SetField
    | AddEntry
    | RemoveEntry
    | SetEntry
    | OrderEntries
    | Add
    | Remove
    | Repeal
    | Move
    | Rename
)

OPERATIONS: dict[str, type[Operation]] = {
    operation.name: operation
    for operation in (
        SetField,
        AddEntry,
        RemoveEntry,
        SetEntry,
        OrderEntries,
        Add,
        Remove,
        Repeal,
        Move,
        Rename,
    )
}


@dataclass(frozen=True, slots=True)
class Amendment:
    """The operations of one resolution; ``data`` is its ISO date, ``rok`` the plan's year.

    ``obowiazuje_od`` is the ISO date of its entry into force where that is another day,
    ``paragraf`` the unit of the resolution that makes the changes („§ 1”). ``odcisk_przed`` and
    ``odcisk`` are the digests of the words of the plan that it was made for, and of what it makes.
    ``pozostale_przepisy`` are the other provisions of the resolution („§ 2. Uchwała wchodzi …”),
    which no consolidated text takes in.
    ``jednostki`` tell which unit of the printed act did what to which place of the annex; older
    files, and amendments that no act printed by this program ordered, have none.
    ``naglowek`` is what the act says of itself besides.
    ``opinie`` and ``konsultacje`` are sentences for the justification, ``metryczka`` is who made
    and published it and when.
    """

    uchwala: str
    data: str
    rok: int
    operacje: tuple[Operation, ...]
    opis: str = ""
    obowiazuje_od: str = ""
    paragraf: str = ""
    odcisk_przed: str = ""
    odcisk: str = ""
    pozostale_przepisy: tuple[str, ...] = ()
    jednostki: tuple[ActUnit, ...] = ()
    naglowek: Naglowek = Naglowek()
    opinie: tuple[str, ...] = ()
    konsultacje: tuple[str, ...] = ()
    metryczka: Pairs = ()


# --- changes → operations ------------------------------------------------------------------------


def operations(old: Plan, new: Plan) -> tuple[Operation, ...]:
    """What has to be done to the old plan so that it says what the new one says.

    Raises:
        CannotExpressError: an id or a number stands twice in one of the plans.
    """
    for plan in (old, new):
        _demand_unique(plan)
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
            about = plain(change.uchylenie)
            written = plain(change.value) if change.stub else {}
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
            return AddEntry(target, change.field, plain(change.entry), change.position + 1)
        case EntryRemoved():
            return RemoveEntry(target, change.field, plain(change.entry), change.position + 1)
        case EntryChanged():
            old, new = plain(change.old), plain(change.new)
            return SetEntry(target, change.field, old, new, change.old_position + 1)
        case EntriesReordered():
            order = tuple(map(plain, change.new))
            return OrderEntries(target, change.field, order, tuple(map(plain, change.old)))


def _content(part: Part) -> Data:
    if isinstance(part, Przypis):
        return {"id": part.id, "tekst": part.tekst}
    return plain(part)


def _action_ids(part: Part) -> Iterator[str]:
    if isinstance(part, Element):
        yield from (dzialanie.id for dzialanie in part.dzialania)
        for element in part.elementy:
            yield from _action_ids(element)


def _written(change: FieldChanged, value: Any) -> Data:
    number = change.field in ("numer", "lp") or change.field.startswith("numery_przypisow.")
    if number and isinstance(value, str):
        return number_or_text(value)
    return plain(value)


def _widest_first(plan: Plan) -> list[Galaz]:
    """All headings, those of a level together."""
    return sorted(galezie(plan), key=lambda galaz: len(galaz.elementy))


def _demand_unique(plan: Plan) -> None:
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
