"""What becomes of the resolution itself: its title, its force, and how it is printed later."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rpd.polish.wording import plain
from tests.conftest import Ran, Run
from tests.cut import cut, laid

TEXT = cut("III.2.1/2", "IV.1.3")
OLD, NEW = "dla ekonomii", "na rzecz ekonomii"
HEADER = """\
  w_sprawie: przyjęcia dokumentu „Roczny Plan Działania dla ekonomii społecznej na 2024 r.”
  podstawa_prawna:
    - przepis: art. 55 ust. 2 ustawy z dnia 5 sierpnia 2022 r. o ekonomii społecznej
      adres: Dz. U. z 2024 r. poz. 113
  wejscie_w_zycie: z dniem podjęcia
  podpis: {tytul_zenski: Przewodnicząca, tytul_meski: Przewodniczący}
"""
KNOWN = TEXT.replace("  odcisk: ", f"{HEADER}  odcisk: ", 1)
ACT = ("--number", "9/2024", "--date", "2024-09-10", "--save", "plans/zmiany/9.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with the adopted plan, whose resolution says all it has to."""
    laid(tmp_path, KNOWN)
    return tmp_path


def write(folder: Path, text: str, name: str = "2024.yaml") -> str:
    (folder / "plans" / name).write_text(text, "utf-8")
    return text


def read(folder: Path, name: str = "2024.yaml") -> str:
    return (folder / "plans" / name).read_text("utf-8")


def amend(rpd: Run, folder: Path, new: str, *options: str) -> Ran:
    write(folder, new, "nowy.yaml")
    return rpd("amend", "plans/2024.yaml", "plans/nowy.yaml", *options, cwd=folder)


def renamed(rpd: Run, folder: Path, *options: str) -> Ran:
    """The plan under another title, by an act that is carried out."""
    ran = amend(rpd, folder, read(folder).replace(OLD, NEW, 1), *ACT, *options)
    assert ran.code == 0
    done = rpd("apply", "2024", "plans/zmiany/9.yaml", "-o", "plans/2024.yaml", cwd=folder)
    assert done.code == 0
    assert rpd("validate", "2024", cwd=folder).code == 0
    return ran


def resolution(rpd: Run, folder: Path, *options: str) -> str:
    ran = rpd("render", "2024", "--document", "uchwala", "--format", "md", *options, cwd=folder)
    assert ran.code == 0, ran.err
    return plain(re.sub(r"<!--.*-->", "", ran.out))


def test_the_resolution_is_printed_as_adopted(rpd: Run, folder: Path) -> None:
    adopted = resolution(rpd, folder)
    renamed(rpd, folder)
    assert NEW in read(folder).partition("przypisy:")[0].partition("w_sprawie:")[2]
    assert resolution(rpd, folder) == adopted
    assert resolution(rpd, folder, "--at", "2024-09-09") == adopted
    later = resolution(rpd, folder, "--at", "2024-09-10")
    mark = (
        " (tekst zmieniony uchwałą nr 9/2024 z dnia 10 września 2024 r., stan na dzień 10 września "
        "2024 r.)"
    )
    assert mark in later
    assert later.replace(mark, "") == adopted.replace(OLD, NEW)


def test_later_acts_cite_what_was_amended(rpd: Run, folder: Path) -> None:
    renamed(rpd, folder)
    ran = amend(rpd, folder, read(folder).replace("wartosc_docelowa: 222", "wartosc_docelowa: 240"))
    said = plain(ran.out)
    assert said.count(NEW) == 2
    assert OLD not in said
    assert "zmienionej uchwałą nr 9/2024 z dnia 10 września 2024 r., w załączniku nr 1" in said


def test_an_act_that_leaves_the_title_leaves_the_resolution(rpd: Run, folder: Path) -> None:
    adopted = resolution(rpd, folder)
    assert amend(rpd, folder, KNOWN, *ACT).code == 2
    new = KNOWN.replace("wartosc_docelowa: 222", "wartosc_docelowa: 240")
    assert amend(rpd, folder, new, *ACT).code == 0
    args = ("apply", "2024", "plans/zmiany/9.yaml", "-o", "plans/2024.yaml")
    assert rpd(*args, cwd=folder).code == 0
    assert resolution(rpd, folder) == resolution(rpd, folder, "--at", "2024-12-31") == adopted


def test_what_is_not_saved_is_not_guessed(rpd: Run, folder: Path) -> None:
    """Nobody knows whether an unsaved amendment changed the title; without git nobody can."""
    renamed(rpd, folder)
    (folder / "plans/zmiany/9.yaml").unlink()
    ran = rpd("render", "2024", "--document", "uchwala", "--format", "md", cwd=folder)
    assert (ran.code, ran.out) == (2, "")
    assert "9/2024" in ran.err


def test_a_plan_that_does_not_say_its_subject(rpd: Run, folder: Path) -> None:
    write(folder, TEXT)
    ran = renamed(rpd, folder)
    assert "1\\) w tytule oraz w § 1 wyraz „dla” zastępuje się wyrazami „na rzecz”;" in plain(
        ran.out
    )
    assert (
        "Luka w dokumencie: przedmiot uchwały. Wpisz w polu „uchwala” planu: w_sprawie:" in ran.err
    )
    assert OLD in resolution(rpd, folder)


