"""A plan that is cut short says of what is left what the whole plan says."""

from __future__ import annotations

import pytest

from rpd.annex.annex import annex
from rpd.annex.table import Row, tables
from rpd.load.data import data_of, plan_of
from rpd.plan.imprint import imprint, intact
from tests.cut import WHOLE, cut


def rows(text: str) -> dict[str, Row]:
    return {
        row.number: row
        for table in tables(annex(plan_of(data_of(text)), None, None))
        for row in table.rows
    }


def test_what_is_left_prints_as_in_the_whole_plan() -> None:
    """Its rows with their numbers and footnotes; its imprint is its own."""
    short = cut("I.1.2/2", "II.2.2/1", "III.1.1/2", "IV.1.3")
    left, every = rows(short), rows(WHOLE)
    assert list(left) == [
        *("I.1.2/1", "I.1.2/2", "II.2.2/1", "III.1.1/1", "III.1.1/2", "IV.1.3/1", "IV.1.3/2")
    ]
    assert left == {number: every[number] for number in left}
    plan = plan_of(data_of(short))
    assert intact(plan)
    assert imprint(plan) != imprint(plan_of(data_of(WHOLE)))
    new = set(short.splitlines()) - set(WHOLE.splitlines())
    assert {line.split(":")[0].strip() for line in new} == {"odcisk", "miejsc"}


def test_what_is_not_there_cannot_be_left() -> None:
    with pytest.raises(AssertionError, match="no such kierunek"):
        cut("I.1.9")
