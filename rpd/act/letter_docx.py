"""`letter.Act` → DOCX: ``uchwala.docx.xml.j2`` filled and packed over ``pismo.docx``.

The reference document gives styles, page and footer; an office puts its own file of the same name
in its folder of templates, for instance with its letterhead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from rpd.act import numbering
from rpd.act.letter import About, Act, Grid, HeadingLine, Part, Point, Provision, Quotation
from rpd.formats import environment, office, reference, wordfile
from rpd.formats.document import Block, Link, Run

DOCUMENT = "uchwala.docx.xml.j2"

STYLES = {
    "title": "heading 1",
    "heading2": "heading 2",
    "heading3": "heading 3",
    "heading4": "heading 4",
    "draft": "Znak projektu",
    "text": "Tekst uchwały",
    "point1": "Punkt uchwały 1",
    "point2": "Punkt uchwały 2",
    "point3": "Punkt uchwały 3",
    "point4": "Punkt uchwały 4",
    "table": "Tabela planu",
    "column": "Nagłówek kolumny",
    "cell": "Tekst komórki",
    "item": "Wyliczenie w komórce",
    "item2": "Wyliczenie w komórce 2",
    "signature": "Podpis uchwały",
    "end": "Odstęp końcowy",
    "link": "Hyperlink",
}
"""What the template calls a style → its name in the reference document."""

_DEEPEST_POINT = 4


def render(act: Act, about: About, *, templates: Sequence[Path] = ()) -> bytes:
    """The act as a DOCX file; the same act, properties and templates give the same bytes.

    Raises:
        RpdError: a template or the reference document cannot be read or used.
    """
    found, name = wordfile.reference_document(wordfile.LETTER, templates)
    links: list[str] = []
    counted = list(numbering.list_levels(act.provisions))
    lists = max((listed.listing + 1 for listed in counted if listed), default=0)
    styles = wordfile.style_ids(found, name, STYLES)
    levels = [styles[f"point{level}"] for level in range(1, _DEEPEST_POINT + 1)]
    found, first = numbering.with_lists(found, lists, levels)
    parts = [_part(part, found.width, links) for part in act.provisions]
    for shown, listed, kept in zip(parts, counted, _kept(act), strict=True):
        shown |= {"item": listed and {"list": first + listed.listing, "level": listed.level}}
        shown |= {"kept": kept}
    context = {
        "title": list(map(office.printable, act.title)),
        "parts": parts,
        "signature": list(map(office.printable, act.signature)),
        "draft": act.projekt,
        "style": styles,
        "document": {"footnotes": []},
        "first_note": found.first_note,
        "reference": wordfile.kept(found),
    }
    return reference.packed(
        found,
        document=environment.fill(DOCUMENT, context, folders=templates),
        footnotes=environment.fill(wordfile.FOOTNOTES, context, folders=templates),
        links=links,
        footnote_links=(),
        fields={},
        properties=wordfile.properties((" ".join(act.title),), about.organ, about.day, about.stamp),
    )


def _kept(act: Act) -> list[bool]:
    """Which parts stay on one page with what follows them: the last words before a signature."""
    kept = [False] * len(act.provisions)
    if not act.signature:
        return kept
    for at in reversed(range(len(kept))):
        if isinstance(act.provisions[at], Grid | HeadingLine):
            break
        kept[at] = True
        if not isinstance(act.provisions[at], Provision):
            break
    return kept


def _part(part: Part, width: int, links: list[str]) -> dict[str, Any]:
    said = office.printable
    match part:
        case Provision(sign, text):
            return {"kind": "provision", "sign": said(sign), "text": said(text)}
        case Point(level, marker, text):
            shown = min(level, _DEEPEST_POINT)
            return {"kind": "point", "level": shown, "marker": said(marker), "text": said(text)}
        case Quotation(level, lines):
            shown = min(max(level, 1), _DEEPEST_POINT)
            return {"kind": "quotation", "level": shown, "lines": list(map(said, lines))}
        case HeadingLine(level, text):
            return {"kind": "heading", "level": level, "text": said(text)}
        case Grid():
            return _grid(part, width, links)


def _grid(part: Grid, width: int, links: list[str]) -> dict[str, Any]:
    widths = wordfile.shared_out(width, [share for _, share in part.columns])
    names = ", ".join(office.printable(name) for name, _ in part.columns)
    return {
        "kind": "grid",
        "caption": office.printable(part.caption),
        "description": f"Kolumny: {names}.",
        "width": width,
        "columns": [
            {"name": office.printable(name), "width": own}
            for (name, _), own in zip(part.columns, widths, strict=True)
        ],
        "rows": [[_lines(cell, links) for cell in row] for row in part.rows],
        "numeric": part.numeric,
        "total": part.total,
    }


def _lines(cell: Iterable[Block], links: list[str]) -> list[dict[str, Any]]:
    return [
        {
            "depth": min(line.depth, 2),
            "marker": office.printable(line.marker),
            "runs": [_run(run, links) for run in line.runs],
        }
        for line in office.lines(cell)
    ]


def _run(run: Run, links: list[str]) -> dict[str, Any]:
    text = office.printable(getattr(run, "text", ""))
    if isinstance(run, Link) and (target := office.address(run.url)):
        if target not in links:
            links.append(target)
        return {"kind": "link", "text": text, "link": links.index(target)}
    return {"kind": "text", "text": text}
