"""The register as CSV, a data file: a header and a row for each resolution.

The dialects are those of sums: RFC 4180, or what a Polish spreadsheet opens by a double click.
"""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO

from rpd.amendment.resolutions import METRYCZKA, Register
from rpd.polish.wording import plain
from rpd.report.escape import inert
from rpd.report.sums.csv import DATA, Dialect

HEADERS = (
    *("rodzaj", "rok", "numer", "data", "obowiazuje_od", "stan", "przedmiot", "opis"),
    *("plik", "sha256", *METRYCZKA, "uwagi"),
)


def report(found: Register, dialect: Dialect = DATA) -> str:
    """The table; what is not known is an empty cell."""
    stream = StringIO()
    writer = csv.writer(stream, delimiter=dialect.separator, lineterminator=dialect.ending)
    writer.writerow(HEADERS)
    for one in found.uchwaly:
        row = (
            *(one.rodzaj, str(one.rok), one.numer, _day(one.data), _day(one.obowiazuje_od)),
            *(one.stan, one.przedmiot, one.opis, one.plik, one.sha256),
            *(one.metryczka[name] for name in METRYCZKA),
            " ".join(one.uwagi),
        )
        writer.writerow([inert(plain(cell)) for cell in row])
    return dialect.mark + stream.getvalue()


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""
