"""What is denied, and where speech turns round."""

from __future__ import annotations

import pytest

from qualcode.language.negation import NEGATORS, denied, last_turn
from qualcode.language.sentences import words

_DENIED = [
    "Daar is geen [tijd] voor.",
    "Dat [durf] ik niet.",
    "We gaan zonder [hulp] verder.",
    "Er is nauwelijks [tijd] voor.",
    "Hij heeft het nooit [toegegeven].",
    "Wij krijgen niet meer [tijd].",
    "Dat is nooit echt een [probleem] geweest.",
    "Niet een twee drie vier [tijd].",
    "Ik heb (niet) [tijd].",
    "Ik [kaart] dat niet aan.",
    "We kregen niet eens [tijd].",
    "Ze kiezen ervoor om het niet te [melden].",
    "[Leertijd] krijg je daar niet.",
    "Het is niet te [duur].",
]
_SAID = [
    "Daar is [tijd] voor.",
    # another clause
    "Geen geld, wel [tijd].",
    "Ik doe dat niet en heb [tijd].",
    "Niet hij maar [tijd] is het punt.",
    "Ik zeg niets; [tijd] is er.",
    "Er is [tijd], niet veel.",
    # too far
    "Niet een twee drie vier vijf [tijd].",
    "[Tijd] een twee drie vier vijf niet.",
    # no denial at all
    "Niet alleen [tijd] is nodig.",
    "Dat is niet zomaar [tijd].",
    "Nee, [tijd] is er.",
    # two cancel each other
    "Ik werk nooit zonder [hulp].",
    # part of the words themselves
    "Ik [durf dat niet] te zeggen.",
    "Daar is [geen tijd] voor.",
]


def _denied(marked: str) -> bool:
    """Tell whether the words between brackets are denied."""
    before, inside, _ = marked.replace("[", "]").split("]")
    text = marked.replace("[", "").replace("]", "")
    first = len(words(before).texts)
    return denied(words(text), first, first + len(words(inside).texts) - 1)


@pytest.mark.parametrize("marked", _DENIED)
def test_a_negator_denies_the_words_of_its_clause(marked: str) -> None:
    """A negator denies what follows it in its clause, and the verb just before it."""
    assert _denied(marked)


@pytest.mark.parametrize("marked", _SAID)
def test_what_no_negator_reaches_is_not_denied(marked: str) -> None:
    """A negator of another clause, too far away, inside the words, before `alleen`, or with a second one denies nothing."""
    assert not _denied(marked)


@pytest.mark.parametrize("negator", sorted(NEGATORS))
def test_every_negator_denies(negator: str) -> None:
    """Each word of the list denies the word behind it."""
    assert _denied(f"Er is {negator} [tijd] voor.")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Het was leuk, maar het werkt.", "het werkt"),
        ("Maar het werkt.", "het werkt"),
        ("Hij keek terwijl ik werkte.", "ik werkte"),
        ("Het was leuk, alleen het werkt.", "het werkt"),
        ("Leuk, maar duur, maar het werkt.", "het werkt"),
    ],
)
def test_speech_turns_at_the_last_contrast(text: str, first: str) -> None:
    """What counts most stands behind the last `maar`, `terwijl` or other word of contrast."""
    found = words(text)
    assert found.texts[last_turn(found) :] == first.split()


@pytest.mark.parametrize("text", ["Het werkt.", "Het werkt alleen hier.", "Dat wel maar", ""])
def test_speech_without_contrast_does_not_turn(text: str) -> None:
    """Without a word of contrast that opens a clause there is no turn; `alleen` inside a clause opens none."""
    assert last_turn(words(text)) == 0
