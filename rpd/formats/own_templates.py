"""A digest of the templates that an office uses instead of the program's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from rpd.formats import template_files
from rpd.formats.stamp import BUILT_IN
from rpd.outside import files
from rpd.outside.digests import normal

_DIGITS = 16
_KINDS = ("html", "css", "typ", "docx", "odt", "md")
_OF = {"html": ("html", "css"), "pdf": ("typ",)}
_BINARY = ".docx"
_SUFFIXES = (".j2", ".css", _BINARY)
_WITHOUT = ("xlsx", "csv")


def digest(folders: Sequence[Path], format_: str) -> str:
    """The digest of the office's own templates that a format may use; `BUILT_IN` without any.

    A file that says what the program's own says is none of the office's.

    Raises:
        RpdError: a template cannot be read.
    """
    from hashlib import sha256

    if format_ in _WITHOUT:
        return BUILT_IN
    found = []
    for name in sorted(set(_names(folders))):
        path = template_files.template_path(name, folders)
        if path is None or not _concerns(name, format_):
            continue
        data = _comparable(name, files.read(path).data)
        if data != _built_in(name):
            found.append(sha256(name.encode("utf-8")).digest() + sha256(data).digest())
    return sha256(b"".join(found)).hexdigest()[:_DIGITS] if found else BUILT_IN


def _names(folders: Iterable[Path]) -> Iterable[str]:
    for folder in folders:
        yield from (path.name for path in files.listing(folder, _SUFFIXES))


def _concerns(name: str, format_: str) -> bool:
    """Whether a format may use a template of that name: „zalacznik.odt.xml.j2” is for ODT alone."""
    of = {part for part in name.split(".")[1:] if part in _KINDS}
    return not of or bool(of & set(_OF.get(format_, (format_,))))


def _comparable(name: str, data: bytes) -> bytes:
    return data if name.endswith(_BINARY) else normal(data)


def _built_in(name: str) -> bytes | None:
    path = files.resource_folder("templates") / name
    return _comparable(name, path.read_bytes()) if path.is_file() else None
