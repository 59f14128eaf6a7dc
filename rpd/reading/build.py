"""Data → model. What the schema found wrong is left out; the rules still see the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from rpd.plan import model, stages
from rpd.plan.built_in import PROFIL, chosen
from rpd.plan.kwoty import Zapis
from rpd.plan.profil import (
    DZIALANIA,
    DZIALANIE,
    OGOLEM,
    STRATEGIA,
    WSKAZNIKI,
    Column,
    Kind,
    Level,
    Profil,
)
from rpd.reading.blank import is_blank
from rpd.reading.build_acts import uchwala, uchylenie, zmiana
from rpd.reading.build_measures import wskaznik
from rpd.reading.build_money import okresy, pozycja, zapis_of
from rpd.reading.nodes import Node, is_number


def build_plan(data: Any) -> model.Plan:
    """The plan of a file's data."""
    node = Node(data, ())
    rok = node.integer("rok") or 0
    profil = chosen(node.data)

    def action(one: Node) -> model.Dzialanie:
        return _dzialanie(one, profil, rok)

    return model.Plan(
        rok=rok,
        tytul=node.text("tytul"),
        profil=profil,
        uchwala=uchwala(node, "uchwala"),
        projekt_uchwaly=uchwala(node, "projekt_uchwaly"),
        strategia=node.text("strategia"),
        slownik=node.text("slownik"),
        plik_profilu=node.text(PROFIL),
        przypisy=tuple(
            model.Przypis(id=name, tekst=tekst, path=path)
            for name, tekst, path in node.pairs("przypisy")
            if isinstance(tekst, str) and not is_blank(tekst)
        ),
        kolumny=tuple(
            (name, Node(about, path).text("przypis"))
            for name, about, path in node.pairs("kolumny")
            if name in profil.column_keys and isinstance(about, dict)
        ),
        numery_przypisow=tuple(
            (name, str(number))
            for name, number, _ in node.pairs("numery_przypisow")
            if isinstance(number, str) or is_number(number)
        ),
        znak_odnosnika=node.text("znak_odnosnika"),
        wskazniki=node.nodes(WSKAZNIKI, wskaznik) if profil.measured else (),
        elementy=_elementy(node, profil, action),
        dzialania=_actions(node, profil, -1, action),
        proza=tuple(
            (name, text)
            for name, text, _ in node.pairs("proza")
            if isinstance(text, str) and not is_blank(text)
        ),
        wyrazy=_wyrazy(node),
        odstepstwa=node.nodes("odstepstwa", _odstepstwo),
        zmiany=node.nodes("zmiany", zmiana),
        format=node.integer("format"),
    )


def _wyrazy(plan: Node) -> model.Wyrazy | None:
    if not isinstance(plan.data.get("wyrazy"), dict):
        return None
    node = Node(plan.data["wyrazy"], ("wyrazy",))

    def pairs(key: str) -> model.Pairs:
        return tuple((name, text) for name, text, _ in node.pairs(key) if isinstance(text, str))

    return model.Wyrazy(
        strategia=node.text("strategia"),
        organ=node.text("organ"),
        organ_dopelniacz=node.text("organ_dopelniacz"),
        zrodla=pairs("zrodla"),
        aliasy=pairs("aliasy"),
        narzedniki=pairs("narzedniki"),
        skroty=pairs("skroty"),
        profil=pairs(PROFIL),
        path=node.path,
    )


def _odstepstwo(node: Node) -> model.Odstepstwo:
    return model.Odstepstwo(
        regula=node.text("regula"),
        gdzie=node.text("gdzie"),
        powod=node.text("powod"),
        miejsc=node.integer("miejsc"),
        odcisk=node.text("odcisk"),
        path=node.path,
    )


def _elementy(
    node: Node, profil: Profil, action: Callable[[Node], model.Dzialanie] | None, depth: int = -1
) -> tuple[model.Element, ...]:
    """The elements in one of that depth, the plan at -1, with all below them.

    Of the strategy there is no `action`. What lies deeper stands in front: it would seem to belong
    to the last of those above it.
    """

    def element(child: Node, level: Level) -> model.Element:
        at = profil.depth(level.kind)
        return model.Element(
            poziom=level,
            numer=level.named_number(child.text("numer"), child.text("nazwa")),
            nazwa=child.text("nazwa"),
            strategia=child.text(STRATEGIA) if level.linked and action else "",
            elementy=_elementy(child, profil, action, at),
            dzialania=_actions(child, profil, at, action),
            uchylony=uchylenie(child, "uchylony") if action else None,
            wskazniki=child.nodes(WSKAZNIKI, wskaznik) if level.measured and action else (),
            kwota_ogolem=okresy(child, OGOLEM, zapis_of(profil)) if action else (),
            pola=_own(child, profil, level.kind) if profil.pola else (),
            path=child.path,
        )

    found: tuple[model.Element, ...] = ()
    for level in profil.held(depth):
        if level.kind != DZIALANIE:
            found += node.nodes(level.key, partial(element, level=level))
    return found


def _actions(
    node: Node, profil: Profil, depth: int, action: Callable[[Node], model.Dzialanie] | None
) -> tuple[model.Dzialanie, ...]:
    held = action is not None and profil.held(depth)[0].kind == DZIALANIE
    return node.nodes(DZIALANIA, action) if action and held else ()


