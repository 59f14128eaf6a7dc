"""What git calls: a plan as lines, a difference as sentences, a merge of three versions."""

from __future__ import annotations

import os
import posixpath
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rpd import rules
from rpd.cli import output
from rpd.diagnostics import Diagnostic, Severity
from rpd.errors import CannotReadError, RpdError
from rpd.frozen import dataclass
from rpd.load.shapes import named_in
from rpd.load.stages import begin
from rpd.load.whole import Fetch, Loaded, load
from rpd.outside import files, git_merge, saving
from rpd.plan.model import Plan
from rpd.polish.wording import plain
from rpd.report.escape import visible
from rpd.workspace.desk import Desk

if TYPE_CHECKING:
    from rpd.amendment.merge import Merged

FALL_BACK = 1
"""Exit code: git is to show or merge the lines of the files instead."""

CLASH = 3
"""Exit code of a merge: the file has marks of conflict in it, or a comment that names them."""


def textconv(name: str) -> int:
    """The plan as lines of statements; what is no plan as it stands. Never fails."""
    source = files.read(Path(name))
    loaded = load(source, _profile_alone(source, Path("plans")))
    if loaded.plan is None or _unread(loaded):
        sys.stdout.flush()
        sys.stdout.buffer.write(source.data)
        return 0
    from rpd.report import statements

    output.emit(statements.report(loaded.plan))
    return 0


def _profile_alone(plan: files.Source, folder: Path) -> Fetch:
    """Reads the profile that a plan names, and nothing else: its companions are not needed here.

    Git calls the plan by the name of a copy; what lies beside the plan lies in the folder.
    """
    wanted = named_in(begin(plan)) if b"profil:" in plan.data else None

    def fetch(name: str) -> files.Source:
        if name != wanted:
            raise CannotReadError(f"„{name}” nie jest tu potrzebny.")
        return Desk().read(folder / name)

    return fetch


def _unread(loaded: Loaded) -> list[Diagnostic]:
    """The places of the plan itself that the model does not hold."""
    own = [d for d in loaded.diagnostics if d.file == loaded.source.name]
    hidden = [d for d in own if rules.of(d.slug).unread]
    plan = loaded.plan
    if plan is not None and not (plan.elementy or plan.dzialania):
        hidden += [d for d in own if d.severity is Severity.ERROR and d not in hidden]
    return hidden


# --- git diff ------------------------------------------------------------------------------------


def external_diff(arguments: Sequence[str]) -> int:
    """The difference that git asks for: path, then file, object and mode of both sides.

    Of a renamed or copied plan the new path follows, and what git says of it.
    """
    from rpd.compare.comparison import comparison

    path, old_file, old_object, _, new_file, new_object, _, *more = arguments
    new_path, about_it = (*more, "", "")[:2]
    names = _Names(path, new_path or path, copied="\ncopy from " in f"\n{about_it}")
    old = _side(names, names.old, old_file, old_object)
    new = _side(names, names.new, new_file, new_object)
    for one, other, said in ((old, new, "Nowy plan"), (new, old, "Usunięto plan")):
        if one is None and other is not None and other.plan is not None:
            output.tell(names.shown, f"{said}: {_about(other.plan)}", "")
            return 0
    if old is None or new is None:
        return FALL_BACK
    if old.source.data == new.source.data and names.differ:
        output.tell(names.shown, f"{names.moved}; jego treść jest ta sama.", "")
        return 0
    for loaded in (old, new):
        if loaded.plan is None or not loaded.plan.elementy:
            errors = [d for d in loaded.diagnostics if d.severity is Severity.ERROR]
            first = min(errors, key=lambda d: "rest" not in rules.of(d.slug).hides, default=None)
            reason = f": {first.message}" if first else "."
            output.tell(f"{names.shown}: to nie jest czytelny plan{reason} Różnica zapisu:")
            return FALL_BACK
    compared = comparison(old, new)
    if not compared.changes:
        said = "Plan mówi to samo; zmienił się tylko zapis"
        if names.differ:
            said = f"{names.moved}; plan mówi to samo, zmienił się jeszcze tylko zapis"
        if not compared.complete:
            from rpd.telling.summary import unread

            said = " ".join(unread(compared))
        output.tell(f"{names.shown}: {said.removesuffix('.')}:")
        return FALL_BACK
    # Findings depend on the strategy and the dictionary of that revision, which git does not give.
    compared = replace(compared, new_findings=(), resolved_findings=())
    from rpd.report.changes import text as diff_text

    _as_the_pager_wants()
    output.print_lines([*diff_text.report(compared, _width()), ()])
    return 0


@dataclass(frozen=True, slots=True)
class _Names:
    """What git calls the two sides, and whether one was copied from the other."""

    old: str
    new: str
    copied: bool

    @property
    def differ(self) -> bool:
        return self.old != self.new

    @property
    def shown(self) -> str:
        return visible(f"{self.old} → {self.new}" if self.differ else self.old)

    @property
    def moved(self) -> str:
        return "Skopiowano plik" if self.copied else "Zmieniono nazwę pliku"


def _side(names: _Names, path: str, file: str, object_: str) -> Loaded | None:
    """One side; None where it does not exist. Companions are those that lie beside the plan.

    Of a folder that was renamed only the new one is there.
    """
    if file == os.devnull:
        return None
    is_here = Path(file) == Path(path) or (not Path(file).is_absolute() and Path(file).is_file())
    name = path if names.differ or is_here else f"{path} ({object_[:7]})"
    data = files.read(Path(file)).data
    ways = [_from_the_top(one) for one in (path, names.new, names.old)]
    folders = [Path(posixpath.dirname(one)) for one in ways]
    folder = next((one for one in folders if one.is_dir()), folders[0])
    return load(files.Source(name, data), Desk().fetch(folder / Path(path).name))


