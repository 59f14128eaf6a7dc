"""The text of a plan on a day as git has it, where the amendments saved as data do not tell."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from rpd.amendment import in_force
from rpd.amendment.in_force import NotInForceError, Recorded
from rpd.amendment.revert import CannotRevertError
from rpd.errors import CannotReadError, Remark, RpdError, after
from rpd.frozen import dataclass
from rpd.load.data import data_beside, decoded, plan_of
from rpd.load.whole import Fetch
from rpd.outside import files, git
from rpd.plan.imprint import intact
from rpd.plan.model import Plan
from rpd.plan.values import one_line
from rpd.polish.wording import date as written_date
from rpd.writing.model_data import Data


@dataclass(frozen=True, slots=True)
class PastText:
    """The text of a day as data, what reads its companions, and how it was found."""

    data: dict[str, Data]
    fetch: Fetch
    remarks: tuple[Remark, ...] = ()
    in_git: bool = True


def from_git(
    path: Path, plan: Plan, acts: Sequence[Recorded], day: date, reason: CannotRevertError
) -> PastText:
    """The newest committed version of the plan without the amendments that come later.

    Raises:
        NotInForceError: there is none, or it lacks an amendment that was in force.
    """
    try:
        repository = git.repository(path.resolve().parent)
        inside = repository.path_of(path.resolve())
        commits = repository.versions(repository.commit("HEAD"), inside)
    except git.GitError as error:
        raise _cannot(reason, day, error.message) from error
    for commit in commits:
        found = _committed(repository, commit, inside, plan)
        if found is None and repository.lacks(commit, inside):
            more = f"W tym klonie (--filter) brakuje treści planu z wersji git {commit[:12]}; gdy "
            more += f"jest sieć, pobierze ją „git show {commit[:12]}:{inside}”."
            raise _cannot(reason, day, more)
        if found is None:
            continue
        data, then = found
        numbers = {one_line(zmiana.uchwala) for zmiana in then.zmiany}
        wanted = {one_line(act.zmiana.uchwala): act for act in acts if act.in_force(day)}
        if numbers - wanted.keys():
            continue
        missing = [act for number, act in wanted.items() if number not in numbers]
        if lacking := [act for act in missing if act.amendment is None]:
            more = f"W historii git nie ma też planu ze zmianą uchwałą {lacking[0].name}"
            raise _cannot(reason, day, more)
        remark = Remark(f"Tekst pochodzi z wersji git {commit[:12]}: {reason.message}")
        fetch = fetch_at(repository, commit, posixpath.dirname(inside))
        with after([remark]):
            carried = in_force.carried_out(data, in_force.in_order(missing))
        return PastText(carried, fetch, (remark,))
    shallow = " Repozytorium jest płytkim klonem („git fetch --unshallow”)."
    raise _cannot(
        reason,
        day,
        "W historii git nie ma przyjętego planu sprzed tej zmiany."
        + (shallow if repository.shallow else ""),
    )


def fetch_at(repository: git.Repository, commit: str, folder: str) -> Fetch:
    """Reads what a plan names as it was at a commit."""

    def fetch(name: str) -> files.Source:
        inner = posixpath.normpath(posixpath.join(folder, name))
        try:
            data = repository.read(commit, commit[:12], inner)
        except git.GitError as error:
            raise CannotReadError(error.message, error.hint) from error
        return files.Source(f"{commit[:12]}:{inner}", data)

    return fetch


def _committed(
    repository: git.Repository, commit: str, inside: str, plan: Plan
) -> tuple[dict[str, Data], Plan] | None:
    """The plan at a commit; None where there is none that can be read and was adopted."""
    try:
        source = files.Source(inside, repository.read(commit, commit, inside))
        fetch = fetch_at(repository, commit, posixpath.dirname(inside))
        data = data_beside(decoded(source), fetch)
    except RpdError:
        return None
    then = plan_of(data)
    assert plan.uchwala is not None
    if then.uchwala is None or then.uchwala.numer != plan.uchwala.numer or not intact(then):
        return None
    return data, then


def _cannot(reason: CannotRevertError, day: date, more: str) -> NotInForceError:
    return NotInForceError(
        f"Nie da się ustalić tekstu na dzień {written_date(day)} {reason.message} {more}",
        reason.hint,
    )
