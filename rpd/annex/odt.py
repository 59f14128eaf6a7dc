"""`Annex` → ODT: two templates, the text and the styles, packed with what the format demands.

``zalacznik.odt.xml.j2`` is ``content.xml``, ``style.odt.xml.j2`` is ``styles.xml`` with the page.
An office puts its own file of the same name in a folder given as `templates`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from rpd.annex import office
from rpd.annex.table import Annex, moment, sections
from rpd.formats import environment, package
from rpd.formats.stamp import PRODUCER, Stamp

CONTENT = "zalacznik.odt.xml.j2"
STYLES = "style.odt.xml.j2"
MIMETYPE = "application/vnd.oasis.opendocument.text"

_TEXT_WIDTH = 26_700
"""In thousandths of a centimetre, as in the styles."""
_SPACES = re.compile(r"\A | \Z|(?<= ) |[\t\n\r]")
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"


def render(annex: Annex, stamp: Stamp | None, *, templates: Sequence[Path] = ()) -> bytes:
    """The annex as an ODT file; the same annex, stamp and templates give the same bytes.

    Raises:
        RpdError: a template cannot be read or used.
    """
    tables = [section.table for section in sections(annex) if section.table]
    context = {
        "document": office.prepared(annex),
        "widths": _widths([column.width for table in tables[:1] for column in table.columns]),
        "summary_widths": _widths(
            [3, *(1 for _ in annex.budget.columns[1:])] if annex.budget else []
        ),
    }
    parts = {
        "content.xml": environment.fill(CONTENT, context, folders=templates, syntax=_SYNTAX),
        "styles.xml": environment.fill(STYLES, context, folders=templates, syntax=_SYNTAX),
        "meta.xml": _meta(annex, stamp),
    }
    # The type of the file stands first, so that it is seen at a fixed place.
    files = {"mimetype": MIMETYPE, "META-INF/manifest.xml": _manifest(parts)} | parts
    return package.pack({name: text.encode("utf-8") for name, text in files.items()})


def spaced(text: str) -> str:
    """Text with the spaces kept that ODF would drop: at the ends, and those that repeat."""
    from markupsafe import Markup, escape

    result, position = Markup(), 0
    for match in _SPACES.finditer(text):
        result += escape(text[position : match.start()])
        result += Markup("<text:tab/>") if match.group() == "\t" else Markup("<text:s/>")
        position = match.end()
    return result + escape(text[position:])


def _widths(shares: Sequence[int]) -> list[str]:
    """Widths of columns that together fill the page of the built-in styles."""
    parts = [_TEXT_WIDTH * share // sum(shares) for share in shares]
    return [f"{part // 1000}.{part % 1000:03}cm" for part in parts]


_SYNTAX = environment.Syntax(filters={"spaced": spaced})


def _manifest(parts: Iterable[str]) -> str:
    namespace = f"{_OASIS}manifest:1.0"
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
        for name in parts
    )
    return (
        f'{_DECLARATION}<manifest:manifest xmlns:manifest="{namespace}" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" '
        f'manifest:media-type="{MIMETYPE}"/>{entries}</manifest:manifest>'
    )


def _meta(annex: Annex, stamp: Stamp | None) -> str:
    """Title, subject, language, author, dates; the stamp as a property of the document."""
    day = moment(annex).strftime("%Y-%m-%dT%H:%M:%SZ")
    title, *act = [office.escaped(line) for line in annex.header_lines]
    author = office.escaped(annex.meta.organ)
    line = (
        f'<meta:user-defined meta:name="rpd-stamp">{stamp.line}</meta:user-defined>'
        if stamp
        else ""
    )
    return (
        f'{_DECLARATION}<office:document-meta xmlns:office="{_OASIS}office:1.0" '
        f'xmlns:meta="{_OASIS}meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'office:version="1.3"><office:meta><meta:generator>{PRODUCER}</meta:generator>'
        f"<dc:title>{title}</dc:title><dc:subject>{' '.join(act)}</dc:subject>"
        f"<meta:initial-creator>{author}</meta:initial-creator><dc:creator>{author}</dc:creator>"
        f"<meta:creation-date>{day}</meta:creation-date><dc:date>{day}</dc:date>"
        f"<dc:language>{office.LANGUAGE}</dc:language>{line}"
        "</office:meta></office:document-meta>"
    )
