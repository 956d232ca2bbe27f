"""Tests of the casusverslag: its sections, its quotes, its figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.model.fragment import Fragment
from qualcode.model.study import Study
from qualcode.model.transcript import Transcript
from qualcode.report.blocks import Block, Document, Facts, Heading, Paragraph, Quote, Table
from qualcode.report.findings import findings
from qualcode.report.kinds import casusverslag
from tests.nouns import codebook, fragment, study, transcript

SPEECH = (("Interviewer", "Hoe gaat het?"), ("Respondent", "Het gaat hier best goed."))
WORKER = {"bedrijf": "Zon", "rol": "medewerker"}
LEADER = {"bedrijf": "Zon", "rol": "leidinggevende"}
GROUPS = [{"id": "condities", "label": "Condities"}, {"id": "aspecten", "label": "Aspecten", "conditions": []}]
ASPECTS = ["vervolg", "voorwaarden", "vraagstuk", "interventies"]
BOOK = codebook(
    constructs=[
        *({"id": id, "label": id.capitalize(), "group": "aspecten"} for id in ASPECTS),
        *({"id": id, "label": id.capitalize(), "group": "condities"} for id in ("rust", "ruimte", "steun", "tijd", "hulp")),
    ],
)
PLAIN = codebook(groups=[], constructs=[{"id": "rust", "label": "Rust"}, {"id": "ruimte", "label": "Ruimte"}])
LONG = "Dat zijn zo van die dingen die je samen op de vloer moet doen, zeg ik altijd"
NOTE = "De onderzoeker heeft hierover nog geen samenvatting geschreven."
SILENT = "Hierover is in de gesprekken niets gezegd."


def _case(**parts: object) -> list[dict[str, object]]:
    return [{"case": "Zon", **parts}]


NAMED = {"min_group": 1}  # every role is named


def _report(made: Study, fragments: Sequence[Fragment] = ()) -> Document:
    return casusverslag.build(findings(made, fragments, by="bedrijf").of_case("Zon"))


def _part(document: Document, heading: str) -> tuple[Block, ...]:
    """Return the blocks below a heading of level 1."""
    heads = [n for n, block in enumerate(document.blocks) if isinstance(block, Heading) and block.level == 1]
    start = next(n for n in heads if document.blocks[n] == Heading(heading))
    return document.blocks[start + 1 : min((n for n in heads if n > start), default=len(document.blocks))]


def _quotes(blocks: Sequence[Block]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Quote)]


def _account(document: Document) -> list[str]:
    return [block.text for block in _part(document, "Verantwoording") if isinstance(block, Paragraph)]


def test_sections() -> None:
    """The sections stand in a fixed order, whatever the order of the codebook: aspects, conditions, vervolg, verantwoording."""
    document = _report(study([transcript("a", WORKER)], BOOK))
    assert isinstance(document.blocks[0], Facts)
    assert [block.text for block in document.blocks if isinstance(block, Heading)] == [
        "Vraagstuk en aanleiding",
        "Interventies",
        "Stimulerende condities",
        "Belemmerende condities",
        "Vervolg en borging",
        "Verantwoording",
    ]


def test_sections_without_aspects() -> None:
    """A codebook without aspects gives a picture per theme of what the researcher wrote, before the conditions."""
    document = _report(study([transcript("a", WORKER)], PLAIN, cases=_case(summaries={"rust": "Er is\n rust."})))
    assert document.blocks[1:4] == (Heading("Beeld per thema"), Heading("Rust", 2), Paragraph("Er is rust."))
    assert document.blocks[4] == Heading("Stimulerende condities")


def test_sections_without_aspects_or_summaries() -> None:
    """Without aspects and without summaries the report begins with the conditions."""
    assert _report(study([transcript("a", WORKER)], PLAIN)).blocks[1] == Heading("Stimulerende condities")


def test_title() -> None:
    """A report is called after the case, the study and its authors."""
    made = study([transcript("a", WORKER)], title="Proef", report={"organisation": "Bureau", "authors": ["An", "Bo", "Cas"]})
    document = _report(made)
    assert (document.title, document.subtitle, document.header) == ("Casusverslag Zon", "Proef", "Casusverslag Zon")
    assert document.authors == "An, Bo en Cas"


def test_title_without_authors() -> None:
    """The organisation stands in for authors that are not named, and the study's id for its title."""
    document = _report(study([transcript("a", WORKER)], report={"organisation": "Bureau"}))
    assert (document.subtitle, document.authors) == ("proef", "Bureau")


