"""The plan of another year out of one of the workspace: found, carried over, and where it goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

from rpd import rules
from rpd.beginning import carried as carrying
from rpd.beginning.carried import Carried, carried
from rpd.beginning.carrier import Wanted, was
from rpd.beginning.outcome import Outcome, Outcomes
from rpd.beginning.outcome import outcomes as outcomes_of
from rpd.beginning.todo import OfBody, by_body
from rpd.beginning.years import Years
from rpd.diagnostics import Diagnostic, Severity
from rpd.errors import NotFoundError, RpdError, UsageError
from rpd.frozen import dataclass
from rpd.load.data import data_in, data_of, decoded, plan_of
from rpd.load.whole import load
from rpd.outside import files
from rpd.outside.files import Source
from rpd.plan.built_in import PROFIL
from rpd.plan.model import Miejsce, Plan, Slownik, miejsca
from rpd.plan.profil import year_in
from rpd.plan.values import amount
from rpd.polish.wording import argument, count, plain, quote
from rpd.workspace import plans
from rpd.workspace.desk import Opened
from rpd.writing.canonical import canonical
from rpd.writing.comments import annotated, notes
from rpd.writing.edit import Rewritten, edit, rewrite
from rpd.writing.skeleton import has_lines

_BOM = b"\xef\xbb\xbf"
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_OWN = re.compile(re.escape(was("%")).replace("%", "[0-9]{4}"))


@dataclass(frozen=True, slots=True)
class Finished:
    """An action that stays behind because it is done, and what is left of its money."""

    miejsce: Miejsce
    unspent: Decimal


@dataclass(frozen=True, slots=True)
class Begun:
    """The file of a plan that goes on from another one, not yet written; ``profile`` goes first.

    ``todo`` is what is to be decided, by bodies; ``remarks`` are about the plan as a whole.
    """

    path: Path
    data: bytes
    source: Plan
    actions: int
    left: int
    finished: tuple[Finished, ...]
    todo: tuple[OfBody, ...]
    remarks: tuple[str, ...]
    rewritten: Rewritten
    findings: tuple[Diagnostic, ...]
    profile: tuple[Path, bytes] | None = None


def source_of(argument_from: str, rok: int, here: Path) -> Opened:
    """The plan that is to go on in that year.

    Raises:
        RpdError: there is none, or the year has a plan already.
    """
    path = plans.one(argument_from, here)
    opened = plans.load_plan(path)
    if opened.plan is None or unread(opened):
        return opened
    if rok <= opened.plan.rok:
        same = rok == opened.plan.rok
        raise UsageError(
            f"Plan na {rok} r. nie może powstać {'sam z siebie' if same else 'z późniejszego'}: "
            f"{quote(files.display_name(path))} to plan na {opened.plan.rok} r.",
            f"Podaj rok późniejszy, np. „rpd new {opened.plan.rok + 1} --from "
            f"{argument(argument_from)}”, albo plan na wcześniejszy rok.",
        )
    _demand_free(target(path, opened.plan, rok), rok, here)
    return opened


def unread(opened: Opened) -> tuple[Diagnostic, ...]:
    """What of a plan could not be read, so that it could not be carried over."""
    return tuple(
        d
        for d in opened.diagnostics
        if d.file == opened.source.name and d.severity is Severity.ERROR and rules.of(d.slug).unread
    )


def target(path: Path, plan: Plan, rok: int) -> Path:
    """The file of the later plan: beside the earlier one, named as that is."""
    if str(plan.rok) not in _YEAR.findall(path.stem):
        return path.with_name(f"{rok}.yaml")
    by = rok - plan.rok
    stem = _YEAR.sub(lambda year: f"{int(year.group()) + by:04}", path.stem)
    return path.with_name(stem + path.suffix)


def _demand_free(path: Path, rok: int, here: Path) -> None:
    """Refuse a year that has a plan, under whatever ending of its name."""
    there = [path, path.with_suffix(".yaml"), path.with_suffix(".yml")]
    with suppress(NotFoundError):  # a plan that was named by its path may lie in no workspace
        there += [one for one in plans.of_workspace(here) if one.stem.endswith(str(rok))]
    for one in there:
        if one.exists() or one.is_symlink():
            raise UsageError(
                f"Plan na {rok} r. już jest: {quote(files.display_name(one))}. Nie nadpisano go.",
                "Pracuj dalej w tym pliku; jeśli ma powstać od nowa, przenieś go albo usuń.",
            )


def begun(opened: Opened, wanted: Wanted) -> Begun:
    """The later plan of an earlier one that could be read. Nothing is written.

    Raises:
        RpdError: the text cannot be changed so, or the name of its profile is taken.
    """
    plan, path = opened.plan, opened.path
    assert plan is not None
    data = data_in(opened)
    told, notices = _told(opened, wanted.rok)
    outcomes = told.actions if told is not None else {}
    made = carried(plan, data, wanted, outcomes)
    places = tuple(miejsca(plan_of(made.data)))
    profile = _profile(opened, Years(plan.profil.lata(plan.rok), wanted.rok - plan.rok))
    written, rewritten = _written(opened, data, made)
    if profile is not None:
        written = edit(written, made.data | {PROFIL: profile[0].name})
    bom = _BOM if opened.source.data.startswith(_BOM) else b""
    goal = target(path, plan, wanted.rok)
    encoded = bom + written.encode("utf-8")
    remarks = (
        *notices,
        *made.remarks,
        *_unspent(made, outcomes, plan.rok),
        *_limits(opened.slownik, plan.rok, wanted.rok),
    )
    if profile is not None:
        remarks += tuple(_of_profile(plan, profile[0].name))
    return Begun(
        path=goal,
        data=encoded,
        source=plan,
        actions=len(places),
        left=len(tuple(miejsca(plan))) - len(places) - len(made.finished),
        finished=tuple(
            Finished(one, outcomes[one.dzialanie.id].unspent)
            for one in miejsca(plan)
            if one.dzialanie.id in made.finished
        ),
        todo=by_body(places, made.decisions, opened.slownik, outcomes),
        remarks=remarks,
        rewritten=rewritten,
        findings=_findings(opened, goal, encoded, profile),
        profile=profile,
    )


def _written(opened: Opened, data: dict[str, Any], made: Carried) -> tuple[str, Rewritten]:
    """The text of the later plan in the one form of files, with the comments of the earlier one."""
    text = decoded(opened.source)
    if not has_lines(text):
        text = canonical(text, data, "plan")
    # What they tell is said anew.
    text = annotated(text, [note for note in notes(text) if _OWN.match(note.text)], [])
    rewritten = rewrite(text, made.data, made.origins, before=data)
    # Laid out first, every entry has lines that a comment can stand above.
    told = annotated(canonical(rewritten.text, made.data, "plan"), [], made.comments)
    return canonical(told, made.data, "plan"), rewritten


def _told(opened: Opened, rok: int) -> tuple[Outcomes | None, tuple[str, ...]]:
    """What bodies told of the plan's last year before that one, and what to know of it."""
    from rpd.progress.done import progress
    from rpd.workspace import execution

    assert opened.plan is not None
    year = min(rok - 1, opened.plan.profil.lata(opened.plan.rok)[-1])
    if not execution.files_of(opened.path, year):
        return None, ()
    try:
        found = execution.execution(opened.path, year, desk=opened.desk)
    except RpdError as error:
        return None, (f"Wykonania nie uwzględniono: {error.message} {error.hint}".strip(),)
    until = f"{found.kwartal.rzymski} kwartału {year} r."
    said = [f"Wykonanie uwzględniono do końca {until}"]
    if found.kwartal.numer < 4:
        said[0] += "; późniejsze sprawozdania mogą je zmienić, więc sprawdź to ponownie."
    if found.unread:
        files_unread = len({one.file for one in found.unread})
        listed = count(files_unread, "plik", "pliki", "plików")
        said.append(f"W wykonaniu są błędy ({listed}); wskaże je „rpd validate”.")
    return outcomes_of(progress(found.plans, found.filed, found.kwartal)), tuple(said)


