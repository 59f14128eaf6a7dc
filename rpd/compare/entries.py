"""Two lists of entries → what was added, removed, changed or put in another order.

Entries are recognised by their ids, and else by what they say, never by where they stand: first
those that say exactly the same, then those that share what names them (an indicator its name, an
amount its sources), then those whose texts are alike. What has two different ids is one only where
it says exactly the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Sequence
from typing import Any

from rpd.compare import normal
from rpd.compare.changes import (
    Change,
    EntriesReordered,
    EntryAdded,
    EntryChanged,
    EntryRemoved,
    Leaf,
    ListField,
    Place,
)
from rpd.plan.model import (
    Odstepstwo,
    Opis,
    PozycjaBudzetu,
    Produkt,
    Realizator,
    Termin,
    Wskaznik,
    Zmiana,
)
from rpd.plan.parts import Entry, Value
from rpd.plan.values import one_line

_Key = Callable[[Any], Hashable]
_ALIKE = 0.5
_MOST_COMPARISONS = 40_000


def compare(
    place: Place, field: ListField, old: Sequence[Entry], new: Sequence[Entry]
) -> Iterator[Change]:
    """The changes of one list: removals, changes, the order, additions."""
    if old == new:
        return
    pairs = match(old, new)
    if len(pairs) < len(old):
        kept = {i for i, _ in pairs}
        for i, entry in enumerate(old):
            if i not in kept:
                yield EntryRemoved(place, field, entry, i)
    for i, j in pairs:
        if leaves := _leaves(old[i], new[j]):
            yield EntryChanged(place, field, old[i], new[j], i, j, leaves)
    order = [j for _, j in pairs]
    if order != sorted(order):
        yield EntriesReordered(
            place, field, tuple(old[i] for i, _ in pairs), tuple(new[j] for j in sorted(order))
        )
    if len(pairs) < len(new):
        present = set(order)
        for j, entry in enumerate(new):
            if j not in present:
                yield EntryAdded(place, field, entry, j)


def _leaves(old: Entry, new: Entry) -> tuple[Leaf, ...]:
    return tuple(
        Leaf(name, _stated(getattr(old, name)), _stated(getattr(new, name)))
        for name in normal.entry_fields(old)
        if normal.value_of(old, name) != normal.value_of(new, name)
    )


def _stated(value: Any) -> Value | None:
    """None for an empty text, an empty list and False; zero is a value."""
    return None if isinstance(value, str | tuple | bool) and not value else value


def match(old: Sequence[Entry], new: Sequence[Entry]) -> list[tuple[int, int]]:
    """Positions of the entries recognised in both lists, in the old order."""
    left, right = list(range(len(old))), list(range(len(new)))
    pairs: list[tuple[int, int]] = []

    def by(key: _Key, left: list[int] = left, right: list[int] = right) -> None:
        _take(_equal(left, right, lambda i: key(old[i]), lambda j: key(new[j])))

    def by_likeness(key: _Key) -> None:
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
        for key in _KEYS[type(old[0])]:
            by_likeness(key)
        if text := _TEXTS.get(type(old[0])):
            words = {("o", i): _words(text(old[i])) for i in left}
            words |= {("n", j): _words(text(new[j])) for j in right}
            apart = {(i, j) for i in left for j in right if entry_id(old[i]) and entry_id(new[j])}
            _take(_alike(left, right, words, apart))
        if len(left) == len(right) == 1 and type(old[0]) in _SINGLE:
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


def _words(text: str) -> Counter[str]:
    return Counter(text.casefold().split())


def _lit(entry: Any) -> Hashable:
    return entry.lit or None


def _name(entry: Any) -> Hashable:
    return one_line(entry.nazwa)


def _named(pozycja: PozycjaBudzetu) -> frozenset[str]:
    """Every source that an entry names."""
    split = {udzial.zrodlo for udzial in pozycja.podzial}
    return frozenset(pozycja.zrodla) | split | {part.zrodlo for part in pozycja.montaz}


def _whose_money(pozycja: PozycjaBudzetu) -> Hashable:
    return _named(pozycja), pozycja.srodki, pozycja.podmiot, pozycja.rok, pozycja.lit


def _sources(pozycja: PozycjaBudzetu) -> Hashable:
    named = _named(pozycja)
    return (named, pozycja.rok) if named else None


def _amount(pozycja: PozycjaBudzetu) -> Hashable:
    return pozycja.kwota


_KEYS: dict[type[Any], tuple[_Key, ...]] = {
    Opis: (_lit,),
    Produkt: (_name, _lit),
    Wskaznik: (lambda w: (_name(w), w.lit), _name),
    PozycjaBudzetu: (_whose_money, _sources, _amount),
    Termin: (lambda t: one_line(t.opis) or None, lambda t: one_line(t.tekst), _lit),
    Realizator: (lambda r: (r.podmiot, r.lit), lambda r: r.podmiot),
    Odstepstwo: (lambda o: (o.regula, o.gdzie),),
    Zmiana: (lambda z: z.uchwala,),
}
_TEXTS: dict[type[Any], Callable[[Any], str]] = {
    Opis: lambda o: str(o.tekst),
    Produkt: lambda p: str(p.nazwa),
    Wskaznik: lambda w: str(w.nazwa),
}
_SINGLE = (Opis, Termin, PozycjaBudzetu)
"""Where one entry of each list is left over, it is the same entry, rewritten."""
