"""Acts on annexes in parts: orders that are proven, and the words that name their places."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd.act.carried import proven
from rpd.act.joining import joined
from rpd.act.ordering import ordered
from rpd.act.printed import Printed
from rpd.act.reading_out import Marks, printed
from rpd.act.sentences import sentences
from rpd.act.worder import Worder
from rpd.plan.model import Dzialanie, Plan, mapped
from rpd.polish.wording import plain
from tests.annex.test_parts import OFFICES, annex_of, plan_of
from tests.properties import examples

WORDS = ("nowe", "prace", "w parku", "dla seniorów", "2027", "z gminą")
AMOUNTS = (Decimal(0), Decimal("12.50"), Decimal(3000), Decimal(65000), None)


def read(office: str, plan: Plan, marks: Marks) -> Printed:
    return printed(annex_of(office, plan), marks)


def changed_action(draw: Any, dzialanie: Dzialanie) -> Dzialanie:
    """The action with a word more in its name, and other amounts in its periods."""
    name = dzialanie.nazwa
    if draw(st.booleans()):
        name += f" {draw(st.sampled_from(WORDS))}"
    budzet = tuple(
        replace(
            entry,
            okresy=tuple(
                replace(one, kwota=kwota, znak="" if kwota is not None else "X")
                for one in entry.okresy
                for kwota in [draw(st.sampled_from(AMOUNTS))]
            ),
        )
        for entry in dzialanie.budzet
    )
    return replace(dzialanie, nazwa=name, budzet=budzet)


def changed(draw: Any, plan: Plan) -> Plan:
    """The plan with changes in actions, a new action behind the others, other texts."""
    actions = tuple(changed_action(draw, one) for one in plan.dzialania)
    if actions and draw(st.booleans()):
        actions += (replace(actions[-1], id="nowe", nazwa="Zadanie dodane"),)
    return replace(
        plan,
        dzialania=actions,
        proza=tuple((key, f"{text} Dodano.") for key, text in plan.proza),
        elementy=mapped(
            plan.elementy,
            lambda one: replace(
                one, dzialania=tuple(changed_action(draw, each) for each in one.dzialania)
            ),
        ),
    )


@pytest.mark.parametrize("office", OFFICES)
@given(st.data())
@examples(60)
def test_what_an_act_orders_leads_to_the_new_annex(office: str, data: st.DataObject) -> None:
    marks = Marks()
    old = read(office, plan_of(office), marks)
    new = read(office, changed(data.draw, plan_of(office)), marks)
    orders = ordered(old, new)
    assert proven(old, new, orders)
    together = joined(orders)
    assert proven(old, new, together)
    assert len(sentences(together, old, new, marks.ids()).paths) == len(together)


def said(office: str, plan: Plan) -> list[str]:
    """The orders of the act, each with its place."""
    marks = Marks()
    old, new = read(office, plan_of(office), marks), read(office, plan, marks)
    worder = Worder(old, new, marks.ids())
    worded = map(worder.worded, ordered(old, new))
    return [plain(" ".join((*path, leaf.words))) for path, leaf in worded]


def test_a_sum_of_one_body_is_a_row_by_its_name() -> None:
    plan = plan_of("swietlice")
    *others, last = plan.dzialania
    (entry,) = last.budzet
    first, *rest = entry.okresy
    budzet = (replace(entry, okresy=(replace(first, kwota=Decimal(500)), *rest)),)
    assert said("swietlice", replace(plan, dzialania=(*others, replace(last, budzet=budzet)))) == [
        "w tabeli zadań w lp. 3 w kolumnie „2026” kwotę „0” zastępuje się kwotą „500”",
        "w tabeli zadań w lp. 3 w kolumnie „Łącznie” kwotę „6 000” zastępuje się kwotą „6 500”",
        (
            "w tabeli zadań w wierszu „Razem sołectwa” w kolumnie „2026” "
            "kwotę „0” zastępuje się kwotą „500”"
        ),
        (
            "w tabeli zadań w wierszu „Razem sołectwa” w kolumnie „Łącznie” "
            "kwotę „6 000” zastępuje się kwotą „6 500”"
        ),
        (
            "w tabeli zadań w wierszu „Ogółem” w kolumnie „2026” "
            "kwotę „120 000” zastępuje się kwotą „120 500”"
        ),
        (
            "w tabeli zadań w wierszu „Ogółem” w kolumnie „Łącznie” "
            "kwotę „511 000,50” zastępuje się kwotą „511 500,50”"
        ),
        (
            "w tabeli „Finansowanie według źródeł” w wierszu „budżet gminy” w kolumnie „2026” "
            "kwotę „120 000” zastępuje się kwotą „120 500”"
        ),
        (
            "w tabeli „Finansowanie według źródeł” w wierszu „budżet gminy” w kolumnie „Łącznie” "
            "kwotę „271 000,50” zastępuje się kwotą „271 500,50”"
        ),
        (
            "w tabeli „Finansowanie według źródeł” w wierszu „Ogółem” w kolumnie „2026” "
            "kwotę „120 000” zastępuje się kwotą „120 500”"
        ),
        (
            "w tabeli „Finansowanie według źródeł” w wierszu „Ogółem” w kolumnie „Łącznie” "
            "kwotę „511 000,50” zastępuje się kwotą „511 500,50”"
        ),
    ]


def test_a_row_of_a_source_stands_below_that_of_its_action() -> None:
    plan = plan_of("swietlice")
    first, *others = plan.dzialania
    entry, other = first.budzet
    okresy = (*entry.okresy[:2], replace(entry.okresy[2], kwota=Decimal(70), znak=""))
    now = replace(first, budzet=(replace(entry, okresy=okresy), other))
    found = said("swietlice", replace(plan, dzialania=(now, *others)))
    assert found[2] == (
        "w tabeli zadań w lp. 1 w wierszu „budżet gminy” w kolumnie „2028” "
        "wyraz „X” zastępuje się wyrazami „70 zł”"
    )


def test_a_text_with_a_name_is_a_part() -> None:
    plan = plan_of("ksiegozbior")
    proza = tuple((key, text.replace("porządki", "naprawy")) for key, text in plan.proza)
    assert said("ksiegozbior", replace(plan, proza=proza)) == [
        "w części „Wprowadzenie” wyraz „porządki” zastępuje się wyrazem „naprawy”"
    ]


def test_an_indicator_is_a_row_by_its_number_or_by_its_name() -> None:
    plan = plan_of("czystosc")
    (first, *rest) = plan.elementy
    one, *others = first.wskazniki
    bazowa = replace(one.bazowa, wartosc=Decimal(300)) if one.bazowa else None
    docelowa = replace(one.docelowa, wartosc=Decimal(100)) if one.docelowa else None
    now = replace(first, wskazniki=(replace(one, bazowa=bazowa, docelowa=docelowa), *others))
    assert said("czystosc", replace(plan, elementy=(now, *rest))) == [
        (
            "w Celu 1 w tabeli „Wskaźniki celu” w wierszu 1 w kolumnie „Baza (2025)” "
            "liczbę „212,5” zastępuje się liczbą „300”"
        ),
        (
            "w Celu 1 w tabeli „Wskaźniki celu” w wierszu 1 w kolumnie „2028” "
            "liczbę „190” zastępuje się liczbą „100”"
        ),
        (
            "w tabeli „Zestawienie wskaźników” w wierszu „Odpady zmieszane na osobę” "
            "w kolumnie „Docelowo (2028)” liczbę „190” zastępuje się liczbą „100”"
        ),
    ]
