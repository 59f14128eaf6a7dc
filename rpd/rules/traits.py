"""What the module of a rule may say of its findings besides code, name and weight.

Each trait is an attribute of the module in capitals (``HIDES = ("value",)``); where it is absent,
the value here stands for it. Nobody else keeps a list of rules by name: who must know whether
amounts may be missing, or whether a resolution mends a finding, asks `traits`.
"""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Any, Literal, Protocol

from rpd.diagnostics import Severity
from rpd.frozen import dataclass
from rpd.plan.profil import Kind

Hidden = Literal["file", "rest", "part", "field", "entry", "value", "absence"]
"""What the model may lack where a finding stands.

``file``: all of the file; ``rest``: all that comes after; ``part``: something, and the place of the
finding does not tell what; ``field``: a field under a name that nobody knows; ``entry``: an entry
of a list with all that is in it; ``value``: a value; ``absence``: nothing that was written, but
what should be.
"""

Whole = Literal["", "words", "actions"]
"""What a rule speaks of as a whole: all words of the plan, or its actions, none of them missing."""

OfLines = Literal["", "unsaid", "missing", "wrong"]
"""What a line that stands wrongly may be the cause of.

``unsaid``: a field that may be left out is not there; ``missing``: nor one that may not;
``wrong``: anything else.
"""


Mended = Literal["", "headings", "everywhere"]
"""Where a resolution that is made from the plan mends the fault itself: at headings of the plan, or
wherever it stands."""


class Rule(Protocol):
    """A rule's module. ``check`` is absent where the reader, or a look at the files, finds it."""

    CODE: str
    SLUG: str
    SEVERITY: Severity
    __doc__: str | None

    def __hash__(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Traits:
    """The traits of a rule.

    ``needs`` names the companions without which the rule has nothing to say. ``structural`` marks
    what cannot be acknowledged; most of those have no ``check``, because the reader finds them.
    ``workspace`` marks findings about files that are no plan, or none that can be read. ``whole``
    is what must be complete for the rule to be right: it says nothing of a plan refused in part.
    ``hides`` is what the model may lack behind a finding; ``keeps_names`` says that the names of a
    strategy or dictionary are whole all the same. ``of_lines`` is set where a line that
    stands wrongly may be the cause. ``unordered`` marks that the plan prints what no resolution
    ordered. ``mended`` says where a resolution that is made from the plan mends the fault itself.
    ``lacks`` is the kind of a column in which an action has nothing: the profile of the plan says
    how grave that is.
    """

    needs: tuple[str, ...] = ()
    structural: bool = False
    workspace: bool = False
    whole: Whole = ""
    hides: tuple[Hidden, ...] = ()
    keeps_names: bool = False
    of_lines: OfLines = ""
    unordered: bool = False
    mended: Mended = ""
    lacks: Kind | None = None

    @property
    def unread(self) -> bool:
        """Whether something written in the file is missing from the model."""
        return any(what != "absence" for what in self.hides)


NAMES = tuple(one.name.upper() for one in fields(Traits))
"""The traits as a module spells them."""


@cache
def traits(rule: Rule) -> Traits:
    """All traits of a rule."""
    said: dict[str, Any] = {
        name.lower(): getattr(rule, name) for name in NAMES if hasattr(rule, name)
    }
    return Traits(**said)


def acknowledgeable(rule: Rule) -> bool:
    """Errors of structure and findings about acknowledgements themselves cannot be acknowledged."""
    return not traits(rule).structural


def of_reader(rule: Rule) -> bool:
    """Whether findings of the rule tell what the reader has refused; others may be missing then."""
    return not acknowledgeable(rule) and not hasattr(rule, "check")
