"""The annex of 2024 as a PDF, read back and compared cell by cell with what it prints.

``sources/libreoffice-*.pdf`` were saved by LibreOffice from the annex as DOCX: with tags (objects
packed afterwards, to be smaller) and without.
"""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from rpd.annex import pdf as annex_pdf
from rpd.annex.annex import annex
from rpd.annex.table import Annex, Block, Listing, Note, sections, tables
from rpd.importing import source as neutral
from rpd.importing.source import Paragraph, Source, Table
from rpd.load.whole import load
from rpd.outside import files
from rpd.workspace.imported import Wanted, imported
from tests.annex.documents import PLANS, STAMP, annex_2024
from tests.importing.pdf_told import differences, source
from tests.large import large

SOURCES = Path(__file__).parent / "sources"
SLIP = "społeczno -zawodowa"
"""A slip of the adopted text at the end of a line of LibreOffice, which leaves out that space."""


def _printed(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Listing):
            for item in block.items:
                first, *rest = _printed(item.blocks)
                yield f"{item.marker} {first}"
                yield from rest
        else:
            runs = block.runs
            yield "".join(f"[^{one.mark}]" if isinstance(one, Note) else one.text for one in runs)


def _plain(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.split("\n"))


def _expected(document: Annex | None = None) -> list[list[str]]:
    return [
        [_plain("\n".join(_printed(cell.blocks))) for cell in row.cells]
        for table in tables(document or annex_2024())
        for row in table.rows
    ]


def _rows(made: Source) -> list[list[neutral.Cell]]:
    return [
        list(row.cells)
        for table in made.blocks
        if isinstance(table, Table)
        for row in table.rows
        if not row.cells[0].header
    ]


def _doubted(cell: neutral.Cell) -> bool:
    return bool(cell.doubt) or any(one.doubt for one in cell.paragraphs)


def _compared(data: bytes) -> tuple[list[neutral.Cell], Source]:
    """The cells that are not as the annex prints them; no sign may be lost, nor any row."""
    made = source(data)
    assert differences(data, made) == ({}, {})
    rows, expected = _rows(made), _expected()
    assert len(rows) == len(expected) == 44
    pairs = [
        (cell, text)
        for row, texts in zip(rows, expected, strict=True)
        for cell, text in zip(row, texts, strict=True)
    ]
    assert len(pairs) == 308
    return [cell for cell, text in pairs if _plain(cell.text) != text], made


def _paragraphs(made: Source) -> list[Paragraph]:
    return [one for one in made.blocks if isinstance(one, Paragraph)]


def test_our_own_file() -> None:
    pytest.importorskip("typst", reason="the extra „pdf” is not installed")
    different, made = _compared(annex_pdf.render(annex_2024(), STAMP))
    assert different == []
    assert not any(_doubted(cell) for row in _rows(made) for cell in row)
    assert not any(one.doubt for one in _paragraphs(made))
    levels = {(one.level, _plain(one.text)) for one in _paragraphs(made)}
    assert {(s.level, _plain(f"{s.label} {s.name}")) for s in sections(annex_2024())} <= levels
    assert list(made.notes) == ["1", "2", "3"]


def _saved(name: str) -> Path:
    return large(SOURCES / f"libreoffice-{name}.pdf")


@pytest.mark.parametrize(("name", "doubts"), [("tags", 1), ("lines", 2)])
def test_a_file_of_libreoffice(name: str, doubts: int) -> None:
    different, made = _compared(_saved(name).read_bytes())
    assert [SLIP in cell.text.replace("- z", "-z") for cell in different] == [True]
    assert all(_doubted(cell) for cell in different)
    assert sum(_doubted(cell) for row in _rows(made) for cell in row) == doubts
    names = {_plain(f"{s.label} {s.name}") for s in sections(annex_2024())}
    assert names <= {_plain(one.text) for one in _paragraphs(made)}
    assert list(made.notes) == ["1", "2", "3"]


@pytest.mark.parametrize(("name", "doubts"), [("tags", 6), ("lines", 7)])
def test_the_plan_of_a_file_of_libreoffice(name: str, doubts: int, tmp_path: Path) -> None:
    """The whole way: a draft of a plan that prints what the adopted one does."""
    folder = tmp_path / "plans"
    folder.mkdir()
    for file in ("strategia.yaml", "slownik.yaml"):
        shutil.copy(PLANS / file, folder)
    made = imported(Wanted(_saved(name), tmp_path))
    loaded = load(files.Source("2024.yaml", made.text.encode()), lambda n: files.read(folder / n))
    assert loaded.plan is not None
    rows = _expected(annex(loaded.plan, loaded.strategia, loaded.slownik))
    pairs = zip(rows, _expected(), strict=True)
    different = [a for row, other in pairs for a, b in zip(row, other, strict=True) if a != b]
    assert len(rows) == 44
    assert [SLIP in text.replace("- z", "-z") for text in different] == [True]
    assert made.draft is not None
    assert made.draft.account.lost == 0
    assert len(made.draft.doubts) == doubts
