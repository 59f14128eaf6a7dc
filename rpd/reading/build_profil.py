"""Data → the profile: the shape that a plan names.

What the schema and `profil_faults` find nothing wrong with makes a whole profile; of anything else
nothing is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any, Final, get_args

from rpd.plan.built_in import chosen
from rpd.plan.layout import (
    AMOUNT,
    SOURCES,
    Body,
    Companion,
    FieldType,
    Layout,
    LayoutKind,
    OwnField,
    Prose,
    Role,
    Rows,
    Shown,
    Signs,
    Unit,
)
from rpd.plan.noun import Gender, Noun
from rpd.plan.profil import DZIALANIA, DZIALANIE, Column, Kind, Level, Numbering, Profil
from rpd.polish.slug import slug
from rpd.polish.wording import NBSP, capital
from rpd.reading.nodes import Node

_GENDERS: Final[dict[str, Gender]] = {"meski": "m", "zenski": "f", "nijaki": "n"}
_REPEALED: Final[dict[Gender, str]] = {
    "m": "(uchylony)",
    "f": "(uchylona)",
    "n": "(uchylone)",
}
_KINDS: Final[dict[FieldType, Kind]] = {"termin": "terminy", "podmioty": "podmioty"}
"""What a column of a further field holds where it is no prose."""


def build_profil(data: Any) -> Profil:
    """The profile of a file's data."""
    node = Node(data, ())
    pola = node.nodes("pola", _pole)
    uklad = node.nodes("uklad", lambda one: _layout(one, node))
    kwoty = _inner(node, "kwoty")
    znaki = _inner(node, "znaki")
    levels = _levels(node, "poziomy")
    action = _action(_inner(node, "dzialanie"))
    return Profil(
        levels=levels,
        dzialanie=action,
        columns=tuple(_columns(uklad, pola, labelled=_inner(node, "dzialanie").flag("etykiety"))),
        nazwa=node.text("nazwa"),
        strategia=_one_of(node.text("strategia"), Companion, "brak"),
        poziomy_strategii=_levels(node, "poziomy_strategii"),
        okresy=tuple(str(okres) for okres, _ in node.entries("okresy")),
        pola=pola,
        wymagane=tuple((name, str(how)) for name, how, _ in node.pairs("wymagane")),
        role=node.nodes("role", _rola),
        jednostka=_one_of(kwoty.text("jednostka"), Unit, "zł"),
        miejsca=kwoty.integer("miejsca"),
        bez_jednostki=kwoty.flag("bez_jednostki"),
        full_sources=kwoty.text("zrodla") == "nazwy",
        znaki=Signs(
            znaki.text("nie_dotyczy"),
            znaki.text("nie_ma"),
            znaki.text("brak_danych"),
            znaki.text("do_ustalenia"),
        ),
        uklad=uklad,
        proza=node.nodes("proza", _proza),
        podstawa=node.nodes("podstawa", lambda one: (one.text("przepis"), one.text("adres"))),
        organ=_organ(node),
    )


def _inner(node: Node, key: str) -> Node:
    return Node(node.data.get(key), (*node.path, key))


def _one_of(value: str, allowed: Any, otherwise: Any) -> Any:
    """A value of a closed list, or the usual one."""
    return value if value in get_args(allowed) else otherwise


def _noun(node: Node) -> Noun:
    many = _inner(node, "mnoga")
    return Noun(
        one=node.text("mianownik"),
        genitive=node.text("dopelniacz"),
        dative=node.text("celownik"),
        accusative=node.text("biernik"),
        locative=node.text("miejscownik"),
        instrumental=node.text("narzednik"),
        many=many.text("mianownik"),
        many_genitive=many.text("dopelniacz"),
        many_dative=many.text("celownik"),
        many_locative=many.text("miejscownik"),
        many_instrumental=many.text("narzednik"),
        gender=_GENDERS.get(node.text("rodzaj"), "m"),
    )


