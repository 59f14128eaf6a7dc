"""Any plan, any grouping: the parts close, order does not matter, nothing is counted twice."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd import budget
from rpd.budget.crosstab import crosstab
from rpd.budget.dimensions import Dimension, dimensions
from rpd.budget.ledger import Ledger, ledger, totals
from rpd.plan.built_in import BUILT_IN
from rpd.plan.model import Plan, miejsca, obowiazuje
from tests.budget.plans import plans, slownik
from tests.properties import examples

ZERO = Decimal(0)
groupings = st.lists(st.sampled_from(dimensions(BUILT_IN)), min_size=1, max_size=3, unique=True)
relaxed = examples(60)


def stated(plan: Plan) -> Decimal:
    """What the plan's entries give, straight from the fields."""
    return sum(
        (
            kwota
            for miejsce in miejsca(plan)
            if obowiazuje(miejsce.dzialanie)
            for pozycja in miejsce.dzialanie.budzet
            for kwota in [one.kwota for one in pozycja.okresy] or [pozycja.kwota]
            if kwota is not None
        ),
        ZERO,
    )


def book(plan: Plan, file: str = "plans/2024.yaml") -> Ledger:
    return ledger(plan, slownik, None, file)


@relaxed
@given(plans())
def test_sources_and_joint_amounts_give_the_total(plan: Plan) -> None:
    sums = totals((book(plan),))
    assert sums.razem == stated(plan)
    own = sum((t.kwota for t in sums.zrodla), ZERO)
    joint = sum((t.kwota for t in sums.wspolne), ZERO)
    assert own + joint == sums.razem
    for total in sums.zrodla:
        sharing = (t.kwota for t in sums.wspolne if total.zrodlo in t.zrodla)
        assert total.wspolne == sum(sharing, ZERO)
        assert total.kwota <= total.maksimum <= sums.razem
    assert sums == budget.by_source(plan, slownik)
    assert sums.dzialania == sum(obowiazuje(m.dzialanie) for m in miejsca(plan))


@relaxed
@given(plans(), groupings, st.booleans())
def test_any_cross_tab_closes(plan: Plan, by: list[Dimension], spread: bool) -> None:
    table = crosstab([book(plan)], by, spread)
    table.verify()
    assert table.razem.razem == stated(plan)
    top = [row for row in table.rows if row.level == 0]
    assert sum((row.razem for row in top), ZERO) == stated(plan)
    if table.columns:
        for index in range(len(table.columns)):
            assert sum((row.cells[index] for row in top), ZERO) == table.razem.cells[index]
        assert sum(table.razem.cells, ZERO) == stated(plan)


@relaxed
@given(plans(), groupings, st.booleans(), st.randoms(use_true_random=False))
def test_order_of_entries_does_not_matter(
    plan: Plan, by: list[Dimension], spread: bool, randomness: random.Random
) -> None:
    one = book(plan)
    amounts, unstated = list(one.amounts), list(one.unstated)
    randomness.shuffle(amounts)
    randomness.shuffle(unstated)
    shuffled = replace(one, amounts=tuple(amounts), unstated=tuple(unstated))
    assert crosstab([shuffled], by, spread) == crosstab([one], by, spread)
    assert totals((shuffled,)) == totals((one,))


@relaxed
@given(plans(2024), plans(2025), groupings)
def test_several_plans_sum_to_the_sum_of_each(
    first: Plan, second: Plan, by: list[Dimension]
) -> None:
    books = [book(first), book(second, "plans/2025.yaml")]
    table = crosstab(books, by)
    assert table.razem.razem == stated(first) + stated(second)
    years = crosstab(books, ["zrodlo", "rok_planu"])
    assert [c.key for c in years.columns] == [("2024",), ("2025",)]
    assert years.razem.cells == (stated(first), stated(second))


@relaxed
@given(plans())
def test_an_action_is_counted_once_under_its_lead(plan: Plan) -> None:
    table = crosstab([book(plan)], ["realizator"])
    assert sum((row.razem for row in table.rows), ZERO) == stated(plan)
    assert sum(row.z_kwota for row in table.rows) >= table.razem.z_kwota
    apart = sum((row.z_udzialem or ZERO for row in table.rows), ZERO)
    by_hand = sum(
        ((item.kwota or ZERO) * len(item.wspolnie_z) for item in book(plan).amounts), ZERO
    )
    assert apart == by_hand


@relaxed
@given(plans())
def test_spreading_moves_amounts_between_quarters_only(plan: Plan) -> None:
    books = [book(plan)]
    whole = crosstab(books, ["zrodlo", "kwartal"])
    spread = crosstab(books, ["zrodlo", "kwartal"], spread=True)
    assert [row.razem for row in whole.rows] == [row.razem for row in spread.rows]
    assert all("/" not in key for column in spread.columns for key in column.key)
    for item in books[0].amounts:
        assert (item.kwota or ZERO).as_tuple().exponent in (0, -1, -2)


def test_a_table_that_does_not_agree_is_refused() -> None:
    table = crosstab([], ["cel"])
    wrong = replace(table.razem, razem=Decimal(1))
    broken = replace(table, razem=wrong, lines=0)
    with pytest.raises(ArithmeticError):
        broken.verify()
