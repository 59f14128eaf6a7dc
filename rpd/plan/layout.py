"""What a profile says beside levels and columns: layouts, further fields, roles, signs, prose.

Values alone, in the terms of ``schema/profil.schema.json``; a profile that says nothing of one of
them has the empty value, which is how the built-in plan is.
"""

from __future__ import annotations

from dataclasses import field
from typing import Final, Literal

from rpd.diagnostics import Path
from rpd.frozen import dataclass

PROZA: Final = "proza"
"""The field of a plan that holds its texts with a name."""
PLAN = "plan"
"""What a layout stands on that is printed once in the whole annex."""

PERIOD: Final = "{okres}"
"""What stands for the name of a period in the header of its column."""
NUMBER: Final = "lp"
"""What a layout calls the printed number of a row."""
HEADING: Final = "poziom"
"""The heading that a row stands under, whatever its level."""
AMOUNT: Final = "kwota"
"""The amounts of a row alone, as a layout calls them."""
BUDGET: Final = "budzet"
"""The entries of a row's money as they stand."""
SOURCES: Final = "zrodla"
"""The sources of a row alone."""
SOURCE: Final = "zrodlo"
"""The source that a row of sources is about."""
ACTION: Final = "dzialanie"
"""The action that an indicator stands in."""
NEEDS: Final = "potrzeby"
"""What would be needed beside the amounts of a row."""
OF_MONEY: Final = ("wzor", "warunek", NEEDS, "dzial", "rozdzial", "paragraf")
"""What entries of the budget say besides amounts and sources, each in a column of its own."""
OF_ACTION: Final = (NUMBER, HEADING, AMOUNT, SOURCES, *OF_MONEY)
"""What a row of an action may print besides fields of the action and levels."""
OF_INDICATOR: Final = (
    *("nazwa", "jednostka", "bazowa", "posrednie", "docelowa", "prog", "zrodlo_danych", "opis"),
    *("rok_bazowy", "rok_docelowy", "ryzyko", "kod", "przekroj", "tendencja", "mierzone_dzialania"),
    *(NUMBER, HEADING, ACTION),
)
"""What a row of an indicator may print besides levels."""
OF_SOURCE: Final = (NUMBER, SOURCE, AMOUNT)
"""What a row of a source may print."""

FieldType = Literal[
    "tekst", "lista", "kwota", "liczba", "data", "termin", "podmioty", "wybor", "odsylacz"
]
Written = Literal["", "kwota", "liczba", "data"]
"""What a text of a further field may be besides words: a number, or a day, as files write them."""
LayoutKind = Literal["tabela", "karty", "lista"]
Rows = Literal["dzialania", "wskazniki", "zrodla"]
Entries = Literal["litery", "akapity", "srednik"]
"""With letters, each in a paragraph, or in one line with semicolons."""
Unit = Literal["zł", "tys. zł", "mln zł"]
Companion = Literal["wymagana", "mozliwa", "brak"]
"""Whether a plan must, may or cannot carry out a strategy."""


@dataclass(frozen=True, slots=True)
class OwnField:
    """A field of the profile's own, of an action or of elements of the levels ``on``.

    ``lack`` is the severity of its lack as the profile writes it („blad”), "" for none.
    """

    key: str
    title: str
    type: FieldType
    values: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    lack: str = ""
    meaning: str = ""
    path: Path = field(default=(), compare=False, repr=False)

    @property
    def written(self) -> Written:
        """What its text may stand for."""
        return _WRITTEN.get(self.type, "")


_WRITTEN: Final[dict[FieldType, Written]] = {"kwota": "kwota", "liczba": "liczba", "data": "data"}


@dataclass(frozen=True, slots=True)
class Role:
    """A role of bodies and how bodies of it are printed."""

    key: str
    name: str
    before: str = ""
    after: str = ""
    instrumental: bool = False


@dataclass(frozen=True, slots=True)
class Signs:
    """The words that stand for a value; "" where the plan has none. None of them is a zero."""

    nie_dotyczy: str = ""
    nie_ma: str = ""
    brak_danych: str = ""
    do_ustalenia: str = ""

    @property
    def all(self) -> tuple[str, ...]:
        """The words that there are."""
        signs = (self.nie_dotyczy, self.nie_ma, self.brak_danych, self.do_ustalenia)
        return tuple(sign for sign in signs if sign)


@dataclass(frozen=True, slots=True)
class Shown:
    """A column of a table, or a label of a card: which fields it prints, and under what.

    ``width`` is its share in percent. With ``periods`` there is one column for each of the
    profile's ``okresy``, whose name stands for `PERIOD` in the header; ``total`` prints their sum.
    ``role`` picks bodies of one role. ``empty`` is printed where there is nothing, ``of_plan`` in
    rows that stand under no heading. ``entries`` is how several entries of a field stand in one
    cell.
    """

    fields: tuple[str, ...]
    header: str
    width: int
    role: str = ""
    periods: bool = False
    total: bool = False
    empty: str = ""
    of_plan: str = ""
    entries: Entries = "litery"
    path: Path = field(default=(), compare=False, repr=False)

    def headed(self, okres: str) -> str:
        """The header of the column of a period: the period alone where no pattern holds it."""
        return self.header.replace(PERIOD, okres) if PERIOD in self.header else okres

    @property
    def name(self) -> str:
        """The header without the place of a period, as sentences call the field."""
        return " ".join(self.header.replace(PERIOD, " ").split())


@dataclass(frozen=True, slots=True)
class Layout:
    """A part of the annex.

    ``level`` is the kind of the level under whose headings it stands, `PLAN` for one in the whole
    annex, "" wherever actions stand. ``totals`` are the sums below it: „ogolem”, „zrodla”,
    „realizatorzy”, kinds of levels, or `PLAN` for all that there is; ``labels`` pairs them with
    what is printed for them where that is not the usual. ``parts`` prints what an action with
    several sources is made of, a row each.
    """

    kind: LayoutKind
    columns: tuple[Shown, ...]
    level: str = ""
    rows: Rows = "dzialania"
    title: str = ""
    totals: tuple[str, ...] = ()
    parts: bool = False
    labels: tuple[tuple[str, str], ...] = ()
    path: Path = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Prose:
    """A text, before the tables or after them; what it says stands in the plan.

    One without a ``title`` is called by where it stands.
    """

    key: str
    title: str = ""
    after: bool = False
    required: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """The adopting body in the cases that acts need."""

    name: str
    genitive: str
