"""Office files that nobody should open, made from what they are: no such file lies in the tree."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PARTS = {
    "[Content_Types].xml": b"<Types/>",
    "word/document.xml": f"<w:document {NS}><w:body><w:p/></w:body></w:document>".encode(),
}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return stream.getvalue()


def document(data: bytes) -> bytes:
    """A package whose main part is that."""
    return packed({**PARTS, "word/document.xml": data})


def bomb(size: int, claimed: int | None = None, name: str = "word/document.xml") -> bytes:
    """A part of that many spaces (64 MB of them at most); the directory may claim another size."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = b" " * (1 << 20)
    data = b"".join(squeeze.compress(block) for _ in range(min(size >> 20, 64))) + squeeze.flush()
    return _stored(name, data, size if claimed is None else claimed)


def _stored(name: str, data: bytes, claimed: int) -> bytes:
    """A zip package with one deflated part of which the directory claims a size."""
    size = min(claimed, 0xFFFFFFFE)
    head = struct.pack("<HHHHHLLLHH", 20, 0, 8, 0, 33, 0, len(data), size, len(name), 0)
    local = b"PK\x03\x04" + head + name.encode()
    types = b"<Types/>"
    second = "[Content_Types].xml"
    other = struct.pack(
        "<HHHHHLLLHH", 20, 0, 0, 0, 33, zlib.crc32(types), len(types), len(types), len(second), 0
    )
    other_at = len(local) + len(data)
    body = local + data + b"PK\x03\x04" + other + second.encode() + types
    directory = b""
    for start, fields, entry in ((0, head, name), (other_at, other, second)):
        directory += b"PK\x01\x02" + struct.pack("<H", 20) + fields
        directory += struct.pack("<HHHLL", 0, 0, 0, 0, start) + entry.encode()
    end = struct.pack("<4H2LH", 0, 0, 2, 2, len(directory), len(body), 0)
    return body + directory + b"PK\x05\x06" + end


def many_parts(count: int) -> bytes:
    return packed({f"word/media/a-picture-with-a-long-name-{n}.png": b"" for n in range(count)})


def encrypted_entries() -> bytes:
    """Each entry says that it needs a password."""
    data = bytearray(packed(PARTS))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 4)
    return bytes(data)


def damaged() -> bytes:
    """A byte of the deflated main part is another one."""
    data = bytearray(packed({**PARTS, "word/document.xml": PARTS["word/document.xml"] * 3}))
    data[data.find(b"word/document.xml") + 30] ^= 0xFF
    return bytes(data)


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + bytes(512)


NESTED = b"<a>" * 5_000 + b"</a>" * 5_000
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha">'
    + b"".join(
        b'<!ENTITY b%d "%s">' % (n, b"&b%s;" % (b"%d" % (n - 1) if n else b"") * 10)
        for n in range(10)
    )
    + b"]><a>&b9;</a>"
)
EBCDIC = b'<?xml version="1.0" encoding="cp037"?>' + LAUGHS[21:].decode().encode("cp037")


class Traps(Mapping[str, tuple[str, bytes]]):
    """Names and bytes of files by what they are; large ones are made when they are asked for."""

    def __init__(self, files: dict[str, tuple[str, bytes | Callable[[], bytes]]]) -> None:
        self._files = files

    def __getitem__(self, what: str) -> tuple[str, bytes]:
        name, data = self._files[what]
        if not isinstance(data, bytes):
            data = data()
            self._files[what] = name, data
        return name, data

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


_FILES: dict[str, tuple[str, bytes | Callable[[], bytes]]] = {
    "pusty": ("plan.docx", b""),
    "ucięty": ("plan.docx", packed(PARTS)[:-30]),
    "ucięty w połowie": ("plan.docx", packed(PARTS)[:120]),
    "uszkodzony": ("plan.docx", damaged()),
    "bomba 10 GB": ("plan.docx", lambda: bomb(10 << 30)),
    "bomba, która o sobie kłamie": ("plan.docx", lambda: bomb(64 << 20, 1000)),
    "dwadzieścia tysięcy części": ("plan.docx", lambda: many_parts(20_000)),
    "dwie części o jednej nazwie": (
        "plan.docx",
        packed({**PARTS, "WORD/document.xml": b"<a/>"}),
    ),
    "hasło": ("plan.docx", ole("EncryptedPackage")),
    "hasło części": ("plan.docx", encrypted_entries()),
    "dawny Word": ("plan.doc", ole("WordDocument")),
    "dawny Word jako docx": ("plan.docx", ole("WordDocument")),
    "dawny Excel": ("plan.xls", ole("Workbook")),
    "makra": ("plan.docm", packed({**PARTS, "word/vbaProject.bin": b"x"})),
    "makra w docx": ("plan.docx", packed({**PARTS, "word/vbaProject.bin": b"x"})),
    "arkusz jako docx": (
        "plan.docx",
        packed({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<a/>"}),
    ),
    "dokument jako xlsx": ("plan.xlsx", packed(PARTS)),
    "zwykły zip": ("plan.docx", packed({"notatka.txt": b"a"})),
    "PDF jako docx": ("plan.docx", b"%PDF-1.7\n"),
    "RTF jako docx": ("plan.docx", b"{\\rtf1 a}"),
    "strona jako docx": ("plan.docx", b"\xef\xbb\xbf<!DOCTYPE html><html>"),
    "obraz": ("plan.docx", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    "bez treści": ("plan.docx", packed({"[Content_Types].xml": b"<Types/>", "word/a.xml": b""})),
    "encje": ("plan.docx", document(LAUGHS)),
    "encje w UTF-16": ("plan.docx", document(LAUGHS.decode().encode("utf-16"))),
    "encje w EBCDIC": ("plan.docx", document(EBCDIC)),
    "zły XML": ("plan.docx", document(b"<a><b></a>")),
    "głęboki XML": ("plan.docx", document(NESTED)),
    "milion znaczników": ("plan.docx", lambda: document(b"<a>" + b"<b/>" * 900_000 + b"</a>")),
}
TRAPS = Traps(_FILES)
