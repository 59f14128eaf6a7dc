"""Annexes of every layout come back: what a plan prints is what an import reads.

Each office of ``tests/ready`` and ``tests/shapes`` is printed and imported with its profile. Cells
are equal, or marked; ``expected/layouts`` counts them. The marked ones are of rows whose source the
annex does not print.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rpd.polish.wording import plain
from rpd.workspace import ready_profiles
from tests.conftest import ROOT
from tests.expected import Expected
from tests.importing import coming_back
from tests.ready.test_workspaces import READY

OFFICES = [
    path.parent
    for folder in ("tests/ready", "tests/ready/druk", "tests/shapes", "tests/importing/offices")
    for path in sorted((ROOT / folder).glob("*/plans"))
]
ALL_WAYS = ("dostepnosc", "dzielnica", "ksiegozbior", "logika", "remonty")
"""The offices whose PDF and ODT are made: cards, a list, indicators, money by year."""
HERE = Path(__file__).parent


def _came_back(office: Path, form: str, folder: Path) -> coming_back.Back:
    ready = READY.get(office.name, "")
    coming_back.workspace(office, folder, ready_profiles.text(ready) if ready else "")
    (plan,) = (folder / "plans").glob("2*.yaml")
    file = folder / f"annex.{form}"
    file.write_bytes(coming_back.printed(coming_back.read(folder, plan.name), form))
    return coming_back.back(folder, plan.name, file, ready or str(folder / "plans/profil.yaml"))


def _figures(folder: Path) -> Iterator[str]:
    for office in OFFICES:
        for form in coming_back.FORMATS:
            if form != "docx" and office.name not in ALL_WAYS:
                continue
            found = _came_back(office, form, folder / office.parent.name / office.name / form)
            assert found.wrong == []
            assert found.lost == 0
            assert found.actions == found.of_actions
            marked = f", {len(found.marked)} marked" if found.marked else ""
            cells = f"{found.equal} of {found.of_cells} cells equal{marked}"
            yield f"{office.parent.name}/{office.name} {form}: {cells}\n"


def test_each_layout_comes_back(tmp_path: Path) -> None:
    kept = Expected(HERE / "expected" / "layouts", ["figures.txt"])
    kept.check("figures.txt", "".join(_figures(tmp_path)))
    kept.check_orphans()


def test_a_plan_of_indicators_alone(tmp_path: Path) -> None:
    found = _came_back(ROOT / "tests/ready/powietrze", "odt", tmp_path)
    read = "Odczytano 0 działań, 3 wskaźniki, 0 kwot, 2 nagłówki i 0 przypisów."
    assert read in plain("\n".join(found.report))
    assert "Nic nie budzi wątpliwości." in found.report
