"""``rpd git check``: what is set up in this clone, what is missing or half made, and its repair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rpd.cli import git_setup, output, plans
from rpd.outside import git, git_settings

_WORDS = {"is": "jest", "missing": "brak", "other": "inne", "extra": "zbędne"}
_WIDTH = max(map(len, _WORDS.values()))

_REPAIRED = "Naprawi to „rpd git check --repair”."
_FOREIGN = "Cudze ustawienia zastąpi „rpd git install --force”."
_OVERRULED = (
    "Tego rpd nie zmienia, bo nie stoi to w ustawieniach tego repozytorium ani w wierszach rpd. "
    "Skąd jest ustawienie, powie „git config --show-origin --get NAZWA”; atrybut planu zmienia "
    "inny wiersz .gitattributes albo .git/info/attributes."
)


@dataclass(frozen=True, slots=True)
class _State:
    """What a line of `.gitattributes`, a setting or an attribute of a plan is like.

    ``advice`` is what to do where ``word`` is not „is”.
    """

    name: str
    word: str = "is"
    remark: str = ""
    advice: str = _REPAIRED


def check(*, repair: bool) -> int:
    """Say what is set up and what is not; 1 where something is amiss and stays so."""
    repository, folder = git_setup.place()
    textconv = _asked_for_conversion(repository)
    wanted = git_setup.wanted_settings(textconv=textconv)
    there = git_setup.written(folder)
    found = [
        _State(f"{git_setup.NAME}: {line}", "is" if line in there else "missing")
        for line in git_setup.lines(folder)
    ]
    found += _settings(repository, wanted)
    if all(state.word == "is" for state in found):
        found += [*_overruled_settings(repository, wanted), *_overruled_plans(repository)]
    for state in found:
        remark = f" ({state.remark})" if state.remark else ""
        output.tell(f"{_WORDS[state.word]:<{_WIDTH}} {state.name}{remark}")
    advice = dict.fromkeys(state.advice for state in found if state.word != "is")
    if repair and advice and _OVERRULED not in advice:
        return git_setup.install(force=False, textconv=textconv)
    for sentence in advice:
        output.say(sentence)
    return int(bool(advice))


def _asked_for_conversion(repository: git.Repository) -> bool:
    """Whether somebody wanted plans as text; once that was set unasked, but nothing was kept."""
    return (
        git_settings.setting(repository, git_setup.TEXTCONV) is not None
        and git_settings.setting(repository, git_setup.CACHE) == "true"
    )


def _settings(repository: git.Repository, wanted: dict[str, str | None]) -> Iterator[_State]:
    for name, value in wanted.items():
        present = git_settings.setting(repository, name)
        if present == value:
            if value is not None:
                yield _State(name)
        elif present is None:
            yield _State(name, "missing")
        elif not git_setup.is_ours(name, present):
            yield _State(name, "other", "cudze", _FOREIGN)
        elif value is None:
            yield _State(name, "extra", "programy dostają przez to inne wiersze niż w pliku")
        else:
            yield _State(name, "other", "z innej wersji rpd albo innego Pythona")


def _overruled_settings(
    repository: git.Repository, wanted: dict[str, str | None]
) -> Iterator[_State]:
    """What is set right here, but otherwise for this worktree, this user or this computer."""
    for name, value in wanted.items():
        if git_settings.setting_in_force(repository, name) != value:
            yield _State(name, "other", "ustawione także poza repozytorium", _OVERRULED)


def _overruled_plans(repository: git.Repository) -> Iterator[_State]:
    """The plans to which a line of somebody else's gives another attribute than ours."""
    for path in plans.named([]):
        inside = repository.path_of(path)
        for name in ("diff", "merge"):
            value = git_settings.attribute(repository, inside, name)
            if value != "rpd":
                said = f"{name}={value}" if value else f"bez atrybutu {name}"
                yield _State(inside, "other", said, _OVERRULED)
