"""What a plan says of an indicator → its model: values with their years, as written."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from rpd.plan import model
from rpd.plan.profil import (
    is_year,
)
from rpd.plan.scales import bare
from rpd.reading.blank import is_blank
from rpd.reading.nodes import Node, decimal


def wskaznik(node: Node) -> model.Wskaznik:
    """An indicator with its values, those of years in their order."""
    prog = node.text("prog")
    return model.Wskaznik(
        nazwa=node.text("nazwa"),
        jednostka=node.text("jednostka") or "szt.",
        wartosc_docelowa=_alone(node),
        wartosc_bazowa=node.number("wartosc_bazowa"),
        prog="min" if prog == "min" else "max" if prog == "max" else None,
        zrodlo_danych=node.text("zrodlo_danych"),
        opis=node.text("opis"),
        lit=node.text("lit"),
        id=node.text("id"),
        bazowa=_inner(node, "bazowa"),
        posrednie=_by_year(node),
        docelowa=None if _is_short(node) else _inner(node, "docelowa"),
        tendencja=_DIRECTIONS.get(node.text("tendencja")),
        przekroj=node.text("przekroj"),
        ryzyko=node.text("ryzyko"),
        kod=node.text("kod"),
        mierzone_dzialania=node.texts("mierzone_dzialania"),
        path=node.path,
    )


_DIRECTIONS: dict[str, model.Zmierzanie] = {
    "wzrost": "wzrost",
    "spadek": "spadek",
    "utrzymanie": "utrzymanie",
}


def _alone(node: Node) -> Decimal | None:
    """The target that is a number alone, be it written in a mapping."""
    if _is_short(node):
        return decimal(bare(node.data.get("docelowa")))
    return node.number("wartosc_docelowa")


def _is_short(node: Node) -> bool:
    """Whether the mapping of the target says what a number alone says, which is not there."""
    return "wartosc_docelowa" not in node.data and bare(node.data.get("docelowa")) is not None


def _inner(node: Node, key: str) -> model.Wartosc | None:
    """A value in a mapping; a bare one, which the schema refuses, is there all the same."""
    written, path = node.data.get(key), (*node.path, key)
    if not isinstance(written, dict):
        bare_value = _stated(written)
        return None if bare_value is None else model.Wartosc(bare_value, path=path)
    about = Node(written, path)
    return model.Wartosc(
        wartosc=_stated(about.data.get("wartosc")),
        opis=about.text("opis"),
        rok=about.integer("rok"),
        path=path,
    )


def _stated(value: Any) -> Decimal | str | None:
    """A number or a text as it is written."""
    if isinstance(value, str):
        return None if is_blank(value) else value
    return decimal(value)


def _by_year(node: Node) -> tuple[model.Wartosc, ...]:
    found = [
        model.Wartosc(value, rok=int(year), path=path)
        for year, written, path in node.pairs("posrednie")
        if is_year(year) and (value := _stated(written)) is not None
    ]
    return tuple(sorted(found, key=lambda one: one.rok or 0))
