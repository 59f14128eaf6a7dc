"""Footnotes that every format carries: what the sums leave open, and that they close."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from rpd.budget import BySource, Kind
from rpd.budget.ledger import Ledger
from rpd.plan import kwoty
from rpd.polish.wording import amount, count, join, number, plain

KINDS: dict[Kind, str] = {
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
    without = totals.dzialania - totals.dzialania_z_kwota
    if without:
        kinds = [
            f"{words} – {number(totals.rodzaje[kind])}"
            for kind, words in KINDS.items()
            if kind != "kwota" and totals.rodzaje[kind]
        ]
        actions = plain(count(totals.dzialania, "działania", "działań", "działań"))
        yield (
            f"Bez kwoty: {number(without)} z {actions} ({join(kinds, last=', ')}); "
            "ich koszt nie wchodzi do sumy."
        )
    if totals.dzialania:
        share = Decimal(totals.dzialania_z_kwota) * 100 / totals.dzialania
        yield (
            f"Kwotę podaje {number(totals.dzialania_z_kwota)} z "
            f"{plain(count(totals.dzialania, 'działania', 'działań', 'działań'))}, czyli "
            f"{_percent(share)}."
        )
    yield from _other_years(ledgers)
    yield from _left_out(ledgers)


def closing(totals: BySource, lines: int) -> str:
    """The sentence that says the parts give the whole; only for tables that were verified."""
    return (
        f"Kontrola: części i kwoty wspólne dają {amount(totals.razem)}; tyle samo daje osobne "
        f"zliczenie wszystkich pozycji ({number(lines)})."
    )


def _other_years(ledgers: Sequence[Ledger]) -> Iterator[str]:
    found: dict[tuple[int, int], Decimal] = {}
    for one in ledgers:
        for item in one.amounts:
            if item.rok != one.rok and item.kwota is not None:
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
