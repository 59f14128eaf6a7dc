"""Amendments of plans with values by year, indicators on every level, milestones."""

from __future__ import annotations

from hypothesis import given

from rpd.amendment.apply import apply
from rpd.amendment.execute import execute
from rpd.amendment.from_changes import operations
from rpd.compare.normal import canonical
from rpd.compare.plans import compare
from rpd.plan.imprint import imprint
from rpd.reading import events
from rpd.reading.build import build_plan
from rpd.writing.model_data import to_data
from tests.amendment.test_roundtrip import Data, commented, text_of
from tests.compare.mentions import unmentioned
from tests.compare.richer import measured, richer
from tests.properties import examples


@given(richer())
@examples(50)
def test_the_old_plan_amended_is_the_new_one(pair: tuple[Data, Data]) -> None:
    with measured():
        old, new = map(build_plan, pair)
        done = operations(old, new)
        assert canonical(build_plan(execute(pair[0], done))) == canonical(new)
        text, _ = commented(text_of(pair[0]), 7)
        assert events.compose(text).data == pair[0]
        changed = build_plan(events.compose(apply(text, done)).data)
    assert canonical(changed) == canonical(new)
    assert imprint(changed) == imprint(new)


@given(richer())
@examples(50)
def test_a_plan_is_written_as_it_was_read(pair: tuple[Data, Data]) -> None:
    with measured():
        plan = build_plan(pair[0])
        again = build_plan(to_data(plan))
        assert (plan, compare(plan, again)) == (again, ())


@given(richer())
@examples(50)
def test_every_changed_value_is_mentioned(pair: tuple[Data, Data]) -> None:
    with measured():
        old, new = map(build_plan, pair)
        changes = compare(old, new)
        assert unmentioned(old, new, changes) == []
        assert (changes == ()) == (canonical(old) == canonical(new))
