"""Office files from outside: what is refused, with which sentence, in what time and memory."""

import time
import tracemalloc
from pathlib import Path

import pytest

from rpd.errors import CannotReadError
from rpd.formats import opened
from rpd.formats.filetype import FileType
from rpd.outside.files import Source
from tests.expected import Expected
from tests.formats import office_traps as traps

EXPECTED = Expected(Path(__file__).parent / "expected" / "opened", ["traps.txt"])


def _refused(name: str, data: bytes) -> str:
    with pytest.raises(CannotReadError) as caught:
        opened.office_file(Source(name, data), FileType.DOCX).tree("word/document.xml")
    return f"{caught.value.message}\n  {caught.value.hint}"


def test_sentences_of_all_traps() -> None:
    said = [f"{what}: {_refused(*trap)}" for what, trap in traps.TRAPS.items()]
    EXPECTED.check("traps.txt", "\n".join(said) + "\n")
    EXPECTED.check_orphans()


@pytest.mark.parametrize(
    "what", ["bomba 10 GB", "bomba, która o sobie kłamie", "milion znaczników", "głęboki XML"]
)
def test_bombs_cost_neither_time_nor_memory(what: str) -> None:
    name, data = traps.TRAPS[what]
    tracemalloc.start()
    start = time.process_time()
    _refused(name, data)
    spent = time.process_time() - start
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100 * 1024 * 1024
    assert spent < 1


def test_parts_are_bounded_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opened, "MAX_TOTAL", 1000)
    data = traps.packed({**traps.PARTS, "word/a.xml": b"a" * 600, "word/b.xml": b"b" * 600})
    package = opened.office_file(Source("plan.docx", data), FileType.DOCX)
    assert len(package.part("word/a.xml")) == 600
    with pytest.raises(CannotReadError, match=r"zbyt duży \(część „word/b.xml”\)"):
        package.part("word/b.xml")


def test_a_file_as_it_should_be() -> None:
    package = opened.office_file(Source("plan.docx", traps.packed(traps.PARTS)), FileType.DOCX)
    assert package.kind is FileType.DOCX
    assert package.tree("word/document.xml")[0].tag.endswith("}body")
    assert not package.macros


@pytest.mark.parametrize("name", ["plan.docx", "plan.dotx", "PLAN.DOCX"])
def test_names_that_fit(name: str) -> None:
    assert opened.office_file(Source(name, traps.packed(traps.PARTS)), FileType.DOCX)


def test_an_encrypted_part_of_odf_needs_a_password() -> None:
    data = traps.packed(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": b"<manifest:encryption-data/>",
        }
    )
    assert opened.file_type(Source("plan.ods", data)) is FileType.ENCRYPTED
