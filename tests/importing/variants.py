"""The annex as offices' Words keep it: the same document, built in other ways.

Each way changes the XML of a DOCX and says nothing else: what is read of it must be the same, or
the report must say where it is not.
"""

from __future__ import annotations

import copy
import random
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree as Xml
from xml.etree.ElementTree import Element

from rpd.importing.marks import Revisions
from tests.formats.office_traps import packed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
COLUMNS = 7
WHO = {f"{W}author": "Ewa", f"{W}id": "7", f"{W}date": "2025-03-01T10:00:00Z"}


class Document:
    """A DOCX taken apart: its parts, its body, and how it is to be read."""

    def __init__(self, data: bytes, rng: random.Random) -> None:
        with zipfile.ZipFile(BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.root = Xml.fromstring(self.parts["word/document.xml"])  # noqa: S314 - our own
        self.rng = rng
        self.revisions: Revisions | None = None

    @property
    def body(self) -> Element:
        found = self.root.find(f"{W}body")
        assert found is not None
        return found

    def packed(self) -> bytes:
        self.parts["word/document.xml"] = Xml.tostring(self.root, encoding="utf-8")
        return packed(self.parts)

    def tables(self) -> list[Element]:
        return self.body.findall(f"{W}tbl")

    def rows(self) -> Iterator[Element]:
        """The rows of actions."""
        for table in self.root.iter(f"{W}tbl"):
            for row in table.findall(f"{W}tr"):
                if row.find(f"{W}trPr/{W}tblHeader") is None and len(cells(row)) == COLUMNS:
                    yield row

    def some(self, found: list[Element], most: int = 6) -> list[Element]:
        return self.rng.sample(found, min(len(found), self.rng.randint(1, most)))


def element(name: str, *children: Element, text: str = "", **attributes: str) -> Element:
    made = Element(f"{W}{name}", {f"{W}{key}": value for key, value in attributes.items()})
    made.extend(children)
    if text:
        made.text = text
        made.set(SPACE, "preserve")
    return made


def cells(row: Element) -> list[Element]:
    return row.findall(f"{W}tc")


def shorten(document: Document) -> None:
    """Leave a few of the tables, with the headings above them."""
    kept = set(document.some(document.tables(), 4))
    headings: list[Element] = []
    for child in list(document.body):
        if child.tag == f"{W}tbl":
            if child not in kept:
                document.body.remove(child)
                document.body.remove(headings.pop())
            else:
                headings = []
        elif child.find(f"{W}pPr/{W}pStyle") is not None and _level(child) >= 2:
            while headings and _level(headings[-1]) >= _level(child):
                document.body.remove(headings.pop())
            headings.append(child)
    for left in headings:
        document.body.remove(left)


def _level(paragraph: Element) -> int:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = style.get(f"{W}val", "") if style is not None else ""
    return int(name[-1]) if name[:-1] in ("Nagwek", "Heading") else 0


def _wrapped(parent: Element, child: Element, around: Callable[[Element], Element]) -> None:
    at = list(parent).index(child)
    parent.remove(child)
    parent.insert(at, around(child))


def _control(inner: Element) -> Element:
    return element("sdt", element("sdtPr"), element("sdtContent", inner))


def controls(document: Document) -> None:
    """Content controls around rows, cells, paragraphs and runs."""
    for table in document.tables():
        for row in document.some(table.findall(f"{W}tr"), 2):
            _wrapped(table, row, _control)
    for row in document.some(list(document.rows())):
        for cell in document.some(cells(row), 2):
            for paragraph in document.some(cell.findall(f"{W}p"), 1):
                for run in document.some(paragraph.findall(f"{W}r"), 1):
                    _wrapped(paragraph, run, _control)
                _wrapped(cell, paragraph, _control)
            _wrapped(row, cell, _control)


def revisions(document: Document) -> None:
    """Tracked changes that come to the same text, accepted or rejected."""
    accept = document.rng.random() < 0.5
    document.revisions = Revisions.ACCEPT if accept else Revisions.REJECT
    mine, other = ("ins", "del") if accept else ("del", "ins")
    for row in document.some(list(document.rows())):
        for cell in document.some(cells(row), 3):
            for paragraph in document.some(cell.findall(f"{W}p"), 1):
                for run in document.some(paragraph.findall(f"{W}r"), 2):
                    if run.find(f"{W}t") is None:
                        continue
                    if mine == "del":
                        for text in run.findall(f"{W}t"):
                            text.tag = f"{W}delText"
                    _wrapped(paragraph, run, lambda one: _revised(mine, one))
                gone = element("t" if other == "ins" else "delText", text=" skreślone ")
                paragraph.append(_revised(other, element("r", gone)))


def _revised(name: str, *inner: Element) -> Element:
    made = Element(f"{W}{name}", WHO)
    made.extend(inner)
    return made


def headings_inside(document: Document) -> None:
    """Headings as first rows of the table below them, over all of its columns."""
    waiting: list[Element] = []
    for child in list(document.body):
        if child.tag == f"{W}p" and _level(child) >= 2:
            waiting.append(child)
        elif child.tag == f"{W}tbl" and waiting:
            at = next(n for n, one in enumerate(child) if one.tag == f"{W}tr")
            for paragraph in reversed(waiting):
                document.body.remove(paragraph)
                span = element("tcPr", element("gridSpan", val=str(COLUMNS)))
                child.insert(at, element("tr", element("tc", span, paragraph)))
            waiting = []


def one_table(document: Document) -> None:
    """All tables as one, with their headings and headers among its rows."""
    headings_inside(document)
    first, *others = document.tables()
    for table in others:
        document.body.remove(table)
        first.extend(table.findall(f"{W}tr"))


def merged_down(document: Document) -> None:
    """Equal cells below each other as one."""
    for table in document.tables():
        rows = [row for row in table.findall(f"{W}tr") if len(cells(row)) == COLUMNS]
        for column in range(4, COLUMNS):
            for above, below in pairwise(rows[1:]):
                one, other = cells(above)[column], cells(below)[column]
                if said(one) == said(other) and document.rng.random() < 0.5:
                    _merge(one, "restart")
                    _merge(other, "continue")
                    for paragraph in other.findall(f"{W}p"):
                        other.remove(paragraph)
                    other.append(element("p"))


def _merge(cell: Element, how: str) -> None:
    properties = cell.find(f"{W}tcPr")
    assert properties is not None
    if properties.find(f"{W}vMerge") is None:
        properties.append(element("vMerge", val=how))


def said(part: Element) -> str:
    return "".join(text.text or "" for text in part.iter(f"{W}t"))


def nested(document: Document) -> None:
    """The paragraphs of a cell in a table of its own."""
    for row in document.some(list(document.rows())):
        for cell in document.some(cells(row)[1:], 2):
            inner = cell.findall(f"{W}p")
            for paragraph in inner:
                cell.remove(paragraph)
            rows = [element("tr", element("tc", element("tcPr"), one)) for one in inner]
            cell.append(element("tbl", element("tblPr"), *rows))
            cell.append(element("p"))


def boxes(document: Document) -> None:
    """The last paragraph of a cell in a text box of the one before it."""
    for row in document.some(list(document.rows())):
        for cell in cells(row)[1:]:
            paragraphs = cell.findall(f"{W}p")
            if len(paragraphs) < 2:
                continue
            *_, anchor, last = paragraphs
            cell.remove(last)
            shape = Element(f"{WPS}txbx")
            shape.append(element("txbxContent", last))
            drawing = element("drawing")
            drawing.append(shape)
            anchor.append(element("r", drawing))


def torn(document: Document) -> None:
    """A row of several paragraphs as two: what is behind stands in a row without a name."""
    for table in document.tables():
        for row in document.some(table.findall(f"{W}tr")[1:], 2):
            if len(cells(row)) != COLUMNS:
                continue
            below = copy.deepcopy(row)
            for above_cell, below_cell in zip(cells(row), cells(below), strict=True):
                inner = above_cell.findall(f"{W}p")
                kept = document.rng.randint(1, len(inner))
                for paragraph in inner[kept:]:
                    above_cell.remove(paragraph)
                for paragraph in below_cell.findall(f"{W}p")[:kept]:
                    below_cell.remove(paragraph)
                if not below_cell.findall(f"{W}p"):
                    below_cell.append(element("p"))
            table.insert(list(table).index(row) + 1, below)


def noise(document: Document) -> None:
    """Runs cut to pieces, among what Word leaves between them."""
    for paragraph in document.some(list(document.root.iter(f"{W}p")), 40):
        for run in paragraph.findall(f"{W}r"):
            text = run.find(f"{W}t")
            if text is None or not text.text or len(run) != 1 or len(text.text) < 4:
                continue
            cut = document.rng.randint(1, len(text.text) - 1)
            second = copy.deepcopy(run)
            behind = second.find(f"{W}t")
            assert behind is not None
            text.text, behind.text = text.text[:cut], text.text[cut:]
            at = list(paragraph).index(run)
            paragraph.insert(at + 1, element("proofErr"))
            paragraph.insert(at + 2, second)
            second.insert(0, element("lastRenderedPageBreak"))


def letters_of_lists(document: Document) -> None:
    """Letters that stand in the text as numbers of a list, where the document has none yet."""
    if "word/numbering.xml" in document.parts:
        return
    levels = element(
        "lvl",
        element("start", val="1"),
        element("numFmt", val="lowerLetter"),
        element("lvlText", val="%1)"),
        ilvl="0",
    )
    root = element("numbering", element("abstractNum", levels, abstractNumId="1"))
    number = 0
    for row in document.rows():
        for cell in cells(row):
            fresh = True
            for paragraph in cell.findall(f"{W}p"):
                run = paragraph.find(f"{W}r")
                text = run.find(f"{W}t") if run is not None else None
                if run is None or text is None or text.text not in ("a)", "b)", "c)", "d)"):
                    fresh = True
                    continue
                if fresh and text.text != "a)":
                    continue
                if fresh:
                    number += 1
                    start = element("lvlOverride", element("startOverride", val="1"), ilvl="0")
                    root.append(
                        element("num", element("abstractNumId", val="1"), start, numId=str(number))
                    )
                fresh = False
                paragraph.remove(run)
                properties = paragraph.find(f"{W}pPr")
                assert properties is not None
                kept = element("numPr", element("ilvl", val="0"), element("numId", val=str(number)))
                properties.append(kept)
    document.parts["word/numbering.xml"] = Xml.tostring(root, encoding="utf-8")
    relations = "word/_rels/document.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
    more = f'<Relationship Id="lists" Type="{kind}" Target="numbering.xml"/></Relationships>'
    document.parts[relations] = document.parts[relations].replace(
        b"</Relationships>", more.encode()
    )


def numbers_apart(document: Document) -> None:
    """The numbers of actions in a column of their own."""
    for table in document.tables():
        for row in table.findall(f"{W}tr"):
            first = cells(row)[0]
            number = element("tc", element("tcPr"), element("p"))
            if row.find(f"{W}trPr/{W}tblHeader") is not None:
                number[1].append(element("r", element("t", text="Lp.")))
            else:
                text = next(first.iter(f"{W}t"), None)
                if text is not None:
                    lp, _, rest = (text.text or "").replace("\u00a0", " ").partition(" ")
                    text.text = rest
                    number[1].append(element("r", element("t", text=lp)))
            row.insert(list(row).index(first), number)


WAYS: dict[str, Callable[[Document], None]] = {
    "controls": controls,
    "revisions": revisions,
    "headings inside": headings_inside,
    "one table": one_table,
    "merged down": merged_down,
    "nested": nested,
    "boxes": boxes,
    "torn": torn,
    "noise": noise,
    "letters of lists": letters_of_lists,
    "numbers apart": numbers_apart,
}
_LAST = ("merged down", "numbers apart", "controls")
"""These change what others look for."""


def made(data: bytes, seed: int) -> tuple[Document, Document, list[str]]:
    """A short annex, the same one built in other ways, and which ways those are."""
    rng = random.Random(seed)  # noqa: S311
    plain = Document(data, rng)
    shorten(plain)
    changed = copy.deepcopy(plain)
    changed.rng = rng
    names = list(WAYS)
    chosen = {names[seed % len(names)], *rng.sample(names, rng.randint(0, 3))}
    if "one table" in chosen:
        chosen -= {"headings inside"}
    if chosen & {"headings inside", "one table"}:
        chosen -= {"numbers apart", "torn"}
    order = sorted(chosen, key=lambda name: (name in _LAST, names.index(name)))
    for name in order:
        WAYS[name](changed)
    return plain, changed, order
