"""Points of an act stand in the order of the annex as it is printed, and name where they change it.

Of any shape; ``tools/fuzz_profiles.py`` goes the whole way with many more.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from rpd.act import orders
from rpd.act.citing import act_units, cited
from rpd.act.joining import joined
from rpd.act.ordering import ordered
from rpd.act.orders import Order
from rpd.act.printed_parts import apart, number_of
from rpd.act.reading_out import Marks, printed
from rpd.annex.annex import annex
from rpd.annex.table import Annex, Part, Prose, Section, Table
from rpd.load.whole import Loaded
from rpd.polish.wording import plain
from rpd.workspace.plans import load_plan
from tests.properties import examples
from tests.shapes.made import office
from tests.shapes.wholes import edited, text_of, written

Place = tuple[str, ...]


@given(st.integers(0, 10**6))
@examples(40)
def test_points_stand_in_the_order_of_print(seed: int) -> None:
    with TemporaryDirectory() as folder:
        found, silent = points(seed, Path(folder))
    assert found == sorted(found)
    assert silent == []


def points(seed: int, folder: Path) -> tuple[list[int], list[Order]]:
    """Where the points of an act stand in print, in their order; both annexes are one sequence.

    And those that say of no place what happens to it, so that no consolidated text could.
    """
    made = office(seed)
    path = written(made, folder)
    old = laid_out(load_plan(path))
    dice = random.Random(seed)  # noqa: S311 - drawn anew the same way
    path.write_text(text_of(edited(made.plan, made, dice, (3, 5, 8))), "utf-8")
    new = laid_out(load_plan(path))
    one, other = list(in_print(old)), list(in_print(new))
    # What only changes its place is said of the table as a whole.
    assume([p for p in one if p in set(other)] == [p for p in other if p in set(one)])
    sequence = merged(one, other)
    marks = Marks()
    before, after = printed(old, marks), printed(new, marks)
    found = joined(ordered(before, after))
    units = act_units(found, [(at,) for at in range(len(found))], before, after)
    told = {unit.jednostka for unit in units if unit.miejsca and all(s.kind for s in unit.miejsca)}
    silent = [order for at, order in enumerate(found) if cited((at,)) not in told]
    return [sequence.index(first_place(order)) for order in found], silent


def laid_out(loaded: Loaded) -> Annex:
    assert loaded.plan is not None
    return annex(loaded.plan, loaded.strategia, loaded.slownik)


def merged(old: Sequence[Place], new: Sequence[Place]) -> list[Place]:
    """What both have, in their order; what only the old one has follows what it used to."""
    found = list(new)
    known = set(new)
    for at, place in enumerate(old):
        if place not in known:
            found.insert(found.index(old[at - 1]) + 1, place)
    return found


def in_print(document: Annex) -> Iterator[Place]:
    """Everything that an act could name, from the top of the annex to its end."""
    yield ("title",)
    yield from parts(document.opening, "")
    for section in document.sections:
        yield from below(section, document)
    yield from parts(document.closing, "")


def below(section: Section, document: Annex) -> Iterator[Place]:
    yield ("name", section.number)
    yield from parts(section.texts, "")
    several = apart(section, document.profil)
    yield from parts(section.tables, section.number, several=several)
    for inner in section.sections:
        yield from below(inner, document)


def parts(found: Sequence[Part], heading: str, *, several: bool = True) -> Iterator[Place]:
    for part in found:
        if isinstance(part, Prose):
            yield ("text", part.key)
        elif isinstance(part, Table):
            number = number_of(heading, part) if several else heading
            if several:
                yield ("name", number)
            for row in part.rows:
                yield ("row", number, plain(row.lp))
                yield from (("row", number, plain(row.lp), one.key) for one in part.columns)


def first_place(order: Order) -> Place:
    """The first place that an order names."""
    match order:
        case orders.TextOrder((text, *_)) | orders.TermChanged(((text, _), *_)):
            return of_text(text)
        case orders.RowsAdded(heading, _, (row, *_)) | orders.RowsReworded(heading, (row, *_)):
            return ("row", heading, row.cited)
        case orders.RowsRepealed(heading, (lp, *_)):
            return ("row", heading, lp)
        case orders.PassageAdded(key) | orders.PassageRepealed(key):
            return ("text", key)
        case orders.HeadingsAdded(((heading, _), *_)):
            return ("name", heading.number)
        case orders.HeadingsRepealed((number, *_)):
            return ("name", number)
    raise AssertionError(order)


def of_text(text: Any) -> Place:
    match text:
        case orders.Title():
            return ("title",)
        case orders.Name(heading):
            return ("name", heading)
        case orders.Passage(key):
            return ("text", key)
        case orders.Cell(heading, lp, column):
            return ("row", heading, lp, column)
    raise AssertionError(text)


def test_a_heading_with_the_number_of_one_above_it_cannot_be_cited() -> None:
    """Where levels without numbers stand between, „1.2” could stand under „1.2”."""
    with TemporaryDirectory() as folder:
        whole = printed(laid_out(load_plan(written(office(3), Path(folder)))), Marks())
    first, *others = (heading for heading in whole.headings if heading.number)
    inside = replace(first, parent=first.number)
    turned = replace(whole, headings=(inside, *others))
    assert whole.circular is None
    assert turned.circular == inside
    assert ordered(whole, turned) == ordered(turned, whole) == ()
