"""Data → the money of a model: amounts in złoty, whatever unit the plan writes them in."""

from __future__ import annotations

from decimal import Decimal

from rpd.plan import model
from rpd.plan.coverage import Coverage
from rpd.plan.kwoty import ZLOTE, Zapis
from rpd.plan.profil import Profil
from rpd.reading.blank import is_blank
from rpd.reading.nodes import Node, decimal


def zapis_of(profil: Profil) -> Zapis:
    """How plans of that shape write their amounts."""
    without = not Coverage(profil).sourced()
    written = (profil.jednostka, profil.miejsca, profil.bez_jednostki, without)
    if written == ("zł", None, False, False):
        return ZLOTE
    return Zapis(*written)


def pozycja(node: Node, zapis: Zapis) -> model.PozycjaBudzetu:
    """An entry of a budget."""
    podzial = [
        model.Udzial(zrodlo, zapis.zloty(kwota), zapis, path)
        for zrodlo, value, path in node.pairs("podzial")
        if (kwota := decimal(value)) is not None
    ]
    return model.PozycjaBudzetu(
        kwota=_kwota(node, zapis),
        okresy=okresy(node, "okresy", zapis),
        zrodla=node.texts("zrodla"),
        podzial=tuple(podzial),
        montaz=node.nodes("montaz", lambda part: _skladnik(part, zapis)),
        srodki="wlasne" if node.text("srodki") == "wlasne" else None,
        podmiot=node.text("podmiot"),
        w_ramach_projektow=node.flag("w_ramach_projektow"),
        w_ramach_projektu=node.flag("w_ramach_projektu"),
        bez_kosztow=node.flag("bez_kosztow"),
        rok=node.integer("rok"),
        wzor=node.text("wzor"),
        zaokraglenie=node.text("zaokraglenie"),
        warunek=node.text("warunek"),
        potrzeby=okresy(node, "potrzeby", zapis),
        dzial=node.text("dzial"),
        rozdzial=node.text("rozdzial"),
        paragraf=node.text("paragraf"),
        lit=node.text("lit"),
        id=node.text("id"),
        zapis=zapis,
        path=node.path,
    )


def _kwota(node: Node, zapis: Zapis) -> Decimal | None:
    written = node.number("kwota")
    return None if written is None else zapis.zloty(written)


def okresy(node: Node, key: str, zapis: Zapis) -> tuple[model.KwotaOkresu, ...]:
    """Amounts by period, or one for all of them together."""
    if (whole := node.number(key)) is not None:
        path = (*node.path, key)
        return (model.KwotaOkresu("", zapis.zloty(whole), zapis=zapis, path=path),)
    found = []
    for okres, value, path in node.pairs(key):
        if (kwota := decimal(value)) is not None:
            found.append(model.KwotaOkresu(okres, zapis.zloty(kwota), "", zapis, path))
        elif isinstance(value, str) and not is_blank(value):
            found.append(model.KwotaOkresu(okres, None, value, zapis, path))
    return tuple(found)


_BASES: dict[str, model.Podstawa] = {"calosc": "calosc", "dofinansowanie": "dofinansowanie"}


def _skladnik(node: Node, zapis: Zapis) -> model.SkladnikMontazu:
    return model.SkladnikMontazu(
        zrodlo=node.text("zrodlo"),
        kwota=_kwota(node, zapis),
        udzial=node.number("udzial"),
        podstawa=_BASES.get(node.text("podstawa")),
        wklad_wlasny=node.flag("wklad_wlasny"),
        zapis=zapis,
        path=node.path,
    )
