"""A folder with files as they were, for the making of a document as it was made then."""

from __future__ import annotations

import posixpath
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from rpd.formats import stamp as stamps
from rpd.frozen import dataclass
from rpd.outside import blobs, digests, git

_MOST_PASTS = 30
"""So many folders of the past are tried for one document."""


@dataclass(frozen=True, slots=True)
class PastFolder:
    """The folder of a plan as it was at a commit, written out: ``path`` is the plan's file."""

    commit: str
    path: Path


def past(path: Path, sha256: str) -> Iterator[PastFolder]:
    """The folders of the plan, from the present back, in which the plan had that digest.

    Each is there only until the next one is asked for; folders that the clone lacks are left out.
    """
    try:
        repository = git.repository(path.resolve().parent)
        inside = repository.path_of(path)
    except git.GitError:
        return
    wanted = {
        content.blob
        for content in blobs.history(repository, inside)
        if content.data is not None and sha256 in _digests([content.data])
    }
    folder = posixpath.dirname(inside)
    seen: list[dict[str, str]] = []
    for commit in blobs.changes(repository, folder) if wanted else ():
        if blobs.id_at(repository, commit, inside) not in wanted:
            continue
        listed = blobs.listed(repository, commit, folder)
        if listed is None or listed in seen:
            continue
        seen.append(listed)
        if len(seen) > _MOST_PASTS:
            return
        with tempfile.TemporaryDirectory(prefix="rpd-") as there:
            if _written(repository, listed, Path(there)):
                yield PastFolder(commit, Path(there) / inside)


def _written(repository: git.Repository, listed: dict[str, str], folder: Path) -> bool:
    """Whether all files of data of a folder could be written out."""
    for name, blob in listed.items():
        if not name.endswith((".yaml", ".yml")):
            continue
        data = repository.ask("cat-file", "blob", blob)
        target = folder / name
        if data is None or not target.resolve().is_relative_to(folder.resolve()):
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return True


def _digests(contents: Sequence[bytes]) -> set[str]:
    from hashlib import sha256

    ways = (way for data in contents for way in digests.written_ways(data))
    return {sha256(way).hexdigest() for way in ways}


def source_of(sha256: str, source: bytes) -> bytes | None:
    """The way of writing the plan that has the digest; None where none has."""
    from hashlib import sha256 as digest

    ways = digests.written_ways(source)
    return next((way for way in ways if digest(way).hexdigest() == sha256), None)


def companions_of(digest: str, companions: Sequence[bytes]) -> bool:
    """Whether the digest is that of the companions, each written in one way or another."""
    from itertools import product

    ways = [digests.written_ways(data) for data in companions]
    if len(ways) > 3:
        alike = zip(*((w * 5)[:5] for w in ways), strict=True)
        return any(stamps.together(one) == digest for one in alike)
    return any(stamps.together(one) == digest for one in product(*ways))
