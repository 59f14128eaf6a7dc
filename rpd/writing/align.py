"""Which item of a new list is which item of the old one, so that its text and comments are kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any

from rpd.diagnostics import Path

_Key = Callable[[Any], Hashable]
_MOST_COMPARISONS = 40_000
_ALIKE = 500  # thousandths of the fields


def origins(old: Any, new: Any, start: Path = (), former: Path = ()) -> dict[Path, Path]:
    """Where the items of all lists in the new data stood in the old ones, by what they say.

    The paths begin with those given. What comes from another list is known by an id: its own, or
    for a heading that of the first action below it, which is nowhere else.
    """
    joiner = _Joiner({})
    for path, item in _items(old, former):
        if (name := _identity(item)) is not None:
            joiner.known.setdefault(name, (path, item))
    joiner.join(old, new, start, former)
    return joiner.found


@dataclass(slots=True)
class _Joiner:
    """``known``: what is the same wherever it stands, with its place and what it says."""

    known: dict[Hashable, tuple[Path, Any]]
    found: dict[Path, Path] = field(default_factory=dict)

    def join(self, old: Any, new: Any, path: Path, former: Path) -> None:
        if isinstance(new, dict):
            for key, value in new.items():
                there = old.get(key) if isinstance(old, dict) else None
                self.join(there, value, (*path, key), (*former, key))
        elif isinstance(new, list):
            listed = old if isinstance(old, list) else []
            pairs = align(listed, new)
            for position, item in enumerate(new):
                self._join_item(listed, item, (*path, position), former, pairs.get(position))

    def _join_item(
        self, listed: list[Any], item: Any, path: Path, former: Path, match: int | None
    ) -> None:
        if match is not None:
            self.found[path] = (*former, match)
            self.join(listed[match], item, path, (*former, match))
        elif (elsewhere := self.known.get(_identity(item))) is not None:
            self.found[path] = elsewhere[0]
            self.join(elsewhere[1], item, path, elsewhere[0])
        else:
            self.join(None, item, path, ())


def _items(data: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _items(value, (*path, key))
    elif isinstance(data, list):
        for position, item in enumerate(data):
            yield (*path, position), item
            yield from _items(item, (*path, position))


def _identity(item: Any) -> Hashable:
    """What makes an action or a heading the same wherever it stands; None for anything else."""
    if not isinstance(item, dict):
        return None
    if isinstance(item.get("id"), str):
        return "id", item["id"]
    key, name = _first_id(item)
    return (key, name) if name else None


def _first_id(data: Any) -> tuple[str, str]:
    """The list of a heading and the id of the first action below it, "" where there is none."""
    if not isinstance(data, dict) or "numer" not in data:
        return "", ""
    for key, children in data.items():
        for child in children if isinstance(children, list) else ():
            if isinstance(child, dict) and (found := child.get("id") or _first_id(child)[1]):
                return key, str(found)
    return "", ""


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
