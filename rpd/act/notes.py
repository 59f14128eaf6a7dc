"""Numbers of footnotes in an amended annex: those in force stay, new ones get a letter (§ 89)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from rpd.act.printed import Printed
from rpd.diff.letters import between
from rpd.model import Plan

_NUMBER = re.compile(r"([0-9]+)([a-z]*)")


def with_numbers(
    plan: Plan, old: Printed, lay_out: Callable[[Plan], Printed]
) -> tuple[Plan, Printed]:
    """The plan that an act leaves, with the numbers of its footnotes, and how it is printed.

    Without an amendment footnotes are numbered by their marks. Where that would change a number in
    force, or give one that was in force to another note, the numbers are written down.
    """
    found = lay_out(plan)
    wanted = _numbers(dict(old.footnotes.numbers), list(found.footnotes.numbers))
    if wanted == dict(found.footnotes.numbers):
        return plan, found
    written = replace(plan, numery_przypisow=tuple(wanted.items()))
    return written, lay_out(written)


def _numbers(old: dict[str, str], order: list[str]) -> dict[str, str]:
    """The number of each footnote, in the order of their first marks."""
    taken = set(old.values())
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
