"""``rpd consolidate`` on scratch workspaces: whole texts, every format, what stands on stderr."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.annex.documents import pdf_text
from tests.conftest import Run
from tests.expected import Expected
from tests.workspace.workspace import FILES, action, chain, workspace

WHOLE = Expected(Path(__file__).parent / "expected", (f"tekst-jednolity-{n}.md" for n in (1, 2, 3)))
ACT_7 = "uchwały nr 7/2024 MKRES z dnia 30 czerwca 2024 r."
ACT_9 = (
    "§ 1 pkt 1 lit. a uchwały nr 9/2024 MKRES z dnia 12 września 2024 r., która weszła w życie z "
    "dniem 1 października 2024 r."
)
ACT_11 = "uchwałę nr 11/2024 MKRES z dnia 28 listopada 2024 r."
AGAIN = "o której mowa w odnośniku nr"
FOOTNOTES = {
    1: [
        f"Ze zmianą wprowadzoną przez § 1 pkt 1 lit. a tiret pierwsze {ACT_7}",
        f"Dodane przez § 1 pkt 1 lit. b uchwały, {AGAIN} 2.",
    ],
    3: [
        f"W brzmieniu ustalonym przez {ACT_11}",
        f"Uchylone przez uchwałę, {AGAIN} 2.",
        f"Ze zmianami wprowadzonymi przez § 1 pkt 1 lit. a tiret pierwsze {ACT_7} i {ACT_9}",
        f"Dodane przez § 1 pkt 1 lit. b uchwały nr 7/2024, {AGAIN} 4.",
        f"Dodany przez § 1 pkt 2 uchwały nr 9/2024, {AGAIN} 4.",
        f"ze zmianą wprowadzoną przez § 1 pkt 2 uchwały nr 7/2024, {AGAIN} 4: Zatrudnienie",
        f"Odnośnik nr 3 załącznika, dodany przez uchwałę, {AGAIN} 2: Sylabus przyjmuje ROPS.",
    ],
}


def without_stamp(text: str) -> str:
    return re.sub(r"<!-- rpd-stamp .*-->\n", "", text)


@pytest.mark.parametrize("applied", [1, 2, 3])
def test_the_whole_text(applied: int, tmp_path: Path, rpd: Run) -> None:
    folder = workspace(tmp_path, applied, applied, whole=applied == 3)
    ran = rpd("consolidate", "2024", "--format", "md", cwd=folder)
    assert (ran.code, ran.err) == (0, "")
    WHOLE.check(f"tekst-jednolity-{applied}.md", without_stamp(ran.out))


def test_nothing_else_is_expected() -> None:
    WHOLE.check_orphans()


def texts(data: bytes, suffix: str, folder: Path) -> str:
    """The text of a document without markup and line ends."""
    if suffix == "pdf":
        found = pdf_text(data, folder, "-raw")
    elif suffix in ("docx", "odt"):
        names = {"docx": ("word/document.xml", "word/footnotes.xml"), "odt": ("content.xml",)}
        with zipfile.ZipFile(BytesIO(data)) as package:
            found = " ".join(package.read(name).decode() for name in names[suffix])
    else:
        found = data.decode()
    found = re.sub(r"<text:s ?/>", " ", found)
    found = re.sub(r"</?abbr[^>]*>|<!-- -->|<[^>]*>", "", found)
    found = " ".join(found.replace("\u00a0", " ").replace("&nbsp;", " ").split())
    return found.replace("\u00ad ", "")  # a hyphen at the end of a line of a PDF


@pytest.mark.parametrize("suffix", ["html", "pdf", "docx", "odt", "md"])
@pytest.mark.parametrize("applied", [1, 3])
def test_every_format_carries_the_footnotes(
    suffix: str, applied: int, tmp_path: Path, rpd: Run
) -> None:
    folder = workspace(tmp_path / "w", applied, applied)
    name = f"tekst.{suffix}"
    assert rpd("consolidate", "-o", name, cwd=folder).code == 0
    found = texts((folder / name).read_bytes(), suffix, tmp_path)
    one = "uwzględniający zmiany wprowadzone uchwałą nr 7/2024 MKRES z dnia 30 czerwca 2024 r."
    several = (
        "uwzględniający zmiany wprowadzone: 1) uchwałą nr 7/2024 MKRES z dnia 30 czerwca 2024 r.; "
        "2) uchwałą nr 9/2024 MKRES z dnia 12 września 2024 r.; "
        "3) uchwałą nr 11/2024 MKRES z dnia 28 listopada 2024 r."
    )
    for text in (*FOOTNOTES[applied], "Tekst jednolity", one if applied == 1 else several):
        assert text in found
    if applied == 3:
        assert rpd("verify", name, cwd=folder).code == 0


def test_the_annex_has_its_own_numbers_and_no_notes(tmp_path: Path, rpd: Run) -> None:
    folder = workspace(tmp_path, 3)
    annex = rpd("render", "2024", "--format", "md", cwd=folder).out
    notes = re.findall(r"^\[\^(\d+)\]: (\w+ \w+)", annex, re.MULTILINE)
    assert notes == [
        ("1", "Konkretne kwoty"),
        ("2", "Zatrudnienie wspomagane"),
        ("3", "Sylabus przyjmuje"),
    ]


def test_marks_that_meet_are_parted_by_a_comma(tmp_path: Path, rpd: Run) -> None:
    """The name of II.2.2/1 ends with footnote 2 and is changed besides."""
    folder = workspace(tmp_path, 0, 0)
    (folder / "plans/zmiany/nazwa.yaml").write_text(
        "uchwala: 7/2024\ndata: 2024-06-30\nrok: 2024\noperacje:\n"
        "  - operacja: zmien\n    gdzie: {dzialanie: trener-zatrudnienia-wspomaganego}\n"
        "    pole: nazwa\n"
        "    bylo: Wypracowanie roli trenera zatrudnienia wspomagane [^zatrudnienie-wspomagane] .\n"
        "    jest: Wypracowanie roli trenera zatrudnienia wspomaganego[^zatrudnienie-wspomagane]\n",
        "utf-8",
    )
    name = action(_data(folder), "trener-zatrudnienia-wspomaganego")["nazwa"]
    path = folder / "plans/zmiany/nazwa.yaml"
    path.write_text(
        re.sub("bylo: .*", f"bylo: '{name}'", path.read_text("utf-8")), encoding="utf-8"
    )
    assert rpd("apply", "2024", path, "-o", "plans/2024.yaml", cwd=folder).code == 0
    ran = rpd("consolidate", "2024", "--format", "md", cwd=folder)
    assert ran.err == ""
    assert "trenera zatrudnienia wspomaganego[^2],[^3] |" in ran.out.replace("\u00a0", " ")


def _data(folder: Path) -> dict[str, object]:
    from rpd.load.data import data_of

    return data_of((folder / "plans/2024.yaml").read_text("utf-8"))


def test_an_amendment_that_is_not_saved_is_named_in_the_header(tmp_path: Path, rpd: Run) -> None:
    folder = workspace(tmp_path, 2, 1)
    ran = rpd("consolidate", "2024", "--format", "md", cwd=folder)
    assert ran.code == 0
    assert ran.err == (
        "rpd: Zmiana uchwałą nr 9/2024 nie jest zapisana w folderze „zmiany”.\n"
        "     Nagłówek ją wymienia, ale przypisy wskażą tylko to, co uchyliła.\n"
    )
    header = ran.out.replace("\u00a0", " ")
    assert "2) uchwałą nr 9/2024 MKRES z dnia 12 września 2024 r.\n" in header
    assert [line for line in header.splitlines() if "nr 9/2024" in line][1:] == [
        (
            "[^6]: Uchylone przez uchwałę nr 9/2024 MKRES z dnia 12 września 2024 r., która weszła "
            "w życie z dniem 1 października 2024 r."
        )
    ]


def test_an_amendment_that_the_plan_does_not_record_stays_out(tmp_path: Path, rpd: Run) -> None:
    folder = workspace(tmp_path, 1, 2)
    ran = rpd("consolidate", "2024", "--format", "md", cwd=folder)
    assert ran.code == 0
    assert ran.err == (
        "rpd: Zmiany uchwałą nr 9/2024 („plans/zmiany/2024-02.yaml”) nie ma w planie.\n"
        "     Nie wchodzi do tekstu jednolitego; wprowadza ją do planu „rpd apply”.\n"
    )
    assert without_stamp(ran.out) == (WHOLE.folder / "tekst-jednolity-1.md").read_text("utf-8")


REFUSED = [
    (
        0,
        ("--format", "md"),
        (
            "rpd: Plan nie zawiera zmian, więc jego tekst jednolity byłby tekstem przyjętym.\n"
            "     Tekst przyjęty drukuje „rpd render”; zmianę wprowadza do planu „rpd apply”.\n"
        ),
    ),
    (
        1,
        ("--format", "xlsx"),
        (
            "rpd: Tekstu jednolitego nie ma w postaci xlsx.\n"
            "     Dostępne są: html, pdf, docx, odt, md; dane planu zapisze „rpd render”.\n"
        ),
    ),
    (
        1,
        ("-o", "tekst.txt"),
        (
            "rpd: Końcówka nazwy „tekst.txt” nie mówi, jaki plik utworzyć.\n"
            "     Użyj jednej z końcówek: .html, .pdf, .docx, .odt, .xlsx, .md, .csv, albo dodaj "
            "--format.\n"
        ),
    ),
]


@pytest.mark.parametrize(("applied", "arguments", "expected"), REFUSED)
def test_what_is_refused(
    applied: int, arguments: tuple[str, ...], expected: str, tmp_path: Path, rpd: Run
) -> None:
    ran = rpd("consolidate", "2024", *arguments, cwd=workspace(tmp_path, applied, applied))
    assert (ran.code, ran.out, ran.err) == (2, "", expected)


def test_a_draft_has_no_consolidated_text(tmp_path: Path, rpd: Run) -> None:
    folder = workspace(tmp_path, 1, 1)
    path = folder / "plans/2024.yaml"
    text = re.sub(r"uchwala:\n(?:  .*\n)+", "", path.read_text("utf-8"), count=1)
    path.write_text(text, "utf-8")
    ran = rpd("consolidate", "2024", "--format", "md", cwd=folder)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("rpd: Plan jest projektem bez uchwały, więc nie ma tekstu jednolit")


def test_two_files_of_one_resolution_are_refused(tmp_path: Path, rpd: Run) -> None:
    folder = workspace(tmp_path, 1, 1)
    saved = folder / "plans/zmiany"
    (saved / "kopia.yaml").write_bytes((saved / FILES[0]).read_bytes())
    ran = rpd("consolidate", "2024", "--format", "md", cwd=folder)
    assert (ran.code, ran.out, ran.err) == (
        2,
        "",
        (
            "rpd: Zmianę uchwałą nr 7/2024 zapisano dwa razy: „plans/zmiany/2024-01.yaml” i "
            "„plans/zmiany/kopia.yaml”.\n     Zostaw jeden z tych plików.\n"
        ),
    )


def test_a_changed_amendment_is_told_by_verify(tmp_path: Path, rpd: Run) -> None:
    folder = workspace(tmp_path, 1, 1)
    assert rpd("consolidate", "2024", "-o", "tekst.html", cwd=folder).code == 0
    path = folder / "plans/zmiany" / FILES[0]
    path.write_text(path.read_text("utf-8").replace("paragraf: § 1", "paragraf: § 2"), "utf-8")
    ran = rpd("verify", "tekst.html", cwd=folder)
    assert ran.code == 1
    assert "tekst jednolity" in ran.out
    assert "Zmieniły się zapisy zmian, strategia albo słownik." in ran.out


def test_the_chain_is_as_told() -> None:
    kinds = [[type(o).name for o in a.operacje] for a in chain()[1]]
    assert kinds == [
        ["zmien-wpis", "zmien-wpis", "dodaj", "zmien", "zmien"],
        ["zmien-wpis", "zmien-wpis", "dodaj", "uchyl"],
        ["zmien", "uchyl", "dodaj-wpis", "dodaj-wpis", "dodaj"],
    ]
