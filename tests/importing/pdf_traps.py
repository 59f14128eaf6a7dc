"""PDF files that are refused: each by a name, as (name of the file, bytes)."""

from __future__ import annotations

import zlib
from functools import cache

from tests.formats import office_traps
from tests.importing.pdf_made import FONT, Page, file, made, paragraphs

_GOOD = paragraphs("Plan na rok 2024.")


def _drawn(*lines: bytes) -> bytes:
    return made([Page(list(lines))])


def _scan(*texts: str) -> bytes:
    """Pages that are pictures."""
    picture = zlib.compress(b"\xff" * 100)
    pages = []
    for text in ("", *texts):
        page = Page([b"q 600 0 0 400 0 0 cm BI /W 10 /H 10 /CS /G /BPC 8 /F /Fl ID ", picture])
        page.content.append(b" EI Q")
        if text:
            page.text(40, 300, text)
        pages.append(page)
    return made(pages)


def _many_pages() -> bytes:
    kids = " ".join(["4 0 R"] * 5000)
    return file(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: f"<</Type/Pages/Count 5000/Kids[{kids}]>>".encode(),
            3: FONT.encode(),
            4: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 400]>>",
        }
    )


def _bomb(content: bytes, times: int) -> bytes:
    """A page whose content unpacks to that many thousand times the bytes."""
    packer = zlib.compressobj(9, wbits=-15)
    block = packer.compress(content * 1000) + packer.flush(zlib.Z_FULL_FLUSH)
    data = b"\x78\xda" + block * times + packer.flush() + b"\0\0\0\0"
    return file(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Count 1/Kids[4 0 R]>>",
            3: FONT.encode(),
            4: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 400]/Resources<</Font<</F 3 0 R>>>>"
            b"/Contents 5 0 R>>",
            5: b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(data), data),
        }
    )


@cache
def traps() -> dict[str, tuple[str, bytes]]:
    """All of them."""
    good = _GOOD
    script = "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"
    codes = "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font"
    codes += "/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
    codes += "/Supplement 0>>/DW 500>>]>>"
    zeros = "00" * 32
    locked = f"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{zeros}>/U<{zeros}>>>"
    return {
        "pusty": ("plan.pdf", b""),
        "dokument Worda jako PDF": ("plan.pdf", office_traps.packed(office_traps.PARTS)),
        "PDF z inną końcówką": ("plan.docx", good),
        "strona internetowa": ("plan.pdf", b"<!DOCTYPE html><html><body>404</body></html>"),
        "tekst": ("plan.pdf", b"Plan na rok 2024"),
        "ucięty w połowie": ("plan.pdf", good[: len(good) // 2]),
        "ucięty na końcu": ("plan.pdf", good[:-8]),
        "bez budowy": ("plan.pdf", b"%PDF-1.7\nnic tu nie ma\nstartxref\n9\n%%EOF\n"),
        "hasło": ("plan.pdf", made([Page()], trailer=locked)),
        "nieznane szyfrowanie": (
            "plan.pdf",
            made([Page()], trailer="/ID[<00><00>]/Encrypt<</Filter/Obce/V 9>>"),
        ),
        "skrypt": ("plan.pdf", made([Page()], catalog=script)),
        "formularz XFA": (
            "plan.pdf",
            made(
                [Page()],
                catalog="/AcroForm<</Fields[]/XFA(<xdp/>)>>",
            ),
        ),
        "skan": ("plan.pdf", _scan("")),
        "bez tekstu": ("plan.pdf", made([Page(), Page()])),
        "kroje bez znaczenia": (
            "plan.pdf",
            made([Page([b"BT /F 10 Tf 40 300 Td <000100020003> Tj ET"])], font=codes),
        ),
        "pięć tysięcy stron": ("plan.pdf", _many_pages()),
        "bomba liter": (
            "plan.pdf",
            _bomb(b"BT /F 9 Tf 9 9 Td (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj ET\n", 900),
        ),
        "bomba spacji": ("plan.pdf", _bomb(b" " * 1000, 1000)),
        "bomba linii": ("plan.pdf", _bomb(b"0 0 m 9 9 l S\n", 3000)),
    }
