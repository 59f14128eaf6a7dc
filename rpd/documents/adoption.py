"""The resolution that adopts a plan, and every word that the plan prints → the text of its file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rpd.diagnostics import Diagnostic
from rpd.documents import typed
from rpd.errors import UsageError
from rpd.frozen import dataclass
from rpd.rules import wyrazy_z_innych_plikow
from rpd.workspace import verdict

if TYPE_CHECKING:
    from datetime import date

    from rpd.load.whole import Loaded
    from rpd.plan.model import Plan, PrzepisPodstawy, Uchwala
    from rpd.writing.edit import Rewritten


def resolution(plan: Plan, number: str, day: date | None, organ: str, annex: int | None) -> Uchwala:
    """The resolution that adopts a plan, and the annex to it that the plan is.

    Raises UsageError where what was named cannot be, or is not what the plan has.
    """
    uchwala = _resolution(plan, number, day, organ)
    if not uchwala.podstawa_prawna and not uchwala.odcisk:
        uchwala = replace(uchwala, podstawa_prawna=_basis(plan))
    _demand_days(uchwala)
    return uchwala if annex is None else _annexed(plan.uchwala, uchwala, annex)


def _basis(plan: Plan) -> tuple[PrzepisPodstawy, ...]:
    """The legal basis that the profile has: from its adoption on it is the plan's own."""
    from rpd.plan.model import PrzepisPodstawy

    return tuple(PrzepisPodstawy(*one) for one in plan.profil.podstawa)


def _resolution(plan: Plan, number: str, day: date | None, organ: str) -> Uchwala:
    """The resolution that was named, or the one that the plan has; what its draft says is kept.

    Raises:
        UsageError: something is missing, or the plan was adopted by another resolution.
    """
    from rpd.plan.model import Uchwala
    from rpd.plan.values import one_line

    known, draft = plan.uchwala, plan.projekt_uchwaly
    if known is None:
        body = plan.profil.organ
        organ = organ or (draft.organ if draft else "") or (body.name if body else "")
    given = {"numer": _typed(number), "organ": _typed(organ), "data": day}
    if known is not None:
        for name, option in (("numer", "--number"), ("organ", "--organ"), ("data", "--date")):
            there = getattr(known, name)
            stands = one_line(there) if isinstance(there, str) else there
            if given[name] and given[name] != stands:
                raise UsageError(
                    f"Plan przyjęto już uchwałą nr {one_line(known.numer)}; po {option} podano coś "
                    f"innego niż „{stands}” z pola „uchwala”.",
                    "Plan przyjmuje się raz; zmienia go uchwała zmieniająca („rpd amend”).",
                )
        return known
    missing = [
        option
        for option, value in (("--number", number), ("--date", day), ("--organ", organ))
        if not value
    ]
    if missing:
        raise UsageError(
            f"Brakuje danych uchwały: {', '.join(missing)}.",
            "Podaj np. --number 4/2024 --date 2024-03-07 --organ MKRES.",
        )
    draft = draft or Uchwala("", "", None)
    return replace(draft, organ=_typed(organ), numer=_typed(number), data=day)


def _demand_days(uchwala: Uchwala) -> None:
    """Refuse days that cannot be."""
    from rpd.plan import force

    for fault in force.faults(force.of(uchwala)):
        raise UsageError(fault.message, fault.hint)


def _typed(text: str) -> str:
    return typed.written(text, "--number albo --organ")


def _annexed(known: Uchwala | None, uchwala: Uchwala, annex: int) -> Uchwala:
    if known is not None and known.zalacznik not in (None, annex):
        raise UsageError(
            f"Plan jest już załącznikiem nr {known.zalacznik}.",
            "Usuń --annex; zmienia to uchwała zmieniająca.",
        )
    return replace(uchwala, zalacznik=annex)


def demand_names(loaded: Loaded) -> None:
    """A heading that has no name anywhere cannot be adopted."""
    from rpd.plan.companions import filled, unnamed
    from rpd.plan.places import Numbers

    assert loaded.plan is not None
    plan = filled(loaded.plan, loaded.strategia)
    for path in unnamed(plan):
        number = Numbers(plan).of(path).number
        raise UsageError(
            f"{number} nie ma nazwy ani w planie, ani w strategii.",
            "Wpisz ją w polu „nazwa”; przyjęty plan drukuje tylko to, co sam zawiera.",
        )


def standing_against(loaded: Loaded) -> list[Diagnostic]:
    """The errors for which a plan is not adopted; that it prints words of others is mended."""
    blocking = verdict.blocking(loaded.diagnostics)
    return [d for d in blocking if d.slug != wyrazy_z_innych_plikow.SLUG]


@dataclass(frozen=True, slots=True)
class Written:
    """The file of an adopted plan, and how many names and words came into it."""

    data: bytes
    nazwy: int
    slowa: int
    rewritten: Rewritten


def written(loaded: Loaded, uchwala: Uchwala) -> Written:
    """The file of the plan as the resolution adopts it."""
    from rpd.act.adoption import adopted
    from rpd.amendment.apply import restated
    from rpd.load.data import data_in, decoded, plan_of

    before = data_in(loaded)
    made = adopted(before, plan_of, loaded, uchwala)
    rewritten = restated(decoded(loaded.source), made.data, before)
    data = rewritten.text.encode("utf-8")
    if loaded.source.data.startswith(b"\xef\xbb\xbf"):
        data = b"\xef\xbb\xbf" + data
    return Written(data, made.nazwy, made.slowa, rewritten)
