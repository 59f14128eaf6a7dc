"""`Annex` → XLSX: a row per action, a sheet with a row per indicator, real numbers, filters.

Every sheet starts with its header, so that it can be sorted, filtered and read by programs; nothing
is merged and headings are repeated. Texts are texts whatever they start with. What the columns mean
stands in the last sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from io import BytesIO

from rpd.annex import flat, sheets
from rpd.annex.dated import moment
from rpd.annex.part_sheets import KWOTA, in_words_of, several
from rpd.annex.table import Annex, Measure, Row, sections
from rpd.formats import package
from rpd.formats.stamp import Stamp, properties
from rpd.formats.workbook import AMOUNT, Book, Field, Value, begun
from rpd.plan.profil import Profil
from rpd.polish.wording import capital

_WSKAZNIKI = (
    Field("Numer działania", 12, "Numer działania w całym planie."),
    Field("Działanie", 40, "Numer i nazwa działania."),
    Field("Litera", 8, "Litera wskaźnika w załączniku."),
    Field("Wskaźnik", 50, "Nazwa wskaźnika."),
    Field("Próg", 8, "„min” albo „max”, gdy wartość docelowa jest progiem."),
    Field("Wartość bazowa", 12, "Wartość, od której wskaźnik ma się zmienić."),
    Field("Wartość docelowa", 12, "Wartość do osiągnięcia."),
    Field("Jednostka", 12, "Jednostka obu wartości."),
    Field("Źródło danych", 28, "Skąd pochodzi wartość."),
    Field("Opis", 40, "Czego nie mówią liczby."),
    Field("Id działania", 24, "Stały identyfikator działania."),
)
_OKRESY = (
    Field("Numer działania", 12, "Numer działania w całym planie."),
    Field("Działanie", 40, "Numer i nazwa działania."),
    Field("Litera", 8, "Litera pozycji budżetu w załączniku."),
    Field("Źródła", 28, "Źródła finansowania, jak w załączniku; kilka oznacza kwotę wspólną."),
    Field("Okres", 12, "Rok albo etap, na który przypada kwota."),
    Field("Kwota [zł]", 16, "Kwota okresu w złotych; puste, gdy zamiast niej stoi znak.", AMOUNT),
    Field("Znak", 8, "Znak zamiast kwoty, np. „X”, „–” albo „bd”."),
    Field("Id działania", 24, "Stały identyfikator działania."),
)
_PRZYPISY = (
    Field("Przypis", 10, "Numer przypisu."),
    Field("Tekst", 110, "Treść przypisu."),
)
_SKROTY = (
    Field("Skrót", 14, "Skrót użyty w planie."),
    Field("Rozwinięcie", 80, "Co skrót znaczy; wykaz nie jest częścią załącznika."),
)


_YEAR = "0"
_FURTHER = (
    ("kod", Field("Kod", 14, "Kod wskaźnika.")),
    ("rok_bazowy", Field("Rok bazowy", 10, "Rok wartości bazowej.", _YEAR)),
    ("rok_docelowy", Field("Rok docelowy", 10, "Rok, w którym wartość ma być osiągnięta.", _YEAR)),
    ("tendencja", Field("Tendencja", 14, "W którą stronę wartość ma się zmieniać.")),
    ("przekroj", Field("Przekrój", 24, "W podziale na co podaje się wartość.")),
    ("ryzyko", Field("Ryzyko", 30, "Co może przeszkodzić w osiągnięciu wartości.")),
    ("mierzone_dzialania", Field("Mierzone działania", 30, "Id działań, które wskaźnik mierzy.")),
)
"""What few indicators say: a column only where one of the plan does."""


def _dzialania(profil: Profil) -> tuple[Field, ...]:
    """The columns of the sheet of actions."""
    counted = f"{profil.lowest.noun.one} i liczba porządkowa"
    noun = profil.dzialanie.noun
    columns = [Field(one.header, one.sheet_width, one.meaning) for one in profil.columns]
    columns.insert(profil.behind("kwoty"), *in_words_of(profil, (KWOTA,)))
    return (
        Field("Numer", 10, f"Numer {noun.genitive} w całym planie: {counted}."),
        *(Field(capital(level.noun.one), 30, level.meaning) for level in profil.levels),
        *columns,
        Field("Przypisy", 26, "Treść przypisów, do których tu po raz pierwszy odesłano."),
        Field("Id", 18, f"Stały identyfikator {noun.genitive}, niedrukowany w załączniku."),
    )


def render(annex: Annex, stamp: Stamp | None) -> bytes:
    """The workbook; the same annex and stamp give the same bytes.

    Raises:
        RpdError: the optional library is not installed.
    """
    stream = BytesIO()
    book = Book(begun(stream))
    title, *act = [flat.clean(line) for line in annex.header_lines]
    # Excel knows no time zones; the day is the same everywhere.
    created = moment(annex).replace(tzinfo=None)
    book.file.set_properties({"title": title, "subject": " ".join(act), "created": created})
    for name, text in properties(stamp.line) if stamp else ():
        book.file.set_custom_property(name, text)
    cut = _fill(book, annex)
    book.about([*(("Plan", "", text) for text in (title, *act)), *cut])
    book.file.close()
    # Compressors differ between systems, and the file is to be the same on all.
    return package.pack(package.unpack(stream.getvalue(), limit=None))


def _periods(actions: Iterable[tuple[Row, str]]) -> Iterator[tuple[Value, ...]]:
    for row, name in actions:
        for entry in row.money:
            for one in entry.okresy:
                yield (
                    flat.clean(row.number),
                    name,
                    flat.clean(entry.marker.removesuffix(")")),
                    flat.clean(entry.zrodla),
                    flat.clean(one.okres),
                    one.kwota,
                    "" if one.kwota is not None else flat.clean(one.text),
                    row.anchor,
                )


def _fill(book: Book, annex: Annex) -> list[tuple[str, str, str]]:
    """The sheets; returns the titles that their names do not hold."""
    cut = _one_table(book, annex) if sheets.one_table(annex) else several(book, annex)
    _rest(book, annex)
    return cut


def _one_table(book: Book, annex: Annex) -> list[tuple[str, str, str]]:
    records = list(flat.records(annex))
    money = annex.profil.behind("kwoty")
    name = capital(annex.profil.dzialanie.noun.many)[:31]
    book.sheet(
        name,
        _dzialania(annex.profil),
        (
            (
                record.number,
                *record.headings,
                *record.cells[:money],
                record.kwota,
                *record.cells[money:],
                record.footnotes,
                record.anchor,
            )
            for record in records
        ),
    )
    return [(name, "", title) for title in sheets.titles(annex)]


def _rest(book: Book, annex: Annex) -> None:
    """Indicators and amounts by period as data, and what else a plan has."""
    actions = list(sheets.actions(annex))
    _measures(book, annex, actions)
    if any(row.money for row, _ in actions):
        fields = in_words_of(annex.profil, _OKRESY)
        book.sheet("Kwoty w okresach", fields, _periods(actions))
    if annex.footnotes:
        notes = ((n.mark, flat.blocks_text(n.blocks)) for n in annex.footnotes)
        book.sheet("Przypisy", _PRZYPISY, notes)
    if annex.budget:
        _budget(book, annex)
    if annex.abbreviations:
        known = ((flat.clean(a.text), flat.clean(a.title)) for a in annex.abbreviations)
        book.sheet("Skróty", _SKROTY, known)


def _measures(book: Book, annex: Annex, actions: Sequence[tuple[Row, str]]) -> None:
    """A row per indicator: the plan's, those of headings, those of actions."""
    found = [("", annex.header_lines[0], "", one) for one in annex.measures]
    found += [
        (flat.clean(section.number), flat.heading(section), section.anchor, one)
        for section in sections(annex)
        for one in section.measures
    ]
    found += [
        (flat.clean(row.number), name, row.anchor, one)
        for row, name in actions
        for one in row.measures
    ]
    further = [
        (name, field) for name, field in _FURTHER if any(_has(one, name) for *_, one in found)
    ]
    years = sorted({rok for *_, one in found for rok, _ in one.posrednie})
    columns = [Field(f"Wartość {rok}", 12, f"Wartość pośrednia na {rok} r.") for rok in years]
    book.sheet(
        "Wskaźniki",
        in_words_of(annex.profil, (*_WSKAZNIKI, *columns, *(field for _, field in further))),
        (
            (
                number,
                flat.clean(name),
                flat.clean(measure.marker.removesuffix(")")),
                flat.clean(measure.name),
                measure.prog,
                _stated(measure.wartosc_bazowa),
                _stated(measure.wartosc_docelowa),
                flat.clean(measure.jednostka),
                flat.clean(measure.zrodlo_danych),
                flat.clean(measure.opis),
                anchor,
                *(_stated(dict(measure.posrednie).get(rok)) for rok in years),
                *(_further(measure, name) for name, _ in further),
            )
            for number, name, anchor, measure in found
        ),
    )


