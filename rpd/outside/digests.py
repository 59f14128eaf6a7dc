"""Digests of plans that a checkout does not change, and the list of those of earlier texts.

The list is ``odciski.txt`` beside the plans, one digest a line.

Whoever writes a plan anew for rpd (adopts it, migrates it) appends the digest of the text that was
there before, so that documents made from it are known where git does not tell of it. Lines are only
ever appended; a line is a plan's file name, ``sha256=`` with the digest of its text with plain line
ends, and a remark for people.
"""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

from rpd.frozen import dataclass
from rpd.outside import files, guard, saving

FILE = guard.DIGESTS
_LINE = re.compile(r"(?P<plan>[A-Za-z0-9._-]+) sha256=(?P<sha256>[0-9a-f]{64})(?: (?P<remark>.*))?")
_HEAD = (
    "# Odciski wcześniejszych treści planów. Dopisuje je rpd; dzięki nim „rpd verify” poznaje\n"
    "# dokumenty utworzone, zanim program zapisał plan na nowo. Nie zmieniaj tych wierszy.\n"
)
_BOM = b"\xef\xbb\xbf"
_NAME = re.compile(r"[^A-Za-z0-9._-]")
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Known:
    """An earlier text of a plan, with what the writer of it remarked."""

    plan: str
    sha256: str
    remark: str


def normal(data: bytes) -> bytes:
    """The bytes of a text without what a checkout may change: line ends, the mark at its start."""
    return data.removeprefix(_BOM).replace(b"\r\n", b"\n")


def written_ways(data: bytes) -> tuple[bytes, ...]:
    """A text in the ways a checkout may write it, the normal one first."""
    lines = normal(data)
    ends = lines.replace(b"\n", b"\r\n")
    return tuple(dict.fromkeys((lines, data, ends, _BOM + lines, _BOM + ends)))


def digest(data: bytes) -> str:
    """The SHA-256 of a text, whatever its line ends."""
    return sha256(normal(data)).hexdigest()


def file_name(name: str) -> str:
    """A file's name as stamps write it: other signs than ASCII letters and digits are „_”."""
    return _NAME.sub("_", name)[:_LONGEST_NAME] or "_"


def read(folder: Path) -> tuple[Known, ...]:
    """What the list in a folder of plans holds; other lines in it mean nothing.

    Raises:
        CannotReadError: there is a list and it cannot be read.
    """
    path = folder / FILE
    if not path.is_file():
        return ()
    text = normal(files.read(path).data).decode("utf-8", "replace")
    found = (_LINE.fullmatch(line.strip()) for line in text.splitlines())
    return tuple(Known(one["plan"], one["sha256"], one["remark"] or "") for one in found if one)


def append(plan: Path, before: bytes, remark: str) -> None:
    """Note the text that a plan has had until now; a text that is in the list stays there once.

    Raises:
        CannotReadError: there is a list and it cannot be read.
        CannotWriteError: the list cannot be written.
    """
    name, found = file_name(plan.name), digest(before)
    if any((one.plan, one.sha256) == (name, found) for one in read(plan.parent)):
        return
    path = plan.parent / FILE
    there = files.read(path).data if path.is_file() else None
    old = _HEAD if there is None else there.decode("utf-8")
    ended = old if old.endswith("\n") or not old else old + "\n"
    said = " ".join(remark.split())
    line = f"{name} sha256={found} {said}".rstrip()
    saving.update(path, f"{ended}{line}\n".encode(), there, "wykaz odcisków")
