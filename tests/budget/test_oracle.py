"""The same sums by others: SQLite in whole grosze, and hledger where it is installed."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given

from rpd.budget.crosstab import crosstab
from rpd.budget.dimensions import Dimension
from rpd.budget.items import Item
from rpd.budget.ledger import Ledger, ledger, totals
from rpd.plan.model import Plan
from rpd.workspace.plans import load_plan
from tests.budget.plans import plans, slownik
from tests.conftest import ROOT
from tests.properties import examples

COLUMNS = (
    *("zrodlo", "grupa", "cel", "priorytet", "kierunek", "dzialanie", "realizator", "rok"),
    *("okres", "dzial", "rozdzial", "paragraf", "warunek"),
)
PAIRS: tuple[tuple[Dimension, Dimension], ...] = (
    ("cel", "zrodlo"),
    ("kierunek", "zrodlo"),
    ("dzialanie", "grupa"),
    ("realizator", "zrodlo"),
    ("zrodlo", "rok"),
    ("rok", "realizator"),
    ("zrodlo", "okres"),
    ("dzial", "rok"),
    ("rozdzial", "paragraf"),
    ("warunek", "okres"),
)


def exported(item: Item) -> tuple[str | int, ...]:
    """A line of a ledger as a record: names as texts, the amount in grosze."""
    action = item.dzialanie
    kwota = item.kwota
    assert kwota is not None
    grosze = int(kwota.scaleb(2))
    assert Decimal(grosze).scaleb(-2) == kwota
    return (
        " + ".join(item.zrodla),
        " + ".join(item.grupy),
        *action.headings,
        action.numer,
        item.lider,
        str(item.rok),
        item.okres or str(item.rok),
        *(item.dzial, item.rozdzial, item.paragraf),
        "warunkowe" if item.warunkowa else "pewne",
        grosze,
    )


def database(ledgers: Iterable[Ledger]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute(f"create table pozycje ({', '.join(COLUMNS)}, grosze integer)")
    rows = [exported(item) for one in ledgers for item in one.amounts]
    marks = ", ".join("?" * (len(COLUMNS) + 1))
    connection.executemany(f"insert into pozycje values ({marks})", rows)  # noqa: S608
    return connection


def zloty(grosze: int | None) -> Decimal:
    return Decimal(grosze or 0).scaleb(-2)


def compare(ledgers: Sequence[Ledger]) -> None:
    connection = database(ledgers)
    (whole,) = connection.execute("select sum(grosze) from pozycje").fetchone()
    sums = totals(tuple(ledgers))
    assert sums.razem == zloty(whole)
    by_source = dict(connection.execute("select zrodlo, sum(grosze) from pozycje group by 1"))
    found = {t.zrodlo: t.kwota for t in sums.zrodla if t.kwota}
    found |= {" + ".join(t.zrodla): t.kwota for t in sums.wspolne if t.kwota}
    assert found == {name: zloty(grosze) for name, grosze in by_source.items() if grosze}
    for total in sums.zrodla:
        query = "select sum(grosze) from pozycje where ' + ' || zrodlo || ' + ' like ?"
        (most,) = connection.execute(query, (f"% + {total.zrodlo} + %",)).fetchone()
        assert total.maksimum == zloty(most)
    for row_by, column_by in PAIRS:
        query = f"select {row_by}, {column_by}, sum(grosze) from pozycje group by 1, 2"  # noqa: S608
        expected = {(r, c): zloty(grosze) for r, c, grosze in connection.execute(query) if grosze}
        table = crosstab(ledgers, (row_by, column_by))
        cells = {
            (" + ".join(row.members[-1].key), " + ".join(column.key)): cell
            for row in table.rows
            if row.level == len(table.levels) - 1
            for column, cell in zip(table.columns, row.cells, strict=True)
            if cell
        }
        assert cells == expected


def real() -> Ledger:
    loaded = load_plan(ROOT / "plans" / "2024.yaml")
    assert loaded.plan is not None
    return ledger(loaded.plan, loaded.slownik, loaded.strategia, loaded.source.name)


def test_2024_against_sqlite() -> None:
    compare([real()])


@examples(60)
@given(plans())
def test_any_plan_against_sqlite(plan: Plan) -> None:
    compare([ledger(plan, slownik)])


# --- hledger -----------------------------------------------------------------------------------

needs_hledger = pytest.mark.skipif(
    shutil.which("hledger") is None, reason="hledger is not installed (apt-get install hledger)"
)


def journal(ledgers: Iterable[Ledger]) -> str:
    """Every amount as a transaction: source and kierunek as accounts."""
    records = []
    for one in ledgers:
        for item in one.amounts:
            action = item.dzialanie
            source = "+".join(item.zrodla).replace(" ", "_")
            tree = ":".join(action.headings)
            records.append(
                f"{item.rok}-01-01 {action.numer}\n"
                f"    zrodlo:{source}  {item.kwota:.2f} PLN\n"
                f"    plan:{tree}  -{item.kwota:.2f} PLN\n"
            )
    return "\n".join(records)


def balances(text: str, folder: Path, *arguments: str) -> dict[str, Decimal]:
    path = folder / "plan.journal"
    path.write_text(text, "utf-8")
    command = ["hledger", "-f", str(path), "balance", "-O", "csv", "--no-total", *arguments]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {
        account: Decimal(amount)
        for account, amount in re.findall(r'^"([^"]+)","(-?[0-9.]+) PLN"$', output, re.MULTILINE)
    }


@needs_hledger
def test_2024_against_hledger(tmp_path: Path) -> None:
    one = real()
    text = journal([one])
    sums = totals((one,))
    expected = {f"zrodlo:{t.zrodlo}": t.kwota for t in sums.zrodla}
    expected |= {f"zrodlo:{'+'.join(t.zrodla)}": t.kwota for t in sums.wspolne}
    assert balances(text, tmp_path, "zrodlo", "--flat") == expected
    table = crosstab([one], ["kierunek"])
    tree = {
        ":".join(("plan", *(m.key[0] for m in row.members))): -row.razem
        for row in table.rows
        if row.razem
    }
    found = balances(text, tmp_path, "plan", "--flat")
    for depth in (2, 3):
        found |= balances(text, tmp_path, "plan", "--flat", "--depth", str(depth))
    assert found == tree


@needs_hledger
def test_generated_plans_against_hledger(tmp_path: Path) -> None:
    @examples(8, suppress_health_check=list(HealthCheck))
    @given(plans())
    def check(plan: Plan) -> None:
        one = ledger(plan, slownik)
        if not one.amounts:
            return
        sums = totals((one,))
        expected = {f"zrodlo:{t.zrodlo}": t.kwota for t in sums.zrodla if t.kwota}
        expected |= {f"zrodlo:{'+'.join(t.zrodla)}": t.kwota for t in sums.wspolne}
        assert balances(journal([one]), tmp_path, "zrodlo", "--flat") == expected

    check()
