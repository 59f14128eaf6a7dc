"""Whatever an act changes in print is noted there: cells of a year, sums, texts of headings.

``told/told.txt`` holds, for each case, the points of the last act and the places of footnotes in
the consolidated text behind all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run
from tests.expected import Expected
from tests.shapes.told_places import edited, profil, told, written

SUMS = """okresy: [2026, 2027]
uklad:
  - rodzaj: tabela
    w_tym: true
    razem: [zrodla]
    kolumny:
      - {pole: nazwa, naglowek: Zadanie}
      - {pole: kwota, naglowek: '{okres}', okresy: true}
  - rodzaj: tabela
    na: plan
    wiersze: zrodla
    tytul: Finansowanie
    kolumny: [{pole: zrodlo, naglowek: Źródło}, {pole: kwota, naglowek: '{okres}', okresy: true}]
"""
OWN = """pola:
  - {klucz: opiekun, nazwa: Opiekun, typ: tekst, na: [obszar]}
  - {klucz: telefon, nazwa: Telefon, typ: tekst, na: [obszar]}
proza: [{klucz: wstep, tytul: Wstęp}, {klucz: zasady, tytul: Zasady}, \
{klucz: koniec, tytul: Monitorowanie, miejsce: po}]
uklad:
  - rodzaj: tabela
    na: plan
    wiersze: wskazniki
    tytul: Miary
    kolumny: [{pole: nazwa, naglowek: Wskaźnik}, {pole: docelowa, naglowek: Cel}]
  - rodzaj: tabela
    kolumny:
      - {pole: nazwa, naglowek: Zadanie}
      - {pola: [termin, realizatorzy], naglowek: Kiedy i kto}
"""
ROLES = """role: [{klucz: k, nazwa: koordynator}, {klucz: w, nazwa: współpraca}]
uklad:
  - rodzaj: karty
    kolumny:
      - {pole: realizatorzy, rola: k, naglowek: Koordynator}
      - {pole: realizatorzy, rola: w, naglowek: Współpraca, puste: –}
      - {pole: kwota, naglowek: Kwota}
      - {pole: zrodla, naglowek: Skąd}
  - rodzaj: lista
    na: plan
    tytul: Kto
    kolumny: [{pole: realizatorzy, naglowek: Osoby}, {pole: obszar, naglowek: Obszar}]
"""
DEEP = """uklad:
  - rodzaj: tabela
    na: plan
    tytul: Zestawienie
    w_tym: true
    razem: [ogolem]
    kolumny: [{pole: nazwa, naglowek: Zadanie}, {pole: kwota, naglowek: Kwota}]
"""
LEVELS = """proza: [{klucz: koniec, tytul: Monitorowanie, miejsce: po}]
uklad:
  - rodzaj: tabela
    na: plan
    wiersze: wskazniki
    tytul: Miary
    kolumny: [{pole: nazwa, naglowek: Wskaźnik}, {pole: docelowa, naglowek: Cel}]
  - rodzaj: tabela
    razem: [obszar, plan]
    napisy_razem: {obszar: 'Razem obszar {numer}'}
    kolumny: [{pole: nazwa, naglowek: Zadanie}, {pole: kwota, naglowek: Kwota}]
  - rodzaj: tabela
    na: plan
    wiersze: zrodla
    tytul: Finansowanie
    kolumny: [{pole: zrodlo, naglowek: Źródło}, {pole: kwota, naglowek: Kwota}]
"""
BARE = """proza: {koniec: 'Koniec.[^x]'}
przypisy: {x: Uwaga.}
obszary:
  - numer: 1
    nazwa: Zabytki
    dzialania:
      - {id: dach, nazwa: Dach}
  - numer: 2
    nazwa: Wiedza
    dzialania:
      - {id: mapa, nazwa: Mapa}
"""
MONEY = """obszary:
  - numer: 1
    nazwa: Zabytki
    dzialania:
      - {id: dach, nazwa: Dach, budzet: [{okresy: {2026: 100}, zrodla: [BG]}, \
{okresy: {2026: 10}, zrodla: [WKZ]}]}
      - {id: mur, nazwa: Mur, budzet: [{okresy: {2027: 1000}, zrodla: [BG]}]}
"""
AREAS = """proza: {zasady: Są dwie., koniec: Raz w roku.}
wskazniki:
  - {nazwa: Obiekty po remoncie, docelowa: {wartosc: 7, rok: 2028}}
  - {nazwa: Goście, docelowa: {wartosc: 70, rok: 2028}}