DECLINED = KNOWN.replace(
    "przyjęcia dokumentu „Roczny Plan Działania dla ekonomii społecznej na 2024 r.”",
    "przyjęcia Rocznego Planu Działania dla ekonomii społecznej na 2024 r.",
)
OWN = """\
jednostki:
  - jednostka: § 1 pkt 1
    forma: wyrazy
    miejsca:
      - rodzaj: uchwala
        czesc: tytuł
"""


@pytest.mark.parametrize(
    ("new", "said", "place"),
    [
        (DECLINED.replace(OLD, NEW, 1),
         "w tytule oraz w § 1 wyraz „dla” zastępuje się wyrazami „na rzecz”;",
         "      - rodzaj: uchwala\n        czesc: § 1\n"),
        (DECLINED.replace("tytul: Roczny", "tytul: Regionalny").replace("Rocznego", "Regionalnego"),
         "w tytule wyraz „Rocznego” zastępuje się wyrazem „Regionalnego”;",
         ("  - jednostka: § 1 pkt 2\n    forma: wyrazy\n    miejsca:\n"
          "      - rodzaj: uchwala\n        czesc: § 1\n")),
    ],
)  # fmt: skip
def test_a_declined_title_is_changed_by_the_act(
    rpd: Run, folder: Path, new: str, said: str, place: str
) -> None:
    write(folder, DECLINED)
    ran = amend(rpd, folder, new, *ACT)
    assert (ran.code, "Uwaga" in ran.err) == (0, False)
    assert f"1\\) {said}" in plain(ran.out)
    saved = read(folder, "zmiany/9.yaml")
    assert OWN in saved
    assert place in saved
    args = ("apply", "2024", "plans/zmiany/9.yaml", "-o", "plans/2024.yaml")
    assert rpd(*args, cwd=folder).code == 0
    assert rpd("validate", "2024", cwd=folder).code == 0
    subject = re.search("w_sprawie: (.*)", new)
    assert subject is not None
    wanted = subject[1].replace(OLD, NEW) if NEW in new else subject[1]
    assert f"w_sprawie: {wanted}\n" in read(folder)
    text = rpd("consolidate", "2024", "--format", "md", cwd=folder)
    assert (text.code, "uchwala" in text.err) == (0, False)


def test_a_title_that_cannot_be_declined_is_told(rpd: Run, folder: Path) -> None:
    write(folder, DECLINED)
    ran = amend(rpd, folder, DECLINED.replace("tytul: Roczny", "tytul: Regionalny"), *ACT)
    assert ran.code == 0
    assert "Uwaga: tytuł uchwały pozostaje „w sprawie przyjęcia Rocznego Planu" in plain(ran.err)


def test_the_subject_alone_is_changed_by_an_act(rpd: Run, folder: Path) -> None:
    write(folder, DECLINED)
    ran = amend(rpd, folder, DECLINED.replace("sprawie: przyjęcia", "sprawie: ustalenia"), *ACT)
    assert ran.code == 0, ran.err
    assert "na 2024 r. w tytule wyraz „przyjęcia” zastępuje się wyrazem „ustalenia”." in plain(
        ran.out
    )


def test_the_header_is_kept_in_the_file_of_the_amendment(rpd: Run, folder: Path) -> None:
    new = KNOWN.replace("wartosc_docelowa: 222", "wartosc_docelowa: 240")
    reason = ("--reason", "Umowy obowiązują od 1 lipca.")
    options = (
        "--basis", "art. 55 ust. 2 ustawy (Dz. U. z 2024 r. poz. 1287)", "--signed-by",
        "Anna Nowak", "--sex", "kobieta", "--retroactive", "2024-07-01", *reason, "--in-force",
        "z dniem podjęcia",
    )  # fmt: skip
    first = amend(rpd, folder, new, *ACT, *options)
    assert (first.code, "Luka" in first.err) == (0, False)
    assert "z dniem podjęcia, z mocą od dnia 1 lipca 2024 r.\n" in plain(first.out)
    assert "Przewodnicząca\\\nMałopolskiego Komitetu" in plain(first.out)
    saved = read(folder, "zmiany/9.yaml")
    again = amend(rpd, folder, new, *ACT)
    assert plain(again.out).partition("<!--")[0] == plain(first.out).partition("<!--")[0]
    assert read(folder, "zmiany/9.yaml") == saved
    assert "z_moca_od: {dzien: 2024-07-01, powod: Umowy obowiązują od 1 lipca.}\n" in saved


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--in-force", "jutro"), "„jutro” nie mówi, kiedy uchwała wchodzi w życie."),
        (("--in-force", "z dniem 2024-02-31"), "nie mówi, kiedy uchwała wchodzi w życie."),
        (("--in-force", "2024-02-31"), "„2024-02-31” nie jest datą."),
        (("--in-force", "z dniem 2024-09-09"), "nie może wejść w życie wcześniej"),
        (("--retroactive", "2024-07-01"), "Moc wsteczna wymaga uzasadnienia"),
        (("--retroactive", "2024-09-10", "--reason", "Tak."), "nie jest wsteczna"),
        (("--retroactive", "2024-03-06", "--reason", "Tak."), "plan obowiązuje od 7 marca 2024 r."),
        (("--number", "4/2024"), "to uchwała, która przyjęła plan"),
    ],
)
def test_what_cannot_be_is_refused(
    rpd: Run, folder: Path, options: tuple[str, ...], said: str
) -> None:
    new = KNOWN.replace("wartosc_docelowa: 222", "wartosc_docelowa: 240")
    ran = amend(rpd, folder, new, *ACT, *options)
    assert (ran.code, ran.out) == (2, "")
    assert said in plain(ran.err)
    assert not (folder / "plans/zmiany").exists()


