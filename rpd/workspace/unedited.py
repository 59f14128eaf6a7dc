"""Where the adopted words of an edited plan still are: the versions that git holds here."""

from __future__ import annotations

import posixpath
import shlex
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from rpd.errors import RpdError
from rpd.outside import files, git

if TYPE_CHECKING:
    from rpd.plan.model import Plan

# Each is read as a plan, which takes a tenth of a second.
MOST_READ = 40


def advice(path: Path, plan: Plan, here: Path) -> str:
    """How to see, in the folder `here`, what was changed in a plan since it was adopted."""
    shown = files.display_name(path)
    try:
        repository = git.repository(path.resolve().parent)
        inside = repository.path_of(path.resolve())
    except git.GitError:
        return (
            "Przyjętego brzmienia program tu nie ma: porównaj plan z uchwałą albo z kopią pliku "
            f"(„rpd diff KOPIA {shlex.quote(shown)}”)."
        )
    found = _revision(repository, inside, plan)
    if not found:
        part = "W tej części historii git, którą ma ta kopia repozytorium,"
        return (
            f"{part if repository.shallow else 'W historii git tego pliku'} nie ma brzmienia, "
            "które przyjęto, więc „rpd diff” zmiany nie pokaże: porównaj plan z uchwałą."
        )
    before, where = shlex.quote(f"{found}:{inside}"), ""
    if not here.resolve().is_relative_to(repository.root.resolve()):
        where, shown = f" w folderze „{repository.root}”", inside
    return f"Co zmieniono, powie{where} „rpd diff {before} {shlex.quote(shown)}”."


def _revision(repository: git.Repository, inside: str, plan: Plan) -> str:
    """The latest version that prints what was adopted; "" where none is here."""
    from rpd.load.data import data_beside, decoded, plan_of
    from rpd.outside import blobs
    from rpd.plan.imprint import made_of
    from rpd.workspace.past import fetch_at

    assert plan.uchwala is not None
    wanted = plan.uchwala.odcisk
    versions = blobs.history(repository, inside)
    for version in islice(versions, MOST_READ):
        if version.data is None:
            continue
        try:
            fetch = fetch_at(repository, version.commit, posixpath.dirname(inside))
            then = plan_of(data_beside(decoded(files.Source(inside, version.data)), fetch))
        except RpdError:
            continue  # no plan at that time, or none that can be read
        if made_of(wanted, then):
            is_last = blobs.id_at(repository, "HEAD", inside) == version.blob
            return "HEAD" if is_last else version.commit[:12]
    return ""