def _unspent(made: Carried, outcomes: Mapping[str, Outcome], rok: int) -> Iterator[str]:
    """What is left of the money of actions that go on."""
    left = sum(
        (one.unspent for name, one in outcomes.items() if name not in made.finished), Decimal(0)
    )
    if left:
        yield (
            f"Z kwot na {rok} r. w przeniesionych działaniach nie wydano {plain(amount(left))}; "
            "ile gdzie, mówią komentarze przy pozycjach budżetu."
        )


def _findings(
    opened: Opened, goal: Path, data: bytes, profile: tuple[Path, bytes] | None
) -> tuple[Diagnostic, ...]:
    """What there is to say about the later plan, whose form is right."""
    fetch = opened.desk.fetch(goal)

    def with_profile(name: str) -> Source:
        if profile is not None and name == profile[0].name:
            return Source(files.display_name(profile[0]), profile[1])
        return fetch(name)

    name = files.display_name(goal)
    found = load(Source(name, data), with_profile).diagnostics
    if wrong := [d for d in found if d.file == name and rules.of(d.slug).unread]:
        raise RpdError(
            f"Z planu „{opened.source.name}” nie da się utworzyć poprawnego pliku: "
            f"{wrong[0].message}",
            "Niczego nie zapisano. Popraw to miejsce w planie, z którego powstaje nowy.",
        )
    return found


