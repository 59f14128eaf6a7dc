"""Sheets of execution: exported, filled in by another library, and read back into their files."""

from __future__ import annotations

import datetime
import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from rpd.load.data import data_of
from rpd.load.kinds import wykonanie_of
from rpd.plan.wykonanie import Wykonanie
from tests.conftest import Run
from tests.exchange.books import Book
from tests.exchange.office import BODIES, cell, office, put, rows_of, sheet_of, tree
from tests.expected import Expected
from tests.progress.office import short_office

HERE = Path(__file__).parent
EXPECTED = Expected(HERE / "expected_execution", ["arkusz.txt", "zapis.txt", "odmowy.txt"])
TWO = ("P01", "P02")


def filled(book: Book, value: int = 12) -> Book:
    put(book, "Wskaźniki", "Wartość", value)
    put(book, "Wskaźniki", "Z dnia", datetime.date(2026, 6, 28))
    put(book, "Wskaźniki", "Uwagi", "=1+1")
    put(book, "Pieniądze", "Umowy", 5000.5)
    put(book, "Pieniądze", "Wydatki", 4000)
    put(book, "Pieniądze", "Umowy", 700, row=3)
    put(book, "Kamienie milowe", "Osiągnięto", datetime.date(2026, 4, 2))
    put(book, "Działania", "Stan inny niż wynika", "odstąpiono")
    put(book, "Działania", "Dlaczego", "Brak ofert.")
    put(book, "Całość", "Uwagi", "Dane wstępne.")
    return book


def test_the_sheet_of_a_body_shows_its_rows_and_what_it_told_last(tmp_path: Path, rpd: Run) -> None:
    folder = office(tmp_path, TWO)
    filled(sheet_of(rpd, folder, "P01", "I"), 7)
    first = sheet_of(rpd, folder, "P01", "I")
    put(first, "Wskaźniki", "Wartość", 7.5)
    put(first, "Pieniądze", "Umowy", 100)
    rpd("import", first.saved(tmp_path / "i.xlsx"), "--write", cwd=folder)
    book = sheet_of(rpd, folder, "P01")
    said = []
    for sheet in book.book.worksheets[:-1]:
        said.append(f"== {sheet.title}")
        for row in sheet.iter_rows():
            cells = [f"{c.value}{'' if c.protection.locked else ' _'}" for c in row if c.value]
            open_ = [c.coordinate for c in row if not c.value and not c.protection.locked]
            said.append(" | ".join(cells) + (f"  [{' '.join(open_)}]" if open_ else ""))
        rules = sorted(sheet.data_validations.dataValidation, key=lambda one: str(one.sqref))
        said += [f"   {one.sqref}: {one.type} {one.formula1} {one.formula2}" for one in rules]
    EXPECTED.check("arkusz.txt", "\n".join(said) + "\n")
    assert book.book.worksheets[-1].sheet_state == "veryHidden"
    assert cell(book, "Całość", "Stan na").value == datetime.datetime(2026, 6, 30)  # noqa: DTZ001


def test_a_sheet_is_shown_and_then_written(tmp_path: Path, rpd: Run) -> None:
    folder = office(tmp_path, TWO)
    sheet = filled(sheet_of(rpd, folder, "P01")).saved(folder / "P01.xlsx")
    shown = rpd("import", sheet, cwd=folder)
    assert (shown.code, tree(folder)) == (0, {})
    assert rpd("import", sheet, "--write", cwd=folder).code == 0
    ran = rpd("import", sheet, "--write", cwd=folder)
    said = f"{shown.out}{shown.err}\n{tree(folder)['2026/II/P01.yaml']}\n{ran.out}{ran.err}"
    EXPECTED.check("zapis.txt", said)
    assert rpd("validate", "--format", "compact", "plans/wykonanie/2026/II/P01.yaml", cwd=folder)


