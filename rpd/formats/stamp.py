"""What every rendered file says of its origin: the plan's SHA-256, its revision, what was asked.

A stamp is one line of ASCII (`Stamp.line`) that each format keeps where its readers look for such
things: metadata, document properties, a comment. `rpd.formats.sealed` finds it there again and
gives it the digest of the file around it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from rpd import __version__
from rpd.frozen import dataclass
from rpd.outside.digests import digest, file_name, normal

PRODUCER = f"rpd {__version__}"

_LINE = re.compile(
    r"rpd-stamp version=(?P<version>[0-9A-Za-z.+-]+) plan=(?P<plan>[A-Za-z0-9._-]+)"
    r" sha256=(?P<sha256>[0-9a-f]{64}) companions=(?P<companions>[0-9a-f]{64})"
    r" revision=(?P<revision>[0-9a-f]{7,64}|-) parts=(?P<parts>[a-z,]+)"
    r"(?: at=(?P<at>[0-9]{4}-[0-9]{2}-[0-9]{2}))?"
    r"(?: templates=(?P<templates>[0-9a-f]{16}|-) content=(?P<content>[0-9a-f]{64}))?"
)
BLANK = "0" * 64
"""Where the digest of a file will stand, while that digest is computed."""
BUILT_IN = "-"
"""Instead of a digest of templates: all of them are those of the program."""
_LONGEST_PROPERTY = 255


@dataclass(frozen=True, slots=True)
class Stamp:
    """Where a file comes from.

    ``plan`` is the plan's file name without folders, ``sha256`` the digest of its bytes
    (``source``), ``companions`` the digest of the strategy and the dictionary together.
    ``revision`` is the commit that last changed the plan, empty outside of git and where the plan
    differs from what is committed. ``parts`` name what was rendered: ``annex`` or ``uchwala``
    first, then ``consolidated``, ``budget``, ``abbreviations``, ``draft``. ``at`` is the ISO date
    of the day whose text was rendered: ``sha256`` and ``source`` are then of that text, written
    in one canonical way, because the plan's file changes with later amendments. ``templates`` is
    the digest of the office's own templates, ``content`` that of the file with itself left blank;
    both are "" in the stamps of the first version.
    """

    plan: str
    sha256: str
    companions: str
    revision: str = ""
    parts: tuple[str, ...] = ("annex",)
    version: str = __version__
    source: bytes = b""
    at: str = ""
    templates: str = ""
    content: str = ""

    @property
    def line(self) -> str:
        """The stamp as one line: letters, digits and ``.,=-_`` only, safe in every format."""
        return (
            f"rpd-stamp version={self.version} plan={file_name(self.plan)}"
            f" sha256={self.sha256} companions={self.companions}"
            f" revision={self.revision or '-'} parts={','.join(self.parts)}"
            + (f" at={self.at}" if self.at else "")
            + (f" templates={self.templates} content={self.content}" if self.templates else "")
        )


def properties(line: str) -> list[tuple[str, str]]:
    """A stamp as named properties of an office file, which may be of 255 characters at most."""
    if " templates=" not in line:  # the first version knew one property
        return [("rpd-stamp", line)]
    pieces = [""]
    for word in line.split(" "):
        if len(pieces[-1]) + 1 + len(word) > _LONGEST_PROPERTY:
            pieces.append("")
        pieces[-1] = f"{pieces[-1]} {word}".strip()
    names = ["rpd-stamp", *(f"rpd-stamp-{number}" for number in range(2, len(pieces) + 1))]
    return list(zip(names, pieces, strict=True))


def stamp(
    plan: str,
    source: bytes,
    companions: Iterable[bytes] = (),
    *,
    revision: str = "",
    parts: tuple[str, ...] = ("annex",),
    at: str = "",
    templates: str = BUILT_IN,
) -> Stamp:
    """The stamp of a plan of that file name and bytes; ``companions`` in a fixed order."""
    return Stamp(
        plan=plan,
        sha256=digest(source),
        companions=together(map(normal, companions)),
        revision=revision,
        parts=parts,
        source=normal(source),
        at=at,
        templates=templates,
        content=BLANK,
    )


def together(companions: Iterable[bytes]) -> str:
    """One digest of several files, as they are."""
    from hashlib import sha256

    return sha256(b"".join(sha256(data).digest() for data in companions)).hexdigest()


def parse(text: str) -> Stamp | None:
    """The stamp that a text is, without ``source``; None where it is none."""
    match = _LINE.fullmatch(text)
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
        templates=match["templates"] or "",
        content=match["content"] or "",
    )


def new_year(rok: int) -> datetime.date:
    """1 January of a year, or of the nearest that a ZIP archive can hold."""
    return datetime.date(min(max(rok, 1980), 2107), 1, 1)


def noon(day: datetime.date) -> datetime.datetime:
    """Noon UTC of a day; years that a ZIP archive cannot hold become the nearest it can."""
    year = min(max(day.year, 1980), 2107)
    if year != day.year:
        day = datetime.date(year, 1, 1)
    return datetime.datetime(day.year, day.month, day.day, 12, tzinfo=datetime.UTC)
