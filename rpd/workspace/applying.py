"""A saved amendment and the file of a plan → the file as the amendment makes it, checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rpd.amendment.apply import rewrite, withdraw
from rpd.amendment.execute import DoesNotFitError
from rpd.amendment.forces import saved_force
from rpd.amendment.in_force import demand_next
from rpd.amendment.operations import Amendment
from rpd.amendment.parsed import parse
from rpd.amendment.revert import CannotRevertError, DoesNotMatchError
from rpd.frozen import dataclass
from rpd.load.data import data_in, decoded, plan_of
from rpd.load.whole import Loaded, load
from rpd.outside.files import Source
from rpd.rules import zmiana_bez_uchwaly
from rpd.workspace import verdict
from rpd.workspace.desk import Desk
from rpd.workspace.reshaping import with_shapes

if TYPE_CHECKING:
    from rpd.writing.edit import Rewritten
    from rpd.writing.model_data import Data


@dataclass(frozen=True, slots=True)
class Applied:
    """The bytes of the plan before and after the amendment, and what went with the rewriting."""

    amendment: Amendment
    before: bytes
    data: bytes
    rewritten: Rewritten


def applied(plan: Path, saved: Path) -> Applied:
    """The plan of a file with the amendment of another.

    Raises:
        RpdError: one of them cannot be read, or the amendment does not fit; nothing is done.
    """
    desk = Desk()
    source, record = desk.read(plan), desk.read(saved)
    amendment = with_shapes(parse(record.data, record.name), desk.fetch(plan))
    text = decoded(source)
    before = load(source, desk.fetch(plan))
    data = data_in(before)
    demand_next(plan_of(data), amendment.uchwala, saved_force(amendment))
    rewritten = rewrite(text, amendment, data)
    amended = rewritten.text.encode("utf-8")
    if source.data.startswith(b"\xef\xbb\xbf"):
        amended = b"\xef\xbb\xbf" + amended
    named = Source(source.name, amended)
    after = load(named, desk.fetch(plan), composed=rewritten.composed)
    _demand_reversible(data_in(after), amendment)
    _demand_no_new_errors(verdict.judged(before, plan), verdict.judged(after, plan))
    return Applied(amendment, source.data, amended, rewritten)


def _demand_reversible(data: dict[str, Data], amendment: Amendment) -> None:
    """Refuse a record that the imprint of the amended plan could never be checked by.

    Raises:
        CannotRevertError: the record does not hold what it takes away.
    """
    if plan_of(data).uchwala is None or "odcisk" not in data["uchwala"]:
        return
    try:
        withdraw(data, amendment)
    except DoesNotMatchError:
        return  # validate tells of a plan that was edited besides
    except CannotRevertError as error:
        raise CannotRevertError(
            error.message, "Uzupełnij zapis zmiany; pełny tworzy „rpd amend --save”."
        ) from error


def _demand_no_new_errors(before: Loaded, after: Loaded) -> None:
    """An amendment must not bring mistakes into a plan that it found without them."""
    known = {(d.code, d.message) for d in before.diagnostics}
    for diagnostic in verdict.blocking(after.diagnostics):
        if diagnostic.slug == zmiana_bez_uchwaly.SLUG:
            continue  # An edit that was there before is still there.
        if (diagnostic.code, diagnostic.message) not in known:
            where = f" ({diagnostic.where})" if diagnostic.where else ""
            raise DoesNotFitError(
                f"Po tej zmianie plan miałby błąd {diagnostic.code}{where}: {diagnostic.message}",
                f"Niczego nie zmieniono. {diagnostic.hint}".strip(),
            )
