"""Where a document says it comes from, looked up: revisions, earlier texts of a plan.

Nothing here trusts a stamp: it is compared with what the repository and the list of digests hold.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from rpd.frozen import dataclass
from rpd.outside import blobs, digests, git


class RevisionSearch(Enum):
    """What became of the search for the revision that a document names."""

    NONE = "the document names none"
    FOUND = "it last changed this very plan"
    LATER = "it holds this plan, which an earlier one last changed"
    OTHER = "it exists and does not hold this plan"
    UNKNOWN = "the whole history is here and has no such revision"
    UNCHECKED = "there is no history here that reaches far enough"


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found of a revision, and why it could not be checked (a sentence)."""

    revision: RevisionSearch
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """The revision for a stamp; "" with a sentence where the history does not tell it."""

    revision: str
    remark: str = ""


def naming(path: Path, data: bytes) -> Named:
    """The commit that last changed the plan; "" outside of git and for a plan not committed."""
    try:
        repository = git.repository(path.resolve().parent)
        inside = repository.path_of(path)
        head = repository.commit("HEAD")
    except git.GitError:
        return Named("")
    if not blobs.is_any(blobs.id_at(repository, head, inside), digests.written_ways(data)):
        return Named("")
    found = repository.last_change(head, inside)
    if found and blobs.is_cut_off(repository, found):
        return Named(
            "",
            "Dokument nie podaje wersji git: to płytki klon i nie widać w nim, która wersja "
            "ostatnia zmieniła plan. Pobierz całą historię: „git fetch --unshallow” (w CI: "
            "fetch-depth: 0).",
        )
    return Named(found)


def look_up(path: Path, source: bytes, revision: str) -> Looked:
    """Whether a revision exists and holds the plan of those bytes."""
    if not revision:
        return Looked(RevisionSearch.NONE)
    try:
        repository = git.repository(path.resolve().parent)
        inside = repository.path_of(path)
    except git.GitError as error:
        return Looked(RevisionSearch.UNCHECKED, error.message)
    if not repository.knows(revision):
        if repository.shallow:
            return Looked(
                RevisionSearch.UNCHECKED,
                "Repozytorium jest płytkim klonem; całą historię pobierze „git fetch --unshallow”.",
            )
        return Looked(RevisionSearch.UNKNOWN)
    ways = digests.written_ways(source)
    holding = [inside] if blobs.is_any(blobs.id_at(repository, revision, inside), ways) else []
    if not holding:
        listed = blobs.listed(repository, revision)
        if listed is None:
            return Looked(RevisionSearch.UNCHECKED, "W tym klonie brakuje spisu plików tej wersji.")
        holding = [other for other, blob in listed.items() if blobs.is_any(blob, ways)]
    if not holding:
        return Looked(RevisionSearch.OTHER)
    for one in holding:
        if repository.last_change(revision, one) == revision:
            cut = blobs.is_cut_off(repository, revision)
            return Looked(RevisionSearch.LATER if cut else RevisionSearch.FOUND)
    return Looked(RevisionSearch.LATER)


@dataclass(frozen=True, slots=True)
class Earlier:
    """What is known of an earlier text of a plan.

    ``remark`` is that of the list of earlier texts, None where the list does not have it.
    ``lacking`` is a sentence where the clone does not have everything there was to look through.
    """

    remark: str | None = None
    lacking: str = ""


def earlier(path: Path, sha256: str) -> Earlier:
    """What the list beside the plan holds of a text that git does not have."""
    known = next(
        (
            one.remark
            for one in digests.read(path.parent)
            if (one.plan, one.sha256) == (digests.file_name(path.name), sha256)
        ),
        None,
    )
    return Earlier(known, _lacking(path))


def _lacking(path: Path) -> str:
    try:
        repository = git.repository(path.resolve().parent)
        inside = repository.path_of(path)
    except git.GitError:
        return ""
    if repository.shallow:
        return (
            "Repozytorium jest płytkim klonem; całą historię pobierze „git fetch --unshallow” "
            "(w CI: fetch-depth: 0)."
        )
    if repository.partial and any(c.data is None for c in blobs.history(repository, inside)):
        return (
            "W tym klonie brakuje wcześniejszych treści planu: powstał z opcją --filter, a rpd nie "
            f"korzysta z sieci. Pobierze je „git log -p -- {inside}”, gdy jest sieć."
        )
    return ""
