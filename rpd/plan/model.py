"""The plan, the strategy it carries out and the dictionary, as immutable values.

All types of the domain stand on this page. Their fields are the keys of the YAML files and of the
schemas (Polish ASCII nominatives). Every value remembers the path it was read from; the path is
not compared: two plans are equal when they say the same.

Amounts are ``Decimal`` in złoty, made from the characters of the file. A missing text is ``""``,
a missing value ``None``, a missing list ``()``; what *may* be missing is for the rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import field, replace
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Any, Literal

from rpd.diagnostics import Path
from rpd.frozen import dataclass
from rpd.plan.kwoty import ZLOTE, Zapis
from rpd.plan.level import CONTINUOUS
from rpd.plan.profil import DZIALANIA, Level, Profil
from rpd.plan.scales import number_of
from rpd.plan.terminy import Okres, Problem

Rola = str
"""„lider”, „partner”, „wspolpraca”, or a role of the profile."""
Prog = Literal["min", "max"]
Podstawa = Literal["calosc", "dofinansowanie"]
Plec = Literal["kobieta", "mezczyzna"]
Zmierzanie = Literal["wzrost", "spadek", "utrzymanie"]
"""Where an indicator is to go: up, down, or nowhere."""
Kolumna = str
"""The key of a column of the profile."""

Pairs = tuple[tuple[str, str], ...]
"""A mapping of texts, as an immutable value."""


def _origin() -> Path:
    return field(default=(), compare=False, repr=False)


def _zapis() -> Zapis:
    """How the file writes the amounts of a value; like its path, it says nothing itself."""
    return field(default=ZLOTE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Opis:
    """A part of the description of an action; ``tekst`` carries the small markup."""

    tekst: str
    lit: str = ""
    path: Path = _origin()


@dataclass(frozen=True, slots=True)
class Produkt:
    """What the action leaves behind (column „Produkt”)."""

    nazwa: str
    lit: str = ""
    path: Path = _origin()


@dataclass(frozen=True, slots=True)
class Wartosc:
    """A value of an indicator as it is written, and the year that it is of.

    ``wartosc`` is a number, a sign („bd”) or a text („35 tys.”); ``opis`` stands in its place where
    there is none yet („zostanie ustalona w 2027 r.”), or beside it.
    """

    wartosc: Decimal | str | None = None
    opis: str = ""
    rok: int | None = None
    path: Path = _origin()


@dataclass(frozen=True, slots=True)
class Wskaznik:
    """A measure of the product: exact value, lower or upper bound, or a change from a base.

    A single number is the target or the base of the plan's year (``wartosc_docelowa``,
    ``wartosc_bazowa``). Values of other years, signs and texts are ``bazowa``, ``posrednie`` (in
    the order of their years) and ``docelowa``. ``przekroj`` says how the value is broken down,
    ``mierzone_dzialania`` are the ids of the (other) actions that it measures. ``id`` (or "") names
    it whatever it says; it is unique in its action and never printed.
    """

    nazwa: str
    jednostka: str = "szt."
    wartosc_docelowa: Decimal | None = None
    wartosc_bazowa: Decimal | None = None
    prog: Prog | None = None
    zrodlo_danych: str = ""
    opis: str = ""
    lit: str = ""
    id: str = ""
    bazowa: Wartosc | None = None
    posrednie: tuple[Wartosc, ...] = ()
    docelowa: Wartosc | None = None
    tendencja: Zmierzanie | None = None
    przekroj: str = ""
    ryzyko: str = ""
    kod: str = ""
    mierzone_dzialania: tuple[str, ...] = ()
    path: Path = _origin()

    @property
    def baza(self) -> Wartosc | None:
        """The value that it starts from, in whichever way it is written."""
        if self.wartosc_bazowa is None:
            return self.bazowa
        return Wartosc(self.wartosc_bazowa, path=(*self.path, "wartosc_bazowa"))

    @property
    def zamiar(self) -> Wartosc | None:
        """The value that it is to reach, in whichever way it is written."""
        if self.wartosc_docelowa is None:
            return self.docelowa
        return Wartosc(self.wartosc_docelowa, path=(*self.path, "wartosc_docelowa"))

    @property
    def liczba_bazowa(self) -> Decimal | None:
        """The base as a number of its unit without a scale; None where it is no number."""
        return self.liczba(self.baza)

    @property
    def liczba_docelowa(self) -> Decimal | None:
        """The target as a number of its unit without a scale; None where it is no number."""
        return self.liczba(self.zamiar)

    def liczba(self, wartosc: Wartosc | None) -> Decimal | None:
        """One of its values as a number of its unit without a scale; None where it is none."""
        return None if wartosc is None else number_of(wartosc.wartosc, self.jednostka)

    @property
    def wielowartosciowy(self) -> bool:
        """Whether it has more to say of its values than a number each."""
        return bool(self.bazowa or self.posrednie or self.docelowa)


@dataclass(frozen=True, slots=True)
class Udzial:
    """One line of a split: how much of the amount falls to a source."""

    zrodlo: str
    kwota: Decimal
    zapis: Zapis = _zapis()
    path: Path = _origin()


@dataclass(frozen=True, slots=True)
class SkladnikMontazu:
    """One line of a co-financed amount: a source with what it brings in.

    Either ``kwota`` (złoty) or ``udzial`` (percent of ``podstawa``: the whole amount, or the
    amount without own contributions). ``wklad_wlasny`` marks an own contribution.
    """

    zrodlo: str
    kwota: Decimal | None = None
    udzial: Decimal | None = None
    podstawa: Podstawa | None = None
    wklad_wlasny: bool = False
    zapis: Zapis = _zapis()
    path: Path = _origin()


@dataclass(frozen=True, slots=True)
class KwotaOkresu:
    """An amount of a period (a year, a stage), or the sign that stands for one: „X”, „–”, „bd”.

    Zero is an amount: the task is there and costs nothing. A sign is none and is in no sum.
    ``okres`` is "" where an amount is stated for all periods together.
    """

    okres: str
    kwota: Decimal | None = None
    znak: str = ""
    zapis: Zapis = _zapis()
    path: Path = _origin()


@dataclass(frozen=True, slots=True)
class PozycjaBudzetu:
    """One entry of the column „Budżet/Źródło finansowania”.

    ``zrodla`` are written as in the plan (an alias is allowed). ``kwota`` with several sources,
    without ``podzial`` and ``montaz``, is a *joint* amount. Own means (``srodki == "wlasne"``), a
    source alone and ``bez_kosztow`` are three different ways of having no amount. ``id`` is as that
    of a `Wskaznik`.

    ``okresy`` are amounts by period; ``kwota`` beside them only repeats their sum. ``wzor`` says
    how an amount was reckoned, ``warunek`` what it depends on, ``potrzeby`` what would be needed
    (never added to anything); ``dzial``, ``rozdzial`` and ``paragraf`` classify it.
    """

    kwota: Decimal | None = None
    zrodla: tuple[str, ...] = ()
    podzial: tuple[Udzial, ...] = ()
    montaz: tuple[SkladnikMontazu, ...] = ()
    okresy: tuple[KwotaOkresu, ...] = ()
    srodki: Literal["wlasne"] | None = None
    podmiot: str = ""
    w_ramach_projektow: bool = False
    w_ramach_projektu: bool = False
    bez_kosztow: bool = False
    rok: int | None = None
    wzor: str = ""
    zaokraglenie: str = ""
    warunek: str = ""
    potrzeby: tuple[KwotaOkresu, ...] = ()
    dzial: str = ""
    rozdzial: str = ""
    paragraf: str = ""
    lit: str = ""
    id: str = ""
    zapis: Zapis = _zapis()
    path: Path = _origin()

    @property
    def razem(self) -> Decimal | None:
        """The amount of all periods, None where no amount is stated; signs count for nothing."""
        stated = [one.kwota for one in self.okresy if one.kwota is not None]
        return sum(stated, Decimal(0)) if stated else None if self.okresy else self.kwota


@dataclass(frozen=True, slots=True)
class Termin:
    """A term as written and as understood; ``okres`` is a `Problem` where it cannot be read.

    ``opis`` says what is reached in it (a milestone). One that is ``bez_dat`` has no dates on
    purpose („II etap”).
    """

    tekst: str
    okres: Okres | Problem
    wieloletnie: bool = False
    lit: str = ""
    opis: str = ""
    bez_dat: bool = False
    path: Path = _origin()


@dataclass(frozen=True, slots=True)
class Realizator:
    """Who carries the action out; ``podmiot`` as written, ``uwagi`` printed after the name."""

    podmiot: str
    rola: Rola | None = None
    lit: str = ""
    uwagi: str = ""
    path: Path = _origin()


@dataclass(frozen=True, slots=True)
class Uchylenie:
    """The resolution that repealed an action or a heading."""

    uchwala: str
    data: date | None
    path: Path = _origin()


@dataclass(frozen=True, slots=True)
class Dzialanie:
    """An action: one row of the annex. ``lp`` is set only where an amendment demanded it.

    ``uchylone_litery`` names letters of lists that were repealed („produkty lit. d”) and are not
    to be given again. ``pola`` pairs fields of the profile's own with their entries, which may also
    be asked for by the key in the file.
    """

    id: str
    nazwa: str
    lp: str = ""
    opis: tuple[Opis, ...] = ()
    produkty: tuple[Produkt, ...] = ()
    wskazniki: tuple[Wskaznik, ...] = ()
    budzet: tuple[PozycjaBudzetu, ...] = ()
    termin: tuple[Termin, ...] = ()
    realizatorzy: tuple[Realizator, ...] = ()
    kontynuuje: str = ""
    uchylone_litery: str = ""
    uchylone: Uchylenie | None = None
    pola: tuple[tuple[str, tuple[Any, ...]], ...] = ()
    path: Path = _origin()

    def __getattr__(self, name: str) -> tuple[Any, ...]:
        """The entries of a field of the profile's own."""
        if not name.startswith("_"):
            for key, entries in self.pola:
                if key == name:
                    return entries
        raise AttributeError(name=name, obj=self)


