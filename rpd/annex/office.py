"""The annex made ready for templates of office files: DOCX and ODT."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rpd.annex.table import Annex, Note, Row, Run, Section, Summary, Table, sections
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
        for column in section.table.columns if section.table else ():
            read(column.runs)
        for row in section.table.rows if section.table else ():
            for cell in row.cells:
                for line in lines(cell.blocks):
                    read(line.runs)
    return [n.number for n in annex.footnotes if n.number not in marked]


def prepared(annex: Annex) -> dict[str, Any]:
    """The annex as plain values for the templates of office files."""
    return _Preparation().document(annex)


class _Preparation(Preparation):
    def document(self, annex: Annex) -> dict[str, Any]:
        self.labelled(annex.footnotes)
        found = [self._section(section) for section in sections(annex)]
        footnotes, footnote_links = self.apart(annex.footnotes)
        return {
            "title": printable(annex.title),
            "lines": [printable(line) for line in annex.header_lines[1:]],
            "header": header_lines(annex),
            "language": LANGUAGE,
            "organ": printable(annex.meta.organ),
            "draft": annex.meta.projekt,
            "sections": found,
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
            "table": self._table(section.table) if section.table else None,
        }

    def _table(self, table: Table) -> dict[str, Any]:
        names = ", ".join(printable(column.name) for column in table.columns)
        return {
            "caption": printable(table.caption),
            "description": f"Każdy wiersz opisuje jedno działanie. Kolumny: {names}.",
            "columns": [
                {"key": column.key, "width": column.width, "runs": self.runs(column.runs)}
                for column in table.columns
            ],
            "rows": [self._row(row) for row in table.rows],
        }

    def _row(self, row: Row) -> dict[str, Any]:
        return {
            "bookmark": self.bookmark(row.anchor),
            "short": row.short,
            "cells": [
                {"key": cell.column, "lines": [self.line(line) for line in lines(cell.blocks)]}
                for cell in row.cells
            ],
        }
