"""Zip packages of office files (DOCX, ODT, XLSX): the same parts always give the same bytes.

Parts are stored, not compressed: compressors differ between systems and versions, and a file is to
be the same byte for byte wherever it was made. Dates are those of the format's beginning.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

MAX_BYTES = 64 * 1024 * 1024
"""How much a package that comes from outside may hold unpacked."""

_BEGINNING = (1980, 1, 1, 0, 0, 0)


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A package of the parts, in their order."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as package:
        for name, data in parts.items():
            package.writestr(_entry(name), data)
    return stream.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _BEGINNING)
    entry.create_system = 0  # what the system writes here differs, and readers do not mind
    entry.external_attr = 0
    return entry


def unpack(data: bytes, *, limit: int | None = MAX_BYTES, once: bool = False) -> dict[str, bytes]:
    """The parts of a package by their names.

    Raises:
        ValueError: not a zip package, a damaged or encrypted one, or larger than `limit` unpacked;
            with `once`, also where two parts have one name, so that programs may read either.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            entries = [entry for entry in package.infolist() if not entry.is_dir()]
            size = sum(entry.file_size for entry in entries)
            if limit is not None and size > limit:
                raise ValueError("the package is too large")
            found = {entry.filename: package.read(entry) for entry in entries}
    except (
        zipfile.BadZipFile,
        RuntimeError,
        NotImplementedError,
        EOFError,
        OSError,
        zlib.error,
    ) as error:
        raise ValueError("not a readable zip package") from error
    if once and len(found) < len(entries):
        raise ValueError("two parts of one name")
    return found
