"""Footnotes with numbers of their own („1a”), and marks with a bracket, in every format."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from rpd.annex import csv, docx, html, markdown, odt, pdf, xlsx
from rpd.annex.annex import annex
from rpd.annex.table import Annex
from tests.act.test_sentences import PLAN, loaded
from tests.annex.documents import failures, pdf_pages
from tests.annex.samples import STAMP


def laid_out(*, bracket: bool = False) -> Annex:
    text = PLAN.replace("  ustawa: Ustawa", "  dane: Dane GUS.\n  ustawa: Ustawa")
    text = text.replace("nazwa: Wizyty studyjne", "nazwa: Wizyty[^dane] studyjne")
    found = loaded(text)
    assert found.plan is not None
    numbers = (("kwoty", "1"), ("dane", "1a"), ("ustawa", "2"))
    plan = replace(found.plan, numery_przypisow=numbers)
    if bracket:
        plan = replace(plan, numery_przypisow=(), znak_odnosnika="z nawiasem")
    return annex(plan, found.strategia, found.slownik)


def part(data: bytes, name: str) -> str:
    return zipfile.ZipFile(BytesIO(data)).read(name).decode()


def test_numbers_of_their_own(tmp_path: Path) -> None:
    document = laid_out()
    assert [note.mark for note in document.footnotes] == ["1", "1a", "2"]
    page = html.render(document, STAMP).decode()
    assert re.findall(r'noteref" aria-label="Przypis (\w+)">\1</a>', page) == ["1", "1a", "2"]
    assert re.findall(r'<span class="label">(\w+)</span>', page) == ["1", "1a", "2"]
    text = markdown.render(document, STAMP).decode()
    assert "Wizyty[^1a] studyjne" in text
    assert "[^1a]: Dane GUS." in text
    word = docx.render(document, STAMP)
    assert part(word, "word/document.xml").count("customMarkFollows") == 2
    assert ">1a</w:t>" in part(word, "word/footnotes.xml")
    assert 'text:label="1a">1a</text:note-citation>' in part(
        odt.render(document, STAMP), "content.xml"
    )
    assert "Wizyty¹ᵃ studyjne" in csv.render(document, STAMP).decode()
    assert xlsx.render(document, STAMP)
    made = pdf.render(document, STAMP)
    assert failures(made, "ua1") == []
    assert "1a" in "".join(pdf_pages(made, tmp_path))


@pytest.mark.parametrize("bracket", [False, True])
def test_the_look_of_a_mark(*, bracket: bool) -> None:
    document = laid_out(bracket=bracket)
    page = html.render(document, STAMP).decode()
    assert ('aria-label="Przypis 1)">1)</a>' in page) is bracket
    assert (">2)</w:t>" in part(docx.render(document, STAMP), "word/footnotes.xml")) is bracket