@dataclass(frozen=True, slots=True)
class Element:
    """A heading of a plan, or of the strategy: what its level is called, the profile says.

    ``strategia`` names the strategy's element where the level does so in a field. The list below
    may also be asked for by its key in the file (``cel.priorytety``). ``kwota_ogolem`` is the sum
    that the plan states for all that stands below: it is compared with it and never added.
    """

    poziom: Level = field(repr=False)
    numer: str
    nazwa: str = ""
    strategia: str = ""
    elementy: tuple[Element, ...] = ()
    dzialania: tuple[Dzialanie, ...] = ()
    uchylony: Uchylenie | None = None
    kwota_ogolem: tuple[KwotaOkresu, ...] = ()
    pola: Pairs = ()
    wskazniki: tuple[Wskaznik, ...] = ()
    path: Path = _origin()

    @property
    def carries(self) -> str:
        """The number of the strategy's element that it carries out: its link, or its own."""
        return self.strategia if self.poziom.linked else self.numer

    def __getattr__(self, name: str) -> tuple[Element, ...]:
        """The elements below, by the key of their list."""
        if name.startswith("_") or name == "poziom" or name != self.poziom.below:
            raise AttributeError(name=name, obj=self)
        return self.elementy


@dataclass(frozen=True, slots=True)
class PrzepisPodstawy:
    """A part of a legal basis; ``adres`` („Dz. U. z 2024 r. poz. 113”) as it was on that day."""

    przepis: str
    adres: str = ""
    path: Path = _origin()


