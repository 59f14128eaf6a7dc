"""A report on what was done → the bytes of a file in one of the formats, not sealed yet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rpd.plan.sprawozdanie import Sprawozdanie

FORMATS = ("html", "pdf", "docx", "odt", "xlsx", "md")


def render(
    found: Sprawozdanie, format_: str, stamp: str, *, templates: Sequence[Path] = ()
) -> bytes:
    """The report; `stamp` is the line that says where it comes from.

    Raises:
        RpdError: a template of the office cannot be used, or an extra is not installed.
    """
    assert format_ in FORMATS
    if format_ == "html":
        from rpd.report.progress import html

        return html.report(found, stamp, templates=templates).encode("utf-8")
    if format_ == "md":
        from rpd.report.progress import markdown

        return f"{markdown.report(found).rstrip()}\n\n<!-- {stamp} -->\n".encode()
    if format_ == "xlsx":
        from rpd.report.progress import xlsx

        return xlsx.report(found, stamp)
    from rpd.formats import serialised
    from rpd.report.progress.as_document import document

    return serialised.render(document(found, stamp), format_, templates=templates)
