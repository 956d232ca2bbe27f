"""The Dutch words of the page, for the template and for the script."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from qualcode.report import dutch
from qualcode.text import shorten

OPEN, PLAIN = "onbeslist", "zonder richting"
CONFIRMED, PROPOSED = "bevestigd", "voorstel"
NO_SECTION, NO_CASE, TALK = "Thema’s", "(geen {})", "Gesprek"
SUMMARISED = "Dit is een samenvatting van het gesprek: wat hier staat, is geen letterlijke weergave."
VIEWS = {
    "matrix": "Matrix",
    "fragmenten": "Fragmenten",
    "gesprekken": "Gesprekken",
    "codeboek": "Codeboek",
    "verantwoording": "Verantwoording",
}
KEYS = (
    ("Pijltjes", "van cel naar cel in de matrix"),
    ("Home, End", "naar de eerste of laatste cel van de rij"),
    ("Enter", "de fragmenten van een cel openen"),
    ("Escape", "een venster sluiten, of het zoekveld leegmaken"),
    ("/", "zoeken in de fragmenten"),
    ("?", "deze uitleg"),
)
SCRIPT = {
    "of": "{n} van {all} fragmenten",
    "all": "{all} fragmenten",
    "one": "1 fragment",
    "none": "Geen fragmenten die hieraan voldoen.",
    "more": "Toon meer (nog {n})",
    "confirmed": CONFIRMED,
    "proposed": PROPOSED,
    "why": "Waarom",
    "coders": "Gecodeerd door",
    "cell": "{theme}, {case}",
    "quote": "“{text}”",
    "previous": "Vorig gesprek",
    "next": "Volgend gesprek",
    "back": "Alle gesprekken",
    "words": "{n} woorden",
}
_PARTS = re.compile(r"; (?=indicator `|question `|the interviewer's words|like “|coded before with `)")
_INDICATOR = re.compile(r"indicator `(.*)` \(.*\)", re.DOTALL)
_BETWEEN = re.compile(r"\s+(?:&|\.\.|_)\s+")
_QUESTION = re.compile(r"question `(.*)` \((.*)\)", re.DOTALL)
_BEFORE = re.compile(r"coded before with (.*)", re.DOTALL)
_LIKE = re.compile(r"like “(.*)” \((.*)\)", re.DOTALL)


def coder(name: str) -> str:
    """Return a coder as a reader knows it: `auto` is the program."""
    return {"auto": "het programma", "model": "een taalmodel"}.get(name, name)


def reason(why: str, numbers: Mapping[str, str]) -> str:
    """Return in Dutch why something was coded; an interview is named by its number, for its name may tell who spoke."""
    return "; ".join(_reason(part, numbers) for part in _PARTS.split(why)) if why else ""


def _reason(part: str, numbers: Mapping[str, str]) -> str:
    if found := _INDICATOR.fullmatch(part):
        said = shorten(_BETWEEN.sub(" … ", found[1]).replace("|", "/"), 70)
        return f"woorden als ‘{re.sub(' ……$', ' …', said)}’"
    if found := _QUESTION.fullmatch(part):
        return f"antwoord op de vraag ‘{found[1]}’"
    if part == "the interviewer's words":
        return "de woorden van de interviewer"
    if found := _BEFORE.fullmatch(part):
        return f"eerder zo gecodeerd bij de woorden ‘{found[1].replace('`', '')}’"
    if found := _LIKE.fullmatch(part):
        return f"lijkt op “{found[1]}” ({numbers.get(found[2], 'codeboek')})"
    return part


def account(*, talks: int, spoken: int, total: int, confirmed: int, coders: Sequence[str], books: Sequence[tuple[str, str]]) -> list[str]:
    """Return the sentences on how the page came about; `books` are titles and versions of codebooks."""
    said = [f"Deze pagina berust op {dutch.amount(talks, 'gesprek', 'gesprekken')} ({spoken} woorden)."]
    said += [f"De gesprekken zijn gecodeerd met het codeboek ‘{title}’ (versie {version})." for title, version in books]
    if not total:
        return [*said, "Er is nog niets gecodeerd."]
    by = f" (codeurs: {dutch.enumeration(coders)})" if coders else ""
    said.append(f"Dat leverde {dutch.amount(total, 'fragment', 'fragmenten')} op.")
    if confirmed == total:
        said.append(f"{'Het fragment is' if total == 1 else 'Alle fragmenten zijn'} door een onderzoeker bevestigd{by}.")
    else:
        is_ = "is" if confirmed == 1 else "zijn"
        said.append(f"Daarvan {is_} er {confirmed} ({dutch.share(confirmed, total)}) door een onderzoeker bevestigd{by}.")
        said.append("De overige zijn voorstellen van het programma die nog niemand heeft beoordeeld.")
    return said


def attributed(*, several: bool, hidden: int | None) -> list[str]:
    """Return the sentences on who is named; `hidden` is how many must share a role where rare ones are not named."""
    said = ["Citaten zijn toegeschreven aan een rol, niet aan een naam."]
    if several:
        said.append("De letter erachter is die van de casus.")
    return said if hidden is None else [*said, dutch.hidden(hidden)]
