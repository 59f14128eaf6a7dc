"""``rpd validate``: structure, references, completeness; writes only what it is told to."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rpd.cli import options
from rpd.cli.checking import CheckAsked, FindingsFormat, check
from rpd.cli.command import PolishCommand, new_app
from rpd.diagnostics import Severity
from rpd.workspace.baselines import BASELINE

app = new_app()
_FORMATS = "|".join(FindingsFormat)


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def validate(  # noqa: PLR0917 (typer makes an option of each)
    plan: Annotated[
        list[str] | None,
        options.argument(
            "[PLAN]...", "Rok planu albo ścieżka do pliku; bez niego wszystkie plany."
        ),
    ] = None,
    format_: Annotated[
        FindingsFormat | None,
        options.format_(
            _FORMATS,
            "Postać wyniku. Bez tej opcji: zmienna RPD_FORMAT, w GitHub Actions github, "
            "w GitLab CI gitlab, poza nimi text.",
        ),
    ] = None,
    output_file: options.ResultOut = None,
    # The name of this option in earlier versions.
    named_before: Annotated[Path | None, typer.Option("--output-file", hidden=True)] = None,
    fail_on: Annotated[
        Severity | None,
        options.option(
            "--fail-on",
            "error|warning|info",
            "Od jakiej wagi ustaleń kod wyjścia to 1. Bez tej opcji: „fail-on” z rpd.toml "
            "albo error.",
        ),
    ] = None,
    show_acknowledged: Annotated[
        bool, options.flag("--show-acknowledged", "Pokazuje też ustalenia uznane w planie.")
    ] = False,
    baseline: Annotated[
        Path | None,
        options.option("--baseline", "PLIK", "Pomija ustalenia ze stanu wyjściowego w pliku."),
    ] = None,
    write_baseline: Annotated[
        bool,
        options.flag(
            "--write-baseline",
            "Zapisuje obecne ustalenia jako stan wyjściowy (w pliku z --baseline, z rpd.toml "
            f"albo {BASELINE}).",
        ),
    ] = False,
    write_places: Annotated[
        bool,
        options.flag(
            "--write-places",
            "Zapisuje w planie, ile miejsc obejmuje każde szersze odstępstwo (pola „miejsc” i "
            "„odcisk”); niczego innego w pliku nie zmienia.",
        ),
    ] = False,
    quiet: Annotated[
        bool,
        typer.Option(
            "-q",
            "--quiet",
            help="Pokazuje same błędy i podsumowanie; gdy wynik idzie do pliku, milczy.",
        ),
    ] = False,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Pokazuje wszystkie miejsca każdego ustalenia.")
    ] = False,
) -> int:
    """Sprawdza budowę planów, ich powiązania ze strategią i słownikiem oraz kompletność.

    Podaje też, ile komentarzy „SPRAWDŹ” czeka na decyzję i gdzie; kodu wyjścia nie zmieniają.

    Kod wyjścia: 0 – bez zastrzeżeń, 1 – są ustalenia, 2 – nie można wykonać pracy.
    """
    return check(
        CheckAsked(
            plans=plan or [],
            format=format_,
            output_file=output_file or named_before,
            fail_on=fail_on,
            show_acknowledged=show_acknowledged,
            baseline=baseline,
            write_baseline=write_baseline,
            write_places=write_places,
            quiet=quiet,
            verbose=verbose,
        )
    )
