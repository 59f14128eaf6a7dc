"""Two lists of entries → which entry of one is which of the other: by ids, names and likeness.

Entries are recognised by their ids, and else by what they say, never by where they stand: first
those that say exactly the same, then those that share what names them (an indicator its name, an
amount its sources), then those whose texts are alike. What has two different ids is one only where
it says exactly the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Hashable, Iterable, Sequence
from typing import Any

from rpd.compare import normal
from rpd.compare.entry_keys import KEYS, SINGLE, TEXTS, Key, words_in
from rpd.plan.model import (
    PozycjaBudzetu,
    Wskaznik,
)
from rpd.plan.parts import Entry

_ALIKE = 0.5
_MOST_COMPARISONS = 40_000


def match(old: Sequence[Entry], new: Sequence[Entry]) -> list[tuple[int, int]]:
    """Positions of the entries recognised in both lists, in the old order."""
    left, right = list(range(len(old))), list(range(len(new)))
    pairs: list[tuple[int, int]] = []

    def by(key: Key, left: list[int] = left, right: list[int] = right) -> None:
        _take(_equal(left, right, lambda i: key(old[i]), lambda j: key(new[j])))

    def by_likeness(key: Key) -> None:
        by(key, left, [j for j in right if not entry_id(new[j])])
        by(key, [i for i in left if not entry_id(old[i])], right)

    def _take(found: Iterable[tuple[int, int]]) -> None:
        for i, j in found:
            left.remove(i)
            right.remove(j)
            pairs.append((i, j))

    by(lambda entry: entry_id(entry) or None)
    by(normal.key)
    if left and right:
        for key in KEYS[type(old[0])]:
            by_likeness(key)
        if text := TEXTS.get(type(old[0])):
            words = {("o", i): words_in(text(old[i])) for i in left}
            words |= {("n", j): words_in(text(new[j])) for j in right}
            apart = {(i, j) for i in left for j in right if entry_id(old[i]) and entry_id(new[j])}
            _take(_alike(left, right, words, apart))
        if len(left) == len(right) == 1 and type(old[0]) in SINGLE:
            i, j = left[0], right[0]
            _take([] if entry_id(old[i]) and entry_id(new[j]) else [(i, j)])
    return sorted(pairs)


def entry_id(entry: Any) -> str:
    """The id of an entry, "" where it has none or is of a kind that has none."""
    return entry.id if isinstance(entry, Wskaznik | PozycjaBudzetu) else ""


def _equal(
    left: list[int],
    right: list[int],
    old_key: Callable[[int], Hashable],
    new_key: Callable[[int], Hashable],
) -> list[tuple[int, int]]:
    """Pairs with equal keys, the first with the first; None as key pairs with nothing."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for j in reversed(right):
        waiting[new_key(j)].append(j)
    waiting.pop(None, None)
    return [(i, waiting[k].pop()) for i in list(left) if waiting.get(k := old_key(i))]


def _alike(
    left: list[int],
    right: list[int],
    words: dict[tuple[str, int], Counter[str]],
    apart: Container[tuple[int, int]] = (),
) -> list[tuple[int, int]]:
    """Pairs of texts that share at least half of their words, the likest first, but for some."""
    if len(left) * len(right) > _MOST_COMPARISONS:
        return []
    ranked = []
    for i in left:
        for j in right:
            one, other = words["o", i], words["n", j]
            total = one.total() + other.total()
            shared = 2 * (one & other).total()
            if total and shared >= _ALIKE * total and (i, j) not in apart:
                # Compared as integers scaled by the total, so that no float decides an order.
                ranked.append((-(shared * 10_000 // total), abs(i - j), i, j))
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    found = []
    for _, _, i, j in sorted(ranked):
        if i not in taken_left and j not in taken_right:
            taken_left.add(i)
            taken_right.add(j)
            found.append((i, j))
    return found
