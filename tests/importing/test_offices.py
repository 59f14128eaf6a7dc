"""Cards, lists and columns as offices make them: what is read without a profile."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rpd.errors import CannotReadError
from rpd.load.data import data_of
from rpd.workspace.imported import Wanted, imported
from tests.expected import Expected
from tests.importing import word

EXPECTED = Expected(Path(__file__).parent / "expected" / "offices", ["read.txt"])


def _span(columns: int, text: str) -> str:
    return word.cell(word.p(text), f'<w:gridSpan w:val="{columns}"/>')


def _table(*rows: tuple[str, ...]) -> str:
    return word.table(*(word.row(*row) for row in rows))


def _lines(*texts: str) -> str:
    return "".join(map(word.p, texts))


TOP = _lines("Plan zadań na 2027 r.")
LAYOUTS = {
    "spanning title": TOP
    + word.table(
        word.row(_span(2, "1. Kosze")),
        word.row("Termin", "maj 2027"),
        word.row("Koszt", "bez kosztów"),
        word.row(_span(2, "2. Parki")),
        word.row("Termin", "lipiec 2027"),
        word.row("Koszt", "500 zł, BG"),
    ),
    "four columns": TOP
    + _table(
        ("Nazwa zadania", "Kosze", "Termin", "maj 2027"), ("Odpowiada", "Urząd", "Koszt", "500, BG")
    )
    + _table(
        ("Nazwa zadania", "Parki", "Termin", "lipiec 2027"),
        ("Odpowiada", "MOSiR", "Koszt", "bez kosztów"),
    ),
    "head word number": TOP
    + _table(("Zadanie 1", "Kosze"), ("Termin", "maj 2027"), ("Koszt", "5 000, BG"))
    + _table(("Zadanie 2", "Parki"), ("Termin", "lipiec 2027"), ("Koszt", "–")),
    "colons": TOP
    + _table(
        ("Nazwa zadania:", "Kosze"), ("Termin realizacji:", "maj 2027"), ("Koszt:", "5 000, BG")
    ),
    "lp label": TOP
    + _table(("Lp.", "1"), ("Nazwa zadania", "Kosze"), ("Termin", "maj 2027"))
    + _table(("Lp.", "2"), ("Nazwa zadania", "Parki"), ("Termin", "lipiec 2027")),
    "one table periodic": TOP
    + _table(
        ("Nazwa zadania", "Kosze"),
        ("Termin", "maj 2027"),
        ("Koszt", "500, BG"),
        ("Nazwa zadania", "Parki"),
        ("Termin", "lipiec 2027"),
        ("Koszt", "bez kosztów"),
    ),
    "bullets": TOP
    + _lines(
        "– Kosze",
        "Termin: maj 2027",
        "Koszt: 500, BG",
        "– Parki",
        "Termin: lipiec 2027",
        "Koszt: bez kosztów",
    ),
    "paren numbers": TOP
    + _lines(
        "1) Kosze",
        "Termin: maj 2027",
        "Odpowiada: Urząd",
        "2) Parki",
        "Termin: lipiec 2027",
        "Odpowiada: MOSiR",
    ),
    "roman": TOP
    + _lines(
        "I. Kosze",
        "Termin: maj 2027",
        "Odpowiada: Urząd",
        "II. Parki",
        "Termin: lipiec 2027",
        "Odpowiada: MOSiR",
    ),
    "inner list": TOP
    + _lines(
        "1. Kosze",
        "Opis działania: zakup",
        "a) koszy",
        "b) worków",
        "Termin: maj 2027",
        "2. Parki",
        "Termin: lipiec 2027",
    ),
    "header table": TOP
    + _table(("Etap", "Termin"), ("ogłoszenie", "maj 2027"), ("nabór", "lipiec 2027")),
    "header table known": TOP
    + _table(("Zadanie", "Termin"), ("Kosze", "maj 2027"), ("Parki", "lipiec 2027")),
    "prose colons": TOP
    + _lines("Uwaga: to ważne.", "Termin: nabór trwa.")
    + _table(("Lp.", "Zadanie", "Termin", "Odpowiada"), ("1", "Kosze", "maj 2027", "Urząd")),
    "empty content": TOP
    + _table(("Nazwa zadania", "Kosze"), ("Termin", ""), ("Koszt", "500, BG"))
    + _table(("Nazwa zadania", "Parki"), ("Termin", "maj 2027"), ("Koszt", "")),
    "years below": TOP
    + word.table(
        word.row(
            "Lp.",
            "Zadanie",
            _span(3, "Nakłady"),
        ),
        word.row("", "", "2027", "2028", "Razem"),
        word.row("1", "Kosze", "100 zł", "200 zł", "300 zł"),
        word.row("2", "Parki", "–", "200 zł", "200 zł"),
    ),
    "years row": TOP
    + _table(
        ("Lp.", "Zadanie", "Rok 2027", "Rok 2028", "Ogółem"),
        ("1", "Kosze", "100 zł", "200 zł", "350 zł"),
        ("", "Ogółem", "100 zł", "200 zł", "300 zł"),
    ),
    "measures": TOP
    + _table(
        (
            "Cel",
            "Wskaźnik",
            "Jednostka",
            "Wartość bazowa 2025",
            "2027",
            "2028",
            "Wartość docelowa 2030",
        ),
        ("1. Zdrowie", "Porady", "szt.", "10", "20", "30", "40"),
        ("2. Sport", "Zajęcia", "godz.", "1 200", "b.d.", "1 500", "2 000"),
    ),
    "karta with heading": TOP
    + _lines("Obszar 1. Zdrowie")
    + _table(("1.1.", "Gimnastyka"), ("Termin", "maj 2027"), ("Odpowiada", "Urząd"))
    + _lines("Obszar 2. Sport")
    + _table(("2.1.", "Mecz"), ("Termin", "lipiec 2027"), ("Odpowiada", "MOSiR")),
    "razem name": TOP
    + _table(
        ("Lp.", "Zadanie", "Termin", "Odpowiada"),
        ("1", "Razem dla seniorów", "maj 2027", "Urząd"),
        ("2", "Parki", "lipiec 2027", "MOSiR"),
    ),
    "adj level": TOP
    + _lines("Oś priorytetowa I. Ludzie")
    + _table(("Lp.", "Zadanie", "Termin", "Odpowiada"), ("1", "Kosze", "maj 2027", "Urząd")),
}


def _said(path: Path) -> Iterator[str]:
    """The actions and indicators of a document, its marks and what stands in comments."""
    try:
        made = imported(Wanted(path, path.parent))
    except CannotReadError as error:
        yield error.message.partition("”: ")[2]
        return
    assert made.draft is not None
    assert made.draft.account.lost == 0
    data = data_of(made.text)
    yield made.report[0].partition(": ")[2].partition(".")[0]
    yield from (f"  {one}" for one in _entries(data))
    yield from (f"  ? {note.text}" for note in made.draft.doubts)
    yield from (f"  # {note.text}" for note in made.draft.notes if not note.doubt)


def _entries(value: Any) -> Iterator[str]:
    """What has a name and no further entries below it."""
    if isinstance(value, list):
        for member in value:
            yield from _entries(member)
    elif isinstance(value, dict):
        lists = [one for key, one in value.items() if key.endswith("a") and _deep(one)]
        if "nazwa" in value and not lists:
            yield ", ".join(f"{key}: {said}" for key, said in value.items() if key != "id")
        for one in value.values():
            if isinstance(one, list) and _deep(one):
                yield from _entries(one)


def _deep(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(o, dict) and "nazwa" in o for o in value)


def test_what_is_read(tmp_path: Path) -> None:
    found = []
    for name, body in LAYOUTS.items():
        path = tmp_path / "plan.docx"
        path.write_bytes(word.document(body))
        found += [f"{name}: {line}" if n == 0 else line for n, line in enumerate(_said(path))]
    EXPECTED.check("read.txt", "\n".join((*found, "")))
    EXPECTED.check_orphans()
