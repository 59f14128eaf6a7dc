"""The fields of indicators, each as a column that is read and written."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final

from rpd.exchange.fields import (
    column,
    id_field,
    inner_names,
    owner_fields,
    plain,
    put_inner,
    put_key,
    used,
)
from rpd.exchange.tables import Data, FieldOf, is_number, number, numeral
from rpd.exchange.texts import parted
from rpd.formats.forms import ColumnKind, FormColumn, Value
from rpd.plan.model import Wartosc, Wskaznik
from rpd.plan.noun import Noun

MEASURE_KEYS: Final = (
    *("nazwa", "jednostka", "wartosc_docelowa", "wartosc_bazowa", "bazowa", "posrednie"),
    *("docelowa", "tendencja", "ryzyko", "przekroj", "kod", "mierzone_dzialania", "prog"),
    *("zrodlo_danych", "opis", "lit", "id"),
)
"""The keys of entries as plans write them; a new key is put in its place among them."""


def measure_fields(
    found: Sequence[Wskaznik], noun: Noun, wanted: Collection[str] = ()
) -> tuple[FieldOf, ...]:
    """The fields of indicators: those that each has, that one of them uses, or that are wanted."""
    keys = MEASURE_KEYS
    usual = [
        plain("nazwa", keys, column("nazwa", "Wskaźnik", 44, "Nazwa wskaźnika."), needed=True),
        _value("docelowa", column("docelowa", "Wartość docelowa", 12, _TARGET, "number")),
        FieldOf(
            column("jednostka", "Jednostka", 12, "Jednostka wartości; puste znaczy „szt.”."),
            lambda one: one.jednostka,
            _put_unit,
            default=_PIECES,
        ),
        _value("bazowa", column("bazowa", "Wartość bazowa", 12, _BASE, "number")),
        plain(
            "prog",
            keys,
            column(
                "prog", "Próg", 8, "„min” albo „max”, gdy wartość jest progiem.", values="progi"
            ),
            choice=("min", "max"),
        ),
        plain("zrodlo_danych", keys, column("zrodlo_danych", "Źródło danych", 28, _SOURCE)),
        plain("opis", keys, column("opis", "Opis", 36, "Czego nie mówią liczby.")),
    ]
    further = [one for key, one in _further_measures(noun) if one.key in wanted or used(found, key)]
    stated = {value.rok for one in found for value in one.posrednie if value.rok}
    years = sorted(stated | {int(year) for year in inner_names("posrednie", wanted)})
    first = (*owner_fields(noun.genitive), id_field("Id wskaźnika"))
    return (*first, *usual, *map(_of_year, years), *further)


_PIECES = "szt."


def _put_unit(data: Data, value: Value) -> None:
    """The unit; the usual one is written only where one is written already."""
    if "jednostka" in data or value not in ("", _PIECES):
        put_key(data, "jednostka", value or None, MEASURE_KEYS)


_TARGET = "Wartość do osiągnięcia: liczba albo znak, np. „bd”."
_BASE = "Wartość, od której wskaźnik ma się zmienić: liczba albo znak."
_SOURCE = "Skąd pochodzi wartość."


def _further_measures(noun: Noun) -> Iterator[tuple[str, FieldOf]]:
    keys = MEASURE_KEYS
    yield "baza.rok", _of_value("bazowa", "rok", "Rok bazowy", "Rok wartości bazowej.")
    yield "baza.opis", _of_value("bazowa", "opis", "Opis wartości bazowej", "Co stoi przy niej.")
    yield "zamiar.rok", _of_value("docelowa", "rok", "Rok docelowy", "Rok wartości docelowej.")
    yield "zamiar.opis", _of_value("docelowa", "opis", "Opis wartości docelowej", "Co przy niej.")
    goals = ("wzrost", "spadek", "utrzymanie")
    about = column("tendencja", "Tendencja", 12, "Dokąd wartość ma zmierzać.", values="tendencje")
    yield "tendencja", plain("tendencja", keys, about, choice=goals)
    for key, header, meaning in (
        ("przekroj", "Przekrój", "W podziale na co podaje się wartość."),
        ("ryzyko", "Ryzyko", "Co może przeszkodzić w osiągnięciu wartości."),
        ("kod", "Kod", "Kod wskaźnika."),
        ("lit", "Litera", "Litera, tylko gdy nie wynika z kolejności."),
    ):
        yield key, plain(key, keys, column(key, header, 16, meaning))

    def put(data: Data, value: Value) -> None:
        put_key(data, "mierzone_dzialania", parted(value, prose=False) or None, keys)

    each = noun.agreeing("każdy", "każda", "każde")
    about = column(
        "mierzone_dzialania",
        f"Mierzone {noun.many}",
        26,
        f"Id {noun.many_genitive}, {each} w wierszu.",
    )
    yield (
        "mierzone_dzialania",
        FieldOf(about, lambda one: "\n".join(one.mierzone_dzialania), put, listed="ids"),
    )


def _stated(wartosc: Wartosc | None) -> Value:
    if wartosc is None or wartosc.wartosc is None:
        return ""
    return wartosc.wartosc if isinstance(wartosc.wartosc, str) else number(wartosc.wartosc)


def _value(which: str, about: FormColumn) -> FieldOf:
    """The base or the target: a number alone has a field of its own."""

    def put(data: Data, value: Value) -> None:
        inner = data.get(which)
        if isinstance(inner, dict):
            put_key(inner, "wartosc", _written(value), _INNER)
            if not inner:
                del data[which]
            return
        alone = value == "" or is_number(value)
        put_key(data, f"wartosc_{which}", _written(value) if alone else None, MEASURE_KEYS)
        put_key(data, which, None if alone else {"wartosc": value}, MEASURE_KEYS)

    side = "baza" if which == "bazowa" else "zamiar"
    return FieldOf(about, lambda one: _stated(getattr(one, side)), put, signs=True)


_INNER = ("wartosc", "opis", "rok")


def _written(value: Value) -> Any:
    return None if value == "" else numeral(value) if is_number(value) else value


def _of_value(which: str, key: str, header: str, meaning: str) -> FieldOf:
    """What is said of the base or the target beside its value."""
    kind: ColumnKind = "whole" if key == "rok" else "text"
    side = "baza" if which == "bazowa" else "zamiar"

    def get(one: Wskaznik) -> Value:
        value = getattr(getattr(one, side), key, None)
        return number(value) if isinstance(value, int) else value or ""

    def put(data: Data, value: Value) -> None:
        inner = data.get(which)
        if not isinstance(inner, dict):
            if not value:
                return
            alone = data.pop(f"wartosc_{which}", None)
            inner = {} if alone is None else {"wartosc": alone}
            put_key(data, which, inner, MEASURE_KEYS)
        put_key(inner, key, (int(value) if key == "rok" else value) if value else None, _INNER)
        if not inner:
            del data[which]

    return FieldOf(column(f"{which}.{key}", header, 14, meaning, kind), get, put)


def _of_year(year: int) -> FieldOf:
    def get(one: Wskaznik) -> Value:
        return _stated(next((value for value in one.posrednie if value.rok == year), None))

    def put(data: Data, value: Value) -> None:
        put_inner(data, "posrednie", str(year), _written(value), MEASURE_KEYS)

    about = column(f"posrednie.{year}", f"Wartość {year}", 12, f"Wartość na {year} r.", "number")
    return FieldOf(about, get, put, signs=True)
