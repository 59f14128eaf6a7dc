"""For any two plans: the act, carried out on the old annex, gives the new one."""

from __future__ import annotations

import datetime
from typing import Any

from hypothesis import given

from rpd.act.carried import carried, proven
from rpd.act.compare import compare
from rpd.act.edits import Delete
from rpd.act.instructions import Edited, NoteRepealed, TextChanged, Title
from rpd.act.printed import Marks, Printed, printed
from rpd.act.sentences import sentences
from rpd.diff.legal import amended
from rpd.model import Plan
from rpd.reading.build import build_plan
from rpd.render.annex import annex
from tests.diff.strategies import pairs
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


def citable(one: Printed, other: Printed) -> bool:
    """Whether numbers name places: none stands twice in a table, and none changes its order.

    Where they do not, no act can name what it amends, and the whole annex is given anew.
    """
    for annex_ in (one, other):
        for heading in annex_.headings:
            lps = [row.lp for row in heading.rows]
            if len(set(lps)) < len(lps):
                return False
    after = {h.number: h for h in other.headings}
    for heading in one.headings:
        if twin := after.get(heading.number):
            kept = {row.lp for row in twin.rows}
            lps = [row.lp for row in heading.rows]
            if twin.parent != heading.parent or not kept.issuperset(lps):
                return False
            if [row.lp for row in twin.rows if row.lp in lps] != lps:
                return False
    common = [h.number for h in one.headings if h.number in after]
    before = set(common)
    return common == [h.number for h in other.headings if h.number in before]


@given(pairs())
@examples(150)
def test_an_act_does_what_it_is_to_do(pair: tuple[Data, Data]) -> None:
    one, other, marks = both(*map(build_plan, pair))
    instructions = compare(one, other)
    if citable(one, other):
        assert proven(one, other, instructions)
    if instructions:
        lead, parts = sentences(instructions, one, other, marks.ids())
        said = lead + "".join(getattr(part, "text", "") for part in parts)
        assert not any("\ud800" <= character <= "\udfff" for character in said)


@given(pairs())
@examples(50)
def test_a_plan_needs_no_act_to_stay_what_it_is(pair: tuple[Data, Data]) -> None:
    one, other, _ = both(build_plan(pair[0]), build_plan(pair[0]))
    assert compare(one, other) == ()
    assert proven(one, other, ())


@given(pairs())
@examples(50)
def test_an_act_that_lacks_an_order_is_not_proven(pair: tuple[Data, Data]) -> None:
    one, other, _ = both(*map(build_plan, pair))
    instructions = compare(one, other) if citable(one, other) else ()
    for i in range(len(instructions)):
        rest = (*instructions[:i], *instructions[i + 1 :])
        assert not proven(one, other, rest)


def test_an_order_that_does_not_fit_is_no_proof() -> None:
    empty, _, _ = both(build_plan({"rok": 2024}), build_plan({"rok": 2024}))
    assert carried(empty, ()) == empty
    for order in (NoteRepealed("ustawa", 1), TextChanged(Title(), Edited((Delete("x"),)))):
        assert not proven(empty, empty, (order,))