def _dzialanie(node: Node, profil: Profil, rok: int) -> model.Dzialanie:
    lists: dict[str, Any] = {
        column.key: _LISTS[column.kind](node, column, profil, rok) for column in profil.content
    }
    own: tuple[tuple[str, tuple[Any, ...]], ...] = ()
    if profil.pola:
        own = tuple((pole.key, lists.pop(pole.key)) for pole in profil.pola if pole.key in lists)
    return model.Dzialanie(
        id=node.text("id"),
        nazwa=node.text("nazwa"),
        lp=node.text("lp"),
        kontynuuje=node.text("kontynuuje"),
        uchylone_litery=node.text("uchylone_litery"),
        uchylone=uchylenie(node, "uchylone"),
        pola=own,
        path=node.path,
        **lists,
    )


def _own(node: Node, profil: Profil, kind: str) -> model.Pairs:
    """The fields of the profile's own that an element of that level has."""
    return tuple(
        (pole.key, node.text(pole.key))
        for pole in profil.pola
        if kind in pole.on and pole.key in node.data
    )


def _opisy(node: Node, column: Column, *_: object) -> tuple[model.Opis, ...]:
    return tuple(
        model.Opis(entry.text(column.main), entry.text("lit"), entry.path)
        for entry in _text_or_list(node, column)
    )


def _produkty(node: Node, column: Column, *_: object) -> tuple[model.Produkt, ...]:
    return tuple(
        model.Produkt(entry.text(column.main), entry.text("lit"), entry.path)
        for entry in _text_or_list(node, column)
    )


def _budzet(node: Node, column: Column, zapis: Zapis) -> tuple[model.PozycjaBudzetu, ...]:
    return node.nodes(column.key, lambda entry: pozycja(entry, zapis))


_LISTS: dict[Kind, Callable[[Node, Column, Profil, int], tuple[Any, ...]]] = {
    "proza": _opisy,
    "pozycje": _produkty,
    "miary": lambda node, column, *_: node.nodes(column.key, wskaznik),
    "kwoty": lambda node, column, profil, _: _budzet(node, column, zapis_of(profil)),
    "terminy": lambda node, column, profil, rok: tuple(
        _termin(entry, column.main, profil, rok) for entry in _text_or_list(node, column)
    ),
    "podmioty": lambda node, column, profil, _: tuple(
        _realizator(entry, _roles(profil)) for entry in _text_or_list(node, column)
    ),
}
"""How the entries of a column are built, by what it holds."""


def _text_or_list(node: Node, column: Column) -> Iterator[Node]:
    """Entries of a field that may be a text, a list of texts, or a list of mappings with `main`.

    An entry given as bare text keeps its own path, so that findings point at the text. A field of
    the profile's own may be a number; it is kept as its characters.
    """
    key, main = column.key, column.main
    value = node.data.get(key)
    if isinstance(value, str) or (column.own and is_number(value)):
        yield Node({main: str(value)}, (*node.path, key))
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            if isinstance(entry, (str, dict)):
                data = {main: entry} if isinstance(entry, str) else entry
                yield Node(data, (*node.path, key, index))


def build_entry(column: Column, data: Any, profil: Profil) -> model.Wskaznik | model.PozycjaBudzetu:
    """An entry of a column whose entries carry ids: an indicator or money."""
    node = Node(data, ())
    return wskaznik(node) if column.kind == "miary" else pozycja(node, zapis_of(profil))


def _termin(node: Node, main: str, profil: Profil, rok: int) -> model.Termin:
    tekst, undated = node.text(main), node.flag("bez_dat")
    return model.Termin(
        tekst=tekst,
        okres=stages.meant(tekst, profil, rok, bez_dat=undated),
        wieloletnie=node.flag("wieloletnie"),
        lit=node.text("lit"),
        opis=node.text("opis"),
        bez_dat=undated,
        path=node.path,
    )


_ROLES = frozenset(("lider", "partner", "wspolpraca"))


def _roles(profil: Profil) -> frozenset[str]:
    """The roles that bodies may have."""
    return frozenset(one.key for one in profil.role) if profil.role else _ROLES


def _realizator(node: Node, roles: frozenset[str]) -> model.Realizator:
    rola = node.text("rola")
    return model.Realizator(
        podmiot=node.text("podmiot"),
        rola=rola if rola in roles else None,
        lit=node.text("lit"),
        uwagi=node.text("uwagi"),
        path=node.path,
    )


def _of_strategy(profil: Profil) -> tuple[Level, ...]:
    """The levels of a strategy: what plans name in a field is on the lowest, unless it is said."""
    levels = profil.poziomy_strategii
    told = any(level.linked for level in levels)
    if told or not any(level.linked for level in profil.levels):
        return levels
    return (*levels[:-1], replace(levels[-1], linked=True))


def build_strategia(data: Any) -> model.Strategia:
    """The strategy of a file's data."""
    node = Node(data, ())
    profil = chosen(node.data)
    if profil.poziomy_strategii:
        profil = replace(profil, levels=_of_strategy(profil))
    return model.Strategia(
        tytul=node.text("tytul"),
        cel_glowny=node.text("cel_glowny"),
        elementy=_elementy(node, profil, None),
        profil=profil,
        format=node.integer("format"),
    )
