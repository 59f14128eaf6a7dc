"""``rpd new action``: one more action at its place, and not a sign of the rest changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rpd.beginning.action import heading
from rpd.load.data import data_of, plan_of
from rpd.plan.model import miejsca
from rpd.polish.wording import plain
from rpd.workspace import plans
from tests.conftest import ROOT, Run
from tests.cut import cut, laid
from tests.expected import Expected

HERE = Path(__file__).parent
EXPECTED = Expected(HERE / "skeletons", ("built-in.txt",))


def lines_added(before: str, after: str) -> str:
    """The one stretch that was put in; nothing else may have changed."""
    start = next(
        (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before)
    )
    # The stretch begins with a line.
    start = before.rfind("\n", 0, start) + 1
    length = len(after) - len(before)
    assert before[:start] + after[start : start + length] + before[start:] == after
    return after[start : start + length]


def test_the_built_in_shape(workspace: Path, rpd: Run) -> None:
    path = workspace / "plans" / "2024.yaml"
    before = path.read_text("utf-8")
    ran = rpd("new", "action", "--under", "I.1.2", "--title", "Targi usług", cwd=workspace)
    assert ran.code == 0
    added = lines_added(before, path.read_text("utf-8"))
    EXPECTED.check("built-in.txt", f"{added}--- stderr\n{ran.err}")
    plan = plans.load_plan(path).plan
    assert plan is not None
    found = [m.numer for m in miejsca(plan) if m.dzialanie.id == "targi-uslug"]
    assert found == ["I.1.2/5"]


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """A workspace with a few actions of the plan."""
    laid(tmp_path / "roboczy", cut("I.1.1", "I.1.2"))
    return tmp_path / "roboczy"


def test_every_comment_taken_away_makes_a_whole_action(few: Path, rpd: Run) -> None:
    path = few / "plans" / "2024.yaml"
    before = path.read_text("utf-8")
    rpd("new", "action", "--under", "I.1.2", "--title", "Targi", cwd=few)
    text = path.read_text("utf-8")
    added = lines_added(before, text)
    filled = "\n".join(
        line.replace("# ", "", 1) for line in added.split("\n") if "Usuń „#" not in line
    )
    path.write_text(text.replace(added, filled), "utf-8")
    loaded = plans.load_plan(path)
    assert loaded.plan is not None
    action = next(m.dzialanie for m in miejsca(loaded.plan) if m.dzialanie.id == "targi")
    assert all((action.opis, action.produkty, action.wskazniki, action.budzet, action.termin))
    assert not [d for d in loaded.diagnostics if d.id == "targi"]


@pytest.mark.parametrize(
    "under",
    [
        *("I.1.2", "i.1.2", " I.1.2 ", "kierunek I.1.2", "Kierunek interwencji I.1.2"),
        *("kierunek:I.1.2", "kierunki:I.1.2"),
        "System wsparcia dla samorządów w procesie tworzenia centrów usług społecznych.",
    ],
)
def test_a_place_may_be_named_in_several_ways(under: str) -> None:
    found = heading(plan_of(data_of((ROOT / "plans" / "2024.yaml").read_text("utf-8"))), under)
    assert found is not None
    assert found.numer == "I.1.2"


def test_ids_are_fresh_in_the_whole_workspace(few: Path, rpd: Run) -> None:
    rpd("new", "2025", "--from", "2024", cwd=few)
    title = ("--title", "Szkolenia kadry CUS")
    rpd("new", "action", "--under", "I.1.1", *title, "--plan", "2025", cwd=few)
    ran = rpd("new", "action", "--under", "I.1.1", *title, "--plan", "2025", cwd=few)
    assert "id szkolenia-kadry-cus-3 (plans/2025.yaml" in ran.err
    again = rpd("new", "action", "--under", "I.1.1", *title, "--plan", "2024", cwd=few)
    assert "id szkolenia-kadry-cus-4 (plans/2024.yaml" in again.err


def test_an_adopted_plan_says_that_it_needs_an_amendment(few: Path, rpd: Run) -> None:
    ran = rpd("new", "action", "--under", "I.1.2", cwd=few)
    assert plain(ran.err.splitlines()[-1]) == (
        "Plan przyjęto uchwałą nr 4/2024 z dnia 7 marca 2024 r.: dopisek jest projektem i wejdzie "
        "do planu dopiero uchwałą zmieniającą, którą pisze „rpd amend 2024”."
    )
    text = (few / "plans" / "2024.yaml").read_text("utf-8")
    assert "nazwa: Nowe działanie\n" in text
    assert "# SPRAWDŹ: wpisz nazwę" in text


# A plan that is a table of indicators prints no actions.
SHAPES = sorted(p for p in (ROOT / "profiles").glob("*.yaml") if p.stem != "wskazniki")


@pytest.mark.parametrize("profile", SHAPES, ids=lambda path: path.stem)
def test_plans_of_every_ready_shape(profile: Path, tmp_path: Path, rpd: Run) -> None:
    made = rpd("init", "--profile", profile.stem, "--year", "2027", cwd=tmp_path)
    command = made.out.splitlines()[-2].split(" --title")[0].split()[1:]
    path = tmp_path / "plans" / "2027.yaml"
    before = path.read_text("utf-8")
    ran = rpd(*command, "--title", "Jeszcze jedno", cwd=tmp_path)
    assert ran.code == 0, ran.err
    lines_added(before, path.read_text("utf-8"))
    assert rpd("new", "action", *command[2:], cwd=tmp_path).code == 0


# --- how the list may be written ------------------------------------------------------------------

HEAD = "rok: 2027\ntytul: Plan na 2027 r.\nslownik: slownik.yaml\nprofil: profil.yaml\n"
LISTS = {
    "dzialania: []\n": "dzialania:\n  - id: nowe\n    nazwa: Nowe\n",
    "dzialania: []  # pusto\n": "dzialania:  # pusto\n  - id: nowe\n    nazwa: Nowe\n",
    "dzialania: [{id: a, nazwa: A}]\n": "dzialania: [{id: a, nazwa: A}, {id: nowe, nazwa: Nowe}]\n",
    "dzialania:\n- id: a\n  nazwa: A # komentarz\n": (
        "dzialania:\n- id: a\n  nazwa: A # komentarz\n- id: nowe\n  nazwa: Nowe\n"
    ),
    "dzialania:\n  - {id: a, nazwa: A}\n# na końcu\n": (
        "dzialania:\n  - {id: a, nazwa: A}\n  - id: nowe\n    nazwa: Nowe\n# na końcu\n"
    ),
}


@pytest.mark.parametrize("written", LISTS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_however_the_list_is_written(written: str, end: str, tmp_path: Path, rpd: Run) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    shutil.copy(ROOT / "profiles" / "lista.yaml", folder / "profil.yaml")
    (folder / "slownik.yaml").write_text("zrodla: []\npodmioty: []\nskroty: []\n", "utf-8")
    path = folder / "2027.yaml"
    path.write_bytes((HEAD + written).replace("\n", end).encode("utf-8"))
    assert rpd("new", "action", "--title", "Nowe", cwd=tmp_path).code == 0
    after = path.read_bytes().decode("utf-8")
    assert after.count("\n") == after.count(end)
    kept = [
        line
        for line in after.replace(end, "\n").splitlines(keepends=True)
        if not line.startswith(("    # ", "  # "))
    ]
    assert "".join(kept) == HEAD + LISTS[written]


# --- what is refused ------------------------------------------------------------------------------

PLACES = (
    "Są: I.1.1, I.1.2, I.2.1, I.2.2, II.1.1, II.1.2, II.2.1, II.2.2, III.1.1, III.1.2, III.1.3, "
    "III.1.4 …"
)
OF_STRATEGY = (
    "W strategii jest: dopisz w pliku planu pod IV.1 wiersz „- {numer: 1, strategia: IV.1.1, "
    "dzialania: []}” (z numerem, jaki ma mieć w planie) i powtórz polecenie."
)
BAD = (
    ((), "Nie wiadomo, gdzie ma stanąć działanie.", f"Dodaj --under z numerem. {PLACES}"),
    (
        ("--under", "I.1.9"),
        "W planie nie ma kierunku „I.1.9” – czy chodziło o „I.1.1” albo „I.1.2”?",
        PLACES,
    ),
    # What cannot hold an action is not proposed either.
    (("--under", "IX"), "W planie nie ma kierunku „IX”.", PLACES),
    (("--under", "cel IX"), "W planie nie ma celu „IX”.", PLACES),
    (
        ("--under", "I"),
        "Cel I dzieli się dalej; działania stoją niżej.",
        "Podaj po --under jedno z miejsc: I.1.1, I.1.2, I.2.1, I.2.2.",
    ),
    (
        ("--under", "priorytet I.1"),
        "Priorytet I.1 dzieli się dalej; działania stoją niżej.",
        "Podaj po --under jedno z miejsc: I.1.1, I.1.2.",
    ),
    (
        ("--under", "I.1.2/1"),
        "„I.1.2/1” to działanie, a potrzebne jest miejsce nad nim.",
        "Podaj po --under I.1.2.",
    ),
    (
        ("--under", "szkolenia-kadry-cus"),
        "„szkolenia-kadry-cus” to działanie, a potrzebne jest miejsce nad nim.",
        "Podaj po --under I.1.2.",
    ),
    (
        ("--under", "IV.1.1"),
        "W planie nie ma kierunku „IV.1.1”.",
        OF_STRATEGY,
    ),
    (("--under", "plan"), "W planie nie ma kierunku „plan”.", PLACES),
    (
        ("--under", "I.1.2", "--title", "  "),
        "Nazwa po --title jest pusta.",
        'Podaj np. --title "Szkolenia kadry".',
    ),
    (
        ("--under", "I.1.2", "--title", "a\x1b[31m"),
        "Nazwa „a<U+001B>[31m” ma znak, którego nie da się wydrukować.",
        "Usuń go i powtórz polecenie.",
    ),
    (
        ("--under", "I.1.2", "--from", "2024"),
        "Opcja --from należy do „rpd new ROK”.",
        "Usuń ją albo użyj „rpd new ROK”.",
    ),
    (
        ("--under", "I.1.2", "--plan", "2031"),
        "Nie ma planu na rok 2031 w folderze „plans”.",
        "Są plany na lata: 2024.",
    ),
)


@pytest.mark.parametrize(("words", "said", "hint"), BAD, ids=lambda value: str(value)[:40])
def test_wrong_use_is_told(
    words: tuple[str, ...], said: str, hint: str, workspace: Path, rpd: Run
) -> None:
    path = workspace / "plans" / "2024.yaml"
    before = path.read_bytes()
    ran = rpd("new", "action", *words, cwd=workspace)
    assert (ran.code, ran.out, ran.err) == (2, "", f"rpd: {said}\n     {hint}\n")
    assert path.read_bytes() == before


def test_nothing_is_put_under_what_is_repealed(few: Path, rpd: Run) -> None:
    path = few / "plans" / "2024.yaml"
    text = path.read_text("utf-8").replace(
        "            strategia: I.1.2\n",
        "            strategia: I.1.2\n            uchylony: {uchwala: 7/2024, data: 2024-09-12}\n",
    )
    path.write_text(text, "utf-8")
    ran = rpd("new", "action", "--under", "I.1.2", cwd=few)
    assert ran.err.startswith("rpd: Kierunek I.1.2 jest uchylony uchwałą, więc nic nowego")


def test_no_orphans() -> None:
    EXPECTED.check_orphans()
