"""Sheets on a terminal: what `rpd.report.sums.terminal` has laid out, printed through rich."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rpd.cli import output
from rpd.report.escape import line as inert
from rpd.report.escape import visible
from rpd.report.sums import terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpd.report.sums.sheet import Report


def show(report: Report, stream: Any) -> None:
    """Print all sheets and notes, for the width of the stream where it is a terminal."""
    width = output.width(stream)
    bars = width is not None and "utf" in str(getattr(stream, "encoding", "")).lower()
    console = output.console_for(stream)
    if width is not None:
        _write(report, console, width, bars=bars)
        return
    # rich fills lines up to the width of the table; a file is better off without that.
    with console.capture() as captured:
        _write(report, console, None, bars=bars)
    stream.write("".join(inert(line.rstrip()) + "\n" for line in captured.get().splitlines()))


def _write(report: Report, console: Any, width: int | None, *, bars: bool) -> None:
    from rich.text import Text

    for sheet in report.sheets:
        blocks = terminal.blocks(sheet, width, bars)
        title = f"{visible(report.caption)} – {visible(sheet.title)}"
        if any(block.in_zloty for block in blocks):
            title += " (w złotych)"
        console.print(Text(title, "bold"), soft_wrap=width is None)
        for block in blocks:
            _print(console, block)
        notes = list(sheet.notes)
        if width is not None and (absent := terminal.left_out(sheet, blocks)):
            notes.append(absent)
        for note in notes:
            console.print(Text(visible(note), "dim"), soft_wrap=width is None)
        console.print()
    for note in report.notes:
        console.print(Text(visible(note), "dim"), soft_wrap=width is None)


def _print(console: Any, block: terminal.TextTable) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        show_footer=block.total is not None,
        padding=(0, 0, 0, 1),
        pad_edge=False,
    )
    footers: Sequence[str] = block.total or [""] * len(block.headers)
    columns = zip(block.headers, footers, block.right, block.widths, strict=True)
    for header, footer, right, room in columns:
        table.add_column(
            Text(header),
            Text(footer, "bold"),
            justify="right" if right else "left",
            width=room,
            no_wrap=not header,
            overflow="fold",
        )
    for row in block.rows:
        table.add_row(*(Text(cell) for cell in row))
    # Room for the whole table, so that rich never takes a column's width away.
    own = console.width
    console.width = max(sum(block.widths) + terminal.GAP * len(block.widths), own)
    console.print(table, crop=False)
    console.width = own
