"""Acts of plans with values by year, milestones and terms without dates."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rpd.reading.build import build_plan
from tests.act.checking import check
from tests.compare.richer import holders, richer_of
from tests.properties import examples


@given(st.integers(0, 2**32))
@examples(40)
def test_the_act_carried_out_gives_the_new_plan(seed: int) -> None:
    pair = richer_of(seed)
    for holder in (one for plan in pair for one in holders(plan)):
        holder.pop("wskazniki", None)  # the built-in shape has them at actions alone
    old, new = map(build_plan, pair)
    assert check(pair[0], old, new, None).wrong == ""
