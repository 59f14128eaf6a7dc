"""What a layout prints of what a plan says, and what is said of what it does not print.

Each folder of ``samples`` changes the worked example of the page about profiles: ``profil.yaml``
and ``plan.yaml`` hold the fields that are other ones there, ``wynik.txt`` what a check says and
what is printed. Where ``zmiana.txt`` says what an amendment replaces, ``uchwala.txt`` is what is
told and ordered then.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rpd.polish.wording import NBSP
from tests.annex.documents import solid
from tests.conftest import ROOT, Run
from tests.expected import Expected
from tests.ready.test_guide import changed, files, written
from tests.ready.test_workspaces import cells
from tests.shapes.test_journeys import unpacked

HERE = ROOT / "tests" / "ready" / "samples"
NAMES = sorted(path.name for path in HERE.iterdir())
AMENDED = [name for name in NAMES if (HERE / name / "zmiana.txt").is_file()]
RESOLUTION = "uchwala: {organ: Rada Gminy Jasień, numer: 7/2025, data: 2025-12-18}\n"


def workspace_of(name: str, folder: Path) -> Path:
    """The worked example with the changes of a sample; its plan."""
    texts = files()
    for kind, file in (("profil", "plans/profil.yaml"), ("plan", "plans/2026.yaml")):
        change = HERE / name / f"{kind}.yaml"
        by = change.read_text("utf-8") if change.is_file() else ""
        top = kind == "plan" and re.search(r"^(dzialania|obszary|programy):", by, re.MULTILINE)
        gone = ("obszary",) if top and top[1] != "obszary" else ()
        texts[file] = changed(texts[file], by, gone)
    for file, text in texts.items():
        written(folder, file, text)
    return folder / "plans" / "2026.yaml"


@pytest.mark.parametrize("name", NAMES)
def test_what_is_printed(name: str, tmp_path: Path, rpd: Run) -> None:
    workspace_of(name, tmp_path)
    checked = rpd("validate", cwd=tmp_path).out.partition("\nSprawdzono")[0]
    ran = rpd("render", "2026", "--format", "md", cwd=tmp_path)
    said = f"{checked.rstrip()}\n\n{printed(ran.out)}".replace(NBSP, " ")
    Expected(HERE / name, ["wynik.txt"]).check("wynik.txt", said)


@pytest.mark.parametrize("name", AMENDED)
def test_what_is_ordered(name: str, tmp_path: Path, rpd: Run) -> None:
    plan = workspace_of(name, tmp_path)
    plan.write_text(
        plan.read_text("utf-8").replace("slownik:", f"{RESOLUTION}slownik:", 1), "utf-8"
    )
    adopted = rpd("adopt", "2026", cwd=tmp_path)
    assert adopted.code == 0, adopted.err
    text = plan.read_text("utf-8")
    for line in (HERE / name / "zmiana.txt").read_text("utf-8").splitlines():
        old, new = (part.replace("␤", "\n") for part in line.split(" ⇒ "))
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    plan.with_name("projekt.yaml").write_text(text, "utf-8")
    names = "plans/2026.yaml", "plans/projekt.yaml"
    told = rpd("diff", *names, cwd=tmp_path).out.partition("\n\nSkutek")[0]
    ordered = rpd("amend", *names, "--format", "md", cwd=tmp_path).out
    orders = re.search(
        r"następujące zmiany?:\n\n(.*?)\n\n\*\*§ 2", ordered.replace(NBSP, " "), re.DOTALL
    )
    assert orders, ordered
    (tmp_path / "plans" / "zmiany").mkdir()
    made = rpd("amend", *names, *ACT, "--save", "plans/zmiany/1.yaml", cwd=tmp_path)
    assert made.code == 0, made.err
    carried = rpd("apply", names[0], "plans/zmiany/1.yaml", "-o", names[0], cwd=tmp_path)
    assert carried.code == 0, carried.err
    plan.with_name("projekt.yaml").unlink()
    after = printed(rpd("render", "2026", "--format", "md", cwd=tmp_path).out)
    said = f"{told}\n\n{orders[1]}\n\n{after}"
    Expected(HERE / name, ["uchwala.txt"]).check("uchwala.txt", said.replace(NBSP, " "))


ACT = ("--number", "1/2026", "--date", "2026-03-02", "--in-force", "z dniem podjęcia")


def printed(text: str) -> str:
    """What is printed, without the title and what stands behind it."""
    bare = re.sub(r'<a id="[^"]*"></a>|\n<!-- rpd-stamp .*?-->\n', "", text).replace(NBSP, " ")
    below = re.split(r"\n\n(?:PROJEKT|Załącznik do [^\n]*(?:\n\nze zmian[^\n]*)?)\n\n", bare)[-1]
    return f"{below.rstrip()}\n"


@pytest.mark.parametrize("name", ["html", "docx", "odt", "xlsx"])
def test_a_text_without_a_title_has_no_heading(name: str, tmp_path: Path, rpd: Run) -> None:
    workspace_of("numery-przez-caly-plan", tmp_path)
    target = tmp_path / f"z.{name}"
    ran = rpd("render", "2026", "-o", target, cwd=tmp_path)
    assert ran.code == 0, ran.err
    match name:
        case "html":
            text = target.read_text("utf-8")
            headings = [one.replace(NBSP, " ") for one in re.findall(r"<h2[^>]*>(.*?)<", text)]
            assert headings[1:] == ["Kapliczki i kościoły (ogółem: 120 000 zł)", "Wiedza"]
        case "xlsx":
            text = cells(target)
        case _:
            text = unpacked(target.read_bytes())
            assert not re.search(r"<text:h [^>]*>\s*</text:h>|Nagwek2\"/></w:pPr></w:p>", text)
    for said in ("Plan dotyczy zabytków.", "Zabytki mają trwać.", "wójt składa sprawozdanie."):
        assert solid(said) in solid(re.sub(r"<[^>]*>", "", text))
