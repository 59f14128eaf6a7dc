"""``rpd git install``: ``.gitattributes`` and the settings of this clone, put in and taken out.

What somebody else has set under one of our names is never replaced without ``--force``.
"""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from rpd import __version__
from rpd.errors import CannotWriteError, Remark, UsageError, after
from rpd.outside import files, git, git_settings, saving
from rpd.plan.built_in import chosen
from rpd.polish.wording import capital
from rpd.workspace import plans, settings

NAME = ".gitattributes"
COMMENT = "# rpd: różnice planów zdaniami, scalanie według treści (w klonie: „rpd git install”)"
ATTRIBUTES = "diff=rpd merge=rpd"
_YEAR = "[0-9][0-9][0-9][0-9].y*ml"
_OURS = "-m rpd git "
TEXTCONV = "diff.rpd.textconv"
CACHE = "diff.rpd.cachetextconv"
_KEPT = "refs/notes/textconv/rpd"
_HEADINGS = (
    "^([a-z]+:.*)$",
    "^ *(- (id|numer): .*)$",
    "^(({}|{}) .*)$".format(  # of the converted text
        *(capital(level.noun.one) for level in reversed(chosen(None).all_levels[-2:]))
    ),
)
_NAMES_ALONE = (CACHE, "diff.rpd.xfuncname", "merge.rpd.name")
"""Settings that nobody else has a use for, whatever their value."""


def wanted_settings(*, textconv: bool = False) -> dict[str, str | None]:
    """The settings of git by their names; None for what must not be set.

    Where rpd has gone, git does what it does without it. A conversion to text is for whoever asks:
    blame, searches and clients that commit single lines take what it yields for the file.
    """
    # „-P”: nothing that lies in the repository is imported.
    run = f"{shlex.quote(Path(sys.executable).as_posix())} -P {_OURS}"
    labels = "-L 'bieżąca gałąź' -L 'wspólny początek' -L 'scalana gałąź'"
    # git keeps conversions for as long as the command's text is the same: hence the version.
    converted = f'f() {{ : {__version__}; {run}textconv -- "$1" 2>/dev/null || cat "$1"; }}; f'
    return {
        "diff.rpd.command": (
            f'f() {{ {run}diff -- "$@" 2>/dev/null || git --no-pager diff --no-index '
            '--no-ext-diff --no-textconv -- "$2" "$5"; true; }; f'
        ),
        TEXTCONV: converted if textconv else None,
        CACHE: "true" if textconv else None,
        "diff.rpd.xfuncname": "\n".join(_HEADINGS[: 3 if textconv else 2]),
        "merge.rpd.name": "plan działania według treści (rpd)",
        "merge.rpd.driver": (
            f'f() {{ {run}merge -- "$@"; r=$?; [ $r = 0 ] && return 0; [ $r = 3 ] && return 1; '
            f'git merge-file --marker-size="$4" {labels} "$2" "$1" "$3"; }}; f %O %A %B %L %P'
        ),
    }


_SECTIONS = ("diff.rpd", "merge.rpd")


def repository_and_folder(here: Path) -> tuple[git.Repository, Path]:
    """The repository around a folder and the workspace in it. Raises RpdError."""
    repository = git.repository(here)
    folder = settings.workspace(here).folder
    repository.path_of(folder)
    return repository, folder


def _patterns(folder: Path, here: Path) -> list[str]:
    """Patterns of plans as ``.gitattributes`` of the workspace writes them."""
    configured = settings.workspace(here).config
    if configured is None or not configured.plans:
        return [f"plans/{_YEAR}"]
    found = {path.resolve().relative_to(folder.resolve()).parent for path in plans.named([], here)}
    return [f"{_escaped(parent)}*{_YEAR}" for parent in sorted(found)]


def _escaped(parent: Path) -> str:
    """A folder in front of a pattern; blanks and signs of patterns stand for themselves."""
    if parent == Path():
        return "/"
    name = parent.as_posix()
    for sign in "\\*?[ ":
        name = name.replace(sign, "?" if sign == " " else f"\\{sign}")
    return f"{name}/"


def lines(folder: Path, here: Path) -> list[str]:
    """The lines of ``.gitattributes`` that make plans of the workspace known to git."""
    return [f"{pattern} {ATTRIBUTES}" for pattern in _patterns(folder, here)]


