"""Arguments of ``rpd validate`` → the files to check, as what they are, and what is passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from rpd.diagnostics import Diagnostic
from rpd.errors import CannotReadError, NotFoundError, UsageError
from rpd.frozen import dataclass
from rpd.load.kinds import AMENDMENTS, BY_KEY, ERRATA, EXECUTION, KINDS, Kind
from rpd.outside import files, plan_names, yaml_files
from rpd.polish.wording import quote
from rpd.rules import plik_pominiety
from rpd.workspace import kinds, plans, settings
from rpd.workspace.desk import Desk
from rpd.workspace.kinds import CheckedAs

_NAMES = re.compile(r"^(?:strategia|slownik|profil):[ \t]*(\S[^\n]*)", re.MULTILINE)
_YEAR = re.compile(r"^rok:[ \t]*([0-9]{4})\b", re.MULTILINE)
_SUFFIXES = (".yaml", ".yml")
_COMPANIONS = ("strategia", "slownik", "profil")
_BELOW = tuple((kind.folder, kind) for kind in KINDS if kind.folder)
"""The folders beside plans that are checked with them, and what lies in each."""
_DEEPEST = 4
"""So deep below a folder of its own somebody may have put a file."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan that calls itself a draft; ``plan`` is the one that it is to change, None for none."""

    checked: CheckedAs
    plan: Path | None


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is checked, and findings about files beside it that nobody reads.

    ``drafts`` lie beside the plans. ``beside`` are strategies and dictionaries that lie there; what
    plans name is read with them, so that they are checked and not counted.
    """

    targets: tuple[CheckedAs, ...]
    beside: tuple[CheckedAs, ...] = ()
    passed_over: tuple[Diagnostic, ...] = ()
    drafts: tuple[Draft, ...] = ()

    @property
    def counted(self) -> tuple[CheckedAs, ...]:
        """What the report counts."""
        return (*self.targets, *(draft.checked for draft in self.drafts))

    @property
    def every(self) -> tuple[CheckedAs, ...]:
        """All that is checked."""
        return (*self.counted, *self.beside)


def chosen(arguments: list[str], here: Path, desk: Desk) -> Chosen:
    """The files that were named, each once, or all of the workspace around the folder `here`.

    Raises RpdError.
    """
    if not arguments:
        return _swept(plans.named([], here), desk)
    targets: list[CheckedAs] = []
    beside: list[CheckedAs] = []
    passed: list[Diagnostic] = []
    drafts: list[Draft] = []
    for argument in arguments:
        path = Path(argument)
        if argument and path.is_dir():
            found = _folder(path, desk)
            targets += found.targets
            beside += found.beside
            passed += found.passed_over
            drafts += found.drafts
        elif plan_names.stem_of(argument) or not path.is_file():
            targets += _as_plans(plans.named([argument], here))
        else:
            targets.append(CheckedAs(kinds.of(path, desk), path))
    chosen = _once(targets)
    by_path = {draft.checked.path: draft for draft in reversed(drafts)}
    unnamed = files.distinct([*(target.path for target in chosen), *by_path])[len(chosen) :]
    return Chosen(
        chosen,
        _once(beside),
        tuple(dict.fromkeys(passed)),
        tuple(by_path[path] for path in unnamed),
    )


def _once(targets: list[CheckedAs]) -> tuple[CheckedAs, ...]:
    """Each file under the first of its names: links and other spellings are that file."""
    first = files.distinct(target.path for target in targets)
    kept = {target.path: target for target in reversed(targets)}
    return tuple(kept[path] for path in first)


def _as_plans(paths: list[Path]) -> list[CheckedAs]:
    return [CheckedAs(BY_KEY["plan"], path) for path in paths]


def _folder(folder: Path, desk: Desk) -> Chosen:
    """All files of a folder; of a workspace, or of its „plans”, what a plain check looks at."""
    for workspace in (folder, folder.absolute().parent):
        if (workspace / "rpd.toml").is_file() or (workspace / "plans").is_dir():
            try:
                listed = plans.of_workspace(workspace)
            except NotFoundError:
                break
            below = [path for path in listed if path.is_relative_to(folder.absolute())]
            if workspace is folder or below:
                return _swept([Path(files.display_name(path)) for path in below or listed], desk)
    within = EXECUTION in folder.absolute().parts[-3:]
    listed = yaml_files.below(folder, _DEEPEST) if within else yaml_files.inside(folder)
    found = [path for path in listed if path.suffix in _SUFFIXES]
    if not found:
        raise UsageError(
            f"W folderze „{files.display_name(folder)}” nie ma plików YAML.",
            "Podaj folder z planami, np. „plans”, albo plik.",
        )
    return Chosen(tuple(CheckedAs(kinds.of(path, desk), path) for path in found))


def _swept(paths: list[Path], desk: Desk) -> Chosen:
    """The plans, the amendments beside them, and whatever lies in their folders besides."""
    targets = _as_plans(paths)
    beside: list[CheckedAs] = []
    passed: list[Diagnostic] = []
    drafts: list[Draft] = []
    for folder in dict.fromkeys(path.parent for path in paths):
        for path in yaml_files.inside(folder):
            if path in paths or _left_out_by_settings(path):
                continue  # settings may name some of the plans and leave out others
            found = _companion(path, desk)
            if found is None and path.name in _named_by(folder, paths, desk):
                continue
            if found is None and _is_draft(path, desk):
                drafts.append(Draft(CheckedAs(BY_KEY["plan"], path), _changed(path, paths, desk)))
            elif found is None:
                passed.append(_passed_over(path, desk))
            else:
                beside.append(CheckedAs(found, path))
        for below, kind in _BELOW:
            for path in _below(folder / below):
                if path.suffix not in _SUFFIXES:
                    passed.append(_passed_over(path, desk))
                elif kind.within or path.parent == folder / below:
                    targets.append(CheckedAs(kind, path))
                else:
                    passed.append(_too_deep(path, folder / below))
        passed += [_too_deep(path, folder) for path in _elsewhere(folder, paths, desk)]
    return Chosen(tuple(targets), tuple(beside), tuple(passed), tuple(drafts))


def _below(folder: Path) -> list[Path]:
    """The files of a kind's own folder, and of the folders in it."""
    return yaml_files.below(folder, _DEEPEST) if folder.is_dir() else []


