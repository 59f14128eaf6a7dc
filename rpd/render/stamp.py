"""What every rendered file says of its origin: the plan's SHA-256, its revision, what was asked.

A stamp is one line of ASCII (`Stamp.line`) that each format keeps where its readers look for such
things: metadata, document properties, a comment. ``rpd verify`` finds it again with `find`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from rpd import __version__
from rpd.render.table import Annex

PRODUCER = f"rpd {__version__}"

_NAME = re.compile(r"[^A-Za-z0-9._-]")
_LINE = re.compile(
    r"rpd-stamp version=(?P<version>[0-9A-Za-z.+-]+) plan=(?P<plan>[A-Za-z0-9._-]+)"
    r" sha256=(?P<sha256>[0-9a-f]{64}) companions=(?P<companions>[0-9a-f]{64})"
    r" revision=(?P<revision>[0-9a-f]{7,64}|-) parts=(?P<parts>[a-z,]+)"
    r"(?: at=(?P<at>[0-9]{4}-[0-9]{2}-[0-9]{2}))?"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """Where a file comes from.

    ``plan`` is the plan's file name without folders, ``sha256`` the digest of its bytes
    (``source``), ``companions`` the digest of the strategy and the dictionary together.
    ``revision`` is the commit that last changed the plan, empty outside of git and where the plan
    differs from what is committed. ``parts`` name what was rendered: ``annex`` or ``uchwala``
    first, then ``consolidated``, ``budget``, ``abbreviations``, ``draft``. ``at`` is the ISO date
    of the day whose text was rendered: ``sha256`` and ``source`` are then of that text, written
    in one canonical way, because the plan's file changes with later amendments.
    """

    plan: str
    sha256: str
    companions: str
    revision: str = ""
    parts: tuple[str, ...] = ("annex",)
    version: str = __version__
    source: bytes = b""
    at: str = ""

    @property
    def line(self) -> str:
        """The stamp as one line: letters, digits and ``.,=-_`` only, safe in every format."""
        return (
            f"rpd-stamp version={self.version} plan={file_name(self.plan)}"
            f" sha256={self.sha256} companions={self.companions}"
            f" revision={self.revision or '-'} parts={','.join(self.parts)}"
            + (f" at={self.at}" if self.at else "")
        )


def file_name(name: str) -> str:
    """A file's name as stamps write it: other signs than ASCII letters and digits are „_”."""
    return _NAME.sub("_", name) or "_"


def stamp(
    plan: str,
    source: bytes,
    companions: Iterable[bytes] = (),
    *,
    revision: str = "",
    parts: tuple[str, ...] = ("annex",),
    at: str = "",
) -> Stamp:
    """The stamp of a plan of that file name and bytes; ``companions`` in a fixed order."""
    from hashlib import sha256

    digests = b"".join(sha256(data).digest() for data in companions)
    return Stamp(
        plan=plan,
        sha256=sha256(source).hexdigest(),
        companions=sha256(digests).hexdigest(),
        revision=revision,
        parts=parts,
        source=source,
        at=at,
    )


def find(text: str) -> Stamp | None:
    """The first stamp in a text, without ``source``; None where there is none."""
    match = _LINE.search(text)
    if match is None:
        return None
    return Stamp(
        plan=match["plan"],
        sha256=match["sha256"],
        companions=match["companions"],
        revision="" if match["revision"] == "-" else match["revision"],
        parts=tuple(match["parts"].split(",")),
        at=match["at"] or "",
        version=match["version"],
    )


def moment(annex: Annex) -> datetime.datetime:
    """The date that files bear: the day of adoption, or 1 January of the plan's year; noon UTC."""
    try:
        day = datetime.date.fromisoformat(annex.meta.data)
    except ValueError:
        day = new_year(annex.meta.rok)
    return noon(day)


def new_year(rok: int) -> datetime.date:
    """1 January of a year, or of the nearest that a ZIP archive can hold."""
    return datetime.date(min(max(rok, 1980), 2107), 1, 1)


def noon(day: datetime.date) -> datetime.datetime:
    """Noon UTC of a day; years that a ZIP archive cannot hold become the nearest it can."""
    year = min(max(day.year, 1980), 2107)
    if year != day.year:
        day = datetime.date(year, 1, 1)
    return datetime.datetime(day.year, day.month, day.day, 12, tzinfo=datetime.UTC)
