"""``rpd verify``: whether a document was made from this plan, and whether it is unchanged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from rpd.cli import days, options, output, verify_report
from rpd.cli.command import PolishCommand, new_app
from rpd.documents import answers, likeness, making, origin, wanted
from rpd.documents.answers import Answer
from rpd.documents.wanted import DocumentFormat, Wanted
from rpd.errors import CannotReadError, NotFoundError, RpdError, UsageError
from rpd.outside import files
from rpd.outside.digests import digest, file_name
from rpd.polish.wording import quote
from rpd.workspace import plans

if TYPE_CHECKING:
    from rpd.formats.sealed import Sealed
    from rpd.formats.stamp import Stamp

app = new_app()


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def verify(
    file: Annotated[Path, options.argument("PLIK", "Dokument: PDF, DOCX, HTML…")],
    plan: Annotated[
        str | None,
        options.argument(
            "[PLAN]", "Rok planu albo ścieżka do pliku; bez niego plan, który dokument wskazuje."
        ),
    ] = None,
    templates: Annotated[
        Path | None,
        options.option("--templates", "FOLDER", "Folder z szablonami, z którymi powstał dokument."),
    ] = None,
) -> int:
    """Mówi, czy dokument powstał z tego planu i czy nikt go potem nie zmienił.

    Porównuje zapisany w dokumencie skrót SHA-256 planu, a potem tworzy dokument na nowo i
    porównuje go bajt po bajcie.

    Kod wyjścia: 0 – dokument jest z tego planu i niezmieniony, 1 – nie jest, 2 – nie można
    sprawdzić, 3 – zgadza się treść, ale nie każdy bajt (np. plik z innej wersji rpd).
    """
    from rpd.annex import csv
    from rpd.formats import sealed

    shown = files.display_name(file)
    data = files.read_anywhere(file).data
    if verify_report.is_file(file):
        return verify_report.of_file(file)
    if len(data) > files.MAX_BYTES:
        raise CannotReadError(f"Plik {quote(shown)} jest za duży.", "Wskaż dokument z rpd.")
    found = sealed.find(data)
    if found is None and csv.is_ours(data):
        return _verify_csv(data, shown, plan)
    if found is None:
        output.tell(*_unstamped(shown, data))
        return answers.NO
    if "progress" in found.stamp.parts:
        return verify_report.of_document(data, found, shown, _plan(plan, found.stamp), templates)
    if set(found.stamp.parts) & answers.KINDS.keys():
        return _not_made_anew(data, found, shown, plan)
    path = _plan(plan, found.stamp)
    order = wanted.told_by(
        found, wanted.folders(templates, Path.cwd()), days.parsed(found.stamp.at or None)
    )
    present = likeness.today(path, order)
    if present is None:
        return output.refuse(plans.load_plan(path).diagnostics)
    output.remark(*present.version.remarks)
    made = _judged(data, found, shown, present, order)
    source = present.version.loaded.source
    known = answers.facts(found.stamp, source.name, digest(source.data))
    output.tell(*answers.lines(made, known))
    return made.code


def _judged(
    data: bytes, found: Sealed, shown: str, present: likeness.PlanText, order: Wanted
) -> Answer:
    """The answer: from the plan of today, else from the past that git knows, else from the list."""
    best = likeness.likened(data, found, present, order)
    if best is None or not _settled(best):
        for text in likeness.of_the_past(present.path, order, found.stamp.sha256):
            if isinstance(text, RpdError):
                output.remark(*text.remarks)
                continue
            output.remark(*text.version.remarks)
            compared = likeness.likened(data, found, text, order)
            if compared is not None and (best is None or _settled(compared)):
                best = compared
            if best is not None and _settled(best):
                break
    if best is not None:
        looked = origin.look_up(present.path, best.source, found.stamp.revision)
        return answers.answer(shown, found, best, looked)
    known = origin.earlier(present.path, found.stamp.sha256)
    same = False
    if known.remark is not None:
        made = making.make(present.version, present.path, order, found.stamp.revision).data
        same = made is not None and likeness.same_words(data, made, found)
    return answers.other_text(shown, known.remark, known.lacking, same_words=same)


def _settled(compared: likeness.Likened) -> bool:
    """Whether no other text that git knows could explain the document better."""
    return compared.companions or compared.likeness is not likeness.Likeness.DIFFERENT


def _unstamped(shown: str, data: bytes) -> tuple[str, ...]:
    from rpd.formats import sealed

    if sealed.kind(data) == "zip":
        return (
            (
                f"NIE. {shown} jest uszkodzony albo nie jest dokumentem: pakietu (ZIP) nie da się "
                "odczytać."
            ),
        )
    return (
        f"NIE. {shown} nie ma znaku pochodzenia: nie utworzył go rpd albo znak usunięto.",
        "Uchwał zmieniających, porównań i zestawień kwot z rpd 0.1.0 nie oznaczano.",
    )


def _not_made_anew(data: bytes, found: Sealed, shown: str, plan: str | None) -> int:
    """An act, a comparison, sums: whether the file is as it was made, and of which plan."""
    from rpd.formats import pdf_file
    from rpd.formats.signed import only_signs

    signed, appended = None, False
    if found.format == "pdf":
        base = pdf_file.first_revision(data)
        appended = base != data
        signed = only_signs(base, data)
    made = answers.not_made_anew(shown, found, signed, appended=appended)
    try:
        source = files.read(_plan(plan, found.stamp))
    except UsageError:  # an act may be of a plan that stands elsewhere, or nowhere any more
        known = answers.facts(found.stamp)
    else:
        known = answers.facts(found.stamp, source.name, digest(source.data))
    output.tell(*answers.lines(made, known))
    return made.code


def _verify_csv(data: bytes, shown: str, argument: str | None) -> int:
    path, loaded = making.load(argument, Path.cwd())
    if loaded.plan is None:
        return output.refuse(loaded.diagnostics)
    order = Wanted(DocumentFormat.CSV)
    version = making.version_of(loaded, path, order)
    same = making.make(version, path, order, "").data == data
    output.tell(
        f"TAK. {shown} jest taki sam jak utworzony na nowo z planu {loaded.source.name}."
        if same
        else f"NIE. {shown} jest inny niż utworzony na nowo z planu {loaded.source.name}; plik CSV "
        "nie ma znaku pochodzenia, więc nie wiadomo, czy zmienił się on, czy plan."
    )
    return 0 if same else 1


def _plan(argument: str | None, found: Stamp) -> Path:
    """The plan that was named, or the one of the workspace that the stamp names."""
    if argument is not None:
        return plans.one(argument, Path.cwd())
    try:
        known = plans.named([], Path.cwd())
    except NotFoundError:
        known = []
    for path in known:
        if file_name(path.name) == found.plan:
            return path
    raise UsageError(
        f"Dokument powstał z planu {quote(found.plan)}, a tu nie ma takiego planu.",
        "Podaj plan: „rpd verify PLIK PLAN”.",
    )
