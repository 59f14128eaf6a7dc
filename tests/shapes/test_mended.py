"""Small plans of shapes in which something was lost, or had the name of something else."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rpd.load.data import plan_of
from rpd.load.stages import named
from rpd.plan.model import galezie, miejsca
from rpd.polish.wording import NBSP
from rpd.reading.build_profil import build_profil
from rpd.workspace.plans import load_plan
from tests.conftest import Ran, Run
from tests.shapes.made import ACTIONS, NOUNS, Data, noun
from tests.shapes.wholes import text_of

SLOWNIK: Data = {"zrodla": [{"id": "BG", "nazwa": "budżet"}], "podmioty": [], "skroty": []}
HEAD: Data = {"rok": 2030, "tytul": "Plan", "slownik": "slownik.yaml", "profil": "profil.yaml"}
NAME: Data = {"pole": "nazwa", "naglowek": "Co"}
RESOLUTION: Data = {"organ": "Rada", "numer": "7/2029", "data": "2029-12-18"}
MEASURE: Data = {"nazwa": "Miara", "docelowa": {"wartosc": 7, "rok": 2031}}
ACT = ("--number", "1/2030", "--date", "2030-03-01", "--in-force", "z dniem podjęcia")
ADDED = """  - nazwa: Kładki
    jednostka: m
    docelowa: {wartosc: 9, rok: 2031}
  - nazwa: Mosty
