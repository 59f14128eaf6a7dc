"""A spreadsheet of actions becomes a plan: its columns by name or by word, its cells by address."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from rpd.load.data import data_of
from tests.conftest import Run

HEADERS: list[str | int] = [
    *("Cel szczegółowy", "Priorytet", "Kierunek interwencji", "Lp.", "Zadanie", "Opis działania"),
    *("Efekt", "Miernik", "Koszt", "Termin", "Odpowiedzialny", "Uwagi"),
]
ROWS: list[list[str | int]] = [
    [
        *("I Rozwój usług", "I.1 Usługi", "1 Szkolenia", 1, "Szkolenia kadry", "Cykl szkoleń"),
        *("Oferta", "Liczba szkoleń – 3", "5 000, FERS", "II kw. 2025", "ROPS; OWES", "pilne"),
    ],
    [
        *("", "", "", 2, "Doradztwo", "Dla gmin", "Oferta", "Liczba porad – 10"),
        *("FERS", "do 30.06.2025 r.", "OWES", ""),
    ],
    [
        *("II Promocja", "II.1 Wiedza", "1 Kampanie", 1, "Kampania", "Film", "Film"),
        *("Liczba filmów – 1", "Środki własne realizatorów", "cały rok 2025", "ROPS", ""),
    ],
]
EXPECTED = {
    "I.1.1": ["Szkolenia kadry", "Doradztwo"],
    "II.1.1": ["Kampania"],
}


def _csv(path: Path) -> Path:
    lines = [";".join(map(str, row)) for row in (HEADERS, *ROWS[:1])]
    lines += [";".join(map(str, row)) for row in ROWS[1:]]
    lines[1] = lines[1].replace("ROPS; OWES", '"ROPS; OWES"')
    path.write_text("\n".join(lines), "utf-8")
    return path


def _xlsx(path: Path, **cells: str) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Zadania"
    for row in (HEADERS, *ROWS):
        sheet.append(row)
    for address, value in cells.items():
        sheet[address] = value
    book.save(path)
    return path


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_actions_of_a_spreadsheet(kind: str, tmp_path: Path, rpd: Run) -> None:
    path = {"csv": _csv, "xlsx": _xlsx}[kind](tmp_path / f"zadania.{kind}")
    ran = rpd("import", path.name, "--year", "2025", "--map", "Uwagi=-", cwd=tmp_path)
    assert ran.code == 0, ran.err
    data = data_of(ran.out)
    found = {
        f"{priorytet['numer']}.{kierunek['numer']}": kierunek["dzialania"]
        for cel in data["cele"]
        for priorytet in cel["priorytety"]
        for kierunek in priorytet["kierunki"]
    }
    assert {key: [one["nazwa"] for one in rows] for key, rows in found.items()} == EXPECTED
    first = found["I.1.1"][0]
    assert first["budzet"] == [{"kwota": 5000, "zrodla": ["FERS"], "id": "fers"}]
    assert first["realizatorzy"] == ["ROPS", "OWES"]
    assert "# kolumna „Uwagi”: pilne" in ran.out
    assert "(100%)" in ran.err


def test_a_formula_without_a_value_is_named_by_its_cell(tmp_path: Path, rpd: Run) -> None:
    path = _xlsx(tmp_path / "zadania.xlsx", I2="=SUM(A1:A2)")
    ran = rpd("import", path.name, "-o", "nowy.yaml", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "arkusz „Zadania”, komórka I2: komórka ma formułę bez zapisanego wyniku." in ran.err
    assert not (tmp_path / "nowy.yaml").exists()


def test_a_field_that_there_is_not(tmp_path: Path, rpd: Run) -> None:
    path = _csv(tmp_path / "zadania.csv")
    ran = rpd("import", path.name, "--map", "Uwagi=realizator", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "nie ma pola „realizator” – czy chodziło o „realizatorzy”?" in ran.err
    assert rpd("import", path.name, "--map", "Uwagi", cwd=tmp_path).code == 2


FLAT = (
    "Cel;Zadanie;Odpowiedzialny;Termin;Kwota;Źródło\n"
    "Rozwój;Szkolenia;ROPS;II kw. 2025;5 000;FERS\n"
    "Rozwój;Doradztwo;OWES;III kw. 2025;7 000;FEM\n"
    "Promocja;Kampania;ROPS;IV kw. 2025;1 000;FERS\n"
)


@pytest.mark.parametrize(
    "more", [(), ("--map", "Zadanie=nazwa"), ("--map", "Kwota=kwota", "--map", "Źródło=zrodla")]
)
def test_rows_without_all_levels_are_a_list(
    more: tuple[str, ...], tmp_path: Path, rpd: Run
) -> None:
    (tmp_path / "zadania.csv").write_text(FLAT, "utf-8")
    ran = rpd("import", "zadania.csv", "--year", "2025", *more, cwd=tmp_path)
    assert ran.code == 0, ran.err
    assert "profil „lista”" in ran.err
    rows = data_of(ran.out)["dzialania"]
    assert [one["nazwa"] for one in rows] == ["Szkolenia", "Doradztwo", "Kampania"]
    money = [(one["budzet"][0]["kwota"], one["budzet"][0]["zrodla"]) for one in rows]
    assert money == [(5000, ["FERS"]), (7000, ["FEM"]), (1000, ["FERS"])]
    assert ran.out.count("# kolumna „Cel”: ") == 3
    assert "(100%)" in ran.err


def test_rows_are_no_one_action_where_nothing_names_them(tmp_path: Path, rpd: Run) -> None:
    (tmp_path / "zadania.csv").write_text(FLAT, "utf-8")
    told = ("--year", "2025", "--profile", "trzy-poziomy")
    ran = rpd("import", "zadania.csv", *told, cwd=tmp_path)
    assert "Odczytano 3\u00a0działania" in ran.err
    assert ran.err.count("brakuje nazwy działania") == 3


# --- days that a spreadsheet has made ------------------------------------------------------------


def _with_days(path: Path, **days: date) -> Path:
    book = openpyxl.load_workbook(_xlsx(path))
    sheet = book.active
    assert sheet is not None
    for address, day in days.items():
        sheet[address] = day
    book.save(path)
    return path


def test_days_where_there_are_none_are_refused_by_cell(tmp_path: Path, rpd: Run) -> None:
    path = _with_days(tmp_path / "zadania.xlsx", H2=date(2026, 1, 3), I3=date(2026, 2, 1))
    ran = rpd("import", path.name, "--year", "2025", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "2\u00a0komórki mają datę w kolumnie, która nie jest o datach" in ran.err
    assert "arkusz „Zadania”, komórka H2 (kolumna „Wskaźnik produktu”: 3.01.2026)" in ran.err
    assert "komórka I3 (kolumna „Budżet/Źródło finansowania”: 1.02.2026)" in ran.err
    assert "format „Tekst”" in ran.err


def test_days_of_terms_and_of_columns_that_are_passed_over(tmp_path: Path, rpd: Run) -> None:
    path = _with_days(tmp_path / "zadania.xlsx", J2=date(2025, 6, 30), L2=date(2025, 1, 3))
    ran = rpd("import", path.name, "--year", "2025", "--map", "Uwagi=-", cwd=tmp_path)
    assert ran.code == 0, ran.err
    assert "termin: 30.06.2025\n" in ran.out
    assert "# kolumna „Uwagi”: 3.01.2025\n" in ran.out
