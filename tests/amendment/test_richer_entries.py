"""Amendments of plans with values by year, indicators on every level, milestones."""

from __future__ import annotations

from hypothesis import given

from rpd.amendment import entry_ids
from rpd.amendment.apply import apply
from rpd.amendment.execute import execute
from rpd.amendment.from_changes import operations
from rpd.compare.normal import canonical
from rpd.compare.plans import compare
from rpd.plan.imprint import imprint
from rpd.reading import events
from rpd.reading.build import build_plan
from rpd.rules import powtorzony_id_wpisu
from rpd.rules.engine import Case
from rpd.writing.ids import with_ids
from rpd.writing.model_data import to_data
from tests.amendment.test_roundtrip import Data, commented, text_of
from tests.compare.mentions import unmentioned
from tests.compare.richer import MEASURED, measured, richer
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


def test_ids_are_given_on_every_level() -> None:
    text = """\
rok: 2024
cele:
  - numer: I
    priorytety: []
    wskazniki:
      - nazwa: Piece węglowe  # w użyciu
        bazowa: {wartosc: 1240, rok: 2023}
      - {nazwa: Piece węglowe, docelowa: {wartosc: 0, rok: 2028}}
wskazniki:
  - nazwa: Dni z przekroczeniem
    docelowa:
      wartosc: 20
      rok: 2028
"""
    given_ids = with_ids(text, MEASURED)
    assert (given_ids.wskazniki, given_ids.budzet) == (3, 0)
    assert (
        given_ids.text
        == """\
rok: 2024
cele:
  - numer: I
    priorytety: []
    wskazniki:
      - nazwa: Piece węglowe  # w użyciu
        bazowa: {wartosc: 1240, rok: 2023}
        id: piece-weglowe
      - {nazwa: Piece węglowe, docelowa: {wartosc: 0, rok: 2028}, id: piece-weglowe-2}
wskazniki:
  - nazwa: Dni z przekroczeniem
    docelowa:
      wartosc: 20
      rok: 2028
    id: dni-z-przekroczeniem
"""
    )


def test_an_id_is_not_given_twice_in_one_place() -> None:
    twice = [{"nazwa": "A", "id": "a"}, {"nazwa": "B", "id": "a"}]
    data = {"rok": 2024, "cele": [{"numer": "I", "priorytety": [], "wskazniki": twice}]}
    with measured():
        (found,) = powtorzony_id_wpisu.check(Case(build_plan(data), None, None))
    assert found.path == ("cele", 0, "wskazniki", 1, "id")
    assert found.message == "Identyfikator „a” ma już w tym samym miejscu wskaźnik „A”."


def test_an_id_that_is_lost_on_a_level_is_told() -> None:
    entry = {"nazwa": "Piece", "docelowa": {"wartosc": 0, "rok": 2028}, "id": "piece"}
    goal = {"numer": "I", "nazwa": "Powietrze", "priorytety": [], "wskazniki": [entry]}
    bare = goal | {"wskazniki": [{k: v for k, v in entry.items() if k != "id"}]}
    with measured():
        old, new = (build_plan({"rok": 2024, "cele": [one]}) for one in (goal, bare))
        (found,) = entry_ids.faults(entry_ids.of_plan(old, {}), new)
        assert list(entry_ids.faults(entry_ids.of_plan(old, {}), old)) == []
    assert found.path == ("cele", 0, "wskazniki", 0)
    assert found.message == "Wpis „Piece” miał identyfikator „piece”, a teraz nie ma żadnego."
