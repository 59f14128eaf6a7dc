"""An amending resolution, a justification, a correction → written, saved as data, talked about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rpd.cli import letters, output
from rpd.documents import act_remarks, acts, from_errata, notices
from rpd.documents.act_order import ActAsked, ActKind, beside
from rpd.errors import UsageError
from rpd.outside import files

if TYPE_CHECKING:
    from rpd.documents.act_file import Saving
    from rpd.load.whole import Loaded


def make(
    before: Loaded, after: Loaded, order: ActAsked, out: Path | None, save: Saving | None
) -> int:
    """Make the document, write it, save the amendment, and say what they cannot; the exit code.

    Raises:
        RpdError: there is nothing to amend, or a file cannot be written.
    """
    made = acts.drawn(before, after, order, save)
    if letters.unprintable(made.act, order.format):
        return 1
    saved = save.written(acts.saved(made, order)) if save is not None else b""
    letters.write(
        made.act, order.screen, out, lambda: acts.rendered(made.act, before, after, order)
    )
    if order.whole and out is not None and order.document is ActKind.RESOLUTION:
        _save_annex(after, made, order, out)
    # The record of a resolution comes last: where a document fails, there is none.
    if save is not None:
        files.make_folder(save.path.parent)
        output.update(save.path, saved, save.before, "plik ze zmianą")
    for remark in act_remarks.of(made, before, after, order):
        output.remark(remark)
    return 0


def _save_annex(after: Loaded, drawn: acts.Drawn, order: ActAsked, out: Path) -> None:
    """The annex to the amending resolution, beside it: „uchwala-zalacznik.docx”."""
    made = acts.annexed(after, drawn.plan, order)
    if made.data is not None:
        output.save(beside(out), made.data)
        return
    for place, characters in made.unprintable:
        output.say(f"{place}: czcionka dokumentu nie ma znaków: {characters}.")
    raise UsageError("Załącznika nie da się wydrukować.", "Zmień te znaki w planie.")


def correct(found: from_errata.Chosen, order: ActAsked, out: Path | None) -> int:
    """Make the correction and write it; the exit code.

    Raises:
        RpdError: a slip is in the signed text too, or the document cannot be made.
    """
    act = from_errata.correction(found, order)
    if letters.unprintable(act, order.format):
        return 1

    def rendered() -> bytes:
        return notices.rendered(
            act,
            found.old,
            "correction",
            order.format.value,
            folders=order.folders,
            day=order.day,
        )

    letters.write(act, order.screen, out, rendered)
    if act.projekt:
        output.say(notices.GAPS)
    return 0


def mend(found: from_errata.Chosen, order: ActAsked, out: Path | None, save: Saving | None) -> int:
    """Make the amending resolution, or its justification, from errata; the exit code.

    Raises RpdError.
    """
    order = from_errata.with_reason(order, found.wpisy)
    code = make(found.old, found.new, order, out, save)
    if code == 0 and save is not None:
        output.say(from_errata.afterwards(found.wpisy, order.number))
    return code