def test_comments_and_whatever_the_sheet_does_not_show_stay(tmp_path: Path, rpd: Run) -> None:
    folder = office(tmp_path, TWO)
    file = folder / "plans/wykonanie/2026/II/P01.yaml"
    file.parent.mkdir(parents=True)
    before = (
        "rok: 2026\nkwartal: II\npodmiot: P01\nstan_na: 2026-06-30  # dzień rady\n"
        "dzialania:\n  # pierwsze\n  szkolenia-p01:\n    wskazniki:\n"
        "      osoby: {wartosc: 12, jednostka: os.}  # z listy obecności\n"
        "    budzet:\n      fem: {umowy: {FEdM: 10.50}}\n"
    )
    file.write_text(before, "utf-8")
    book = sheet_of(rpd, folder, "P01")
    assert cell(book, "Wskaźniki", "Wartość").value == 12
    put(book, "Wskaźniki", "Wartość", 15)
    put(book, "Pieniądze", "Umowy", 11.5)
    ran = rpd("import", book.saved(folder / "a.xlsx"), "--write", cwd=folder)
    assert ran.code == 0, ran
    changed = before.replace("wartosc: 12", "wartosc: 15").replace("10.50", "11.50")
    assert file.read_text("utf-8") == changed


def test_a_cleared_cell_takes_the_value_out(tmp_path: Path, rpd: Run) -> None:
    folder = office(tmp_path, TWO)
    rpd(
        "import",
        filled(sheet_of(rpd, folder, "P01")).saved(folder / "a.xlsx"),
        "--write",
        cwd=folder,
    )
    book = sheet_of(rpd, folder, "P01")
    for header in ("Wartość", "Z dnia", "Uwagi"):
        put(book, "Wskaźniki", header, None)
    put(book, "Pieniądze", "Umowy", None, row=3)
    put(book, "Kamienie milowe", "Osiągnięto", None)
    rpd("import", book.saved(folder / "b.xlsx"), "--write", cwd=folder)
    text = tree(folder)["2026/II/P01.yaml"]
    assert "wskazniki" not in text
    assert "kamienie" not in text
    assert "FEM: 5000.5" in text
    assert "BP" not in text


def test_many_bodies_in_any_order_give_one_tree(tmp_path: Path, rpd: Run) -> None:
    bodies = BODIES[:6]
    folder = office(tmp_path / "a", bodies)
    assert rpd("export", "--quarter", "II", "-o", "arkusze", cwd=folder).code == 0
    sheets = sorted((folder / "arkusze").iterdir())
    assert len(sheets) == len(bodies)
    for number, path in enumerate(sheets):
        filled(Book(path.read_bytes()), number).saved(path)
    trees = []
    for seed in (None, 1, 2):
        shutil.rmtree(folder / "plans/wykonanie", ignore_errors=True)
        if seed is None:
            assert rpd("import", "arkusze", "--write", cwd=folder).code == 0
        else:
            random.Random(seed).shuffle(sheets)  # noqa: S311 (no secret)
            half = len(sheets) // 2
            for some in (sheets[:half], sheets[half:]):
                assert rpd("import", *some, "--write", cwd=folder).code == 0
        trees.append(tree(folder))
    assert len(trees[0]) == len(bodies)
    assert trees[0] == trees[1] == trees[2]


