"""A plan of several years may be called by them all; whatever takes a year takes them too."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from rpd.outside import plan_names
from rpd.polish.wording import NBSP, plan_argument
from tests.conftest import ROOT, Run
from tests.cut import cut, laid
from tests.shapes.test_mended import SLOWNIK, shape
from tests.shapes.wholes import text_of
from tests.workspace.test_versions import git

OFFICE = ROOT / "tests" / "ready" / "finansowanie" / "plans"
NAME = "2024-2030.yaml"


@pytest.fixture
def at(tmp_path: Path) -> Path:
    shutil.copytree(OFFICE, tmp_path / "plans")
    (tmp_path / "plans" / "2024.yaml").rename(tmp_path / "plans" / NAME)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("2026.yaml", "2026", ""),
        ("2026-2029.yaml", "2026", "2029"),
        ("plans/plan-2026-2029.yml", "2026", "2029"),
        ("plan-2026.yaml", "2026", ""),
        ("strategia.yaml", "", ""),
        ("2026-kopia.yaml", "", ""),
    ],
)
def test_names(name: str, first: str, last: str) -> None:
    assert (plan_names.first_year(name), plan_names.last_year(name)) == (first, last)


def test_arguments() -> None:
    said = ("2026", "2026-2029", "2026–2029", "main", "2026..2029", "20260")
    assert [plan_names.stem_of(one) for one in said] == ["2026", *["2026-2029"] * 2, "", "", ""]
    assert plan_argument("plans/2026-2029.yaml", 2026) == "2026-2029"
    assert plan_argument("plans/2025-2029.yaml", 2026) == "plans/2025-2029.yaml"


@pytest.mark.parametrize("argument", ["2024-2030", "2024–2030", "2024"])
def test_every_command_that_takes_a_year(argument: str, at: Path, rpd: Run) -> None:
    assert rpd("validate", argument, cwd=at).code == 0
    assert "11 815 750,00" in rpd("budget", argument, cwd=at).out.replace(NBSP, " ")
    assert rpd("render", argument, "--format", "csv", cwd=at).code == 0
    ran = rpd(
        "adopt", argument, "--number", "1/2024", "--date", "2024-01-02", "--organ", "RM", cwd=at
    )
    assert ran.code == 0, ran.err
    asked = ("render", argument, "--at", "2024-02-01", "--format", "md")
    assert "stan na dzień 1" in rpd(*asked, cwd=at).out.replace(NBSP, " ")
    assert rpd("validate", cwd=at).code == 0


def test_in_git(at: Path, rpd: Run) -> None:
    git(at, "init", "-q", "-b", "main")
    git(at, "add", "-A")
    git(at, "commit", "-qm", "plan")
    plan = at / "plans" / NAME
    plan.write_text(plan.read_text("utf-8").replace("2025: 800,", "2025: 801,"), "utf-8")
    for argument in ("2024-2030", "2024"):
        said = rpd("diff", argument, cwd=at).out
        assert said.startswith(f"HEAD:plans/{NAME} → plans/{NAME}\n1")


@pytest.mark.parametrize(
    ("years", "total"),
    [
        ("2025", "3 500 000,00"),
        ("2024-2025", "3 620 000,00"),
        ("2024..2030", "11 815 750,00"),
        ("2030", "565 000,00"),
    ],
)
def test_years_count_amounts_in_their_periods(years: str, total: str, at: Path, rpd: Run) -> None:
    ran = rpd("budget", "--years", years, "--by", "rok", cwd=at)
    (line,) = [one for one in ran.out.splitlines() if one.startswith("Razem")]
    assert total in line.replace(NBSP, " ")


def test_a_year_that_is_no_name_is_told(at: Path, rpd: Run) -> None:
    for argument, said in (("2025", "rok 2025"), ("2024-2029", "lata 2024-2029")):
        ran = rpd("budget", argument, cwd=at)
        assert ran.code == 2
        assert ran.err.startswith(f"rpd: Nie ma planu na {said} w folderze „plans”.\n")
        assert "Są plany na lata: 2024-2030." in ran.err


def test_a_name_of_other_years_is_a_finding(at: Path, rpd: Run) -> None:
    (at / "plans" / NAME).rename(at / "plans" / "2024-2028.yaml")
    out = rpd("validate", cwd=at).out
    assert "Plik ma w nazwie lata 2024–2028, a okresy profilu obejmują 2024–2030." in out
    assert "→ Nazwij plik „2024-2030.yaml” albo popraw „okresy” w profilu." in out
    (at / "plans" / "2024-2028.yaml").rename(at / "plans" / "2023-2030.yaml")
    assert "Plik nazywa się „2023-2030.yaml”, a plan jest na 2024 r." in rpd("validate", cwd=at).out


DRAFTS = ("projekt.yaml", "2024-projekt.yaml", "projekt 2.yaml", "plan_projekt.yml")


@pytest.mark.parametrize("configured", [False, True])
def test_a_draft_beside_plans_is_no_copy_to_be_thrown_away(
    tmp_path: Path, rpd: Run, configured: bool
) -> None:
    text = cut("I.1.2/2")
    laid(tmp_path, text)
    for name in DRAFTS:
        edited = text.replace("kwota: 180000", "kwota: 190000", 1)
        (tmp_path / "plans" / name).write_text(edited, "utf-8")
    (tmp_path / "plans" / "projekty.yaml").write_text(text, "utf-8")
    (tmp_path / "plans" / "projekt-uwagi.yaml").write_text("a: 1\n", "utf-8")
    if configured:
        (tmp_path / "rpd.toml").write_text('plans = ["plans/2024.yaml"]\n', "utf-8")
    ran = rpd("validate", "--format", "json", cwd=tmp_path)
    assert ran.code == 0
    told = json.loads(ran.out)["diagnostics"]
    assert {d["file"] for d in told if d["code"] == "RPD020"} == {
        "plans/projekty.yaml",
        "plans/projekt-uwagi.yaml",
    }
    # What a copy has of its plan is told of the plan.
    assert not {d["file"] for d in told} & {f"plans/{name}" for name in DRAFTS}
    assert "Sprawdzono 1 plan i 4 projekty: " in rpd("validate", cwd=tmp_path).out
    alone = rpd("validate", "plans/projekt 2.yaml", cwd=tmp_path)
    assert (alone.code, "RPD124" in alone.out) == (0, True)


DRAFT = """\
rok: 2030
tytul: Plan
slownik: slownik.yaml
profil: profil.yaml
dzialania:
  - {{id: raz, nazwa: Raz, termin: "{first}"}}
  - {{id: dwa, nazwa: Dwa, termin: "{second}"}}
