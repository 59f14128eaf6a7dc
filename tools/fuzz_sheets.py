# ruff: noqa: S311 (what is drawn here is no secret)
"""Random edits in workbooks: exactly they come back, wherever rows and columns have gone.

Each round exports a plan, changes cells, moves rows and columns, imports the workbook and compares
every cell of the plan with what was typed or was there; every comment of the file has to be left.
Then the workbooks of twelve bodies are imported in random orders, and all have to give one file.
From the checkout::

    python tools/fuzz_sheets.py --rounds 60 --edits 20 --orders 20

Edits that together are no valid plan are refused by cell and tried again without those of money.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from rpd.documents import from_sheet, sheet_outcome
from rpd.errors import RpdError
from rpd.exchange.rows import tables
from rpd.exchange.tables import Table
from rpd.workspace import plans
from tests.exchange.books import ROOT, Book, book_of, workspace

Cell = tuple[str, str, str]
"""A table, the row, and a column."""
_WORDS = ("ósma", "=1+1", "+48", "-", "@dom", "„raz”", "i", "o:raz", "# znak", "'a'", "x\u00a0y")
_KEYS = {"Działania": "dzialania", "Wskaźniki": "miary", "Budżet": "kwoty"} | {
    "Realizatorzy": "podmioty"
}
_LEFT_ALONE = ("miejsce", "montaz")


@dataclass(frozen=True)
class Edited:
    """What was typed, and what the plan has to say for it."""

    cell: Cell
    typed: Any
    value: str


def texts(rng: random.Random, *, lines: bool) -> str:
    """Some words that spreadsheets and YAML like to take for something else."""
    count = rng.randint(1, 3 if lines else 1)
    words = [rng.choices(_WORDS, k=rng.randint(1, 6)) for _ in range(count)]
    return "\n".join(" ".join((*line, "koniec")) for line in words)


def _typed(rng: random.Random, about: Any) -> tuple[Any, str]:
    """A value for a column, and its one form."""
    kind = about.column.kind
    if about.choice:
        value = rng.choice(about.choice)
        return value.upper() if rng.random() < 0.5 else value, value
    if about.key == "lit":
        return "e", "e"
    if kind == "yes":
        value = rng.choice(("tak", ""))
        return value or None, value
    if kind in ("number", "amount"):
        number = rng.choice((rng.randint(1, 10**7), rng.randint(1, 10**6) + 0.25))
        text = f"{number:f}".rstrip("0").rstrip(".") if isinstance(number, float) else str(number)
        if rng.random() < 0.3:
            return text.replace(".", ","), text
        return number, text
    if kind == "whole":
        year = rng.randint(2020, 2030)
        return year, str(year)
    match about.listed:
        case "sources":
            some = rng.sample(("FERS", "FEM", "BP", "KPO"), rng.randint(1, 3))
            return rng.choice((", ", "; ", " i ", " oraz ")).join(some), "; ".join(some)
        case "split":
            amount = rng.randint(1, 1000)
            return f"FERS: {amount},50 zł; BP: 7", f"FERS: {amount},5\nBP: 7"
        case "bodies":
            body = f"Jednostka {rng.randint(1, 10**9)}"
            return body, body
        case "ids":
            return "a; b", "a\nb"
    text = texts(rng, lines=about.listed in ("prose", "lines"))
    return text, text


def edits(rng: random.Random, now: tuple[Table, ...], count: int) -> list[Edited]:
    """Changes of different cells."""
    cells: list[tuple[Table, Any, Any]] = [
        (table, row, about)
        for table in now
        for row in table.rows
        for about in table.fields
        if not about.column.locked and about.key not in (*_LEFT_ALONE, *row.fixed)
    ]
    found = []
    for table, row, about in rng.sample(cells, min(count, len(cells))):
        typed, value = _typed(rng, about)
        name = row.id if table.key == "dzialania" else f"{row.owner}/{row.id}"
        found.append(
            Edited((table.title, name, about.column.header), typed, value or about.default)
        )
    return found


def shuffle(rng: random.Random, book: Book) -> None:
    """Move the rows and columns of every sheet about, and give some another name."""
    for title in _KEYS:
        if title not in book.book.sheetnames:
            continue
        sheet = book.sheet(title)
        width, height = sheet.max_column, max(book.rows(title).values(), default=1)
        order = list(range(1, width + 1))
        rows = list(range(2, height + 1))
        if rng.random() < 0.7:
            rng.shuffle(rows)
        if rng.random() < 0.5:
            rng.shuffle(order)
        values = [[sheet.cell(row, column).value for column in order] for row in (1, *rows)]
        kinds = [[sheet.cell(row, column).data_type for column in order] for row in (1, *rows)]
        for row, (line, types) in enumerate(zip(values, kinds, strict=True), 1):
            for column, (value, kind) in enumerate(zip(line, types, strict=True), 1):
                sheet.cell(row, column).value = value
                if isinstance(value, str):
                    sheet.cell(row, column).data_type = "s" if kind == "s" else kind
        if rng.random() < 0.3:
            sheet.title = f"Arkusz {title[:3]}"


def cells_of(found: tuple[Table, ...]) -> dict[Cell, str]:
    """All cells of a plan that people fill in."""
    return {
        (
            table.title,
            row.id if table.key == "dzialania" else f"{row.owner}/{row.id}",
            header,
        ): value
        for table in found
        for row in table.rows
        for about in table.fields
        if not about.column.locked
        for header, value in [(about.column.header, row.values.get(about.key, ""))]
    }


def one_round(plan: Path, rng: random.Random, count: int) -> tuple[int, int]:
    """One workbook with so many edits; returns how many came back, and how many were refused."""
    loaded = plans.load_plan(plan)
    assert loaded.plan is not None
    now = tables(loaded.plan)
    made = edits(rng, now, count)
    done = _imported(plan, made, rng)
    refused = 0
    if done.faults:
        # Values that a plan cannot hold, and entries that deny themselves.
        meant = ("plan miałby błąd RPD0", "w planie będzie błąd RPD403", "w wierszu niczego już")
        assert all(fault.message.startswith(meant) for fault in done.faults), done.faults
        kept = [one for one in made if one.cell[0] != "Budżet"]
        refused, made = len(made) - len(kept), kept
        done = _imported(plan, made, rng)
        assert not done.faults, done.faults
    side = done.draft or done.plan
    expected = cells_of(now) | {one.cell: one.value for one in made}
    after, text = cells_of(now), plan.read_text("utf-8")
    if side is not None:
        assert side.loaded.plan is not None
        wanted = {str(table.key): [one.key for one in table.fields] for table in now}
        after, text = cells_of(tables(side.loaded.plan, wanted=wanted)), side.data.decode("utf-8")
    wrong = {c: (expected[c], after.get(c)) for c in expected if after.get(c) != expected[c]}
    assert not wrong, wrong
    lines = plan.read_text("utf-8").splitlines()
    assert not [one for line in lines for one in line.split("# ")[1:] if one not in text]
    return len(made), refused


def _imported(plan: Path, made: list[Edited], rng: random.Random) -> sheet_outcome.FromSheet:
    book = Book(book_of(plan))
    book.set(*((*one.cell, one.typed) for one in made))
    shuffle(rng, book)
    return from_sheet.patch(book.saved(plan.parent / "arkusz.xlsx"), plan)


# --- twelve bodies -------------------------------------------------------------------------------

BODIES = tuple(f"JO{number}" for number in range(1, 13))


def plan_of_bodies(folder: Path) -> Path:
    """A plan of twelve bodies, with an action each, and three of several bodies."""
    path = workspace(folder)
    head, _, _ = path.read_text("utf-8").partition("            dzialania:")
    actions = [
        f"              - id: zadanie-{number}\n"
        f"                nazwa: Zadanie {number}  # uzgodniono z {body}\n"
        f"                produkty: [Raport {number}]\n"
        f"                wskazniki: [{{nazwa: Liczba {number}, wartosc_docelowa: {number}}}]\n"
        f"                budzet: [{{kwota: {number}00, zrodla: [FERS], id: fers}}]\n"
        f"                termin: cały 2026 r.\n                realizatorzy: [{body}]\n"
        for number, body in enumerate(BODIES, 1)
    ]
    actions += [
        f"              - id: wspolne-{number}\n                nazwa: Wspólne {number}\n"
        f"                realizatorzy: [{', '.join(BODIES[number::3])}]\n"
        for number in range(3)
    ]
    path.write_text(f"{head}            dzialania:\n{''.join(actions)}", "utf-8")
    return path


def book_of_body(plan: Path, number: int, rng: random.Random) -> Book:
    """What a body sends back: its own cells changed, rows added to what it shares with others."""
    body = BODIES[number - 1]
    book = Book(book_of(plan, [body]))
    own = f"zadanie-{number}"
    book.set(
        ("Działania", own, "Nazwa działania/inicjatywy", f"Zadanie {number} po zmianie"),
        ("Budżet", f"{own}/fers", "Kwota [zł]", rng.randint(1, 10**6)),
        ("Wskaźniki", f"{own}/#1", "Opis", f"Opis {number}"),
    )
    shared = next(name for name in book.rows("Działania") if name.startswith("wspolne"))
    book.add("Wskaźniki", {"Id działania": shared, "Wskaźnik": f"Wskaźnik {body}"})
    book.add("Budżet", {"Id działania": own, "Źródła": "BP", "Kwota [zł]": number})
    book.add("Realizatorzy", {"Id działania": shared, "Podmiot": f"Partner {body}"})
    place = {"Kierunek interwencji": "I.1.1"}
    book.add("Działania", {**place, "Nazwa działania/inicjatywy": f"Nowe {body}"})
    return book


def in_order(plan: Path, sheets: list[Path]) -> bytes:
    """The plan after all sheets, one after another."""
    for sheet in sheets:
        done = from_sheet.patch(sheet, plan)
        assert not done.faults, (sheet, done.faults)
        assert done.plan is not None
        plan.write_bytes(done.plan.data)
    return plan.read_bytes()


def bodies(folder: Path, rng: random.Random, orders: int, most: int = len(BODIES)) -> int:
    """The sheets of so many bodies in random orders; returns how many orders gave one file."""
    plan = plan_of_bodies(folder)
    before = plan.read_bytes()
    sheets = [
        book_of_body(plan, number, rng).saved(folder / f"{number}.xlsx")
        for number in range(1, most + 1)
    ]
    results = set()
    for _ in range(orders):
        plan.write_bytes(before)
        results.add(in_order(plan, rng.sample(sheets, len(sheets))))
    assert len(results) == 1
    return orders


def main() -> int:
    """Run as many rounds as asked for and say how it went."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--rounds", type=int, default=60)
    asked.add_argument("--edits", type=int, default=20)
    asked.add_argument("--orders", type=int, default=20)
    asked.add_argument("--first", type=int, default=0, help="the first seed")
    options = asked.parse_args()
    came = refused = wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        small = workspace(Path(folder) / "small")
        large = workspace(Path(folder) / "large").with_name("2024.yaml")
        large.write_bytes((ROOT / "plans" / "2024.yaml").read_bytes())
        for seed in range(options.first, options.first + options.rounds):
            plan = large if seed % 5 == 4 else small
            try:
                back, lost = one_round(plan, random.Random(seed), options.edits)
            except (AssertionError, RpdError) as error:
                wrong += 1
                print(f"seed {seed}: {str(error)[:2000]}")
                continue
            came, refused = came + back, refused + lost
        print(
            f"{came} edits came back exactly, {refused} were refused by cell, {wrong} rounds failed"
        )
        rng = random.Random(options.first)
        orders = bodies(Path(folder) / "bodies", rng, options.orders)
    print(f"{orders} orders of the workbooks of {len(BODIES)} bodies gave one file")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
