"""Plans as tables: keys, references and types hold, sums are those of the plan, recipes run."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Callable
from contextlib import chdir
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from rpd.exchange import datapackage
from rpd.exchange.datapackage import DoubledError, PlanOf
from rpd.workspace import plans
from tests.conftest import ROOT, Run
from tests.exchange.books import workspace
from tests.expected import Expected
from tools.fuzz_sheets import plan_of_bodies

SHAPES = sorted((ROOT / "tests" / "shapes").glob("*/plans/20*.yaml"))
EXPECTED = Expected(Path(__file__).parent / "expected_data", ["dane.txt"])
PAGE = ROOT / "docs" / "analiza.md"
Row = dict[str, str]
Tables = dict[str, list[Row]]


def _plan(path: Path) -> PlanOf:
    loaded = plans.load_plan(path)
    assert loaded.plan is not None
    return PlanOf(f"{path.parent.parent.name}-{path.stem}", loaded.plan, loaded.slownik)


def _tables(files: dict[str, bytes]) -> tuple[dict[str, Any], Tables]:
    described = json.loads(files["datapackage.json"])
    found = {}
    for one in described["resources"]:
        text = files[one["path"]].decode()
        assert len(files[one["path"]]) == one["bytes"]
        found[one["name"]] = list(csv.DictReader(io.StringIO(text)))
    return described, found


_READ: dict[str, Callable[[str], object]] = {
    "string": str,
    "integer": int,
    "number": Decimal,
    "date": date.fromisoformat,
    "boolean": {"true": True, "false": False}.__getitem__,
}


def faults(described: dict[str, Any], tables: Tables) -> list[str]:
    """What of a package is not as it says itself."""
    found = []
    for one in described["resources"]:
        name, schema, rows = one["name"], one["schema"], tables[one["name"]]
        for row in rows:
            for about in schema["fields"]:
                value = row[about["name"]]
                if not value:
                    if about.get("constraints", {}).get("required"):
                        found.append(f"{name}.{about['name']} is empty")
                    continue
                _READ[about["type"]](value)
        keys = [tuple(row[key] for key in schema["primaryKey"]) for row in rows]
        if len(set(keys)) < len(keys):
            found.append(f"{name} has a key twice")
        for reference in schema["foreignKeys"]:
            target = reference["reference"]
            there = {
                tuple(row[key] for key in target["fields"])
                for row in tables[target.get("resource", name)]
            }
            here = {tuple(row[key] for key in reference["fields"]) for row in rows}
            found += [f"{name} → {key}" for key in here - there if any(key[1:] or key)]
    return found


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Plans of all shapes in one package."""
    folder = tmp_path_factory.mktemp("dane")
    many = plan_of_bodies(folder / "podmioty" / "plans")
    return datapackage.packed(map(_plan, [ROOT / "plans/2024.yaml", *SHAPES, many]), "Plany")


def test_keys_references_and_types_hold(package: dict[str, bytes]) -> None:
    described, tables = _tables(package)
    assert faults(described, tables) == []
    assert len(tables["plany"]) == len(SHAPES) + 2
    del tables["dzialania"][5]
    assert faults(described, tables) != []


def test_tables_of_a_plan(tmp_path: Path) -> None:
    files = datapackage.packed([_plan(workspace(tmp_path / "plans"))], "Plany")
    said = [f"[{name}]\n{files[name].decode()}" for name in sorted(files) if name.endswith(".csv")]
    EXPECTED.check("dane.txt", "\n".join(said).replace(f"{tmp_path.name}-", ""))
    EXPECTED.check_orphans()


def test_sums_are_those_of_the_budget(rpd: Run) -> None:
    _, tables = _tables(datapackage.packed([_plan(ROOT / "plans/2024.yaml")], "Plany"))
    total = sum(Decimal(row["kwota"]) for row in tables["budzet"] if row["kwota"])
    ran = rpd("budget", "2024", "--format", "json")
    assert str(total) in ran.out


