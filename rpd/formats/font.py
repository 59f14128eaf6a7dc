"""What the document font can print and how wide its letters are, read from the font file itself."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from rpd.frozen import dataclass
from rpd.outside import files

FAMILY = "Liberation Sans"
_REGULAR = "LiberationSans-Regular.ttf"
_INVISIBLE = ("Cf", "Zl", "Zp")
"""Categories of signs that need no glyph: they only steer the text."""
_REFUSED = "\ufeff"
"""What no tagged PDF may hold, though it is of these categories."""


@dataclass(frozen=True, slots=True)
class Font:
    """Advance widths by character, in thousandths of the font size."""

    widths: Mapping[str, int]

    def missing(self, text: str) -> Iterator[str]:
        """The characters that the font has no glyph for, each once, in order of occurrence."""
        for character in dict.fromkeys(text):
            if character not in self.widths and not _invisible(character):
                yield character

    def width(self, text: str) -> int:
        """How long a text is on one line, in thousandths of the font size."""
        widths = self.widths
        return sum(widths.get(character, 1000) for character in text)


def folder() -> Path:
    """Where the font files are."""
    return files.resource_folder("templates") / "fonts"


@cache
def font() -> Font:
    """The document font. Raises CannotReadError where its file is missing."""
    return read(files.read_anywhere(folder() / _REGULAR).data)


def read(data: bytes) -> Font:
    """The widths of a TrueType font whose character map has a table of format 4."""
    tables = dict(_tables(data))
    (units,) = struct.unpack_from(">H", data, tables["head"] + 18)
    (count,) = struct.unpack_from(">H", data, tables["hhea"] + 34)
    advances = struct.unpack_from(">" + "Hh" * count, data, tables["hmtx"])[::2]
    return Font(
        {
            chr(code): advances[min(glyph, count - 1)] * 1000 // units
            for code, glyph in _mapping(data, tables["cmap"])
        }
    )


def _tables(data: bytes) -> Iterator[tuple[str, int]]:
    (count,) = struct.unpack_from(">H", data, 4)
    for index in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * index)
        yield tag.decode("latin-1"), offset


def _mapping(data: bytes, cmap: int) -> Iterator[tuple[int, int]]:
    """Characters of the basic plane and their glyphs (OpenType specification, „cmap” format 4)."""
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    for index in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", data, cmap + 4 + 8 * index)
        start = cmap + offset
        if (platform, encoding) == (3, 1) and data[start : start + 2] == b"\0\x04":
            yield from _format4(data, start)
            return


def _format4(data: bytes, start: int) -> Iterator[tuple[int, int]]:
    (double,) = struct.unpack_from(">H", data, start + 6)
    form = f">{double // 2}H"
    ends = struct.unpack_from(form, data, start + 14)
    firsts = struct.unpack_from(form, data, start + 16 + double)
    deltas = struct.unpack_from(form, data, start + 16 + 2 * double)
    ranges = start + 16 + 3 * double
    offsets = struct.unpack_from(form, data, ranges)
    for index, (first, last) in enumerate(zip(firsts, ends, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offsets[index]:
                offset = ranges + 2 * index + offsets[index] + 2 * (code - first)
                (glyph,) = struct.unpack_from(">H", data, offset)
                if not glyph:
                    continue
            glyph = (glyph + deltas[index]) & 0xFFFF
            if glyph:
                yield code, glyph


def _invisible(character: str) -> bool:
    return unicodedata.category(character) in _INVISIBLE and character not in _REFUSED


def missing_in(texts: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """What of the texts the document font cannot print: the place, and „漢” (U+6F22), …."""
    known = font()
    return [
        (place, ", ".join(f"„{sign}” (U+{ord(sign):04X})" for sign in missing))
        for place, text in texts
        if (missing := list(known.missing(text)))
    ]
