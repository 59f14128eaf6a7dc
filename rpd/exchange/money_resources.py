"""The tables of a data package about money: entries of budgets, their sources and periods."""

from __future__ import annotations

from typing import Final

from rpd.exchange.resource import (
    OF_ACTION,
    OF_ENTRY,
    OF_PLAN_COLUMN,
    VALUES,
    DataField,
    Reference,
    Resource,
    amount,
    count,
    text,
)

MONEY_RESOURCES: Final = (
    Resource(
        "budzet",
        "Pozycje budżetu",
        (
            OF_PLAN_COLUMN,
            count("pozycja", "Która z kolei w planie", needed=True),
            text("dzialanie", "Działanie", needed=True),
            text("id", "Identyfikator w działaniu"),
            amount("kwota", "Kwota w złotych, razem we wszystkich okresach"),
            DataField(
                "laczna", "boolean", "Czy wspólna dla kilku źródeł, bez podziału", needed=True
            ),
            DataField("wlasne", "boolean", "Czy środki własne bez kwoty", needed=True),
            DataField("bez_kosztow", "boolean", "Czy bez kosztów", needed=True),
            count("rok", "Rok, na który jest"),
            text("wzor", "Jak obliczono"),
            text("warunek", "Od czego zależy"),
            text("dzial", "Dział"),
            text("rozdzial", "Rozdział"),
            text("paragraf", "Paragraf"),
        ),
        ("plan", "pozycja"),
        (OF_ACTION,),
    ),
    Resource(
        "budzet_zrodla",
        "Źródła pozycji budżetu",
        (
            OF_PLAN_COLUMN,
            count("pozycja", "Pozycja budżetu", needed=True),
            count("lp", "Które z kolei w pozycji", needed=True),
            text("zrodlo", "Źródło", needed=True),
            amount("kwota", "Kwota ze źródła; puste, gdy jej nie określono"),
            amount("udzial", "Udział w procentach", VALUES),
            DataField("wklad_wlasny", "boolean", "Czy wkład własny", needed=True),
        ),
        ("plan", "pozycja", "lp"),
        (OF_ENTRY, Reference(("plan", "zrodlo"), "zrodla", ("plan", "zrodlo"))),
    ),
    Resource(
        "budzet_okresy",
        "Kwoty pozycji budżetu w okresach",
        (
            OF_PLAN_COLUMN,
            count("pozycja", "Pozycja budżetu", needed=True),
            text("okres", "Rok albo etap", needed=True),
            amount("kwota", "Kwota w złotych"),
            text("znak", "Co stoi zamiast kwoty"),
        ),
        ("plan", "pozycja", "okres"),
        (OF_ENTRY,),
    ),
)
