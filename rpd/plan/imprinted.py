"""What of indicators and of money counts in the imprint of an adopted text."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from rpd.plan.model import (
    PozycjaBudzetu,
    Wartosc,
    Wskaznik,
)

# Signs that the reader refuses in a plan, so that no text can imitate the end of a field.
FIELD, ENTRY, PART, BREAK = "\x1f", "\x1e", "\x1d", "\x1c"


def indicators(wskazniki: Iterable[Wskaznik]) -> list[str]:
    """What counts of each indicator, in their order."""
    return [
        FIELD.join(
            (
                w.nazwa,
                _series(w)
                if w.wielowartosciowy
                else ""
                if w.wartosc_docelowa is None
                else f"{number(w.wartosc_bazowa)}{BREAK}{number(w.wartosc_docelowa)}{BREAK}"
                f"{(w.prog or '') if w.wartosc_bazowa is None else ''}{BREAK}{w.jednostka}",
                w.opis,
            )
        )
        for w in wskazniki
    ]


def _series(wskaznik: Wskaznik) -> str:
    every = (wskaznik.baza, *wskaznik.posrednie, wskaznik.zamiar)
    said = [_value(one) if one else "" for one in every]
    return BREAK.join((*said, wskaznik.prog or "", wskaznik.jednostka))


def _value(wartosc: Wartosc) -> str:
    value = wartosc.wartosc
    said = number(value) if isinstance(value, Decimal) else value or ""
    return BREAK.join((said, wartosc.opis, str(wartosc.rok or "")))


def money(pozycja: PozycjaBudzetu) -> str:
    """What counts of an entry of the budget."""
    said = "" if pozycja.kwota is None or pozycja.okresy else number(pozycja.kwota)
    if pozycja.bez_kosztow:
        said = "0"
    elif pozycja.kwota is None and pozycja.srodki:
        said = f"w{BREAK}{pozycja.podmiot}"
    frame = "ów" * pozycja.w_ramach_projektow or "u" * pozycja.w_ramach_projektu
    words = [said, frame, str(pozycja.rok or ""), BREAK.join(pozycja.zrodla)]
    for udzial in pozycja.podzial:
        words += [udzial.zrodlo, number(udzial.kwota)]
    for part in pozycja.montaz:
        basis = "" if part.udzial is None else part.podstawa or "calosc"
        words += ["m", part.zrodlo, number(part.kwota), number(part.udzial), basis]
        words.append("w" * part.wklad_wlasny)
    for sign, okresy in (("o", pozycja.okresy), ("p", pozycja.potrzeby)):
        for one in okresy:
            words += [sign, one.okres, one.znak if one.kwota is None else number(one.kwota)]
    aside = [pozycja.wzor, pozycja.zaokraglenie, pozycja.warunek]
    aside += [pozycja.dzial, pozycja.rozdzial, pozycja.paragraf]
    if any(aside):
        words += ["i", *aside]
    return FIELD.join(words)


def number(value: Decimal | None) -> str:
    """A number in one way, whatever its digits behind the comma."""
    if value is None:
        return ""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