def _nouns(node: Node) -> tuple[Noun, Noun]:
    """The noun and its short form."""
    noun = _noun(_inner(node, "nazwa"))
    return noun, _noun(_inner(node, "krotko")) if "krotko" in node.data else noun


def _cited(noun: Noun, short: Noun) -> tuple[str, ...]:
    """The words by which texts refer to it."""
    forms = (form for one in (short, noun) for form in one.forms if form)
    return tuple(dict.fromkeys(forms))


def kind_of(level: Node) -> str:
    """What machines call a level."""
    one = _inner(level, "nazwa").text("mianownik")
    return level.text("oznaczenie") or slug([one], "poziom").replace("-", "_")


def _levels(node: Node, key: str) -> tuple[Level, ...]:
    """The levels of a list; each knows the list that the next one stands in."""
    action = _inner(_inner(node, DZIALANIE), "nazwa")
    alone = node.nodes(key, partial(_level, action=action))
    below = [*(level.key for level in alone[1:]), DZIALANIA]
    if node.text("strategia") not in ("wymagana", "mozliwa"):
        alone = tuple(replace(level, linked=False, named=True) for level in alone)
    return tuple(replace(level, below=one) for level, one in zip(alone, below, strict=False))


def _level(node: Node, action: Node) -> Level:
    noun, short = _nouns(node)
    numbering = _one_of(node.text("numeracja"), Numbering, "arabska")
    usual = "" if numbering == "brak" else f"{capital(noun.one)} {{numer}}."
    caption = f"{capital(_noun(action).many)}: {noun.one} {{numer}}"
    kind = kind_of(node)
    return Level(
        kind=kind,
        key=node.text("klucz"),
        below="",
        noun=noun,
        short=short,
        numbering=numbering,
        sign=kind,
        heading=_kept(node.text("naglowek") or usual),
        in_table=_kept(node.text("podpis_tabeli") or caption),
        repealed=node.text("uchylony") or _REPEALED[noun.gender],
        meaning=node.text("objasnienie") or f"{capital(noun.one)}.",
        cited=_cited(noun, short),
        linked=node.flag("powiazany"),
        optional=node.flag("opcjonalny"),
        named=node.flag("nazwa_wymagana"),
        capital=node.flag("wielka_litera"),
        measured=node.flag("wskazniki"),
        summed=node.flag("suma"),
    )


def _kept(heading: str) -> str:
    """A heading whose number stays with the word before it."""
    return heading.replace(" {numer}", f"{NBSP}{{numer}}")


def _action(node: Node) -> Level:
    noun, short = _nouns(node)
    return Level(
        kind=DZIALANIE,
        key=DZIALANIA,
        below="",
        noun=noun,
        short=short,
        numbering=_one_of(node.text("numeracja"), Numbering, "arabska"),
        sign="d",
        in_table=capital(noun.many),
        repealed=node.text("uchylone") or _REPEALED[noun.gender],
        cited=_cited(noun, short),
        capital=node.flag("wielka_litera"),
        by_lp=node.text("przywolanie") == "lp",
    )


# --- fields and layouts --------------------------------------------------------------------------


def _pole(node: Node) -> OwnField:
    return OwnField(
        key=node.text("klucz"),
        title=node.text("nazwa"),
        type=_one_of(node.text("typ"), FieldType, "tekst"),
        values=node.texts("wartosci"),
        on=node.texts("na") or (DZIALANIE,),
        lack=node.text("wymagane"),
        meaning=node.text("objasnienie"),
    )


def _rola(node: Node) -> Role:
    return Role(
        key=node.text("klucz"),
        name=node.text("nazwa"),
        before=node.text("przed"),
        after=node.text("po"),
        instrumental=node.text("przypadek") == "narzednik",
    )


