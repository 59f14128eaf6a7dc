"""`Annex` → DOCX: a template fills the main part and the footnotes of the reference document.

``templates/reference.docx`` gives styles, page, header and footer; ``zalacznik.docx.xml.j2`` and
``przypisy.docx.xml.j2`` say which text stands in which style, by the names that Word shows. An
office puts its own file of the same name in a folder given as `templates`. In headers and footers
of the reference, a paragraph „Tytuł planu” shows the title and one „Załącznik do uchwały” the
resolution.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rpd import files
from rpd.render import environment, office, reference
from rpd.render.stamp import PRODUCER, Stamp, moment
from rpd.render.table import Annex, sections

if TYPE_CHECKING:
    from datetime import datetime

DOCUMENT = "zalacznik.docx.xml.j2"
FOOTNOTES = "przypisy.docx.xml.j2"
REFERENCE = "reference.docx"

STYLES = {
    "title": "heading 1",
    "cel": "heading 2",
    "priorytet": "heading 3",
    "kierunek": "heading 4",
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


def render(annex: Annex, stamp: Stamp | None, *, templates: Sequence[Path] = ()) -> bytes:
    """The annex as a DOCX file; the same annex, stamp and templates give the same bytes.

    Raises:
        RpdError: a template or the reference document cannot be read or used.
    """
    found, name = open_reference(templates)
    document = office.prepared(annex)
    context = {
        "document": document,
        "style": style_ids(found, name),
        "reference": {
            "root": markup(found.root),
            "section": markup(found.section),
            "separators": markup(found.separators),
        },
        "widths": _widths(annex, found.width),
        "first_note": found.first_note,
    }
    title, *act = office.header_lines(annex)
    return reference.packed(
        found,
        document=environment.fill(DOCUMENT, context, folders=templates),
        footnotes=environment.fill(FOOTNOTES, context, folders=templates),
        links=document["links"],
        footnote_links=document["footnote_links"],
        fields={"Tytuł planu": [title], "Załącznik do uchwały": act},
        properties=_properties(annex, stamp),
    )


def markup(xml: str) -> Any:
    """XML of the reference document, which is not to be escaped again."""
    from markupsafe import Markup

    return Markup(xml)  # noqa: S704 - bytes of a well-formed part, copied


def open_reference(templates: Sequence[Path] = ()) -> tuple[reference.Reference, str]:
    """The reference document of the office or of the package, and its name in messages.

    Raises:
        RpdError: it cannot be read, or is no word processing document.
    """
    own = environment.template_path(REFERENCE, templates)
    path = own or files.resource_folder("templates") / REFERENCE
    source = files.read(path)
    try:
        return reference.read(source.data), source.name
    except ValueError as error:
        raise environment.TemplateUseError(
            f"Nie można użyć dokumentu wzorcowego „{source.name}”: to nie jest poprawny plik DOCX "
            f"({error}).",
            "Zapisz wzór na nowo poleceniem „rpd templates export” i zmień go w Wordzie.",
        ) from error


def style_ids(found: reference.Reference, name: str) -> dict[str, str]:
    """Identifiers of the styles by what templates call them. Raises TemplateUseError."""
    missing = [style for style in STYLES.values() if style.casefold() not in found.styles]
    if missing:
        names = ", ".join(f"„{style}”" for style in missing)
        raise environment.TemplateUseError(
            f"W dokumencie wzorcowym „{name}” nie ma stylów: {names}.",
            "Weź wzór z polecenia „rpd templates export” i zmieniaj w nim style, nie nazwy.",
        )
    return {key: found.styles[style.casefold()] for key, style in STYLES.items()}


def _widths(annex: Annex, total: int) -> dict[str, list[int]]:
    """Widths of columns by their shares, in twentieths of a point."""
    tables = (section.table for section in sections(annex) if section.table)
    shares = [column.width for table in islice(tables, 1) for column in table.columns]
    summary = [3, *(1 for _ in annex.budget.columns[1:])] if annex.budget else []
    return {"table": [total], "columns": shared(total, shares), "summary": shared(total, summary)}


def shared(total: int, shares: Sequence[int]) -> list[int]:
    """Parts of a width by their shares; the last takes what rounding leaves."""
    widths = [total * share // sum(shares) for share in shares]
    return [*widths[:-1], total - sum(widths[:-1])] if widths else []


# --- what describes the file ---------------------------------------------------------------------

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_CONTENT = "application/vnd.openxmlformats"
_CUSTOM_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def _properties(annex: Annex, stamp: Stamp | None) -> dict[str, tuple[str, str, str]]:
    """Title, subject, language, author, dates; the stamp as a property of the document."""
    title, *act = [office.printable(line) for line in annex.header_lines]
    return properties(
        title=title,
        subject=" ".join(act),
        creator=office.printable(annex.meta.organ),
        day=moment(annex),
        stamp=stamp,
    )


def properties(
    *, title: str, subject: str, creator: str, day: datetime, stamp: Stamp | None = None
) -> dict[str, tuple[str, str, str]]:
    """The parts that describe a document, as `reference.packed` takes them."""
    values = {
        "title": title,
        "subject": subject,
        "creator": creator,
        "language": office.LANGUAGE,
        "day": day.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "producer": PRODUCER,
        "stamp": stamp.line if stamp else "",
        "format": _CUSTOM_FORMAT,
    }
    parts = {
        "docProps/core.xml": (
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
            f"{_CONTENT}-package.core-properties+xml",
            _CORE,
        ),
        "docProps/app.xml": (
            f"{_OFFICE}/relationships/extended-properties",
            f"{_CONTENT}-officedocument.extended-properties+xml",
            _APP,
        ),
    }
    if stamp:
        parts["docProps/custom.xml"] = (
            f"{_OFFICE}/relationships/custom-properties",
            f"{_CONTENT}-officedocument.custom-properties+xml",
            _CUSTOM,
        )
    escaped = {key: office.escaped(value) for key, value in values.items()}
    return {
        name: (kind, type_, xml.format(**escaped)) for name, (kind, type_, xml) in parts.items()
    }


_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    "<cp:coreProperties"
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title>'
    "<dc:subject>{subject}</dc:subject><dc:creator>{creator}</dc:creator>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified>'
    "<dc:language>{language}</dc:language></cp:coreProperties>"
)
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<Properties xmlns="{_OFFICE}/extended-properties"><Application>{{producer}}</Application>'
    "</Properties>"
)
_CUSTOM = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
    '<property fmtid="{format}" pid="2" name="rpd-stamp"><vt:lpwstr>{stamp}</vt:lpwstr></property>'
    "</Properties>"
)
