"""Forgeries and genuine files for ``rpd verify``.

Usage: python -m tools.forgeries [SEED] [FORGED] [GENUINE].

A small plan is put into a repository, documents are made of it in every format, and each is handled
as offices do (copied, renamed, checked out with other line ends, signed, made by the first version
of the program) or forged. Of the forged none may be TAK, of the genuine none may be NIE.
"""

from __future__ import annotations

import io
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import chdir, redirect_stdout
from dataclasses import replace
from pathlib import Path

from rpd.cli import command
from rpd.cli.verify import app
from rpd.documents import making, origin
from rpd.documents.likeness import today
from rpd.documents.wanted import DocumentFormat, Rendered, Wanted
from rpd.errors import RpdError
from rpd.formats import package, pdf_file, sealed
from rpd.formats.stamp import Stamp

FORMATS = ("html", "md", "docx", "odt", "xlsx", "pdf")
TEXTS = ("html", "md")
PLAN = """\
rok: 2027
tytul: Plan próbny na 2027 r.
uchwala: {organ: Rada, numer: 1/2027, data: 2027-01-07, zalacznik: 1}
strategia: strategia.yaml
slownik: slownik.yaml
cele:
  - numer: I
    priorytety:
      - numer: I.1
        kierunki:
          - numer: 1
            strategia: I.1.1
            dzialania:
              - id: warsztaty
                nazwa: Warsztaty dla świetlic
                opis: Dwa spotkania robocze.
                produkty: [Scenariusz warsztatów]
                wskazniki:
                  - nazwa: Liczba warsztatów
                    wartosc_docelowa: 2
                budzet:
                  - {kwota: 12000, zrodla: [FA]}
                termin: II kwartał 2027
                realizatorzy: [URZ]
"""
STRATEGIA = """\
tytul: Strategia próbna
cel_glowny: Cel główny próbny.
cele:
  - numer: I
    nazwa: Cel próbny
    priorytety:
      - numer: I.1
        nazwa: Priorytet próbny
        kierunki:
          - numer: I.1.1
            nazwa: Kierunek próbny
"""
SLOWNIK = """\
zrodla:
  - {id: FA, nazwa: fundusz A, grupa: rozne}
grupy:
  - {id: rozne, nazwa: źródła różne}
podmioty:
  - {id: URZ, nazwa: Urząd Próbny}
skroty:
  - {skrot: URZ, rozwiniecie: Urząd Próbny}
"""
FIRST = ("version", "plan", "sha256", "companions", "revision", "parts", "at")


def git(folder: Path, *arguments: str) -> str:
    """What git says in a folder."""
    identity = ("-c", "user.name=A", "-c", "user.email=a@b", "-c", "commit.gpgsign=false")
    command = ["git", *identity, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


def workspace(folder: Path) -> Path:
    """A repository with two versions of the plan and a commit that leaves it alone."""
    plans = folder / "plans"
    plans.mkdir(parents=True)
    for name, text in (
        ("2027.yaml", PLAN.replace("12000", "11000")),
        ("strategia.yaml", STRATEGIA),
        ("slownik.yaml", SLOWNIK),
    ):
        (plans / name).write_bytes(text.encode("utf-8"))
    git(folder, "init", "-q", "-b", "main")
    git(folder, "config", "core.autocrlf", "false")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "draft")
    (plans / "2027.yaml").write_bytes(PLAN.encode("utf-8"))
    git(folder, "commit", "-q", "-a", "-m", "plan")
    (folder / "README").write_bytes(b"x")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "readme")
    return plans / "2027.yaml"


def made(plan: Path, order: Wanted, change: Callable[[Stamp], Stamp] = lambda s: s) -> bytes:
    """The document that ``rpd render`` makes; `change` forges its stamp before it is sealed."""
    text = today(plan, order)
    assert text is not None
    revision = origin.naming(plan, text.version.loaded.source.data).revision
    stamp = making.stamp_of(text.version, plan, order, revision)
    data = making.made_with(change(stamp), text.version, order).data
    assert data is not None
    return data


def first_version(stamp: Stamp) -> Stamp:
    """The stamp as the first version of the program wrote it."""
    return replace(stamp, templates="", content="")