def install(here: Path, *, force: bool, textconv: bool = False) -> list[str]:
    """Set everything up; what is there already stays. Returns what was done, in sentences."""
    repository, folder = repository_and_folder(here)
    wanted = wanted_settings(textconv=textconv)
    foreign = [
        name
        for name, value in wanted.items()
        if (present := git_settings.setting(repository, name)) not in (None, value)
        and not is_ours(name, present or "")
    ]
    if foreign and not force:
        raise UsageError(
            f"W tym repozytorium jest już inne ustawienie: {', '.join(foreign)}.",
            "Zmień jego nazwę albo dodaj --force, żeby je zastąpić.",
        )
    _demand_free_attributes(repository, here, force=force)
    done = []
    added, said = _add_lines(folder, lines(folder, here))
    if added:
        shown = files.display_name(folder / NAME)
        done.append(f"Dopisano do {shown}: {', '.join(added)}. Zatwierdź ten plik w repozytorium.")
    with after([Remark(line) for line in said]):
        for name, value in wanted.items():
            if git_settings.setting(repository, name) != value:
                replaced = " (zastąpiono poprzednie)" if name in foreign and value else ""
                git_settings.set_setting(repository, name, value)
                done.append(f"{'Ustawiono' if value else 'Usunięto'} {name}{replaced}.")
        if not textconv:
            git_settings.drop_reference(repository, _KEPT)
    if not done:
        return [*said, "Wszystko jest już ustawione."]
    last = "Odtąd „git diff” mówi o planach zdaniami; wyłącza to „rpd git uninstall”."
    return [*said, *done, last]


def is_ours(name: str, value: str) -> bool:
    """Whether a setting was made here, maybe by another version or another Python."""
    return _OURS in value or name in _NAMES_ALONE


def _demand_free_attributes(repository: git.Repository, here: Path, *, force: bool) -> None:
    for path in plans.named([], here):
        inside = repository.path_of(path)
        for name in ("diff", "merge"):
            value = git_settings.attribute(repository, inside, name)
            if value not in ("", "rpd") and not force:
                raise UsageError(
                    f"Plik „{inside}” ma już w .gitattributes atrybut {name}={value}.",
                    "Usuń go albo dodaj --force; wiersz rpd stanie wtedy za nim.",
                )


def _read(path: Path) -> str:
    if not path.exists():
        return ""
    try:
        return files.read(path, path.parent).data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CannotWriteError(
            f"Plik „{files.display_name(path)}” nie jest zapisany w UTF-8.",
            "Zapisz go w kodowaniu UTF-8 i spróbuj ponownie.",
        ) from error


def written(folder: Path) -> set[str]:
    """The lines of ``.gitattributes`` in a folder, single blanks between their words."""
    return {" ".join(line.split()) for line in _read(folder / NAME).splitlines()}


def _add_lines(folder: Path, wanted: list[str]) -> tuple[list[str], list[str]]:
    """Append the lines that are not there; those, and remarks. What stands in the file stays."""
    path = folder / NAME
    text = _read(path)
    there = written(folder)
    missing = [line for line in wanted if line not in there]
    if missing:
        end = "\r\n" if "\r\n" in text else "\n"
        head = text if not text or text.endswith("\n") else text + end
        added = missing if COMMENT in there else [COMMENT, *missing]
        before = text.encode("utf-8") if path.exists() else None
        remarks = saving.update(path, (head + end.join([*added, ""])).encode("utf-8"), before)
        return missing, [f"{NAME}: {remark}" for remark in remarks]
    return [], []


def uninstall(here: Path) -> list[str]:
    """Take out what `install` put in, and nothing else. Returns what was done, in sentences."""
    repository, folder = repository_and_folder(here)
    done = []
    said: list[str] = []
    for name in wanted_settings():
        present = git_settings.setting(repository, name)
        if present is not None and is_ours(name, present):
            git_settings.set_setting(repository, name, None)
            done.append(f"Usunięto {name}.")
    for section in _SECTIONS:
        git_settings.drop_empty_section(repository, section)
    git_settings.drop_reference(repository, _KEPT)
    path = folder / NAME
    text = _read(path)
    kept = [
        line
        for line in text.splitlines(keepends=True)
        if line.strip() != COMMENT and not line.strip().endswith(f" {ATTRIBUTES}")
    ]
    if len(kept) < len(text.splitlines()):
        if kept:
            data = "".join(kept).encode("utf-8")
            said = [f"{NAME}: {one}" for one in saving.update(path, data, text.encode("utf-8"))]
        else:
            saving.remove(path, text.encode("utf-8"))
        done.append(f"Usunięto wiersze rpd z {files.display_name(path)}.")
    return [*said, *(done or ["Nie ma czego wyłączać."])]
