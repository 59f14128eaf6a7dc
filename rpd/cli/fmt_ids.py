"""``rpd fmt --ids``: ids for entries of plans that have none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rpd import rules
from rpd.cli import output, rewriting
from rpd.cli.rewriting import Rewritten
from rpd.diagnostics import Severity
from rpd.outside import files
from rpd.polish.wording import argument, count, join
from rpd.workspace import plans

if TYPE_CHECKING:
    from rpd.load.whole import Loaded
    from rpd.writing.ids import WithIds

_BOM = b"\xef\xbb\xbf"


def give(named: list[str], *, check: bool, diff: bool) -> int:
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
        lacking = _done(path, one, given, check=check, diff=diff) or lacking
    return 1 if check and lacking else 0


def _unread(loaded: Loaded) -> bool:
    own = (d for d in loaded.diagnostics if d.file == loaded.source.name)
    return any(rules.of(d.slug).unread and d.severity is Severity.ERROR for d in own)


def _done(path: Path, loaded: Loaded, given: WithIds, *, check: bool, diff: bool) -> bool:
    """Write or show one plan; whether it lacked ids."""
    shown = files.display_name(path)
    total = given.wskazniki + given.budzet
    if not total:
        output.say(f"{shown}: wszystkie wpisy mają już identyfikatory; nic nie zmieniono.")
        return False
    rewriting.carry_out(
        _rewritten(path, loaded, given, total),
        check=check,
        diff=diff,
        difference=_difference(shown, loaded.source.data, given) if diff else None,
    )
    return True


def _rewritten(path: Path, loaded: Loaded, given: WithIds, total: int) -> Rewritten:
    """A plan with ids, and what is said of it."""
    bom = _BOM if loaded.source.data.startswith(_BOM) else b""
    adopted = loaded.plan is not None and loaded.plan.uchwala is not None
    of_what = _counted(given)
    command = f"„rpd fmt --ids {argument(files.display_name(path))}”"
    entries = count(total, "wpis", "wpisy", "wpisów")
    named = count(total, "wpis dostał", "wpisy dostały", "wpisów dostało")
    noun = "identyfikator" if total == 1 else "identyfikatory"
    return Rewritten(
        path,
        loaded.source.data,
        bom + given.text.encode("utf-8"),
        f"{entries} bez identyfikatora ({of_what}); nada je {command}.",
        f"{named} {noun} ({of_what}); w druku nic się nie zmienia.",
        "przed nadaniem identyfikatorów wpisom (rpd fmt)" if adopted else "",
        "plan",
    )


def _counted(given: WithIds) -> str:
    parts = (
        (given.wskazniki, ("wskaźnik", "wskaźniki", "wskaźników")),
        (given.budzet, ("pozycja budżetu", "pozycje budżetu", "pozycji budżetu")),
    )
    return join(count(number, *forms) for number, forms in parts if number)


def _difference(shown: str, before: bytes, given: WithIds) -> list[str]:
    from rpd.writing.ids import hunks

    old = before.removeprefix(_BOM).decode("utf-8")
    return [f"--- {shown}", f"+++ {shown}", *hunks(old, given.text)]
