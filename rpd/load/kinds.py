"""The kinds of files of a workspace: how each is called, known, and built. One table.

A new kind is a member of ``diagnostics.FileKind``, its schema (``schema/<key>.schema.json``) and a
line of `KINDS`. Where there is more to say about it than its schema does, ``workspace/kinds.py``
says what looks at it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from rpd.diagnostics import FileKind
from rpd.frozen import dataclass
from rpd.plan.model import Plan, Slownik, Strategia
from rpd.plan.profil import Profil
from rpd.reading import build, build_slownik
from rpd.reading.forms import load_schema

if TYPE_CHECKING:
    from rpd.plan.sprawozdanie import Sprawozdanie
    from rpd.plan.wykonanie import Wykonanie

AMENDMENTS = "zmiany"
"""The folder beside the plans with amendments saved as data."""

ERRATA = "errata"
"""The folder beside the plans with the errata of adopted plans."""
EXECUTION = "wykonanie"
"""The folder beside the plans with what bodies report: ``wykonanie/2024/II/ROPS.yaml``."""

REPORTS = "sprawozdania"
"""The folder beside the plans with the reports that were accepted: ``sprawozdania/2024.yaml``."""

Model: TypeAlias = "Plan | Strategia | Slownik | Profil | Wykonanie | Sprawozdanie"
"""What is built of the data of a file."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of files: its key, its noun (genitive), a field that it may begin with.

    ``name`` is a pattern of the names of its files, which lie in a ``folder`` of their own or among
    the plans, there in folders that ``within`` is a pattern of. ``build`` makes the model of its
    data; what has none is built by whoever knows the plan that it is about.
    """

    key: FileKind
    noun: str
    first: str
    name: str
    folder: str = ""
    build: Callable[[Any], Model] | None = None
    within: str = ""

    def lies(self, path: str) -> bool:
        """Whether a file is of this kind by its folder and its name („errata/x.yaml”)."""
        above = f"{self.folder}/{self.within}" if self.folder else ""
        return re.search(rf"(?:^|/){above}{self.name}\.ya?ml\Z", path) is not None


_ANY = "[^/]+"


def _profil(data: Any) -> Profil:
    """The profile of a file's data; most plans name none, and then its reader is not needed."""
    from rpd.reading.build_profil import build_profil

    return build_profil(data)


def wykonanie_of(data: Any) -> Wykonanie:
    """The report of a file's data; most workspaces hold none."""
    from rpd.reading.build_wykonanie import build_wykonanie

    return build_wykonanie(data)


def _sprawozdanie(data: Any) -> Sprawozdanie:
    """The accepted report of a file's data."""
    from rpd.reading.build_sprawozdanie import build_sprawozdanie

    return build_sprawozdanie(data)


KINDS = (
    Kind("plan", "planu", "rok: 2024", "[^/]*[0-9]{4}", build=build.build_plan),
    Kind("strategia", "strategii", "tytul: …", "strategia[^/]*", build=build.build_strategia),
    Kind("slownik", "słownika", "zrodla:", "slownik[^/]*", build=build_slownik.build_slownik),
    Kind("profil", "profilu", "poziomy:", "profil[^/]*", build=_profil),
    Kind("zmiana", "zmiany", "uchwala: …", _ANY, AMENDMENTS),
    Kind("errata", "erraty", "rok: 2024", _ANY, ERRATA),
    Kind("wykonanie", "wykonania", "rok: 2024", _ANY, EXECUTION, wykonanie_of, "[0-9]{4}/[^/]+/"),
    Kind("sprawozdanie", "sprawozdania", "rok: 2024", _ANY, REPORTS, _sprawozdanie),
)
BY_KEY = {kind.key: kind for kind in KINDS}


@cache
def own_keys(kind: Kind) -> frozenset[str]:
    """The fields that a file of the kind may have at its top."""
    return frozenset(load_schema(kind.key)["properties"])
