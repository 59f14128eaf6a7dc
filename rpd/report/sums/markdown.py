"""Sheets as Markdown tables for a pull request; texts of the plan are inert."""

from __future__ import annotations

import re

from rpd.polish.wording import NBSP
from rpd.report.escape import visible
from rpd.report.sums.sheet import Report, Sheet

# Everything that GitHub gives a meaning, mentions and references to issues included.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|@~&$]|:(?=//)|(?<=www)\.")


def report(found: Report) -> str:
    """A heading, the tables, the notes."""
    parts = [f"## {escaped(found.caption)}"]
    for sheet in found.sheets:
        parts += [f"### {escaped(sheet.heading)}", _table(sheet)]
        parts += [escaped(note) for note in sheet.notes]
    if found.notes:
        parts.append("\n".join(f"- {escaped(note)}" for note in found.notes))
    return "\n\n".join(parts) + "\n"


def _table(sheet: Sheet) -> str:
    shown = [
        i
        for i, column in enumerate(sheet.columns)
        if column.key != "nazwa" or any(row.cells[i] for row in sheet.rows)
    ]
    columns = [sheet.columns[i] for i in shown]
    lines = [_line([escaped(column.header) for column in columns])]
    lines.append(_line(["---" if column.kind == "text" else "---:" for column in columns]))
    for row in sheet.rows:
        cells = [escaped(sheet.columns[i].written(row.cells[i])) for i in shown]
        cells[0] = (NBSP * 4) * row.level + cells[0]
        lines.append(_line(cells))
    if sheet.total is not None:
        total = [escaped(sheet.columns[i].written(sheet.total[i])) for i in shown]
        lines.append(_line([f"**{cell}**" if cell else "" for cell in total]))
    return "\n".join(lines)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def escaped(text: str) -> str:
    """A text that means nothing to Markdown: numeric entities show any sign and do nothing else."""
    return _SPECIAL.sub(lambda match: f"&#{ord(match.group())};", visible(text))
