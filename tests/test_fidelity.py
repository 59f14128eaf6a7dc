"""plans/2024.yaml, laid out and printed, says what the adopted annex says, word for word.

tests/fidelity/cells.json holds the cells of the adopted annex. Each is compared whole, with its
punctuation, with what the neutral table prints. They may differ only in the ways listed here
(why: plans/2024.errata.md, part 4); a way that no longer occurs is a failure too.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from rpd.annex.annex import annex
from rpd.annex.html import html
from rpd.annex.table import Annex, Block, Listing, Note, Row, Run, sections
from rpd.load.whole import load
from rpd.outside import files
from rpd.plan.built_in import BUILT_IN
from rpd.plan.model import Kolumna
from rpd.polish.wording import plain

ROOT = Path(__file__).parent.parent
SOURCE: dict[str, Any] = json.loads((ROOT / "tests/fidelity/cells.json").read_text("utf-8"))
KEYS: tuple[Kolumna, ...] = BUILT_IN.column_keys


class Change(NamedTuple):
    """What one cell of the adopted annex has, and what is printed instead."""

    place: str
    column: Kolumna
    adopted: str
    printed: str


CHANGES = (
    # Codes of sources; a comma between amount and source.
    Change("I.1.2/2", "budzet", "12 500 , FEdM", "12 500, FEdM"),
    Change("II.1.2/2", "budzet", "25 000 FEdM FERS", "25 000, FEdM, FERS"),
    Change("II.2.2/2", "budzet", "80 000 FERS", "80 000, FERS"),
    Change("III.1.1/3", "budzet", "5 355 000 FEEdM", "5 355 000, FEdM"),
    Change("III.1.2/1", "budzet", "FEEdM", "FEdM"),
    Change("III.2.1/2", "budzet", "9 670 000 FEdM", "9 670 000, FEdM"),
    Change("III.2.1/4", "budzet", "FEDM", "FEdM"),
    Change("IV.2.2/1", "budzet", "FEoM", "FEdM"),
    # „jw.” is what it repeats.
    Change("III.1.4/2", "budzet", "jw.", "Środki własne realizatorów w ramach projektów FEdM"),
    Change(
        "III.2.2/2", "budzet", "Ad 2ab) jw.", "Środki własne realizatorów w ramach projektów FERS"
    ),
    # What a page break tore apart or doubled; a cell shared by two rows.
    Change("I.1.1/3", "budzet", "realizatorów torów", "realizatorów"),
    Change("III.2.1/4", "produkty", "stowa- rzyszeniami", "stowarzyszeniami"),
    Change(
        "IV.1.2/2",
        "realizatorzy",
        "",
        "Agencja Rozwoju i Promocji Spółdzielczości Związku Lustracyjnego Spółdzielni "
        "we współpracy z samorządem województwa (ROPS/MCD N) i OWES",
    ),
    # Labels and numbers other than „Ad 1)” and „1.”.
    Change("I.1.1/2", "produkty", "A2) ", ""),
    Change("I.1.2/3", "nazwa", "Ad 3) ", "3. "),
    Change("II.2.1/1", "nazwa", "Działania zmierzające", "1. Działania zmierzające"),
    Change("III.1.2/1", "produkty", "1) ", ""),
    Change("III.1.2/1", "wskazniki", "1) ", ""),
    Change("III.1.2/1", "termin", "1) ", ""),
    Change("III.1.2/1", "realizatorzy", "1) ", ""),
    Change("III.1.3/1", "opis", "1.Badanie", "Badanie"),
    Change("III.2.1/1", "wskazniki", "Ad 1 ", ""),
    Change("III.2.2/2", "opis", "a)Diagnoza", "a) Diagnoza"),
    Change("III.2.2/2", "produkty", "Ad2a) ", "a) "),
    Change("III.2.2/2", "produkty", "Ad 2b) ", "b) "),
    Change("III.2.2/2", "wskazniki", "Ad 2a) ", "a) "),
    Change("III.2.2/2", "wskazniki", "Ad 2b) ", "b) "),
    Change("III.2.2/2", "termin", "Ad 2ab) ", ""),
    Change("III.2.2/2", "realizatorzy", "Ad2ab) ", ""),
    Change("IV.1.2/1", "realizatorzy", "Ad 1 i 2) ", ""),
    Change("IV.1.2/2", "opis", "Ad 2. ", ""),
    Change("IV.1.3/1", "wskazniki", "Ad1a) ", "a) "),
    Change("IV.1.3/1", "wskazniki", "Ad1b) ", "b) "),
    Change("IV.1.3/1", "realizatorzy", "Ad 1a) ", "a) "),
    Change("IV.1.3/1", "realizatorzy", "Ad1b) ", "b) "),
    # Letters of entries that the annex runs together.
    Change("I.1.2/3", "wskazniki", "liczba gmin", "a) liczba gmin"),
    Change("I.1.2/3", "wskazniki", "Liczba wizyt", "b) Liczba wizyt"),
    Change("I.1.2/4", "wskazniki", "Liczba spotkań", "a) Liczba spotkań"),
    Change("I.1.2/4", "wskazniki", "Liczba uczestników", "b) Liczba uczestników"),
    Change("I.2.2/1", "wskazniki", "liczba spotkań", "a) liczba spotkań"),
    Change("I.2.2/1", "wskazniki", "Liczba pełnomocników", "b) Liczba pełnomocników"),
    Change("I.2.2/2", "wskazniki", "liczba wizyt", "a) liczba wizyt"),
    Change("I.2.2/2", "wskazniki", "Liczba uczestników", "b) Liczba uczestników"),
    Change("II.1.2/1", "produkty", "Raport z", "a) Raport z"),
    Change("II.1.2/1", "produkty", "Plan wsparcia", "b) Plan wsparcia"),
    Change("II.1.2/1", "wskazniki", "Raport", "a) Raport"),
    Change("II.1.2/1", "wskazniki", "Oferta", "b) Oferta"),
    Change("III.1.1/3", "wskazniki", "odsetek", "a) odsetek"),
    Change("III.1.1/3", "wskazniki", "Liczba", "b) Liczba"),
    Change("IV.1.3/2", "wskazniki", "liczba seminariów", "a) liczba seminariów"),
    Change("IV.1.3/2", "wskazniki", "Liczba uczestników", "b) Liczba uczestników"),
    # Spaces and commas.
    Change("I.1.1/3", "realizatorzy", "OWES,", "OWES"),
    Change("I.1.2/3", "realizatorzy", "ROPS,", "ROPS"),
    Change("IV.1.2/1", "realizatorzy", "Spółdzielni, we", "Spółdzielni we"),
    Change("IV.1.3/2", "realizatorzy", "UMWM,", "UMWM"),
    Change("II.2.1/1", "opis", "b)Przeszkolenie", "b) Przeszkolenie"),
    Change("III.2.2/2", "opis", "b)Organizacja", "b) Organizacja"),
    # The mark of a footnote stands at its word.
    Change("II.2.2/1", "nazwa", "wspomagane ² .", "wspomagane²."),
    Change("III.1.1/2", "opis", "społecznym ³ w", "społecznym³ w"),
)


@cache
def document() -> Annex:
    plan = ROOT / "plans/2024.yaml"
    loaded = load(files.read(plan), lambda name: files.read(plan.parent / name))
    assert loaded.plan is not None
    return annex(loaded.plan, loaded.strategia, loaded.slownik)


def rows() -> dict[str, Row]:
    return {r.number: r for s in sections(document()) if s.table for r in s.table.rows}


def text(runs: Sequence[Run]) -> str:
    return plain("".join("¹²³"[r.number - 1] if isinstance(r, Note) else r.text for r in runs))


def cell_text(blocks: Sequence[Block]) -> str:
    parts = []
    for block in blocks:
        if isinstance(block, Listing):
            parts += [f"{item.marker} {cell_text(item.blocks)}" for item in block.items]
        else:
            parts.append(text(block.runs))
    return " ".join(parts)


def adopted(place: str, column: Kolumna, cell: str) -> str:
    """The cell with the listed changes and those that hold everywhere: labels „Ad 1)”, dashes."""
    lp = place.rpartition("/")[2]
    for change in CHANGES:
        if (change.place, change.column) == (place, column):
            assert cell.count(change.adopted) == 1, change
            cell = cell.replace(change.adopted, change.printed)
    match column:
        case "nazwa":
            cell = re.sub(rf"^{lp}\. ?", f"{lp}. ", cell)
        case "opis" | "produkty" | "wskazniki":
            cell = f"Ad {lp}) " + re.sub(rf"^Ad\.? ?{lp}\) ?", "", cell)
        case _:
            cell = re.sub(rf"^Ad\.? ?{lp}\) ?", "", cell)
    if column == "wskazniki":
        cell = re.sub(r" ?[–-] ?(?=(?:min\. )?[0-9]+%?(?: |$))", " – ", cell)
    if column == "termin":
        cell = re.sub(r" ?[–-] ?", "–", cell)
    return cell


@pytest.mark.parametrize("action", SOURCE["actions"], ids=lambda action: action["where"])
def test_every_cell(action: dict[str, Any]) -> None:
    place = action["where"]
    printed = {cell.column: cell_text(cell.blocks) for cell in rows()[place].cells}
    expected = {
        column: adopted(place, column, cell)
        for column, cell in zip(KEYS, action["cells"], strict=True)
    }
    assert printed == expected


def test_every_action_is_there_once_and_in_order() -> None:
    assert list(rows()) == [action["where"] for action in SOURCE["actions"]]


@pytest.mark.parametrize("heading", SOURCE["headings"], ids=lambda heading: heading["where"])
def test_every_heading(heading: dict[str, str]) -> None:
    """The sign after the number („1.”, „1:”, nothing) is always a full stop in print."""
    by_number = {section.number: section for section in sections(document())}
    section = by_number[heading["where"]]
    expected = re.sub(r"^(.*? (?:[IVX]+(?:\.[0-9])?|[0-9]))[.:]? ", r"\1. ", heading["text"])
    assert f"{plain(section.label)} {text(section.runs)}" == expected


def test_every_footnote() -> None:
    printed = [f"{'¹²³'[f.number - 1]} {cell_text(f.blocks)}" for f in document().footnotes]
    assert printed == [re.sub("[<>]", "", footnote) for footnote in SOURCE["footnotes"]]


def test_every_table_has_the_adopted_headers_and_the_first_one_the_mark() -> None:
    headers = [
        [text(column.runs) for column in section.table.columns]
        for section in sections(document())
        if section.table
    ]
    adopted_headers = [
        "Nazwa działania/inicjatywy",
        "Szczegółowy opis zaplanowanych działań",
        "Produkt",
        "Wskaźnik produktu",
        "Budżet/Źródło finansowania",
        "Termin realizacji",
        "Realizator",
    ]
    marked = ["Budżet/Źródło finansowania¹" if "Budżet" in h else h for h in adopted_headers]
    assert headers == [marked] + [adopted_headers] * 17


def test_errata_list_the_printed_labels_that_were_added() -> None:
    """Cells that do not begin with „Ad” (or „A2)”) as adopted, but do in print."""
    columns: dict[str, Kolumna] = {"opis": "opis", "produkt": "produkty", "wskaźnik": "wskazniki"}
    errata = (ROOT / "plans/errata/2024.yaml").read_text("utf-8")
    (listed,) = re.findall(
        r"W 18 komórkach, które w załączniku nie mają „Ad”, jest dodane:([^*]+)\.\n", errata
    )
    said = {
        (place, columns[noun])
        for noun, places in re.findall(
            r"(\w+) ((?:[IVX]+[0-9./]+(?:, )?)+)", " ".join(listed.split())
        )
        for place in places.rstrip(", ").split(", ")
    }
    added = set()
    for action in SOURCE["actions"]:
        printed = {cell.column: cell_text(cell.blocks) for cell in rows()[action["where"]].cells}
        for column, cell in zip(KEYS, action["cells"], strict=True):
            if printed[column].startswith("Ad ") and not cell.startswith(("Ad", "A2)")):
                added.add((action["where"], column))
    assert said == added
    assert len(added) == 18


def words(printed: str) -> list[str]:
    return re.findall(r"[^\W_]+", printed)


def test_figures(record_property: Callable[[str, object], None]) -> None:
    """How much was compared, and how much of it reads otherwise: labels and the listed changes."""
    source, printed = [], []
    for action in SOURCE["actions"]:
        source += words(" ".join(action["cells"]))
        cells = rows()[action["where"]].cells
        printed += words(" ".join(cell_text(cell.blocks) for cell in cells))
    for heading in SOURCE["headings"]:
        source += words(heading["text"])
    for footnote in SOURCE["footnotes"]:
        source += words(footnote)
    for section in sections(document()):
        printed += words(f"{section.label} {text(section.runs)}")
    for footnote in document().footnotes:
        printed += words(f"{footnote.number} {cell_text(footnote.blocks)}")
    kept = sum(
        block.size
        for block in SequenceMatcher(None, source, printed, autojunk=False).get_matching_blocks()
    )
    figures = {
        "words of the adopted annex": len(source),
        "words printed": len(printed),
        "words kept": kept,
        "listed changes": len(CHANGES),
    }
    for name, figure in figures.items():
        record_property(name, figure)
    assert figures == {
        "words of the adopted annex": 4259,
        "words printed": 4286,
        "words kept": 4113,
        "listed changes": 59,
    }


# --- the page ------------------------------------------------------------------------------------


class Reader(HTMLParser):
    """The text of a page without its table of contents; blocks are set apart by spaces."""

    INLINE = ("a", "abbr", "sup", "span")

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.skipped += tag in ("head", "nav")
        self.parts.append("" if tag in self.INLINE else " ")

    def handle_endtag(self, tag: str) -> None:
        self.skipped -= tag in ("head", "nav")
        self.parts.append("" if tag in self.INLINE else " ")

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.parts.append(data)


def strings(annex: Annex) -> Iterator[str]:
    """Every text of the neutral table in its order."""
    yield from annex.header_lines[1:]
    yield annex.title
    for section in sections(annex):
        yield f"{section.label} {text(section.runs)}"
        if section.table:
            yield section.table.caption
            yield from (text(column.runs) for column in section.table.columns)
            for row in section.table.rows:
                yield from (cell_text(cell.blocks) for cell in row.cells)
    yield from (cell_text(footnote.blocks) for footnote in annex.footnotes)
    for abbreviation in annex.abbreviations:
        yield from (abbreviation.text, abbreviation.title)


def test_the_page_says_everything_in_order_and_hardly_anything_else() -> None:
    reader = Reader()
    reader.feed(html(document()))
    page = re.sub(r"\s+", " ", plain("".join(reader.parts)))
    position, between = 0, set()
    for string in strings(document()):
        wanted = plain(string).translate(str.maketrans("¹²³", "123"))
        found = page.find(wanted, position)
        assert found >= 0, wanted
        between.add(page[position:found].strip())
        position = found + len(wanted)
    assert between == {
        "",
        "Przejdź do treści planu",
        "Przypisy",
        "wróć do tekstu",
        "wróć do tekstu Wykaz skrótów Wykaz ułatwia lekturę; nie jest częścią załącznika.",
    }
    assert page[position:].strip() == ""
