"""The tables of a data package: what each column means, what names a row, what it refers to.

Amounts and values are decimals: a reader that guesses types makes floats of them, so the package
says the type of every column, and so do the statements that make tables of it.
"""

from __future__ import annotations

from typing import Final, Literal

from rpd.frozen import dataclass

Type = Literal["string", "integer", "number", "date", "boolean"]
MONEY: Final = 2
VALUES: Final = 6
"""Decimals of amounts and of values of indicators."""
DIGITS: Final = 20


@dataclass(frozen=True, slots=True)
class DataField:
    """A column: ``places`` are the decimals of a number, ``needed`` ones are never empty."""

    name: str
    type: Type
    title: str
    needed: bool = False
    places: int = MONEY


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns that name a row of another resource, in the order of its key."""

    fields: tuple[str, ...]
    resource: str
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resource:
    """A table: its columns, the key of its rows, and what they refer to."""

    name: str
    title: str
    fields: tuple[DataField, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()

    @property
    def path(self) -> str:
        """The file of the table."""
        return f"{self.name}.csv"


def _text(name: str, title: str, *, needed: bool = False) -> DataField:
    return DataField(name, "string", title, needed)


def _count(name: str, title: str, *, needed: bool = False) -> DataField:
    return DataField(name, "integer", title, needed)


def _amount(name: str, title: str, places: int = MONEY) -> DataField:
    return DataField(name, "number", title, places=places)


_PLAN = _text("plan", "Plan", needed=True)
_OF_PLAN = Reference(("plan",), "plany", ("plan",))
_IN_ELEMENT = Reference(("poziom",), "poziomy", ("poziom",))
_OF_ACTION = Reference(("dzialanie",), "dzialania", ("dzialanie",))
_OF_ENTRY = Reference(("plan", "pozycja"), "budzet", ("plan", "pozycja"))

RESOURCES: Final = (
    Resource(
        "plany",
        "Plany",
        (
            _PLAN,
            _count("rok", "Rok planu", needed=True),
            _text("tytul", "Tytuł", needed=True),
            _text("organ", "Organ, który przyjął plan"),
            _text("uchwala", "Numer uchwały"),
            DataField("data_uchwaly", "date", "Dzień uchwały"),
            _text("profil", "Nazwa profilu"),
            _text("odcisk", "Odcisk wyrazów, które plan drukuje", needed=True),
        ),
        ("plan",),
    ),
    Resource(
        "poziomy",
        "Poziomy planów: cele, priorytety, kierunki",
        (
            _PLAN,
            _text("poziom", "Poziom: plan i który z kolei („2024#3”)", needed=True),
            _text("rodzaj", "Rodzaj, np. cel albo kierunek", needed=True),
            _text("numer", "Numer w całym planie"),
            _text("nazwa", "Nazwa"),
            _text("nad", "Poziom, w którym stoi"),
        ),
        ("poziom",),
        (_OF_PLAN, Reference(("nad",), "", ("poziom",))),
    ),
    Resource(
        "dzialania",
        "Działania",
        (
            _PLAN,
            _text("dzialanie", "Działanie: plan i identyfikator („2024/diagnoza”)", needed=True),
            _text("id", "Identyfikator w planie", needed=True),
            _text("poziom", "Poziom, w którym stoi"),
            _text("numer", "Numer w całym planie", needed=True),
            _text("nazwa", "Nazwa", needed=True),
            _text("opis", "Opis"),
            _text("produkty", "Produkty, każdy w wierszu"),
            _text("termin", "Termin, jak w planie"),
            DataField("od", "date", "Pierwszy dzień terminu"),
            DataField("do", "date", "Ostatni dzień terminu"),
            _text("kontynuuje", "Działanie poprzedniego planu"),
            DataField("uchylone", "boolean", "Czy uchylone", needed=True),
        ),
        ("dzialanie",),
        (_OF_PLAN, _IN_ELEMENT),
    ),
    Resource(
        "wskazniki",
        "Wskaźniki planów, poziomów i działań",
        (
            _PLAN,
            _count("wskaznik", "Który z kolei w planie", needed=True),
            _text("dzialanie", "Działanie, którego jest"),
            _text("poziom", "Poziom, którego jest"),
            _text("id", "Identyfikator w działaniu"),
            _text("nazwa", "Nazwa", needed=True),
            _text("jednostka", "Jednostka"),
            _amount("bazowa", "Wartość bazowa", VALUES),
            _text("bazowa_znak", "Co stoi zamiast liczby"),
            _count("rok_bazowy", "Rok wartości bazowej"),
            _amount("docelowa", "Wartość docelowa", VALUES),
            _text("docelowa_znak", "Co stoi zamiast liczby"),
            _count("rok_docelowy", "Rok wartości docelowej"),
            _text("prog", "„min” albo „max”, gdy wartość jest progiem"),
            _text("zrodlo_danych", "Skąd wartość pochodzi"),
            _text("opis", "Opis"),
        ),
        ("plan", "wskaznik"),
        (_OF_PLAN, _IN_ELEMENT, _OF_ACTION),
    ),
    Resource(
        "podmioty",
        "Podmioty, które plan wymienia",
        (
            _PLAN,
            _text("podmiot", "Podmiot, jak w planie", needed=True),
            _text("id", "Identyfikator w słowniku"),
            _text("nazwa", "Pełna nazwa"),
        ),
        ("plan", "podmiot"),
        (_OF_PLAN,),
    ),
    Resource(
        "zrodla",
        "Źródła finansowania, które plan wymienia",
        (
            _PLAN,
            _text("zrodlo", "Źródło, jak w planie", needed=True),
            _text("id", "Identyfikator w słowniku"),
            _text("nazwa", "Pełna nazwa"),
            _text("grupa", "Grupa źródeł"),
        ),
        ("plan", "zrodlo"),
        (_OF_PLAN,),
    ),
    Resource(
        "realizatorzy",
        "Kto realizuje działania",
        (
            _PLAN,
            _text("dzialanie", "Działanie", needed=True),
            _count("lp", "Który z kolei w działaniu", needed=True),
            _text("podmiot", "Podmiot", needed=True),
            _text("rola", "Rola"),
            _text("uwagi", "Uwagi"),
        ),
        ("dzialanie", "lp"),
        (_OF_ACTION, Reference(("plan", "podmiot"), "podmioty", ("plan", "podmiot"))),
    ),
    Resource(
        "budzet",
        "Pozycje budżetu",
        (
            _PLAN,
            _count("pozycja", "Która z kolei w planie", needed=True),
            _text("dzialanie", "Działanie", needed=True),
            _text("id", "Identyfikator w działaniu"),
            _amount("kwota", "Kwota w złotych, razem we wszystkich okresach"),
            DataField(
                "laczna", "boolean", "Czy wspólna dla kilku źródeł, bez podziału", needed=True
            ),
            DataField("wlasne", "boolean", "Czy środki własne bez kwoty", needed=True),
            DataField("bez_kosztow", "boolean", "Czy bez kosztów", needed=True),
            _count("rok", "Rok, na który jest"),
            _text("wzor", "Jak obliczono"),
            _text("warunek", "Od czego zależy"),
            _text("dzial", "Dział"),
            _text("rozdzial", "Rozdział"),
            _text("paragraf", "Paragraf"),
        ),
        ("plan", "pozycja"),
        (_OF_ACTION,),
    ),
    Resource(
        "budzet_zrodla",
        "Źródła pozycji budżetu",
        (
            _PLAN,
            _count("pozycja", "Pozycja budżetu", needed=True),
            _count("lp", "Które z kolei w pozycji", needed=True),
            _text("zrodlo", "Źródło", needed=True),
            _amount("kwota", "Kwota ze źródła; puste, gdy jej nie określono"),
            _amount("udzial", "Udział w procentach", VALUES),
            DataField("wklad_wlasny", "boolean", "Czy wkład własny", needed=True),
        ),
        ("plan", "pozycja", "lp"),
        (_OF_ENTRY, Reference(("plan", "zrodlo"), "zrodla", ("plan", "zrodlo"))),
    ),
    Resource(
        "budzet_okresy",
        "Kwoty pozycji budżetu w okresach",
        (
            _PLAN,
            _count("pozycja", "Pozycja budżetu", needed=True),
            _text("okres", "Rok albo etap", needed=True),
            _amount("kwota", "Kwota w złotych"),
            _text("znak", "Co stoi zamiast kwoty"),
        ),
        ("plan", "pozycja", "okres"),
        (_OF_ENTRY,),
    ),
)
"""All resources; what one refers to stands before it."""
