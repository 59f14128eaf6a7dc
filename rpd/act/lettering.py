"""The letters of a text in two versions: which went, which came, which are called anew.

The numbers of its points are like letters, but none is ever called anew: they follow each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from rpd.act.edits import Edit
from rpd.act.orders import TextChange, UnitsAdded, UnitsRepealed, Words
from rpd.act.printed import Line
from rpd.act.tokens import same
from rpd.act.units import MARKED, Unit, UnitLines


def same_lines(one: Sequence[Line], other: Sequence[Line]) -> bool:
    """Whether two texts say the same, line by line."""
    return len(one) == len(other) and all(
        same(a.said, b.said) for a, b in zip(one, other, strict=True)
    )


def letter(block: UnitLines) -> str:
    """The letter or the number that an item is called by, "" for another block."""
    return block.unit.mark if block.unit and block.unit.kind in MARKED else ""


def marks(units: Sequence[Unit]) -> set[str]:
    """The marks that units of a text bear."""
    return {unit.mark for unit in units}


def lettered(found: Sequence[UnitLines]) -> dict[str, UnitLines]:
    """The items of a text that are called by a letter or a number, by those."""
    return {letter(block): block for block in found if letter(block)}


def others(
    found: Sequence[UnitLines], letters: Mapping[str, UnitLines]
) -> list[tuple[object, ...]]:
    """The blocks that are no letters, by what names them and where they stand."""
    shape: list[tuple[object, ...]] = []
    seen = False
    for block in found:
        if letter(block):
            seen = True
        else:
            first = block.lines[0]
            shape.append((block.unit, first.marker, first.bare, seen and bool(letters)))
    return shape


def renamed(
    before: Mapping[str, UnitLines], after: Mapping[str, UnitLines]
) -> list[tuple[str, str]] | None:
    """Pairs of letters with the same text, where that tells more than the letters do."""
    if list(before) == list(after):
        return None
    free = dict(after)
    pairs: list[tuple[str, str]] = []
    for old, block in before.items():
        order = sorted(free, key=lambda x, old=old: x != old)  # type: ignore[misc]
        twin = next((x for x in order if _same_text(block, free[x])), None)
        if twin is not None:
            del free[twin]
            pairs.append((old, twin))
    kept = sum(old == new for old, new in pairs)
    if kept == len(pairs):
        return None
    by_letter = sum(_same_text(block, after[x]) for x, block in before.items() if x in after)
    in_order = [list(after).index(new) for _, new in pairs]
    usable = len(pairs) > by_letter and in_order == sorted(in_order)
    return pairs if usable else None


def _same_text(one: UnitLines, other: UnitLines) -> bool:
    first, second = one.lines[0], other.lines[0]
    return same(first.text, second.text) and same_lines(one.lines[1:], other.lines[1:])


def under(block: UnitLines, names: Mapping[str, str]) -> UnitLines:
    """A block under the letter that `names` has for its own, else as it is."""
    new = names.get(letter(block))
    if new is None:
        return block
    first = replace(block.lines[0], marker=f"{new})")
    return UnitLines(Unit("lit", new), (first, *block.lines[1:]))


def repealed(gone: Sequence[Unit], letters: Mapping[str, UnitLines]) -> Iterator[UnitsRepealed]:
    """Neighbours are repealed together."""
    order = list(letters)
    places = [(order.index(unit.mark) - i, unit) for i, unit in enumerate(gone)]
    for _, group in groupby(places, key=lambda pair: pair[0]):
        yield UnitsRepealed((), tuple(unit for _, unit in group))


def signed(found: Iterator[TextChange], end: Unit | None) -> Iterator[TextChange]:
    """„w lit. c kropkę zastępuje się przecinkiem i dodaje się lit. d”: two orders as one.

    What is added without a place is added behind the unit at the `end`.
    """
    waiting: Words | None = None
    for change in found:
        if waiting is not None:
            joined = isinstance(change, UnitsAdded) and waiting.units[0] == (change.after or end)
            if joined and isinstance(change, UnitsAdded):
                yield replace(change, after=waiting.units[0], sign=waiting.edit)
                waiting = None
                continue
            yield waiting
            waiting = None
        closing = isinstance(change, Words) and len(change.units) == 1 and _is_sign(change.edit)
        if closing and isinstance(change, Words) and change.units[0].kind in MARKED:
            waiting = change
        else:
            yield change
    if waiting is not None:
        yield waiting


def _is_sign(edit: Edit) -> bool:
    return not edit.old.words and not edit.new.words and not edit.after
