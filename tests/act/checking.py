"""What must hold for the act between any two plans."""

from __future__ import annotations

import datetime
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from rpd.act import carried
from rpd.act.citing import act_units, units_of
from rpd.act.joining import joined
from rpd.act.notes import with_numbers
from rpd.act.ordering import ordered
from rpd.act.printed import Printed
from rpd.act.reading_out import Marks, printed
from rpd.act.repealed_letters import with_letters
from rpd.act.sentences import sentences
from rpd.amendment.apply import dump, recorded
from rpd.amendment.execute import execute
from rpd.amendment.from_changes import operations
from rpd.amendment.operations import Amendment
from rpd.amendment.parsed import parse
from rpd.amendment.units_checked import contradictions
from rpd.annex.annex import annex
from rpd.annex.consolidated import consolidated
from rpd.compare.legal import amended
from rpd.compare.normal import canonical
from rpd.load.whole import Loaded
from rpd.plan.model import Plan
from rpd.reading import events
from rpd.reading.build import build_plan
from tests.act.amendments import Office
from tests.act.reader import Reading, carried_out
from tests.act.test_golden import loaded
from tests.act.told import by_the_act, by_the_consolidated_text
from tests.compare.richer import holders, richer_of
from tests.compare.strategies import pair_of
from tests.cut import WHOLE

Data = dict[str, Any]
DAY = datetime.date(2024, 6, 30)


@dataclass(frozen=True, slots=True)
class Checked:
    """What is wrong with an act ("" where nothing is), of what kind, and its forms."""

    wrong: str = ""
    kind: str = "acts"
    forms: tuple[str, ...] = ()


def citable(one: Printed, other: Printed) -> bool:
    """Whether numbers name places: none stands twice, and none changes its order.

    Where they do not, no act can name what it amends, and the whole annex is given anew.
    """
    for annex_ in (one, other):
        numbers = [heading.number for heading in annex_.headings]
        tables = [[row.lp for row in heading.rows] for heading in annex_.headings]
        if any(len(set(names)) < len(names) for names in (numbers, *tables)):
            return False
    after = {heading.number: heading for heading in other.headings}
    for heading in one.headings:
        twin = after.get(heading.number)
        if twin is not None and not twin.repealed:
            lps = [row.lp for row in heading.rows]
            if twin.parent != heading.parent or [r.lp for r in twin.rows if r.lp in lps] != lps:
                return False
    common = [heading.number for heading in one.headings if heading.number in after]
    before = set(common)
    return common == [h.number for h in other.headings if h.number in before]


def check_random(seed: int) -> Checked:
    """The act between two random plans."""
    old, new = pair_of(seed, rich=True)
    return check(old, build_plan(old), build_plan(new), None)


def check_richer(seed: int) -> Checked:
    """The act between two plans with values by year, milestones and terms without dates."""
    pair = richer_of(seed)
    for holder in (one for plan in pair for one in holders(plan)):
        holder.pop("wskazniki", None)  # the built-in shape has them at actions alone
    old, new = map(build_plan, pair)
    return check(pair[0], old, new, None)


def check_office(seed: int, adopted: str = WHOLE) -> Checked:
    """The act of an office that amends the 2024 plan, or a cut of it."""
    data, with_companions = _adopted(adopted)
    assert with_companions.plan is not None
    new = build_plan(Office(seed).amended(data))
    return check(data, with_companions.plan, new, with_companions)


@cache
def _adopted(text: str) -> tuple[Data, Loaded]:
    data: Data = events.compose(text).data
    return data, loaded(text)


def check(data: Data, old: Plan, new: Plan, companions: Loaded | None) -> Checked:
    """What is wrong with the act that leads from one plan to the other."""
    strategia = companions.strategia if companions else None
    slownik = companions.slownik if companions else None
    marks = Marks()
    one = printed(annex(old, strategia, slownik), marks)
    target, other = with_numbers(
        amended(old, new, "7/2024", DAY),
        one,
        lambda plan: printed(annex(plan, strategia, slownik), marks),
        old.numery_przypisow,
    )
    orders = ordered(one, other)
    if not carried.proven(one, other, orders):
        if citable(one, other):
            return Checked("the orders do not give the new annex")
        return Checked(kind="uncitable")
    shorter = joined(orders)
    if not carried.proven(one, other, shorter):
        return Checked("joined orders do not give the new annex")
    if not orders:
        return Checked(kind="nothing")
    said = sentences(shorter, one, other, marks.ids())
    notes = {
        number: (marks.character(name), name)
        for numbers in (other.footnotes.numbers, one.footnotes.numbers)
        for name, number in numbers.items()
    }
    reading = Reading()
    got = carried_out(one, said.lead, said.parts, notes, reading)
    if not carried.says_the_same(got, other):
        return Checked("a reader of the words does not arrive at the new annex")
    target = with_letters(target, old, shorter)
    done = execute(deepcopy(data), operations(old, target))
    if canonical(build_plan(done)) != canonical(target):
        return Checked("the saved operations do not give what the act leaves")
    units = units_of("§ 1", act_units(shorter, said.paths, one, other))
    amendment = Amendment(
        "7/2024", DAY.isoformat(), old.rok, operations(old, target), paragraf="§ 1"
    )
    amendment = parse(dump(replace(amendment, jednostki=units)).encode(), "zmiana.yaml")
    plan = build_plan(recorded(done, amendment))
    if wrong := list(contradictions(amendment, old, plan)):
        return Checked(f"validate would say: {wrong[0][1]}")
    return Checked(told(reading, plan, companions, amendment), forms=tuple(reading.forms))


def told(reading: Reading, plan: Plan, companions: Loaded | None, amendment: Amendment) -> str:
    """What act and consolidated text say differently of a unit."""
    strategia = companions.strategia if companions else None
    slownik = companions.slownik if companions else None
    made = consolidated(plan, strategia, slownik, [amendment])
    act, text = by_the_act(reading.orders), by_the_consolidated_text(made.document)
    if act != text:
        return f"only in the act: {sorted(act - text)}; only in the text: {sorted(text - act)}"
    return f"has no place in the text: {made.unsaid}" if made.unsaid else ""
