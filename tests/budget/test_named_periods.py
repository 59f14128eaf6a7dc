"""Periods that name their year („Nakłady 2026”) are summed as that year, as bare years are."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from rpd.plan.profil import year_in
from tests.conftest import ROOT, Run

OFFICE = ROOT / "tests" / "ready" / "remonty" / "plans"


@pytest.mark.parametrize(
    ("okres", "year"),
    [
        ("2026", 2026),
        ("Nakłady 2026", 2026),
        ("2026 r.", 2026),
        ("etap II", None),
        ("2026–2027", None),
        ("rok 2026 i 2026", 2026),
        ("12026", None),
    ],
)
def test_the_year_in_a_period(okres: str, year: int | None) -> None:
    assert year_in(okres) == year


def _sums(folder: Path, name: str, rpd: Run) -> list[dict[str, str]]:
    (folder / "plans").mkdir(parents=True)
    profil = (ROOT / "profiles" / "naklady-na-lata.yaml").read_text("utf-8")
    years = re.compile(r"\b(20(?:26|27|28|29))(?=[:,\]])")
    for file, text in (
        ("profil.yaml", re.sub(r"(?m)^okresy: .*$", lambda m: years.sub(name, m[0]), profil)),
        ("slownik.yaml", (OFFICE / "slownik.yaml").read_text("utf-8")),
        ("2026.yaml", years.sub(name, (OFFICE / "2026.yaml").read_text("utf-8"))),
    ):
        (folder / "plans" / file).write_text(text, "utf-8")
    ran = rpd("budget", "--by", "rok", "--format", "json", cwd=folder)
    assert ran.code == 0, ran.err
    found: list[dict[str, str]] = json.loads(ran.out)["zestawienia"][0]["wiersze"]
    return found


def test_sums_by_year(tmp_path: Path, rpd: Run) -> None:
    bare = _sums(tmp_path / "bare", r"\1", rpd)
    assert len(bare) > 1
    assert _sums(tmp_path / "named", r"Nakłady \1", rpd) == bare
