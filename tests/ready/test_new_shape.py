"""An adopted plan gets another profile by an amendment alone, and by that of the whole annex."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rpd.polish.wording import NBSP
from tests.conftest import ROOT, Run

OFFICE = ROOT / "tests" / "ready" / "inwestycje" / "plans"
ACT = ("--number", "1/2026", "--date", "2026-03-02", "--in-force", "2026-03-02")
NAMES = "plans/2026.yaml", "plans/projekt.yaml"
SAVED = "plans/zmiany/1.yaml"


@pytest.fixture
def at(tmp_path: Path, rpd: Run) -> Path:
    """An adopted plan, and beside it a draft with another profile."""
    plans = tmp_path / "plans"
    shutil.copytree(OFFICE, plans)
    (plans / "zmiany").mkdir()
    assert rpd("adopt", "2026", *ACT[:1], "7/2025", "--date", "2025-12-18", cwd=tmp_path).code == 0
    text = (plans / "profil.yaml").read_text("utf-8")
    text = text.replace("naglowek: Wartość", "naglowek: Nakłady").replace("Program {", "Część {")
    (plans / "profil-2.yaml").write_text(text, "utf-8")
    draft = (plans / "2026.yaml").read_text("utf-8").replace(": profil.yaml", ": profil-2.yaml")
    (plans / "projekt.yaml").write_text(draft.replace("zowa nr", "zowa numer"), "utf-8")
    return tmp_path


def test_the_changed_words_are_told(at: Path, rpd: Run) -> None:
    said = rpd("diff", *NAMES, cwd=at).out.replace(NBSP, " ")
    assert [line for line in said.splitlines() if line.startswith("~")] == [
        "~ W planie plik profilu zmieniono z „profil.yaml” na „profil-2.yaml”.",
        (
            "~ W planie druk profilu w części „naglowek.program” zmieniono z „Program {numer})” "
            "na „Część {numer})”."
        ),
        (
            "~ W planie druk profilu w części „uklad.1” zmieniono: wyraz „Wartość” zastąpiono "
            "wyrazem „Nakłady”."
        ),
    ]


def test_a_profile_edited_under_a_draft_is_told(tmp_path: Path, rpd: Run) -> None:
    for name in ("przed", "po"):
        shutil.copytree(OFFICE, tmp_path / name)
    profil = tmp_path / "po" / "profil.yaml"
    text = profil.read_text("utf-8")
    profil.write_text(text.replace("naglowek: Wartość", "naglowek: Nakłady"), "utf-8")
    said = rpd("diff", "przed/2026.yaml", "po/2026.yaml", cwd=tmp_path)
    assert "wyraz „Wartość” zastąpiono wyrazem „Nakłady”" in said.out


def test_only_the_whole_annex_takes_it(at: Path, rpd: Run) -> None:
    ran = rpd("amend", *NAMES, *ACT, "--format", "md", cwd=at)
    assert (ran.code, ran.err.replace(NBSP, " ")) == (
        2,
        """\
rpd: Nowy profil zmienia druk załącznika („naglowek.program” i „uklad.1”), a takich zmian uchwała \
nie wprowadza po kolei.
     Użyj --whole: załącznik otrzyma nowe brzmienie w całości.
""",
    )
    ran = rpd("amend", *NAMES, *ACT, "--whole", "--save", SAVED, "-o", "u.md", cwd=at)
    assert ran.code == 0, ran.err
    act = (at / "u.md").read_text("utf-8").replace(NBSP, " ")
    assert "załącznik otrzymuje brzmienie określone w załączniku do niniejszej uchwały" in act
    assert "</a>Część a)" in (at / "u-zalacznik.md").read_text("utf-8").replace(NBSP, " ")
    assert rpd("apply", NAMES[0], SAVED, "-o", NAMES[0], cwd=at).code == 0
    (at / NAMES[1]).unlink()
    assert rpd("validate", cwd=at).code == 0
    asked = ("render", "2026", "--format", "md")
    now, then = rpd(*asked, cwd=at).out, rpd(*asked, "--at", "2026-01-01", cwd=at).out
    assert ("Nakłady" in now, "Wartość" in now) == (True, False)
    assert ("Nakłady" in then, "Wartość" in then) == (False, True)


def test_a_plan_whose_profile_was_edited_is_an_error_that_says_what_to_do(
    at: Path, rpd: Run
) -> None:
    (at / NAMES[1]).unlink()
    shutil.copy(at / "plans" / "profil-2.yaml", at / "plans" / "profil.yaml")
    ran = rpd("validate", cwd=at)
    assert ran.code == 1
    assert "ma w części „uklad.1” „Nakłady [budzet]”, a przyjęto „Wartość [budzet]”." in ran.out
    assert "wskaż ten plik w projekcie zmiany i użyj „rpd amend --whole”" in ran.out
    assert rpd("render", "2026", "--format", "md", cwd=at).code == 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("klucz: programy", "klucz: dzialy", "Nowy profil ma inne poziomy."),
        (
            "      - {pole: termin, naglowek: Lata realizacji}\n",
            "",
            "W nowym profilu nie ma kolumn: „Lata realizacji”.",
        ),
    ],
)
def test_what_has_no_place_in_it_is_a_new_annex(
    old: str, new: str, said: str, at: Path, rpd: Run
) -> None:
    profil, draft = at / "plans" / "profil-2.yaml", at / NAMES[1]
    text = profil.read_text("utf-8")
    assert old in text
    profil.write_text(text.replace(old, new), "utf-8")
    lines = draft.read_text("utf-8").replace("programy:", "dzialy:" if new else "programy:")
    kept = [line for line in lines.splitlines() if new or not line.startswith("        termin:")]
    draft.write_text("\n".join(kept) + "\n", "utf-8")
    ran = rpd("amend", *NAMES, *ACT, "--whole", "--format", "md", cwd=at)
    assert (ran.code, ran.err.split("\n")[0]) == (2, f"rpd: {said}")
