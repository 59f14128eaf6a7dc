"""The register of resolutions: what adopted each plan, what amended it, and the state on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from rpd.amendment import in_force
from rpd.amendment.operations import Amendment
from rpd.amendment.resolutions import METRYCZKA, Plik, Register, Stan, Uchwala, Unread
from rpd.frozen import dataclass
from rpd.plan.model import Plan, Zmiana
from rpd.plan.values import one_line
from rpd.polish.spaces import keep_together
from rpd.polish.wording import NBSP


def register(
    plans: Sequence[tuple[Plan, Plik]],
    saved: Iterable[tuple[Amendment, Plik]],
    unread: Iterable[Unread],
    day: date,
    usual: Mapping[str, str],
) -> Register:
    """The register on a day; `usual` is said in the metryczka where a resolution says nothing."""
    saved = tuple(saved)
    known = _Known(day, usual)
    found: list[Uchwala] = []
    for plan, plik in plans:
        found.append(_adopting(plan, plik, known))
        found += _amending(plan, plik, [one for one in saved if one[0].rok == plan.rok], known)
    years = {plan.rok for plan, _ in plans}
    for amendment, plik in saved:
        if amendment.rok not in years:
            remark = f"Nie ma planu na {amendment.rok}{NBSP}r., który ta uchwała zmienia."
            found.append(_saved(amendment, plik, None, known, (remark,)))
    return Register(day, tuple(found), tuple(unread))


@dataclass(frozen=True, slots=True)
class _Known:
    """The day of the register, and what is usual in a metryczka."""

    day: date
    usual: Mapping[str, str]

    def stan(self, since: date | None) -> Stan:
        if since is None:
            return "przyjęta"
        return "obowiązuje" if since <= self.day else "jeszcze nie obowiązuje"

    def metryczka(self, own: Mapping[str, str]) -> dict[str, str]:
        return {name: one_line(own.get(name) or self.usual.get(name, "")) for name in METRYCZKA}


def _adopting(plan: Plan, plik: Plik, known: _Known) -> Uchwala:
    adopted = plan.uchwala
    subject = keep_together(f"w sprawie przyjęcia dokumentu „{one_line(plan.tytul)}”")
    return Uchwala(
        rodzaj="przyjęcie" if adopted else "projekt",
        rok=plan.rok,
        numer=one_line(adopted.numer) if adopted else "",
        data=adopted.data if adopted else None,
        obowiazuje_od=adopted.data if adopted else None,
        przedmiot=subject,
        opis="",
        plik=plik.nazwa,
        sha256=plik.sha256,
        stan=known.stan(adopted.data) if adopted else "projekt",
        metryczka=known.metryczka(dict(adopted.metryczka) if adopted else {}),
    )


def _amending(
    plan: Plan,
    plik: Plik,
    saved: Sequence[tuple[Amendment, Plik]],
    known: _Known,
) -> list[Uchwala]:
    """What amended a plan, or will: first what it records, then what is only saved."""
    by_number = {one_line(amendment.uchwala): (amendment, file) for amendment, file in saved}
    recorded = {one_line(zmiana.uchwala) for zmiana in plan.zmiany}
    found = []
    for zmiana in plan.zmiany:
        one = by_number.get(one_line(zmiana.uchwala))
        if one is None:
            found.append(_recorded(plan, zmiana, plik, known))
        else:
            found.append(_saved(*one, plan, known, _disagreements(zmiana, one[0])))
    for amendment, file in saved:
        number = one_line(amendment.uchwala)
        same = by_number[number][1]
        remarks = []
        if same != file:
            remarks.append(f"Tę samą uchwałę zapisano także w pliku „{same.nazwa}”.")
        elif number in recorded:
            continue
        if number not in recorded:
            remarks.append("Plan jeszcze jej nie wymienia; wprowadzi ją „rpd apply”.")
        found.append(_saved(amendment, file, plan, known, tuple(remarks)))
    return found


def _disagreements(zmiana: Zmiana, amendment: Amendment) -> tuple[str, ...]:
    """What the plan and the saved amendment say differently of one resolution."""
    said = zmiana.data.isoformat() if zmiana.data else ""
    if said and said != amendment.data:
        return (f"Plan podaje inną datę tej uchwały: {said}.",)
    return ()


def _recorded(plan: Plan, zmiana: Zmiana, plik: Plik, known: _Known) -> Uchwala:
    """A resolution that only the plan names: nobody has saved what it did."""
    since = zmiana.obowiazuje_od or zmiana.data
    return Uchwala(
        rodzaj="zmiana",
        rok=plan.rok,
        numer=one_line(zmiana.uchwala),
        data=zmiana.data,
        obowiazuje_od=since,
        przedmiot=_subject(plan),
        opis=one_line(zmiana.opis),
        plik=plik.nazwa,
        sha256=plik.sha256,
        stan=known.stan(since),
        metryczka=known.metryczka({}),
        uwagi=("Nie ma jej zapisu w folderze „zmiany”; wymienia ją tylko plan.",),
    )


def _saved(
    amendment: Amendment,
    plik: Plik,
    plan: Plan | None,
    known: _Known,
    remarks: tuple[str, ...],
) -> Uchwala:
    since = in_force.since(amendment)
    return Uchwala(
        rodzaj="zmiana",
        rok=amendment.rok,
        numer=one_line(amendment.uchwala),
        data=date.fromisoformat(amendment.data),
        obowiazuje_od=since,
        przedmiot=_subject(plan),
        opis=one_line(amendment.opis),
        plik=plik.nazwa,
        sha256=plik.sha256,
        stan=known.stan(since),
        metryczka=known.metryczka(dict(amendment.metryczka)),
        uwagi=remarks,
    )


def _subject(plan: Plan | None) -> str:
    """„zmieniająca uchwałę w sprawie …”: the title of an amending resolution (§ 138a)."""
    about = f" w sprawie przyjęcia dokumentu „{one_line(plan.tytul)}”" if plan else ""
    return keep_together(f"zmieniająca uchwałę{about}")
