"""What stands in the cells of an action, in words: entries with their letters, not yet laid out.

Text of the plan's prose keeps its markup (`markup.Block`); names of sources, bodies and terms are
plain text, in which nothing is special.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import groupby

from rpd import markup, wording
from rpd.model import (
    Dzialanie,
    Kolumna,
    PozycjaBudzetu,
    Realizator,
    SkladnikMontazu,
    Slownik,
    Termin,
    Udzial,
    Wskaznik,
)
from rpd.terminy import Okres
from rpd.wording import DASH, NBSP

_SPACE = re.compile(r"[ \t\r\n]+")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_RANGE = re.compile(r"(?<=[^\W\d_])\s*[-–]\s*(?=[^\W\d_])")
# „ze” stands before s, z and their kin followed by another consonant; a capital there is
# an abbreviation, which is read letter by letter („z ZLS”).
_HARD_START = re.compile(r"(?:[Ss]z|[SsŚśZzŹźŻż](?!z)|[Ww](?=[sz]))[bcćdfghjklłmnńprstwzż]")

Inlines = tuple[markup.Inline, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of a cell; ``marker`` is „a)”, or empty where the entry has no letter."""

    marker: str
    blocks: tuple[markup.Block, ...]


def one_line(text: str) -> str:
    """The text of a field that has no lines: what a line break in the file means is a space."""
    return _SPACE.sub(" ", text).strip(" ")


def entries(kolumna: Kolumna, dzialanie: Dzialanie, slownik: Slownik | None) -> tuple[Entry, ...]:
    """The content of one cell. The name comes without its number, the others without „Ad 1)”."""
    match kolumna:
        case "nazwa":
            return (_entry("", markup.inline(one_line(dzialanie.nazwa))),)
        case "opis":
            return _lettered([(o.lit, markup.blocks(o.tekst)) for o in dzialanie.opis])
        case "produkty":
            content = [(p.lit, markup.inline(one_line(p.nazwa))) for p in dzialanie.produkty]
        case "wskazniki":
            content = [(w.lit, _indicator(w)) for w in dzialanie.wskazniki]
        case "budzet":
            content = [(b.lit, _text(one_line(_budget(b)))) for b in dzialanie.budzet]
        case "termin":
            content = [(t.lit, _text(_term(t))) for t in dzialanie.termin]
        case "realizatorzy":
            return _realizatorzy(dzialanie.realizatorzy, slownik)
    return _lettered([(lit, (markup.Paragraph(inlines),)) for lit, inlines in content])


def letter(position: int) -> str:
    """The letter of an entry by its position from 0: a … z, then za … zz, zza …"""
    rounds, index = divmod(position, 26)
    return "z" * rounds + "abcdefghijklmnopqrstuvwxyz"[index]


def _lettered(content: Sequence[tuple[str, tuple[markup.Block, ...]]]) -> tuple[Entry, ...]:
    """Entries of a list get letters by their order; a single one only where the plan gives it."""
    several = len(content) > 1
    return tuple(
        Entry(_marker(lit or (letter(position) if several else "")), blocks)
        for position, (lit, blocks) in enumerate(content)
    )


def _marker(lit: str) -> str:
    return f"{one_line(lit)})" if lit else ""


def _entry(marker: str, inlines: Inlines) -> Entry:
    return Entry(marker, (markup.Paragraph(inlines),))


def _text(text: str) -> Inlines:
    return (markup.Text(text),)


# --- indicators, money, terms --------------------------------------------------------------------


def _indicator(wskaznik: Wskaznik) -> Inlines:
    """„nazwa – min. 35%”, „nazwa z 3 msc. do 1 msc.”; without a value the name alone."""
    inlines = markup.inline(one_line(wskaznik.nazwa))
    target, base = wskaznik.wartosc_docelowa, wskaznik.wartosc_bazowa
    value = partial(_with_unit, unit=one_line(wskaznik.jednostka))
    if target is not None and base is not None:
        inlines += _text(f" z{NBSP}{value(base)} do{NBSP}{value(target)}")
    elif target is not None:
        bound = f" {wskaznik.prog}.{NBSP}" if wskaznik.prog else NBSP
        inlines += _text(f"{NBSP}{DASH}{bound}{value(target)}")
    if wskaznik.opis:
        inlines += _text(" (") + markup.inline(one_line(wskaznik.opis)) + _text(")")
    return inlines


def _with_unit(value: Decimal, unit: str) -> str:
    if unit == "szt.":
        return _number(value)
    return _number(value) + ("" if unit in ("%", "‰") else NBSP) + unit


def _number(value: Decimal) -> str:
    return _written(wording.number, value)


