"""An edit that no resolution ordered: where it is told, what it stops, and what it does not."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from rpd.amendment.apply import dump, imprinted
from rpd.cli.main import run
from rpd.load.data import data_of, plan_of
from rpd.plan.imprint import imprint
from tests.conftest import Run
from tests.cut import cut, laid
from tests.workspace.test_versions import git
from tests.workspace.workspace import chain, workspace

ADOPTED = cut("I.1.1/2", "I.1.2/2")
EDITED = ADOPTED.replace("kwota: 180000", "kwota: 190000", 1)
OTHER = ADOPTED.replace("wartosc_docelowa: 45", "wartosc_docelowa: 50", 1)
NUMBER = ("--number", "7/2024", "--date", "2024-06-30")
PLAN = Path("plans/2024.yaml")
Err = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with the adopted plan; also the current folder."""
    laid(tmp_path, ADOPTED)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def committed(folder: Path, branch: str = "main") -> None:
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Plan")
    if branch != "main":
        git(folder, "checkout", "-qb", branch)


def forged(text: str) -> str:
    """An edited text whose imprint was corrected to fit it."""
    return imprinted(text, imprint(plan_of(data_of(text))))


def amended(new: str) -> None:
    """The plan amended by a resolution that makes it say the new text."""
    Path("nowy.yaml").write_text(new, "utf-8")
    for name in ("strategia.yaml", "slownik.yaml"):
        shutil.copy(f"plans/{name}", name)
    change = "plans/zmiany/2024-01.yaml"
    save = ("--save", change, "-o", "uchwala.md")
    assert run(["amend", "plans/2024.yaml", "nowy.yaml", *NUMBER, *save]) == 0
    assert run(["apply", "2024", change, "-o", "plans/2024.yaml"]) == 0


# --- validate ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("branch", "code", "label"), [("main", 1, "błąd"), ("zmiana", 0, "ostrzeżenie")]
)
def test_an_edit_is_an_error_on_the_main_branch_alone(
    folder: Path, branch: str, code: int, label: str, capsys: Err
) -> None:
    committed(folder, branch)
    PLAN.write_text(EDITED, "utf-8")
    assert run(["validate", "2024"]) == code
    out = capsys.readouterr().out
    assert f"plans/2024.yaml:10:11  {label}  RPD124 zmiana-bez-uchwaly\n" in out
    assert "niż przyjęto uchwałą „4/2024”: zmieniono go bez uchwały." in out
    assert "rpd amend … --save" in out


def test_without_git_an_edit_is_a_warning(capsys: Err) -> None:
    PLAN.write_text(EDITED, "utf-8")
    assert run(["validate", "2024"]) == 0
    assert "ostrzeżenie  RPD124" in capsys.readouterr().out


def test_it_cannot_be_acknowledged(capsys: Err) -> None:
    reason = "odstepstwa:\n  - {regula: RPD124, gdzie: plan, powod: Tak ma być.}\n"
    PLAN.write_text(EDITED.replace("odstepstwa:\n", reason), "utf-8")
    assert run(["validate", "2024"]) == 1
    assert "Od reguły RPD124 (zmiana-bez-uchwaly) nie można odstąpić." in capsys.readouterr().out


@pytest.mark.parametrize(
    "text",
    [
        ADOPTED.replace("rok: 2024\n", "# Uwaga.\nrok: 2024\n"),
        ADOPTED.replace("powod: >-", "powod: |-", 1),
        ADOPTED.replace("\n", "\r\n"),
        ADOPTED.replace("strategia: I.1.1", "strategia: I.1.2", 1),
    ],
)
def test_what_is_not_printed_is_no_edit(text: str, capsys: Err) -> None:
    PLAN.write_bytes(text.encode("utf-8"))
    run(["validate", "2024"])
    assert "RPD124" not in capsys.readouterr().out


# --- documents -----------------------------------------------------------------------------------


def test_an_edit_is_never_printed_as_adopted(capsys: Err) -> None:
    PLAN.write_text(EDITED, "utf-8")
    assert run(["render", "2024", "-o", "plan.md"]) == 1
    assert "RPD124" in capsys.readouterr().err
    assert not Path("plan.md").exists()
    assert run(["render", "2024", "--draft", "-o", "plan.md"]) == 0
    assert "WERSJA ROBOCZA – zmiany bez uchwały" in Path("plan.md").read_text("utf-8")
    assert run(["verify", "plan.md"]) == 0


def test_without_an_imprint_a_document_is_a_draft(capsys: Err) -> None:
    PLAN.write_text(re.sub(r"(?m)^ +odcisk: 1-.*\n", "", ADOPTED), "utf-8")
    assert run(["render", "2024", "--format", "md"]) == 0
    said = capsys.readouterr()
    assert "\nWERSJA ROBOCZA" in said.out
    assert said.err == (
        "rpd: Przyjęty plan nie ma odcisku brzmienia, po którym widać zmianę bez uchwały, więc "
        "dokument nosi znak „WERSJA ROBOCZA”.\n"
        "     Dopisze go polecenie „rpd adopt 2024”.\n"
    )
    assert run(["adopt", "2024"]) == 0
    assert PLAN.read_text("utf-8") == ADOPTED


