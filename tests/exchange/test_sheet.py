"""A plan as a workbook, and what people change in it: exactly that changes in the plan."""

from __future__ import annotations

import difflib
import shutil
from datetime import date
from pathlib import Path

import pytest

from rpd.formats import spreadsheet
from rpd.formats.form_sheets import kept_in
from rpd.outside.files import Source
from tests.conftest import Run
from tests.exchange.books import PLANS, ROOT, Book, Change, book_of, workspace
from tests.expected import Expected
from tests.formats import sheet_traps as traps

EXPECTED = Expected(Path(__file__).parent / "expected", ["arkusz.txt", "odmowy.txt"])
SHAPES = sorted((ROOT / "tests" / "shapes").glob("*/plans/20*.yaml"))


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return workspace(tmp_path / "plans")


def _imported(rpd: Run, book: Book, plan: Path, *options: str) -> str:
    """What the import says, and what it does to the file."""
    before = plan.read_text("utf-8").splitlines()
    path = book.saved(plan.parent / "arkusz.xlsx")
    ran = rpd("import", path, "--into", plan, *options, cwd=plan.parent)
    said = f"{ran.out}{ran.err}kod {ran.code}\n".replace(str(plan.parent), "…")
    after = plan.read_text("utf-8").splitlines()
    changed = [
        line
        for line in difflib.unified_diff(before, after, lineterm="", n=0)
        if not line.startswith(("---", "+++", "@@"))
    ]
    return said + "".join(f"{line}\n" for line in changed)


