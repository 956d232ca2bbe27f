"""Which question informs which construct."""

from __future__ import annotations

from qualcode.model.guide import Guide, fill, fill_ins

GUIDE = Guide.model_validate(
    {
        "guide": "proef",
        "title": "Proef",
        "sections": [
            {"id": "begin", "title": "Begin"},
            {
                "id": "leren",
                "title": "Leren",
                "constructs": ["tijd", "feedback"],
                "questions": [
                    {"id": "v1", "ask": "Hoe leer je?"},
                    {"id": "v2", "ask": "Van wie?", "constructs": ["collega"]},
                    {"id": "v3", "ask": "Nog iets?", "constructs": []},
                ],
            },
            {"id": "slot", "title": "Slot", "questions": [{"id": "v4", "ask": "Wat nog meer?"}]},
        ],
    }
)


def test_questions_inform_what_they_or_their_section_name() -> None:
    """A question informs its own constructs, else its section's; an empty list of its own informs none."""
    assert [(path, section.id, question.id, informs) for path, section, question, informs in GUIDE.questions()] == [
        (("sections", 1, "questions", 0), "leren", "v1", ("tijd", "feedback")),
        (("sections", 1, "questions", 1), "leren", "v2", ("collega",)),
        (("sections", 1, "questions", 2), "leren", "v3", ()),
        (("sections", 2, "questions", 0), "slot", "v4", ()),
    ]


def test_probes_are_shared_with_another_question() -> None:
    """A question that takes the probes of another has those first and then its own; the other keeps its own."""
    questions = [
        {"id": "mooi", "ask": "Wat ging goed?", "probes": ["Wie waren erbij?", "Wat deed je zelf?"]},
        {"id": "minder", "ask": "Wat ging minder?", "probes_of": "mooi", "probes": ["Waar letten we op?"]},
        {"id": "weg", "ask": "En toen?", "probes_of": "onbekend"},
        {"id": "zelf", "ask": "En nu?", "probes_of": "zelf", "probes": ["Hoezo?"]},
    ]
    guide = Guide.model_validate({"guide": "proef", "title": "Proef", "sections": [{"id": "a", "title": "A", "questions": questions}]})
    assert {question.id: guide.probes(question) for _, _, question, _ in guide.questions()} == {
        "mooi": ("Wie waren erbij?", "Wat deed je zelf?"),
        "minder": ("Wie waren erbij?", "Wat deed je zelf?", "Waar letten we op?"),
        "weg": (),
        "zelf": ("Hoezo?",),
    }


def test_fill_ins() -> None:
    """A fill-in is an id between braces; other braces are left as they are."""
    text = "Ik ben {naam} van {werk-gever}, {twee woorden} {} {_x}{naam}"
    assert fill_ins(text) == ["naam", "werk-gever", "naam"]
    assert fill(text, str.upper) == "Ik ben NAAM van WERK-GEVER, {twee woorden} {} {_x}NAAM"


def test_texts() -> None:
    """Every text of a guide in which a fill-in may stand comes with the place where it is written."""
    made = Guide.model_validate(
        {
            "guide": "g",
            "title": "G",
            "introduction": "in",
            "closing": "uit",
            "phases": [{"id": "p", "label": "fase", "period": "toen"}],
            "sections": [
                {
                    "id": "s",
                    "title": "kop",
                    "note": "noot",
                    "questions": [{"id": "v", "ask": "vraag", "note": "let op", "probes": ["p1", "p2"], "fallback": ["f"], "also": ["a"]}],
                }
            ],
            "methods": [{"id": "m", "title": "M", "note": "zo", "steps": [{"id": "x", "label": "X", "ask": "stap"}]}],
        }
    )
    question = ("sections", 0, "questions", 0)
    assert list(made.texts()) == [
        (("introduction",), "in"),
        (("phases", 0, "label"), "fase"),
        (("phases", 0, "period"), "toen"),
        (("sections", 0, "title"), "kop"),
        (("sections", 0, "note"), "noot"),
        ((*question, "ask"), "vraag"),
        ((*question, "note"), "let op"),
        ((*question, "probes", 0), "p1"),
        ((*question, "probes", 1), "p2"),
        ((*question, "fallback", 0), "f"),
        ((*question, "also", 0), "a"),
        (("methods", 0, "note"), "zo"),
        (("methods", 0, "steps", 0, "ask"), "stap"),
        (("closing",), "uit"),
    ]