def test_what_cannot_be_taken_is_told_by_file_and_cell(tmp_path: Path, rpd: Run) -> None:
    folder = office(tmp_path / "u", BODIES)
    sheets = folder / "zwrot"
    sheets.mkdir()

    def back(name: str, body: str, *cells: tuple[str, str, object], row: int = 2) -> Book:
        book = sheet_of(rpd, folder, body)
        for sheet, header, value in cells:
            put(book, sheet, header, value, row)
        book.saved(sheets / f"{name}.xlsx")
        return book

    back("01 dobry", "P01", ("Wskaźniki", "Wartość", 3))
    back("02 słowami", "P01", ("Wskaźniki", "Wartość", "około trzydziestu"))
    back("03 kwota słowami", "P03", ("Pieniądze", "Wydatki", "sto złotych"))
    day = datetime.date(2026, 7, 1)
    back("04 dzień po okresie", "P04", ("Wskaźniki", "Wartość", 3), ("Wskaźniki", "Z dnia", day))
    back("05 dzień słowami", "P09", ("Całość", "Stan na", "koniec czerwca"))
    back("06 stan bez powodu", "P06", ("Działania", "Stan inny niż wynika", "wykonane"))
    back("07 uwagi bez wartości", "P07", ("Wskaźniki", "Uwagi", "Nabór trwa."))
    back("07a uwagi o kamieniu", "P07", ("Kamienie milowe", "Uwagi", "W lipcu."))
    back("08 zmieniony plan w arkuszu", "P08", ("Wskaźniki", "Plan na rok", 50))
    book = back("09 bez kolumny", "P09", ("Wskaźniki", "Wartość", 3))
    book.sheet("Wskaźniki").delete_cols(2)
    book.saved(sheets / "09 bez kolumny.xlsx")
    book = back("10 id dwa razy", "P10", ("Pieniądze", "Umowy", 3))
    put(book, "Pieniądze", "Id pozycji", "fem/FEM", row=3)
    book.saved(sheets / "10 id dwa razy.xlsx")
    book = back("11 bez znaku", "P11", ("Wskaźniki", "Wartość", 3))
    del book.book["rpd"]
    book.saved(sheets / "11 bez znaku.xlsx")
    back("12 znak i kwota", "P12", ("Pieniądze", "Umowy", "nie dotyczy"))
    put(
        book := Book((sheets / "12 znak i kwota.xlsx").read_bytes()), "Pieniądze", "Umowy", 5, row=3
    )
    book.saved(sheets / "12 znak i kwota.xlsx")
    back("12a uwagi drugi raz", "P12", ("Pieniądze", "Uwagi", "Umowa w lipcu."), row=3)
    back("12b poprzednio", "P12", ("Pieniądze", "Umowy poprzednio", 7))
    (sheets / "13 śmieć.xlsx").write_bytes(b"to nie jest arkusz")
    (sheets / "14 pismo.pdf").write_bytes(b"%PDF-1.7\n")
    for name, value in (("15 dwa razy", 5), ("16 dwa razy", 6)):
        back(name, "P03", ("Wskaźniki", "Wartość", value))
    back("17 dopisany wiersz", "P04", ("Działania", "Numer", "I.1.1/99"), row=3)
    for name, row in _CHANGED.items():
        back(name, *row)
    (sheets / ".~lock.01 dobry.xlsx#").write_text("blokada", "utf-8")
    plan = folder / "plans/2026.yaml"
    text = plan.read_text("utf-8")
    before, after = text.split("Szkolenia podmiotu P02")
    changed = f"{before}Szkolenia podmiotu P02{after.replace('docelowa: 40', 'docelowa: 60', 1)}"
    changed = changed.replace("realizatorzy: [P05]", "realizatorzy: [P06]")
    plan.write_text(changed, "utf-8")
    ran = rpd("import", "zwrot", "--write", cwd=folder)
    assert ran.code == 1
    EXPECTED.check("odmowy.txt", ran.out + ran.err)
    assert list(tree(folder)) == ["2026/II/P01.yaml", "2026/II/P08.yaml"]


_CHANGED = {
    "18 plan zmieniony": ("P02", ("Wskaźniki", "Wartość", 4)),
    "19 podmiot usunięty": ("P05", ("Wskaźniki", "Wartość", 4)),
    "20 dobry": ("P08", ("Wskaźniki", "Wartość", 4)),
}


def test_a_sheet_of_another_plan_is_refused(tmp_path: Path, rpd: Run) -> None:
    folder = office(tmp_path, TWO)
    sheet = filled(sheet_of(rpd, folder, "P01")).saved(folder / "a.xlsx")
    plan = folder / "plans/2026.yaml"
    text = plan.read_text("utf-8")
    plan.write_text(text.replace("tytul: Plan", "tytul: Inny plan"), "utf-8")
    ran = rpd("import", sheet, "--write", cwd=folder)
    assert ran.code == 2
    assert (
        "  cały plik: to arkusz planu „Plan działania na 2026 rok”, a „plans/2026.yaml” to „Inny "
        "plan działania na 2026 rok”.\n" in ran.err
    )
    (folder / "plans/2027.yaml").write_text(text.replace("2026", "2027"), "utf-8")
    ran = rpd("import", sheet, "--into", "2027", "--write", cwd=folder)
    assert ran.code == 2
    assert "to arkusz planu na rok 2026, a „plans/2027.yaml” jest na rok 2027." in ran.err
    plan.unlink()
    assert rpd("import", sheet, "--write", cwd=folder).code == 2
    assert tree(folder) == {}


