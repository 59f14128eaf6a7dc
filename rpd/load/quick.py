"""The model alone, without places, of a plan that the reader finds nothing wrong with.

A plan without errors needs no places of its findings; as soon as anything is wrong, the whole
pipeline goes on from what was parsed here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from rpd.diagnostics import FileKind
from rpd.errors import CannotReadError
from rpd.frozen import dataclass
from rpd.load import stages
from rpd.load.kinds import BY_KEY, Model
from rpd.load.shapes import carrying, shape_of
from rpd.load.stages import Begun
from rpd.load.whole import Fetch, earlier
from rpd.outside.files import Source
from rpd.plan.model import Plan, Slownik, Strategia
from rpd.plan.profil import Profil
from rpd.reading.events import Composed
from rpd.rules.engine import Case


@dataclass(frozen=True, slots=True)
class Quick:
    """What the rules judge, or None where a file has mistakes; what was parsed on the way."""

    case: Case | None
    composed: Composed | None


def quick(plan_source: Source, fetch: Fetch) -> Quick:
    """A plan with its strategy, its dictionary and the plans of earlier years."""
    begun = stages.begin(plan_source)
    shape = shape_of(begun, fetch)
    plan = _built("plan", carrying(begun, shape.profil)) if shape.known else None
    if not isinstance(plan, Plan):
        return Quick(None, begun.composed)
    strategia = _companion("strategia", plan.strategia, fetch)
    slownik = _companion("slownik", plan.slownik, fetch)
    carried_out = isinstance(strategia, Strategia) or (
        not plan.strategia and plan.profil.strategia != "wymagana"
    )
    if not carried_out or not isinstance(slownik, Slownik):
        return Quick(None, begun.composed)
    before = earlier(plan, lambda year: _plan_of(year, fetch))
    return Quick(
        Case(
            plan,
            strategia if isinstance(strategia, Strategia) else None,
            slownik,
            before,
            plan_source.name,
        ),
        begun.composed,
    )


def _built(document: FileKind, begun: Begun) -> Model | None:
    """The model of a file; None where the reader finds anything wrong with it."""
    build: Callable[[object], Model] | None = BY_KEY[document].build
    if build is None or not begun.clean or begun.composed is None:
        return None
    data = begun.composed.data
    return None if stages.refused(data, document) else build(data)


@lru_cache(maxsize=64)
def _built_once(document: FileKind, source: Source, profil: Profil | None) -> Model | None:
    return _built(document, carrying(stages.begin_shared(source), profil))


def _companion(document: FileKind, name: str, fetch: Fetch) -> Model | None:
    try:
        source = fetch(name) if name else None
    except CannotReadError:
        return None
    if source is None:
        return None
    shape = shape_of(stages.begin_shared(source), fetch)
    return _built_once(document, source, shape.profil) if shape.known else None


def _plan_of(year: int, fetch: Fetch) -> Plan | None:
    plan = _companion("plan", f"{year}.yaml", fetch)
    return plan if isinstance(plan, Plan) else None
