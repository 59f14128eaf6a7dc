"""What there is to say of an import: how much was read, what to look at, what was passed over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from rpd.importing import dictionary
from rpd.importing.conservation import size
from rpd.importing.draft import Draft
from rpd.plan.noun import Noun
from rpd.plan.profil import DZIALANIA, WSKAZNIKI, Profil
from rpd.polish.wording import NBSP, count, number, plural, quote
from rpd.reading.questions import WORD
from rpd.writing import emit


def lines(draft: Draft, profil: Profil) -> list[str]:
    """The report, line by line."""
    return [
        *_read(draft, profil),
        *_doubts(draft),
        *_unknown(draft, profil.dzialanie.noun),
        *_dashes(draft),
        *_passed_over(draft),
        *_by_fields(draft),
        _account(draft),
    ]


def _read(draft: Draft, profil: Profil) -> Iterator[str]:
    found = list(actions(draft.data, profil.keys))
    headings = sum(1 for _ in _headings(draft.data, profil.keys))
    measures = sum(1 for _ in indicators(draft.data))
    column = profil.column("kwoty")
    money = column.key if column else ""
    amounts = sum("kwota" in e or "okresy" in e for one in found for e in one.get(money, ()))
    notes = len(draft.data.get("przypisy", ()))
    noun = profil.dzialanie.noun
    said = [
        count(len(found), noun.one, noun.many, noun.many_genitive),
        count(measures, "wskaźnik", "wskaźniki", "wskaźników"),
        count(amounts, "kwotę", "kwoty", "kwot"),
        count(headings, "nagłówek", "nagłówki", "nagłówków"),
        count(notes, "przypis", "przypisy", "przypisów"),
    ]
    yield f"Odczytano {', '.join(said[:-1])} i {said[-1]}."


def actions(node: dict[str, Any], keys: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """The actions in the data of a plan, or of a part of it whose lists are `keys`."""
    for at, key in enumerate(keys):
        for member in node.get(key, ()):
            if key == DZIALANIA:
                yield member
            else:
                yield from actions(member, keys[at + 1 :])


def indicators(value: Any) -> Iterator[dict[str, Any]]:
    """The indicators in the data of a plan, wherever they stand."""
    if isinstance(value, list):
        for member in value:
            yield from indicators(member)
    elif isinstance(value, dict):
        yield from value.get(WSKAZNIKI, ())
        for key, member in value.items():
            if key != WSKAZNIKI:
                yield from indicators(member)


def _headings(node: dict[str, Any], keys: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    for at, key in enumerate(keys):
        for member in node.get(key, ()) if key != DZIALANIA else ():
            yield member
            yield from _headings(member, keys[at + 1 :])


def _doubts(draft: Draft) -> Iterator[str]:
    doubts = draft.doubts
    if not doubts:
        unknown = draft.unknown_sources or draft.unknown_bodies or draft.unknown_columns
        yield (
            f"Komentarzy „{WORD}” w planie nie ma; do sprawdzenia są nazwy wymienione niżej."
            if unknown
            else "Nic nie budzi wątpliwości."
        )
        return
    places = count(len(doubts), "miejsce", "miejsca", "miejsc")
    yield f"Do sprawdzenia {places}, w pliku komentarze „{WORD}”:"
    yield from (f"  {note.text}" for note in doubts)


def _unknown(draft: Draft, noun: Noun) -> Iterator[str]:
    if draft.unknown_sources:
        yield f"Źródła, których nie ma w słowniku: {', '.join(draft.unknown_sources)}."
    if draft.unknown_bodies:
        yield f"Podmioty, których nie ma w słowniku: {', '.join(draft.unknown_bodies)}."
    entries = dictionary.entries(draft)
    if any(entries.values()):
        yield "Do słownika, jeśli to nowe nazwy, a nie literówki (uzupełnij „nazwa”):"
        for key, members in entries.items():
            if members:
                yield from (f"  {line}" for line in emit.entry(key, members, 0).splitlines())
    if draft.inflected_bodies:
        named = ", ".join(quote(one) for one in draft.inflected_bodies)
        yield (
            f"Po „we współpracy z” stoją w narzędniku: {named}. W planie i w słowniku (id, nazwa) "
            "wpisz mianownik, a tę postać w polu „narzednik”."
        )
    yield from _not_inflected(draft)
    for header in draft.unknown_columns:
        yield (
            f"Kolumny {quote(header)} nie zna profil: jej treść stoi w komentarzach przy "
            f"{noun.many_locative}."
        )


def _not_inflected(draft: Draft) -> Iterator[str]:
    """Bodies behind „we współpracy z” whose names were taken for what the dictionary lists."""
    codes = [one for one in draft.uninflected_bodies if dictionary.abbreviated(one)]
    others = [one for one in draft.uninflected_bodies if one not in codes]
    if codes:
        yield (
            f"Po „we współpracy z” stoją skróty: {', '.join(map(quote, codes))}. Drukują się bez "
            "zmian, dopóki słownik nie poda im pola „narzednik”; wtedy drukuje się ono."
        )
    if others:
        yield (
            f"Po „we współpracy z” stoją nazwy, które uznano za nieodmienne: "
            f"{', '.join(map(quote, others))}. Jeśli się odmieniają, wpisz w planie i w słowniku "
            "mianownik, a tę postać w polu „narzednik”."
        )


def _dashes(draft: Draft) -> Iterator[str]:
    if draft.dashes:
        terms = count(draft.dashes, "terminie", "terminach", "terminach")
        yield f"W {terms} łącznik zapisano półpauzą, tak jak się drukuje."


def _passed_over(draft: Draft) -> Iterator[str]:
    if not draft.passed_over:
        return
    signs = sum(size(one.text) for one in draft.passed_over)
    yield f"Pominięto ({number(signs)} {plural(signs, 'znak', 'znaki', 'znaków')}):"
    told: Counter[tuple[str, str, str]] = Counter()
    for one in draft.passed_over:
        told[one.what, one.text, one.place or ""] += 1
    same: dict[tuple[str, str], list[str]] = {}
    for (what, text, place), times in told.items():
        same.setdefault((what, text), []).extend([place] * times)
    for (what, text), places in same.items():
        where = f" ({places[0]})" if len(places) == 1 and places[0] else ""
        times_said = f" {len(places)}×" if len(places) > 1 else ""
        yield f"  {what}{times_said}: „{' / '.join(text.split(chr(10)))}”{where}"


def _by_fields(draft: Draft) -> Iterator[str]:
    other = draft.account.in_other_words
    if other:
        yield f"Zapisane innymi słowami: {_times(other)}."
    said = draft.account.by_fields
    if said:
        yield f"Zapisane polami, numeracją i nagłówkami kolumn: {_times(said)}."


def _times(said: Counter[str]) -> str:
    return ", ".join(
        f"„{text}”{f'{NBSP}{times}×' if times > 1 else ''}" for text, times in said.items()
    )


def _account(draft: Draft) -> str:
    account = draft.account
    parts = [
        (account.in_data, "w planie"),
        (account.others, "w planie innymi słowami"),
        (account.fields, "jako pola, numery i nagłówki"),
        (account.commented, "w komentarzach"),
        (account.passed_over, "pominięto"),
    ]
    said = ", ".join(f"{number(signs)} {what}" for signs, what in parts if signs)
    share = "100%" if not account.lost else f"zgubiono {number(account.lost)}"
    return f"Znaki dokumentu: {number(account.kept)} z {number(account.total)} ({share}): {said}."