@dataclass(frozen=True, slots=True)
class Publikacja:
    """When and where an act was promulgated; ``miejsce`` is the journal with its item."""

    data: date | None = None
    miejsce: str = ""
    path: Path = _origin()


@dataclass(frozen=True, slots=True)
class MocWsteczna:
    """The day from which an act has force before it enters into force, and the reason (§ 51)."""

    dzien: date | None
    powod: str = ""
    path: Path = _origin()


@dataclass(frozen=True, slots=True)
class Podpis:
    """Who signs: the title as a woman and as a man bears it, which of them, and the name."""

    tytul_zenski: str = ""
    tytul_meski: str = ""
    plec: Plec | None = None
    imie_nazwisko: str = ""
    path: Path = _origin()


@dataclass(frozen=True, slots=True)
class Naglowek:
    """What an act says of itself besides its organ, number and day; "" and None are not known.

    ``w_sprawie`` follows „w sprawie”; ``wejscie_w_zycie`` is one of the forms of ``plan.force``.
    """

    w_sprawie: str = ""
    podstawa_prawna: tuple[PrzepisPodstawy, ...] = ()
    publikacja: Publikacja | None = None
    wejscie_w_zycie: str = ""
    z_moca_od: MocWsteczna | None = None
    podpis: Podpis | None = None


