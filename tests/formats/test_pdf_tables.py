"""Headers of rows and captions in the structure of a PDF."""

from __future__ import annotations

import re

import pytest

from rpd.annex import pdf
from rpd.annex.table import sections
from rpd.formats import pdf_tables
from rpd.formats.pdf_file import read
from tests.annex.documents import STAMP, annex_2024, failures


@pytest.fixture(scope="module")
def made() -> bytes:
    return pdf.render(annex_2024(), STAMP)


def elements(data: bytes, kind: bytes) -> list[bytes]:
    return re.findall(rb"<</Type/StructElem/S/" + kind + rb"/.*?>>\nendobj", data)


def test_every_row_has_a_header_and_every_table_a_caption(made: bytes) -> None:
    tables = [section.table for section in sections(annex_2024()) if section.table]
    rows = sum(len(table.rows) for table in tables)
    heads = [cell for cell in elements(made, b"TH") if b"/Scope/Row" in cell]
    assert len(heads) == rows == 44
    assert len(elements(made, b"TD")) == rows * 6
    assert not [cell for cell in elements(made, b"TD") if b"/Headers" in cell]
    said = [
        bytes.fromhex(found.decode()).decode("utf-16").removeprefix("\ufeff")
        for element in elements(made, b"Table")
        for found in re.findall(rb"/Summary<([0-9A-F]+)>", element)
    ]
    assert said == [table.caption for table in tables]


def test_it_conforms_and_can_be_read(made: bytes) -> None:
    assert failures(made, "ua1") == failures(made, "3a") == []
    assert len(read(made).pages()) > 5


def test_a_second_time_changes_nothing(made: bytes) -> None:
    assert pdf_tables.described(made) == made


def test_captions_that_do_not_fit_are_left_out(made: bytes) -> None:
    assert pdf_tables.described(made, ["jedna"]) == made


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"startxref\n9999\n%%EOF", b"x" * 100])
def test_other_files_come_back_as_they_are(data: bytes) -> None:
    assert pdf_tables.described(data) == data
