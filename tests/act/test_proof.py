"""For any two plans: the act, carried out on the old annex, gives the new one."""

from __future__ import annotations

import datetime
from typing import Any

from hypothesis import given

from rpd.act.carried import carried, proven
from rpd.act.edits import Edit, Phrase
from rpd.act.joining import joined
from rpd.act.ordering import ordered
from rpd.act.orders import NotesRepealed, Order, RowsAdded, TextOrder, Title, Words
from rpd.act.printed import Printed
from rpd.act.reading_out import Marks, printed
from rpd.act.sentences import sentences
from rpd.annex.annex import annex
from rpd.compare.legal import amended
from rpd.plan.model import Plan
from rpd.reading.build import build_plan
from tests.act.checking import citable
from tests.compare.strategies import pairs
from tests.properties import examples

Data = dict[str, Any]
DAY = datetime.date(2024, 6, 30)


def both(old: Plan, new: Plan) -> tuple[Printed, Printed, Marks]:
    marks = Marks()
    target = amended(old, new, "7/2024", DAY)
    return (
        printed(annex(old, None, None), marks),
        printed(annex(target, None, None), marks),
        marks,
    )


@given(pairs())
@examples(60)
def test_an_act_does_what_it_is_to_do(pair: tuple[Data, Data]) -> None:
    one, other, marks = both(*map(build_plan, pair))
    orders = ordered(one, other)
    if not citable(one, other):
        return
    assert proven(one, other, orders)
    shorter = joined(orders)
    assert proven(one, other, shorter)
    if orders:
        said = sentences(shorter, one, other, marks.ids())
        words = said.lead + "".join(getattr(part, "text", "") for part in said.parts)
        assert not any("\ud800" <= character <= "\udfff" for character in words)


@given(pairs())
@examples(50)
def test_a_plan_needs_no_act_to_stay_what_it_is(pair: tuple[Data, Data]) -> None:
    one, other, _ = both(build_plan(pair[0]), build_plan(pair[0]))
    assert ordered(one, other) == ()
    assert proven(one, other, ())


@given(pairs())
@examples(50)
def test_an_act_that_lacks_an_order_is_not_proven(pair: tuple[Data, Data]) -> None:
    one, other, _ = both(*map(build_plan, pair))
    orders = ordered(one, other) if citable(one, other) else ()
    for i in range(len(orders)):
        rest = (*orders[:i], *orders[i + 1 :])
        assert not proven(one, other, rest)


def test_an_order_that_does_not_fit_is_no_proof() -> None:
    empty, _, _ = both(build_plan({"rok": 2024}), build_plan({"rok": 2024}))
    assert carried(empty, ()) == empty
    struck = Words((), Edit(Phrase(words="x"), Phrase()))
    orders: tuple[Order, ...] = (NotesRepealed(("1",)), TextOrder((Title(),), struck))
    for order in orders:
        assert not proven(empty, empty, (order,))


def test_what_stands_behind_one_of_two_rows_of_one_number_is_no_proof() -> None:
    """„po działaniu 3 dodaje się działanie 3a” does not say behind which."""
    row = {"id": "a", "nazwa": "Wizyty", "lp": 3}
    rows = [row, row | {"id": "c", "lp": "3a"}, row | {"id": "b", "nazwa": "Szkolenia"}]

    def plan(dzialania: list[Data]) -> Plan:
        priorytety = [{"numer": "I.1", "kierunki": [{"numer": 1, "dzialania": dzialania}]}]
        return build_plan({"rok": 2024, "cele": [{"numer": "I", "priorytety": priorytety}]})

    one, other, _ = both(plan([rows[0], rows[2]]), plan(rows))
    added = other.headings[-1].rows[1]
    assert added.lp == "3a"
    assert not proven(one, other, [RowsAdded("I.1.1", "3", (added,), at_end=False)])
    alone, after, _ = both(plan(rows[:1]), plan(rows[:2]))
    assert proven(alone, after, [RowsAdded("I.1.1", "3", (added,), at_end=False)])