def order_of(rng: random.Random, suffix: str) -> Wanted:
    """Something an office may ask for."""
    format_ = DocumentFormat(suffix)
    if suffix in ("html", "md", "docx", "pdf") and rng.random() < 0.2:
        return Wanted(format_, Rendered.RESOLUTION)
    return Wanted(format_, budget=rng.random() < 0.4, abbreviations=rng.choice([None, True, False]))


def verify(path: Path, folder: Path, plan: str | None = None) -> tuple[int, str]:
    """What ``rpd verify`` answers in a folder."""
    arguments = [str(path), *([plan] if plan else [])]
    with chdir(folder), redirect_stdout(io.StringIO()) as said:
        try:
            code = command.execute(app, "verify", arguments)
        except RpdError as error:
            return 2, str(error)
    return code, said.getvalue().partition("\n")[0]


# --- the same file, handled ----------------------------------------------------------------------


def zipped_anew(data: bytes) -> bytes:
    """The package as another program would compress it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, part in package.unpack(data).items():
            target.writestr(name, part)
    return stream.getvalue()


def appended(data: bytes, objects: dict[int, bytes]) -> bytes:
    """A PDF with a revision that holds those objects."""
    tail, places = b"", {}
    for number, body in objects.items():
        places[number] = len(data) + len(tail)
        tail += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    before = re.findall(rb"startxref\s+(\d+)", data)[-1]
    trailer = re.findall(rb"trailer\s*<<(.*?)>>\s*startxref", data, re.DOTALL)[-1]
    trailer = re.sub(rb"/Prev \d+", b"", trailer)
    size = max([int(re.findall(rb"/Size (\d+)", trailer)[0]), *(n + 1 for n in objects)])
    trailer = re.sub(rb"/Size \d+", b"/Size %d" % size, trailer)
    at = len(data) + len(tail)
    tail += b"xref\n" + b"".join(
        b"%d 1\n%010d 00000 n \n" % (number, place) for number, place in sorted(places.items())
    )
    tail += b"trailer\n<<%s/Prev %s>>\nstartxref\n%d\n%%%%EOF\n" % (trailer, before, at)
    return data + tail


def parts_of(data: bytes) -> tuple[int, bytes, int, bytes, int]:
    """The catalogue and the first page of a PDF of ours, and a free number."""
    file = pdf_file.read(data)
    root, page = file.trailer["Root"].number, file.pages()[0]

    def body(number: int) -> bytes:
        at = file.offsets[number]
        whole = data[at : data.index(b"endobj", at)]
        return whole.partition(b"obj")[2].strip()

    return root, body(root), page, body(page), int(file.trailer["Size"])


def signed(data: bytes, *, rectangle: bytes = b"0 0 0 0", extra: bytes = b"") -> bytes:
    """A PDF with a revision that signs it (with a value that nobody can check)."""
    root, catalogue, page, about, free = parts_of(data)
    field, form, value = free, free + 1, free + 2
    notes = re.search(rb"/Annots\s*\[(.*?)\]", about, re.DOTALL)
    kept = notes[1] if notes else b""
    about = re.sub(rb"/Annots\s*\[.*?\]", b"", about, flags=re.DOTALL)
    objects = {
        page: about[:-2] + b"/Annots[%s %d 0 R]%s>>" % (kept, field, extra),
        root: catalogue[:-2] + b"/AcroForm %d 0 R>>" % form,
        field: b"<</Type/Annot/Subtype/Widget/FT/Sig/T(Podpis)/F 132/Rect[%s]/P %d 0 R/V %d 0 R>>"
        % (rectangle, page, value),
        form: b"<</Fields[%d 0 R]/SigFlags 3>>" % field,
        value: b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached"
        b"/ByteRange[0 AAAAAAAAAA BBBBBBBBBB CCCCCCCCCC]/Contents<%s>>>" % (b"ab" * 64),
    }
    made_ = appended(data, objects)
    start = made_.index(b"/Contents<" + b"ab" * 64) + len(b"/Contents")
    end = start + 2 + 128
    for mark, number in ((b"A", start), (b"B", end), (b"C", len(made_) - end)):
        made_ = made_.replace(mark * 10, b"%-10d" % number)
    return made_


GENUINE = ("plain", "renamed", "crlf-plans", "other-folder", "signed", "first", "zipped", "later")


def genuine(rng: random.Random, root: Path, number: int) -> tuple[str, int, str]:
    """One file of the office's own, handled in some way: what it is, and the answer."""
    suffix = FORMATS[number % len(FORMATS)]
    way = GENUINE[(number // len(FORMATS)) % len(GENUINE)]
    folder = root / f"g{number}"
    plan = workspace(folder)
    # In a workbook the first version left a longer stamp out.
    short = way == "first" and suffix == "xlsx"
    order = Wanted(DocumentFormat(suffix)) if short else order_of(rng, suffix)
    data = made(plan, order, first_version if way == "first" else lambda stamp: stamp)
    path = folder / f"a.{suffix}"
    where, argument = folder, None
    if way == "signed" and suffix == "pdf":
        data = signed(data)
    elif way == "zipped" and suffix in ("docx", "odt", "xlsx"):
        data = zipped_anew(data)
    elif way == "zipped" and suffix in TEXTS:
        data = data.replace(b"\n", b"\r\n")
    path.write_bytes(data)
    if way == "renamed":
        path = path.rename(folder / "Załącznik nr 1 (kopia).dat")
    elif way == "crlf-plans":
        for name in plan.parent.iterdir():
            text = name.read_bytes().replace(b"\n", b"\r\n")
            name.write_bytes(rng.choice([b"", b"\xef\xbb\xbf"]) + text)
    elif way == "other-folder":
        where = folder.with_name(f"k{number}")
        git(folder.parent, "clone", "-q", str(folder), str(where))
    elif way == "later":
        plan.write_bytes(PLAN.replace("Dwa spotkania", "Trzy spotkania").encode("utf-8"))
        if rng.random() < 0.5:
            git(folder, "commit", "-q", "-a", "-m", "later")
    code, said = verify(path, where, argument)
    return f"{suffix} {way}", code, said


# --- forgeries -----------------------------------------------------------------------------------


def edited(data: bytes, suffix: str, rng: random.Random) -> bytes:
    """Another word, number or style where a person would not look for it; the stamp stays."""
    pairs = [
        ("Warsztaty dla", "Warsztat dla"),
        ("12 000,00", "22 000,00"),
        ("Dwa spotkania", "Trzy spotkania"),
        ("Urząd Próbny", "Urząd Inny"),
        ("URZ", "UMW"),
        ("Plan próbny", "Plan gotowy"),
    ]
    rng.shuffle(pairs)
    if suffix == "pdf":
        return appended(data, {parts_of(data)[2]: parts_of(data)[3] + b" "})
    parts = package.unpack(data) if data.startswith(b"PK") else {"": data}
    for old, new in pairs:
        for name, part in parts.items():
            if old.encode() in part:
                parts[name] = part.replace(old.encode(), new.encode(), 1)
                return package.pack(parts) if "" not in parts else parts[""]
    return data + b"\n"


def sealed_anew(data: bytes) -> bytes:
    """The digest in the stamp made right again, as a forger who knows the program would."""
    blank = re.compile(rb"content=[0-9a-f]{64}")

    def emptied(part: bytes) -> bytes:
        return blank.sub(b"content=" + b"0" * 64, part)

    if data.startswith(b"PK"):
        parts = package.unpack(data)
        return sealed.seal(package.pack({name: emptied(part) for name, part in parts.items()}))
    return sealed.seal(emptied(data))


def forged(rng: random.Random, root: Path, number: int) -> tuple[str, int, str]:
    """One forgery: what it is, and the answer."""
    suffix = FORMATS[number % len(FORMATS)]
    ways = FORGERIES if suffix == "pdf" else FORGERIES[:-PDF_ONLY]
    way = ways[(number // len(FORMATS)) % len(ways)]
    folder = root / f"f{number}"
    plan = workspace(folder)
    order = order_of(rng, suffix)
    head = git(folder, "rev-parse", "HEAD").strip()
    old = git(folder, "rev-list", "--max-parents=0", "HEAD").strip()
    changes: dict[str, Callable[[Stamp], Stamp]] = {
        "no-such-revision": lambda s: replace(s, revision="deadbeef" * 5),
        "other-revision": lambda s: replace(s, revision=old),
        "later-revision": lambda s: replace(s, revision=head),
        "first-no-such-revision": lambda s: replace(first_version(s), revision="deadbeef" * 5),
        "first-later-revision": lambda s: replace(first_version(s), revision=head),
        "other-plan": lambda s: replace(s, sha256="ab" * 32),
        "other-companions": lambda s: replace(s, companions="cd" * 32),
        "other-version": lambda s: replace(s, version="0.0.9"),
        "other-templates": lambda s: replace(s, templates="ab" * 8),
    }
    if way == "unmarked":
        plan.write_bytes(PLAN.replace("zrodla: [FA]", "zrodla: [NIC]").encode("utf-8"))
    data = made(plan, order, changes.get(way, lambda stamp: stamp))
    if way == "first-edited":
        data = edited(made(plan, order, first_version), suffix, rng)
    elif way == "own-templates" and suffix != "xlsx":
        other = with_own_templates(plan, order, folder / "wlasne")
        # Where another template prints the same, nothing is forged.
        data = other if other != data else data + b"x"
    else:
        data = changed(data, way, suffix, rng)
    path = folder / f"a.{suffix}"
    path.write_bytes(data)
    code, said = verify(path, folder)
    return f"{suffix} {way}", code, said


def with_own_templates(plan: Path, order: Wanted, own: Path) -> bytes:
    """A document made with changed templates that says it was made with the program's."""
    shutil.copytree(Path(__file__).parent.parent / "templates", own)
    for path in own.glob("*.j2"):
        path.write_bytes(path.read_bytes() + b"\n")
    return made(plan, replace(order, folders=(own,)), lambda s: replace(s, templates="-"))


def changed(data: bytes, way: str, suffix: str, rng: random.Random) -> bytes:
    """The bytes of a document changed in one of the ways."""
    at = rng.randrange(len(data))
    simple = {
        "flipped": lambda: data[:at] + bytes([data[at] ^ 1 << rng.randrange(8)]) + data[at + 1 :],
        "cut": lambda: data[: -rng.randrange(1, 400)],
        "edited": lambda: edited(data, suffix, rng),
        "edited-sealed": lambda: sealed_anew(edited(data, suffix, rng)),
        "own-templates": lambda: data + b"x",
        "revision-typed": lambda: data.replace(b"revision=", b"revision=deadbeef"),
        "signed-and-drawn": lambda: signed(data, rectangle=b"10 10 500 500"),
        "signed-and-rotated": lambda: signed(data, extra=b"/Rotate 90"),
    }
    if way in simple:
        return simple[way]()
    if way not in ("another-page", "remark"):
        return data
    _, _, page, about, free = parts_of(data)
    if way == "another-page":
        return appended(data, {page: about[:-2] + b"/Rotate 180>>"})
    note = b"<</Type/Annot/Subtype/FreeText/Rect[0 0 99 99]/Contents(x)/DA(/F 9 Tf)>>"
    about = re.sub(rb"/Annots\s*\[.*?\]", b"", about, flags=re.DOTALL)
    return appended(data, {page: about[:-2] + b"/Annots[%d 0 R]>>" % free, free: note})


PDF_ONLY = 4
FORGERIES = (
    *("edited", "edited-sealed", "no-such-revision", "other-revision", "later-revision"),
    *("first-no-such-revision", "first-later-revision", "first-edited", "other-plan"),
    *("other-companions", "other-version", "other-templates", "unmarked", "flipped", "cut"),
    *("own-templates", "revision-typed"),
    *("signed-and-drawn", "signed-and-rotated", "another-page", "remark"),
)


def failures(seed: int, forgeries: int, files: int) -> Iterator[str]:
    """What is called right and is forged, or called wrong and is not; the counts go to stderr."""
    rng = random.Random(seed)  # noqa: S311
    counted: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="rpd-") as place:
        root = Path(os.path.realpath(place))
        for number in range(forgeries):
            what, code, said = forged(rng, root, number)
            counted[f"forged {code}"] += 1
            if code == 0 or said.startswith("TAK"):
                yield f"forged, and called right: {what}: {said}"
        for number in range(files):
            what, code, said = genuine(rng, root, number)
            counted[f"genuine {code}"] += 1
            if code not in (0, 3):
                yield f"genuine, and called wrong: {what}: {code} {said}"
    sys.stderr.write(f"{dict(sorted(counted.items()))}\n")


if __name__ == "__main__":
    seed, forgeries, files = (*map(int, sys.argv[1:]), *(1, 100, 100)[len(sys.argv) - 1 :])
    wrong = list(failures(seed, forgeries, files))
    print("\n".join(wrong) or "0 TAK of the forged, 0 NIE of the genuine")
    sys.exit(1 if wrong else 0)
