"""``rpd new`` reads execution: done stays behind, late goes on with the rest, money is shown."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from rpd.polish.wording import plain
from tests.conftest import Run
from tests.expected import Expected

HERE = Path(__file__).parent
EXPECTED = Expected(HERE / "done" / "expected", ("out.txt", "2025.yaml", "kept.yaml"))


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """The invented plan with its execution, in a folder of its own."""
    shutil.copytree(HERE / "done" / "plans", tmp_path / "plans")
    return tmp_path


def later(folder: Path) -> str:
    return (folder / "plans" / "2025.yaml").read_text("utf-8")


def test_done_stays_and_late_goes_on_with_the_rest(begun: Path, rpd: Run) -> None:
    ran = rpd("new", "2025", "--from", "2024", cwd=begun)
    assert ran.code == 0
    EXPECTED.check("out.txt", ran.out + "--- stderr\n" + ran.err)
    EXPECTED.check("2025.yaml", later(begun))
    compared = json.loads(rpd("diff", "2024", "2025", "--format", "json", cwd=begun).out)
    kinds = compared["summary"]["kinds"]
    assert not [kind for kind in kinds if kind.endswith("added")]
    assert kinds["removed"] == 1


def test_everything_may_be_kept(begun: Path, rpd: Run) -> None:
    keep = ("--done", "keep", "--amounts", "keep", "--targets", "keep")
    ran = rpd("new", "2025", "--from", "2024", *keep, cwd=begun)
    assert "Wykonane, nie przeniesiono" not in ran.out
    EXPECTED.check("kept.yaml", later(begun))


def test_a_year_that_is_not_over_is_told(begun: Path, rpd: Run) -> None:
    shutil.rmtree(begun / "plans" / "wykonanie" / "2024" / "IV")
    ran = rpd("new", "2025", "--from", "2024", cwd=begun)
    assert (
        "  Wykonanie uwzględniono do końca II kwartału 2024 r.; późniejsze sprawozdania mogą je "
        "zmienić, więc sprawdź to ponownie.\n"
    ) in ran.out
    assert "Wykonane, nie przeniesiono (1); przeniesie je --done keep:" in ran.out


def test_reports_that_cannot_be_read_are_told(begun: Path, rpd: Run) -> None:
    path = begun / "plans" / "wykonanie" / "2024" / "IV" / "ROPS.yaml"
    path.write_text("rok: 2024\nkwartal: [\n", "utf-8")
    ran = rpd("new", "2025", "--from", "2024", cwd=begun)
    assert ran.code == 0
    assert "  W wykonaniu są błędy (1 plik); wskaże je „rpd validate”.\n" in plain(ran.out)
    assert "„Opóźnione” (nieznane)" in ran.out


def test_without_reports_nothing_is_said_of_them(begun: Path, rpd: Run) -> None:
    shutil.rmtree(begun / "plans" / "wykonanie")
    ran = rpd("new", "2025", "--from", "2024", cwd=begun)
    assert "wykonan" not in ran.out + ran.err
    assert "nieznane" not in ran.out
    assert later(begun).count("kontynuuje:") == 4


def test_no_orphans() -> None:
    EXPECTED.check_orphans()
