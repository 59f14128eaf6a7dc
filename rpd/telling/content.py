"""What an element consists of, line by line and complete, where it was added or removed whole."""

from __future__ import annotations

from rpd.plan import markup
from rpd.plan.model import Dzialanie, Przypis
from rpd.plan.parts import Part
from rpd.plan.profil import Level, Profil
from rpd.plan.values import one_line, periods
from rpd.telling import words


def element_lines(part: Part, profil: Profil, indent: str = "") -> list[str]:
    """The content of an element line by line, complete."""
    if isinstance(part, Przypis):
        return [indent + one_line(part.tekst)]
    if isinstance(part, Dzialanie):
        return [indent + line for line in _action_lines(part, profil)]
    lines = []
    if part.nazwa:
        lines.append(f"{indent}nazwa: {one_line(part.nazwa)}")
    if part.strategia:
        lines.append(f"{indent}{link(part.poziom)}: {part.strategia}")
    if part.kwota_ogolem:
        lines.append(f"{indent}kwota ogółem: {periods(part.kwota_ogolem)}")
    lines += [f"{indent}wskaźnik: {words.entry(one, profil)}" for one in part.wskazniki]
    if part.uchylony:
        lines.append(f"{indent}{repealed(part.poziom)} {words.value(part.uchylony)}")
    for element in part.elementy:
        lines.append(f"{indent}{element.poziom.noun.one} {element.numer}:")
        lines += element_lines(element, profil, indent + "  ")
    for dzialanie in part.dzialania:
        title = f"{profil.dzialanie.noun.one} {words.quoted(markup.running(dzialanie.nazwa))}"
        lines.append(f"{indent}{title}:")
        lines += element_lines(dzialanie, profil, indent + "  ")
    return lines


def repealed(level: Level) -> str:
    """„uchylony”, as it agrees with what the level is called."""
    return level.noun.agreeing("uchylony", "uchylona", "uchylone")


def link(level: Level) -> str:
    """„kierunek strategii”: the element of the strategy that one of the level names."""
    return f"{level.short.one} strategii"


def _action_lines(dzialanie: Dzialanie, profil: Profil) -> list[str]:
    lines = [f"nazwa: {one_line(dzialanie.nazwa)}", f"identyfikator: {dzialanie.id}"]
    if dzialanie.lp:
        lines.append(f"lp.: {dzialanie.lp}")
    for column in profil.content:
        entries = getattr(dzialanie, column.key)
        lines += [f"{column.noun}: {words.entry(entry, profil)}" for entry in entries]
    if dzialanie.kontynuuje:
        lines.append(f"kontynuuje: {dzialanie.kontynuuje}")
    if dzialanie.uchylone_litery:
        lines.append(f"uchylone litery: {one_line(dzialanie.uchylone_litery)}")
    if dzialanie.uchylone:
        lines.append(f"{repealed(profil.dzialanie)} {words.value(dzialanie.uchylone)}")
    return lines
