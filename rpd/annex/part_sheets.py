"""Parts of an annex as sheets of a workbook: a sheet a part, texts in one of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rpd.annex import flat, sheets
from rpd.annex.table import Annex
from rpd.formats.workbook import AMOUNT, Book, Field, Value
from rpd.plan.profil import Profil
from rpd.polish.wording import capital

KWOTA = Field(
    "Kwota [zł]",
    16,
    "Suma kwot podanych w budżecie działania, w złotych; puste, gdy budżet nie podaje kwoty.",
    AMOUNT,
)


def in_words_of(profil: Profil, fields: Iterable[Field]) -> tuple[Field, ...]:
    """Fields that speak of actions, in the noun that the profile has for them."""
    noun = profil.dzialanie.noun
    forms = {
        "Działanie": capital(noun.one),
        "Mierzone działania": f"Mierzone {noun.many}",
        "działania": noun.genitive,
        "działań": noun.many_genitive,
    }

    def said(text: str) -> str:
        return _ACTION.sub(lambda match: forms[match.group()], text)

    return tuple(replace(one, name=said(one.name), meaning=said(one.meaning)) for one in fields)


_ACTION = re.compile(r"Działanie|Mierzone działania|działania|działań")
_TEKSTY = (
    Field("Tytuł", 30, "Tytuł tekstu."),
    Field("Tekst", 110, "Co tekst mówi."),
)


def several(book: Book, annex: Annex) -> list[tuple[str, str, str]]:
    """A sheet for each part of the annex; rows of sums and „w tym” are told apart.

    Returns the titles that names of sheets do not hold, each behind its sheet's name.
    """
    taken: set[str] = set()
    cut: list[tuple[str, str, str]] = []
    for sheet in sheets.sheets(annex):
        name, title = _sheet_name(sheet.title, taken), flat.clean(sheet.title)
        book.sheet(name, *_part(annex, sheet))
        if not name.startswith(title):
            cut.append((name, "", title))
    bare = [(flat.clean(one.number), flat.heading(one)) for one in sheets.bare(annex)]
    if bare:
        fields = (Field("Numer", 12, "Numer w planie."), Field("Nagłówek", 80, "Nagłówek."))
        book.sheet(_sheet_name("Nagłówki", taken), fields, bare)
    if found := list(sheets.texts(annex)):
        book.sheet(_sheet_name("Teksty", taken), _TEKSTY, found)
    return cut


def _part(
    annex: Annex, sheet: sheets.Sheet
) -> tuple[tuple[Field, ...], Iterator[tuple[Value, ...]]]:
    levels = [Field(capital(one.noun.one), 30, one.meaning) for one in annex.profil.levels]
    columns = [
        Field(name, 16 if key in sheet.numeric else 28, name, AMOUNT)
        if key in sheet.numeric
        else Field(name, 28, f"{name}, jak w załączniku.")
        for key, name in sheet.columns.items()
    ]
    ranked = any(entry.row.rank != "wiersz" for entry in sheet.entries)
    rank = (Field("Rodzaj wiersza", 12, "„w tym” i „razem” powtarzają kwoty innych wierszy."),)
    fields = (
        Field("Numer", 12, "Numer w całym planie."),
        *levels,
        *(rank if ranked else ()),
        *columns,
        *in_words_of(annex.profil, (KWOTA,) if sheet.of_money else ()),
        Field("Przypisy", 26, "Treść przypisów, do których tu po raz pierwszy odesłano."),
        Field("Id", 18, "Stały identyfikator, niedrukowany w załączniku."),
    )
    rows = (
        (
            flat.clean(entry.row.number),
            *map(flat.clean, entry.headings),
            *((entry.row.rank.replace("-", " "),) if ranked else ()),
            *(entry.kwoty.get(key, entry.cells.get(key, "")) for key in sheet.columns),
            *((entry.row.kwota,) if sheet.of_money else ()),
            entry.footnotes,
            entry.row.id,
        )
        for entry in sheet.entries
    )
    return fields, rows


def _sheet_name(title: str, taken: set[str]) -> str:
    """A name that Excel allows, another one for each sheet."""
    base = _FORBIDDEN.sub(" ", title).strip(" '")[:27] or "Tabela"
    name, again = base, 1
    while name.casefold() in taken | _OWN_SHEETS:
        again += 1
        name = f"{base} {again}"
    taken.add(name.casefold())
    return name


_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_OWN_SHEETS = {"wskaźniki", "kwoty w okresach", "przypisy", "budżet", "skróty", "opis", "historia"}
