"""Values of the model → the plain data that a plan's file holds for them (dicts, lists, texts).

What the model has by default is left out, and the short forms of the format are used: a text for
a single description or term, a name for a body with nothing but a name. Amounts and values stay
``Decimal``; a date becomes its ISO text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import MISSING, fields
from datetime import date
from decimal import Decimal
from typing import Any

from rpd.plan.built_in import PROFIL, Named
from rpd.plan.model import (
    Dzialanie,
    Element,
    KwotaOkresu,
    Opis,
    Plan,
    PozycjaBudzetu,
    Produkt,
    Przypis,
    Realizator,
    SkladnikMontazu,
    Termin,
    Uchwala,
    Udzial,
    Wartosc,
    Wyrazy,
)
from rpd.plan.parts import Entry, Part, Value
from rpd.plan.profil import DZIALANIA, OGOLEM, WSKAZNIKI

Data = Any
"""dict[str, Data], list[Data], str, int, Decimal or bool."""

_CLASSIFICATION = frozenset(("dzial", "rozdzial", "paragraf"))
_UNWRITTEN = frozenset(("path", "zapis"))
_MAIN = {Opis: "tekst", Produkt: "nazwa", Termin: "okres", Realizator: "podmiot"}


def to_data(value: Part | Entry | Value | Plan | None) -> Data:
    """The data of an element, an entry or a single value; a footnote is its text."""
    if value is None or isinstance(value, str | int | Decimal):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return _tuple(value)
    if isinstance(value, Przypis):
        return value.tekst
    if isinstance(value, Plan):
        return _plan(value)
    if isinstance(value, Element):
        return _element(value)
    if isinstance(value, Termin):
        opening = {"opis": value.opis} if value.opis else {}
        return _short(value, {**opening, "okres": value.tekst} | _flags(value))
    written = _mapping(value)
    return _short(value, written)


def _flags(termin: Termin) -> dict[str, Data]:
    flags: dict[str, Data] = {}
    if termin.lit:
        flags["lit"] = termin.lit
    if termin.wieloletnie:
        flags["wieloletnie"] = True
    if termin.bez_dat:
        flags["bez_dat"] = True
    return flags


def _short(value: object, written: dict[str, Data]) -> Data:
    main = _MAIN.get(type(value))
    return written[main] if main and set(written) == {main} else written


def _mapping(value: Any) -> dict[str, Data]:
    """The fields that differ from their default, in the order of a plan's file."""
    written: dict[str, Data] = {}
    for about in fields(value):
        content = getattr(value, about.name)
        if about.name == "pola":
            written |= {key: _field(value, key, entries) for key, entries in content if entries}
            continue
        missing = about.default is not MISSING and content == about.default
        if not (about.name in _UNWRITTEN or missing):
            written[about.name] = _field(value, about.name, content)
    if "lp" in written:
        # In a file the number stands between the id and the name.
        written = {name: written[name] for name in ("id", "lp", "nazwa")} | written
    return written


def _element(element: Element) -> dict[str, Data]:
    """A heading; the list below it is always in the file, be it empty."""
    level, numer = element.poziom, element.numer
    written: dict[str, Data] = {}
    if level.numbering != "brak":
        written["numer"] = number_or_text(numer) if level.numbering == "arabska" else numer
    if element.nazwa:
        written["nazwa"] = element.nazwa
    if element.strategia:
        written["strategia"] = element.strategia
    written |= element.pola
    if element.kwota_ogolem:
        written[OGOLEM] = to_data(element.kwota_ogolem)
    if element.wskazniki:
        written[WSKAZNIKI] = [to_data(one) for one in element.wskazniki]
    written |= _lists(element, level.below)
    if element.uchylony:
        written["uchylony"] = to_data(element.uchylony)
    return written


def _lists(above: Element | Plan, usual: str) -> dict[str, Data]:
    """The lists of an element or a plan; the usual one is always in the file, be it empty."""
    held: dict[str, list[Data]] = {}
    if above.dzialania:
        held[DZIALANIA] = [to_data(one) for one in above.dzialania]
    for element in above.elementy:
        held.setdefault(element.poziom.key, []).append(to_data(element))
    return dict(held) or {usual: []}