def _elsewhere(folder: Path, paths: list[Path], desk: Desk) -> Iterator[Path]:
    """Files of data in other folders of the one that is for plans, which nobody names."""
    if folder.absolute().name != "plans":
        return
    own = {below for below, _ in _BELOW}
    named = (folder / name for name in _named_by(folder, paths, desk))
    known = {path.resolve() for path in (*paths, *named)}
    for inner in sorted(path for path in folder.iterdir() if path.is_dir()):
        if inner.name not in own and not inner.is_symlink() and not inner.name.startswith("."):
            for path in yaml_files.below(inner, _DEEPEST):
                left_out = path.resolve() in known or _left_out_by_settings(path)
                if not left_out and kinds.by_content(path, desk) is not None:
                    yield path


def _left_out_by_settings(path: Path) -> bool:
    """Whether a file named by a year is none of the plans because ``rpd.toml`` names others."""
    config = settings.workspace(files.workspace_of(path)).config
    if config is None or not config.plans or not plan_names.ends_with_years(path.name):
        return False
    return path.suffix == ".yaml" or not path.with_suffix(".yaml").exists()


def _named_by(folder: Path, paths: list[Path], desk: Desk) -> set[str]:
    """What the plans of a folder name as their strategy and dictionary, told from their lines."""
    found: set[str] = set()
    for path in paths:
        if path.parent == folder:
            try:
                text = desk.read(path).data.decode("utf-8", "replace")
            except CannotReadError:
                continue  # told of the plan itself
            named = (said.partition(" #")[0].strip() for said in _NAMES.findall(text))
            found.update(name.strip("'\"") for name in named)
    return found