def test_what_a_workbook_says(plan: Path) -> None:
    read = spreadsheet.read(Source("plan.xlsx", book_of(plan)))
    lines = []
    for sheet in read.sheets:
        if sheet.name == "rpd":
            assert sheet.hidden
            continue
        lines.append(f"[{sheet.name}]")
        for _, row in sheet.rows():
            cells = (f"{cell.address} {cell.kind} {cell.text!r}" for cell in row.values())
            lines.append("; ".join(cells))
    EXPECTED.check("arkusz.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("path", [PLANS / "2026.yaml", ROOT / "plans/2024.yaml", *SHAPES], ids=str)
def test_nothing_changed_is_no_change(path: Path, tmp_path: Path, rpd: Run) -> None:
    if path.parent == PLANS:
        path = workspace(tmp_path / "plans")
    sheet = tmp_path / "arkusz.xlsx"
    sheet.write_bytes(book_of(path))
    ran = rpd("import", sheet, "--into", path)
    assert ran.err.endswith("arkusz niczego nie zmienia.\n"), ran
    if path.parent != ROOT / "plans":
        Book(sheet.read_bytes()).book.save(sheet)
        assert rpd("import", sheet, "--into", path).err == ran.err


def test_the_same_plan_gives_the_same_bytes(plan: Path) -> None:
    assert book_of(plan) == book_of(plan)


_NEW = {"Kierunek interwencji": "I.1.2", "Nazwa działania/inicjatywy": "Nowe działanie"}
EDITS: dict[str, tuple[list[Change], list[str]]] = {
    "tekst": (
        [("Działania", "diagnoza", "Nazwa działania/inicjatywy", "Diagnoza usług")],
        ["-                nazwa: Diagnoza potrzeb", "+                nazwa: Diagnoza usług"],
    ),
    "część opisu": (
        [
            (
                "Działania",
                "diagnoza",
                "Szczegółowy opis zaplanowanych działań",
                "Pierwsza.\n---\nDruga część:\n1) z wyliczeniem,\n2) w wierszach.",
            )
        ],
        [
            "-                  - >-",
            (
                "-                    Pierwsza część opisu, dość długa, żeby stała w kilku "
                "wierszach pliku, jak to"
            ),
            "-                    zwykle bywa.",
            "+                  - Pierwsza.",
        ],
    ),
    "produkt między dwoma": (
        [("Działania", "diagnoza", "Produkt", "Raport\nMapa\nPrezentacja")],
        ["+                  - Mapa"],
    ),
    "termin ma opis": (
        [("Działania", "szkolenia", "Termin realizacji", "luty 2026\nII–III kwartał 2026")],
        [
            "-                  - okres: I kwartał 2026",
            "+                  - okres: luty 2026",
        ],
    ),
    "liczba": (
        [("Wskaźniki", "diagnoza/odsetek", "Wartość docelowa", 15.25)],
        [
            f"{sign}                  - {{nazwa: Odsetek, wartosc_docelowa: {value}, prog: min, "
            "id: odsetek}"
            for sign, value in (("-", "12.5"), ("+", "15.25"))
        ],
    ),
    "znak zamiast liczby": (
        [("Wskaźniki", "diagnoza/liczba-ankiet", "Wartość docelowa", 120)],
        [
            "-                    docelowa: {wartosc: bd, rok: 2027}",
            "+                    docelowa: {wartosc: 120, rok: 2027}",
        ],
    ),
    "wpis bez identyfikatora": (
        [("Wskaźniki", "szkolenia/#1", "Źródło danych", "=SUMA(A1)")],
        ["+                    zrodlo_danych: =SUMA(A1)"],
    ),
    "kwota i podział": (
        [
            ("Budżet", "diagnoza/fers-fem", "Kwota [zł]", 1100.5),
            ("Budżet", "diagnoza/fers-fem", "Podział", "FERS: 700,50 zł\nFEM: 400"),
        ],
        [
            "-                  - kwota: 1000",
            "-                    podzial: {FERS: 600.50, FEM: 399.50}",
            "+                  - kwota: 1100.50",
            "+                    podzial: {FERS: 700.50, FEM: 400}",
        ],
    ),
    "źródła": (
        [("Budżet", "szkolenia/#1", "Źródła", "FERS oraz FEM, BP")],
        [
            "-                    zrodla: [FERS]",
            "+                    zrodla: [FERS, FEM, BP]",
        ],
    ),
    "rola": (
        [("Realizatorzy", "diagnoza/#1", "Rola", "Lider")],
        [
            "-                  - ROPS",
            "+                  - podmiot: ROPS",
            "+                    rola: lider",
        ],
    ),
    "podmiot na kilka": (
        [("Realizatorzy", "doradztwo/#1", "Podmiot", "OWES, ROPS i GUS oraz MKRES")],
        [
            "-                realizatorzy: [OWES]",
            "+                realizatorzy: [OWES, GUS, MKRES, ROPS]",
        ],
    ),
    "przeniesienie": (
        [("Działania", "szkolenia", "Kierunek interwencji", "I.1.2")],
        [],
    ),
}


MOVED = {"przeniesienie"}


@pytest.mark.parametrize("edits", [EDITS.keys() - MOVED, MOVED], ids=["w miejscu", "gdzie indziej"])
def test_edits_change_their_places_only(edits: set[str], plan: Path, rpd: Run) -> None:
    """Many in one workbook: the lines of each are there, and no others."""
    book = Book(book_of(plan))
    wanted = []
    for name in edits:
        changes, lines = EDITS[name]
        book.set(*changes)
        wanted += lines
    said = _imported(rpd, book, plan, "--write")
    assert "Zapisano 2026.yaml" in said
    changed = [line for line in said.splitlines() if line.startswith(("-  ", "+  "))]
    whole = "\n".join(changed)
    assert [name for name in edits if "\n".join(EDITS[name][1]) not in whole] == []
    assert edits == MOVED or sorted(changed) == sorted(wanted)
    again = rpd("import", plan.parent / "arkusz.xlsx", "--into", plan, cwd=plan.parent)
    assert "arkusz niczego nie zmienia" in again.err, again


def test_new_rows_are_new_entries(plan: Path, rpd: Run) -> None:
    book = Book(book_of(plan))
    book.add("Działania", {"Id": "nowe", **_NEW, "Produkt": "Jeden\nDrugi"})
    book.add("Działania", {**_NEW, "Nazwa działania/inicjatywy": "Bez identyfikatora"})
    book.add(
        "Wskaźniki", {"Id działania": "nowe", "Wskaźnik": "Liczba osób", "Wartość docelowa": 3}
    )
    book.add("Wskaźniki", {"Id działania": "diagnoza", "Wskaźnik": "Liczba raportów"})
    book.add("Budżet", {"Id działania": "nowe", "Źródła": "FERS", "Kwota [zł]": 20.5})
    book.add("Realizatorzy", {"Id działania": "nowe", "Podmiot": "ROPS; GUS", "Rola": "partner"})
    said = _imported(rpd, book, plan, "--write")
    assert [line for line in said.splitlines() if line.startswith("+  ")] == [
        "+                  - nazwa: Liczba raportów",
        "+                    id: liczba-raportow-2",
        "+              - id: bez-identyfikatora",
        "+                nazwa: Bez identyfikatora",
        "+              - id: nowe",
        "+                nazwa: Nowe działanie",
        "+                produkty:",
        "+                  - Jeden",
        "+                  - Drugi",
        "+                wskazniki:",
        "+                  - nazwa: Liczba osób",
        "+                    wartosc_docelowa: 3",
        "+                    id: liczba-osob",
        "+                budzet:",
        "+                  - kwota: 20.50",
        "+                    zrodla: [FERS]",
        "+                    id: fers",
        "+                realizatorzy:",
        "+                  - podmiot: ROPS",
        "+                    rola: partner",
        "+                  - podmiot: GUS",
        "+                    rola: partner",
    ]


def test_a_deleted_row_goes_by_choice_only(plan: Path, rpd: Run) -> None:
    book = Book(book_of(plan))
    book.sheet("Budżet").delete_rows(book.rows("Budżet")["diagnoza/bez-kosztow"])
    said = _imported(rpd, book, plan, "--write")
    assert said == (
        "W arkuszu brakuje 1\N{NO-BREAK SPACE}wiersza: „bez-kosztow” (diagnoza). Z planu "
        "niczego z tego nie usunięto.\nJeśli ma zniknąć, powtórz polecenie z opcją --remove.\n"
        "2026.yaml: arkusz niczego nie zmienia.\nkod 0\n"
    )
    said = _imported(rpd, book, plan, "--write", "--remove")
    assert said.endswith(
        "-                  - bez_kosztow: true\n-                    id: bez-kosztow\n"
    )


def test_rows_sorted_columns_moved_sheets_renamed(plan: Path, rpd: Run) -> None:
    book = Book(book_of(plan))
    book.set(("Budżet", "diagnoza/fers-fem", "Kwota [zł]", 1200))
    sheet = book.sheet("Budżet")
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=1, max_row=4)]
    head, *body = [list(reversed(row)) for row in rows]
    for number, row in enumerate([head, *reversed(body)], 1):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = value
    sheet.insert_rows(1)
    sheet.title = "Pieniądze 2026"
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[3].hidden = True
    said = _imported(rpd, book, plan, "--write")
    assert said.endswith("-                  - kwota: 1000\n+                  - kwota: 1200\n")


