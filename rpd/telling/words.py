"""Entries and values of a plan in a few Polish words, for sentences about them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from rpd.plan import measures, values
from rpd.plan.model import (
    KwotaOkresu,
    MocWsteczna,
    Odstepstwo,
    Opis,
    Podpis,
    PozycjaBudzetu,
    Produkt,
    PrzepisPodstawy,
    Publikacja,
    Realizator,
    SkladnikMontazu,
    Termin,
    Uchwala,
    Uchylenie,
    Udzial,
    Wartosc,
    Wskaznik,
    Zmiana,
)
from rpd.plan.parts import Entry, Value
from rpd.plan.profil import Profil
from rpd.plan.values import amount, number, one_line, with_unit
from rpd.polish import wording
from rpd.polish.wording import DASH, NBSP

ROLES = {"lider": "lider", "partner": "partner", "wspolpraca": "współpraca"}
BOUNDS = {"min": "min.", "max": "max."}


def signed(value: Decimal) -> str:
    """A difference with its sign: „+10 000 zł”, „−10 000 zł”, „0 zł”."""
    return ("+" if value > 0 else "") + amount(value)


def quoted(text: str) -> str:
    """A text in quotation marks, long ones cut in the middle."""
    return wording.quote(wording.inside_quotes(one_line(text)))


def day(value: date | None) -> str:
    """„z dnia 7 marca 2024 r.”, „” where there is no date."""
    return f"z{NBSP}dnia {wording.date(value)}" if value else ""


def resolution(uchwala: str, data: date | None, noun: str = "uchwałą") -> str:
    """„uchwałą nr 7/2024 z dnia 30 czerwca 2024 r.” (instrumental, or the case of `noun`)."""
    return " ".join(filter(None, (f"{noun} nr{NBSP}{one_line(uchwala)}", day(data))))


def money(pozycja: PozycjaBudzetu) -> str:
    """„190 000 zł, FEdM”; „środki własne realizatorów w ramach projektów FERS”."""
    # Entries that contradict themselves are mistakes, but a change of one must still be told.
    stated = ["bez kosztów"] if pozycja.bez_kosztow else []
    if pozycja.okresy:
        stated.append(values.by_period(pozycja))
    if pozycja.kwota is not None:
        stated.append("ogółem " * bool(pozycja.okresy) + amount(pozycja.kwota, zapis=pozycja.zapis))
    if pozycja.srodki or pozycja.podmiot:
        stated.append(values.own_means(pozycja.podmiot))
    text = values.with_sources(", ".join(stated), pozycja)
    parts = "; ".join(filter(None, (split(pozycja.podzial), co_financing(pozycja.montaz))))
    if parts:
        text = f"{text} ({parts})" if text else parts
    text = " ".join(filter(None, (text, values.aside(pozycja))))
    if pozycja.rok:
        text = f"{pozycja.rok}{NBSP}r.: {text}"
    return text or "pozycja bez treści"


def split(podzial: tuple[Udzial, ...]) -> str:
    """„FERS – 3 000 zł, FEdM – 2 000 zł”."""
    return ", ".join(map(values.share, podzial))


def co_financing(montaz: tuple[SkladnikMontazu, ...]) -> str:
    """„FEM – 85%, JST – 15% (wkład własny)”."""
    return ", ".join(_component(part) for part in montaz)


def _component(part: SkladnikMontazu) -> str:
    """„FEM – 85%”: only a basis that is written is named, so that a change of it can be told."""
    return values.component(part, part.podstawa or "")


def indicator(wskaznik: Wskaznik, profil: Profil) -> str:
    """„Liczba szkoleń – min. 3 os.”."""
    text = one_line(wskaznik.nazwa)
    if wskaznik.wielowartosciowy:
        text += f"{NBSP}{DASH} {measures.series(wskaznik)}{_unsaid(wskaznik)}"
        return " ".join((text, *_beside(wskaznik, profil)))
    target, base = wskaznik.wartosc_docelowa, wskaznik.wartosc_bazowa
    bound = f"{wskaznik.prog}.{NBSP}" if wskaznik.prog else ""
    if target is not None:
        text += f"{NBSP}{DASH} {bound}{with_unit(target, wskaznik.jednostka)}"
    elif wskaznik.prog:
        text += f" (próg {BOUNDS[wskaznik.prog]})"
    if base is not None:
        text += f" (wartość bazowa {with_unit(base, wskaznik.jednostka)})"
    if target is None and base is None and wskaznik.jednostka != "szt.":
        text += f" (jednostka: {one_line(wskaznik.jednostka)})"
    return " ".join((text, *_beside(wskaznik, profil)))


def _unsaid(wskaznik: Wskaznik) -> str:
    """The bound and the unit where no value is there to say them."""
    every = (wskaznik.baza, *wskaznik.posrednie, wskaznik.zamiar)
    said = f" (próg {BOUNDS[wskaznik.prog]})" if wskaznik.prog and not wskaznik.zamiar else ""
    if wskaznik.jednostka != "szt." and all(wskaznik.liczba(one) is None for one in every):
        said += f" (jednostka: {one_line(wskaznik.jednostka)})"
    return said


_ASIDE = (
    ("zrodlo_danych", "źródło danych"),
    ("ryzyko", "ryzyko"),
    ("tendencja", "tendencja"),
    ("przekroj", "przekrój"),
    ("kod", "kod"),
)


def _beside(wskaznik: Wskaznik, profil: Profil) -> list[str]:
    """What an indicator says besides its name and its values."""
    extra = [f"({one_line(wskaznik.opis)})"] if wskaznik.opis else []
    measured = ("mierzone_dzialania", measures.called(profil))
    for name, called in (*_ASIDE, measured):
        if said := measures.of_field(wskaznik, name):
            extra.append(f"[{called}: {said}]")
    return extra


def spot(gdzie: str) -> str:
    """„w miejscu I.1.2”, „w całym planie”: where a departure from a rule is acknowledged."""
    return f"w{NBSP}całym planie" if gdzie == "plan" else f"w{NBSP}miejscu {gdzie}"


def body(realizator: Realizator) -> str:
    """„OWES (partner)”."""
    said = [one_line(realizator.podmiot)]
    if realizator.uwagi:
        said.append(one_line(realizator.uwagi))
    if realizator.rola:
        said.append(f"({ROLES.get(realizator.rola, realizator.rola)})")
    return " ".join(said)


def entry(value: Entry, profil: Profil) -> str:
    """An entry of a list in one line, without the word for what it is."""
    match value:
        case Opis():
            text = one_line(value.tekst)
        case Produkt():
            text = one_line(value.nazwa)
        case Wskaznik():
            text = indicator(value, profil)
        case PozycjaBudzetu():
            text = money(value)
        case Termin():
            marks = ["wieloletni"] * value.wieloletnie + ["bez dat"] * value.bez_dat
            aside = f" ({', '.join(marks)})" if marks else ""
            reached = f"{one_line(value.opis)} {DASH} " if value.opis else ""
            text = reached + one_line(value.tekst) + aside
        case Realizator():
            text = body(value)
        case Odstepstwo():
            return f"{value.regula} {spot(value.gdzie)}: {one_line(value.powod)}"
        case Zmiana():
            about = f" {DASH} {one_line(value.opis)}" if value.opis else ""
            when = f" {day(value.data)}" if value.data else ""
            return f"uchwała nr{NBSP}{one_line(value.uchwala)}{when}{_force(value)}{about}"
    return f"lit. {one_line(value.lit)}: {text}" if value.lit else text


def value(shown: Value) -> str:
    """A single value as a sentence gives it: texts in quotation marks, the rest bare."""
    match shown:
        case bool():
            return "tak" if shown else "nie"
        case str():
            return quoted(shown)
        case int():
            return str(shown)
        case Decimal():
            return number(shown)
        case Uchwala():
            numer = f"nr{NBSP}{one_line(shown.numer)}" if shown.numer else ""
            head = " ".join(filter(None, ("uchwała", numer, one_line(shown.organ))))
            annex = f", załącznik nr{NBSP}{shown.zalacznik}" if shown.zalacznik else ""
            named = one_line(shown.oznaczenie_zalacznika)
            annex += f", oznaczenie {wording.quote(named)}" if named else ""
            return " ".join(filter(None, (head, day(shown.data)))) + annex + _header(shown)
        case Publikacja():
            return values.promulgation(shown) or "bez treści"
        case MocWsteczna() | Podpis() | Wartosc():
            return _inner(shown)
        case Uchylenie():
            return resolution(shown.uchwala, shown.data)
        case date():
            return wording.date(shown)
    if any(isinstance(member, PrzepisPodstawy) for member in shown):
        return f"„{wording.inside_quotes(listed(shown))}”"  # a legal basis says nothing when cut
    return quoted(listed(shown))


def _inner(shown: MocWsteczna | Podpis | Wartosc) -> str:
    """What stands in a mapping of its own."""
    if isinstance(shown, Wartosc):
        return measures.dated(shown)
    return _backwards(shown) if isinstance(shown, MocWsteczna) else _signature(shown)


def _force(zmiana: Zmiana) -> str:
    """„, obowiązuje od 1 lipca 2024 r.”: what an amendment says of its force, as it says it."""
    said = []
    if zmiana.obowiazuje_od:
        said.append(f"obowiązuje od {wording.date(zmiana.obowiazuje_od)}")
    if zmiana.wejscie_w_zycie:
        said.append(f"wchodzi w życie {one_line(zmiana.wejscie_w_zycie)}")
    if zmiana.publikacja:
        said.append(f"ogłoszono: {value(zmiana.publikacja)}")
    if zmiana.z_moca_od:
        said.append(_backwards(zmiana.z_moca_od))
    return "".join(f", {text}" for text in said)


def _header(uchwala: Uchwala) -> str:
    """„, w sprawie …”: what a resolution says of itself besides its number and day."""
    said = [f"w{NBSP}sprawie {one_line(uchwala.w_sprawie)}"] if uchwala.w_sprawie else []
    if uchwala.podstawa_prawna:
        said.append(f"na podstawie {values.basis(uchwala.podstawa_prawna)}")
    if uchwala.publikacja:
        said.append(f"ogłoszono: {value(uchwala.publikacja)}")
    if uchwala.wejscie_w_zycie:
        said.append(f"wchodzi w życie {one_line(uchwala.wejscie_w_zycie)}")
    said += [value(one) for one in (uchwala.z_moca_od, uchwala.podpis) if one]
    return "".join(f", {text}" for text in said)


def _backwards(moc: MocWsteczna) -> str:
    day_ = f"z{NBSP}mocą od {wording.date(moc.dzien)}" if moc.dzien else "z mocą wsteczną"
    return f"{day_} ({one_line(moc.powod)})" if moc.powod else day_


def _signature(podpis: Podpis) -> str:
    titles = " / ".join(filter(None, map(one_line, (podpis.tytul_zenski, podpis.tytul_meski))))
    sex = {"kobieta": "podpisuje kobieta", "mezczyzna": "podpisuje mężczyzna"}
    said = (titles, sex.get(podpis.plec or "", ""), one_line(podpis.imie_nazwisko))
    return ", ".join(filter(None, said)) or "bez treści"


def listed(
    members: tuple[str, ...]
    | tuple[Udzial, ...]
    | tuple[SkladnikMontazu, ...]
    | tuple[PrzepisPodstawy, ...]
    | tuple[KwotaOkresu, ...]
    | tuple[Wartosc, ...],
) -> str:
    """The members of a value, however many, without quotation marks."""
    said = []
    for member in members:
        if isinstance(member, str):
            said.append(one_line(member))
        elif isinstance(member, Wartosc):
            said.append(measures.dated(member))
        elif isinstance(member, PrzepisPodstawy):
            said.append(values.basis((member,)))
        elif isinstance(member, Udzial):
            said.append(split((member,)))
        elif isinstance(member, KwotaOkresu):
            said.append(values.periods((member,)))
        else:
            said.append(_component(member))
    return ", ".join(said)
