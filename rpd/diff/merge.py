"""Three versions of a plan → one in which the changes of both sides are made, or their conflict.

Changes are compared, not lines: what both sides did alike is done once, what they did to different
actions and fields is done both, and what cannot be told apart from a contradiction is one. A merge
counts only if putting their changes into ours says the same as putting ours into theirs.

Lines matter for what the model does not hold: comments and layout come from a merge of the text
(`TextMerge`) wherever it says the same as the merge of the plans.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace

from rpd.diff.apply import apply, imprinted
from rpd.diff.changes import Change
from rpd.diff.compare import compare
from rpd.diff.describe import sentence
from rpd.diff.execute import DoesNotFitError
from rpd.diff.normal import canonical
from rpd.diff.operations import (
    Add,
    AddEntry,
    Operation,
    OrderEntries,
    RemoveEntry,
    SetEntry,
    SetField,
    operations,
)
from rpd.diff.plan_data import address_of, same
from rpd.errors import RpdError
from rpd.imprint import imprint, intact
from rpd.model import Plan

Read = Callable[[str], Plan]
"""The plan of a text; raises RpdError where any part of it cannot be read."""

TextMerge = Callable[[str, str, str], tuple[str, int]]
"""Ours, base, theirs → the merged text and how many places are in conflict in it."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two changes that contradict each other, each told as a sentence; or a reason alone."""

    ours: str
    theirs: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged text; with clashes it is what the merge of lines makes of the three.

    ``lost_layout`` says that comments or line breaks of theirs could not be kept.
    """

    text: str
    clashes: tuple[Clash, ...] = ()
    lost_layout: bool = False


def merge(base: str, ours: str, theirs: str, read: Read, by_lines: TextMerge) -> Merged:
    """Make both sides' changes to the base, in the text of ours.

    Raises:
        RpdError: one of the three texts cannot be read whole, or calls two things by one name.
    """
    if theirs in (base, ours):
        return Merged(ours)
    if ours == base:
        return Merged(theirs)
    plans = (read(base), read(ours), read(theirs))
    recorded = [plan.uchwala.odcisk if plan.uchwala else "" for plan in plans]
    if not all(recorded) or len(set(recorded)) == 1:
        return _merged(base, ours, theirs, read, by_lines)
    # An imprint is no statement of its own: it is made anew of what the merge says.
    alike = [imprinted(text, recorded[0]) for text in (base, ours, theirs)]
    made = _merged(alike[0], alike[1], alike[2], read, by_lines)
    if made.clashes:
        return _merged(base, ours, theirs, read, by_lines)
    merged = read(made.text)
    ordered = all(map(intact, plans[1:]))
    amended = next(one for one in recorded[1:] if one != recorded[0])
    return replace(made, text=imprinted(made.text, imprint(merged) if ordered else amended))


def _merged(base: str, ours: str, theirs: str, read: Read, by_lines: TextMerge) -> Merged:
    before = read(base)
    mine, other = _told(before, read(ours)), _told(before, read(theirs))
    my_own, their_own = _without_common(mine, other)
    clashes = tuple(_clashes(my_own, their_own))
    if not clashes:
        found = _both_ways(ours, theirs, my_own, their_own, read)
        if not isinstance(found, Clash):
            made = apply(base, [operation for _, operation in other])
            return _with_layout(found, made, (ours, base, theirs), read, by_lines)
        clashes = (found,)
    return Merged(by_lines(ours, base, theirs)[0], clashes)


_Told = tuple[Change, Operation]


def _told(before: Plan, after: Plan) -> list[_Told]:
    return list(zip(compare(before, after), operations(before, after), strict=True))


def _without_common(
    mine: Sequence[_Told], theirs: Sequence[_Told]
) -> tuple[list[_Told], list[_Told]]:
    """What each side did alone; what both did is left out of both."""
    left = list(mine)
    right = []
    for told in theirs:
        twin = next((one for one in left if _alike(one[1], told[1])), None)
        if twin is None:
            right.append(told)
        else:
            left.remove(twin)
    return left, right


def _alike(one: Operation, other: Operation) -> bool:
    return type(one) is type(other) and all(
        same(getattr(one, about.name), getattr(other, about.name))
        if about.name != "gdzie"
        else getattr(one, "gdzie", None) == getattr(other, "gdzie", None)
        for about in fields(one)
    )


# --- contradictions ------------------------------------------------------------------------------

_List = AddEntry | RemoveEntry | SetEntry | OrderEntries


def _clashes(mine: Sequence[_Told], theirs: Sequence[_Told]) -> Iterator[Clash]:
    for my_change, my_operation in mine:
        for their_change, their_operation in theirs:
            if _subject(my_operation) == _subject(their_operation) and not _apart(
                my_operation, their_operation
            ):
                yield Clash(sentence(my_change), sentence(their_change))


def _subject(operation: Operation) -> tuple[object, ...]:
    """What an operation decides; two that decide the same and differ contradict each other."""
    if isinstance(operation, Add):
        if operation.rodzaj == "przypis":
            return "dodaj", "przypis", operation.tresc["id"]
        address = address_of(operation.rodzaj, operation.tresc, operation.w)
        return "dodaj", operation.rodzaj, address
    if isinstance(operation, SetField | _List):
        return operation.gdzie, operation.pole
    return operation.gdzie, operation.name


def _apart(mine: Operation, theirs: Operation) -> bool:
    """Whether two changes of one list are changes of different entries."""
    if isinstance(mine, SetEntry) and isinstance(theirs, SetEntry):
        return mine.miejsce != theirs.miejsce
    # Acknowledgements are not printed, so their order decides nothing.
    return isinstance(mine, AddEntry) and isinstance(theirs, AddEntry) and mine.pole == "odstepstwa"


# --- both sides' changes -------------------------------------------------------------------------


def _both_ways(
    ours: str, theirs: str, mine: Sequence[_Told], other: Sequence[_Told], read: Read
) -> str | Clash:
    """Ours with their changes, if theirs with our changes says the same."""
    my_operations = [operation for _, operation in mine]
    their_operations = [operation for _, operation in other]
    try:
        merged = apply(ours, _behind(their_operations, my_operations))
        mirror = apply(theirs, _behind(my_operations, their_operations))
    except DoesNotFitError as error:
        return Clash("", "", error.message)
    if not _same_plan(read(merged), read(mirror)):
        return Clash(
            "",
            "",
            "Obie gałęzie zmieniają kolejność albo położenie sąsiednich elementów; nie da się "
            "rozstrzygnąć, jak mają stać.",
        )
    return merged


def _same_plan(one: Plan, other: Plan) -> bool:
    first, second = canonical(one), canonical(other)
    order = sorted(map(repr, first.odstepstwa)) == sorted(map(repr, second.odstepstwa))
    return order and replace(first, odstepstwa=()) == replace(second, odstepstwa=())


def _behind(operations_: Sequence[Operation], there: Sequence[Operation]) -> list[Operation]:
    """The operations, with additions put behind those that the other side made in the same place.

    Of two that were added behind one element, the one whose name comes first stands first, so that
    it does not matter which branch is merged into which.
    """
    added = [one for one in there if isinstance(one, Add)]
    return [_one_behind(one, added) if isinstance(one, Add) else one for one in operations_]


def _one_behind(operation: Add, there: Sequence[Add]) -> Add:
    before = _following(operation.rodzaj, operation.w, operation.po, there)
    if before is None or _address(before) > _address(operation):
        return operation
    last = before
    while (following := _following(last.rodzaj, last.w, _address(last), there)) is not None:
        last = following
    return replace(operation, po=_address(last))


def _following(kind: str, parent: str, address: str, there: Sequence[Add]) -> Add | None:
    for one in there:
        if (one.rodzaj, one.w, one.po) == (kind, parent, address) and kind != "przypis":
            return one
    return None


def _address(operation: Add) -> str:
    return address_of(operation.rodzaj, operation.tresc, operation.w)


# --- comments and layout -------------------------------------------------------------------------


def _with_layout(
    merged: str, made: str, texts: tuple[str, str, str], read: Read, by_lines: TextMerge
) -> Merged:
    """The merged plan with the comments and the layout of both sides, as far as they agree.

    ``made`` is the base with their changes made: what they did besides is its difference to theirs.
    """
    wanted = read(merged)

    def says_it(text: str) -> bool:
        try:
            return _same_plan(read(text), wanted)
        except RpdError:
            return False

    text, conflicts = by_lines(*texts)
    if not conflicts and says_it(text):
        return Merged(text)
    theirs = texts[2]
    if made == theirs:
        return Merged(merged)
    text, conflicts = by_lines(merged, made, theirs)
    if not conflicts and says_it(text):
        return Merged(text)
    return Merged(merged, lost_layout=True)
