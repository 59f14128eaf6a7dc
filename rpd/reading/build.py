"""Data → model. What the schema found wrong is left out; the rules still see the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from rpd.plan import model, stages
from rpd.plan.built_in import chosen
from rpd.plan.profil import (
    DZIALANIA,
    OGOLEM,
    STRATEGIA,
    WSKAZNIKI,
    Column,
    Kind,
    Level,
    Profil,
    is_year,
)
from rpd.plan.scales import bare
from rpd.reading.blank import is_blank
from rpd.reading.build_acts import uchwala, uchylenie, zmiana
from rpd.reading.nodes import Node, decimal, is_number


def build_plan(data: Any) -> model.Plan:
    """The plan of a file's data."""
    node = Node(data, ())
    rok = node.integer("rok") or 0
    profil = chosen(node.data)
    return model.Plan(
        rok=rok,
        tytul=node.text("tytul"),
        profil=profil,
        uchwala=uchwala(node, "uchwala"),
        projekt_uchwaly=uchwala(node, "projekt_uchwaly"),
        strategia=node.text("strategia"),
        slownik=node.text("slownik"),
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
        wskazniki=node.nodes(WSKAZNIKI, _wskaznik) if profil.measured else (),
        elementy=_elementy(node, profil, lambda one: _dzialanie(one, profil, rok)),
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
    node: Node, profil: Profil, action: Callable[[Node], model.Dzialanie] | None, depth: int = 0
) -> tuple[model.Element, ...]:
    """The elements of a level with all below them; of the strategy there is no `action`."""
    if depth == len(profil.levels):
        return ()
    level = profil.levels[depth]

    def element(child: Node) -> model.Element:
        return model.Element(
            poziom=level,
            numer=child.text("numer"),
            nazwa=child.text("nazwa"),
            strategia=child.text(STRATEGIA) if level.linked and action else "",
            elementy=_elementy(child, profil, action, depth + 1),
            dzialania=_actions(child, level, action),
            uchylony=uchylenie(child, "uchylony") if action else None,
            wskazniki=child.nodes(WSKAZNIKI, _wskaznik) if level.measured and action else (),
            kwota_ogolem=_okresy(child, OGOLEM) if action else (),
            path=child.path,
        )

    return node.nodes(level.key, element)


def _actions(
    node: Node, level: Level, action: Callable[[Node], model.Dzialanie] | None
) -> tuple[model.Dzialanie, ...]:
    return node.nodes(DZIALANIA, action) if action and level.below == DZIALANIA else ()


def _dzialanie(node: Node, profil: Profil, rok: int) -> model.Dzialanie:
    lists: dict[str, Any] = {
        column.key: _LISTS[column.kind](node, column, profil, rok) for column in profil.content
    }
    return model.Dzialanie(
        id=node.text("id"),
        nazwa=node.text("nazwa"),
        lp=node.text("lp"),
        kontynuuje=node.text("kontynuuje"),
        uchylone_litery=node.text("uchylone_litery"),
        uchylone=uchylenie(node, "uchylone"),
        path=node.path,
        **lists,
    )


def _opisy(node: Node, column: Column, *_: Any) -> tuple[model.Opis, ...]:
    return tuple(
        model.Opis(entry.text(column.main), entry.text("lit"), entry.path)
        for entry in _text_or_list(node, column)
    )


def _produkty(node: Node, column: Column, *_: Any) -> tuple[model.Produkt, ...]:
    return tuple(
        model.Produkt(entry.text(column.main), entry.text("lit"), entry.path)
        for entry in _text_or_list(node, column)
    )


_LISTS: dict[Kind, Callable[[Node, Column, Profil, int], tuple[Any, ...]]] = {
    "proza": _opisy,
    "pozycje": _produkty,
    "miary": lambda node, column, *_: node.nodes(column.key, _wskaznik),
    "kwoty": lambda node, column, *_: node.nodes(column.key, _pozycja),
    "terminy": lambda node, column, profil, rok: tuple(
        _termin(entry, column.main, profil, rok) for entry in _text_or_list(node, column)
    ),
    "podmioty": lambda node, column, *_: tuple(map(_realizator, _text_or_list(node, column))),
}
"""How the entries of a column are built, by what it holds."""


