"""Words that point back to what was just said."""

from __future__ import annotations

from qualcode.language.sentences import Words

_POINTING = frozenset("dat daar die dit deze hier zo zoiets daardoor daarmee daarom daarvan daarover daarna daarbij daarvoor dan hetzelfde".split())
_LEAD = frozenset("en maar want dus ja nee nou kijk ook juist precies eigenlijk ik vind denk vond heb hebben is was".split())
_FIRST = 3  # words from the beginning of a sentence in which a pointing word refers back


def refers_back(said: Words) -> bool:
    """Tell whether a sentence begins by pointing to the one before it: "Dat …", "En daar …", "Ja, zo …"."""
    for word in said.texts[:_FIRST]:
        if word in _POINTING:
            return True
        if word not in _LEAD:
            return False
    return False
