"""What a command does not use it does not load: most of a short run is the loading of modules."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from rpd.rules import looking
from tests.conftest import ROOT

JUDGING = {rule.__name__ for rule in looking()}  # type: ignore[attr-defined]
EXPLAINING = {"rpd.reading.schema", "rpd.reading.phrases", "rpd.reading.syntax", "jsonschema"}
"""What says why a file cannot be read, or not in this form."""
SLOW = {"rich", "jinja2", "difflib", "email", "http", "zipfile", "xml.etree", "hashlib"}
"""What takes milliseconds of each run; a command that needs one of them is not listed here."""


def loaded(folder: Path, *arguments: str) -> set[str]:
    """The modules that a command of its own process has loaded in the end."""
    code = (
        "import sys; from rpd.cli.main import run; code = run(sys.argv[1:]); "
        "print(code, *sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(ROOT)},
    )
    code, *modules = done.stdout.splitlines()[-1].split()
    assert code == "0", done.stderr
    return set(modules)


def test_importing_a_document_loads_no_rule(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    for name in ("strategia.yaml", "slownik.yaml"):
        shutil.copy(ROOT / "plans" / name, tmp_path / "plans")
    annex = ROOT / "tests" / "importing" / "sources" / "libreoffice-html.docx"
    found = loaded(tmp_path, "import", str(annex), "-o", "plans/2024.yaml")
    assert {name for name in found if name.startswith("rpd.rules.")} == {"rpd.rules.traits"}
    assert {name for name in found if name.startswith("rpd.load.")} == {
        "rpd.load.kinds",
        "rpd.load.shapes",
        "rpd.load.stages",
    }
    assert not found & EXPLAINING
    assert not found & (SLOW - {"difflib", "zipfile", "xml.etree"})


def test_a_valid_plan_needs_only_what_looks_for_faults() -> None:
    found = loaded(ROOT, "validate", "plans/2024.yaml")
    assert found >= JUDGING
    assert not found & EXPLAINING
    assert "typer" not in found


def test_the_list_of_commands_loads_no_rule() -> None:
    found = loaded(ROOT, "--help")
    assert not {name for name in found if name.startswith(("rpd.rules", "rpd.plan", "rpd.load"))}
    assert not found & (EXPLAINING | SLOW | {"typer"})
