"""``--at``: the text in force on a day, from saved amendments or from git, never a guess."""

from __future__ import annotations

import json
import re
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rpd.amendment.apply import amend, amended, dump
from rpd.amendment.in_force import NotInForceError, recorded, taken_back, waiting
from rpd.amendment.operations import Amendment, SetField, Target
from rpd.reading.build import build_plan
from tests.act.test_adoption import inheriting
from tests.conftest import ROOT, Run
from tests.workspace.test_versions import git
from tests.workspace.workspace import FILES, SHORT, chain, workspace

BOUNDARIES = [
    ("2024-03-07", 0),
    ("2024-06-29", 0),
    ("2024-06-30", 1),
    ("2024-09-30", 1),
    ("2024-10-01", 2),
    ("2024-11-27", 2),
    ("2024-12-31", 3),
    ("2024-11-28", 3),
]
"""Days, and how many amendments are in force on them: 9/2024 comes into force 19 days later."""


def content(text: str) -> str:
    """A Markdown document without its stamp and the line that names the day."""
    text = re.sub(r"<!-- rpd-stamp .*-->\n", "", text)
    return re.sub(r"stan na\u00a0?\s?dzień [^\n]*\n\n", "", text)


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Workspaces that nobody changes, with none, one, two, three amendments in the plan."""
    folder = tmp_path_factory.mktemp("states")
    return [workspace(folder / str(applied), applied) for applied in range(4)]


@pytest.fixture(scope="module")
def texts(states: list[Path], rpd: Run) -> list[str]:
    """What each of the workspaces prints of today."""
    command = ("render", "2024", "--format", "md")
    return [content(rpd(*command, cwd=folder).out) for folder in states]


@pytest.mark.parametrize("applied", [0, 1, 2, 3])
@pytest.mark.parametrize(("day", "in_force"), BOUNDARIES[1::2])
def test_the_text_does_not_depend_on_what_is_on_the_disk(
    applied: int, day: str, in_force: int, states: list[Path], texts: list[str], rpd: Run
) -> None:
    ran = rpd("render", "2024", "--at", day, "--format", "md", cwd=states[applied])
    assert ran.code == 0
    assert content(ran.out) == texts[in_force]
    if in_force <= applied:
        assert ran.err == ""
    else:
        assert ran.err.startswith("Tekst obejmuje zmian")


@pytest.mark.parametrize("name", ["tekst.html", "tekst.pdf", "tekst.docx"])
def test_documents_of_a_day_are_the_same_before_and_after_amendments(
    name: str, tmp_path: Path, rpd: Run
) -> None:
    early, late = workspace(tmp_path / "early", 1), workspace(tmp_path / "late", 3)
    for folder in (early, late):
        assert rpd("render", "--at", "2024-07-01", "-o", name, cwd=folder).code == 0
    assert (early / name).read_bytes() == (late / name).read_bytes()
    ran = rpd("verify", name, cwd=late)
    assert ran.code == 0
    assert "stan na 2024-07-01" in ran.out


def test_a_consolidated_text_of_a_day_is_verified(tmp_path: Path, rpd: Run) -> None:
    late = workspace(tmp_path / "late", 3)
    assert rpd("consolidate", "--at", "2024-07-01", "-o", "t.html", cwd=late).code == 0
    ran = rpd("verify", "t.html", cwd=late)
    assert (ran.code, "tekst jednolity, stan na 2024-07-01" in ran.out) == (0, True)


def test_the_header_names_the_day(states: list[Path], rpd: Run) -> None:
    folder = states[3]
    lines = [
        rpd(*command, "--at", "2024-07-01", "--format", "md", cwd=folder)
        .out.replace("\u00a0", " ")
        .split("\n\n")[:4]
        for command in (("render",), ("consolidate",))
    ]
    title = "# Roczny Plan Działania dla ekonomii społecznej na 2024 r."
    annex = "Załącznik numer 1 do uchwały 4/2024 MKRES z dnia 7 marca 2024 r."
    assert lines == [
        [
            title,
            annex,
            "stan na dzień 1 lipca 2024 r.",
            "ze zmianą wprowadzoną uchwałą nr 7/2024 z dnia 30 czerwca 2024 r.",
        ],
        [
            title,
            "Tekst jednolity – stan na dzień 1 lipca 2024 r.",
            annex,
            "uwzględniający zmiany wprowadzone uchwałą nr 7/2024 MKRES z dnia 30 czerwca 2024 r.",
        ],
    ]


# --- budget --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "fem"),
    [("2024-06-29", "15459500.00"), ("2024-06-30", "15486500.00"), ("2024-10-01", "15481500.00")],
)
def test_sums_of_a_day(day: str, fem: str, tmp_path: Path, rpd: Run) -> None:
    from jsonschema import Draft202012Validator

    folder = workspace(tmp_path, 3, whole=True)
    ran = rpd("budget", "2024", "--by-source", "--at", day, "--format", "json", cwd=folder)
    document = json.loads(ran.out)
    schema = json.loads((ROOT / "schema/budget.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(document)
    assert (ran.code, document["stan_na"], document["plan"]) == (0, day, "plans/2024.yaml")
    assert document["zrodla"][0] == {
        "zrodlo": "FEM",
        "kwota": fem,
        "wspolne": "40000.00",
        "maksimum": f"{float(fem) + 40000:.2f}",
        "dzialania": 6 if day < "2024-06-30" else 7,
    }
    again = json.loads(rpd("budget", "--at", day, "--explain", "FEM", "--format", "json").out)
    Draft202012Validator(schema).validate(again)
    assert {position["line"] for position in again["pozycje"]} == {None}


@pytest.mark.parametrize(
    ("suffix", "words"),
    [
        ("table", "na 2024 r. – stan na dzień 1 lipca 2024 r. – według źródeł"),
        ("md", "na 2024 r. – stan na dzień 1 lipca 2024 r.\n"),
        ("html", "na 2024 r. – stan na dzień 1 lipca 2024 r."),
        ("csv", ",2024-07-01\n"),
    ],
)
def test_every_format_names_the_day(suffix: str, words: str, states: list[Path], rpd: Run) -> None:
    folder = states[3]
    command = ("budget", "2024", "--by-source", "--format", suffix)
    shown = rpd(*command, "--at", "2024-07-01", cwd=folder).out.replace("\u00a0", " ")
    assert words in shown
    assert "stan na" not in rpd(*command, cwd=folder).out.lower()


# --- git -----------------------------------------------------------------------------------------


def committed(folder: Path, *states: int | str) -> Path:
    """A repository without saved amendments whose commits are the plan in those states."""
    workspace(folder, 0, 0)
    git(folder.parent, "init", "-q", "-b", "main", str(folder))
    for state in states:
        (folder / "plans/2024.yaml").write_text(
            state if isinstance(state, str) else chain()[0][state], "utf-8"
        )
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "--allow-empty", "-m", "Stan")
    return folder


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that nobody changes, with the plan in all its states one after another."""
    return committed(tmp_path_factory.mktemp("history") / "repo", 0, 1, 2, 3)


