"""A whole interview past a model: what it proposes, what is kept, and what happens when it fails half-way."""

from __future__ import annotations

import json
import pathlib

import pytest

from qualcode.errors import Level, Location, Problem, QualcodeError
from qualcode.exchange import prompt
from qualcode.exchange.endpoint import Endpoint
from qualcode.exchange.outside import OutsideCoder
from qualcode.model.coding import Coding, coding_id
from qualcode.store import rows
from tests.exchange.server import Answer, Server, codes, hangs_up, says, sends, serving
from tests.nouns import codebook, transcript

BOOK = codebook()
DRUK = {"first": 1, "last": 1, "construct": "rust", "condition": "belemmerend", "reason": "Er is geen tijd."}
TALK = transcript(
    "01-bakker",
    {"bedrijf": "Bakkerij Zon"},
    speech=[
        ("Interviewer", "Hoe gaat het?"),
        ("Anna", "Het is druk. Er is geen tijd."),
        ("Interviewer", "Vertel."),
        ("Interviewer", "En mag je veel?"),
        ("Anna", "Ik kies zelf. Dat is fijn."),
        ("Bram", "Ik ook."),
    ],
)
AGAIN = "run the command again to ask once more, or code these sentences yourself"


def coder(server: Server, cache: pathlib.Path, *, name: str = "klein", timeout: float = 5.0) -> OutsideCoder:
    """Return a coder that asks a server."""
    return OutsideCoder(BOOK, Endpoint(f"{server.root}/v1", name=name, timeout=timeout), cache)


def proposed(start: int, end: int, construct: str, condition: str | None, why: str) -> Coding:
    """Return a coding of TALK as a model makes it."""
    quote = TALK.body[start:end]
    id = coding_id("01-bakker", "model", start, end, construct, quote)
    return Coding("01-bakker", "model", start, end, quote, construct, condition, {}, "proposed", 0.5, why, "", id)


def test_codings(tmp_path: pathlib.Path) -> None:
    """Each coding is a proposal at the exact place of its sentences, with the model and its reason; sorted by place."""
    ruim = {"first": 1, "last": 2, "construct": "ruimte", "condition": "stimulerend", "reason": ""}
    last = {"first": 2, "last": 2, "construct": "vraagstuk"}
    with serving(codes(last, DRUK), codes(ruim), codes()) as server:
        found, problems = coder(server, tmp_path).propose(TALK)
    assert problems == []
    assert found == [
        proposed(34, 46, "rust", "belemmerend", "model klein: Er is geen tijd."),
        proposed(47, 63, "vraagstuk", None, "model klein"),
        proposed(123, 149, "ruimte", "stimulerend", "model klein"),
    ]
    assert [coding.quote for coding in found] == ["Het is druk.", "Er is geen tijd.", "Ik kies zelf. Dat is fijn."]


def test_lines(tmp_path: pathlib.Path) -> None:
    """What is proposed can be written to a coding file and read back as it was."""
    with serving(codes(DRUK)) as server:
        found, _ = coder(server, tmp_path).propose(TALK)
    assert len(found) == 3
    again = [rows.read(rows.row(coding, TALK.body), Location(""), transcript="01-bakker", coder="model") for coding in found]
    assert again == [(coding, []) for coding in found]


