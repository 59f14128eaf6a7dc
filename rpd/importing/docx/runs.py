"""The runs of a paragraph of a DOCX → its text, with marks of footnotes and lines as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rpd.importing.docx.styles import VAL, Styles, W, on
from rpd.importing.marks import Marks, Revision
from rpd.importing.symbols import symbol

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
ADDED: Final = frozenset((f"{W}ins", f"{W}moveTo"))
REMOVED: Final = frozenset((f"{W}del", f"{W}moveFrom"))
BOX: Final = f"{W}txbxContent"
THROUGH: Final = frozenset(
    f"{W}{name}"
    for name in (
        *("hyperlink", "smartTag", "fldSimple", "sdtContent", "customXml", "dir", "bdo"),
        *("ruby", "rubyBase"),
    )
)
_SIGNS: Final = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}br": "\n",
    f"{W}noBreakHyphen": "-",
}
LINKED: Final = "linked"
"""The kind of notes that are paragraphs to which their marks are linked."""
_DRAWINGS: Final = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
_T, _R, _SDT, _RPR = f"{W}t", f"{W}r", f"{W}sdt", f"{W}rPr"
_NOTES: Final = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}


class Runs:
    """Reads one paragraph after the other; knows where it is and what it has met."""

    def __init__(self, styles: Styles, marks: Marks) -> None:
        self._styles = styles
        self.marks = marks
        self.place = ""
        self.notes: dict[tuple[str, str], str] = {}
        self.comments: dict[str, str] = {}
        self.boxes: list[Element] = []
        self.linked: dict[Element, str] = {}
        self._parts: list[str] = []
        self._fields: list[bool] = []
        self._hidden: list[str] = []
        self._struck: list[str] = []
        self._hides = False

    def text(self, paragraph: Element, *, hidden: bool = False) -> str:
        """The text of a paragraph; text boxes in it wait in ``boxes``."""
        self._parts, self._hidden, self._struck = [], [], []
        self._hides = hidden
        self._content(paragraph)
        if self._hidden:
            self.marks.pass_over("tekst ukryty", "".join(self._hidden), self.place)
        struck = "".join(self._struck).strip()
        if struck:
            self.marks.struck.append((struck, self.place))
        return "".join(self._parts)

    def revision(self, element: Element, text: str, *, adds: bool) -> bool:
        """Remember a tracked change; whether what is in it stays in the text."""
        author, day = element.get(f"{W}author", ""), element.get(f"{W}date", "")[:10]
        self.marks.revision(Revision(adds, text, author, day, self.place))
        kept = self.marks.keeps(adds=adds)
        if not kept:
            what = "usunięte w rejestracji zmian" if not adds else "dodane w rejestracji zmian"
            self.marks.pass_over(what, text, self.place)
        return kept

    def _content(self, parent: Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == _R:
                self._run(child)
            elif tag in THROUGH:
                if child in self.linked:
                    self._parts.append(f"[^{self._note(LINKED, self.linked[child])}]")
                else:
                    self._content(child)
            elif tag == _SDT:
                self._control(child)
            elif tag in ADDED or tag in REMOVED:
                if self.revision(child, said(child), adds=tag in ADDED):
                    self._content(child)
            elif tag == f"{MC}AlternateContent":
                self._alternate(child)
            elif tag.startswith(_MATH):
                self._add("".join(one.text or "" for one in child.iter(f"{_MATH}t")), child)

    def _control(self, element: Element) -> None:
        content = element.find(f"{W}sdtContent")
        if content is None:
            return
        if on(element.find(f"{W}sdtPr/{W}showingPlcHdr")):
            self.marks.pass_over("tekst zastępczy pola", said(content), self.place)
        else:
            self._content(content)

    def _run(self, run: Element) -> None:
        for child in run:
            tag = child.tag
            if tag in (_T, f"{W}delText"):
                self._add(_spaced(child), run)
            elif tag in _SIGNS:
                self._add(_SIGNS[tag], run)
            elif tag == f"{W}sym":
                self._add(_symbol(child), run)
            elif tag in _NOTES:
                self._add(f"[^{self._note(_NOTES[tag], child.get(f'{W}id', ''))}]", run)
            elif tag == f"{W}commentReference":
                self.comments[child.get(f"{W}id", "")] = self.place
            elif tag == f"{W}fldChar":
                self._field(child.get(f"{W}fldCharType", ""))
            elif tag in _DRAWINGS:
                self._drawing(child)
            elif tag == f"{MC}AlternateContent":
                self._alternate(child)
            elif tag == f"{W}rPrChange":
                self.marks.formatting += 1

    def _add(self, text: str, run: Element) -> None:
        if any(self._fields):
            return  # an instruction of a field: what it comes to stands behind it
        properties = run.find(_RPR)
        if properties is not None and len(properties):
            if properties.find(f"{W}rPrChange") is not None:
                self.marks.formatting += 1
            if self._vanishes(properties):
                self._hidden.append(text)
                return
            if on(properties.find(f"{W}strike")) or on(properties.find(f"{W}dstrike")):
                self._struck.append(text)
        elif self._hides:
            self._hidden.append(text)
            return
        self._parts.append(text)

    def _vanishes(self, properties: Element) -> bool:
        own = properties.find(f"{W}vanish")
        if own is not None:
            return on(own)
        style = properties.find(f"{W}rStyle")
        return self._hides or (style is not None and self._styles.of(style.get(VAL, "")).hidden)

    def _note(self, kind: str, id_: str) -> str:
        """The mark of a note: notes are counted in the order in which they are referred to."""
        return self.notes.setdefault((kind, id_), str(len(self.notes) + 1))

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _alternate(self, element: Element) -> None:
        """Of several ways to show one thing the first that has text in it."""
        for way in element:
            boxes = list(boxes_in(way))
            if boxes or way.tag == f"{MC}Fallback":
                self._meet(way, boxes)
                return

    def _drawing(self, element: Element) -> None:
        self._meet(element, list(boxes_in(element)))

    def _meet(self, element: Element, boxes: list[Element]) -> None:
        if boxes:
            self.boxes += boxes
            self.marks.boxes += len(boxes)
        elif any(one.tag in _DRAWINGS or one.tag.endswith("}imagedata") for one in element.iter()):
            self.marks.images += 1


def boxes_in(element: Element) -> Iterator[Element]:
    """The text boxes of a drawing, without those that stand in them."""
    for child in element:
        if child.tag == BOX:
            yield child
        elif child.tag == f"{MC}AlternateContent":
            ways = [found for way in child if (found := list(boxes_in(way)))]
            yield from ways[0] if ways else ()
        else:
            yield from boxes_in(child)


def said(element: Element) -> str:
    """All text within an element, deleted or not, as a list of changes quotes it."""
    found = []
    for one in element.iter():
        if one.tag in (_T, f"{W}delText"):
            found.append(one.text or "")
        elif one.tag in _SIGNS:
            found.append(" ")
    return "".join(found)


def _spaced(element: Element) -> str:
    text = element.text or ""
    return text if element.get(_SPACE) == "preserve" else text.strip(" \t\r\n")


def _symbol(element: Element) -> str:
    try:
        return symbol(chr(int(element.get(f"{W}char", ""), 16)))
    except (ValueError, OverflowError):
        return "\ufffd"