def _proza(node: Node) -> Prose:
    after = node.text("miejsce") == "po"
    return Prose(node.text("klucz"), node.text("tytul"), after, node.flag("wymagany"))


def _organ(node: Node) -> Body | None:
    organ = _inner(node, "organ")
    return Body(organ.text("nazwa"), organ.text("dopelniacz")) if organ.data else None


def _layout(node: Node, profil: Node) -> Layout:
    periods = max(1, sum(1 for _ in profil.entries("okresy")))
    columns = node.nodes("kolumny", _shown)
    return Layout(
        kind=_one_of(node.text("rodzaj"), LayoutKind, "tabela"),
        columns=tuple(_widened(columns, periods)),
        level=node.text("na"),
        rows=_one_of(node.text("wiersze"), Rows, "dzialania"),
        title=node.text("tytul"),
        totals=node.texts("razem"),
        parts=node.flag("w_tym"),
    )


def _shown(node: Node) -> Shown:
    return Shown(
        fields=node.texts("pola") or ((field,) if (field := node.text("pole")) else ()),
        header=node.text("naglowek"),
        width=node.integer("szerokosc") or 0,
        role=node.text("rola"),
        periods=node.flag("okresy"),
        total=node.flag("razem"),
        empty=node.text("puste"),
        of_plan=node.text("dla_planu"),
    )


def _widened(columns: tuple[Shown, ...], periods: int) -> Iterator[Shown]:
    """Columns that state no width share what is left; one a period says the width of each."""
    counts = [periods if one.periods else 1 for one in columns]
    stated = sum(one.width * n for one, n in zip(columns, counts, strict=True))
    without = sum(n for one, n in zip(columns, counts, strict=True) if not one.width)
    for one in columns:
        yield one if one.width else replace(one, width=max(1, (100 - stated) // without))


def _columns(
    uklad: tuple[Layout, ...], pola: tuple[OwnField, ...], *, labelled: bool
) -> Iterator[Column]:
    """The fields of an action in the order in which the layouts print them, each once.

    Every action has a name, and whatever rows of indicators and of sources are made of. A field
    that stands in a cell of its own has its header and its width.
    """
    known = chosen(None).by_key
    of_rows: dict[str, Kind] = {"wskazniki": "miary", "zrodla": "kwoty"}
    by_kind = {column.kind: column.key for column in known.values()}
    own = {pole.key: pole for pole in pola if DZIALANIE in pole.on}
    shown: dict[str, Shown] = {}
    counted = [by_kind[of_rows[layout.rows]] for layout in uklad if layout.rows in of_rows]
    for one in (one for part in uklad if part.rows == "dzialania" for one in part.columns):
        for key in one.fields:
            if key in (AMOUNT, SOURCES):
                counted.append(by_kind["kwoty"])
            elif key not in shown or (len(one.fields) == 1 < len(shown[key].fields)):
                shown[key] = one
    name = next(iter(known))
    for key in dict.fromkeys((name, *shown, *counted)):
        if key in known:
            base = known[key]
            about = shown.get(key) or Shown((key,), base.header, base.width)
            yield replace(
                base,
                header=about.header,
                caption=about.header,
                width=about.width,
                labelled=base.labelled and labelled,
                meaning=f"{about.header}.",
            )
        elif key in own:
            yield own_column(own[key], shown[key])


def own_column(pole: OwnField, shown: Shown) -> Column:
    """The column of a field of the profile's own."""
    kind = _KINDS.get(pole.type, "proza")
    noun = f"pole „{pole.title}”"
    return Column(
        key=pole.key,
        header=shown.header,
        width=shown.width,
        kind=kind,
        caption=shown.header,
        noun=noun,
        object=noun,
        members=f"pozycji pola „{pole.title}”",
        main={"terminy": "okres", "podmioty": "podmiot"}.get(kind, "tekst"),
        single=kind != "podmioty",
        own=True,
        meaning=pole.meaning or f"{pole.title}.",
    )