def test_title_of_bare_transcripts() -> None:
    """A report on bare transcripts has no subtitle."""
    assert _report(study([transcript("a", WORKER)], written=False)).subtitle == ""


def test_cases() -> None:
    """The cases are the different values, sorted; a transcript without one belongs to no case."""
    made = study([transcript("a", WORKER), transcript("b"), transcript("c", {"bedrijf": "Maan"}), transcript("d", WORKER)])
    assert findings(made, [], by="bedrijf").cases == ("Maan", "Zon")


def test_facts() -> None:
    """Facts have a fixed order, own ones behind them by name; the case file goes before the front matter."""
    transcripts = [
        transcript("a", {**WORKER, "sector": "bouw", "datum": "2026-03-02"}, speech=SPEECH),
        transcript("b", {**LEADER, "sector": "bouw", "datum": "2026-05-02"}, speech=SPEECH),
        transcript("c", WORKER, speech=SPEECH),
        transcript("d", {"bedrijf": "Maan", "sector": "zorg"}),
    ]
    facts = {"type-machine": "pers", "bronnen": "gesprekken", "aanleiding": "groei", "omvang": "58"}
    assert _report(study(transcripts, BOOK, cases=_case(facts=facts))).blocks[0] == Facts(
        (
            ("Sector", "bouw"),
            ("Omvang", "58"),
            ("Gesproken met", "twee medewerkers en één leidinggevende"),
            ("Periode", "maart – mei 2026"),
            ("Bronnen", "gesprekken"),
            ("Aanleiding", "groei"),
            ("Type machine", "pers"),
        )
    )


def test_facts_of_the_case_file() -> None:
    """Sector and period as the researcher wrote them go before those of the transcripts."""
    attributes = {**WORKER, "sector": "bouw", "datum": "2026-03-02"}
    facts = {"sector": "houtbouw", "periode": "voorjaar"}
    document = _report(study([transcript("a", attributes)], BOOK, cases=_case(facts=facts)))
    assert document.blocks[0] == Facts((("Sector", "houtbouw"), ("Gesproken met", "één medewerker"), ("Periode", "voorjaar")))


def test_facts_count_everyone_who_speaks() -> None:
    """Two respondents in one interview are two people; the interviewer is none."""
    one = transcript("a", WORKER, speech=[("Interviewer", "En?"), ("Jan", "Ja."), ("Els", "Nee."), ("Jan", "Toch.")])
    assert _report(study([one], BOOK)).blocks[0] == Facts((("Gesproken met", "twee medewerkers"),))


def test_case_file_of_another_attribute() -> None:
    """A report by another attribute than the case does not use the case files."""
    made = study([transcript("a", {**WORKER, "rol": "Zon"})], BOOK, cases=_case(facts={"omvang": "58"}))
    facts = casusverslag.build(findings(made, [], by="rol").of_case("Zon")).blocks[0]
    assert facts == Facts((("Gesproken met", "één Zon"),))


def test_summary() -> None:
    """A summary stands on one line, with the first quote it rests on and the speaker's role class."""
    text = {"text": "Nieuwe mensen\nbleven niet.", "quotes": [{"transcript": "a", "quote": "Ik ging weg."}, {"transcript": "a", "quote": "Ik ook."}]}
    document = _report(
        study([transcript("a", WORKER)], BOOK, cases=_case(summaries={"vraagstuk": text}), privacy=NAMED), [fragment("a", "vraagstuk")]
    )
    assert _part(document, "Vraagstuk en aanleiding") == (
        Paragraph("Nieuwe mensen bleven niet."),
        Quote("Ik ging weg.", "Een medewerker vertelde:"),
    )


