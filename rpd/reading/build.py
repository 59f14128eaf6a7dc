"""Data → model. What the schema found wrong is left out; the rules still see the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from rpd.diagnostics import Path
from rpd.plan import model, terminy
from rpd.plan.built_in import chosen
from rpd.plan.profil import DZIALANIA, STRATEGIA, Column, Kind, Level, Profil
from rpd.reading.blank import is_blank

T = TypeVar("T")


class _Node:
    """A mapping of the file with its path; reads fields leniently, never raises."""

    __slots__ = ("data", "path")

    def __init__(self, data: Any, path: Path) -> None:
        self.data: dict[str, Any] = data if isinstance(data, dict) else {}
        self.path = path

    def text(self, key: str) -> str:
        """The text of a field; a number counts as its characters; "" where there is none to see."""
        value = self.data.get(key, "")
        if isinstance(value, str):
            return "" if is_blank(value) else value
        return str(value) if _is_number(value) else ""

    def number(self, key: str) -> Decimal | None:
        """The number of a field as Decimal, or None."""
        return _decimal(self.data.get(key))

    def integer(self, key: str) -> int | None:
        """The whole number of a field, or None."""
        value = self.data.get(key)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def flag(self, key: str) -> bool:
        """Whether a field is true."""
        return self.data.get(key) is True

    def date(self, key: str) -> date | None:
        """An ISO date, or None."""
        try:
            return date.fromisoformat(self.text(key))
        except ValueError:
            return None

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a list that can be seen."""
        texts = (value for value, _ in self.entries(key) if isinstance(value, str))
        return tuple(value for value in texts if not is_blank(value))

    def entries(self, key: str) -> Iterator[tuple[Any, Path]]:
        """The entries of a list with their paths; nothing where it is not a list."""
        value = self.data.get(key)
        for index, entry in enumerate(value if isinstance(value, list) else ()):
            yield entry, (*self.path, key, index)

    def pairs(self, key: str) -> Iterator[tuple[str, Any, Path]]:
        """The members of a mapping with their paths."""
        value = self.data.get(key)
        for name, member in (value if isinstance(value, dict) else {}).items():
            yield name, member, (*self.path, key, name)

    def nodes(self, key: str, build: Callable[[_Node], T]) -> tuple[T, ...]:
        """The mappings of a list, each built."""
        value = self.data.get(key)
        if not isinstance(value, list):
            return ()
        path = self.path
        return tuple(
            [
                build(_Node(entry, (*path, key, index)))
                for index, entry in enumerate(value)
                if isinstance(entry, dict)
            ]
        )


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)


def _decimal(value: Any) -> Decimal | None:
    return Decimal(value) if _is_number(value) else None


def build_plan(data: Any) -> model.Plan:
    """The plan of a file's data."""
    node = _Node(data, ())
    rok = node.integer("rok") or 0
    profil = chosen(node.data)
    return model.Plan(
        rok=rok,
        tytul=node.text("tytul"),
        profil=profil,
        uchwala=_uchwala(node, "uchwala"),
        projekt_uchwaly=_uchwala(node, "projekt_uchwaly"),
        strategia=node.text("strategia"),
        slownik=node.text("slownik"),
        przypisy=tuple(
            model.Przypis(id=name, tekst=tekst, path=path)
            for name, tekst, path in node.pairs("przypisy")
            if isinstance(tekst, str) and not is_blank(tekst)
        ),
        kolumny=tuple(
            (name, _Node(about, path).text("przypis"))
            for name, about, path in node.pairs("kolumny")
            if name in profil.column_keys and isinstance(about, dict)
        ),
        numery_przypisow=tuple(
            (name, str(number))
            for name, number, _ in node.pairs("numery_przypisow")
            if isinstance(number, str) or _is_number(number)
        ),
        znak_odnosnika=node.text("znak_odnosnika"),
        elementy=_elementy(node, profil, lambda one: _dzialanie(one, profil, rok)),
        wyrazy=_wyrazy(node),
        odstepstwa=node.nodes("odstepstwa", _odstepstwo),
        zmiany=node.nodes("zmiany", _zmiana),
    )