def _from_the_top(path: str) -> str:
    """A path as git runs us: with „--relative” it calls files from where the user stands."""
    longer = os.environ.get("GIT_PREFIX", "") + path
    return longer if Path(longer).exists() and not Path(path).exists() else path


def _about(plan: Plan) -> str:
    from rpd import budget
    from rpd.plan import values
    from rpd.plan.model import miejsca
    from rpd.polish.wording import count

    number = count(sum(1 for _ in miejsca(plan)), *plan.profil.dzialanie.noun.counted)
    total = values.amount(budget.by_source(plan, None).razem)
    return f"{values.one_line(plan.tytul)} ({number}, {total})."


def _as_the_pager_wants() -> None:
    """Colours reach a pager that git has started, unless git's settings forbid them."""
    paged = os.environ.get("GIT_PAGER_IN_USE") in ("1", "true")
    if paged and git_merge.wants_colour(Path.cwd()):
        os.environ.setdefault("FORCE_COLOR", "1")


def _width() -> int | None:
    """The columns of the terminal that git's pager writes to, or of our own."""
    columns = os.environ.get("COLUMNS", "")
    if os.environ.get("GIT_PAGER_IN_USE") and columns.isdecimal():
        return max(int(columns), 20)
    return output.width(sys.stdout)


# --- git merge -----------------------------------------------------------------------------------

_SIDES = {
    "merge": ("bieżąca gałąź", "scalana gałąź"),
    "rebase": ("gałąź, na którą przenosisz zmiany", "przenoszona zmiana"),
    "other": ("stan bieżący", "nanoszona zmiana"),
}


def merge(arguments: Sequence[str]) -> int:
    """Merge as git asks: base, ours (which gets the result), theirs, size of marks, path."""
    from rpd.amendment.merge import merge as merge_plans
    from rpd.load.data import decoded

    base, ours, theirs = (files.read(Path(name)).data for name in arguments[:3])
    size = int(arguments[3]) if arguments[3].isdecimal() else 7
    path = arguments[4]
    sides = _SIDES[git_merge.under_way(Path.cwd())]

    # The same texts are asked for again and again: the three sides, and what came of them.
    @cache
    def read(text: str) -> Plan:
        source = files.Source(path, text.encode("utf-8"))
        loaded = load(source, _profile_alone(source, Path(path).parent))
        hidden = _unread(loaded)
        if loaded.plan is None or hidden:
            reason = (hidden or loaded.diagnostics)[0].message
            raise RpdError(f"„{path}” nie daje się odczytać w całości: {reason}")
        return loaded.plan

    def by_lines(one: str, before: str, other: str) -> tuple[str, int]:
        texts = (text.encode("utf-8") for text in (one, before, other))
        merged, conflicts = git_merge.merge_file(*texts, marker=size, sides=sides)
        return merged.decode("utf-8"), conflicts

    try:
        before, mine, other = (decoded(files.Source(path, data)) for data in (base, ours, theirs))
        found = merge_plans(before, mine, other, read, by_lines)
    except RpdError as error:
        output.complain(
            f"„{path}” git scala wierszami, bez sprawdzania treści. {error.message}", error.hint
        )
        # The same lines that git would merge, with the sides called what they are.
        merged, conflicts = git_merge.merge_file(ours, base, theirs, marker=size, sides=sides)
        saving.update(Path(arguments[1]), merged, ours)
        return CLASH if conflicts else 0
    mark = b"\xef\xbb\xbf" if ours.startswith(b"\xef\xbb\xbf") else b""
    if found.clashes:
        text = _stopped(found, sides, path, size)
        saving.update(Path(arguments[1]), mark + text.encode("utf-8"), ours)
        return CLASH
    saving.update(Path(arguments[1]), mark + found.text.encode("utf-8"), ours)
    if found.lost_layout:
        output.say(f"„{path}”: scalono według treści; układ wierszy jest ze strony: {sides[0]}.")
    if found.lost:
        output.say(
            f"„{path}”: razem z usuniętymi wpisami zniknęły komentarze drugiej strony:",
            *(f"  {comment}" for comment in found.lost),
        )
    return 0


def _stopped(found: Merged, sides: tuple[str, str], path: str, size: int) -> str:
    """Say what contradicts what; the text of a file that does not look whole."""
    said = [f"„{path}”: sprzeczne zmiany planu; rozstrzygnij je w pliku."]
    for clash in found.clashes:
        said += [f"  {sides[0]}: {sentence}" for sentence in clash.ours]
        said += [f"  {sides[1]}: {sentence}" for sentence in clash.theirs]
        if clash.reason:
            said.append(f"  {clash.reason}")
    said = [visible(plain(line)) for line in said]
    output.say(*said)
    text = found.text
    if f"\n{'>' * size} {sides[1]}" not in text:
        # The lines do not contradict each other, only what they say.
        end = "\r\n" if "\r\n" in text else "\n"
        lines = [f"{'<' * size} {sides[0]}", *(f"# {line}" for line in said)]
        lines += ["=" * size, f"{'>' * size} {sides[1]}", ""]
        text = end.join(lines) + text
    return text
