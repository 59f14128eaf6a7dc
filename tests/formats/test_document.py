"""The neutral document in each format: complete, inert, accessible, the same bytes each time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree as ET

import pytest

from rpd.formats import serialised
from rpd.formats.document import (
    SIGNS,
    Abbr,
    Aside,
    Deleted,
    Document,
    Grid,
    GridColumn,
    GridRow,
    Heading,
    Inserted,
    Item,
    Link,
    Listing,
    Note,
    Paragraph,
    Signature,
    Strong,
    Text,
    grids,
    words_of,
)
from rpd.formats.lists import TYPED, Counting, counted
from rpd.formats.sealed import find, seal
from rpd.formats.stamp import stamp
from tests.annex import extract
from tests.annex.documents import failures, pdf_pages, pdf_text, solid
from tests.annex.extract import TABLE, TEXT, W
from tests.annex.samples import HOSTILE, missing
from tests.annex.test_pdf import TYPST, visible
from tests.formats.samples import item, said, sample

Kind = Literal["report", "letter"]
CODE = [text for text in TYPST if len(text) < 100]
KINDS: tuple[Kind, ...] = ("report", "letter")
OFFICE = ("docx", "odt")
each_kind = pytest.mark.parametrize("kind", KINDS)
each_office = pytest.mark.parametrize("format_", OFFICE)


def strings(value: object) -> Iterator[str]:  # noqa: C901 (a line for each type)
    """What must be read in a document, part after part; markers that programs count are not."""
    match value:
        case str():
            yield value
        case Inserted(text) | Deleted(text):
            before, after = SIGNS[type(value).__name__.lower()]
            yield f"{before}{text}{after}"
        case Note():
            return
        case Text() | Strong() | Abbr() | Link():
            yield value.text
        case Document():
            yield from strings(value.parts)
        case Grid():
            names = tuple(column.name for column in value.columns)
            yield from strings((value.caption, names, tuple(row.cells for row in value.rows)))
        case Item():
            yield from strings(value.blocks)
        case tuple():
            for member in value:
                yield from strings(member)
        case Paragraph() | Heading() | Aside():
            yield from strings(value.runs)
        case Listing():
            yield from strings(value.items)
        case Signature():
            yield from strings(value.lines)


def read(data: bytes, format_: str) -> tuple[str, str]:
    return {"docx": extract.docx, "odt": extract.odt}[format_](data)


def printed(text: str) -> str:
    """The text as office files carry it."""
    from rpd.formats.office import printable

    return printable(text)


# --- complete and inert --------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "format_"), [("report", "docx"), ("letter", "odt")])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_office_files_say_everything_and_no_more(kind: Kind, format_: str, text: str) -> None:
    document = sample(kind, text)
    data = serialised.render(document, format_)
    body, notes = read(data, format_)
    assert missing(map(printed, strings(document)), body) == []
    assert missing(map(printed, document.title), body) == []
    for note in document.footnotes:
        assert solid(printed(words_of(note.blocks))) in solid(notes)
    harmless = _harmless(kind, format_)
    assert extract.parts(data) == extract.parts(harmless)
    allowed = {f"{TEXT}s", f"{TEXT}tab"}
    for name in extract.parts(data):
        if name.endswith((".xml", ".rels")):
            tags = [{n.tag for n in extract.part(one, name).iter()} for one in (data, harmless)]
            assert tags[0] <= tags[1] | allowed


@cache
def _harmless(kind: Kind, format_: str) -> bytes:
    return serialised.render(sample(kind, "x y"), format_)


@pytest.mark.parametrize("text", CODE, ids=range(len(CODE)))
def test_a_pdf_says_everything_and_runs_nothing(text: str, tmp_path: Path) -> None:
    data = serialised.render(sample("report", text), "pdf")
    assert failures(data, "ua1") == failures(data, "3a") == []
    pages = "".join(pdf_pages(data, tmp_path))
    if len(text) < 300 and "\u202e" not in text and text.isprintable():
        assert solid(pages).count(solid(visible(text))) >= 20


@each_kind
def test_a_pdf_conforms_and_is_the_same_every_time(kind: Kind, tmp_path: Path) -> None:
    document = sample(kind)
    data = serialised.render(document, "pdf")
    assert data == serialised.render(document, "pdf")
    assert failures(data, "ua1") == failures(data, "3a") == []
    text = solid(pdf_text(data, tmp_path, "-layout"))
    assert [words for words in strings(document) if solid(words) not in text] == []
    assert b"/Lang(pl-PL)" in data
    for grid in grids(document):
        assert ("\ufeff" + grid.caption).encode("utf-16-be").hex().upper().encode() in data


def test_rows_of_any_height_lose_nothing_in_a_pdf(tmp_path: Path) -> None:
    words = [f"słowo{n}." for n in range(3000)]
    lines = tuple(said(f"wiersz{n}.") for n in range(120))
    rows = (GridRow(((said(" ".join(words)),), lines)),)
    grid = Grid("Wysoka", (GridColumn("A", 1), GridColumn("B", 1)), rows)
    document = Document(("Tytuł",), (grid,), "report", sample("report").day)
    text = solid("".join(pdf_pages(serialised.render(document, "pdf"), tmp_path)))
    assert all(f"słowo{n}." in text for n in range(3000))
    assert all(f"wiersz{n}." in text for n in range(120))


@each_kind
@each_office
def test_office_files_are_whole_and_the_same_every_time(kind: Kind, format_: str) -> None:
    document = sample(kind)
    data = serialised.render(document, format_)
    assert data == serialised.render(document, format_)
    body, _ = read(data, format_)
    assert missing(strings(document), body) == []


# --- what programs hear --------------------------------------------------------------------------


@each_kind
def test_word_sees_headings_lists_and_header_rows(kind: Kind) -> None:
    data = serialised.render(sample(kind), "docx")
    body = extract.part(data, "word/document.xml")
    (table,) = body.iter(f"{W}tbl")
    rows = list(table.iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, *[False] * 3]
    assert [_value(table, f"{W}tblPr/{W}{name}") for name in ("tblCaption", "tblDescription")] == [
        "Kwoty – słowa",
        "Opis słowa",
    ]
    justified = [_value(row[-1], f"{W}p/{W}pPr/{W}jc") for row in rows[1:3]]
    assert justified == ["right", "right"]
    listed = {}
    for paragraph in body.iter(f"{W}p"):
        if (number := paragraph.find(f"{W}pPr/{W}numPr")) is not None:
            words = "".join(t.text or "" for t in paragraph.iter(f"{W}t"))
            listed[words] = [_value(number, f"{W}{name}") for name in ("ilvl", "numId")]
    assert list(listed) == [
        *("pierwszy słowa", "litera słowa", "tiret słowa", "drugi słowa", "trzeci słowa"),
        *("ciąg dalszy słowa", "myślnik słowa", "słowa"),
    ]
    assert listed["pierwszy słowa"] == listed["drugi słowa"]
    assert [level for level, _ in listed.values()] == [*"01200100"][: len(listed)]
    starts = {
        num.get(f"{W}numId"): _value(num, f"{W}lvlOverride/{W}startOverride")
        for num in extract.part(data, "word/numbering.xml").iter(f"{W}num")
    }
    assert starts[listed["trzeci słowa"][1]] == "3"
    assert starts[listed["ciąg dalszy słowa"][1]] == "2"


def _value(element: ET.Element, path: str) -> str | None:
    found = element.find(path)
    return None if found is None else found.get(f"{W}val")


@each_kind
def test_opendocument_has_lists_headings_and_header_rows(kind: Kind) -> None:
    data = serialised.render(sample(kind), "odt")
    body = extract.part(data, "content.xml")
    assert [h.get(f"{TEXT}outline-level") for h in body.iter(f"{TEXT}h")] == ["1", "2", "3"]
    (table,) = body.iter(f"{TABLE}table")
    assert [table.findtext(f"{TABLE}{name}") for name in ("title", "desc")] == [
        "Kwoty – słowa",
        "Opis słowa",
    ]
    header = table.find(f"{TABLE}table-header-rows")
    assert header is not None
    assert ["".join(cell.itertext()).strip() for cell in header.iter(f"{TABLE}table-cell")] == [
        "Nazwa słowa",
        "Kwota",
    ]
    numbers = [one.text for one in body.iter(f"{TEXT}number")]
    assert numbers == ["1)", "a)", "–", "2)", "3)", "b)", "–", "–"]
    started = [
        one.get(f"{TEXT}start-value")
        for one in body.iter(f"{TEXT}list-item")
        if one.get(f"{TEXT}start-value")
    ]
    assert started == ["3", "2"]
    names = {style.get(NAME) for style in _styles(data)}
    assert {use for use in _uses(body) if use not in names} == set()


STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
NAME = f"{STYLE}name"


def _styles(data: bytes) -> Iterator[ET.Element]:
    for name in ("content.xml", "styles.xml"):
        for kind in (f"{STYLE}style", f"{TEXT}list-style"):
            yield from extract.part(data, name).iter(kind)


def _uses(body: ET.Element) -> Iterator[str]:
    for element in body.iter():
        yield from (v for k, v in element.attrib.items() if k.endswith("}style-name"))


def test_styles_of_odt_stand_on_those_of_the_whole_document() -> None:
    """Automatic styles cannot stand on each other: programs would drop what they say."""
    for kind in KINDS:
        data = serialised.render(sample(kind), "odt")
        common = {one.get(NAME) for one in extract.part(data, "styles.xml").iter(f"{STYLE}style")}
        for style in extract.part(data, "content.xml").iter(f"{STYLE}style"):
            assert style.get(f"{STYLE}parent-style-name", "Standard") in common


@pytest.mark.parametrize("format_", serialised.FORMATS)
def test_a_file_says_where_it_comes_from(format_: str) -> None:
    line = stamp("2025.yaml", b"rok: 2025", parts=("sums",)).line
    made = serialised.render(replace(sample("report"), stamp=line), format_)
    found = find(seal(made))
    assert found is not None
    assert (found.format, found.stamp.parts, found.intact) == (format_, ("sums",), True)


# --- counting ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markers", "expected"),
    [
        ("1) 2) 3)", [("decimal", ")", 1, 3)]),
        ("1. 2.", [("decimal", ".", 1, 2)]),
        ("1) 2) 2a) 3)", [("decimal", ")", 1, 2), ("typed", "", 0, 1), ("decimal", ")", 3, 1)]),
        ("a) b) z)", [("letter", ")", 1, 2), ("letter", ")", 26, 1)]),
        ("– –", [("bullet", "–", 0, 2)]),
        ("• –", [("bullet", "•", 0, 1), ("bullet", "–", 0, 1)]),
        ("1) 1)", [("decimal", ")", 1, 1), ("decimal", ")", 1, 1)]),
        ("0) 01) 1", [("typed", "", 0, 3)]),
        ("<b> Ad1) ą)", [("typed", "", 0, 3)]),
    ],
)
def test_lists_are_counted_as_they_are_printed(
    markers: str, expected: list[tuple[str, str, int, int]]
) -> None:
    found = counted(Item(marker, (Paragraph((Text("x"),)),)) for marker in markers.split(" "))
    said_ = [(one.counting.kind, one.counting.sign, one.start, len(one.items)) for one in found]
    assert said_ == expected


def test_an_item_without_a_marker_is_counted_by_nobody() -> None:
    assert [one.counting for one in counted((item("", "x"), item("–", "y")))] == [
        TYPED,
        Counting("bullet", "–"),
    ]
    assert words_of((Listing((item("", "x"),)),)) == "x"