def _uchwala(plan: _Node, key: str) -> model.Uchwala | None:
    if not isinstance(plan.data.get(key), dict):
        return None
    node = _Node(plan.data[key], (key,))
    about = _naglowek(node)
    return model.Uchwala(
        organ=node.text("organ"),
        numer=node.text("numer"),
        data=node.date("data"),
        zalacznik=node.integer("zalacznik"),
        oznaczenie_zalacznika=node.text("oznaczenie_zalacznika"),
        w_sprawie=about.w_sprawie,
        podstawa_prawna=about.podstawa_prawna,
        publikacja=about.publikacja,
        wejscie_w_zycie=about.wejscie_w_zycie,
        z_moca_od=about.z_moca_od,
        podpis=about.podpis,
        odcisk=node.text("odcisk"),
        metryczka=tuple((k, v) for k, v, _ in node.pairs("metryczka") if isinstance(v, str)),
        path=node.path,
    )


def build_naglowek(data: Any) -> model.Naglowek:
    """What an act says of itself, from the data of its file."""
    return _naglowek(_Node(data, ()))


def _naglowek(node: _Node) -> model.Naglowek:
    podpis = _inner(node, "podpis")
    return model.Naglowek(
        w_sprawie=node.text("w_sprawie"),
        podstawa_prawna=node.nodes(
            "podstawa_prawna",
            lambda one: model.PrzepisPodstawy(one.text("przepis"), one.text("adres"), one.path),
        ),
        publikacja=_publikacja(node),
        wejscie_w_zycie=node.text("wejscie_w_zycie"),
        z_moca_od=_moc_wsteczna(node),
        podpis=None if podpis is None else _podpis(podpis),
    )


def _podpis(node: _Node) -> model.Podpis:
    plec = node.text("plec")
    return model.Podpis(
        tytul_zenski=node.text("tytul_zenski"),
        tytul_meski=node.text("tytul_meski"),
        plec=plec if plec in ("kobieta", "mezczyzna") else None,  # type: ignore[arg-type]
        imie_nazwisko=node.text("imie_nazwisko"),
        path=node.path,
    )


def _inner(node: _Node, key: str) -> _Node | None:
    value = node.data.get(key)
    return _Node(value, (*node.path, key)) if isinstance(value, dict) else None


def _publikacja(node: _Node) -> model.Publikacja | None:
    inner = _inner(node, "publikacja")
    if inner is None:
        return None
    return model.Publikacja(inner.date("data"), inner.text("miejsce"), inner.path)


def _moc_wsteczna(node: _Node) -> model.MocWsteczna | None:
    inner = _inner(node, "z_moca_od")
    if inner is None:
        return None
    return model.MocWsteczna(inner.date("dzien"), inner.text("powod"), inner.path)


def _wyrazy(plan: _Node) -> model.Wyrazy | None:
    if not isinstance(plan.data.get("wyrazy"), dict):
        return None
    node = _Node(plan.data["wyrazy"], ("wyrazy",))

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


def _odstepstwo(node: _Node) -> model.Odstepstwo:
    return model.Odstepstwo(
        regula=node.text("regula"),
        gdzie=node.text("gdzie"),
        powod=node.text("powod"),
        miejsc=node.integer("miejsc"),
        odcisk=node.text("odcisk"),
        path=node.path,
    )


def _zmiana(node: _Node) -> model.Zmiana:
    return model.Zmiana(
        uchwala=node.text("uchwala"),
        data=node.date("data"),
        obowiazuje_od=node.date("obowiazuje_od"),
        wejscie_w_zycie=node.text("wejscie_w_zycie"),
        publikacja=_publikacja(node),
        z_moca_od=_moc_wsteczna(node),
        opis=node.text("opis"),
        odcisk=node.text("odcisk"),
        path=node.path,
    )


def _elementy(
    node: _Node, profil: Profil, action: Callable[[_Node], model.Dzialanie] | None, depth: int = 0
) -> tuple[model.Element, ...]:
    """The elements of a level with all below them; of the strategy there is no `action`."""
    if depth == len(profil.levels):
        return ()
    level = profil.levels[depth]

    def element(child: _Node) -> model.Element:
        return model.Element(
            poziom=level,
            numer=child.text("numer"),
            nazwa=child.text("nazwa"),
            strategia=child.text(STRATEGIA) if level.linked and action else "",
            elementy=_elementy(child, profil, action, depth + 1),
            dzialania=_actions(child, level, action),
            uchylony=_uchylenie(child, "uchylony") if action else None,
            path=child.path,
        )

    return node.nodes(level.key, element)


