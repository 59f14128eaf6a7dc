"""What people do to a sheet besides filling it in: the right result, or the cell is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.exchange.books import Book, book_of, workspace

MONEY = "diagnoza/fers-fem"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return workspace(tmp_path / "plans")


def _imported(rpd: Run, book: Book, plan: Path, *more: str) -> tuple[int, list[str], list[str]]:
    """The code, what is said, and the lines that are new in the plan."""
    before = plan.read_text("utf-8").splitlines()
    ran = rpd("import", book.saved(plan.with_name("a.xlsx")), "--into", plan, "--write", *more)
    after = plan.read_text("utf-8").splitlines()
    return ran.code, ran.err.splitlines(), [line for line in after if line not in before]


def _copy(book: Book, sheet: str, line: int, to: int) -> None:
    page = book.sheet(sheet)
    for column in book.columns(sheet).values():
        page.cell(to, column).value = page.cell(line, column).value


def test_sheets_that_trade_names_copies_and_notes(plan: Path, rpd: Run) -> None:
    book = Book(book_of(plan))
    copy = book.book.copy_worksheet(book.sheet("Realizatorzy"))
    copy.title, copy.cell(2, 7).value = "Realizatorzy (2)", "tego nikt nie czyta"
    book.set(("Budżet", "szkolenia/#1", "Kwota [zł]", 300))
    _copy(book, "Budżet", 4, 5)
    book.sheet("Budżet").cell(5, book.columns("Budżet")["Id pozycji"]).value = None
    book.sheet("Budżet").cell(5, book.columns("Budżet")["Kwota [zł]"]).value = 77
    book.sheet("Budżet").cell(3, 15).value = "zapytać"
    money, measures = book.sheet("Budżet"), book.sheet("Wskaźniki")
    money.title, measures.title, money.title = "x", "Budżet", "Wskaźniki"
    code, said, new = _imported(rpd, book, plan)
    assert (code, said[:-1]) == (
        0,
        [
            (
                "Arkusza „Realizatorzy (2)” nie wczytano: z tymi samymi kolumnami jest arkusz "
                "„Realizatorzy”. Zmiany przenieś do niego."
            ),
            "W arkuszu „Wskaźniki” pominięto kolumny, których rpd nie zna: O (bez nagłówka).",
        ],
    )
    assert new == [
        "                  - kwota: 300",
        "                  - kwota: 77",
        "                    id: fers",
    ]


def test_what_cannot_be_meant_is_told_by_its_cell(plan: Path, rpd: Run) -> None:
    book = Book(book_of(plan))
    _copy(book, "Budżet", 2, 5)
    book.set(
        ("Działania", "diagnoza", "Nazwa działania/inicjatywy", "Diagnoza us\u00adług"),
        ("Realizatorzy", "szkolenia/#1", "Podmiot", "ROPS, OWES"),
        ("Budżet", "szkolenia/#1", "Kwota [zł]", 0),
        ("Budżet", "diagnoza/bez-kosztow", "Kwota [zł]", 333.3333),
    )
    book.sheet("Budżet").cell(7, 6).value = 1250.5
    book.add("Działania", {"Kierunek interwencji": "I.1.7", "Nazwa działania/inicjatywy": "Nowe"})
    code, said, new = _imported(rpd, book, plan)
    assert (code, new, said[1:-1]) == (
        2,
        [],
        [
            (
                "  arkusz „Budżet”, komórka D5: identyfikator „fers-fem” stoi drugi raz; pierwszy "
                "raz w komórce D2."
            ),
            (
                "     Jeśli to nowy wiersz, wyczyść w nim komórkę „Id pozycji”; jeśli dawny, "
                "przywróć identyfikator."
            ),
            (
                "  arkusz „Działania”, komórka D2: w tekście stoi niewidoczny znak U+00AD (miękki "
                "łącznik) za „us”."
            ),
            "     Wpisz ten wyraz od nowa; takie znaki trafiają do arkusza przy kopiowaniu.",
            "  arkusz „Budżet”, komórka F3: kwota 333,3333 nie kończy się na groszach.",
            "     Zaokrąglij ją do groszy.",
            "  arkusz „Budżet”, komórka F4: kwota wynosi zero.",
            (
                "     Wyczyść tę komórkę; jeśli to nie kosztuje, wpisz „tak” w kolumnie „Bez "
                "kosztów”."
            ),
            (
                "  arkusz „Budżet”, komórka A7: nie wiadomo, do czego wiersz należy: komórka jest "
                "pusta."
            ),
            "     Wybierz identyfikator z listy; sumę albo notatkę usuń spod tabeli.",
            (
                "  arkusz „Realizatorzy”, komórka E4: podmiot „OWES” stoi tu drugi raz; pierwszy "
                "raz w komórce E5."
            ),
            "     Zostaw go w jednej z nich.",
        ],
    )
    book = Book(book_of(plan))
    line = book.add(
        "Działania", {"Kierunek interwencji": "I.1.7", "Nazwa działania/inicjatywy": "Nowe"}
    )
    assert f"komórka C{line}: w planie nie ma „I.1.7”" in _imported(rpd, book, plan)[1][1]


def test_a_sheet_without_its_header_is_refused(plan: Path, rpd: Run) -> None:
    book = Book(book_of(plan))
    book.sheet("Budżet").delete_rows(1)
    assert _imported(rpd, book, plan) == (
        2,
        [
            "rpd: Arkusza nie można wczytać: trzeba go poprawić w 1\N{NO-BREAK SPACE}miejscu.",
            (
                "  arkusz „Budżet”: nie ma w nim wiersza z nazwami kolumn, więc nie wiadomo, co "
                "jest w której."
            ),
            "     Przywróć ten wiersz, a jeśli nic się w arkuszu nie zmieniło, usuń cały arkusz.",
            "Niczego nie zapisano.",
        ],
        [],
    )


def test_what_is_taken_out_is_taken_out_by_its_row(plan: Path, rpd: Run) -> None:
    book = Book(book_of(plan))
    money = "szkolenia/#1"
    book.set(("Budżet", money, "Kwota [zł]", None), ("Budżet", money, "Źródła", None))
    book.set(("Realizatorzy", "doradztwo/#1", "Podmiot", None))
    code, said, new = _imported(rpd, book, plan)
    delete = (
        "; jeśli wpis ma zniknąć, usuń albo wyczyść cały wiersz i powtórz polecenie z --remove."
    )
    assert (code, new, said[1:-1]) == (
        2,
        [],
        [
            "  arkusz „Budżet”, komórka E4: w wierszu niczego już nie ma.",
            f"     Przywróć jego treść{delete}",
            "  arkusz „Realizatorzy”, komórka E6: kolumna „Podmiot” nie może być pusta.",
            f"     Przywróć „OWES” albo wpisz nową treść{delete}",
        ],
    )
    book = Book(book_of(plan))
    book.set(("Budżet", money, "Kwota [zł]", 5))
    book.sheet("Działania").delete_rows(3)
    code, said, new = _imported(rpd, book, plan, "--remove")
    assert (code, new, said[1:-1]) == (
        2,
        [],
        [
            (
                "  arkusz „Budżet”, komórka F4: wiersz „szkolenia” usunięto z arkusza, a tu coś w "
                "nim zmieniono."
            ),
            (
                "     Usuń albo wyczyść i ten wiersz lub przywróć tamten (wystarczy powtórzyć "
                "polecenie bez --remove)."
            ),
        ],
    )


def test_the_list_of_a_body_offers_its_actions(plan: Path, rpd: Run) -> None:
    book = Book(book_of(plan, ["ROPS"]))
    lists = book.sheet("Słowniki")
    assert [row[6].value for row in lists.iter_rows(min_row=1, max_row=4)] == [
        "Id działania",
        "diagnoza",
        "szkolenia",
        None,
    ]
    ran = rpd("export", plan, "--body", "rops", "-o", plan.with_name("a.xlsx"))
    assert ran.err.splitlines()[1] == "     Czy chodziło o „ROPS”?"
