"""Ten amendments of the 2024 plan as an office would make them, each as the whole act.

After a deliberate change rewrite the acts with ``pytest --update tests/act`` and read
them in the difference.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

import pytest

from rpd.act import letter, letter_files
from rpd.act.amending_act import Resolution, document
from rpd.act.proven import Amending, amending, whole
from rpd.amendment.apply import amend, dump
from rpd.amendment.from_changes import operations
from rpd.amendment.operations import Amendment
from rpd.amendment.parsed import parse
from rpd.compare.normal import canonical
from rpd.formats.stamp import noon
from rpd.load.whole import Loaded, load
from rpd.outside import files
from rpd.plan import force
from rpd.plan.model import MocWsteczna, Naglowek, Podpis, PrzepisPodstawy
from rpd.polish.wording import plain
from rpd.reading import events
from rpd.reading.build import build_plan
from tests.cut import PLANS, WHOLE, cut
from tests.expected import Expected

TEXT = cut(
    "I.1.1", "I.1.2", "I.2.2", "II.1.2/1", "II.2.2", "III.1.1/2", "III.1.3", "III.1.4/2",
    "III.2.1/2", "IV.1.3", "IV.2.1", "IV.2.2",
)  # fmt: skip
"""The plan with what the amendments change, and all its footnotes."""
DAY = date(2024, 6, 28)


@lru_cache(maxsize=64)
def loaded(text: str) -> Loaded:
    source = files.Source("plans/2024.yaml", text.encode())
    return load(source, lambda name: files.read(PLANS / name))


def block(identifier: str, text: str = TEXT) -> str:
    """An action as it stands in the file."""
    found = re.search(
        rf"^              - id: {identifier}\n(?:(?:                .*)?\n)*", text, re.MULTILINE
    )
    assert found is not None
    return found.group().rstrip("\n") + "\n"


def within(identifier: str, *changes: tuple[str, str], text: str = TEXT) -> str:
    """The plan with texts of one action replaced."""
    old = new = block(identifier, text)
    for find, put in changes:
        assert find in new
        new = new.replace(find, put, 1)
    return text.replace(old, new, 1)


def shift() -> str:
    """15 000 zł of the FEM courses go to advice that FERS pays."""
    text = within("szkolenia-kadry-cus", ("kwota: 180000", "kwota: 165000"))
    return within("doradztwo-dla-pelnomocnikow", ("kwota: 15000", "kwota: 30000"), text=text)


def new_action() -> str:
    after = block("wizyty-studyjne-cus")
    row = """\
              - id: superwizja-kadry-cus
                nazwa: Superwizja kadry CUS.
                opis: Superwizja grupowa i indywidualna dla organizatorów społeczności lokalnej.
                produkty: [Oferta superwizji dla kadry CUS]
                wskazniki:
                  - {nazwa: Liczba osób objętych superwizją, wartosc_docelowa: 20, prog: min}
                budzet:
                  - {kwota: 24000, zrodla: [FEdM]}
                termin: III–IV kwartał 2024
                realizatorzy: [ROPS]
"""
    return TEXT.replace(after, after + row, 1)


def repeal() -> str:
    return TEXT.replace(block("strategia-marketingowa-ps"), "", 1)


def deadline() -> str:
    return within("kongres-es", ("II–III kwartał 2024", "IV kwartał 2024"))


def indicator() -> str:
    return within("stawki-jednostkowe", ("wartosc_docelowa: 222", "wartosc_docelowa: 240"))


def footnote() -> str:
    return TEXT.replace("uzyskaniu i utrzymaniu płatnego", "uzyskaniu i utrzymaniu", 1)


def body() -> str:
    return within("oferta-wsparcia-jr", ("realizatorzy: [ROPS]", "realizatorzy: [ROPS, OWES]"))


def heading() -> str:
    kierunek = """\
          - numer: 3
            nazwa: Wsparcie gmin w deinstytucjonalizacji usług społecznych.
            strategia: I.1
            dzialania:
              - id: plany-deinstytucjonalizacji
                nazwa: Doradztwo przy lokalnych planach deinstytucjonalizacji.
                opis: Doradztwo dla gmin, które przygotowują plany.
                produkty: [Oferta doradztwa]
                wskazniki:
                  - {nazwa: Liczba gmin objętych doradztwem, wartosc_docelowa: 12}
                budzet:
                  - {kwota: 18000, zrodla: [FERS]}
                termin: II–IV kwartał 2024
                realizatorzy: [ROPS]
