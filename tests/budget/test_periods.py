"""Money by period against SQLite, which reads the entries themselves and knows no ledger."""

from __future__ import annotations

import random
import sqlite3
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from rpd.budget.crosstab import crosstab
from rpd.budget.ledger import Ledger, ledger, totals
from rpd.plan.model import Element, KwotaOkresu, Plan, PozycjaBudzetu, Slownik, miejsca
from rpd.plan.model import Zrodlo as Source
from tests.budget.plans import plans, slownik
from tests.elements import a_cel, a_kierunek, a_plan, a_priorytet
from tests.properties import examples


def grosze(kwota: Decimal) -> int:
    whole = kwota * 100
    assert whole == int(whole)
    return int(whole)


def database(plan: Plan) -> sqlite3.Connection:
    """The periods of a plan's entries as they are written, each with its set of sources."""
    base = sqlite3.connect(":memory:")
    base.execute("create table okresy (zrodla, okres, znak, warunek, dzial, grosze integer)")
    known = slownik.canonical_sources()
    order = [zrodlo.id for zrodlo in slownik.zrodla]
    for miejsce in miejsca(plan):
        if miejsce.dzialanie.uchylone:
            continue
        for pozycja in miejsce.dzialanie.budzet:
            names = sorted({known.get(name, name) for name in pozycja.zrodla}, key=order.index)
            dzial = pozycja.dzial or pozycja.rozdzial[:3]
            base.executemany(
                "insert into okresy values (?, ?, ?, ?, ?, ?)",
                [
                    (
                        " + ".join(names),
                        one.okres,
                        one.znak,
                        bool(pozycja.warunek),
                        dzial,
                        None if one.kwota is None else grosze(one.kwota),
                    )
                    for one in pozycja.okresy
                ],
            )
    return base


def only_periods(plan: Plan) -> Plan:
    """The plan with those entries alone that spread their money over periods."""

    def element(one: Element) -> Element:
        return replace(
            one,
            elementy=tuple(map(element, one.elementy)),
            dzialania=tuple(
                replace(d, budzet=tuple(p for p in d.budzet if p.okresy)) for d in one.dzialania
            ),
        )

    return replace(plan, elementy=tuple(map(element, plan.elementy)))


def cells(found: Ledger, *by: str) -> dict[tuple[str, str], int]:
    table = crosstab([found], by)
    return {
        (" + ".join(row.members[-1].key), " + ".join(column.key)): grosze(cell)
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
        if cell
    }


@examples(60)
@given(plans())
def test_periods_against_sqlite(plan: Plan) -> None:
    plan = only_periods(plan)
    base, found = database(plan), ledger(plan, slownik)
    assert not found.left_out
    (whole,) = base.execute("select coalesce(sum(grosze), 0) from okresy").fetchone()
    sums = totals((found,))
    sums.verify()
    assert grosze(sums.razem) == whole
    for row, column in (("zrodla", "okres"), ("dzial", "okres"), ("okres", "zrodla")):
        query = f"select {row}, {column}, sum(grosze) s from okresy group by 1, 2 having s > 0"  # noqa: S608
        expected = {(r, c): s for r, c, s in base.execute(query)}
        assert cells(found, *(name.replace("zrodla", "zrodlo") for name in (row, column))) == (
            expected
        )
    query = "select coalesce(sum(grosze), 0) from okresy where warunek"
    (conditional,) = base.execute(query).fetchone()
    assert sum(grosze(i.kwota or Decimal(0)) for i in found.amounts if i.warunkowa) == conditional
    signs = base.execute("select count(*) from okresy where znak <> ''").fetchone()
    assert (len(found.signs),) == signs


@examples(30)
@given(plans(), st.integers(0, 2**32))
def test_the_order_of_periods_and_entries_does_not_matter(plan: Plan, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311

    def shuffled(pozycja: PozycjaBudzetu) -> PozycjaBudzetu:
        return replace(pozycja, okresy=tuple(chance.sample(pozycja.okresy, k=len(pozycja.okresy))))

    def element(one: Element) -> Element:
        return replace(
            one,
            elementy=tuple(map(element, one.elementy)),
            dzialania=tuple(
                replace(d, budzet=tuple(map(shuffled, chance.sample(d.budzet, k=len(d.budzet)))))
                for d in one.dzialania
            ),
        )

    other = replace(plan, elementy=tuple(map(element, plan.elementy)))
    one, two = ledger(plan, slownik), ledger(other, slownik)
    assert totals((one,)) == totals((two,))
    assert cells(one, "zrodlo", "rok") == cells(two, "zrodlo", "rok")


@examples(30)
@given(plans())
def test_a_stated_whole_and_needs_are_never_added(plan: Plan) -> None:
    """What only repeats the periods, or stands beside them, changes no sum."""

    def bare(pozycja: PozycjaBudzetu) -> PozycjaBudzetu:
        return replace(pozycja, kwota=None, potrzeby=()) if pozycja.okresy else pozycja

    def element(one: Element) -> Element:
        return replace(
            one,
            kwota_ogolem=(KwotaOkresu("", Decimal(10**12)),),
            elementy=tuple(map(element, one.elementy)),
            dzialania=tuple(replace(d, budzet=tuple(map(bare, d.budzet))) for d in one.dzialania),
        )

    other = replace(plan, elementy=tuple(map(element, plan.elementy)))
    assert totals((ledger(plan, slownik),)) == totals((ledger(other, slownik),))


def entry(okresy: dict[str, Decimal | int | str], **others: object) -> PozycjaBudzetu:
    stated = tuple(
        KwotaOkresu(okres, None, value)
        if isinstance(value, str)
        else KwotaOkresu(okres, Decimal(value))
        for okres, value in okresy.items()
    )
    return replace(PozycjaBudzetu(zrodla=("FEM",), okresy=stated), **others)  # type: ignore[arg-type]


def plan_of(*budzet: PozycjaBudzetu) -> Plan:
    from rpd.plan.model import Dzialanie

    dzialanie = Dzialanie("mosty", "Mosty", budzet=budzet, path=("cele", 0))
    kierunek = a_kierunek("1", dzialania=(dzialanie,))
    return a_plan(2026, "Plan", (a_cel("I", "", (a_priorytet("I.1", "", (kierunek,)),)),))


def test_zero_is_an_amount_and_a_sign_is_none() -> None:
    found = ledger(
        plan_of(entry({"2026": 0, "2027": "X", "2028": "–", "2029": "bd"})),
        Slownik(zrodla=(Source("FEM", "Fundusz"),)),
    )
    assert [(item.okres, item.kwota) for item in found.amounts] == [("2026", Decimal(0))]
    assert [item.znak for item in found.signs] == ["X", "–", "bd"]
    table = crosstab([found], ("rok",))
    counted = {row.members[0].key[0]: (row.z_kwota, row.bez_kwoty) for row in table.rows}
    assert counted == {"2026": (1, 0), "2029": (0, 1)}


def test_what_does_not_fit_together_is_in_no_sum() -> None:
    wrong = (
        entry({"2026": 100}, kwota=Decimal(90)),
        entry({"2026": Decimal("0.001")}),
        entry({"2026": 100}, zrodla=()),
        entry({"2026": 100}, rok=2026),
        entry({"2026": 100}, bez_kosztow=True),
        entry({"2026": "X"}, kwota=Decimal(90)),
    )
    found = ledger(plan_of(*wrong, entry({"2026": 7})), None)
    assert len(found.left_out) == len(wrong)
    assert totals((found,)).razem == 7