@pytest.mark.parametrize(("day", "in_force"), BOUNDARIES)
def test_git_gives_what_files_give(
    day: str, in_force: int, repository: Path, states: list[Path], rpd: Run
) -> None:
    command = ("render", "2024", "--at", day, "--format", "md")
    ran = rpd(*command, cwd=repository)
    assert (ran.code, ran.out) == (0, rpd(*command, cwd=states[3]).out)
    commit = git(repository, "rev-parse", "--short=12", f"HEAD~{3 - in_force}")
    expected = (
        f"Tekst pochodzi z wersji git {commit}: Zmiana uchwałą nr 11/2024 z dnia 28 listopada "
        "2024 r. nie jest zapisana jako dane w folderze „zmiany”.\n"
    )
    assert ran.err.replace("\u00a0", " ") == ("" if in_force == 3 else expected)


def test_a_repeal_without_its_content_comes_from_git(tmp_path: Path, rpd: Run) -> None:
    """Of a plan without an imprint: there nothing but the history can tell."""
    states = [re.sub(r"(?m)^ {2,4}odcisk: 1-.*\n", "", chain()[0][applied]) for applied in (1, 2)]
    folder = committed(tmp_path / "repo", *states)
    bare = re.sub(r"    tresc:\n(      .*\n)+", "", dump(chain()[1][1]).split("uchyl\n")[1])
    text = dump(chain()[1][1]).split("uchyl\n")[0] + "uchyl\n" + bare
    (folder / "plans/zmiany").mkdir(exist_ok=True)
    (folder / "plans/zmiany" / FILES[1]).write_text(text, "utf-8")
    command = ("render", "2024", "--at", "2024-09-30", "--format", "md")
    ran = rpd(*command, cwd=folder)
    assert (ran.code, ran.out) == (0, rpd(*command, cwd=workspace(tmp_path / "f", 2)).out)
    assert "nie ma treści uchylonego działania (pola „tresc”)" in ran.err


