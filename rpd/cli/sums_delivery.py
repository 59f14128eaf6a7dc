"""A report of sums written where it was asked for, in its format."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rpd.cli import output
from rpd.cli.sums_format import DOCUMENTS, SumsFormat
from rpd.documents import replacing, stamping

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpd.budget.unread import Unread
    from rpd.cli.options import Csv
    from rpd.report.sums.asked import Sums


def demand_replaceable(shown: SumsFormat, out: Path | None, *, force: bool) -> None:
    """Refuse to write over what no report may stand over. Raises UsageError."""
    replacing.demand_result(out, stamped=shown.value in stamping.WITH_A_PLACE, force=force)


def refuse(unread: Sequence[Unread], out: Path | None) -> None:
    """Machines get a document that says why there are no sums."""
    from rpd.report.sums import json

    write(json.refusal(unread), out)


def deliver(
    made: Sums, shown: SumsFormat, out: Path | None, csv_: Csv | None = None, stamp: str = ""
) -> None:
    """Write a report to its file, or to the screen."""
    if shown is SumsFormat.XLSX or shown in DOCUMENTS:
        data = stamping.sealed(_file(made, shown, stamp))
        if out is not None:
            output.save(out, data)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
        return
    if shown is SumsFormat.TABLE and out is None:
        from rpd.cli import sheets

        sheets.show(made.report, sys.stdout)
        return
    write(_text(made, shown, csv_, stamp), out)


def _file(made: Sums, shown: SumsFormat, stamp: str) -> bytes:
    if shown is SumsFormat.XLSX:
        from rpd.report.sums import xlsx

        return xlsx.report(made.report, stamp)
    from rpd.formats import serialised
    from rpd.report.sums.as_document import document

    return serialised.render(document(made.report, stamp), shown)


def write(text: str, out: Path | None) -> None:
    """Write a text to its file, or to stdout."""
    if out is not None:
        output.save(out, stamping.sealed(text.encode("utf-8")))
    else:
        output.emit(text)


def _text(made: Sums, shown: SumsFormat, csv_: Csv | None, stamp: str) -> str:
    if shown is SumsFormat.JSON:
        return made.json()
    if shown is SumsFormat.CSV:
        from rpd.report.sums import csv

        return csv.report(made.report, csv.POLISH if csv_ else csv.DATA)
    if shown is SumsFormat.MD:
        from rpd.report.sums import markdown

        return stamping.at_the_end(markdown.report(made.report), stamp)
    if shown is SumsFormat.HTML:
        from rpd.report.sums import html

        return html.report(made.report, stamp)
    from io import StringIO

    from rpd.cli import sheets

    buffer = StringIO()
    sheets.show(made.report, buffer)
    return buffer.getvalue()
