"""One more action in a plan of the workspace: where it goes, and the text of the file with it."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from rpd.beginning import action
from rpd.errors import NotFoundError, UsageError
from rpd.frozen import dataclass
from rpd.load.data import data_in, data_of, decoded, plan_of, span_of
from rpd.plan.model import Miejsce, Plan, dzialania
from rpd.plan.profil import DZIALANIA
from rpd.plan.values import one_line
from rpd.polish.wording import quote
from rpd.workspace import plans
from rpd.workspace.desk import Opened
from rpd.writing.doubts import CHECK
from rpd.writing.skeleton import appended

_BOM = b"\xef\xbb\xbf"
_ID = re.compile(r"\bid: *[\"']?([a-z0-9-]+)")


@dataclass(frozen=True, slots=True)
class Added:
    """The file with one more action, not yet written; ``line`` is where the action begins."""

    data: bytes
    miejsce: Miejsce
    line: int
    plan: Plan


def added(opened: Opened, under: str, title: str | None) -> Added:
    """The plan, which could be read, with one more action.

    Raises:
        RpdError: the place is not known, or the title cannot be one.
    """
    plan = opened.plan
    assert plan is not None
    name = _title(title) if title is not None else action.title_of(plan.profil)
    heading = action.heading(plan, under, opened.strategia)
    where = (*(heading.element.path if heading is not None else ()), DZIALANIA)
    identifier = action.fresh_id(name, _taken(opened))
    comments = list(action.waiting(plan.profil, plan.rok, opened.slownik))
    if title is None:
        comments.insert(
            0, f"{CHECK}wpisz nazwę i nadaj pasujące do niej id; potem id się nie zmienia"
        )
    data = data_in(opened)
    text = appended(
        decoded(opened.source), data, where, {"id": identifier, "nazwa": name}, comments
    )
    return _read(opened, text, identifier)


def _read(opened: Opened, text: str, identifier: str) -> Added:
    assert opened.plan is not None
    grown = plan_of(data_of(text, opened.plan.profil))
    miejsce = action.place_of(grown, identifier)
    line = span_of(text, miejsce.dzialanie.path).line
    bom = _BOM if opened.source.data.startswith(_BOM) else b""
    return Added(bom + text.encode("utf-8"), miejsce, line, grown)


def _title(title: str) -> str:
    name = one_line(title)
    if not name:
        raise UsageError("Nazwa po --title jest pusta.", 'Podaj np. --title "Szkolenia kadry".')
    if not name.replace("\u00a0", " ").isprintable():
        raise UsageError(
            f"Nazwa {quote(name)} ma znak, którego nie da się wydrukować.",
            "Usuń go i powtórz polecenie.",
        )
    return name


def _taken(opened: Opened) -> set[str]:
    """Ids that actions of this plan have, or that stand in another plan of the workspace."""
    assert opened.plan is not None
    taken = {one.id for one in dzialania(opened.plan)}
    others: list[Path] = []
    with suppress(NotFoundError):  # a plan that was named by its path may lie in no workspace
        others = plans.of_workspace(opened.path.parent)
    for path in others:
        if path.absolute() != opened.path.absolute():
            taken |= set(_ID.findall(opened.desk.read(path).data.decode("utf-8", "replace")))
    return taken
