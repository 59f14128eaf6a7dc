"""Files of execution: which there are, what they say, and the plan that they are held against."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rpd import load, rules
from rpd.diagnostics import Diagnostic, Finding
from rpd.errors import CannotReadError, NotFoundError, Remark, RpdError, UsageError
from rpd.load.kinds import EXECUTION, wykonanie_of
from rpd.load.quick import quick
from rpd.outside import files
from rpd.plan import force
from rpd.plan.wykonanie import RZYMSKIE, Kwartal, Wykonanie
from rpd.polish.wording import quote
from rpd.workspace import history, plans, settings, verdict
from rpd.workspace.desk import Desk, Opened

if TYPE_CHECKING:
    from rpd.load.stages import Begun
    from rpd.outside.files import Source
    from rpd.progress.beside import Beside
    from rpd.progress.planned import Planned
    from rpd.progress.told import Filed
    from rpd.reading.events import Composed
    from rpd.rules import Case

_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Execution:
    """What is known of a plan's year up to a quarter.

    ``plans`` are the texts in force at the ends of the quarters; ``filed`` the reports that could
    be read, ``unread`` what keeps others from it, file by file. ``remarks`` tell how the texts were
    found. ``year`` is what the reports are held against.
    """

    path: Path
    kwartal: Kwartal
    plans: dict[Kwartal, Planned]
    filed: tuple[Filed, ...]
    unread: tuple[Diagnostic, ...] = ()
    remarks: tuple[Remark, ...] = ()
    year: Year | None = None


@dataclass(slots=True)
class Texts:
    """The texts of a plan at the ends of quarters, each made once.

    ``half`` says that actions of the plan may be missing from its model.
    """

    path: Path
    desk: Desk
    case: Case
    composed: Composed | None = None
    half: bool = False
    remarks: dict[Remark, None] = field(default_factory=dict)
    _made: dict[frozenset[str], Planned] = field(default_factory=dict)
    _acts: tuple[tuple[str, date | None], ...] | None = None

    def at(self, kwartal: Kwartal) -> Planned:
        """The text in force on the last day of a quarter; before its adoption, the adopted one.

        A draft, which is in force on no day, is taken as it is. Raises RpdError where the text
        cannot be told.
        """
        plan, day = self.case.plan, kwartal.ostatni_dzien
        start = force.since(force.of(plan.uchwala)) if plan.uchwala else None
        if start is None:
            return self._of(frozenset(), None)
        if self._acts is None:
            self._acts = history.acts_of(plan, self.path, self.desk)
        day = max(day, start)
        return self._of(frozenset(n for n, since in self._acts if since and since <= day), day)

    def _of(self, acts: frozenset[str], day: date | None) -> Planned:
        """The text that those amendments make, which is that of the file where it holds them."""
        from rpd.progress.planned import planned

        if acts not in self._made:
            case, name = self.case, files.display_name(self.path)
            plan, slownik, strategia = case.plan, case.slownik, case.strategia
            if day is not None and not history.is_of_file(plan, acts):
                today = self.desk.opened(self.path) or plans.load_plan(
                    self.path, self.desk, place_acknowledged=False, composed=self.composed
                )
                version = history.as_at(today, day)
                self.remarks.update(dict.fromkeys(version.remarks))
                then = version.loaded
                assert then.plan is not None
                plan, slownik, strategia = then.plan, then.slownik, then.strategia
            self._made[acts] = planned(plan, slownik, strategia, name)
        return self._made[acts]


def folder_of(plan: Path, rok: int) -> Path:
    """Where the reports of a plan's year lie."""
    return plan.parent / EXECUTION / str(rok)


def files_of(plan: Path, rok: int) -> list[Path]:
    """The files of execution of a year, by quarter and name; nothing where there are none."""
    folder = folder_of(plan, rok)
    if not folder.is_dir():
        return []
    return [path for name in RZYMSKIE for path in files.listing(folder / name, _SUFFIXES)]


def by_folder(path: Path, rok: int) -> Kwartal:
    """The quarter of a file of execution by the folder that it lies in."""
    return Kwartal(rok, RZYMSKIE.index(path.parent.name) + 1)


def plan_for(rok: int, folder: Path, desk: Desk) -> Path | None:
    """The plan in a folder whose year that is, or whose years hold it; None where there is none."""
    found = _plans_in(folder)
    if rok in found:
        return found[rok]
    for year in sorted((year for year in found if year < rok), reverse=True):
        opened = desk.opened(found[year]) or _opened(found[year], desk)
        plan = opened.plan if opened is not None else None
        if plan is not None and rok in plan.profil.lata(year):
            return found[year]
    return None


def _plans_in(folder: Path) -> dict[int, Path]:
    """The plans of a folder by their years, as the workspace names them."""
    try:
        listed = plans.of_workspace(folder)
    except NotFoundError:
        return {}
    here = folder.resolve()
    found = [path for path in listed if path.parent.resolve() == here]
    return {year: path for path in found if (year := plans.year_of(path)) is not None}


