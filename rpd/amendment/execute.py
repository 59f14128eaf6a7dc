"""Operations carried out on the data of a plan (what its YAML says, not how it is written).

All or nothing: an operation that does not find what it speaks of, or finds something else there
than it says, is refused by name, and the data it was given stay as they were.

First everything is looked up as the plan calls it, then values change, then what goes is taken
out, and last what comes is put in from the top of the tree down. So the order in which operations
are listed decides only about elements that are put behind each other.
"""

from __future__ import annotations

from collections.abc import Sequence

from rpd.amendment.changed_fields import change
from rpd.amendment.moved_elements import add_footnote, put_in, take_out
from rpd.amendment.operations import (
    Add,
    Move,
    Operation,
    Remove,
    Rename,
)
from rpd.amendment.plan_data import (
    Mapping,
    address_of,
    copied,
    walk,
)
from rpd.amendment.targets import Bound, DoesNotFitError, bind
from rpd.amendment.traces import Carried, Lists, Traces
from rpd.plan.built_in import chosen
from rpd.plan.profil import DZIALANIE, Level

__all__ = ["Carried", "DoesNotFitError", "carry_out", "execute"]


def execute(data: Mapping, operations: Sequence[Operation]) -> Mapping:
    """The data of the amended plan; the given data are not changed.

    Raises:
        DoesNotFitError: an operation does not fit; the message names it.
    """
    return carry_out(data, operations).data


def carry_out(data: Mapping, operations: Sequence[Operation]) -> Carried:
    """The amended plan, and which of its entries are which of the former ones; see `execute`."""
    plan: Mapping = {name: copied(value) for name, value in data.items()}
    traced = Traces(plan)
    bound = bind(plan, operations)
    lists: Lists = {}
    for operation, member, refuse in bound:
        if member is not None:
            change(operation, member, lists, refuse)
    for kind in (Move, Remove):
        for operation, member, refuse in bound:
            if isinstance(operation, kind) and member is not None:
                take_out(plan, operation, member, refuse)
    for level in chosen(plan).all_levels:
        _put_in_level(plan, level, bound)
    for operation, _, refuse in bound:
        if isinstance(operation, Add) and operation.rodzaj == "przypis":
            add_footnote(plan, operation, refuse)
    _demand_unique(plan, bound)
    return traced.carried(plan, lists)


def _put_in_level(plan: Mapping, level: Level, bound: Sequence[Bound]) -> None:
    for operation, member, refuse in bound:
        if isinstance(operation, Add) and operation.rodzaj == level.kind:
            put_in(plan, level, copied(operation.tresc), operation, refuse)
        elif isinstance(operation, Move) and member is not None and member.kind == level.kind:
            put_in(plan, level, member.data, operation, refuse)


def _demand_unique(plan: Mapping, bound: Sequence[Bound]) -> None:
    """No operation may bring an id or a number that the plan has already."""
    profil = chosen(plan)
    seen: set[tuple[str, str]] = set()
    doubled: set[tuple[str, str]] = set()
    for kind, address, _, _ in walk(plan):
        (doubled if (kind, address) in seen else seen).add((kind, address))
    if not doubled:
        return
    key: tuple[str, str]
    for operation, member, refuse in bound:
        if isinstance(operation, Add) and operation.rodzaj in profil.kinds:
            level = profil.level(operation.rodzaj)
            key = (level.kind, address_of(level, operation.tresc, operation.w))
        elif isinstance(operation, Rename):
            key = (DZIALANIE, operation.id)
        elif member is not None and member.kind in profil.kinds:
            key = next(((k, a) for k, a, d, _ in walk(plan) if d is member.data), ("", ""))
        else:
            continue
        if key in doubled:
            refuse(f"„{key[1]}” byłoby w planie dwa razy.")
