"""Data → what a body reports for a quarter."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeVar

from rpd.plan import wykonanie as model
from rpd.plan.model import Udzial
from rpd.reading.blank import is_blank
from rpd.reading.nodes import Node, decimal

T = TypeVar("T")

_UJECIA: dict[str, model.Ujecie] = {"czesc": "czesc", "calosc": "calosc"}
_STANY: dict[str, model.Stan] = {stan: stan for stan in model.STANY}


def build_wykonanie(data: Any) -> model.Wykonanie:
    """The report of a file's data."""
    node = Node(data, ())
    return model.Wykonanie(
        rok=node.integer("rok") or 0,
        kwartal=node.text("kwartal"),
        podmiot=node.text("podmiot"),
        stan_na=node.date("stan_na"),
        dzialania=_named(node, "dzialania", _dzialanie),
        wskazniki=_named(node, "wskazniki", _wskaznik),
        uwagi=node.text("uwagi"),
        format=node.integer("format"),
    )


def _named(node: Node, key: str, build: Callable[[str, Node], T]) -> tuple[T, ...]:
    """The mappings below their ids, each built."""
    return tuple(
        build(name, Node(member, path))
        for name, member, path in node.pairs(key)
        if isinstance(member, dict)
    )


def _dzialanie(name: str, node: Node) -> model.WykonanieDzialania:
    return model.WykonanieDzialania(
        id=name,
        wskazniki=_named(node, "wskazniki", _wskaznik),
        budzet=_named(node, "budzet", _pozycja),
        kamienie=node.nodes("kamienie", _kamien),
        stan=_STANY.get(node.text("stan")),
        powod=node.text("powod"),
        uwagi=node.text("uwagi"),
        path=node.path,
    )


def _wskaznik(name: str, node: Node) -> model.WykonanieWskaznika:
    return model.WykonanieWskaznika(
        id=name,
        wartosc=_wartosc(node.data.get("wartosc")),
        jednostka=node.text("jednostka"),
        stan_na=node.date("stan_na"),
        ujecie=_UJECIA.get(node.text("ujecie")),
        powod=node.text("powod"),
        uwagi=node.text("uwagi"),
        path=node.path,
    )


def _wartosc(value: Any) -> Decimal | str | None:
    if isinstance(value, str):
        return None if is_blank(value) else value
    return decimal(value)


def _pozycja(name: str, node: Node) -> model.WykonaniePozycji:
    return model.WykonaniePozycji(
        id=name,
        umowy=_kwoty(node, "umowy"),
        wydatki=_kwoty(node, "wydatki"),
        stan_na=node.date("stan_na"),
        ujecie=_UJECIA.get(node.text("ujecie")),
        powod=node.text("powod"),
        uwagi=node.text("uwagi"),
        path=node.path,
    )


def _kwoty(node: Node, key: str) -> model.Kwoty | None:
    path = (*node.path, key)
    if (znak := node.text(key)) in model.ZNAKI:
        return model.Kwoty(znak=znak, path=path)
    if not isinstance(node.data.get(key), dict):
        return None
    zrodla = tuple(
        Udzial(zrodlo, kwota, path=place)
        for zrodlo, value, place in node.pairs(key)
        if (kwota := decimal(value)) is not None
    )
    return model.Kwoty(zrodla, path=path)


def _kamien(node: Node) -> model.Kamien:
    return model.Kamien(node.text("opis"), node.date("osiagnieto"), node.text("uwagi"), node.path)
