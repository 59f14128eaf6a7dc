"""Numbers of footnotes in an amended annex: those in force stay, new ones get a letter (§ 89)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from rpd.act.printed import Printed
from rpd.compare.letters import between
from rpd.plan.model import Plan

_NUMBER = re.compile(r"([0-9]+)([a-z]*)")


def with_numbers(
    plan: Plan,
    old: Printed,
    lay_out: Callable[[Plan], Printed],
    written: Iterable[tuple[str, str]] = (),
) -> tuple[Plan, Printed]:
    """The plan that an act leaves, with the numbers of its footnotes, and how it is printed.

    Without an amendment footnotes are numbered by their marks. Where that would change a number in
    force, or give one that was in force to another note, the numbers are written down; so is the
    number of a note that is repealed. `written` are those that the plan in force holds.
    """
    found = lay_out(plan)
    before, order = dict(old.footnotes.numbers), list(found.footnotes.numbers)
    known = {note.id for note in plan.przypisy}
    gone = {name: n for name, n in (*written, *before.items()) if name not in known}
    wanted = _numbers(before, order, {*before.values(), *gone.values()})
    if wanted == dict(found.footnotes.numbers) and gone == _unused(plan, known):
        return plan, found
    kept = replace(plan, numery_przypisow=tuple((wanted | gone).items()))
    return kept, lay_out(kept)


def _unused(plan: Plan, known: set[str]) -> dict[str, str]:
    """The numbers that a plan keeps for footnotes that it does not have any more."""
    return {name: number for name, number in plan.numery_przypisow if name not in known}


def _numbers(old: dict[str, str], order: list[str], taken: set[str]) -> dict[str, str]:
    """The number of each footnote, in the order of their first marks; none that is `taken` anew."""
    kept = [name for name in order if name in old]
    numbers: dict[str, str] = {}
    previous = "0"
    for name in order:
        if name in old:
            number = old[name]
        elif kept and order.index(kept[-1]) > order.index(name):
            match = _NUMBER.fullmatch(previous)
            base, letters = (match[1], match[2]) if match else ("0", "")
            number = between(base, letters, taken)
        else:
            number = str(max((int(n) for n in taken if n.isdecimal()), default=0) + 1)
        taken.add(number)
        numbers[name] = previous = number
    return numbers