def _actions(
    node: _Node, level: Level, action: Callable[[_Node], model.Dzialanie] | None
) -> tuple[model.Dzialanie, ...]:
    return node.nodes(DZIALANIA, action) if action and level.below == DZIALANIA else ()


def _dzialanie(node: _Node, profil: Profil, rok: int) -> model.Dzialanie:
    lists: dict[str, Any] = {
        column.key: _LISTS[column.kind](node, column, rok) for column in profil.content
    }
    return model.Dzialanie(
        id=node.text("id"),
        nazwa=node.text("nazwa"),
        lp=node.text("lp"),
        kontynuuje=node.text("kontynuuje"),
        uchylone_litery=node.text("uchylone_litery"),
        uchylone=_uchylenie(node, "uchylone"),
        path=node.path,
        **lists,
    )


def _opisy(node: _Node, column: Column, _: int) -> tuple[model.Opis, ...]:
    return tuple(
        model.Opis(entry.text(column.main), entry.text("lit"), entry.path)
        for entry in _text_or_list(node, column)
    )


def _produkty(node: _Node, column: Column, _: int) -> tuple[model.Produkt, ...]:
    return tuple(
        model.Produkt(entry.text(column.main), entry.text("lit"), entry.path)
        for entry in _text_or_list(node, column)
    )


_LISTS: dict[Kind, Callable[[_Node, Column, int], tuple[Any, ...]]] = {
    "proza": _opisy,
    "pozycje": _produkty,
    "miary": lambda node, column, _: node.nodes(column.key, _wskaznik),
    "kwoty": lambda node, column, _: node.nodes(column.key, _pozycja),
    "terminy": lambda node, column, rok: tuple(
        _termin(entry, column.main, rok) for entry in _text_or_list(node, column)
    ),
    "podmioty": lambda node, column, _: tuple(map(_realizator, _text_or_list(node, column))),
}
"""How the entries of a column are built, by what it holds."""


def _text_or_list(node: _Node, column: Column) -> Iterator[_Node]:
    """Entries of a field that may be a text, a list of texts, or a list of mappings with `main`.

    An entry given as bare text keeps its own path, so that findings point at the text.
    """
    key, main = column.key, column.main
    value = node.data.get(key)
    if isinstance(value, str):
        yield _Node({main: value}, (*node.path, key))
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            if isinstance(entry, (str, dict)):
                data = {main: entry} if isinstance(entry, str) else entry
                yield _Node(data, (*node.path, key, index))


def _wskaznik(node: _Node) -> model.Wskaznik:
    prog = node.text("prog")
    return model.Wskaznik(
        nazwa=node.text("nazwa"),
        jednostka=node.text("jednostka") or "szt.",
        wartosc_docelowa=node.number("wartosc_docelowa"),
        wartosc_bazowa=node.number("wartosc_bazowa"),
        prog="min" if prog == "min" else "max" if prog == "max" else None,
        zrodlo_danych=node.text("zrodlo_danych"),
        opis=node.text("opis"),
        lit=node.text("lit"),
        path=node.path,
    )


def _pozycja(node: _Node) -> model.PozycjaBudzetu:
    podzial = [
        model.Udzial(zrodlo, kwota, path)
        for zrodlo, value, path in node.pairs("podzial")
        if (kwota := _decimal(value)) is not None
    ]
    return model.PozycjaBudzetu(
        kwota=node.number("kwota"),
        zrodla=node.texts("zrodla"),
        podzial=tuple(podzial),
        montaz=node.nodes("montaz", _skladnik),
        srodki="wlasne" if node.text("srodki") == "wlasne" else None,
        podmiot=node.text("podmiot"),
        w_ramach_projektow=node.flag("w_ramach_projektow"),
        w_ramach_projektu=node.flag("w_ramach_projektu"),
        bez_kosztow=node.flag("bez_kosztow"),
        rok=node.integer("rok"),
        lit=node.text("lit"),
        path=node.path,
    )