def _amount(value: Decimal) -> str:
    return _written(partial(wording.amount, grosze=None, currency=False), value)


def _written(write: Callable[[Decimal], str], value: Decimal) -> str:
    try:
        return write(value)
    except ValueError:  # no plan without errors holds such a value; a draft shows it as it is
        return str(value)


def _budget(pozycja: PozycjaBudzetu) -> str:
    """„180 000, FEdM”, „5 000 w ramach projektów FERS, FEdM”, „Środki własne realizatorów” …"""
    if pozycja.bez_kosztow:
        money = "Bez kosztów"
    elif pozycja.kwota is not None:
        money = _amount(pozycja.kwota)
    elif pozycja.srodki:
        money = f"Środki własne {pozycja.podmiot or 'realizatorów'}"
    else:
        money = ""
    frame = ""
    if pozycja.w_ramach_projektow:
        frame = "w ramach projektów"
    elif pozycja.w_ramach_projektu:
        frame = "w ramach projektu"
    sources = ", ".join(pozycja.zrodla)
    text = " ".join(filter(None, (money, frame, sources)))
    if money and sources and not frame:
        text = f"{money}, {sources}"
    shares = ", ".join((*map(_share, pozycja.podzial), *map(_component, pozycja.montaz)))
    if shares and text:
        text += f": {shares}" if frame and not sources else f", w tym: {shares}"
    text = text or shares
    text = text[:1].upper() + text[1:] if frame and not money else text
    return f"{pozycja.rok}{NBSP}r.: {text}" if pozycja.rok else text


def _share(udzial: Udzial) -> str:
    return f"{udzial.zrodlo} {DASH} {_amount(udzial.kwota)}"


def _component(skladnik: SkladnikMontazu) -> str:
    """„FEM – 95% całości”, „WLASNE – 500 (wkład własny)”."""
    said = [skladnik.zrodlo, DASH]
    if skladnik.kwota is not None:
        said.append(_amount(skladnik.kwota))
    if skladnik.udzial is not None:
        said.append(f"{_number(skladnik.udzial)}%")
        said += ["dofinansowania" if skladnik.podstawa == "dofinansowanie" else "całości"]
    if skladnik.wklad_wlasny:
        said.append("(wkład własny)")
    return " ".join(said)


def _term(termin: Termin) -> str:
    """The words of the plan; only a dash and a day in digits are written as Polish does."""
    text = one_line(termin.tekst)
    if not isinstance(termin.okres, Okres):
        return text
    if _ISO_DAY.fullmatch(text):
        return wording.date(termin.okres.od)
    return _RANGE.sub(DASH, text).replace("-", DASH)


# --- bodies --------------------------------------------------------------------------------------


def _realizatorzy(realizatorzy: Iterable[Realizator], slownik: Slownik | None) -> tuple[Entry, ...]:
    """Bodies without a letter form one paragraph; those with one stand under their letter."""
    by_lit: dict[str, list[Realizator]] = {}
    for realizator in realizatorzy:
        by_lit.setdefault(realizator.lit, []).append(realizator)
    instrumental = _instrumental_names(slownik)
    return tuple(
        _entry(_marker(lit), tuple(_bodies(group, instrumental))) for lit, group in by_lit.items()
    )


def _bodies(group: list[Realizator], instrumental: dict[str, str]) -> Iterator[markup.Inline]:
    """„A, B we współpracy z C i D”: runs of co-operating bodies take the instrumental."""
    started = False
    for cooperates, run in groupby(group, key=lambda realizator: realizator.rola == "wspolpraca"):
        members = list(run)
        for position, realizator in enumerate(members):
            name = one_line(realizator.podmiot)
            if cooperates:
                name = instrumental.get(name, name)
            if cooperates and position == 0:
                preposition = "ze" if _HARD_START.match(name) else "z"
                yield markup.Text(f"{' ' if started else ''}we współpracy {preposition} ")
            elif started:
                last = cooperates and position == len(members) - 1
                yield markup.Text(" i " if last else ", ")
            yield markup.Text(name)
            if realizator.uwagi:
                yield markup.Text(" ")
                yield from markup.inline(one_line(realizator.uwagi))
            started = True


def _instrumental_names(slownik: Slownik | None) -> dict[str, str]:
    """Every name of a body that has an instrumental form → that form."""
    if slownik is None:
        return {}
    forms = {podmiot.id: podmiot.narzednik for podmiot in slownik.podmioty if podmiot.narzednik}
    names = slownik.canonical_bodies()
    return {name: forms[identifier] for name, identifier in names.items() if identifier in forms}
