"""Three versions of a plan → one in which the changes of both sides are made, or their conflict.

Changes are compared, not lines: what both sides did alike is done once, what they did to different
actions and fields is done both, and what cannot be told apart from a contradiction is one. A merge
counts only if putting their changes into ours says the same as putting ours into theirs.

What the model does not hold, comments and layout, is `merged_text`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace

from rpd.amendment import given_ids
from rpd.amendment.apply import apply, imprinted
from rpd.amendment.clash import Clash, contradictions
from rpd.amendment.execute import DoesNotFitError
from rpd.amendment.from_changes import operations
from rpd.amendment.merged_text import TextMerge, Three, with_comments
from rpd.amendment.operations import (
    Add,
    AddEntry,
    Operation,
    OrderEntries,
    RemoveEntry,
    SetEntry,
    SetField,
)
from rpd.amendment.plan_data import address_of, same
from rpd.compare.changes import Change
from rpd.compare.legal import numbered
from rpd.compare.normal import canonical
from rpd.compare.plans import compare
from rpd.errors import RpdError
from rpd.frozen import dataclass
from rpd.plan.imprint import imprint, intact
from rpd.plan.model import Plan
from rpd.plan.profil import Profil
from rpd.telling.describe import sentence

Read = Callable[[str], Plan]
"""The plan of a text; raises RpdError where any part of it cannot be read."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged text; with clashes it is what the merge of lines makes of the three.

    ``lost_layout`` says that line breaks of theirs could not be kept; ``lost`` are comments that
    went with an entry which the other side removed.
    """

    text: str
    clashes: tuple[Clash, ...] = ()
    lost_layout: bool = False
    lost: tuple[str, ...] = ()


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
    clashes = tuple(_clashes(my_own, their_own, before.profil))
    if not clashes:
        found = _both_ways(ours, theirs, my_own, their_own, read)
        if isinstance(found, _Both):
            return _with_comments(found, Three(ours, base, theirs), read, by_lines)
        clashes = contradictions(base, my_own, their_own, before.profil)
    return Merged(by_lines(ours, base, theirs)[0], clashes)


def _with_comments(both: _Both, texts: Three, read: Read, by_lines: TextMerge) -> Merged:
    wanted = read(both.merged)

    def says_it(text: str) -> bool:
        try:
            return _same_plan(read(text), wanted)
        except RpdError:
            return False

    found = with_comments(both.merged, both.mirror, texts, says_it, by_lines)
    if found.clashes:
        text = by_lines(texts.ours, texts.base, texts.theirs)[0]
        return Merged(text, found.clashes)
    return Merged(found.text, (), found.lost_layout, found.lost)


_Told = tuple[Change, Operation]


def _told(before: Plan, after: Plan) -> list[_Told]:
    changes = numbered(compare(before, after), before, after)
    return list(zip(changes, operations(before, after), strict=True))


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


def _clashes(mine: Sequence[_Told], theirs: Sequence[_Told], profil: Profil) -> Iterator[Clash]:
    for my_change, my_operation in mine:
        for their_change, their_operation in theirs:
            if _subject(my_operation, profil) == _subject(their_operation, profil) and not _apart(
                my_operation, their_operation, profil
            ):
                yield Clash((sentence(my_change),), (sentence(their_change),))


def _subject(operation: Operation, profil: Profil) -> tuple[object, ...]:
    """What an operation decides; two that decide the same and differ contradict each other."""
    if isinstance(operation, Add):
        if operation.rodzaj == "przypis":
            return "dodaj", "przypis", operation.tresc["id"]
        return "dodaj", operation.rodzaj, _address(operation, profil)
    if isinstance(operation, SetField | _List):
        return operation.gdzie, operation.pole
    return operation.gdzie, operation.name


def _apart(mine: Operation, theirs: Operation, profil: Profil) -> bool:
    """Whether two changes of one list are changes of different entries, or of an id and a text."""
    if given_ids.gives_id(mine, profil) or given_ids.gives_id(theirs, profil):
        return given_ids.apart(mine, theirs, profil)
    if isinstance(mine, SetEntry) and isinstance(theirs, SetEntry):
        return mine.miejsce != theirs.miejsce
    # Acknowledgements are not printed, so their order decides nothing.
    return isinstance(mine, AddEntry) and isinstance(theirs, AddEntry) and mine.pole == "odstepstwa"


# --- both sides' changes -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Both:
    """Their changes in our text, and our changes in theirs."""

    merged: str
    mirror: str


def _both_ways(
    ours: str, theirs: str, mine: Sequence[_Told], other: Sequence[_Told], read: Read
) -> _Both | None:
    """Both sides' changes in both texts; None where the two would not say the same."""
    my_operations = [operation for _, operation in mine]
    their_operations = [operation for _, operation in other]
    profil = read(ours).profil
    try:
        merged = apply(ours, _behind(their_operations, my_operations, profil), profil)
        mirror = apply(theirs, _behind(my_operations, their_operations, profil), profil)
    except DoesNotFitError:
        return None
    return _Both(merged, mirror) if _same_plan(read(merged), read(mirror)) else None


def _same_plan(one: Plan, other: Plan) -> bool:
    first, second = canonical(one), canonical(other)
    order = sorted(map(repr, first.odstepstwa)) == sorted(map(repr, second.odstepstwa))
    return order and replace(first, odstepstwa=()) == replace(second, odstepstwa=())


def _behind(
    operations_: Sequence[Operation], there: Sequence[Operation], profil: Profil
) -> list[Operation]:
    """The operations, with additions put behind those that the other side made in the same place.

    Of two that were added behind one element, the one whose name comes first stands first, so that
    it does not matter which branch is merged into which.
    """
    added = [one for one in there if isinstance(one, Add)]
    fitting = given_ids.behind(operations_, there, profil)
    return [_one_behind(one, added, profil) if isinstance(one, Add) else one for one in fitting]


def _one_behind(operation: Add, there: Sequence[Add], profil: Profil) -> Add:
    before = _following(operation.rodzaj, operation.w, operation.po, there)
    if before is None or _address(before, profil) > _address(operation, profil):
        return operation
    last = before
    address = _address(last, profil)
    while (following := _following(last.rodzaj, last.w, address, there)) is not None:
        last, address = following, _address(following, profil)
    return replace(operation, po=address)


def _following(kind: str, parent: str, address: str, there: Sequence[Add]) -> Add | None:
    for one in there:
        if (one.rodzaj, one.w, one.po) == (kind, parent, address) and kind != "przypis":
            return one
    return None


def _address(operation: Add, profil: Profil) -> str:
    if operation.rodzaj == "przypis":
        return str(operation.tresc.get("numer", ""))
    return address_of(profil.level(operation.rodzaj), operation.tresc, operation.w)