"""
Written = Callable[..., Path]


def level(at: int, numbering: str, **others: Any) -> Data:
    return {
        "klucz": f"lista_{at}",
        "oznaczenie": f"poziom_{at}",
        "nazwa": noun(NOUNS[at]),
        "numeracja": numbering,
        **others,
    }


def shape(*levels: Data, numbering: str = "arabska", **others: Any) -> Data:
    """A profile whose table prints names alone, unless told otherwise."""
    return {
        "poziomy": list(levels),
        "dzialanie": {"nazwa": noun(ACTIONS[0].replace("\\\n", "")), "numeracja": numbering},
        "wymagane": dict.fromkeys(
            ("realizatorzy", "termin", "wskazniki", "produkty", "budzet"), "nie"
        ),
        "uklad": [{"rodzaj": "tabela", "kolumny": [NAME]}],
        **others,
    }


def action(number: int, **others: Any) -> Data:
    return {"id": f"a{number}", "nazwa": f"Rzecz {number}", **others}


@pytest.fixture
def office(tmp_path: Path) -> Written:
    """Writes a workspace; returns its plan."""

    def written(profil: Data, **plan: Any) -> Path:
        plans = tmp_path / "plans"
        plans.mkdir()
        (plans / "profil.yaml").write_text(text_of(profil), "utf-8")
        (plans / "slownik.yaml").write_text(text_of(SLOWNIK), "utf-8")
        path = plans / "2030.yaml"
        path.write_text(text_of(HEAD | plan), "utf-8")
        return path

    return written


def amended(plan: Path, rpd: Run, old: str, new: str) -> str:
    """What the act says that replaces words of an adopted plan, once it has been carried out."""
    at = plan.parents[1]
    assert rpd("adopt", plan.stem, cwd=at).code == 0
    draft = plan.with_name("projekt.yaml")
    text = plan.read_text("utf-8")
    assert text.count(old) == 1
    draft.write_text(text.replace(old, new), "utf-8")
    wanted = load_plan(draft).plan
    saved = at / "zmiana.yaml"
    made = rpd("amend", plan, draft, *ACT, "--format", "md", "--save", saved, cwd=at)
    assert made.code == 0, made.err
    applied = rpd("apply", plan, saved, "-o", plan, cwd=at)
    assert applied.code == 0, applied.err
    got = load_plan(plan).plan
    assert got is not None
    assert wanted is not None
    assert got.elementy == wanted.elementy
    return made.out.replace(NBSP, " ").replace("\\", "")


def printed(plan: Path, rpd: Run) -> Ran:
    return rpd("render", plan.stem, "--format", "md", cwd=plan.parents[1])


# --- numbers -------------------------------------------------------------------------------------


def test_a_number_that_repeats_one_that_is_not_unique_names_one_place() -> None:
    profil = build_profil(shape(level(0, "dowolna"), level(1, "arabska"), level(2, "z-rodzicem")))
    below = [{"numer": "1.1", "nazwa": "C", "dzialania": [action(1)]}]
    tree = [
        {"numer": one, "nazwa": "A", "lista_1": [{"numer": "1", "nazwa": "B", "lista_2": below}]}
        for one in ("X1", "X2")
    ]
    plan = plan_of(named(HEAD | {"lista_0": tree}, profil))
    numbers = [galaz.numer for galaz in galezie(plan)]
    assert numbers == ["X1", "X1.1", "X1.1.1", "X2", "X2.1", "X2.1.1"]
    assert [[short for _, short in profil.within(number)] for number in numbers[:3]] == [
        ["X1"],
        ["X1", "1"],
        ["X1", "1.1"],
    ]


def test_no_heading_lends_a_number_that_it_does_not_have() -> None:
    levels = level(0, "arabska"), level(1, "brak"), level(2, "arabska", opcjonalny=True)
    profil = build_profil(shape(*levels, numbering="z-rodzicem"))
    inner = [{"numer": "1", "nazwa": "C", "dzialania": [action(2)]}]
    middle = [{"nazwa": "Bez numeru", "dzialania": [action(1)], "lista_2": inner}]
    top = [{"numer": "1", "nazwa": "A", "lista_1": middle}]
    plan = plan_of(named(HEAD | {"lista_0": top}, profil))
    assert [one.lp for one in miejsca(plan)] == ["1.1", "1.1.1"]


def test_a_number_repeats_whatever_may_stand_above(office: Written, rpd: Run) -> None:
    levels = level(0, "arabska", opcjonalny=True), level(1, "z-rodzicem")
    below = {"nazwa": "B", "dzialania": [action(1)]}
    whole = {"numer": "1", "nazwa": "A", "lista_1": [{"numer": "1.1"} | below]}
    alone = {"numer": "2", "nazwa": "C", "dzialania": [action(2)]}
    plan = office(shape(*levels), lista_0=[whole], lista_1=[alone])
    ran = rpd("validate", cwd=plan.parents[1])
    assert ran.code == 0, ran.out


@pytest.mark.parametrize(("numer", "code"), [("II.1", 0), ("1", 0), ("a.1", 0), ("4.1", 1)])
def test_a_number_repeats_that_above_a_heading_without_one(
    office: Written, rpd: Run, numer: str, code: int
) -> None:
    levels = (
        level(0, "rzymska"),
        level(1, "brak"),
        level(2, "litera", opcjonalny=True),
        level(3, "z-rodzicem"),
    )
    below = [{"numer": numer, "nazwa": "C", "dzialania": [action(1)]}]
    middle = [{"nazwa": "Bez numeru", "lista_3": below}]
    plan = office(shape(*levels), lista_0=[{"numer": "II", "nazwa": "A", "lista_1": middle}])
    assert rpd("validate", cwd=plan.parents[1]).code == code


# --- print ---------------------------------------------------------------------------------------


def test_rows_stand_behind_a_table_of_the_whole_annex(office: Written, rpd: Run) -> None:
    whole = {"rodzaj": "tabela", "na": "plan", "wiersze": "wskazniki", "kolumny": [NAME]}
    profil = shape(uklad=[whole, {"rodzaj": "tabela", "kolumny": [NAME]}])
    plan = office(profil, wskazniki=[MEASURE], dzialania=[action(1)])
    out = printed(plan, rpd).out
    assert "Miara" in out
    assert "Rzecz 1" in out


def test_numbers_and_days_of_own_fields_are_printed(office: Written, rpd: Run) -> None:
    kinds = {"cena": "kwota", "ile": "liczba", "dzien": "data"}
    profil = shape(
        pola=[{"klucz": key, "nazwa": key, "typ": kind} for key, kind in kinds.items()],
        uklad=[
            {
                "rodzaj": "tabela",
                "kolumny": [NAME, *({"pole": key, "naglowek": key} for key in kinds)],
            }
        ],
    )
    values = {"cena": "1200.50", "ile": "1200.5", "dzien": "2030-03-07"}
    plan = office(profil, dzialania=[action(1, **values)])
    for old in ("'1200.50'", "'1200.5'"):
        text = plan.read_text("utf-8")
        plan.write_text(text.replace(old, old.strip("'")), "utf-8")
    assert rpd("validate", cwd=plan.parents[1]).code == 0
    out = printed(plan, rpd).out.replace(NBSP, " ")
    assert "| 1 200,50 | 1 200,5 | 7 marca 2030 r. |" in out


# --- acts ----------------------------------------------------------------------------------------


def test_a_repealed_action_with_fields_of_its_own(office: Written, rpd: Run) -> None:
    columns = [NAME, {"pole": "uwagi", "naglowek": "Uwagi"}, {"pole": "ile", "naglowek": "Ile"}]
    profil = shape(
        pola=[
            {"klucz": "uwagi", "nazwa": "Uwagi", "typ": "tekst"},
            {"klucz": "ile", "nazwa": "Ile", "typ": "liczba"},
        ],
        uklad=[{"rodzaj": "tabela", "kolumny": columns}],
    )
    actions = [action(1), action(2, uwagi="pilne", ile="12")]
    plan = office(profil, uchwala=RESOLUTION, dzialania=actions)
    plan.write_text(plan.read_text("utf-8").replace("'12'", "12"), "utf-8")
    gone = "  - id: a2\n    nazwa: Rzecz 2\n    uwagi: pilne\n    ile: 12\n"
    assert "uchyla się akcję 2" in amended(plan, rpd, gone, "")
    assert "2. (uchylona)" in printed(plan, rpd).out.replace(NBSP, " ")


def test_indicators_of_a_table_get_other_names_come_and_go(office: Written, rpd: Run) -> None:
    columns = [NAME, *({"pole": key, "naglowek": key} for key in ("jednostka", "docelowa"))]
    whole = {"rodzaj": "tabela", "na": "plan", "wiersze": "wskazniki", "kolumny": columns}
    profil = shape(uklad=[whole, {"rodzaj": "tabela", "kolumny": [NAME]}])
    measures = [
        {"nazwa": name, "jednostka": unit, "docelowa": {"wartosc": 7, "rok": 2031}}
        for name, unit in (("Drogi", "km"), ("Mosty", "szt."), ("Parki", "ha"))
    ]
    plan = office(profil, uchwala=RESOLUTION, wskazniki=measures, dzialania=[action(1)])
    shutil.copy(plan, plan.with_suffix(".bak"))
    for old, new, said in (
        (
            "nazwa: Mosty",
            "nazwa: Kładki",
            "w wierszu „Mosty” w kolumnie „Co” wyraz „Mosty” zastępuje się wyrazem „Kładki”",
        ),
        (
            "  - nazwa: Mosty\n    jednostka: szt.\n    docelowa: {wartosc: 7, rok: 2031}\n",
            "",
            "uchyla się wiersz „Mosty”",
        ),
        (
            "  - nazwa: Mosty\n",
            ADDED,
            "po wierszu „Drogi” dodaje się wiersz „Kładki” w brzmieniu:",
        ),
    ):
        shutil.copy(plan.with_suffix(".bak"), plan)
        assert said in amended(plan, rpd, old, new)


def test_a_stated_sum_of_nothing_is_an_amount(office: Written, rpd: Run) -> None:
    columns = [NAME, {"pole": "budzet", "naglowek": "Środki"}]
    profil = shape(level(0, "arabska", suma=True), uklad=[{"rodzaj": "tabela", "kolumny": columns}])
    actions = [action(1, budzet=[{"bez_kosztow": True}])]
    top = [{"numer": "1", "nazwa": "A", "kwota_ogolem": 0, "dzialania": actions}]
    plan = office(profil, uchwala=RESOLUTION, lista_0=top)
    old = "kwota_ogolem: 0\n    dzialania:\n      - id: a1\n        nazwa: Rzecz 1\n"
    old += "        budzet:\n          - bez_kosztow: true\n"
    text = plan.read_text("utf-8")
    assert old in text, text
    new = old.replace("ogolem: 0", "ogolem: 9").replace(
        "bez_kosztow: true", "kwota: 9\n            zrodla: [BG]"
    )
    assert "„0” zastępuje się kwotą „9”" in amended(plan, rpd, old, new)


# --- rules ---------------------------------------------------------------------------------------


def test_rules_on_terms_look_at_fields_of_the_profile(office: Written, rpd: Run) -> None:
    columns = [NAME, {"pole": "odbior", "naglowek": "Odbiór"}]
    profil = shape(
        pola=[{"klucz": "odbior", "nazwa": "Odbiór", "typ": "termin"}],
        uklad=[{"rodzaj": "tabela", "kolumny": columns}],
    )
    actions = [
        action(1, odbior=[{"opis": "projekt", "okres": "II kwartał 2032"}]),
        action(2, odbior="kiedyś"),
        action(3, odbior="IV–II kwartał 2030"),
    ]
    plan = office(profil, dzialania=actions)
    out = rpd("validate", cwd=plan.parents[1]).out
    assert "Termin „II kwartał 2032” wykracza poza rok planu (2030)." in out
    assert (
        "Popraw rok albo, gdy akcja jest wieloletnia, zapisz tak: „odbior: [{opis: 'projekt', "
        'okres: "II kwartał 2032", wieloletnie: true}]”.'
    ) in out
    assert "RPD303" in out or "nieczytelny" in out
    assert "odwrocony" in out


def test_sums_and_changes_use_the_noun_of_the_profile(office: Written, rpd: Run) -> None:
    columns = [NAME, {"pole": "budzet", "naglowek": "Środki"}]
    profil = shape(uklad=[{"rodzaj": "tabela", "kolumny": columns}])
    money = {"budzet": [{"kwota": 5, "zrodla": ["BG"]}]}
    plan = office(profil, uchwala=RESOLUTION, dzialania=[action(1, **money), action(2, **money)])
    at = plan.parents[1]
    assert rpd("adopt", "2030", cwd=at).code == 0
    told = [
        rpd("budget", "--by-source", cwd=at),
        rpd("budget", "--explain", "BG", cwd=at),
        rpd("budget", "--by", "kwartal", cwd=at),
        rpd("render", "2030", "--format", "md", "--with-budget", cwd=at),
    ]
    draft = plan.with_name("projekt.yaml")
    text = plan.read_text("utf-8")
    before, _, gone = text.partition("  - id: a2")
    draft.write_text(before + gone[gone.index("wyrazy:") :], "utf-8")
    told += [
        rpd("diff", plan, draft, cwd=at),
        rpd("amend", plan, draft, *ACT, "--format", "md", cwd=at),
        rpd("amend", plan, draft, *ACT, "--document", "uzasadnienie", "--format", "md", cwd=at),
    ]
    said = "\n".join(one.out + one.err for one in told)
    assert all(one.code == 0 for one in told), said
    assert "Akcje" in said
    assert not [line for line in said.splitlines() if "ziałani" in line or "ziałań" in line]
