"""Numbers, ranges of times and brackets at the start of a line: who speaks is known, remarks stay speech."""

from __future__ import annotations

import pathlib

import pytest

from tests.exchange.transcripts import sources

CUES = """1
00:00:00,000 --> 00:00:04,000
{}Hoe leer je hier?

2
00:00:04,000 --> 00:00:08,000
{}Door te doen.

3
00:00:08,000 --> 00:00:09,000
[lacht] En (onverstaanbaar).
"""
ASKED = [("Interviewer", "Hoe leer je hier?"), ("Respondent", "Door te doen. [lacht] En (onverstaanbaar).")]
WHO = ("SPEAKER_00=interviewer", "SPEAKER_01=respondent", "Spreker 1=interviewer", "Spreker 2=respondent", "Roos=interviewer", "Bas=respondent")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("[SPEAKER_00]: ", "[SPEAKER_01]: "),
        ("[SPEAKER_00] ", "[SPEAKER_01] "),
        ("[Spreker 1] ", "[Spreker 2] "),
        ("(Spreker 1): ", "(Spreker 2): "),
        ("(Interviewer) ", "(Respondent) "),
        ("[Roos]: ", "[Bas]: "),
    ],
)
@pytest.mark.parametrize("suffix", ["srt", "vtt", "txt"])
def test_brackets_in_captions(tmp_path: pathlib.Path, first: str, second: str, suffix: str) -> None:
    """A label in brackets begins a turn of a cue; `[lacht]` and `(onverstaanbaar)` are spoken."""
    head = "WEBVTT\n\n" if suffix == "vtt" else ""
    path = sources.text(tmp_path / f"a.{suffix}", head + CUES.format(first, second))
    assert sources.import_(path, tmp_path / "uit", *WHO).turns == ASKED


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        (
            "[SPEAKER_00]: Hoe leer je hier?\n[SPEAKER_01]: Door te doen.\n[lacht] Echt.\n(onverstaanbaar)\n",
            [("SPEAKER_00", "Hoe leer je hier?"), ("SPEAKER_01", "Door te doen.\n[lacht] Echt.\n(onverstaanbaar)")],
        ),
        (
            "[Spreker 1] Hoe leer je hier?\n(lachend) Nou?\n[Spreker 2]\nDoor te doen.\n",
            [("Spreker 1", "Hoe leer je hier?\n(lachend) Nou?"), ("Spreker 2", "Door te doen.")],
        ),
        (
            "(Interviewer) En toen?\n(R) Ja [onverstaanbaar]\n(Respondent) Toen niets.\n",
            [("Interviewer", "En toen?\n(R) Ja [onverstaanbaar]"), ("Respondent", "Toen niets.")],
        ),
        ("[Roos]: En?\n[Bas]: Ja.\n[Roos]: Zo?\n[Bas]: Zo.\n", [("Roos", "En?"), ("Bas", "Ja."), ("Roos", "Zo?"), ("Bas", "Zo.")]),
        ("Interviewer: En?\nRespondent: Ja.\n[Noot]: dicht\n", [("Interviewer", "En?"), ("Respondent", "Ja.\n[Noot]: dicht")]),
        (
            "1  Interviewer: En toen?\n2  Respondent: Toen kwam\n3  niemand meer.\n4  Interviewer: O.\n",
            [("Interviewer", "En toen?"), ("Respondent", "Toen kwam\nniemand meer."), ("Interviewer", "O.")],
        ),
        ("1. [SPEAKER_00]: En?\n2. [SPEAKER_01]: Ja,\n3 keer.\n", [("SPEAKER_00", "En?"), ("SPEAKER_01", "Ja,\n3 keer.")]),
        ("Interviewer: Hoeveel?\nRespondent:\n12 Mensen: dat is veel.\n", [("Interviewer", "Hoeveel?"), ("Respondent", "12 Mensen: dat is veel.")]),
        (
            "[00:00.000 --> 00:04.000]  Hoe leer je hier?\n[00:04.000 --> 01:02:08.000]  Door te doen.\n",
            [("Spreker", "Hoe leer je hier?\n[00:00:04] Door te doen.")],
        ),
        (
            "[00:00.000 --> 00:04.000]  [SPEAKER_00]: En?\n[00:04.000 --> 00:08.000]  [SPEAKER_01] Ja.\n[00:08.000 --> 00:09.000]  Hoor.\n",
            [("SPEAKER_00", "En?"), ("SPEAKER_01", "Ja.\n[00:00:08] Hoor.")],
        ),
    ],
)
def test_brackets_numbers_and_times(tmp_path: pathlib.Path, text: str, turns: list[tuple[str, str]]) -> None:
    """Who speaks is found behind a number, a range of times or a bracket; the times stay where they stood."""
    assert sources.import_(sources.text(tmp_path / "a.txt", text), tmp_path / "uit").turns == turns


def test_times_of_whisper(tmp_path: pathlib.Path) -> None:
    """The start of a range of times is the time of the turn that it begins."""
    text = "[00:02.500 --> 00:04.000]  [SPEAKER_00]: En?\n[00:04.000 --> 00:08.000]  [SPEAKER_01]: Ja.\n"
    read = sources.import_(sources.text(tmp_path / "a.txt", text), tmp_path / "uit")
    assert read.transcripts[0].body == "\nSPEAKER_00: [00:00:02] En?\n\nSPEAKER_01: [00:00:04] Ja.\n"


def test_numbers_are_told(tmp_path: pathlib.Path) -> None:
    """Numbers that are left out are reported once."""
    text = "1  Interviewer: En?\n2  Respondent: Ja.\n"
    assert sources.import_(sources.text(tmp_path / "a.txt", text), tmp_path / "uit").lines == ["0: warning: numbers before lines are left out"]
