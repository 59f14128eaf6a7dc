"""Koszt jednostkowy poza pasmem ze słownika.

Co: suma kwot działania podzielona przez wartość docelową wskaźnika wypada poza pasmem, które
słownik podaje dla takiego wskaźnika.

Dlaczego: pasma pochodzą z dokumentów programowych; odstający koszt bywa pomyłką o rząd wielkości.

Źle::

    # w słowniku: koszty_jednostkowe: [{fraza: miejsc pracy, od: 51000, do: 61000}]
    wskazniki: [{nazwa: Liczba miejsc pracy, wartosc_docelowa: 70}]
    budzet: [{kwota: 5355000, zrodla: [FEM]}]

Dobrze::

    wskazniki: [{nazwa: Liczba miejsc pracy, wartosc_docelowa: 95}]
    budzet: [{kwota: 5355000, zrodla: [FEM]}]
"""

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from rpd.diagnostics import Finding, Related, Severity
from rpd.plan import kwoty
from rpd.polish.wording import amount
from rpd.rules.engine import Case

CODE = "RPD409"
SLUG = "koszt-jednostkowy-poza-pasmem"
SEVERITY = Severity.WARNING
NEEDS = ("slownik",)


def check(case: Case) -> Iterator[Finding]:
    assert case.slownik is not None
    for miejsce in case.in_force:
        amounts = [p.razem for p in miejsce.dzialanie.budzet if p.razem is not None]
        total = sum(amounts, Decimal(0))
        if not total or any(kwoty.problem(value) for value in amounts if value):
            continue
        path = (*miejsce.dzialanie.path, case.key("kwoty"))
        budget = Related(path, f"kwoty {case.noun.genitive}", at_key=True)
        for wskaznik in miejsce.dzialanie.wskazniki:
            count, zamiar = wskaznik.liczba_docelowa, wskaznik.zamiar
            if zamiar is None or count is None or count <= 0 or wskaznik.jednostka == "%":
                continue
            for band in case.slownik.koszty_jednostkowe:
                if band.fraza.casefold() not in wskaznik.nazwa.casefold():
                    continue
                if not band.od * count <= total <= band.do * count:
                    # Rounded away from the band, so that the message never contradicts itself.
                    away = ROUND_FLOOR if total < band.od * count else ROUND_CEILING
                    unit = (total / count).quantize(Decimal("0.01"), away)
                    yield Finding(
                        zamiar.path,
                        f"Koszt jednostkowy („{band.fraza}”) wynosi {amount(unit, grosze=None)}, "
                        f"a słownik przewiduje od {amount(band.od, grosze=None)} "
                        f"do {amount(band.do, grosze=None)}.",
                        "Sprawdź kwotę i wartość wskaźnika.",
                        related=(
                            budget,
                            Related(band.path, "przewidywany koszt w słowniku", "slownik"),
                        ),
                    )
