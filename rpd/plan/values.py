"""Values of a plan as they are written in words, the same in the annex and in sentences about it.

The words of an amount, an indicator's value, a share and a component of co-financing stand here
once; how they are put together to a cell or to a clause is up to ``render`` and ``diff``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Final

from rpd.plan import markup
from rpd.plan.kwoty import ZLOTE, Zapis
from rpd.plan.layout import Written
from rpd.plan.model import (
    Element,
    KwotaOkresu,
    Podpis,
    PozycjaBudzetu,
    PrzepisPodstawy,
    Publikacja,
    SkladnikMontazu,
    Termin,
    Uchwala,
    Udzial,
)
from rpd.plan.terminy import Okres
from rpd.polish import wording
from rpd.polish.wording import DASH, NBSP

BASES: Final = {"calosc": "całości", "dofinansowanie": "dofinansowania"}
"""What a percentage of co-financing is taken of, in the genitive."""

_SPACE = re.compile(r"[ \t\r\n]+")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_HYPHEN = re.compile(rf"({_ISO_DAY.pattern})|-")
_RANGE = re.compile(r"(?<=[^\W\d_])\s*[-–]\s*(?=[^\W\d_])")
_INLINE_SPACE = re.compile(r"[ \t\r]+")


def designation(uchwala: Uchwala) -> str:
    """„Załącznik nr 1 do uchwały nr 4/2024 MKRES z dnia 7 marca 2024 r.”

    What was adopted in other words stands in the adopted ones.
    """
    day = wording.date(uchwala.data) if uchwala.data else ""
    if adopted := one_line(uchwala.oznaczenie_zalacznika):
        return adopted.replace(wording.plain(day), day) if day else adopted
    number = f" nr{NBSP}{uchwala.zalacznik}" if uchwala.zalacznik else ""
    ours = f"Załącznik{number} do uchwały nr {uchwala.numer} {uchwala.organ}"
    return one_line(f"{ours} z dnia {day}" if day else ours)


def basis(podstawa: Sequence[PrzepisPodstawy]) -> str:
    """„art. 55 ust. 2 ustawy … (Dz. U. z 2024 r. poz. 113) oraz § 1 regulaminu”."""
    said = [
        f"{one_line(one.przepis)} ({one_line(one.adres)})" if one.adres else one_line(one.przepis)
        for one in podstawa
    ]
    return wording.join(said, " oraz ")


def signer(podpis: Podpis) -> str:
    """The title as the one who signs bears it, both where nobody says which."""
    titles = {"kobieta": podpis.tytul_zenski, "mezczyzna": podpis.tytul_meski}
    if podpis.plec:
        return one_line(titles[podpis.plec])
    return " / ".join(dict.fromkeys(filter(None, map(one_line, titles.values()))))


def promulgation(publikacja: Publikacja) -> str:
    """„Dz. Urz. Woj. Małop. poz. 1234, 12 marca 2024 r.”"""
    day = wording.date(publikacja.data) if publikacja.data else ""
    return ", ".join(filter(None, (one_line(publikacja.miejsce), day)))


def one_line(text: str) -> str:
    """The text of a field that has no lines: what a line break in the file means is a space."""
    # Nearly all texts are such already, which is found out much sooner than it is made.
    if "  " in text or "\n" in text or "\t" in text or "\r" in text:
        text = _SPACE.sub(" ", text)
    return text.strip(" ")


def prose(text: str) -> str:
    """Prose with one line per paragraph and list item, as the markup understands it."""
    if "\n" not in text and not markup.is_item(text):
        return one_line(text)
    blocks: list[str] = []
    for block in markup.blocks(_INLINE_SPACE.sub(" ", text)):
        if isinstance(block, markup.Paragraph):
            blocks.append(_as_typed(block.content))
        else:
            items = (f"{_marker(item.marker)} {_as_typed(item.content)}" for item in block.items)
            blocks.append("\n".join(items))
    return "\n\n".join(blocks)


def _marker(marker: str) -> str:
    return "-" if marker == "–" else marker


def _as_typed(content: tuple[markup.Inline, ...]) -> str:
    return "".join(
        part.text
        if isinstance(part, markup.Text)
        else part.url
        if isinstance(part, markup.Link)
        else f"[^{part.id}]"
        for part in content
    ).strip(" ")


def amount(value: Decimal, *, currency: bool = True, zapis: Zapis = ZLOTE) -> str:
    """„190 000 zł”, without `currency` „190 000”; grosze only where there are any.

    With a `zapis` of its own as the plan writes it: „12,5 tys. zł”.
    """
    if zapis.plain:
        return _written(partial(wording.amount, grosze=None, currency=currency), value)
    written = zapis.written(value)
    whole = written == written.to_integral_value()
    least = zapis.miejsca or (0 if zapis.shift or whole else 2)
    text = _written(partial(wording.number, places=least), written)
    return f"{text}{NBSP}{zapis.jednostka}" if currency else text


def in_cell(value: Decimal, zapis: Zapis) -> str:
    """The amount of an entry in a cell: „190 000”, but „12,5 tys. zł”."""
    return amount(value, currency=bool(zapis.shift) and not zapis.bez_jednostki, zapis=zapis)


def number(value: Decimal | int) -> str:
    """„1 200”, „0,5”."""
    return _written(wording.number, Decimal(value))


def _written(write: Callable[[Decimal], str], value: Decimal) -> str:
    try:
        return write(value)
    except ValueError:  # only a plan with mistakes holds such a value; it is shown as it is
        return str(value)


def own_text(text: str, written: Written) -> str:
    """What a further field says, in print: „1 200,50” for 1200.50, „7 marca 2026 r.” for a day.

    What is no such number or day is printed as it stands.
    """
    if written in ("kwota", "liczba") and _NUMBER.fullmatch(text):
        value = Decimal(text)
        return amount(value, currency=False) if written == "kwota" else number(value)
    if written == "data" and _ISO_DAY.fullmatch(text):
        try:
            return wording.date(date.fromisoformat(text))
        except ValueError:  # no such day: the schema says so
            return text
    return text


def with_unit(value: Decimal, jednostka: str) -> str:
    """„35%”, „3 msc.”; pieces („szt.”) are not named."""
    unit = one_line(jednostka)
    if unit in ("szt.", ""):
        return number(value)
    return number(value) + ("" if unit in ("%", "‰") else NBSP) + unit


def own_means(podmiot: str) -> str:
    """„środki własne ROPS”, „środki własne realizatorów” where no body is named."""
    return f"środki własne {one_line(podmiot) or 'realizatorów'}"


def frame(pozycja: PozycjaBudzetu) -> str:
    """„w ramach projektów”, „w ramach projektu”, or "" for an entry outside projects."""
    if pozycja.w_ramach_projektow:
        return "w ramach projektów"
    return "w ramach projektu" if pozycja.w_ramach_projektu else ""


def with_sources(said: str, pozycja: PozycjaBudzetu) -> str:
    """What an entry states and where it comes from: „5 000, FEdM”, „5 000 w ramach projektu FEM”.

    Without words for what it states, the frame and the sources alone.
    """
    framed = frame(pozycja)
    tail = " ".join(filter(None, (framed, ", ".join(map(one_line, pozycja.zrodla)))))
    if not said or not tail:
        return said or tail
    return f"{said} {tail}" if framed else f"{said}, {tail}"


def of_period(one: KwotaOkresu, *, currency: bool = True) -> str:
    """„350 000 zł”, or the sign that is written instead of an amount: „X”, „–”, „bd”."""
    if one.kwota is None:
        return one_line(one.znak)
    return amount(one.kwota, currency=currency, zapis=one.zapis)


def periods(okresy: Sequence[KwotaOkresu], *, currency: bool = True) -> str:
    """„2026: 350 000 zł; 2027: X”; an amount of all periods together without a period."""
    stated = ((one.okres, of_period(one, currency=currency)) for one in okresy)
    return "; ".join(f"{one_line(okres)}: {said}" if okres else said for okres, said in stated)


STATED: Final = "(ogółem:"
"""What stands in front of the sum that a heading states."""


def stated_sum(okresy: Sequence[KwotaOkresu]) -> str:
    """„(ogółem: 1 200 000 zł)”: what a heading states for all below it; "" where it does not."""
    return f"{STATED} {periods(okresy)})" if okresy else ""


def heading_text(element: Element) -> str:
    """The words of a heading behind its number: its name, and the sum that it states."""
    return " ".join(filter(None, (one_line(element.nazwa), stated_sum(element.kwota_ogolem))))


def by_period(pozycja: PozycjaBudzetu, *, currency: bool = True) -> str:
    """The amounts of an entry by period and, where there are several, their sum."""
    said = [periods(pozycja.okresy, currency=currency)]
    if pozycja.razem is not None and sum(one.kwota is not None for one in pozycja.okresy) > 1:
        said.append(f"razem {amount(pozycja.razem, currency=currency, zapis=pozycja.zapis)}")
    return "; ".join(said)


def aside(pozycja: PozycjaBudzetu) -> str:
    """What an entry says besides its amount and sources: „(dz. 600; jeżeli wniosek przejdzie)”."""
    classified = [
        f"{short}{NBSP}{one_line(code)}"
        for short, code in (
            ("dz.", pozycja.dzial),
            ("rozdz.", pozycja.rozdzial),
            ("§", pozycja.paragraf),
        )
        if code
    ]
    rounded = f"po zaokrągleniu {one_line(pozycja.zaokraglenie)}" if pozycja.zaokraglenie else ""
    reckoned = ", ".join(filter(None, (one_line(pozycja.wzor), rounded)))
    needed = f"potrzeby: {periods(pozycja.potrzeby)}" if pozycja.potrzeby else ""
    said = (" ".join(classified), reckoned, needed, one_line(pozycja.warunek))
    text = "; ".join(filter(None, said))
    return f"({text})" if text else ""


def term(termin: Termin) -> str:
    """The words of the plan; only a dash and a day in digits are written as Polish does."""
    text = one_line(termin.tekst)
    if not isinstance(termin.okres, Okres):
        return text
    if _ISO_DAY.fullmatch(text):
        return wording.date(termin.okres.od)
    return _HYPHEN.sub(lambda found: found[1] or DASH, _RANGE.sub(DASH, text))


def _part(value: Decimal, zapis: Zapis, currency: bool) -> str:
    """A part of an amount, in a cell without „zł”."""
    return amount(value, zapis=zapis) if currency else in_cell(value, zapis)


def share(udzial: Udzial, *, currency: bool = True) -> str:
    """„FERS – 3 000 zł”."""
    return f"{one_line(udzial.zrodlo)} {DASH} {_part(udzial.kwota, udzial.zapis, currency)}"


def component(part: SkladnikMontazu, podstawa: str, *, currency: bool = True) -> str:
    """„FEM – 95 zł (95% całości)”, „JST – 5% całości (wkład własny)”, „JST – 5 zł (wkład własny)”.

    `podstawa` is the basis to be named, a key of BASES, or "" where none is.
    """
    percent = "" if part.udzial is None else f"{number(part.udzial)}%"
    share = f"{percent} {BASES[podstawa]}".lstrip() if podstawa else percent
    money = "" if part.kwota is None else _part(part.kwota, part.zapis, currency)
    own = "wkład własny" if part.wklad_wlasny else ""
    aside = ", ".join(filter(None, (share if money else "", own)))
    said = " ".join(filter(None, (money or share, f"({aside})" if aside else "")))
    return f"{one_line(part.zrodlo)} {DASH} {said}" if said else one_line(part.zrodlo)