def test_nothing_is_overwritten_that_the_sheet_did_not_change(plan: Path, rpd: Run) -> None:
    book = Book(book_of(plan))
    book.set(("Budżet", "diagnoza/fers-fem", "Kwota [zł]", 1200))
    text = plan.read_text("utf-8")
    plan.write_text(
        text.replace("Szkolenia kadr", "Szkolenia").replace(
            "wartosc_docelowa: 40", "wartosc_docelowa: 45\n                    id: osoby"
        ),
        "utf-8",
    )
    book.set(("Wskaźniki", "szkolenia/#1", "Opis", "Opis liczby"))
    said = _imported(rpd, book, plan, "--write")
    assert said.endswith(
        "-                  - kwota: 1000\n+                  - kwota: 1200\n"
        "+                    opis: Opis liczby\n"
    )


def _bad_cells(book: Book) -> None:
    money, measure = "diagnoza/fers-fem", "diagnoza/liczba-raportow"
    book.set(
        ("Budżet", money, "Kwota [zł]", "dużo"),
        ("Budżet", "szkolenia/#1", "Kwota [zł]", -5),
        ("Budżet", "diagnoza/bez-kosztow", "Kwota [zł]", 1.234),
        ("Działania", "diagnoza", "Nazwa działania/inicjatywy", None),
        ("Działania", "diagnoza", "Numer", "I.1.1/9"),
        ("Działania", "szkolenia", "Termin realizacji", date(2026, 2, 1)),
        ("Wskaźniki", measure, "Próg", "około"),
        ("Wskaźniki", measure, "Wartość docelowa", date(2026, 3, 1)),
        ("Wskaźniki", measure, "Opis", "=A1&B1"),
        ("Budżet", money, "Bez kosztów", "chyba"),
        ("Budżet", money, "Podział", "FERS sto"),
        ("Budżet", "szkolenia/#1", "Podział", "FERS: sto"),
    )
    row = book.rows("Wskaźniki")[measure]
    book.sheet("Wskaźniki").cell(row, book.columns("Wskaźniki")["Opis"]).data_type = "f"
    percents = "diagnoza/odsetek"
    column = book.columns("Wskaźniki")["Wartość docelowa"]
    book.set(("Wskaźniki", percents, "Wartość docelowa", 0.5))
    book.sheet("Wskaźniki").cell(book.rows("Wskaźniki")[percents], column).number_format = "0%"


