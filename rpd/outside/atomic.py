"""Replacing a file in one step: the old bytes or the new ones, never half, nor over others' bytes.

The new bytes stand in a file of their own, made durable, before the old ones are looked at for the
last time and exchanged; two processes of rpd do that one after the other.
"""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from rpd.frozen import dataclass
from rpd.outside.locks import EXACT, alone

_OURS = re.compile(r"\.rpd-(?:[0-9a-f]{16}|[0-9]+)\.tmp\Z")  # the second form is that of 0.1.0
_AN_HOUR = 3600


class ChangedError(Exception):
    """The file is not what it was when it was read; it has been left as it is."""


@dataclass(frozen=True, slots=True)
class Lost:
    """What of the old file could not be kept.

    ``names`` counts its other names (hard links), under which the old bytes are still there.
    """

    names: int = 0
    owner: bool = False
    group: bool = False


def replace(target: Path, data: bytes, unchanged: Callable[[], bool]) -> Lost:
    """Put `data` in the place of a file, or where there is none.

    Raises:
        ChangedError: `unchanged` was no longer so at the last moment.
        BusyError: another process does not leave the folder.
        OSError: the old file is whole.
    """
    _sweep(target.parent)
    old = target.stat() if target.exists() else None
    temporary = target.with_name(f".rpd-{os.urandom(8).hex()}.tmp")
    # Until it has the rights of the old file, it is for nobody else.
    rights = 0o666 if old is None else 0o600
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | EXACT, rights)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            lost = Lost() if old is None else _dressed(temporary, descriptor, old)
            os.fsync(descriptor)
        with alone(target.parent):
            if not unchanged():
                raise ChangedError
            temporary.replace(target)
    finally:
        with suppress(OSError):
            temporary.unlink()
    _settle(target.parent)
    return lost


def remove(target: Path, unchanged: Callable[[], bool]) -> None:
    """Take a file away, on the conditions of `replace`."""
    with alone(target.parent):
        if not unchanged():
            raise ChangedError
        target.unlink()
    _settle(target.parent)


def _dressed(path: Path, descriptor: int, old: os.stat_result) -> Lost:
    """Give the new file the owner and the rights of the old one; what is lost of them."""
    mode = stat.S_IMODE(old.st_mode)
    group = not _given(descriptor, os.fstat(descriptor).st_gid, old.st_gid, group=True)
    owner = not _given(descriptor, os.fstat(descriptor).st_uid, old.st_uid, group=False)
    if owner or group:
        mode &= 0o777
    if group:  # what its group was allowed, another one is not
        mode &= ~0o070 | ((mode & 0o007) << 3)
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, mode)
    else:  # Windows
        path.chmod(mode)
    return Lost(max(old.st_nlink - 1, 0), owner, group)


def _given(descriptor: int, present: int, wanted: int, *, group: bool) -> bool:
    if present == wanted:
        return True
    try:
        os.fchown(descriptor, *((-1, wanted) if group else (wanted, -1)))
    except PermissionError:
        return False
    return True


def _sweep(folder: Path) -> None:
    """Take away what a process that was killed an hour ago or more has left."""
    limit = time.time() - _AN_HOUR
    # Who may not list the folder, or not remove there, may still write; and then they are not his.
    with suppress(PermissionError), os.scandir(folder) as entries:
        for entry in entries:
            if not _OURS.match(entry.name) or not entry.is_file(follow_symlinks=False):
                continue
            with suppress(OSError):
                if entry.stat(follow_symlinks=False).st_mtime < limit:
                    Path(entry.path).unlink()


def _settle(folder: Path) -> None:
    """Make the new name durable, where the system has a way to."""
    if os.name == "nt":
        return
    # A folder that may not be read, or a file system that cannot do it, takes nothing back.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
