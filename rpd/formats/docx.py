"""`Document` → DOCX: ``dokument.docx.xml.j2`` fills the reference document of its kind.

A report stands in the look of the annex (``reference.docx``), a letter in that of acts
(``pismo.docx``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rpd.formats import environment, office, reference, wordfile, wordlists
from rpd.formats.document import (
    Aside,
    Document,
    Grid,
    GridRow,
    Heading,
    Item,
    Listing,
    Paragraph,
    Part,
    Signature,
    opened,
)
from rpd.formats.lists import TYPED, Counting, counted

DOCUMENT = "dokument.docx.xml.j2"

_REFERENCE = {"report": wordfile.REPORT, "letter": wordfile.LETTER}
_STYLES = {
    "title": "heading 1",
    "heading2": "heading 2",
    "heading3": "heading 3",
    "heading4": "heading 4",
    "table": "Tabela planu",
    "column": "Nagłówek kolumny",
    "cell": "Tekst komórki",
    "item": "Wyliczenie w komórce",
    "item2": "Wyliczenie w komórce 2",
    "end": "Odstęp końcowy",
    "link": "Hyperlink",
}
_OWN = {
    "report": {
        "text": "Akt pod tytułem",
        "footnote": "footnote text",
        "mark": "footnote reference",
    },
    "letter": {"text": "Tekst uchwały"},
}
"""What the template calls a style → its name in the reference document; a letter has no notes."""
_LEVELS = 9
_INDENT = 397
"""Of an item of a list for each level, in twentieths of a point."""
_FORMATS = {"decimal": "decimal", "letter": "lowerLetter", "bullet": "bullet"}


def render(document: Document, *, templates: Sequence[Path] = ()) -> bytes:
    """The document as a DOCX file; the same document and templates give the same bytes.

    Raises:
        RpdError: a template or the reference document cannot be read or used.
    """
    found, name = wordfile.reference_document(_REFERENCE[document.kind], templates)
    made = _Preparation(width=found.width)
    made.labelled(document.footnotes)
    opening, parts = opened(document.parts)
    above = made.runs(opening.runs) if opening else []
    shown = [one for at, part in enumerate(parts) for one in made.part(part, parts[at + 1 :])]
    footnotes, footnote_links = made.apart(document.footnotes)
    found, first = wordlists.with_lists(found, made.kinds, made.lists)
    for one in shown:
        if one["kind"] == "listed" and one["list"] is not None:
            one["list"] += first
    title, *others = office.running((document.name, *document.running))
    context = {
        "document": {
            "title": [office.printable(line) for line in document.title],
            "footnotes": footnotes,
        },
        "opening": above,
        "parts": shown,
        "style": wordfile.style_ids(found, name, _STYLES | _OWN[document.kind]),
        "reference": wordfile.kept(found),
        "half": found.width // 2,
        "apart": 40 if document.kind == "report" else 0,
        "first_note": found.first_note,
    }
    about = (document.name, *document.running)
    return reference.packed(
        found,
        document=environment.fill(DOCUMENT, context, folders=templates),
        footnotes=environment.fill(wordfile.FOOTNOTES, context, folders=templates),
        links=made.links,
        footnote_links=footnote_links,
        fields={"Tytuł planu": [title], "Załącznik do uchwały": others},
        properties=wordfile.properties(about, document.author, document.day, document.stamp),
    )


@dataclass
class _Preparation(office.Preparation):
    """Also numbers the lists: ``kinds`` are ways to count, ``lists`` those that begin anew."""

    width: int = 0
    lists: list[wordlists.List] = field(default_factory=list)
    _countings: list[Counting] = field(default_factory=list)

    @property
    def kinds(self) -> list[list[wordlists.Level]]:
        return [
            [
                wordlists.Level(
                    _FORMATS[counting.kind],
                    counting.sign if counting.kind == "bullet" else f"%{level}{counting.sign}",
                    f'<w:ind w:left="{level * _INDENT}" w:hanging="{_INDENT}"/>',
                )
                for level in range(1, _LEVELS + 1)
            ]
            for counting in self._countings
        ]

    def part(self, part: Part, after: Sequence[Part]) -> Iterator[dict[str, Any]]:
        """What the template writes of a part."""
        kept = bool(after) and isinstance(after[0], Signature)
        match part:
            case Heading(level, runs):
                yield {"kind": "heading", "level": level, "runs": self.runs(runs)}
            case Aside(runs):
                yield {"kind": "aside", "runs": self.runs(runs)}
            case Paragraph(runs):
                yield {"kind": "paragraph", "runs": self.runs(runs), "kept": kept}
            case Listing(items):
                yield from self._listed(items, 0, kept=kept)
            case Signature(lines):
                yield {"kind": "signature", "lines": [office.printable(line) for line in lines]}
            case Grid():
                yield self._grid(part)

    def _listed(self, items: Sequence[Item], level: int, *, kept: bool) -> Iterator[dict[str, Any]]:
        """The paragraphs of a list; of its items the first ones are counted or have markers."""
        for one in counted(items):
            number = self._number(one.counting, level, one.start)
            for item in one.items:
                last = kept and item is items[-1]
                marker, listed = office.printable(item.marker), number
                for block in item.blocks:
                    if isinstance(block, Listing):
                        yield from self._listed(block.items, level + 1, kept=last)
                    else:
                        yield {
                            "kind": "listed",
                            "level": min(level, _LEVELS - 1),
                            "list": listed,
                            "marker": marker,
                            "runs": self.runs(block.runs),
                            "kept": last,
                        }
                    marker, listed = "", None

    def _number(self, counting: Counting, level: int, start: int) -> int | None:
        """Which list of the document this is, from 0; None where the markers are typed."""
        if counting == TYPED or level >= _LEVELS:
            return None
        if counting not in self._countings:
            self._countings.append(counting)
        kind = self._countings.index(counting)
        self.lists.append(wordlists.List(kind, level, max(start, 1)))
        return len(self.lists) - 1

    def _grid(self, part: Grid) -> dict[str, Any]:
        widths = wordfile.shared_out(self.width, [column.share for column in part.columns])
        names = ", ".join(office.printable(column.name) for column in part.columns)
        return {
            "kind": "grid",
            "caption": office.printable(part.caption),
            "description": office.printable(part.description) or f"Kolumny: {names}.",
            "shown": part.shown,
            "width": self.width,
            "columns": [
                {"name": office.printable(column.name), "numeric": column.numeric, "width": own}
                for column, own in zip(part.columns, widths, strict=True)
            ],
            "rows": [self._row(row) for row in part.rows],
        }

    def _row(self, row: GridRow) -> dict[str, Any]:
        return {
            "short": row.short,
            "strong": row.strong,
            "level": row.level,
            "cells": [self.cell(blocks, strong=row.strong) for blocks in row.cells],
        }