def _bad_ids(book: Book) -> None:
    book.set(
        ("Działania", "doradztwo", "Id", "doradztwo-2"),
        ("Działania", "szkolenia", "Id", None),
        ("Budżet", "diagnoza/fers-fem", "Id pozycji", "fers"),
        ("Wskaźniki", "diagnoza/liczba-raportow", "Id wskaźnika", None),
        ("Wskaźniki", "diagnoza/liczba-ankiet", "Id wskaźnika", "odsetek"),
        ("Realizatorzy", "szkolenia/#2", "Nr wpisu", "#7"),
    )
    book.add("Działania", {**_NEW, "Id": "Zły Id"})
    book.add("Działania", {"Nazwa działania/inicjatywy": "Donikąd"})
    book.add("Wskaźniki", {"Id działania": "nie-ma", "Wskaźnik": "Liczba"})
    book.add("Wskaźniki", {"Wskaźnik": "Liczba"})
    book.add("Wskaźniki", {"Id działania": "doradztwo", "Wartość docelowa": 3})


def _bad_sheets(book: Book) -> None:
    book.sheet("Budżet").delete_cols(4)
    book.sheet("Realizatorzy").cell(1, 30).value = "Podmiot"
    book.sheet("Wskaźniki").merge_cells("E2:E3")


def _only_read(book: Book) -> None:
    book.set(
        ("Działania", "diagnoza", "Do", date(2026, 11, 30)),
        ("Działania", "diagnoza", "Realizator", "ROPS"),
    )
    filled = {"Realizator": "ROPS", "Od": date(2026, 1, 1), "Do": date(2026, 3, 31)}
    book.add("Działania", {**_NEW, **filled})


def _contradictions(book: Book) -> None:
    book.set(
        ("Budżet", "diagnoza/fers-fem", "Kwota [zł]", 1100),
        ("Realizatorzy", "doradztwo/#1", "Uwagi", "x"),
        ("Działania", "szkolenia", "Kierunek interwencji", "I.9.9"),
    )
    book.add("Wskaźniki", {"Id działania": "doradztwo", "Wskaźnik": "Liczba porad"})
    book.add("Działania", _NEW)


_MEANWHILE = (
    ("kwota: 1000", "kwota: 1050"),
    ("realizatorzy: [OWES]", "realizatorzy: [GUS]"),
    (
        "                termin: cały 2026 r.",
        (
            "                wskazniki: [{nazwa: Liczba porad, jednostka: h, id: liczba-porad}]\n"
            "                termin: cały 2026 r."
        ),
    ),
    (
        "              - id: doradztwo",
        (
            "              - id: nowe-dzialanie\n"
            "                nazwa: Inne nowe\n              - id: doradztwo"
        ),
    ),
)
"""What happens to the plan after the export."""


def test_refusals_name_the_cell(tmp_path: Path, rpd: Run) -> None:
    said = []
    for number, spoil in enumerate(
        (_bad_cells, _bad_ids, _bad_sheets, _only_read, _contradictions)
    ):
        plan = workspace(tmp_path / str(number))
        book = Book(book_of(plan))
        spoil(book)
        if spoil is _contradictions:
            text = plan.read_text("utf-8")
            for old, new in _MEANWHILE:
                assert old in text
                text = text.replace(old, new)
            plan.write_text(text, "utf-8")
        told = _imported(rpd, book, plan, "--write", "--remove")
        assert told.endswith("Niczego nie zapisano.\nkod 2\n"), told
        said.append(told)
    EXPECTED.check("odmowy.txt", "\n".join(said))
    EXPECTED.check_orphans()


