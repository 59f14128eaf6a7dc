"""How often the files of a workspace are read and parsed by one run of a command.

It is once each; ``apply`` besides parses the text that it has made.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.sameness.counting import Counts, counted
from tests.sameness.desk import Desk
from tests.sameness.journeys import applied

ACT = ("--number", "17/2024", "--date", "2024-12-30", "--in-force", "z dniem podjęcia")
PLAN, STRATEGY, DICTIONARY = "plans/2024.yaml", "plans/strategia.yaml", "plans/slownik.yaml"
AFTER, SAVED = "plans/po.yaml", "plans/zmiany/2024-03.yaml"

JOURNEYS: dict[str, tuple[str, ...]] = {
    "validate": ("validate", "2024"),
    "budget": ("budget", "2024"),
    "render": ("render", "2024", "-o", "made.html"),
    "render --at": ("render", "2024", "--at", "2024-09-30", "-o", "made.html"),
    "diff": ("diff", PLAN, AFTER),
    "amend": ("amend", PLAN, AFTER, *ACT, "-o", "made.md", "--save", "saved.yaml"),
    "apply": ("apply", "2024", SAVED, "-o", "after.yaml"),
    "consolidate": ("consolidate", "2024", "-o", "made.html"),
    "validate all": ("validate",),
    "budget as a page": ("budget", "2024", "-o", "made.html"),
    "notice": ("consolidate", "2024", "--document", "obwieszczenie", "-o", "made.html"),
    "acts": ("acts",),
    "schema": ("schema", "--ids"),
    "verify": ("verify", "annex.html", "2024"),
}


def ran(journey: str, folder: Path) -> Counts:
    """The counts of a run in a workspace whose texts no other run of this process has seen."""
    desk = Desk(folder).plans_2024("office", ROOT / "tests" / "sameness" / "amended")
    desk.write(PLAN, applied()[2])
    desk.write(AFTER, applied()[3])
    if journey == "verify":
        assert desk.run("render", "2024", "-o", "annex.html").code == 0
    for path in sorted(desk.folder.rglob("*.yaml")):
        if journey != "verify":  # the document is of these very bytes
            path.write_text(f"{path.read_text('utf-8')}# {journey}\n", "utf-8")
    with counted(desk.folder) as counts:
        made = desk.run(*JOURNEYS[journey])
    assert made.code in (0, 1), made.err
    return counts


@pytest.mark.parametrize("journey", JOURNEYS)
def test_files_are_read_and_parsed_once(journey: str, tmp_path: Path) -> None:
    counts = ran(journey, tmp_path)
    assert counts.reads
    assert counts.parses
    assert {name: number for name, number in counts.reads.items() if number > 1} == {}
    assert {name: number for name, number in counts.parses.items() if number > 1} == {}
