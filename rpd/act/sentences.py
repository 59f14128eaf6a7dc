"""Orders → the words of § 1: points, letters and tirets, as drafting rules have them.

Each order is places, one within the other, and a sentence of the table of forms (``forms``). Orders
in one place share a level (§ 94); a unit that holds one change is written into its sentence. Rows
stand as tables without quotation marks, as Monitor Polski prints them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace
from typing import Final

from rpd.act import forms
from rpd.act.letter import Part, Point, Quotation
from rpd.act.orders import Order
from rpd.act.phrases import inner_quotes, marker
from rpd.act.printed import Printed
from rpd.act.resolution import Own
from rpd.act.row_worder import Leaf, Path
from rpd.act.worder import Worder
from rpd.frozen import dataclass
from rpd.polish.spaces import keep_together

OPENING: Final = "wprowadza się następujące zmiany"


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit being amended: „w działaniu 3”, with the orders in it."""

    words: str
    children: list[_Unit | Leaf] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Said:
    """What follows the words that name the annex („… w załączniku nr 1 ”), and what stands below.

    With one change the ``lead`` is the whole sentence, with several it is „wprowadza się
    następujące zmiany:”. ``paths`` tell for each order the point, the letter in it, and so on,
    counted from 0, that it is.
    """

    lead: str
    parts: tuple[Part, ...]
    paths: tuple[tuple[int, ...], ...]


def sentences(orders: Sequence[Order], old: Printed, new: Printed, ids: dict[str, str]) -> Said:
    """The orders in words; `ids` are those of footnotes by their marks (`reading_out.Marks`)."""
    worder = Worder(old, new, ids)
    return arranged(map(worder.worded, orders))


def arranged(leaves: Iterable[tuple[Path, Leaf]], opening: str = OPENING) -> Said:
    """Sentences in their places, as points; `opening` announces them where they are several."""
    root = _Unit("")
    for path, leaf in leaves:
        _place(root, path, leaf)
    parts: list[Part] = []
    paths = tuple(_paths(root, ()))
    if len(root.children) == 1:
        lead = _one(root.children[0], 0, ".", parts, opening)
        return Said(lead, tuple(parts), paths)
    _several(root.children, 1, ".", parts)
    return Said(f"{opening}:", tuple(parts), paths)


def with_resolution(
    own: Sequence[Own],
    number: str,
    orders: Sequence[Order] | None,
    annexes: tuple[Printed, Printed],
    ids: dict[str, str],
) -> Said:
    """The same with changes of the resolution itself, which come first, and behind „W uchwale …”.

    `number` follows the word for the annex („ nr 1”); with None for `orders` it is worded anew
    whole. The paths are those of the edits of the resolution, and of what happens to the annex.
    """
    worder = Worder(*annexes, ids)
    leaves: list[tuple[Path, Leaf]] = [
        ((one.where,), worder.of_resolution(edit)) for one in own for edit in one.edits
    ]
    if orders is None:
        leaves.append(((), Leaf(forms.said("annexed", unit=number))))
    for order in orders or ():
        path, leaf = worder.worded(order)
        leaves.append(((forms.where("annex", number), *path), leaf))
    return arranged(leaves)


def _paths(unit: _Unit | Leaf, path: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """The path of every order; a unit that holds one is no level of its own."""
    if isinstance(unit, Leaf):
        yield path
        return
    several = len(unit.children) > 1
    for position, child in enumerate(unit.children):
        yield from _paths(child, (*path, position) if several else path)


def _place(unit: _Unit, path: Sequence[str], leaf: Leaf) -> None:
    """Put an order where it belongs: under the last unit wherever that has the same name."""
    for words in path:
        last = unit.children[-1] if unit.children else None
        if not isinstance(last, _Unit) or last.words != words:
            last = _Unit(words)
            unit.children.append(last)
        unit = last
    unit.children.append(leaf)


def _several(units: Sequence[_Unit | Leaf], level: int, end: str, parts: list[Part]) -> None:
    for position, unit in enumerate(units):
        last = position == len(units) - 1
        sign = end if last else (";" if level == 1 else ",")
        below: list[Part] = []
        words = _one(unit, level, sign, below)
        parts.append(Point(level, marker(level, position), keep_together(words)))
        parts += below


def _one(
    unit: _Unit | Leaf, level: int, end: str, parts: list[Part], opening: str = OPENING
) -> str:
    """The words of a unit; what stands below them goes to `parts`."""
    if isinstance(unit, Leaf):
        return _leaf(unit, level, end, parts)
    if len(unit.children) == 1:
        return f"{unit.words} {_one(unit.children[0], level, end, parts, opening)}"
    _several(unit.children, level + 1, end, parts)
    return f"{unit.words} {opening}:" if level == 0 else f"{unit.words}:"


def _leaf(leaf: Leaf, level: int, end: str, parts: list[Part]) -> str:
    if leaf.annexed:
        # After a table nothing can be written that would end the sentence.
        parts += (
            replace(part, level=level, lines=tuple(map(keep_together, part.lines)))
            if isinstance(part, Quotation)
            else part
            for part in leaf.annexed
        )
        return f"{leaf.words}:"
    if not leaf.quoted:
        return leaf.words + end
    lines = list(_quotation(leaf.quoted, end))
    if len(lines) == 1:
        return f"{leaf.words}: {lines[0]}"
    parts.append(Quotation(level, tuple(map(keep_together, lines))))
    return f"{leaf.words}:"


def _quotation(lines: Sequence[str], end: str) -> Iterator[str]:
    """Lines in one pair of quotation marks, and the sign that closes the sentence."""
    for position, line in enumerate(lines):
        opening = "„" if position == 0 else ""
        closing = f"”{end}" if position == len(lines) - 1 else ""
        yield f"{opening}{inner_quotes(line)}{closing}"
