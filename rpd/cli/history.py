"""A plan with its saved amendments, and its text on a day: from files, else from git history."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from rpd.amendment import in_force
from rpd.amendment.apply import data_of, decoded, plan_of, text_of
from rpd.amendment.in_force import NotInForceError, Recorded
from rpd.amendment.operations import Amendment
from rpd.amendment.revert import CannotRevertError
from rpd.cli import output, plans
from rpd.cli.edition import Version
from rpd.cli.folders import AMENDMENTS
from rpd.cli.saved_files import Saved, saved_for
from rpd.compare.normal import canonical
from rpd.errors import CannotReadError, RpdError, UsageError
from rpd.load import Fetch, Loaded, load
from rpd.outside import files, git
from rpd.plan.companions import companion_files
from rpd.plan.imprint import intact
from rpd.plan.model import Plan
from rpd.plan.values import one_line
from rpd.polish.wording import date as written_date
from rpd.polish.wording import join
from rpd.rules import wyrazy_z_innych_plikow
from rpd.writing.plain import Data, plain


def present(path: Path, loaded: Loaded) -> Version:
    """The plan as it is, with the saved amendments that it records.

    Says on stderr which of the recorded ones are not saved, and which saved ones are not recorded.
    """
    plan = loaded.plan
    assert plan is not None
    saved = saved_for(path, plan.rok)
    used = _used(plan, saved)
    for one in saved:
        if one not in used:
            output.complain(
                f"Zmiany uchwałą nr {one.amendment.uchwala} („{one.source.name}”) nie ma w planie.",
                "Nie wchodzi do tekstu jednolitego; wprowadza ją do planu „rpd apply”.",
            )
    return _version(loaded, plans.companions(path), used)


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


def _used(plan: Plan, saved: Sequence[Saved]) -> list[Saved]:
    """The saved amendments that a plan records, in its order; says which are not saved."""
    by_number = {one_line(one.amendment.uchwala): one for one in saved}
    used = []
    for zmiana in plan.zmiany:
        one = by_number.get(one_line(zmiana.uchwala))
        if one is not None:
            used.append(one)
            continue
        output.complain(
            f"Zmiana uchwałą nr {zmiana.uchwala} nie jest zapisana w folderze „{AMENDMENTS}”.",
            "Nagłówek ją wymienia, ale przypisy wskażą tylko to, co uchyliła.",
        )
    return used


def _version(loaded: Loaded, fetch: Fetch, used: Sequence[Saved]) -> Version:
    plan = loaded.plan
    assert plan is not None
    read = [_fetched(fetch, name) for name in companion_files(plan)]
    amendments = tuple(one.amendment for one in used)
    return Version(loaded, (*read, *(one.source.data for one in used)), amendments)


def _fetched(fetch: Fetch, name: str) -> bytes:
    """The bytes of a file that the plan names; a draft may lack it."""
    try:
        return fetch(name).data if name else b""
    except CannotReadError:
        return b""


# --- the text on a day ---------------------------------------------------------------------------


def as_at(path: Path, day: date, consolidated: bool = False) -> Version:
    """The text of a plan that is in force on a day.

    What the plan records is taken back by its saved operations; where these do not suffice, the
    plan of that time is looked for in git. What stands on stderr says how it was found. The saved
    amendments come along where the text shall be `consolidated`.

    Raises:
        NotInForceError: the plan was not adopted by then, or its text cannot be told.
        RpdError: a file cannot be read.
    """
    source = files.read(path)
    data = data_of(decoded(source.data, source.name))
    plan = plan_of(data)
    in_force.demand_adopted(plan, day)
    saved = saved_for(path, plan.rok)
    amendments = [one.amendment for one in saved]
    acts = in_force.recorded(plan, amendments)
    fetch = plans.companions(path)
    found_in_git = False
    try:
        then = in_force.taken_back(data, acts, day)
        if not intact(plan_of(then)):
            committed = _unedited(path, plan, acts, day)
            found_in_git = committed is not None
            then, fetch = committed or (then, fetch)
    except CannotRevertError as error:
        then, fetch = from_git(path, plan, acts, day, error)
        found_in_git = True
    _say_what_waits(plan, acts, amendments)
    coming = in_force.waiting(plan, amendments, day)
    then = in_force.carried_out(then, coming)
    if coming:
        numbers = join([f"nr {one_line(a.uchwala)}" for a in coming])
        words = "zmianę uchwałą" if len(coming) == 1 else "zmiany uchwałami"
        output.say(
            f"Tekst obejmuje {words} {numbers} według zapisu w folderze „{AMENDMENTS}”; plan "
            "na dysku jeszcze jej nie zawiera."
            if len(coming) == 1
            else f"Tekst obejmuje {words} {numbers} według zapisów w folderze „{AMENDMENTS}”; plan "
            "na dysku jeszcze ich nie zawiera."
        )
    loaded = _loaded(f"{source.name} (stan na {written_date(day)})", then, fetch)
    if found_in_git and loaded.plan is not None and loaded.plan.wyrazy is not None:
        # Its words are its own, and the commit vouches for them where there was no imprint yet.
        kept = tuple(d for d in loaded.diagnostics if d.slug != wyrazy_z_innych_plikow.SLUG)
        loaded = replace(loaded, diagnostics=kept)
    if not consolidated:
        return _version(loaded, fetch, ())
    assert loaded.plan is not None
    return _version(loaded, fetch, _used(loaded.plan, saved))


def _say_what_waits(plan: Plan, acts: Sequence[Recorded], amendments: Sequence[Amendment]) -> None:
    """Amendments in force on no day, because nobody has said when they were promulgated."""
    known = {one_line(zmiana.uchwala) for zmiana in plan.zmiany}
    waiting = [act.zmiana.uchwala for act in acts if act.since is None]
    waiting += [
        a.uchwala
        for a in amendments
        if one_line(a.uchwala) not in known and in_force.since(a) is None
    ]
    for number in waiting:
        output.complain(
            f"Tekst nie obejmuje zmiany uchwałą nr {one_line(number)}: nie wiadomo, kiedy weszła w "
            "życie.",
            "Wpisz dzień ogłoszenia (pole „publikacja”) albo popraw pole „wejscie_w_zycie”.",
        )


def _unedited(
    path: Path, plan: Plan, acts: Sequence[Recorded], day: date
) -> tuple[dict[str, Data], Fetch] | None:
    """The text of a day from git, where today's file has been edited without a resolution."""
    reason = CannotRevertError("Plan na dysku zmieniono bez uchwały.")
    try:
        return from_git(path, plan, acts, day, reason)
    except NotInForceError:
        return None


