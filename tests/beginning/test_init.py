"""``rpd init``: a workspace that is right at once, whatever the shape; nothing there is touched."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from rpd.plan.built_in import BUILT_IN
from rpd.reading.forms import load_schema
from rpd.workspace import ready_profiles
from tests.conftest import ROOT, Run
from tests.expected import Expected

HERE = Path(__file__).parent
NAMES = ("", *ready_profiles.names())
OWN = sorted((ROOT / "tests").glob("*/*/plans/profil.yaml"))
OWN = [path for path in OWN if path.parent.parent.parent.name in ("ready", "shapes")]
EXPECTED = Expected(
    HERE / "started",
    [f"{name or 'built-in'}.yaml" for name in NAMES] + ["slownik.yaml", "init.txt"],
)


def asked(name: str) -> list[str]:
    return ["--profile", name] if name else []


@pytest.mark.parametrize("name", NAMES)
def test_the_example_is_right_and_printed(name: str, tmp_path: Path, rpd: Run) -> None:
    ran = rpd("init", "--year", "2027", *asked(name), cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    checked = rpd("validate", cwd=tmp_path)
    assert (checked.code, checked.out) == (0, "Sprawdzono 1 plan: bez zastrzeżeń.\n")
    assert rpd("render", "-o", "zalacznik.html", cwd=tmp_path).code == 0
    assert rpd("fmt", "--check", cwd=tmp_path).code == 0
    text = (tmp_path / "plans" / "2027.yaml").read_text("utf-8")
    EXPECTED.check(f"{name or 'built-in'}.yaml", text)
    if not name:
        EXPECTED.check("init.txt", ran.out)
        EXPECTED.check("slownik.yaml", (tmp_path / "plans" / "slownik.yaml").read_text("utf-8"))


@pytest.mark.parametrize("source", OWN, ids=lambda path: path.parent.parent.name)
def test_the_example_of_an_own_profile_is_right(source: Path, tmp_path: Path, rpd: Run) -> None:
    (tmp_path / "plans").mkdir()
    shutil.copy(source, tmp_path / "plans" / "profil.yaml")
    assert rpd("init", "--year", "2027", cwd=tmp_path).code == 0
    assert rpd("validate", cwd=tmp_path).out == "Sprawdzono 1 plan: bez zastrzeżeń.\n"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Nakłady na lata", "Nakłady na lata 2026–2029"),
        ("Plan inwestycji na lata 2026–2029", "Plan inwestycji na lata 2026–2029"),
        ("Plan remontów na 2026 r.", "Plan remontów na lata 2026–2029"),
        ("Latami na ratach", "Latami na ratach na lata 2026–2029"),
    ],
)
def test_the_title_says_its_years_once(name: str, title: str, tmp_path: Path, rpd: Run) -> None:
    profile = (ROOT / "profiles" / "naklady-na-lata.yaml").read_text("utf-8")
    (tmp_path / "plans").mkdir()
    own = tmp_path / "plans" / "profil.yaml"
    own.write_text(profile.replace("nazwa: Nakłady na lata", f"nazwa: {name}", 1), "utf-8")
    assert rpd("init", "--year", "2026", cwd=tmp_path).code == 0
    text = (tmp_path / "plans" / "2026.yaml").read_text("utf-8")
    assert f"tytul: {title} – przykład" in text


def test_no_orphans() -> None:
    EXPECTED.check_orphans()


def test_what_a_field_is_for_is_said_by_the_schema(tmp_path: Path, rpd: Run) -> None:
    rpd("init", "--year", "2027", cwd=tmp_path)
    lines = (tmp_path / "plans" / "2027.yaml").read_text("utf-8").splitlines()
    action = load_schema("plan")["$defs"]["dzialanie"]["properties"]
    for column in BUILT_IN.content:
        at = next(i for i, line in enumerate(lines) if line.strip().startswith(f"{column.key}:"))
        above = lines[at - 1].strip() + lines[at - 2].strip()
        assert action[column.key]["title"] in above


def test_what_is_there_is_named_and_left(tmp_path: Path, rpd: Run) -> None:
    own = {
        ".gitignore": "moje\n",
        ".vscode/settings.json": "{}\n",
        "plans/slownik.yaml": (
            "zrodla: [{id: BG, nazwa: budżet gminy}]\n"
            "podmioty: [{id: GOPS, nazwa: Gminny Ośrodek}]\nskroty: []\n"
        ),
    }
    for name, text in own.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    ran = rpd("init", "--year", "2027", cwd=tmp_path)
    assert ran.code == 0
    named = ran.out.split("Były tu już i zostały bez zmian:\n")[1].split("Co dalej:")[0]
    assert sorted(line.strip() for line in named.splitlines()) == sorted(own)
    assert {name: (tmp_path / name).read_text("utf-8") for name in own} == own
    text = (tmp_path / "plans" / "2027.yaml").read_text("utf-8")
    assert "zrodla: [BG]" in text
    assert "realizatorzy: [GOPS]" in text
    assert rpd("validate", cwd=tmp_path).out == "Sprawdzono 1 plan: bez zastrzeżeń.\n"


def test_a_second_time_there_is_nothing_to_do(tmp_path: Path, rpd: Run) -> None:
    rpd("init", "--year", "2027", cwd=tmp_path)
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    ran = rpd("init", "--year", "2027", cwd=tmp_path)
    assert ran.code == 0
    assert ran.out == "Wszystkie pliki już są; niczego nie zmieniono.\n"
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


def test_plans_that_are_there_get_no_example(workspace: Path, rpd: Run) -> None:
    ran = rpd("init", "--year", "2027", "--profile", "lista", cwd=workspace)
    assert ran.code == 0
    assert ran.err == (
        "Są już plany (plans/2024.yaml), więc przykładu nie dodano.\n"
        "Plan na kolejny rok tworzy „rpd new”. Sam profil zapisuje „rpd templates profile lista”.\n"
    )
    assert sorted(p.name for p in (workspace / "plans").iterdir()) == [
        *("2024.yaml", "slownik.yaml", "strategia.yaml"),
    ]
    assert (workspace / ".vscode" / "settings.json").is_file()


def test_a_named_folder_is_made_and_gone_to(tmp_path: Path, rpd: Run) -> None:
    ran = rpd("init", "nasze plany", "--year", "2027", cwd=tmp_path)
    assert ran.out.splitlines()[-3:] == [
        '  cd "nasze plany"',
        "  rpd validate",
        '  rpd new action --under I.1.1 --title "Nazwa"',
    ]
    assert rpd("validate", cwd=tmp_path / "nasze plany").code == 0


# --- the files around -----------------------------------------------------------------------------


def loaded(path: Path) -> Any:
    return YAML(typ="safe").load(path.read_text("utf-8"))


def test_the_job_of_gitlab_is_that_of_the_template(tmp_path: Path, rpd: Run) -> None:
    rpd("init", "--year", "2027", cwd=tmp_path)
    ours = loaded(tmp_path / ".gitlab-ci.yml")
    theirs = loaded(ROOT / "ci" / "gitlab.yml")["rpd"]
    assert set(ours) == {"rpd"}
    assert ours["rpd"].pop("rules") == [{"if": "$RPD_PACKAGE"}]
    (install,) = ours["rpd"].pop("before_script")
    (wanted,) = theirs.pop("before_script")
    assert install == re.sub(r"\$\{RPD_PACKAGE:\?[^}]*\}", "$RPD_PACKAGE", wanted)
    assert ours["rpd"] == theirs


def test_the_job_of_github_waits_for_the_address_and_pins_its_actions(
    tmp_path: Path, rpd: Run
) -> None:
    rpd("init", "--year", "2027", cwd=tmp_path)
    job = loaded(tmp_path / ".github" / "workflows" / "plany.yml")["jobs"]["rpd"]
    assert job["if"] == "vars.RPD_PACKAGE != ''"
    assert job["permissions"] == {"contents": "read"}
    used = [step["uses"] for step in job["steps"] if "uses" in step]
    pinned = (ROOT / "docs" / "ci.md").read_text("utf-8") + (ROOT / "action.yml").read_text("utf-8")
    assert used
    assert all(one in pinned for one in used)
    assert job["steps"][-1]["run"] == "rpd validate"


def test_the_editor_finds_a_schema_for_every_kind_of_file(tmp_path: Path, rpd: Run) -> None:
    rpd("init", "--year", "2027", "--profile", "karty", cwd=tmp_path)
    settings = json.loads((tmp_path / ".vscode" / "settings.json").read_text("utf-8"))
    for name in settings["yaml.schemas"]:
        assert json.loads((tmp_path / name).read_text("utf-8"))["$id"]
    plan = json.loads((tmp_path / ".vscode/schema/plan.schema.json").read_text("utf-8"))
    assert "kamienie" in plan["$defs"]["dzialanie"]["properties"]
    for path in (tmp_path / "plans").glob("*.yaml"):
        first = path.read_text("utf-8").partition("\n")[0]
        if path.name != "profil.yaml":
            target = (
                path.parent / first.removeprefix("# yaml-language-server: $schema=")
            ).resolve()
            assert target.is_file()


def test_git_is_told_by_the_same_lines_as_rpd_git_writes(tmp_path: Path, rpd: Run) -> None:
    rpd("init", "--year", "2027", cwd=tmp_path)
    text = (tmp_path / ".gitattributes").read_text("utf-8")
    assert text.splitlines()[-1] == "plans/[0-9][0-9][0-9][0-9].y*ml diff=rpd merge=rpd"


# --- what is refused ------------------------------------------------------------------------------


def refused(ran: Any, said: str) -> None:
    assert (ran.code, ran.out) == (2, "")
    assert f"rpd: {said}\n" in ran.err, ran.err


def test_an_unknown_profile_lists_those_there_are(tmp_path: Path, rpd: Run) -> None:
    ran = rpd("init", "--profile", "kart", cwd=tmp_path)
    refused(ran, "Nie ma gotowego profilu „kart” – czy chodziło o „karty”?")
    for name in ready_profiles.names():
        assert f"  {name}" in ran.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("year", ["27", "dwa", "0027", "20270", ""])
def test_a_year_is_four_digits(year: str, tmp_path: Path, rpd: Run) -> None:
    refused(rpd("init", "--year", year, cwd=tmp_path), f"„{year}” nie jest rokiem.")
    assert not list(tmp_path.iterdir())


def test_a_file_is_no_folder(tmp_path: Path, rpd: Run) -> None:
    (tmp_path / "plik").write_text("x", "utf-8")
    said = "„plik” to plik, a nie folder."
    refused(rpd("init", "plik", cwd=tmp_path), said)
    refused(rpd("init", "plik/w/srodku", cwd=tmp_path), said)


@pytest.mark.parametrize("name", ["plans", ".vscode", ".github"])
def test_a_file_in_the_place_of_a_folder(name: str, tmp_path: Path, rpd: Run) -> None:
    (tmp_path / name).write_text("x", "utf-8")
    ran = rpd("init", "--year", "2027", cwd=tmp_path)
    refused(ran, f"„{name}” to plik, a potrzebny jest tu folder.")
    assert [p.name for p in tmp_path.iterdir()] == [name]


def test_the_folder_of_plans_is_no_workspace(workspace: Path, rpd: Run) -> None:
    ran = rpd("init", cwd=workspace / "plans")
    refused(ran, "„.” to folder z plikami planów, a nie cały folder roboczy.")


def test_a_folder_that_nobody_may_write_in(tmp_path: Path, rpd: Run) -> None:
    folder = tmp_path / "obcy"
    folder.mkdir(mode=0o555)
    if not (tmp_path.stat().st_mode and _denied(folder)):
        pytest.skip("whoever runs this may write everywhere")
    ran = rpd("init", "--year", "2027", cwd=folder)
    refused(ran, "Nie można utworzyć folderu „plans”: brak prawa.")


def _denied(folder: Path) -> bool:
    try:
        (folder / "x").write_text("", "utf-8")
    except OSError:
        return True
    return False


def test_a_profile_that_cannot_be_read(tmp_path: Path, rpd: Run) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "profil.yaml").write_text("poziomy: [\n", "utf-8")
    ran = rpd("init", "--year", "2027", cwd=tmp_path)
    refused(ran, "Pliku „plans/profil.yaml”, który już jest, nie da się odczytać.")


def test_too_many_folders(tmp_path: Path, rpd: Run) -> None:
    refused(rpd("init", "a", "b", cwd=tmp_path), "Za dużo argumentów: „b”.")
