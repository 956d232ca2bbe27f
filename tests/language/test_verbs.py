"""The tables of irregular and separable verbs, which people write by hand."""

from __future__ import annotations

from qualcode.language.verbs import IRREGULAR, SEPARABLE, WHOLE


def test_irregular_verbs_are_infinitives() -> None:
    """Every irregular verb is entered by its infinitive, which ends in -n."""
    assert [verb for verb in IRREGULAR if not verb.endswith("n")] == []


def test_irregular_forms_are_single_lower_case_words() -> None:
    """Every form is one word of small letters, so that it can meet a word of a text."""
    assert [form for forms in IRREGULAR.values() for form in forms if not (form.isalpha() and form.islower() and len(form) > 1)] == []


def test_no_irregular_verb_is_without_forms() -> None:
    """A row of the table that holds an infinitive only would say nothing."""
    assert [verb for verb, forms in IRREGULAR.items() if not forms] == []


def test_no_form_is_an_infinitive_of_another_row() -> None:
    """Two rows that ran together would show as an infinitive among forms."""
    mixed = [(verb, form) for verb, forms in IRREGULAR.items() for form in forms if form in IRREGULAR and form != verb]
    assert mixed == []


def test_verbs_that_stay_whole_look_separable() -> None:
    """A verb is listed as whole only when it begins with a particle: else the entry would do nothing."""
    assert [verb for verb in WHOLE if not verb.startswith(tuple(SEPARABLE))] == []


def test_particles_that_also_begin_whole_verbs_are_not_stressed() -> None:
    """`achter`, `om`, `onder` and `over` need a participle with `ge` in between before they come off."""
    assert sorted(particle for particle, stressed in SEPARABLE.items() if not stressed) == ["achter", "om", "onder", "over"]


def test_no_particle_hides_another() -> None:
    """A particle that begins with a shorter one stands in the table too, so both can be tried."""
    assert {"voor", "voorbij", "vooruit", "achter", "achterna", "om", "omhoog"} <= SEPARABLE.keys()
