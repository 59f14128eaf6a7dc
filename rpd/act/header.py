"""What stands around the text of any act: title, legal basis, entry into force, signature.

Everything is data of the plan or of the amendment. Nothing is invented: what is not known becomes a
gap in brackets that names the field to fill in, and a remark for the person who makes the document.
The words are put together by a template of each kind of act; `context` is what it may use.
"""

from __future__ import annotations

import re
from dataclasses import field, replace
from typing import Final

from rpd.frozen import dataclass
from rpd.plan import force, values
from rpd.plan.companions import companions, organ_genitive, organ_name
from rpd.plan.model import Naglowek, Plan, Podpis, PrzepisPodstawy, Slownik
from rpd.plan.values import one_line
from rpd.polish.wording import NBSP, date, plain

BLANK: Final = "……………"
"""Stands for a number or a day that the body has yet to give."""


EXAMPLES: Final = {
    "organ": "organ: MKRES",
    "w_sprawie": "w_sprawie: przyjęcia dokumentu „…”",
    "podstawa_prawna": "podstawa_prawna: [{przepis: art. … ustawy …, adres: Dz. U. … poz. …}]",
    "adres": "adres: Dz. U. … poz. … (przy przepisie w polu „podstawa_prawna”)",
    "wejscie_w_zycie": "wejscie_w_zycie: z dniem podjęcia",
    "podpis": "podpis: {tytul_zenski: Przewodnicząca, tytul_meski: Przewodniczący}",
    "tytul_zenski": "tytul_zenski: Przewodnicząca (w polu „podpis”)",
    "tytul_meski": "tytul_meski: Przewodniczący (w polu „podpis”)",
    "imie_nazwisko": "imie_nazwisko: … (w polu „podpis”)",
}
"""What to write for each gap."""


_FILL = " – uzupełnij pole „"


@dataclass(frozen=True, slots=True)
class Issuer:
    """The body that adopts an act: as the plan writes it, its full name, and the genitive.

    ``remedy`` says where the genitive is to be written.
    """

    organ: str
    nazwa: str
    dopelniacz: str
    remedy: str


@dataclass(slots=True)
class Gaps:
    """Collects what an act lacks. ``where`` says in which place its fields are to be written."""

    where: str
    remarks: list[str] = field(default_factory=list)

    def gap(self, what: str, name: str, remedy: str = "") -> str:
        """The words that stand in the act for what is not known."""
        told = remedy or f"Wpisz {self.where}: {EXAMPLES.get(name, f'{name}: …')}"
        self.remarks.append(f"Luka w dokumencie: {what}. {told}")
        return f"[{what}{_FILL}{name}”]"


def has_gap(text: str) -> bool:
    """Whether something in a text of an act is still to be filled in."""
    return _FILL in text


def issuer(plan: Plan, slownik: Slownik | None) -> Issuer:
    """The body that adopts the acts of a plan."""
    uchwala = plan.uchwala or plan.projekt_uchwaly
    organ = one_line(uchwala.organ) if uchwala else ""
    _, known = companions(plan, None, slownik)
    name = organ_name(plan, known) or organ
    remedy = f"Wpisz w słowniku pole „dopelniacz” podmiotu „{organ}” (pełna nazwa w dopełniaczu)"
    if organ and slownik is not None and not _listed(organ, slownik):
        full = organ if " " in organ else "…"
        body = f"{{id: {organ}, nazwa: {full}, dopelniacz: …}}"
        remedy = f"Dopisz w słowniku w polu „podmioty”: {body} (pełna nazwa i jej dopełniacz)"
    if plan.plik_profilu and plan.wyrazy is None:
        remedy = f"Wpisz w profilu: organ: {{nazwa: {organ or '…'}, dopelniacz: …}}"
    if plan.wyrazy is not None:
        remedy += f" i użyj „rpd adopt {plan.rok}”"
    return Issuer(organ, name, organ_genitive(plan, known), f"{remedy}.")


def _listed(organ: str, slownik: Slownik) -> bool:
    return any(organ in (one.id, one_line(one.nazwa)) for one in slownik.podmioty)