"""


@pytest.mark.parametrize(
    ("draft", "told"),
    [
        pytest.param(("kiedyś", "maj 2030"), [], id="what the plan has"),
        pytest.param(("kiedyś", "później"), [("2030-projekt.yaml", "dwa")], id="more of it"),
        pytest.param(("później", "maj 2030"), [("2030-projekt.yaml", "raz")], id="another text"),
    ],
)
def test_a_draft_is_told_what_is_new_in_it(
    tmp_path: Path, rpd: Run, draft: tuple[str, str], told: list[tuple[str, str]]
) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    columns = [{"pole": name, "naglowek": name} for name in ("nazwa", "termin")]
    profil = shape(wymagane={"termin": "blad"}, uklad=[{"rodzaj": "tabela", "kolumny": columns}])
    (plans / "profil.yaml").write_text(text_of(profil), "utf-8")
    (plans / "slownik.yaml").write_text(text_of(SLOWNIK), "utf-8")
    for name, terms in {"2030.yaml": ("kiedyś", "maj 2030"), "2030-projekt.yaml": draft}.items():
        text = DRAFT.format(first=terms[0], second=terms[1])
        (plans / name).write_text(text, "utf-8")
    ran = rpd("validate", "--format", "json", cwd=tmp_path)
    diagnostics = json.loads(ran.out)["diagnostics"]
    found = [(one["file"].removeprefix("plans/"), one["id"]) for one in diagnostics]
    assert found == [("2030.yaml", "raz"), *told]
    named = rpd("validate", "plans/2030-projekt.yaml", "--format", "json", cwd=tmp_path)
    assert len(json.loads(named.out)["diagnostics"]) == sum(one != "maj 2030" for one in draft)
