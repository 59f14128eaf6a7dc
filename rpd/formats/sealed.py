"""Where each format keeps its stamp: found, filled with the digest of the file, and held to it.

A stamp is looked for where the format keeps it and nowhere else, so that the text of a plan is
never taken for one: in the head of a page, in the last line of Markdown, among the properties of an
office file, in the information of a PDF.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from enum import Enum
from hashlib import sha256

from rpd.formats import package, pdf_file, pdf_syntax
from rpd.formats.stamp import BLANK, Stamp, parse
from rpd.frozen import dataclass
from rpd.outside.digests import normal

_HEAD = re.compile(rb"</head\b|<body\b", re.IGNORECASE)
_META = re.compile(rb"<meta name=\"generator\" content=\"(rpd-stamp [^\"<>]*)\"\s*/?>")
_LAST = re.compile(rb"(?:\A|\n)<!-- (rpd-stamp [^<>]*) -->\s*\Z")
_PROPERTY = re.compile(
    rb"<property\b[^<>]*\bname=\"rpd-stamp(?:-[0-9])?\"[^<>]*>\s*<(?:\w+:)?lpwstr>([^<>]*)<",
    re.DOTALL,
)
_USER = re.compile(rb"<meta:user-defined\b[^<>]*\bmeta:name=\"rpd-stamp\"[^<>]*>([^<>]*)<")
_CONTENT = re.compile(rb"(?:\A| )content=([0-9a-f]{64})\Z")
_TEXTS = ("html", "md")
_PARTS = {"docProps/custom.xml": _PROPERTY, "meta.xml": _USER}
_OFFICE = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "odt": "content.xml",
}


class Standing(Enum):
    """What a file is to rpd: made by it and as it was made, changed since, or not made by it."""

    UNCHANGED = "unchanged"
    EDITED = "edited"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Sealed:
    """A file that bears a stamp.

    ``intact`` says whether the digest in the stamp is that of the file; None where it has none.
    """

    format: str
    stamp: Stamp
    intact: bool | None


def kind(data: bytes) -> str:
    """The format of a document by its beginning: „md” for any text, „zip” for an odd package."""
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK"):
        try:
            names = package.unpack(data)
        except ValueError:
            return "zip"
        return next((name for name, part in _OFFICE.items() if part in names), "zip")
    start = normal(data)[:1000].lstrip().lower()
    return "html" if start.startswith((b"<!doctype html", b"<html")) else "md"


def find(data: bytes) -> Sealed | None:
    """The stamp of a document and whether the document is as it was sealed; None without one.

    The revisions that were appended to a PDF afterwards are left out of account here.
    """
    format_ = kind(data)
    if format_ == "zip":
        return None
    if format_ == "pdf":
        return _find_in_pdf(data)
    bearer = _bearer(data, format_)
    found = parse(html.unescape(bearer.text)) if bearer else None
    if bearer is None or found is None:
        return None
    return Sealed(format_, found, bearer.digest() == found.content if found.content else None)


def standing(data: bytes) -> Standing:
    """Whether a file is an unchanged document of rpd, one that was edited since, or another thing.

    A stamp of the first version holds no digest of its file: such a file counts as unchanged.
    """
    found = find(data)
    if found is None:
        return Standing.FOREIGN
    if found.format == "pdf" and _base_of_pdf(data) != data:
        return Standing.EDITED
    return Standing.EDITED if found.intact is False else Standing.UNCHANGED


def seal(data: bytes) -> bytes:
    """The document with the digest of itself in its stamp; as it is where it bears none."""
    format_ = kind(data)
    if format_ == "pdf":
        return _seal_pdf(data)
    if format_ == "zip":
        return data
    bearer = _bearer(data, format_)
    if bearer is None or bearer.content is None:
        return data
    start, end = bearer.content
    part = bearer.parts[bearer.name]
    if part[start:end] != BLANK.encode("ascii"):
        return data
    filled = part[:start] + bearer.digest().encode("ascii") + part[end:]
    return filled if format_ in _TEXTS else package.pack({**bearer.parts, bearer.name: filled})


@dataclass(frozen=True, slots=True)
class _Bearer:
    """Where a stamp stands: in which part of a document, its text, and where its digest is."""

    parts: Mapping[str, bytes]
    name: str
    text: str
    content: tuple[int, int] | None

    def digest(self) -> str:
        """The digest of the document with that digest left blank, however it is packed."""
        part = self.parts[self.name]
        if self.content:
            start, end = self.content
            part = part[:start] + BLANK.encode("ascii") + part[end:]
        whole = sha256()
        for name, data in ({**self.parts, self.name: part}).items():
            text = data if name else normal(data)
            whole.update(f"{name} {len(text)}\n".encode("utf-8", "replace") + text)
        return whole.hexdigest()


def _bearer(data: bytes, format_: str) -> _Bearer | None:
    """Where the stamp of a document stands; None where its format's place holds none."""
    if format_ in _TEXTS:
        if format_ == "html":
            head = _HEAD.search(data)
            found = _META.search(data, 0, head.start() if head else len(data))
        else:
            found = _LAST.search(data)
        return _bearing({"": data}, "", [found.span(1)]) if found else None
    parts = package.unpack(data)
    for name, pattern in _PARTS.items():
        if spans := [match.span(1) for match in pattern.finditer(parts.get(name, b""))]:
            return _bearing(parts, name, spans)
    return None


def _bearing(parts: Mapping[str, bytes], name: str, spans: list[tuple[int, int]]) -> _Bearer:
    pieces = [parts[name][start:end] for start, end in spans]
    content = _CONTENT.search(pieces[-1])
    start = spans[-1][0]
    span = (start + content.start(1), start + content.end(1)) if content else None
    return _Bearer(parts, name, " ".join(p.decode("latin-1").strip() for p in pieces), span)


# --- PDF -----------------------------------------------------------------------------------------


def _find_in_pdf(data: bytes) -> Sealed | None:
    base = _base_of_pdf(data)
    try:
        keywords = pdf_file.read(base).information().get("Keywords")
    except (ValueError, RecursionError):
        return None
    found = parse(pdf_syntax.text(keywords))
    if found is None:
        return None
    if not found.content:
        return Sealed("pdf", found, None)
    return Sealed("pdf", found, _digest_of_pdf(base, found.line) == found.content)


def _base_of_pdf(data: bytes) -> bytes:
    """A PDF as it was before anything was appended to it."""
    try:
        return pdf_file.first_revision(data)
    except (ValueError, RecursionError):
        return data


def _seal_pdf(data: bytes) -> bytes:
    found = _find_in_pdf(data)
    if found is None or found.stamp.content != BLANK:
        return data
    line = found.stamp.line
    filled = line.removesuffix(BLANK) + _digest_of_pdf(data, line)
    return data.replace(line.encode("ascii"), filled.encode("ascii"))


def _digest_of_pdf(data: bytes, line: str) -> str:
    blank = line[: -len(BLANK)] + BLANK
    return sha256(data.replace(line.encode("ascii"), blank.encode("ascii"))).hexdigest()
