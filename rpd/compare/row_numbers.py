"""Numbers of rows in a plan that is amended: former ones stay, new ones go between or behind."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rpd.compare.letters import between
from rpd.plan.model import Dzialanie, Plan, dzialania, following, mapped

_NUMBER = re.compile(r"([0-9]+)([a-z]*)")


def through(plan: Plan, found: Mapping[str, tuple[str, str]]) -> Plan:
    """The plan with the numbers of actions that are counted through all its tables.

    `found` has of each the number that stays with its place, and the one that is stated.
    """
    actions = list(dzialania(plan))
    pairs = [found.get(action.id, ("", "")) for action in actions]
    numbers = given([kept for kept, _ in pairs], [stated for _, stated in pairs])
    counted, lps = 0, {}
    for action, number in zip(actions, numbers, strict=True):
        lps[action.id] = "" if number == str(counted + 1) else number
        counted = following(counted, number)

    def stated(rows: tuple[Dzialanie, ...]) -> tuple[Dzialanie, ...]:
        return tuple(replace(action, lp=lps[action.id]) for action in rows)

    return replace(
        plan,
        dzialania=stated(plan.dzialania),
        elementy=mapped(plan.elementy, lambda one: replace(one, dzialania=stated(one.dzialania))),
    )


def given(kept: Sequence[str], stated: Sequence[str]) -> list[str]:
    """Numbers in a row: former ones kept, new ones as stated if free and in order, else given."""
    taken = {number for number in kept if number}
    last_kept = max((i for i, number in enumerate(kept) if number), default=-1)
    numbers: list[str] = []
    for position, (former, wanted) in enumerate(zip(kept, stated, strict=True)):
        previous = numbers[-1] if numbers else "0"
        following = next(filter(None, kept[position:]), "")
        if former:
            number = former
        elif wanted and wanted not in taken and _in_order(previous, wanted, following):
            number = wanted
        elif position > last_kept:
            number = _next(previous, taken)
        else:
            number = _between(previous, taken)
        taken.add(number)
        numbers.append(number)
    return numbers


def _in_order(previous: str, number: str, following: str) -> bool:
    """Whether a number may stand between two others; "" for none."""
    return _order(previous) < _order(number) and (
        not following or _order(number) < _order(following)
    )


def _order(number: str) -> tuple[int, str]:
    found = _NUMBER.match(number)
    return (int(found[1]), found[2]) if found else (0, number)


def _next(previous: str, taken: set[str]) -> str:
    """The next whole number that is free."""
    found = _NUMBER.match(previous)
    number = int(found[1]) + 1 if found else 1
    while str(number) in taken:
        number += 1
    return str(number)


def _between(previous: str, taken: set[str]) -> str:
    """The number that comes behind another where more follow."""
    found = _NUMBER.match(previous)
    digits, letters = (found[1], found[2]) if found else ("0", "")
    return between(digits, letters, taken)
