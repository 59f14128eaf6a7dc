"""Sets the acknowledged findings apart, and judges the acknowledgements themselves.

An acknowledgement wider than one place is held to the number and the digest of the places that it
was given for: what they do not vouch for is a finding again.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rpd.diagnostics import Finding, Related
from rpd.plan.model import Odstepstwo
from rpd.plan.places import contains
from rpd.polish.wording import argument, count, join, number, plural
from rpd.rules import (
    codes_and_slugs,
    covered,
    find,
    odstepstwo_bez_liczby_miejsc,
    odstepstwo_inne_miejsca,
    odstepstwo_niedozwolone,
    odstepstwo_niewykorzystane,
    odstepstwo_od_nieznanej_reguly,
)
from rpd.rules.engine import Case, Verdict, can_judge
from rpd.rules.traits import Rule, acknowledgeable, of_reader

_LISTED = 12
_SHOWN = 5

RULES: tuple[Rule, ...] = (
    odstepstwo_niewykorzystane,
    odstepstwo_od_nieznanej_reguly,
    odstepstwo_niedozwolone,
    odstepstwo_bez_liczby_miejsc,
    odstepstwo_inne_miejsca,
)
"""The rules about acknowledgements; what they find is found here."""

Covered = Mapping[int, Sequence[int]]
"""Position of an acknowledgement → positions of the findings that it covers."""


def acknowledge(verdicts: Iterable[Verdict], case: Case) -> list[Verdict]:
    """Apply the plan's ``odstepstwa``, and report those that are wrong in any way.

    Where the reader has refused something, findings may be missing, so nothing is called unused and
    no number of places is called wrong.
    """
    result = list(verdicts)
    complete = not any(of_reader(verdict.rule) for verdict in result)
    covers = assigned(result, case)
    about: list[Verdict] = []
    for index, positions in covers.items():
        odstepstwo = case.plan.odstepstwa[index]
        new: Container[int] = ()
        if complete:
            new, said = _judged(odstepstwo, [result[i] for i in positions], case)
            about += said
        for nth, position in enumerate(positions):
            if nth not in new:
                result[position] = replace(result[position], acknowledged=odstepstwo.powod)
    unused = set(range(len(case.plan.odstepstwa))) - set(covers) if complete else set()
    return [*result, *about, *_about_odstepstwa(case, unused)]


def assigned(verdicts: Sequence[Verdict], case: Case) -> dict[int, list[int]]:
    """Which findings each acknowledgement covers; a finding goes to the first that covers it."""
    of_rule: dict[str, list[tuple[int, Odstepstwo]]] = {}
    for index, odstepstwo in enumerate(case.plan.odstepstwa):
        rule = find(odstepstwo.regula)
        if rule is not None and acknowledgeable(rule) and odstepstwo.powod:
            of_rule.setdefault(rule.CODE, []).append((index, odstepstwo))
    covers: dict[int, list[int]] = {}
    for position, verdict in enumerate(verdicts):
        concerning = of_rule.get(verdict.rule.CODE, ())
        if not concerning or verdict.finding.document != "plan":
            continue
        where = case.numbers.of(verdict.finding.path).number
        for index, odstepstwo in concerning:
            if contains(odstepstwo.gdzie, where):
                covers.setdefault(index, []).append(position)
                break
    return covers


def wide(odstepstwo: Odstepstwo, verdicts: Sequence[Verdict], case: Case) -> bool:
    """Whether an acknowledgement reaches further than the one place that it is given for."""
    places = [case.numbers.of(verdict.finding.path).number for verdict in verdicts]
    return odstepstwo.gdzie == "plan" or places != [odstepstwo.gdzie]


def marks(verdicts: Sequence[Verdict], case: Case) -> list[covered.Mark]:
    """The places of findings, as digests know them."""
    return [covered.mark(v.rule.CODE, v.finding, case.numbers) for v in verdicts]


def _judged(
    odstepstwo: Odstepstwo,
    verdicts: Sequence[Verdict],
    case: Case,
) -> tuple[Container[int], list[Verdict]]:
    """Which of the findings covered are not vouched for, and what to say of the acknowledgement."""
    code = verdicts[0].rule.CODE
    here = f"Odstępstwo od {code} w „{odstepstwo.gdzie}”"
    plik = case.plik or "PLAN"
    command = f"„rpd validate {argument(plik)} --write-places”"
    if odstepstwo.miejsc is None or not odstepstwo.odcisk:
        if not wide(odstepstwo, verdicts, case):
            return (), []
        places = count(len(verdicts), "miejsce", "miejsca", "miejsc")
        missing = "liczby miejsc i odcisku"
        if odstepstwo.miejsc is not None or odstepstwo.odcisk:
            missing = "odcisku" if odstepstwo.miejsc is not None else "liczby miejsc"
        finding = Finding(
            odstepstwo.path,
            f"{here} obejmuje {places}, a nie podaje {missing}.",
            f"Dopisze je polecenie {command}.",
        )
        return (), [Verdict(odstepstwo_bez_liczby_miejsc, finding)]
    new, exact = covered.unknown(marks(verdicts, case), odstepstwo.miejsc, odstepstwo.odcisk)
    gone = odstepstwo.miejsc - len(verdicts)
    if not new and not gone:
        return new, []
    before = count(odstepstwo.miejsc, "miejsca", "miejsc", "miejsc")
    if len(verdicts) == odstepstwo.miejsc:
        now = "a teraz to nie te same miejsca"
    else:
        now = f"a obejmuje {number(len(verdicts))}"
    if not new:
        lost = count(gone, "miejsce", "miejsca", "miejsc")
        left = plural(gone, "ubyło", "ubyły", "ubyło")
        finding = Finding(
            odstepstwo.path,
            f"{here} uznano dla {before}, {now}: {left} {lost}, a nowych nie ma.",
            f"Zapisz to poleceniem {command}.",
        )
        return new, [Verdict(odstepstwo_inne_miejsca, finding)]
    listed = _places([verdicts[i] for i in sorted(new)], case)
    among = "nowe mogą być wśród" if gone > 0 else "nowe są wśród"
    which = plural(len(new), "nowe", "nowe", "nowych") if exact else among
    finding = Finding(
        odstepstwo.path,
        f"{here} uznano dla {before}, {now}; {which}: {listed}.",
        f"Sprawdź je. Jeśli powód dotyczy i ich, zapisz to poleceniem {command}.",
        related=tuple(
            Related(found.path, "nowe miejsce", at_key=found.at_key)
            for found in (verdicts[i].finding for i in sorted(new)[:_SHOWN])
        )
        if exact
        else (),
    )
    return new, [Verdict(odstepstwo_inne_miejsca, finding)]


def _places(verdicts: Sequence[Verdict], case: Case) -> str:
    """Where findings are, by their printed numbers; those outside any action are in the plan."""
    found = dict.fromkeys(
        case.numbers.of(verdict.finding.path).number or "plan" for verdict in verdicts
    )
    listed = list(found)
    if len(listed) > _LISTED:
        rest = count(len(listed) - _LISTED, "miejsce", "miejsca", "miejsc")
        listed = [*listed[:_LISTED], f"jeszcze {rest}"]
    return join(listed)


def _about_odstepstwa(case: Case, unused: Container[int]) -> Iterator[Verdict]:
    for index, odstepstwo in enumerate(case.plan.odstepstwa):
        rule = find(odstepstwo.regula)
        if rule is None:
            from rpd.polish.guesses import did_you_mean
            from rpd.polish.wording import quote

            guess = did_you_mean(odstepstwo.regula, codes_and_slugs())
            yield Verdict(
                odstepstwo_od_nieznanej_reguly,
                Finding(
                    (*odstepstwo.path, "regula"),
                    f"Nie ma reguły {quote(odstepstwo.regula)}.",
                    guess[:1].upper() + guess[1:] if guess else "Listę reguł podaje „rpd rules”.",
                ),
            )
        elif not acknowledgeable(rule):
            yield Verdict(
                odstepstwo_niedozwolone,
                Finding(
                    (*odstepstwo.path, "regula"),
                    f"Od reguły {rule.CODE} ({rule.SLUG}) nie można odstąpić.",
                    "Popraw miejsce, którego reguła dotyczy, i usuń to odstępstwo.",
                ),
            )
        elif index in unused and can_judge(rule, case):
            yield Verdict(
                odstepstwo_niewykorzystane,
                Finding(
                    odstepstwo.path,
                    f"Odstępstwo od {rule.CODE} w „{odstepstwo.gdzie}” niczego nie dotyczy.",
                    "Usuń je albo popraw pole „gdzie”.",
                ),
            )
