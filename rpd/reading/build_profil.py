"""Data → the profile: the shape that a plan names.

What the schema and `profil_faults` find nothing wrong with makes a whole profile; of anything else
nothing is made.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any, Final

from rpd.plan.layout import (
    Companion,
    Signs,
    Unit,
)
from rpd.plan.noun import Gender, Noun
from rpd.plan.profil import DZIALANIA, DZIALANIE, Level, Numbering, Profil
from rpd.polish.slug import slug
from rpd.polish.wording import NBSP, capital
from rpd.reading.build_layouts import (
    columns_of,
    inner,
    layout_of,
    one_of,
    organ_of,
    pole_of,
    proza_of,
    rola_of,
)
from rpd.reading.nodes import Node

_GENDERS: Final[dict[str, Gender]] = {"meski": "m", "zenski": "f", "nijaki": "n"}
_REPEALED: Final[dict[Gender, str]] = {
    "m": "(uchylony)",
    "f": "(uchylona)",
    "n": "(uchylone)",
}


def build_profil(data: Any) -> Profil:
    """The profile of a file's data."""
    node = Node(data, ())
    pola = node.nodes("pola", pole_of)
    uklad = node.nodes("uklad", lambda one: layout_of(one, node))
    kwoty = inner(node, "kwoty")
    znaki = inner(node, "znaki")
    levels = _levels(node, "poziomy")
    action = _action(inner(node, "dzialanie"))
    return Profil(
        levels=levels,
        dzialanie=action,
        columns=tuple(columns_of(uklad, pola, labelled=inner(node, "dzialanie").flag("etykiety"))),
        nazwa=node.text("nazwa"),
        strategia=one_of(node.text("strategia"), Companion, "brak"),
        poziomy_strategii=_levels(node, "poziomy_strategii"),
        okresy=tuple(str(okres) for okres, _ in node.entries("okresy")),
        pola=pola,
        wymagane=tuple((name, str(how)) for name, how, _ in node.pairs("wymagane")),
        role=node.nodes("role", rola_of),
        jednostka=one_of(kwoty.text("jednostka"), Unit, "zł"),
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
        proza=node.nodes("proza", proza_of),
        podstawa=node.nodes("podstawa", lambda one: (one.text("przepis"), one.text("adres"))),
        organ=organ_of(node),
    )


def _noun(node: Node) -> Noun:
    many = inner(node, "mnoga")
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
    noun = _noun(inner(node, "nazwa"))
    return noun, _noun(inner(node, "krotko")) if "krotko" in node.data else noun


def _cited(noun: Noun, short: Noun) -> tuple[str, ...]:
    """The words by which texts refer to it."""
    forms = (form for one in (short, noun) for form in one.forms if form)
    return tuple(dict.fromkeys(forms))


def kind_of(level: Node) -> str:
    """What machines call a level."""
    one = inner(level, "nazwa").text("mianownik")
    return level.text("oznaczenie") or slug([one], "poziom").replace("-", "_")


def _levels(node: Node, key: str) -> tuple[Level, ...]:
    """The levels of a list; each knows the list that the next one stands in."""
    action = inner(inner(node, DZIALANIE), "nazwa")
    alone = node.nodes(key, partial(_level, action=action))
    below = [*(level.key for level in alone[1:]), DZIALANIA]
    if node.text("strategia") not in ("wymagana", "mozliwa"):
        alone = tuple(replace(level, linked=False, named=True) for level in alone)
    mixed = any(level.optional or level.numbering == "brak" for level in alone)
    return tuple(
        replace(level, below=one, mixed=mixed) for level, one in zip(alone, below, strict=False)
    )


def _level(node: Node, action: Node) -> Level:
    noun, short = _nouns(node)
    numbering = one_of(node.text("numeracja"), Numbering, "arabska")
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
        in_table=_kept(node.text("podpis_tabeli") if "podpis_tabeli" in node.data else caption),
        captioned="podpis_tabeli" not in node.data or bool(node.text("podpis_tabeli")),
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
        numbering=one_of(node.text("numeracja"), Numbering, "arabska"),
        sign="d",
        in_table=capital(noun.many),
        repealed=node.text("uchylone") or _REPEALED[noun.gender],
        cited=_cited(noun, short),
        capital=node.flag("wielka_litera"),
        by_lp=node.text("przywolanie") == "lp",
    )
