"""A few of the years and amendments that ``tools/fuzz_wykonanie.py`` tries by hundreds."""

from __future__ import annotations

import pytest

from tools import fuzz_wykonanie


@pytest.mark.parametrize("seed", range(2))
def test_totals_are_those_of_an_oracle_in_sql(seed: int) -> None:
    wrong, amendments = fuzz_wykonanie.year(seed)
    assert wrong == ""
    assert 1 <= amendments <= 6


def test_amendments_lose_no_value_and_rewrite_no_past() -> None:
    slownik = fuzz_wykonanie.dictionary()
    assert [fuzz_wykonanie.amendment(seed, slownik) for seed in range(12)] == [""] * 12
