"""A session: each verb is on disk at once, and undoing all of them gives the bytes that were there before."""

from __future__ import annotations

import pathlib
import tempfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.review.filter import Filter
from qualcode.review.places import Selection, Unit
from qualcode.review.session import Session
from tests.review import small
from tests.review.small import SENTENCES, codings, short

KIES, CHEF, JAMMER, VRAAGT = SENTENCES.values()


def at(session: Session, words: str) -> Session:
    """Select words by hand, so that no coding is looked at."""
    start = session.transcript.body.index(words)
    session.mark(Selection(start, start + len(words)))
    return session


def test_begins_with_a_respondent(session: Session) -> None:
    """A session begins at the first sentence that a respondent says."""
    assert session.transcript.body[session.selection.start : session.selection.end] == KIES


def test_accept_and_reject(session: Session, study: pathlib.Path) -> None:
    """Decisions stand where the proposals stand, and the next undecided one is gone to."""
    session.next_coding(1, open_only=True)
    session.decide("accepted")
    assert (short(session.current), session.left()) == ((CHEF, "inspraak"), 1)
    session.decide("rejected")
    assert codings(study, "auto") == [(KIES, "ruimte", "stimulerend", "accepted"), (CHEF, "inspraak", "belemmerend", "rejected")]
    assert (session.left(), session.next_coding(1, open_only=True), small.file(study, "anna").exists()) == (0, False, False)


def test_code(session: Session, study: pathlib.Path) -> None:
    """Any words can be coded, more than once, with the condition that the codebook gives."""
    at(session, "de volgorde").code("inspraak")
    session.code("vraagstuk", memo="let op")
    assert codings(study, "anna") == [("de volgorde", "inspraak", "stimulerend", "accepted"), ("de volgorde", "vraagstuk", None, "accepted")]
    assert (session.current.memo if session.current else None) == "let op"


def test_code_twice(session: Session, study: pathlib.Path) -> None:
    """The same coding again changes nothing, and is no step to undo."""
    at(session, JAMMER).code("ruimte")
    session.code("ruimte")
    assert (len(codings(study, "anna")), session.undo(), session.undo()) == (1, True, False)


def test_a_repeated_quote_keeps_its_place(session: Session, study: pathlib.Path) -> None:
    """Words that are said twice are coded with what stands around them."""
    start = session.transcript.body.rindex(KIES)
    session.mark(Selection(start, start + len(KIES)))
    session.code("ruimte")
    assert '"before": "' in small.file(study, "anna").read_text(encoding="utf-8")


def test_interviewer(session: Session, study: pathlib.Path) -> None:
    """What the interviewer says is not coded."""
    with pytest.raises(QualcodeError, match="the interviewer's words are not coded"):
        at(session, "Wat mag je").code("ruimte")
    assert not small.file(study, "anna").exists()


def test_condition_accepts(session: Session, study: pathlib.Path) -> None:
    """Setting the condition of a proposal accepts it with that condition."""
    session.next_coding(1)
    session.direct("belemmerend")
    session.direct(None)
    assert codings(study, "auto")[0] == (KIES, "ruimte", None, "accepted")


def test_condition_that_a_construct_does_not_carry(session: Session) -> None:
    """A construct without conditions gets none."""
    at(session, JAMMER).code("vraagstuk")
    with pytest.raises(QualcodeError, match="`vraagstuk` carries no condition `stimulerend`"):
        session.direct("stimulerend")


def test_facet(session: Session, study: pathlib.Path) -> None:
    """A facet gets a value, and loses it."""
    at(session, JAMMER).code("ruimte")
    session.place_on("kring", "team")
    assert '"facets": {"kring": "team"}' in small.file(study, "anna").read_text(encoding="utf-8")
    session.place_on("kring", None)
    assert '"facets": {}' in small.file(study, "anna").read_text(encoding="utf-8")


def test_recode_own(session: Session, study: pathlib.Path) -> None:
    """A coding of one's own gets another construct, and keeps its memo and a condition that it can carry."""
    at(session, JAMMER).code("inspraak", memo="m")
    session.recode("ruimte")
    assert codings(study, "anna") == [(JAMMER, "ruimte", "stimulerend", "accepted")]
    assert (session.current.memo if session.current else None) == "m"
    session.recode("vraagstuk")
    assert codings(study, "anna") == [(JAMMER, "vraagstuk", None, "accepted")]


def test_recode_to_what_is_there(session: Session) -> None:
    """The same words are not coded twice with one construct."""
    at(session, JAMMER).code("ruimte")
    session.code("vraagstuk")
    with pytest.raises(QualcodeError, match="is coded `ruimte` already"):
        session.recode("ruimte")