obszary:
  - numer: 1
    nazwa: Zabytki i pomniki
    opiekun: wicewójt. Pomaga sekretarz
    dzialania:
      - {id: dach, nazwa: Dach, termin: maj 2026, realizatorzy: [Ośrodek Kultury]}
  - numer: 2
    nazwa: Wiedza
    opiekun: sekretarz
    dzialania:
      - {id: mapa, nazwa: Mapa, termin: maj 2026, realizatorzy: [Ośrodek Kultury]}
      - {id: kurs, nazwa: Kurs, termin: maj 2026, realizatorzy: [Ośrodek Kultury]}
"""
CARDS = """obszary:
  - numer: 1
    nazwa: Zabytki
    dzialania:
      - {id: dach, nazwa: Dach, budzet: [{kwota: 5, zrodla: [BG]}], \
realizatorzy: [{podmiot: Ośrodek Kultury, rola: k}]}
  - numer: 2
    nazwa: Wiedza
    dzialania:
      - {id: mapa, nazwa: Mapa, budzet: [{kwota: 5, zrodla: [WKZ]}], \
realizatorzy: [{podmiot: Ośrodek Kultury, rola: k}]}
"""
TWICE = """obszary:
  - numer: 1
    nazwa: Zabytki
    dzialania:
      - {id: dach, nazwa: Dach, budzet: [{kwota: 5, zrodla: [BG]}]}
  - numer: 2
    nazwa: Wiedza
    dzialania:
      - {id: mapa, nazwa: Mapa, budzet: [{kwota: 5, zrodla: [WKZ]}, {kwota: 6, zrodla: [BG]}]}
"""
FIRST = MONEY.splitlines(keepends=True)[4]
AREA = "".join(AREAS.splitlines(keepends=True)[5:10]).replace("wicewójt", "burmistrz")
NEW = """      - {id: kurs, nazwa: Kurs, termin: maj 2026, realizatorzy: [Ośrodek Kultury]}
  - numer: 3
    nazwa: Promocja
    opiekun: skarbnik
    dzialania:
      - {id: targi, nazwa: Targi}
