"""A neutral document → the bytes of a file, each serialiser imported only when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from rpd.formats.document import Document

FORMATS = ("pdf", "docx", "odt")


def render(document: Document, format_: str, *, templates: Sequence[Path] = ()) -> bytes:
    """The document in one of `FORMATS`; the same document and templates give the same bytes.

    Raises:
        MissingExtraError: the extra that the format needs is not installed.
        TemplateUseError: a template of the office cannot be used.
    """
    assert format_ in FORMATS
    data = import_module(f"rpd.formats.{format_}").render(document, templates=templates)
    assert isinstance(data, bytes)
    return data
