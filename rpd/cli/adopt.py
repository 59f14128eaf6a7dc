"""``rpd adopt``: the resolution that adopts a plan, and every word that it prints, in its file."""

from __future__ import annotations

import gc
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rpd.cli import days, documents, options, output, plans, vouching
from rpd.cli.command import PolishCommand, new_app
from rpd.diagnostics import Severity
from rpd.errors import UsageError
from rpd.outside import digests, files
from rpd.polish.guesses import did_you_mean
from rpd.polish.wording import count, quote
from rpd.rules import wyrazy_z_innych_plikow

if TYPE_CHECKING:
    from datetime import date

    from rpd.load import Loaded
    from rpd.plan.model import Plan, Uchwala

app = new_app()


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def adopt(
    plan: options.OnePlan,
    number: Annotated[
        str,
        options.option("--number", "NUMER", "Numer uchwały, która przyjęła plan, np. 4/2024."),
    ] = "",
    day: Annotated[
        str,
        options.day("--date", "Data uchwały, np. 2024-03-07."),
    ] = "",
    organ: Annotated[
        str,
        options.option(
            "--organ", "ORGAN", "Organ w postaci drukowanej w nagłówku załącznika, np. MKRES."
        ),
    ] = "",
    annex: Annotated[
        int | None,
        typer.Option(
            "--annex",
            metavar="LICZBA",
            min=1,
            help="Numer załącznika do uchwały, którym jest plan.",
            show_default=False,
        ),
    ] = None,
) -> int:
    """Zapisuje w pliku planu uchwałę, która go przyjęła, i wszystkie wyrazy, które plan drukuje.

    Nazwy celów, priorytetów i kierunków, rozwinięcia skrótów i odmienione nazwy podmiotów plan ma
    odtąd u siebie: późniejsza zmiana strategii albo słownika nie zmienia przyjętego tekstu. Druk
    pozostaje ten sam. Dane z pola „projekt_uchwaly” przechodzą do pola „uchwala”. W planie, który
    ma już uchwałę, polecenie dopisuje to, czego brakuje.

    Kod wyjścia: 0 – zapisano, 1 – plan ma błędy, 2 – nie można go zapisać.
    """
    gc.disable()
    path, loaded = documents.load(plan)
    if loaded.plan is None:
        return plans.refuse(loaded)
    uchwala = _resolution(loaded.plan, number, days.parsed(day or None, "--date"), organ)
    _demand_days(uchwala)
    if annex is not None:
        uchwala = _annexed(loaded.plan.uchwala, uchwala, annex)
    if loaded.plan.uchwala is not None:
        vouching.demand_vouched(path, loaded)
    errors = [
        d
        for d in loaded.diagnostics
        if d.severity is Severity.ERROR and d.slug != wyrazy_z_innych_plikow.SLUG
    ]
    if errors:
        return plans.refuse(replace(loaded, diagnostics=tuple(errors)))
    _demand_names(loaded)
    _say_of_organ(loaded, uchwala.organ)
    return _save(path, loaded, uchwala)


def _resolution(plan: Plan, number: str, day: date | None, organ: str) -> Uchwala:
    """The resolution that was named, or the one that the plan has; what its draft says is kept.

    Raises:
        UsageError: something is missing, or the plan was adopted by another resolution.
    """
    from rpd.plan.model import Uchwala
    from rpd.plan.values import one_line

    known, draft = plan.uchwala, plan.projekt_uchwaly
    organ = organ or (draft.organ if draft and not known else "")
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
    from rpd.cli.typed import written

    return written(text, "--number albo --organ")


def _annexed(known: Uchwala | None, uchwala: Uchwala, annex: int) -> Uchwala:
    if known is not None and known.zalacznik not in (None, annex):
        raise UsageError(
            f"Plan jest już załącznikiem nr {known.zalacznik}.",
            "Usuń --annex; zmienia to uchwała zmieniająca.",
        )
    return replace(uchwala, zalacznik=annex)


def _demand_names(loaded: Loaded) -> None:
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


def _say_of_organ(loaded: Loaded, organ: str) -> None:
    """The resolution prints the full name that the dictionary has; a slip is best told now."""
    from rpd.plan.companions import organ_name
    from rpd.plan.model import Uchwala
    from rpd.plan.values import one_line

    plan, slownik = loaded.plan, loaded.slownik
    assert plan is not None
    held = plan.wyrazy and plan.wyrazy.organ
    called = replace(plan, uchwala=Uchwala(organ, "", None))
    if slownik is None or held or organ_name(called, slownik):
        return
    guess = did_you_mean(one_line(organ), [body.id for body in slownik.podmioty])
    output.say(
        f"Uwaga: w słowniku nie ma podmiotu {quote(organ)}, więc uchwała poda tę nazwę w całości"
        + (f"; {guess}" if guess else ".")
    )


def _save(path: Path, loaded: Loaded, uchwala: Uchwala) -> int:
    from rpd.act.adoption import adopted
    from rpd.amendment.apply import data_of, decoded, plan_of, restated
    from rpd.cli.apply import say_what_went

    source = loaded.source
    text = decoded(source.data, source.name)
    made = adopted(data_of(text), plan_of, loaded, uchwala)
    rewritten = restated(text, made.data)
    data = rewritten.text.encode("utf-8")
    if source.data.startswith(b"\xef\xbb\xbf"):
        data = b"\xef\xbb\xbf" + data
    if data == source.data:
        output.say(
            f"{files.display_name(path)}: plan ma już wszystkie wyrazy u siebie; nic nie zmieniono."
        )
        return 0
    digests.append(path, source.data, "przed wpisaniem uchwały i wyrazów (rpd adopt)")
    output.update(path, data, source.data, "plan")
    names = count(made.nazwy, "nazwę", "nazwy", "nazw")
    words = count(made.slowa, "wyraz", "wyrazy", "wyrazów")
    output.say(
        f"Wpisano do planu uchwałę nr {uchwala.numer}, {names} i {words} ze strategii i słownika."
    )
    say_what_went(rewritten)
    return 0
