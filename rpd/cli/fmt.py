"""``rpd fmt --ids``: gives ids to the indicators and budget entries of plans that have none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from rpd import rules
from rpd.cli import options, output
from rpd.cli.command import PolishCommand, new_app
from rpd.diagnostics import Severity
from rpd.errors import UsageError
from rpd.outside import digests, files
from rpd.polish.wording import argument, count, join
from rpd.workspace import plans

if TYPE_CHECKING:
    from rpd.load import Loaded
    from rpd.writing.ids import WithIds

app = new_app()
_BOM = b"\xef\xbb\xbf"


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def fmt(
    named: Annotated[
        list[str] | None,
        options.argument(
            "[PLAN]...", "Lata planów albo ścieżki do plików; bez nich wszystkie plany."
        ),
    ] = None,
    ids: Annotated[
        bool,
        options.flag(
            "--ids", "Nadaje identyfikatory wskaźnikom i pozycjom budżetu, które ich nie mają."
        ),
    ] = False,
    check: Annotated[
        bool,
        options.flag(
            "--check",
            "Niczego nie zapisuje; kod wyjścia 1, jeśli są wpisy bez identyfikatora.",
        ),
    ] = False,
    diff: Annotated[
        bool, options.flag("--diff", "Niczego nie zapisuje; pokazuje, co by się zmieniło.")
    ] = False,
) -> int:
    """Nadaje identyfikatory wpisom planu; reszta pliku zostaje znak po znaku.

    Identyfikator powstaje z nazwy wskaźnika albo ze źródeł pozycji budżetu i jest niepowtarzalny w
    działaniu. Nie drukuje się, więc wolno go nadać także w planie przyjętym. Raz nadany zostaje,
    choćby treść wpisu się zmieniła.

    Kod wyjścia: 0 – gotowe, 1 – plan ma błędy albo (z --check) brakuje identyfikatorów, 2 – błędne
    wywołanie.
    """
    if not ids:
        raise UsageError(
            "„rpd fmt” nadaje na razie tylko identyfikatory; układu pliku nie zmienia.",
            "Dodaj --ids.",
        )
    from rpd.load.data import decoded
    from rpd.writing.ids import with_ids

    work: list[tuple[Path, Loaded, WithIds]] = []
    for path in plans.named(named or [], Path.cwd()):
        loaded: Loaded = plans.load_plan(path)
        if loaded.plan is None or _unread(loaded):
            return output.refuse(loaded.diagnostics)
        work.append((path, loaded, with_ids(decoded(loaded.source), loaded.plan.profil)))
    lacking = False
    for path, one, given in work:
        lacking = _done(path, one, given, save=not (check or diff), diff=diff) or lacking
    return 1 if check and lacking else 0


def _unread(loaded: Loaded) -> bool:
    own = (d for d in loaded.diagnostics if d.file == loaded.source.name)
    return any(rules.of(d.slug).unread and d.severity is Severity.ERROR for d in own)


def _done(path: Path, loaded: Loaded, given: WithIds, *, save: bool, diff: bool) -> bool:
    """Write or show one plan; whether it lacked ids."""
    shown = files.display_name(path)
    total = given.wskazniki + given.budzet
    if not total:
        output.say(f"{shown}: wszystkie wpisy mają już identyfikatory; nic nie zmieniono.")
        return False
    of_what = _counted(given)
    if diff:
        _show(shown, loaded.source.data, given)
    if not save:
        command = f"„rpd fmt --ids {argument(shown)}”"
        entries = count(total, "wpis", "wpisy", "wpisów")
        output.say(f"{shown}: {entries} bez identyfikatora ({of_what}); nada je {command}.")
        return True
    data = given.text.encode("utf-8")
    if loaded.source.data.startswith(_BOM):
        data = _BOM + data
    if loaded.plan is not None and loaded.plan.uchwala is not None:
        digests.append(path, loaded.source.data, "przed nadaniem identyfikatorów wpisom (rpd fmt)")
    output.update(path, data, loaded.source.data, "plan")
    entries = count(total, "wpis dostał", "wpisy dostały", "wpisów dostało")
    noun = "identyfikator" if total == 1 else "identyfikatory"
    output.say(f"{shown}: {entries} {noun} ({of_what}); w druku nic się nie zmienia.")
    return True


def _counted(given: WithIds) -> str:
    parts = (
        (given.wskazniki, ("wskaźnik", "wskaźniki", "wskaźników")),
        (given.budzet, ("pozycja budżetu", "pozycje budżetu", "pozycji budżetu")),
    )
    return join(count(number, *forms) for number, forms in parts if number)


def _show(shown: str, before: bytes, given: WithIds) -> None:
    from rpd.writing.ids import hunks

    old = before.removeprefix(_BOM).decode("utf-8")
    output.tell(f"--- {shown}", f"+++ {shown}", *hunks(old, given.text))
