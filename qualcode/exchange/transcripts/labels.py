"""Which names before a colon are speakers, and which are only words with a colon behind them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

INTERVIEWER, RESPONDENT = "interviewer", "respondent"
UNNAMED = "Spreker"  # who speaks in a file that names nobody
_MANY = 8  # from which number of turns a label that occurs once is odd
_OFTEN = 3

_ROLE = re.compile(
    r"(?:(?P<asks>interviewer|interviewster|vrager|onderzoeker|gespreksleider|moderator|int|i)"
    r"|(?P<answers>respondente?|geïnterviewde|deelnemer|resp|r)"
    r"|spreker|speaker|participant|persoon|panellid|onbekend|unknown|sp|p|m|v|a|q|vraag|antwoord|question|answer)[ _-]?\d{0,3}[a-z]?"
)
_PAIRS = (("vraag", "antwoord"), ("question", "answer"), ("v", "a"), ("q", "a"))
_PAIRED = frozenset(word for pair in _PAIRS for word in pair)
_NUMBERED = re.compile(r"(?:interviewer|respondent|spreker|speaker|deelnemer|sp|p|r|i)[ _-]?\d{1,3}|[A-Z]{2,4}", re.IGNORECASE)
_NOT = frozenset(
    """ps nb nota bene let op kijk luister nou dus namelijk bijvoorbeeld voorbeeld conclusie kortom opmerking noot bron stel vraag question answer
    http https mailto toelichting samenvatting ja nee ok oké en of maar want""".split()
) | {"let op", "nota bene", "met name", "ten eerste", "ten tweede"}
_BETWEEN = frozenset("van der de den ter ten te het 't ’t in op tot bij aan von la le du di el al bin ben und y e".split())
_WORD = re.compile(r"[^\W\d_][\w.'’&/-]*")


def folded(name: str) -> str:
    """Return a name for comparing: without case, colon, asterisks and double spaces (`RA` and `RA :` are one speaker)."""
    return " ".join(name.replace("*", " ").strip(" :\t").casefold().split())


def role_of(name: str) -> str:
    """Return `interviewer` or `respondent` when a label says it (`I`, `Respondent 2`), else nothing."""
    match = _ROLE.fullmatch(folded(name))
    return "" if match is None else INTERVIEWER if match["asks"] else RESPONDENT if match["answers"] else ""


def stands_for_somebody(name: str) -> bool:
    """Tell whether a label is one that only speakers have: `Interviewer`, `SP2`, `SPEAKER_00`, `R`."""
    return bool(_ROLE.fullmatch(folded(name))) and folded(name) not in _PAIRED


def is_code(name: str) -> bool:
    """Tell whether a label is so odd a word (`p1`, `RA`) that it needs no colon to be one."""
    return bool(_NUMBERED.fullmatch(name)) and (name.isupper() or any(c.isdigit() for c in name))


def like_a_name(name: str) -> bool:
    """Tell whether words could be somebody's name: capitals, tussenvoegsels, `Achternaam, Voornaam (Gast)`."""
    words = re.sub(r"[(\[][^)\]]*[)\]]", "", name).replace(",", " ").split()
    if not 1 <= len(words) <= 7 or folded(name) in _NOT or words[0].casefold() in _NOT:  # noqa: PLR2004
        return False
    capital = [word[0].isupper() for word in words]
    fits = [(up and bool(_WORD.fullmatch(word))) or word.casefold() in _BETWEEN or word.isdigit() for word, up in zip(words, capital, strict=True)]
    return any(capital) and all(fits) and not words[0].isdigit()


@dataclass
class Labels:
    """The labels that count as speakers in a file, and those that were left in the text though they look like names."""

    speakers: set[str] = field(default_factory=set)
    doubtful: list[str] = field(default_factory=list)
    roles: dict[str, str] = field(default_factory=dict)

    def __contains__(self, name: str) -> bool:
        return folded(name) in self.speakers


def choose(candidates: Iterable[str], *, named: Iterable[str] = (), said: Mapping[str, int] | None = None) -> Labels:
    """Return which of the labels before a colon, one for each time it was met, are speakers.

    `named` are speakers for certain. `said` counts the words of the text as they are written: a label that is also a common word in small letters
    (`Kijk: …`) has to occur often to be a name.
    """
    met = Counter(folded(name) for name in candidates if folded(name))
    spelled = {folded(name): name.strip() for name in candidates if folded(name)}
    labels = Labels(speakers=set(named))
    for first, second in _PAIRS:
        if first in met and second in met:
            labels.speakers |= {first, second}
            labels.roles |= {first: INTERVIEWER, second: RESPONDENT}
    many = sum(met.values()) >= _MANY or sum(met.values()) == 1  # one label in a whole text is no conversation
    for name, count in met.items():
        if name in labels.speakers or name in _NOT:
            continue
        common = " " not in name and (said or {}).get(name, 0) > 0
        if _speaks(spelled[name], count, common=common, many=many):
            labels.speakers.add(name)
        elif like_a_name(spelled[name]):
            labels.doubtful.append(spelled[name])
    return labels


def _speaks(name: str, count: int, *, common: bool, many: bool) -> bool:
    """Tell whether a label that was met so often is a speaker; `many` says that there are many turns, so that once is seldom."""
    if role_of(name):
        return True
    if stands_for_somebody(name) and (count > 1 or not many or len(name) > 1):
        return True
    if like_a_name(name):
        return count >= _OFTEN or (not common and (count > 1 or not many))
    return count >= _OFTEN and not common and name.isalpha()  # `anna:` in small letters, again and again