def test_amendments_committed_together_are_told_apart_by_their_files(
    tmp_path: Path, rpd: Run
) -> None:
    """The history jumps over the day asked for; the saved amendment closes the gap."""
    folder = committed(tmp_path / "repo", 0, 2)
    command = ("render", "2024", "--at", "2024-07-01", "--format", "md")
    ran = rpd(*command, cwd=folder)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.replace("\u00a0", " ") == (
        "rpd: Nie da się ustalić tekstu na dzień 1 lipca 2024 r. Zmiana uchwałą nr 9/2024 z dnia "
        "12 września 2024 r. nie jest zapisana jako dane w folderze „zmiany”. W historii git "
        "nie ma też planu ze zmianą uchwałą nr 7/2024 z dnia 30 czerwca 2024 r.\n"
        "     Zapisz ją albo pracuj w repozytorium git, w którym jest plan sprzed zmiany.\n"
    )
    (folder / "plans/zmiany").mkdir(exist_ok=True)
    (folder / "plans/zmiany" / FILES[0]).write_text(dump(chain()[1][0]), "utf-8")
    ran = rpd(*command, cwd=folder)
    assert (ran.code, ran.out) == (0, rpd(*command, cwd=workspace(tmp_path / "f", 3)).out)


def test_companions_are_those_of_the_commit(tmp_path: Path, rpd: Run) -> None:
    """Of a plan that inherits words from them, as plans did before ``rpd adopt``."""
    drafts = inheriting(SHORT), amend(inheriting(SHORT), chain()[1][0])
    folder = committed(tmp_path / "repo", *drafts)
    strategia = folder / "plans/strategia.yaml"
    named = "System wsparcia dla samorządów w procesie tworzenia centrów usług społecznych."
    strategia.write_text(strategia.read_text("utf-8").replace(named, "Zmieniony plan"), "utf-8")
    git(folder, "commit", "-q", "-a", "-m", "Strategia")
    out = rpd("render", "--at", "2024-04-01", "--format", "md", cwd=folder).out
    assert named in out.replace("\u00a0", " ")
    assert "Zmieniony plan" in rpd("render", "--format", "md", cwd=folder).out.replace("\xa0", " ")


def test_a_text_that_took_words_from_its_companions_is_a_draft(tmp_path: Path, rpd: Run) -> None:
    """Nothing says that they were still the adopted ones when the plan was committed last."""
    folder = committed(tmp_path / "repo", inheriting(SHORT), chain()[0][1])
    ran = rpd("render", "2024", "--at", "2024-04-01", "--format", "md", cwd=folder)
    assert ran.code == 0
    assert "\nWERSJA ROBOCZA" in ran.out
    assert ran.err.replace("\u00a0", " ").partition("\n")[2].partition("rpd: ")[2] == (
        "„plans/2024.yaml (stan na 1 kwietnia 2024 r.)”: plan brał wtedy część wyrazów ze "
        "strategii i słownika, a te mogły się zmienić po uchwale, więc dokument nosi znak "
        "„WERSJA ROBOCZA”.\n"
        "     Porównaj go z załącznikiem do uchwały.\n"
    )


def test_without_files_and_history_it_is_refused(tmp_path: Path, rpd: Run) -> None:
    folder = workspace(tmp_path / "w", 2, 1)
    for command in (("render", "--format", "md"), ("budget",), ("consolidate", "--format", "md")):
        ran = rpd(*command, "--at", "2024-07-01", cwd=folder)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.replace("\u00a0", " ").replace(str(folder), "…") == (
            "rpd: Nie da się ustalić tekstu na dzień 1 lipca 2024 r. Zmiana uchwałą nr 9/2024 z "
            "dnia 12 września 2024 r. nie jest zapisana jako dane w folderze „zmiany”. Folder "
            "„…/plans” nie należy do repozytorium git.\n"
            "     Zapisz ją albo pracuj w repozytorium git, w którym jest plan sprzed zmiany.\n"
        )


def test_a_shallow_clone_is_said_to_be_one(tmp_path: Path, rpd: Run) -> None:
    folder = committed(tmp_path / "repo", 0, 1)
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", folder.as_uri(), str(tmp_path / "s")], check=True
    )
    ran = rpd("render", "--at", "2024-04-01", "--format", "md", cwd=tmp_path / "s")
    assert ran.code == 2
    assert "płytkim klonem („git fetch --unshallow”)" in ran.err


# --- what cannot be told -------------------------------------------------------------------------

ADOPTED = (
    "rpd: W dniu 6 marca 2024 r. planu jeszcze nie było: przyjęto go uchwałą nr 4/2024 dnia "
    "7 marca 2024 r.\n     Podaj po --at dzień nie wcześniejszy.\n"
)
BAD_DAYS = [
    ("2024-03-06", ADOPTED),
    *(
        (
            text,
            (
                f"rpd: „{text}” nie jest datą.\n"
                "     Podaj po --at dzień w postaci RRRR-MM-DD, np. 2024-06-30.\n"
            ),
        )
        for text in ("2024-02-30", "30.06.2024", "20240630", "2024-W10-1", "wczoraj", "")
    ),
]


