"""PDF files without tags → the neutral source, by lines that are drawn and places of words."""

from collections.abc import Sequence
from pathlib import Path

from tests.expected import Expected
from tests.importing.pdf_made import Page, made
from tests.importing.pdf_told import read

EXPECTED = Expected(Path(__file__).parent / "expected" / "pdf-lines", ["source.txt"])
XS = (40, 200, 400, 560)
"""Where the columns of the tables here are parted. A sign is half as wide as it is high."""


def lined(page: Page, ys: Sequence[float], xs: Sequence[float] = XS) -> None:
    """Lines between all cells of a table."""
    for y in ys:
        page.line(xs[0], y, xs[-1], y)
    for x in xs:
        page.line(x, ys[-1], x, ys[0])


def said(page: Page, x: float, y: float, *texts: str, size: float = 10) -> None:
    """Lines of a cell, with the space that programs leave at the end of a line that goes on."""
    for number, text in enumerate(texts):
        page.text(x + 4, y - 12 * (number + 1), text, size)


def head(page: Page, y: float) -> None:
    for x, text in zip(XS, ("Nazwa działania", "Produkt", "Termin"), strict=False):
        said(page, x, y, text)


def a_table_on_two_pages() -> bytes:
    one, two = Page(), Page()
    for number, page in enumerate((one, two), 1):
        page.text(40, 390, "Roczny plan na 2024 r.", 7)
        page.text(500, 8, f"Strona {number} z 2", 7)
    one.text(40, 370, "Plan działania na rok 2024", 16)
    one.text(40, 352, "Kierunek interwencji 1. Wsparcie usług społecznych w gminach, które ")
    one.text(40, 340, "tworzą centra.")
    lined(one, (330, 310, 270, 200))
    head(one, 330)
    said(one, XS[0], 310, "1. Diagnoza potrzeb ", "w gminach")
    said(one, XS[1], 310, "Ad 1)", "a) raport", "b) konferencja")
    said(one, XS[2], 310, "II kw. 2024 r.")
    said(one, XS[0], 270, "2. Wsparcie dla gmin ")
    said(one, XS[1], 270, "Oferta doradztwa dla ", "samorządów")
    said(one, XS[2], 270, "III kw. 2024 r.")
    lined(two, (380, 360, 330, 290))
    head(two, 380)
    said(two, XS[0], 360, "oraz powiatów")
    said(two, XS[1], 360, "z regionu")
    said(two, XS[0], 330, "3. Promocja")
    said(two, XS[1], 330, "Spot")
    said(two, XS[2], 330, "cały rok")
    return made([one, two])


def merged_cells_and_headings_within() -> bytes:
    page = Page()
    for y in (380, 360, 300, 260):
        page.line(40, y, 560, y)
    page.line(200, 330, 560, 330)
    page.line(40, 260, 40, 380)
    page.line(560, 260, 560, 380)
    page.line(200, 260, 200, 360)
    page.line(400, 300, 400, 360)
    said(page, XS[0], 380, "Priorytet I. Usługi")
    said(page, XS[0], 360, "1. Wspólne dla", "dwóch wierszy")
    said(page, XS[1], 360, "a")
    said(page, XS[2], 360, "b")
    said(page, XS[1], 330, "c")
    said(page, XS[2], 330, "d")
    said(page, XS[0], 300, "2. Razem")
    said(page, XS[1], 300, "szeroka")
    return made([page])


def footnotes() -> bytes:
    page = Page()
    lined(page, (380, 360, 320))
    head(page, 380)
    page.text(86.5 + 32, 371, "1", 6)
    said(page, XS[0], 360, "1. Diagnoza")
    said(page, XS[1], 360, "Raport")
    said(page, XS[2], 360, "2024 r.")
    page.line(40, 60, 160, 60)
    page.text(40, 48, "1", 6)
    page.text(46, 46, "Nazwa według strategii, a nie ", 8)
    page.text(46, 36, "według uchwały.", 8)
    page.text(40, 24, "2 Bez znacznika w tekście.", 8)
    return made([page])


