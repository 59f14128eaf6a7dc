"""What happened to a value or an entry, as the clause that follows „W działaniu I.1.2/3 …”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from rpd.compare.changes import EntryAdded, EntryChanged, EntryRemoved, Leaf, ListField
from rpd.plan import values
from rpd.plan.kwoty import Zapis
from rpd.plan.model import (
    Odstepstwo,
    PozycjaBudzetu,
    Produkt,
    Realizator,
    Termin,
    Wskaznik,
    Zmiana,
)
from rpd.plan.parts import Value
from rpd.plan.profil import WSKAZNIKI, Profil
from rpd.plan.values import one_line
from rpd.polish import wording
from rpd.polish.wording import inside_quotes, out_of, quote
from rpd.telling import measured, words
from rpd.telling.names import FLAGS, accusative, leaf_name, leaf_names
from rpd.telling.textdiff import changed_pairs, segments
from rpd.telling.unseen import unseen


def from_to(name: str, old: Value | None, new: Value | None) -> str:
    """„termin zmieniono z „A” na „B””, „dodano jednostkę „os.””, „usunięto jednostkę „os.””."""
    named = accusative(name)
    if new is None and old is not None:
        return f"usunięto {named} {_shown(old)}"
    if old is None and new is not None:
        return f"dodano {named} {_shown(new)}"
    assert old is not None
    assert new is not None
    if isinstance(old, str) and isinstance(new, str):
        return _text_changed(named, old, new)
    before, after = _shown(old), _shown(new)
    if hidden := unseen(_whole(old), _whole(new)):
        return f"{named} zmieniono ({hidden})"
    if before == after:  # cut in the middle
        return _text_changed(named, _whole(old), _whole(new))
    return f"{named} zmieniono {out_of(before)} na{wording.NBSP}{after}"


def _whole(value: Value) -> str:
    """A value as a text that is not cut."""
    if isinstance(value, tuple):
        return words.listed(value)
    return words.value(value)


def _shown(value: Value) -> str:
    return words.value(value)


_LONG = 80
_MOST_PHRASES = 3
_MOST_WORDS = 12


def _text_changed(named: str, old: str, new: str) -> str:
    """Short texts whole; of long ones the words that changed, unless they are many."""
    if hidden := unseen(old, new):
        return f"{named} zmieniono ({hidden})"
    old, new = one_line(old), one_line(new)
    if len(old) <= _LONG and len(new) <= _LONG:
        inner, other = inside_quotes(old), inside_quotes(new)
        if inner == other:  # the very quotation marks were changed
            inner, other = old, new
        return f"{named} zmieniono {out_of(quote(inner))} na{wording.NBSP}{quote(other)}"
    pairs = changed_pairs(segments(old, new))
    lengths = [len(text.split()) for pair in pairs for text in pair]
    if len(pairs) > _MOST_PHRASES or max(lengths, default=0) > _MOST_WORDS:
        removed = sum(lengths[::2])
        added = sum(lengths[1::2])
        counted = [
            f"{done} {wording.count(number, 'wyraz', 'wyrazy', 'wyrazów')}"
            for done, number in (("usunięto", removed), ("dodano", added))
            if number
        ]
        return f"{named} zmieniono ({', '.join(counted)})"
    return f"{named} zmieniono: " + "; ".join(_phrase(*pair) for pair in pairs)


_NUMBER = re.compile(r"[0-9][0-9 \u00a0.,]*\Z")


def _phrase(old: str, new: str) -> str:
    """„wyraz „A” zastąpiono wyrazami „B C””, „dodano liczbę „3””, „skreślono wyrazy „A B””."""
    removed, added = old.strip(), new.strip()
    if hidden := unseen(old, new):
        return f"zmieniono {hidden}"
    if removed and added:
        return f"{_of_words(removed, 0)} zastąpiono {_of_words(added, 1)}"
    if added:
        return f"dodano {_of_words(added, 0)}"
    if removed:
        return f"skreślono {_of_words(removed, 0)}"
    return "zmieniono odstępy"


def _of_words(text: str, case: int) -> str:
    """The text with its noun: accusative (0) or instrumental (1)."""
    if _NUMBER.match(text):
        noun = ("liczbę", "liczbą")[case]
    elif not any(c.isalnum() for c in text):
        noun = (("znak", "znakiem") if len(text) == 1 else ("znaki", "znakami"))[case]
    elif len(text.split()) == 1:
        noun = ("wyraz", "wyrazem")[case]
    else:
        noun = ("wyrazy", "wyrazami")[case]
    return f"{noun} „{inside_quotes(text)}”"


# --- entries of lists ----------------------------------------------------------------------------


def entry_said(field: ListField, change: EntryAdded | EntryRemoved) -> str:
    """An entry that came or went, in the accusative: „produkt „Raport””, „pozycję budżetu: …”."""
    entry, profil = change.entry, change.place.profil
    noun = _object(field, profil)
    if isinstance(entry, PozycjaBudzetu):
        lit = f" (lit. {one_line(entry.lit)})" if entry.lit else ""
        return f"pozycję budżetu{lit}: {words.money(entry)}"
    if isinstance(entry, Odstepstwo):
        spot = words.spot(entry.gdzie)
        return f"odstępstwo od reguły {entry.regula} {spot} (powód: {words.quoted(entry.powod)})"
    if isinstance(entry, Zmiana):
        about = f" ({words.quoted(entry.opis)})" if entry.opis else ""
        return f"zapis o zmianie {words.resolution(entry.uchwala, entry.data)}{about}"
    if entry.lit:
        bare = words.entry(entry, profil).partition(": ")[2]
        return f"{noun} (lit. {one_line(entry.lit)}) {words.quoted(bare)}"
    return f"{noun} {words.quoted(words.entry(entry, profil))}"


def _object(field: ListField, profil: Profil) -> str:
    """An entry of a column as the object of a sentence; those of the plan have their own words."""
    if field in profil.by_key:
        return profil.by_key[field].object
    return "wskaźnik" if field == WSKAZNIKI else ""


_REPLACES = frozenset(("srodki", "bez_kosztow", "podzial", "montaz"))


def entry_changed(change: EntryChanged) -> str:
    """What became of an entry: „kwotę zmieniono ze 180 000 zł na 190 000 zł (o 10 000 zł więcej)”.

    Money that is stated in another way altogether is given whole, as it was and as it is.
    """
    field = change.field
    if isinstance(change.old, PozycjaBudzetu) and isinstance(change.new, PozycjaBudzetu):
        names = {leaf.field for leaf in change.leaves}
        amounts = change.old.kwota is not None and change.new.kwota is not None
        spread = bool(change.old.okresy) != bool(change.new.okresy)
        if names & _REPLACES or ("kwota" in names and not amounts) or spread:
            profil = change.place.profil
            old, new = words.entry(change.old, profil), words.entry(change.new, profil)
            if hidden := unseen(old, new):
                return f"pozycję budżetu „{old}” zmieniono ({hidden})"
            return f"pozycję budżetu „{old}” zastąpiono pozycją „{new}”"
    leaves = change.leaves
    clauses = []
    if {"w_ramach_projektu", "w_ramach_projektow"} <= {leaf.field for leaf in leaves}:
        clauses.append(_frames(change))
        leaves = tuple(leaf for leaf in leaves if not leaf.field.startswith("w_ramach_"))
    clauses += filter(None, (_leaf(field, leaf, change) for leaf in leaves))
    said = "; ".join(clauses)
    subject = _subject(change)
    return f"{subject} {said}" if subject else said


def _frames(change: EntryChanged) -> str:
    """„w ramach projektu” that became „w ramach projektów”, or both fields that came or went."""
    assert isinstance(change.old, PozycjaBudzetu)
    assert isinstance(change.new, PozycjaBudzetu)
    old, new = values.frame(change.old), values.frame(change.new)
    if old and new:
        return f"wyrazy „{old}” zastąpiono wyrazami „{new}”"
    return f"skreślono wyrazy „{old}”" if old else f"dopisano wyrazy „{new}”"


def _subject(change: EntryChanged) -> str:
    """Which of several entries is meant, by what both its versions share."""
    old = change.old
    match old:
        case Wskaznik():
            if all(leaf.field == "nazwa" for leaf in change.leaves):
                return ""
            return f"we wskaźniku {words.quoted(old.nazwa)}"
        case PozycjaBudzetu():
            return f"w pozycji budżetu „{words.money(old)}”"
        case Realizator():
            return f"przy realizatorze {words.quoted(old.podmiot)}"
        case Termin() if old.opis and all(leaf.field != "opis" for leaf in change.leaves):
            return f"przy kamieniu milowym {words.quoted(old.opis)}"
        case Odstepstwo():
            return f"w odstępstwie od reguły {old.regula} {words.spot(old.gdzie)}"
        case Zmiana():
            return f"w zapisie o zmianie {words.resolution(old.uchwala, old.data)}"
    fields = {leaf.field for leaf in change.leaves}
    if old.lit and "lit" not in fields:
        return f"pod lit. {one_line(old.lit)}"
    if fields & {"tekst", "nazwa"}:
        return ""
    noun = "produkcie" if isinstance(old, Produkt) else "zapisie"
    return f"przy {noun} {words.quoted(words.entry(replace(old, lit=''), change.place.profil))}"


def _leaf(field: ListField, leaf: Leaf, change: EntryChanged) -> str:
    if leaf.field in FLAGS:
        on, off = FLAGS[leaf.field]
        return on if leaf.new else off
    name = leaf_name(leaf_names(field, change.place.profil), leaf.field)
    if (said := measured.clause(leaf, change)) is not None:
        return said
    if leaf.field == "zrodla":
        sizes = {len(value) for value in (leaf.old, leaf.new) if isinstance(value, tuple)}
        name = "źródło" if sizes == {1} else name
    if leaf.field == "kwota" and isinstance(leaf.old, Decimal) and isinstance(leaf.new, Decimal):
        assert isinstance(change.new, PozycjaBudzetu)
        return f"kwotę zmieniono {_step(leaf.old, leaf.new, change.new.zapis)}"
    if leaf.field in _BY_PERIOD and isinstance(leaf.old, tuple) and isinstance(leaf.new, tuple):
        return periods_changed(_BY_PERIOD[leaf.field], leaf.old, leaf.new)
    return from_to(name, *(_leaf_value(leaf.field, value) for value in (leaf.old, leaf.new)))


def _step(old: Decimal, new: Decimal, zapis: Zapis) -> str:
    """„ze 180 000 zł na 190 000 zł (o 10 000 zł więcej)”."""
    said = partial(values.amount, zapis=zapis)
    compared = "więcej" if new > old else "mniej"
    return (
        f"{out_of(said(old))} na{wording.NBSP}{said(new)} "
        f"(o{wording.NBSP}{said(abs(new - old))} {compared})"
    )


_BY_PERIOD = {"okresy": "kwotę", "potrzeby": "potrzeby"}
"""Fields that hold amounts by period, and what such an amount is called as an object."""


def periods_changed(noun: str, old: tuple[Any, ...], new: tuple[Any, ...]) -> str:
    """What became of amounts by period; `noun` is one of them as an object."""
    return "; ".join(_by_period(noun, old, new))


def _by_period(noun: str, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[str]:
    """„kwotę w okresie 2027 zmieniono ze 400 000 zł na X”: what became of each period."""
    before, after = ({one_line(one.okres): one for one in side} for side in (old, new))
    for okres in dict.fromkeys((*before, *after)):
        was, now = before.get(okres), after.get(okres)
        here = f"{noun} w{wording.NBSP}okresie {okres}" if okres else noun
        if was is None and now is not None:
            yield f"dodano {here}: {values.of_period(now)}"
        elif now is None and was is not None:
            yield f"usunięto {here}: {values.of_period(was)}"
        elif was is None or now is None or (was.kwota, was.znak) == (now.kwota, now.znak):
            continue
        elif was.kwota is not None and now.kwota is not None:
            yield f"{here} zmieniono {_step(was.kwota, now.kwota, now.zapis)}"
        else:
            said = values.of_period(was), values.of_period(now)
            hidden = unseen(was.znak, now.znak) if was.znak and now.znak else ""
            step = f"({hidden})" if hidden else f"{out_of(said[0])} na{wording.NBSP}{said[1]}"
            yield f"{here} zmieniono {step}"
    if [o for o in before if o in after] != [o for o in after if o in before]:
        yield f"zmieniono kolejność okresów: {', '.join(after)}"


def _leaf_value(field: str, value: Value | None) -> Value | None:
    """Codes of the format as the words they stand for."""
    if field == "kwota" and isinstance(value, Decimal):
        return values.amount(value)
    codes = {"prog": words.BOUNDS, "rola": words.ROLES}.get(field)
    if codes and isinstance(value, str):
        return codes.get(value, value)
    return value