def test_what_is_sent(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what was said goes out, the interviewer's words as a question; no front matter, name of a file or speaker, and no key."""
    monkeypatch.setenv("QUALCODE_API_KEY", "sk-geheim")
    with serving(codes()) as server:
        coder(server, tmp_path).propose(TALK)
    assert server.asked() == [
        "Vraag van de interviewer: Hoe gaat het?\n\nZinnen van de respondent:\n1. Het is druk.\n2. Er is geen tijd.",
        "Vraag van de interviewer: Vertel. En mag je veel?\n\nZinnen van de respondent:\n1. Ik kies zelf.\n2. Dat is fijn.",
        "Vraag van de interviewer: Vertel. En mag je veel?\n\nZinnen van de respondent:\n1. Ik ook.",
    ]
    sent = json.dumps([sent for _, _, sent in server.requests])
    assert not [word for word in ("Anna", "Bram", "Zon", "01-bakker", "geheim") if word in sent]
    assert not [path for path in tmp_path.iterdir() if "geheim" in path.read_text(encoding="utf-8")]


def test_long_turn(tmp_path: pathlib.Path) -> None:
    """A turn of 25 sentences is asked in pieces of 12, 12 and 1; numbers in the answer are those of the piece."""
    long = transcript("lang", speech=[("Respondent", " ".join(f"Zin {n}." for n in range(1, 26)))])
    with serving(codes(), codes({"first": 12, "last": 12, "construct": "rust"}), codes(DRUK)) as server:
        found, problems = coder(server, tmp_path).propose(long)
    assert [len(asked.splitlines()) - 3 for asked in server.asked()] == [12, 12, 1]
    assert [coding.quote for coding in found] == ["Zin 24.", "Zin 25."]
    assert all(long.body[coding.start : coding.end] == coding.quote for coding in found)
    assert problems == []


def test_nothing_said(tmp_path: pathlib.Path) -> None:
    """A turn without words, and an interview with only the interviewer, are not asked about."""
    with serving(codes(DRUK)) as server:
        assert coder(server, tmp_path).propose(transcript("leeg", speech=[("Interviewer", "Hoe gaat het?"), ("Respondent", "")])) == ([], [])
    assert server.requests == []


def test_second_run_sends_nothing(tmp_path: pathlib.Path) -> None:
    """What was answered is kept, one file a piece, and read back; another coder of the same model gets the same."""
    with serving(codes(DRUK), codes(), codes(DRUK)) as server:
        first = coder(server, tmp_path / "cache").propose(TALK)
        assert len(server.requests) == 3
        assert len(list((tmp_path / "cache").iterdir())) == 3
    assert coder(server, tmp_path / "cache").propose(TALK) == first  # the server is gone
    assert len(server.requests) == 3


def test_what_asks_anew(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another model, version of the question, codebook or text is asked about; what stayed the same is not."""
    with serving(codes()) as server:
        coder(server, tmp_path).propose(TALK)
        coder(server, tmp_path, name="groot").propose(TALK)
        assert len(server.requests) == 6
        other = codebook(constructs=[{"id": "rust", "label": "Rust", "definition": "Anders."}])
        OutsideCoder(other, Endpoint(server.url, name="klein"), tmp_path).propose(TALK)
        assert len(server.requests) == 9
        speech = [("Interviewer", "Hoe gaat het?"), ("Kees", "Het is druk. Er is geen tijd."), ("Kees", "Iets nieuws.")]
        coder(server, tmp_path).propose(transcript("02", speech=speech))
        assert len(server.requests) == 10
        monkeypatch.setattr("qualcode.exchange.outside.VERSION", prompt.VERSION + "a")
        coder(server, tmp_path).propose(TALK)
        assert len(server.requests) == 13


def test_goes_on_after_an_interruption(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that is stopped at the third piece has kept two; the next run asks for the third only."""
    ask = Endpoint.ask

    def stopped(self: Endpoint, messages: list[dict[str, str]]) -> str:
        if messages[-1]["content"].endswith("Ik ook."):
            raise KeyboardInterrupt
        return ask(self, messages)

    with serving(codes(DRUK)) as server:
        with monkeypatch.context() as patch:
            patch.setattr(Endpoint, "ask", stopped)
            with pytest.raises(KeyboardInterrupt):
                coder(server, tmp_path).propose(TALK)
        assert len(server.requests) == 2
        found, problems = coder(server, tmp_path).propose(TALK)
        assert len(server.requests) == 3
    assert [coding.quote for coding in found] == ["Het is druk.", "Ik kies zelf.", "Ik ook."]
    assert problems == []


def test_kept_file_is_broken(tmp_path: pathlib.Path) -> None:
    """A kept answer that became unreadable is asked for again and mended."""
    with serving(codes(DRUK)) as server:
        first = coder(server, tmp_path).propose(TALK)
        for path, broken in zip(sorted(tmp_path.iterdir()), (b"", b"\xff\xfe", b'{"codings": ['), strict=True):
            path.write_bytes(broken)
        assert coder(server, tmp_path).propose(TALK) == first
        assert len(server.requests) == 6
        assert coder(server, tmp_path).propose(TALK) == first
        assert len(server.requests) == 6


@pytest.mark.parametrize("answer", [says("Dat weet ik niet."), says(""), says('{"codings": [')])
def test_nonsense(tmp_path: pathlib.Path, answer: Answer) -> None:
    """A piece with a useless answer gives one problem with its place; the rest goes on; only that piece is asked again."""
    with serving(codes(DRUK), answer, codes(DRUK)) as server:
        found, problems = coder(server, tmp_path).propose(TALK)
        assert [coding.quote for coding in found] == ["Het is druk.", "Ik ook."]
        message = 'sentences 1-2 of this turn were not coded: the answer is not JSON of the form {"codings": […]}'
        assert problems == [Problem(Location("transcripts/01-bakker.txt", 9, 7), message, "model", AGAIN)]
        found, problems = coder(server, tmp_path).propose(TALK)
        assert ([coding.quote for coding in found], problems) == (["Het is druk.", "Ik kies zelf.", "Ik ook."], [])
        assert len(server.requests) == 4


def test_partly_wrong(tmp_path: pathlib.Path) -> None:
    """A coding with an unknown construct is left out with a warning; the others count, and the answer is kept."""
    with serving(codes(DRUK | {"construct": "werkdruk"}, DRUK, DRUK | {"last": 9}), codes()) as server:
        for _ in range(2):
            found, problems = coder(server, tmp_path).propose(TALK)
            assert [coding.quote for coding in found] == ["Het is druk."]
            message = (
                "sentences 1-2 of this turn: part of the model's answer was left out: "
                "coding 1: unknown construct `werkdruk`; coding 3: sentences 1-9 do not lie within 1-2"
            )
            assert problems == [Problem(Location("transcripts/01-bakker.txt", 3, 7), message, "model", "", Level.WARNING)]
        assert len(server.requests) == 3


def test_wholly_wrong(tmp_path: pathlib.Path) -> None:
    """An answer of which nothing fits is an error; of many complaints three are shown."""
    with serving(codes(*[DRUK | {"construct": f"c{n}"} for n in range(1, 6)]), codes()) as server:
        found, problems = coder(server, tmp_path).propose(TALK)
    assert found == []
    message = (
        "sentences 1-2 of this turn were not coded: "
        "coding 1: unknown construct `c1`; coding 2: unknown construct `c2`; coding 3: unknown construct `c3`; and 2 more"
    )
    assert problems == [Problem(Location("transcripts/01-bakker.txt", 3, 7), message, "model", AGAIN)]


def test_second_piece_of_a_turn(tmp_path: pathlib.Path) -> None:
    """A problem names the sentences of the turn, and stands where the turn begins."""
    long = transcript("lang", speech=[("Respondent", "\n".join(f"Zin {n}." for n in range(1, 15)))])
    with serving(codes(), says("?")) as server:
        _, [problem] = coder(server, tmp_path).propose(long)
    assert str(problem) == (
        'transcripts/lang.txt:1:13: error: sentences 13-14 of this turn were not coded: the answer is not JSON of the form {"codings": […]} (model)'
    )


def test_two_failures(tmp_path: pathlib.Path) -> None:
    """Two pieces without an answer are two problems; the third goes on."""
    with serving(sends('{"error": "te druk"}', 502), sends("", 502), codes(DRUK)) as server:
        found, problems = coder(server, tmp_path).propose(TALK)
    assert [coding.quote for coding in found] == ["Ik ook."]
    assert [(problem.location.line, problem.message, problem.hint) for problem in problems] == [
        (3, f"sentences 1-2 of this turn were not coded: `{server.url}` answers 502: te druk", "see the log of the model server"),
        (9, f"sentences 1-2 of this turn were not coded: `{server.url}` answers 502", "see the log of the model server"),
    ]


def test_three_failures_in_a_row(tmp_path: pathlib.Path) -> None:
    """After three pieces without an answer the run stops with the last reason."""
    with serving(sends("", 404)) as server, pytest.raises(QualcodeError) as caught:
        coder(server, tmp_path).propose(TALK)
    assert len(server.requests) == 3
    assert str(caught.value) == f"`{server.url}` answers 404"
    assert caught.value.hint == (
        "see whether the address ends in /v1 and the model is there by that name, for example: ollama list; "
        "then run the command again: it goes on where it was"
    )


def test_stops_and_goes_on(tmp_path: pathlib.Path) -> None:
    """When a server dies half-way the run stops, over transcripts too; what was answered is kept and not asked again."""
    short = [transcript(f"{n}", speech=[("Respondent", f"Dit is gesprek {n}.")]) for n in range(5)]
    with serving(codes(DRUK), hangs_up) as server:
        one = coder(server, tmp_path)
        assert one.propose(short[0])[1] == []
        assert [len(one.propose(talk)[1]) for talk in short[1:3]] == [1, 1]
        with pytest.raises(QualcodeError, match=r"hung up before it had answered$"):
            one.propose(short[3])
        with pytest.raises(QualcodeError, match=r"hung up before it had answered$"):
            one.propose(short[4])  # who goes on all the same is stopped at once
        server.answers, server.requests = [codes(DRUK)], []
        again = coder(server, tmp_path)
        assert [[coding.quote for coding in again.propose(talk)[0]] for talk in short] == [[f"Dit is gesprek {n}."] for n in range(5)]
    assert [asked.splitlines()[-1] for asked in server.asked()] == [f"1. Dit is gesprek {n}." for n in (1, 2, 3, 4)]


def test_failures_not_in_a_row(tmp_path: pathlib.Path) -> None:
    """An answer in between, even a useless one, begins the count anew; refused questions do not count."""
    talk = transcript("lang", speech=[("Respondent", f"Beurt {n}.") for n in range(8)])
    down, bad = sends("", 502), sends("", 400)
    with serving(down, down, says("?"), down, down, bad, bad, bad) as server:
        found, problems = coder(server, tmp_path).propose(talk)
    assert (found, len(problems), len(server.requests)) == ([], 8, 8)


def test_cache_in_the_way(tmp_path: pathlib.Path) -> None:
    """An answer that cannot be kept stops the run after one question."""
    (tmp_path / "cache").write_text("van mij", encoding="utf-8")
    with serving(codes(DRUK)) as server, pytest.raises(QualcodeError, match=r"^cannot write `"):
        coder(server, tmp_path / "cache").propose(TALK)
    assert len(server.requests) == 1


@pytest.mark.parametrize("attributes", [{}, {"gepseudonimiseerd": "nee"}, {"gepseudonimiseerd": "ja?"}, {"Gepseudonimiseerd": "ja"}])
def test_remote_needs_pseudonyms(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, attributes: dict[str, str]) -> None:
    """A transcript that is not marked as pseudonymised does not go to another machine."""
    with serving(codes(DRUK)) as server:
        monkeypatch.setenv("http_proxy", server.root)
        remote = OutsideCoder(BOOK, Endpoint("http://model.example.nl/v1", name="groot", allow_remote=True), tmp_path)
        found, problems = remote.propose(transcript("01", attributes))
    assert (found, server.requests) == ([], [])
    message = "is not marked as pseudonymised: nothing was sent to `http://model.example.nl/v1/chat/completions`"
    hint = "replace the names first, then write in its front matter: gepseudonimiseerd: ja"
    assert problems == [Problem(Location("transcripts/01.txt"), message, "model", hint)]


@pytest.mark.parametrize("said", ["ja", "Ja"])
def test_remote_with_pseudonyms(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    """A transcript that is marked as pseudonymised goes to the machine that the user named."""
    with serving(codes(DRUK)) as server:
        monkeypatch.setenv("http_proxy", server.root)  # the test's server stands in for the other machine
        remote = OutsideCoder(BOOK, Endpoint("http://model.example.nl/v1", name="groot", allow_remote=True), tmp_path)
        found, problems = remote.propose(transcript("01", {"gepseudonimiseerd": said}))
    assert ([coding.quote for coding in found], problems) == (["Goed."], [])
    assert [path for path, _, _ in server.requests] == ["http://model.example.nl/v1/chat/completions"]


def test_loopback_needs_no_pseudonyms(tmp_path: pathlib.Path) -> None:
    """On this machine an interview may be coded as it is, allowed to go elsewhere or not."""
    with serving(codes()) as server:
        one = OutsideCoder(BOOK, Endpoint(server.url, name="klein", allow_remote=True), tmp_path)
        assert one.propose(transcript("01")) == ([], [])
    assert len(server.requests) == 1
