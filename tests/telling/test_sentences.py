"""Every kind of change as a sentence: the edit beside what is said about it („~” is U+00A0)."""

# ruff: noqa: E501 (a sentence stands on one line, so that it can be read and searched for)

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest

from rpd.compare.plans import compare
from rpd.reading.build import build_plan
from rpd.telling.describe import describe

Data = dict[str, Any]

PLAN: Data = {
    "rok": 2024,
    "tytul": "Roczny Plan Działania",
    "uchwala": {"organ": "MKRES", "numer": "4/2024", "data": "2024-03-07", "zalacznik": 1},
    "strategia": "strategia.yaml",
    "slownik": "slownik.yaml",
    "przypisy": {"kwoty": "Kwoty wskazano w projektach."},
    "kolumny": {"budzet": {"przypis": "kwoty"}},
    "cele": [
        {
            "numer": "I",
            "nazwa": "Usługi",
            "priorytety": [
                {
                    "numer": "I.1",
                    "kierunki": [
                        {
                            "numer": 1,
                            "strategia": "I.1.1",
                            "dzialania": [
                                {
                                    "id": "szkolenia",
                                    "nazwa": "Szkolenia kadry",
                                    "termin": "I kwartał 2024",
                                }
                            ],
                        },
                        {
                            "numer": 2,
                            "strategia": "I.1.2",
                            "dzialania": [
                                {
                                    "id": "wizyty",
                                    "nazwa": "Wizyty studyjne",
                                    "opis": "Organizacja wizyt.",
                                    "produkty": ["Raport", "Baza"],
                                    "wskazniki": [
                                        {"nazwa": "Liczba wizyt", "wartosc_docelowa": 3},
                                        {
                                            "nazwa": "Odsetek miejsc",
                                            "wartosc_docelowa": 35,
                                            "jednostka": "%",
                                            "prog": "min",
                                        },
                                    ],
                                    "budzet": [{"kwota": 180000, "zrodla": ["FERS"]}],
                                    "termin": "II–IV kwartał 2024",
                                    "realizatorzy": ["ROPS", "OWES"],
                                }
                            ],
                        },
                    ],
                },
                {"numer": "I.2", "kierunki": []},
            ],
        }
    ],
    "odstepstwa": [{"regula": "RPD304", "gdzie": "plan", "powod": "Termin bez roku."}],
}

Edit = Callable[[Data], Any]


def kk(p: Data) -> Any:
    """The kierunki of priorytet I.1."""
    return p["cele"][0]["priorytety"][0]["kierunki"]


def act(p: Data) -> Any:
    """The action I.1.2/1."""
    return kk(p)[1]["dzialania"][0]


def action(**values: Any) -> Edit:
    """Set fields of the action."""
    return lambda p: act(p).update(values)


def without(*names: str) -> Edit:
    """Delete fields of the action."""

    def edit(p: Data) -> None:
        for name in names:
            del act(p)[name]

    return edit


def indicator(position: int, **values: Any) -> Edit:
    """Set fields of an indicator of the action."""
    return lambda p: act(p)["wskazniki"][position].update(values)


def money(entries: Any) -> Edit:
    """Set the budget of the action."""
    return action(budzet=entries if isinstance(entries, list) else [entries])


def top(**values: Any) -> Edit:
    """Set fields of the plan."""
    return lambda p: p.update(values)


