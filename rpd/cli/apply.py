"""``rpd apply``: carries out an amendment that is saved as data on the text of a plan."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from rpd.amendment import apply as text_of
from rpd.amendment.execute import DoesNotFitError
from rpd.amendment.forces import saved_force
from rpd.amendment.in_force import demand_next
from rpd.amendment.operations import Amendment
from rpd.amendment.revert import CannotRevertError, DoesNotMatchError
from rpd.cli import options, output, plans, replacing, verdict
from rpd.cli.command import PolishCommand, new_app
from rpd.load import Loaded, load
from rpd.outside import files, guard
from rpd.plan import force
from rpd.polish.wording import count
from rpd.rules import zmiana_bez_uchwaly

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
    gc.disable()
    path = files.find_plan(plan, Path.cwd())
    itself = out is not None and guard.same(out, path)
    if not itself:
        replacing.demand_replaceable(out)
    source = files.read(path)
    saved = files.read(zmiana)
    amendment = text_of.parse(saved.data, saved.name)
    text = text_of.decoded(source.data, source.name)
    demand_next(
        text_of.plan_of(text_of.data_of(text)),
        amendment.uchwala,
        saved_force(amendment),
    )
    rewritten = text_of.rewrite(text, amendment)
    amended = rewritten.text.encode("utf-8")
    if source.data.startswith(b"\xef\xbb\xbf"):
        amended = b"\xef\xbb\xbf" + amended
    _demand_reversible(rewritten.text, amendment)
    _demand_no_new_errors(path, source, amended)
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


def _demand_reversible(text: str, amendment: Amendment) -> None:
    """Refuse a record that the imprint of the amended plan could never be checked by.

    Raises:
        CannotRevertError: the record does not hold what it takes away.
    """
    data = text_of.data_of(text)
    if text_of.plan_of(data).uchwala is None or "odcisk" not in data["uchwala"]:
        return
    try:
        text_of.withdraw(data, amendment)
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


def _demand_no_new_errors(path: Path, source: files.Source, amended: bytes) -> None:
    """An amendment must not bring mistakes into a plan that it found without them."""

    def loaded(data: bytes) -> Loaded:
        named = files.Source(source.name, data)
        return verdict.judged(load(named, plans.companions(path)), path)

    known = {(d.code, d.message) for d in loaded(source.data).diagnostics}
    for diagnostic in verdict.blocking(loaded(amended).diagnostics):
        if diagnostic.slug == zmiana_bez_uchwaly.SLUG:
            continue  # An edit that was there before is still there.
        if (diagnostic.code, diagnostic.message) not in known:
            place = f" ({diagnostic.where})" if diagnostic.where else ""
            raise DoesNotFitError(
                f"Po tej zmianie plan miałby błąd {diagnostic.code}{place}: {diagnostic.message}",
                f"Niczego nie zmieniono. {diagnostic.hint}".strip(),
            )
