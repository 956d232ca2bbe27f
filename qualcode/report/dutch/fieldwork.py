"""What stands in printed guides, letters, the list of participants and the coverage of a guide."""

from __future__ import annotations

GUIDE = {
    "guide": "Interviewleidraad",
    "introduction": "Introductie",
    "closing": "Afsluiting",
    "reading": "De genummerde vragen stel je altijd. Met de punten eronder vraag je door; wat cursief staat, is voor als het gesprek stilvalt.",
    "note": "Voor de interviewer",
    "fallback": "Als het stilvalt:",
    "informs": "Geeft zicht op:",
}
GUIDE_FACTS = (
    ("Rol (geen naam)", ""),
    ("Datum, tijd en plaats", ""),
    ("Interviewer", ""),
    ("Gesprek opnemen", "☐ akkoord   ☐ liever niet"),
)
GUIDE_COLUMNS = {
    "section": "Blok",
    "phase": "Op de tijdlijn",
    "minutes": "Minuten",
    "past": "Klaar na",
    "step": "Stap",
    "ask": "Vraag",
    "written": "Aantekeningen",
}
COVERAGE = {
    "title": "Wat er gevraagd is:",
    "reading": (
        "✓ gevraagd en beantwoord; ○ gevraagd, maar met hooguit een paar woorden beantwoord; · niet gevraagd. "
        "Getallen zijn aantallen interviews. Het programma herkent vragen aan hun woorden en kan er een missen."
    ),
    "question": "Vraag",
    "total": "Samen",
    "never": "Nooit gevraagd",
    "all asked": "Elke vraag is minstens één keer gesteld.",
    "uninformed": "Constructen zonder vraag",
    "all informed": "Over elk construct is er een vraag.",
}
PARTICIPANTS = {
    "title": "Wie we spraken",
    "roles": "Geïnterviewden",
    "interviews": "Gesprekken",
    "people": "Personen",
    "cases": "Casussen",
    "total": "Totaal",
    "spread": "Verdeling",
    "attribute": "Kenmerk",
    "value": "Waarde",
    "form": "Vorm van het gesprek",
    "unknown": "niet vermeld",
    "missing": "Wie nog ontbreekt",
    "nothing missing": "Iedereen die de onderzoekers wilden spreken, is gesproken.",
    "nobody": "nog niemand",
    "of": "van de",
}
FORM_NAMES = {"individueel": "Individueel", "duo": "Met zijn tweeën", "groep": "Met drie of meer"}
LETTERS = {
    "informatiebrief": "Informatiebrief",
    "uitnodiging": "Uitnodiging",
    "voorbereiding": "Voorbereiding",
    "flyer": "Flyer",
    "toestemming": "Toestemming",
}
LETTER_FACTS = {
    "organisation": "naam van de onderzoeksorganisatie",
    "researchers": "namen van de onderzoekers",
    "about": "waar het onderzoek over gaat",
    "client": "voor wie het onderzoek is",
    "contact": "wie je kunt bereiken",
    "email": "e-mailadres",
    "telephone": "telefoonnummer",
    "time": "hoe lang",
    "date": "wanneer",
    "location": "waar",
    "interviews": "hoeveel",
    "reply_by": "datum",
    "recording": "wat er met de opname gebeurt",
    "retention": "hoe lang",
    "withdraw": "tot wanneer",
    "feedback": "wat deelnemers ervan terughoren, en wanneer",
    "topics": "onderwerpen van het gesprek",
    "gains": "wat meedoen oplevert",
}
FORMS = {"individueel": "een gesprek", "duo": "een gesprek met een collega erbij", "groep": "een groepsgesprek"}
TIMELINE = {
    "title": "Tijdlijn",
    "reading": "Wijs aan over welk stuk je vertelt. Schrijf of teken er gerust bij.",
}