@dataclass(frozen=True, slots=True)
class Uchwala:
    """The resolution that adopted the plan; a draft has one without number and day.

    ``oznaczenie_zalacznika`` are the adopted words at the head of the annex where they are not
    those that rpd writes. What an act needs besides is that of a `Naglowek`. ``odcisk`` is the
    digest of the words in force (see ``imprint``). It says nothing itself, and so it is not
    compared: plans that differ in it alone say the same. So it is with ``metryczka``: who made and
    published the resolution, and when.
    """

    organ: str
    numer: str
    data: date | None
    zalacznik: int | None = None
    oznaczenie_zalacznika: str = ""
    w_sprawie: str = ""
    podstawa_prawna: tuple[PrzepisPodstawy, ...] = ()
    publikacja: Publikacja | None = None
    wejscie_w_zycie: str = ""
    z_moca_od: MocWsteczna | None = None
    podpis: Podpis | None = None
    odcisk: str = field(default="", compare=False)
    metryczka: Pairs = field(default=(), compare=False)
    path: Path = _origin()

    @property
    def naglowek(self) -> Naglowek:
        """What it says of itself, in the shape that all acts share."""
        return Naglowek(
            self.w_sprawie,
            self.podstawa_prawna,
            self.publikacja,
            self.wejscie_w_zycie,
            self.z_moca_od,
            self.podpis,
        )


@dataclass(frozen=True, slots=True)
class Wyrazy:
    """The words that an adopted plan prints and has taken over from the strategy and dictionary.

    ``strategia`` is the title of the strategy, ``organ`` the full name of the adopting body,
    ``organ_dopelniacz`` the same in the genitive.
    ``zrodla`` pairs sources with their names, in the order of the sums; ``aliasy`` what the plan
    writes for a source with that source; ``narzedniki`` bodies with their instrumental forms;
    ``skroty`` abbreviations with what they stand for, in the order of their list; ``profil`` parts
    of the profile with what they print.
    """

    strategia: str = ""
    organ: str = ""
    organ_dopelniacz: str = ""
    zrodla: Pairs = ()
    aliasy: Pairs = ()
    narzedniki: Pairs = ()
    skroty: Pairs = ()
    profil: Pairs = ()
    path: Path = _origin()


@dataclass(frozen=True, slots=True)
class Przypis:
    """A footnote; its printed number is the order of its first mark in the annex."""

    id: str
    tekst: str
    path: Path = _origin()


@dataclass(frozen=True, slots=True)
class Odstepstwo:
    """An acknowledged finding: which rule, where, and why it may stand.

    One that is wider than a place says how many it covers, with a digest of them.
    """

    regula: str
    gdzie: str
    powod: str
    miejsc: int | None = None
    odcisk: str = ""
    path: Path = _origin()


