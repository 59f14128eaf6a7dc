"""What a person has still to decide is told by every command that makes something of a plan."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.report.samples import clean_workspace

RESOLUTION = ("--number", "1/2024", "--date", "2024-01-10", "--organ", "ROPS")
PROJECT = (
    "Plan nie ma uchwały, więc to projekt, a w dokumencie stoi „PROJEKT”. Gdy uchwała zapadnie, "
    "wpisz ją do planu poleceniem „rpd adopt 2024” z jej numerem i datą i utwórz dokument od "
    "nowa.\n"
)
ASKED = "do rozstrzygnięcia: plans/2024.yaml:2"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A plan that nobody objects to and no resolution has adopted."""
    clean_workspace(tmp_path)
    return tmp_path


def put(path: Path, place: str, above: str) -> None:
    told = path.read_text("utf-8")
    assert place in told
    path.write_text(told.replace(place, f"{above}\n{place}", 1), "utf-8", newline="\n")


def ask(folder: Path) -> None:
    put(folder / "plans/2024.yaml", "tytul: Plan", "# SPRAWDŹ: tytuł")


@pytest.mark.parametrize("options", [[], ["--document", "uchwala"]], ids=["zalacznik", "uchwala"])
def test_a_plan_without_a_resolution_prints_a_draft(
    here: Path, rpd: Run, options: list[str]
) -> None:
    ran = rpd("render", "2024", "--format", "md", *options, cwd=here)
    assert ran.code == 0
    assert ran.err.endswith(PROJECT)
    assert "PROJEKT" in ran.out
    called = rpd("render", "2024", "--format", "md", "--draft", *options, cwd=here)
    assert called.out == ran.out
    assert "Plan nie ma uchwały" not in called.err


def test_the_advice_ends_it(here: Path, rpd: Run) -> None:
    said = rpd("render", "--format", "csv", cwd=here).err
    advice = re.search("„rpd (adopt [^”]*)”", said)
    assert advice is not None
    assert rpd(*shlex.split(advice[1]), *RESOLUTION, cwd=here).code == 0
    ran = rpd("render", "--format", "md", cwd=here)
    assert (ran.code, ran.err) == (0, "")
    assert "PROJEKT" not in ran.out


def test_an_own_look_may_not_say_it(here: Path, rpd: Run) -> None:
    (here / "szablony").mkdir()
    ran = rpd("render", "--format", "md", "--templates", "szablony", cwd=here)
    assert ran.code == 0
    assert ran.err.startswith("Plan nie ma uchwały, więc to projekt. Gdy ")


def test_what_is_undecided_is_told_with_the_print(here: Path, rpd: Run) -> None:
    ask(here)
    put(here / "plans/slownik.yaml", "zrodla:", "# SPRAWDŹ: nazwy")
    ran = rpd("render", "--format", "md", "--draft", cwd=here)
    assert (ran.code, ran.err) == (
        0,
        f"Uwaga: 2 komentarze „SPRAWDŹ” {ASKED}; plans/slownik.yaml:1.\n",
    )


@pytest.mark.parametrize("name", ["2024.yaml", "slownik.yaml", "strategia.yaml"])
def test_nothing_undecided_is_adopted(here: Path, rpd: Run, name: str) -> None:
    path = here / "plans" / name
    put(path, path.read_text("utf-8").splitlines()[1], "# SPRAWDŹ: to")
    before = (here / "plans/2024.yaml").read_bytes()
    ran = rpd("adopt", "2024", *RESOLUTION, cwd=here)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.endswith(
        f"rpd: 1 komentarz „SPRAWDŹ” do rozstrzygnięcia: plans/{name}:2; planu z nim nie "
        "zapisuje się jako przyjętego.\n"
        "     Porównaj każde miejsce z uchwalonym tekstem, popraw, co trzeba, usuń komentarz i "
        "powtórz polecenie.\n"
    )
    assert (here / "plans/2024.yaml").read_bytes() == before
    path.write_text(path.read_text("utf-8").replace("# SPRAWDŹ: to\n", ""), "utf-8")
    assert rpd("adopt", "2024", *RESOLUTION, cwd=here).code == 0


def test_where_the_rest_is_shown_is_said_and_shown(here: Path, rpd: Run) -> None:
    put(here / "plans/slownik.yaml", "zrodla:", "\n".join(["# SPRAWDŹ: to"] * 7))
    ran = rpd("adopt", "2024", *RESOLUTION, cwd=here)
    assert (
        "rpd: 7 komentarzy „SPRAWDŹ” do rozstrzygnięcia: plans/slownik.yaml:1, 2, 3, 4, 5 "
        "i jeszcze 2 (wszystkie pokazuje „rpd validate plans/slownik.yaml -v”); planu z nimi "
    ) in ran.err
    shown = rpd("validate", "plans/slownik.yaml", "-v", cwd=here).out
    assert shown.count("plans/slownik.yaml:") == 7


def test_what_is_adopted_stays_so(here: Path, rpd: Run) -> None:
    assert rpd("adopt", "2024", *RESOLUTION, cwd=here).code == 0
    put(here / "plans/slownik.yaml", "zrodla:", "# SPRAWDŹ: nazwy")
    ran = rpd("render", "--format", "md", cwd=here)
    assert (ran.code, ran.err) == (0, "")  # its words are its own by now
    ask(here)
    again = rpd("adopt", "2024", cwd=here)
    assert again.code == 0
    assert "nic nie zmieniono" in again.err


def test_an_amendment_tells_it(here: Path, rpd: Run) -> None:
    assert rpd("adopt", "2024", *RESOLUTION, cwd=here).code == 0
    draft = here / "plans/2024-projekt.yaml"
    draft.write_text(
        (here / "plans/2024.yaml").read_text("utf-8").replace("Porady dla gmin", "Porady"), "utf-8"
    )
    ask_draft = ("tytul: Plan", "# SPRAWDŹ: opis")
    told = rpd("amend", "2024", "plans/2024-projekt.yaml", "--format", "md", cwd=here)
    put(draft, *ask_draft)
    ran = rpd("amend", "2024", "plans/2024-projekt.yaml", "--format", "md", cwd=here)
    stamp = re.compile("<!--.*-->")
    assert (ran.code, stamp.sub("", ran.out)) == (0, stamp.sub("", told.out))
    assert ran.err == (
        f"Uwaga: 1 komentarz „SPRAWDŹ” {ASKED.replace('2024.', '2024-projekt.')}.\n{told.err}"
    )


def test_what_a_new_plan_carries_over_is_no_news_and_no_end(here: Path, rpd: Run) -> None:
    plan = here / "plans/2024.yaml"
    text = plan.read_text("utf-8").replace("tytul: Plan", "tytul: Plan na 2024 r.")
    plan.write_text(text, "utf-8")
    keep = ("new", "2025", "--from", "2024", "--amounts", "keep", "--targets", "keep")
    assert "Nic nie wymaga decyzji." in rpd(*keep, cwd=here).out
    (here / "plans/2025.yaml").unlink()
    ask(here)
    ran = rpd(*keep, cwd=here)
    assert "Nic nie wymaga decyzji." not in ran.out
    assert (
        "W pliku: 1 komentarz „SPRAWDŹ” do rozstrzygnięcia; treść pokaże „rpd validate 2025 -v”.\n"
        in ran.err
    )
    assert ":2  tytuł\n" in rpd("validate", "2025", "-v", cwd=here).out
