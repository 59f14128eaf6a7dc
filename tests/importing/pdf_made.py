"""PDF files written by hand: pages of words at places, lines, and a structure tree over them."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

_POLISH = {
    "Ą": "Aogonek", "ą": "aogonek", "Ć": "Cacute", "ć": "cacute", "Ę": "Eogonek", "ę": "eogonek",
    "Ł": "Lslash", "ł": "lslash", "Ń": "Nacute", "ń": "nacute", "Ó": "Oacute", "ó": "oacute",
    "Ś": "Sacute", "ś": "sacute", "Ź": "Zacute", "ź": "zacute", "Ż": "Zdotaccent",
    "ż": "zdotaccent", "–": "endash", "„": "quotedblbase", "”": "quotedblright",
}  # fmt: skip
_CODES = {sign: 128 + number for number, sign in enumerate(_POLISH)}
_NAMES = " ".join(f"/{name}" for name in _POLISH.values())
FONT = (
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 32/LastChar 160/Widths["
    + " ".join(["500"] * 129)
    + f"]/Encoding<</Differences[128 {_NAMES}]>>>>"
)
"""A font of which every sign is half as wide as the font is high."""


def shown(text: str) -> bytes:
    """A text as a string of a page."""
    codes = bytes(_CODES[sign] if sign in _CODES else ord(sign) for sign in text)
    return b"<" + codes.hex().encode() + b">"


@dataclass
class Page:
    """What is drawn on a page, one thing after another."""

    content: list[bytes] = field(default_factory=list)
    marks: int = 0

    def text(self, x: float, y: float, text: str, size: float = 10, tag: str = "") -> int:
        """A text at a place; the number of its mark, where it is tagged."""
        one = b"BT /F %g Tf %g %g Td %s Tj ET" % (size, x, y, shown(text))
        if not tag:
            self.content.append(one)
            return -1
        number, self.marks = self.marks, self.marks + 1
        self.content.append(b"/%s <</MCID %d>> BDC %s EMC" % (tag.encode(), number, one))
        return number

    def soft(self, x: float, y: float, size: float = 10) -> int:
        """A hyphen that says of itself that it is none."""
        number, self.marks = self.marks, self.marks + 1
        self.content.append(
            b"/Span <</MCID %d>> BDC /Span <</ActualText <FEFF00AD>>> BDC "
            b"BT /F %g Tf %g %g Td %s Tj ET EMC EMC" % (number, size, x, y, shown("-"))
        )
        return number

    def artifact(self, x: float, y: float, text: str, size: float = 10) -> None:
        """A text that is no content."""
        one = b"BT /F %g Tf %g %g Td %s Tj ET" % (size, x, y, shown(text))
        self.content.append(b"/Artifact BMC %s EMC" % one)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A thin line."""
        self.content.append(b"0.5 w %g %g m %g %g l S" % (x0, y0, x1, y1))


@dataclass
class Tag:
    """An element of structure: ``kids`` are elements and (page, mark) pairs."""

    kind: str
    kids: Sequence[Tag | tuple[int, int]] = ()
    attributes: str = ""


def made(
    pages: Sequence[Page],
    tags: Sequence[Tag] = (),
    *,
    catalog: str = "",
    trailer: str = "",
    extra: Iterable[bytes] = (),
    annotations: str = "",
    font: str = FONT,
    packed: bool = False,
) -> bytes:
    """The bytes of the file. Objects: 1 catalog, 2 pages, 3 font, then pages, tags and extras."""
    objects: dict[int, bytes] = {3: font.encode()}
    first = 4
    for number, page in enumerate(pages):
        data = b"\n".join(page.content)
        about = b""
        if packed:
            data, about = zlib.compress(data), b"/Filter/FlateDecode"
        objects[first + 2 * number] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 400]/Resources<</Font<</F 3 0 R>>>>"
            b"/Contents %d 0 R/StructParents %d%s>>"
            % (first + 2 * number + 1, number, annotations.encode())
        )
        objects[first + 2 * number + 1] = b"<</Length %d%s>>stream\n%s\nendstream" % (
            len(data),
            about,
            data,
        )
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(pages)))
    objects[2] = f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode()
    root = _tree(objects, pages, tags, first) if tags else ""
    objects[1] = f"<</Type/Catalog/Pages 2 0 R{root}{catalog}>>".encode()
    for one in extra:
        objects[max(objects) + 1] = one
    return file(objects, trailer)


def _tree(objects: dict[int, bytes], pages: Sequence[Page], tags: Sequence[Tag], first: int) -> str:
    root = max(objects) + 1
    objects[root] = b""
    holders: dict[tuple[int, int], int] = {}

    def add(tag: Tag, above: int) -> int:
        own = max(objects) + 1
        objects[own] = b""
        kids = []
        for kid in tag.kids:
            if isinstance(kid, Tag):
                kids.append(f"{add(kid, own)} 0 R")
            else:
                holders[kid] = own
                kids.append(f"<</Type/MCR/Pg {first + 2 * kid[0]} 0 R/MCID {kid[1]}>>")
        objects[own] = (
            f"<</Type/StructElem/S/{tag.kind}/P {above} 0 R{tag.attributes}/K[{' '.join(kids)}]>>"
        ).encode()
        return own

    tops = " ".join(f"{add(tag, root)} 0 R" for tag in tags)
    parents = []
    for number, page in enumerate(pages):
        held = " ".join(
            f"{holders[number, mark]} 0 R" if (number, mark) in holders else "null"
            for mark in range(page.marks)
        )
        parents.append(f"{number} [{held}]")
    objects[root] = (
        f"<</Type/StructTreeRoot/K[{tops}]/ParentTree<</Nums[{' '.join(parents)}]>>>>"
    ).encode()
    return f"/MarkInfo<</Marked true>>/StructTreeRoot {root} 0 R"


def file(objects: dict[int, bytes], trailer: str = "") -> bytes:
    """Objects as a file with a classic table."""
    data = bytearray(b"%PDF-1.7\n")
    offsets = {}
    for number, body in sorted(objects.items()):
        offsets[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (max(objects) + 1)
    for number in range(1, max(objects) + 1):
        data += b"%010d 00000 n \n" % offsets[number]
    data += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        max(objects) + 1,
        trailer.encode(),
        start,
    )
    return bytes(data)


def paragraphs(*texts: str) -> bytes:
    """A tagged page of paragraphs."""
    page = Page()
    tags = [
        Tag("P", [(0, page.text(40, 380 - 14 * number, text, tag="P"))])
        for number, text in enumerate(texts)
    ]
    return made([page], [Tag("Document", tags)])