def _opened(path: Path, desk: Desk) -> Opened | None:
    try:
        return plans.load_plan(path, desk, place_acknowledged=False)
    except RpdError:
        return None  # told of the plan itself


def read_year(
    plan: Path, rok: int, desk: Desk
) -> tuple[list[tuple[Path, Wykonanie]], tuple[Diagnostic, ...]]:
    """The reports of a year that can be read, and what is wrong with the others."""
    found: list[tuple[Path, Wykonanie]] = []
    wrong: list[Diagnostic] = []
    root = files.workspace_of(plan)
    profil = plans.profil_of(plan.parent, rok, desk)
    for path in files_of(plan, rok):
        try:
            checked = desk.checked("wykonanie", desk.read(path, root), profil)
        except CannotReadError as error:
            wrong.append(_unreadable(path, error))
            continue
        if isinstance(checked.value, Wykonanie):
            found.append((path, checked.value))
        wrong += checked.diagnostics
    return found, tuple(wrong)


def _unreadable(path: Path, error: RpdError) -> Diagnostic:
    from rpd.rules import plik_nieczytelny

    return Diagnostic(
        code=plik_nieczytelny.CODE,
        slug=plik_nieczytelny.SLUG,
        severity=plik_nieczytelny.SEVERITY,
        message=error.message,
        hint=error.hint,
        file=files.display_name(path),
        path=(),
        span=None,
    )


def execution(
    plan: Path, rok: int | None = None, numer: int | None = None, desk: Desk | None = None
) -> Execution:
    """A plan with what was told of it up to a quarter; without one, the latest that was told.

    Without a year it is the plan's, the first of one of several.

    Raises:
        NotFoundError: nothing was told of that plan.
        RpdError: the plan cannot be used, or its text on a day cannot be told.
    """
    desk = desk or Desk()
    texts = texts_of(plan, desk)
    text = texts.case.plan
    rok = rok or text.rok
    if rok not in text.profil.lata(text.rok):
        raise UsageError(
            f"Plan nie obejmuje roku {rok}.", "Popraw rok w --quarter albo wskaż inny plan."
        )
    found, wrong = read_year(plan, rok, desk)
    kwartal = Kwartal(rok, numer) if numer else None
    if kwartal is None:
        told = [okres for _, one in found if (okres := one.okres) is not None]
        if not told:  # then the folders of files that cannot be read say it
            told = [by_folder(path, rok) for path in files_of(plan, rok)]
        if not told:
            shown = files.display_name(folder_of(plan, rok))
            raise NotFoundError(
                f"Nie ma plików wykonania planu na rok {rok} w folderze {quote(shown)}.",
                "Plik podmiotu za kwartał to np. "
                f"{quote(f'{shown}/I/ROPS.yaml')}; kwartał bez plików wskaż opcją --quarter.",
            )
        kwartal = max(told)
    until = [Kwartal(rok, number) for number in range(1, kwartal.numer + 1)]
    made = {one: texts.at(one) for one in reversed(until)}
    return Execution(
        plan,
        kwartal,
        made,
        _filed(found, made[kwartal]),
        wrong,
        tuple(texts.remarks),
        _held(texts, rok, found),
    )


def texts_of(path: Path, desk: Desk) -> Texts:
    """The plan of a file. Raises UsageError where it cannot be used.

    The model alone will do as long as nothing is wrong with the file.
    """
    begun = quick(desk.read(path), desk.fetch(path))
    if begun.case is not None:
        return Texts(path, desk, begun.case, begun.composed)
    opened = plans.load_plan(path, desk, place_acknowledged=False, composed=begun.composed)
    if opened.plan is None or opened.case is None:
        first = opened.diagnostics[0]
        raise UsageError(f"{quote(first.file)} ma błędy: {first.message}", first.hint)
    made = Texts(path, desk, _case(opened), half=_half(opened))
    if verdict.blocking(verdict.judged(opened, path).diagnostics):
        made.remarks[Remark(*_WRONG, grave=True)] = None
    return made


_WRONG = (
    "Plan ma błędy, więc po stronie planu może czegoś brakować.",
    "Wymieni je „rpd validate”.",
)


def _case(opened: Opened) -> Case:
    """What was loaded, as far as it can be used: without companions that have mistakes."""
    assert opened.case is not None
    assert opened.plan is not None
    return replace(
        opened.case, plan=opened.plan, strategia=opened.strategia, slownik=opened.slownik
    )


def _filed(found: list[tuple[Path, Wykonanie]], planned: Planned) -> tuple[Filed, ...]:
    from rpd.progress.told import Filed

    return tuple(
        Filed(files.display_name(path), planned.body(one.podmiot), one) for path, one in found
    )


