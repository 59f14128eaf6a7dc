"""Files in folders below the one for plans: which of them are passed over, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from rpd.workspace.desk import Desk
from rpd.workspace.targets import chosen

PLAN = "rok: 2025\ntytul: Plan\nstrategia: {}\ncele: []\n"
STRATEGY = "tytul: Strategia\ncel_glowny: Cel\ncele: []\n"
SAID = "Tego pliku rpd nie czyta: pliki folderu „plans” stoją wprost w nim, a nie głębiej."

MOVED = "Przenieś go wprost do folderu „plans”, a jeśli nie jest potrzebny, poza folder z planami."
TAKEN = (
    "Jest tam już „2025.yaml”. Przenieś ten plik pod inną nazwą wprost do folderu „plans”, a jeśli "
    "nie jest potrzebny, poza folder z planami."
)


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    (tmp_path / "plans" / "wspolne").mkdir(parents=True)
    return tmp_path / "plans"


@pytest.mark.parametrize(
    ("file", "named"),
    [
        ("strategia.yaml", "wspolne/strategia.yaml"),
        ("strategia.yaml", "./wspolne//strategia.yaml"),
        ("strategia.yaml", "../plans/wspolne/strategia.yaml"),
        ("strategia.yaml", "'wspolne/strategia.yaml' # wspólna"),
        ("Strategia regionu.yaml", "wspolne/Strategia regionu.yaml"),
        ("Strategia regionu.yaml", '"wspolne/Strategia regionu.yaml"  # wspólna'),
    ],
)
def test_what_a_plan_names_is_not_passed_over(plans: Path, file: str, named: str) -> None:
    (plans / "wspolne" / file).write_text(STRATEGY, "utf-8")
    (plans / "2025.yaml").write_text(PLAN.format(named), "utf-8")
    assert chosen([], plans.parent, Desk()).passed_over == ()


@pytest.mark.parametrize("here", [False, True])
def test_what_to_do_with_what_nobody_reads(
    plans: Path, monkeypatch: pytest.MonkeyPatch, here: bool
) -> None:
    for name in ("2025.yaml", "wspolne/2024.yaml", "wspolne/2025.yaml"):
        (plans / name).write_text(PLAN.format("s.yaml"), "utf-8")
    monkeypatch.chdir(plans)
    found = chosen(["."], plans, Desk()) if here else chosen([], plans.parent, Desk())
    assert [(one.message, one.hint) for one in found.passed_over] == [
        (SAID, MOVED),
        (SAID, TAKEN),
    ]
