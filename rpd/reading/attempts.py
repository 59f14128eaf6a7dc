"""What is said about lines that stand wrongly, once repairs have been tried on a copy.

The parser, or the schema, complains where it could not go on; the line to change is often another
one. Repairs are made on a copy; the one that lets the file be read and leaves the least to be said
is what the person is told, instead of all that follows from the mistake.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import product
from typing import Any

from rpd.diagnostics import Diagnostic, Severity, Span
from rpd.frozen import dataclass
from rpd.reading import events, fits
from rpd.reading.forms import Form
from rpd.reading.recover import REST_UNREAD, action_unread
from rpd.reading.repair import Repair
from rpd.reading.repairs import repairs, span_of
from rpd.reading.troubles import Troubles

Judge = Callable[[str], tuple[Diagnostic, ...]]
"""What there is to say where a text stands in the place of a file."""

_LONGEST = 400_000
_MOST_FINDINGS = 1000
_MOST_TROUBLES = 3
_MOST_TRIALS = 5
_MOST_NAMED = 2
_CLOSE = 40
_MOST_PLACES = 8
_DOUBT = 50
# So many lines are read above and below a place; fewer where another mistake stands among them.
_REACH = ((50, 70), (12, 8))
_NEAR = 120
_WEIGHTS = {Severity.ERROR: 100, Severity.WARNING: 3, Severity.INFO: 1}
_UNSURE = re.compile(
    r"Wiersz jest wcięty pod polem|W środku listy stoi wiersz|Na liście stoi wiersz bez"
    r"|Dwukropek w środku tekstu|Wcięcie tego wiersza|Wśród pól stoi|Tekst nie jest poprawnym"
    r"|Wiersz jest wcięty tabulatorem|Wiersz jest wcięty płycej"
)
_NO_LIST = re.compile(r"Oczekiwano listy, a jest (?:zestaw pól|tekst)")
_UNSURE_OF_ITEMS = re.compile(rf"{_UNSURE.pattern}|Wiersz tekstu nie jest")


@dataclass(frozen=True, slots=True)
class _Tried:
    repair: Repair
    data: Any
    found: tuple[Diagnostic, ...]
    cost: int


@dataclass(frozen=True)
class Attempt:
    """A file that something is wrong with, and how a changed copy of it is judged."""

    name: str
    form: Form
    text: str
    judge: Judge
    troubles: Troubles

    @cached_property
    def unread(self) -> Mapping[str, int]:
        """How grave it is that something could not be read, by what is said of it."""
        return {REST_UNREAD: 10_000, action_unread(self.form.profil): 1_000}

    @property
    def absences(self) -> frozenset[str]:
        """What is said of a field that is not there."""
        return self.troubles.unsaid | self.troubles.missing


def improved(file: Attempt, found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The findings, with a tried repair of the file in the place of what follows from a mistake."""
    if len(file.text) > _LONGEST or len(found) > _MOST_FINDINGS:
        return found
    seen: list[Diagnostic] = []
    told: list[Diagnostic] = []
    first = found
    for _ in range(_MOST_TROUBLES):
        trouble = next((d for d in found if d not in (*seen, *told) and _is_trouble(d, file)), None)
        if trouble is None:
            break
        seen.append(trouble)
        if best := _best(file, trouble, first):
            better = _told(file, trouble, best)
            told.append(better)
            found = tuple(
                better if d is trouble else d
                for d in found
                if d is trouble or d in told or _is_left(d, best[0])
            )
    return found


def _is_trouble(found: Diagnostic, file: Attempt) -> bool:
    if found.file != file.name or found.span is None or found.acknowledged is not None:
        return False
    if found.slug == "skladnia-yaml":
        item = found.excerpt.lstrip().startswith("- ")
        return bool((_UNSURE_OF_ITEMS if item else _UNSURE).match(found.message))
    if found.slug == "nieznane-pole":
        return not found.hint.startswith("Czy chodziło")
    if found.slug == "zly-typ":
        return bool(_NO_LIST.match(found.message))
    return found.slug in file.troubles.all


def _is_left(found: Diagnostic, tried: _Tried) -> bool:
    """Whether something is wrong all the same."""
    return any(_key(found) == _key(other) for other in tried.found)


def _key(found: Diagnostic) -> tuple[str, str, str]:
    return found.code, found.file, found.message


