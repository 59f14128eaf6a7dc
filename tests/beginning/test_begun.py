"""Whatever a plan holds, it goes on whole; one more action changes nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from tests.beginning.begun import put_in_badly, went_badly
from tests.properties import examples


@examples(60)
@given(st.integers(0, 10**9))
def test_random_plans_go_on(seed: int) -> None:
    assert went_badly(seed) == []


@examples(60)
@given(st.integers(0, 10**9))
def test_one_more_action_changes_nothing_else(seed: int) -> None:
    assert put_in_badly(seed) == []
