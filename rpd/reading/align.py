"""Which item of a new list is which item of the old one, so that its text and comments are kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable
from typing import Any

_Key = Callable[[Any], Hashable]
_MOST_COMPARISONS = 40_000
_ALIKE = 500  # thousandths of the fields


def align(old: list[Any], new: list[Any]) -> dict[int, int]:
    """Positions in the new list → positions in the old one; each at most once.

    Equal items first, then those with the same id, link, number or name, then those that agree in
    at least half of their fields.
    """
    left, right = list(range(len(old))), list(range(len(new)))
    pairs: dict[int, int] = {}
    for key in _KEYS:
        for i, j in _equal([(i, key(old[i])) for i in left], [(j, key(new[j])) for j in right]):
            pairs[j] = i
            left.remove(i)
            right.remove(j)
        if not left or not right:
            return pairs
    if len(left) * len(right) <= _MOST_COMPARISONS:
        for j in right:
            i = max(left, key=lambda i: (_likeness(old[i], new[j]), -i), default=-1)
            if i >= 0 and _likeness(old[i], new[j]) >= _ALIKE:
                pairs[j] = i
                left.remove(i)
    return pairs


def _equal(
    old: list[tuple[int, Hashable]], new: list[tuple[int, Hashable]]
) -> list[tuple[int, int]]:
    """Pairs of positions with equal keys, the first with the first; None pairs with nothing."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for i, key in reversed(old):
        waiting[key].append(i)
    waiting.pop(None, None)
    return [(waiting[key].pop(), j) for j, key in new if waiting.get(key)]


def _whole(item: Any) -> Hashable:
    if isinstance(item, dict):
        return ("d", *((name, _whole(value)) for name, value in item.items()))
    if isinstance(item, list):
        return ("l", *map(_whole, item))
    return type(item).__name__ == "bool", item


def _field(name: str) -> _Key:
    return lambda item: item.get(name) if isinstance(item, dict) and _bare(item, name) else None


def _fields(one: str, other: str) -> _Key:
    def key(item: Any) -> Hashable:
        if isinstance(item, dict) and _bare(item, one) and _bare(item, other):
            return item[one], item[other]
        return None

    return key


def _bare(item: dict[str, Any], name: str) -> bool:
    return name in item and not isinstance(item[name], dict | list)


def _likeness(old: Any, new: Any) -> int:
    """Thousandths of the fields that two mappings share with equal values."""
    if not isinstance(old, dict) or not isinstance(new, dict) or not (old or new):
        return 0
    equal = sum(1 for name in old if name in new and old[name] == new[name])
    return 1000 * equal // max(len(old), len(new))


_NAMES = ("numer", "nazwa", "podmiot", "tekst", "okres", "regula", "uchwala", "zrodlo")
_KEYS: tuple[_Key, ...] = (
    _whole,
    _field("id"),
    _fields("numer", "strategia"),
    _field("strategia"),
    *map(_field, _NAMES),
)
