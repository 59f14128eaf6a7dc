"""A plan that names a profile: how it is read, and what is said where it cannot be."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from rpd.load.quick import quick
from rpd.outside.files import Source
from rpd.plan.model import elementy, galezie, miejsca
from rpd.workspace.desk import Desk
from rpd.workspace.plans import load_plan
from tests.conftest import ROOT, Run

HERE = ROOT / "tests" / "shapes"
LIBRARY = HERE / "biblioteka" / "plans"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    shutil.copytree(LIBRARY, tmp_path / "plans")
    return tmp_path / "plans" / "2027.yaml"


def changed(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def said(plan: Path) -> list[str]:
    """What is found in a plan and its profile, but for what is told of joint amounts."""
    return [
        f"{Path(d.file).name}:{d.span.line if d.span else 0} {d.code} {d.message}"
        for d in load_plan(plan).diagnostics
        if d.code != "RPD407"
    ]


def test_a_right_plan_has_its_shape(plan: Path) -> None:
    loaded = load_plan(plan)
    assert loaded.plan is not None
    assert said(plan) == []
    assert [galaz.numer for galaz in galezie(loaded.plan)] == ["1", "1.1", "1.2", "2", "2.10"]
    assert [one.numer for one in miejsca(loaded.plan)] == ["1.1.1", "1.1.2", "1.2.1", "2.10.1"]
    assert [element.poziom.noun.one for element in elementy(loaded.plan)][:2] == ["oś", "temat"]
    assert loaded.plan.osie[1].tematy[0].numer == "2.10"


def test_a_plan_whose_profile_is_missing_is_held_to_no_shape(plan: Path) -> None:
    plan.with_name("profil.yaml").unlink()
    assert load_plan(plan).plan is None
    (finding,) = said(plan)
    assert finding.startswith("2027.yaml:4 RPD014 Nie ma pliku „")


def test_a_plan_whose_profile_is_wrong_is_held_to_no_shape(plan: Path) -> None:
    changed(plan.with_name("profil.yaml"), "pole: budzet", "pole: srodki")
    assert load_plan(plan).plan is None
    assert said(plan) == ["profil.yaml:52 RPD151 Nie ma pola „srodki”."]


@pytest.mark.parametrize("content", ["", "- a", "tekst", "uklad: [", "zrodla: []", "\x00"])
def test_a_profile_that_is_none(plan: Path, content: str) -> None:
    plan.with_name("profil.yaml").write_text(content, "utf-8")
    assert load_plan(plan).plan is None
    assert {line.partition(":")[0] for line in said(plan)} == {"profil.yaml"}


@pytest.mark.parametrize("written", ["7", "[profil.yaml]", "''", "null", "true"])
def test_a_name_that_is_none(plan: Path, written: str) -> None:
    changed(plan, "profil: profil.yaml", f"profil: {written}")
    assert load_plan(plan).plan is None
    message = "Pole „profil” powinno podawać nazwę pliku z kształtem planu."
    expected = f"2027.yaml:4 RPD013 {message}"
    assert said(plan) in ([expected], ["2027.yaml:4 RPD013 Pole jest puste."])


def test_a_plan_that_is_no_yaml_says_so_whatever_its_profile(plan: Path) -> None:
    changed(plan, "tytul: Program", "tytul: [Program")
    assert {line.split()[1] for line in said(plan)} == {"RPD002"}


MISTAKES = {
    "a level that the profile lacks": (
        "    tematy:\n      - numer: 1.1\n",
        "    kierunki: []\n    tematy:\n      - numer: 1.1\n",
        "2027.yaml:8 RPD010 Nieznane pole „kierunki”.",
    ),
    "a field that no column prints": (
        "            termin: IV kwartał 2027\n",
        "            termin: IV kwartał 2027\n            produkty: [Katalog]\n",
        "2027.yaml:21 RPD010 Profil nie drukuje pola „produkty”.",
    ),
    "a number under another one": (
        "numer: 1.2",
        "numer: I.2",
        "2027.yaml:22 RPD013 Wartość „I.2” ma niedozwoloną postać.",
    ),
    "a number that is no number of the level": (
        "numer: 2\n",
        "numer: 2.5\n",
        "2027.yaml:30 RPD013 Numer 2.5 ma niedozwoloną postać.",
    ),
    "an element without a name": (
        "    nazwa: Czytanie\n",
        "",
        "2027.yaml:6 RPD011 Brakuje pola „nazwa”.",
    ),
    "a strategy that there is none of": (
        "slownik: slownik.yaml",
        "strategia: strategia.yaml\nslownik: slownik.yaml",
        "2027.yaml:3 RPD010 Nieznane pole „strategia”.",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_mistakes_are_those_of_the_profile(plan: Path, name: str) -> None:
    old, new, expected = MISTAKES[name]
    changed(plan, old, new)
    assert expected in said(plan)


def test_a_number_is_read_as_it_is_written(plan: Path) -> None:
    changed(plan, "numer: 1.2\n", "numer: 1.10\n")
    loaded = load_plan(plan)
    assert loaded.plan is not None
    assert [galaz.numer for galaz in galezie(loaded.plan)][2] == "1.10"


def test_the_quick_reader_finds_the_same(plan: Path) -> None:
    desk = Desk()
    found = quick(desk.read(plan), desk.fetch(plan)).case
    assert found is not None
    assert found.plan == load_plan(plan).plan
    plan.with_name("profil.yaml").unlink()
    again = Desk()
    assert quick(again.read(plan), again.fetch(plan)).case is None


def test_a_file_without_the_field_is_as_before() -> None:
    source = Source("2024.yaml", (ROOT / "plans" / "2024.yaml").read_bytes())
    desk = Desk()
    case = quick(source, desk.fetch(ROOT / "plans" / "2024.yaml")).case
    assert case is not None
    assert (case.plan.profil.nazwa, case.plan.plik_profilu) == ("", "")


def test_the_schema_of_the_workspace_is_that_of_its_plan(plan: Path, rpd: Run) -> None:
    from jsonschema import Draft202012Validator

    schema = json.loads(rpd("schema", cwd=plan.parents[1]).out)
    Draft202012Validator.check_schema(schema)
    assert {"osie", "profil"} <= set(schema["required"])
    assert "cele" not in schema["properties"]
    with_ids = json.loads(rpd("schema", "--ids", cwd=plan.parents[1]).out)
    sources = with_ids["$defs"]["pozycja_budzetu"]["properties"]["zrodla"]["items"]
    assert sources["enum"] == ["BG", "FK"]


def test_an_adopted_plan_keeps_what_its_profile_prints(plan: Path, rpd: Run) -> None:
    at = plan.parents[1]
    resolution = "uchwala: {organ: Rada Gminy Olchowiec, numer: 1/2026, data: 2026-12-01}\n"
    changed(plan, "slownik:", f"{resolution}slownik:")
    assert rpd("adopt", "2027", cwd=at).code == 0
    assert said(plan) == []
    profil = plan.with_name("profil.yaml")
    changed(profil, "naglowek: Pieniądze", "naglowek: Nakłady")
    (finding,) = said(plan)
    assert "RPD154 Profil ma w części „uklad.1”" in finding
    assert rpd("render", "2027", cwd=at).code == 1
    changed(profil, "naglowek: Nakłady", "naglowek: Pieniądze")
    changed(profil, "nazwa: Roczny program biblioteczny", "nazwa: Inna nazwa, niedrukowana")
    assert said(plan) == []


def test_a_strategy_may_be_there_or_not(tmp_path: Path, rpd: Run) -> None:
    shutil.copytree(HERE / "dzielnica" / "plans", tmp_path / "plans")
    plan = tmp_path / "plans" / "2026.yaml"
    assert rpd("validate", cwd=tmp_path).code == 0
    changed(plan, "slownik:", "strategia: strategia.yaml\nslownik:")
    assert said(plan)[0].startswith("2026.yaml:3 RPD014 Nie ma pliku „")


def test_levels_carry_indicators_and_sums_where_the_profile_says_so(plan: Path) -> None:
    held = "    kwota_ogolem: 9050.50\n    wskazniki:\n      - {nazwa: Liczba czytelników}\n"
    changed(plan, "    nazwa: Czytanie\n", f"    nazwa: Czytanie\n{held}")
    assert [line.split(" ", 1)[1] for line in said(plan)] == [
        "RPD010 Nieznane pole „kwota_ogolem”.",
        "RPD010 Nieznane pole „wskazniki”.",
    ]
    more = "    wielka_litera: true\n    wskazniki: true\n    suma: true\n  - klucz: tematy"
    old = "    wielka_litera: true\n  - klucz: tematy"
    changed(plan.with_name("profil.yaml"), old, more)
    loaded = load_plan(plan).plan
    assert loaded is not None
    assert [d for d in said(plan) if "Nieznane" in d] == []
    assert [one.nazwa for one in loaded.elementy[0].wskazniki] == ["Liczba czytelników"]