def test_recode_proposal(session: Session, study: pathlib.Path) -> None:
    """A proposal with another construct is rejected beside a coding of one's own."""
    session.next_coding(1)
    session.recode("vraagstuk")
    assert codings(study, "auto")[0][3] == "rejected"
    assert (codings(study, "anna"), short(session.current)) == ([(KIES, "vraagstuk", None, "accepted")], (KIES, "vraagstuk"))
    session.undo()
    assert (codings(study, "auto")[0][3], small.file(study, "anna").exists()) == ("proposed", False)


def test_memo_does_not_decide(session: Session, study: pathlib.Path) -> None:
    """A memo leaves a proposal undecided."""
    session.next_coding(1)
    session.note(" Eerst nalezen. ")
    assert '"status": "proposed", "score": null, "why": "indicator `kiest`", "memo": "Eerst nalezen."' in small.file(study, "auto").read_text()


def test_remove(session: Session, study: pathlib.Path) -> None:
    """A coding of one's own is taken away, a proposal is not."""
    at(session, KIES).code("vraagstuk")
    session.remove()
    assert (codings(study, "anna"), short(session.current)) == ([], (KIES, "ruimte"))
    with pytest.raises(QualcodeError, match="this is a proposal"):
        session.remove()


@pytest.mark.parametrize("verb", ["decide", "direct", "place_on", "note", "remove", "recode"])
def test_others(session: Session, study: pathlib.Path, verb: str) -> None:
    """What another person coded stays theirs."""
    before = small.file(study, "bram").read_bytes()
    session.select(Selection(*at(session, JAMMER).places.at(session.selection.start, Unit.SENTENCE)))
    assert short(session.current) == (JAMMER, "vraagstuk")
    arguments = {"decide": ("rejected",), "direct": (None,), "place_on": ("kring", "zelf"), "note": ("x",), "recode": ("ruimte",)}
    with pytest.raises(QualcodeError, match="this is a coding of bram"):
        getattr(session, verb)(*arguments.get(verb, ()))
    assert small.file(study, "bram").read_bytes() == before


def test_nothing_is_looked_at(session: Session) -> None:
    """Without a coding there is nothing to decide."""
    with pytest.raises(QualcodeError, match="no coding is selected here"):
        at(session, "Dat").decide("accepted")


def test_blind(study: pathlib.Path) -> None:
    """A blind coder sees neither proposals nor other people's codings."""
    session = small.session(study, blind=True)
    at(session, JAMMER).code("ruimte")
    assert [short(one) for one in session.codings] == [(JAMMER, "ruimte")]


def test_next_coding_goes_round(session: Session) -> None:
    """The codings are walked through in order of place, and from the last to the first."""
    walked = []
    for _ in range(4):
        session.next_coding(1)
        walked.append(short(session.current))
    first, second, third = (KIES, "ruimte"), (CHEF, "inspraak"), (JAMMER, "vraagstuk")
    assert walked == [first, second, third, first]
    session.next_coding(-1)
    assert short(session.current) == third


def test_filter(session: Session) -> None:
    """Only what the filter takes is shown and walked through."""
    session.filter = Filter(condition="", status="accepted")
    assert (session.next_coding(1), short(session.current), [short(one) for one in session.shown]) == (
        True,
        (JAMMER, "vraagstuk"),
        [(JAMMER, "vraagstuk")],
    )
    assert session.next_coding(1, open_only=True) is False


def test_several_on_the_same_words(session: Session) -> None:
    """Of several codings on the same words each can be looked at."""
    at(session, KIES).code("vraagstuk")
    assert short(session.current) == (KIES, "vraagstuk")
    session.next_here()
    assert short(session.current) == (KIES, "ruimte")
    session.next_here()
    assert short(session.current) == (KIES, "vraagstuk")


def test_find(session: Session) -> None:
    """Words are found whoever says them, whatever their capitals, and from the last place the first is gone to."""
    found = []
    for words in ("kies de volgorde", "", ""):
        assert session.find(words)
        found.append(session.selection.start)
    first, second = session.transcript.body.index("kies de"), session.transcript.body.rindex("kies de")
    assert found == [first, second, first]
    assert (session.find("WAT  mag"), session.selection.start) == (True, session.transcript.body.index("Wat mag"))
    assert session.find("Respondent") is False


def test_in_vivo(session: Session, study: pathlib.Path) -> None:
    """An in-vivo code is a construct of origin `data` behind the others, and undoing it gives the codebook back to the letter."""
    book = study / "codebooks" / "bakken.yaml"
    before = book.read_text(encoding="utf-8")
    at(session, "Bij drukte").in_vivo()
    added = '  - id: bij-drukte\n    label: "Bij drukte"\n    origin: data\n'
    assert book.read_text(encoding="utf-8") == before.replace("\n# bronnen", f"{added}\n# bronnen")
    assert (codings(study, "anna"), session.book.ids()[-1]) == ([("Bij drukte", "bij-drukte", None, "accepted")], "bij-drukte")
    session.undo()
    assert (book.read_text(encoding="utf-8"), codings(study, "anna"), session.book.ids()[-1]) == (before, [], "vraagstuk")
    session.redo()
    assert (codings(study, "anna"), session.book.ids()[-1]) == ([("Bij drukte", "bij-drukte", None, "accepted")], "bij-drukte")


