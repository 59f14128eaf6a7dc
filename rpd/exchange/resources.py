"""The tables of a data package: what each column means, what names a row, what it refers to.

Amounts and values are decimals: a reader that guesses types makes floats of them, so the package
says the type of every column, and so do the statements that make tables of it.
"""

from __future__ import annotations

from typing import Final

from rpd.exchange.money_resources import MONEY_RESOURCES
from rpd.exchange.resource import (
    IN_ELEMENT,
    OF_ACTION,
    OF_PLAN,
    OF_PLAN_COLUMN,
    VALUES,
    DataField,
    Reference,
    Resource,
    amount,
    count,
    text,
)

RESOURCES: Final = (
    Resource(
        "plany",
        "Plany",
        (
            OF_PLAN_COLUMN,
            count("rok", "Rok planu", needed=True),
            text("tytul", "Tytuł", needed=True),
            text("organ", "Organ, który przyjął plan"),
            text("uchwala", "Numer uchwały"),
            DataField("data_uchwaly", "date", "Dzień uchwały"),
            text("profil", "Nazwa profilu"),
            text("odcisk", "Odcisk wyrazów, które plan drukuje", needed=True),
        ),
        ("plan",),
    ),
    Resource(
        "poziomy",
        "Poziomy planów",
        (
            OF_PLAN_COLUMN,
            text("poziom", "Poziom: plan i który z kolei („2024#3”)", needed=True),
            text("rodzaj", "Rodzaj: klucz poziomu w profilu planu", needed=True),
            text("numer", "Numer w całym planie"),
            text("nazwa", "Nazwa"),
            text("nad", "Poziom, w którym stoi"),
        ),
        ("poziom",),
        (OF_PLAN, Reference(("nad",), "", ("poziom",))),
    ),
    Resource(
        "dzialania",
        "Działania",
        (
            OF_PLAN_COLUMN,
            text("dzialanie", "Działanie: plan i identyfikator („2024/diagnoza”)", needed=True),
            text("id", "Identyfikator w planie", needed=True),
            text("poziom", "Poziom, w którym stoi"),
            text("numer", "Numer w całym planie", needed=True),
            text("nazwa", "Nazwa", needed=True),
            text("opis", "Opis"),
            text("produkty", "Produkty, każdy w wierszu"),
            text("termin", "Termin, jak w planie"),
            DataField("od", "date", "Pierwszy dzień terminu"),
            DataField("do", "date", "Ostatni dzień terminu"),
            text("kontynuuje", "Działanie poprzedniego planu"),
            DataField("uchylone", "boolean", "Czy uchylone", needed=True),
        ),
        ("dzialanie",),
        (OF_PLAN, IN_ELEMENT),
    ),
    Resource(
        "wskazniki",
        "Wskaźniki planów, poziomów i działań",
        (
            OF_PLAN_COLUMN,
            count("wskaznik", "Który z kolei w planie", needed=True),
            text("dzialanie", "Działanie, którego jest"),
            text("poziom", "Poziom, którego jest"),
            text("id", "Identyfikator w działaniu"),
            text("nazwa", "Nazwa", needed=True),
            text("jednostka", "Jednostka"),
            amount("bazowa", "Wartość bazowa", VALUES),
            text("bazowa_znak", "Co stoi zamiast liczby"),
            count("rok_bazowy", "Rok wartości bazowej"),
            amount("docelowa", "Wartość docelowa", VALUES),
            text("docelowa_znak", "Co stoi zamiast liczby"),
            count("rok_docelowy", "Rok wartości docelowej"),
            text("prog", "„min” albo „max”, gdy wartość jest progiem"),
            text("zrodlo_danych", "Skąd wartość pochodzi"),
            text("opis", "Opis"),
        ),
        ("plan", "wskaznik"),
        (OF_PLAN, IN_ELEMENT, OF_ACTION),
    ),
    Resource(
        "podmioty",
        "Podmioty, które plan wymienia",
        (
            OF_PLAN_COLUMN,
            text("podmiot", "Podmiot, jak w planie", needed=True),
            text("id", "Identyfikator w słowniku"),
            text("nazwa", "Pełna nazwa"),
        ),
        ("plan", "podmiot"),
        (OF_PLAN,),
    ),
    Resource(
        "zrodla",
        "Źródła finansowania, które plan wymienia",
        (
            OF_PLAN_COLUMN,
            text("zrodlo", "Źródło, jak w planie", needed=True),
            text("id", "Identyfikator w słowniku"),
            text("nazwa", "Pełna nazwa"),
            text("grupa", "Grupa źródeł"),
        ),
        ("plan", "zrodlo"),
        (OF_PLAN,),
    ),
    Resource(
        "realizatorzy",
        "Kto realizuje działania",
        (
            OF_PLAN_COLUMN,
            text("dzialanie", "Działanie", needed=True),
            count("lp", "Który z kolei w działaniu", needed=True),
            text("podmiot", "Podmiot", needed=True),
            text("rola", "Rola"),
            text("uwagi", "Uwagi"),
        ),
        ("dzialanie", "lp"),
        (OF_ACTION, Reference(("plan", "podmiot"), "podmioty", ("plan", "podmiot"))),
    ),
    *MONEY_RESOURCES,
)
"""All resources; what one refers to stands before it."""
