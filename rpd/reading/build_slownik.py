"""Data → the dictionary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rpd.plan import model
from rpd.reading.nodes import Node, decimal


def build_slownik(data: Any) -> model.Slownik:
    """The dictionary of a file's data."""
    node = Node(data, ())
    return model.Slownik(
        zrodla=node.nodes("zrodla", _zrodlo),
        grupy=node.nodes("grupy", _grupa),
        podmioty=node.nodes("podmioty", _podmiot),
        skroty=node.nodes("skroty", _skrot),
        koszty_jednostkowe=tuple(_koszty(node)),
        format=node.integer("format"),
    )


def _limity(node: Node) -> tuple[model.Limit, ...]:
    return tuple(
        model.Limit(rok, kwota, path)
        for rok, value, path in node.pairs("limity")
        if (kwota := decimal(value)) is not None
    )


def _zrodlo(node: Node) -> model.Zrodlo:
    return model.Zrodlo(
        id=node.text("id"),
        nazwa=node.text("nazwa"),
        aliasy=node.texts("aliasy"),
        grupa=node.text("grupa"),
        uwagi=node.text("uwagi"),
        limity=_limity(node),
        path=node.path,
    )


def _grupa(node: Node) -> model.Grupa:
    return model.Grupa(node.text("id"), node.text("nazwa"), _limity(node), node.path)


def _podmiot(node: Node) -> model.Podmiot:
    return model.Podmiot(
        id=node.text("id"),
        nazwa=node.text("nazwa"),
        aliasy=node.texts("aliasy"),
        narzednik=node.text("narzednik"),
        dopelniacz=node.text("dopelniacz"),
        czynny_do=node.date("czynny_do"),
        uwagi=node.text("uwagi"),
        skrot=node.text("skrot"),
        path=node.path,
    )


def _koszty(node: Node) -> Iterator[model.KosztJednostkowy]:
    for entry, path in node.entries("koszty_jednostkowe"):
        band = Node(entry, path)
        od, do = band.number("od"), band.number("do")
        if od is not None and do is not None and band.text("fraza"):
            yield model.KosztJednostkowy(band.text("fraza"), od, do, path)


def _skrot(node: Node) -> model.Skrot:
    return model.Skrot(node.text("skrot"), node.text("rozwiniecie"), node.path)
