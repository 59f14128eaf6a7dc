"""The resolution that adopts a plan, and every word that the plan prints → the text of its file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rpd.diagnostics import Diagnostic, Severity
from rpd.documents import typed
from rpd.errors import Remark, UsageError
from rpd.frozen import dataclass
from rpd.polish.guesses import did_you_mean
from rpd.polish.wording import quote
from rpd.rules import wyrazy_z_innych_plikow

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


def demand_nominative(loaded: Loaded, organ: str) -> None:
    """The genitive of a body stands in the profile or in the dictionary; the plan has its name."""
    from rpd.plan.companions import nominative_of

    plan = loaded.plan
    assert plan is not None
    if not (name := nominative_of(organ, plan, loaded.slownik)):
        return
    written = any(one is not None and one.organ == organ for one in _resolutions(plan))
    where = f"Wpisz w pliku planu „organ: {name}”." if written else f"Podaj --organ „{name}”."
    body = plan.profil.organ
    if body is not None and name == body.name and not written:
        where = f"Pomiń --organ: profil ma już nazwę „{name}” i jej dopełniacz."
    raise UsageError(f"{quote(organ)} to dopełniacz, a organ podaje się w mianowniku.", where)


def _resolutions(plan: Plan) -> tuple[Uchwala | None, ...]:
    return plan.uchwala, plan.projekt_uchwaly


_GENITIVES = {
    "Rady": "Rada",
    "Sejmiku": "Sejmik",
    "Zarządu": "Zarząd",
    "Komitetu": "Komitet",
    "Wójta": "Wójt",
    "Burmistrza": "Burmistrz",
    "Prezydenta": "Prezydent",
    "Starosty": "Starosta",
    "Marszałka": "Marszałek",
    "Wojewody": "Wojewoda",
}
"""How names of adopting bodies begin in the genitive, and in the nominative."""


def remarks_on_organ(loaded: Loaded, organ: str) -> tuple[Remark, ...]:
    """The resolution prints the full name that the dictionary has; a slip is best told now."""
    from rpd.plan.companions import organ_name
    from rpd.plan.model import Uchwala
    from rpd.plan.values import one_line

    plan, slownik = loaded.plan, loaded.slownik
    assert plan is not None
    held = plan.wyrazy and plan.wyrazy.organ
    called = replace(plan, uchwala=Uchwala(organ, "", None))
    body, first = plan.profil.organ, one_line(organ).partition(" ")[0]
    if plan.plik_profilu and first in _GENITIVES and not organ_name(called, slownik):
        said = f"Uwaga: {quote(organ)} wygląda na dopełniacz; organ podaje się w mianowniku"
        hint = "Dopełniacz wpisz w profilu: organ: {nazwa: …, dopelniacz: …}."
        return (Remark(f"{said} ({quote(_GENITIVES[first] + ' …')}).", hint),)
    if body is not None:
        if one_line(body.name) == one_line(organ):
            return ()
        said = f"Uwaga: profil nazywa organ {quote(body.name)}, a uchwała ma {quote(organ)}"
        return (Remark(f"{said}; dopełniacza tej nazwy profil nie ma."),)
    if slownik is None or held or organ_name(called, slownik):
        return ()
    guess = did_you_mean(one_line(organ), [body.id for body in slownik.podmioty])
    said = f"Uwaga: w słowniku nie ma podmiotu {quote(organ)}, więc uchwała poda tę nazwę w całości"
    return (Remark(said + (f"; {guess}" if guess else ".")),)


def standing_against(loaded: Loaded) -> list[Diagnostic]:
    """The errors for which a plan is not adopted; that it prints words of others is mended."""
    return [
        d
        for d in loaded.diagnostics
        if d.severity is Severity.ERROR and d.slug != wyrazy_z_innych_plikow.SLUG
    ]


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
