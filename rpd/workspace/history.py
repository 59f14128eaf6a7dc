"""A plan with its saved amendments, and its text on a day: from files, else from git history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from rpd.amendment import in_force
from rpd.amendment.apply import text_of
from rpd.amendment.in_force import NotInForceError, Recorded
from rpd.amendment.operations import Amendment
from rpd.amendment.revert import CannotRevertError
from rpd.compare.normal import canonical
from rpd.errors import Remark, UsageError, after
from rpd.load.data import data_in, plan_of
from rpd.load.kinds import AMENDMENTS
from rpd.load.whole import Fetch, Loaded, load
from rpd.outside import files
from rpd.plan.companions import companion_files
from rpd.plan.imprint import intact
from rpd.plan.model import Plan
from rpd.plan.values import one_line
from rpd.polish.wording import date as written_date
from rpd.polish.wording import join
from rpd.rules import wyrazy_z_innych_plikow
from rpd.workspace import past
from rpd.workspace.desk import Desk, Opened
from rpd.workspace.edition import Version, fetched
from rpd.workspace.saved_files import Saved, saved_for
from rpd.writing.model_data import Data, to_data


def present(loaded: Opened) -> Version:
    """The plan as it is, with the saved amendments that it records.

    It is remarked which of the recorded ones are not saved, and which saved ones are not recorded.
    """
    plan = loaded.plan
    assert plan is not None
    saved = saved_for(loaded.path, plan.rok, loaded.desk)
    used, remarks = _used(plan, saved)
    remarks += [
        Remark(
            f"Zmiany uchwałą nr {one.amendment.uchwala} („{one.source.name}”) nie ma w planie.",
            "Nie wchodzi do tekstu jednolitego; wprowadza ją do planu „rpd apply”.",
            grave=True,
        )
        for one in saved
        if one not in used
    ]
    with after(remarks):
        return _version(loaded, loaded.desk.fetch(loaded.path), used, remarks)


def demand_amended(plan: Plan) -> None:
    """Raise UsageError where a plan has no consolidated text."""
    if plan.uchwala is None:
        raise UsageError(
            "Plan jest projektem bez uchwały, więc nie ma tekstu jednolitego.",
            "Projekt drukuje „rpd render”.",
        )
    if not plan.zmiany:
        raise UsageError(
            "Plan nie zawiera zmian, więc jego tekst jednolity byłby tekstem przyjętym.",
            "Tekst przyjęty drukuje „rpd render”; zmianę wprowadza do planu „rpd apply”.",
        )


def _used(plan: Plan, saved: Sequence[Saved]) -> tuple[list[Saved], list[Remark]]:
    """The saved amendments that a plan records, in its order; which of them are not saved."""
    by_number = {one_line(one.amendment.uchwala): one for one in saved}
    used = []
    remarks = []
    for zmiana in plan.zmiany:
        one = by_number.get(one_line(zmiana.uchwala))
        if one is not None:
            used.append(one)
            continue
        remarks.append(
            Remark(
                f"Zmiana uchwałą nr {zmiana.uchwala} nie jest zapisana w folderze „{AMENDMENTS}”.",
                "Nagłówek ją wymienia, ale przypisy wskażą tylko to, co uchyliła.",
                grave=True,
            )
        )
    return used, remarks


def _version(
    loaded: Loaded, fetch: Fetch, used: Sequence[Saved], remarks: Sequence[Remark]
) -> Version:
    plan = loaded.plan
    assert plan is not None
    read = [fetched(fetch, name) for name in companion_files(plan)]
    amendments = tuple(one.amendment for one in used)
    companions = (*read, *(one.source.data for one in used))
    return Version(loaded, companions, amendments, remarks=tuple(remarks))


# --- the text on a day ---------------------------------------------------------------------------


def as_at(today: Opened, day: date, consolidated: bool = False) -> Version:
    """The text of a plan, `today` in its file, that is in force on a day.

    What the plan records is taken back by its saved operations; where these do not suffice, the
    plan of that time is looked for in git. The remarks say how it was found. The saved
    amendments come along where the text shall be `consolidated`.

    Raises:
        NotInForceError: the plan was not adopted by then, or its text cannot be told.
        RpdError: a file cannot be read.
    """
    path, plan = today.path, today.plan
    data = data_in(today)
    assert plan is not None
    in_force.demand_adopted(plan, day)
    saved = saved_for(path, plan.rok, today.desk)
    amendments = [one.amendment for one in saved]
    acts = in_force.recorded(plan, amendments)
    found = _then(today, data, acts, day)
    coming = in_force.waiting(plan, amendments, day)
    remarks = [*found.remarks, *_what_waits(plan, acts, amendments)]
    with after(remarks):
        then = in_force.carried_out(found.data, coming)
    if coming:
        remarks.append(_coming(coming))
    with after(remarks):
        loaded = _loaded(f"{today.source.name} (stan na {written_date(day)})", then, found.fetch)
        if found.in_git and loaded.plan is not None and loaded.plan.wyrazy is not None:
            # Its words are its own, and the commit vouches for them where there was no imprint yet.
            kept = tuple(d for d in loaded.diagnostics if d.slug != wyrazy_z_innych_plikow.SLUG)
            loaded = replace(loaded, diagnostics=kept)
        if not consolidated:
            return _version(loaded, found.fetch, (), remarks)
        assert loaded.plan is not None
        used, lacking = _used(loaded.plan, saved)
        return _version(loaded, found.fetch, used, [*remarks, *lacking])


def acts_of(plan: Plan, path: Path, desk: Desk) -> tuple[tuple[str, date | None], ...]:
    """The amendments of a plan by their numbers, each with the first day whose text it makes.

    Those that are saved and not recorded yet are among them. Raises RpdError as `as_at` does.
    """
    saved = [one.amendment for one in saved_for(path, plan.rok, desk)]
    acts = [(one_line(act.zmiana.uchwala), act.since) for act in in_force.recorded(plan, saved)]
    known = {number for number, _ in acts}
    waiting = [(one_line(a.uchwala), in_force.since(a)) for a in saved]
    return (*acts, *(pair for pair in waiting if pair[0] not in known))


def is_of_file(plan: Plan, acts: frozenset[str]) -> bool:
    """Whether the text that those amendments make is that of the file: it holds them all."""
    return acts == {one_line(zmiana.uchwala) for zmiana in plan.zmiany} and intact(plan)


def _coming(coming: Sequence[Amendment]) -> Remark:
    """What the text takes in that the file does not hold yet."""
    numbers = join([f"nr {one_line(a.uchwala)}" for a in coming])
    if len(coming) == 1:
        return Remark(
            f"Tekst obejmuje zmianę uchwałą {numbers} według zapisu w folderze „{AMENDMENTS}”; "
            "plan na dysku jeszcze jej nie zawiera."
        )
    return Remark(
        f"Tekst obejmuje zmiany uchwałami {numbers} według zapisów w folderze „{AMENDMENTS}”; "
        "plan na dysku jeszcze ich nie zawiera."
    )


def _then(
    today: Opened, data: dict[str, Data], acts: Sequence[Recorded], day: date
) -> past.PastText:
    """The text of a day: amendments taken back, or from git where that does not do.

    It does not where the file of today has been edited without a resolution.
    """
    path, plan = today.path, today.plan
    assert plan is not None
    try:
        then = in_force.taken_back(data, acts, day)
    except CannotRevertError as error:
        return past.from_git(path, plan, acts, day, error)
    here = past.PastText(then, today.desk.fetch(path), in_git=False)
    if intact(plan_of(then)):
        return here
    reason = CannotRevertError("Plan na dysku zmieniono bez uchwały.")
    try:
        return past.from_git(path, plan, acts, day, reason)
    except NotInForceError as error:
        return replace(here, remarks=error.remarks)


def _what_waits(
    plan: Plan, acts: Sequence[Recorded], amendments: Sequence[Amendment]
) -> list[Remark]:
    """Amendments in force on no day, because nobody has said when they were promulgated."""
    known = {one_line(zmiana.uchwala) for zmiana in plan.zmiany}
    waiting = [act.zmiana.uchwala for act in acts if act.since is None]
    waiting += [
        a.uchwala
        for a in amendments
        if one_line(a.uchwala) not in known and in_force.since(a) is None
    ]
    return [
        Remark(
            f"Tekst nie obejmuje zmiany uchwałą nr {one_line(number)}: nie wiadomo, kiedy weszła w "
            "życie.",
            "Wpisz dzień ogłoszenia (pole „publikacja”) albo popraw pole „wejscie_w_zycie”.",
            grave=True,
        )
        for number in waiting
    ]


def _loaded(name: str, data: dict[str, Data], fetch: Fetch) -> Loaded:
    """The plan of the data, whose source is written in one way for one content.

    How the file of today is written must not show in what is made of it.
    """
    loaded = load(files.Source(name, text_of(data).encode("utf-8")), fetch)
    assert loaded.plan is not None
    content = text_of(to_data(canonical(loaded.plan))).encode("utf-8")
    return replace(loaded, source=files.Source(name, content))