def test_a_draft_looks_the_same_on_every_branch(folder: Path) -> None:
    committed(folder)
    PLAN.write_text(EDITED, "utf-8")
    made = []
    for branch in ("main", "zmiana"):
        if branch != "main":
            git(folder, "checkout", "-qb", branch)
        assert run(["render", "2024", "--draft", "--force", "-o", "plan.md"]) == 0
        made.append(Path("plan.md").read_bytes())
    assert made[0] == made[1]


def test_sums_say_that_they_are_those_of_a_draft(capsys: Err) -> None:
    note = "Plan na 2024 r. zmieniono bez uchwały: to sumy projektu zmiany"
    assert run(["budget", "2024"]) == 0
    assert note not in capsys.readouterr().out
    PLAN.write_text(EDITED, "utf-8")
    run(["budget", "2024"])
    assert note in capsys.readouterr().out


def test_the_text_of_a_day_is_not_the_edited_one(folder: Path, capsys: Err) -> None:
    """Without a history it is refused; with one it is the text that was committed."""
    assert run(["render", "2024", "--at", "2024-03-07", "-o", "przed.md"]) == 0
    PLAN.write_text(EDITED, "utf-8")
    assert run(["render", "2024", "--at", "2024-03-07", "-o", "po.md"]) == 1
    PLAN.write_text(ADOPTED, "utf-8")
    committed(folder)
    PLAN.write_text(EDITED, "utf-8")
    capsys.readouterr()
    assert run(["render", "2024", "--at", "2024-03-07", "-o", "po.md"]) == 0
    assert "Tekst pochodzi z wersji git" in capsys.readouterr().err
    assert Path("po.md").read_bytes() == Path("przed.md").read_bytes()


# --- amendments ----------------------------------------------------------------------------------


def test_an_edit_is_how_an_amendment_begins(folder: Path, capsys: Err) -> None:
    """diff, amend and apply do their work; the amended plan has an imprint of its own."""
    committed(folder)
    PLAN.write_text(EDITED, "utf-8")
    save = ("--save", "plans/zmiany/2024-01.yaml", "-o", "uchwala.md")
    assert run(["diff", "HEAD"]) == 0
    assert run(["amend", "HEAD", *NUMBER, *save]) == 0
    PLAN.write_text(ADOPTED, "utf-8")
    change = "plans/zmiany/2024-01.yaml"
    assert run(["apply", "2024", change, "-o", "plans/2024.yaml"]) == 0
    capsys.readouterr()
    assert run(["validate", "2024"]) == 0
    assert "RPD12" not in capsys.readouterr().out
    assert run(["consolidate", "2024", "-o", "jednolity.md"]) == 0
    plan = plan_of(data_of(PLAN.read_text("utf-8")))
    assert plan.uchwala is not None
    assert plan.uchwala.odcisk == imprint(plan)
    assert [zmiana.odcisk for zmiana in plan.zmiany] == [imprint(plan_of(data_of(ADOPTED)))]


def test_an_act_starts_from_the_adopted_text_where_the_edit_is_committed(
    folder: Path, capsys: Err
) -> None:
    committed(folder)
    PLAN.write_text(EDITED, "utf-8")
    git(folder, "commit", "-qam", "Zmiana bez uchwały")
    adopted = git(folder, "rev-parse", "HEAD~1")[:12]
    assert run(["diff", "2024"]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("Bez zmian")
    assert said.err == (
        "Uwaga: w wersji „HEAD” plan różni się już od tekstu uchwalonego. Wszystko, co go różni, "
        f"powie „rpd diff {adopted} plans/2024.yaml”.\n"
    )
    assert run(["diff", adopted, "plans/2024.yaml", "--exit-code"]) == 1
    capsys.readouterr()
    assert run(["amend", "2024", *NUMBER, "--save", "plans/zmiany/2024-01.yaml"]) == 0
    said = capsys.readouterr()
    assert "kwotę „180 000” zastępuje się kwotą „190 000”" in said.out.replace("\u00a0", " ")
    assert f"zmianę liczy się od tekstu z wersji git {adopted}." in said.err
    PLAN.write_text(ADOPTED, "utf-8")
    assert run(["apply", "2024", "plans/zmiany/2024-01.yaml", "-o", "plans/2024.yaml"]) == 0
    git(folder, "commit", "-qam", "Uchwała nr 7/2024")
    capsys.readouterr()
    assert run(["diff", "2024"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ADOPTED, " Odcisk w polu „uchwala” zgadza się: plan drukuje to, co uchwalono."),
        (EDITED, " Odcisk w polu „uchwala” nie zgadza się: plan drukuje co innego, niż uchwalono."),
        (re.sub(r"(?m)^ +odcisk: 1-.*\n", "", ADOPTED), ""),
    ],
)
def test_without_git_the_imprint_says_whether_there_is_an_edit(
    text: str, said: str, folder: Path, capsys: Err
) -> None:
    PLAN.write_text(text, "utf-8")
    for command in ("diff", "amend"):
        assert run([command, "2024"]) == 2
        assert capsys.readouterr().err == (
            f"rpd: Nie ma dawnej wersji do porównania z „plans/2024.yaml”. Folder „{folder}” nie "
            f"należy do repozytorium git.{said}\n"
            f"     Podaj kopię pliku sprzed zmiany: „rpd {command} KOPIA.yaml plans/2024.yaml”.\n"
        )


