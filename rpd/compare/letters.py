"""Letters of list entries in an amended plan: those in force stay what they are (§ 89).

Entries are lettered by their order, so one put between two others, or taken out, would turn c) into
another c) without anybody saying so. Here such letters are written down.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from string import ascii_lowercase
from typing import Any

from rpd.compare.entry_match import match
from rpd.plan.model import Dzialanie
from rpd.plan.profil import Profil
from rpd.plan.values import one_line
from rpd.polish.numerals import letter as letter_at


def kept(old: Dzialanie, new: Dzialanie, profil: Profil) -> Dzialanie:
    """The new action with the letters that entries of the old one have in print."""
    fields: dict[str, Any] = {}
    for name in (column.key for column in profil.content if column.lettered):
        before, after = getattr(old, name), getattr(new, name)
        # The letter of the last one left is in force too, if it is the entry that it was.
        left = len(after) > 1 or (len(after) == 1 and bool(match(before, after)))
        if before != after and len(before) > 1 and left:
            fields[name] = _entries(before, after, reserved(old, name))
    if not fields:
        return new
    own = tuple((key, fields.pop(key, entries)) for key, entries in new.pola)
    return replace(new, pola=own, **fields)


def reserved(dzialanie: Dzialanie, name: str) -> list[str]:
    """The letters of a list that were repealed."""
    found = re.findall(r"(\w+) lit\. ([a-z]+)", dzialanie.uchylone_litery)
    return [letter for field, letter in found if field == name]


def _entries(old: Sequence[Any], new: Sequence[Any], repealed: Sequence[str]) -> tuple[Any, ...]:
    pairs = _paired(old, new)
    order = [j for _, j in pairs]
    former = [one_line(entry.lit) or letter_at(i) for i, entry in enumerate(old)]
    if order != sorted(order) or len(set(former)) < len(former):
        return tuple(new)
    letters = _letters(
        [one_line(entry.lit) for entry in new],
        {j: former[i] for i, j in pairs},
        [*former, *repealed],
    )
    if letters is None:
        return tuple(new)
    return tuple(
        entry
        if entry.lit or (letter == letter_at(j) and len(new) > 1)
        else replace(entry, lit=letter)
        for j, (entry, letter) in enumerate(zip(new, letters, strict=True))
    )


def _paired(old: Sequence[Any], new: Sequence[Any]) -> list[tuple[int, int]]:
    """The entries recognised, and those that were written anew between them."""
    pairs = match(old, new)
    if [j for _, j in pairs] != sorted(j for _, j in pairs):
        return pairs
    found: list[tuple[int, int]] = []
    i = j = 0
    for one, other in [*pairs, (len(old), len(new))]:
        found += zip(range(i, one), range(j, other), strict=False)
        if one < len(old):
            found.append((one, other))
        i, j = one + 1, other + 1
    return found


def _letters(
    stated: Sequence[str], kept_at: dict[int, str], former: Sequence[str]
) -> list[str] | None:
    """A letter for each entry; None where one would come before all that are in force."""
    taken = {*former, *filter(None, stated)}
    last = max(kept_at, default=-1)
    letters: list[str] = []
    for position, wanted in enumerate(stated):
        if wanted:
            letter = wanted
        elif position in kept_at:
            letter = kept_at[position]
        elif position > last:
            letter = _next(taken)
        elif letters:
            letter = between(letters[-1][0], letters[-1][1:], taken)
        else:
            return None
        taken.add(letter)
        letters.append(letter)
    return letters


def _next(taken: set[str]) -> str:
    """The letter that follows all those in the list."""
    last = max((i for i in range(len(taken) + 26) if letter_at(i) in taken), default=-1)
    return letter_at(last + 1)


def between(base: str, suffix: str, taken: set[str]) -> str:
    """What comes behind base and suffix: „3a” behind 3, „3b” behind 3a, „3za” behind 3z.

    Where that stands already it is „3aa”, also between 3 and 3a (§ 89).
    """
    step = base + (_after(suffix) if suffix else "a")
    if step not in taken:
        return step
    stem = base + suffix if suffix else step
    while True:
        free = next((stem + letter for letter in ascii_lowercase if stem + letter not in taken), "")
        if free:
            return free
        stem += ascii_lowercase[-1]


def _after(letters: str) -> str:
    """The letters behind others: a → b, z → za."""
    if letters[-1] == "z":
        return letters + "a"
    return letters[:-1] + ascii_lowercase[ascii_lowercase.index(letters[-1]) + 1]