def _text_or_list(node: Node, column: Column) -> Iterator[Node]:
    """Entries of a field that may be a text, a list of texts, or a list of mappings with `main`.

    An entry given as bare text keeps its own path, so that findings point at the text.
    """
    key, main = column.key, column.main
    value = node.data.get(key)
    if isinstance(value, str):
        yield Node({main: value}, (*node.path, key))
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            if isinstance(entry, (str, dict)):
                data = {main: entry} if isinstance(entry, str) else entry
                yield Node(data, (*node.path, key, index))


def _wskaznik(node: Node) -> model.Wskaznik:
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


def _pozycja(node: Node) -> model.PozycjaBudzetu:
    podzial = [
        model.Udzial(zrodlo, kwota, path)
        for zrodlo, value, path in node.pairs("podzial")
        if (kwota := decimal(value)) is not None
    ]
    return model.PozycjaBudzetu(
        kwota=node.number("kwota"),
        okresy=_okresy(node, "okresy"),
        zrodla=node.texts("zrodla"),
        podzial=tuple(podzial),
        montaz=node.nodes("montaz", _skladnik),
        srodki="wlasne" if node.text("srodki") == "wlasne" else None,
        podmiot=node.text("podmiot"),
        w_ramach_projektow=node.flag("w_ramach_projektow"),
        w_ramach_projektu=node.flag("w_ramach_projektu"),
        bez_kosztow=node.flag("bez_kosztow"),
        rok=node.integer("rok"),
        wzor=node.text("wzor"),
        zaokraglenie=node.text("zaokraglenie"),
        warunek=node.text("warunek"),
        potrzeby=_okresy(node, "potrzeby"),
        dzial=node.text("dzial"),
        rozdzial=node.text("rozdzial"),
        paragraf=node.text("paragraf"),
        lit=node.text("lit"),
        id=node.text("id"),
        path=node.path,
    )


def _okresy(node: Node, key: str) -> tuple[model.KwotaOkresu, ...]:
    """Amounts by period, or one for all of them together."""
    whole = node.number(key)
    if whole is not None:
        return (model.KwotaOkresu("", whole, path=(*node.path, key)),)
    return tuple(
        model.KwotaOkresu(okres, decimal(value), value if isinstance(value, str) else "", path)
        for okres, value, path in node.pairs(key)
        if is_number(value) or (isinstance(value, str) and not is_blank(value))
    )


_BASES: dict[str, model.Podstawa] = {"calosc": "calosc", "dofinansowanie": "dofinansowanie"}


def build_entry(column: Column, data: Any) -> model.Wskaznik | model.PozycjaBudzetu:
    """An entry of a column whose entries carry ids: an indicator or money."""
    node = Node(data, ())
    return _wskaznik(node) if column.kind == "miary" else _pozycja(node)


def _skladnik(node: Node) -> model.SkladnikMontazu:
    return model.SkladnikMontazu(
        zrodlo=node.text("zrodlo"),
        kwota=node.number("kwota"),
        udzial=node.number("udzial"),
        podstawa=_BASES.get(node.text("podstawa")),
        wklad_wlasny=node.flag("wklad_wlasny"),
        path=node.path,
    )


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


_ROLES: dict[str, model.Rola] = {
    "lider": "lider",
    "partner": "partner",
    "wspolpraca": "wspolpraca",
}


def _realizator(node: Node) -> model.Realizator:
    rola = node.text("rola")
    return model.Realizator(
        podmiot=node.text("podmiot"),
        rola=_ROLES.get(rola),
        lit=node.text("lit"),
        uwagi=node.text("uwagi"),
        path=node.path,
    )


def build_strategia(data: Any) -> model.Strategia:
    """The strategy of a file's data."""
    node = Node(data, ())
    profil = chosen(node.data)
    return model.Strategia(
        tytul=node.text("tytul"),
        cel_glowny=node.text("cel_glowny"),
        elementy=_elementy(node, profil, None),
        profil=profil,
        format=node.integer("format"),
    )
