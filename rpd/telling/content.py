"""What an element consists of, line by line and complete, where it was added or removed whole."""

from __future__ import annotations

from rpd.compare.changes import ListField
from rpd.plan.model import Dzialanie, Przypis
from rpd.plan.parts import Element
from rpd.plan.values import one_line
from rpd.telling import words


def element_lines(element: Element, indent: str = "") -> list[str]:
    """The content of an element line by line, complete."""
    if isinstance(element, Przypis):
        return [indent + one_line(element.tekst)]
    if isinstance(element, Dzialanie):
        return [indent + line for line in _action_lines(element)]
    lines = []
    if element.nazwa:
        lines.append(f"{indent}nazwa: {one_line(element.nazwa)}")
    if strategia := getattr(element, "strategia", ""):
        lines.append(f"{indent}kierunek strategii: {strategia}")
    if uchylony := getattr(element, "uchylony", None):
        lines.append(f"{indent}uchylony {words.value(uchylony)}")
    for name, noun in (
        ("priorytety", "priorytet"),
        ("kierunki", "kierunek interwencji"),
        ("dzialania", "działanie"),
    ):
        for child in getattr(element, name, ()):
            number = getattr(child, "numer", "")
            title = f"{noun} {number}" if number else f"{noun} {words.quoted(child.nazwa)}"
            lines.append(f"{indent}{title}:")
            lines += element_lines(child, indent + "  ")
    return lines


_CONTENT_LABELS: tuple[tuple[ListField, str], ...] = (
    ("opis", "opis"),
    ("produkty", "produkt"),
    ("wskazniki", "wskaźnik"),
    ("budzet", "budżet"),
    ("termin", "termin"),
    ("realizatorzy", "realizator"),
)


def _action_lines(dzialanie: Dzialanie) -> list[str]:
    lines = [f"nazwa: {one_line(dzialanie.nazwa)}", f"identyfikator: {dzialanie.id}"]
    if dzialanie.lp:
        lines.append(f"lp.: {dzialanie.lp}")
    for name, label in _CONTENT_LABELS:
        lines += [f"{label}: {words.entry(entry)}" for entry in getattr(dzialanie, name)]
    if dzialanie.kontynuuje:
        lines.append(f"kontynuuje: {dzialanie.kontynuuje}")
    if dzialanie.uchylone_litery:
        lines.append(f"uchylone litery: {one_line(dzialanie.uchylone_litery)}")
    if dzialanie.uchylone:
        lines.append(f"uchylone {words.value(dzialanie.uchylone)}")
    return lines