def _field(owner: object, name: str, content: Any) -> Data:
    if isinstance(owner, Dzialanie) and _alone(content):
        only = to_data(content[0])
        return only if isinstance(only, str) else [only]
    if isinstance(owner, Uchwala) and name == "metryczka":
        return dict(content)
    if name == "lp" and isinstance(owner, Dzialanie):
        return number_or_text(content)
    if name == "kwota" and isinstance(owner, PozycjaBudzetu | SkladnikMontazu):
        return owner.zapis.written(content)
    if name in _CLASSIFICATION and isinstance(owner, PozycjaBudzetu):
        return content if content.startswith("0") else number_or_text(content)
    return to_data(content)


def _alone(content: Any) -> bool:
    """Whether it is a list of one entry that needs no list."""
    return (
        isinstance(content, tuple) and len(content) == 1 and isinstance(content[0], Opis | Termin)
    )


def number_or_text(written: str) -> int | str:
    """The printed number of a row or a kierunek as a plan writes it: ``3``, but ``3a``."""
    return int(written) if written.isascii() and written.isdecimal() else written


def _tuple(value: Iterable[Any]) -> Data:
    items = tuple(value)
    if items and isinstance(items[0], Udzial):
        return {udzial.zrodlo: udzial.zapis.written(udzial.kwota) for udzial in items}
    if items and isinstance(items[0], KwotaOkresu):
        return _periods(items)
    if items and isinstance(items[0], Wartosc):
        return {str(one.rok): one.wartosc for one in items}
    return [to_data(item) for item in items]


def _periods(okresy: tuple[KwotaOkresu, ...]) -> Data:
    """Amounts by period, or the one of all periods together."""
    stated = {
        one.okres: one.znak if one.kwota is None else one.zapis.written(one.kwota) for one in okresy
    }
    return stated.get("", stated)


def words(wyrazy: Wyrazy) -> dict[str, Data]:
    """The words that a plan has taken over, as its file holds them."""
    written: dict[str, Data] = {}
    for about in fields(wyrazy):
        content = getattr(wyrazy, about.name)
        if content and about.name != "path":
            written[about.name] = content if isinstance(content, str) else dict(content)
    return written


def stated(value: object) -> dict[str, Data]:
    """The mapping of what is known: a draft of a resolution has neither number nor day."""
    return {name: held for name, held in _mapping(value).items() if held not in ("", None)}


def _footnotes(plan: Plan) -> dict[str, Data]:
    written: dict[str, Data] = {}
    if plan.przypisy:
        written["przypisy"] = {przypis.id: przypis.tekst for przypis in plan.przypisy}
    if plan.kolumny:
        written["kolumny"] = {kolumna: {"przypis": przypis} for kolumna, przypis in plan.kolumny}
    if plan.numery_przypisow:
        numbers = {name: number_or_text(number) for name, number in plan.numery_przypisow}
        written["numery_przypisow"] = numbers
    if plan.znak_odnosnika:
        written["znak_odnosnika"] = plan.znak_odnosnika
    return written


def _plan(plan: Plan) -> dict[str, Data]:
    written: dict[str, Data] = {} if plan.format is None else {"format": plan.format}
    written |= {"rok": plan.rok, "tytul": plan.tytul}
    if plan.uchwala:
        written["uchwala"] = to_data(plan.uchwala)
    if plan.projekt_uchwaly:
        written["projekt_uchwaly"] = stated(plan.projekt_uchwaly)
    if plan.strategia or plan.profil.strategia == "wymagana":
        written["strategia"] = plan.strategia
    written["slownik"] = plan.slownik
    if plan.plik_profilu:
        written[PROFIL] = Named(plan.plik_profilu, plan.profil)
    written |= _footnotes(plan)
    if plan.proza:
        written["proza"] = dict(plan.proza)
    if plan.wskazniki:
        written[WSKAZNIKI] = [to_data(one) for one in plan.wskazniki]
    written |= _lists(plan, plan.profil.top)
    if plan.wyrazy:
        written["wyrazy"] = words(plan.wyrazy)
    for name in ("odstepstwa", "zmiany"):
        if entries := getattr(plan, name):
            written[name] = [to_data(entry) for entry in entries]
    return written
