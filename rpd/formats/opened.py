"""An office file that came from outside, opened safely: a zip package, and the XML of its parts.

Sizes are bounded before anything is unpacked, and again while it is: what the directory of the
package says may be a lie. A part is unpacked only when it is asked for. XML with a document type
is refused whatever it holds, as is text that expat would decode by a table that a file chooses.
Nothing in a package is run; one that carries macros is refused with a way out.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from rpd.errors import CannotReadError
from rpd.formats import filetype
from rpd.formats.filetype import FileType

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from rpd.outside.files import Source

MAX_FILE = 32 * 1024 * 1024
"""Bytes of the package itself."""

MAX_PART = 24 * 1024 * 1024
"""Bytes of one part, unpacked."""

MAX_TOTAL = 40 * 1024 * 1024
"""Bytes of all parts that are asked for, unpacked."""

MAX_RATIO = 200
"""How many times smaller a large part may be packed: documents reach fifty, bombs a thousand."""

MAX_TAGS = 800_000
"""Tags of a part that is made into a tree."""

MAX_DEPTH = 200
"""Elements within one another."""

_SMALL = 4 * 1024 * 1024
_MAX_DIRECTORY = 1024 * 1024
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x07"
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_ENCODING = re.compile(rb"""<\?xml[^>]*?\bencoding\s*=\s*["']([^"']*)["']""")
_ENCODINGS = (b"utf-8", b"utf8", b"us-ascii", b"ascii", b"utf-16")
_BROKEN = (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, zlib.error, RuntimeError)
_MIMETYPES = {
    b"application/vnd.oasis.opendocument.text": FileType.ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": FileType.ODS,
}
_MAIN_PARTS = (
    ("word/", FileType.DOCX, FileType.DOCM),
    ("xl/", FileType.XLSX, FileType.XLSM),
    ("ppt/", FileType.PPTX, FileType.PPTX),
)
_MACROS = ("vbaproject.bin", "basic/script-lc.xml")


class Package:
    """The parts of an office file by their names; each is unpacked when it is asked for.

    ``kind`` is what the package is by its parts, ``name`` what messages call the file.
    """

    def __init__(self, source: Source) -> None:
        self.name = source.name
        self._left = MAX_TOTAL
        with self._readable():
            self._zip = zipfile.ZipFile(BytesIO(source.data))
            entries = [one for one in self._zip.infolist() if not one.is_dir()]
        self._entries = {one.filename.lower(): one for one in entries}
        if len(self._entries) < len(entries):
            raise CannotReadError(
                f"„{self.name}” ma w środku dwie części o jednej nazwie, więc programy mogą czytać "
                "z niego co innego.",
                "Otwórz plik w programie biurowym i zapisz go od nowa.",
            )
        self.kind = self._kind()

    @property
    def names(self) -> list[str]:
        """The names of the parts, as they stand in the package."""
        return [one.filename for one in self._entries.values()]

    def has(self, name: str) -> bool:
        """Whether there is a part of that name; letters may be small or large."""
        return name.lower() in self._entries

    def part(self, name: str) -> bytes:
        """The bytes of a part. Raises CannotReadError: none, damaged, too large."""
        entry = self._entries.get(name.lower())
        if entry is None:
            raise CannotReadError(
                f"W „{self.name}” brakuje części „{name}”: plik jest niepełny.",
                "Otwórz go w programie biurowym i zapisz od nowa.",
            )
        if entry.file_size > _SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            raise self._too_large(name)
        limit = min(MAX_PART, self._left)
        with self._readable(), self._zip.open(entry) as stream:
            # What the directory says of the size may be less than what there is, or more.
            data = stream.read(limit + 1) if entry.file_size <= limit else b""
        if entry.file_size > limit or len(data) > limit:
            raise self._too_large(name)
        self._left -= len(data)
        return data

    def tree(self, name: str, *, renamed: dict[bytes, bytes] | None = None) -> Element:
        """The XML of a part as a tree, after `renamed` bytes were replaced; raises as `part`."""
        data = self.part(name)
        for old, new in (renamed or {}).items():
            data = data.replace(old, new)
        return self.parsed(data, name)

    def parsed(self, data: bytes, name: str) -> Element:
        """XML as a tree; `name` is what messages call it. Raises CannotReadError."""
        self.demand_plain(data, name)
        if data.count(b"<") > MAX_TAGS:
            raise CannotReadError(
                f"W „{self.name}” część „{name}” ma ponad {MAX_TAGS // 1000} tys. znaczników, "
                "więc rpd jej nie czyta.",
                "Jeśli to prawdziwy dokument, zapisz w osobnym pliku samą tabelę planu.",
            )
        try:
            root = ElementTree.fromstring(data)  # noqa: S314 (no document type, so no entities)
        except (ElementTree.ParseError, ValueError, LookupError) as error:
            raise CannotReadError(
                f"W „{self.name}” część „{name}” nie jest poprawnym XML: plik jest uszkodzony.",
                "Otwórz go w programie biurowym i zapisz od nowa albo pobierz jeszcze raz.",
            ) from error
        self._demand_shallow(root, name)
        return root

    def demand_plain(self, data: bytes, name: str) -> None:
        """Raise CannotReadError where XML declares a document type or an unusual encoding."""
        encoding = _ENCODING.match(data.removeprefix(b"\xef\xbb\xbf"))
        odd = encoding is not None and encoding[1].lower() not in _ENCODINGS
        if odd or any(doctype in data for doctype in _DOCTYPES):
            what = "nietypowe kodowanie" if odd else "deklarację DTD z encjami"
            raise CannotReadError(
                f"W „{self.name}” część „{name}” ma {what}; program biurowy tak nie zapisuje, a "
                "taki plik bywa pułapką, więc rpd go nie czyta.",
                "Otwórz go w programie biurowym i zapisz od nowa.",
            )

    def _demand_shallow(self, root: Element, name: str) -> None:
        level, depth = [root], 0
        while level:
            level = [child for element in level for child in element]
            depth += 1
            if depth > MAX_DEPTH:
                raise CannotReadError(
                    f"W „{self.name}” część „{name}” ma ponad {MAX_DEPTH} zagnieżdżonych poziomów.",
                    "Uprość dokument albo skopiuj jego treść do nowego pliku.",
                )

    def _kind(self) -> FileType:
        if "mimetype" in self._entries:
            known = _MIMETYPES.get(self.part("mimetype")[:200].strip().removesuffix(b"-template"))
            if known is not None:
                return known
        macros = any(name.endswith(_MACROS[0]) for name in self._entries)
        if "xl/workbook.bin" in self._entries:
            return FileType.XLSB
        for folder, plain, with_macros in _MAIN_PARTS:
            if "[content_types].xml" in self._entries and any(
                name.startswith(folder) for name in self._entries
            ):
                return with_macros if macros else plain
        return FileType.ZIP

    @property
    def macros(self) -> bool:
        """Whether it carries programs of its own."""
        return any(name.endswith(_MACROS) for name in self._entries)

    @property
    def encrypted(self) -> bool:
        """Whether a password is needed: of the whole package, or of its parts as ODF has it."""
        if any(entry.flag_bits & 1 for entry in self._entries.values()):
            return True
        manifest = "META-INF/manifest.xml"
        return self.has(manifest) and b"encryption-data" in self.part(manifest)

    @contextmanager
    def _readable(self) -> Iterator[None]:
        try:
            yield
        except _BROKEN as error:
            raise CannotReadError(
                f"„{self.name}” jest ucięty albo uszkodzony: nie da się go rozpakować.",
                "Pobierz go albo skopiuj jeszcze raz; jeśli otwiera się w programie biurowym, "
                "zapisz go tam od nowa.",
            ) from error

    def _too_large(self, name: str) -> CannotReadError:
        return CannotReadError(
            f"„{self.name}” po rozpakowaniu jest zbyt duży (część „{name}”), więc rpd go nie "
            f"czyta: granicą jest {MAX_PART // 1024 // 1024} MB tekstu.",
            "Jeśli to prawdziwy dokument, zapisz w osobnym pliku samą tabelę planu.",
        )


def file_type(source: Source) -> FileType:
    """What a file is: of a zip package by its parts. Raises CannotReadError where it is broken."""
    kind = filetype.of_bytes(source.data)
    if kind is not FileType.ZIP:
        return kind
    package = opened(source)
    return FileType.ENCRYPTED if package.encrypted else package.kind


def opened(source: Source) -> Package:
    """A zip package whatever it holds. Raises CannotReadError: too large, cut off, damaged."""
    if len(source.data) > MAX_FILE:
        raise CannotReadError(
            f"„{source.name}” ma ponad {MAX_FILE // 1024 // 1024} MB, więc rpd go nie czyta.",
            "Zapisz w osobnym pliku samą tabelę planu, bez obrazów.",
        )
    _demand_small_directory(source)
    return Package(source)


def office_file(source: Source, *wanted: FileType) -> Package:
    """A package of a wanted kind that may be read: called as what it is, no password, no macros.

    Raises CannotReadError with what it is instead and what to do about it.
    """
    demand_kind(source, file_type(source), *wanted)
    package = opened(source)
    if package.macros:
        raise _with_macros(source, package.kind)
    return package


def demand_kind(source: Source, kind: FileType, *wanted: FileType) -> None:
    """Raise CannotReadError unless a file is of a wanted kind and is called so."""
    name = source.name
    if kind is FileType.EMPTY:
        raise CannotReadError(f"„{name}” jest pusty.", "Podaj plik z treścią.")
    if kind is FileType.ENCRYPTED:
        raise CannotReadError(
            f"„{name}” jest zabezpieczony hasłem.",
            "Otwórz go w programie biurowym i zapisz kopię bez hasła.",
        )
    if kind in (FileType.DOCM, FileType.XLSM):
        raise _with_macros(source, kind)
    if kind not in wanted:
        good = " albo ".join(f".{one.suffix}" for one in wanted)
        raise CannotReadError(
            f"„{name}” to {kind.noun}, a tego rpd nie czyta w tym miejscu.",
            f"Otwórz go w programie biurowym i zapisz jako {good}.",
        )
    if not filetype.fits(name, kind):
        ending = filetype.suffix(name)
        raise CannotReadError(
            f"„{name}” to {kind.noun}, choć nazwa kończy się na „.{ending}”.",
            f"Jeśli to właściwy plik, zmień końcówkę nazwy na „.{kind.suffix}” i powtórz.",
        )


def _with_macros(source: Source, kind: FileType) -> CannotReadError:
    plain = {FileType.DOCM: "docx", FileType.XLSM: "xlsx"}.get(kind, kind.suffix)
    return CannotReadError(
        f"„{source.name}” zawiera makra, czyli program, którego dokument nie potrzebuje.",
        f"Zapisz go w programie biurowym jako .{plain} (bez makr).",
    )


def _demand_small_directory(source: Source) -> None:
    """A directory is read whole before any size is known: it is measured by its end record."""
    data = source.data
    at = data.rfind(_END, max(0, len(data) - 65_557))
    if at < 0 or len(data) < at + 22:
        raise CannotReadError(
            f"„{source.name}” jest ucięty: brakuje końca pliku.",
            "Pobierz go albo skopiuj jeszcze raz.",
        )
    sizes = [struct.unpack_from("<L", data, at + 12)[0]]
    if at >= 76 and data[at - 20 : at - 16] == _END_64:
        sizes = [struct.unpack_from("<Q", data, at - 76 + 40)[0]]
    if max(sizes) > _MAX_DIRECTORY:
        raise CannotReadError(
            f"„{source.name}” ma w środku zbyt wiele części, żeby był dokumentem.",
            "Otwórz go w programie biurowym i zapisz od nowa.",
        )
