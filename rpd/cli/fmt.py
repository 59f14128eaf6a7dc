"""``rpd fmt``: files in one form; with ``--ids``, ids for entries of plans that have none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from rpd import rules
from rpd.cli import options, output
from rpd.cli.command import PolishCommand, new_app
from rpd.diagnostics import Severity
from rpd.outside import digests, files
from rpd.polish.wording import argument, count, join
from rpd.workspace import plans

if TYPE_CHECKING:
    from rpd.load.whole import Loaded
    from rpd.workspace.laid_out import LaidOut
    from rpd.writing.ids import WithIds

app = new_app()
_BOM = b"\xef\xbb\xbf"


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def fmt(
    named: Annotated[
        list[str] | None,
        options.argument(
            "[PLIK]...", "Lata planów, pliki albo foldery; bez nich wszystkie pliki z danymi."
        ),
    ] = None,
    ids: Annotated[
        bool,
        options.flag(
            "--ids",
            "Zamiast układać pliki, nadaje identyfikatory wskaźnikom i pozycjom budżetu planów, "
            "które ich nie mają.",
        ),
    ] = False,
    check: options.DryCheck = False,
    diff: options.DryDiff = False,
) -> int:
    """Nadaje plikom z danymi jeden układ: kolejność pól, wcięcia, zapis tekstów.

    Treść zostaje ta sama co do litery, komentarze zostają przy swoich wpisach. Niczego, co się
    drukuje, polecenie nie zmienia, więc wolno go użyć także do planu przyjętego.

    Kod wyjścia: 0 – gotowe, 1 – jest co zmienić (z --check) albo plan ma błędy (z --ids), 2 –
    błędne wywołanie albo plik, którego nie da się odczytać na pewno.
    """
    if ids:
        return _ids(named or [], check=check, diff=diff)
    from rpd.workspace import targets
    from rpd.workspace.desk import Desk
    from rpd.workspace.laid_out import LaidOut, laid_out

    desk = Desk()
    chosen = targets.chosen(named or [], Path.cwd(), desk)
    work: list[LaidOut] = []
    for target in (*chosen.targets, *chosen.beside):
        found = laid_out(target, desk)
        if not isinstance(found, LaidOut):
            output.refuse(found)
            shown = files.display_name(target.path)
            output.complain(
                f"Niczego nie zmieniono, bo „{shown}” nie daje się odczytać na pewno.",
                "Popraw wskazane miejsca i powtórz polecenie.",
            )
            return 2
        work.append(found)
    changed = [one for one in work if one.changed]
    for one in changed:
        _laid_out(one, save=not (check or diff), diff=diff)
    if not changed:
        shown = files.display_name(work[0].target.path)
        what = f"{len(work)} plików" if len(work) > 1 else f"pliku „{shown}”"
        output.say(f"Układ {what} jest taki, jaki ma być; nic nie zmieniono.")
    return 1 if check and changed else 0


def _laid_out(one: LaidOut, *, save: bool, diff: bool) -> None:
    """Write or show one file in the one form."""
    path = one.target.path
    shown = files.display_name(path)
    if diff:
        output.tell(*output.difference(one.source.data, one.data, shown))
    if not save:
        output.say(f"{shown}: jest ułożony inaczej; ułoży go „rpd fmt {argument(shown)}”.")
        return
    if one.adopted:
        digests.append(path, one.source.data, "przed zmianą układu pliku (rpd fmt)")
    output.update(path, one.data, one.source.data, f"plik {one.target.kind.noun}")
    output.say(f"{shown}: zmieniono układ; treść i komentarze są te same.")


def _ids(named: list[str], *, check: bool, diff: bool) -> int:
    """Give ids to the entries of plans that have none."""
    from rpd.load.data import decoded
    from rpd.writing.ids import with_ids

    work: list[tuple[Path, Loaded, WithIds]] = []
    for path in plans.named(named, Path.cwd()):
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
