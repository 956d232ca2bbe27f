"""What transcription bureaus write above a conversation: facts, not speech."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualcode.exchange.transcripts.labels import INTERVIEWER, RESPONDENT, folded
from qualcode.exchange.transcripts.said import Source

_KEYS = {
    "code": "code", "code interview": "code", "interviewcode": "code", "nummer": "nummer", "interview nummer": "nummer", "interviewnummer": "nummer",
    "datum": "datum", "datum interview": "datum", "interviewdatum": "datum", "date": "datum", "duur": "duur", "duur interview": "duur",
    "duur opname": "duur", "lengte": "duur", "duration": "duur", "taal": "taal", "language": "taal", "taal interview": "taal",
    "aanwezigen": "aanwezigen", "aanwezig": "aanwezigen", "deelnemers": "aanwezigen", "sprekers": "sprekers", "speakers": "sprekers",
    "toelichting transcriptie": "toelichting", "toelichting": "toelichting", "toelichting transcript": "toelichting", "legenda": "toelichting",
    "transcriptie": "transcriptie", "transcribent": "transcribent", "getranscribeerd door": "transcribent", "locatie": "locatie", "plaats": "locatie",
    "bedrijf": "bedrijf", "organisatie": "organisatie", "functie": "functie", "project": "project", "onderwerp": "onderwerp", "titel": "titel",
    "bestand": "bestand", "bestandsnaam": "bestand", "opname": "opname", "weergave": "weergave", "soort transcript": "weergave",
    "soort transcriptie": "weergave", "type transcript": "weergave", "type transcriptie": "weergave", "tijd": "tijd", "tijdstip": "tijd",
}  # fmt: skip
_PERSONS = {"interviewer": "interviewer", "respondent": "respondent", "geïnterviewde": "respondent"}
_LINE = re.compile(r"(?:\*\*)?([^\W\d_][^:\n]{0,40}?)(?:\*\*)? ?:(?:\*\*)?[ \t]*(.*)")
_TOP = 20  # lines within which a header begins
_APART = 6  # lines between two of its keys at most
_ASKS = r"interviewe?ster|interviewer|gespreksleider|onderzoeker"
_ANSWERS = r"respondente?|geïnterviewde|deelnemer"
_CALLED = re.compile(rf"(?:de\s+)?({_ASKS}|{_ANSWERS})\s+(?:is|wordt|staat)\s+(?:\w+\s+)?als\s+[\"'“‘]?([\w.-]*\w)", re.IGNORECASE)
_BECOMES = re.compile(rf"([^\W_][\w .'’-]{{0,40}}?)\s*(?:=|:|\()\s*(?:de\s+)?({_ASKS}|{_ANSWERS})\b", re.IGNORECASE)
_STANDS = re.compile(rf"\b({_ASKS}|{_ANSWERS})\s*(?:=|:)\s*([A-Z][\w.-]*\w|[A-Z])", re.IGNORECASE)
_STYLES = (
    ("samenvatting", r"gespreksverslag|samenvatting|samengevat"),
    ("letterlijk", r"letterlijk|verbatim|woord voor woord"),
    ("woordelijk", r"woordelijk|geredigeerd|opgeschoond"),
)
MEANINGS = {
    "letterlijk": "elk woord zoals het klonk, met herhalingen en versprekingen",
    "woordelijk": "wat er gezegd is in hele zinnen, zonder stopwoorden en versprekingen",
    "samenvatting": "in de woorden van wie het opschreef; niet letterlijk te citeren",
}
OTTER = {"summary keywords": "trefwoorden", "keywords": "trefwoorden", "speakers": "sprekers"}


def length(lines: Sequence[str]) -> int:
    """Return how many lines from the top are a header: those up to the last known key and what belongs to it."""
    last, seen = -1, -1
    for n, line in enumerate(lines):
        if n > (seen + _APART if seen >= 0 else _TOP):
            break
        key = _key(line)
        if key in _KEYS or (line.strip().casefold() in OTTER and line.strip().isupper()):
            last = seen = n
        elif key in _PERSONS and seen < 0 and n < _TOP and _more(lines[n + 1 : n + 3]):
            seen = n
    if last < 0:
        return 0
    end = last + 1
    while end < len(lines) and lines[end].strip() and (_key(lines[end]) == "" or line_is_rule(lines[end])):
        end += 1
    return end


def _more(lines: Sequence[str]) -> bool:
    return any(_key(line) in _KEYS for line in lines)


def line_is_rule(line: str) -> bool:
    """Tell whether a line is only drawn: `-----`, `====`, `***`."""
    return bool(re.fullmatch(r"[\s\-=_*–—~#]{3,}", line))


def _key(line: str) -> str:
    match = _LINE.match(line.strip())
    return folded(match[1]) if match else ""


def take(lines: Sequence[str], source: Source) -> list[tuple[int, str]]:
    """Turn the lines of a header into attributes and roles; returns number and text of the lines that are none."""
    facts: list[tuple[str, str]] = []
    rest: list[tuple[int, str]] = []
    for n, line in enumerate(lines):
        stripped = line.strip()
        match = _LINE.match(stripped)
        known = match and (_KEYS.get(folded(match[1])) or _PERSONS.get(folded(match[1])))
        if stripped.casefold() in OTTER and stripped.isupper():
            facts.append((OTTER[stripped.casefold()], ""))
        elif match and (known or (facts and len(match[1].split()) <= 3)):  # noqa: PLR2004 - an unknown key in a header is a fact too
            facts.append((known or "-".join(folded(match[1]).split()), match[2].strip(" *")))
        elif facts and stripped and not line_is_rule(line):
            facts[-1] = (facts[-1][0], f"{facts[-1][1]} {stripped}".strip())
        elif stripped and not line_is_rule(line):
            rest.append((n, stripped))
    for key, value in facts:
        source.attribute(key, value)
    know_roles(" . ".join(value for _, value in facts), source)
    return rest


def know_roles(text: str, source: Source) -> None:
    """Note who asks and who answers when a text says so: `De respondent is aangeduid als SP2`, `SP1 = interviewer`."""
    for role, name in _CALLED.findall(text):
        source.roles[folded(name)] = _role(role)
    for name, role in _BECOMES.findall(text):
        short = re.split(r"[,;.]\s+|(?:^|\s)en\s", name)[-1]
        source.roles.setdefault(folded(short), _role(role))
    for role, name in _STANDS.findall(text):
        source.roles.setdefault(folded(name), _role(role))


def _role(word: str) -> str:
    return INTERVIEWER if re.fullmatch(_ASKS, word, re.IGNORECASE) else RESPONDENT


def know_style(text: str, source: Source, *, line: int = 1) -> None:
    """Set `weergave` when a header or title says how literal the text is, with what that means; warn about a summary."""
    style = next((style for style, words in _STYLES if re.search(rf"(?<![^\W_])(?:niet\s+)?(?:{words})(?![^\W_])", text, re.IGNORECASE)), "")
    if style == "letterlijk" and re.search(r"\bniet\s+(?:letterlijk|woord voor woord)", text, re.IGNORECASE):
        style = "woordelijk"
    said = source.attributes.get("weergave", "")
    if not style:
        return
    if said and said != style:
        del source.attributes["weergave"]
        source.attribute("weergave-volgens-bron", said)
    source.attributes |= {"weergave": style, "weergave-betekenis": MEANINGS[style]}
    if style == "samenvatting":
        hint = "code it, but never present it as what somebody literally said"
        source.warn("is a summary and must not be quoted literally", line=line, rule="summary", hint=hint)
