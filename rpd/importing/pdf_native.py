"""What stands on the pages of a PDF, taken out by PDFium: words, lines that are drawn, tags.

The library is native: it runs in a process of its own (`rpd.formats.confined`), with bounds of
memory and time, and hands over JSON. Nothing is interpreted here: `pdf_pages` reads the answer.
"""

from __future__ import annotations

import ctypes
import json
import math
import signal
import sys
from collections.abc import Callable, Iterator
from typing import Any, Final

from rpd.errors import CannotReadError
from rpd.importing import pdf_pages as pages

MOST_PAGES: Final = 600
MOST_SIGNS: Final = 3_000_000
MOST_NODES: Final = 400_000
"""Elements of structure and path segments of one page."""
_PAGE_SECONDS: Final = 0.8
"""Of the processor, for one page: a page of an annex takes a thirtieth of it."""
_DEEPEST: Final = 40
_THIN: Final = 2.6
"""Points: a filled box that is not thicker is a line."""
_SKIPPED: Final = frozenset("\0\u200b\u2060\ufeff\u200c\u200d")
_MEANINGLESS: Final = frozenset("\ufffd\ufffe\uffff")
_SOFT_HYPHEN: Final = "\u00ad"
_SOFT_BYTES: Final = (b"\xfe\xff\x00\xad", b"\xad")
_HYPHENS: Final = frozenset(("-", "\x02", _SOFT_HYPHEN, "\u2010"))


def taken(name: str, data: bytes) -> bytes:
    """All that stands in the file, as JSON.

    Raises:
        CannotReadError: the file is no PDF that can be read, or is too large.
    """
    import pypdfium2.raw as pdfium

    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise _refused(name, pdfium.FPDF_GetLastError(), pdfium)
    count = pdfium.FPDF_GetPageCount(document)
    if count > MOST_PAGES:
        raise CannotReadError(
            f"„{name}” ma {count} stron; czyta się najwyżej {MOST_PAGES}.",
            "Zapisz jako osobny plik PDF same strony planu i wczytaj ten plik.",
        )
    about = {
        "pages": count,
        "attachments": list(_attachments(pdfium, document)),
        "scripts": pdfium.FPDFDoc_GetJavaScriptActionCount(document),
        "xfa": pdfium.FPDF_GetFormType(document) in (2, 3),
        "tagged": bool(pdfium.FPDFCatalog_IsTagged(document)),
    }
    lines = [json.dumps(about)]
    signs = 0
    for number in range(count):
        _hurry(number + 1)
        page = pdfium.FPDF_LoadPage(document, number)
        if not page:
            raise CannotReadError(
                f"Nie można odczytać „{name}” (strona {number + 1}): plik jest uszkodzony.",
                "Pobierz go jeszcze raz albo zapisz na nowo w programie, w którym powstał.",
            )
        found = _Page(pdfium, page)
        signs += found.signs
        if signs > MOST_SIGNS:
            raise CannotReadError(
                f"„{name}” do strony {number + 1} ma już ponad {MOST_SIGNS} znaków; "
                "czyta się najwyżej tyle.",
                "Zapisz jako osobny plik PDF same strony planu i wczytaj ten plik.",
            )
        lines.append(json.dumps(found.told(), ensure_ascii=False, separators=(",", ":")))
        pdfium.FPDF_ClosePage(page)
    _bound(0)
    return "\n".join(lines).encode("utf-8", "replace")


def _hurry(number: int) -> None:
    """Say which page comes, and bound its time: the system ends a page that takes longer."""
    sys.stderr.write(f"{number}\n")
    sys.stderr.flush()
    _bound(_PAGE_SECONDS)


def _bound(seconds: float) -> None:
    if hasattr(signal, "setitimer"):  # POSIX; elsewhere the parent waits so long and no longer
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _refused(name: str, code: int, pdfium: Any) -> CannotReadError:
    if code == pdfium.FPDF_ERR_PASSWORD:
        return CannotReadError(
            f"„{name}” jest zabezpieczony hasłem.",
            "Otwórz go hasłem, zapisz kopię bez hasła („Drukuj do PDF” też wystarczy) "
            "i wczytaj kopię.",
        )
    if code == pdfium.FPDF_ERR_SECURITY:
        return CannotReadError(
            f"„{name}” jest zaszyfrowany sposobem, którego nie da się odczytać.",
            "Zapisz jego kopię bez zabezpieczeń i wczytaj kopię.",
        )
    return CannotReadError(
        f"„{name}” jest uszkodzony: nie ma w nim budowy pliku PDF.",
        "Pobierz go jeszcze raz albo zapisz na nowo w programie, w którym powstał.",
    )


