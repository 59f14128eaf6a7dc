"""What stands in a paragraph of an ODT → its text, with marks of footnotes, and its lines."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Final

from rpd.frozen import dataclass
from rpd.importing.marks import Marks, Revision
from rpd.importing.odt.names import DC, DRAW, OFFICE, TEXT, text_of, whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from rpd.importing.odt.styles import Styles

_SIGNS: Final = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
_SILENT: Final = frozenset(
    (
        *(
            f"{TEXT}{name}"
            for name in ("soft-page-break", "bookmark", "ruby-text", "reference-mark")
        ),
        *(f"{OFFICE}annotation-end", f"{TEXT}bookmark-start", f"{TEXT}bookmark-end"),
    )
)
_MOST_BLANKS: Final = 1000


@dataclass(frozen=True, slots=True)
class _Change:
    """A tracked change of the document; what was deleted stands in ``element``."""

    adds: bool
    author: str
    day: str
    element: Element


@dataclass(slots=True)
class Runs:
    """Reads one paragraph after the other; knows where it is and what it has met."""

    styles: Styles
    marks: Marks
    place: str = ""
    notes: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, Element] = field(default_factory=dict)
    boxes: list[Element] = field(default_factory=list)
    _changes: dict[str, _Change] = field(default_factory=dict)
    _open: dict[str, list[str]] = field(default_factory=dict)
    _parts: list[str] = field(default_factory=list)
    _aside: dict[str, list[str]] = field(default_factory=dict)

    def learn(self, body: Element) -> None:
        """Read the list of tracked changes of a document."""
        for region in body.iter(f"{TEXT}changed-region"):
            for one in region:
                kind = one.tag.removeprefix(TEXT)
                if kind == "format-change":
                    self.marks.formatting += 1
                    continue
                info = one.find(f"{OFFICE}change-info")
                author = info.findtext(f"{DC}creator", "") if info is not None else ""
                day = info.findtext(f"{DC}date", "")[:10] if info is not None else ""
                name = region.get(f"{TEXT}id", "")
                self._changes[name] = _Change(kind == "insertion", author, day, one)

    @property
    def gone(self) -> bool:
        """Whether what stands here was added, and is not kept."""
        return bool(self._open) and not self.marks.keeps(adds=True)

    def text(self, paragraph: Element, *, hidden: bool = False) -> str:
        """The text of a paragraph; text boxes in it wait in ``boxes``."""
        self._parts, self._aside = [], {}
        self._content(paragraph, hidden=hidden, struck=False)
        for what, parts in self._aside.items():
            text = "".join(parts)
            if what == "struck":
                if text.strip():
                    self.marks.struck.append((text.strip(), self.place))
            else:
                self.marks.pass_over(what, text, self.place)
        return "".join(self._parts)

    def _content(self, parent: Element, *, hidden: bool, struck: bool) -> None:
        self._add(parent.text, hidden=hidden, struck=struck)
        for child in parent:
            self._inline(child, hidden=hidden, struck=struck)
            self._add(child.tail, hidden=hidden, struck=struck)

    def _inline(self, child: Element, *, hidden: bool, struck: bool) -> None:
        tag = child.tag
        if tag == f"{TEXT}s":
            blanks = " " * min(whole(child, f"{TEXT}c"), _MOST_BLANKS)
            self._add(blanks, hidden=hidden, struck=struck)
        elif tag in _SIGNS:
            self._add(_SIGNS[tag], hidden=hidden, struck=struck)
        elif tag == f"{TEXT}note":
            self._note(child)
        elif tag == f"{OFFICE}annotation":
            self._comment(child)
        elif tag.startswith(f"{TEXT}change"):
            self._change(child)
        elif tag.startswith(DRAW):
            self._drawing(child)
        elif tag == f"{TEXT}placeholder":
            self.marks.pass_over("tekst zastępczy pola", text_of(child), self.place)
        elif tag in (f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph"):
            self.marks.pass_over("tekst ukryty", text_of(child), self.place)
        elif tag not in _SILENT:
            style = self.styles.of("text", child.get(f"{TEXT}style-name", ""))
            self._content(child, hidden=hidden or style.hidden, struck=struck or style.struck)

    def _add(self, text: str | None, *, hidden: bool, struck: bool) -> None:
        if not text:
            return
        for parts in self._open.values():
            parts.append(text)
        if self.gone:
            return
        if hidden:
            self._aside.setdefault("tekst ukryty", []).append(text)
            return
        if struck:
            self._aside.setdefault("struck", []).append(text)
        self._parts.append(text)

    def _note(self, element: Element) -> None:
        """The mark of a note: notes are counted in the order in which they are referred to."""
        if self.gone:
            self.marks.pass_over("przypis dodany w rejestracji zmian", text_of(element), self.place)
            return
        mark = str(len(self.notes) + 1)
        self.notes[mark] = ""
        body = element.find(f"{TEXT}note-body")
        if body is not None:
            self.bodies[mark] = body
        self._parts.append(f"[^{mark}]")

    def _comment(self, element: Element) -> None:
        author = element.findtext(f"{DC}creator", "")
        text = "\n".join(text_of(one) for one in element.iter(f"{TEXT}p"))
        self.marks.pass_over(f"komentarz ({author})" if author else "komentarz", text, self.place)

    # --- tracked changes -------------------------------------------------------------------------

    def _change(self, element: Element) -> None:
        name = element.get(f"{TEXT}change-id", "")
        change = self._changes.get(name)
        if change is None:
            return
        match element.tag.removeprefix(TEXT):
            case "change-start" if change.adds:
                self._open[name] = []
            case "change-end":
                self._told(name, "".join(self._open.pop(name, [])), change)
            case "change":
                text = "\n".join(
                    text_of(one) for one in change.element if not one.tag.startswith(OFFICE)
                )
                self._told(name, text, change)
                if self.marks.keeps(adds=False):
                    self._parts.append(text)

    def _told(self, name: str, text: str, change: _Change) -> None:
        """Remember a change once it has ended, in whichever paragraph it began."""
        self._changes.pop(name)
        revision = Revision(change.adds, text, change.author, change.day, self.place)
        self.marks.revision(revision)
        if not self.marks.keeps(adds=change.adds):
            what = "dodane" if change.adds else "usunięte"
            self.marks.pass_over(f"{what} w rejestracji zmian", text, self.place)

    # --- drawings --------------------------------------------------------------------------------

    def _drawing(self, element: Element) -> None:
        boxes = list(_boxes(element))
        if boxes:
            self.boxes += boxes
            self.marks.boxes += len(boxes)
            return
        said = text_of(element)
        if said:
            self.marks.pass_over("tekst w rysunku", said, self.place)
        if any(one.tag == f"{DRAW}image" for one in element.iter()):
            self.marks.images += 1


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes of a drawing, without those that stand in them."""
    for child in [element] if element.tag == f"{DRAW}text-box" else element:
        if child.tag == f"{DRAW}text-box":
            yield child
        else:
            yield from _boxes(child)
