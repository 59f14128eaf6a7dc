"""The signs of a page, taken out by PDFium and put together into words."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from typing import Any, Final

from rpd.importing.pdf import pages
from rpd.importing.pdf.sheet import Sheet
from rpd.importing.pdf.strings import filled

_MOST_MARKS: Final = 40
_SKIPPED: Final = frozenset("\0\u200b\u2060\ufeff\u200c\u200d")
_MEANINGLESS: Final = frozenset("\ufffd\ufffe\uffff")
_SOFT_HYPHEN: Final = "\u00ad"
_SOFT_BYTES: Final = (b"\xfe\xff\x00\xad", b"\xad")
_HYPHENS: Final = frozenset(("-", "\x02", _SOFT_HYPHEN, "\u2010"))


class Signs:
    """The signs of one page; ``count`` is how many there are."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._known: dict[int, tuple[int, int, float]] = {}
        self._text = sheet.pdfium.FPDFText_LoadPage(sheet.page)
        self.count = max(0, sheet.pdfium.FPDFText_CountChars(self._text))

    def close(self) -> None:
        """Give back what the library holds."""
        self._sheet.pdfium.FPDFText_ClosePage(self._text)

    def words(self) -> Iterator[list[Any]]:
        """Words as `pages.Word` has them."""
        pdfium, text = self._sheet.pdfium, self._text
        box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        word: list[Any] | None = None
        for index in range(self.count):
            sign = chr(pdfium.FPDFText_GetUnicode(text, index))
            holder = pdfium.FPDFText_GetTextObject(text, index)
            if not holder or sign.isspace():
                if word is not None:
                    word[7] = _gap(word[7], sign, written=bool(holder))
                continue
            if sign in _SKIPPED:
                continue
            mark, flags, size = self._marks(holder, index)
            pdfium.FPDFText_GetLooseCharBox(text, index, box)
            pdfium.FPDFText_GetCharOrigin(text, index, x, y)
            left, _ = self._sheet.at(box.left, box.bottom)
            right, _ = self._sheet.at(box.right, box.top)
            origin, base = self._sheet.at(x.value, y.value)
            left, right = min(left, right, origin), max(left, right)
            ends = False
            if sign in _HYPHENS:
                ends = pdfium.FPDFText_IsHyphen(text, index) == 1 or sign != "-"
                if flags & pages.SOFT or sign == _SOFT_HYPHEN:
                    flags, sign = flags | pages.SOFT, ""
                else:
                    sign = "-" if sign == "\x02" else sign
                    flags |= pages.HYPHEN if ends else 0
            elif pdfium.FPDFText_HasUnicodeMapError(text, index) == 1 or sign in _MEANINGLESS:
                flags, sign = flags | pages.UNKNOWN, "\ufffd"
            if word is not None and not _goes_on(word, mark, flags, left, base):
                yield word
                word = None
            if word is None:
                word = ["", left, base, right, size, mark, flags, pages.NOTHING]
            word[0] += sign
            word[3] = max(word[3], right)
            word[6] |= flags
            if ends and flags & (pages.SOFT | pages.HYPHEN):
                word[7] = pages.LINE
        if word is not None:
            yield word

    def _marks(self, holder: Any, index: int) -> tuple[int, int, float]:
        """The number of the marked content of a piece of text, its flags and the font's size."""
        address = ctypes.addressof(holder.contents)
        if address not in self._known:
            self._known[address] = self._looked_up(holder, index)
        return self._known[address]

    def _looked_up(self, holder: Any, index: int) -> tuple[int, int, float]:
        pdfium = self._sheet.pdfium
        flags = 0
        for number in range(min(pdfium.FPDFPageObj_CountMarks(holder), _MOST_MARKS)):
            mark = pdfium.FPDFPageObj_GetMark(holder, number)
            if filled(pdfium.FPDFPageObjMark_GetName, mark) == "Artifact":
                flags |= pages.ARTIFACT
            # The text value of this one sign comes back empty, its bytes do not.
            if self._bytes(mark, b"ActualText") in _SOFT_BYTES:
                flags |= pages.SOFT
        if pdfium.FPDFTextObj_GetTextRenderMode(holder) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE:
            flags |= pages.HIDDEN
        angle = pdfium.FPDFText_GetCharAngle(self._text, index)
        if round(angle / 1.5708) % 4 != self._sheet.turn:
            flags |= pages.TURNED
        font = pdfium.FPDFTextObj_GetFont(holder)
        buffer = ctypes.create_string_buffer(200)
        pdfium.FPDFFont_GetBaseFontName(font, buffer, 200)
        if b"bold" in buffer.value.lower() or b"black" in buffer.value.lower():
            flags |= pages.BOLD
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._text, index, matrix)
        size = pdfium.FPDFText_GetFontSize(self._text, index) * math.hypot(matrix.c, matrix.d)
        return pdfium.FPDFPageObj_GetMarkedContentID(holder), flags, round(size, 2) or 1.0

    def _bytes(self, mark: Any, key: bytes) -> bytes:
        size, buffer = ctypes.c_ulong(), (ctypes.c_ubyte * 8)()
        if not self._sheet.pdfium.FPDFPageObjMark_GetParamBlobValue(mark, key, buffer, 8, size):
            return b""
        return bytes(buffer)[: size.value]


def _gap(before: int, sign: str, *, written: bool) -> int:
    """What parts two words, when one more space or line end has come."""
    if sign in "\r\n":
        return pages.SPACE_LINE if before in (pages.SPACE, pages.SPACE_LINE) else pages.LINE
    if before in (pages.LINE, pages.SPACE_LINE):
        return pages.SPACE_LINE if written else before
    return pages.SPACE if written or before == pages.SPACE else pages.GAP


def _goes_on(word: list[Any], mark: int, flags: int, left: float, base: float) -> bool:
    """Whether a sign belongs to the word before it."""
    return (
        word[7] == pages.NOTHING
        and word[5] == mark
        and not (word[6] ^ flags) & (pages.ARTIFACT | pages.HIDDEN | pages.TURNED)
        and abs(word[2] - base) < word[4] / 8
        and -word[4] < left - word[3] < 0.35 * word[4]
    )
