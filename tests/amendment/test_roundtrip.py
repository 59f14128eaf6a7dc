"""Two plans → operations → the old plan amended is the new plan; on data and on YAML text."""

from __future__ import annotations

import datetime
import random
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd.amendment.apply import apply, dump
from rpd.amendment.execute import DoesNotFitError, execute
from rpd.amendment.from_changes import operations
from rpd.amendment.operations import Amendment, SetField, Target
from rpd.amendment.parsed import parse
from rpd.budget import by_source
from rpd.compare.changes import Added, Removed
from rpd.compare.effect import effect
from rpd.compare.fingerprints import fingerprints
from rpd.compare.legal import amended
from rpd.compare.normal import canonical
from rpd.compare.plans import compare
from rpd.plan.model import miejsca
from rpd.reading import events
from rpd.reading.build import build_plan
from rpd.writing import emit
from rpd.writing.model_data import to_data
from tests.compare.mentions import unmentioned
from tests.compare.strategies import pairs
from tests.properties import examples
from tests.telling.test_sentences import PLAN

Data = dict[str, Any]


def text_of(data: Data) -> str:
    return "# Plan\n" + "".join(emit.entry(key, value, 0) for key, value in data.items())


def commented(text: str, seed: int) -> tuple[str, int]:
    """The text with comment lines above random entries (not inside block texts), and how many."""
    chance = random.Random(seed)  # noqa: S311
    lines: list[str] = []
    block: int | None = None
    number = 0
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        if block is not None and (indent > block or not line.strip()):
            lines.append(line)
            continue
        block = None
        if line.strip() and chance.random() < 0.1:
            lines.append(" " * indent + f"# komentarz {number}")
            number += 1
        if line.endswith(("|-", ">-", "|")):
            block = indent + (2 if line.lstrip(" ").startswith("- ") and ":" in line else 0)
        lines.append(line)
    return "\n".join(lines), number


@given(pairs())
@examples(50)
def test_operations_turn_the_old_plan_into_the_new(pair: tuple[Data, Data]) -> None:
    old, new = map(build_plan, pair)
    result = build_plan(execute(pair[0], operations(old, new)))
    assert canonical(result) == canonical(new)


@given(pairs(), st.integers(0, 1000))
@examples(50)
def test_operations_on_the_text(pair: tuple[Data, Data], seed: int) -> None:
    old, new = map(build_plan, pair)
    text, _ = commented(text_of(pair[0]), seed)
    assert events.compose(text).data == pair[0]
    changed = apply(text, operations(old, new))
    assert canonical(build_plan(events.compose(changed).data)) == canonical(new)


@given(pairs(), st.integers(0, 1000))
@examples(50)
def test_a_field_changes_one_line_and_no_comment(pair: tuple[Data, Data], seed: int) -> None:
    text, number = commented(text_of(pair[0]), seed)
    title = SetField(Target(), "tytul", pair[0]["tytul"], "Zmieniony")
    before, after = text.split("\n"), apply(text, [title]).split("\n")
    assert len(before) == len(after)
    assert [i for i, (a, b) in enumerate(zip(before, after, strict=True)) if a != b] in (
        [i for i, line in enumerate(before) if line.startswith("tytul:")],
        [],
    )
    assert sum("# komentarz" in line for line in after) == number


@given(pairs())
@examples(50)
def test_nothing_changes_between_a_plan_and_itself(pair: tuple[Data, Data]) -> None:
    plan = build_plan(pair[0])
    assert compare(plan, plan) == ()
    assert compare(plan, build_plan(to_data(plan))) == ()
    assert operations(plan, plan) == ()


@given(pairs())
@examples(50)
def test_no_change_means_the_same_plan(pair: tuple[Data, Data]) -> None:
    old, new = map(build_plan, pair)
    assert (compare(old, new) == ()) == (canonical(old) == canonical(new))


@given(pairs())
@examples(50)
def test_the_effect_is_the_difference_of_the_totals(pair: tuple[Data, Data]) -> None:
    old, new = map(build_plan, pair)
    found = effect(old, None, new, None)
    before, after = by_source(old, None).razem, by_source(new, None).razem
    assert (found.razem.before, found.razem.after) == (before, after)
    assert found.razem.difference == after - before
    parts = (*found.zrodla, *found.wspolne)
    assert sum((line.difference for line in parts), Decimal(0)) == after - before
    assert sum((line.difference for line in found.dzialania.values()), Decimal(0)) == after - before


@given(pairs())
@examples(50)
def test_every_changed_value_is_mentioned(pair: tuple[Data, Data]) -> None:
    """A value that only one of the plans has is found in a sentence, a difference or a content."""
    old, new = map(build_plan, pair)
    assert unmentioned(old, new, compare(old, new)) == []


def test_what_is_left_out_is_missed() -> None:
    """The check above can fail: without a change, its values are told nowhere."""
    old, new = build_plan(PLAN), build_plan(PLAN | {"tytul": "Plan na rok", "rok": 2025})
    changes = compare(old, new)
    assert unmentioned(old, new, changes) == []
    assert [said.partition(" is not in")[0] for said in unmentioned(old, new, changes[1:])] == [
        "2025",
        "2024",
    ]
    assert [said.partition(" is not in")[0] for said in unmentioned(old, new, changes[:1])] == [
        "'Plan na rok'",
        "'Roczny Plan Działania'",
    ]


@given(pairs())
@examples(50)
def test_fingerprints_are_unique_and_do_not_depend_on_other_changes(
    pair: tuple[Data, Data],
) -> None:
    old, new = map(build_plan, pair)
    names = fingerprints(compare(old, new))
    assert len(set(names)) == len(names)
    assert names == fingerprints(compare(old, new))


@given(pairs())
@examples(50)
def test_an_amendment_survives_its_file(pair: tuple[Data, Data]) -> None:
    old, new = map(build_plan, pair)
    found = operations(old, new)
    if not found:
        return
    amendment = Amendment("7/2024", "2024-06-30", 2024, found, "Zmiana")
    again = parse(dump(amendment).encode(), "zmiana.yaml")
    assert canonical(build_plan(execute(pair[0], again.operacje))) == canonical(new)


@given(pairs())
@examples(50)
def test_the_legal_form_keeps_printed_numbers(pair: tuple[Data, Data]) -> None:
    old, new = map(build_plan, pair)
    result = amended(old, new, "7/2024", datetime.date(2024, 6, 30))
    assert canonical(build_plan(execute(pair[0], operations(old, result)))) == canonical(result)
    numbers = {m.dzialanie.id: m.lp for m in miejsca(old)}
    renamed = {c.place.id for c in compare(old, new) if isinstance(c, Added | Removed)}
    there = {m.dzialanie.id for m in miejsca(result)}
    gone = {m.dzialanie.id for m in miejsca(old)} - {m.dzialanie.id for m in miejsca(new)}
    assert {i for i in gone if i in renamed} <= there
    for miejsce in miejsca(result):
        if miejsce.dzialanie.id in gone and not miejsce.dzialanie.lp:
            assert miejsce.lp == numbers[miejsce.dzialanie.id]


@given(pairs())
@examples(50)
def test_one_operation_that_does_not_fit_refuses_all(pair: tuple[Data, Data]) -> None:
    found = operations(*map(build_plan, pair))
    before = text_of(pair[0])
    wrong = SetField(Target(), "tytul", "Tytuł, którego nie ma", "Inny")
    with pytest.raises(DoesNotFitError, match=rf"operacja {len(found) + 1} \(zmien plan, pole"):
        execute(pair[0], (*found, wrong))
    assert text_of(pair[0]) == before
