"""DOCX and ODT: every string is there in order, nothing of the plan becomes markup, both open."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from rpd.annex import docx, odt
from rpd.annex.table import Annex, sections
from rpd.errors import RpdError
from rpd.formats import reference
from rpd.formats.sealed import find
from tests.annex import extract
from tests.annex.extract import W
from tests.annex.samples import (
    BUDGET,
    HOSTILE,
    ROOT,
    STAMP,
    adopted,
    missing,
    notes,
    plan_of,
    rest,
    saying,
    strings,
    with_notes,
)
from tests.elements import a_plan
from tools.reference_docx import reference as built_in

Render = Callable[[Annex, object], bytes]
FORMATS = {"docx": (docx.render, extract.docx), "odt": (odt.render, extract.odt)}
each_format = pytest.mark.parametrize(("render", "read"), FORMATS.values(), ids=FORMATS)


@cache
def harmless(render: Render) -> bytes:
    """A document in which nothing is to be feared."""
    return render(saying("x y"), STAMP)


@cache
def of_the_adopted(render: Render) -> bytes:
    """The annex of 2024."""
    return render(adopted(), STAMP)


def with_budget() -> Annex:
    return replace(adopted(), budget=BUDGET)


@each_format
@pytest.mark.parametrize("document", [adopted, with_budget], ids=["annex", "budget"])
def test_every_string_is_there_in_order(
    render: Render, read: Callable[[bytes], tuple[str, str]], document: Callable[[], Annex]
) -> None:
    body, footnotes = read(render(document(), STAMP))
    assert missing(strings(document()), body) == []
    assert missing(rest(document()), body) == []
    assert missing(notes(document()), footnotes) == []


@each_format
def test_a_string_that_is_not_there_is_missed(
    render: Render, read: Callable[[bytes], tuple[str, str]]
) -> None:
    body, _ = read(of_the_adopted(render))
    assert missing(iter(["Roczny Plan", "tego tu nie ma", "Cel szczegółowy IV."]), body) == [
        "tegotuniema"
    ]
    assert missing(iter(["Cel szczegółowy IV.", "Cel szczegółowy III."]), body) != []


@each_format
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_comes_out_complete_and_inert(
    render: Render, read: Callable[[bytes], tuple[str, str]], text: str
) -> None:
    document = saying(text)
    data = render(document, STAMP)
    body, footnotes = read(data)
    assert missing(strings(document), body) == []
    assert missing(rest(document), body) == []
    assert missing(notes(document), footnotes) == []
    plain = harmless(render)
    links = "word/_rels/footnotes.xml.rels"  # only where a footnote has an address
    assert {*extract.parts(data), links} == {*extract.parts(plain), links}
    known = {node.tag for name in _xml(plain) for node in extract.part(plain, name).iter()}
    # Only links, and what keeps spaces, are made of a text.
    allowed = known | {f"{W}hyperlink", f"{W}ind", *(extract.TEXT + n for n in ("a", "s", "tab"))}
    for name in _xml(data):
        root = extract.part(data, name)
        found = {element.tag for element in root.iter()}
        relationship = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
        assert found <= allowed | {relationship}


def _xml(data: bytes) -> list[str]:
    return [name for name in extract.parts(data) if name.endswith((".xml", ".rels"))]


@each_format
def test_two_hundred_footnotes(render: Render, read: Callable[[bytes], tuple[str, str]]) -> None:
    document = with_notes(200)
    body, footnotes = read(render(document, STAMP))
    assert missing(strings(document), body) == []
    assert missing(notes(document), footnotes) == []
    assert body.rstrip().endswith("Przypisy, do których odsyłają tylko inne przypisy: [201]")
    assert "https://example.org/a. [201]" in re.sub(r"\s+", " ", footnotes)


@each_format
@pytest.mark.parametrize("document", [Annex, None])
def test_an_annex_of_nothing_is_a_document_too(
    render: Render, read: Callable[[bytes], tuple[str, str]], document: type[Annex] | None
) -> None:
    from rpd.annex.annex import annex

    empty = annex(a_plan(2024, "Plan") if document else plan_of(), None, None)
    assert missing(strings(empty), read(render(empty, None))[0]) == []


def test_two_footnotes_marks_become_one_footnote_and_a_reference_to_it() -> None:
    root = extract.part(docx.render(with_notes(3), None), "word/document.xml")
    assert len(list(root.iter(f"{W}footnoteReference"))) == 4
    fields = [node.text or "" for node in root.iter(f"{W}instrText")]
    names = [node.attrib[f"{W}name"] for node in root.iter(f"{W}bookmarkStart")]
    assert [field.split()[1] for field in fields] == ["przypis_1", "przypis_2", "przypis_3"]
    assert {field.split()[1] for field in fields} <= set(names)


# --- as Word reads it ----------------------------------------------------------------------------


def test_word_sees_headings_header_rows_titles_and_language() -> None:
    from docx import Document

    document: Any = Document(BytesIO(of_the_adopted(docx.render)))
    found = list(sections(adopted()))
    headings = Counter(p.style.name for p in document.paragraphs if p.style.name.startswith("Head"))
    assert headings == {
        "Heading 1": 1,
        "Heading 2": sum(s.level == 2 for s in found),
        "Heading 3": sum(s.level == 3 for s in found),
        "Heading 4": sum(s.level == 4 for s in found),
    }
    tables = [s.table for s in found if s.table]
    assert len(document.tables) == len(tables) == 18
    for table, printed in zip(document.tables, tables, strict=True):
        rows = table._tbl.tr_lst
        assert [len(row.findall(f".//{W}tblHeader")) for row in rows] == [1] + [0] * len(
            printed.rows
        )
        kept = [bool(row.findall(f".//{W}cantSplit")) for row in rows[1:]]
        assert kept == [row.short for row in printed.rows]
        caption = table._tbl.find(f".//{W}tblCaption").get(f"{W}val")
        assert caption == printed.caption
        assert table.style.name == "Tabela planu"
    properties = document.core_properties
    assert properties.title == adopted().title
    assert properties.subject == adopted().header_lines[1]
    assert properties.language == "pl-PL"
    assert properties.author == "MKRES"
    assert str(properties.created) == "2024-03-07 12:00:00+00:00"
    section = document.sections[0]
    assert section.page_width > section.page_height
    header = [p.text for p in section.header.paragraphs]
    assert header == list(adopted().header_lines)
    assert section.different_first_page_header_footer
    assert "".join(p.text for p in section.footer.paragraphs).split() == ["Strona", "1", "z", "1"]


def test_every_relationship_and_bookmark_has_its_end() -> None:
    data = of_the_adopted(docx.render)
    for part, related in (
        ("word/document.xml", "word/_rels/document.xml.rels"),
        ("word/footnotes.xml", "word/_rels/footnotes.xml.rels"),
    ):
        known = {node.attrib["Id"] for node in extract.part(data, related)}
        nodes = extract.part(data, part).iter()
        used = {node.attrib[f"{extract.R}id"] for node in nodes if f"{extract.R}id" in node.attrib}
        assert used <= known
        links = [n for n in extract.part(data, related) if n.get("TargetMode") == "External"]
        assert [link.attrib["Target"] for link in links]
    names = [
        node.attrib[f"{W}name"]
        for node in extract.part(data, "word/document.xml").iter(f"{W}bookmarkStart")
    ]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", name, re.ASCII) for name in names)
    assert "diagnoza_uslug_spolecznych" in names


@each_format
def test_the_stamp_is_in_the_file(render: Render, read: object) -> None:
    data = of_the_adopted(render)
    found = find(data)
    assert found is not None
    assert found.stamp == replace(STAMP, source=b"")
    assert find(render(adopted(), None)) is None


# --- the office's own look -----------------------------------------------------------------------


def test_the_reference_document_is_what_its_tool_writes() -> None:
    assert (ROOT / "templates/reference.docx").read_bytes() == built_in()


def changed(tmp_path: Path, part: str, old: str, new: str) -> list[Path]:
    with zipfile.ZipFile(BytesIO(built_in())) as package:
        parts = {name: package.read(name).decode("utf-8") for name in package.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    with zipfile.ZipFile(tmp_path / "reference.docx", "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return [tmp_path]


def test_styles_page_and_header_are_those_of_the_reference(tmp_path: Path) -> None:
    folders = changed(tmp_path, "word/styles.xml", "C9D6EA", "FFEEDD")
    data = docx.render(adopted(), None, templates=folders)
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert b"FFEEDD" in package.read("word/styles.xml")
    folders = changed(tmp_path, "word/document.xml", 'w:right="850"', 'w:right="2850"')
    root = extract.part(docx.render(adopted(), None, templates=folders), "word/document.xml")
    assert {n.attrib[f"{W}w"] for n in root.iter(f"{W}tblW")} == {str(15138 - 2000)}
    grid = root.find(f".//{W}tblGrid")
    assert grid is not None
    assert sum(int(column.attrib[f"{W}w"]) for column in grid) == 15138 - 2000


def test_other_identifiers_of_styles_are_found_by_their_names(tmp_path: Path) -> None:
    folders = changed(tmp_path, "word/styles.xml", '"Nagwek2"', '"Heading2"')
    root = extract.part(docx.render(adopted(), None, templates=folders), "word/document.xml")
    used = {node.attrib[f"{W}val"] for node in root.iter(f"{W}pStyle")}
    assert "Heading2" in used
    assert "Nagwek2" not in used


def test_words_of_a_header_give_way_wherever_they_stand() -> None:
    part = (
        '<w:hdr xmlns:w="w"><w:p><w:r><w:t>Urząd</w:t></w:r></w:p><w:tbl><w:p><w:sdt><w:sdtContent>'
        "<w:r><w:rPr><w:i/></w:rPr><w:t>Tytuł </w:t></w:r><w:r><w:t>planu</w:t></w:r>"
        "</w:sdtContent></w:sdt></w:p></w:tbl></w:hdr>"
    )
    filled = reference.filled(part.encode(), {"Tytuł planu": ["<A>", "B"]}).decode()
    assert filled == (
        '<w:hdr xmlns:w="w"><w:p><w:r><w:t>Urząd</w:t></w:r></w:p><w:tbl><w:p><w:sdt><w:sdtContent>'
        '<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">&lt;A&gt;</w:t><w:br/>'
        '<w:t xml:space="preserve">B</w:t></w:r></w:sdtContent></w:sdt></w:p></w:tbl></w:hdr>'
    )


@pytest.mark.parametrize(
    ("part", "old", "new", "message"),
    [
        ("word/styles.xml", '"Tabela planu"', '"Inna"', "nie ma stylów: „Tabela planu”"),
        ("word/document.xml", "</w:body>", "", "nie jest poprawny plik DOCX"),
        ("word/document.xml", "<w:document ", "<!DOCTYPE x><w:document ", "document type"),
        ("word/document.xml", 'w:left="850"', 'w:left="16000"', "margins"),
        ("_rels/.rels", "officeDocument/2006/relationships/officeDocument", "x", "DOCX"),
    ],
)
def test_a_reference_that_cannot_be_used_is_named(
    tmp_path: Path, part: str, old: str, new: str, message: str
) -> None:
    with pytest.raises(RpdError) as caught:
        docx.render(adopted(), None, templates=changed(tmp_path, part, old, new))
    assert "reference.docx" in caught.value.message
    assert message in caught.value.message
    assert "rpd templates export" in caught.value.hint


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"tekst", built_in()[:5000]])
def test_a_reference_that_is_no_package_is_named(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "reference.docx").write_bytes(data)
    with pytest.raises(RpdError, match="nie jest poprawny plik DOCX"):
        docx.render(adopted(), None, templates=[tmp_path])


@each_format
def test_values_are_escaped_in_templates_of_the_office_too(
    tmp_path: Path, render: Callable[..., bytes], read: object
) -> None:
    name = "zalacznik.docx.xml.j2" if render is docx.render else "zalacznik.odt.xml.j2"
    (tmp_path / name).write_text("<a>{{ document.title }}</a>", "utf-8")
    part = "word/document.xml" if render is docx.render else "content.xml"
    assert extract.part(render(saying("<b>"), None, templates=[tmp_path]), part).text == "<b>"


# --- as office suites and validators read it -----------------------------------------------------


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What LibreOffice prints of the annex of 2024 in both formats, by one start of it."""
    folder = tmp_path_factory.mktemp("soffice")
    for suffix, (render, _) in FORMATS.items():
        (folder / f"{suffix}.{suffix}").write_bytes(of_the_adopted(render))
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profil", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder)]
    command += [str(folder / f"{suffix}.{suffix}") for suffix in FORMATS]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    read = ["pdftotext", "-raw"]
    return {
        path.stem: subprocess.run(
            [*read, path, "-"], check=True, capture_output=True
        ).stdout.decode()
        for path in folder.glob("*.pdf")
    }


@pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")), reason="no LibreOffice"
)
@pytest.mark.parametrize("suffix", FORMATS)
def test_libreoffice_opens_it(suffix: str, printed: dict[str, str]) -> None:
    text = printed[suffix]
    assert "Strona 1 z 1" in text
    assert text.count("Załącznik numer 1 do uchwały") == text.count("\f")
    assert "Kierunek interwencji 2. Promocja celowana" in text
    # A heading is never the last thing on a page.
    for page in text.split("\f")[:-1]:
        last = [line for line in page.splitlines() if line and not line.startswith("Strona ")][-1]
        assert not re.match("Cel szczeg|Priorytet|Kierunek interwencji|Termin|Realizator$", last)


def test_an_xml_parser_reads_all_parts_of_both() -> None:
    for render, _ in FORMATS.values():
        data = of_the_adopted(render)
        with zipfile.ZipFile(BytesIO(data)) as package:
            for name in package.namelist():
                if name != "mimetype":
                    ET.fromstring(package.read(name))  # noqa: S314 - written here
            assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert zipfile.ZipFile(BytesIO(of_the_adopted(odt.render))).namelist()[0] == "mimetype"
