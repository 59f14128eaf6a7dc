"""Every printed word of a document, whatever its format: to compare what two programs have made.

Looks, spaces and line ends do not count. What a format can print beside its text (signs that a
style sheet adds) counts as text. What cannot be read raises ValueError.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree

from rpd.formats import package
from rpd.outside.digests import normal

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DOCX_PARTS = re.compile(r"word/(?:document|footnotes|endnotes|header[0-9]*|footer[0-9]*)\.xml")
_SHEETS = re.compile(r"xl/worksheets/sheet([0-9]+)\.xml")
_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CONTENT = re.compile(r"content\s*:\s*([^;}]*)")
_INLINE = ("a", "abbr", "b", "bdi", "code", "del", "em", "i", "ins", "q", "small", "span", "strong")
_RUNS = ("script", "iframe", "object", "embed", "base", "link")


def words(data: bytes, format_: str) -> list[str]:
    """The words of a document in their order. Raises ValueError where they cannot be told."""
    if format_ == "pdf":
        from rpd.formats import pdf_words

        found = pdf_words.words(data)
        return [*found.text, *sorted(found.apart)]
    if format_ in ("docx", "odt", "xlsx"):
        parts = package.unpack(data)
        pieces = {"docx": _docx, "odt": _odt, "xlsx": _xlsx}[format_](parts)
    else:
        text = normal(data).decode("utf-8")
        pieces = _html(text) if format_ == "html" else iter([_COMMENT.sub(" ", text)])
    return " ".join(pieces).translate(_INVISIBLE).split()


def _tree(data: bytes) -> ElementTree.Element:
    if b"<!DOCTYPE" in data:
        raise ValueError("a document type is not allowed in an office file")
    try:
        return ElementTree.fromstring(data)  # noqa: S314 (no document type, so no entities)
    except ElementTree.ParseError as error:
        raise ValueError("a part cannot be read") from error


def _docx(parts: dict[str, bytes]) -> Iterator[str]:
    for name in sorted(parts):
        if _DOCX_PARTS.fullmatch(name) is None:
            continue
        line: list[str] = []
        for element in _tree(parts[name]).iter():
            if element.tag == f"{_W}p":
                yield "".join(line)
                line = []
            elif element.tag == f"{_W}t":
                line.append(element.text or "")
            elif element.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
                line.append(" ")
            elif element.tag == f"{_W}noBreakHyphen":
                line.append("-")
        yield "".join(line)


def _odt(parts: dict[str, bytes]) -> Iterator[str]:
    for name in ("content.xml", "styles.xml"):
        if name in parts:
            yield "".join(_odt_text(_tree(parts[name])))


def _odt_text(element: ElementTree.Element) -> Iterator[str]:
    if element.tag in (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"):
        yield " "
    yield element.text or ""
    for child in element:
        yield from _odt_text(child)
        yield child.tail or ""
    if element.tag in (f"{_TEXT}p", f"{_TEXT}h", f"{_TEXT}number"):
        yield " "


def _xlsx(parts: dict[str, bytes]) -> Iterator[str]:
    shared = []
    if "xl/sharedStrings.xml" in parts:
        strings = _tree(parts["xl/sharedStrings.xml"])
        shared = ["".join(t.text or "" for t in one.iter(f"{_S}t")) for one in strings]
    for sheet in _tree(parts.get("xl/workbook.xml", b"")).iter(f"{_S}sheet"):
        yield sheet.get("name", "")
    names = [name for name in parts if _SHEETS.fullmatch(name)]
    for name in sorted(names, key=lambda one: int(re.sub(r"\D", "", one))):
        for cell in _tree(parts[name]).iter(f"{_S}c"):
            value = cell.findtext(f"{_S}v")
            if cell.get("t") == "s" and value is not None:
                if not value.isdecimal() or int(value) >= len(shared):
                    raise ValueError("a cell without its text")
                value = shared[int(value)]
            inline = "".join(t.text or "" for t in cell.iter(f"{_S}t"))
            yield f"{cell.get('r', '')} {value or ''} {inline}"


def _html(text: str) -> Iterator[str]:
    page = _Page()
    page.feed(text)
    page.close()
    yield "".join(page.pieces)


class _Page(HTMLParser):
    """The text of a page, with what its styles print and where its links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _RUNS or any(name.startswith("on") for name, _ in attrs):
            raise ValueError("a page that is more than text")
        self._style = tag == "style"
        self._apart(tag)
        for name, value in attrs:
            if name in ("data-label", "alt") or (name == "href" and "://" in (value or "")):
                self.pieces.append(f" {value} ")

    def handle_endtag(self, tag: str) -> None:
        self._style = False
        self._apart(tag)

    def _apart(self, tag: str) -> None:
        """Words on two sides of a tag are two words, unless the tag stands within a line."""
        if tag not in _INLINE:
            self.pieces.append(" ")

    def handle_data(self, data: str) -> None:
        self.pieces += _CONTENT.findall(data) if self._style else [data]
