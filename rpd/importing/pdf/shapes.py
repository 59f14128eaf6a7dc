"""What a page of a PDF has besides signs, taken out by PDFium: lines, structure, annotations."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, Final

from rpd.errors import CannotReadError
from rpd.importing.pdf.sheet import Sheet
from rpd.importing.pdf.strings import string

_MOST: Final = 400_000
"""Elements of structure and pieces of lines on one page."""
_DEEPEST: Final = 40
_THIN: Final = 2.6
"""Points: a filled box that is not thicker is a line."""


class Shapes:
    """What one page has besides signs."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._nodes = 0
        self._pictures = 0.0

    def images(self) -> float:
        """The share of the page that pictures cover; known when the lines are."""
        return round(self._pictures / max(1.0, self._sheet.width * self._sheet.height), 2)

    def rules(self) -> Iterator[list[float]]:
        pdfium = self._sheet.pdfium
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        for number in range(pdfium.FPDFPage_CountObjects(self._sheet.page)):
            one = pdfium.FPDFPage_GetObject(self._sheet.page, number)
            kind = pdfium.FPDFPageObj_GetType(one)
            if kind not in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
                continue
            if not pdfium.FPDFPageObj_GetBounds(one, left, bottom, right, top):
                continue
            x0, y0, x1, y1 = left.value, bottom.value, right.value, top.value
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self._pictures += max(0.0, x1 - x0) * max(0.0, y1 - y0)
                continue
            fill, stroke = ctypes.c_int(), ctypes.c_int()
            pdfium.FPDFPath_GetDrawMode(one, fill, stroke)
            if min(x1 - x0, y1 - y0) <= _THIN and (fill.value or stroke.value):
                yield self._sheet.area(x0, y0, x1, y1)
            elif stroke.value:
                yield from self._edges(one)

    def _edges(self, path: Any) -> Iterator[list[float]]:
        """The straight edges of a path that lie along the page or across it."""
        pdfium = self._sheet.pdfium
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
                    yield self._sheet.area(min(a, c), min(b, d), max(a, c), max(b, d))
            last = point

    def _count(self) -> None:
        self._nodes += 1
        if self._nodes > _MOST:
            raise CannotReadError(
                "Jedna ze stron pliku ma więcej elementów niż jakikolwiek dokument tekstowy.",
                "Zapisz dokument na nowo w programie, w którym powstał.",
            )

    # --- structure -------------------------------------------------------------------------------

    def tree(self) -> list[Any]:
        pdfium = self._sheet.pdfium
        tree = pdfium.FPDF_StructTree_GetForPage(self._sheet.page)
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
        pdfium = self._sheet.pdfium
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
        kind = string(pdfium.FPDF_StructElement_GetType, element)
        columns, rows, scope = 1, 1, ""
        if kind in ("TD", "TH"):
            columns, rows, scope = self._spans(element)
        return [kind, columns, rows, scope, count, kids]

    def _spans(self, element: Any) -> tuple[int, int, str]:
        pdfium = self._sheet.pdfium
        found = {"ColSpan": 1, "RowSpan": 1}
        number = ctypes.c_float()
        for index in range(pdfium.FPDF_StructElement_GetAttributeCount(element)):
            about = pdfium.FPDF_StructElement_GetAttributeAtIndex(element, index)
            for name in found:
                value = pdfium.FPDF_StructElement_Attr_GetValue(about, name.encode())
                if value and pdfium.FPDF_StructElement_Attr_GetNumberValue(value, number):
                    found[name] = min(1000, max(1, int(number.value)))
        scope = string(pdfium.FPDF_StructElement_GetStringAttribute, element, b"Scope")
        return found["ColSpan"], found["RowSpan"], scope

    # --- what was written on the page afterwards -------------------------------------------------

    def annotations(self) -> Iterator[list[Any]]:
        pdfium = self._sheet.pdfium
        silent = (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP)
        for number in range(min(pdfium.FPDFPage_GetAnnotCount(self._sheet.page), _MOST)):
            one = pdfium.FPDFPage_GetAnnot(self._sheet.page, number)
            kind = pdfium.FPDFAnnot_GetSubtype(one)
            if kind not in silent:
                unit = pdfium.FPDF_WCHAR
                said = string(pdfium.FPDFAnnot_GetStringValue, one, b"Contents", unit=unit)
                value = string(pdfium.FPDFAnnot_GetStringValue, one, b"V", unit=unit)
                yield [kind, value or said]
            pdfium.FPDFPage_CloseAnnot(one)
