"""What to do where sheet and plan were both changed: each way out, followed to the letter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.exchange.books import Book, Change, book_of, workspace

MONEY, NOTE = "diagnoza/fers-fem", "Uwagi"
NAME, TEXT = "Nazwa działania/inicjatywy", "Szczegółowy opis zaplanowanych działań"
MEASURE = {"Id działania": "doradztwo", "Wskaźnik": "Liczba porad"}
ACTION = {"Kierunek interwencji": "I.1.2", NAME: "Nowe działanie"}
_ADDED = (
    "              - id: doradztwo",
    (
        "              - id: nowe-dzialanie\n                nazwa: Inne\n"
        "              - id: doradztwo"
    ),
)
_MEASURED = (
    "                termin: cały 2026 r.",
    (
        "                wskazniki: [{nazwa: Liczba porad, jednostka: h, id: liczba-porad}]\n"
        "                termin: cały 2026 r."
    ),
)


GONE = (
    "Usuń albo wyczyść go w arkuszu; jeśli ma wrócić do planu, wpisz go od nowa w wolnym wierszu "
    "pod tabelą."
)
Step = Callable[[Book, Path], object]
"""Something done to the sheet or to the plan."""


@dataclass(frozen=True)
class Case:
    """What the sheet says, what happens to the plan, what is told, and what people do then."""

    sheet: Step
    meanwhile: Step
    told: str
    advice: str
    ways: tuple[Step, ...]


def _set(*changes: Change) -> Step:
    return lambda book, _: book.set(*changes)


def _add(sheet: str, values: dict[str, Any]) -> Step:
    return lambda book, _: book.add(sheet, values)


def _write(sheet: str, line: int, text: str) -> Step:
    return lambda book, _: book.sheet(sheet).cell(line, 1, text)


def _delete(sheet: str, row: str) -> Step:
    return lambda book, _: book.sheet(sheet).delete_rows(book.rows(sheet)[row])


def _clear(sheet: str, row: str) -> Step:
    def clear(book: Book, _: Path) -> None:
        line = book.rows(sheet)[row]
        for column in book.columns(sheet).values():
            book.sheet(sheet).cell(line, column).value = None

    return clear


def _delete_line(sheet: str, line: int) -> Step:
    return lambda book, _: book.sheet(sheet).delete_rows(line)


def _edit(old: str, new: str) -> Step:
    def edit(_: Book, plan: Path) -> None:
        text = plan.read_text("utf-8")
        assert text.count(old) == 1, old
        plan.write_text(text.replace(old, new), "utf-8")

    return edit


def _copy_from_a_new_export(book: Book, plan: Path) -> None:
    fresh = Book(book_of(plan))
    column = fresh.columns("Działania")[TEXT]
    text = fresh.sheet("Działania").cell(fresh.rows("Działania")["diagnoza"], column).value
    book.set(("Działania", "diagnoza", TEXT, text))


def _both(*steps: Step) -> Step:
    return lambda book, plan: [step(book, plan) for step in steps]


CASES: dict[str, Case] = {
    "liczba": Case(
        _set(("Budżet", MONEY, "Kwota [zł]", 1100.5)),
        _edit("kwota: 1000", "kwota: 1050.25"),
        "w arkuszu zmieniono „1000” na „1100,5”, a w planie jest już „1050,25”.",
        (
            "Jeśli dobra jest treść planu, wpisz w tej komórce „1050,25”; jeśli arkusza, wpisz ją "
            "także w pliku planu (wiersz 40)."
        ),
        (
            _set(("Budżet", MONEY, "Kwota [zł]", "1050,25")),
            _edit("kwota: 1050.25", "kwota: 1100.50"),
        ),
    ),
    "tekst": Case(
        _set(("Działania", "diagnoza", NAME, "Diagnoza usług")),
        _edit("nazwa: Diagnoza potrzeb", "nazwa: Diagnoza wszystkiego"),
        (
            "w arkuszu zmieniono „Diagnoza potrzeb” na „Diagnoza usług”, a w planie jest już "
            "„Diagnoza wszystkiego”."
        ),
        (
            "Jeśli dobra jest treść planu, wpisz w tej komórce „Diagnoza wszystkiego”; jeśli "
            "arkusza, wpisz ją także w pliku planu (wiersz 16)."
        ),
        (
            _set(("Działania", "diagnoza", NAME, "Diagnoza wszystkiego")),
            _edit("Diagnoza wszystkiego", "Diagnoza usług"),
        ),
    ),
    "w planie pusto": Case(
        _set(("Wskaźniki", "diagnoza/liczba-raportow", "Wartość docelowa", 3)),
        _edit("                    wartosc_docelowa: 2\n", ""),
        "w arkuszu zmieniono „2” na „3”, a w planie jest już pusto.",
        (
            "Jeśli dobra jest treść planu, wyczyść tę komórkę; jeśli arkusza, wpisz ją także w "
            "pliku planu (wiersz 32)."
        ),
        (
            _set(("Wskaźniki", "diagnoza/liczba-raportow", "Wartość docelowa", None)),
            _edit(
                "- nazwa: Liczba raportów\n",
                "- nazwa: Liczba raportów\n                    wartosc_docelowa: 3\n",
            ),
        ),
    ),
    "długi tekst": Case(
        _set(("Działania", "diagnoza", TEXT, "Krótko.")),
        _edit("1) z wyliczeniem", "1) z innym wyliczeniem"),
        "2) w wierszach.”.",
        (
            "Jeśli dobra jest treść planu, skopiuj tę komórkę z arkusza wyeksportowanego "
            "ponownie; jeśli arkusza, wpisz ją także w pliku planu (wiersz 18)."
        ),
        (_copy_from_a_new_export,),
    ),
    "nie mieści się w arkuszu": Case(
        _set(("Działania", "szkolenia", TEXT, "Szkolenia.")),
        _edit(
            "opis: Szkolenia dla kadr.",
            "opis: |-\n                  Raz.\n                  ---\n                  Dwa.",
        ),
        (
            "w arkuszu zmieniono „Szkolenia dla kadr.” na „Szkolenia.”, a w planie jest już „Raz. "
            "--- Dwa.”."
        ),
        (
            "Jeśli dobra jest treść planu, przywróć w tej komórce „Szkolenia dla kadr.” (treści "
            "planu arkusz nie odda); jeśli arkusza, wpisz ją także w pliku planu (wiersz 52)."
        ),
        (_set(("Działania", "szkolenia", TEXT, "Szkolenia dla kadr.")),),
    ),
    "wiersza nie ma": Case(
        _set(("Realizatorzy", "doradztwo/#1", NOTE, "z umowy")),
        _edit("realizatorzy: [OWES]", "realizatorzy: [GUS]"),
        (
            "w arkuszu zmieniono pustą komórkę na „z umowy”, a takiego wiersza nie ma już w "
            "planie: usunięto go albo inaczej nazwano."
        ),
        GONE.replace(
            "jeśli ma", "jeśli w planie tylko inaczej go nazwano, zmień tam tę wartość; jeśli ma"
        ),
        (
            _clear("Realizatorzy", "doradztwo/#1"),
            _both(
                _delete("Realizatorzy", "doradztwo/#1"),
                _add(
                    "Realizatorzy",
                    {"Id działania": "doradztwo", "Podmiot": "OWES", NOTE: "z umowy"},
                ),
            ),
        ),
    ),
    "działania nie ma": Case(
        _set(("Działania", "doradztwo", NAME, "Doradztwo")),
        _edit("- id: doradztwo\n", "- id: rady\n"),
        (
            "w arkuszu zmieniono „Doradztwo dla CUS” na „Doradztwo”, a tego wiersza nie ma już w "
            "planie."
        ),
        GONE,
        (_delete("Działania", "doradztwo"),),
    ),
    "jest już takie działanie": Case(
        _add("Działania", ACTION),
        _edit(*_ADDED),
        (
            "od eksportu dodano do planu „nowe-dzialanie”: „Nazwa działania/inicjatywy”: w planie "
            "„Inne”, w arkuszu „Nowe działanie”."
        ),
        (
            "Jeśli to to samo działanie, usuń albo wyczyść ten wiersz; jeśli inne, wpisz w "
            "kolumnie „Id” „nowe-dzialanie-2”."
        ),
        (_delete_line("Działania", 5), _write("Działania", 5, "nowe-dzialanie-2")),
    ),
    "nie ma czyj": Case(
        _add("Wskaźniki", MEASURE),
        lambda *_: None,
        "w planie nie ma już „doradztwo”.",
        "Usuń albo wyczyść ten wiersz lub wybierz w kolumnie „Id działania” inny identyfikator.",
        (_delete_line("Wskaźniki", 6), _write("Wskaźniki", 6, "szkolenia")),
    ),
    "jest już taki wpis": Case(
        _add("Wskaźniki", MEASURE),
        _edit(*_MEASURED),
        (
            "od eksportu dodano do planu taki wpis („liczba-porad”): „Jednostka”: w planie „h”, w "
            "arkuszu „szt.”."
        ),
        (
            "Usuń albo wyczyść ten wiersz. Jeśli to jednak inny wpis, wyeksportuj potem plan i "
            "dopisz go w nowym arkuszu."
        ),
        (_delete_line("Wskaźniki", 6),),
    ),
    "usunięty i zmieniony": Case(
        _delete("Budżet", MONEY),
        _edit("kwota: 1000", "kwota: 1050"),
        (
            "usunięty wiersz „fers-fem”: od eksportu zmieniono go w planie: „Kwota [zł]”: było "
            "„1000”, jest „1050”."
        ),
        (
            "Jeśli ma zostać, powtórz polecenie bez --remove; jeśli ma zniknąć, usuń go z pliku "
            "planu (wiersz 41)."
        ),
        (
            _edit(
                "                  - kwota: 1050\n"
                "                    podzial: {FERS: 600.50, FEM: 399.50}\n"
                "                    id: fers-fem\n",
                "",
            ),
        ),
    ),
}
TOGETHER = [
    [
        *("liczba", "tekst", "w planie pusto", "długi tekst", "wiersza nie ma"),
        *("jest już takie działanie", "jest już taki wpis", "nie mieści się w arkuszu"),
    ],
    ["działania nie ma", "nie ma czyj", "usunięty i zmieniony"],
]
"""Many clashes in one sheet cost as much as one."""
WAYS = [
    (
        "plans/2026.yaml: arkusz niczego nie zmienia (4\N{NO-BREAK SPACE}zmiany już są w planie).",
        "2 zmiany: 1 dodany element i 1 dodany zapis.",
    ),
    ("plans/2026.yaml: arkusz niczego nie zmienia.", "1 zmiana: "),
]


@pytest.mark.parametrize("group", [0, 1])
def test_each_way_out_is_one(group: int, tmp_path: Path, rpd: Run) -> None:
    cases = [CASES[name] for name in TOGETHER[group]]
    plan = workspace(tmp_path / "plans")
    data = book_of(plan)
    exported = Book(data)
    for case in cases:
        case.meanwhile(exported, plan)
    text = plan.read_text("utf-8")
    remove = ["--remove"] * group

    def imported(way: int | None = None) -> str:
        plan.write_text(text, "utf-8")
        book = Book(data)
        for case in cases:
            case.sheet(book, plan)
        for case in cases if way is not None else ():
            case.ways[min(way or 0, len(case.ways) - 1)](book, plan)
        ran = rpd("import", book.saved(tmp_path / "a.xlsx"), "--into", plan, *remove, cwd=tmp_path)
        return f"{ran.out}{ran.err}kod {ran.code}"

    said = imported()
    assert said.endswith("Niczego nie zapisano.\nkod 2")
    for case in cases:
        assert f"{case.told}\n     {case.advice}\n" in said
    for way, wanted in enumerate(WAYS[group]):
        said = imported(way)
        assert wanted in said, said
        assert said.endswith("kod 0")
        assert "brakuje" not in said
