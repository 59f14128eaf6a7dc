"""`Document` → ODT: ``dokument.odt.xml.j2`` is the text, the styles are those of its kind.

A report has the styles of the annex (``style.odt.xml.j2``), a letter those of an act
(``pismo.odt.xml.j2``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rpd.formats import odtfile, office
from rpd.formats.document import (
    Aside,
    Block,
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
from rpd.formats.lists import Counting, counted

CONTENT = "dokument.odt.xml.j2"

_STYLES = {"report": "style.odt.xml.j2", "letter": "pismo.odt.xml.j2"}
_TEXT = {"report": "Akt_20_pod_20_tytulem", "letter": "Tekst_20_uchwaly"}
_WIDTH = {"report": 26_700, "letter": 16_000}
"""Of the text in thousandths of a centimetre, as in the styles."""
_APART = {
    "report": {"heading": "0.4cm", "below": "0.15cm", "text": "0.1cm", "item": "0.06cm"},
    "letter": {"heading": "0.42cm", "below": "0.21cm", "text": "0.28cm", "item": "0.14cm"},
}
"""The room around headings, below paragraphs and items of lists."""
_DEEPEST = 3


def render(document: Document, *, templates: Sequence[Path] = ()) -> bytes:
    """The document as an ODT file; the same document and templates give the same bytes.

    Raises:
        RpdError: a template cannot be read or used.
    """
    context = _Preparation(width=_WIDTH[document.kind]).context(document)
    meta = odtfile.meta(
        (document.name, *document.running), document.author, document.day, document.stamp
    )
    return odtfile.rendered(CONTENT, _STYLES[document.kind], context, meta, templates)


@dataclass
class _Preparation(office.Preparation):
    width: int = 0
    _countings: dict[Counting, str] = field(default_factory=dict)

    def context(self, document: Document) -> dict[str, Any]:
        self.labelled(document.footnotes)
        opening, parts = opened(document.parts)
        shown = [self._part(part, at, parts[at + 1 :]) for at, part in enumerate(parts)]
        opening_runs = self.runs(opening.runs) if opening else []
        footnotes, _ = self.apart(document.footnotes)
        return {
            "document": {
                "title": [office.printable(line) for line in document.title],
                "footnotes": footnotes,
                "header": office.running((document.name, *document.running)),
            },
            "opening": opening_runs,
            "parts": shown,
            "text": _TEXT[document.kind],
            "apart": _APART[document.kind],
            "width": f"{self.width / 1000:.1f}cm",
            "half": f"{self.width / 2000:.1f}cm",
            "lists": [
                {"name": name, "kind": counting.kind, "sign": counting.sign}
                for counting, name in self._countings.items()
            ],
        }

    def _part(self, part: Part, at: int, after: Sequence[Part]) -> dict[str, Any]:
        kept = bool(after) and isinstance(after[0], Signature)
        match part:
            case Heading(level, runs):
                return {"kind": "heading", "level": level, "runs": self.runs(runs)}
            case Aside(runs):
                return {"kind": "aside", "runs": self.runs(runs)}
            case Paragraph(runs):
                return {"kind": "paragraph", "runs": self.runs(runs), "kept": kept}
            case Listing(items):
                return self._listing(items, kept=kept)
            case Signature(lines):
                return {"kind": "signature", "lines": [office.printable(line) for line in lines]}
            case Grid():
                return self._grid(part, f"Tabela{at + 1}")

    def _listing(self, items: Iterable[Item], *, kept: bool) -> dict[str, Any]:
        """Lists of items that are counted alike; with ``kept`` the last stays with what follows."""
        found = counted(items)
        return {
            "kind": "listing",
            "lists": [
                {
                    "style": self._style(one.counting),
                    "start": one.start,
                    "items": [
                        self._item(item, kept=kept and one is found[-1] and item is one.items[-1])
                        for item in one.items
                    ],
                }
                for one in found
            ],
        }

    def _item(self, item: Item, *, kept: bool) -> dict[str, Any]:
        return {
            "marker": office.printable(item.marker),
            "kept": kept,
            "blocks": [self._block(block, kept=kept) for block in item.blocks],
        }

    def _block(self, block: Block, *, kept: bool) -> dict[str, Any]:
        if isinstance(block, Listing):
            return self._listing(block.items, kept=kept)
        return {"kind": "paragraph", "runs": self.runs(block.runs)}

    def _style(self, counting: Counting) -> str:
        if counting.kind == "typed":
            return self._countings.setdefault(counting, "Lista_typed")
        return self._countings.setdefault(counting, f"Lista{len(self._countings) + 1}")

    def _grid(self, part: Grid, name: str) -> dict[str, Any]:
        widths = odtfile.widths(self.width, [column.share for column in part.columns])
        names = ", ".join(office.printable(column.name) for column in part.columns)
        return {
            "kind": "grid",
            "name": name,
            "caption": office.printable(part.caption),
            "description": office.printable(part.description) or f"Kolumny: {names}.",
            "shown": part.shown,
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
            "level": min(row.level, _DEEPEST),
            "cells": [self.cell(blocks, strong=row.strong) for blocks in row.cells],
        }