@pytest.mark.parametrize("what", traps.TRAPS)
def test_no_trap_gets_into_a_plan(what: str, plan: Path, rpd: Run) -> None:
    name, data = traps.TRAPS[what]
    before = plan.read_bytes()
    (plan.parent / name).write_bytes(data)
    ran = rpd("import", name, "--into", plan, "--write", cwd=plan.parent)
    assert (ran.code, ran.out, plan.read_bytes()) == (2, "", before)
    assert f"„{name}”" in ran.err


def test_what_was_never_exported(tmp_path: Path, plan: Path, rpd: Run) -> None:
    book = Book(book_of(plan))
    del book.book["rpd"]
    ran = rpd("import", book.saved(tmp_path / "a.xlsx"), "--into", plan)
    assert (ran.code, ran.out) == (2, "")
    assert "nie jest arkuszem, który zapisał rpd export" in ran.err
    other = plan.with_name("2027.yaml")
    other.write_text(plan.read_text("utf-8").replace("rok: 2026", "rok: 2027"), "utf-8")
    ran = rpd("import", Book(book_of(plan)).saved(tmp_path / "b.xlsx"), "--into", other)
    assert "to arkusz planu na rok 2026, a podano plan na rok 2027" in ran.err


@pytest.mark.parametrize("options", [(), ("-o", "nowy.yaml"), ("--write",)], ids=str)
def test_an_export_is_no_document(options: tuple[str, ...], plan: Path, rpd: Run) -> None:
    Book(book_of(plan)).saved(plan.parent.parent / "a b.xlsx")
    ran = rpd("import", "a b.xlsx", *options, cwd=plan.parent.parent)
    assert (ran.code, ran.out, ran.err) == (
        2,
        "",
        (
            "rpd: „a b.xlsx” to arkusz, który rpd export zapisał z planu na rok 2026, a nie "
            'dokument.\n     Zmiany z niego wczyta „rpd import "a b.xlsx" --into '
            "plans/2026.yaml”.\n"
        ),
    )
    assert rpd("import", "../a b.xlsx", *options, cwd=plan.parent).err.endswith("--into 2026”.\n")


def test_an_adopted_plan_takes_only_what_is_not_printed(plan: Path, rpd: Run) -> None:
    resolution = "uchwala: {organ: MKRES, numer: 1/2026, data: 2026-01-15}\n"
    before = plan.read_text("utf-8").replace(
        "strategia: strategia", f"{resolution}strategia: strategia", 1
    )
    plan.write_text(before, "utf-8")
    book = Book(book_of(plan))
    book.set(
        ("Wskaźniki", "diagnoza/liczba-raportow", "Źródło danych", "ankieta"),
        ("Działania", "diagnoza", "Termin realizacji", "III kwartał 2026"),
    )
    sheet = book.saved(plan.parent / "arkusz.xlsx")
    ran = rpd("import", sheet, "--into", plan, "--write", cwd=plan.parent)
    assert ran.code == 0
    assert ran.err.splitlines()[-2] == (
        "Plan jest przyjęty, więc zmiany tego, co drukuje, stoją w projekcie obok; uchwałę "
        "zmieniającą napisze „rpd amend 2026.yaml 2026-projekt.yaml”."
    )
    line = "                    id: liczba-raportow"
    silent = before.replace(line, f"                    zrodlo_danych: ankieta\n{line}", 1)
    assert plan.read_text("utf-8") == silent
    term = "                termin: II–IV kwartał 2026"
    draft = plan.with_name("2026-projekt.yaml")
    assert draft.read_text("utf-8") == silent.replace(
        term, "                termin: III kwartał 2026", 1
    )
    ran = rpd("import", sheet, "--into", plan, "--write", cwd=plan.parent)
    assert (ran.code, ran.out, plan.read_text("utf-8")) == (2, "", silent)
    assert ran.err == (
        "rpd: Jest już projekt „2026-projekt.yaml”, a rpd go nie zastępuje.\n"
        "     Wczytaj arkusz do niego: „rpd import arkusz.xlsx --into 2026-projekt.yaml”, albo "
        "podaj po --draft nazwę nowego pliku.\n"
    )
    other = Book(book_of(plan))
    other.set(("Działania", "szkolenia", "Nazwa działania/inicjatywy", "Szkolenia CUS"))
    second = other.saved(plan.parent / "drugi.xlsx")
    ran = rpd("import", second, "--into", draft, "--write", cwd=plan.parent)
    assert (ran.code, "nazwa: Szkolenia CUS" in draft.read_text("utf-8")) == (0, True)
    ran = rpd("import", sheet, "--into", draft, "--write", cwd=plan.parent)
    assert ran.err.startswith("2026-projekt.yaml: arkusz niczego nie zmienia (2")


