"""The sheet in which a body says what it has done: the workbook, and what it keeps of itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time
from typing import Any, Final

from rpd.exchange.execution_asked import Asked
from rpd.exchange.execution_fields import GIVEN, WAYS
from rpd.exchange.kept import Kept, KeptTable, kept_table, stated_tables
from rpd.exchange.tables import Table
from rpd.formats.form_sheets import written
from rpd.formats.forms import Form, FormList, FormRow, FormSheet
from rpd.frozen import dataclass
from rpd.plan.values import one_line
from rpd.plan.wykonanie import RZYMSKIE, ZNAKI, Kwartal, body_of
from rpd.polish import wording

FORMAT: Final = "wykonanie-1"
"""The mark of such a sheet in its hidden part; another one is not read as one."""
_HELP: Final = "Jak wypełnić"


@dataclass(frozen=True, slots=True)
class KeptExecution:
    """What a sheet of execution keeps: of which plan it is, for whom, for when, and its rows."""

    plan: str
    tytul: str
    rok_planu: int
    kwartal: Kwartal
    podmiot: str
    tables: tuple[KeptTable, ...]

    @property
    def as_of_plan(self) -> Kept:
        """The same as readers of workbooks know it."""
        return Kept(self.plan, self.rok_planu, "", self.podmiot, {}, self.tables)


def execution_book(asked: Asked, made: Sequence[Table], plan: str) -> bytes:
    """The sheet; the same plan and reports give the same bytes. `plan` is the name of its file."""
    form = Form(
        title=f"Wykonanie: {asked.podmiot}, {_period(asked.kwartal)}",
        sheets=tuple(map(_sheet, made)),
        lists=(
            FormList("znaki", "Zamiast liczby", _SIGNS),
            FormList("ujecia", "Ujęcie", tuple(zip(WAYS, _WAYS, strict=True))),
            FormList("stany", "Stan", tuple((stan, "") for stan in GIVEN)),
        ),
        kept=_kept(asked, made, plan),
        about=tuple(_help(asked)),
        about_title=_HELP,
        about_first=True,
    )
    return written(form, datetime.combine(asked.kwartal.ostatni_dzien, time(12)))


_SIGNS: Final = tuple(zip(ZNAKI, ("nikt nie wie", "nie ma czego liczyć"), strict=True))
_WAYS: Final = ("każdy podaje swoją część; części się sumują", "wszyscy podają to samo")


def _period(kwartal: Kwartal) -> str:
    return f"{kwartal.rzymski} kwartał {kwartal.rok} r."


def _sheet(table: Table) -> FormSheet:
    rows = tuple(FormRow(row.values, row.fixed) for row in table.rows)
    return FormSheet(table.title, tuple(one.column for one in table.fields), rows, spare=0)


def _help(asked: Asked) -> Iterator[str]:
    known = body_of(asked.planned.slownik, asked.podmiot)
    name = known.nazwa if known and known.nazwa != asked.podmiot else ""
    yield one_line(asked.planned.plan.tytul)
    yield f"Wypełnia: {asked.podmiot}{f' ({one_line(name)})' if name else ''}."
    last = wording.date(asked.kwartal.ostatni_dzien)
    yield f"Za: {_period(asked.kwartal)}, czyli od 1 stycznia do {last}"
    yield (
        "Pisz tylko w białych komórkach. Szare są zablokowane: mówią, o co chodzi, i po nich "
        "program rozpoznaje wiersze. Kolumn i wierszy nie usuwaj; sortować i filtrować wolno."
    )
    yield (
        "Wartości i kwoty licz od 1 stycznia, nie za sam kwartał: w I kwartale 10 osób, w II "
        "kwartale 5 następnych, więc w arkuszu za II kwartał wpisz 15."
    )
    yield (
        "Wpisuj same liczby, bez jednostki i bez „zł”. Zero to 0. Gdy nikt nie wie, wybierz „brak "
        "danych”, a gdy nie ma czego liczyć – „nie dotyczy”."
    )
    yield "Czego nie wiesz dzisiaj, zostaw puste. Puste znaczy: jeszcze nie podano."
    yield (
        "Nie podawaj nazwisk, numerów PESEL, telefonów ani adresów: uwagi trafiają do sprawozdania."
    )
    yield (
        "Na końcu sprawdź w arkuszu „Całość” dzień, z którego są dane, zapisz plik i odeślij go "
        "temu, od kogo przyszedł. Nazwę pliku wolno zmienić."
    )


def _kept(asked: Asked, made: Sequence[Table], plan: str) -> dict[str, Any]:
    whole = asked.planned.plan
    return {
        "format": FORMAT,
        "plan": plan,
        "tytul": one_line(whole.tytul),
        "rok_planu": whole.rok,
        "rok": asked.kwartal.rok,
        "kwartal": asked.kwartal.rzymski,
        "podmiot": asked.podmiot,
        "tabele": stated_tables(made),
    }


def is_execution(data: Any) -> bool:
    """Whether what a hidden sheet keeps is that of a sheet of execution."""
    return isinstance(data, Mapping) and data.get("format") == FORMAT


def read_execution(data: Any) -> KeptExecution | None:
    """What a sheet keeps; None where it is not what this program writes."""
    if not is_execution(data):
        return None
    try:
        return KeptExecution(
            plan=str(data["plan"]),
            tytul=str(data["tytul"]),
            rok_planu=int(data["rok_planu"]),
            kwartal=Kwartal(int(data["rok"]), RZYMSKIE.index(data["kwartal"]) + 1),
            podmiot=str(data["podmiot"]),
            tables=tuple(map(kept_table, data["tabele"])),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
