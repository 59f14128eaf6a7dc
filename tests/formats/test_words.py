"""What a document of another version may print besides its text is no more of the same words."""

from __future__ import annotations

from pathlib import Path

import pytest

from rpd.formats import package
from rpd.formats.words import words
from tests.large import large

FIRST = Path(__file__).parent.parent / "workspace" / "z-0.1.0"

_RUN = "<w:p><w:r>{}</w:r></w:p><w:sectPr"
_DOCUMENT, _SHEET = "word/document.xml", "xl/worksheets/sheet1.xml"
_PAGE = {
    "a style that spells its name": ("</style>", 'td:after{c\\6fntent:"7"}</style>'),
    "a style with a comment in it": ("</style>", 'td:after{content/**/:"7"}</style>'),
    "a style from elsewhere": ("</style>", '@import "x.css";</style>'),
    "a background": ("</style>", "td{background:url(x.png)}</style>"),
    "signs of a list": ("</style>", 'li{list-style:"uchylono"}</style>'),
    "a field": ("</body>", '<input value="13 000"></body>'),
    "a picture": ("</body>", '<img src="x.png"></body>'),
    "another page": ("</head>", '<meta http-equiv="refresh" content="0;url=x"></head>'),
    "a hint": ("</body>", '<p title="13 000"></p></body>'),
}
_TEXT = {
    "a sign": ("<w:sectPr", _RUN.format('<w:sym w:font="Arial" w:char="0041"/>')),
    "a deleted text": ("<w:sectPr", _RUN.format("<w:delText>uchylono</w:delText>")),
    "a field": ("<w:sectPr", _RUN.format("<w:instrText>QUOTE uchylono</w:instrText>")),
    "a short field": ("<w:sectPr", '<w:p><w:fldSimple w:instr="DATE"/></w:p><w:sectPr'),
    "another document": ("<w:sectPr", "<w:altChunk/><w:sectPr"),
    "a drawn text": ("<w:sectPr", _RUN.format("<w:pict/>")),
}
_TABLE = {
    "a header of print": ("<oddFooter>", "<oddHeader>uchylono</oddHeader><oddFooter>"),
    "a formula": ("</c>", "<f>13000</f></c>"),
    "a drawing": ("</worksheet>", "<drawing/></worksheet>"),
}
_PARTS = [
    ("docx", "word/inny.xml"),
    ("docx", "word/media/obraz.png"),
    ("odt", "Pictures/obraz.png"),
    ("xlsx", "xl/drawings/drawing1.xml"),
]


def _words(data: bytes, suffix: str) -> list[str] | None:
    try:
        return words(data, suffix)
    except ValueError:
        return None


@pytest.mark.parametrize("change", _PAGE)
def test_a_page(change: str) -> None:
    page = large(FIRST / "a.html").read_text("utf-8")
    was, now = _PAGE[change]
    assert was in page
    assert words(page.encode(), "html") != _words(page.replace(was, now, 1).encode(), "html")


@pytest.mark.parametrize(
    ("suffix", "name", "change"),
    [
        *(("docx", _DOCUMENT, change) for change in _TEXT.values()),
        *(("xlsx", _SHEET, change) for change in _TABLE.values()),
        ("xlsx", "xl/styles.xml", ('formatCode="', 'formatCode="&quot;13&quot; ')),
        ("odt", "content.xml", ("</office:text>", "<draw:frame xmlns:draw={}/></office:text>")),
    ],
)
def test_an_office_file(suffix: str, name: str, change: tuple[str, str]) -> None:
    data = large(FIRST / f"a.{suffix}").read_bytes()
    parts = package.unpack(data)
    was, now = change
    now = now.replace("{}", '"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"')
    assert was.encode() in parts[name]
    changed = parts | {name: parts[name].replace(was.encode(), now.encode(), 1)}
    assert words(data, suffix) != _words(package.pack(changed), suffix)


@pytest.mark.parametrize(("suffix", "name"), _PARTS)
def test_a_part_that_no_version_makes(suffix: str, name: str) -> None:
    data = large(FIRST / f"a.{suffix}").read_bytes()
    assert words(data, suffix)
    assert _words(package.pack(package.unpack(data) | {name: b"<x/>"}), suffix) is None


def test_words_of_numbers_of_a_list() -> None:
    data = large(FIRST / "a.docx").read_bytes()
    numbering = (
        '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:lvl><w:lvlText w:val="{}"/></w:lvl></w:numbering>'
    )
    parts = package.unpack(data)
    for sign, added in (("%1)", []), ("uchylono %1", ["uchylono"])):
        changed = package.pack(parts | {"word/numbering.xml": numbering.format(sign).encode()})
        assert words(changed, "docx") == [*words(data, "docx"), *added]
