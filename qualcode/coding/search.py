"""What a query means: which fragments of a study it finds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from qualcode.coding.query import And, Field, Node, Not, Or, Query, Term
from qualcode.coding.said import spelled
from qualcode.coding.unit import Place, Unit, Units
from qualcode.model.coding import MACHINES, STATUSES
from qualcode.model.fragment import UNDECIDED, Fragment
from qualcode.model.study import Study
from qualcode.text import nearest

Test = Callable[[Fragment], bool]
Words = tuple[str, re.Pattern[str]]  # letters (a-z) that stand in some words, whatever their case; and what finds the words


def pattern(words: str) -> re.Pattern[str]:
    """Return what finds words in a text: whole words, in any case, whatever white space is between them; `leer*` finds `leertijd`."""
    spelt = [r"\w+" if not word.strip("*") else _starred(word) for word in words.split()]
    return re.compile(r"\s+".join(spelt), re.IGNORECASE)


def _starred(word: str) -> str:
    bare = word.strip("*")
    before = r"\w*" if word.startswith("*") else ""
    after = r"\w*" if word.endswith("*") else ""
    first = r"(?<!\w)" if before or bare[0].isalnum() else ""
    last = r"(?!\w)" if after or bare[-1].isalnum() else ""
    return first + before + spelled(bare) + after + last


class Search:
    """A query made ready for a study; raises QualcodeError when it names what the study does not have.

    `coders` are those who coded something.
    """

    def __init__(self, query: Query, study: Study, *, coders: Iterable[str] = ()) -> None:
        self._query, self._study = query, study
        self._rejected: Collection[str] = ()
        self._coders = sorted({*study.settings.coders, *MACHINES, *coders})
        self._constructs = study.subtrees()
        self._fragments: Sequence[Fragment] = ()
        self._units = {unit: Units(study, unit) for unit in (Unit.SENTENCE, Unit.TURN)}
        for term in query.terms():  # mistakes are told of before anything is looked for
            _TESTS[term.field](self, term)

    def constructs(self) -> set[str] | None:
        """Return the ids of all constructs that can decide what is found, None when any can."""
        beside = {id for term in self._query.terms() if term.field in (Field.WITH, Field.NEAR) for id in self._subtree(term)}
        own = _bound(self._query.root, Field.CONSTRUCT, self._subtree)
        return None if own is None else own | beside

    def transcripts(self) -> set[str] | None:
        """Return the names of all transcripts that can decide what is found, None when any can."""
        return _bound(self._query.root, Field.ATTRIBUTE, self._having)

    def words(self) -> set[Words] | None:
        """Return words of which some are in every quote that can be found, None when there are no such."""
        if any(term.field in (Field.WITH, Field.NEAR) for term in self._query.terms()):
            return None  # what stands beside has words of its own
        return _needed(self._query.root)

    def find(self, fragments: Sequence[Fragment], *, rejected: Collection[str] = ()) -> list[Fragment]:
        """Return the fragments that the query finds among all of a study, in their order.

        `rejected` are the ids of those that a person rejected: only a query that names `status:rejected` or an id finds them.
        """
        self._rejected = rejected
        self._fragments = [fragment for fragment in fragments if fragment.id not in rejected]
        asked = any(term.field is Field.ID or (term.field is Field.STATUS and term.value.casefold() == "rejected") for term in self._query.terms())
        test = self._test(self._query.root)
        return [fragment for fragment in (fragments if asked else self._fragments) if test(fragment)]

    def status(self, fragment: Fragment) -> str:
        """Return what was decided about a fragment."""
        return "rejected" if fragment.id in self._rejected else "accepted" if fragment.confirmed else "proposed"

    def _test(self, node: Node) -> Test:
        match node:
            case Term():
                return _TESTS[node.field](self, node)
            case Not(part):
                denied = self._test(part)
                return lambda fragment: not denied(fragment)
            case And(parts):
                every = [self._test(part) for part in parts]
                return lambda fragment: all(test(fragment) for test in every)
            case Or(parts):
                some = [self._test(part) for part in parts]
                return lambda fragment: any(test(fragment) for test in some)

    def _known(self, term: Term, what: str, value: str, known: Mapping[str, str]) -> str:
        """Return a name as the study writes it; raises QualcodeError with the nearest one when it has no such name."""
        if value.casefold() not in known:
            raise self._query.wrong(term, f"no {what} `{value}`", hint=nearest(value, list(dict.fromkeys(known.values()))) or "there are none")
        return known[value.casefold()]

    def _words(self, term: Term) -> Test:
        search = pattern(term.value).search
        return lambda fragment: search(fragment.quote) is not None

    def _attribute(self, term: Term) -> Test:
        names = _folded(self._study.attribute_names())
        if (field := term.name.casefold()) not in names and field in set(Field):
            raise self._query.wrong(term, f"no transcript has an attribute `{term.name}`", hint=f"did you mean `{field}:{term.value}`?")
        name = self._known(term, "transcript with an attribute", term.name, names)
        values = {self._study.value(one, name) for one in self._study.transcripts}
        declared = self._study.settings.attributes.get(name)
        if term.value:
            self._known(
                term, f"transcript whose `{name}` is", term.value, _folded([*filter(None, sorted(values)), *(declared.values if declared else ())])
            )
        found = self._having(term)
        return lambda fragment: fragment.transcript in found

    def _having(self, term: Term) -> set[str]:
        """Return the names of the transcripts that have the value of an attribute that a term names."""
        name = _folded(self._study.attribute_names())[term.name.casefold()]
        return {one.name for one in self._study.transcripts if self._study.value(one, name).casefold() == term.value.casefold()}

    def _construct(self, term: Term) -> Test:
        ids = frozenset(self._subtree(term))
        return lambda fragment: fragment.construct in ids

    def _subtree(self, term: Term) -> tuple[str, ...]:
        """Return the ids of the construct that a term names and of all below it."""
        return self._constructs[self._known(term, "construct", term.value, {id.casefold(): id for id in self._constructs})]

    def _condition(self, term: Term) -> Test:
        carried = self._study.carried()
        wanted = self._known(term, "condition", term.value, _folded([*self._study.conditions(), UNDECIDED]))
        if wanted == UNDECIDED:  # what can carry no condition is not undecided
            return lambda fragment: not fragment.condition and bool(carried.get(fragment.construct))
        return lambda fragment: fragment.condition == wanted

    def _facet(self, term: Term) -> Test:
        facets = {facet.id: facet for book in self._study.codebooks.values() for facet in book.facets}
        name = self._known(term, "facet", term.name, _folded(facets))
        if not term.value:
            return lambda fragment: bool(fragment.facets.get(name))
        value = self._known(term, f"value of facet `{name}`", term.value, _folded(value.id for value in facets[name].values))
        return lambda fragment: fragment.facets.get(name) == value

    def _speaker(self, term: Term) -> Test:
        wanted = self._known(term, "speaker", term.value, _folded(turn.speaker for one in self._study.transcripts for turn in one.turns)).casefold()
        return lambda fragment: fragment.speaker.casefold() == wanted

    def _coder(self, term: Term) -> Test:
        wanted = self._known(term, "coder", term.value, _folded(self._coders))
        return lambda fragment: wanted in fragment.coders

    def _status(self, term: Term) -> Test:
        wanted = self._known(term, "status", term.value, _folded(STATUSES))
        return lambda fragment: self.status(fragment) == wanted

    def _id(self, term: Term) -> Test:
        wanted = term.value.casefold()
        return lambda fragment: fragment.id.casefold().startswith(wanted)

    def _with(self, term: Term) -> Test:
        return self._beside(self._subtree(term), Unit.SENTENCE)

    def _near(self, term: Term) -> Test:
        return self._beside(self._subtree(term), Unit.TURN)

    def _beside(self, ids: Collection[str], unit: Unit) -> Test:
        """Return whether another fragment, of one of some constructs, stands in the same sentence or turn."""
        places: Callable[[Fragment], list[Place]] = self._units[unit].of
        counts = Counter(place for fragment in self._fragments if fragment.construct in ids for place in places(fragment))
        themselves = {fragment.id for fragment in self._fragments if fragment.construct in ids}
        return lambda fragment: any(counts[place] > (fragment.id in themselves) for place in places(fragment))


_TESTS: dict[Field, Callable[[Search, Term], Test]] = {
    Field.WORDS: Search._words,
    Field.ATTRIBUTE: Search._attribute,
    Field.CONSTRUCT: Search._construct,
    Field.CONDITION: Search._condition,
    Field.FACET: Search._facet,
    Field.SPEAKER: Search._speaker,
    Field.CODER: Search._coder,
    Field.STATUS: Search._status,
    Field.ID: Search._id,
    Field.WITH: Search._with,
    Field.NEAR: Search._near,
}


def _bound(node: Node, field: Field, of: Callable[[Term], Iterable[str]]) -> set[str] | None:
    """Return the constructs or transcripts of which all that a node finds is, by its terms on one field; None when it can be any."""
    if isinstance(node, Term):
        return set(of(node)) if node.field is field else None
    if isinstance(node, Not):
        return None
    bounds = [_bound(part, field, of) for part in node.parts]
    known = [bound for bound in bounds if bound is not None]
    if isinstance(node, And):
        return set.intersection(*known) if known else None
    return set.union(*known) if len(known) == len(bounds) else None


def _needed(node: Node) -> set[Words] | None:
    """Return words of which some are in all that a node finds, None when there are no such."""
    if isinstance(node, Term):
        found = re.findall("[a-z]+", node.value.lower()) if node.field is Field.WORDS else []
        return {(max(found, key=len), pattern(node.value))} if found else None
    if isinstance(node, Not):
        return None
    parts = [_needed(part) for part in node.parts]
    known = [part for part in parts if part is not None]
    if isinstance(node, And):  # one part is enough, and the longest words are the rarest
        return max(known, key=lambda part: min(len(letters) for letters, _ in part), default=None)
    return set.union(*known) if len(known) == len(parts) else None


def _folded(names: Iterable[str]) -> dict[str, str]:
    return {name.casefold(): name for name in names}
