"""Options of the commands that print documents."""

from __future__ import annotations

from typing import Annotated

from rpd.cli import options
from rpd.documents.wanted import DocumentFormat

Format = Annotated[
    DocumentFormat | None,
    options.format_("html|pdf|docx|odt|xlsx|md|csv", options.BY_SUFFIX),
]
