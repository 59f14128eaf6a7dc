"""Footnotes that every format carries: what the sums leave open, and that they close."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from rpd.budget import BySource, EntryKind
from rpd.budget.dimensions import shape
from rpd.budget.ledger import Ledger
from rpd.plan import kwoty
from rpd.polish.wording import amount, count, join, number, plain

KINDS: dict[EntryKind, str] = {
    "wlasne": "środki własne",
    "zrodlo": "samo źródło",
    "bez_kosztow": "bez kosztów",
    "brak": "nie podano nic",
    "blad": "pozycja z błędem",
    "kwota": "kwota",
}


def notes(ledgers: Sequence[Ledger], totals: BySource) -> Iterator[str]:
    """What is not in the sum, how much of the plan is stated, amounts of other years."""
    for one in ledgers:
        if one.projekt:
            yield (
                f"Plan na {one.rok} r. zmieniono bez uchwały: to sumy projektu zmiany, a nie planu "
                "obowiązującego."
            )
        if one.lata:
            kept = "roku" if len(one.lata) == 1 else "lat"
            yield (f"Z planu na {one.rok} r. suma obejmuje tylko kwoty {kept}: {join(one.lata)}.")
    without = totals.dzialania - totals.dzialania_z_kwota
    if without:
        kinds = [
            f"{words} – {number(totals.rodzaje[kind])}"
            for kind, words in KINDS.items()
            if kind != "kwota" and totals.rodzaje[kind]
        ]
        actions = plain(count(totals.dzialania, *_of_actions(ledgers)))
        yield (
            f"Bez kwoty: {number(without)} z {actions} ({join(kinds, last=', ')}); "
            "ich koszt nie wchodzi do sumy."
        )
    yield from _entries_without(ledgers)
    if totals.dzialania:
        share = Decimal(totals.dzialania_z_kwota) * 100 / totals.dzialania
        yield (
            f"Kwotę podaje {number(totals.dzialania_z_kwota)} z "
            f"{plain(count(totals.dzialania, *_of_actions(ledgers)))}, czyli "
            f"{_percent(share)}."
        )
    yield from _conditional(ledgers)
    yield from _without_data(ledgers)
    yield from _needs(ledgers)
    yield from _other_years(ledgers)
    yield from _left_out(ledgers)


def _entries_without(ledgers: Sequence[Ledger]) -> Iterator[str]:
    """Entries without an amount where another one makes the action look priced."""
    found = [item for one in ledgers for item in one.beside]
    if found:
        kinds = [
            f"{words} – {number(many)}"
            for kind, words in KINDS.items()
            if (many := sum(item.kind == kind for item in found))
        ]
        where = join(dict.fromkeys(item.dzialanie.numer for item in found), last=", ")
        yield (
            f"Pozycje bez kwoty obok pozycji z kwotą ({where}): {number(len(found))} "
            f"({join(kinds, last=', ')}); ich koszt nie wchodzi do sumy."
        )


def _of_actions(ledgers: Sequence[Ledger]) -> tuple[str, str, str]:
    """The forms of „z 1 działania”, „z 2 działań”, „z 5 działań”."""
    noun = shape(ledgers).dzialanie.short
    return noun.genitive, noun.many_genitive, noun.many_genitive


def closing(totals: BySource, lines: int) -> str:
    """The sentence that says the parts give the whole; only for tables that were verified."""
    return (
        f"Kontrola: części i kwoty wspólne dają {amount(totals.razem)}; tyle samo daje osobne "
        f"zliczenie wszystkich pozycji ({number(lines)})."
    )


def _conditional(ledgers: Sequence[Ledger]) -> Iterator[str]:
    """What of the sum may not come."""
    whole = sum((i.kwota for one in ledgers for i in one.amounts if i.kwota), Decimal(0))
    found = [i for one in ledgers for i in one.amounts if i.warunkowa and i.kwota is not None]
    if found:
        may_fail = sum((item.kwota for item in found if item.kwota), Decimal(0))
        yield (
            f"W tym warunkowo: {amount(may_fail)} (zależy od warunku zapisanego przy pozycji); "
            f"bez tych kwot suma wynosi {amount(whole - may_fail)}."
        )


def _without_data(ledgers: Sequence[Ledger]) -> Iterator[str]:
    found = [item for one in ledgers for item in one.signs if item.bez_danych]
    if found:
        periods = plain(count(len(found), "okresie", "okresach", "okresach"))
        where = join(sorted({item.dzialanie.numer for item in found}), last=", ")
        yield f"Brak danych o kwocie w {periods} ({where}); suma tych kwot nie obejmuje."


def _needs(ledgers: Sequence[Ledger]) -> Iterator[str]:
    found = [need for one in ledgers for need in one.needs]
    if found:
        needed = sum((need.potrzeby for need in found), Decimal(0))
        planned = sum((need.kwota for need in found if need.kwota), Decimal(0))
        entries = plain(count(len(found), "pozycji", "pozycji", "pozycji"))
        gap = amount(needed - planned)
        lacking = f"brakuje {gap}" if needed > planned else "nie brakuje nic"
        yield (
            f"Potrzeby zapisane przy {entries} wynoszą {amount(needed)}, a te pozycje mają w "
            f"planie {amount(planned)}: {lacking}. Potrzeby nie wchodzą do żadnej sumy."
        )


def _other_years(ledgers: Sequence[Ledger]) -> Iterator[str]:
    found: dict[tuple[int, int], Decimal] = {}
    for one in ledgers:
        for item in one.amounts:
            if item.rok != one.rok and item.kwota is not None and not item.okres:
                key = (one.rok, item.rok)
                found[key] = found.get(key, Decimal(0)) + item.kwota
    for (plan, rok), kwota in sorted(found.items()):
        yield f"W planie na {plan} r. {amount(kwota)} przypada na {rok} r."


def _left_out(ledgers: Sequence[Ledger]) -> Iterator[str]:
    entries = [entry for one in ledgers for entry in one.left_out]
    if not entries:
        return
    known = [e.kwota for e in entries if e.kwota is not None and not kwoty.problem(e.kwota)]
    stated = f", w tym {amount(sum(known, Decimal(0)))}" if known else ""
    words = plain(count(len(entries), "pozycja", "pozycje", "pozycji"))
    yield f"Poza sumą z powodu błędów: {words}{stated}; suma jest niepełna."


def _percent(share: Decimal) -> str:
    return f"{number(share.quantize(Decimal('0.1')))}%"