def test_missing_summary() -> None:
    """Where no summary was written the report says so, and shows what was said."""
    document = _report(study([transcript("a", LEADER)], BOOK, privacy=NAMED), [fragment("a", "vraagstuk", quote="Er is\nhaast.")])
    assert _part(document, "Vraagstuk en aanleiding") == (
        Paragraph(f"{NOTE} Wat erover gezegd is:", note=True),
        Quote("Er is haast.", "Een leidinggevende vertelde:", "PRO-01.1"),
    )


def test_missing_summary_and_nothing_said() -> None:
    """Where nothing was written and nothing was said the report says both."""
    document = _report(study([transcript("a", LEADER)], BOOK))
    assert _part(document, "Interventies") == (Paragraph(f"{NOTE} {SILENT}", note=True),)


def test_nothing_said_about_a_condition() -> None:
    """A condition that nobody spoke of is there, with a remark."""
    document = _report(study([transcript("a", WORKER)], BOOK), [fragment("a", "rust", "stimulerend")])
    assert _part(document, "Belemmerende condities") == (Paragraph(SILENT, note=True),)


def test_needs_stand_with_what_helps() -> None:
    """The summary of `voorwaarden` begins the first condition and has no section of its own."""
    made = study([transcript("a", WORKER)], BOOK, cases=_case(summaries={"voorwaarden": "Er is\ntijd nodig."}))
    document = _report(made, [fragment("a", "rust", condition) for condition in BOOK.conditions])
    assert _part(document, "Stimulerende condities")[0] == Paragraph("Er is tijd nodig.")
    assert Paragraph("Er is tijd nodig.") not in _part(document, "Belemmerende condities")


def test_needs_are_not_lost() -> None:
    """The summary of `voorwaarden` is also there when no fragment says what helps."""
    made = study([transcript("a", WORKER)], BOOK, cases=_case(summaries={"voorwaarden": "Er is tijd nodig."}))
    assert _part(_report(made), "Stimulerende condities") == (Paragraph("Er is tijd nodig."), Paragraph(SILENT, note=True))


def test_table_of_a_condition() -> None:
    """Themes are ranked by people, then fragments, then label, with how many a person confirmed."""
    fragments = [
        *(fragment("a", "ruimte", "stimulerend", start=n, quote=f"Ruimte {n}.", coders=("anna",)) for n in range(3)),
        *(fragment(name, "steun", "stimulerend", quote=f"Steun {name}.") for name in ("a", "b")),
        *(fragment("b", id, "stimulerend", quote=f"Een {id}.") for id in ("tijd", "hulp")),
        fragment("a", "rust", "belemmerend"),
        fragment("a", "rust"),
    ]
    document = _report(study([transcript("a", WORKER), transcript("b", WORKER)], BOOK), fragments)
    rows = (("Steun", 2, 2, 0), ("Ruimte", 3, 1, 3), ("Hulp", 1, 1, 0), ("Tijd", 1, 1, 0))
    assert _part(document, "Stimulerende condities")[0] == Table(("Thema", "Fragmenten", "Personen", "Bevestigd"), rows, (0.52, 0.16, 0.16, 0.16))


def test_quotes_of_the_first_four_themes() -> None:
    """The table has all themes; quotes are given for the four that most people spoke of."""
    fragments = [fragment("a", id, "stimulerend", quote=f"Wat {id} betreft.") for id in ("tijd", "steun", "rust", "ruimte", "hulp")]
    part = _part(_report(study([transcript("a", WORKER)], BOOK), fragments), "Stimulerende condities")
    assert isinstance(part[0], Table)
    assert [row[0] for row in part[0].rows] == ["Hulp", "Ruimte", "Rust", "Steun", "Tijd"]
    assert [block.text for block in part if isinstance(block, Heading)] == ["Hulp", "Ruimte", "Rust", "Steun"]


