"""An amendment taken back: what a plan said before, from what it says and the operations.

Every operation holds what stood there before, so each has its contrary; they are carried out like
any others. A list is turned back as a whole, because its entries are told apart by where they
stood. Whether the result is right is not left to this module: see ``apply.withdraw``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import islice
from typing import NoReturn

from rpd.amendment.execute import execute
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
from rpd.amendment.plan_data import (
    Listed,
    Mapping,
    action_ids,
    address_of,
    id_of,
    keeping_id,
    walk,
)
from rpd.amendment.targets import described
from rpd.errors import RpdError
from rpd.plan.built_in import chosen
from rpd.plan.noun import Noun
from rpd.plan.profil import DZIALANIE, Level, Profil
from rpd.writing.model_data import Data

_ListOperation = AddEntry | RemoveEntry | SetEntry | OrderEntries


class CannotRevertError(RpdError):
    """The operations do not hold what would be needed, or are not those the plan was changed by."""


class DoesNotMatchError(CannotRevertError):
    """The operations are not those that the plan was changed by."""


def revert(data: Mapping, operations: Sequence[Operation]) -> Mapping:
    """The data of the plan before the operations; the given data are not changed.

    Raises:
        CannotRevertError: an operation does not say what stood there before.
        DoesNotFitError: the plan is not what the operations make of any plan.
    """
    return execute(data, tuple(contrary(data, operations)))


def contrary(data: Mapping, operations: Sequence[Operation]) -> list[Operation]:
    """The operations that turn the amended plan back. Raises CannotRevertError."""
    profil = chosen(data)
    try:
        return _contrary(data, operations, profil)
    except _Refused as refused:
        raise CannotRevertError(
            "Zmiany nie można cofnąć według jej zapisu: operacja "
            f"({described(refused.operation, profil)}) {refused.reason}.",
            "Uzupełnij zapis zmiany albo pracuj w repozytorium git, w którym jest plan sprzed "
            "zmiany.",
        ) from refused


def _contrary(data: Mapping, operations: Sequence[Operation], profil: Profil) -> list[Operation]:
    names = Names(operations, profil)
    found: list[Operation] = []
    comes: list[Add | Move] = []
    goes: list[Remove] = []
    lists: dict[tuple[Target, str], list[_ListOperation]] = {}
    for operation in operations:
        match operation:
            case AddEntry() | RemoveEntry() | SetEntry() | OrderEntries():
                target = names.now(operation.gdzie)
                lists.setdefault((target, operation.pole), []).append(operation)
            case SetField():
                target = names.now(operation.gdzie)
                found.append(SetField(target, operation.pole, operation.jest, operation.bylo))
            case Rename():
                found.append(Rename(names.now(operation.gdzie), operation.gdzie.id))
            case Repeal():
                found += _reinstated(operation, names.now(operation.gdzie), profil.dzialanie.noun)
            case Add():
                goes.append(_removal(operation, profil))
            case Remove():
                comes.append(_return(operation, profil))
            case Move():
                if not operation.stalo_w:
                    _refuse(operation, "nie mówi, skąd element przeniesiono")
                above = "" if operation.stalo_w == "plan" else operation.stalo_w
                comes.append(Move(names.now(operation.gdzie), above, operation.stalo_po))
    for (target, field), changes in lists.items():
        present = _value(data, target, field)
        former = _former(present, changes, Listed(field, profil))
        found.append(SetField(target, field, present, former))
    goes.sort(key=lambda operation: -profil.depth(operation.gdzie.kind))
    return [*found, *goes, *_in_order(comes, names)]


class _Refused(Exception):  # noqa: N818 - it never leaves this module
    """What an operation lacks to be turned back."""

    def __init__(self, operation: Operation, reason: str) -> None:
        super().__init__(reason)
        self.operation, self.reason = operation, reason


def _refuse(operation: Operation, reason: str) -> NoReturn:
    raise _Refused(operation, reason)


class Names:
    """What elements that an amendment renamed or renumbered were called and are called."""

    def __init__(self, operations: Sequence[Operation], profil: Profil) -> None:
        self.profil = profil
        ids = {o.gdzie.id: o.id for o in operations if isinstance(o, Rename)}
        self._now: dict[str, dict[str, str]] = {DZIALANIE: ids}
        for level in profil.levels:
            if level.numbering == "arabska":
                self._now[level.kind] = _renumbered(operations, level)
        self._former = {
            kind: {now: former for former, now in names.items()}
            for kind, names in self._now.items()
        }

    def now(self, target: Target) -> Target:
        """The target as the amended plan calls it."""
        return Target(target.kind, self._now.get(target.kind, {}).get(target.id, target.id))

    def former(self, kind: str, name: str) -> str:
        """What the plan called it before the amendment."""
        return self._former.get(kind, {}).get(name, name)


def _renumbered(operations: Sequence[Operation], level: Level) -> dict[str, str]:
    """The numbers of elements that went elsewhere or got another one → those that they have."""
    above = {
        o.gdzie.id: o.w for o in operations if isinstance(o, Move) and o.gdzie.kind == level.kind
    }
    numbers = {
        o.gdzie.id: str(o.jest)
        for o in operations
        if isinstance(o, SetField) and o.gdzie.kind == level.kind and o.pole == "numer"
    }
    found = {}
    for former in {*above, *numbers}:
        parent, _, number = former.rpartition(".")
        found[former] = level.full(numbers.get(former, number), above.get(former, parent))
    return found


# --- elements ------------------------------------------------------------------------------------


def _reinstated(operation: Repeal, target: Target, noun: Noun) -> Iterator[SetField]:
    if operation.tresc is None and not operation.tresc_zostaje:
        what = f"{noun.agreeing('uchylonego', 'uchylonej', 'uchylonego')} {noun.genitive}"
        _refuse(operation, f"nie ma treści {what} (pola „tresc”)")
    about = {"uchwala": operation.uchwala, "data": operation.data}
    yield SetField(target, "uchylone", about, None)
    for name, value in (operation.tresc or {}).items():
        yield SetField(target, name, None, value)


def _removal(operation: Add, profil: Profil) -> Remove:
    kind, content = operation.rodzaj, operation.tresc
    if kind == "przypis":
        return Remove(Target("przypis", str(content["id"])))
    address = address_of(profil.level(kind), content, operation.w)
    return Remove(Target(kind, address), tuple(action_ids(kind, content, profil)))


def _return(operation: Remove, profil: Profil) -> Add:
    kind = operation.gdzie.kind
    if operation.tresc is None or kind == "plan":
        _refuse(operation, "nie ma treści usuniętego elementu (pola „tresc”)")
    if profil.depth(kind) > 0 and not operation.stalo_w:
        _refuse(operation, "nie mówi, gdzie element stał (pole „stalo_w”)")
    return Add(kind, operation.tresc, operation.stalo_w, operation.stalo_po)


def _in_order(comes: Sequence[Add | Move], names: Names) -> list[Add | Move]:
    """What is put in again, each behind the element that it stood behind."""

    def key(operation: Add | Move) -> tuple[str, str]:
        if isinstance(operation, Move):
            kind = operation.gdzie.kind
            return kind, names.former(kind, operation.gdzie.id)
        if operation.rodzaj == "przypis":
            return "przypis", str(operation.tresc["id"])
        level = names.profil.level(operation.rodzaj)
        return level.kind, address_of(level, operation.tresc, operation.w)

    waiting = {key(operation): operation for operation in comes}
    ordered: list[Add | Move] = []
    while waiting:
        chain = [next(iter(waiting))]
        while (before := (chain[-1][0], waiting[chain[-1]].po)) in waiting and before not in chain:
            chain.append(before)
        ordered += [waiting.pop(name) for name in reversed(chain)]
    return ordered


# --- lists ---------------------------------------------------------------------------------------


def _value(data: Mapping, target: Target, field: str) -> Data:
    if target.kind == "plan":
        return data.get(field)
    for kind, address, element, _ in walk(data):
        if (kind, address) == (target.kind, target.id):
            return element.get(field)
    return None


def _former(present: Data, changes: Sequence[_ListOperation], field: Listed) -> Data:
    """The list before the changes, from what it is now."""
    kept = [present] if isinstance(present, str) else list(present or ())
    added = [change for change in changes if isinstance(change, AddEntry)]
    for entry in sorted(added, key=lambda change: -change.miejsce):
        if not _is(kept, entry.miejsce, entry.wpis, field):
            _refuse(entry, "nie zgadza się z planem: wpis, który dodała, stoi inaczej")
        del kept[entry.miejsce - 1]
    ordered = next((change for change in changes if isinstance(change, OrderEntries)), None)
    if ordered is not None:
        reworded = [change for change in changes if isinstance(change, SetEntry)]
        kept = _former_order(kept, ordered, reworded, field)
    removed = {change.miejsce: change for change in changes if isinstance(change, RemoveEntry)}
    if 0 in removed:
        _refuse(removed[0], "nie mówi, na którym miejscu stał wpis (pole „miejsce”)")
    former: list[Data] = []
    entries = iter(kept)
    for position in range(1, len(kept) + len(removed) + 1):
        if position in removed:
            former.append(removed[position].wpis)
        else:
            former += islice(entries, 1)
    if ordered is None:
        _restore(former, changes, field)
    former = deepcopy(former)
    if field.single and len(former) == 1 and isinstance(former[0], str):
        return former[0]
    return former or None


def _former_order(
    kept: Sequence[Data], ordered: OrderEntries, reworded: Sequence[SetEntry], field: Listed
) -> list[Data]:
    """The entries as they were and in their former order."""
    if not ordered.stalo:
        _refuse(ordered, "nie mówi, w jakiej kolejności wpisy stały (pole „stalo”)")
    if not field.same(kept, ordered.kolejnosc):
        _refuse(ordered, "nie zgadza się z planem: wpisy stoją w innej kolejności")
    waiting = list(kept)
    former = []
    for entry in ordered.stalo:
        # Of two changes that made one entry of the same words, either tells its id.
        change = next((c for c in reworded if field.same([c.bylo], [entry])), None)
        now = entry if change is None else change.jest
        there = next((e for e in waiting if id_of(e) and field.same([e], [now])), None)
        if there is not None:
            waiting.remove(there)
        former.append(keeping_id(there, now, entry))
    return former


def _restore(former: list[Data], changes: Sequence[_ListOperation], field: Listed) -> None:
    """Put the former wording in the place of entries that were changed."""
    for change in changes:
        if not isinstance(change, SetEntry):
            continue
        there = [n for n in range(1, len(former) + 1) if _is(former, n, change.jest, field)]
        if not change.miejsce and len(there) > 1:
            _refuse(change, "nie mówi, na którym miejscu stał wpis (pole „miejsce”)")
        position = change.miejsce or next(iter(there), 0)
        if position not in there:
            _refuse(change, "nie zgadza się z planem: zmieniony wpis stoi inaczej")
        former[position - 1] = keeping_id(former[position - 1], change.jest, change.bylo)


def _is(entries: Sequence[Data], position: int, wanted: Data, field: Listed) -> bool:
    return 1 <= position <= len(entries) and field.same([entries[position - 1]], [wanted])