def _loaded(name: str, data: dict[str, Data], fetch: Fetch) -> Loaded:
    """The plan of the data, whose source is written in one way for one content.

    How the file of today is written must not show in what is made of it.
    """
    loaded = load(files.Source(name, text_of(data).encode("utf-8")), fetch)
    assert loaded.plan is not None
    content = text_of(plain(canonical(loaded.plan))).encode("utf-8")
    return replace(loaded, source=files.Source(name, content))


def from_git(
    path: Path, plan: Plan, acts: Sequence[Recorded], day: date, reason: CannotRevertError
) -> tuple[dict[str, Data], Fetch]:
    """The newest committed version of the plan without the amendments that come later.

    Raises:
        NotInForceError: there is none, or it lacks an amendment that was in force.
    """
    try:
        repository = git.repository(path.resolve().parent)
        inside = repository.path_of(path.resolve())
        commits = repository.versions(repository.commit("HEAD"), inside)
    except git.GitError as error:
        raise _cannot(reason, day, error.message) from error
    for commit in commits:
        found = _committed(repository, commit, inside, plan)
        if found is None and repository.lacks(commit, inside):
            more = f"W tym klonie (--filter) brakuje treści planu z wersji git {commit[:12]}; gdy "
            more += f"jest sieć, pobierze ją „git show {commit[:12]}:{inside}”."
            raise _cannot(reason, day, more)
        if found is None:
            continue
        data, then = found
        numbers = {one_line(zmiana.uchwala) for zmiana in then.zmiany}
        wanted = {one_line(act.zmiana.uchwala): act for act in acts if act.in_force(day)}
        if numbers - wanted.keys():
            continue
        missing = [act for number, act in wanted.items() if number not in numbers]
        if lacking := [act for act in missing if act.amendment is None]:
            more = f"W historii git nie ma też planu ze zmianą uchwałą {lacking[0].name}"
            raise _cannot(reason, day, more)
        output.say(f"Tekst pochodzi z wersji git {commit[:12]}: {reason.message}")
        fetch = _fetch_at(repository, commit, posixpath.dirname(inside))
        return in_force.carried_out(data, in_force.in_order(missing)), fetch
    shallow = " Repozytorium jest płytkim klonem („git fetch --unshallow”)."
    raise _cannot(
        reason,
        day,
        "W historii git nie ma przyjętego planu sprzed tej zmiany."
        + (shallow if repository.shallow else ""),
    )


def _fetch_at(repository: git.Repository, commit: str, folder: str) -> Fetch:
    """Reads what a plan names as it was at a commit."""

    def fetch(name: str) -> files.Source:
        inner = posixpath.normpath(posixpath.join(folder, name))
        try:
            data = repository.read(commit, commit[:12], inner)
        except git.GitError as error:
            raise CannotReadError(error.message, error.hint) from error
        return files.Source(f"{commit[:12]}:{inner}", data)

    return fetch


def _committed(
    repository: git.Repository, commit: str, inside: str, plan: Plan
) -> tuple[dict[str, Data], Plan] | None:
    """The plan at a commit; None where there is none that can be read and was adopted."""
    try:
        data = data_of(decoded(repository.read(commit, commit, inside), inside))
    except RpdError:
        return None
    then = plan_of(data)
    assert plan.uchwala is not None
    if then.uchwala is None or then.uchwala.numer != plan.uchwala.numer or not intact(then):
        return None
    return data, then


def _cannot(reason: CannotRevertError, day: date, more: str) -> NotInForceError:
    return NotInForceError(
        f"Nie da się ustalić tekstu na dzień {written_date(day)} {reason.message} {more}",
        reason.hint,
    )
