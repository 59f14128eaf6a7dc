"""``rpd apply``: carries out an amendment that is saved as data on the text of a plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from rpd.amendment.forces import saved_force
from rpd.cli import options, output
from rpd.cli.command import PolishCommand, new_app
from rpd.documents import replacing
from rpd.outside import files, guard
from rpd.plan import force
from rpd.polish.wording import count
from rpd.workspace.applying import applied

if TYPE_CHECKING:
    from rpd.writing.edit import Rewritten

app = new_app()


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def apply(
    plan: options.OnePlan,
    zmiana: Annotated[
        Path,
        options.argument("ZMIANA", "Plik ze zmianą, np. plans/zmiany/2024-01.yaml."),
    ],
    out: Annotated[
        Path | None,
        options.file(
            "Zapisuje plan po zmianie do pliku (może to być plik planu); bez tej opcji wypisuje go."
        ),
    ] = None,
) -> int:
    """Wprowadza do planu zmianę zapisaną jako dane; komentarze i układ pliku zostają.

    Zmiana, która do planu nie pasuje, jest odrzucana w całości.

    Kod wyjścia: 0 – wprowadzono, 2 – nie można wprowadzić; plik planu jest wtedy nietknięty.
    """
    path = files.find_plan(plan, Path.cwd())
    itself = out is not None and guard.same(out, path)
    if not itself:
        replacing.demand_new(out)
    made = applied(path, zmiana)
    amendment, amended = made.amendment, made.data
    if out is not None and itself:
        output.update(out, amended, made.before, "plan")
    elif out is not None:
        output.save(out, amended)
    else:
        output.emit(amended.decode("utf-8-sig"))
    done = count(len(amendment.operacje), "operację", "operacje", "operacji")
    output.say(f"Wprowadzono zmianę uchwałą nr {amendment.uchwala} ({done}).")
    say_what_went(made.rewritten)
    if force.awaits_publication(saved_force(amendment)):
        output.say(
            "Uwaga: zmiana jeszcze nie obowiązuje, bo nie ma dnia ogłoszenia. Gdy będzie znany, "
            "wpisz go do planu: pole „publikacja” (data) przy tej uchwale w polu „zmiany”."
        )
    return 0


def say_what_went(rewritten: Rewritten) -> None:
    """Comments that went together with the entries they stood at."""
    if not rewritten.lost:
        return
    lines = ["Razem z usuniętymi wpisami z pliku zniknęły komentarze:"]
    if len(rewritten.lost) == 1:
        lines = ["Razem z usuniętym wpisem z pliku zniknął komentarz:"]
    lines += [f"  wiersz {one.line}: {one.text}" for one in rewritten.lost]
    output.say(*lines)
