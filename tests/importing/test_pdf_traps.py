"""PDF files that cannot be read: what is said of each, in what time and memory."""

import sys
import time
from pathlib import Path

import pytest

from rpd.errors import CannotReadError
from rpd.importing import pdf
from rpd.outside.files import Source
from tests.expected import Expected
from tests.importing.pdf_traps import traps

EXPECTED = Expected(Path(__file__).parent / "expected" / "pdf", ["traps.txt"])


def _refused(name: str, data: bytes) -> str:
    with pytest.raises(CannotReadError) as caught:
        pdf.read(Source(name, data))
    return f"{caught.value.message}\n  {caught.value.hint}"


def test_sentences_of_all_traps() -> None:
    said = [f"{what}: {_refused(*trap)}" for what, trap in traps().items()]
    EXPECTED.check("traps.txt", "\n".join(said) + "\n")
    EXPECTED.check_orphans()


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no such bounds")
@pytest.mark.parametrize("what", ["bomba liter", "bomba spacji", "bomba linii"])
def test_bombs_cost_neither_time_nor_memory(what: str) -> None:
    import resource

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.process_time()
    _refused(*traps()[what])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = time.process_time() - start
    spent += after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert spent < 1.5
    if sys.platform.startswith("linux"):
        assert after.ru_maxrss < 200 * 1024
