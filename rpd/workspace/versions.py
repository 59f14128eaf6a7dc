"""Arguments that name versions of a plan: files, years, git revisions → loaded plans."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from rpd import rules
from rpd.diagnostics import Severity
from rpd.errors import Remark, UsageError, after
from rpd.frozen import dataclass
from rpd.load.whole import Loaded
from rpd.polish.wording import quote
from rpd.workspace import vouching
from rpd.workspace.revisions import CannotCompareError, Here, PlanFile, Revision


@dataclass(frozen=True, slots=True)
class Pair:
    """The two versions. ``new_root`` is the folder that names of files in the new one start in.

    Where the new version is a revision, they start with ``new_prefix`` („main:”) besides. The
    ``remarks`` tell how the two were found.
    """

    old: Loaded
    new: Loaded
    new_root: Path
    new_prefix: str
    remarks: tuple[Remark, ...] = ()


def pair(
    old: str | None,
    new: str | None,
    plan: str | None,
    folder: Path,
    *,
    act: bool = False,
    baseline: bool = False,
) -> Pair:
    """The two versions to compare, both with a plan in them, as named in a `folder`.

    A single file means what has become of it: since the last commit, or for an `act` since the
    present branch left the main one, which holds what was adopted. With `baseline` the findings
    that the baseline of ``rpd.toml`` knows are left out.

    Raises:
        RpdError: a version, a file in it or git is missing, or a version is not a plan; both are
            one file.
    """
    here = Here(folder, plan, baseline)
    with after(here.remarks):
        return _pair(here, old, new, act=act)


def _pair(here: Here, old: str | None, new: str | None, *, act: bool) -> Pair:
    earlier = here.version(old) if old is not None else here.merge_base()
    later = here.version(new) if new is not None else here.on_disk(earlier)
    if isinstance(earlier, PlanFile) and isinstance(later, PlanFile) and _one(earlier, later):
        if new is not None:
            raise _same_file(old or "", new)
        here.remark_if_revision(old or "")
        earlier = here.committed(later, act=act)
    if isinstance(earlier, Revision) and not earlier.path:
        earlier = here.completed(earlier, later)
    if isinstance(later, Revision) and not later.path:
        later = here.completed(later, earlier)
    if earlier == later and isinstance(later, Revision):
        raise _same_revision(later.name)
    loaded = here.load(earlier), here.load(later)
    if act:
        loaded = _on_its_way(loaded[0]), _on_its_way(loaded[1])
    else:
        loaded = here.weighed(loaded[0], earlier), here.weighed(loaded[1], later)
    for one in loaded:
        demand_plan(one)
    if isinstance(later, Revision):
        root, prefix = here.repository.root, f"{later.name}:"
        return Pair(*loaded, root, prefix, tuple(here.remarks))
    return Pair(*loaded, here.folder, "", tuple(here.remarks))


def _on_its_way(loaded: Loaded) -> Loaded:
    return replace(loaded, diagnostics=vouching.on_its_way(loaded.diagnostics))


def _one(first: PlanFile, second: PlanFile) -> bool:
    """Whether two names are of one file, be it through a link."""
    try:
        return first.path.samefile(second.path)
    except OSError:
        return False


def _same_file(old: str, new: str) -> UsageError:
    return UsageError(
        f"{quote(old)} i {quote(new)} to ten sam plik, więc nie ma czego porównywać.",
        f"Co zmieniło się od ostatniej zatwierdzonej wersji, powie polecenie z jedną z tych nazw: "
        f"{quote(old)}. Inną wersję wskaż nazwą git, np. „HEAD~1”.",
    )


def _same_revision(name: str) -> UsageError:
    return UsageError(
        f"Podano dwa razy tę samą wersję {quote(name)}, więc nie ma czego porównywać.",
        "Podaj dwie różne, np. „HEAD~1” i „HEAD”. Co zmieniono od ostatniej zatwierdzonej wersji, "
        "powie polecenie z samym planem, np. „rpd diff 2024”.",
    )


def demand_plan(loaded: Loaded) -> None:
    """Refuse what cannot be compared at all; a plan without a single heading is none to read."""
    errors = [d for d in loaded.diagnostics if d.severity is Severity.ERROR]
    if loaded.plan is not None and (loaded.plan.elementy or not errors):
        return
    # What keeps a plan from being read comes before other errors of it.
    first = min(errors or loaded.diagnostics, key=lambda d: "rest" not in rules.of(d.slug).hides)
    line = f" (wiersz {first.span.line})" if first.span else ""
    raise CannotCompareError(
        f"„{loaded.source.name}” nie daje się odczytać jako plan{line}: {first.message}",
        "Porównanie wymaga dwóch czytelnych wersji. " + first.hint,
    )
