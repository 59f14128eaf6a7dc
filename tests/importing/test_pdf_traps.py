"""PDF files that cannot be read: what is said of each, in what time and memory."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from rpd.formats import confined
from rpd.formats.typeset import MissingExtraError
from rpd.importing.pdf import reader
from rpd.outside import extras
from rpd.outside.files import Source
from tests.conftest import ROOT
from tests.expected import Expected
from tests.importing.pdf_traps import traps

EXPECTED = Expected(Path(__file__).parent / "expected" / "pdf", ["traps.txt"])
SECONDS = 1.5
"""Of the processor: a second, and what a busy machine adds to starting Python."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the system has no such bounds")


def test_sentences_of_all_traps() -> None:
    # In a process of its own: a process takes on the size of the one that starts it.
    ran = subprocess.run(
        [sys.executable, "-m", "tests.importing.pdf_refused"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    found = json.loads(ran.stdout)
    EXPECTED.check("traps.txt", "".join(f"{what}: {said}\n" for what, said, _ in found["traps"]))
    EXPECTED.check_orphans()
    assert [what for what, _, seconds in found["traps"] if seconds >= SECONDS] == []
    if sys.platform.startswith("linux"):
        assert found["kilobytes"] < 200 * 1024


def test_without_the_library_the_command_for_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "find_spec", lambda name: None)
    with pytest.raises(MissingExtraError) as caught:
        reader.read(Source(*traps()["skan"]))
    assert caught.value.hint == f"Zainstaluj go: {extras.command('import')}"


def test_the_reader_dies_alone() -> None:
    """A crash of the library is a sentence with the page where it came."""
    whys: tuple[confined.Why, ...] = ("time", "memory", "output", "crash")
    said = {
        why: reader._ended("plan.pdf", confined.EndedError(why, "1\n2\n")).message for why in whys
    }
    where = "Nie można odczytać „plan.pdf” (strona 2): "
    assert said == {
        "time": where + "odczytanie trwa zbyt długo.",
        "memory": where + "odczytanie zajmuje zbyt dużo pamięci.",
        "output": where + "odczytanie zajmuje zbyt dużo pamięci.",
        "crash": where + "plik jest uszkodzony albo zbyt złożony.",
    }
