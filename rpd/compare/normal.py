"""When two values say the same: a line break, a repeated space, the order of keys change nothing.

Names and other fields of one line are compared with their white space folded, as the annex prints
them; prose is compared by its paragraphs, list items and marks. ``canonical`` gives a plan in which
these freedoms are used up: two plans say the same if and only if their canonical forms are equal.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from rpd.plan import stages
from rpd.plan.model import (
    Dzialanie,
    Element,
    Opis,
    Pairs,
    Plan,
    Przypis,
    Termin,
    Uchwala,
    Wskaznik,
    Wyrazy,
)
from rpd.plan.parts import Entry
from rpd.plan.values import one_line, prose

_UNSAID = frozenset(("path", "zapis"))
_DERIVED = frozenset((*_UNSAID, "okres", "odcisk"))
_INNER = frozenset(("publikacja", "z_moca_od", "podpis", "bazowa", "docelowa"))
"""What an act says of itself, and an indicator of its values, in mappings of their own."""
_PROSE = {(Opis, "tekst"), (Przypis, "tekst")}


def same_text(old: str, new: str) -> bool:
    """Whether two texts of one line say the same."""
    return old == new or one_line(old) == one_line(new)


def same_prose(old: str, new: str) -> bool:
    """Whether two texts with markup say the same."""
    return old == new or prose(old) == prose(new)


def value_of(entry: Entry, field: str) -> Any:
    """The value of an entry's field in the form it is compared in."""
    value = getattr(entry, field)
    if isinstance(value, str):
        return prose(value) if (type(entry), field) in _PROSE else one_line(value)
    if isinstance(value, tuple):
        return tuple(map(_member, value))
    return _member(value) if field in _INNER and value is not None else value


def folded(uchwala: Uchwala) -> Uchwala:
    """A resolution with its white space folded."""
    made: Uchwala = _entry(uchwala)
    return made


def _member(member: Any) -> Hashable:
    """A name in a list, or a line of a split."""
    if isinstance(member, str):
        return one_line(member)
    stated = (getattr(member, f.name) for f in fields(member) if f.name not in _UNSAID)
    return tuple(one_line(value) if isinstance(value, str) else value for value in stated)


def entry_fields(entry: Entry) -> tuple[str, ...]:
    """The fields of an entry that a plan states (not where it stands, not what follows)."""
    return _FIELDS.setdefault(
        type(entry), tuple(f.name for f in fields(entry) if f.name not in _DERIVED)
    )


_FIELDS: dict[type[Any], tuple[str, ...]] = {}


def key(entry: Entry) -> Hashable:
    """Equal for entries that say the same, whatever their ids."""
    said = (name for name in entry_fields(entry) if name != "id")
    return (type(entry), *(value_of(entry, name) for name in said))


def without_ids(plan: Plan) -> Plan:
    """The plan without the ids of indicators and budget entries."""

    def bare(dzialanie: Dzialanie) -> Dzialanie:
        return replace(
            dzialanie,
            wskazniki=_nameless(dzialanie.wskazniki),
            budzet=tuple(replace(p, id="") for p in dzialanie.budzet),
        )

    def element(one: Element) -> Element:
        return replace(
            one,
            elementy=tuple(map(element, one.elementy)),
            dzialania=tuple(map(bare, one.dzialania)),
            wskazniki=_nameless(one.wskazniki),
        )

    return replace(
        plan,
        elementy=tuple(map(element, plan.elementy)),
        dzialania=tuple(map(bare, plan.dzialania)),
        wskazniki=_nameless(plan.wskazniki),
    )


def _nameless(wskazniki: tuple[Wskaznik, ...]) -> tuple[Wskaznik, ...]:
    return tuple(replace(wskaznik, id="") for wskaznik in wskazniki)


def canonical(plan: Plan) -> Plan:
    """The plan with white space folded and what has no order put in one."""
    return replace(
        plan,
        tytul=one_line(plan.tytul),
        przypisy=tuple(
            sorted((replace(p, tekst=prose(p.tekst)) for p in plan.przypisy), key=lambda p: p.id)
        ),
        kolumny=tuple(sorted(plan.kolumny)),
        numery_przypisow=tuple(sorted(plan.numery_przypisow)),
        uchwala=replace(_entry(plan.uchwala), odcisk="") if plan.uchwala else None,
        projekt_uchwaly=_entry(plan.projekt_uchwaly) if plan.projekt_uchwaly else None,
        wskazniki=tuple(map(_entry, plan.wskazniki)),
        elementy=tuple(_element(element, plan) for element in plan.elementy),
        dzialania=tuple(_dzialanie(dzialanie, plan) for dzialanie in plan.dzialania),
        proza=tuple(sorted((name, prose(text)) for name, text in plan.proza)),
        wyrazy=_words(plan.wyrazy) if plan.wyrazy else None,
        odstepstwa=tuple(map(_entry, plan.odstepstwa)),
        zmiany=tuple(replace(_entry(zmiana), odcisk="") for zmiana in plan.zmiany),
    )


def _words(wyrazy: Wyrazy) -> Wyrazy:
    def pairs(some: Pairs) -> Pairs:
        return tuple(sorted((name, one_line(text)) for name, text in some))

    return replace(
        wyrazy,
        strategia=one_line(wyrazy.strategia),
        organ=one_line(wyrazy.organ),
        organ_dopelniacz=one_line(wyrazy.organ_dopelniacz),
        zrodla=pairs(wyrazy.zrodla),
        aliasy=pairs(wyrazy.aliasy),
        narzedniki=pairs(wyrazy.narzedniki),
        skroty=pairs(wyrazy.skroty),
        profil=pairs(wyrazy.profil),
    )


def _element(element: Element, plan: Plan) -> Element:
    return replace(
        element,
        nazwa=one_line(element.nazwa),
        uchylony=_entry(element.uchylony) if element.uchylony else None,
        wskazniki=tuple(map(_entry, element.wskazniki)),
        elementy=tuple(_element(below, plan) for below in element.elementy),
        dzialania=tuple(_dzialanie(dzialanie, plan) for dzialanie in element.dzialania),
    )


def _dzialanie(dzialanie: Dzialanie, plan: Plan) -> Dzialanie:
    folded: dict[str, Any] = {
        name: tuple(map(_entry, getattr(dzialanie, name))) for name in plan.profil.fields
    }
    for column in plan.profil.columns:
        if column.kind == "terminy":
            terms = folded[column.key]
            folded[column.key] = tuple(_termin(termin, plan) for termin in terms)
    own = tuple((key, folded.pop(key)) for key, _ in dzialanie.pola)
    return replace(
        dzialanie,
        nazwa=one_line(dzialanie.nazwa),
        uchylone=_entry(dzialanie.uchylone) if dzialanie.uchylone else None,
        pola=own,
        **folded,
    )


def _termin(termin: Termin, plan: Plan) -> Termin:
    tekst, undated = termin.tekst, termin.bez_dat
    return replace(termin, okres=stages.meant(tekst, plan.profil, plan.rok, bez_dat=undated))


def _entry(entry: Any) -> Any:
    changed: dict[str, Any] = {}
    for about in fields(entry):
        value = getattr(entry, about.name)
        if isinstance(value, str):
            is_prose = (type(entry), about.name) in _PROSE
            changed[about.name] = prose(value) if is_prose else one_line(value)
        elif isinstance(value, tuple) and about.name != "path":
            changed[about.name] = tuple(
                one_line(member) if isinstance(member, str) else _entry(member) for member in value
            )
        elif is_dataclass(value) and about.name in _INNER:
            changed[about.name] = _entry(value)
    return replace(entry, **changed) if changed else entry
