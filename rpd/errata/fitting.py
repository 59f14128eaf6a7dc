"""Whether a file of errata belongs to its plan: places, adopted texts, numbers of entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from rpd.diagnostics import Finding, Path, Related
from rpd.errata.entries import Errata, Wpis
from rpd.errata.texts import Printout, Spot
from rpd.plan.model import Plan
from rpd.plan.profil import DZIALANIE, Profil
from rpd.plan.values import one_line
from rpd.polish.wording import count, join, quote
from rpd.rules import (
    errata_inny_tekst,
    errata_miejsce_donikad,
    errata_nie_pasuje,
    errata_powtorzony_wpis,
)

NO_PLAN: Final = errata_nie_pasuje.SLUG
NO_PLACE: Final = errata_miejsce_donikad.SLUG
OTHER_TEXT: Final = errata_inny_tekst.SLUG
TWICE: Final = errata_powtorzony_wpis.SLUG

_TIMES: Final = ("raz", "razy", "razy")


@dataclass(frozen=True, slots=True, eq=False)
class Beside:
    """What a file of errata is compared with.

    ``years`` are the years of the plans beside its folder. ``plan`` and ``printout`` are None where
    the plan of its year cannot be used; ``headings`` are names of the strategy by their numbers.
    ``others`` are the years of the files of errata before this one, by their names.
    """

    years: frozenset[int]
    plan: Plan | None
    printout: Printout | None
    headings: Mapping[str, str]
    others: Mapping[str, int]


_Said = Iterator[tuple[str, Path, str, str] | tuple[str, Path, str, str, Related]]


def about(errata: Errata, beside: Beside) -> list[Finding]:
    """What does not fit in a file of errata."""
    found = [*_as_a_whole(errata, beside), *_twice(errata)]
    if beside.plan is not None and beside.plan.uchwala is not None and beside.printout is not None:
        for wpis in errata.wpisy():
            found += _entry(wpis, beside.plan, beside.printout, beside.headings)
    return [
        Finding(path, message, hint, "errata", slug=slug, related=tuple(related))
        for slug, path, message, hint, *related in found
    ]


def _as_a_whole(errata: Errata, beside: Beside) -> _Said:
    for name, rok in beside.others.items():
        if rok == errata.rok:
            message = f"Errata do planu na rok {rok} jest już w pliku „{name}”."
            there = Related(("rok",), "errata do tego samego planu", file=name)
            yield NO_PLAN, ("rok",), message, "Przenieś wpisy do jednego z tych plików.", there
    if errata.rok not in beside.years:
        message = f"Nie ma planu na rok {errata.rok}, którego dotyczy ta errata."
        yield NO_PLAN, ("rok",), message, "Popraw rok albo przenieś plik poza folder „errata”."
    elif beside.plan is not None and beside.plan.uchwala is None:
        message = f"Planu na rok {errata.rok} jeszcze nie przyjęto: nie ma w nim pola „uchwala”."
        yield NO_PLAN, ("rok",), message, "Projekt poprawia się wprost, bez erraty."


def _twice(errata: Errata) -> _Said:
    numbers: dict[int, Path] = {}
    entries: dict[tuple[object, ...], Wpis] = {}
    for wpis in errata.wpisy():
        if wpis.nr in numbers:
            message = f"Numer {wpis.nr} ma już inny wpis."
            hint = f"Nadaj temu wpisowi następny wolny numer: {_free(errata)}."
            there = Related((*numbers[wpis.nr], "nr"), "pierwszy wpis o tym numerze")
            yield TWICE, (*wpis.path, "nr"), message, hint, there
        numbers.setdefault(wpis.nr, wpis.path)
        for key in _keys(wpis):
            if key in entries:
                message = f"To miejsce i ten tekst ma już wpis nr {entries[key].nr}."
                hint = "Zostaw jeden z tych wpisów."
                there = Related((*entries[key].path, "przyjeto"), "pierwszy wpis o tym tekście")
                yield TWICE, (*wpis.path, "przyjeto"), message, hint, there
                break
            entries[key] = wpis


def _free(errata: Errata) -> int:
    return max(wpis.nr for wpis in errata.wpisy()) + 1


def _keys(wpis: Wpis) -> Iterator[tuple[object, ...]]:
    for dokument in wpis.dokumenty:
        for pole in wpis.pola or ("",):
            yield dokument, wpis.kind, wpis.id, pole, wpis.przyjeto


def _entry(wpis: Wpis, plan: Plan, printout: Printout, headings: Mapping[str, str]) -> _Said:
    yield from _proposal(wpis)
    if wpis.poprawiono:
        recorded = {one_line(zmiana.uchwala) for zmiana in plan.zmiany}
        if one_line(wpis.poprawiono) not in recorded:
            message = f"Plan nie zawiera zmiany uchwałą nr {one_line(wpis.poprawiono)}."
            hint = "Popraw numer uchwały albo usuń pole „poprawiono”."
            yield NO_PLAN, (*wpis.path, "poprawiono"), message, hint
        return
    misplaced = list(_place(wpis, printout, headings))
    yield from misplaced or _text(wpis, plan, printout, headings)


def _proposal(wpis: Wpis) -> _Said:
    if bool(wpis.proponuje) == bool(wpis.do_decyzji):
        both = bool(wpis.proponuje)
        message = (
            "Wpis ma i proponowany tekst, i pole „do_decyzji”."
            if both
            else "Wpis nie mówi, co zrobić z tym miejscem."
        )
        hint = (
            "Zostaw jedno z tych pól."
            if both
            else "Dodaj „proponuje” z dokładnym tekstem albo „do_decyzji”."
        )
        yield OTHER_TEXT, (*wpis.path, "do_decyzji") if both else wpis.path, message, hint
    elif wpis.proponuje == wpis.przyjeto:
        message = "Tekst proponowany jest taki sam jak przyjęty."
        yield OTHER_TEXT, (*wpis.path, "proponuje"), message, "Popraw propozycję albo usuń wpis."


def _place(wpis: Wpis, printout: Printout, headings: Mapping[str, str]) -> _Said:
    profil = printout.printed.profil
    action = profil.dzialanie.noun.genitive
    cells = wpis.kind in ("plan", DZIALANIE)
    if wpis.kind == DZIALANIE and not wpis.pola:
        message = f"Wpis nie mówi, w której kolumnie {action} stoi ten tekst."
        texts = [column.key for column in profil.columns if column.kind == "proza"]
        one = (texts or profil.column_keys)[0]
        yield NO_PLACE, wpis.path, message, f"Dodaj pole „pola”, na przykład „pola: [{one}]”."
    elif wpis.pola and not cells:
        message = "Nagłówek i przypis nie mają kolumn."
        yield NO_PLACE, (*wpis.path, "pola"), message, "Usuń pole „pola”."
    if "strategia" in wpis.dokumenty and wpis.id not in headings:
        message = f"W strategii nie ma nagłówka {quote(wpis.id)}."
        yield NO_PLACE, _where(wpis), message, f"Popraw numer {_levels(profil)}."
    if "plan" in wpis.dokumenty and not printout.has(wpis):
        noun = {DZIALANIE: f"{action} o id", "przypis": "przypisu o id"}.get(wpis.kind)
        message = f"W planie nie ma {noun or 'nagłówka'} {quote(wpis.id)}."
        hint = "Popraw to miejsce; nazwy i numery wymienia plan."
        yield NO_PLACE, _where(wpis), message, hint


def _levels(profil: Profil) -> str:
    """„celu, priorytetu albo kierunku”."""
    return join([level.short.genitive for level in profil.levels], " albo ")


def _where(wpis: Wpis) -> Path:
    return (*wpis.path, "gdzie", wpis.kind) if wpis.id else wpis.path


def _text(wpis: Wpis, plan: Plan, printout: Printout, headings: Mapping[str, str]) -> _Said:
    """The adopted text stands at its place once, or it is said why it does not."""
    counted = [
        (f"W strategii tekst przyjęty stoi w nagłówku {wpis.id}", times)
        for times in [headings.get(wpis.id, "").count(wpis.przyjeto)]
        if "strategia" in wpis.dokumenty and times != 1
    ]
    if "plan" in wpis.dokumenty:
        counted += _in_print(wpis, printout)
    path = (*wpis.path, "przyjeto")
    if wpis.inaczej_w_druku and not counted:
        message = "Tekst przyjęty stoi w druku, więc pole „inaczej_w_druku” jest zbędne."
        yield OTHER_TEXT, (*wpis.path, "inaczej_w_druku"), message, "Usuń to pole."
    elif counted and not wpis.inaczej_w_druku:
        said, times = counted[0]
        if times:
            hint = "Podaj więcej wyrazów, tak żeby wskazywały jedno miejsce."
            yield OTHER_TEXT, path, f"{said} {count(times, *_TIMES)}.", hint
        else:
            message = f"{said.replace('tekst przyjęty stoi', 'nie ma tekstu przyjętego')}."
            hint = (
                "Przepisz go dokładnie; jeśli druk świadomie różni się od tekstu przyjętego, "
                "powiedz dlaczego w polu „inaczej_w_druku”"
            )
            hint += (
                ", a jeśli omyłkę poprawiono uchwałą, podaj jej numer w polu „poprawiono”."
                if plan.zmiany
                else "."
            )
            yield OTHER_TEXT, path, message, hint


def _in_print(wpis: Wpis, printout: Printout) -> list[tuple[str, int]]:
    spots = printout.spots(wpis)
    if wpis.kind == "plan":
        return [] if spots else [("W druku planu tekst przyjęty stoi", 0)]
    return [
        (f"W druku tekst przyjęty stoi w miejscu „{named(spot, printout)}”", times)
        for spot in spots
        if (times := printout.texts.get(spot, "").count(wpis.przyjeto)) != 1
    ]


def named(spot: Spot, printout: Printout) -> str:
    """„I.1.1/3, opis”: a place as it is printed."""
    number = printout.numbers.get((spot.kind, spot.id), spot.id)
    return f"{number}, {spot.pole}" if spot.pole else number
