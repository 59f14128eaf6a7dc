"""One writer at a time in a folder: who writes waits for the other one, and gives up in the end."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

LOCK = ".rpd.lock"
"""Stands in a folder while a file in it is exchanged."""
_PATIENCE = 10.0
EXACT = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)


class BusyError(Exception):
    """Another process does not leave the folder."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """No other process of rpd exchanges a file in the folder meanwhile."""
    path = folder / LOCK
    descriptor = _taken(path)
    try:
        yield
    finally:
        # Taken away while it is held: whoever waits for it finds out and makes a new one.
        with suppress(OSError):
            path.unlink()
        os.close(descriptor)
        if os.name == "nt":  # where a file that is open cannot be taken away
            with suppress(OSError):
                path.unlink()


def _taken(path: Path) -> int:
    """The lock, held: it is gone with the process, whatever ends that."""
    deadline = time.monotonic() + _PATIENCE
    while True:
        descriptor = _opened(path)
        if descriptor is not None:
            try:
                if _hold(descriptor) and _still_there(path, descriptor):
                    return descriptor
            except BaseException:
                os.close(descriptor)
                raise
            os.close(descriptor)
        if time.monotonic() > deadline:
            raise BusyError
        time.sleep(0.005)


def _opened(path: Path) -> int | None:
    """The file of the lock; None while it belongs to somebody whose files one may not open."""
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | EXACT, 0o666)
    except PermissionError:
        if path.exists():
            return None
        raise


_NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP)


def _hold(descriptor: int) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        # A file system without locks: the comparison stays, only its last moment is not guarded.
        if error.errno not in _NO_LOCKS:
            raise
    return True


def _still_there(path: Path, descriptor: int) -> bool:
    """Whether the file that is held is the one that others see."""
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False
