"""The summary of the budget as a neutral table."""

from dataclasses import replace
from decimal import Decimal

from rpd.annex.summary import columns, summary
from rpd.annex.table import Summary
from rpd.budget.totals import BySource, JointTotal, SourceTotal
from rpd.plan.built_in import BUILT_IN
from rpd.plan.model import Slownik, Zrodlo

NOUN = BUILT_IN.dzialanie.noun
SLOWNIK = Slownik(zrodla=(Zrodlo("FEM", "Fundusze Europejskie dla Małopolski"), Zrodlo("FERS", "")))


def totals(*kwoty: str, bez: int = 0, dzialania: int | None = None) -> BySource:
    own, shared, joint = map(Decimal, kwoty)
    return BySource(
        razem=own + joint,
        zrodla=(SourceTotal("FEM", own, joint, 2), SourceTotal("FERS", Decimal(0), shared, 0)),
        wspolne=(JointTotal(("FEM", "FERS"), joint, 1),) if joint else (),
        rodzaje={
            "kwota": 3 if dzialania is None else dzialania,
            "wlasne": bez,
            "zrodlo": 0,
            "bez_kosztow": 0,
            "brak": 0,
            "blad": 0,
        },
    )


def test_a_summary() -> None:
    assert summary(totals("15000", "500", "500", bez=2), SLOWNIK, NOUN) == Summary(
        title="Zestawienie budżetu według źródeł finansowania",
        anchor="zestawienie_budzetu",
        columns=columns(NOUN),
        rows=(
            ("FEM – Fundusze Europejskie dla Małopolski", "15\u00a0000", "2"),
            ("FEM, FERS (łącznie, bez podziału)", "500", "1"),
        ),
        total=("Razem", "15\u00a0500", "3"),
        notes=(
            (
                "Kwoty wskazane łącznie dla kilku źródeł nie zostały między nie podzielone; nie są "
                "doliczone do żadnego z\u00a0nich."
            ),
            "2\u00a0działania z\u00a05 nie podają kwoty – ich koszt nie wchodzi do sumy.",
        ),
    )


def test_grosze_stand_in_all_cells_or_in_none() -> None:
    made = summary(totals("15000.50", "0", "500"), None, NOUN)
    assert [row[1] for row in made.rows] == ["15\u00a0000,50", "500,00"]
    assert made.total[1] == "15\u00a0500,50"
    assert made.rows[0][0] == "FEM"


def test_numbers_of_actions_that_do_not_add_up_are_explained() -> None:
    made = summary(totals("1", "1", "1", dzialania=2), None, NOUN)
    assert made.notes[-1] == (
        "Działanie z\u00a0kwotami kilku źródeł liczy się w\u00a0wierszu każdego z\u00a0nich."
    )
    assert not any("liczy się" in note for note in summary(totals("1", "1", "1"), None, NOUN).notes)


def test_a_code_is_not_printed() -> None:
    found = replace(
        totals("5", "1", "1"),
        zrodla=(SourceTotal("WLASNE", Decimal(5), Decimal(1), 1),),
        wspolne=(JointTotal(("FEM", "WLASNE"), Decimal(1), 1),),
    )
    slownik = Slownik(zrodla=(*SLOWNIK.zrodla, Zrodlo("WLASNE", "środki własne realizatora")))
    assert [row[0] for row in summary(found, slownik, NOUN).rows] == [
        "środki własne realizatora",
        "FEM, środki własne realizatora (łącznie, bez podziału)",
    ]
