"""``rpd export``: a plan as a workbook to fill in, or as tables for other programs."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from rpd.cli import options, output, result
from rpd.cli.command import PolishCommand, new_app
from rpd.documents import replacing
from rpd.errors import RpdError, UsageError
from rpd.outside import files
from rpd.polish.wording import argument, capital, count, plural, quote
from rpd.workspace import plans

if TYPE_CHECKING:
    from rpd.workspace.desk import Opened

app = new_app()
_OTHERWISE = "Tabele CSV zapisuje do folderu opcja --format datapackage."


class ExportFormat(StrEnum):
    """Output formats."""

    XLSX = "xlsx"
    DATAPACKAGE = "datapackage"
    PARQUET = "parquet"


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def export(  # noqa: PLR0917 (typer makes options of them)
    named: Annotated[
        list[str] | None,
        options.argument(
            "[PLAN]...",
            "Lata planów albo ścieżki do plików; bez nich najnowszy plan, a do danych wszystkie.",
        ),
    ] = None,
    format_: Annotated[
        ExportFormat | None,
        options.format_(
            "|".join(ExportFormat),
            "Arkusz do edycji, tabele CSV z opisem (Data Package) albo te same jako Parquet; bez "
            "tej opcji arkusz.",
        ),
    ] = None,
    body: Annotated[
        str | None,
        options.option(
            "--body",
            "PODMIOT",
            "Tylko wiersze działań tego podmiotu, np. ROPS; bez niej wszystkie. Tylko arkusz.",
        ),
    ] = None,
    quarter: Annotated[
        str | None,
        options.option(
            "--quarter",
            "KWARTAŁ",
            "Arkusz wykonania za ten kwartał (II, w planie wieloletnim 2027-II) dla podmiotu z "
            "--body; bez --body arkusze wszystkich podmiotów do folderu z -o.",
        ),
    ] = None,
    out: Annotated[
        Path | None, options.file("Zapisuje arkusz do pliku, a dane do nowego folderu.")
    ] = None,
    force: options.Force = False,
) -> int:
    """Zapisuje plan jako arkusz do edycji albo plany jako dane dla innych programów.

    Arkusz ma listy rozwijane ze słownika, prawdziwe liczby i daty i zablokowane identyfikatory;
    zmiany z niego wczytuje rpd import. Dane to tabele planów, poziomów, działań, wskaźników, kwot,
    podmiotów i źródeł z kluczami. Plan zostaje nietknięty.

    Z --quarter zapisuje arkusz, w którym podmiot poda, co wykonał do końca kwartału.

    Kod wyjścia: 0 – zapisano, 1 – plan ma błędy, 2 – nie można go zapisać.
    """
    chosen = format_ or ExportFormat.XLSX
    if quarter is not None:
        if chosen is not ExportFormat.XLSX:
            raise UsageError("--quarter dotyczy arkuszy wykonania.", "Usuń --format.")
        from rpd.cli import export_execution

        return export_execution.run(named or [], quarter, body, out, force=force)
    if out is None and (chosen is not ExportFormat.XLSX or sys.stdout.isatty()):
        what = "pliku, np. -o plan.xlsx" if chosen is ExportFormat.XLSX else "folderu, np. -o dane"
        raise UsageError(f"Postać {chosen} nie nadaje się na ekran.", f"Podaj nazwę {what}")
    if chosen is not ExportFormat.XLSX:
        assert out is not None
        if body:
            raise UsageError("--body wybiera wiersze arkusza.", "Usuń --body albo --format.")
        from rpd.cli import export_data

        return export_data.run(named or [], out, parquet=chosen is ExportFormat.PARQUET)
    if len(named or []) > 1:
        raise UsageError("Arkusz jest jednego planu.", "Podaj jeden plan.")
    result.demand_suffix(out, ExportFormat.XLSX, _OTHERWISE)
    path = plans.one(named[0] if named else None, Path.cwd())
    loaded = plans.load_plan(path)
    if loaded.plan is None:
        return output.refuse(loaded.diagnostics)
    replacing.demand_replaceable(out, document=True, force=force)
    result.write(out, _workbook(loaded, path, body), document=True, force=force)
    return 0


def _workbook(loaded: Opened, path: Path, body: str | None) -> bytes:
    from rpd.exchange.exported import exported
    from rpd.exchange.former import missing
    from rpd.exchange.tables import NAMED
    from rpd.exchange.workbook import workbook

    plan = loaded.plan
    assert plan is not None
    names = _names_of(loaded, body) if body else []
    # The workbook says the same wherever the folder lies.
    shown = path.resolve().relative_to(files.workspace_of(path).resolve()).as_posix()
    earlier = loaded.case.poprzednie if loaded.case else {}
    made = exported(plan, shown, loaded.source.data, names, earlier)
    if body and not made.tables[0].rows:
        raise RpdError(
            f"W planie nie ma {plan.profil.dzialanie.noun.many_genitive} podmiotu {quote(body)}.",
            _guess(loaded, body)
            or "Podaj nazwę tak, jak stoi w polu „realizatorzy” albo w słowniku.",
        )
    lacking = sum(
        row.id.startswith("#") for table in made.tables if table.key in NAMED for row in table.rows
    )
    if lacking:
        entries = count(lacking, "wpis nie ma", "wpisy nie mają", "wpisów nie ma")
        output.say(
            f"Uwaga: {entries} identyfikatora, więc rpd rozpozna w arkuszu po treści, co się "
            "zmieniło; pewniej jest nadać go wcześniej („rpd fmt --ids”)."
        )
    if apart := missing(plan, earlier):
        output.say(apart)
    _tell_unread(loaded, files.display_name(path))
    return workbook(made, plan, loaded.slownik)


def _tell_unread(loaded: Opened, shown: str) -> None:
    """That a sheet lacks what could not be read, before somebody fills it in."""
    from rpd.documents.sheet_into_plan import unread

    if not (found := unread(loaded)):
        return
    first, number = found[0], len(found)
    errors = count(number, "błąd", "błędy", "błędów")
    line = f"wiersz {first.span.line}: " if first.span else ""
    output.say(
        f"Uwaga: plan ma {errors}, przez {plural(number, 'który', 'które', 'które')} w arkuszu "
        f"może czegoś brakować{' (pierwszy niżej)' if number > 1 else ''}.",
        f"  {line}{first.message}",
        f"Popraw plan („rpd validate {argument(shown)}”) i wyeksportuj go jeszcze raz: do planu z "
        "takimi błędami rpd import arkusza nie wczyta.",
    )


def _guess(loaded: Opened, body: str) -> str:
    """Which body of the dictionary may have been meant."""
    from rpd.polish.guesses import did_you_mean

    return capital(did_you_mean(body, loaded.slownik.canonical_bodies() if loaded.slownik else ()))


def _names_of(loaded: Opened, body: str) -> list[str]:
    """All names by which a plan may call a body, that which was given first."""
    known = loaded.slownik.canonical_bodies() if loaded.slownik else {}
    if body not in known:
        return [body]
    return [body, *(name for name, id_ in known.items() if id_ == known[body] and name != body)]
