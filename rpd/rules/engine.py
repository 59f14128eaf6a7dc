"""Runs the rules over a plan and sets the acknowledged findings apart."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from rpd.diagnostics import Finding, Path, Severity
from rpd.model import (
    Cel,
    Kierunek,
    Miejsce,
    Odstepstwo,
    Plan,
    Priorytet,
    Slownik,
    Strategia,
    dzialania,
    kierunki,
    miejsca,
    obowiazuje,
)
from rpd.places import Numbers, contains
from rpd.rules.names import Prose, bodies, footnote_marks, prose, texts


@dataclass(frozen=True)
class Case:
    """What the rules judge: a plan with its companions, as far as they could be read.

    ``poprzednie`` holds the plans of earlier years that the plan continues, by year.
    """

    plan: Plan
    strategia: Strategia | None
    slownik: Slownik | None
    poprzednie: Mapping[int, Plan] = field(default_factory=dict)

    # What many rules walk over is gathered once.

    @cached_property
    def miejsca(self) -> tuple[Miejsce, ...]:
        """All actions in the order of the annex."""
        return tuple(miejsca(self.plan))

    @cached_property
    def in_force(self) -> tuple[Miejsce, ...]:
        """The actions that have not been repealed; what a repealed one says is not printed."""
        return tuple(m for m in self.miejsca if obowiazuje(m.dzialanie))

    @cached_property
    def kierunki(self) -> tuple[tuple[Cel, Priorytet, Kierunek], ...]:
        """All kierunki, each with the headings above it."""
        return tuple(kierunki(self.plan))

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


class Rule(Protocol):
    """A rule's module. ``check`` and ``NEEDS`` are absent where the rule is structural."""

    CODE: str
    SLUG: str
    SEVERITY: Severity
    __doc__: str | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A finding under its rule; ``acknowledged`` is the reason the plan gives for letting it be."""

    rule: Rule
    finding: Finding
    acknowledged: str | None = None


def judge(rules: Iterable[Rule], case: Case, structural: Iterable[Finding]) -> list[Verdict]:
    """Findings of all rules that have what they need.

    A finding inside or around something that the reader has already refused is left out: it would
    be a mere consequence. So is what a rule says of the plan as a whole (``WHOLE``).
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
        if check is None or not _can_judge(rule, case):
            continue
        if refused and getattr(rule, "WHOLE", False):
            continue
        verdicts += [
            Verdict(rule, finding)
            for finding in check(case)
            if not refused
            or finding.document != "plan"
            or not _consequence(finding.path, refused, around)
        ]
    return verdicts


def _consequence(path: Path, refused: frozenset[Path], around: frozenset[Path]) -> bool:
    """Whether a path leads into something refused, to it, or to something that contains it."""
    return path in around or any(path[:length] in refused for length in range(1, len(path) + 1))


def _can_judge(rule: Rule, case: Case) -> bool:
    return all(getattr(case, need) is not None for need in getattr(rule, "NEEDS", ()))


def acknowledge(
    verdicts: Iterable[Verdict], case: Case, by_name: Mapping[str, Rule]
) -> list[Verdict]:
    """Apply the plan's ``odstepstwa``, and report those that are unknown, forbidden or unused.

    Where the reader has refused something, findings may be missing, so nothing is called unused.
    """
    plan = case.plan
    verdicts = list(verdicts)
    complete = all(acknowledgeable(verdict.rule) for verdict in verdicts)
    of_rule: dict[str, list[tuple[int, Odstepstwo]]] = {}
    for index, odstepstwo in enumerate(plan.odstepstwa):
        rule = by_name.get(odstepstwo.regula)
        if rule is not None and acknowledgeable(rule):
            of_rule.setdefault(rule.CODE, []).append((index, odstepstwo))
    numbers = case.numbers
    result: list[Verdict] = []
    used: set[int] = set()
    for verdict in verdicts:
        concerning = of_rule.get(verdict.rule.CODE)
        if concerning is None or verdict.finding.document != "plan":
            result.append(verdict)
            continue
        where = numbers.of(verdict.finding.path).number
        for index, odstepstwo in concerning:
            if contains(odstepstwo.gdzie, where):
                used.add(index)
                result.append(Verdict(verdict.rule, verdict.finding, odstepstwo.powod))
                break
        else:
            result.append(verdict)
    unused = set(range(len(plan.odstepstwa))) - used if complete else set()
    result.extend(_about_odstepstwa(case, unused, by_name))
    return result


def acknowledgeable(rule: Rule) -> bool:
    """Errors of structure and findings about acknowledgements themselves cannot be acknowledged."""
    return not getattr(rule, "STRUCTURAL", False)


def _about_odstepstwa(
    case: Case, unused: Container[int], by_name: Mapping[str, Rule]
) -> Iterator[Verdict]:
    for index, odstepstwo in enumerate(case.plan.odstepstwa):
        rule = by_name.get(odstepstwo.regula)
        if rule is None:
            from rpd.wording import did_you_mean, quote

            guess = did_you_mean(odstepstwo.regula, by_name)
            yield Verdict(
                by_name["odstepstwo-od-nieznanej-reguly"],
                Finding(
                    (*odstepstwo.path, "regula"),
                    f"Nie ma reguły {quote(odstepstwo.regula)}.",
                    guess[:1].upper() + guess[1:] if guess else "Listę reguł podaje „rpd rules”.",
                ),
            )
        elif not acknowledgeable(rule):
            yield Verdict(
                by_name["odstepstwo-niedozwolone"],
                Finding(
                    (*odstepstwo.path, "regula"),
                    f"Od reguły {rule.CODE} ({rule.SLUG}) nie można odstąpić.",
                    "Popraw miejsce, którego reguła dotyczy, i usuń to odstępstwo.",
                ),
            )
        elif index in unused and _can_judge(rule, case):
            yield Verdict(
                by_name["odstepstwo-niewykorzystane"],
                Finding(
                    odstepstwo.path,
                    f"Odstępstwo od {rule.CODE} w „{odstepstwo.gdzie}” niczego nie dotyczy.",
                    "Usuń je albo popraw pole „gdzie”.",
                ),
            )
