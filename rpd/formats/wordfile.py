"""What all files of Word share: the reference document, its styles, and what describes the file."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rpd.formats import office, reference, template_files
from rpd.formats.stamp import PRODUCER
from rpd.formats.stamp import properties as stamp_properties
from rpd.outside import files

FOOTNOTES = "przypisy.docx.xml.j2"
REPORT, LETTER = "reference.docx", "pismo.docx"
"""The reference documents: a page lying, in the look of the annex, and a letter upright."""


def as_xml(xml: str) -> Any:
    """XML of the reference document, which is not to be escaped again."""
    from markupsafe import Markup

    return Markup(xml)  # noqa: S704 - bytes of a well-formed part, copied


def reference_document(wanted: str, templates: Sequence[Path]) -> tuple[reference.Reference, str]:
    """The office's reference document of that name, or the package's, and what to call it.

    Raises:
        TemplateUseError: it is not a document.
    """
    own = template_files.template_path(wanted, templates)
    path = own or files.resource_folder("templates") / wanted
    source = files.read_anywhere(path)
    try:
        return reference.read(source.data), source.name
    except ValueError as error:
        raise template_files.TemplateUseError(
            f"Nie można użyć dokumentu wzorcowego „{source.name}”: to nie jest poprawny plik DOCX "
            f"({error}).",
            "Zapisz wzór na nowo poleceniem „rpd templates export” i zmień go w Wordzie.",
        ) from error


def kept(found: reference.Reference) -> dict[str, Any]:
    """What of the reference document stands in the main part as it is."""
    return {
        "root": as_xml(found.root),
        "section": as_xml(found.section),
        "separators": as_xml(found.separators),
    }


def style_ids(found: reference.Reference, name: str, styles: Mapping[str, str]) -> dict[str, str]:
    """The identifiers that the reference document has for styles, by what templates call them.

    Raises:
        TemplateUseError: styles are missing.
    """
    missing = [style for style in styles.values() if style.casefold() not in found.styles]
    if missing:
        names = ", ".join(f"„{style}”" for style in missing)
        raise template_files.TemplateUseError(
            f"W dokumencie wzorcowym „{name}” nie ma stylów: {names}.",
            "Weź wzór z polecenia „rpd templates export” i zmieniaj w nim style, nie nazwy.",
        )
    return {key: found.styles[style.casefold()] for key, style in styles.items()}


def shared_out(total: int, shares: Sequence[int]) -> list[int]:
    """Parts of a width by their shares; the last takes what rounding leaves."""
    widths = [total * share // sum(shares) for share in shares]
    return [*widths[:-1], total - sum(widths[:-1])] if widths else []


# --- what describes the file ---------------------------------------------------------------------

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_CONTENT = "application/vnd.openxmlformats"
_CUSTOM_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def properties(
    lines: Sequence[str], organ: str, day: datetime.datetime, stamp: str
) -> dict[str, tuple[str, str, str]]:
    """Title, subject, language, author, dates; the stamp as a property of the document."""
    title, *rest = map(office.printable, lines)
    values = {
        "title": title,
        "subject": " ".join(rest),
        "creator": office.printable(organ),
        "language": office.LANGUAGE,
        "day": day.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "producer": PRODUCER,
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
    escaped["stamps"] = "".join(
        _PROPERTY.format(format=_CUSTOM_FORMAT, pid=pid, name=name, text=office.escaped(text))
        for pid, (name, text) in enumerate(stamp_properties(stamp), 2)
    )
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
    "{stamps}</Properties>"
)
_PROPERTY = (
    '<property fmtid="{format}" pid="{pid}" name="{name}"><vt:lpwstr>{text}</vt:lpwstr></property>'
)
