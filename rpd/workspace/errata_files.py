"""Files of errata, read and checked against the plan beside their folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from rpd import rules
from rpd.diagnostics import Diagnostic, Finding
from rpd.errors import CannotReadError, NotFoundError, RpdError
from rpd.frozen import dataclass
from rpd.load import alone
from rpd.load.kinds import ERRATA
from rpd.outside import files, plan_names
from rpd.outside.files import Source
from rpd.plan.profil import Profil
from rpd.polish.wording import quote
from rpd.rules import nowszy_format
from rpd.workspace import plans
from rpd.workspace.desk import Desk

if TYPE_CHECKING:
    from rpd.errata.entries import Errata
    from rpd.errata.fitting import Beside
    from rpd.load.whole import Loaded

_SUFFIXES = (".yaml", ".yml")


def check(path: Path, desk: Desk) -> tuple[Diagnostic, ...]:
    """What there is to say about a file of errata. Raises CannotReadError."""

    def look(data: Any) -> list[Finding]:
        from rpd.errata import entries, fitting

        if path.absolute().parent.name != ERRATA:
            return []  # it belongs to no plan yet
        errata = entries.from_data(data)
        return fitting.about(errata, _beside(path.absolute(), errata.rok, desk))

    source = desk.read(path)
    begun, profil = desk.begun(source), _profil(path, source, desk)
    return alone.check("errata", source, look, begun, profil=profil).diagnostics


def _profil(path: Path, source: Source, desk: Desk) -> Profil | None:
    """The profile of the plan of that year, where it names one."""
    composed = desk.begun(source).composed
    data = composed.data if composed else None
    rok = data.get("rok") if isinstance(data, dict) else None
    return plans.profil_of(path.absolute().parent.parent, rok, desk)


def _plans(folder: Path) -> dict[int, Path]:
    """The plans beside a folder of errata by their years."""
    return {int(plan_names.first_year(plan.name)): plan for plan in files.plans_in(folder.parent)}


def _beside(path: Path, rok: int, desk: Desk) -> Beside:
    from rpd.errata import texts
    from rpd.errata.fitting import Beside

    folder = path.parent
    found = _plans(folder)
    loaded = _loaded(found[rok], desk) if rok in found else None
    others = {
        other.name: year
        for other in files.listing(folder, _SUFFIXES)
        if other.name < path.name and (year := _year(other, desk)) is not None
    }
    if loaded is None or loaded.plan is None:
        return Beside(frozenset(found), None, None, {}, others)
    return Beside(
        frozenset(found),
        loaded.plan,
        texts.printout(loaded.plan, loaded.strategia, loaded.slownik),
        texts.of_strategy(loaded.strategia),
        others,
    )


def _loaded(path: Path, desk: Desk) -> Loaded | None:
    """The plan, unless it cannot be read whole: that is told of the plan itself.

    Without a companion in a newer format it does not print what it would.
    """
    try:
        loaded = desk.opened(path) or plans.load_plan(path, desk, place_acknowledged=False)
    except RpdError:
        return None
    broken = any(
        d.slug == nowszy_format.SLUG or (rules.of(d.slug).unread and d.file == loaded.source.name)
        for d in loaded.diagnostics
    )
    return None if broken else loaded


def _year(path: Path, desk: Desk) -> int | None:
    """The year of another file of errata; None where it is none."""
    try:
        source = desk.read(path, files.workspace_of(path.parent))
    except CannotReadError:
        return None  # told of that file itself
    checked = desk.checked("errata", source, _profil(path, source, desk))
    return None if checked.diagnostics else int(checked.data["rok"])


# --- for the commands that read errata -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ErrataRead:
    """The errata of a plan and the file they were read from."""

    path: Path
    errata: Errata


def of_plan(plan: Path, rok: int, desk: Desk | None = None) -> ErrataRead:
    """The errata of a plan.

    Raises:
        NotFoundError: it has none.
        RpdError: its file has mistakes.
    """
    from rpd.errata import entries

    folder = plan.parent / ERRATA
    desk = desk or Desk()
    unread: tuple[Diagnostic, ...] = ()
    for path in files.listing(folder, _SUFFIXES):
        source = desk.read(path, files.workspace_of(plan))
        checked = desk.checked("errata", source, _profil(path, source, desk))
        if isinstance(checked.data, dict) and checked.data.get("rok") == rok:
            if mistakes := check(path, desk):
                raise _with_mistakes(mistakes[0])
            return ErrataRead(path, entries.from_data(checked.data))
        unread = unread or checked.diagnostics
    if unread:
        raise _with_mistakes(unread[0])
    shown = files.display_name(folder / f"{rok}.yaml")
    raise NotFoundError(
        f"Plan na rok {rok} nie ma erraty.", f"Erratę zapisuje się w pliku {quote(shown)}."
    )


def _with_mistakes(first: Diagnostic) -> RpdError:
    return RpdError(
        f"{quote(first.file)} ma błędy: {first.message}",
        f"Popraw je; wszystkie wymieni „rpd validate {first.file}”.",
    )