def test_a_sheet_that_is_behind_its_file_is_refused_by_cell(tmp_path: Path, rpd: Run) -> None:
    folder = office(tmp_path, TWO)
    early, late = (
        filled(sheet_of(rpd, folder, "P01"), value).saved(folder / f"{value}.xlsx")
        for value in (5, 6)
    )
    assert rpd("import", early, "--write", cwd=folder).code == 0
    before = tree(folder)
    ran = rpd("import", late, "--write", cwd=folder)
    assert ran.code == 2
    assert (
        "  arkusz „Wskaźniki”, komórka I2: wpisano „6”, a w pliku wykonania jest już „5” (gdy "
        "wydawano arkusz: pusto).\n" in ran.err
    )
    assert tree(folder) == before


def test_the_same_sheet_twice_is_taken_once(tmp_path: Path, rpd: Run) -> None:
    folder = office(tmp_path, TWO)
    sheet = filled(sheet_of(rpd, folder, "P01")).saved(folder / "a.xlsx")
    shutil.copy(sheet, folder / "a (1).xlsx")
    ran = rpd("import", folder / "a.xlsx", folder / "a (1).xlsx", "--write", cwd=folder)
    assert ran.code == 0
    assert "mówi to samo co „a (1).xlsx”, więc wczytano go raz." in ran.err
    assert list(tree(folder)) == ["2026/II/P01.yaml"]


def test_one_of_two_bodies_that_tell_the_same_is_not_hindered(tmp_path: Path, rpd: Run) -> None:
    folder = office(tmp_path, TWO)
    plan = folder / "plans/2026.yaml"
    plan.write_text(plan.read_text("utf-8").replace("[P01]", "[P01, P02]"), "utf-8")
    for body in TWO:
        sheet = filled(sheet_of(rpd, folder, body)).saved(folder / f"{body}.xlsx")
        assert rpd("import", sheet, "--write", cwd=folder).code == 0
    assert len(tree(folder)) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("export", "--quarter", "II"), "Podaj nazwę folderu, np. -o arkusze"),
        (("export", "--quarter", "V", "--body", "P01", "-o", "a.xlsx"), "nie jest kwartałem"),
        (
            ("export", "--quarter", "II", "--body", "P9", "-o", "a.xlsx"),
            "nie ma działań podmiotu „P9”",
        ),
        (("export", "--quarter", "II", "--format", "parquet", "-o", "a"), "Usuń --format"),
        (("import", "plans", "brak.xlsx"), "Nie ma pliku „brak.xlsx”"),
        (("import", "plans", "--year", "2026"), "tylko opcje --into i --write"),
    ],
)
def test_wrong_use(words: tuple[str, ...], said: str, tmp_path: Path, rpd: Run) -> None:
    ran = rpd(*words, cwd=office(tmp_path, TWO))
    assert ran.code == 2
    assert said in ran.err


def _typed(book: Book, told: Wykonanie) -> None:
    """Type a whole report into the sheet of its body."""
    for action in told.dzialania:
        for one in action.wskazniki:
            row = rows_of(book, "Wskaźniki")[f"{action.id}/{one.id}"]
            put(book, "Wskaźniki", "Wartość", one.wartosc, row)
            put(book, "Wskaźniki", "Ujęcie", {"czesc": "część"}.get(one.ujecie or ""), row)
            put(book, "Wskaźniki", "Uwagi", one.uwagi or None, row)
        for entry in action.budzet:
            for header, amounts in (("Umowy", entry.umowy), ("Wydatki", entry.wydatki)):
                for share in amounts.zrodla if amounts else ():
                    row = rows_of(book, "Pieniądze")[f"{action.id}/{entry.id}/{share.zrodlo}"]
                    put(book, "Pieniądze", header, share.kwota, row)
        row = rows_of(book, "Działania")[action.id]
        put(book, "Działania", "Uwagi", action.uwagi or None, row)


