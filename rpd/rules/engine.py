"""Runs the rules over a plan."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from functools import cached_property

from rpd.diagnostics import Finding, Path, Severity
from rpd.frozen import dataclass
from rpd.plan import markup
from rpd.plan.model import (
    Galaz,
    Miejsce,
    Plan,
    Slownik,
    Strategia,
    Wskaznik,
    dzialania,
    galezie,
    miejsca,
    obowiazuje,
)
from rpd.plan.noun import Noun
from rpd.plan.places import Numbers
from rpd.plan.profil import Kind, Profil
from rpd.polish.wording import capital
from rpd.rules.names import Prose, bodies, footnote_marks, prose, texts
from rpd.rules.traits import Rule, traits
from rpd.rules.weights import WEIGHTS

_YEAR_AT_END = re.compile(r"(?:(?:\A|/)([0-9]{4})|(?<![0-9])(20[0-9]{2}))(?:-20[0-9]{2})?\.ya?ml\Z")


@dataclass(frozen=True)
class Case:
    """What the rules judge: a plan with its companions, as far as they could be read.

    ``poprzednie`` holds the plans of earlier years that the plan continues, by year; ``plik`` is
    the name of the plan's file, "" where it has none.
    """

    plan: Plan
    strategia: Strategia | None
    slownik: Slownik | None
    poprzednie: Mapping[int, Plan] = field(default_factory=dict)
    plik: str = ""

    # What many rules walk over is gathered once.

    def key(self, kind: Kind) -> str:
        """The field of an action that holds what a column of that kind prints; "" for none."""
        column = self.plan.profil.column(kind)
        return column.key if column else ""

    @cached_property
    def action(self) -> str:
        """What an action is called at the beginning of a sentence: „Działanie”."""
        return capital(self.plan.profil.dzialanie.short.one)

    @cached_property
    def miejsca(self) -> tuple[Miejsce, ...]:
        """All actions in the order of the annex."""
        return tuple(miejsca(self.plan))

    @cached_property
    def year_of_name(self) -> int | None:
        """The first year that the file is called by (``2024.yaml``, ``plan-2024-2027.yaml``)."""
        match = _YEAR_AT_END.search(self.plik)
        return int(match[1] or match[2]) if match else None

    @property
    def noun(self) -> Noun:
        """What an action of the plan is called."""
        return self.plan.profil.dzialanie.noun

    @cached_property
    def in_force(self) -> tuple[Miejsce, ...]:
        """The actions that have not been repealed; what a repealed one says is not printed."""
        return tuple(m for m in self.miejsca if obowiazuje(m.dzialanie))

    @cached_property
    def wskazniki(self) -> tuple[Wskaznik, ...]:
        """All indicators that are printed: the plan's, those of headings, those of actions."""
        return (
            *self.plan.wskazniki,
            *(w for galaz in self.galezie if galaz.in_force for w in galaz.element.wskazniki),
            *(w for miejsce in self.in_force for w in miejsce.dzialanie.wskazniki),
        )

    @cached_property
    def galezie(self) -> tuple[Galaz, ...]:
        """The headings in the order of the annex, each with those above it."""
        return tuple(galezie(self.plan))

    @cached_property
    def linked(self) -> tuple[Galaz, ...]:
        """Those in force that name the strategy's element in a field of their own."""
        return tuple(g for g in self.galezie if g.poziom.linked and g.element.uchylony is None)

    @cached_property
    def numbers(self) -> Numbers:
        """The printed numbers of the plan's places."""
        return Numbers(self.plan)

    @cached_property
    def texts(self) -> tuple[Prose, ...]:
        """All prose of the tree of objectives, also of actions no longer in force."""
        return tuple(texts(self.plan))

    @cached_property
    def footnote_marks(self) -> tuple[tuple[str, Path], ...]:
        """Every footnote mark in the order of the annex, with the path of its text."""
        return tuple(footnote_marks(self.plan, self.texts))

    @cached_property
    def bodies(self) -> tuple[tuple[str, Path], ...]:
        """Every name of a body with its path, also in actions no longer in force."""
        return tuple(bodies(dzialania(self.plan)))

    @cached_property
    def prose(self) -> tuple[tuple[str, Path], ...]:
        """Everything the annex prints as prose, with its paths."""
        return tuple(prose(self.plan, self.texts))

    @cached_property
    def running(self) -> tuple[tuple[str, Path], ...]:
        """The same prose as its signs follow each other: no space stands for what was left out."""
        return tuple(prose(self.plan, self.texts, markup.running))


@dataclass(frozen=True, slots=True)
class Verdict:
    """A finding under its rule, and how grave it is in a plan of this shape.

    ``acknowledged`` is the reason the plan gives for letting it be.
    """

    rule: Rule
    finding: Finding
    acknowledged: str | None = None
    demanded: Severity | None = None

    @property
    def severity(self) -> Severity:
        """How grave it is: as the profile says, else as the rule does."""
        return self.demanded or self.finding.severity or self.rule.SEVERITY


def demand(profil: Profil, kind: Kind, usual: Severity) -> Severity | None:
    """How grave it is that an action has nothing in a column of that kind; None where it may be.

    A plan without the column demands nothing of it.
    """
    column = profil.column(kind)
    if column is None:
        return None
    how = dict(profil.wymagane).get(column.key)
    return usual if how is None else WEIGHTS.get(how, usual)


def judge(
    rules: Iterable[Rule], case: Case, structural: Iterable[Finding], *, partial: bool = False
) -> list[Verdict]:
    """Findings of all rules that have what they need.

    A finding inside or around something that the reader has already refused is left out: it would
    be a mere consequence. So is what a rule says of the plan as a whole (``WHOLE``), of its actions
    where it is `partial`: some of them could not be read.
    """
    refused = frozenset(
        path
        for finding in structural
        if finding.document == "plan" and (path := finding.instead_of or finding.path)
    )
    around = frozenset(path[:length] for path in refused for length in range(len(path)))
    verdicts = []
    for rule in rules:
        check: Callable[[Case], Iterator[Finding]] | None = getattr(rule, "check", None)
        if check is None or not can_judge(rule, case):
            continue
        demanded = None
        if lacks := traits(rule).lacks:
            demanded = demand(case.plan.profil, lacks, rule.SEVERITY)
            if demanded is None:
                continue
        whole = traits(rule).whole
        if (whole == "words" and refused) or (whole == "actions" and partial):
            continue
        verdicts += [
            Verdict(rule, finding, demanded=demanded)
            for finding in check(case)
            if not refused
            or finding.document != "plan"
            or not _consequence(finding.path, refused, around)
        ]
    return verdicts


def _consequence(path: Path, refused: frozenset[Path], around: frozenset[Path]) -> bool:
    """Whether a path leads into something refused, to it, or to something that contains it."""
    return path in around or any(path[:length] in refused for length in range(1, len(path) + 1))


def can_judge(rule: Rule, case: Case) -> bool:
    """Whether the companions are there that the rule needs."""
    return all(getattr(case, need) is not None for need in traits(rule).needs)
