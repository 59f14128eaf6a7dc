"""``rpd verify`` of a report on what was done: the accepted one in its file, and documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rpd import __version__
from rpd.cli import accounted, output
from rpd.documents import accepting, answers, reported, reported_document, stamping, wanted
from rpd.documents.answers import Answer
from rpd.errors import UsageError
from rpd.outside import files
from rpd.plan.sprawozdanie import Sprawozdanie
from rpd.polish.wording import quote
from rpd.workspace import accepted, kinds
from rpd.workspace.desk import Desk

if TYPE_CHECKING:
    from rpd.cli.accounted import Accounted
    from rpd.formats.sealed import Sealed


def is_file(path: Path) -> bool:
    """Whether a file is that of an accepted report, by its place or by what it says."""
    if path.suffix not in (".yaml", ".yml"):
        return False
    kind = kinds.by_place(path) or kinds.by_content(path, Desk())
    return kind is not None and kind.key == "sprawozdanie"


def of_file(path: Path) -> int:
    """Say whether an accepted report is as it was accepted; the exit code."""
    desk = Desk()
    shown = files.display_name(path)
    one, wrong = accepted.read(path, desk)
    if one is None:
        output.refuse(wrong)
        output.tell(f"NIE. {shown} nie da się odczytać jako sprawozdania.")
        return answers.NO
    plan = path.absolute().parent.parent / one.plan
    made = _answer(shown, one, plan, desk)
    _tell(made, one)
    return made.code


def _answer(shown: str, one: Sprawozdanie, plan: Path, desk: Desk) -> Answer:
    kwartal = accepted.kwartal_of(one)
    if kwartal is None or "/" in one.plan or not plan.is_file():
        raise UsageError(
            f"Sprawozdanie powstało z planu {quote(one.plan)}, a nie ma go obok folderu "
            "„sprawozdania”.",
            "Przywróć plan albo sprawdź plik tam, gdzie leży plan.",
        )
    made = accounted.accounted(plan, kwartal.rok, kwartal.numer, desk)
    output.remark(*made.material.execution.remarks)
    return _of(shown, one, made, plan)


def _of(shown: str, one: Sprawozdanie, made: Accounted, plan: Path) -> Answer:
    changed = list(accepted.differing(one, made.material.sources, plan.parent))
    day = one.data or made.material.execution.kwartal.ostatni_dzien
    today = accepting.frozen(made.report, one.numer, day)
    return reported.of_accepted(shown, one, changed, reported.differences(one, today), __version__)


def _tell(made: Answer, one: Sprawozdanie) -> None:
    about = f"{one.kwartal} kwartał {one.rok} r., plan {one.plan}, uchwała nr {one.numer}"
    made_by = f"rpd {one.rpd}, źródła: {len(one.zrodla)}"
    facts = (f"  sprawozdanie: {about}, {made_by}", f"  odcisk: {one.odcisk}")
    output.tell(*answers.lines(made, facts))


def of_document(data: bytes, found: Sealed, shown: str, plan: Path, templates: Path | None) -> int:
    """Say whether a document prints the report that it says it prints; the exit code."""
    rok, numer = _quarter(found.stamp.at)
    desk = Desk()
    made = accounted.accounted(plan, rok, numer, desk)
    output.remark(*made.material.execution.remarks)
    report, base = made.report, None
    if "accepted" in found.stamp.parts:
        kept = accepted.accepted(plan, made.material.execution.kwartal, desk)
        if kept is None:
            output.tell(
                f"NIE WIADOMO. {shown} drukuje przyjęte sprawozdanie, a nie ma go w folderze "
                "„sprawozdania” obok planu."
            )
            return answers.CANNOT
        name = files.display_name(accepted.path_of(plan, made.material.execution.kwartal))
        report, base = kept, _of(name, kept, made, plan)
    alone = "indicators" in found.stamp.parts
    if alone:
        from rpd.report.progress.indicators import indicators

        report = indicators(made.progress, report)
    folders = wanted.folders(templates, Path.cwd())
    ours = accounted.document(report, found.format, folders, indicators=alone)
    digest = accounted.templates(folders, found.format)
    stamp = stamping.of_report(report, digest, indicators=alone)
    answer = reported_document.of_document(shown, data, found, ours, stamp, base)
    first = report.zrodla[0]
    output.tell(
        *answers.lines(
            answer, answers.facts(found.stamp, f"{first.plik} (tekst z tego dnia)", first.sha256)
        )
    )
    return answer.code


def _quarter(at: str) -> tuple[int, int]:
    """The quarter that ends on the day of a stamp."""
    year, month, _ = map(int, at.split("-"))
    return year, month // 3