@dataclass(frozen=True, slots=True)
class Zmiana:
    """A resolution that amended the plan; what it says of its force is judged by ``plan.force``.

    ``obowiazuje_od`` is the day of its entry into force, where no form of words says it.
    ``odcisk`` is the digest of the words before it; like that of `Uchwala` it is not compared.
    """

    uchwala: str
    data: date | None
    obowiazuje_od: date | None = None
    wejscie_w_zycie: str = ""
    publikacja: Publikacja | None = None
    z_moca_od: MocWsteczna | None = None
    opis: str = ""
    odcisk: str = field(default="", compare=False)
    path: Path = _origin()


@dataclass(frozen=True, slots=True)
class Plan:
    """An annual plan. ``kolumny`` pairs a column with the footnote marked in its header.

    ``numery_przypisow`` pairs footnotes with their printed numbers where an amendment keeps them
    („1a”); ``znak_odnosnika`` is how marks look: "" for a digit, "z nawiasem" for „1)”.
    ``projekt_uchwaly`` is what is known of the resolution before there is one.
    With ``wyrazy`` it stands on its own: nothing that is printed of it is looked up elsewhere.
    ``profil`` is its shape, ``plik_profilu`` the file that the plan names for it; ``elementy`` may
    also be asked for by the key in the file (``cele``), ``dzialania`` stand in no element, and
    ``proza`` pairs texts with a name with what they say.
    ``format`` is the version of the file's format where the file states it; it says nothing itself.
    """

    rok: int
    tytul: str
    profil: Profil = field(repr=False, kw_only=True)
    uchwala: Uchwala | None = None
    projekt_uchwaly: Uchwala | None = None
    strategia: str = ""
    slownik: str = ""
    przypisy: tuple[Przypis, ...] = ()
    kolumny: tuple[tuple[str, str], ...] = ()
    numery_przypisow: tuple[tuple[str, str], ...] = ()
    znak_odnosnika: str = ""
    wskazniki: tuple[Wskaznik, ...] = ()
    elementy: tuple[Element, ...] = ()
    dzialania: tuple[Dzialanie, ...] = ()
    proza: Pairs = ()
    plik_profilu: str = ""
    wyrazy: Wyrazy | None = None
    odstepstwa: tuple[Odstepstwo, ...] = ()
    zmiany: tuple[Zmiana, ...] = ()
    format: int | None = field(default=None, compare=False)
    path: Path = _origin()

    def __getattr__(self, name: str) -> tuple[Element, ...]:
        """The elements at the top, by the key of their list."""
        if name.startswith("_") or name == "profil" or name != self.profil.top:
            raise AttributeError(name=name, obj=self)
        return self.elementy


@dataclass(frozen=True, slots=True)
class Galaz:
    """An element with those above it, the topmost first, and their numbers in the whole plan."""

    elementy: tuple[Element, ...]
    numery: tuple[str, ...]

    @property
    def numer(self) -> str:
        """The number of the element in the whole plan: ``I.1.2``; "" of the plan itself."""
        return self.numery[-1] if self.numery else ""

    @property
    def above(self) -> str:
        """The number of the element above, "" at the top."""
        return self.numery[-2] if len(self.numery) > 1 else ""

    @property
    def element(self) -> Element:
        """The element itself."""
        return self.elementy[-1]

    @property
    def poziom(self) -> Level:
        """The level of the element."""
        return self.elementy[-1].poziom

    def by_level(self, profil: Profil) -> tuple[str, ...]:
        """The number of each level of the plan, "" of those that are left out here."""
        found = {e.poziom.kind: n for e, n in zip(self.elementy, self.numery, strict=True)}
        return tuple(found.get(kind, "") for kind in profil.headings)

    @property
    def in_force(self) -> bool:
        """Whether neither the element nor one above it has been repealed."""
        return all(element.uchylony is None for element in self.elementy)


_NOWHERE = Galaz((), ())
"""What actions stand under that stand right in the plan."""


