"""`Annex` → Markdown, for pull requests on GitHub and GitLab: tables, footnotes, anchors.

The order of headings, tables and lists is in ``templates/zalacznik.md.j2``; texts come to it
ready. They are inert: they can neither format the page, nor name a user, nor point at an issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from rpd.annex import office
from rpd.annex.table import (
    Abbr,
    Annex,
    Block,
    Footnote,
    Link,
    Note,
    Part,
    Row,
    Run,
    Section,
    Summary,
    Table,
    sections,
)
from rpd.annex.views import laid_out
from rpd.formats import environment
from rpd.formats.office import address, lines, printable
from rpd.formats.stamp import Stamp

TEMPLATE = "zalacznik.md.j2"

_SPECIAL = re.compile(r"[\\`*_{}\[\]|~$^#]")
_NOTHING = "<!-- -->"
# Both sites look for names, numbers and addresses in unbroken stretches of text.
_REFERENCE = re.compile(r"(@|\\#|!|%|&amp;|\\\$|\\~)(?=[\w\"])")
_ADDRESS = re.compile(r"(?<=[A-Za-z])://|\b[Ww]{3}(?=\.)|:(?=[\w+-]+:)")
_BLOCK = re.compile(r"(?P<number>[0-9]+)(?P<end>[.)])(?=\s|\Z)|(?P<sign>[-+=:])")
_LINE_BREAKS = re.compile(r"[\r\n]+")


def render(annex: Annex, stamp: Stamp | None, *, templates: Sequence[Path] = ()) -> bytes:
    """The annex as Markdown.

    Raises:
        RpdError: a template of the office cannot be read or used.
    """
    title, *act = annex.header_lines
    shown = laid_out(annex)
    context = {
        "title": inert(title),
        "lines": [block(inert(line)) for line in act],
        "opening": [_part(part) for part in shown.opening],
        "sections": [_section(section) for section in sections(shown)],
        "closing": [_part(part) for part in shown.closing],
        "unmarked": [f"[^{number}]" for number in office.unmarked(annex)],
        "budget": _summary(annex.budget) if annex.budget else None,
        "abbreviations": [_abbreviation(abbr) for abbr in annex.abbreviations],
        "footnotes": [_footnote(footnote) for footnote in annex.footnotes],
        "stamp": stamp.line if stamp else "",
    }
    return environment.fill(TEMPLATE, context, folders=templates, syntax=environment.PLAIN).encode(
        "utf-8"
    )


def _section(section: Section) -> dict[str, Any]:
    return {
        "level": section.level,
        "anchor": section.anchor,
        "heading": (f"{inert(section.label)} " if section.label else "") + _runs(section.runs),
        "texts": [_part(replace(text, title="")) for text in section.texts],
        "tables": [_part(part) for part in section.tables],
    }


def _part(part: Part) -> dict[str, Any]:
    named = {"kind": "prose", "title": inert(part.title), "anchor": part.anchor}
    if not isinstance(part, Table):
        return named | {"lines": [block(line) for line in _lines(part.blocks)]}
    return named | {
        "kind": "table",
        "caption": inert(part.caption),
        "layout": part.layout,
        "captioned": part.captioned,
        "columns": [
            {"name": _runs(column.runs), "numeric": column.numeric} for column in part.columns
        ],
        "rows": [_row(row) for row in part.rows],
    }


def _row(row: Row) -> dict[str, Any]:
    cells = [_cell(cell.blocks) for cell in row.cells]
    if row.rank == "razem":
        cells = [f"**{cell}**" if cell else cell for cell in cells]
    return {"anchor": row.anchor, "cells": cells}


def _cell(blocks: Iterable[Block]) -> str:
    return "<br>".join(_lines(blocks))


def _lines(blocks: Iterable[Block]) -> list[str]:
    shown = []
    for line in lines(blocks):
        indent = "&emsp;" * (line.depth - 1)
        marker = f"{indent}{inert(line.marker)} " if line.marker else indent
        shown.append(marker + _runs(line.runs))
    return shown


def _footnote(footnote: Footnote) -> dict[str, Any]:
    return {
        "number": footnote.mark.removesuffix(")"),
        "lines": [block(line) for line in _lines(footnote.blocks)] or [""],
    }


def _summary(summary: Summary) -> dict[str, Any]:
    return {
        "title": inert(summary.title),
        "anchor": summary.anchor,
        "columns": [inert(name) for name in summary.columns],
        "rows": [[inert(text) for text in row] for row in summary.rows],
        "total": [inert(text) for text in summary.total],
        "notes": [block(inert(note)) for note in summary.notes],
    }


def _abbreviation(abbr: Abbr) -> dict[str, str]:
    return {"text": inert(abbr.text), "title": inert(abbr.title)}


def _runs(runs: Iterable[Run]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    if isinstance(run, Note):
        return f"[^{run.mark.removesuffix(')')}]"
    if isinstance(run, Link) and (target := address(run.url)):
        return f"<{target}>" if target == run.text else f"[{inert(run.text)}](<{target}>)"
    return inert(run.text)


def inert(text: str) -> str:
    """A text that Markdown, GitHub and GitLab show as it is, inside of a line."""
    shown = _LINE_BREAKS.sub(" ", printable(text))
    shown = shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    shown = _SPECIAL.sub(r"\\\g<0>", shown)
    shown = _REFERENCE.sub(rf"\1{_NOTHING}", shown)
    return _ADDRESS.sub(lambda match: match.group() + _NOTHING, shown)


def block(line: str) -> str:
    """An inert line as a paragraph of its own: it opens neither a list nor a heading."""
    match = _BLOCK.match(line)
    if match is None:
        return line
    sign = match["end"] or match["sign"]
    return f"{match['number'] or ''}&#{ord(sign)};{line[match.end() :]}"
