"""``rpd consolidate --document obwieszczenie``: the notice, and beside it its annex."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rpd.cli import deliver, letters, output, result
from rpd.documents import making, notices, replacing, wanted
from rpd.documents.act_order import beside
from rpd.errors import UsageError

if TYPE_CHECKING:
    from rpd.workspace.edition import Version


def produce(
    plan: str | None,
    asked: notices.NoticeAsked,
    order: wanted.Wanted,
    out: Path | None,
    *,
    draft: bool,
    force: bool,
) -> int:
    """Write the notice and its annex; the exit code. Raises RpdError."""
    if out is None:
        raise UsageError(
            "Obwieszczenie to dwa pliki: ono samo i załącznik z tekstem jednolitym.",
            f"Podaj nazwę pliku, np. -o obwieszczenie.{order.format}",
        )
    replacing.demand_replaceable(out, document=True, force=force)
    opened = making.load(plan, Path.cwd())
    heading = notices.heading(opened[1], asked.day)
    order = replace(order, part="noticeannex", notice=heading)

    def write_notice(version: Version) -> int:
        act, remarks = notices.worded(version, asked, order.folders, draft=draft)
        if letters.unprintable(act, order.format):
            return 1
        data = notices.rendered(
            act,
            version.loaded,
            "announcement",
            order.format.value,
            folders=order.folders,
            day=asked.day,
        )
        result.write(out, data)
        if act.projekt:
            output.say(notices.GAPS)
        output.remark(*remarks)
        return 0

    annex = beside(out)
    return deliver.produce(opened, order, annex, draft=draft, force=force, first=write_notice)
