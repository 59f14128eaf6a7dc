"""Values that speak about mistakes: where (`Path`, `Span`), what (`Finding`, `Diagnostic`)."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from rpd.frozen import dataclass

Path = tuple[str | int, ...]
"""Steps from the top of a document: keys and zero-based positions in lists."""

FileKind = Literal[
    "plan", "strategia", "slownik", "profil", "zmiana", "errata", "wykonanie", "sprawozdanie"
]
"""The kinds of files; a plan consists of the first four, the others are about one."""


class Severity(StrEnum):
    """How grave a finding is; the order of the members is from grave to light."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for an info."""
        return _RANKS[self]


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text file; lines and columns count from 1, columns in code points.

    The end is exclusive: ``end_column`` is the column after the last character.
    """

    line: int
    column: int
    end_line: int
    end_column: int

    def __reduce__(self) -> tuple[type[Span], tuple[int, int, int, int]]:
        return Span, (self.line, self.column, self.end_line, self.end_column)


@dataclass(frozen=True, slots=True)
class Related:
    """A further place that a finding is about, and what stands there („pierwsze działanie …”).

    ``document`` is "" where it is that of the finding. ``file`` is the name of another file, which
    lies beside the plan (an earlier plan) or beside the file itself. ``span`` is set by the reader,
    where the place has no path of its own.
    """

    path: Path
    text: str
    document: FileKind | Literal[""] = ""
    file: str = ""
    at_key: bool = False
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule or the reader found, before it has a code, a line and a severity.

    ``at_key`` places it on the key of the last step rather than on its value. ``span`` is set only
    by the reader, which may find mistakes that have no path (syntax, encoding); so is ``slug``,
    because one stage of reading finds many kinds of mistake. The engine stamps those of rules.
    ``instead_of`` is the place that the mistake was probably meant for: a misspelt field's right
    name, a missing field. What a rule says about that place would be a consequence.
    ``related`` are places to look at besides: what the value is compared with, the first of two.
    ``severity`` is set where the plan's profile says how grave it is.
    """

    path: Path
    message: str
    hint: str = ""
    document: FileKind = "plan"
    at_key: bool = False
    span: Span | None = None
    slug: str = ""
    instead_of: Path = ()
    related: tuple[Related, ...] = ()
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class RelatedPlace:
    """A further place of a diagnostic; ``span`` is None where the file has not been read."""

    file: str
    path: Path
    span: Span | None
    text: str

    def __reduce__(self) -> tuple[type[RelatedPlace], tuple[object, ...]]:
        return RelatedPlace, (self.file, self.path, self.span, self.text)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with everything a reader of a report needs.

    ``where`` is the printed number of the place (``I.1.1/3``), ``id`` the action's identifier and
    ``name`` its name; all three are empty for places outside any action or heading.
    ``acknowledged`` holds the reason given in the plan's ``odstepstwa``, or None.
    """

    code: str
    slug: str
    severity: Severity
    message: str
    hint: str
    file: str
    path: Path
    span: Span | None
    excerpt: str = ""
    where: str = ""
    id: str = ""
    name: str = ""
    acknowledged: str | None = None
    related: tuple[RelatedPlace, ...] = ()

    # Worker processes send findings by the ten thousand. What `dataclass` provides for slots takes
    # twice the time, and a hash of all the fields several times that of a few that tell them apart.

    def __reduce__(self) -> tuple[type[Diagnostic], tuple[object, ...]]:
        return Diagnostic, tuple([getattr(self, name) for name in self.__slots__])

    def __hash__(self) -> int:
        return hash((self.code, self.file, self.path))


@dataclass(frozen=True, slots=True)
class Question:
    """A comment of a file that asks a person for a decision: its line, and what it says."""

    file: str
    line: int
    text: str


def pointer(path: Path) -> str:
    """The path as a JSON Pointer (RFC 6901): ``/cele/0``; empty for the whole document."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)
