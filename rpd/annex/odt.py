"""`Annex` → ODT: two templates, the text and the styles, packed with what the format demands.

``zalacznik.odt.xml.j2`` is ``content.xml``, ``style.odt.xml.j2`` is ``styles.xml`` with the page.
An office puts its own file of the same name in a folder given as `templates`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rpd.annex import office
from rpd.annex.dated import moment
from rpd.annex.table import Annex
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
    document = office.prepared(annex)
    kinds: dict[tuple[int, ...], int] = {}
    for part in office.parts_of(document):
        if part["kind"] == "table":
            shares = tuple(column["width"] for column in part["columns"])
            part["widths"] = kinds.setdefault(shares, len(kinds))
    summary = [3, *(1 for _ in annex.budget.columns[1:])] if annex.budget else []
    context = {
        "document": document,
        "widths": [odtfile.widths(_TEXT_WIDTH, shares) for shares in kinds] or [[]],
        "own_layout": bool(annex.profil.uklad),
        "summary_widths": odtfile.widths(_TEXT_WIDTH, summary),
    }
    line = stamp.line if stamp else ""
    meta = odtfile.meta(annex.header_lines, annex.meta.organ, moment(annex), line)
    return odtfile.rendered(CONTENT, STYLES, context, meta, templates)
