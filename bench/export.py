"""A country's plans as data: generated as models from a seed, written in a stream, queried.

From the checkout, with the extra „parquet”::

    python bench/export.py --plans 28000 --yaml 200

No plan is kept: each is made, written as rows and forgotten. Some go through YAML besides: their
text is read again, and has to give the same rows.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from random import Random

import duckdb

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from rpd.amendment.apply import text_of
from rpd.exchange import datapackage
from rpd.exchange.datapackage import RECIPE, PlanOf
from rpd.exchange.records import records
from rpd.load.data import data_of, plan_of
from rpd.plan.built_in import BUILT_IN
from rpd.plan.model import (
    Dzialanie,
    Element,
    Opis,
    Plan,
    PozycjaBudzetu,
    Produkt,
    Realizator,
    Termin,
    Wskaznik,
)
from rpd.plan.terminy import Okres, Problem, parse
from rpd.writing.model_data import to_data

YEARS = 10
SOURCES = ("FERS", "FEM", "BP", "PFRON", "FP", "BG")
WORDS = [
    "wsparcie",
    "usług",
    "społecznych",
    "oraz",
    "szkolenia",
    "dla",
    "kadr",
    "gmin",
    "podmiotów",
]


def _text(rng: Random, count: int) -> str:
    return " ".join(rng.choices(WORDS, k=count)).capitalize()


def _action(rng: Random, number: int, year: int) -> Dzialanie:
    amount = Decimal(rng.randint(1000, 90_000_000)) / 100
    sources = tuple(rng.sample(SOURCES, rng.choice((1, 1, 1, 2))))
    term = f"{rng.choice(('I', 'II', 'III'))}–IV kwartał {year}"
    return Dzialanie(
        id=f"dzialanie-{number}",
        nazwa=_text(rng, 8),
        opis=(Opis(_text(rng, 40)),),
        produkty=tuple(Produkt(_text(rng, 4)) for _ in range(rng.randint(1, 3))),
        wskazniki=tuple(
            Wskaznik(_text(rng, 5), wartosc_docelowa=Decimal(rng.randint(1, 500)), id=f"w-{one}")
            for one in range(rng.randint(1, 3))
        ),
        budzet=(PozycjaBudzetu(kwota=amount.quantize(Decimal("0.01")), zrodla=sources, id="b"),),
        termin=(Termin(term, _OKRESY.setdefault(term, parse(term, year))),),
        realizatorzy=tuple(Realizator(name) for name in rng.sample(("GOPS", "PCPR", "CUS"), 2)),
    )


_OKRESY: dict[str, Okres | Problem] = {}


def plan(seed: int) -> PlanOf:
    """A plan of a municipality and a year, always the same for a seed."""
    rng = Random(seed)
    unit, year = seed // YEARS, 2024 + seed % YEARS
    aim, priority, kierunek = BUILT_IN.levels
    actions = iter(_action(rng, number, year) for number in range(1, rng.randint(8, 20)))
    tree = Element(
        aim,
        "I",
        elementy=(
            Element(
                priority,
                "I.1",
                elementy=(
                    Element(kierunek, "1", _text(rng, 6), "I.1.1", dzialania=tuple(actions)),
                ),
            ),
        ),
    )
    title = f"Plan gminy {unit} na {year} r."
    made = Plan(
        year, title, profil=BUILT_IN, strategia="s.yaml", slownik="d.yaml", elementy=(tree,)
    )
    return PlanOf(f"{unit:04}-{year}", made)


def _generated(count: int) -> Iterator[PlanOf]:
    return (plan(seed) for seed in range(count))


def _through_yaml(count: int, total: int) -> None:
    for seed in range(0, total, max(total // count, 1)):
        made = plan(seed)
        again = plan_of(data_of(text_of(to_data(made.plan))))
        assert list(records(again, made.name)) == list(records(made.plan, made.name)), seed


def main() -> None:
    """Write, query and say what it took."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--plans", type=int, default=28_000)
    asked.add_argument("--yaml", type=int, default=200)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        start = time.process_time()
        files = {}

        def put(name: str, data: bytes) -> None:
            if name not in files:
                files[name] = (Path(folder) / name).open("wb")
            files[name].write(data)

        rows = datapackage.write(_generated(options.plans), put, "Plany")
        for file in files.values():
            file.close()
        size = sum(path.stat().st_size for path in Path(folder).iterdir())
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{options.plans} plans, {sum(rows.values())} rows, {size >> 20} MB: {rows}")
        print(f"made and written: {time.process_time() - start:.1f} s CPU, peak {peak} MB")
        start = time.process_time()
        _through_yaml(options.yaml, options.plans)
        print(f"{options.yaml} through YAML: {time.process_time() - start:.1f} s CPU, equal rows")
        _query(Path(folder))


def _query(folder: Path) -> None:
    script = (folder / RECIPE).read_text("utf-8").replace("read_csv('", f"read_csv('{folder}/")
    start = time.perf_counter()
    with duckdb.connect() as base:
        base.execute(script)
        loaded = time.perf_counter()
        query = (
            "SELECT zrodlo, p.rok, sum(b.kwota) FROM budzet_zrodla b JOIN plany p USING (plan) "
            "GROUP BY 1, 2 ORDER BY 1, 2"
        )
        found = base.execute(query).fetchall()
        asked = time.perf_counter()
        (total,) = base.execute("SELECT sum(kwota) FROM budzet").fetchall()
    print(f"DuckDB: read {loaded - start:.1f} s, sums by source and year {asked - loaded:.2f} s")
    print(f"{len(found)} sums; all money {total[0]} zł ({type(total[0]).__name__})")


if __name__ == "__main__":
    main()