SAID = tuple(
    product(
        ["t0", "t1", "t2", "t3"],
        ["rust", "ruimte", "steun"],
        [None, "stimulerend", "belemmerend"],
        [f"{LONG}.", "Ja.", "Goed zo.", f"{LONG}, Karin.", f"Nou. {LONG}."],
        ["Jan", "Els"],
        [("auto",), ("anna",)],
    )
)


@st.composite
def coded(draw: st.DrawFn) -> tuple[Study, list[Fragment]]:
    """Return a study of two companies, and fragments of three constructs said there."""
    companies = ["Zon", *draw(st.tuples(*[st.sampled_from(["Zon", "Maan"])] * 3))]
    transcripts = [transcript(f"t{n}", {"bedrijf": name}) for n, name in enumerate(companies)]
    said = draw(st.lists(st.sampled_from(SAID), max_size=12))
    return study(transcripts, BOOK), [
        fragment(name, id, condition, quote=quote, start=n, speaker=speaker, coders=coders)
        for n, (name, id, condition, quote, speaker, coders) in enumerate(said)
    ]


@settings(max_examples=60, deadline=None)
@given(coded())
def test_figures_of_a_condition(said: tuple[Study, list[Fragment]]) -> None:
    """The figures of every theme are those of counting the case's fragments one by one."""
    made, fragments = said
    here = {one.name for one in made.transcripts if one.attributes["bedrijf"] == "Zon"}
    document = _report(made, fragments)
    for condition, heading in (("stimulerend", "Stimulerende condities"), ("belemmerend", "Belemmerende condities")):
        tables = [block for block in _part(document, heading) if isinstance(block, Table)]
        shown = {row[0]: row[1:] for table in tables for row in table.rows}
        same = [f for f in fragments if f.transcript in here and f.condition == condition]
        for id in ("rust", "ruimte", "steun"):
            about = [f for f in same if f.construct == id]
            figures = (len(about), len({(f.transcript, f.speaker) for f in about}), len([f for f in about if "anna" in f.coders]))
            assert shown.get(id.capitalize(), (0, 0, 0)) == figures


@settings(max_examples=60, deadline=None)
@given(coded())
def test_each_quote_once(said: tuple[Study, list[Fragment]]) -> None:
    """No quote stands in a report twice, whoever said it and whatever it is about."""
    made, fragments = said
    quotes = _quotes(_report(made, fragments).blocks)
    assert [quote for quote, times in Counter(quotes).items() if times > 1] == []


@settings(max_examples=50, deadline=None)
@given(coded())
def test_quotes_are_of_the_case(said: tuple[Study, list[Fragment]]) -> None:
    """The quotes of a case are only words of that case."""
    made, fragments = said
    here = {one.name for one in made.transcripts if one.attributes["bedrijf"] == "Zon"}
    assert set(_quotes(_report(made, fragments).blocks)) <= {f.quote for f in fragments if f.transcript in here}


def test_same_words_in_two_transcripts() -> None:
    """Words that two people both said are quoted once."""
    fragments = [fragment(name, "vraagstuk", quote="Dat is zo.") for name in ("a", "b")]
    document = _report(study([transcript("a", WORKER), transcript("b", LEADER)], BOOK), fragments)
    assert _quotes(document.blocks) == ["Dat is zo."]


def test_words_within_a_quote() -> None:
    """A fragment that holds words already quoted from the same interview is passed over for another."""
    summary = {"text": "Er is haast.", "quotes": [{"transcript": "a", "quote": "Er is haast."}]}
    fragments = [
        fragment("a", "rust", "belemmerend", quote="Nou. Er is haast.", score=0.9),
        fragment("a", "rust", "belemmerend", quote="Druk is het.", start=40, score=0.2),
    ]
    document = _report(study([transcript("a", WORKER)], BOOK, cases=_case(summaries={"vraagstuk": summary})), fragments)
    assert _quotes(document.blocks) == ["Er is haast.", "Druk is het."]


