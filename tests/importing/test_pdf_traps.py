"""PDF files that cannot be read: what is said of each, in what time and memory."""

import sys
import time
from pathlib import Path

import pytest

from rpd.errors import CannotReadError
from rpd.formats import confined
from rpd.formats.typeset import MissingExtraError
from rpd.importing import pdf
from rpd.outside import extras
from rpd.outside.files import Source
from tests.expected import Expected
from tests.importing.pdf_traps import traps

EXPECTED = Expected(Path(__file__).parent / "expected" / "pdf", ["traps.txt"])
SECONDS = 1.5
"""Of the processor: a second, and what a busy machine adds to starting Python."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the system has no such bounds")


def _refused(name: str, data: bytes) -> str:
    with pytest.raises(CannotReadError) as caught:
        pdf.read(Source(name, data))
    return f"{caught.value.message}\n  {caught.value.hint}"


def test_sentences_of_all_traps() -> None:
    import resource

    said = []
    for what, trap in traps().items():
        start = _spent()
        said.append(f"{what}: {_refused(*trap)}")
        assert _spent() - start < SECONDS, what
    if sys.platform.startswith("linux"):
        assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 200 * 1024
    EXPECTED.check("traps.txt", "\n".join(said) + "\n")
    EXPECTED.check_orphans()


def _spent() -> float:
    """Seconds of the processor, in this process and in those that it has started."""
    import resource

    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def test_without_the_library_the_command_for_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_spec", lambda name: None)
    with pytest.raises(MissingExtraError) as caught:
        pdf.read(Source(*traps()["skan"]))
    assert caught.value.hint == f"Zainstaluj go: {extras.command('import')}"


def test_the_reader_dies_alone() -> None:
    """A crash of the library is a sentence with the page where it came."""
    whys: tuple[confined.Why, ...] = ("time", "memory", "output", "crash")
    said = {why: pdf._ended("plan.pdf", confined.EndedError(why, "1\n2\n")).message for why in whys}
    where = "Nie można odczytać „plan.pdf” (strona 2): "
    assert said == {
        "time": where + "odczytanie trwa zbyt długo.",
        "memory": where + "odczytanie zajmuje zbyt dużo pamięci.",
        "output": where + "odczytanie zajmuje zbyt dużo pamięci.",
        "crash": where + "plik jest uszkodzony albo zbyt złożony.",
    }
