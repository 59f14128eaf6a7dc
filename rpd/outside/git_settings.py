"""Settings, attributes and references of a repository: asked for, made and taken away."""

from __future__ import annotations

from rpd.outside.git import Repository
from rpd.outside.git_program import GitError, run, text


def setting(repository: Repository, name: str) -> str | None:
    """A setting of this repository alone („diff.rpd.command”); None where it has none."""
    found = run(repository.root, "config", "--local", "--get", name)
    return text(found).removesuffix("\n") if found.returncode == 0 else None


def setting_in_force(repository: Repository, name: str) -> str | None:
    """A setting as git uses it here, wherever it is made; None where it is nowhere."""
    found = run(repository.root, "config", "--get", name)
    return text(found).removesuffix("\n") if found.returncode == 0 else None


def set_setting(repository: Repository, name: str, value: str | None) -> None:
    """Give a setting of this repository a value, or take it away (None). Raises GitError."""
    if value is None:
        done = run(repository.root, "config", "--local", "--unset-all", name)
    else:
        done = run(repository.root, "config", "--local", "--replace-all", name, value)
    if done.returncode not in (0, 5):  # 5: there was nothing to take away
        reason = done.stderr.decode("utf-8", "replace").strip() or "git config"
        raise GitError(
            f"Nie można zapisać ustawienia „{name}” w repozytorium: {reason}.",
            "Sprawdź prawa do pliku .git/config.",
        )


def drop_empty_section(repository: Repository, name: str) -> None:
    """Take a section of the settings away („diff.rpd”) unless something is left in it."""
    pattern = "^" + name.replace(".", r"\.") + r"\."
    left = run(repository.root, "config", "--local", "--get-regexp", pattern)
    if left.returncode == 1:
        run(repository.root, "config", "--local", "--remove-section", name)


def drop_reference(repository: Repository, name: str) -> None:
    """Take a reference away („refs/notes/…”), where it is there. Raises GitError."""
    if run(repository.root, "show-ref", "--verify", "--quiet", name).returncode != 0:
        return
    if run(repository.root, "update-ref", "-d", name).returncode != 0:
        raise GitError(
            f"Nie można usunąć „{name}” z repozytorium.",
            f"Zakończ inne programy git i powtórz: „git update-ref -d {name}”.",
        )


def attribute(repository: Repository, path: str, name: str) -> str:
    """An attribute of a path as ``.gitattributes`` gives it; "" where it is unspecified."""
    found = run(repository.root, "check-attr", "-z", name, "--", path)
    value = text(found).split("\0")[2] if found.returncode == 0 else ""
    return "" if value == "unspecified" else value