def test_one_basis_of_two_summaries() -> None:
    """A quote under two summaries is given with the first; the other takes its next one."""
    first, second = {"transcript": "a", "quote": "Er is haast."}, {"transcript": "a", "quote": "Er is hulp."}
    summaries = {"vraagstuk": {"text": "Een.", "quotes": [first]}, "interventies": {"text": "Twee.", "quotes": [first, second]}}
    document = _report(study([transcript("a", WORKER)], BOOK, cases=_case(summaries=summaries)))
    assert _quotes(document.blocks) == ["Er is haast.", "Er is hulp."]


def _chosen(*fragments: Fragment, transcripts: Sequence[Transcript] = ()) -> list[str]:
    """Return the quotes that a report chooses from what was said about `vraagstuk`."""
    return _quotes(_report(study(transcripts or [transcript("a", WORKER)], BOOK), fragments).blocks)


@pytest.mark.parametrize("named", [f"{LONG}, Karin.", f"{LONG}: mail naar info@example.nl.", f"{LONG}, bel 0201234567."])
def test_names_are_avoided(named: str) -> None:
    """A quote with a name, an address or a long number is not taken when there is another, however good it is."""
    best = fragment("a", "vraagstuk", quote=named, coders=("anna",), score=1.0)
    assert _chosen(best, fragment("a", "vraagstuk", quote="Kort.", start=90, score=0.1)) == ["Kort."]


def test_a_name_when_there_is_nothing_else() -> None:
    """A quote with a name is taken when nothing else was said."""
    assert _chosen(fragment("a", "vraagstuk", quote=f"{LONG}, Karin.")) == [f"{LONG}, Karin."]


def test_confirmed_quotes_first() -> None:
    """A quote that a person confirmed goes before one that only scores well."""
    confirmed = fragment("a", "vraagstuk", quote="Bevestigd.", coders=("anna",), score=0.1)
    assert _chosen(fragment("a", "vraagstuk", quote=f"{LONG}.", start=50, score=0.9), confirmed) == ["Bevestigd."]


@pytest.mark.parametrize("other", ["Ja.", f"{LONG}. " * 5])
def test_quotes_of_a_good_length(other: str) -> None:
    """A quote of some fifty to three hundred characters goes before a shorter or longer one that scores better."""
    assert _chosen(fragment("a", "vraagstuk", quote=other, score=0.9), fragment("a", "vraagstuk", quote=f"{LONG}.", start=500)) == [f"{LONG}."]


def test_quotes_of_different_people() -> None:
    """Two quotes are given of two different interviews, not the two best of one."""
    best = [fragment("a", "vraagstuk", quote=f"{LONG} {n}.", start=n * 90, score=0.9) for n in (1, 2)]
    transcripts = [transcript("a", WORKER), transcript("b", LEADER), transcript("c", LEADER)]
    others = [fragment(name, "vraagstuk", quote=f"{LONG} {name}.", score=0.1) for name in ("b", "c")]
    assert _chosen(*best, *others, transcripts=transcripts) == [f"{LONG} 1.", f"{LONG} b."]


def test_quotes_are_introduced_in_turn() -> None:
    """Each quote is introduced by the role class of who said it, with another verb each time."""
    transcripts = [transcript("a", WORKER), transcript("b", {"bedrijf": "Zon", "functie": "kok"}), transcript("c", {"bedrijf": "Zon"})]
    fragments = [
        fragment(name, id, "stimulerend" if id == "rust" else None, quote=f"Over {id} in {name}.")
        for id, name in (("vraagstuk", "a"), ("vraagstuk", "b"), ("interventies", "c"), ("rust", "a"), ("vervolg", "b"), ("vervolg", "c"))
    ]
    sources = [block.source for block in _report(study(transcripts, BOOK, privacy=NAMED), fragments).blocks if isinstance(block, Quote)]
    assert sources == [
        "Een medewerker vertelde:",
        "Een kok zei daarover:",
        "Een geïnterviewde verwoordde het zo:",
        "Een medewerker gaf aan:",
        "Een kok merkte op:",
        "Een geïnterviewde omschreef het zo:",
    ]