def test_a_doubled_id_is_told(tmp_path: Path) -> None:
    path = workspace(tmp_path / "plans")
    text = path.read_text("utf-8").replace("- id: szkolenia", "- id: diagnoza")
    path.write_text(text, "utf-8")
    with pytest.raises(DoubledError, match="występuje dwa razy"):
        datapackage.packed([_plan(path)], "Plany")


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path, rpd: Run) -> None:
    assert rpd("export", "2024", "--format", "datapackage", "-o", tmp_path / "a").code == 0
    ran = rpd("export", "2024", "--format", "datapackage", "-o", tmp_path / "a")
    assert (ran.code, "nie jest pusty" in ran.err) == (2, True)


def test_two_plans_of_one_year_are_no_data_of_two_years(tmp_path: Path, rpd: Run) -> None:
    path = workspace(tmp_path / "plans")
    shutil.copy(path, path.with_name("2031.yaml"))
    ran = rpd("export", "--format", "datapackage", "-o", "dane", cwd=tmp_path)
    assert ran.code == 2
    assert "i „plans/2031.yaml”; suma policzyłaby ten rok dwa razy." in ran.err
    assert not (tmp_path / "dane").exists()


def test_errors_of_a_plan_are_told(tmp_path: Path, rpd: Run) -> None:
    path = workspace(tmp_path / "plans")
    other = path.with_name("2031.yaml")
    path.rename(other)
    ran = rpd("export", "--format", "datapackage", "-o", "dane", cwd=tmp_path)
    assert ran.code == 1
    assert "rpd: Plany z błędami: „plans/2031.yaml”. Ich kwoty są w tabelach tak" in ran.err
    assert (tmp_path / "dane" / "budzet.csv").is_file()


def _blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of the 2024 plan in a folder „dane”."""
    folder = tmp_path_factory.mktemp("analiza")
    loaded = plans.load_plan(ROOT / "plans/2024.yaml")
    assert loaded.plan is not None
    files = datapackage.packed([PlanOf("2024", loaded.plan, loaded.slownik)], "Plany")
    (folder / "dane").mkdir()
    for name, content in files.items():
        (folder / "dane" / name).write_bytes(content)
    return folder


def _shown(value: object) -> str:
    return "NULL" if value is None else str(value)


def test_recipes_for_duckdb(data: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    with chdir(data / "dane"), duckdb.connect() as base:
        base.execute(Path("tabele.sql").read_text("utf-8"))
        said = []
        for query in _blocks("sql"):
            rows = base.execute(query).fetchall()
            said.append("".join("\t".join(map(_shown, row)) + "\n" for row in rows))
    assert said == _blocks("text")


def test_parquet_keeps_decimals(tmp_path: Path, rpd: Run) -> None:
    duckdb = pytest.importorskip("duckdb")
    assert rpd("export", "2024", "--format", "parquet", "-o", tmp_path / "p").code == 0
    with duckdb.connect() as base:
        (row,) = base.execute(
            f"SELECT typeof(kwota), sum(kwota) FROM '{tmp_path}/p/budzet.parquet' "  # noqa: S608
            "WHERE kwota IS NOT NULL GROUP BY 1"
        ).fetchall()
    assert row == ("DECIMAL(20,2)", Decimal("15630500.00"))


@pytest.mark.filterwarnings("ignore")
def test_recipe_for_spark(data: Path) -> None:
    pytest.importorskip("pyspark")
    if shutil.which("java") is None:
        pytest.skip("no Java")
    made: dict[str, Any] = {}
    with chdir(data):
        exec(_blocks("python")[0], made)  # noqa: S102 (the page says that it runs)
    assert made["razem"] == Decimal(15630500)
    made["spark"].stop()


@pytest.mark.filterwarnings("ignore")
def test_frictionless_finds_nothing(data: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(data / "dane" / "datapackage.json"))
    assert report.flatten(["type", "note"]) == []