def test_in_vivo_again(session: Session, study: pathlib.Path) -> None:
    """The same words elsewhere get the construct that is there."""
    at(session, "Ik kies de volgorde").in_vivo()
    book = (study / "codebooks" / "bakken.yaml").read_bytes()
    start = session.transcript.body.rindex("Ik kies de volgorde")
    session.mark(Selection(start, start + 19))
    session.in_vivo()
    assert ((study / "codebooks" / "bakken.yaml").read_bytes(), [one[1] for one in codings(study, "anna")]) == (book, ["ik-kies-de-volgorde"] * 2)


def test_in_vivo_undone_while_somebody_works_on_the_codebook(session: Session, study: pathlib.Path) -> None:
    """Undoing takes the coding away and leaves the codebook as somebody else made it."""
    at(session, "Bij drukte").in_vivo()
    book = study / "codebooks" / "bakken.yaml"
    book.write_text(book.read_text(encoding="utf-8") + "description: x\n", encoding="utf-8")
    assert (session.undo(), codings(study, "anna")) == (True, [])
    assert book.read_text(encoding="utf-8").endswith("description: x\n")


def test_overtaken(session: Session, study: pathlib.Path) -> None:
    """A step that another program overtook cannot be undone, and does not stand in the way of those before it."""
    at(session, JAMMER).code("ruimte")
    session.next_coding(-1)
    at(session, VRAAGT).code("ruimte")
    session.note("eerste")
    path = small.file(study, "anna")
    path.write_text(path.read_text(encoding="utf-8").replace("eerste", "tweede"), encoding="utf-8")
    with pytest.raises(QualcodeError, match="another program changed this coding"):
        session.undo()
    assert "tweede" in path.read_text(encoding="utf-8")
    with pytest.raises(QualcodeError, match="another program changed this coding"):
        session.undo()
    assert (session.undo(), [one[0] for one in codings(study, "anna")]) == (True, [VRAAGT])


def test_others_are_seen_after_reloading(session: Session, study: pathlib.Path) -> None:
    """What another program wrote is seen when a session is gone back to."""
    path = small.file(study, "auto")
    path.write_text(path.read_text(encoding="utf-8").replace("proposed", "accepted"), encoding="utf-8")
    session.reload()
    assert session.left() == 0


ODD = b'niet eens JSON\n\n{"start": 44, "end": 64, "quote": "Ik kies de volgorde.", "construct": "ruimte", "kleur": "rood"}\n'
CONSTRUCTS = ("ruimte", "inspraak", "vraagstuk")
VERBS = st.one_of(
    st.tuples(st.just("step"), st.sampled_from([1, -1])),
    st.tuples(st.just("turn"), st.sampled_from([1, -1])),
    st.tuples(st.just("grow"), st.sampled_from([1, -1])),
    st.tuples(st.just("widen"), st.sampled_from([1, -1])),
    st.tuples(st.just("next_coding"), st.sampled_from([1, -1])),
    st.tuples(st.just("next_here")),
    st.tuples(st.just("decide"), st.sampled_from(["accepted", "rejected"])),
    st.tuples(st.just("direct"), st.sampled_from(["stimulerend", "belemmerend", None])),
    st.tuples(st.just("place_on"), st.just("kring"), st.sampled_from(["zelf", "team", None])),
    st.tuples(st.just("note"), st.text(max_size=5)),
    st.tuples(st.just("code"), st.sampled_from(CONSTRUCTS)),
    st.tuples(st.just("recode"), st.sampled_from(CONSTRUCTS)),
    st.tuples(st.just("remove")),
    st.tuples(st.just("in_vivo")),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
)


def contents(folder: pathlib.Path) -> dict[str, bytes]:
    """Return all files of a study."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@settings(deadline=None, max_examples=40)
@given(verbs=st.lists(VERBS, max_size=25), odd=st.sampled_from([None, b"", ODD, ODD.rstrip(), ODD.replace(b"\n", b"\r\n")]))
def test_undoing_everything(verbs: list[tuple[object, ...]], odd: bytes | None) -> None:
    """Whatever was done, undoing all gives the bytes before, also with lines that cannot be understood; redoing all gives the bytes after."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        small.write(folder)
        if odd is not None:
            small.file(folder, "anna").write_bytes(odd)
        before = contents(folder)
        session = small.session(folder)
        for verb, *arguments in verbs:
            try:
                getattr(session, str(verb))(*arguments)
            except QualcodeError:
                continue
        after = contents(folder)
        steps = 0
        while session.undo():
            steps += 1
        assert contents(folder) == before
        for _ in range(steps):
            session.redo()
        assert contents(folder) == after
