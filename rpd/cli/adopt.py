"""``rpd adopt``: the resolution that adopts a plan, and every word that it prints, in its file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rpd.cli import days, options, output, unsettled
from rpd.cli.command import PolishCommand, new_app
from rpd.documents import adopting_body, adoption, making
from rpd.outside import digests, files
from rpd.polish.wording import count, join
from rpd.workspace import questions, vouching

if TYPE_CHECKING:
    from rpd.plan.model import Uchwala
    from rpd.workspace.desk import Opened

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
            "--organ",
            "ORGAN",
            "Organ w postaci drukowanej w nagłówku załącznika, np. MKRES; gdy profil planu ma "
            "organ, wystarczy go pominąć.",
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

    Nazwy, które bierze ze strategii, rozwinięcia skrótów i odmienione nazwy podmiotów plan ma odtąd
    u siebie: późniejsza zmiana strategii albo słownika nie zmienia przyjętego tekstu. Druk
    pozostaje ten sam. Dane z pola „projekt_uchwaly” przechodzą do pola „uchwala”; organ i podstawę
    prawną, gdy ich nie podano, polecenie bierze z profilu planu. W planie, który ma już uchwałę,
    dopisuje to, czego brakuje. Planu, w którym albo obok którego czekają komentarze „SPRAWDŹ”, nie
    zapisuje: najpierw trzeba je rozstrzygnąć i usunąć.

    Kod wyjścia: 0 – zapisano, 1 – plan ma błędy albo komentarze „SPRAWDŹ”, 2 – nie można go
    zapisać.
    """
    path, loaded = making.load(plan, Path.cwd())
    if loaded.plan is None:
        return output.refuse(loaded.diagnostics)
    adopted_on = days.parsed(day or None, "--date")
    uchwala = adoption.resolution(loaded.plan, number, adopted_on, organ, annex)
    if loaded.plan.uchwala is not None:
        vouching.demand_vouched(path, loaded)
    if errors := adoption.standing_against(loaded):
        return output.refuse(errors)
    adopting_body.demand_nominative(loaded, uchwala.organ)
    adoption.demand_names(loaded)
    output.remark(*adopting_body.remarks_on_organ(loaded, uchwala.organ))
    return _save(loaded, uchwala)


def _save(opened: Opened, uchwala: Uchwala) -> int:
    from rpd.cli.apply import say_what_went

    path, source = opened.path, opened.source
    made = adoption.written(opened, uchwala)
    if made.data == source.data:
        output.say(
            f"{files.display_name(path)}: plan ma już wszystkie wyrazy u siebie; nic nie zmieniono."
        )
        return 0
    if asked := questions.of_plan(opened):
        return unsettled.refuse(asked)
    digests.append(path, source.data, "przed wpisaniem uchwały i wyrazów (rpd adopt)")
    output.update(path, made.data, source.data, "plan")
    names = count(made.nazwy, "nazwę", "nazwy", "nazw")
    words = count(made.slowa, "wyraz", "wyrazy", "wyrazów")
    profil = bool(opened.plan and opened.plan.plik_profilu)
    whence = ["strategii"] if not profil or (opened.plan and opened.plan.strategia) else []
    whence += ["słownika", *(["profilu"] if profil else [])]
    output.say(f"Wpisano do planu uchwałę nr {uchwala.numer}, {names} i {words} ze {join(whence)}.")
    say_what_went(made.rewritten)
    return 0
