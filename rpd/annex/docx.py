"""`Annex` → DOCX: a template fills the main part and the footnotes of the reference document.

``templates/reference.docx`` gives styles, page, header and footer; ``zalacznik.docx.xml.j2`` and
``przypisy.docx.xml.j2`` say which text stands in which style, by the names that Word shows. An
office puts its own file of the same name in a folder given as `templates`. In headers and footers
of the reference, a paragraph „Tytuł planu” shows the title and one „Załącznik do uchwały” the
resolution.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rpd.annex import office
from rpd.annex.dated import moment
from rpd.annex.table import Annex
from rpd.formats import environment, reference, wordfile
from rpd.formats.stamp import Stamp
from rpd.plan.profil import Profil

DOCUMENT = "zalacznik.docx.xml.j2"

_STYLES = {
    "act": "Akt pod tytułem",
    "label": "Etykieta nagłówka",
    "table": "Tabela planu",
    "column": "Nagłówek kolumny",
    "cell": "Tekst komórki",
    "item": "Wyliczenie w komórce",
    "item2": "Wyliczenie w komórce 2",
    "list": "Tytuł wykazu",
    "entry": "Pozycja wykazu",
    "abbreviation": "Skrót",
    "end": "Odstęp końcowy",
    "footnote": "footnote text",
    "mark": "footnote reference",
    "link": "Hyperlink",
}
"""What the templates call a style → its name in the reference document."""
_DEEPEST = 4
"""The deepest heading that the reference document has a style for; deeper ones look like it."""


def styles(profil: Profil) -> dict[str, str]:
    """The same with the headings, which go by the name and by the depth of their level."""
    headings = {"title": "heading 1", "heading2": "heading 2"}
    for depth, level in enumerate(profil.levels, 2):
        printed = f"heading {min(depth, _DEEPEST)}"
        headings[level.kind] = headings[f"heading{depth}"] = printed
    return headings | _STYLES


def render(annex: Annex, stamp: Stamp | None, *, templates: Sequence[Path] = ()) -> bytes:
    """The annex as a DOCX file; the same annex, stamp and templates give the same bytes.

    Raises:
        RpdError: a template or the reference document cannot be read or used.
    """
    found, name = wordfile.reference_document(wordfile.REPORT, templates)
    document = _with_widths(office.prepared(annex), found.width)
    context = {
        "document": document,
        "style": wordfile.style_ids(found, name, styles(annex.profil)),
        "reference": wordfile.kept(found),
        "widths": _widths(annex, found.width),
        "first_note": found.first_note,
    }
    title, *act = office.header_lines(annex)
    return reference.packed(
        found,
        document=environment.fill(DOCUMENT, context, folders=templates),
        footnotes=environment.fill(wordfile.FOOTNOTES, context, folders=templates),
        links=document["links"],
        footnote_links=document["footnote_links"],
        fields={"Tytuł planu": [title], "Załącznik do uchwały": act},
        properties=wordfile.properties(
            annex.header_lines, annex.meta.organ, moment(annex), stamp.line if stamp else ""
        ),
    )


def _widths(annex: Annex, total: int) -> dict[str, list[int]]:
    """Widths of the table and of the columns of the sums, in twentieths of a point."""
    summary = [3, *(1 for _ in annex.budget.columns[1:])] if annex.budget else []
    return {"table": [total], "summary": wordfile.shared_out(total, summary)}


def _with_widths(document: Any, total: int) -> Any:
    """The document with the widths of the columns of each table."""
    for part in office.parts_of(document):
        if part["kind"] == "table":
            shares = [column["width"] for column in part["columns"]]
            part["widths"] = wordfile.shared_out(total, shares)
    return document