def _adopt(plan: Path) -> str:
    resolution = "uchwala: {organ: MKRES, numer: 1/2026, data: 2026-01-15}\n"
    before = plan.read_text("utf-8").replace(
        "strategia: strategia", f"{resolution}strategia: strategia", 1
    )
    plan.write_text(before, "utf-8")
    return before


def test_an_entry_goes_into_the_draft_as_a_whole(plan: Path, rpd: Run) -> None:
    before = _adopt(plan)
    book = Book(book_of(plan))
    money = "szkolenia/#1"
    book.set(
        ("Budżet", money, "Środki własne", "tak"),
        ("Budżet", money, "Kwota [zł]", None),
        ("Budżet", money, "Źródła", None),
        ("Wskaźniki", "diagnoza/liczba-raportow", "Wartość docelowa", 3),
        ("Wskaźniki", "diagnoza/liczba-raportow", "Źródło danych", "ankieta"),
    )
    ran = rpd("import", book.saved(plan.parent / "a.xlsx"), "--into", plan, "--write")
    assert (ran.code, plan.read_text("utf-8")) == (0, before)
    draft = plan.with_name("2026-projekt.yaml").read_text("utf-8")
    assert draft == (
        before.replace("- kwota: 250.50\n                    zrodla: [FERS]", "- srodki: wlasne")
        .replace("wartosc_docelowa: 2\n", "wartosc_docelowa: 3\n")
        .replace(
            "                    id: liczba-raportow",
            "                    zrodlo_danych: ankieta\n                    id: liczba-raportow",
        )
    )


@pytest.mark.parametrize("adopted", [False, True])
def test_no_entry_that_denies_itself_is_written(adopted: bool, plan: Path, rpd: Run) -> None:
    if adopted:
        _adopt(plan)
    before = plan.read_bytes()
    book = Book(book_of(plan))
    book.set(
        ("Budżet", "szkolenia/#1", "Środki własne", "tak"),
        ("Budżet", "diagnoza/fers-fem", "Bez kosztów", "tak"),
    )
    book.add("Budżet", {"Id działania": "doradztwo", "Kwota [zł]": 5, "Bez kosztów": "tak"})
    ran = rpd("import", book.saved(plan.parent / "a.xlsx"), "--into", plan, "--write")
    assert (ran.code, plan.read_bytes()) == (2, before)
    assert not plan.with_name("2026-projekt.yaml").exists()
    assert [line.partition(": Pozycja")[0] for line in ran.err.splitlines() if "RPD" in line] == [
        "  arkusz „Budżet”, komórka H2: w planie będzie błąd RPD403",
        "  arkusz „Budżet”, komórka G4: w planie będzie błąd RPD403",
        "  arkusz „Budżet”, komórka A5: w planie będzie błąd RPD403",
    ]