def test_no_name_or_company_in_a_source() -> None:
    """Who spoke is never told by label."""
    one = transcript("a", WORKER, speech=[("Karin", "Er is haast.")])
    document = _report(study([one], BOOK, privacy=NAMED), [fragment("a", "vraagstuk", speaker="Karin")])
    assert [block.source for block in document.blocks if isinstance(block, Quote)] == ["Een medewerker vertelde:"]


def test_account() -> None:
    """The account tells how many interviews and words there are, with whom, and how much a person confirmed."""
    transcripts = [transcript("a", {**WORKER, "weergave": "woordelijk"}, speech=SPEECH), transcript("b", LEADER, speech=SPEECH)]
    fragments = [fragment("a", "rust", start=n, coders=coders) for n, coders in enumerate([("bram", "auto"), ("anna", "bram"), ("auto",)])]
    assert _account(_report(study(transcripts, BOOK, privacy=NAMED), fragments)) == [
        "Dit verslag berust op twee interviews (16 woorden) met één leidinggevende en één medewerker.",
        "De gesprekken zijn gecodeerd met het codeboek ‘Boek’ (versie 1.0). Dat leverde drie fragmenten op. Daarvan zijn er 2 (67%) door een"
        " onderzoeker bevestigd (codeurs: anna en bram); de overige zijn voorstellen van het programma die nog niemand heeft beoordeeld.",
        "Weergave van de interviews: woordelijk.",
    ]


def test_rare_roles_in_the_account() -> None:
    """The account says when a role is not named because too few have it."""
    document = _report(study([transcript("a", WORKER, speech=SPEECH)], BOOK), [fragment("a", "vraagstuk")])
    assert _account(document)[-1] == (
        "Citaten zijn toegeschreven aan een rol, niet aan een naam. Het nummer achter een citaat noemt het interview en de beurt "
        "waarin het gezegd is. Rollen die in een casus bij minder dan twee mensen voorkomen, "
        "zijn vervangen door ‘geïnterviewde’: zo is niemand aan een rol te herkennen."
    )


def _confirmation(*coders: tuple[str, ...]) -> str:
    """Return what the account says about fragments with these coders."""
    fragments = [fragment("a", "rust", start=n, coders=names) for n, names in enumerate(coders)]
    return _account(_report(study([transcript("a", WORKER)], BOOK), fragments))[1].partition("(versie 1.0). ")[2]


def test_account_when_one_is_confirmed() -> None:
    """One confirmed fragment is told in the singular."""
    assert _confirmation(("anna",), ("auto",)) == (
        "Dat leverde twee fragmenten op. Daarvan is er 1 (50%) door een onderzoeker bevestigd (codeurs: anna);"
        " de overige zijn voorstellen van het programma die nog niemand heeft beoordeeld."
    )


def test_account_when_none_is_confirmed() -> None:
    """When nobody looked at the proposals the account says so, without coders."""
    assert _confirmation(("auto",)) == (
        "Dat leverde één fragment op. Daarvan zijn er 0 (0%) door een onderzoeker bevestigd;"
        " de overige zijn voorstellen van het programma die nog niemand heeft beoordeeld."
    )


def test_account_when_all_are_confirmed() -> None:
    """When a person confirmed everything the account says just that."""
    assert _confirmation(("anna",), ("bram",)) == "Dat leverde twee fragmenten op. Alle fragmenten zijn door een onderzoeker bevestigd."


def test_account_without_fragments() -> None:
    """When there are no fragments nothing is said about who confirmed them."""
    assert _confirmation() == "Dat leverde nul fragmenten op."


