"""``rpd new``: the plan of another year out of one that there is, or one more action in a plan."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from rpd.cli import options, output
from rpd.cli.command import PolishCommand, new_app
from rpd.errors import UsageError
from rpd.polish.wording import count, quote

if TYPE_CHECKING:
    from rpd.beginning.carrier import Wanted
    from rpd.beginning.todo import Counts, OfAction
    from rpd.workspace.next_year import Finished, NextPlan

app = new_app()
ACTION = "action"


class Figures(StrEnum):
    """What becomes of the figures of the earlier plan."""

    KEEP = "keep"
    CLEAR = "clear"


class Done(StrEnum):
    """What becomes of actions that are done."""

    KEEP = "keep"
    DROP = "drop"


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def new(  # noqa: PLR0917 (typer reads the arguments from here)
    what: Annotated[
        str,
        options.argument("ROK|action", "Rok nowego planu, np. 2025, albo słowo „action”."),
    ],
    source: Annotated[
        str | None,
        options.option("--from", "PLAN", "Plan, z którego powstaje nowy: rok albo plik."),
    ] = None,
    done: Annotated[
        Done | None,
        options.option(
            "--done",
            "keep|drop",
            "Działania wykonane (według plików wykonania): keep – przechodzą, drop (zwykle) – nie.",
        ),
    ] = None,
    under: Annotated[
        str | None,
        options.option(
            "--under",
            "NUMER",
            "Z action: pod czym ma stanąć działanie, np. I.1.2; w planie bez poziomów zbędne.",
        ),
    ] = None,
    title: Annotated[
        str | None, options.option("--title", "NAZWA", "Z action: nazwa działania.")
    ] = None,
    plan: Annotated[
        str | None,
        options.option("--plan", "PLAN", "Z action: do którego planu; zwykle do najnowszego."),
    ] = None,
    amounts: Annotated[
        Figures | None,
        options.option(
            "--amounts",
            "keep|clear",
            "Kwoty: keep – zostają, clear (zwykle) – zostają źródła, a kwoty są do ustalenia.",
        ),
    ] = None,
    targets: Annotated[
        Figures | None,
        options.option(
            "--targets",
            "keep|clear",
            "Wartości wskaźników: keep – zostają, clear (zwykle) – są do ustalenia.",
        ),
    ] = None,
    bases: Annotated[
        Figures | None,
        options.option(
            "--bases",
            "keep|clear",
            "Wartości bazowe: keep – zostają (zwykle, z pytaniem o te bez roku), clear – znikają.",
        ),
    ] = None,
) -> int:
    """Zaczyna plan na kolejny rok z poprzedniego albo dopisuje do planu działanie.

    „rpd new 2025 --from 2024” przenosi działania z ich identyfikatorami, łączy je z poprzednimi
    polem „kontynuuje” i przesuwa terminy. Uchwała, odstępstwa, uchylone części, errata i zapisy
    zmian zostają w starym planie. Liczby, które znikły, stoją w komentarzach „# plan na 2024 r.:
    …”, a miejsca wątpliwe mają komentarz „# SPRAWDŹ: …”. Inne komentarze zostają na miejscu, także
    dawne „SPRAWDŹ” przy tym, co przechodzi.

    Potem wypisuje, co jest do ustalenia, według podmiotów, które prowadzą działania.

    „rpd new action --under I.1.2 --title "Nazwa"” dopisuje na końcu wskazanego miejsca działanie
    z nowym identyfikatorem i polami do wypełnienia w komentarzach; reszta pliku zostaje.

    Kod wyjścia: 0 – zapisano, 1 – planu, z którego ma powstać nowy, nie da się odczytać w całości,
    2 – nie można wykonać pracy.
    """
    of_year = {
        "--from": source,
        "--amounts": amounts,
        "--targets": targets,
        "--bases": bases,
        "--done": done,
    }
    of_action = {"--under": under, "--title": title, "--plan": plan}
    _demand_none(of_year if what == ACTION else of_action, what)
    if what == ACTION:
        return _action(plan, under or "", title)
    if not re.fullmatch(r"[0-9]{4}", what):
        raise UsageError(
            f"{quote(what)} nie jest rokiem ani słowem „{ACTION}”.",
            "Podaj np. „rpd new 2025 --from 2024”.",
        )
    from rpd.beginning.carrier import Wanted

    asked = Wanted(
        int(what),
        amounts=amounts is Figures.KEEP,
        targets=targets is Figures.KEEP,
        done=done is Done.KEEP,
        bases=bases if bases is None else bases is Figures.KEEP,
    )
    return _year(asked, source)


def _demand_none(options_: Mapping[str, object], what: str) -> None:
    """Refuse options of the other use of the command."""
    for name, value in options_.items():
        if value is not None:
            other = "„rpd new action”" if what != ACTION else "„rpd new ROK”"
            raise UsageError(f"Opcja {name} należy do {other}.", f"Usuń ją albo użyj {other}.")


def _action(argument_plan: str | None, under: str, title: str | None) -> int:
    from rpd.polish.wording import plan_argument
    from rpd.telling.words import resolution
    from rpd.workspace import new_action, next_year_file, plans

    path = plans.one(argument_plan, Path.cwd())
    opened = plans.load_plan(path)
    if opened.plan is None or next_year_file.unread(opened):
        return output.refuse(opened.diagnostics)
    added = new_action.added(opened, under, title)
    output.update(path, added.data, opened.source.data, "plan")
    place = added.miejsce
    noun = opened.plan.profil.dzialanie.noun
    shown = opened.source.name
    named = plan_argument(shown, opened.plan.rok)
    output.say(
        f"Dopisano {noun.accusative} {place.numer} {_titled(place.dzialanie.nazwa)}, "
        f"id {place.dzialanie.id} ({shown}, wiersz {added.line}).",
        f"Wypełnij pola w komentarzach; czego brakuje, powie „rpd validate {named}”.",
    )
    if (uchwala := opened.plan.uchwala) is not None:
        adopted = resolution(uchwala.numer, uchwala.data)
        output.say(
            f"Plan przyjęto {adopted}: dopisek jest projektem i wejdzie do planu dopiero uchwałą "
            f"zmieniającą, którą pisze „rpd amend {named}”."
        )
    return 0


def _year(wanted: Wanted, source: str | None) -> int:
    from rpd.workspace import next_year, next_year_file

    rok = wanted.rok
    if source is None:
        raise UsageError(
            "Nie wiadomo, z którego planu ma powstać nowy.",
            f"Podaj go po --from, np. „rpd new {rok} --from {rok - 1}”; pierwszy plan w pustym "
            "folderze tworzy „rpd init”.",
        )
    opened = next_year_file.source_of(source, rok, Path.cwd())
    if opened.plan is None or next_year_file.unread(opened):
        return output.refuse(opened.diagnostics)
    begun = next_year.begun(opened, wanted)
    if begun.profile is not None:
        output.update(*begun.profile, None, "profil")
    output.update(begun.path, begun.data, None, "plan")
    _tell(begun, rok)
    return 0


def _tell(begun: NextPlan, rok: int) -> None:
    from rpd.cli.apply import say_what_went

    plan = begun.source
    noun = plan.profil.dzialanie.noun
    forms = (noun.one, noun.many, noun.many_genitive)
    output.say(f"Z planu na {plan.rok} r. przeniesiono {count(begun.actions, *forms)}.")
    if begun.left:
        output.say(f"Nie przeniesiono uchylonych: {count(begun.left, *forms)}.")
    if plan.odstepstwa:
        old = count(len(plan.odstepstwa), "wpis", "wpisy", "wpisów")
        output.say(f"Nie przeniesiono odstępstw ({old}): rozstrzygnij je w nowym planie od nowa.")
    say_what_went(begun.rewritten)
    if begun.finished:
        number = len(begun.finished)
        output.tell(f"Wykonane, nie przeniesiono ({number}); przeniesie je --done keep:")
        output.tell(*map(_of_finished, begun.finished), "")
    if begun.remarks:
        output.tell("O całym planie:", *(f"  {one}" for one in begun.remarks))
    total = sum(body.total for body in begun.todo)
    if total:
        output.tell(f"Do ustalenia ({total}), według podmiotów, które prowadzą:")
    elif not begun.remarks and not begun.questions:
        output.tell("Nic nie wymaga decyzji.")
    for body in begun.todo:
        name = body.podmiot or "Bez realizatora"
        output.tell("", f"{name} ({body.total}): {_counted(body.counts)}")
        output.tell(*map(_of_action, body.actions))
    if begun.questions:
        from rpd.report.findings.questions import counted

        asked = counted(len(begun.questions))
        output.say(f"W pliku: {asked}; treść pokaże „rpd validate {rok} -v”.")
    if begun.findings:
        found = count(len(begun.findings), "ustalenie", "ustalenia", "ustaleń")
        output.say(f"Teraz „rpd validate {rok}” ma {found}; pokaże, gdzie je rozstrzygnąć.")


def _titled(nazwa: str) -> str:
    """The name of an action in quotation marks, without marks of footnotes."""
    from rpd.plan import markup
    from rpd.telling.words import quoted

    return quoted(markup.running(nazwa))


def _counted(counts: Counts) -> str:
    return ", ".join(count(number, *matter.value) for matter, number in counts)


def _of_action(one: OfAction) -> str:
    name = _titled(one.miejsce.dzialanie.nazwa)
    state = ""
    if one.stan is not None:
        from rpd.report.progress.words import STATES

        state = f" ({STATES[one.stan]})"
    return f"  {one.miejsce.numer} {name}{state}: {_counted(one.counts)}"


def _of_finished(one: Finished) -> str:
    from rpd.plan.values import amount

    left = f" – nie wydano {amount(one.unspent)}" if one.unspent else ""
    return f"  {one.miejsce.numer} {_titled(one.miejsce.dzialanie.nazwa)}{left}"