def _has(measure: Measure, name: str) -> bool:
    return bool(getattr(measure, name))


def _further(measure: Measure, name: str) -> Value:
    value = getattr(measure, name)
    if isinstance(value, tuple):
        return flat.clean(", ".join(value))
    return Decimal(value) if isinstance(value, int) else flat.clean(value or "")


def _stated(value: Decimal | str | None) -> Value:
    """A number, or what stands for it."""
    return flat.clean(value) if isinstance(value, str) else value


def _budget(book: Book, annex: Annex) -> None:
    """The summary; amounts and counts become numbers again."""
    summary = annex.budget
    if summary is None:
        return
    columns = [
        Field(flat.clean(name), 18 if index else 60, flat.clean(summary.title))
        for index, name in enumerate(summary.columns)
    ]
    rows = [(row[0], *map(_number, row[1:])) for row in (*summary.rows, summary.total)]
    rows = [tuple(flat.clean(v) if isinstance(v, str) else v for v in row) for row in rows]
    book.sheet("Budżet", columns, [*rows, *((flat.clean(note),) for note in summary.notes)])


def _number(text: str) -> Value:
    """A number as Polish writes it, or the text where it is none."""
    digits = flat.clean(text).replace(" ", "").replace(",", ".", 1)
    return Decimal(digits) if digits.replace(".", "", 1).isdecimal() else text
