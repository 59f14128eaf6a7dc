"""From what a pull request does to what a resolution may do.

An author deletes a row, or puts a new one between two others, and everything below gets another
number. A resolution repeals the row, which stays as a stub, and adds one numbered „3a”: printed
numbers that people cite do not change while the plan is in force. ``amended`` turns the first into
the second; the operations from the old plan to its result are the amendment.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field, replace
from datetime import date

from rpd.compare import row_numbers
from rpd.compare.branches import Branch, join, trunk
from rpd.compare.changes import Change, Moved, Place
from rpd.compare.letters import kept
from rpd.frozen import dataclass
from rpd.plan.level import CONTINUOUS
from rpd.plan.model import (
    Dzialanie,
    Element,
    Plan,
    Uchylenie,
    miejsca,
)
from rpd.plan.profil import Profil

_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def amended(old: Plan, new: Plan, uchwala: str, data: date | None) -> Plan:
    """The new plan in the form that a resolution gives it (its number and date are stated).

    Places of a table whose action went (or went under another heading) stay as stubs, all others
    keep their printed ``lp``; new and moved rows get a number of their own: the next at the end,
    „3a” behind 3 (§ 89 of the rules of legislative technique). Rows in another order change
    places under the numbers that were there. Entries keep their letters. The same holds for
    headings that come; one that goes stays as one that is repealed.
    """
    old_root, new_root = trunk(old), trunk(new)
    join(old_root, new_root)
    repeal = Uchylenie(uchwala, data)
    making = _Making(repeal, new.profil)
    made = replace(
        new,
        elementy=_elements(old_root, new_root, making),
        dzialania=_actions(old_root, new_root, making),
    )
    return (
        row_numbers.through(made, making.through)
        if new.profil.dzialanie.numbering == CONTINUOUS
        else made
    )


def numbered(changes: Sequence[Change], old: Plan, new: Plan) -> tuple[Change, ...]:
    """The changes with the numbers that actions have once the new plan is carried out.

    A plan that was adopted is amended: its rows keep their numbers and a new one gets „3a”. A
    draft, and a plan of another year, are counted as they stand.
    """
    if old.uchwala is None or new.uchwala is None or old.rok != new.rok or not changes:
        return tuple(changes)
    result = amended(old, new, "", None)
    by_id = {miejsce.dzialanie.id: miejsce.numer for miejsce in miejsca(result)}

    def now(place: Place) -> Place:
        given = place.kind == new.profil.dzialanie.kind and place.new and by_id.get(place.id)
        return replace(place, new=given) if given else place

    told: list[Change] = []
    for change in changes:
        there = replace(change, place=now(change.place))
        if isinstance(there, Moved) and there.predecessor is not None:
            there = replace(there, predecessor=now(there.predecessor))
        told.append(there)
    return tuple(told)


_Pair = tuple[Branch | None, Branch | None]


def _headings(branch: Branch | None) -> list[Branch]:
    """The headings under another one."""
    return [c for c in branch.children if c.level and c.level.below] if branch else []


def _actions_of(branch: Branch | None) -> list[Branch]:
    """The actions under a heading."""
    return [c for c in branch.children if c.level and not c.level.below] if branch else []


def _merged(old: Branch | None, new: Branch | None) -> list[_Pair]:
    """The headings under another: those of the new plan, and those that left where they stood."""
    following: dict[int | None, list[Branch]] = {}
    anchor: int | None = None
    for child in _headings(old):
        if child.twin is None or child.twin.parent is not new:
            following.setdefault(anchor, []).append(child)
        else:
            anchor = id(child.twin)
    merged: list[_Pair] = [(gone, None) for gone in following.get(None, ())]
    for child in _headings(new):
        merged.append((child.twin, child))
        merged += [(gone, None) for gone in following.get(id(child), ())]
    return merged


@dataclass(frozen=True, slots=True)
class _Making:
    """What a resolution repeals by, and the shape of the plan.

    ``through`` keeps of each action the number that stays with its place and the one that is
    stated, where numbers go through the whole plan.
    """

    repeal: Uchylenie
    profil: Profil
    through: dict[str, tuple[str, str]] = field(default_factory=dict)


def _gone(branch: Branch, repeal: Uchylenie) -> Element:
    """What is left of a heading that is repealed; one that moved is no longer linked from here."""
    left: Element = replace(branch.value, nazwa="", uchylony=branch.value.uchylony or repeal)
    left = replace(left, elementy=(), dzialania=())
    return replace(left, strategia="") if branch.linked and branch.twin else left


def _elements(old: Branch | None, new: Branch | None, making: _Making) -> tuple[Element, ...]:
    """The elements under another one; numbers that follow each other stay what they were."""
    pairs = _merged(old, new)
    elements = [_element(*pair, making) for pair in pairs]
    for kind in {e.poziom.kind for e in elements if e.poziom.numbering == "arabska"}:
        at = [i for i, element in enumerate(elements) if element.poziom.kind == kind]
        numbers = _element_numbers([pairs[i] for i in at], old)
        for i, number in zip(at, numbers, strict=True):
            elements[i] = replace(elements[i], numer=number)
    return tuple(elements)


def _element_numbers(pairs: list[_Pair], above: Branch | None) -> list[str]:
    """The numbers of elements: former ones keep theirs, whatever comes, goes or is put between."""
    kept = [old.value.numer if old is not None and old.parent is above else "" for old, _ in pairs]
    stated = [new.value.numer if new is not None else "" for _, new in pairs]
    return row_numbers.given(kept, stated)


def _element(old: Branch | None, new: Branch | None, making: _Making) -> Element:
    if new is None:
        assert old is not None
        return _gone(old, making.repeal)
    element: Element = new.value
    return replace(
        element,
        dzialania=_actions(old, new, making),
        elementy=_elements(old, new, making),
    )


def _actions(old: Branch | None, new: Branch, making: _Making) -> tuple[Dzialanie, ...]:
    rows = _rows(old, new)
    level = making.profil.dzialanie
    if level.numbering in ("arabska", "z-rodzicem"):
        numbers = row_numbers.given([row.kept for row in rows], [row.stated for row in rows])
    else:
        numbers = [row.kept or row.stated for row in rows]
    actions = []
    for position, (row, lp) in enumerate(zip(rows, numbers, strict=True), 1):
        stays = row.new is not None
        action = _action(row, making.profil) if stays else _stub(row.old, row.moved, making.repeal)
        usual = level.counted(new.number, position)
        stated = level.repeating(new.number, lp)
        actions.append(replace(action, lp="" if stated == usual else stated))
    for row, action in zip(rows, actions, strict=True):
        making.through[action.id] = row.kept, row.stated
    return tuple(actions)


def _action(row: _LeftRow, profil: Profil) -> Dzialanie:
    """An action of the new plan; what stays in its place keeps its letters."""
    assert row.new is not None
    action: Dzialanie = row.new.value
    return action if row.old is None else kept(row.old.value, action, profil)


@dataclass(frozen=True, slots=True)
class _LeftRow:
    """A row of a table that a resolution leaves: a stub has no ``new``.

    ``kept`` is the printed number that stays with this place, ``stated`` the one that the new plan
    writes; either may be "".
    """

    old: Branch | None
    new: Branch | None
    kept: str = ""
    stated: str = ""
    moved: bool = False


def _rows(old: Branch | None, new: Branch | None) -> list[_LeftRow]:
    """The rows of a table: its former places in their order, new rows behind what they follow.

    A place whose action went keeps a stub. Rows in another order change places: the numbers stay
    in order, and a number gets the content of another row.
    """
    slots = _actions_of(old)
    stays = {id(s) for s in slots if s.twin is not None and s.twin.parent is new}
    groups: list[tuple[Branch | None, list[_LeftRow]]] = [(None, [])]
    for slot in slots:
        if id(slot) in stays:
            groups.append((slot, []))
        else:
            stub = _LeftRow(slot, None, _lp(slot), moved=slot.twin is not None)
            groups[-1][1].append(stub)
    rows = list(groups[0][1])
    places = iter(groups[1:])
    for child in _actions_of(new):
        lp: str = _own(child, child.value.lp)
        former = child.twin
        if former is None or id(former) not in stays:
            rows.append(_LeftRow(former, child, stated=lp))
            continue
        place, stubs = next(places)
        assert place is not None
        written_anew = lp if lp != _own(former, former.value.lp) else ""
        rows += [_LeftRow(former, child, written_anew or _lp(place)), *stubs]
    return rows


def _lp(branch: Branch) -> str:
    """The number of a row within its table, without what it repeats of its heading."""
    return _own(branch, branch.number.rpartition("/")[2])


def _own(branch: Branch, lp: str) -> str:
    """The part of a printed number that is the row's own."""
    repeats = branch.level is not None and branch.level.numbering == "z-rodzicem"
    return lp.rpartition(".")[2] if repeats else lp


def _stub(branch: Branch | None, moved: bool, repeal: Uchylenie) -> Dzialanie:
    assert branch is not None
    gone: Dzialanie = branch.value
    if moved:
        # No second row ever gets the number of a stub, so the name is new as well.
        gone = replace(gone, id=f"{gone.id}-z-{_NOT_SLUG.sub('-', branch.number.lower())}")
    # Already repealed before: its stub stays with the resolution that repealed it.
    return stub(gone, gone.uchylone or repeal)


def stub(dzialanie: Dzialanie, uchylenie: Uchylenie) -> Dzialanie:
    """What is left of a repealed action: its id, its name, its number and the resolution."""
    return Dzialanie(
        id=dzialanie.id,
        nazwa=dzialanie.nazwa,
        lp=dzialanie.lp,
        uchylone=uchylenie,
        pola=tuple((key, ()) for key, _ in dzialanie.pola),
    )
