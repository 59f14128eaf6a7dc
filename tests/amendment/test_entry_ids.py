"""Ids of indicators and budget entries: what they decide in a comparison, and what they do not."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from rpd.amendment.apply import dump, recorded, withdraw
from rpd.amendment.entry_ids import faults, of_amendments, of_plan
from rpd.amendment.execute import DoesNotFitError, execute
from rpd.amendment.from_changes import operations
from rpd.amendment.operations import Amendment, SetEntry, Target
from rpd.amendment.parsed import parse
from rpd.compare.changes import Change, EntryAdded, EntryChanged, EntryRemoved, kind_of, only_ids
from rpd.compare.entry_match import match
from rpd.compare.normal import canonical, without_ids
from rpd.compare.plans import compare
from rpd.plan.built_in import BUILT_IN
from rpd.plan.imprint import imprint
from rpd.plan.model import Dzialanie, Element, Plan, Wskaznik, dzialania
from rpd.reading.build import build_plan
from rpd.telling.describe import describe
from rpd.writing.ids import with_ids
from tests.amendment.test_merge import merged, read
from tests.amendment.test_roundtrip import text_of
from tests.compare.strategies import pairs
from tests.properties import examples

Data = dict[str, Any]
LISTS = ("wskazniki", "budzet")


def plan(wskazniki: list[Data] | None = None, budzet: list[Data] | None = None) -> Data:
    """A plan of one action with these entries."""
    action: Data = {"id": "jeden", "nazwa": "Jeden"}
    action |= {"wskazniki": wskazniki} if wskazniki else {}
    action |= {"budzet": budzet} if budzet else {}
    kierunek = {"numer": 1, "strategia": "I.1.1", "dzialania": [action]}
    return {
        "rok": 2024,
        "tytul": "Plan",
        "cele": [{"numer": "I", "priorytety": [{"numer": "I.1", "kierunki": [kierunek]}]}],
    }


def between(old: Data, new: Data) -> tuple[Change, ...]:
    return compare(build_plan(old), build_plan(new))


def amendment(old: Data, new: Data) -> Amendment:
    made = Amendment("77/2024", "2024-06-30", 2024, operations(build_plan(old), build_plan(new)))
    return parse(dump(made).encode(), "zmiana.yaml")


def money(kwota: int, *zrodla: str, **others: Any) -> Data:
    return {"kwota": kwota, "zrodla": list(zrodla)} | others


def measure(nazwa: str, wartosc: int = 1, **others: Any) -> Data:
    return {"nazwa": nazwa, "wartosc_docelowa": wartosc} | others


# --- matching ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        # The text and the amount of an entry both changed: the id tells that it is one.
        (
            plan([measure("Liczba osób", 5, id="a"), measure("Liczba firm", id="b")]),
            plan([measure("Wydane zaświadczenia", 9, id="a"), measure("Liczba firm", id="b")]),
            ["entry_changed"],
        ),
        (
            plan(budzet=[money(5, "FERS", id="a"), money(7, "FEM", id="b")]),
            plan(budzet=[money(6, "JST", id="a"), money(8, "PFRON", id="b")]),
            ["entry_changed", "entry_changed"],
        ),
        # The same without ids: nothing tells which is which.
        (
            plan([measure("Liczba osób", 5), measure("Liczba firm")]),
            plan([measure("Wydane zaświadczenia", 9), measure("Liczba firm")]),
            ["entry_removed", "entry_added"],
        ),
        # Two different ids: two entries, be they ever so alike.
        (
            plan(budzet=[money(5, "FERS", id="a")]),
            plan(budzet=[money(6, "FERS", id="b")]),
            ["entry_removed", "entry_added"],
        ),
        (
            plan([measure("Liczba osób", 5, id="a")]),
            plan([measure("Liczba osób", 6, id="b")]),
            ["entry_removed", "entry_added"],
        ),
        # Only the id is another one.
        (
            plan([measure("Liczba osób", id="a")]),
            plan([measure("Liczba osób", id="b")]),
            ["entry_changed"],
        ),
        # One side has an id: by what they say.
        (
            plan(budzet=[money(5, "FERS"), money(7, "FERS")]),
            plan(budzet=[money(5, "FERS", id="a"), money(7, "FERS", id="b")]),
            ["entry_changed", "entry_changed"],
        ),
        (
            plan(budzet=[money(5, "FERS"), money(7, "FEM", id="b")]),
            plan(budzet=[money(9, "FERS", id="a"), money(7, "FEM", id="b")]),
            ["entry_changed"],
        ),
        # In another order, known by their ids.
        (
            plan([measure("A", id="a"), measure("B", id="b")]),
            plan([measure("B", id="b"), measure("A", id="a")]),
            ["entries_reordered"],
        ),
    ],
)
def test_entries_are_known_by_their_ids(old: Data, new: Data, found: list[str]) -> None:
    assert [kind_of(change) for change in between(old, new)] == found
    result = build_plan(execute(old, amendment(old, new).operacje))
    assert canonical(result) == canonical(build_plan(new))


def test_a_given_id_is_told() -> None:
    old = plan([measure("Liczba osób")], [money(5, "FERS", id="fers")])
    new = plan([measure("Liczba osób", id="osoby")], [money(5, "FERS")])
    said = [describe(change).sentence.replace("\u00a0", " ") for change in between(old, new)]
    assert said == [
        "W działaniu I.1.1/1 „Jeden” we wskaźniku „Liczba osób” dodano identyfikator „osoby”.",
        "W działaniu I.1.1/1 „Jeden” w pozycji budżetu „5 zł, FERS” usunięto identyfikator „fers”.",
    ]
    assert imprint(build_plan(old)) == imprint(build_plan(new))


def _named(data: Data, ids: dict[tuple[str, int, int], str]) -> Plan:
    """The plan with these ids: by the kind of entry, the number of the action, the position."""
    plan_ = without_ids(build_plan(data))
    numbers = {id(one): number for number, one in enumerate(dzialania(plan_))}

    def of(dzialanie: Dzialanie) -> Dzialanie:
        number = numbers[id(dzialanie)]

        def named(kind: str) -> Any:
            entries = getattr(dzialanie, kind)
            return tuple(replace(e, id=ids[kind, number, i]) for i, e in enumerate(entries))

        return replace(dzialanie, wskazniki=named("wskazniki"), budzet=named("budzet"))

    def element(one: Element) -> Element:
        return replace(
            one,
            elementy=tuple(map(element, one.elementy)),
            dzialania=tuple(map(of, one.dzialania)),
        )

    return replace(plan_, elementy=tuple(map(element, plan_.elementy)))


def _consistent(old: Data, new: Data) -> tuple[Plan, Plan]:
    """Both plans with ids everywhere: one for what is one entry without them."""
    before, after = (list(dzialania(without_ids(build_plan(data)))) for data in (old, new))
    sides: list[dict[tuple[str, int, int], str]] = [{}, {}]
    for kind in LISTS:
        for number, one in enumerate(before):
            for i in range(len(getattr(one, kind))):
                sides[0][kind, number, i] = f"{kind}-{number}-{i}"
        former = {one.id: number for number, one in enumerate(before)}
        for number, other in enumerate(after):
            entries = getattr(other, kind)
            for j in range(len(entries)):
                sides[1][kind, number, j] = f"nowy-{kind}-{number}-{j}"
            if other.id in former:
                there = getattr(before[former[other.id]], kind)
                for i, j in match(there, entries):
                    sides[1][kind, number, j] = sides[0][kind, former[other.id], i]
    return _named(old, sides[0]), _named(new, sides[1])


def _without_renamed(pair: tuple[Data, Data]) -> bool:
    """Whether no action of the pair got another id, which the pairing above does not follow."""
    changes = compare(*map(build_plan, pair))
    return all(kind_of(change) != "renamed" for change in changes)


@given(pairs().filter(_without_renamed))
@examples(50)
def test_ids_that_agree_with_what_is_said_change_no_sentence(pair: tuple[Data, Data]) -> None:
    bare = tuple(without_ids(build_plan(data)) for data in pair)
    expected = [describe(change) for change in compare(*bare)]
    assert [describe(change) for change in compare(*_consistent(*pair))] == expected


@given(pairs())
@examples(50)
def test_changes_of_ids_alone_are_no_change_in_print(pair: tuple[Data, Data]) -> None:
    old, new = map(build_plan, pair)
    said = {describe(c).sentence for c in compare(without_ids(old), without_ids(new))}
    told = {describe(c).sentence for c in compare(old, new) if only_ids(c)}
    assert not told & said
    assert imprint(old) == imprint(without_ids(old))


# --- amendments that are older than the ids ------------------------------------------------------


@given(pairs())
@examples(50)
def test_an_amendment_older_than_the_ids_fits_and_keeps_them(pair: tuple[Data, Data]) -> None:
    bare_old, bare_new = (_stripped(one) for one in pair)
    if not operations(build_plan(bare_old), build_plan(bare_new)):
        return
    made = amendment(bare_old, bare_new)
    old = _with_ids(bare_old)
    result = execute(old, made.operacje)
    assert canonical(without_ids(build_plan(result))) == canonical(build_plan(bare_new))
    assert _ids(result) <= _ids(old)
    # Also where the plan has got its ids after the amendment, it can be taken back.
    for amended in (result, _with_ids(execute(bare_old, made.operacje))):
        back = withdraw(recorded(amended, made), made)
        assert canonical(without_ids(build_plan(back))) == canonical(build_plan(bare_old))
        assert _ids(back) <= _ids(amended)


def _ids(data: Data) -> set[str]:
    found = (e.get("id") for a in _actions(data) for n in LISTS for e in a.get(n, ()))
    return {name for name in found if name}


def _actions(data: Data) -> list[Data]:
    return [
        d
        for c in data["cele"]
        for p in c["priorytety"]
        for k in p["kierunki"]
        for d in k["dzialania"]
    ]


def _stripped(data: Data) -> Data:
    bare = deepcopy(data)
    for action in _actions(bare):
        for name in LISTS:
            for entry in action.get(name, ()):
                entry.pop("id", None)
    return bare


def _with_ids(data: Data) -> Data:
    named = deepcopy(data)
    for action in _actions(named):
        for name in LISTS:
            for position, entry in enumerate(action.get(name, ())):
                entry["id"] = f"{name}-{position}"
    return named


@pytest.mark.parametrize(
    ("old", "operation", "message"),
    [
        (
            plan([measure("Liczba osób", 5, id="inne")]),
            measure("Liczba osób", 5, id="osoby"),
            "w polu „id” miało stać „osoby”, a stoi „inne”.",
        ),
        (
            plan([measure("Liczba firm", 5, id="osoby"), measure("Liczba osób", 5, id="b")]),
            measure("Liczba osób", 5, id="osoby"),
            "w polu „nazwa” miało stać „Liczba osób”, a stoi „Liczba firm”.",
        ),
    ],
)
def test_an_entry_is_found_by_its_id_and_must_say_what_it_should(
    old: Data, operation: Data, message: str
) -> None:
    wanted = operation | {"wartosc_docelowa": 6}
    change = SetEntry(Target("dzialanie", "jeden"), "wskazniki", operation, wanted, 1)
    with pytest.raises(DoesNotFitError) as refused:
        execute(old, [change])
    assert refused.value.message.replace("\u00a0", " ").endswith(message)


# --- ids that strayed ----------------------------------------------------------------------------

A, B, C = measure("Liczba osób", 5), measure("Liczba firm", 7), measure("Liczba wizyt", 9)
STRAYED = [
    # Exchanged.
    ([A | {"id": "a"}, B | {"id": "b"}], [A | {"id": "b"}, B | {"id": "a"}], [0, 1], []),
    # Gone over to an entry that had none.
    ([A | {"id": "a"}, B], [A, B | {"id": "a"}], [1], []),
    # The entry whose id it was is gone.
    ([A | {"id": "a"}, B | {"id": "b"}], [B | {"id": "a"}], [0], []),
    # Lost, and another one instead of it.
    ([A | {"id": "a"}, B], [A, B], [], [0]),
    ([A | {"id": "a"}], [A | {"id": "c"}], [], [0]),
    ([A | {"id": "a"}], [A | {"wartosc_docelowa": 6}], [], [0]),
    # In order: reworded, removed, added, put elsewhere, given.
    ([A | {"id": "a"}, B | {"id": "b"}], [C | {"id": "a"}, B | {"id": "b"}], [], []),
    ([A | {"id": "a"}, B | {"id": "b"}], [B | {"id": "b"}], [], []),
    ([A | {"id": "a"}], [C | {"id": "c"}, A | {"id": "a"}], [], []),
    ([A | {"id": "a"}, B | {"id": "b"}], [B | {"id": "b"}, A | {"id": "a"}], [], []),
    ([A, B], [A | {"id": "a"}, B | {"id": "b"}], [], []),
    # Reworded to what another entry says and goes on saying.
    ([A | {"id": "a"}, B | {"id": "b"}], [B | {"id": "a"}, B | {"id": "b"}], [], []),
]


@pytest.mark.parametrize(("old", "new", "moved", "lost"), STRAYED)
def test_ids_that_strayed(
    old: list[Data], new: list[Data], moved: list[int], lost: list[int]
) -> None:
    found = list(faults(of_plan(build_plan(plan(old)), {}), build_plan(plan(new))))
    assert [(f.slug, f.path[9]) for f in found] == [
        *(("id-innego-wpisu", place) for place in moved),
        *(("utracony-id-wpisu", place) for place in lost),
    ]


def test_what_amendments_have_written_is_known() -> None:
    first, second = plan([A, B]), plan([A | {"id": "a", "wartosc_docelowa": 6}, B])
    third = plan([A | {"id": "a", "wartosc_docelowa": 6}, B, C | {"id": "c"}])
    acts = [amendment(first, second), amendment(second, third)]
    (known,) = of_amendments(acts, BUILT_IN).values()
    assert [
        (entry.id, isinstance(entry, Wskaznik) and entry.wartosc_docelowa) for entry in known
    ] == [
        ("a", Decimal(6)),
        ("c", Decimal(9)),
    ]
    gone = amendment(third, plan([A | {"id": "a", "wartosc_docelowa": 6}, B]))
    (known,) = of_amendments([*acts, gone], BUILT_IN).values()
    assert [entry.id for entry in known] == ["a"]
    assert of_amendments([*acts, amendment(third, {**third, "cele": []})], BUILT_IN) == {}


def test_kinds_of_changes_that_the_tests_above_mean() -> None:
    """An entry is added or removed as a whole."""
    (removed, added) = between(plan([A | {"id": "a"}]), plan([C | {"id": "c"}]))
    assert isinstance(removed, EntryRemoved)
    assert isinstance(added, EntryAdded)
    (changed,) = between(plan([A | {"id": "a"}]), plan([C | {"id": "a"}]))
    assert isinstance(changed, EntryChanged)


# --- a branch that only gives ids ----------------------------------------------------------------


@given(pairs())
@examples(40)
def test_ids_given_on_one_branch_go_with_whatever_the_other_did(pair: tuple[Data, Data]) -> None:
    base, theirs = (text_of(_stripped(one)) for one in pair)
    ours = with_ids(base, BUILT_IN).text
    for one, other in ((ours, theirs), (theirs, ours)):
        found = merged(base, one, other)
        assert found.clashes == ()
        result = read(found.text)
        assert canonical(without_ids(result)) == canonical(read(theirs))
        given_ids = {entry.id for action in dzialania(read(ours)) for entry in action.wskazniki}
        assert {e.id for action in dzialania(result) for e in action.wskazniki} <= given_ids | {""}
        if other == theirs and canonical(read(base)) == canonical(read(theirs)):
            assert result == read(ours)


@pytest.mark.parametrize(
    ("theirs", "expected"),
    [
        # Reworded, and its amount with it.
        ([C, B], [C | {"id": "liczba-osob"}, B | {"id": "liczba-firm"}]),
        # Gone, added, put in another order.
        ([B], [B | {"id": "liczba-firm"}]),
        ([A, B, C], [A | {"id": "liczba-osob"}, B | {"id": "liczba-firm"}, C]),
        ([B, A], [B | {"id": "liczba-firm"}, A | {"id": "liczba-osob"}]),
        # Both gave ids, and one of them went on.
        (
            [A | {"id": "liczba-osob", "wartosc_docelowa": 6}, B],
            [A | {"id": "liczba-osob", "wartosc_docelowa": 6}, B | {"id": "liczba-firm"}],
        ),
    ],
)
def test_what_a_merge_makes_of_given_ids(theirs: list[Data], expected: list[Data]) -> None:
    texts = [text_of(plan(entries)) for entries in ([A, B], theirs)]
    ours = with_ids(texts[0], BUILT_IN).text
    for one, other in ((ours, texts[1]), (texts[1], ours)):
        found = merged(texts[0], one, other)
        assert found.clashes == ()
        assert canonical(read(found.text)) == canonical(build_plan(plan(expected)))


def test_two_different_ids_contradict_each_other() -> None:
    base = text_of(plan([A, B]))
    found = merged(base, with_ids(base, BUILT_IN).text, text_of(plan([A | {"id": "inny"}, B])))
    ((ours, theirs),) = ((clash.ours, clash.theirs) for clash in found.clashes)
    assert "„liczba-osob”" in ours[0]
    assert "„inny”" in theirs[0]
