"""From the names in a source to the labels of a transcript: each named once, and nothing else taken for a label."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qualcode.errors import QualcodeError
from qualcode.exchange.transcripts.labels import INTERVIEWER, RESPONDENT, UNNAMED, folded, role_of
from qualcode.exchange.transcripts.merge import Tally
from qualcode.study.transcript import INTERVIEWERS, LABEL

_WORDS = 4  # of a label at most


def given(options: Sequence[str]) -> dict[str, str]:
    """Return what `--speaker NAME=LABEL` says, by folded name; raises QualcodeError when it says nothing."""
    found: dict[str, str] = {}
    for option in options:
        name, equals, label = option.rpartition("=")
        if not equals or not folded(name) or not label.strip():
            hint = 'for example: --speaker SP1=interviewer --speaker "Jansen, Kees=respondent"'
            raise QualcodeError(f"`--speaker {option}` names no speaker and label", hint=hint)
        if found.setdefault(folded(name), label.strip()) != label.strip():
            raise QualcodeError(f"`{name.strip()}` has two labels: `{found[folded(name)]}` and `{label.strip()}`", hint="give each speaker one")
    return found


def label(name: str) -> str:
    """Return a name as a label that the reader of transcripts knows again: letters first, four words, no comma.

    `Jansen, Kees (Gast)` becomes `Kees Jansen Gast`.
    """
    aside = " ".join(re.findall(r"[(\[][^)\]]*[)\]]", name))
    last, comma, first = re.sub(r"[(\[][^)\]]*[)\]]", " ", name).partition(",")
    words = re.sub(r"[^\w\s.'’-]", " ", f"{first} {last} {aside}" if comma else name.replace("&", " en ")).split()
    words = [word.strip(".'’-_") + ("." if word.endswith(".") else "") for word in words if re.search(r"[^\W_]", word)]
    if words and not re.match(r"[^\W\d_]", words[0]):
        words.insert(0, UNNAMED)
    extra = len(words) - _WORDS
    made = " ".join(["-".join(words[: extra + 1]), *words[extra + 1 :]] if extra > 0 else words)
    match = LABEL.fullmatch(f"{made}:")
    return made if match else UNNAMED


@dataclass(frozen=True)
class Cast:
    """Who speaks in a transcript: label by folded name, and the role of each label where it is known."""

    labels: Mapping[str, str]
    roles: Mapping[str, str]
    front: Mapping[str, str]


def cast(tallies: Mapping[str, Tally], options: Mapping[str, str], roles: Mapping[str, str]) -> Cast:
    """Give every speaker a label.

    `options` are what the user said and `roles` what the source says, by folded name. Several people in a role are
    numbered in the order in which the user names them, else in which they speak. `front` is what the front matter has to
    say of the labels, empty when they speak for themselves.
    """
    shown = {folded(label(tally.name)): name for name, tally in tallies.items()}  # the user may also know a speaker by the label
    options = {name if name in tallies else shown[name]: wanted for name, wanted in options.items() if name in tallies or name in shown}
    order = [*options, *(name for name in tallies if name not in options)]
    many = {role: sum(options.get(name, "").casefold() == role for name in order) for role in (INTERVIEWER, RESPONDENT)}
    labels: dict[str, str] = {}
    known: dict[str, str] = {}
    numbers = {INTERVIEWER: 0, RESPONDENT: 0}
    spelled: dict[str, str] = {}
    for name in order:
        wanted = options.get(name)
        if wanted and (role := wanted.casefold()) in many:
            numbers[role] += 1
            made = role.capitalize() + (f" {numbers[role]}" if many[role] > 1 else "")
            known[made] = role
        else:
            made = label(wanted or tallies[name].name)
            made = spelled.setdefault(made.casefold(), made)
            if role := (roles.get(name) or role_of(made) if not wanted else role_of(made)):
                known.setdefault(made, role)
        labels[name] = made
    people = [labels[name] for name in tallies]
    told = any(name in roles and name not in options for name in tallies)
    unknown = [made for made in dict.fromkeys(people) if made not in known]
    if told and len(unknown) == 1 and INTERVIEWER not in known.values():
        known[unknown[0]] = INTERVIEWER  # all others answer
    plain = all((made.casefold() in INTERVIEWERS) == (known.get(made, RESPONDENT) == INTERVIEWER) for made in people)
    front = {} if plain and not told else {made: known.get(made, RESPONDENT) for made in dict.fromkeys(people)}
    return Cast(labels, known, front)
