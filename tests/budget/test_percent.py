"""Shares that are shown: they give 100,0, and equal amounts have equal shares where that can be."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd.report.sums.percent import percentages, uneven
from tests.properties import examples


def shares(*values: int | str) -> list[str]:
    amounts = [Decimal(value) for value in values]
    return [str(share) for share in percentages(amounts, sum(amounts, Decimal(0)))]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((1, 1), ["50.0", "50.0"]),
        # The remainder goes to the one that has no equal.
        ((1, 1, 4), ["16.7", "16.7", "66.6"]),
        ((3, 3, 1), ["42.9", "42.9", "14.2"]),
        ((5, 5, 7), ["29.4", "29.4", "41.2"]),
        ((0, 1, 0, 2), ["0.0", "33.3", "0.0", "66.7"]),
        # Rounding forbids both: the sum holds.
        ((1, 1, 1, 3), ["16.7", "16.7", "16.6", "50.0"]),
        ((1, 1, 1), ["33.4", "33.3", "33.3"]),
        ((1,) * 7, ["14.3"] * 6 + ["14.2"]),
        (("0.01", "999999999.99"), ["0.0", "100.0"]),
    ],
)
def test_shares(values: tuple[int | str, ...], expected: list[str]) -> None:
    assert shares(*values) == expected


def test_nothing_has_no_shares() -> None:
    assert percentages([Decimal(0), Decimal(0)], Decimal(0)) == [Decimal("0.0")] * 2


@examples(60)
@given(st.lists(st.integers(1, 40), min_size=1, max_size=30))
def test_shares_close_are_near_and_in_order(grosze: list[int]) -> None:
    values = [Decimal(one).scaleb(-2) for one in grosze]
    whole = sum(values, Decimal(0))
    found = percentages(values, whole)
    assert sum(found, Decimal(0)) == 100
    for value, share in zip(values, found, strict=True):
        assert abs(share - value * 100 / whole) < Decimal("0.1")
    pairs = sorted(zip(values, found, strict=True))
    assert [share for _, share in pairs] == sorted(found)
    if len(set(grosze)) == len(grosze):
        assert not uneven(pairs)