_BASES: dict[str, model.Podstawa] = {"calosc": "calosc", "dofinansowanie": "dofinansowanie"}


def _skladnik(node: _Node) -> model.SkladnikMontazu:
    return model.SkladnikMontazu(
        zrodlo=node.text("zrodlo"),
        kwota=node.number("kwota"),
        udzial=node.number("udzial"),
        podstawa=_BASES.get(node.text("podstawa")),
        wklad_wlasny=node.flag("wklad_wlasny"),
        path=node.path,
    )


def _termin(node: _Node, main: str, rok: int) -> model.Termin:
    tekst = node.text(main)
    return model.Termin(
        tekst=tekst,
        okres=terminy.parse(tekst, rok),
        wieloletnie=node.flag("wieloletnie"),
        lit=node.text("lit"),
        path=node.path,
    )


_ROLES: dict[str, model.Rola] = {
    "lider": "lider",
    "partner": "partner",
    "wspolpraca": "wspolpraca",
}


def _realizator(node: _Node) -> model.Realizator:
    rola = node.text("rola")
    return model.Realizator(
        podmiot=node.text("podmiot"),
        rola=_ROLES.get(rola),
        lit=node.text("lit"),
        uwagi=node.text("uwagi"),
        path=node.path,
    )


def _uchylenie(node: _Node, key: str) -> model.Uchylenie | None:
    if not isinstance(node.data.get(key), dict):
        return None
    inner = _Node(node.data[key], (*node.path, key))
    return model.Uchylenie(inner.text("uchwala"), inner.date("data"), inner.path)


def build_strategia(data: Any) -> model.Strategia:
    """The strategy of a file's data."""
    node = _Node(data, ())
    profil = chosen(node.data)
    return model.Strategia(
        tytul=node.text("tytul"),
        cel_glowny=node.text("cel_glowny"),
        elementy=_elementy(node, profil, None),
        profil=profil,
    )


def build_slownik(data: Any) -> model.Slownik:
    """The dictionary of a file's data."""
    node = _Node(data, ())
    return model.Slownik(
        zrodla=node.nodes("zrodla", _zrodlo),
        grupy=node.nodes("grupy", _grupa),
        podmioty=node.nodes("podmioty", _podmiot),
        skroty=node.nodes("skroty", _skrot),
        koszty_jednostkowe=tuple(_koszty(node)),
    )


def _limity(node: _Node) -> tuple[model.Limit, ...]:
    return tuple(
        model.Limit(rok, kwota, path)
        for rok, value, path in node.pairs("limity")
        if (kwota := _decimal(value)) is not None
    )


def _zrodlo(node: _Node) -> model.Zrodlo:
    return model.Zrodlo(
        id=node.text("id"),
        nazwa=node.text("nazwa"),
        aliasy=node.texts("aliasy"),
        grupa=node.text("grupa"),
        uwagi=node.text("uwagi"),
        limity=_limity(node),
        path=node.path,
    )


def _grupa(node: _Node) -> model.Grupa:
    return model.Grupa(node.text("id"), node.text("nazwa"), _limity(node), node.path)


def _podmiot(node: _Node) -> model.Podmiot:
    return model.Podmiot(
        id=node.text("id"),
        nazwa=node.text("nazwa"),
        aliasy=node.texts("aliasy"),
        narzednik=node.text("narzednik"),
        dopelniacz=node.text("dopelniacz"),
        czynny_do=node.date("czynny_do"),
        uwagi=node.text("uwagi"),
        path=node.path,
    )


def _koszty(node: _Node) -> Iterator[model.KosztJednostkowy]:
    for entry, path in node.entries("koszty_jednostkowe"):
        band = _Node(entry, path)
        od, do = band.number("od"), band.number("do")
        if od is not None and do is not None and band.text("fraza"):
            yield model.KosztJednostkowy(band.text("fraza"), od, do, path)


def _skrot(node: _Node) -> model.Skrot:
    return model.Skrot(node.text("skrot"), node.text("rozwiniecie"), node.path)