CASES: list[tuple[str, Edit, list[str]]] = [
    (
        "termin",
        action(termin="III–IV kwartał 2024"),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” termin zmieniono z~„II–IV~kwartał 2024” na~„III–IV~kwartał 2024”."
        ],
    ),
    (
        "termin-list",
        action(termin=["II–IV kwartał 2024", "I kwartał 2025"]),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” dodano termin „I~kwartał 2025”."],
    ),
    (
        "termin-wiel",
        action(termin=[{"okres": "II–IV kwartał 2024", "wieloletnie": True}]),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” przy zapisie „II–IV~kwartał 2024” zaznaczono, że termin jest wieloletni."
        ],
    ),
    (
        "termin-kamien-milowy",
        action(termin=[{"opis": "nabór uczestników", "okres": "II–IV kwartał 2024"}]),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” przy zapisie „II–IV~kwartał 2024” dodano opis terminu „nabór uczestników”."
        ],
    ),
    (
        "termin-bez-dat",
        action(termin=[{"okres": "II etap", "bez_dat": True}]),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” termin zmieniono z~„II–IV~kwartał 2024” na~„II etap”; zaznaczono, że termin nie ma dat."
        ],
    ),
    (
        "termin-removed",
        without("termin"),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” usunięto termin „II–IV~kwartał 2024”."],
    ),
    (
        "termin-lit",
        action(termin=[{"okres": "II–IV kwartał 2024", "lit": "b"}]),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” przy zapisie „II–IV~kwartał 2024” dodano literę „b”."
        ],
    ),
    (
        "nazwa",
        action(nazwa="Wizyty studyjne i szkolenia"),
        [
            "W~działaniu I.1.2/1 nazwę zmieniono z~„Wizyty studyjne” na~„Wizyty studyjne i~szkolenia”."
        ],
    ),
    (
        "opis",
        action(opis="Organizacja dwóch wizyt."),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” opis zmieniono z~„Organizacja wizyt.” na~„Organizacja dwóch wizyt.”."
        ],
    ),
    (
        "opis-removed",
        without("opis"),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” usunięto opis „Organizacja wizyt.”."],
    ),
    (
        "opis-2",
        action(opis=["Organizacja wizyt.", "Raport z wizyt."]),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” dodano opis „Raport z~wizyt.”."],
    ),
    (
        "prod",
        action(produkty=["Raport końcowy", "Baza"]),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” nazwę produktu zmieniono z~„Raport” na~„Raport końcowy”."
        ],
    ),
    (
        "prod+",
        action(produkty=["Raport", "Baza", "Film"]),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” dodano produkt „Film”."],
    ),
    (
        "prod-",
        action(produkty=["Raport"]),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” usunięto produkt „Baza”."],
    ),
    (
        "prod-order",
        action(produkty=["Baza", "Raport"]),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” zmieniono kolejność produktów; obecna: „Baza”, „Raport”."
        ],
    ),
    (
        "prod-lit",
        action(produkty=[{"nazwa": "Raport", "lit": "b"}, "Baza"]),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” przy produkcie „Raport” dodano literę „b”."],
    ),
    (
        "w-val",
        indicator(0, wartosc_docelowa=5),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” we wskaźniku „Liczba wizyt” wartość docelową zmieniono z~3 na~5."
        ],
    ),
    (
        "w-val100",
        indicator(0, wartosc_docelowa=100),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” we wskaźniku „Liczba wizyt” wartość docelową zmieniono z~3 na~100."
        ],
    ),
    (
        "w-name",
        indicator(0, nazwa="Liczba wizyt studyjnych"),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” nazwę wskaźnika zmieniono z~„Liczba wizyt” na~„Liczba wizyt studyjnych”."
        ],
    ),
    (
        "w-unit",
        indicator(0, jednostka="os."),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” we wskaźniku „Liczba wizyt” jednostkę zmieniono ze~„szt.” na~„os.”."
        ],
    ),
    (
        "w-prog",
        indicator(0, prog="min"),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” we wskaźniku „Liczba wizyt” dodano próg „min.”."],
    ),
    (
        "w-progoff",
        lambda p: act(p)["wskazniki"][1].pop("prog"),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” we wskaźniku „Odsetek miejsc” usunięto próg „min.”."
        ],
    ),
    (
        "w-progmax",
        indicator(1, prog="max"),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” we wskaźniku „Odsetek miejsc” próg zmieniono z~„min.” na~„max.”."
        ],
    ),
    (
        "w-base",
        indicator(0, wartosc_bazowa=1),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” we wskaźniku „Liczba wizyt” dodano wartość bazową 1."
        ],
    ),
    (
        "w-src",
        indicator(0, zrodlo_danych="listy obecności"),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” we wskaźniku „Liczba wizyt” dodano źródło danych „listy obecności”."
        ],
    ),
    (
        "w-opis",
        indicator(0, opis="w tym zagraniczne"),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” we wskaźniku „Liczba wizyt” dodano opis wskaźnika „w~tym zagraniczne”."
        ],
    ),
    (
        "w-lit",
        indicator(0, lit="c"),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” we wskaźniku „Liczba wizyt” dodano literę „c”."],
    ),
    (
        "w-both",
        indicator(0, nazwa="Liczba wizyt studyjnych", wartosc_docelowa=4),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” we wskaźniku „Liczba wizyt” nazwę wskaźnika zmieniono z~„Liczba wizyt” na~„Liczba wizyt studyjnych”; wartość docelową zmieniono z~3 na~4."
        ],
    ),
    (
        "w+",
        lambda p: act(p)["wskazniki"].append(
            {
                "nazwa": "Liczba uczestników",
                "wartosc_docelowa": 1200,
                "prog": "min",
                "jednostka": "os.",
            }
        ),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” dodano wskaźnik „Liczba uczestników~– min.~1~200~os.”."
        ],
    ),
    (
        "w-",
        lambda p: act(p)["wskazniki"].pop(0),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” usunięto wskaźnik „Liczba wizyt~–~3”."],
    ),
    (
        "w-noval",
        lambda p: act(p)["wskazniki"][0].pop("wartosc_docelowa"),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” we wskaźniku „Liczba wizyt” usunięto wartość docelową 3."
        ],
    ),
    (
        "w-half",
        indicator(0, wartosc_docelowa=Decimal("0.5")),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” we wskaźniku „Liczba wizyt” wartość docelową zmieniono z~3 na~0,5."
        ],
    ),
    (
        "b-up",
        money({"kwota": 190000, "zrodla": ["FERS"]}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” w~pozycji budżetu „180~000~zł, FERS” kwotę zmieniono ze~180~000~zł na~190~000~zł (o~10~000~zł więcej)."
        ],
    ),
    (
        "b-down",
        money({"kwota": Decimal("99999.99"), "zrodla": ["FERS"]}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” w~pozycji budżetu „180~000~zł, FERS” kwotę zmieniono ze~180~000~zł na~99~999,99~zł (o~80~000,01~zł mniej)."
        ],
    ),
    (
        "b-src",
        money({"kwota": 180000, "zrodla": ["FEM"]}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” w~pozycji budżetu „180~000~zł, FERS” źródło zmieniono z~„FERS” na~„FEM”."
        ],
    ),
    (
        "b-joint",
        money({"kwota": 180000, "zrodla": ["FERS", "FEM"]}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” w~pozycji budżetu „180~000~zł, FERS” źródła zmieniono z~„FERS” na~„FERS, FEM”."
        ],
    ),
    (
        "b-split",
        money({"kwota": 180000, "podzial": {"FERS": 100000, "FEM": 80000}}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” pozycję budżetu „180~000~zł, FERS” zastąpiono pozycją „180~000~zł (FERS~–~100~000~zł, FEM~–~80~000~zł)”."
        ],
    ),
    (
        "b-own",
        money({"srodki": "wlasne"}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” pozycję budżetu „180~000~zł, FERS” zastąpiono pozycją „środki własne realizatorów”."
        ],
    ),
    (
        "b-none",
        money({"bez_kosztow": True}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” pozycję budżetu „180~000~zł, FERS” zastąpiono pozycją „bez kosztów”."
        ],
    ),
    (
        "b-noamount",
        money({"zrodla": ["FERS"]}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” pozycję budżetu „180~000~zł, FERS” zastąpiono pozycją „FERS”."
        ],
    ),
    (
        "b-proj",
        money({"kwota": 180000, "zrodla": ["FERS"], "w_ramach_projektu": True}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” w~pozycji budżetu „180~000~zł, FERS” dopisano wyrazy „w~ramach projektu”."
        ],
    ),
    (
        "b-projs",
        money({"kwota": 180000, "zrodla": ["FERS"], "w_ramach_projektow": True}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” w~pozycji budżetu „180~000~zł, FERS” dopisano wyrazy „w~ramach projektów”."
        ],
    ),
    (
        "b-year",
        money({"kwota": 180000, "zrodla": ["FERS"], "rok": 2025}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” w~pozycji budżetu „180~000~zł, FERS” dodano rok 2025."
        ],
    ),
    (
        "b+",
        money([{"kwota": 180000, "zrodla": ["FERS"]}, {"kwota": 5000, "zrodla": ["JST"]}]),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” dodano pozycję budżetu: 5~000~zł, JST."],
    ),
    (
        "b+own",
        money([{"kwota": 180000, "zrodla": ["FERS"]}, {"srodki": "wlasne", "podmiot": "ZLS"}]),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” dodano pozycję budżetu: środki własne ZLS."],
    ),
    (
        "b-",
        without("budzet"),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” usunięto pozycję budżetu: 180~000~zł, FERS."],
    ),
    (
        "b-montaz",
        money(
            {
                "kwota": 180000,
                "montaz": [
                    {"zrodlo": "FERS", "udzial": 85},
                    {"zrodlo": "JST", "udzial": 15, "wklad_wlasny": True},
                ],
            }
        ),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” pozycję budżetu „180~000~zł, FERS” zastąpiono pozycją „180~000~zł (FERS~–~85%, JST~–~15% (wkład własny))”."
        ],
    ),
    (
        "r+",
        action(realizatorzy=["ROPS", "OWES", "GUS"]),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” dodano realizatora „GUS”."],
    ),
    (
        "r-",
        action(realizatorzy=["ROPS"]),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” usunięto realizatora „OWES”."],
    ),
    (
        "r-order",
        action(realizatorzy=["OWES", "ROPS"]),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” zmieniono kolejność realizatorów; obecna: „OWES”, „ROPS”."
        ],
    ),
    (
        "r-role",
        action(realizatorzy=["ROPS", {"podmiot": "OWES", "rola": "partner"}]),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” przy realizatorze „OWES” dodano rolę „partner”."],
    ),
    (
        "r-role2",
        action(realizatorzy=[{"podmiot": "ROPS", "rola": "lider"}, "OWES"]),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” przy realizatorze „ROPS” dodano rolę „lider”."],
    ),
    (
        "r-uwagi",
        action(realizatorzy=[{"podmiot": "ROPS", "uwagi": "(projekt Estakada)"}, "OWES"]),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” przy realizatorze „ROPS” dodano uwagi „(projekt Estakada)”."
        ],
    ),
    (
        "r-lit",
        action(realizatorzy=["ROPS", {"podmiot": "OWES", "lit": "b"}]),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” przy realizatorze „OWES” dodano literę „b”."],
    ),
    (
        "r-swap",
        action(realizatorzy=["ROPS", "WUP"]),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” usunięto realizatora „OWES”.",
            "W~działaniu I.1.2/1 „Wizyty studyjne” dodano realizatora „WUP”.",
        ],
    ),
    (
        "lp",
        action(lp="1a"),
        ["W~działaniu I.1.2/1a „Wizyty studyjne” (dotąd I.1.2/1) dodano lp. 1a."],
    ),
    (
        "lp-same",
        action(lp=1),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” zapisano lp. 1 (numer w~druku bez zmian)."],
    ),
    (
        "id",
        action(id="wizyty-studyjne"),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” identyfikator zmieniono z~„wizyty” na~„wizyty-studyjne”."
        ],
    ),
    (
        "kont",
        action(kontynuuje="2023/wizyty"),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” dodano wskazanie działania kontynuowanego „2023/wizyty”."
        ],
    ),
    (
        "uchyl",
        lambda p: kk(p)[1]["dzialania"].__setitem__(
            0,
            {
                "id": "wizyty",
                "nazwa": "Wizyty studyjne",
                "uchylone": {"uchwala": "7/2024", "data": "2024-06-30"},
            },
        ),
        [
            "Uchylono działanie I.1.2/1 „Wizyty studyjne” uchwałą nr~7/2024 z~dnia 30~czerwca~2024~r."
        ],
    ),
    (
        "uchyl-full",
        action(uchylone={"uchwala": "7/2024", "data": "2024-06-30"}),
        [
            "Uchylono działanie I.1.2/1 „Wizyty studyjne” uchwałą nr~7/2024 z~dnia 30~czerwca~2024~r."
        ],
    ),
    (
        "del",
        lambda p: kk(p)[1]["dzialania"].pop(),
        ["Usunięto działanie I.1.2/1 „Wizyty studyjne” z~kierunku interwencji I.1.2."],
    ),
    (
        "add",
        lambda p: kk(p)[1]["dzialania"].append(
            {"id": "nowe", "nazwa": "Nowe działanie", "termin": "IV kwartał 2024"}
        ),
        ["Dodano działanie I.1.2/2 „Nowe działanie” w~kierunku interwencji I.1.2."],
    ),
    (
        "add-first",
        lambda p: kk(p)[1]["dzialania"].insert(0, {"id": "nowe", "nazwa": "Nowe działanie"}),
        ["Dodano działanie I.1.2/1 „Nowe działanie” w~kierunku interwencji I.1.2."],
    ),
    (
        "move",
        lambda p: kk(p)[0]["dzialania"].append(kk(p)[1]["dzialania"].pop()),
        [
            "Przeniesiono działanie I.1.2/1 „Wizyty studyjne” z~kierunku interwencji I.1.2 do~kierunku interwencji I.1.1 (obecnie I.1.1/2)."
        ],
    ),
    (
        "k-name",
        lambda p: kk(p)[0].update(nazwa="Nowa nazwa"),
        ["W~kierunku interwencji I.1.1 dodano nazwę „Nowa nazwa”."],
    ),
    (
        "k-link",
        lambda p: kk(p)[0].update(strategia="I.1.9"),
        ["W~kierunku interwencji I.1.1 powiązanie ze strategią zmieniono z~„I.1.1” na~„I.1.9”."],
    ),
    (
        "k-num",
        lambda p: kk(p)[1].update(numer=3),
        ["W~kierunku interwencji I.1.3 (dotąd I.1.2) numer zmieniono z~2 na~3."],
    ),
    (
        "k-add",
        lambda p: kk(p).append(
            {"numer": "2a", "strategia": "I.1", "nazwa": "Nowy", "dzialania": []}
        ),
        ["Dodano kierunek interwencji I.1.2a „Nowy” w~priorytecie I.1."],
    ),
    ("k-del", lambda p: kk(p).pop(0), ["Usunięto kierunek interwencji I.1.1 z~priorytetu I.1."]),
    (
        "k-order",
        lambda p: kk(p).reverse(),
        ["Przestawiono kierunek interwencji I.1.2 w~priorytecie I.1: stoi teraz na początku."],
    ),
    (
        "k-move",
        lambda p: p["cele"][0]["priorytety"][1]["kierunki"].append(kk(p).pop(0)),
        [
            "Przeniesiono kierunek interwencji I.1.1 z~priorytetu I.1 do~priorytetu I.2 (obecnie I.2.1)."
        ],
    ),
    (
        "p-name",
        lambda p: p["cele"][0]["priorytety"][0].update(nazwa="Rozwinięty system"),
        ["W~priorytecie I.1 dodano nazwę „Rozwinięty system”."],
    ),
    (
        "p-add",
        lambda p: p["cele"][0]["priorytety"].append({"numer": "I.3", "kierunki": []}),
        ["Dodano priorytet I.3 w~celu szczegółowym I."],
    ),
    (
        "p-del",
        lambda p: p["cele"][0]["priorytety"].pop(),
        ["Usunięto priorytet I.2 z~celu szczegółowego I."],
    ),
    (
        "c-name",
        lambda p: p["cele"][0].update(nazwa="Rozwój usług"),
        ["W~celu szczegółowym I~nazwę zmieniono z~„Usługi” na~„Rozwój usług”."],
    ),
    (
        "c-noname",
        lambda p: p["cele"][0].pop("nazwa"),
        ["W~celu szczegółowym I~usunięto nazwę „Usługi”."],
    ),
    (
        "c-add",
        lambda p: p["cele"].append({"numer": "II", "priorytety": []}),
        ["Dodano cel szczegółowy II."],
    ),
    ("rok", top(rok=2025), ["W~planie rok zmieniono z~2024 na~2025."]),
    (
        "tytul",
        top(tytul="Plan na 2024 r."),
        ["W~planie tytuł zmieniono z~„Roczny Plan Działania” na~„Plan na 2024~r.”."],
    ),
    (
        "strat",
        top(strategia="program.yaml"),
        ["W~planie plik strategii zmieniono ze~„strategia.yaml” na~„program.yaml”."],
    ),
    (
        "slow",
        top(slownik="s.yaml"),
        ["W~planie plik słownika zmieniono ze~„slownik.yaml” na~„s.yaml”."],
    ),
    (
        "uch-",
        lambda p: p.pop("uchwala"),
        [
            "W~planie usunięto dane uchwały: uchwała nr~4/2024 MKRES z~dnia 7~marca~2024~r., załącznik nr~1."
        ],
    ),
    (
        "uch-num",
        lambda p: p["uchwala"].update(numer="5/2024"),
        ["W~planie numer uchwały zmieniono z~„4/2024” na~„5/2024”."],
    ),
    (
        "uch-data",
        lambda p: p["uchwala"].update(data="2024-03-08"),
        ["W~planie datę uchwały zmieniono z~7~marca~2024~r. na~8~marca~2024~r."],
    ),
    (
        "uch-zal",
        lambda p: p["uchwala"].update(zalacznik=2),
        ["W~planie numer załącznika zmieniono z~1 na~2."],
    ),
    (
        "uch-zal-",
        lambda p: p["uchwala"].pop("zalacznik"),
        ["W~planie usunięto numer załącznika 1."],
    ),
    (
        "uch-org",
        lambda p: p["uchwala"].update(organ="Zarząd"),
        ["W~planie organ zmieniono z~„MKRES” na~„Zarząd”."],
    ),
    (
        "kol",
        lambda p: p.update(kolumny={"termin": {"przypis": "kwoty"}}),
        [
            "W~kolumnie „Budżet” usunięto odesłanie do przypisu „kwoty”.",
            "W~kolumnie „Termin realizacji” dodano odesłanie do przypisu „kwoty”.",
        ],
    ),
    (
        "przy",
        lambda p: p["przypisy"].update(kwoty="Kwoty wskazano w projektach realizatorów."),
        [
            "W~przypisie „kwoty” brzmienie zmieniono z~„Kwoty wskazano w~projektach.” na~„Kwoty wskazano w~projektach realizatorów.”."
        ],
    ),
    ("przy+", lambda p: p["przypisy"].update(nowy="Nowy przypis."), ["Dodano przypis „nowy”."]),
    ("przy-", lambda p: p.pop("przypisy"), ["Usunięto przypis „kwoty”."]),
    (
        "odst+",
        lambda p: p["odstepstwa"].append(
            {"regula": "RPD103", "gdzie": "I.1.2", "powod": "Tak przyjęto."}
        ),
        ["W~planie dodano odstępstwo od reguły RPD103 w~miejscu I.1.2 (powód: „Tak przyjęto.”)."],
    ),
    (
        "odst-",
        lambda p: p.pop("odstepstwa"),
        [
            "W~planie usunięto odstępstwo od reguły RPD304 w~całym planie (powód: „Termin bez roku.”)."
        ],
    ),
    (
        "odst~",
        lambda p: p["odstepstwa"][0].update(powod="Termin bez roku jest dozwolony."),
        [
            "W~odstępstwie od reguły RPD304 w~całym planie powód zmieniono z~„Termin bez roku.” na~„Termin bez roku jest dozwolony.”."
        ],
    ),
    (
        "zm+",
        top(zmiany=[{"uchwala": "7/2024", "data": "2024-06-30", "opis": "terminy"}]),
        [
            "W~planie dodano zapis o~zmianie uchwałą nr~7/2024 z~dnia 30~czerwca~2024~r. („terminy”)."
        ],
    ),
    ("nic", lambda p: act(p).update(opis="Organizacja \n wizyt."), []),
    (
        "opis-long",
        action(
            opis=" ".join(
                ["Organizacja wizyt studyjnych dla przedstawicieli gmin, powiatów i podmiotów"] * 2
            )
        ),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” opis zmieniono (usunięto 1~wyraz, dodano 16~wyrazów)."
        ],
    ),
    (
        "termin-w-i-wartosc",
        action(termin="I kwartał 2024", nazwa="Wizyty"),
        [
            "W~działaniu I.1.2/1 nazwę zmieniono z~„Wizyty studyjne” na~„Wizyty”.",
            "W~działaniu I.1.2/1 „Wizyty” termin zmieniono z~„II–IV~kwartał 2024” na~„I~kwartał 2024”.",
        ],
    ),
    (
        "b-lit",
        money({"kwota": 180000, "zrodla": ["FERS"], "lit": "b"}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” w~pozycji budżetu „180~000~zł, FERS” dodano literę „b”."
        ],
    ),
    (
        "b-podmiot",
        money([{"srodki": "wlasne", "podmiot": "ZLS"}, {"kwota": 180000, "zrodla": ["FERS"]}]),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” dodano pozycję budżetu: środki własne ZLS."],
    ),
    (
        "w-order",
        lambda p: act(p)["wskazniki"].reverse(),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” zmieniono kolejność wskaźników; obecna: „Odsetek miejsc~– min.~35%”, „Liczba wizyt~–~3”."
        ],
    ),
    (
        "r-wspolpraca",
        action(realizatorzy=["ROPS", {"podmiot": "OWES", "rola": "wspolpraca"}]),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” przy realizatorze „OWES” dodano rolę „współpraca”."
        ],
    ),
    (
        "termin-many",
        action(termin=["II–IV kwartał 2024", "I kwartał 2024", "III kwartał 2024"]),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” dodano termin „I~kwartał 2024”.",
            "W~działaniu I.1.2/1 „Wizyty studyjne” dodano termin „III~kwartał 2024”.",
        ],
    ),
    (
        "restore",
        lambda p: act(p).update(lp=4),
        ["W~działaniu I.1.2/4 „Wizyty studyjne” (dotąd I.1.2/1) dodano lp. 4."],
    ),
    (
        "k-numer-i-nazwa",
        lambda p: kk(p)[1].update(numer="2a", nazwa="Nowa"),
        [
            "W~kierunku interwencji I.1.2a „Nowa” (dotąd I.1.2) numer zmieniono z~2 na~2a.",
            "W~kierunku interwencji I.1.2a (dotąd I.1.2) dodano nazwę „Nowa”.",
        ],
    ),
    (
        "two-actions",
        lambda p: (
            act(p).update(termin="I kwartał 2024"),
            kk(p)[0]["dzialania"][0].update(nazwa="Szkolenia"),
        ),
        [
            "W~działaniu I.1.1/1 nazwę zmieniono ze~„Szkolenia kadry” na~„Szkolenia”.",
            "W~działaniu I.1.2/1 „Wizyty studyjne” termin zmieniono z~„II–IV~kwartał 2024” na~„I~kwartał 2024”.",
        ],
    ),
    (
        "order",
        lambda p: kk(p)[0]["dzialania"].insert(0, {"id": "nowe", "nazwa": "Nowe"}),
        ["Dodano działanie I.1.1/1 „Nowe” w~kierunku interwencji I.1.1."],
    ),
    (
        "prose",
        action(opis="a) Wizyty.\nb) Raport."),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” opis zmieniono z~„Organizacja wizyt.” na~„a) Wizyty. b) Raport.”."
        ],
    ),
    (
        "przypis-long",
        lambda p: p["przypisy"].update(
            kwoty="Konkretne kwoty zostały wskazane w przypadku działań zabudżetowanych w projektach realizatorów."
        ),
        [
            "W~przypisie „kwoty” brzmienie zmieniono: wyrazy „Kwoty wskazano” zastąpiono wyrazami „Konkretne kwoty zostały wskazane w~przypadku działań zabudżetowanych”; dodano wyraz „realizatorów”."
        ],
    ),
]


@pytest.mark.parametrize(("edit", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_sentence(edit: Edit, expected: list[str]) -> None:
    changed = deepcopy(PLAN)
    edit(changed)
    changes = compare(build_plan(PLAN), build_plan(changed))
    assert [describe(change).sentence.replace("\u00a0", "~") for change in changes] == expected


def test_cases_have_names_of_their_own() -> None:
    assert len({name for name, _, _ in CASES}) == len(CASES)


def test_names_of_places_are_without_marks_of_footnotes() -> None:
    old = deepcopy(PLAN)
    act(old)["nazwa"] = "Wizyty[^kwoty] studyjne"
    changed = deepcopy(old)
    act(changed)["termin"] = "III kwartał 2024"
    (change,) = compare(build_plan(old), build_plan(changed))
    assert describe(change).sentence.startswith("W\u00a0działaniu I.1.2/1 „Wizyty studyjne” ")
