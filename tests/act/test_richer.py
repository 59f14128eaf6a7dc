"""Acts of plans with values by year, milestones and terms without dates."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.act.checking import check_richer
from tests.properties import examples


@given(st.integers(0, 2**32))
@examples(40)
def test_the_act_carried_out_gives_the_new_plan(seed: int) -> None:
    assert check_richer(seed).wrong == ""