# --- what there is to say about a file -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Year:
    """What reports of a year are held against: read once for all of them.

    ``planned`` are the texts in force at the ends of the four quarters, empty where there is no
    plan or none that can be used.
    """

    has_plan: bool
    planned: dict[Kwartal, Planned]
    filed: tuple[Filed, ...]


def year_of(folder: Path, rok: int, desk: Desk) -> Year:
    """The year of the plans in a folder."""
    return desk.once(("wykonanie", folder, rok), lambda: _year(folder, rok, desk))


def _year(folder: Path, rok: int, desk: Desk) -> Year:
    path = plan_for(rok, folder, desk)
    if path is None:
        return Year(False, {}, ())
    found, _ = read_year(path, rok, desk)
    opened = desk.opened(path) or _opened(path, desk)
    if opened is None or opened.plan is None or opened.case is None:
        return Year(True, {}, ())
    return _held(Texts(path, desk, _case(opened), half=_half(opened)), rok, found)


def _held(texts: Texts, rok: int, found: list[tuple[Path, Wykonanie]]) -> Year:
    if texts.half:
        return Year(True, {}, ())
    try:
        made = {one: texts.at(one) for one in (Kwartal(rok, number) for number in range(1, 5))}
    except RpdError:
        return Year(True, {}, ())  # told by „rpd status” and of the amendments themselves
    return Year(True, made, _filed(found, made[Kwartal(rok, 4)]))


def _half(opened: Opened) -> bool:
    """Whether actions of the plan may be missing from its model, which is told of the plan."""
    own = opened.source.name
    return any(rules.of(d.slug).unread and d.file == own for d in opened.diagnostics)


def check(path: Path, desk: Desk) -> tuple[Diagnostic, ...]:
    """What there is to say about a file of execution. Raises CannotReadError."""
    source = desk.read(path)
    return judged(path, source, desk, desk.begun(source))


def misfits(found: Execution, desk: Desk) -> tuple[Diagnostic, ...]:
    """The errors of the reports up to the quarter that could be read: what they say, in vain."""
    shown = {diagnostic.file for diagnostic in found.unread}
    rok, root = found.kwartal.rok, files.workspace_of(found.path)
    periods = {filed.plik: filed.wykonanie.okres for filed in found.filed}
    said: list[Diagnostic] = []
    for path in files_of(found.path, rok):
        name = files.display_name(path)
        told = periods.get(name)
        if name in shown or min(by_folder(path, rok), told or found.kwartal) > found.kwartal:
            continue
        source = desk.read(path, root)
        said += judged(path, source, desk, desk.begun(source), found.year)
    return tuple(verdict.blocking(verdict.leveled(said, settings.workspace(root))))


def judged(
    path: Path,
    source: Source,
    desk: Desk,
    begun: Begun | None = None,
    year: Year | None = None,
) -> tuple[Diagnostic, ...]:
    """What there is to say about a file of execution that holds, or is going to hold, a source.

    It is held against the year of the plans around it, unless that is known.
    """

    def look(data: Any) -> list[Finding]:
        from rpd.progress import fitting

        one = wykonanie_of(data)
        folder, place = _place(path.absolute())
        if folder is None:
            return []  # it belongs to no plan yet
        held = year or year_of(folder, one.rok, desk)
        return fitting.about(one, _beside(path.absolute(), one, held, place))

    folder, place = _place(path.absolute())
    profil = plans.profil_of(folder, place[0], desk) if folder and place else None
    return load.check("wykonanie", source, look, begun, profil=profil).diagnostics


def _beside(path: Path, one: Wykonanie, year: Year, place: tuple[str, str, str] | None) -> Beside:
    from rpd.progress.beside import Beside
    from rpd.progress.told import account

    shown = files.display_name(path)
    others = tuple(filed for filed in year.filed if filed.plik != shown)
    okres = one.okres
    body = next((planned.body(one.podmiot) for planned in year.planned.values()), one.podmiot)
    before = beside = None
    if okres is not None:
        beside = account((filed for filed in others if filed.podmiot != body), okres)
        if okres.numer > 1:
            own = (filed for filed in others if filed.podmiot == body)
            before = account(own, Kwartal(okres.rok, okres.numer - 1))
    return Beside(place, year.has_plan, year.planned, others, before, beside)


def _place(path: Path) -> tuple[Path | None, tuple[str, str, str] | None]:
    """The folder of the plans around a report, and where below it the report lies.

    A report that lies elsewhere in the folder has no place; one that lies in none, no plans.
    """
    above = path.parent.parts
    if EXECUTION not in above[-4:]:
        return None, None
    at = len(above) - 1 - above[::-1].index(EXECUTION)
    within = (*above[at + 1 :], path.stem)
    place = (within[0], within[1], within[2]) if len(within) == 3 else None
    return Path(*above[:at]), place
