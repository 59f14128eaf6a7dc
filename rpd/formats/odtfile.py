"""What all files of OpenDocument share: how they are packed, and what describes them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from rpd.formats import environment, office, package
from rpd.formats.stamp import PRODUCER

MIMETYPE = "application/vnd.oasis.opendocument.text"
_SPACES = re.compile(r"\A | \Z|(?<= ) |[\t\n\r]")
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"


def spaced(text: str) -> str:
    """Text with the spaces kept that ODF would drop: at the ends, and those that repeat."""
    from markupsafe import Markup, escape

    result, position = Markup(), 0
    for match in _SPACES.finditer(text):
        result += escape(text[position : match.start()])
        result += Markup("<text:tab/>") if match.group() == "\t" else Markup("<text:s/>")
        position = match.end()
    return result + escape(text[position:])


def widths(total: int, shares: Sequence[int]) -> list[str]:
    """Widths of columns that fill a page of so many thousandths of a centimetre."""
    parts = [total * share // sum(shares) for share in shares]
    return [f"{part // 1000}.{part % 1000:03}cm" for part in parts]


SYNTAX = environment.Syntax(filters={"spaced": spaced})


def rendered(
    content: str, styles: str, context: Mapping[str, Any], about: str, folders: Sequence[Path]
) -> bytes:
    """The file of two templates, the text and the styles, and of what describes it (`meta`).

    Raises:
        RpdError: a template cannot be read or used.
    """

    def filled(name: str) -> str:
        return environment.fill(name, context, folders=folders, syntax=SYNTAX)

    parts = {"content.xml": filled(content), "styles.xml": filled(styles), "meta.xml": about}
    # The type of the file stands first, so that it is seen at a fixed place.
    files = {"mimetype": MIMETYPE, "META-INF/manifest.xml": _manifest(parts), **parts}
    return package.pack({name: text.encode("utf-8") for name, text in files.items()})


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


def meta(lines: Sequence[str], author: str, day: datetime.datetime, stamp: str) -> str:
    """Title, subject, language, author, dates; the stamp as a property of the document."""
    title, *rest = [office.escaped(line) for line in lines]
    author, moment = office.escaped(author), day.strftime("%Y-%m-%dT%H:%M:%SZ")
    line = f'<meta:user-defined meta:name="rpd-stamp">{stamp}</meta:user-defined>' if stamp else ""
    return (
        f'{_DECLARATION}<office:document-meta xmlns:office="{_OASIS}office:1.0" '
        f'xmlns:meta="{_OASIS}meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'office:version="1.3"><office:meta><meta:generator>{PRODUCER}</meta:generator>'
        f"<dc:title>{title}</dc:title><dc:subject>{' '.join(rest)}</dc:subject>"
        f"<meta:initial-creator>{author}</meta:initial-creator><dc:creator>{author}</dc:creator>"
        f"<meta:creation-date>{moment}</meta:creation-date><dc:date>{moment}</dc:date>"
        f"<dc:language>{office.LANGUAGE}</dc:language>{line}"
        "</office:meta></office:document-meta>"
    )
