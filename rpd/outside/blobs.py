"""What a repository holds: contents by their ids, files at a commit, the history of a file.

A partial clone knows ids of contents that it does not have; whatever can be answered by ids alone
is answered so.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from hashlib import sha1, sha256

from rpd.frozen import dataclass
from rpd.outside.git import Repository

_AT_ONCE = 50
_SHA1 = 40


@dataclass(frozen=True, slots=True)
class Content:
    """What a file held at a commit, the newest that did; ``data`` None where the clone lacks it."""

    commit: str
    blob: str
    data: bytes | None


def blob_id(data: bytes, like: str) -> str:
    """The id that git gives a content, in the kind of id that another one is."""
    head = f"blob {len(data)}\0".encode("ascii")
    if len(like) == _SHA1:
        return sha1(head + data, usedforsecurity=False).hexdigest()
    return sha256(head + data).hexdigest()


def is_any(blob: str, contents: Iterable[bytes]) -> bool:
    """Whether the id is that of one of the contents."""
    return bool(blob) and any(blob_id(data, blob) == blob for data in contents)


def id_at(repository: Repository, commit: str, path: str) -> str:
    """The id of a file at a commit; "" where there is none."""
    found = repository.ask("rev-parse", "--verify", "--quiet", f"{commit}:{path}")
    return os.fsdecode(found or b"").strip()


def listed(repository: Repository, commit: str, folder: str = "") -> dict[str, str] | None:
    """The files at a commit, by their paths: their ids. None where the clone lacks the list."""
    where = ["--", f":(literal){folder}"] if folder else []
    found = repository.ask("ls-tree", "-r", "-z", "--full-tree", commit, *where)
    if found is None:
        return None
    files = {}
    for entry in os.fsdecode(found).split("\0"):
        about, _, path = entry.partition("\t")
        if " blob " in about:
            files[path] = about.split(" ")[2]
    return files


def is_cut_off(repository: Repository, commit: str) -> bool:
    """Whether the clone ends at the commit: it has parents that are not here."""
    if not repository.shallow:
        return False
    about = repository.ask("cat-file", "commit", commit) or b""
    head = about.partition(b"\n\n")[0].split(b"\n")
    parents = [os.fsdecode(line[7:]) for line in head if line.startswith(b"parent ")]
    return any(repository.ask("cat-file", "-e", parent) is None for parent in parents)


def changes(repository: Repository, folder: str) -> list[str]:
    """The commits that changed something in a folder („” is the top), from the present one back."""
    where = ["--", f":(literal){folder}"] if folder else []
    return os.fsdecode(repository.ask("rev-list", "HEAD", *where) or b"").split()


def history(repository: Repository, path: str) -> Iterator[Content]:
    """What a file has held, each content once, from the present commit back."""
    found = repository.ask("rev-list", "HEAD", "--", f":(literal){path}")
    commits = os.fsdecode(found or b"").split()
    seen = set[str]()
    for start in range(0, len(commits), _AT_ONCE):
        asked = commits[start : start + _AT_ONCE]
        answers = _batch(repository, [f"{commit}:{path}" for commit in asked])
        for commit, (blob, data) in zip(asked, answers, strict=False):
            if blob not in seen:
                seen.add(blob)
                yield Content(commit, blob, data)


def _batch(repository: Repository, names: list[str]) -> Iterator[tuple[str, bytes | None]]:
    """The id and content that each name leads to; content None where there is none here."""
    given = "".join(f"{name}\n" for name in names)
    output = repository.ask("cat-file", "--batch", given=os.fsencode(given))
    at = 0
    if output is None:  # an old git ends at the first content that a partial clone lacks
        for name in names:
            yield name, repository.ask("cat-file", "blob", name)
        return
    for name in names:
        end = output.find(b"\n", at)
        head = os.fsdecode(output[at:end]).split(" ")
        at = end + 1
        if head[-1] == "missing" or len(head) != 3:
            yield name, None
            continue
        size = int(head[2])
        yield head[0], output[at : at + size] if head[1] == "blob" else None
        at += size + 1
