"""What a layout prints of what a plan says, and what is said of what it does not print.

Each folder of ``samples`` changes the worked example of the page about profiles: ``profil.yaml``
and ``plan.yaml`` hold the fields that are other ones there, ``wynik.txt`` what a check says and
what is printed.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rpd.polish.wording import NBSP
from tests.conftest import ROOT, Run
from tests.expected import Expected
from tests.ready.test_guide import changed, files, written

HERE = ROOT / "tests" / "ready" / "samples"
NAMES = sorted(path.name for path in HERE.iterdir())


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
    bare = re.sub(r'<a id="[^"]*"></a>|\n<!-- rpd-stamp .*?-->\n', "", ran.out)
    below = bare.partition("PROJEKT\n\n")[2]
    said = f"{checked.rstrip()}\n\n{below.rstrip()}\n".replace(NBSP, " ")
    Expected(HERE / name, ["wynik.txt"]).check("wynik.txt", said)