def test_a_mistake_is_told_with_its_cell_and_only_that(tmp_path: Path, rpd: Run) -> None:
    plan = Path(shutil.copytree(ROOT / "plans", tmp_path / "plans")) / "2024.yaml"
    book = Book(book_of(plan))
    book.set(("Działania", "szkolenia-kadry-cus", "Termin realizacji", "wiosna"))
    sheet = book.saved(tmp_path / "a.xlsx")
    ran = rpd("import", sheet, "--into", plan, cwd=tmp_path)
    assert ran.code == 0
    assert ran.out.startswith("plans/2024.yaml → plans/2024-projekt.yaml\n1 zmiana:")
    assert "RPD124" not in ran.out
    cell, advice, rest = ran.err.removeprefix("Popraw w arkuszu:\n").splitlines()
    assert cell == (
        "  arkusz „Działania”, komórka G6: w planie będzie błąd RPD301: Nie można odczytać terminu "
        "„wiosna”: niezrozumiałe „wiosna”."
    )
    assert advice.startswith("     Przykłady: „II–IV kwartał 2024”, ")
    assert rest.startswith("Niczego nie zapisano. Z opcją --write")


def test_an_empty_plan_is_filled_in(plan: Path, rpd: Run) -> None:
    head, _, _ = plan.read_text("utf-8").partition("            dzialania:")
    plan.write_text(f"{head}            dzialania: []\n", "utf-8")
    book = Book(book_of(plan))
    place = {"Kierunek interwencji": "I.1.1", "Nazwa działania/inicjatywy": "Pierwsze"}
    book.add("Działania", {"Id": "pierwsze", **place})
    book.add("Realizatorzy", {"Id działania": "pierwsze", "Podmiot": "ROPS i OWES"})
    said = _imported(rpd, book, plan, "--write")
    assert [line for line in said.splitlines() if line.startswith("+  ")] == [
        "+            dzialania:",
        "+              - id: pierwsze",
        "+                nazwa: Pierwsze",
        "+                realizatorzy: [ROPS, OWES]",
    ]


def test_two_actions_of_one_id_are_no_workbook(plan: Path, rpd: Run) -> None:
    text = plan.read_text("utf-8").replace("- id: szkolenia", "- id: diagnoza")
    plan.write_text(text, "utf-8")
    ran = rpd("export", plan, "-o", plan.with_suffix(".xlsx"))
    assert (ran.code, "„diagnoza” występuje więcej niż raz" in ran.err) == (2, True)


def test_an_edited_workbook_is_not_written_over(plan: Path, rpd: Run) -> None:
    sheet = Book(book_of(plan)).saved(plan.with_suffix(".xlsx"))
    before = sheet.read_bytes()
    ran = rpd("export", plan, "-o", sheet)
    assert (ran.code, "--force" in ran.err, sheet.read_bytes()) == (2, True, before)
    assert rpd("export", plan, "-o", sheet, "--force").code == 0


@pytest.mark.parametrize("name", ["x.csv", "x.ods", "x.XLS", "plan.2026"])
@pytest.mark.parametrize("options", [(), ("--body", "ROPS", "--quarter", "I")])
def test_no_workbook_is_called_another_kind_of_file(
    name: str, options: tuple[str, ...], plan: Path, rpd: Run
) -> None:
    out = plan.with_name(name)
    ran = rpd("export", plan, "-o", out, *options)
    assert (ran.code, ran.out, out.exists()) == (2, "", False)
    assert ran.err.startswith(
        f"rpd: Powstaje plik .xlsx, a nazwa „{name}” mówi co innego.\n"
        "     Podaj nazwę z końcówką .xlsx."
    )


def test_rows_of_one_body(plan: Path, tmp_path: Path, rpd: Run) -> None:
    out = tmp_path / "rops.xlsx"
    ran = rpd("export", plan, "--body", "ROPS", "-o", out, cwd=plan.parent)
    assert ran.code == 0
    book = Book(out.read_bytes())
    assert list(book.rows("Działania")) == ["diagnoza", "szkolenia"]
    assert kept_in(spreadsheet.read(Source("a.xlsx", out.read_bytes())))["podmiot"] == "ROPS"
    ran = rpd("export", plan, "--body", "Nikt", "-o", tmp_path / "nikt.xlsx", cwd=plan.parent)
    assert (ran.code, ran.err) == (
        2,
        (
            "rpd: W planie nie ma działań podmiotu „Nikt”.\n"
            "     Podaj nazwę tak, jak stoi w polu „realizatorzy” albo w słowniku.\n"
        ),
    )