"""
    last = block("dobre-praktyki-cus")
    return TEXT.replace(last, last + kierunek, 1)


def several(text: str = TEXT) -> str:
    text = within(
        "szkolenia-kadry-cus",
        ("kwota: 180000", "kwota: 195000"),
        ("II kwartał 2024", "II–III kwartał 2024"),
        ("wartosc_docelowa: 45", "wartosc_docelowa: 60"),
        text=text,
    )
    text = text.replace(block("doradztwo-dla-cus"), "", 1)
    text = within("forum-pelnomocnikow", ("kwota: 20000", "kwota: 22000"), text=text)
    text = within("mentoring", ("realizatorzy: [ROPS]", "realizatorzy: [ROPS, OWES]"), text=text)
    return text.replace("tytul: Roczny Plan Działania", "tytul: Zmieniony Roczny Plan Działania", 1)


def moved() -> str:
    row = block("ekonomizacja-pes")
    after = block("mentoring")
    return TEXT.replace(row, "", 1).replace(after, after + row, 1)


AMENDMENTS: dict[str, Callable[[], str]] = {
    "przesuniecie-miedzy-zrodlami": shift,
    "nowe-dzialanie": new_action,
    "uchylenie": repeal,
    "termin": deadline,
    "wskaznik": indicator,
    "przypis": footnote,
    "realizator": body,
    "nowy-kierunek": heading,
    "kilka-zmian": several,
    "przeniesienie": moved,
}


@cache
def made_by(name: str) -> Amending:
    """What the resolution does that makes an amendment of that name."""
    return amending(loaded(TEXT), loaded(AMENDMENTS[name]()), "7/2024", DAY)


HEADER = Naglowek(
    podstawa_prawna=(
        PrzepisPodstawy(
            "art. 55 ust. 2 ustawy z dnia 5 sierpnia 2022 r. o ekonomii społecznej",
            "Dz. U. z 2024 r. poz. 113",
        ),
    ),
    wejscie_w_zycie="z dniem podjęcia",
    podpis=Podpis("Przewodnicząca", "Przewodniczący", "kobieta", "Anna Nowak"),
)
SUBJECT = "przyjęcia dokumentu „Roczny Plan Działania dla ekonomii społecznej na 2024 r.”"


def known(loaded: Loaded) -> Loaded:
    """The plan with what its resolution was about, which the text that was found does not say."""
    assert loaded.plan is not None
    assert loaded.plan.uchwala is not None
    uchwala = replace(loaded.plan.uchwala, w_sprawie=SUBJECT)
    return replace(loaded, plan=replace(loaded.plan, uchwala=uchwala))


def resolution(naglowek: Naglowek = HEADER) -> Resolution:
    return Resolution("7/2024", force.stated(DAY, None, naglowek), naglowek)


def act_of(old: Loaded, made: Amending | None, about: Resolution | None = None) -> str:
    assert old.plan is not None
    act = document(old.plan, old.slownik, made, about or resolution()).act
    about_ = letter.About("MKRES", noon(DAY))
    return plain(letter_files.render(act, about_, "md").decode())


OTHERS = ("calosc", "calosc-z-tytulem", "tytul", "tytul-i-uchwala", "luki", "moc-wsteczna")
ACTS = Expected(Path(__file__).parent / "golden", (f"{name}.md" for name in (*AMENDMENTS, *OTHERS)))


def test_nothing_else_is_expected() -> None:
    ACTS.check_orphans()


@pytest.mark.parametrize("name", AMENDMENTS)
def test_acts(name: str) -> None:
    old, new = known(loaded(TEXT)), loaded(AMENDMENTS[name]())
    ACTS.check(f"{name}.md", act_of(old, amending(old, new, "7/2024", DAY)))


def test_the_act_on_the_whole_plan() -> None:
    """It says the same of the same places, however many others there are."""
    old, new = known(loaded(WHOLE)), loaded(several(WHOLE))
    ACTS.check("kilka-zmian.md", act_of(old, amending(old, new, "7/2024", DAY)))


def test_the_whole_annex() -> None:
    old = known(loaded(TEXT))
    assert whole(old, old) is None
    ACTS.check("calosc.md", act_of(old, None))


def test_the_whole_annex_with_another_title() -> None:
    old = known(loaded(TEXT))
    ACTS.check("calosc-z-tytulem.md", act_of(old, whole(old, loaded(title()))))


def title() -> str:
    return TEXT.replace("Działania dla ekonomii", "Działania na rzecz ekonomii", 1)


def test_another_title_is_one_of_the_resolution_too() -> None:
    """Whether or not anybody has written down what the resolution was about."""
    new = loaded(title())
    for old, name in ((known(loaded(TEXT)), "tytul.md"), (loaded(TEXT), "tytul-i-uchwala.md")):
        ACTS.check(name, act_of(old, amending(old, new, "7/2024", DAY)))


def test_what_nobody_has_written_is_a_gap() -> None:
    old = loaded(TEXT)
    ACTS.check("luki.md", act_of(old, made_by("termin"), Resolution("", force.Force(None))))


def test_an_act_that_works_backwards() -> None:
    old = known(loaded(TEXT))
    about = replace(
        HEADER,
        w_sprawie="zmiany Rocznego Planu Działania",
        z_moca_od=MocWsteczna(date(2024, 4, 1), "Umowy."),
        podstawa_prawna=(
            *HEADER.podstawa_prawna,
            PrzepisPodstawy("art. 3 ustawy o czymś"),
            PrzepisPodstawy("§ 3 regulaminu"),
        ),
        podpis=Podpis("Przewodnicząca", "Przewodniczący"),
    )
    act = act_of(old, amending(old, loaded(deadline()), "7/2024", DAY), resolution(about))
    ACTS.check("moc-wsteczna.md", act)


@pytest.mark.parametrize("name", AMENDMENTS)
def test_the_same_as_data(name: str) -> None:
    """The saved amendment, carried out on the file, leaves what the act leaves."""
    old, target = loaded(TEXT).plan, made_by(name).plan
    assert old is not None
    saved = Amendment("7/2024", "2024-06-28", 2024, operations(old, target))
    text = amend(TEXT, parse(dump(saved).encode(), "zmiana.yaml"))
    result = build_plan(events.compose(text).data)
    assert [z.uchwala for z in result.zmiany] == ["7/2024"]
    assert canonical(result).cele == canonical(target).cele
    assert canonical(result).przypisy == canonical(target).przypisy