def test_a_number_is_taken_once(rpd: Run, folder: Path) -> None:
    new = KNOWN.replace("wartosc_docelowa: 222", "wartosc_docelowa: 240")
    assert amend(rpd, folder, new, *ACT).code == 0
    other = (*ACT[:-1], "plans/zmiany/inna.yaml")
    ran = amend(rpd, folder, new, *other)
    assert (ran.code, ran.out) == (2, "")
    assert "Zmianę uchwałą nr 9/2024 zapisano już w pliku" in ran.err
    args = ("apply", "2024", "plans/zmiany/9.yaml", "-o", "plans/2024.yaml")
    assert rpd(*args, cwd=folder).code == 0
    newer = read(folder).replace("wartosc_docelowa: 240", "wartosc_docelowa: 250")
    ran = amend(rpd, folder, newer, *ACT[:4])
    assert (ran.code, ran.out) == (2, "")
    assert "Uchwała nr 9/2024 już zmieniła ten plan" in ran.err


FORCE = [
    # options, publication put into the plan afterwards, last day without it, first day with it
    (("--in-force", "po upływie 14 dni od dnia ogłoszenia"), "2024-09-12", "2024-09-26",
     "2024-09-27"),
    (("--in-force", "z dniem następującym po dniu ogłoszenia"), "2024-09-12", "2024-09-12",
     "2024-09-13"),
    (("--in-force", "z dniem 2024-10-01"), "", "2024-09-30", "2024-10-01"),
    (("--in-force", "2024-10-01"), "", "2024-09-30", "2024-10-01"),
    (("--in-force", "z dniem podjęcia", "--retroactive", "2024-07-01", "--reason", "Umowy."), "",
     "2024-06-30", "2024-07-01"),
    ((), "", "2024-09-09", "2024-09-10"),
]  # fmt: skip


@pytest.mark.parametrize(("options", "published", "last", "first"), FORCE)
def test_the_text_of_a_day_obeys_every_form(
    rpd: Run, folder: Path, options: tuple[str, ...], published: str, last: str, first: str
) -> None:
    new = KNOWN.replace("wartosc_docelowa: 222", "wartosc_docelowa: 240")
    assert amend(rpd, folder, new, *ACT, *options).code == 0
    args = ("apply", "2024", "plans/zmiany/9.yaml", "-o", "plans/2024.yaml")
    done = rpd(*args, cwd=folder)
    assert done.code == 0
    if published:
        assert "zmiana jeszcze nie obowiązuje" in done.err
        assert not in_force(rpd, folder, "2099-12-31")
        assert "RPD129" in rpd("validate", "2024", cwd=folder).out
        place = "    odcisk: 1-"
        publication = f"    publikacja: {{data: {published}}}\n"
        head, found, tail = read(folder).rpartition(place)
        write(folder, head + publication + found + tail)
    assert not in_force(rpd, folder, last)
    assert in_force(rpd, folder, first)
    assert rpd("validate", "2024", cwd=folder).code == 0


def in_force(rpd: Run, folder: Path, day: str) -> bool:
    ran = rpd("render", "2024", "--format", "csv", "--at", day, cwd=folder)
    assert ran.code == 0, ran.err
    return "240" in ran.out


def test_a_draft_is_adopted_with_what_it_knows(rpd: Run, folder: Path) -> None:
    start, end = TEXT.index("uchwala:"), TEXT.index("strategia:")
    draft = f"projekt_uchwaly:\n  organ: MKRES\n  zalacznik: 1\n{HEADER}"
    write(folder, TEXT[:start] + draft + TEXT[end:])
    before = resolution(rpd, folder)
    assert before.startswith("**PROJEKT**\n\n# UCHWAŁA NR ……………/2024 MAŁOPOLSKIEGO KOMITETU")
    ran = rpd("adopt", "2024", "--number", "4/2024", "--date", "2024-03-07", cwd=folder)
    assert ran.code == 0, ran.err
    text = read(folder)
    assert "projekt_uchwaly" not in text
    for line in HEADER.splitlines():
        assert line in text
    after = resolution(rpd, folder)
    assert after.partition("w sprawie")[2] == before.partition("w sprawie")[2]
