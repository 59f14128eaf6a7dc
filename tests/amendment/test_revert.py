"""An amendment taken back: what stood there before comes back, or it is said why it cannot."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from rpd.amendment.apply import dump, recorded, withdraw
from rpd.amendment.execute import DoesNotFitError, execute
from rpd.amendment.from_changes import operations
from rpd.amendment.operations import (
    AddEntry,
    Amendment,
    Move,
    Operation,
    OrderEntries,
    Remove,
    RemoveEntry,
    Repeal,
    SetEntry,
    SetField,
    Target,
)
from rpd.amendment.parsed import parse
from rpd.amendment.revert import CannotRevertError, revert
from rpd.compare.normal import canonical
from rpd.reading.build import build_plan
from tests.compare.strategies import pairs
from tests.properties import examples

Data = dict[str, Any]


def amendment(*found: Operation) -> Amendment:
    return Amendment("77/2024", "2024-06-30", 2024, found)


@given(pairs())
@examples(100)
def test_what_is_applied_can_be_taken_back(pair: tuple[Data, Data]) -> None:
    old, new = map(build_plan, pair)
    found = operations(old, new)
    if not found:
        return
    saved = parse(dump(amendment(*found)).encode(), "zmiana.yaml")
    amended = execute(pair[0], saved.operacje)
    assert canonical(build_plan(revert(amended, saved.operacje))) == canonical(old)
    assert canonical(build_plan(withdraw(recorded(amended, saved), saved))) == canonical(old)


def plan(*dzialania: Data, **others: Any) -> Data:
    kierunek = {"numer": 1, "strategia": "I.1.1", "dzialania": list(dzialania)}
    cele = [{"numer": "I", "priorytety": [{"numer": "I.1", "kierunki": [kierunek]}]}]
    return {"rok": 2024, "tytul": "Plan", "cele": cele} | others


ONE = {"id": "jeden", "nazwa": "Jeden", "produkty": ["Raport", "Film"], "termin": "maj 2024"}
TWO = {"id": "dwa", "nazwa": "Dwa"}
ACTION = Target("dzialanie", "jeden")
REPEAL_WITHOUT_CONTENT = Repeal(ACTION, "77/2024", "2024-06-30")
STUB = {
    "id": "jeden",
    "nazwa": "Jeden",
    "uchylone": {"uchwala": "77/2024", "data": "2024-06-30"},
}

INCOMPLETE = [
    (
        plan(STUB),
        REPEAL_WITHOUT_CONTENT,
        "(uchyl działanie „jeden”) nie ma treści uchylonego działania (pola „tresc”).",
    ),
    (
        plan(TWO),
        Remove(ACTION),
        "(usun działanie „jeden”) nie ma treści usuniętego elementu (pola „tresc”).",
    ),
    (
        plan(TWO),
        Remove(ACTION, tresc=ONE),
        "(usun działanie „jeden”) nie mówi, gdzie element stał (pole „stalo_w”).",
    ),
    (
        plan(TWO, ONE),
        Move(ACTION, "I.1.1", "dwa"),
        "(przenies działanie „jeden”) nie mówi, skąd element przeniesiono.",
    ),
    (
        plan(ONE),
        RemoveEntry(ACTION, "produkty", "Ulotka"),
        (
            "(usun-wpis działanie „jeden”, pole „produkty”) nie mówi, na którym miejscu stał wpis "
            "(pole „miejsce”)."
        ),
    ),
    (
        plan(ONE | {"produkty": ["Film", "Film"]}),
        SetEntry(ACTION, "produkty", "Ulotka", "Film"),
        (
            "(zmien-wpis działanie „jeden”, pole „produkty”) nie mówi, na którym miejscu stał wpis "
            "(pole „miejsce”)."
        ),
    ),
    (
        plan(ONE),
        OrderEntries(ACTION, "produkty", ("Raport", "Film")),
        (
            "(uporzadkuj-wpisy działanie „jeden”, pole „produkty”) nie mówi, w jakiej kolejności "
            "wpisy stały (pole „stalo”)."
        ),
    ),
    (
        plan(ONE),
        AddEntry(ACTION, "produkty", "Ulotka", 2),
        (
            "(dodaj-wpis działanie „jeden”, pole „produkty”) nie zgadza się z planem: wpis, który "
            "dodała, stoi inaczej."
        ),
    ),
]


@pytest.mark.parametrize(("amended", "operation", "reason"), INCOMPLETE)
def test_what_an_operation_does_not_say_is_named(
    amended: Data, operation: Operation, reason: str
) -> None:
    with pytest.raises(CannotRevertError) as refusal:
        withdraw(amended, amendment(operation))
    assert refusal.value.message == f"Zmiany nie można cofnąć według jej zapisu: operacja {reason}"


def test_an_amendment_of_another_plan_is_not_taken_back() -> None:
    other = SetField(ACTION, "nazwa", "Dawna", "Inna")
    with pytest.raises(CannotRevertError, match="miało tam stać „Inna”, a stoi „Jeden”"):
        withdraw(plan(ONE), amendment(other))


def test_what_is_repealed_must_be_what_the_amendment_says() -> None:
    repeal = Repeal(ACTION, "77/2024", "2024-06-30", tresc={"produkty": ["Raport"]})
    with pytest.raises(DoesNotFitError, match="pole „produkty” ma inną treść"):
        execute(plan(ONE), [repeal])


def test_content_may_be_written_in_short_or_in_full() -> None:
    content = {
        "produkty": [{"nazwa": "Raport"}, "Film"],
        "termin": [{"okres": "maj\n2024", "wieloletnie": False}],
    }
    repeal = Repeal(ACTION, "77/2024", "2024-06-30", tresc=content)
    assert execute(plan(ONE), [repeal]) == plan(STUB)


def test_an_entry_found_once_needs_no_place() -> None:
    changed = SetEntry(ACTION, "produkty", "Ulotka", "Film")
    before = plan(ONE | {"produkty": ["Raport", "Ulotka"]})
    assert withdraw(execute(before, [changed]), amendment(changed)) == before


def test_equal_entries_come_back_where_they_stood() -> None:
    changed = SetEntry(ACTION, "produkty", "Ulotka", "Film", 1)
    before = plan(ONE | {"produkty": ["Ulotka", "Film", "Film"]})
    after = execute(before, [changed])
    assert after == plan(ONE | {"produkty": ["Film", "Film", "Film"]})
    assert withdraw(after, amendment(changed)) == before