def divided_words_and_doubts() -> bytes:
    page = Page()
    lined(page, (380, 250), (40, 140, 560))
    said(page, 40, 380, "wsparcie eko-", "nomii i usług", "społecznych", "gmin/", "powiatów")
    said(page, 140, 380, "Zdanie, które kończy się wcześnie.", "Drugie zdanie, a w nim usług")
    said(page, 140, 350, "– 6 spotkań", "małą literą")
    return made([page])


def headings_within_a_table_of_two_pages() -> bytes:
    one, two = Page(), Page()
    for page, top in ((one, 380), (two, 390)):
        page.line(40, top, 560, top)
        page.line(40, top - 20, 560, top - 20)
        page.line(40, top - 40, 560, top - 40)
        page.line(40, top - 80, 560, top - 80)
        for x in (40, 560):
            page.line(x, top - 80, x, top)
        for x in XS[1:-1]:
            page.line(x, top - 20, x, top)
            page.line(x, top - 80, x, top - 40)
        head(page, top)
    said(one, XS[0], 360, "Priorytet I. Usługi")
    said(two, XS[0], 370, "Priorytet II. Kadry")
    for page, top, number in ((one, 340, 1), (two, 350, 2)):
        said(page, XS[0], top, f"{number}. Działanie")
        said(page, XS[1], top, "Raport")
        said(page, XS[2], top, "2024 r.")
    return made([one, two])


def a_column_narrower_than_its_words() -> bytes:
    page = Page()
    lined(page, (380, 250), (40, 104, 560))
    said(
        page,
        40,
        380,
        "Szczegółow",
        "y opis",
        "zaplanowan",
        "ych",
        "organizacji",
        "metodologii",
        "w",
    )
    said(page, 104, 380, "Ocena metodologii ", "organizacji badań")
    return made([page])


def a_table_in_a_cell() -> bytes:
    page = Page()
    lined(page, (380, 360, 240))
    head(page, 380)
    said(page, XS[0], 360, "1. Diagnoza")
    said(page, XS[1], 360, "Raporty:")
    lined(page, (330, 310, 290), (210, 300, 390))
    for x, y, text in ((210, 330, "gmina"), (300, 330, "sztuk"), (210, 310, "A"), (300, 310, "2")):
        said(page, x, y, text)
    return made([page])


def a_table_without_lines() -> bytes:
    one, two = Page(), Page()
    for page in (one, two):
        head(page, 380)
    said(one, XS[0], 366, "1. Diagnoza potrzeb ", "w gminach", "2. Wsparcie dla ")
    said(one, XS[1], 366, "Raport", "", "Oferta")
    said(one, XS[2], 366, "2024 r.", "", "cały rok")
    said(two, XS[0], 366, "samorządów", "3. Promocja")
    said(two, XS[1], 366, "", "Spot")
    said(two, XS[2], 366, "", "II kw.")
    one.text(40, 200, "Zwykły akapit pod tabelą, który nie ma kolumn, choć ma wiele wyrazów.")
    return made([one, two])


def turned_page() -> bytes:
    page = Page([b"0 1 -1 0 600 0 cm"])
    lined(page, (380, 360, 320))
    head(page, 380)
    said(page, XS[0], 360, "1. Diagnoza potrzeb")
    said(page, XS[1], 360, "Raport")
    return made([page]).replace(b"/MediaBox[0 0 600 400]", b"/Rotate 90/MediaBox[0 0 600 600]")


def test_what_lines_and_places_tell() -> None:
    made_of = (
        a_table_on_two_pages,
        merged_cells_and_headings_within,
        footnotes,
        divided_words_and_doubts,
        headings_within_a_table_of_two_pages,
        a_column_narrower_than_its_words,
        a_table_in_a_cell,
        a_table_without_lines,
        turned_page,
    )
    texts = [f"=== {one.__name__}\n{read(one())}" for one in made_of]
    EXPECTED.check("source.txt", "\n".join(texts) + "\n")
    EXPECTED.check_orphans()
