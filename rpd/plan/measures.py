"""What an indicator says of its values, in words: all of it in a sentence, or field by field.

Values are written as the plan has them: a number, a sign („bd”), a text („35 tys.”), or the words
that stand for one („zostanie ustalona w 2027 r.”).
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from rpd.plan.model import Wartosc, Wskaznik
from rpd.plan.profil import Profil
from rpd.plan.scales import scaled
from rpd.plan.values import one_line, with_unit
from rpd.polish.wording import NBSP

PIECES: Final = "szt."


def value(wartosc: Wartosc, jednostka: str = "") -> str:
    """„1 240 dni”, „bd”, „35 tys. os.”, „zostanie ustalona w 2027 r.”, „41 dni (szacunek)”."""
    stated, note = wartosc.wartosc, one_line(wartosc.opis)
    if isinstance(stated, Decimal):
        said = with_unit(stated, jednostka)
    else:
        said, unit = one_line(stated or ""), one_line(jednostka)
        if unit not in ("", PIECES) and scaled(said) is not None:
            said += NBSP + unit
    return f"{said} ({note})" if said and note else said or note


def dated(wartosc: Wartosc, jednostka: str = "") -> str:
    """„41 dni (2023 r.)”: a value with its unit and its year."""
    said = value(wartosc, jednostka)
    return said if wartosc.rok is None else f"{said} ({wartosc.rok}{NBSP}r.)"


def target(wskaznik: Wskaznik, said: str) -> str:
    """The words of a target with its bound: „min. 20 dni (2028 r.)”."""
    return f"{wskaznik.prog}.{NBSP}{said}" if wskaznik.prog else said


def series(wskaznik: Wskaznik) -> str:
    """„wartość bazowa: 41 dni (2023 r.); wartości pośrednie: …; wartość docelowa: …”."""
    unit = wskaznik.jednostka
    said = [
        f"wartość bazowa: {dated(one, unit)}" for one in _written(wskaznik.baza, wskaznik.bazowa)
    ]
    if between := [dated(one, unit) for one in wskaznik.posrednie]:
        noun = "wartość pośrednia" if len(between) == 1 else "wartości pośrednie"
        said.append(f"{noun}: {', '.join(between)}")
    said += [
        f"wartość docelowa: {target(wskaznik, dated(one, unit))}"
        for one in _written(wskaznik.zamiar, wskaznik.docelowa)
    ]
    return "; ".join(said)


def _written(stated: Wartosc | None, inner: Wartosc | None) -> tuple[Wartosc, ...]:
    """A value; the one that a plan with a mistake states in two fields, twice."""
    return tuple(dict.fromkeys(one for one in (stated, inner) if one is not None))


def of_field(wskaznik: Wskaznik, field: str, unit: str = "") -> str:
    """What an indicator says in a field, as a cell of its own holds it; "" where it says nothing.

    Values stand without their year, which has a cell of its own, and with the `unit` where that has
    none.
    """
    match field:
        case "bazowa" | "wartosc_bazowa":
            return value(wskaznik.baza, unit) if wskaznik.baza else ""
        case "docelowa" | "wartosc_docelowa":
            return target(wskaznik, value(wskaznik.zamiar, unit)) if wskaznik.zamiar else ""
        case "posrednie":
            return "; ".join(f"{one.rok}: {value(one, unit)}" for one in wskaznik.posrednie)
        case "rok_bazowy" | "rok_docelowy":
            stated = wskaznik.baza if field == "rok_bazowy" else wskaznik.zamiar
            return str(stated.rok) if stated and stated.rok else ""
        case "mierzone_dzialania":
            return ", ".join(wskaznik.mierzone_dzialania)
    return one_line(getattr(wskaznik, field) or "")


def called(profil: Profil) -> str:
    """What the actions are called that an indicator measures."""
    return f"mierzone {profil.dzialanie.noun.many}"


def of_year(wskaznik: Wskaznik, rok: int, unit: str = "") -> str:
    """The value of a year, be it the base, one between or the target; "" where there is none."""
    if wskaznik.docelowa and wskaznik.docelowa.rok == rok:
        return of_field(wskaznik, "docelowa", unit)
    every = (wskaznik.bazowa, *wskaznik.posrednie)
    return next((value(one, unit) for one in every if one and one.rok == rok), "")
