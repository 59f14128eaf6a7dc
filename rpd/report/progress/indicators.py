"""The table of indicators that a programme above the plan asks for: area, base, target, value, day.

It is a report of one table, so that every format prints it; a CSV has it as data.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO

from rpd.plan import measures
from rpd.plan.sprawozdanie import CzescSprawozdania, Kolumna, Sprawozdanie, Tabela, Wiersz
from rpd.polish.wording import plain
from rpd.progress import sense
from rpd.progress.done import IndicatorDone, Progress
from rpd.report.escape import inert
from rpd.report.progress import words
from rpd.report.progress.printed_table import said
from rpd.report.sums.csv import Dialect

_COLUMNS = (
    ("obszar", "Obszar"),
    ("wskaznik", "Wskaźnik"),
    ("wartosc_bazowa", "Wartość bazowa"),
    ("wartosc_docelowa", "Wartość docelowa"),
    ("zrodlo", "Źródło danych"),
    ("wartosc", "Wartość"),
    ("stan_na", "Stan na"),
)
_TITLE = "Tabela wskaźników"


def indicators(progress: Progress, report: Sprawozdanie) -> Sprawozdanie:
    """The table at the end of the quarter, with the sources of the whole report."""
    _, *others = report.tytul
    tabela = Tabela(
        _TITLE,
        tuple(Kolumna(header) for _, header in _COLUMNS),
        tuple(_rows(progress)),
    )
    return replace(
        report,
        tytul=(_TITLE, *others),
        czesci=(CzescSprawozdania(_TITLE, tabele=(tabela,)),),
    )


def as_csv(report: Sprawozdanie, dialect: Dialect) -> str:
    """The rows as data: names of columns without spaces, no hard spaces, nothing a formula."""
    stream = StringIO()
    writer = csv.writer(stream, delimiter=dialect.separator, lineterminator=dialect.ending)
    writer.writerow(key for key, _ in _COLUMNS)
    for wiersz in report.czesci[0].tabele[0].wiersze:
        writer.writerow([inert(plain(komorka)) for komorka in wiersz.komorki])
    return dialect.mark + stream.getvalue()


def is_csv(data: bytes) -> bool:
    """Whether a file is such a table as data, which has no place for a stamp."""
    return data.lstrip(b"\xef\xbb\xbf").startswith(b"obszar,wskaznik,wartosc_bazowa,")


def _rows(progress: Progress) -> Iterator[Wiersz]:
    """The indicators outside actions, then those of actions in force, in the order of the plan."""
    for one in progress.outside:
        yield _row(_area(one.numer, progress), one, progress)
    for done in progress.actions:
        if done.action.in_force:
            top = done.action.headings[0] if done.action.headings else ""
            for one in done.wskazniki:
                yield _row(_area(top, progress), one, progress)


def _area(numer: str, progress: Progress) -> str:
    """The heading that an indicator belongs to: its number and its name."""
    names = progress.planned.ledger.names
    levels = progress.planned.plan.profil.headings
    name = next((names[kind, numer] for kind in levels if (kind, numer) in names), "")
    if not numer:
        return "plan"
    return f"{numer}. {name}" if name and name != numer else numer


def _row(area: str, one: IndicatorDone, progress: Progress) -> Wiersz:
    wskaznik, told = one.wskaznik, one.wartosc
    base = measures.dated(wskaznik.baza, wskaznik.jednostka) if wskaznik.baza else ""
    day = told.stan_na if told is not None and words.value(one) else None
    cells = (
        area,
        wskaznik.nazwa,
        base,
        _target(one, progress),
        wskaznik.zrodlo_danych,
        words.value(one) or "nie podano",
        day.isoformat() if day else "",
    )
    return Wiersz(tuple(map(said, cells)))


def _target(one: IndicatorDone, progress: Progress) -> str:
    """The target of the year without its base, which has a column of its own."""
    goal = sense.target_of(one.wskaznik, progress.kwartal.rok)
    if goal is None:
        return ""
    return measures.target(one.wskaznik, measures.value(goal, one.wskaznik.jednostka))
