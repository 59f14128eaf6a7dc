"""`letter.Act` → the neutral document: points become lists, whatever stands between them.

A table or a heading ends the lists that are open, because lists hold neither in word processors;
what comes after it goes on where they ended, in items without a marker.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rpd.act import letter
from rpd.act.letter import About, Act, HeadingLine, Point, Provision, Quotation
from rpd.formats.document import (
    Aside,
    Document,
    Grid,
    GridColumn,
    GridRow,
    Heading,
    Item,
    Listing,
    Paragraph,
    Part,
    Signature,
    Strong,
    Text,
)


def document(act: Act, about: About) -> Document:
    """The act as a document; of a draft „PROJEKT” stands above the title."""
    above: list[Part] = [Aside((Strong("PROJEKT"),))] if act.projekt else []
    below: list[Part] = [Signature(act.signature)] if act.signature else []
    return Document(
        title=act.title,
        parts=(*above, *_Gathering().parts(act.provisions), *below),
        kind="letter",
        day=about.day,
        author=about.organ,
        stamp=about.stamp,
        attachment=about.attachment,
    )


@dataclass(slots=True)
class _Open:
    """An item that may still get more; ``level`` is that of its list."""

    level: int
    marker: str
    content: list[Paragraph | list[_Open]] = field(default_factory=list)

    def below(self) -> list[_Open]:
        """The list that is open in it, or a new one."""
        last = self.content[-1] if self.content else None
        if isinstance(last, list):
            return last
        begun: list[_Open] = []
        self.content.append(begun)
        return begun

    def closed(self) -> Item:
        return Item(
            self.marker,
            tuple(
                Listing(tuple(one.closed() for one in part)) if isinstance(part, list) else part
                for part in self.content
            ),
        )


@dataclass(slots=True)
class _Gathering:
    """What is open: the outermost list, and the way down to the item that was last begun."""

    outermost: list[_Open] = field(default_factory=list)
    way: list[_Open] = field(default_factory=list)
    made: list[Part] = field(default_factory=list)

    def parts(self, provisions: Iterable[letter.Part]) -> list[Part]:
        for part in provisions:
            match part:
                case Provision(sign, text):
                    self._close()
                    self.way = []
                    opening = (Strong(f"{sign} "),) if sign else ()
                    self.made.append(Paragraph((*opening, Text(text))))
                case Point(level, marker, text):
                    self._begin(level, marker).content.append(Paragraph((Text(text),)))
                case Quotation(level, lines):
                    self._quote(level, [Paragraph((Text(line),)) for line in lines])
                case HeadingLine(level, text):
                    self._close()
                    self.made.append(Heading(level, (Text(text),)))
                case letter.Grid():
                    self._close()
                    self.made.append(_grid(part))
        self._close()
        return self.made

    def _begin(self, level: int, marker: str) -> _Open:
        """A new item of that level, below the one of a higher level that was begun last."""
        self.way = [one for one in self.way if one.level < level]
        item = _Open(level, marker)
        self._into().append(item)
        self.way.append(item)
        return item

    def _into(self) -> list[_Open]:
        """Where an item goes below all of the way; what was closed goes on without a marker."""
        into = self.outermost
        for at, one in enumerate(self.way):
            if not into or into[-1] is not one:
                into.append(_Open(one.level, ""))
            self.way[at] = into[-1]
            into = into[-1].below()
        return into

    def _quote(self, level: int, lines: list[Paragraph]) -> None:
        self.way = [one for one in self.way if one.level <= max(level, 1)]
        if not self.way:
            self._close()
            self.made += lines
            return
        *above, last = self.way
        self.way = above
        into = self._into()
        if not into or into[-1] is not last:
            last = _Open(last.level, "")
            into.append(last)
        self.way.append(last)
        last.content += lines

    def _close(self) -> None:
        if self.outermost:
            self.made.append(Listing(tuple(item.closed() for item in self.outermost)))
        self.outermost = []


def _grid(part: letter.Grid) -> Grid:
    last = len(part.rows) - 1
    return Grid(
        caption=part.caption,
        columns=tuple(
            GridColumn(name, share, numeric=part.numeric and at > 0)
            for at, (name, share) in enumerate(part.columns)
        ),
        rows=tuple(
            GridRow(row, strong=part.total and at == last, short=False)
            for at, row in enumerate(part.rows)
        ),
    )
