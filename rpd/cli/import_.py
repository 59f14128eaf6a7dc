"""``rpd import``: what a spreadsheet changed, into the plan that it was exported from."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Annotated

from rpd.cli import options
from rpd.cli.command import PolishCommand, new_app
from rpd.errors import UsageError

app = new_app()


@app.command(name="import", cls=PolishCommand, options_metavar="[OPCJE]")
def import_(
    file: Annotated[Path, options.argument("PLIK", "Arkusz z rpd export (.xlsx albo .ods).")],
    into: Annotated[
        str | None,
        options.option("--into", "PLAN", "Plan, do którego wczytać zmiany: rok albo plik."),
    ] = None,
    write: Annotated[
        bool, options.flag("--write", "Zapisuje zmiany; bez tej opcji tylko je pokazuje.")
    ] = False,
    remove: Annotated[
        bool, options.flag("--remove", "Usuwa z planu wpisy, których wiersze usunięto z arkusza.")
    ] = False,
    draft: Annotated[
        Path | None,
        options.option(
            "--draft", "PLIK", "Gdzie zapisać projekt zmiany planu przyjętego; bez niej obok niego."
        ),
    ] = None,
) -> int:
    """Wczytuje do planu to, co zmieniono w arkuszu z rpd export.

    Porównuje trzy wersje: plan z chwili eksportu, arkusz i plan obecny. Zmienia tylko to, co
    zmieniono w arkuszu; komentarze i układ pliku zostają. W planie przyjętym zapisuje tylko to,
    czego się nie drukuje, a resztę jako projekt dla rpd amend.

    Kod wyjścia: 0 – pokazano albo zapisano, 1 – plan ma błędy, 2 – nie można wczytać.
    """
    gc.disable()
    if into is None:
        raise UsageError(
            "Nie podano planu, do którego wczytać zmiany.", "Dodaj np. --into plans/2024.yaml."
        )
    from rpd.cli import import_sheet

    return import_sheet.run(file, into, write=write, remove=remove, draft=draft)
