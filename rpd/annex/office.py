"""The annex made ready for templates of office files: DOCX and ODT."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from rpd.annex.table import (
    Annex,
    Note,
    Part,
    Row,
    Run,
    Section,
    Summary,
    Table,
    parts,
    sections,
)
from rpd.annex.views import laid_out
from rpd.formats.office import (
    LANGUAGE,
    LONGEST_KEPT,
    Preparation,
    lines,
    printable,
    running,
)


def header_lines(annex: Annex) -> list[str]:
    """The lines at the top of every page."""
    return running(annex.header_lines)


def unmarked(annex: Annex) -> list[int]:
    """Numbers of footnotes that only other footnotes mark; no word processor has those."""
    marked: set[int] = set()

    def read(runs: Iterable[Run]) -> None:
        marked.update(run.number for run in runs if isinstance(run, Note))

    for section in sections(annex):
        read(section.runs)
    for part in parts(annex):
        for runs in _runs(part):
            read(runs)
    return [n.number for n in annex.footnotes if n.number not in marked]


def _runs(part: Part) -> Iterator[Iterable[Run]]:
    """The headers and lines of a part."""
    if not isinstance(part, Table):
        yield from (line.runs for line in lines(part.blocks))
        return
    yield from (column.runs for column in part.columns)
    for row in part.rows:
        for cell in row.cells:
            yield from (line.runs for line in lines(cell.blocks))


def parts_of(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The parts of an annex that is prepared."""
    yield from document["opening"]
    for section in document["sections"]:
        yield from section["tables"]
    yield from document["closing"]


def prepared(annex: Annex) -> dict[str, Any]:
    """The annex as plain values for the templates of office files."""
    return _Preparation().document(laid_out(annex))


class _Preparation(Preparation):
    def document(self, annex: Annex) -> dict[str, Any]:
        self.labelled(annex.footnotes)
        opening = [self._part(part) for part in annex.opening]
        found = [self._section(section) for section in sections(annex)]
        closing = [self._part(part) for part in annex.closing]
        footnotes, footnote_links = self.apart(annex.footnotes)
        return {
            "title": printable(annex.title),
            "lines": [printable(line) for line in annex.header_lines[1:]],
            "header": header_lines(annex),
            "language": LANGUAGE,
            "organ": printable(annex.meta.organ),
            "draft": annex.meta.projekt,
            "opening": opening,
            "sections": found,
            "closing": closing,
            "footnotes": footnotes,
            "unmarked": [self.mark(number, first=True) for number in unmarked(annex)],
            "budget": self._budget(annex.budget) if annex.budget else None,
            "abbreviations": [
                {"text": printable(abbr.text), "title": printable(abbr.title)}
                for abbr in annex.abbreviations
            ],
            "links": self.links,
            "footnote_links": footnote_links,
        }

    def _budget(self, summary: Summary) -> dict[str, Any]:
        return {
            "title": printable(summary.title),
            "bookmark": self.bookmark(summary.anchor),
            "columns": [printable(name) for name in summary.columns],
            "rows": [[printable(text) for text in row] for row in summary.rows],
            "total": [printable(text) for text in summary.total],
            "notes": [printable(note) for note in summary.notes],
        }

    def _section(self, section: Section) -> dict[str, Any]:
        return {
            "level": section.level,
            "headed": section.headed,
            "kept": len(section.name) <= LONGEST_KEPT,
            "bookmark": self.bookmark(section.anchor),
            "label": printable(section.label),
            "runs": self.runs(section.runs),
            "texts": [self._part(replace(text, title="")) for text in section.texts],
            "tables": [self._part(part) for part in section.tables],
        }

    def _part(self, part: Part) -> dict[str, Any]:
        about = {
            "kind": "table" if isinstance(part, Table) else "prose",
            "title": printable(part.title),
            "bookmark": self.bookmark(part.anchor) if part.anchor else None,
        }
        if isinstance(part, Table):
            return about | self._table(part)
        return about | {"lines": [self.line(line) for line in lines(part.blocks)]}

    def _table(self, table: Table) -> dict[str, Any]:
        return {
            "layout": table.layout,
            "caption": printable(table.caption),
            "description": printable(table.description),
            "columns": [
                {
                    "key": column.key,
                    "width": column.width,
                    "numeric": column.numeric,
                    "runs": self.runs(column.runs),
                }
                for column in table.columns
            ],
            "rows": [self._row(row) for row in table.rows],
        }

    def _row(self, row: Row) -> dict[str, Any]:
        return {
            "bookmark": self.bookmark(row.anchor) if row.anchor else None,
            "short": row.short,
            "rank": row.rank,
            "cells": [
                {
                    "key": cell.column,
                    "lines": self.cell(cell.blocks, strong=row.rank == "razem"),
                }
                for cell in row.cells
            ],
        }
