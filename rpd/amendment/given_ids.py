"""Ids that one branch gave to entries which the other one changed: both can be had."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rpd.amendment.operations import Operation, Remove, RemoveEntry, Repeal, SetEntry
from rpd.amendment.plan_data import Listed, id_of, keeping_id
from rpd.plan.profil import Profil


def only_id(operation: Operation, profil: Profil) -> bool:
    """Whether an operation changes nothing but the id of an entry."""
    if not isinstance(operation, SetEntry) or operation.pole not in profil.with_ids:
        return False
    return Listed(operation.pole, profil).same([operation.bylo], [operation.jest])


def gives_id(operation: Operation, profil: Profil) -> bool:
    """Whether all that an operation does is give an id to an entry that had none."""
    if not isinstance(operation, SetEntry) or not only_id(operation, profil):
        return False
    return not id_of(operation.bylo) and bool(id_of(operation.jest))


def apart(one: Operation, other: Operation, profil: Profil) -> bool:
    """Whether one of two changes of a list only gives an id that the other one leaves to it."""
    if not gives_id(one, profil):
        one, other = other, one
    assert isinstance(one, SetEntry)
    if not isinstance(other, SetEntry) or one.miejsce != other.miejsce:
        return True
    return id_of(other.jest) in ("", id_of(one.jest))


def behind(
    operations: Sequence[Operation], there: Sequence[Operation], profil: Profil
) -> Iterator[Operation]:
    """The operations as they fit behind those of the other side.

    An id is given to an entry as the other side has worded it; where that side took the entry
    away, or gave it the same id, there is nothing to give.
    """
    for operation in operations:
        if not isinstance(operation, SetEntry) or not gives_id(operation, profil):
            yield operation
        elif not any(_takes(one, operation) for one in there):
            yield _reworded(operation, there)


def _takes(other: Operation, given: SetEntry) -> bool:
    match other:
        case RemoveEntry():
            return _of_entry(other, given)
        case SetEntry():
            return _of_entry(other, given) and bool(id_of(other.jest))
        case Remove():
            return given.gdzie == other.gdzie or given.gdzie.id in other.wraz_z
        case Repeal():
            return given.gdzie == other.gdzie and not other.tresc_zostaje
        case _:
            return False


def _of_entry(other: SetEntry | RemoveEntry, given: SetEntry) -> bool:
    here = (given.gdzie, given.pole, given.miejsce)
    return (other.gdzie, other.pole, other.miejsce) == here


def _reworded(given: SetEntry, there: Sequence[Operation]) -> SetEntry:
    for other in there:
        if isinstance(other, SetEntry) and _of_entry(other, given):
            named = keeping_id(given.jest, other.jest, other.jest)
            return replace(given, bylo=other.jest, jest=named)
    return given
