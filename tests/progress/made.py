"""Small plans and reports, made of data as a file would hold them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from rpd.plan.model import Slownik
from rpd.plan.wykonanie import RZYMSKIE, Kwartal
from rpd.progress.done import ActionDone, Progress, progress
from rpd.progress.planned import Planned, planned
from rpd.progress.told import Filed
from rpd.reading.build import build_plan
from rpd.reading.build_slownik import build_slownik
from rpd.reading.build_wykonanie import build_wykonanie

Data = dict[str, Any]

SLOWNIK: Slownik = build_slownik(
    {
        "zrodla": [
            {"id": "FEM", "nazwa": "Fundusze dla Małopolski", "aliasy": ["FEdM"], "grupa": "ue"},
            {"id": "FERS", "nazwa": "Fundusze dla Rozwoju Społecznego", "grupa": "ue"},
            {"id": "BP", "nazwa": "budżet państwa", "grupa": "krajowe"},
        ],
        "grupy": [{"id": "ue", "nazwa": "unijne"}, {"id": "krajowe", "nazwa": "krajowe"}],
        "podmioty": [
            {"id": "ROPS", "nazwa": "Regionalny Ośrodek"},
            {"id": "OWES", "nazwa": "ośrodki wsparcia"},
            {"id": "urząd pracy", "nazwa": "urząd pracy", "skrot": "urzad-pracy"},
        ],
        "skroty": [],
    }
)


def action(id_: str = "szkolenia", **more: Any) -> Data:
    """An action with an indicator of 40 persons and 100 000 zł, from April to June."""
    return {
        "id": id_,
        "nazwa": f"Działanie {id_}",
        "wskazniki": [{"nazwa": "Liczba osób", "wartosc_docelowa": 40, "id": "osoby"}],
        "budzet": [{"kwota": 100000, "zrodla": ["FEdM"], "id": "fem"}],
        "termin": "II kwartał 2024",
        "realizatorzy": ["ROPS"],
    } | more


def plan(*actions: Data, rok: int = 2024) -> Planned:
    """A plan with these actions under one heading."""
    kierunek = {"numer": "1", "nazwa": "Kierunek", "dzialania": list(actions)}
    priorytet = {"numer": "I.1", "nazwa": "Priorytet", "kierunki": [kierunek]}
    cele = [{"numer": "I", "nazwa": "Cel", "priorytety": [priorytet]}]
    return planned(build_plan({"rok": rok, "tytul": "Plan", "cele": cele}), SLOWNIK)


def report(
    kwartal: str = "II", podmiot: str = "ROPS", *, dzien: str | None = None, **dzialania: Data
) -> Filed:
    """The report of a body; actions by their ids, with „_” for „-”."""
    number = RZYMSKIE.index(kwartal) + 1
    day = dzien or Kwartal(2024, number).ostatni_dzien.isoformat()
    data = {
        "rok": 2024,
        "kwartal": kwartal,
        "podmiot": podmiot,
        "stan_na": day,
        "dzialania": {name.replace("_", "-"): one for name, one in dzialania.items()},
    }
    return Filed(f"{kwartal}/{podmiot}.yaml", podmiot, build_wykonanie(data))


def value(wartosc: Any, **more: Any) -> Data:
    """The value of „osoby” as an action reports it."""
    return {"wskazniki": {"osoby": {"wartosc": wartosc} | more}}


def money(wydatki: Any, umowy: Any = None, **more: Any) -> Data:
    """Spent and contracted money of the entry „fem” as an action reports it."""
    told = {"wydatki": _decimal(wydatki)} if wydatki is not None else {}
    told |= {"umowy": _decimal(umowy)} if umowy is not None else {}
    return {"budzet": {"fem": told | more}}


def _decimal(amounts: Any) -> Any:
    if isinstance(amounts, dict):
        return {zrodlo: Decimal(kwota) for zrodlo, kwota in amounts.items()}
    return amounts


def at(kwartal: str, text: Planned | dict[str, Planned], *filed: Filed) -> Progress:
    """Planned against done at the end of a quarter; `text` may differ by quarter."""
    number = RZYMSKIE.index(kwartal) + 1
    until = [Kwartal(2024, n) for n in range(1, number + 1)]
    texts = text if isinstance(text, dict) else dict.fromkeys(RZYMSKIE, text)
    return progress({one: texts[one.rzymski] for one in until}, filed, until[-1])


def only(made: Progress) -> ActionDone:
    """The one action."""
    (one,) = made.actions
    return one
