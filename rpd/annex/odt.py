"""`Annex` → ODT: two templates, the text and the styles, packed with what the format demands.

``zalacznik.odt.xml.j2`` is ``content.xml``, ``style.odt.xml.j2`` is ``styles.xml`` with the page.
An office puts its own file of the same name in a folder given as `templates`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rpd.annex import office
from rpd.annex.table import Annex, moment, sections
from rpd.formats import odtfile
from rpd.formats.stamp import Stamp

CONTENT = "zalacznik.odt.xml.j2"
STYLES = "style.odt.xml.j2"

_TEXT_WIDTH = 26_700
"""In thousandths of a centimetre, as in the styles."""


def render(annex: Annex, stamp: Stamp | None, *, templates: Sequence[Path] = ()) -> bytes:
    """The annex as an ODT file; the same annex, stamp and templates give the same bytes.

    Raises:
        RpdError: a template cannot be read or used.
    """
    tables = [section.table for section in sections(annex) if section.table]
    columns = [column.width for table in tables[:1] for column in table.columns]
    summary = [3, *(1 for _ in annex.budget.columns[1:])] if annex.budget else []
    context = {
        "document": office.prepared(annex),
        "widths": odtfile.widths(_TEXT_WIDTH, columns),
        "summary_widths": odtfile.widths(_TEXT_WIDTH, summary),
    }
    line = stamp.line if stamp else ""
    meta = odtfile.meta(annex.header_lines, annex.meta.organ, moment(annex), line)
    return odtfile.rendered(CONTENT, STYLES, context, meta, templates)