def _best(file: Attempt, trouble: Diagnostic, found: tuple[Diagnostic, ...]) -> list[_Tried]:
    """The repairs that leave the least to be said; none where they do not help."""
    tried: list[_Tried] = []
    for repair in _likely(file, trouble):
        text = "\n".join(repair.lines)
        after = file.judge(text)
        if not any(_key(d) == _key(trouble) and d.span == trouble.span for d in after):
            tried.append(_tried(file, repair, text, after))
    tried = [
        one
        for one in tried
        if one.cost < _weight(file, found) and not _leaves(file, trouble, found, one.found)
    ]
    if not tried:
        return []
    least = min((one.cost, one.repair.cost) for one in tried)
    best: list[_Tried] = []
    for one in tried:
        if (one.cost, one.repair.cost) == least and all(
            one.data != other.data and one.repair.hint != other.repair.hint for other in best
        ):
            best.append(one)
    return best if len(best) <= _MOST_NAMED else []


def _tried(file: Attempt, repair: Repair, text: str, after: tuple[Diagnostic, ...]) -> _Tried:
    """What a trial has shown. Of invented words no fingerprint can be right, only better none."""
    kept = after
    if repair.invented:
        kept = tuple(d for d in after if d.slug not in file.troubles.of_words)
    doubt = _DOUBT if len(kept) < len(after) else 0
    return _Tried(repair, events.compose(text).data, kept, _weight(file, kept) + doubt)


def _leaves(
    file: Attempt,
    trouble: Diagnostic,
    found: tuple[Diagnostic, ...],
    after: tuple[Diagnostic, ...],
) -> bool:
    """Whether something stands wrongly near the place that did not before."""
    assert trouble.span is not None
    known = {_key(d) for d in found}
    wrong = file.troubles.missing | file.troubles.wrong
    return any(
        d.slug in wrong
        and d.file == trouble.file
        and d.span is not None
        and abs(d.span.line - trouble.span.line) < _CLOSE
        and _key(d) not in known
        for d in after
    )


def _likely(file: Attempt, trouble: Diagnostic) -> list[Repair]:
    """The repairs after which the lines around fit the schema best."""
    lines = file.text.split("\n")
    found: list[tuple[int, int, Repair]] = []
    seen: set[tuple[tuple[str, ...], tuple[int, int]]] = set()
    for number, reach in product(_places(file, trouble), _REACH):
        if found and reach != _REACH[0]:
            continue
        first, last = span_of(lines, number)
        first, last = first - reach[0], last + reach[1]
        before = _misfits(lines, first, last, file.form)
        for repair in repairs(lines, number, file.form, only_headers=trouble.slug in file.absences):
            if (repair.lines, reach) in seen:
                continue
            seen.add((repair.lines, reach))
            added = len(repair.lines) - len(lines)
            after = _misfits(list(repair.lines), first, last + added, file.form)
            if after is not None and (before is None or after < before):
                found.append((after, repair.cost, repair))
    least = min((after for after, _, _ in found), default=0)
    found = [one for one in found if one[0] <= least + 2]
    found.sort(key=lambda one: one[:2])
    return [repair for _, _, repair in found[:_MOST_TRIALS]]


def _misfits(lines: list[str], first: int, last: int, form: Form) -> int | None:
    return fits.misfits("\n".join(fits.stretch(lines, first, last)), form)


def _places(file: Attempt, trouble: Diagnostic) -> list[int]:
    """The lines at which, or above which, the mistake may stand."""
    assert trouble.span is not None
    number = trouble.span.line - 1
    if trouble.slug not in file.absences:
        return [number]
    composed = events.compose(file.text)
    lost = fits.swallowed(file.text, composed.events or [], file.form)
    return [n for n in lost if number < n < number + _NEAR][:_MOST_PLACES]


def _weight(file: Attempt, found: Iterable[Diagnostic]) -> int:
    return sum(
        _WEIGHTS[d.severity] + sum(w for said, w in file.unread.items() if d.message.endswith(said))
        for d in found
        if d.acknowledged is None
    )


def _told(file: Attempt, trouble: Diagnostic, best: list[_Tried]) -> Diagnostic:
    repair = best[0].repair
    hint = repair.hint
    for other in best[1:]:
        where = "" if other.repair.line == repair.line else f" w wierszu {other.repair.line + 1}"
        hint += f" Albo{where}: {other.repair.hint[0].lower()}{other.repair.hint[1:]}"
    unread = next((said for said in file.unread if trouble.message.endswith(said)), "")
    line, column = repair.line + 1, repair.column + 1
    return replace(
        trouble,
        message=f"{repair.message} {unread}".rstrip(),
        hint=hint,
        span=Span(line, column, line, column + repair.length),
        excerpt=file.text.split("\n")[repair.line].rstrip("\r"),
    )
