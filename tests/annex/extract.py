"""Text and structure of files as their readers see them; marks of footnotes as „[1]”."""

from __future__ import annotations

import csv
import re
import zipfile
from html.parser import HTMLParser
from io import BytesIO, StringIO
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def part(data: bytes, name: str) -> ET.Element:
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert package.testzip() is None
        return ET.fromstring(package.read(name))  # noqa: S314 - written here


def parts(data: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.namelist()


def docx(data: bytes) -> tuple[str, str]:
    """The text of a DOCX and that of its footnotes."""
    numbers: dict[str, int] = {}
    body = _word(part(data, "word/document.xml"), numbers)
    footnotes = part(data, "word/footnotes.xml")
    texts: list[str] = []
    for footnote in footnotes.iter(f"{W}footnote"):
        if f"{W}type" not in footnote.attrib:
            assert numbers[footnote.attrib[f"{W}id"]] == len(texts) + 1
            texts.append(_word(footnote, {}))
    assert len(texts) == len(numbers)
    return body, "\n".join(texts)


def _word(element: ET.Element, numbers: dict[str, int]) -> str:
    found = []
    field = 0
    for node in element.iter():
        match node.tag.removeprefix(W):
            case "t":
                text = node.text or ""
                found.append(f"[{text}]" if field else text)
            case "fldChar":
                field += {"begin": 1, "end": -1}.get(node.attrib[f"{W}fldCharType"], 0)
            case "footnoteReference":
                number = numbers.setdefault(node.attrib[f"{W}id"], len(numbers) + 1)
                found.append(f"[{number}]")
            case "tab" | "p" | "tc":
                found.append(" ")
            case "tblCaption":
                found.append(f" {node.attrib[f'{W}val']} ")
    assert field == 0
    return "".join(found)


def odt(data: bytes) -> tuple[str, str]:
    """The text of an ODT and that of its footnotes."""
    notes: list[str] = []
    return _odf(part(data, "content.xml"), notes), "\n".join(notes)


def _odf(element: ET.Element, notes: list[str]) -> str:
    if element.tag == f"{TEXT}note":
        number = element.findtext(f"{TEXT}note-citation")
        body = element.find(f"{TEXT}note-body")
        assert body is not None
        notes.append(_odf(body, notes))
        assert number == str(len(notes))
        return f"[{number}]"
    if element.tag == f"{TEXT}note-ref":
        return f"[{element.text}]"
    if element.tag == f"{TABLE}desc":
        return ""
    inside = [element.text or ""]
    for child in element:
        inside += [_odf(child, notes), child.tail or ""]
    space = "" if element.tag in (f"{TEXT}span", f"{TEXT}a", f"{TEXT}bookmark") else " "
    return space + "".join(inside) + space


class _Page(HTMLParser):
    """The text of a page and the elements that a browser makes of it."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.text, self.notes, self.tags = "", "", list[str]()
        self.attributes: list[tuple[str, str, str]] = []
        self._notes = False
        self._mark = False
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._notes |= given.get("class") == "footnotes"
        self._mark = given.get("class") in ("footnote-ref", "footnote-backref")
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        if self._mark and "↩" in data:
            return
        data = re.sub(r"\A\[(\d+)(?::\d+)?\]\Z", r"[\1]", data)
        if self._notes:
            self.notes += data
        else:
            self.text += data


def markdown(data: bytes) -> _Page:
    """A page as GitHub and GitLab make it: with tables and footnotes."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    reader = MarkdownIt("commonmark").enable("table").use(footnote_plugin)
    return _Page(reader.render(data.decode("utf-8")))


def table(data: bytes) -> list[list[str]]:
    """The lines of a CSV file; the apostrophe of the dialect is taken away."""
    csv.field_size_limit(10_000_000)
    rows = list(csv.reader(StringIO(data.decode("utf-8"), newline="")))
    return [rows[0]] + [[text.removeprefix("'") for text in row] for row in rows[1:]]
