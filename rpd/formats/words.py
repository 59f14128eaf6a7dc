"""Every printed word of a document, whatever its format: to compare what two programs have made.

Looks, spaces and line ends do not count. What a format can print beside its text (signs that a
style sheet adds, what a field is to show) counts as text. What cannot be read, or may show what is
no text in it (pictures, parts that rpd makes in no version), raises ValueError.
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
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DOCX_PARTS = re.compile(r"word/(?:document|footnotes|endnotes|header[0-9]*|footer[0-9]*)\.xml")
_SHEETS = re.compile(r"xl/worksheets/sheet([0-9]+)\.xml")
_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CONTENT = re.compile(r"content\s*:\s*([^;}]*)")
_SIGNS = re.compile(r"(?:list-style(?:-type)?|quotes)\s*:\s*([^;}]*[\"'][^;}]*)")
_STYLE_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STYLE_TEXT = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'", re.DOTALL)
# What fetches or spells signs in another way than the styles of any version of rpd.
_STYLE_STRANGE = re.compile(r"\\|@import|@counter-style|url\s*\(", re.IGNORECASE)
_INLINE = ("a", "abbr", "b", "bdi", "code", "del", "em", "i", "ins", "q", "small", "span", "strong")
_RUNS = {
    *("script", "iframe", "object", "embed", "base", "link", "frame", "frameset", "form", "input"),
    *("select", "button", "img", "image", "picture", "video", "audio", "canvas"),
}
_SAID = ("data-label", "alt", "title", "start", "value", "label", "placeholder", "aria-label")
_PARTS = {
    "docx": re.compile(
        r"\[Content_Types\]\.xml|(?:word/)?_rels/\S*\.rels|docProps/\w+\.xml|word/(?:document|styles"
        r"|footnotes|endnotes|header[0-9]*|footer[0-9]*|settings|fontTable|numbering|webSettings"
        r"|theme/theme[0-9]+)\.xml"
    ),
    "odt": re.compile(r"mimetype|(?:content|meta|settings|styles|META-INF/manifest)\.xml"),
    "xlsx": re.compile(
        r"\[Content_Types\]\.xml|_rels/\S*\.rels|docProps/\w+\.xml|xl/(?:_rels/\S*\.rels|(?:workbook"
        r"|styles|sharedStrings|theme/theme[0-9]+|tables/table[0-9]+|worksheets/sheet[0-9]+)\.xml"
        r"|worksheets/_rels/\S*\.rels)"
    ),
}
_DRAWN = {
    *(f"{_W}{name}" for name in ("altChunk", "subDoc", "object", "pict", "drawing", "control")),
    *(f"{_S}{name}" for name in ("drawing", "legacyDrawing", "picture", "oleObjects", "controls")),
}
_DRAWING = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_QUOTED = re.compile(r'"([^"]*)"')
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def words(data: bytes, format_: str) -> list[str]:
    """The words of a document in their order. Raises ValueError where they cannot be told."""
    if format_ == "pdf":
        from rpd.formats import pdf_words

        found = pdf_words.words(data)
        return [*found.text, *sorted(found.apart)]
    if format_ in ("docx", "odt", "xlsx"):
        parts = package.unpack(data)
        if any(_PARTS[format_].fullmatch(name) is None for name in parts):
            raise ValueError("a part that no version of rpd makes")
        pieces = {"docx": _docx, "odt": _odt, "xlsx": _xlsx}[format_](parts)
    else:
        text = normal(data).decode("utf-8")
        pieces = _html(text) if format_ == "html" else iter([_COMMENT.sub(" ", text)])
    return " ".join(pieces).translate(_INVISIBLE).split()


def _tree(data: bytes) -> ElementTree.Element:
    if b"<!DOCTYPE" in data:
        raise ValueError("a document type is not allowed in an office file")
    try:
        tree = ElementTree.fromstring(data)  # noqa: S314 (no document type, so no entities)
    except ElementTree.ParseError as error:
        raise ValueError("a part cannot be read") from error
    if any(one.tag in _DRAWN or one.tag.startswith(_DRAWING) for one in tree.iter()):
        raise ValueError("a picture")
    return tree


def _docx(parts: dict[str, bytes]) -> Iterator[str]:
    for name in sorted(parts):
        if _DOCX_PARTS.fullmatch(name) is None:
            continue
        line: list[str] = []
        for element in _tree(parts[name]).iter():
            if element.tag == f"{_W}p":
                yield "".join(line)
                line = []
            elif element.tag.endswith(("}t", "}delText", "}instrText")):
                line.append(element.text or "")
            elif element.tag in (f"{_W}sym", f"{_W}fldSimple"):
                line.append(element.get(f"{_W}char") or element.get(f"{_W}instr") or "")
            elif element.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
                line.append(" ")
            elif element.tag == f"{_W}noBreakHyphen":
                line.append("-")
        yield "".join(line)
    if "word/numbering.xml" in parts:
        numbered = _tree(parts["word/numbering.xml"]).iter(f"{_W}lvlText")
        yield " ".join(_LETTERS.findall(" ".join(one.get(f"{_W}val", "") for one in numbered)))


def _odt(parts: dict[str, bytes]) -> Iterator[str]:
    for name in ("content.xml", "styles.xml"):
        if name in parts:
            yield "".join(_odt_text(_tree(parts[name])))


def _odt_text(element: ElementTree.Element) -> Iterator[str]:
    if element.tag in (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"):
        yield " "
    for name in ("num-prefix", "num-suffix"):
        yield " ".join(_LETTERS.findall(element.get(f"{_STYLE}{name}", "")))
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
        sheet = _tree(parts[name])
        for edge in sheet.iter(f"{_S}headerFooter"):
            yield " ".join(one.text or "" for one in edge)
        for cell in sheet.iter(f"{_S}c"):
            value = cell.findtext(f"{_S}v")
            if cell.get("t") == "s" and value is not None:
                if not value.isdecimal() or int(value) >= len(shared):
                    raise ValueError("a cell without its text")
                value = shared[int(value)]
            inline = "".join(t.text or "" for t in cell.iter(f"{_S}t"))
            yield f"{cell.get('r', '')} {value or ''} {inline} {cell.findtext(f'{_S}f') or ''}"
    for shown in _tree(parts.get("xl/styles.xml", b"<none/>")).iter(f"{_S}numFmt"):
        yield " ".join(_QUOTED.findall(shown.get("formatCode", "")))


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
        if tag in _RUNS or any(name.startswith(("on", "http-equiv")) for name, _ in attrs):
            raise ValueError("a page that is more than text")
        self._style = tag == "style"
        self._apart(tag)
        for name, value in attrs:
            if name in _SAID or (name == "href" and "://" in (value or "")):
                self.pieces.append(f" {value} ")

    def handle_endtag(self, tag: str) -> None:
        self._style = False
        self._apart(tag)

    def _apart(self, tag: str) -> None:
        """Words on two sides of a tag are two words, unless the tag stands within a line."""
        if tag not in _INLINE:
            self.pieces.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._style:
            self.pieces.append(data)
            return
        style = _STYLE_COMMENT.sub(" ", data)
        if _STYLE_STRANGE.search(_STYLE_TEXT.sub(" ", style)):
            raise ValueError("a style that may show anything")
        self.pieces += [*_CONTENT.findall(style), *_SIGNS.findall(style)]