def test_an_edit_is_told_behind_an_amendment_too(capsys: Err) -> None:
    """Applied to an edited plan, an amendment does not vouch for the edit; without it, it fits."""
    amended(OTHER)
    after = PLAN.read_text("utf-8")
    PLAN.write_text(EDITED, "utf-8")
    assert run(["apply", "2024", "plans/zmiany/2024-01.yaml", "-o", "plans/2024.yaml"]) == 0
    capsys.readouterr()
    run(["validate", "2024"])
    assert "niż zmieniono uchwałą „7/2024”" in capsys.readouterr().out
    assert run(["consolidate", "2024", "-o", "jednolity.md"]) == 1
    PLAN.write_text(PLAN.read_text("utf-8").replace("kwota: 190000", "kwota: 180000", 1), "utf-8")
    assert PLAN.read_text("utf-8") == after


def test_a_word_of_the_dictionary_comes_with_the_amendment(capsys: Err) -> None:
    """What is new in print and stands in the dictionary, the amendment puts into the plan."""
    dictionary = Path("plans/slownik.yaml")
    text = dictionary.read_text("utf-8")
    dictionary.write_text(
        text.replace("skroty:\n", "skroty:\n  - {skrot: DPS, rozwiniecie: dom pomocy}\n"), "utf-8"
    )
    amended(ADOPTED.replace("kadry CUS.", "kadry CUS i DPS.", 1))
    assert "    DPS: dom pomocy\n" in PLAN.read_text("utf-8")
    assert "pole: wyrazy.skroty.DPS" in Path("plans/zmiany/2024-01.yaml").read_text("utf-8")
    assert run(["render", "2024", "--at", "2024-03-07", "--format", "md", "-o", "a.md"]) == 0
    assert "DPS" not in Path("a.md").read_text("utf-8")


# --- an imprint corrected by hand ----------------------------------------------------------------


def test_a_forged_imprint_is_found_from_the_amendments(capsys: Err) -> None:
    amended(OTHER)
    text = PLAN.read_text("utf-8")
    PLAN.write_text(forged(text.replace("kwota: 180000", "kwota: 190000", 1)), "utf-8")
    capsys.readouterr()
    assert run(["validate", "2024"]) == 1
    assert "RPD125 odcisk-niezgodny" in capsys.readouterr().out
    assert run(["consolidate", "2024", "-o", "jednolity.md"]) == 1
    assert not Path("jednolity.md").exists()
    assert run(["render", "2024", "--at", "2024-03-07", "-o", "a.md"]) != 0


def test_a_forged_imprint_is_found_from_history(folder: Path, capsys: Err) -> None:
    committed(folder)
    PLAN.write_text(forged(EDITED), "utf-8")
    for message in ("na dysku", "w historii"):
        assert run(["render", "2024", "-o", "plan.md"]) == 2, message
        assert "plan z tymi samymi uchwałami miał inne brzmienie" in capsys.readouterr().err
        git(folder, "commit", "--allow-empty", "-qam", "Poprawka")
    assert not Path("plan.md").exists()
    PLAN.write_text(ADOPTED, "utf-8")
    assert run(["render", "2024", "-o", "plan.md"]) == 0


def test_a_removed_imprint_is_not_made_anew(folder: Path, capsys: Err) -> None:
    committed(folder)
    PLAN.write_text(re.sub(r"(?m)^  odcisk: .*\n", "", EDITED), "utf-8")
    assert run(["validate", "2024"]) == 1
    assert "RPD123" in capsys.readouterr().out
    assert run(["adopt", "2024"]) == 2
    assert "miał inne brzmienie" in capsys.readouterr().err


def test_a_record_that_cannot_be_taken_back_is_not_carried_out(rpd: Run, tmp_path: Path) -> None:
    """The imprint of the amended plan could never be checked by it."""
    place = workspace(tmp_path / "w", 1, 1)
    whole = dump(chain()[1][1])
    head, repeal = whole.split("uchyl\n")
    record = place / "zmiana.yaml"
    record.write_text(head + "uchyl\n" + re.sub(r"    tresc:\n(      .*\n)+", "", repeal), "utf-8")
    ran = rpd("apply", "2024", "zmiana.yaml", "-o", "po.yaml", cwd=place)
    assert (ran.code, ran.out, (place / "po.yaml").exists()) == (2, "", False)
    assert ran.err == (
        "rpd: Zmiany nie można cofnąć według jej zapisu: operacja (uchyl działanie „mentoring”) "
        "nie ma treści uchylonego działania (pola „tresc”).\n"
        "     Uzupełnij zapis zmiany; pełny tworzy „rpd amend --save”.\n"
    )
    record.write_text(whole, "utf-8")
    assert rpd("apply", "2024", "zmiana.yaml", "-o", "po.yaml", cwd=place).code == 0
