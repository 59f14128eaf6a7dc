"""``rpd schema``: the shipped schemas, and the plan's with the names that exist now."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from rpd.cli import options, output
from rpd.cli.command import PolishCommand, new_app
from rpd.documents import replacing
from rpd.errors import RpdError, UsageError
from rpd.load.shapes import of_shape
from rpd.outside import files
from rpd.workspace import plans

if TYPE_CHECKING:
    from rpd.load.whole import Loaded
    from rpd.plan.model import Plan

app = new_app()


class Described(StrEnum):
    """Documents and reports that have a schema."""

    PLAN = "plan"
    STRATEGIA = "strategia"
    SLOWNIK = "slownik"
    PROFIL = "profil"
    ERRATA = "errata"
    WYKONANIE = "wykonanie"
    SPRAWOZDANIE = "sprawozdanie"
    DIAGNOSTICS = "diagnostics"
    BASELINE = "baseline"
    SETTINGS = "rpd.toml"


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def schema(
    document: Annotated[
        Described,
        options.argument(
            "[DOKUMENT]", f"Czego schemat: {', '.join(Described)}. Bez tego argumentu: planu."
        ),
    ] = Described.PLAN,
    ids: Annotated[
        bool,
        options.flag(
            "--ids",
            "Wpisuje do schematu planu nazwy, które są teraz: numery strategii, źródła "
            "i podmioty słownika, przypisy, reguły, działania wcześniejszych planów.",
        ),
    ] = False,
    plan: Annotated[
        str | None,
        options.option("--plan", "PLAN", "Plan, dla którego jest --ids; zwykle najnowszy."),
    ] = None,
    out: Annotated[
        Path | None,
        options.file("Zapisuje schemat do pliku."),
    ] = None,
) -> int:
    """Podaje schemat JSON, z którego korzystają edytory i inne programy."""
    if (ids or plan) and document is not Described.PLAN:
        raise UsageError("Opcje --ids i --plan dotyczą schematu planu.", "Pomiń nazwę dokumentu.")
    if plan and not ids:
        raise UsageError("Opcja --plan ma sens tylko z --ids.", "Dopisz --ids.")
    replacing.demand_report(out)
    text = files.resource("schema", f"{document}.schema.json")
    if document is Described.PLAN and (loaded := _loaded(plan, needed=ids)) is not None:
        read = loaded[1].plan
        if read is not None and read.plik_profilu:
            text = of_shape(read.profil)
        if ids:
            text = _with_ids(text, *loaded)
    if out:
        output.save(out, text.encode("utf-8"))
    else:
        output.emit(text)
    return 0


def _loaded(argument: str | None, *, needed: bool) -> tuple[Path, Loaded] | None:
    """The plan of the workspace; None where there is none, unless it is needed."""
    try:
        path = plans.one(argument, Path.cwd())
        return path, plans.load_plan(path)
    except RpdError:
        if needed:
            raise
        return None


def _with_ids(text: str, path: Path, loaded: Loaded) -> str:
    from rpd.report.ids_schema import with_ids

    made = with_ids(
        json.loads(text), loaded.strategia, loaded.slownik, loaded.plan, _earlier(path, loaded.plan)
    )
    missing = [
        name
        for name, value, is_due in (
            ("strategii", loaded.strategia, loaded.plan is None or loaded.plan.strategia),
            ("słownika", loaded.slownik, True),
        )
        if value is None and is_due
    ]
    if missing:
        output.complain(
            f"Nie udało się odczytać {' i '.join(missing)}; schemat nie ma ich nazw.",
            "Przyczynę podaje „rpd validate”.",
        )
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _earlier(path: Path, plan: Plan | None) -> list[Plan]:
    """The plans of earlier years that stand in the workspace and can be read."""
    if plan is None:
        return []
    found = [plans.load_plan(other).plan for other in plans.named([], Path.cwd()) if other != path]
    return [other for other in found if other is not None and other.rok < plan.rok]
