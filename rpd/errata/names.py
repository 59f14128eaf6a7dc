"""What places and proposals of errata are called for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rpd.act.phrases import listed
from rpd.errata.entries import Wpis
from rpd.errata.texts import Printout
from rpd.plan.profil import Profil
from rpd.polish.wording import count


def place_name(wpis: Wpis, printout: Printout) -> str:
    """What the place of an entry is called: „I.1.1/3”, „przypis 2”, „cały plan”."""
    if wpis.kind == "plan":
        return "cały plan"
    return printout.numbers.get((wpis.kind, wpis.id), wpis.id)


def column(wpis: Wpis, profil: Profil) -> str:
    """Where at its place the text of an entry stands."""
    if wpis.pola:
        return ", ".join(profil.by_key[pole].noun for pole in wpis.pola)
    return (
        f"nazwa {profil.level(wpis.kind).short.genitive}" if wpis.kind in profil.headings else "–"
    )


def proposal(wpis: Wpis) -> str:
    """What an entry proposes: a text in quotation marks, or what is to be decided."""
    return f"„{wpis.proponuje}”" if wpis.proponuje else wpis.do_decyzji


def header(wpisy: Iterable[Wpis]) -> tuple[str, ...]:
    """The heads of a table of entries; one that concerns the strategy names documents."""
    second = "Dokument" if _of_documents(wpisy) else "Kolumna"
    return ("Nr", "Miejsce", second, "Tekst przyjęty", "Proponowana poprawka", "Powód")


def cells(wpis: Wpis, wpisy: Iterable[Wpis], printout: Printout) -> tuple[str, ...]:
    """The row of an entry in the table of these entries."""
    mended = f"; poprawiono uchwałą nr {wpis.poprawiono}" if wpis.poprawiono else ""
    return (
        str(wpis.nr),
        place_name(wpis, printout),
        ", ".join(wpis.dokumenty)
        if _of_documents(wpisy)
        else column(wpis, printout.printed.profil),
        f"„{wpis.przyjeto}”",
        proposal(wpis),
        wpis.powod + mended,
    )


def _of_documents(wpisy: Iterable[Wpis]) -> bool:
    return any("strategia" in wpis.dokumenty for wpis in wpisy)


def summary(wpisy: Sequence[Wpis]) -> str:
    """How many entries there are, and of which it is known whether the signed text has the slip."""
    counted = f"Wpisów jest {len(wpisy)}"
    signed = [wpis.nr for wpis in wpisy if wpis.w_podpisanym == "tak"]
    published = [wpis.nr for wpis in wpisy if wpis.w_podpisanym == "nie"]
    unknown = len(wpisy) - len(signed) - len(published)
    known = []
    if signed:
        known.append(f"także w tekście podpisanym omyłka jest we {_entries(signed)}")
    if published:
        known.append(f"tylko w tekście ogłoszonym – we {_entries(published)}")
    if not known:
        return (
            f"{counted}. O żadnym nie ustalono jeszcze, czy omyłka jest także w tekście podpisanym."
        )
    if unknown:
        told = count(unknown, "wpisie", "wpisach", "wpisach")
        known.append(f"o {told} jeszcze tego nie ustalono")
    return f"{counted}: {'; '.join(known)}."


def _entries(numbers: Sequence[int]) -> str:
    noun = "wpisie" if len(numbers) == 1 else "wpisach"
    return f"{noun} nr {listed(list(map(str, numbers)))}"
