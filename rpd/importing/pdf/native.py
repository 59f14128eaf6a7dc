"""What stands on the pages of a PDF, taken out by PDFium: words, lines that are drawn, tags.

The library is native: it runs in a process of its own (`rpd.formats.confined`), with bounds of
memory and time, and hands over JSON. Nothing is interpreted here: `pages` reads the answer.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from rpd.errors import CannotReadError
from rpd.formats import confined
from rpd.importing.pdf.shapes import Shapes
from rpd.importing.pdf.sheet import Sheet
from rpd.importing.pdf.signs import Signs
from rpd.importing.pdf.strings import string

MOST_PAGES: Final = 600
MOST_SIGNS: Final = 1_500_000
_PAGE_SECONDS: Final = 0.8
"""Of the processor, for one page: a page of an annex takes a thirtieth of it."""


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
    try:
        pages = [*_pages(name, pdfium, document, count)]
    finally:
        confined.no_more_steps()
    return "\n".join([json.dumps(about), *pages]).encode("utf-8", "replace")


def _pages(name: str, pdfium: Any, document: Any, count: int) -> Iterator[str]:
    """Each page as JSON."""
    signs = 0
    for number in range(count):
        confined.step(str(number + 1), _PAGE_SECONDS)
        page = pdfium.FPDF_LoadPage(document, number)
        if not page:
            raise CannotReadError(
                f"Nie można odczytać „{name}” (strona {number + 1}): plik jest uszkodzony.",
                "Pobierz go jeszcze raz albo zapisz na nowo w programie, w którym powstał.",
            )
        sheet = Sheet(pdfium, page)
        found = Signs(sheet)
        signs += found.count
        if signs > MOST_SIGNS:
            raise CannotReadError(
                f"„{name}” do strony {number + 1} ma już ponad {MOST_SIGNS} znaków; "
                "czyta się najwyżej tyle.",
                "Zapisz jako osobny plik PDF same strony planu i wczytaj ten plik.",
            )
        shapes = Shapes(sheet)
        told = {
            "size": [round(sheet.width, 1), round(sheet.height, 1)],
            "words": list(found.words()),
            "rules": list(shapes.rules()),
            "tree": shapes.tree(),
            "images": shapes.images(),
            "remarks": list(shapes.annotations()),
        }
        yield json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        found.close()
        pdfium.FPDF_ClosePage(page)


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
        yield string(pdfium.FPDFAttachment_GetName, one, unit=pdfium.FPDF_WCHAR)
