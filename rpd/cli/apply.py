"""``rpd apply``: carries out an amendment that is saved as data on the text of a plan."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rpd.amendment.apply import rewrite, withdraw
from rpd.amendment.execute import DoesNotFitError
from rpd.amendment.forces import saved_force
from rpd.amendment.in_force import demand_next
from rpd.amendment.operations import Amendment
from rpd.amendment.parsed import parse
from rpd.amendment.revert import CannotRevertError, DoesNotMatchError
from rpd.cli import output
from rpd.cli.command import PolishCommand, new_app
from rpd.documents import replacing
from rpd.load import Loaded, load
from rpd.load.data import data_in, decoded, plan_of
from rpd.outside import files, guard
from rpd.plan import force
from rpd.polish.wording import count
from rpd.workspace import verdict, vouching
from rpd.workspace.desk import Desk

if TYPE_CHECKING:
    from rpd.writing.edit import Rewritten
    from rpd.writing.plain import Data

app = new_app()


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def apply(
    plan: Annotated[
        str,
        typer.Argument(metavar="PLAN", help="Rok planu albo ścieżka do pliku.", show_default=False),
    ],
    zmiana: Annotated[
        Path,
        typer.Argument(
            metavar="ZMIANA",
            help="Plik ze zmianą, np. plans/zmiany/2024-01.yaml.",
            show_default=False,
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="PLIK",
            help="Zapisuje plan po zmianie do pliku (może to być plik planu); bez tej opcji "
            "wypisuje go.",
        ),
    ] = None,
) -> int:
    """Wprowadza do planu zmianę zapisaną jako dane; komentarze i układ pliku zostają.

    Zmiana, która do planu nie pasuje, jest odrzucana w całości.

    Kod wyjścia: 0 – wprowadzono, 2 – nie można wprowadzić; plik planu jest wtedy nietknięty.
    """
    gc.disable()
    path = files.find_plan(plan, Path.cwd())
    itself = out is not None and guard.same(out, path)
    if not itself:
        replacing.demand_replaceable(out)
    desk = Desk()
    source = desk.read(path)
    saved = desk.read(zmiana)
    amendment = parse(saved.data, saved.name)
    text = decoded(source)
    before = load(source, desk.fetch(path))
    data = data_in(before)
    demand_next(plan_of(data), amendment.uchwala, saved_force(amendment))
    rewritten = rewrite(text, amendment, data)
    amended = rewritten.text.encode("utf-8")
    if source.data.startswith(b"\xef\xbb\xbf"):
        amended = b"\xef\xbb\xbf" + amended
    named = files.Source(source.name, amended)
    after = load(named, desk.fetch(path), composed=rewritten.composed)
    _demand_reversible(data_in(after), amendment)
    _demand_no_new_errors(verdict.judged(before, path), verdict.judged(after, path))
    if out is not None and itself:
        output.update(out, amended, source.data, "plan")
    elif out is not None:
        output.save(out, amended)
    else:
        output.emit(amended.decode("utf-8-sig"))
    done = count(len(amendment.operacje), "operację", "operacje", "operacji")
    output.say(f"Wprowadzono zmianę uchwałą nr {amendment.uchwala} ({done}).")
    say_what_went(rewritten)
    if force.awaits_publication(saved_force(amendment)):
        output.say(
            "Uwaga: zmiana jeszcze nie obowiązuje, bo nie ma dnia ogłoszenia. Gdy będzie znany, "
            "wpisz go do planu: pole „publikacja” (data) przy tej uchwale w polu „zmiany”."
        )
    return 0


def _demand_reversible(data: dict[str, Data], amendment: Amendment) -> None:
    """Refuse a record that the imprint of the amended plan could never be checked by.

    Raises:
        CannotRevertError: the record does not hold what it takes away.
    """
    if plan_of(data).uchwala is None or "odcisk" not in data["uchwala"]:
        return
    try:
        withdraw(data, amendment)
    except DoesNotMatchError:
        return  # validate tells of a plan that was edited besides
    except CannotRevertError as error:
        raise CannotRevertError(
            error.message, "Uzupełnij zapis zmiany; pełny tworzy „rpd amend --save”."
        ) from error


def say_what_went(rewritten: Rewritten) -> None:
    """Comments that went together with the entries they stood at."""
    if not rewritten.lost:
        return
    lines = ["Razem z usuniętymi wpisami z pliku zniknęły komentarze:"]
    if len(rewritten.lost) == 1:
        lines = ["Razem z usuniętym wpisem z pliku zniknął komentarz:"]
    lines += [f"  wiersz {one.line}: {one.text}" for one in rewritten.lost]
    output.say(*lines)


def _demand_no_new_errors(before: Loaded, after: Loaded) -> None:
    """An amendment must not bring mistakes into a plan that it found without them."""
    known = {(d.code, d.message) for d in before.diagnostics}
    for diagnostic in verdict.blocking(after.diagnostics):
        if diagnostic.slug == vouching.EDITED:
            continue  # An edit that was there before is still there.
        if (diagnostic.code, diagnostic.message) not in known:
            place = f" ({diagnostic.where})" if diagnostic.where else ""
            raise DoesNotFitError(
                f"Po tej zmianie plan miałby błąd {diagnostic.code}{place}: {diagnostic.message}",
                f"Niczego nie zmieniono. {diagnostic.hint}".strip(),
            )
