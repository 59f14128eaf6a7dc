"""From what a pull request does to what a resolution may do.

An author deletes a row, or puts a new one between two others, and everything below gets another
number. A resolution repeals the row, which stays as a stub, and adds one numbered „3a”: printed
numbers that people cite do not change while the plan is in force. ``amended`` turns the first into
the second; the operations from the old plan to its result are the amendment.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from rpd.diff.tree import Node, join, nodes, tree
from rpd.model import Cel, Dzialanie, Kierunek, Plan, Priorytet, Uchylenie

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_NUMBER = re.compile(r"([0-9]+)([a-z]*)")


def amended(old: Plan, new: Plan, uchwala: str, data: date) -> Plan:
    """The new plan in the form that a resolution gives it (its number and date are stated).

    Actions of the old plan that the new one does not have stay as stubs where they stood, and all
    others under their heading keep their printed ``lp``; new and moved ones get a number of their
    own: the next at the end, „3a” behind 3 (§ 89 of the rules of legislative technique). Headings
    that were removed with all their actions come back with the stubs.
    """
    old_root, new_root = tree(old), tree(new)
    join(old_root, new_root)
    repeal = Uchylenie(uchwala, data)
    cele = tuple(
        _cel(old_node, new_node, repeal) for old_node, new_node in _merged(old_root, new_root)
    )
    return replace(new, cele=cele)


_Pair = tuple[Node | None, Node | None]


def _merged(old: Node | None, new: Node | None) -> list[_Pair]:
    """The children of a heading: those of the new plan, and the removed ones where they stood."""
    following: dict[int | None, list[Node]] = {}
    anchor: int | None = None
    for child in old.children if old else ():
        if child.twin is None:
            following.setdefault(anchor, []).append(child)
        elif child.twin.parent is (old.twin if old else None):
            anchor = id(child.twin)
    merged: list[_Pair] = [(gone, None) for gone in following.get(None, ()) if _counts(gone)]
    for child in new.children if new else ():
        merged.append((child.twin, child))
        merged += [(gone, None) for gone in following.get(id(child), ()) if _counts(gone)]
    return merged


def _counts(node: Node) -> bool:
    """A removed heading comes back only for the stubs below it."""
    if node.kind == "dzialanie":
        return True
    return any(below.kind == "dzialanie" and below.twin is None for below in nodes(node))


def _cel(old: Node | None, new: Node | None, repeal: Uchylenie) -> Cel:
    cel: Cel = (new or old).value  # type: ignore[union-attr]
    below = _merged(old, new)
    return replace(cel, priorytety=tuple(_priorytet(*pair, repeal) for pair in below))


def _priorytet(old: Node | None, new: Node | None, repeal: Uchylenie) -> Priorytet:
    priorytet: Priorytet = (new or old).value  # type: ignore[union-attr]
    below = _merged(old, new)
    numbers = _kierunek_numbers(below)
    kierunki = (_kierunek(*pair, repeal) for pair in below)
    return replace(
        priorytet,
        kierunki=tuple(replace(k, numer=n) for k, n in zip(kierunki, numbers, strict=True)),
    )


def _kierunek_numbers(pairs: list[_Pair]) -> list[str]:
    """The numbers of kierunki; one that came back as stubs keeps its own, whoever took it.

    A kierunek that had another number before gets that back, a new one a number with a letter.
    """
    taken = {old.value.numer for old, new in pairs if old is not None and new is None}
    if not taken:
        return [new.value.numer for _, new in pairs if new is not None]
    numbers: list[str] = []
    for old, new in pairs:
        if new is None:
            assert old is not None
            numbers.append(old.value.numer)
            continue
        wanted = [new.value.numer] + ([old.value.numer] if old is not None else [])
        free = [number for number in wanted if number not in taken]
        number = free[0] if free else _between(numbers[-1] if numbers else "0", taken)
        taken.add(number)
        numbers.append(number)
    return numbers


def _kierunek(old: Node | None, new: Node | None, repeal: Uchylenie) -> Kierunek:
    kierunek: Kierunek = (new or old).value  # type: ignore[union-attr]
    rows = _merged(old, new)
    numbers = _numbers(rows, old)
    actions = []
    for position, (row, lp) in enumerate(zip(rows, numbers, strict=True), 1):
        action = _action(*row, repeal)
        actions.append(replace(action, lp="" if lp == str(position) else lp))
    return replace(kierunek, dzialania=tuple(actions))


def _action(old: Node | None, new: Node | None, repeal: Uchylenie) -> Dzialanie:
    if new is not None:
        action: Dzialanie = new.value
        return action
    assert old is not None
    gone: Dzialanie = old.value
    # Already repealed before: its stub stays with the resolution that repealed it.
    return stub(gone, gone.uchylone or repeal)


def stub(dzialanie: Dzialanie, uchylenie: Uchylenie) -> Dzialanie:
    """What is left of a repealed action: its id, its name, its number and the resolution."""
    return Dzialanie(id=dzialanie.id, nazwa=dzialanie.nazwa, lp=dzialanie.lp, uchylone=uchylenie)


def _numbers(rows: list[_Pair], heading: Node | None) -> list[str]:
    """The printed numbers of the rows: former ones kept, new ones in between or at the end."""
    kept = [_kept(row, heading) for row in rows]
    taken = {number for number in kept if number}
    last_kept = max((i for i, number in enumerate(kept) if number), default=-1)
    numbers: list[str] = []
    for position, former in enumerate(kept):
        previous = numbers[-1] if numbers else "0"
        stated = _stated(rows[position])
        if former:
            number = former
        elif stated and stated not in taken:
            number = stated
        elif position > last_kept:
            number = _next(previous, taken)
        else:
            number = _between(previous, taken)
        taken.add(number)
        numbers.append(number)
    return numbers


def _kept(row: _Pair, heading: Node | None) -> str:
    """The printed number of a row that stood under this heading before, else ""."""
    old, new = row
    if old is None or old.parent is not heading or heading is None:
        return ""
    return (new and _stated(row)) or old.number.rpartition("/")[2]


def _stated(row: _Pair) -> str:
    """The ``lp`` that the new plan gives a row itself."""
    _, new = row
    lp: str = new.value.lp if new is not None else ""
    return lp


def _next(previous: str, taken: set[str]) -> str:
    """The next whole number that is free."""
    found = _NUMBER.match(previous)
    number = int(found[1]) + 1 if found else 1
    while str(number) in taken:
        number += 1
    return str(number)


def _between(previous: str, taken: set[str]) -> str:
    """„3a” behind 3, „3b” behind 3a, „3aa” where 3b stands already, „3za” behind 3z."""
    found = _NUMBER.match(previous)
    digits, letters = (found[1], found[2]) if found else ("0", "")
    candidates = [digits + _after(letters)] if letters else []
    candidates += [digits + letters + letter for letter in _LETTERS]
    while True:
        for candidate in candidates:
            if candidate not in taken:
                return candidate
        candidates = [candidates[-1] + letter for letter in _LETTERS]


def _after(letters: str) -> str:
    """The letters behind others: a → b, z → za."""
    if letters[-1] == "z":
        return letters + "a"
    return letters[:-1] + _LETTERS[_LETTERS.index(letters[-1]) + 1]
