"""How long 1,000 plans take to sum, beside hledger's ``balance`` over the same entries.

Run from the checkout: ``python bench/budget.py [number of plans]``. Everything is made in
a temporary folder: workspaces of 50 years each (every other year, so that no plan is another's
last year) with copies of ``plans/2024.yaml``, a journal of their entries, and a journal that also
carries the plans' texts as comments, which makes hledger read as many bytes as ``rpd`` does.
"""

from __future__ import annotations

import gc
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rpd.budget.crosstab import crosstab
from rpd.budget.ledger import totals
from rpd.workspace import ledgers

ROOT = Path(__file__).resolve().parent.parent
YEARS = 50
RUNS = 3


def workspaces(folder: Path, number: int) -> list[Path]:
    """That many plans with their strategies and dictionaries."""
    text = (ROOT / "plans" / "2024.yaml").read_text("utf-8")
    paths = []
    for index in range(number):
        plans = folder / f"region-{index // YEARS:03}" / "plans"
        if not plans.exists():
            plans.mkdir(parents=True)
            for name in ("strategia.yaml", "slownik.yaml"):
                shutil.copy(ROOT / "plans" / name, plans / name)
        year = 2000 + 2 * (index % YEARS)
        path = plans / f"{year}.yaml"
        path.write_text(text.replace("2024", str(year)), "utf-8")
        paths.append(path)
    return paths


def journals(folder: Path, paths: list[Path]) -> tuple[Path, Path]:
    """The entries of all plans as a journal, alone and with the plans' texts as comments."""
    lean, full = folder / "pozycje.journal", folder / "teksty.journal"
    with lean.open("w", encoding="utf-8") as entries, full.open("w", encoding="utf-8") as texts:
        for path in paths:
            made = ledgers.read(path).ledger
            assert made is not None
            lines = path.read_text("utf-8").splitlines()
            texts.write("".join(f"; {line}\n" for line in lines) + "\n")
            for item in made.amounts:
                record = (
                    f"{item.rok}-01-01 {item.dzialanie.numer} {item.dzialanie.id}\n"
                    f"    zrodlo:{'+'.join(item.zrodla)}  {item.kwota:.2f} PLN\n"
                    f"    plan:{item.dzialanie.headings[0]}:{item.dzialanie.headings[-1]}\n\n"
                )
                entries.write(record)
                texts.write(record)
    return lean, full


def measured(action: Callable[[], object]) -> tuple[str, str]:
    """Medians of some runs in seconds: by the clock, and of the processors with all children."""
    clock, processors = [], []
    for _ in range(RUNS):
        started, used = time.perf_counter(), _used()
        action()
        clock.append(time.perf_counter() - started)
        processors.append(_used() - used)
    return f"{statistics.median(clock):.2f}", f"{statistics.median(processors):.2f}"


def _used() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def run(*command: str | Path) -> None:
    """Run a command quietly."""
    subprocess.run(list(map(str, command)), stdout=subprocess.DEVNULL, check=True)


def main() -> None:
    """Measure and print a Markdown table."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = workspaces(folder, number)
        lean, full = journals(folder, paths)
        size = sum(path.stat().st_size for path in paths)
        rpd = [sys.executable, "-m", "rpd", "budget", folder, "--format", "json"]
        rows = [
            ("rpd budget, all processors", size, measured(lambda: run(*rpd))),
            (
                "rpd budget, one processor",
                size,
                measured(lambda: run("taskset", "-c", "0", *rpd)),
            ),
        ]
        gc.disable()
        read = [ledgers.read(path) for path in paths]
        books = tuple(one.ledger for one in read if one.ledger is not None)
        rows.append(("rpd: the sums alone, by source", 0, measured(lambda: totals(books))))
        rows.append(
            (
                "rpd: the sums alone, kierunek × źródło with verification",
                0,
                measured(lambda: crosstab(books, ["kierunek", "zrodlo"])),
            )
        )
        for words, path in (
            ("hledger balance, entries only", lean),
            ("hledger balance, entries and the plans' texts as comments", full),
        ):
            action = measured(lambda path=path: run("hledger", "-f", path, "balance"))  # type: ignore[misc]
            rows.append((words, path.stat().st_size, action))
    print(f"{number} plans, {os.cpu_count()} processors, Python {sys.version.split()[0]}\n")
    print("| what | MB read | seconds | processor seconds |\n| --- | ---: | ---: | ---: |")
    for words, length, (clock, processors) in rows:
        print(f"| {words} | {length / 1e6:.1f} | {clock} | {processors} |")


if __name__ == "__main__":
    main()
