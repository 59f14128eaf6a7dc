"""A page that PDFium holds: its size, and points on it as a reader sees them."""

from __future__ import annotations

from typing import Any


class Sheet:
    """A page of the library ``pdfium``; it may be turned."""

    def __init__(self, pdfium: Any, page: Any) -> None:
        self.pdfium = pdfium
        self.page = page
        self.turn: int = pdfium.FPDFPage_GetRotation(page)
        self.width: float = pdfium.FPDF_GetPageWidthF(page)
        self.height: float = pdfium.FPDF_GetPageHeightF(page)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A point, turned as the page is shown."""
        match self.turn:
            case 1:
                x, y = y, self.height - x
            case 2:
                x, y = self.width - x, self.height - y
            case 3:
                x, y = self.width - y, x
        return round(x, 2), round(y, 2)

    def area(self, x0: float, y0: float, x1: float, y1: float) -> list[float]:
        """An area: from the left and the bottom to the right and the top."""
        (a, b), (c, d) = self.at(x0, y0), self.at(x1, y1)
        return [min(a, c), min(b, d), max(a, c), max(b, d)]