def _attachments(pdfium: Any, document: Any) -> Iterator[str]:
    for number in range(min(pdfium.FPDFDoc_GetAttachmentCount(document), 100)):
        one = pdfium.FPDFDoc_GetAttachment(document, number)
        yield _string(pdfium.FPDFAttachment_GetName, one, unit=pdfium.FPDF_WCHAR)


def _string(function: Callable[..., int], *arguments: Any, unit: Any = None) -> str:
    """The UTF-16 text that a function of the library writes into a buffer."""
    size = function(*arguments, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    function(*arguments, ctypes.cast(buffer, ctypes.POINTER(unit)) if unit else buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def _filled(function: Callable[..., int], *arguments: Any) -> str:
    """The same for a function that tells the size apart."""
    size = ctypes.c_ulong()
    if not function(*arguments, None, 0, size) or size.value <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size.value // 2))()
    function(*arguments, buffer, size.value, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")


class _Page:
    """One page, as it is taken out."""

    def __init__(self, pdfium: Any, page: Any) -> None:
        self._pdfium = pdfium
        self._page = page
        self._nodes = 0
        self._images = 0.0
        self._known: dict[int, tuple[int, int, float]] = {}
        self._turn = pdfium.FPDFPage_GetRotation(page)
        self._width = pdfium.FPDF_GetPageWidthF(page)
        self._height = pdfium.FPDF_GetPageHeightF(page)
        self._text = pdfium.FPDFText_LoadPage(page)
        self.signs = max(0, pdfium.FPDFText_CountChars(self._text))

    def told(self) -> dict[str, Any]:
        """The page as plain values."""
        told = {
            "size": [round(self._width, 1), round(self._height, 1)],
            "words": list(self._words()),
            "rules": list(self._rules()),
            "tree": self._tree(),
            "images": round(self._images / max(1.0, self._width * self._height), 2),
            "remarks": list(self._annotations()),
        }
        self._pdfium.FPDFText_ClosePage(self._text)
        return told

    def _at(self, x: float, y: float) -> tuple[float, float]:
        """A point as a reader sees it: the page may be turned."""
        match self._turn:
            case 1:
                x, y = y, self._height - x
            case 2:
                x, y = self._width - x, self._height - y
            case 3:
                x, y = self._width - y, x
        return round(x, 2), round(y, 2)

    # --- words -----------------------------------------------------------------------------------

    def _words(self) -> Iterator[list[Any]]:
        """Words as `pages.Word` has them."""
        pdfium, text = self._pdfium, self._text
        box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        word: list[Any] | None = None
        for index in range(self.signs):
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
            left, _ = self._at(box.left, box.bottom)
            right, _ = self._at(box.right, box.top)
            origin, base = self._at(x.value, y.value)
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
        pdfium = self._pdfium
        flags = 0
        for number in range(min(pdfium.FPDFPageObj_CountMarks(holder), _DEEPEST)):
            mark = pdfium.FPDFPageObj_GetMark(holder, number)
            if _filled(pdfium.FPDFPageObjMark_GetName, mark) == "Artifact":
                flags |= pages.ARTIFACT
            # The text value of this one sign comes back empty, its bytes do not.
            if self._bytes(mark, b"ActualText") in _SOFT_BYTES:
                flags |= pages.SOFT
        if pdfium.FPDFTextObj_GetTextRenderMode(holder) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE:
            flags |= pages.HIDDEN
        angle = pdfium.FPDFText_GetCharAngle(self._text, index)
        if round(angle / 1.5708) % 4 != self._turn:
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
        if not self._pdfium.FPDFPageObjMark_GetParamBlobValue(mark, key, buffer, 8, size):
            return b""
        return bytes(buffer)[: size.value]

    # --- lines that are drawn --------------------------------------------------------------------

    def _rules(self) -> Iterator[list[float]]:
        pdfium = self._pdfium
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        for number in range(pdfium.FPDFPage_CountObjects(self._page)):
            one = pdfium.FPDFPage_GetObject(self._page, number)
            kind = pdfium.FPDFPageObj_GetType(one)
            if kind not in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
                continue
            if not pdfium.FPDFPageObj_GetBounds(one, left, bottom, right, top):
                continue
            x0, y0, x1, y1 = left.value, bottom.value, right.value, top.value
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self._images += max(0.0, x1 - x0) * max(0.0, y1 - y0)
                continue
            fill, stroke = ctypes.c_int(), ctypes.c_int()
            pdfium.FPDFPath_GetDrawMode(one, fill, stroke)
            if min(x1 - x0, y1 - y0) <= _THIN and (fill.value or stroke.value):
                yield self._turned(x0, y0, x1, y1)
            elif stroke.value:
                yield from self._edges(one)

    def _turned(self, x0: float, y0: float, x1: float, y1: float) -> list[float]:
        (a, b), (c, d) = self._at(x0, y0), self._at(x1, y1)
        return [min(a, c), min(b, d), max(a, c), max(b, d)]

    def _edges(self, path: Any) -> Iterator[list[float]]:
        """The straight edges of a path that lie along the page or across it."""
        pdfium = self._pdfium
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(path, matrix)
        x, y = ctypes.c_float(), ctypes.c_float()
        start = last = (0.0, 0.0)
        for number in range(pdfium.FPDFPath_CountSegments(path)):
            self._count()
            segment = pdfium.FPDFPath_GetPathSegment(path, number)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            point = (
                matrix.a * x.value + matrix.c * y.value + matrix.e,
                matrix.b * x.value + matrix.d * y.value + matrix.f,
            )
            ways = []
            if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO:
                ways.append((last, point))
            else:
                start = point
            if pdfium.FPDFPathSegment_GetClose(segment):
                ways.append((point, start))
            for (a, b), (c, d) in ways:
                if min(abs(a - c), abs(b - d)) < 0.5:
                    yield self._turned(min(a, c), min(b, d), max(a, c), max(b, d))
            last = point

    def _count(self) -> None:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            raise CannotReadError(
                "Jedna ze stron pliku ma więcej elementów niż jakikolwiek dokument tekstowy.",
                "Zapisz dokument na nowo w programie, w którym powstał.",
            )

    # --- structure -------------------------------------------------------------------------------

    def _tree(self) -> list[Any]:
        pdfium = self._pdfium
        tree = pdfium.FPDF_StructTree_GetForPage(self._page)
        if not tree:
            return []
        found = []
        for number in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            one = pdfium.FPDF_StructTree_GetChildAtIndex(tree, number)
            if one:
                found.append([number, self._node(one, 0)])
        pdfium.FPDF_StructTree_Close(tree)
        return found

    def _node(self, element: Any, depth: int) -> list[Any]:
        pdfium = self._pdfium
        self._count()
        kids: list[Any] = []
        count = pdfium.FPDF_StructElement_CountChildren(element)
        for number in range(count if depth < _DEEPEST else 0):
            one = pdfium.FPDF_StructElement_GetChildAtIndex(element, number)
            if one:
                kids.append([number, self._node(one, depth + 1)])
                continue
            mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, number)
            if mark >= 0:
                kids.append([number, mark])
        kind = _string(pdfium.FPDF_StructElement_GetType, element)
        columns, rows, scope = 1, 1, ""
        if kind in ("TD", "TH"):
            columns, rows, scope = self._spans(element)
        return [kind, columns, rows, scope, count, kids]

    def _spans(self, element: Any) -> tuple[int, int, str]:
        pdfium = self._pdfium
        found = {"ColSpan": 1, "RowSpan": 1}
        number = ctypes.c_float()
        for index in range(pdfium.FPDF_StructElement_GetAttributeCount(element)):
            about = pdfium.FPDF_StructElement_GetAttributeAtIndex(element, index)
            for name in found:
                value = pdfium.FPDF_StructElement_Attr_GetValue(about, name.encode())
                if value and pdfium.FPDF_StructElement_Attr_GetNumberValue(value, number):
                    found[name] = min(1000, max(1, int(number.value)))
        scope = _string(pdfium.FPDF_StructElement_GetStringAttribute, element, b"Scope")
        return found["ColSpan"], found["RowSpan"], scope

    # --- what was written on the page afterwards -------------------------------------------------

    def _annotations(self) -> Iterator[list[Any]]:
        pdfium = self._pdfium
        silent = (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP)
        for number in range(min(pdfium.FPDFPage_GetAnnotCount(self._page), MOST_NODES)):
            one = pdfium.FPDFPage_GetAnnot(self._page, number)
            kind = pdfium.FPDFAnnot_GetSubtype(one)
            if kind not in silent:
                unit = pdfium.FPDF_WCHAR
                said = _string(pdfium.FPDFAnnot_GetStringValue, one, b"Contents", unit=unit)
                value = _string(pdfium.FPDFAnnot_GetStringValue, one, b"V", unit=unit)
                yield [kind, value or said]
            pdfium.FPDFPage_CloseAnnot(one)


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
        and -word[4] < left - word[3] < word[4]
    )