@dataclass(frozen=True, slots=True)
class Miejsce:
    """An action together with the elements it stands under and its printed number.

    ``whole`` says that the number is one in the whole plan.
    """

    galaz: Galaz
    dzialanie: Dzialanie
    lp: str
    whole: bool = False

    @property
    def numer(self) -> str:
        """The printed number of the action in the whole plan: ``I.1.2/3``, or ``1.1.3``."""
        above = "" if self.whole else self.galaz.numer
        return f"{above}/{self.lp}" if above else self.lp


def galezie(plan: Plan | Strategia) -> Iterator[Galaz]:
    """All elements in the order of the annex, each with those above it and its number."""
    return _below((), (), plan.elementy)


def _below(
    above: tuple[Element, ...], numery: tuple[str, ...], elements: tuple[Element, ...]
) -> Iterator[Galaz]:
    outer = numery[-1] if numery else ""
    for element in elements:
        number = element.poziom.full(element.numer, outer)
        galaz = Galaz((*above, element), (*numery, number))
        yield galaz
        if element.elementy:
            yield from _below(galaz.elementy, galaz.numery, element.elementy)


def by_level(plan: Plan | Strategia) -> Iterator[Galaz]:
    """The same, those that hold actions behind all others: rows follow tables."""
    lower: list[Galaz] = []
    for galaz in galezie(plan):
        if galaz.element.poziom.below == DZIALANIA:
            lower.append(galaz)
        else:
            yield galaz
    yield from lower


def miejsca(plan: Plan) -> Iterator[Miejsce]:
    """All actions in the order of the annex; ``lp`` is the position unless the plan states one."""
    profil = plan.profil
    level, whole = profil.dzialanie, profil.whole_lp
    below = ((galaz, galaz.element.dzialania) for galaz in galezie(plan))
    through = 0
    for galaz, rows in chain(((_NOWHERE, plan.dzialania),), below):
        for position, dzialanie in enumerate(rows, 1):
            if level.numbering == CONTINUOUS:
                through = following(through, dzialanie.lp)
                lp = dzialanie.lp or str(through)
            else:
                lp = dzialanie.lp or level.counted(galaz.numer, position)
            yield Miejsce(galaz, dzialanie, lp, whole)


_WHOLE_NUMBER = re.compile(r"[0-9]+")


def following(previous: int, lp: str) -> int:
    """The number that one has reached behind another, by what it states itself: „3a” is no step."""
    if not lp:
        return previous + 1
    stated = _WHOLE_NUMBER.match(lp)
    return int(stated[0]) if stated else previous


def elementy(plan: Plan | Strategia) -> Iterator[Element]:
    """All elements in the order of the annex, without what stands above them."""
    waiting = list(reversed(plan.elementy))
    while waiting:
        element = waiting.pop()
        yield element
        waiting += reversed(element.elementy)


def dzialania(plan: Plan) -> Iterator[Dzialanie]:
    """All actions in the order of the annex, without what stands above them."""
    yield from plan.dzialania
    for element in elementy(plan):
        yield from element.dzialania


def dzialania_pod(element: Element) -> Iterator[Dzialanie]:
    """All actions below an element, in the order of the annex."""
    yield from element.dzialania
    for below in element.elementy:
        yield from dzialania_pod(below)


def mapped(
    elements: tuple[Element, ...], change: Callable[[Element], Element]
) -> tuple[Element, ...]:
    """Elements with all below them changed, from the bottom."""
    return tuple(
        change(replace(element, elementy=mapped(element.elementy, change)))
        if element.elementy
        else change(element)
        for element in elements
    )


def obowiazuje(dzialanie: Dzialanie) -> bool:
    """Whether an action is in force, that is, has not been repealed."""
    return dzialanie.uchylone is None


