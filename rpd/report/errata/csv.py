"""Errata as a table for spreadsheets: CSV."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Final

from rpd.errata.entries import Errata, Wpis
from rpd.errata.names import column, place_name
from rpd.errata.texts import Printout
from rpd.report.escape import inert

HEADER: Final = (
    "Nr",
    "Część",
    "Miejsce",
    "Kolumna",
    "Dokument",
    "Tekst przyjęty",
    "Proponowany tekst",
    "Do decyzji",
    "Powód",
    "W tekście podpisanym",
    "Poprawiono",
)


def report(errata: Errata, printout: Printout) -> str:
    """The entries as CSV (RFC 4180, UTF-8, line feeds); would-be formulas are made texts."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(HEADER)
    for position, czesc in enumerate(errata.czesci, 1):
        numbered = [(f"{position}", czesc)]
        numbered += [(f"{position}.{i}", part) for i, part in enumerate(czesc.rozdzialy, 1)]
        for number, part in numbered:
            for wpis in part.wpisy:
                writer.writerow(map(inert, _cells(number, wpis, printout)))
    return stream.getvalue()


def _cells(number: str, wpis: Wpis, printout: Printout) -> tuple[str, ...]:
    return (
        str(wpis.nr),
        number,
        place_name(wpis, printout),
        column(wpis, printout.printed.profil),
        ", ".join(wpis.dokumenty),
        wpis.przyjeto,
        wpis.proponuje,
        wpis.do_decyzji,
        wpis.powod,
        wpis.w_podpisanym,
        wpis.poprawiono,
    )
