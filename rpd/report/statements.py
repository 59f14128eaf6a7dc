"""A plan as lines that a person reads and a comparison of lines can compare: one statement a line.

git's own differences (``git log -p``, ``git show``) are made of these lines where git is told to
(``rpd git textconv``). Every statement of an action bears its id; the printed number stands in its
heading alone, because a new row moves the numbers of all that follow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rpd.plan.layout import PROZA
from rpd.plan.level import printed
from rpd.plan.model import (
    Dzialanie,
    Element,
    Opis,
    Plan,
    Wskaznik,
    Wyrazy,
    galezie,
    miejsca,
)
from rpd.plan.profil import OGOLEM, WSKAZNIKI, Profil
from rpd.plan.values import one_line, periods, prose
from rpd.polish.wording import capital, plain, quote
from rpd.report.escape import visible
from rpd.telling import words
from rpd.telling.content import repealed
from rpd.telling.names import LIST_NAMES, column_name, field_name


def report(plan: Plan) -> str:
    """The whole plan; two plans that say different things have different lines."""
    return "".join(f"{visible(plain(line))}\n" for line in _plan(plan))


def _own(plan: Plan) -> Iterator[str]:
    """What the plan says of itself, before its headings."""
    yield f"{one_line(plan.tytul)} (rok {plan.rok})"
    if plan.uchwala:
        yield f"plan · {words.value(plan.uchwala)}"
    if plan.projekt_uchwaly:
        yield f"plan · projekt: {words.value(plan.projekt_uchwaly)}"
    yield f"plan · strategia: {plan.strategia}"
    yield f"plan · słownik: {plan.slownik}"
    for kolumna, przypis in sorted(plan.kolumny):
        yield f"plan · przypis kolumny „{column_name(kolumna, plan.profil)}”: {przypis}"
    if plan.znak_odnosnika:
        yield f"plan · znak odnośnika: {plan.znak_odnosnika}"
    for note, number in sorted(plan.numery_przypisow):
        yield f"przypis „{note}” · numer: {number}"
    for przypis_ in sorted(plan.przypisy, key=lambda one: one.id):
        for line in _lines(przypis_.tekst):
            yield f"przypis „{przypis_.id}”: {line}"
    for key, text in plan.proza:
        called = field_name(f"{PROZA}.{key}", plan.profil)
        yield from (f"plan · {called}: {line}" for line in _lines(text))
    yield from _measures("plan", plan.wskazniki, plan.profil)


def _plan(plan: Plan) -> Iterator[str]:
    yield from _own(plan)
    places = miejsca(plan)
    for dzialanie in plan.dzialania:
        yield ""
        yield from _action(dzialanie, next(places).numer, plan.profil)
    for galaz in galezie(plan):
        if not galaz.above:
            yield ""
        number = "" if galaz.poziom.numbering == "brak" else printed(galaz.numer)
        yield _heading(galaz.element, number)
        yield from _about(galaz.element, number, plan.profil)
        for dzialanie in galaz.element.dzialania:
            yield ""
            yield from _action(dzialanie, next(places).numer, plan.profil)
    if plan.wyrazy:
        yield ""
        yield from _words(plan.wyrazy)
    for name in ("odstepstwa", "zmiany"):
        if entries := getattr(plan, name):
            yield ""
            yield from (
                f"{LIST_NAMES[name]}: {words.entry(entry, plan.profil)}" for entry in entries
            )


def _words(wyrazy: Wyrazy) -> Iterator[str]:
    for name in ("strategia", "organ", "organ_dopelniacz"):
        if text := getattr(wyrazy, name):
            yield f"plan · {field_name(f'wyrazy.{name}')}: {one_line(text)}"
    for name in ("zrodla", "aliasy", "narzedniki", "skroty"):
        for key, text in getattr(wyrazy, name):
            yield f"plan · {field_name(f'wyrazy.{name}.{key}')}: {one_line(text)}"


def _heading(value: Element, number: str) -> str:
    said = f"{capital(value.poziom.noun.one)} {number}".rstrip()
    if value.nazwa:
        said += f" {quote(one_line(value.nazwa))}"
    if value.strategia:
        said += f" (strategia: {value.strategia})"
    if value.uchylony:
        said += f" ({repealed(value.poziom)} {words.value(value.uchylony)})"
    return said


def _about(value: Element, number: str, profil: Profil) -> Iterator[str]:
    """What a heading holds besides what stands below it."""
    named = f"{capital(value.poziom.noun.one)} {number or quote(one_line(value.nazwa))}"
    if value.kwota_ogolem:
        yield f"{named} · {field_name(OGOLEM)}: {periods(value.kwota_ogolem)}"
    titles = {one.key: one.title for one in profil.pola}
    for key, text in value.pola:
        yield f"{named} · {titles.get(key, key)}: {one_line(text)}"
    yield from _measures(named, value.wskazniki, profil)


def _measures(named: str, wskazniki: Iterable[Wskaznik], profil: Profil) -> Iterator[str]:
    label = LIST_NAMES[WSKAZNIKI].lower()
    yield from (f"{named} · {label}: {words.entry(one, profil)}" for one in wskazniki)


def _action(dzialanie: Dzialanie, number: str, profil: Profil) -> Iterator[str]:
    yield f"{capital(profil.dzialanie.noun.one)} {number} {dzialanie.id}"

    def said(label: str, text: str) -> str:
        return f"  {dzialanie.id} · {label}: {text}"

    yield said("nazwa", one_line(dzialanie.nazwa))
    if dzialanie.lp:
        yield said("lp.", dzialanie.lp)
    for column in profil.content:
        label = column.noun
        for entry in getattr(dzialanie, column.key):
            if isinstance(entry, Opis):
                mark = f"{label} (lit. {one_line(entry.lit)})" if entry.lit else label
                yield from (said(mark, line) for line in _lines(entry.tekst))
            else:
                yield said(label, words.entry(entry, profil))
    titles = {one.key: one.title for one in profil.pola}
    for key, entries in dzialanie.pola:
        if key not in profil.by_key:
            yield from (said(titles[key], words.entry(one, profil)) for one in entries)
    if dzialanie.kontynuuje:
        yield said("kontynuuje", dzialanie.kontynuuje)
    if dzialanie.uchylone:
        yield said(repealed(profil.dzialanie), words.value(dzialanie.uchylone))


def _lines(text: str) -> list[str]:
    """Prose line by line; an empty line between paragraphs says that there are two."""
    return prose(text).split("\n")
