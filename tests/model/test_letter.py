"""What letters may say in study.yaml."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from qualcode.model.letter import Group, LetterSettings
from qualcode.model.study import Settings


def test_nothing_said() -> None:
    """A study need not say anything; then letters are about one person at a time and promise that names are replaced."""
    settings = Settings.model_validate({"study": "proef"})
    assert settings.letters == LetterSettings()
    assert (settings.letters.form, settings.letters.groups, settings.privacy.pseudonyms) == ("individueel", {}, True)


def test_texts_become_what_they_are() -> None:
    """Numbers, groups and steps are read from texts, as YAML gives them."""
    made = LetterSettings.model_validate(
        {"time": "75", "interviews": "5", "stages": [{"label": "Bellen"}], "groups": {"leiding": {"time": "30", "form": "duo"}}}
    )
    assert (made.time, made.interviews, made.stages[0].period) == (75, 5, "")
    assert made.groups == {"leiding": Group(time=30, form="duo")}


@pytest.mark.parametrize(
    "wrong", [{"time": "0"}, {"time": "961"}, {"interviews": "0"}, {"form": "trio"}, {"gains": [""]}, {"stages": [{}]}, {"tijd": "60"}]
)
def test_refused(wrong: dict[str, Any]) -> None:
    """Times of no length or longer than a day's work, unknown forms and keys, and steps without a name are refused."""
    with pytest.raises(ValidationError):
        LetterSettings.model_validate(wrong)