def context(
    about: Naglowek, said: force.Force, body: Issuer, gaps: Gaps, *, numer: str, rok: int
) -> dict[str, object]:
    """What the template of an act may use; texts are of one line.

    ``organ`` is written short, ``nazwa_organu`` in full, ``organ_dopelniacz`` in full and in the
    genitive, ``organ_w_tytule`` so and in capitals. ``podpis`` are the lines of the signature.
    """
    genitive = body.dopelniacz or _no_genitive(body, gaps)
    return {
        "numer": one_line(numer) or f"{BLANK}/{rok}",
        "data": date(said.data) if said.data else f"{BLANK} {rok} r.",
        "rok": rok,
        **named(body, genitive),
        "podstawa_prawna": basis(about, gaps),
        "wejscie_w_zycie": entry(said, gaps),
        "podpis": "\n".join(signature(about.podpis, genitive, gaps)),
    }


def named(body: Issuer, genitive: str) -> dict[str, str]:
    """The body by the names that a template may use; `genitive` is what stands in the text."""
    return {
        "organ": body.organ or BLANK,
        "nazwa_organu": body.nazwa or BLANK,
        "organ_dopelniacz": genitive,
        "organ_w_tytule": body.dopelniacz.upper() or genitive,
    }


def _no_genitive(body: Issuer, gaps: Gaps) -> str:
    if not body.organ:
        return gaps.gap("organ, który podejmuje uchwałę", "organ")
    return gaps.gap("pełna nazwa organu w dopełniaczu", "dopelniacz", body.remedy)


def subject(about: Naglowek, gaps: Gaps) -> str:
    """„w sprawie przyjęcia dokumentu …”, as in the title of an act."""
    return f"w{NBSP}sprawie {words_of_subject(about, gaps)}"


def words_of_subject(about: Naglowek, gaps: Gaps) -> str:
    """What stands behind „w sprawie”."""
    text = one_line(about.w_sprawie).removeprefix("w sprawie ")
    return text or gaps.gap("przedmiot uchwały", "w_sprawie")


def basis(about: Naglowek, gaps: Gaps) -> str:
    """„art. 55 ust. 2 ustawy … (Dz. U. …)”, as it stands behind „Na podstawie”."""
    if not about.podstawa_prawna:
        return gaps.gap("podstawa prawna", "podstawa_prawna")
    said = values.basis([_addressed(one, gaps) for one in about.podstawa_prawna])
    return said.replace("Dz. U.", f"Dz.{NBSP}U.")


_PUBLISHED = re.compile(r"(?i)\b(?:ustaw|rozporządze|kodeks|konstytucj)")
"""Acts that have an address; the rules of a body („§ 3 regulaminu”) may have none."""


def _addressed(one: PrzepisPodstawy, gaps: Gaps) -> PrzepisPodstawy:
    if one_line(one.adres) or not _PUBLISHED.search(one.przepis):
        return one
    return replace(one, adres=gaps.gap("adres publikacyjny podstawy prawnej", "adres"))


def entry(said: force.Force, gaps: Gaps) -> str:
    """„z dniem podjęcia.”, with the full stop that closes the sentence."""
    text = force.words(said) or gaps.gap("wejście w życie", "wejscie_w_zycie")
    return text if text.endswith(".") else f"{text}."


def signature(podpis: Podpis | None, genitive: str, gaps: Gaps) -> list[str]:
    """The title, the body in the genitive, the name: a line each."""
    podpis = podpis or Podpis()
    title = values.signer(podpis)
    if not title:
        name = {"kobieta": "tytul_zenski", "mezczyzna": "tytul_meski"}.get(podpis.plec or "", "")
        title = gaps.gap("tytuł osoby, która podpisuje", name or "podpis")
    name = one_line(podpis.imie_nazwisko)
    return [title, genitive, name or gaps.gap("imię i nazwisko", "imie_nazwisko")]


def promulgated(about: Naglowek) -> str:
    """„ (Dz. Urz. Woj. Małop. poz. 1234)”: how an act that was promulgated is cited; or ""."""
    town = one_line(about.publikacja.miejsce) if about.publikacja else ""
    return f" ({plain(town)})" if town else ""
