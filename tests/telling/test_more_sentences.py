"""Changes whose plan must be prepared first: both edits beside the sentences („~” is U+00A0)."""

# ruff: noqa: E501 (a sentence stands on one line, so that it can be read and searched for)

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest

from rpd.compare.plans import compare
from rpd.reading.build import build_plan
from rpd.telling.describe import describe
from tests.telling.test_sentences import (
    PLAN,
    Data,
    Edit,
    act,
    action,
    indicator,
    kk,
    money,
    top,
    without,
)

LONG = (
    "Organizacja wizyt studyjnych dla przedstawicieli gmin, powiatów i podmiotów ekonomii "
    "społecznej z województwa."
)

repealed = action(uchylone={"uchwala": "7/2024", "data": "2024-06-30"})


def nothing(p: Data) -> None:
    """The plan as it is."""


def three(p: Data) -> Any:
    """Two more actions behind the one; returns all of them."""
    kk(p)[1]["dzialania"] += [
        {"id": "druga", "nazwa": "Sieć doradcza"},
        {"id": "trzecia", "nazwa": "Zakupy"},
    ]
    return kk(p)[1]["dzialania"]


CASES: list[tuple[str, Edit, Edit, list[str]]] = [
    (
        "move-behind",
        three,
        lambda p: kk(p)[1]["dzialania"].insert(1, kk(p)[1]["dzialania"].pop()),
        [
            "Przestawiono działanie I.1.2/3 „Zakupy” w~kierunku interwencji I.1.2: stoi teraz za~działaniem I.1.2/1 „Wizyty studyjne” (obecnie I.1.2/2)."
        ],
    ),
    (
        "move-first",
        three,
        lambda p: kk(p)[1]["dzialania"].insert(0, kk(p)[1]["dzialania"].pop()),
        [
            "Przestawiono działanie I.1.2/3 „Zakupy” w~kierunku interwencji I.1.2: stoi teraz na początku (obecnie I.1.2/1)."
        ],
    ),
    (
        "move-keeps-number",
        lambda p: three(p)[2].update(lp="7"),
        lambda p: kk(p)[1]["dzialania"].insert(1, kk(p)[1]["dzialania"].pop()),
        [
            "Przestawiono działanie I.1.2/7 „Zakupy” w~kierunku interwencji I.1.2: stoi teraz za~działaniem I.1.2/1 „Wizyty studyjne”."
        ],
    ),
    (
        "c-order",
        lambda p: p["cele"].append({"numer": "II", "nazwa": "Kadry", "priorytety": []}),
        lambda p: p["cele"].reverse(),
        ["Przestawiono cel szczegółowy II „Kadry”: stoi teraz na początku."],
    ),
    (
        "p-order",
        nothing,
        lambda p: p["cele"][0]["priorytety"].reverse(),
        ["Przestawiono priorytet I.2 w~celu szczegółowym I: stoi teraz na początku."],
    ),
    (
        "p-order3",
        lambda p: p["cele"][0]["priorytety"].append({"numer": "I.3", "kierunki": []}),
        lambda p: p["cele"][0]["priorytety"].insert(1, p["cele"][0]["priorytety"].pop()),
        ["Przestawiono priorytet I.3 w~celu szczegółowym I: stoi teraz za~priorytetem I.1."],
    ),
    (
        "k-order3",
        lambda p: kk(p).append(
            {"numer": 3, "strategia": "I.1.3", "nazwa": "Promocja", "dzialania": []}
        ),
        lambda p: kk(p).insert(1, kk(p).pop()),
        [
            "Przestawiono kierunek interwencji I.1.3 „Promocja” w~priorytecie I.1: stoi teraz za~kierunkiem interwencji I.1.1."
        ],
    ),
    (
        "p-move",
        lambda p: p["cele"].append({"numer": "II", "priorytety": []}),
        lambda p: p["cele"][1]["priorytety"].append(p["cele"][0]["priorytety"].pop()),
        ["Przeniesiono priorytet I.2 z~celu szczegółowego I~do~celu szczegółowego II."],
    ),
    (
        "c-del",
        lambda p: p["cele"].append({"numer": "II", "nazwa": "Kadry", "priorytety": []}),
        lambda p: p["cele"].pop(),
        ["Usunięto cel szczegółowy II „Kadry”."],
    ),
    (
        "k-full-add",
        nothing,
        lambda p: p["cele"][0]["priorytety"][1]["kierunki"].append(
            {"numer": 1, "strategia": "I.2.1", "dzialania": [{"id": "x", "nazwa": "X"}]}
        ),
        ["Dodano kierunek interwencji I.2.1 w~priorytecie I.2."],
    ),
    (
        "move-and-rename",
        nothing,
        lambda p: (
            act(p).update(nazwa="Wyjazdy studyjne"),
            kk(p)[0]["dzialania"].append(kk(p)[1]["dzialania"].pop()),
        ),
        [
            "Przeniesiono działanie I.1.2/1 „Wyjazdy studyjne” z~kierunku interwencji I.1.2 do~kierunku interwencji I.1.1 (obecnie I.1.1/2).",
            "W~działaniu I.1.1/2 (dotąd I.1.2/1) nazwę zmieniono z~„Wizyty studyjne” na~„Wyjazdy studyjne”.",
        ],
    ),
    (
        "unrepeal",
        repealed,
        lambda p: act(p).pop("uchylone"),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” cofnięto uchylenie dokonane uchwałą nr~7/2024 z~dnia 30~czerwca~2024~r."
        ],
    ),
    (
        "repeal-other",
        repealed,
        action(uchylone={"uchwala": "8/2024", "data": "2024-07-15"}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” jako podstawę uchylenia wskazano uchwałę nr~8/2024 z~dnia 15~lipca~2024~r. zamiast uchwały nr~7/2024 z~dnia 30~czerwca~2024~r."
        ],
    ),
    (
        "kont-",
        action(kontynuuje="2023/wizyty"),
        without("kontynuuje"),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” usunięto wskazanie działania kontynuowanego „2023/wizyty”."
        ],
    ),
    (
        "kont~",
        action(kontynuuje="2023/wizyty"),
        action(kontynuuje="2023/wyjazdy"),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” wskazanie działania kontynuowanego zmieniono z~„2023/wizyty” na~„2023/wyjazdy”."
        ],
    ),
    (
        "lp-",
        action(lp="1a"),
        without("lp"),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” (dotąd I.1.2/1a) usunięto lp. 1a."],
    ),
    (
        "lp~",
        action(lp="1a"),
        action(lp="1b"),
        ["W~działaniu I.1.2/1b „Wizyty studyjne” (dotąd I.1.2/1a) lp. zmieniono z~1a na~1b."],
    ),
    (
        "lp-same-",
        action(lp=1),
        without("lp"),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” skreślono zapisaną lp. 1 (numer w~druku bez zmian)."
        ],
    ),
    (
        "k-link-",
        nothing,
        lambda p: kk(p)[0].pop("strategia"),
        ["W~kierunku interwencji I.1.1 usunięto powiązanie ze strategią „I.1.1”."],
    ),
    (
        "k-link+",
        lambda p: kk(p)[0].pop("strategia"),
        lambda p: kk(p)[0].update(strategia="I.1"),
        ["W~kierunku interwencji I.1.1 dodano powiązanie ze strategią „I.1”."],
    ),
    (
        "uch+",
        lambda p: p.pop("uchwala"),
        lambda p: p.update(uchwala={"organ": "MKRES", "numer": "4/2024", "data": "2024-03-07"}),
        ["W~planie dodano dane uchwały: uchwała nr~4/2024 MKRES z~dnia 7~marca~2024~r."],
    ),
    (
        "uch-zal+",
        lambda p: p["uchwala"].pop("zalacznik"),
        lambda p: p["uchwala"].update(zalacznik=1),
        ["W~planie dodano numer załącznika 1."],
    ),
    (
        "tytul-",
        nothing,
        lambda p: p.update(tytul=""),
        ["W~planie usunięto tytuł „Roczny Plan Działania”."],
    ),
    (
        "kol~",
        lambda p: p["przypisy"].update(nowy="Nowy."),
        lambda p: p["kolumny"]["budzet"].update(przypis="nowy"),
        ["W~kolumnie „Budżet” odesłanie do przypisu zmieniono z~„kwoty” na~„nowy”."],
    ),
    (
        "kol+opis",
        nothing,
        lambda p: p["kolumny"].update(opis={"przypis": "kwoty"}),
        ["W~kolumnie „Opis” dodano odesłanie do przypisu „kwoty”."],
    ),
    (
        "kol+nazwa",
        nothing,
        lambda p: p["kolumny"].update(nazwa={"przypis": "kwoty"}),
        ["W~kolumnie „Nazwa działania” dodano odesłanie do przypisu „kwoty”."],
    ),
    (
        "kol+wsk",
        nothing,
        lambda p: p["kolumny"].update(
            wskazniki={"przypis": "kwoty"},
            realizatorzy={"przypis": "kwoty"},
            produkty={"przypis": "kwoty"},
        ),
        [
            "W~kolumnie „Produkt” dodano odesłanie do przypisu „kwoty”.",
            "W~kolumnie „Realizator” dodano odesłanie do przypisu „kwoty”.",
            "W~kolumnie „Wskaźnik” dodano odesłanie do przypisu „kwoty”.",
        ],
    ),
    (
        "przypis-id",
        nothing,
        lambda p: p["przypisy"].update(sumy=p["przypisy"].pop("kwoty")),
        ["Usunięto przypis „kwoty”.", "Dodano przypis „sumy”."],
    ),
    (
        "odst-gdzie",
        nothing,
        lambda p: p["odstepstwa"][0].update(gdzie="I.1.2/1"),
        [
            "W~planie usunięto odstępstwo od reguły RPD304 w~całym planie (powód: „Termin bez roku.”).",
            "W~planie dodano odstępstwo od reguły RPD304 w~miejscu I.1.2/1 (powód: „Termin bez roku.”).",
        ],
    ),
    (
        "odst-regula",
        nothing,
        lambda p: p["odstepstwa"][0].update(regula="RPD305"),
        [
            "W~planie usunięto odstępstwo od reguły RPD304 w~całym planie (powód: „Termin bez roku.”).",
            "W~planie dodano odstępstwo od reguły RPD305 w~całym planie (powód: „Termin bez roku.”).",
        ],
    ),
    (
        "odst-order",
        lambda p: p["odstepstwa"].append({"regula": "RPD103", "gdzie": "I.1.2", "powod": "Tak."}),
        lambda p: p["odstepstwa"].reverse(),
        [
            "W~planie zmieniono kolejność odstępstw; obecna: „RPD103 w~miejscu I.1.2: Tak.”, „RPD304 w~całym planie: Termin bez roku.”."
        ],
    ),
    (
        "zm-opis",
        top(zmiany=[{"uchwala": "7/2024", "data": "2024-06-30", "opis": "terminy"}]),
        lambda p: p["zmiany"][0].update(opis="terminy i kwoty"),
        [
            "W~zapisie o~zmianie uchwałą nr~7/2024 z~dnia 30~czerwca~2024~r. opis zmiany zmieniono z~„terminy” na~„terminy i~kwoty”."
        ],
    ),
    (
        "zm-data",
        top(zmiany=[{"uchwala": "7/2024", "data": "2024-06-30"}]),
        lambda p: p["zmiany"][0].update(data="2024-07-01"),
        [
            "W~zapisie o~zmianie uchwałą nr~7/2024 z~dnia 30~czerwca~2024~r. datę zmieniono z~30~czerwca~2024~r. na~1~lipca~2024~r."
        ],
    ),
    (
        "zm-opis+",
        top(zmiany=[{"uchwala": "7/2024", "data": "2024-06-30"}]),
        lambda p: p["zmiany"][0].update(opis="terminy"),
        [
            "W~zapisie o~zmianie uchwałą nr~7/2024 z~dnia 30~czerwca~2024~r. dodano opis zmiany „terminy”."
        ],
    ),
    (
        "zm-",
        top(zmiany=[{"uchwala": "7/2024", "data": "2024-06-30"}]),
        lambda p: p.pop("zmiany"),
        ["W~planie usunięto zapis o~zmianie uchwałą nr~7/2024 z~dnia 30~czerwca~2024~r."],
    ),
    (
        "opis-lit~",
        action(
            opis=[{"tekst": "Organizacja wizyt.", "lit": "a"}, {"tekst": "Raport.", "lit": "b"}]
        ),
        lambda p: act(p)["opis"][1].update(tekst="Raport końcowy."),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” pod lit.~b opis zmieniono z~„Raport.” na~„Raport końcowy.”."
        ],
    ),
    (
        "opis-lit-",
        action(
            opis=[{"tekst": "Organizacja wizyt.", "lit": "a"}, {"tekst": "Raport.", "lit": "b"}]
        ),
        lambda p: act(p)["opis"].pop(),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” usunięto opis (lit.~b) „Raport.”."],
    ),
    (
        "opis-order",
        action(opis=["Organizacja wizyt.", "Raport."]),
        lambda p: act(p)["opis"].reverse(),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” zmieniono kolejność części opisu; obecna: „Raport.”, „Organizacja wizyt.”."
        ],
    ),
    (
        "opis-1",
        action(opis=LONG),
        action(opis=LONG.replace("studyjnych ", "")),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” opis zmieniono: skreślono wyraz „studyjnych”."],
    ),
    (
        "opis-2w",
        action(opis=LONG),
        action(opis=LONG.replace("gmin, powiatów", "miast")),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” opis zmieniono: wyrazy „gmin, powiatów” zastąpiono wyrazem „miast”."
        ],
    ),
    (
        "opis-5w",
        action(opis=LONG),
        action(opis=LONG + " Wizyty potrwają dwa dni każda."),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” opis zmieniono: dodano wyrazy „Wizyty potrwają dwa dni każda.”."
        ],
    ),
    (
        "opis-num",
        action(opis=LONG.replace("studyjnych", "studyjnych (12)")),
        action(opis=LONG.replace("studyjnych", "studyjnych (15)")),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” opis zmieniono: liczbę „12” zastąpiono liczbą „15”."
        ],
    ),
    (
        "opis-sign",
        action(opis=LONG),
        action(opis=LONG.replace("gmin,", "gmin;")),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” opis zmieniono: znak „,” zastąpiono znakiem „;”."],
    ),
    (
        "opis-dash",
        action(opis=LONG),
        action(opis=LONG.replace("gmin, ", "gmin – ")),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” opis zmieniono: znak „,” zastąpiono znakiem „–”."],
    ),
    (
        "opis-quote",
        action(opis="Punkt „Start” w gminie."),
        action(opis="Punkty „Start” w gminach."),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” opis zmieniono z~„Punkt »Start« w~gminie.” na~„Punkty »Start« w~gminach.”."
        ],
    ),
    (
        "opis-quote-long",
        action(opis=LONG),
        action(opis=LONG.replace("województwa", "sieci „Razem dla ES”")),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” opis zmieniono: wyraz „województwa” zastąpiono wyrazami „sieci »Razem dla ES«”."
        ],
    ),
    (
        "opis-quotes-only",
        action(opis="Punkt „Start”."),
        action(opis="Punkt »Start«."),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” opis zmieniono z~„Punkt „Start”.” na~„Punkt »Start«.”."
        ],
    ),
    (
        "opis-count",
        action(opis=LONG),
        action(opis="Wizyty."),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” opis zmieniono (usunięto 13~wyrazów, dodano 1~wyraz)."
        ],
    ),
    (
        "opis-rep",
        action(opis=LONG),
        action(
            opis=LONG
            + " "
            + " ".join(
                ["Wizyty planuje się w każdym kwartale roku i omawia z radą programową."] * 2
            )
        ),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” opis zmieniono (dodano 24~wyrazy)."],
    ),
    (
        "nazwa-quote",
        nothing,
        action(nazwa="Zapewnienie „miejsca” dla PES"),
        [
            "W~działaniu I.1.2/1 nazwę zmieniono z~„Wizyty studyjne” na~„Zapewnienie »miejsca« dla PES”."
        ],
    ),
    (
        "nazwa-quote-where",
        action(nazwa="Zapewnienie „miejsca” dla PES"),
        action(termin="I kwartał 2024"),
        [
            "W~działaniu I.1.2/1 „Zapewnienie »miejsca« dla PES” termin zmieniono z~„II–IV~kwartał 2024” na~„I~kwartał 2024”."
        ],
    ),
    (
        "long-name",
        action(
            nazwa="Wsparcie grup nieformalnych w obszarze realizacji usług opiekuńczych i usług sąsiedzkich, w tym pomoc w zakresie formacji działań"
        ),
        action(termin="I kwartał 2024"),
        [
            "W~działaniu I.1.2/1 „Wsparcie grup nieformalnych w~obszarze … w~tym pomoc w~zakresie formacji działań” termin zmieniono z~„II–IV~kwartał 2024” na~„I~kwartał 2024”."
        ],
    ),
    (
        "prod~unlike",
        nothing,
        action(produkty=["Film promocyjny", "Baza"]),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” usunięto produkt „Raport”.",
            "W~działaniu I.1.2/1 „Wizyty studyjne” dodano produkt „Film promocyjny”.",
        ],
    ),
    (
        "prod-lit+",
        nothing,
        action(produkty=["Raport", "Baza", {"nazwa": "Film", "lit": "c"}]),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” dodano produkt (lit.~c) „Film”."],
    ),
    (
        "prod-lit~",
        action(produkty=[{"nazwa": "Raport", "lit": "a"}, "Baza"]),
        lambda p: act(p)["produkty"][0].update(lit="b"),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” przy produkcie „Raport” literę zmieniono z~„a” na~„b”."
        ],
    ),
    (
        "prod-lit-",
        action(produkty=[{"nazwa": "Raport", "lit": "a"}, "Baza"]),
        action(produkty=["Raport", "Baza"]),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” przy produkcie „Raport” usunięto literę „a”."],
    ),
    (
        "w-pct",
        nothing,
        indicator(1, wartosc_docelowa=40),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” we wskaźniku „Odsetek miejsc” wartość docelową zmieniono z~35% na~40%."
        ],
    ),
    (
        "w-pct-frac",
        nothing,
        indicator(1, wartosc_docelowa=Decimal("37.5")),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” we wskaźniku „Odsetek miejsc” wartość docelową zmieniono z~35% na~37,5%."
        ],
    ),
    (
        "w-unit-val",
        indicator(0, jednostka="os."),
        indicator(0, wartosc_docelowa=1200),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” we wskaźniku „Liczba wizyt” wartość docelową zmieniono z~3~os. na~1~200~os."
        ],
    ),
    (
        "w-unit-and-val",
        nothing,
        indicator(0, jednostka="os.", wartosc_docelowa=100),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” we wskaźniku „Liczba wizyt” jednostkę zmieniono ze~„szt.” na~„os.”; wartość docelową zmieniono z~3 na~100~os."
        ],
    ),
    (
        "w-from100",
        indicator(0, wartosc_docelowa=120, jednostka="os."),
        indicator(0, wartosc_docelowa=90),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” we wskaźniku „Liczba wizyt” wartość docelową zmieniono ze~120~os. na~90~os."
        ],
    ),
    (
        "w-base~",
        indicator(1, wartosc_bazowa=20),
        indicator(1, wartosc_bazowa=25),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” we wskaźniku „Odsetek miejsc” wartość bazową zmieniono z~20% na~25%."
        ],
    ),
    (
        "w-base-",
        indicator(0, wartosc_bazowa=0),
        lambda p: act(p)["wskazniki"][0].pop("wartosc_bazowa"),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” we wskaźniku „Liczba wizyt” usunięto wartość bazową 0."
        ],
    ),
    (
        "w-target+",
        lambda p: act(p)["wskazniki"][0].pop("wartosc_docelowa"),
        indicator(0, wartosc_docelowa=3),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” we wskaźniku „Liczba wizyt” dodano wartość docelową 3."
        ],
    ),
    (
        "w-base-pct+",
        nothing,
        indicator(1, wartosc_bazowa=10),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” we wskaźniku „Odsetek miejsc” dodano wartość bazową 10%."
        ],
    ),
    (
        "w-src~",
        indicator(0, zrodlo_danych="listy obecności"),
        indicator(0, zrodlo_danych="sprawozdania ROPS"),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” we wskaźniku „Liczba wizyt” źródło danych zmieniono z~„listy obecności” na~„sprawozdania ROPS”."
        ],
    ),
    (
        "w-src-",
        indicator(0, zrodlo_danych="listy obecności"),
        lambda p: act(p)["wskazniki"][0].pop("zrodlo_danych"),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” we wskaźniku „Liczba wizyt” usunięto źródło danych „listy obecności”."
        ],
    ),
    (
        "w-opis-",
        indicator(0, opis="w tym zagraniczne"),
        lambda p: act(p)["wskazniki"][0].pop("opis"),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” we wskaźniku „Liczba wizyt” usunięto opis wskaźnika „w~tym zagraniczne”."
        ],
    ),
    (
        "w-opis~",
        indicator(0, opis="w tym zagraniczne"),
        indicator(0, opis="w tym krajowe"),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” we wskaźniku „Liczba wizyt” opis wskaźnika zmieniono z~„w~tym zagraniczne” na~„w~tym krajowe”."
        ],
    ),
    (
        "w+all",
        nothing,
        lambda p: act(p)["wskazniki"].append(
            {
                "nazwa": "Odsetek gmin",
                "wartosc_docelowa": Decimal("12.5"),
                "wartosc_bazowa": 10,
                "jednostka": "%",
                "prog": "max",
                "zrodlo_danych": "GUS",
                "opis": "wiejskich",
                "lit": "c",
            }
        ),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” dodano wskaźnik (lit.~c) „Odsetek gmin~– max.~12,5% (wartość bazowa 10%) (wiejskich) [źródło danych: GUS]”."
        ],
    ),
    (
        "w+bare",
        nothing,
        lambda p: act(p)["wskazniki"].append({"nazwa": "Liczba godzin", "jednostka": "godz."}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” dodano wskaźnik „Liczba godzin (jednostka: godz.)”."
        ],
    ),
    (
        "w-lit~",
        indicator(0, lit="a"),
        indicator(0, lit="b"),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” we wskaźniku „Liczba wizyt” literę zmieniono z~„a” na~„b”."
        ],
    ),
    (
        "w-lit-",
        indicator(0, lit="a"),
        lambda p: act(p)["wskazniki"][0].pop("lit"),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” we wskaźniku „Liczba wizyt” usunięto literę „a”."],
    ),
    (
        "b-grosze",
        money({"kwota": Decimal("180000.50"), "zrodla": ["FERS"]}),
        money({"kwota": Decimal("180000.75"), "zrodla": ["FERS"]}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” w~pozycji budżetu „180~000,50~zł, FERS” kwotę zmieniono ze~180~000,50~zł na~180~000,75~zł (o~0,25~zł więcej)."
        ],
    ),
    (
        "b-joint-amount",
        money({"kwota": 40000, "zrodla": ["FERS", "FEM"]}),
        money({"kwota": 50000, "zrodla": ["FERS", "FEM"]}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” w~pozycji budżetu „40~000~zł, FERS, FEM” kwotę zmieniono z~40~000~zł na~50~000~zł (o~10~000~zł więcej)."
        ],
    ),
    (
        "b-joint-order",
        money({"kwota": 40000, "zrodla": ["FERS", "FEM"]}),
        money({"kwota": 40000, "zrodla": ["FEM", "FERS"]}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” w~pozycji budżetu „40~000~zł, FERS, FEM” źródła zmieniono z~„FERS, FEM” na~„FEM, FERS”."
        ],
    ),
    (
        "b-joint-less",
        money({"kwota": 40000, "zrodla": ["FERS", "FEM"]}),
        money({"kwota": 40000, "zrodla": ["FERS"]}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” w~pozycji budżetu „40~000~zł, FERS, FEM” źródła zmieniono z~„FERS, FEM” na~„FERS”."
        ],
    ),
    (
        "b-up-and-src",
        nothing,
        money({"kwota": 200000, "zrodla": ["FERS", "JST"]}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” w~pozycji budżetu „180~000~zł, FERS” kwotę zmieniono ze~180~000~zł na~200~000~zł (o~20~000~zł więcej); źródła zmieniono z~„FERS” na~„FERS, JST”."
        ],
    ),
    (
        "b-split-shift",
        money({"kwota": 5000, "podzial": {"FERS": 3000, "FEM": 2000}}),
        money({"kwota": 5000, "podzial": {"FERS": 2500, "FEM": 2500}}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” pozycję budżetu „5~000~zł (FERS~–~3~000~zł, FEM~–~2~000~zł)” zastąpiono pozycją „5~000~zł (FERS~–~2~500~zł, FEM~–~2~500~zł)”."
        ],
    ),
    (
        "b-split-up",
        money({"kwota": 5000, "podzial": {"FERS": 3000, "FEM": 2000}}),
        money({"kwota": 6000, "podzial": {"FERS": 4000, "FEM": 2000}}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” pozycję budżetu „5~000~zł (FERS~–~3~000~zł, FEM~–~2~000~zł)” zastąpiono pozycją „6~000~zł (FERS~–~4~000~zł, FEM~–~2~000~zł)”."
        ],
    ),
    (
        "b-split-undone",
        money({"kwota": 5000, "podzial": {"FERS": 3000, "FEM": 2000}}),
        money({"kwota": 5000, "zrodla": ["FERS", "FEM"]}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” pozycję budżetu „5~000~zł (FERS~–~3~000~zł, FEM~–~2~000~zł)” zastąpiono pozycją „5~000~zł, FERS, FEM”."
        ],
    ),
    (
        "b-montaz~",
        money(
            {
                "kwota": 5000,
                "montaz": [{"zrodlo": "FERS", "udzial": 85}, {"zrodlo": "JST", "udzial": 15}],
            }
        ),
        money(
            {
                "kwota": 5000,
                "montaz": [{"zrodlo": "FERS", "udzial": 80}, {"zrodlo": "JST", "udzial": 20}],
            }
        ),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” pozycję budżetu „5~000~zł (FERS~–~85%, JST~–~15%)” zastąpiono pozycją „5~000~zł (FERS~–~80%, JST~–~20%)”."
        ],
    ),
    (
        "b-montaz-kwota",
        money(
            {
                "kwota": 5000,
                "montaz": [
                    {"zrodlo": "FERS", "kwota": 4000},
                    {"zrodlo": "JST", "kwota": 1000, "wklad_wlasny": True},
                ],
            }
        ),
        money(
            {
                "kwota": 5000,
                "montaz": [
                    {"zrodlo": "FERS", "kwota": 4500},
                    {"zrodlo": "JST", "kwota": 500, "wklad_wlasny": True},
                ],
            }
        ),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” pozycję budżetu „5~000~zł (FERS~–~4~000~zł, JST~–~1~000~zł (wkład własny))” zastąpiono pozycją „5~000~zł (FERS~–~4~500~zł, JST~–~500~zł (wkład własny))”."
        ],
    ),
    (
        "b-montaz-podst",
        money(
            {
                "kwota": 5000,
                "montaz": [{"zrodlo": "FERS", "udzial": 85}, {"zrodlo": "JST", "udzial": 15}],
            }
        ),
        money(
            {
                "kwota": 5000,
                "montaz": [
                    {"zrodlo": "FERS", "udzial": 85, "podstawa": "calosc"},
                    {"zrodlo": "JST", "udzial": 15, "podstawa": "calosc"},
                ],
            }
        ),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” pozycję budżetu „5~000~zł (FERS~–~85%, JST~–~15%)” zastąpiono pozycją „5~000~zł (FERS~–~85% całości, JST~–~15% całości)”."
        ],
    ),
    (
        "b-proj-",
        money({"kwota": 180000, "zrodla": ["FERS"], "w_ramach_projektow": True}),
        money({"kwota": 180000, "zrodla": ["FERS"]}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” w~pozycji budżetu „180~000~zł w~ramach projektów FERS” skreślono wyrazy „w~ramach projektów”."
        ],
    ),
    (
        "b-proj-1-many",
        money({"kwota": 180000, "zrodla": ["FERS"], "w_ramach_projektu": True}),
        money({"kwota": 180000, "zrodla": ["FERS"], "w_ramach_projektow": True}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” w~pozycji budżetu „180~000~zł w~ramach projektu FERS” wyrazy „w~ramach projektu” zastąpiono wyrazami „w~ramach projektów”."
        ],
    ),
    (
        "b-proj-both",
        money({"kwota": 180000, "zrodla": ["FERS"]}),
        money(
            {
                "kwota": 180000,
                "zrodla": ["FERS"],
                "w_ramach_projektu": True,
                "w_ramach_projektow": True,
            }
        ),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” w~pozycji budżetu „180~000~zł, FERS” dopisano wyrazy „w~ramach projektów”."
        ],
    ),
    (
        "b-proj-neither",
        money(
            {
                "kwota": 180000,
                "zrodla": ["FERS"],
                "w_ramach_projektu": True,
                "w_ramach_projektow": True,
            }
        ),
        money({"kwota": 180000, "zrodla": ["FERS"]}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” w~pozycji budżetu „180~000~zł w~ramach projektów FERS” skreślono wyrazy „w~ramach projektów”."
        ],
    ),
    (
        "b-year~",
        money({"kwota": 180000, "zrodla": ["FERS"], "rok": 2024}),
        money({"kwota": 180000, "zrodla": ["FERS"], "rok": 2025}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” w~pozycji budżetu „2024~r.: 180~000~zł, FERS” rok zmieniono z~2024 na~2025."
        ],
    ),
    (
        "b-year-",
        money({"kwota": 180000, "zrodla": ["FERS"], "rok": 2024}),
        money({"kwota": 180000, "zrodla": ["FERS"]}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” w~pozycji budżetu „2024~r.: 180~000~zł, FERS” usunięto rok 2024."
        ],
    ),
    (
        "b-own-amount",
        money({"srodki": "wlasne"}),
        money({"kwota": 1000, "zrodla": ["JST"]}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” pozycję budżetu „środki własne realizatorów” zastąpiono pozycją „1~000~zł, JST”."
        ],
    ),
    (
        "b-own-podmiot",
        money({"srodki": "wlasne"}),
        money({"srodki": "wlasne", "podmiot": "ROPS"}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” w~pozycji budżetu „środki własne realizatorów” dodano podmiot „ROPS”."
        ],
    ),
    (
        "b-own-podmiot~",
        money({"srodki": "wlasne", "podmiot": "OWES"}),
        money({"srodki": "wlasne", "podmiot": "ROPS"}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” w~pozycji budżetu „środki własne OWES” podmiot zmieniono z~„OWES” na~„ROPS”."
        ],
    ),
    (
        "b-own-src",
        money({"srodki": "wlasne"}),
        money({"srodki": "wlasne", "zrodla": ["FERS"]}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” w~pozycji budżetu „środki własne realizatorów” dodano źródło „FERS”."
        ],
    ),
    (
        "b-amount-stated",
        money({"zrodla": ["FERS"]}),
        money({"kwota": 1000, "zrodla": ["FERS"]}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” pozycję budżetu „FERS” zastąpiono pozycją „1~000~zł, FERS”."
        ],
    ),
    (
        "b-none+",
        lambda p: act(p).pop("budzet"),
        money({"bez_kosztow": True}),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” dodano pozycję budżetu: bez kosztów."],
    ),
    (
        "b-zero",
        nothing,
        money({"kwota": 0, "zrodla": ["FERS"]}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” w~pozycji budżetu „180~000~zł, FERS” kwotę zmieniono ze~180~000~zł na~0~zł (o~180~000~zł mniej)."
        ],
    ),
    (
        "b-order",
        money([{"kwota": 1000, "zrodla": ["FERS"]}, {"kwota": 2000, "zrodla": ["JST"]}]),
        lambda p: act(p)["budzet"].reverse(),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” zmieniono kolejność pozycji budżetu; obecna: „2~000~zł, JST”, „1~000~zł, FERS”."
        ],
    ),
    (
        "b-lit+",
        nothing,
        money(
            [{"kwota": 180000, "zrodla": ["FERS"]}, {"kwota": 5000, "zrodla": ["JST"], "lit": "b"}]
        ),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” dodano pozycję budżetu (lit.~b): 5~000~zł, JST."],
    ),
    (
        "b-lit~",
        money({"kwota": 1000, "zrodla": ["FERS"], "lit": "a"}),
        money({"kwota": 1000, "zrodla": ["FERS"], "lit": "b"}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” w~pozycji budżetu „1~000~zł, FERS” literę zmieniono z~„a” na~„b”."
        ],
    ),
    (
        "b-two",
        money([{"kwota": 1000, "zrodla": ["FERS"]}, {"kwota": 2000, "zrodla": ["JST"]}]),
        money([{"kwota": 1500, "zrodla": ["FERS"]}, {"kwota": 1500, "zrodla": ["JST"]}]),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” w~pozycji budżetu „1~000~zł, FERS” kwotę zmieniono z~1~000~zł na~1~500~zł (o~500~zł więcej).",
            "W~działaniu I.1.2/1 „Wizyty studyjne” w~pozycji budżetu „2~000~zł, JST” kwotę zmieniono z~2~000~zł na~1~500~zł (o~500~zł mniej).",
        ],
    ),
    (
        "b-no-src",
        money({"kwota": 1000}),
        money({"kwota": 1000, "zrodla": ["FERS"]}),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” w~pozycji budżetu „1~000~zł” dodano źródło „FERS”."
        ],
    ),
    (
        "termin-order",
        action(termin=["I kwartał 2024", "III kwartał 2024"]),
        lambda p: act(p)["termin"].reverse(),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” zmieniono kolejność terminów; obecna: „III~kwartał 2024”, „I~kwartał 2024”."
        ],
    ),
    (
        "termin-wiel-",
        action(termin=[{"okres": "II kwartał 2024", "wieloletnie": True}]),
        action(termin="II kwartał 2024"),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” przy zapisie „II~kwartał 2024 (wieloletni)” skreślono zaznaczenie terminu wieloletniego."
        ],
    ),
    (
        "termin-day",
        nothing,
        action(termin="do 30 czerwca 2024"),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” termin zmieniono z~„II–IV~kwartał 2024” na~„do 30~czerwca 2024”."
        ],
    ),
    (
        "termin-iso",
        nothing,
        action(termin="2024-06-30"),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” termin zmieniono z~„II–IV~kwartał 2024” na~„2024-06-30”."
        ],
    ),
    (
        "termin-lit~",
        action(
            termin=[
                {"okres": "I kwartał 2024", "lit": "a"},
                {"okres": "II kwartał 2024", "lit": "b"},
            ]
        ),
        lambda p: act(p)["termin"][1].update(okres="III kwartał 2024"),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” pod lit.~b termin zmieniono z~„II~kwartał 2024” na~„III~kwartał 2024”."
        ],
    ),
    (
        "r-role~",
        action(realizatorzy=[{"podmiot": "ROPS", "rola": "partner"}]),
        action(realizatorzy=[{"podmiot": "ROPS", "rola": "lider"}]),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” przy realizatorze „ROPS” rolę zmieniono z~„partner” na~„lider”."
        ],
    ),
    (
        "r-role-",
        action(realizatorzy=[{"podmiot": "ROPS", "rola": "partner"}]),
        action(realizatorzy=["ROPS"]),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” przy realizatorze „ROPS” usunięto rolę „partner”."],
    ),
    (
        "r+role",
        nothing,
        action(realizatorzy=["ROPS", "OWES", {"podmiot": "GUS", "rola": "wspolpraca"}]),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” dodano realizatora „GUS (współpraca)”."],
    ),
    (
        "r+lit",
        nothing,
        action(realizatorzy=["ROPS", "OWES", {"podmiot": "GUS", "lit": "b"}]),
        ["W~działaniu I.1.2/1 „Wizyty studyjne” dodano realizatora (lit.~b) „GUS”."],
    ),
    (
        "r-uwagi~",
        action(realizatorzy=[{"podmiot": "ROPS", "uwagi": "(projekt Estakada)"}]),
        action(realizatorzy=[{"podmiot": "ROPS", "uwagi": "(projekt Kładka)"}]),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” przy realizatorze „ROPS” uwagi zmieniono z~„(projekt Estakada)” na~„(projekt Kładka)”."
        ],
    ),
    (
        "r-uwagi-",
        action(realizatorzy=[{"podmiot": "ROPS", "uwagi": "(projekt Estakada)"}]),
        action(realizatorzy=["ROPS"]),
        [
            "W~działaniu I.1.2/1 „Wizyty studyjne” przy realizatorze „ROPS” usunięto uwagi „(projekt Estakada)”."
        ],
    ),
    (
        "prepo",
        action(nazwa="Wsparcie gmin"),
        action(nazwa="Zakup map"),
        ["W~działaniu I.1.2/1 nazwę zmieniono ze~„Wsparcie gmin” na~„Zakup map”."],
    ),
]


@pytest.mark.parametrize(
    ("before", "after", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_sentence(before: Edit, after: Edit, expected: list[str]) -> None:
    old = deepcopy(PLAN)
    before(old)
    new = deepcopy(old)
    after(new)
    changes = compare(build_plan(old), build_plan(new))
    assert [describe(change).sentence.replace("\u00a0", "~") for change in changes] == expected


def test_cases_have_names_of_their_own() -> None:
    assert len({name for name, *_ in CASES}) == len(CASES)
