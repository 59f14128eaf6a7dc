"""What people read for a source and for a share of co-financing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from rpd.budget.spoken import names, spoken
from rpd.plan.model import PozycjaBudzetu, SkladnikMontazu, Skrot, Slownik, Udzial, Zrodlo
from rpd.plan.values import component
from rpd.polish.wording import plain

READ: list[tuple[str, str, str]] = [
    # id, name, what is read
    ("WLASNE", "środki własne realizatora", "środki własne realizatora"),
    ("wlasne", "środki własne realizatora", "środki własne realizatora"),
    ("PRYW", "środki prywatne", "środki prywatne"),
    ("budzet-gminy", "budżet gminy", "budżet gminy"),
    ("ZR1", "Fundusz Pracy", "Fundusz Pracy"),
    ("FERS", "Fundusze Europejskie dla Rozwoju Społecznego 2021–2027", "FERS"),
    ("FEM", "Fundusze Europejskie dla Małopolski 2021–2027", "FEM"),
    ("FGŚP", "Fundusz Gwarantowanych Świadczeń Pracowniczych", "FGŚP"),
    ("PFRON", "Państwowy Fundusz Rehabilitacji Osób Niepełnosprawnych", "PFRON"),
    ("KFSZ", "Krajowy Fundusz Szkoleniowy", "KFSZ"),
    ("RPO WM", "Regionalny Program Operacyjny Województwa Małopolskiego", "RPO WM"),
    ("FST", "Fundusz na rzecz Sprawiedliwej Transformacji", "FST"),
    ("BP", "budżet państwa", "BP"),
    ("Erasmus", "Erasmus+", "Erasmus"),
    ("środki własne", "środki własne realizatora", "środki własne"),
    ("INNE", "", "INNE"),
]


@pytest.mark.parametrize(("identifier", "nazwa", "read"), READ, ids=[row[0] for row in READ])
def test_codes_are_named(identifier: str, nazwa: str, read: str) -> None:
    known = names(Slownik(zrodla=(Zrodlo(identifier, nazwa),)))
    pozycja = PozycjaBudzetu(Decimal(5), (identifier,), (Udzial(identifier, Decimal(5)),))
    said = spoken(pozycja, known)
    assert (said.zrodla, said.podzial[0].zrodlo) == ((read,), read)


def test_what_a_list_of_abbreviations_explains_stays() -> None:
    zrodla = (Zrodlo("XY", "środki prywatne", ("PRYW",)),)
    assert names(Slownik(zrodla=zrodla)) == {"XY": "środki prywatne"}
    assert names(Slownik(zrodla=zrodla, skroty=(Skrot("XY", "środki prywatne"),))) == {}
    assert names(None) == {}


def co_financed(kwota: str | None, *, own: str = "5") -> list[str]:
    parts = (
        SkladnikMontazu("FEM", udzial=Decimal(95), podstawa="calosc"),
        SkladnikMontazu("WLASNE", udzial=Decimal(own), podstawa="calosc", wklad_wlasny=True),
    )
    pozycja = PozycjaBudzetu(None if kwota is None else Decimal(kwota), montaz=parts)
    said = spoken(pozycja, {"WLASNE": "środki własne"})
    return [plain(component(part, part.podstawa or "")) for part in said.montaz]


def test_shares_come_with_their_amounts() -> None:
    assert co_financed("19998533.00") == [
        "FEM – 18 998 606,35 zł (95% całości)",
        "środki własne – 999 926,65 zł (5% całości, wkład własny)",
    ]
    assert co_financed("0.01") == [
        "FEM – 0,01 zł (95% całości)",
        "środki własne – 0 zł (5% całości, wkład własny)",
    ]


def test_no_amount_is_made_up() -> None:
    """Without a whole, or where the shares do not give one, there are the shares alone."""
    for kwota, own in ((None, "5"), ("1000", "6"), ("0.001", "5")):
        assert co_financed(kwota, own=own) == [
            "FEM – 95% całości",
            f"środki własne – {own}% całości (wkład własny)",
        ]
