"""The fields of budget entries, each as a column that is read and written."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

from rpd.exchange.fields import (
    column,
    flag,
    id_field,
    inner_names,
    owner_fields,
    plain,
    put_inner,
    put_key,
    used,
    whole_number,
)
from rpd.exchange.tables import Data, FieldOf, is_number, number, yes
from rpd.exchange.texts import listed, shares
from rpd.formats.forms import FormColumn, Value
from rpd.plan.kwoty import Zapis
from rpd.plan.model import KwotaOkresu, Plan, PozycjaBudzetu
from rpd.plan.profil import Profil
from rpd.writing.model_data import number_or_text

MONEY_KEYS: Final = (
    *("kwota", "zrodla", "podzial", "montaz", "okresy", "srodki", "podmiot"),
    *("w_ramach_projektow", "w_ramach_projektu", "bez_kosztow", "rok", "wzor", "zaokraglenie"),
    *("warunek", "potrzeby", "dzial", "rozdzial", "paragraf", "lit", "id"),
)
"""The keys of entries as plans write them; a new key is put in its place among them."""


def money_fields(
    plan: Plan, found: Sequence[PozycjaBudzetu], noun: str, wanted: Collection[str] = ()
) -> tuple[FieldOf, ...]:
    """The fields of budget entries: those that each has, that one uses, or that are wanted."""
    keys, zapis = MONEY_KEYS, zapis_of(plan.profil)
    listed_sources = column(
        "zrodla",
        "Źródła",
        24,
        "Źródła finansowania; kilka oddziel średnikiem.",
        values="zrodla",
        several=True,
    )
    usual = [
        _texts("zrodla", keys, listed_sources, "sources"),
        _amount("kwota", keys, column("kwota", "Kwota [zł]", 18, _AMOUNT, "amount"), zapis),
        *_periods(plan, found, zapis, wanted),
        _own_means(column("srodki", "Środki własne", 9, "„tak”, gdy to środki własne.", "yes")),
        flag(
            "bez_kosztow",
            keys,
            column("bez_kosztow", "Bez kosztów", 9, "„tak”, gdy nie kosztuje.", "yes"),
        ),
    ]
    further = [one for key, one in _further_money(zapis) if one.key in wanted or used(found, key)]
    return (*owner_fields(noun), id_field("Id pozycji"), *usual, *further)


_AMOUNT = "Kwota w złotych. Przy kilku źródłach to kwota wspólna."


def zapis_of(profil: Profil) -> Zapis:
    """How plans of that shape write their amounts."""
    return Zapis(profil.jednostka, profil.miejsca, profil.bez_jednostki)


def _money(value: Value, zapis: Zapis) -> Any:
    """An amount of złoty as the file writes it; a sign as it is."""
    if not is_number(value):
        return value or None
    written = zapis.written(Decimal(value))
    if written == written.to_integral_value():
        return int(written)
    return written if zapis.shift else written.quantize(Decimal("0.01"))


def _amount(key: str, keys: Sequence[str], about: FormColumn, zapis: Zapis) -> FieldOf:
    def put(data: Data, value: Value) -> None:
        put_key(data, key, _money(value, zapis), keys)

    return FieldOf(about, lambda one: number(getattr(one, key)), put)


def _own_means(about: FormColumn) -> FieldOf:
    def put(data: Data, value: Value) -> None:
        put_key(data, "srodki", "wlasne" if value else None, MONEY_KEYS)

    return FieldOf(about, lambda one: yes(one.srodki is not None), put)


def _periods(
    plan: Plan, found: Sequence[PozycjaBudzetu], zapis: Zapis, wanted: Collection[str]
) -> Iterator[FieldOf]:
    """A column a period: those of the profile, and those that the plan names besides."""
    for key, noun in (("okresy", "Kwota"), ("potrzeby", "Potrzeby")):
        used = [one.okres for entry in found for one in getattr(entry, key)]
        used += inner_names(key, wanted)
        of_profile = plan.profil.okresy if key == "okresy" or used else ()
        for okres in dict.fromkeys((*of_profile, *used)):
            yield _of_period(key, noun, okres, zapis)


def _of_period(key: str, noun: str, okres: str, zapis: Zapis) -> FieldOf:
    def get(one: PozycjaBudzetu) -> Value:
        stated: KwotaOkresu | None = next(
            (value for value in getattr(one, key) if value.okres == okres), None
        )
        if stated is None:
            return ""
        return stated.znak if stated.kwota is None else number(stated.kwota)

    def put(data: Data, value: Value) -> None:
        if okres:
            put_inner(data, key, okres, _money(value, zapis), MONEY_KEYS)
        else:
            put_key(data, key, _money(value, zapis), MONEY_KEYS)

    header = f"{noun} {okres} [zł]" if okres else f"{noun} we wszystkich okresach [zł]"
    meaning = "Kwota okresu w złotych albo znak, który stoi zamiast niej."
    return FieldOf(column(f"{key}.{okres}", header, 16, meaning, "amount"), get, put, signs=True)


def _further_money(zapis: Zapis) -> Iterator[tuple[str, FieldOf]]:
    keys = MONEY_KEYS

    def put(data: Data, value: Value) -> None:
        pairs = (line.rsplit(": ", 1) for line in value.split("\n") if line)
        split = {name: _money(amount.replace(",", "."), zapis) for name, amount in pairs}
        put_key(data, "podzial", split or None, keys)

    about = column("podzial", "Podział", 24, "Ile z kwoty przypada na źródło, każde w wierszu.")
    yield (
        "podzial",
        FieldOf(
            about,
            lambda one: shares([(part.zrodlo, part.kwota) for part in one.podzial]),
            put,
            listed="split",
        ),
    )
    about = column(
        "montaz", "Montaż", 28, "Montaż finansowy; zmienia się go w planie.", locked=True
    )
    yield "montaz", FieldOf(about, lambda one: "\n".join(map(_component, one.montaz)))
    about = column("podmiot", "Podmiot", 16, "Czyje to środki.", values="podmioty")
    yield "podmiot", plain("podmiot", keys, about)
    for key, header in (
        ("w_ramach_projektow", "W ramach projektów"),
        ("w_ramach_projektu", "W ramach projektu"),
    ):
        yield key, flag(key, keys, column(key, header, 10, f"„tak”: {header.lower()}.", "yes"))
    yield (
        "rok",
        whole_number("rok", keys, column("rok", "Rok", 8, "Rok, na który kwota jest.", "whole")),
    )
    for key, header, meaning in (
        ("wzor", "Wzór", "Jak kwotę obliczono."),
        ("zaokraglenie", "Zaokrąglenie", "Jak kwotę zaokrąglono."),
        ("warunek", "Warunek", "Od czego kwota zależy."),
        ("lit", "Litera", "Litera, tylko gdy nie wynika z kolejności."),
    ):
        yield key, plain(key, keys, column(key, header, 16, meaning))
    for key, header, meaning in (
        ("dzial", "Dział", "Dział klasyfikacji budżetowej."),
        ("rozdzial", "Rozdział", "Rozdział klasyfikacji budżetowej."),
        ("paragraf", "Paragraf", "Paragraf klasyfikacji budżetowej."),
    ):
        yield key, _classified(key, column(key, header, 10, meaning))


def _classified(key: str, about: FormColumn) -> FieldOf:
    """A code of the budget's classification: a number in the file, unless it begins with zero."""

    def put(data: Data, value: Value) -> None:
        code = value if value.startswith("0") else number_or_text(value)
        put_key(data, key, code or None, MONEY_KEYS)

    return FieldOf(about, lambda one: getattr(one, key), put)


def _component(part: Any) -> str:
    share = f"{number(part.udzial)}%" if part.kwota is None else f"{number(part.kwota)} zł"
    own = " (wkład własny)" if part.wklad_wlasny else ""
    return f"{part.zrodlo}: {share.replace('.', ',')}{own}"


def _texts(key: str, keys: Sequence[str], about: FormColumn, kind: Any) -> FieldOf:
    def put(data: Data, value: Value) -> None:
        put_key(data, key, value.split("; ") if value else None, keys)

    return FieldOf(about, lambda one: listed(getattr(one, key)), put, listed=kind)
