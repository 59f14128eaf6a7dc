"""Fields of the profile's own, on actions and headings: compared, and part of what was adopted."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

OFFICE = ROOT / "tests" / "ready" / "inwestycje" / "plans"
OWN = """pola:
  - {klucz: opiekun, nazwa: Opiekun programu, typ: tekst, na: [program]}
  - {klucz: uwagi, nazwa: Uwagi, typ: tekst}
"""


@pytest.fixture
def plan(tmp_path: Path, rpd: Run) -> Path:
    """An adopted plan whose headings and actions have fields of their own."""
    shutil.copytree(OFFICE, tmp_path / "plans")
    profil = tmp_path / "plans" / "profil.yaml"
    column = "- {pole: budzet, naglowek: Wartość}"
    text = profil.read_text("utf-8").replace("proza:", f"{OWN}proza:", 1)
    more = f"{column}\n      - {{pole: uwagi, naglowek: Uwagi}}"
    profil.write_text(text.replace(column, more), "utf-8")
    plan = tmp_path / "plans" / "2026.yaml"
    text = plan.read_text("utf-8")
    text = text.replace("nazwa: Oświata\n", "nazwa: Oświata\n    opiekun: wicewójt\n")
    text = text.replace(
        "nazwa: Boisko przy szkole\n", "nazwa: Boisko\n        uwagi: z oświetleniem\n"
    )
    resolution = "uchwala: {organ: Rada, numer: 7/2025, data: 2025-12-18}\n"
    plan.write_text(text.replace("slownik:", f"{resolution}slownik:", 1), "utf-8")
    adopted = rpd("adopt", "2026", cwd=tmp_path)
    assert adopted.code == 0, adopted.err
    return plan


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "opiekun: wicewójt",
            "opiekun: skarbnik",
            "pole „Opiekun programu” zmieniono z „wicewójt”",
        ),
        ("z oświetleniem", "bez oświetlenia", "pole „Uwagi” zmieniono z „z oświetleniem”"),
        ("wzrośnie o więcej", "spadnie o więcej", "tekst „Zasady zmiany planu” zmieniono: wyraz"),
        ("kwota_ogolem: 930000", "kwota_ogolem: 931000", "kwotę ogółem zmieniono z 930 000 zł"),
    ],
)
def test_an_edit_is_told_and_never_passes_as_adopted(
    old: str, new: str, told: str, plan: Path, rpd: Run
) -> None:
    at = plan.parents[1]
    assert "RPD124" not in rpd("validate", cwd=at).out
    before = plan.with_name("przed.yaml")
    shutil.copy(plan, before)
    text = plan.read_text("utf-8")
    assert text.count(old) == 1
    plan.write_text(text.replace(old, new), "utf-8")
    assert "RPD124" in rpd("validate", "2026", cwd=at).out
    said = rpd("diff", before, plan, cwd=at).out.replace("\u00a0", " ")
    assert told in said
