"""What is set up for git in a clone, what is missing or half made, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rpd.frozen import dataclass
from rpd.outside import git, git_settings
from rpd.workspace import git_setup, plans

_REPAIRED = "Naprawi to „rpd git check --repair”."
_FOREIGN = "Cudze ustawienia zastąpi „rpd git install --force”."
_OVERRULED = (
    "Tego rpd nie zmienia, bo nie stoi to w ustawieniach tego repozytorium ani w wierszach rpd. "
    "Skąd jest ustawienie, powie „git config --show-origin --get NAZWA”; atrybut planu zmienia "
    "inny wiersz .gitattributes albo .git/info/attributes."
)


@dataclass(frozen=True, slots=True)
class State:
    """What a line of `.gitattributes`, a setting or an attribute of a plan is like.

    ``advice`` is what to do where ``word`` is not „is”.
    """

    name: str
    word: str = "is"
    remark: str = ""
    advice: str = _REPAIRED


@dataclass(frozen=True, slots=True)
class GitState:
    """What is set up and what is amiss; whether plans as text were asked for."""

    states: tuple[State, ...]
    textconv: bool

    @property
    def advice(self) -> tuple[str, ...]:
        """What to do, in sentences; empty where nothing is amiss."""
        return tuple(dict.fromkeys(one.advice for one in self.states if one.word != "is"))

    @property
    def repairable(self) -> bool:
        """Whether something is amiss and all of it can be mended here."""
        return bool(self.advice) and _OVERRULED not in self.advice


def found(here: Path) -> GitState:
    """What is set up in the clone around a folder. Raises RpdError."""
    repository, folder = git_setup.repository_and_folder(here)
    textconv = _asked_for_conversion(repository)
    wanted = git_setup.wanted_settings(textconv=textconv)
    there = git_setup.written(folder)
    states = [
        State(f"{git_setup.NAME}: {line}", "is" if line in there else "missing")
        for line in git_setup.lines(folder, here)
    ]
    states += _settings(repository, wanted)
    if all(state.word == "is" for state in states):
        states += [*_overruled_settings(repository, wanted), *_overruled_plans(repository, here)]
    return GitState(tuple(states), textconv)


def _asked_for_conversion(repository: git.Repository) -> bool:
    """Whether somebody wanted plans as text; once that was set unasked, but nothing was kept."""
    return (
        git_settings.setting(repository, git_setup.TEXTCONV) is not None
        and git_settings.setting(repository, git_setup.CACHE) == "true"
    )


def _settings(repository: git.Repository, wanted: dict[str, str | None]) -> Iterator[State]:
    for name, value in wanted.items():
        present = git_settings.setting(repository, name)
        if present == value:
            if value is not None:
                yield State(name)
        elif present is None:
            yield State(name, "missing")
        elif not git_setup.is_ours(name, present):
            yield State(name, "other", "cudze", _FOREIGN)
        elif value is None:
            yield State(name, "extra", "programy dostają przez to inne wiersze niż w pliku")
        else:
            yield State(name, "other", "z innej wersji rpd albo innego Pythona")


def _overruled_settings(
    repository: git.Repository, wanted: dict[str, str | None]
) -> Iterator[State]:
    """What is set right here, but otherwise for this worktree, this user or this computer."""
    for name, value in wanted.items():
        if git_settings.setting_in_force(repository, name) != value:
            yield State(name, "other", "ustawione także poza repozytorium", _OVERRULED)


def _overruled_plans(repository: git.Repository, here: Path) -> Iterator[State]:
    """The plans to which a line of somebody else's gives another attribute than ours."""
    for path in plans.named([], here):
        inside = repository.path_of(path)
        for name in ("diff", "merge"):
            value = git_settings.attribute(repository, inside, name)
            if value != "rpd":
                said = f"{name}={value}" if value else f"bez atrybutu {name}"
                yield State(inside, "other", said, _OVERRULED)