"""
Edits = Sequence[tuple[str, str]]
MORE = [("2026: 10}", "2026: 20}")]
CASES: list[tuple[str, str, str, list[Edits]]] = [
    ("jedna kwota i jej sumy", profil(SUMS), MONEY, [MORE]),
    ("zadanie uchylone z wierszami „w tym” i sumą", profil(SUMS), MONEY, [[(FIRST, "")]]),
    (
        "zadanie dostaje drugie źródło",
        profil(SUMS),
        MONEY,
        [
            [
                (
                    "2027: 1000}, zrodla: [BG]}",
                    "2027: 1000}, zrodla: [BG]}, {okresy: {2027: 1}, zrodla: [WKZ]}",
                )
            ]
        ],
    ),
    (
        "źródło zmienione, potem usunięte",
        profil(SUMS),
        MONEY,
        [MORE, [(", {okresy: {2026: 20}, zrodla: [WKZ]}", "")]],
    ),
    (
        "zadanie dodane z wierszami „w tym”",
        profil(SUMS),
        MONEY,
        [[(FIRST, FIRST + FIRST.replace("dach", "okna").replace("Dach", "Okna"))]],
    ),
    (
        "pole obszaru 2 i kwota w obszarze 1",
        profil(OWN),
        AREAS,
        [[("opiekun: sekretarz", "opiekun: skarbnik"), ("nazwa: Dach", "nazwa: Dach i okna")]],
    ),
    (
        "pole obszaru, potem nowa nazwa obszaru",
        profil(OWN),
        AREAS,
        [[("wicewójt", "burmistrz")], [("nazwa: Zabytki i pomniki", "nazwa: Dziedzictwo kultury")]],
    ),
    (
        "pole obszaru, potem uchylony obszar",
        profil(OWN),
        AREAS,
        [[("wicewójt", "burmistrz")], [(AREA, "")]],
    ),
    ("obszar z polem dodany", profil(OWN), AREAS, [[(NEW.splitlines(keepends=True)[0], NEW)]]),
    (
        "pola i teksty, które przybywają i ubywają",
        profil(OWN),
        AREAS,
        [
            [("Wiedza\n", "Wiedza\n    telefon: 12 345\n"), ("wicewójt", "burmistrz")],
            [
                ("    opiekun: burmistrz. Pomaga sekretarz\n", "    telefon: 12 346\n"),
                ("    opiekun: sekretarz\n", ""),
                ("zasady: Są dwie., koniec: Raz w roku.", "wstep: Plan., zasady: Są dwie."),
            ],
        ],
    ),
    (
        "tabele, które przybywają i ubywają",
        profil(LEVELS),
        BARE,
        [
            [
                ("obszary:\n", "wskazniki:\n  - {nazwa: Obiekty, docelowa: 7}\nobszary:\n"),
                ("nazwa: Dach}", "nazwa: Dach, budzet: [{kwota: 5, zrodla: [BG]}]}"),
            ],
            [(", budzet: [{kwota: 5, zrodla: [BG]}]", "")],
        ],
    ),
    (
        "odnośnik w nagłówku kolumny, której nie ma pierwsza tabela",
        profil(LEVELS),
        BARE.replace("obszary:\n", "wskazniki:\n  - {nazwa: Obiekty, docelowa: 7}\nobszary:\n"),
        [
            [
                ("{x: Uwaga.}", "{x: Uwaga., y: Brutto.}\nkolumny: {budzet: {przypis: y}}"),
                ("nazwa: Dach", "nazwa: Dach i okna"),
            ]
        ],
    ),
    (
        "wskaźnik zmieniony, potem z inną nazwą",
        profil(OWN),
        AREAS,
        [[("wartosc: 7,", "wartosc: 9,")], [("Obiekty po", "Obiekty zabytkowe po")]],
    ),
    (
        "kolumna z dwóch pól",
        profil(OWN),
        AREAS,
        [
            [
                (
                    "Kurs, termin: maj 2026, realizatorzy: [",
                    "Kurs, termin: maj 2026, realizatorzy: [Wójt, ",
                )
            ]
        ],
    ),
    (
        "role, źródło i kolumna z nazwą obszaru",
        profil(ROLES, own="arabska"),
        CARDS,
        [
            [
                (
                    "[{kwota: 5, zrodla: [WKZ]}], realizatorzy: [",
                    "[{kwota: 5, zrodla: [BG]}], realizatorzy: [{podmiot: Wójt, rola: w}, ",
                ),
                ("nazwa: Zabytki", "nazwa: Zabytki i parki"),
            ]
        ],
    ),
    (
        "numery, które w tabeli się powtarzają",
        profil(DEEP, own="arabska"),
        TWICE,
        [[("kwota: 6", "kwota: 7")], [(", {kwota: 7, zrodla: [BG]}", "")]],
    ),
    (
        "obszary bez numerów",
        profil(DEEP, own="arabska", above="brak"),
        TWICE.replace("numer: 1\n    ", "").replace("numer: 2\n    ", ""),
        [
            [
                ("nazwa: Mapa", "nazwa: Mapa gminy"),
                ("{kwota: 5, zrodla: [BG]}", "{kwota: 8, zrodla: [BG]}"),
            ]
        ],
    ),
]


def test_what_is_changed_is_noted_where_it_stands(tmp_path: Path) -> None:
    found = []
    for name, shape, body, acts in CASES:
        points, notes = told(tmp_path, shape, body, *acts)
        found += [f"## {name}", *points, "", *notes, ""]
    Expected(ROOT / "tests" / "shapes" / "told", ["told.txt"]).check("told.txt", "\n".join(found))


@pytest.fixture
def amended(tmp_path: Path, rpd: Run) -> Path:
    """A plan that an act has amended; the file of the amendment."""
    plan = written(tmp_path, profil(SUMS), MONEY)
    saved = plan.parent / "zmiany" / "1.yaml"
    saved.parent.mkdir()
    assert rpd("adopt", "2026", cwd=tmp_path).code == 0
    draft = plan.with_name("projekt.yaml")
    draft.write_text(edited(plan.read_text("utf-8"), MORE), "utf-8")
    act = ("--number", "1/2026", "--date", "2026-02-01", "--in-force", "z dniem podjęcia")
    assert rpd("amend", plan, draft, *act, "--save", saved, cwd=tmp_path).code == 0
    draft.unlink()
    assert rpd("apply", plan, saved, "-o", plan, cwd=tmp_path).code == 0
    return saved


def test_a_text_that_would_lack_a_footnote_is_not_made(amended: Path, rpd: Run) -> None:
    at = amended.parents[2]
    assert rpd("validate", cwd=at).code == 0
    assert rpd("consolidate", "2026", "-o", "tekst.md", cwd=at).code == 0
    row = "1, część 1, „Razem dotacja”"
    amended.write_text(edited(amended.read_text("utf-8"), [(row, "1, część 1, „Suma”")]), "utf-8")
    ran = rpd("consolidate", "2026", "-o", "inny.md", cwd=at)
    assert ran.code == 1
    assert not (at / "inny.md").exists()
    assert "Nie ma w tekście miejsca na przypis" in ran.err
    assert "część 1, „Suma”" in ran.err
    drafted = rpd("consolidate", "2026", "--draft", "-o", "inny.md", cwd=at)
    assert drafted.code == 0
    assert "Nie ma w tekście miejsca na przypis" in drafted.err
    assert "WERSJA ROBOCZA" in (at / "inny.md").read_text("utf-8")
