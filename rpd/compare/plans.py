"""Two plans → the changes between them, in the order of the document.

Pure and total: any two plans can be compared, also plans with mistakes in them (of several elements
with one id, the first is matched with the first).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from rpd.compare import entries, normal
from rpd.compare.branches import Branch, alone, before, in_front, join, moved, place_of, trunk
from rpd.compare.changes import (
    Added,
    Change,
    FieldChanged,
    Moved,
    Place,
    Removed,
    Renamed,
    Repealed,
)
from rpd.plan.built_in import PROFIL, Named
from rpd.plan.layout import PROZA
from rpd.plan.model import Dzialanie, Pairs, Plan, Uchwala, Uchylenie, Wyrazy
from rpd.plan.parts import Value
from rpd.plan.profil import OGOLEM, STRATEGIA, WSKAZNIKI, Profil


def compare(old: Plan, new: Plan) -> tuple[Change, ...]:
    """All changes; empty if and only if the plans say the same (see `normal`)."""
    old_root, new_root = trunk(old), trunk(new)
    join(old_root, new_root)
    return (
        *_plan_fields(old, new),
        *entries.compare(_whole(new), WSKAZNIKI, old.wskazniki, new.wskazniki),
        *_below(old_root, new_root, new.profil),
        *_footnotes(old, new),
        *_words(_whole(new), old.wyrazy, new.wyrazy),
        *entries.compare(_whole(new), "odstepstwa", old.odstepstwa, new.odstepstwa),
        *entries.compare(_whole(new), "zmiany", old.zmiany, new.zmiany),
    )


def _whole(plan: Plan) -> Place:
    return Place("plan", profil=plan.profil)


# --- the plan's own fields -----------------------------------------------------------------------


def _plan_fields(old: Plan, new: Plan) -> Iterator[Change]:
    here = _whole(new)
    yield from _fields(here, old, new, ("rok", "tytul"))
    if old.uchwala is None or new.uchwala is None:
        if old.uchwala != new.uchwala:
            yield FieldChanged(here, "uchwala", old.uchwala, new.uchwala)
    else:
        before, after = normal.folded(old.uchwala), normal.folded(new.uchwala)
        for name in _OF_UCHWALA:
            yield from _field(here, f"uchwala.{name}", *_of(before, after, name))
    drafts = [normal.folded(p.projekt_uchwaly) if p.projekt_uchwaly else None for p in (old, new)]
    yield from _field(here, "projekt_uchwaly", *drafts)
    yield from _fields(here, old, new, ("strategia", "slownik"))
    yield from _field(here, PROFIL, _shape(old), _shape(new))
    yield from _fields(here, old, new, ("znak_odnosnika",))
    before_numbers, after_numbers = dict(old.numery_przypisow), dict(new.numery_przypisow)
    for name in sorted({*before_numbers, *after_numbers}):
        numbers = before_numbers.get(name), after_numbers.get(name)
        yield from _field(here, f"numery_przypisow.{name}", *numbers)
    before_columns, after_columns = dict(old.kolumny), dict(new.kolumny)
    for kolumna in sorted({*before_columns, *after_columns}):
        yield from _field(
            here,
            f"kolumny.{kolumna}",
            before_columns.get(kolumna),
            after_columns.get(kolumna),
        )
    yield from _texts(here, f"{PROZA}.", old.proza, new.proza)


def _shape(plan: Plan) -> str:
    """The file of the profile; who carries the change out finds the profile in it."""
    return Named(plan.plik_profilu, plan.profil) if plan.plik_profilu else ""


def _texts(here: Place, prefix: str, old: Pairs, new: Pairs) -> Iterator[Change]:
    """Texts that the profile names: those of the plan, or the fields of a heading."""
    before, after = dict(old), dict(new)
    for name in dict.fromkeys((*before, *after)):
        texts = before.get(name), after.get(name)
        if not normal.same_prose(*(text or "" for text in texts)):
            yield FieldChanged(here, f"{prefix}{name}", *texts)


_OF_UCHWALA = (
    "organ",
    "numer",
    "data",
    "zalacznik",
    "oznaczenie_zalacznika",
    "w_sprawie",
    "podstawa_prawna",
    "publikacja",
    "wejscie_w_zycie",
    "z_moca_od",
    "podpis",
)


def _of(old: Uchwala, new: Uchwala, name: str) -> tuple[Any, Any]:
    return getattr(old, name), getattr(new, name)


def _fields(here: Place, old: object, new: object, names: tuple[str, ...]) -> Iterator[Change]:
    for name in names:
        yield from _field(here, name, getattr(old, name), getattr(new, name))


_EMPTY: tuple[object, ...] = ("", ())
"""What a field holds that is not written."""


def _field(here: Place, name: str, old: Value | None, new: Value | None) -> Iterator[Change]:
    """A change of a single value; an empty text is one that is missing."""
    if old == new:
        return
    if isinstance(old, str) and isinstance(new, str) and normal.same_text(old, new):
        return
    if _same_repeal(old, new):
        return
    yield FieldChanged(here, name, None if old in _EMPTY else old, None if new in _EMPTY else new)


def _words(here: Place, old: Wyrazy | None, new: Wyrazy | None) -> Iterator[Change]:
    """Words taken over, each under its own name; the order of the pairs is no change."""
    if old == new:
        return
    before, after = old or Wyrazy(), new or Wyrazy()
    yield from _field(here, "wyrazy.strategia", before.strategia, after.strategia)
    yield from _field(here, "wyrazy.organ", before.organ, after.organ)
    genitives = before.organ_dopelniacz, after.organ_dopelniacz
    yield from _field(here, "wyrazy.organ_dopelniacz", *genitives)
    for name in ("zrodla", "aliasy", "narzedniki", "skroty", "profil"):
        one, other = dict(getattr(before, name)), dict(getattr(after, name))
        for key in dict.fromkeys((*one, *other)):
            yield from _field(here, f"wyrazy.{name}.{key}", one.get(key), other.get(key))


def _same_repeal(old: Value | None, new: Value | None) -> bool:
    return (
        isinstance(old, Uchylenie)
        and isinstance(new, Uchylenie)
        and normal.same_text(old.uchwala, new.uchwala)
        and old.data == new.data
    )


# --- headings and actions ------------------------------------------------------------------------


def _below(old: Branch | None, new: Branch, profil: Profil) -> Iterator[Change]:
    """Changes under a heading of the new plan; what was removed stands where it stood."""
    displaced = moved(new)
    leading, following = _removed(old)
    for gone in leading:
        yield _removal(gone)
    for child in new.children:
        if child.twin is None:
            # What is new inside something new is told with it.
            if new.twin is not None:
                yield Added(place_of(None, child), alone(child), new.address, before(child))
        else:
            yield from _node(child.twin, child, id(child) in displaced, profil)
        yield from _below(child.twin, child, profil)
        if child.twin is not None:
            for gone in following.get(id(child.twin), ()):
                yield _removal(gone)


def _removed(old: Branch | None) -> tuple[list[Branch], dict[int, list[Branch]]]:
    """Old children without a twin: those in front, and those behind a child that stays here."""
    leading: list[Branch] = []
    following: dict[int, list[Branch]] = defaultdict(list)
    if old is None:
        return leading, following
    anchor: Branch | None = None
    for child in old.children:
        if child.twin is None:
            (leading if anchor is None else following[id(anchor)]).append(child)
        elif child.twin.parent is old.twin:
            anchor = child
    return leading, following


def _removal(branch: Branch) -> Removed:
    assert branch.parent is not None
    return Removed(place_of(branch, None), alone(branch), branch.parent.address, before(branch))


def _node(old: Branch, new: Branch, displaced: bool, profil: Profil) -> Iterator[Change]:
    here = place_of(old, new)
    assert old.parent is not None
    assert new.parent is not None
    if displaced:
        yield Moved(
            here,
            old.parent.address,
            new.parent.address,
            before(old),
            before(new),
            place_of(ahead.twin, ahead) if (ahead := in_front(new)) else None,
        )
    one, other = old.value, new.value
    if new.level is profil.dzialanie:
        if one != other:
            yield from _dzialanie(here, one, other, profil)
        return
    linked = ("numer", "nazwa", STRATEGIA, OGOLEM, "uchylony")
    fields = linked if new.linked else ("nazwa", OGOLEM, "uchylony")
    yield from _fields(here, one, other, fields)
    yield from _texts(here, "", one.pola, other.pola)
    yield from entries.compare(here, WSKAZNIKI, one.wskazniki, other.wskazniki)


def _dzialanie(here: Place, old: Dzialanie, new: Dzialanie, profil: Profil) -> Iterator[Change]:
    if old.id != new.id:
        yield Renamed(here, old.id, new.id)
    stub = False
    if new.uchylone is not None and old.uchylone is None:
        stub = not any(getattr(new, name) for name in profil.fields)
        yield Repealed(here, old, new.uchylone, stub)
    else:
        yield from _field(here, "uchylone", old.uchylone, new.uchylone)
    yield from _fields(here, old, new, ("nazwa", "lp", "kontynuuje", "uchylone_litery"))
    if not stub:
        for name in profil.fields:
            yield from entries.compare(here, name, getattr(old, name), getattr(new, name))


# --- footnotes -----------------------------------------------------------------------------------


def _footnotes(old: Plan, new: Plan) -> Iterator[Change]:
    """Footnotes by their id; their order in the file is not printed and so is no change."""
    former = {przypis.id: przypis for przypis in old.przypisy}
    latter = {przypis.id: przypis for przypis in new.przypisy}
    for przypis in old.przypisy:
        if przypis.id not in latter:
            yield Removed(Place("przypis", przypis.id, profil=new.profil), przypis)
    for przypis in new.przypisy:
        twin = former.get(przypis.id)
        here = Place("przypis", przypis.id, profil=new.profil)
        if twin is None:
            yield Added(here, przypis)
        elif not normal.same_prose(twin.tekst, przypis.tekst):
            yield FieldChanged(here, "tekst", twin.tekst or None, przypis.tekst or None)