def _profile(opened: Opened, years: Years) -> tuple[Path, bytes] | None:
    """A profile with the years of the later plan; None where the one there is serves both."""
    plan = opened.plan
    assert plan is not None
    if not plan.plik_profilu or all(years.period(one) == one for one in plan.profil.okresy):
        return None
    source = opened.desk.fetch(opened.path)(plan.plik_profilu)
    text = decoded(source)
    data = data_of(text)
    later = data | {"okresy": carrying.profile_periods(data["okresy"], years)}
    former = opened.path.parent / plan.plik_profilu
    stem = _YEAR.sub("", former.stem).strip("-_") or PROFIL
    path = former.with_name(f"{stem}-{years.first}{former.suffix}")
    if path.exists():
        raise UsageError(
            f"Profil {quote(files.display_name(path))} już jest, a nowy plan potrzebuje profilu "
            "z nowymi latami.",
            "Przenieś ten plik albo usuń go i powtórz polecenie.",
        )
    bom = _BOM if source.data.startswith(_BOM) else b""
    return path, bom + canonical(edit(text, later), later, "profil").encode("utf-8")


def _of_profile(plan: Plan, name: str) -> Iterator[str]:
    """What there is to know of a profile with the years of the later plan."""
    yield f"Lata nowego planu ma profil „{name}”; dotychczasowy jest bez zmian."
    columns = (shown for layout in plan.profil.uklad for shown in layout.columns)
    dated = dict.fromkeys(shown.header for shown in columns if year_in(shown.header))
    if dated:
        yield f"W profilu „{name}” sprawdź nagłówki z rokiem: {', '.join(map(quote, dated))}."


def _limits(slownik: Slownik | None, earlier: int, rok: int) -> Iterator[str]:
    """What the dictionary does not say of the later year and said of the earlier one."""
    if slownik is None:
        return
    limited = [
        *((one.id, one.limity) for one in slownik.zrodla),
        *((one.id, one.limity) for one in slownik.grupy),
    ]
    years = {name: {limit.rok for limit in limity} for name, limity in limited}
    lacking = [name for name, of in years.items() if str(earlier) in of and str(rok) not in of]
    if lacking:
        listed = ", ".join(lacking)
        yield f"W słowniku nie ma limitów na {rok} r., choć są na {earlier} r.: {listed}."
