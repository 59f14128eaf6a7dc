"""An office of twelve bodies: its plan, its sheets of execution, and how they are filled in."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from tests.conftest import ROOT, Run
from tests.exchange.books import Book

BODIES = tuple(f"P{number:02}" for number in range(1, 13))
ENTRY = "fem/FEM"


def office(folder: Path, bodies: tuple[str, ...] = BODIES) -> Path:
    """The folder of an office with a plan of 2026 for these bodies; an action of each."""
    plans = folder / "plans"
    plans.mkdir(parents=True)
    listed = "".join(f"  - id: {body}\n    nazwa: Podmiot {body}\n" for body in bodies)
    (plans / "slownik.yaml").write_text(
        "zrodla:\n"
        "  - id: FEM\n    nazwa: Fundusze Europejskie\n    aliasy: [FEdM]\n    grupa: ue\n"
        "  - id: BP\n    nazwa: budżet państwa\n    grupa: krajowe\n"
        "grupy:\n  - id: ue\n    nazwa: unijne\n  - id: krajowe\n    nazwa: krajowe\n"
        f"podmioty:\n{listed}skroty: []\n",
        "utf-8",
    )
    shutil.copy(ROOT / "plans/strategia.yaml", plans / "strategia.yaml")
    head = (
        "rok: 2026\ntytul: Plan działania na 2026 rok\nstrategia: strategia.yaml\n"
        "slownik: slownik.yaml\ncele:\n  - numer: I\n    priorytety:\n      - numer: I.1\n"
        "        kierunki:\n          - numer: 1\n            strategia: I.1.1\n"
        "            dzialania:\n"
    )
    (plans / "2026.yaml").write_text(head + "".join(map(_action, bodies)), "utf-8")
    return folder


def _action(body: str) -> str:
    lines = (
        f"- id: szkolenia-{body.lower()}",
        f"  nazwa: Szkolenia podmiotu {body}",
        "  produkty: [Szkolenie]",
        "  wskazniki:",
        "    - {nazwa: Liczba osób, wartosc_docelowa: 40, jednostka: os., id: osoby}",
        "  budzet:",
        "    - {kwota: 100000, zrodla: [FEdM, BP], id: fem}",
        "  termin:",
        "    - {okres: II kwartał 2026, opis: ogłoszenie naboru}",
        f"  realizatorzy: [{body}]",
    )
    return "".join(f"{' ' * 14}{line}\n" for line in lines)


def sheet_of(rpd: Run, folder: Path, body: str, quarter: str = "II") -> Book:
    """The sheet of a body as it is exported."""
    file = folder / f"{body}-{quarter}.xlsx"
    ran = rpd("export", "--body", body, "--quarter", quarter, "-o", file, cwd=folder)
    assert ran.code == 0, ran
    data = file.read_bytes()
    file.unlink()
    return Book(data)


def cell(book: Book, sheet: str, header: str, row: int = 2) -> Any:
    """A cell by the header of its column."""
    page = book.sheet(sheet)
    return page.cell(row, book.columns(sheet)[header])


def put(book: Book, sheet: str, header: str, value: Any, row: int = 2) -> None:
    """Type something into a cell."""
    found = cell(book, sheet, header, row)
    found.value = value
    if isinstance(value, str):
        found.data_type = "s"


def rows_of(book: Book, sheet: str) -> dict[str, int]:
    """The rows by the ids of their actions and, behind „/”, of their entries."""
    page, columns = book.sheet(sheet), book.columns(sheet)
    ids = [column for name, column in columns.items() if name.startswith("Id ")]
    return {
        "/".join(str(page.cell(row, column).value) for column in ids): row
        for row in range(2, page.max_row + 1)
    }


def tree(folder: Path) -> dict[str, str]:
    """The files of execution with their texts."""
    root = folder / "plans/wykonanie"
    return {str(p.relative_to(root)): p.read_text("utf-8") for p in sorted(root.rglob("*.yaml"))}