def _shuffled(book: Book, seed: int) -> None:
    """The rows of every sheet in another order, and its columns."""
    drawn = random.Random(seed)  # noqa: S311 (no secret)
    for name in ("Wskaźniki", "Pieniądze", "Działania"):
        page = book.sheet(name)
        rows = [[(one.value, one.number_format) for one in row] for row in page.iter_rows()]
        order = list(range(len(rows[0])))
        drawn.shuffle(order)
        below = rows[1:]
        drawn.shuffle(below)
        for number, values in enumerate([rows[0], *below], 1):
            for column, source in enumerate(order, 1):
                one = page.cell(number, column)
                one.value, one.number_format = values[source]
        page.title = f"{name} (poprawione)"


@pytest.mark.parametrize("body", ["ROPS", "OWES", "MKRES"])
def test_a_whole_report_comes_back_wherever_its_rows_have_gone(
    body: str, tmp_path: Path, rpd: Run
) -> None:
    reports = short_office(tmp_path) / "plans/wykonanie/2024"
    file = reports / f"II/{body}.yaml"
    told = wykonanie_of(data_of(file.read_text("utf-8")))
    for later in ("II", "III", "IV"):
        shutil.rmtree(reports / later)
    texts = []
    for seed in (None, 1):
        book = sheet_of(rpd, tmp_path, body)
        _typed(book, told)
        if seed is not None:
            _shuffled(book, seed)
        ran = rpd("import", book.saved(tmp_path / "a.xlsx"), "--write", cwd=tmp_path)
        assert ran.code == 0, ran
        texts.append(file.read_text("utf-8"))
        file.unlink()
    assert texts[0] == texts[1]
    came = wykonanie_of(data_of(texts[0]))
    assert replace(came, dzialania=()) == replace(told, dzialania=())
    assert {one.id: one for one in came.dzialania} == {one.id: one for one in told.dzialania}


def test_what_the_rules_find_is_told_with_its_cell(tmp_path: Path, rpd: Run) -> None:
    folder = office(tmp_path, TWO)
    for quarter, value in (("I", 7), ("II", 5)):
        book = sheet_of(rpd, folder, "P01", quarter)
        put(book, "Wskaźniki", "Wartość", value)
        put(book, "Działania", "Uwagi", "Kontakt: 600 700 800")
        ran = rpd("import", book.saved(folder / "a.xlsx"), "--write", cwd=folder)
        assert ran.code == 0, ran
    assert "arkusz „Wskaźniki”, komórka I2: Wartość spadła z 7 (kwartał I) do 5" in ran.err
    assert "arkusz „Działania”, komórka G2: Ten tekst zawiera" in ran.err


def test_a_formula_and_a_report_with_mistakes_are_refused(tmp_path: Path, rpd: Run) -> None:
    folder = office(tmp_path, TWO)
    book = sheet_of(rpd, folder, "P01")
    cell(book, "Wskaźniki", "Wartość").value = "=1+1"
    ran = rpd("import", book.saved(folder / "a.xlsx"), "--write", cwd=folder)
    assert ran.code == 2
    assert "arkusz „Wskaźniki”, komórka I2: stoi formuła bez obliczonego wyniku." in ran.err
    sheet = filled(sheet_of(rpd, folder, "P01")).saved(folder / "a.xlsx")
    file = folder / "plans/wykonanie/2026/II/P01.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("rok: 2026\nkwartal: II\npodmiot: P01\ndzialania: [\n", "utf-8")
    before = file.read_bytes()
    ran = rpd("import", sheet, "--write", cwd=folder)
    assert ran.code == 2
    assert "cały plik: plik wykonania „plans/wykonanie/2026/II/P01.yaml” ma błąd:" in ran.err
    assert file.read_bytes() == before


def test_nothing_else_is_expected() -> None:
    EXPECTED.check_orphans()
