"""What a file is by its bytes, whatever its name says.

Names lie: a DOCX called „plan.xlsx”, a page of the web called „tabela.xls”, a download that broke
off. Nothing is unpacked here but the short parts of a package that say what it is.
"""

from __future__ import annotations

import enum
import re
from pathlib import PurePosixPath


class FileType(enum.Enum):
    """A kind of file: its usual suffix, and what a person calls it."""

    DOCX = "docx", "dokument Worda (DOCX)"
    DOCM = "docm", "dokument Worda z makrami (DOCM)"
    XLSX = "xlsx", "arkusz Excela (XLSX)"
    XLSM = "xlsm", "arkusz Excela z makrami (XLSM)"
    XLSB = "xlsb", "binarny arkusz Excela (XLSB)"
    PPTX = "pptx", "prezentacja (PPTX)"
    ODT = "odt", "dokument tekstowy (ODT)"
    ODS = "ods", "arkusz (ODS)"
    ZIP = "zip", "archiwum ZIP"
    ENCRYPTED = "", "plik zabezpieczony hasłem"
    DOC = "doc", "dokument dawnego Worda (DOC)"
    XLS = "xls", "arkusz dawnego Excela (XLS)"
    OLE = "", "plik dawnego programu biurowego"
    PDF = "pdf", "plik PDF"
    RTF = "rtf", "dokument RTF"
    HTML = "html", "strona HTML"
    XML = "xml", "plik XML"
    TEXT = "txt", "tekst"
    BINARY = "", "plik nieznanego rodzaju"
    EMPTY = "", "pusty plik"

    suffix: str
    noun: str

    def __init__(self, suffix: str, noun: str) -> None:
        self.suffix = suffix
        self.noun = noun


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (
    ("EncryptedPackage", FileType.ENCRYPTED),
    ("WordDocument", FileType.DOC),
    ("Workbook", FileType.XLS),
    ("Book", FileType.XLS),
)
_TEXT_SUFFIXES = ("txt", "csv", "tsv", "tab", "md", "text", "")
_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta)\b", re.IGNORECASE
)
_LEGACY = {"doc": (FileType.DOC, FileType.OLE), "xls": (FileType.XLS, FileType.OLE)}
_SAME = {"dotx": "docx", "xltx": "xlsx", "ott": "odt", "ots": "ods", "dotm": "docm", "xltm": "xlsm"}


def suffix(name: str) -> str:
    """The suffix of a file's name: small letters, without the dot."""
    return PurePosixPath(name).suffix.removeprefix(".").lower()


def of_bytes(data: bytes) -> FileType:
    """The kind that the first bytes tell; of a zip package no more than that it is one."""
    if not data.strip(b"\0"):
        return FileType.EMPTY
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return FileType.ZIP
    if data.startswith(_OLE):
        named = ((name.encode("utf-16-le"), kind) for name, kind in _STREAMS)
        return next((kind for stream, kind in named if stream in data), FileType.OLE)
    if b"%PDF-" in data[:1024]:
        return FileType.PDF
    if data.startswith(b"{\\rtf"):
        return FileType.RTF
    return _of_text(data)


def _of_text(data: bytes) -> FileType:
    start = data[:4096]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return FileType.TEXT
    if b"\0" in start:
        return FileType.BINARY
    plain = start.removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(plain):
        return FileType.HTML
    if plain.lstrip().startswith(b"<?xml"):
        return FileType.HTML if b"<html" in plain else FileType.XML
    return FileType.TEXT


def fits(name: str, kind: FileType) -> bool:
    """Whether a file may be called so."""
    ending = suffix(name)
    if kind is FileType.TEXT:
        return ending in _TEXT_SUFFIXES
    if ending in _LEGACY:
        return kind in (*_LEGACY[ending], FileType.ENCRYPTED)
    return _SAME.get(ending, ending) == kind.suffix