@dataclass(frozen=True, slots=True)
class Strategia:
    """The multi-year strategy; its elements have their numbers in full (``I.1.1``)."""

    tytul: str
    cel_glowny: str
    elementy: tuple[Element, ...] = ()
    profil: Profil = field(repr=False, kw_only=True)
    format: int | None = field(default=None, compare=False)
    path: Path = _origin()

    def __getattr__(self, name: str) -> tuple[Element, ...]:
        """The elements at the top, by the key of their list."""
        if name.startswith("_") or name == "profil" or name != self.profil.top:
            raise AttributeError(name=name, obj=self)
        return self.elementy

    def on(self, level: Level) -> tuple[Element, ...]:
        """The elements of a level, in the order of the strategy.

        Of a level that it does not have, those that such levels of plans name in a field.
        """
        found = elementy(self)
        if level.kind in self.profil.headings:
            return tuple(element for element in found if element.poziom.kind == level.kind)
        return tuple(element for element in found if level.linked and element.poziom.linked)

    def find(self, level: Level, numer: str) -> Element | None:
        """The element of that level and number, or None."""
        return next((element for element in self.on(level) if element.numer == numer), None)

    def carried(self, element: Element) -> Element | None:
        """What an element of a plan carries out: of the same level, by its link or its number."""
        return self.find(element.poziom, element.carries)


@dataclass(frozen=True, slots=True)
class Limit:
    """How much of a source or group may be planned in a year."""

    rok: str
    kwota: Decimal
    path: Path = _origin()


@dataclass(frozen=True, slots=True)
class Zrodlo:
    """A funding source; ``id`` is what sums are kept under, ``aliasy`` what plans may write."""

    id: str
    nazwa: str
    aliasy: tuple[str, ...] = ()
    grupa: str = ""
    uwagi: str = ""
    limity: tuple[Limit, ...] = ()
    path: Path = _origin()


@dataclass(frozen=True, slots=True)
class Grupa:
    """A group of funding sources (European, state budget, purpose funds …)."""

    id: str
    nazwa: str
    limity: tuple[Limit, ...] = ()
    path: Path = _origin()


@dataclass(frozen=True, slots=True)
class Podmiot:
    """A body; ``narzednik`` is its instrumental form, for „we współpracy z …”.

    ``dopelniacz`` is the genitive of its full name, for the acts that it adopts.

    ``czynny_do`` is the last day on which the body existed, None while it does. ``skrot`` is what
    the files with its reports are called, where that is not its ``id``.
    """

    id: str
    nazwa: str
    aliasy: tuple[str, ...] = ()
    narzednik: str = ""
    dopelniacz: str = ""
    czynny_do: date | None = None
    uwagi: str = ""
    skrot: str = ""
    path: Path = _origin()


@dataclass(frozen=True, slots=True)
class KosztJednostkowy:
    """The band in which the cost of one unit of an indicator is expected, in złoty.

    ``fraza`` is what the indicator's name contains („miejsc pracy”).
    """

    fraza: str
    od: Decimal
    do: Decimal
    path: Path = _origin()


@dataclass(frozen=True, slots=True)
class Skrot:
    """An abbreviation and what it stands for."""

    skrot: str
    rozwiniecie: str
    path: Path = _origin()


@dataclass(frozen=True, slots=True)
class Slownik:
    """The dictionary of the workspace."""

    zrodla: tuple[Zrodlo, ...] = ()
    grupy: tuple[Grupa, ...] = ()
    podmioty: tuple[Podmiot, ...] = ()
    skroty: tuple[Skrot, ...] = ()
    koszty_jednostkowe: tuple[KosztJednostkowy, ...] = ()
    format: int | None = field(default=None, compare=False)
    path: Path = _origin()

    def canonical_sources(self) -> dict[str, str]:
        """Every name a plan may write for a source → the source's id."""
        return _names(self.zrodla)

    def canonical_bodies(self) -> dict[str, str]:
        """Every name a plan may write for a body → the body's id; its official name counts too."""
        names = {podmiot.nazwa: podmiot.id for podmiot in self.podmioty}
        return names | _names(self.podmioty)


def _names(entries: tuple[Zrodlo, ...] | tuple[Podmiot, ...]) -> dict[str, str]:
    names: dict[str, str] = {}
    for entry in entries:
        names.setdefault(entry.id, entry.id)
    for entry in entries:  # an alias never takes the name of an entry
        for name in entry.aliasy:
            names.setdefault(name, entry.id)
    return names