@pytest.mark.parametrize(("day", "expected"), BAD_DAYS)
def test_bad_days(day: str, expected: str, rpd: Run) -> None:
    others = [("budget",), ("consolidate", "--format", "md")] if day[:4] == "2024" else []
    for command in (("render", "--format", "md"), *others):
        ran = rpd(*command, "--at", day)
        assert (ran.code, ran.out, ran.err.replace("\u00a0", " ")) == (2, "", expected)


def test_a_draft_is_in_force_on_no_day(tmp_path: Path, rpd: Run) -> None:
    folder = workspace(tmp_path, 0, 0)
    path = folder / "plans/2024.yaml"
    text = re.sub(r"uchwala:\n(?:  .*\n)+", "", path.read_text("utf-8"), count=1)
    path.write_text(text, "utf-8")
    ran = rpd("render", "--at", "2024-07-01", "--format", "md", cwd=folder)
    assert (ran.code, ran.out, ran.err) == (
        2,
        "",
        (
            "rpd: Plan jest projektem bez uchwały i jej daty, więc w żadnym dniu nie obowiązuje.\n"
            "     Usuń --at albo uzupełnij pole „uchwala” planu.\n"
        ),
    )


def test_the_resolution_of_a_day_is_the_adopted_one(rpd: Run) -> None:
    """No amendment of this plan changes its title, and so none changes the resolution."""
    ran = rpd("render", "--at", "2024-07-01", "--document", "uchwala", "--format", "md")
    assert ran.code == 0
    adopted = rpd("render", "--document", "uchwala", "--format", "md")
    assert ran.out.partition("<!--")[0] == adopted.out.partition("<!--")[0]


def test_a_saved_amendment_that_does_not_fit_is_named(tmp_path: Path, rpd: Run) -> None:
    folder = workspace(tmp_path, 0, 2)
    (folder / "plans/zmiany" / FILES[0]).unlink()
    ran = rpd("render", "--at", "2024-12-31", "--format", "md", cwd=folder)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "rpd: Nie można wprowadzić zmiany uchwałą nr 9/2024: Zmiana nie pasuje do planu; "
        "operacja 2 (zmien-wpis działanie „lekcje-o-cus”, pole „opis”): w planie nie ma takiego "
        "miejsca.\n"
        "     Popraw zapis zmiany w folderze „zmiany” albo pole „zmiany” planu.\n"
    )


# --- the order of amendments ---------------------------------------------------------------------


def renamed(number: str, day: str, old: str, new: str, since: str = "") -> Amendment:
    change = SetField(Target(), "tytul", old, new)
    return Amendment(number, day, 2024, (change,), obowiazuje_od=since)


PLAN: dict[str, Any] = {
    "rok": 2024,
    "tytul": "A",
    "uchwala": {"organ": "MKRES", "numer": "4/2024", "data": "2024-03-07"},
    "cele": [],
}
FIRST = renamed("7/2024", "2024-06-30", "A", "B", "2024-12-01")
OTHER = Amendment(
    "9/2024", "2024-09-12", 2024, (SetField(Target(), "strategia", None, "inna.yaml"),)
)


@pytest.mark.parametrize(
    ("day", "tytul", "strategia", "acts"),
    [
        ("2024-09-11", "A", "", []),
        ("2024-09-12", "A", "inna.yaml", ["9/2024"]),
        ("2024-11-30", "A", "inna.yaml", ["9/2024"]),
        ("2024-12-01", "B", "inna.yaml", ["7/2024", "9/2024"]),
    ],
)
def test_a_later_resolution_may_come_into_force_earlier(
    day: str, tytul: str, strategia: str, acts: list[str]
) -> None:
    now = amended(amended(PLAN, FIRST), OTHER)
    saved = [FIRST, OTHER]
    then = taken_back(now, recorded(build_plan(now), saved), date.fromisoformat(day))
    plan = build_plan(then)
    assert (plan.tytul, plan.strategia) == (tytul, strategia)
    assert [zmiana.uchwala for zmiana in plan.zmiany] == acts


def test_one_that_rests_on_a_later_one_is_refused() -> None:
    second = renamed("9/2024", "2024-09-12", "B", "C")
    now = amended(amended(PLAN, FIRST), second)
    acts = recorded(build_plan(now), [FIRST, second])
    with pytest.raises(NotInForceError, match="Nie można wprowadzić zmiany uchwałą nr 9/2024"):
        taken_back(now, acts, date(2024, 10, 1))


def test_amendments_wait_in_the_order_of_their_coming_into_force() -> None:
    names = [amendment.uchwala for amendment in waiting(build_plan(PLAN), [FIRST, OTHER])]
    assert names == ["9/2024", "7/2024"]
    assert [z.obowiazuje_od for z in build_plan(amended(PLAN, FIRST)).zmiany] == [date(2024, 12, 1)]
