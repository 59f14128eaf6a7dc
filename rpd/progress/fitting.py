"""Whether a report fits: to its place, its body, the plan of its quarter, and the other reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rpd.diagnostics import Finding, Path
from rpd.plan.noun import Noun
from rpd.plan.values import one_line
from rpd.plan.wykonanie import Wykonanie, WykonanieDzialania
from rpd.polish.guesses import did_you_mean
from rpd.polish.wording import join, quote
from rpd.progress import fitting_file, fitting_money, fitting_values
from rpd.progress.beside import Beside
from rpd.progress.planned import Planned, PlannedAction
from rpd.progress.said import Said, Slugs


def about(one: Wykonanie, beside: Beside) -> list[Finding]:
    """What does not fit in a report."""
    found = [*fitting_file.about(one, beside)]
    okres = one.okres
    planned = beside.plans.get(okres) if okres else None
    if planned is not None:
        found += _against(one, planned, beside)
    return [
        Finding(
            said.path,
            said.message,
            said.hint,
            "wykonanie",
            at_key=said.at_key,
            slug=said.slug,
            related=said.related,
        )
        for said in found
    ]


def _against(one: Wykonanie, planned: Planned, beside: Beside) -> Iterator[Said]:
    body = planned.body(one.podmiot)
    for wskaznik in one.wskazniki:
        outside = planned.outside.get(wskaznik.id)
        if outside is None:
            if any(other.wskaznik.id == wskaznik.id for other in planned.wskazniki):
                yield _ambiguous(wskaznik.path, wskaznik.id)
                continue
            noun = f"poza listą {_noun(planned).many_genitive} wskaźnika"
            yield _unknown(wskaznik.path, noun, wskaznik.id, planned.outside)
            continue
        yield from fitting_values.about(wskaznik, outside.wskaznik, ("", wskaznik.id), beside)
    for dzialanie in one.dzialania:
        action = planned.actions.get(dzialanie.id)
        if action is None:
            yield from _no_action(dzialanie, planned, beside)
            continue
        if not action.in_force:
            yield _repealed(dzialanie.path, f"{_noun(planned).accusative} {action.numer}")
            continue
        if action.podmioty and body not in action.podmioty and body in planned.podmioty.values():
            yield Said(
                Slugs.FOREIGN,
                dzialanie.path,
                f"Podmiot {quote(one.podmiot)} nie realizuje {_noun(planned).genitive} "
                f"{action.numer}: plan wymienia {join(map(quote, action.podmioty))}.",
                "Usuń ten wpis z pliku; wykonanie podaje realizator.",
                at_key=True,
            )
        yield from _of_action(dzialanie, action, planned, beside)


def _no_action(dzialanie: WykonanieDzialania, planned: Planned, beside: Beside) -> Iterator[Said]:
    if any(dzialanie.id in text.actions for text in beside.plans.values()):
        yield _repealed(dzialanie.path, f"{_noun(planned).accusative} {quote(dzialanie.id)}")
    else:
        yield _unknown(dzialanie.path, _noun(planned).genitive, dzialanie.id, planned.actions)


def _of_action(
    dzialanie: WykonanieDzialania,
    action: PlannedAction,
    planned: Planned,
    beside: Beside,
) -> Iterator[Said]:
    here = f"w {_noun(planned).locative} {action.numer}"
    texts = beside.plans.values()
    former = [text.actions[action.id] for text in texts if action.id in text.actions]
    for wskaznik in dzialanie.wskazniki:
        target = action.wskazniki.get(wskaznik.id)
        if target is not None:
            key = action.id, wskaznik.id
            yield from fitting_values.about(wskaznik, target, key, beside)
        elif any(wskaznik.id in other.wskazniki for other in former):
            yield _repealed(wskaznik.path, f"wskaźnik {quote(wskaznik.id)}")
        else:
            noun = f"{here} wskaźnika"
            yield _unknown(wskaznik.path, noun, wskaznik.id, action.wskazniki)
    for told in dzialanie.budzet:
        pozycja = action.budzet.get(told.id)
        if pozycja is not None:
            key = action.id, told.id
            yield from fitting_money.about(told, pozycja, key, planned, beside)
        elif any(told.id in other.budzet for other in former):
            yield _repealed(told.path, f"pozycję budżetu {quote(told.id)}")
        else:
            noun = f"{here} pozycji budżetu"
            yield _unknown(told.path, noun, told.id, action.budzet)
    known = [one_line(termin.opis) for termin in action.kamienie]
    for kamien in dzialanie.kamienie:
        if one_line(kamien.opis) not in known:
            noun = f"{here} kamienia milowego"
            yield _unknown((*kamien.path, "opis"), noun, kamien.opis, known, at_key=False)


def _unknown(
    path: Path,
    noun: str,
    name: str,
    known: Sequence[str] | Mapping[str, object],
    *,
    at_key: bool = True,
) -> Said:
    guess = did_you_mean(name, known)
    ours = "identyfikatora" if at_key else "opisu"
    message = f"W planie nie ma {noun} {quote(name)}"
    listed = join([quote(one) for one in list(known)[:5]])
    hint = f"Użyj {ours} z planu, np. {listed}." if known else "Usuń ten wpis."
    if at_key and not known:
        hint = "Usuń ten wpis; brakujące identyfikatory nadaje planowi „rpd fmt --ids”."
    return Said(
        Slugs.NOWHERE, path, f"{message} – {guess}" if guess else f"{message}.", hint, at_key=at_key
    )


def _ambiguous(path: Path, name: str) -> Said:
    return Said(
        Slugs.NOWHERE,
        path,
        f"Identyfikator {quote(name)} ma w planie kilka wskaźników.",
        "Nadaj im w planie różne identyfikatory i użyj właściwego.",
        at_key=True,
    )


def _noun(planned: Planned) -> Noun:
    """What the plan calls an action."""
    return planned.plan.profil.dzialanie.short


def _repealed(path: Path, what: str) -> Said:
    return Said(
        Slugs.REPEALED,
        path,
        f"Plan obowiązujący na koniec kwartału uchylił {what} albo jeszcze go nie zawierał.",
        "Nic nie trzeba robić: wartość zostaje przy swoim identyfikatorze i jest wymieniana "
        "osobno.",
        at_key=True,
    )