def test_the_rule_coder_is_no_researcher() -> None:
    """A proposal that a person accepted where it stood, counts as confirmed but does not make a coder of the program."""
    accepted = Fragment("1", "a", "Respondent", 0, 3, "Ja.", "rust", None, {}, ("auto",), True, 1.0)
    made = study([transcript("a", WORKER)], BOOK)
    assert "Daarvan is er 1 (50%) door een onderzoeker bevestigd; de" in _account(_report(made, [accepted, fragment("a", "ruimte")]))[1]


def test_account_of_a_group_interview() -> None:
    """The account counts people as the facts do: two respondents in one interview are two."""
    one = transcript("a", WORKER, speech=[("Interviewer", "En?"), ("Jan", "Ja hoor."), ("Els", "Nee.")])
    assert _account(_report(study([one], BOOK)))[0] == "Dit verslag berust op één interview (4 woorden) met twee medewerkers."


def test_account_without_codebook() -> None:
    """Interviews without a codebook have not been coded, and the account says so."""
    made = study([transcript("a", WORKER, speech=SPEECH)])
    bare = Study(made.root, made.settings, made.transcripts)
    assert _account(_report(bare)) == [
        "Dit verslag berust op één interview (8 woorden) met één medewerker.",
        "De gesprekken zijn niet gecodeerd.",
    ]


def test_nobody_answers() -> None:
    """When only the interviewer speaks, no list of people is begun, and there are no facts to show."""
    document = _report(study([transcript("a", WORKER, speech=SPEECH[:1])], BOOK))
    assert _account(document)[0] == "Dit verslag berust op één interview (3 woorden)."
    assert document.blocks[0] == Heading("Vraagstuk en aanleiding")


def test_first_codebook_without_conditions() -> None:
    """A case with two codebooks, the first without conditions, gets the conditions of the second."""
    aspects = codebook("eerst", conditions=[], groups=[], constructs=[{"id": "vraagstuk", "label": "Vraagstuk"}])
    other = codebook("dan", groups=[], constructs=[{"id": "rust", "label": "Rust"}])
    transcripts = [transcript("a", {**WORKER, "codebook": "eerst"}), transcript("b", {**WORKER, "codebook": "dan"})]
    document = _report(study(transcripts, aspects, other), [fragment("b", "rust", "stimulerend")])
    assert [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 1] == [
        "Vraagstuk en aanleiding",
        "Stimulerende condities",
        "Belemmerende condities",
        "Verantwoording",
    ]


def test_a_guide_in_the_account() -> None:
    """The account names the guide by which the interviews were held, once."""
    from qualcode.model.guide import Guide

    guide = Guide.model_validate({"guide": "leidraad", "title": "Leidraad", "version": "2.10", "sections": [{"id": "s", "title": "S"}]})
    made = study([transcript(name, {**WORKER, "guide": "leidraad"}, speech=SPEECH) for name in "ab"], BOOK)
    made = Study(made.root, made.settings, made.transcripts, made.codebooks, {"leidraad": guide})
    assert _account(_report(made))[0] == (
        "Dit verslag berust op twee interviews (16 woorden) met twee medewerkers. Er is gevraagd volgens de leidraad ‘Leidraad’ (versie 2.10)."
    )


def test_stale_summary() -> None:
    """A summary that was written on other codings than there are now says so; one that does not know its codings does not."""
    for basis, said in (("1-abcdefabcdef", ["Na deze samenvatting is er anders gecodeerd; loop haar nog eens na."]), (None, [])):
        summary = {"text": "Er is haast.", **({"basis": basis} if basis else {})}
        made = study([transcript("a", WORKER)], BOOK, cases=_case(summaries={"vraagstuk": summary}))
        report = _report(made, [fragment("a", "vraagstuk")])
        notes = [block.text for block in _part(report, "Vraagstuk en aanleiding") if isinstance(block, Paragraph) and block.note]
        assert notes == said
