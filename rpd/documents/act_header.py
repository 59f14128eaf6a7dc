"""What an amending act says of itself: from the options, its file, and what the plan says."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from rpd.errors import UsageError
from rpd.frozen import dataclass
from rpd.plan.model import MocWsteczna, Naglowek, Pairs, Plan, Podpis, PrzepisPodstawy
from rpd.plan.values import one_line

if TYPE_CHECKING:
    from rpd.amendment.operations import Amendment
    from rpd.plan.profil import Profil

_ADDRESS = re.compile(r"(?P<przepis>.+?)\s*\((?P<adres>(?:Dz\.|M\.)[^()]*)\)")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""A day as options and files write it."""


class Sex(StrEnum):
    """Who signs."""

    WOMAN = "kobieta"
    MAN = "mezczyzna"


@dataclass(frozen=True, slots=True)
class HeaderGiven:
    """What the options say of the act; "" and None are not given."""

    since: str = ""
    retroactive: date | None = None
    basis: str = ""
    signed_by: str = ""
    sex: Sex | None = None
    reason: str = ""
    opinions: tuple[str, ...] = ()
    consultations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Header:
    """What the act says of itself; ``obowiazuje_od`` is a bare day of its entry into force.

    ``reason`` is why the plan is amended. ``metryczka`` is what people wrote into the act's file.
    """

    naglowek: Naglowek
    obowiazuje_od: date | None
    reason: str
    opinie: tuple[str, ...] = ()
    konsultacje: tuple[str, ...] = ()
    metryczka: Pairs = ()


def header(said: HeaderGiven, kept: Amendment | None, plan: Plan) -> Header:
    """What the act says of itself: the options, else its file, else what the plan says.

    Of the plan's own resolution come the provisions of the legal basis, but not their address,
    which may be another one on another day (the profile may have it), and the titles, but not the
    name, of who signs.

    Raises:
        UsageError: what works backwards has no reason.
    """
    about = kept.naglowek if kept else Naglowek()
    own = plan.uchwala.naglowek if plan.uchwala else Naglowek()
    former = date.fromisoformat(kept.obowiazuje_od) if kept and kept.obowiazuje_od else None
    form, day = _entry(said.since, about.wejscie_w_zycie, former)
    reason = said.reason or (kept.opis if kept else "")
    naglowek = replace(
        about,
        wejscie_w_zycie=form,
        z_moca_od=_backwards(said, about.z_moca_od, reason),
        podstawa_prawna=_basis(said.basis, about.podstawa_prawna, own.podstawa_prawna, plan.profil),
        podpis=_signature(said, about.podpis, own.podpis),
    )
    return Header(
        naglowek,
        day,
        reason,
        said.opinions or (kept.opinie if kept else ()),
        said.consultations or (kept.konsultacje if kept else ()),
        kept.metryczka if kept else (),
    )


def _entry(since: str, form: str, day: date | None) -> tuple[str, date | None]:
    if DAY.fullmatch(since):
        return "", date.fromisoformat(since)
    return (one_line(since), None) if since else (form, day)


def _backwards(said: HeaderGiven, kept: MocWsteczna | None, reason: str) -> MocWsteczna | None:
    if said.retroactive is None:
        return kept
    if not one_line(reason):
        raise UsageError(
            "Moc wsteczna wymaga uzasadnienia (§ 51 Zasad techniki prawodawczej).",
            "Dodaj --reason z powodem, dla którego uchwała ma działać wstecz.",
        )
    return MocWsteczna(said.retroactive, reason)


def _basis(
    text: str, kept: tuple[PrzepisPodstawy, ...], own: tuple[PrzepisPodstawy, ...], profil: Profil
) -> tuple[PrzepisPodstawy, ...]:
    if not text:
        of_profile = tuple(PrzepisPodstawy(*one) for one in profil.podstawa)
        now = {one.przepis: one.adres for one in of_profile}
        found = kept or tuple(replace(one, adres=now.get(one.przepis, "")) for one in own)
        return found or of_profile
    if match := _ADDRESS.fullmatch(text):
        return (PrzepisPodstawy(match["przepis"], match["adres"]),)
    return (PrzepisPodstawy(text),)


def _signature(said: HeaderGiven, kept: Podpis | None, own: Podpis | None) -> Podpis | None:
    titles = Podpis(own.tytul_zenski, own.tytul_meski) if own else Podpis()
    found = kept or titles
    if said.sex is not None:
        found = replace(found, plec=said.sex.value)
    if said.signed_by:
        found = replace(found, imie_nazwisko=said.signed_by)
    return found if found != Podpis() else None