def _companion(path: Path, desk: Desk) -> Kind | None:
    """The kind of what plans share; None for what nobody reads under this name."""
    if path.suffix not in _SUFFIXES:
        return None
    kind = kinds.by_place(path) or kinds.by_content(path, desk)
    return kind if kind is not None and kind.key in _COMPANIONS else None


def _passed_over(path: Path, desk: Desk) -> Diagnostic:
    return _found(path, *_why(path, desk))


def _too_deep(path: Path, folder: Path) -> Diagnostic:
    name = quote(folder.absolute().name)
    taken, moved = "", "go"
    if (folder / path.name).exists():
        taken, moved = f"Jest tam już {quote(path.name)}. ", "ten plik pod inną nazwą"
    hint = (
        f"{taken}Przenieś {moved} wprost do folderu {name}, a jeśli nie jest potrzebny, poza "
        "folder z planami."
    )
    return _found(
        path,
        f"Tego pliku rpd nie czyta: pliki folderu {name} stoją wprost w nim, a nie głębiej.",
        hint,
    )


def _found(path: Path, message: str, hint: str) -> Diagnostic:
    rule = plik_pominiety
    return Diagnostic(
        code=rule.CODE,
        slug=rule.SLUG,
        severity=rule.SEVERITY,
        message=message,
        hint=hint,
        file=files.display_name(path),
        path=(),
        span=None,
    )


def _is_draft(path: Path, desk: Desk) -> bool:
    """Whether a file calls itself a draft and holds the data of a plan."""
    if path.suffix not in _SUFFIXES or not plan_names.is_draft(path.name):
        return False
    kind = kinds.by_content(path, desk)
    return kind is not None and kind.key == "plan"


def _changed(draft: Path, paths: list[Path], desk: Desk) -> Path | None:
    """The plan of a draft's year beside it, told from its line."""
    match = _YEAR.search(desk.read(draft).data.decode("utf-8", "replace"))
    year = match.group(1) if match else ""
    beside = (path for path in paths if path.parent == draft.parent)
    return next((path for path in beside if plan_names.first_year(path.name) == year), None)


def _why(path: Path, desk: Desk) -> tuple[str, str]:
    """Why nobody reads a file, and what to do about it."""
    twin = path.with_suffix(".yaml")
    if path.suffix == ".yml" and plan_names.is_plan(path.name) and twin.exists():
        return (
            f"Tego pliku rpd nie czyta, bo obok jest „{twin.name}”.",
            "Zostaw jeden z tych plików.",
        )
    if path.suffix not in _SUFFIXES:
        return (
            "Tego pliku rpd nie czyta, bo jego nazwa nie kończy się na „.yaml”.",
            "Popraw końcówkę nazwy albo przenieś plik poza folder z planami.",
        )
    kind = kinds.by_content(path, desk)
    if kind is not None and kind.key == "zmiana":
        return (
            f"Tego pliku rpd nie czyta: zapisy zmian stoją w folderze „{AMENDMENTS}”.",
            f"Przenieś go do folderu „{AMENDMENTS}”.",
        )
    if kind is not None and kind.key == "errata":
        return (
            f"Tego pliku rpd nie czyta: erraty stoją w folderze „{ERRATA}”.",
            f"Przenieś go do folderu „{ERRATA}”.",
        )
    if kind is not None and kind.key == "wykonanie":
        return (
            f"Tego pliku rpd nie czyta: wykonanie stoi w folderze „{EXECUTION}”.",
            f"Przenieś go do folderu roku i kwartału, np. „{EXECUTION}/2024/II”.",
        )
    config = settings.workspace(files.workspace_of(path)).config
    if config is not None and config.plans:
        return (
            "Tego pliku rpd nie czyta: nazwa planu kończy się rokiem i jest w „plans” w rpd.toml.",
            "Kopię usuń albo przenieś poza folder z planami; plan nazwij tak, jak mówi rpd.toml.",
        )
    return (
        "Tego pliku rpd nie czyta: plan ma w nazwie sam rok, np. „2024.yaml”.",
        "Kopię usuń albo przenieś poza folder z planami; planowi nadaj nazwę będącą rokiem.",
    )
