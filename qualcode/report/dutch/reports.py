"""What stands in reports and views."""

from __future__ import annotations

CASE_REPORT = "Casusverslag"
FACTS = {"gesprekken": "Gesproken met", "periode": "Periode", "sector": "Sector", "omvang": "Omvang", "bronnen": "Bronnen"}
THEMES = "Beeld per thema"
CONDITIONS = {"stimulerend": "Stimulerende condities", "belemmerend": "Belemmerende condities"}
CONDITION = {"stimulerend": "Wat stimuleert", "belemmerend": "Wat belemmert"}
HEADINGS = {"vraagstuk": "Vraagstuk en aanleiding", "vervolg": "Vervolg en borging"}
ACCOUNT = "Verantwoording"
COLUMNS = {
    "theme": "Thema",
    "fragments": "Fragmenten",
    "people": "Personen",
    "confirmed": "Bevestigd",
    "total": "Totaal",
    "number": "Nr.",
    "quote": "Citaat",
    "remark": "Opmerking",
    "item": "Onderdeel",
    "answer": "In dit onderzoek",
    "about": "Over de casus",
    "case": "Casus",
    "role": "Rol",
    "month": "Maand",
    "words": "Woorden",
    "construct": "Construct",
    "meaning": "Betekenis",
    "was": "Was",
    "told": "Wat erover verteld is",
    "corner": "Waar de casus staat",
    "talk": "Gesprek",
    "place": "Midden",
    "mostly": "Vooral over",
    "offer": "Aangeboden",
    "demand": "Gevraagd",
    "step": "Stap",
    "found": "Wat er gevonden is",
    "is": "Is nu",
}
QUOTES = {
    "title": "Citaten",
    "id": "Id",
    "transcript": "Interview",
    "place": "Plaats",
    "speaker": "Spreker",
    "code": "Code",
    "construct": "Codenaam",
    "condition": "Conditie",
    "status": "Status",
    "coders": "Codeurs",
    "quote": "Citaat",
    "before": "Ervoor",
    "word": "Woord",
    "after": "Erna",
}
NO_SUMMARY = "De onderzoeker heeft hierover nog geen samenvatting geschreven."
NO_SUMMARIES = "De onderzoeker heeft nog geen samenvattingen geschreven."
OUTDATED = "Na deze samenvatting is er anders gecodeerd; loop haar nog eens na."
STALE = "verouderd"
SAID_ABOUT = "Wat erover gezegd is:"
NOTHING_SAID = "Hierover is in de gesprekken niets gezegd."
NOTHING_CODED = "In de gesprekken is nog niets gecodeerd."
MARKS = {"stimulerend": "+", "belemmerend": "−", "onbeslist": "?"}
MARKS_EXPLAINED = (
    "Aantallen fragmenten: + stimulerend, − belemmerend, ? zonder duidelijke richting; een streepje betekent dat er niets over gezegd is."
)
CELLS = {
    "count": "fragmenten",
    "people": "personen",
    "cases": "casussen",
    "share": "aandeel",
    "balance": "saldo",
    "quotes": "citaten",
    "summary": "samenvattingen",
    "framework": "samenvattingen en citaten",
    "contrast": "verschillen",
}
PAGE, OF, CONTENTS = "Pagina", "van", "Inhoud"
RESPONDENT, RESPONDENTS = "geïnterviewde", "geïnterviewden"
SEE = "Zie"
LITERATURE, LITERATURE_BOX = "Literatuur", "Uit de literatuur: {}"

OVERVIEW, OVERVIEW_SUB = "Overzicht", "Alle casussen naast elkaar"
CASES_AND_ASPECTS, CASES_AND_CONDITIONS = "De casussen naast elkaar", "Condities per casus"
THEME_REPORT, RANKING, CONTRASTS = "Themarapport", "Wat het vaakst terugkomt", "Waar rollen het anders zien"
RANKING_EXPLAINED = "De thema’s staan op volgorde: eerst wat in de meeste casussen ter sprake komt, daarbinnen wat de meeste mensen noemen."
SMALL_NUMBERS = (
    "Het gaat om kleine aantallen mensen. Een verschil tussen rollen is een aanwijzing om over door te praten, geen bewijs dat het overal zo is."
)

MEMBER_CHECK = "Ter controle: verslag"
MEMBER_CHECK_OPENING = (
    "Fijn dat je wilt meelezen. Hieronder staat wat wij uit de gesprekken hebben opgemaakt, met de citaten die we willen gebruiken.",
    "Lees het rustig door en schrijf erbij wat je opvalt. Er zijn geen foute opmerkingen: jij weet beter dan wij hoe het er bij jullie aan toegaat.",
)
MEMBER_CHECK_QUESTIONS = (
    "Herken je dit beeld? Wat klopt er niet, of net niet helemaal?",
    "Wat mis je?",
    "Staat er iets in waaraan jij of iemand anders te herkennen is? Streep het dan door.",
)
MEMBER_CHECK_FACTS, MEMBER_CHECK_TEXTS, MEMBER_CHECK_QUOTES = "Over de organisatie", "Wat wij hebben opgeschreven", "Citaten"
MEMBER_CHECK_QUOTED = "Citaten staan onder een rol, nooit onder een naam. Zet erachter of we ze zo mogen gebruiken."
YOUR_REMARK = "Jouw opmerking:"
AGREED = "Akkoord"
AGREEMENT = (
    ("Ik ga akkoord", "☐ ja     ☐ ja, met de opmerkingen hierboven     ☐ nee"),
    ("Naam", ""),
    ("Datum", ""),
)

FEEDBACK = "Terugkoppeling"
FEEDBACK_OPENING = "Hier lees je wat we het vaakst hoorden. Het is geen eindoordeel: we willen graag weten wat jullie herkennen en wat niet."
HEARD = {"stimulerend": "Wat helpt", "belemmerend": "Wat in de weg zit"}
TO_DISCUSS = "Om over door te praten"
DISCUSSION = (
    "Wat herken je het meest? Welk voorbeeld schiet je te binnen?",
    "Wat ligt er bij jullie anders? Hoe komt dat, denk je?",
    "Wat zou je morgen al anders kunnen doen, en wie heb je daarvoor nodig?",
)

DRAWN = {
    "balance": "Wat stimuleert en wat belemmert",
    "heat": "Aantal fragmenten per thema en",
    "together": "Thema’s die samen ter sprake komen",
    "saturation": "Nieuwe thema’s per gesprek",
    "phases": "Het verloop van het onderzoek",
}
NOTHING_PLACED = "Er zijn nog geen fragmenten met een waarde voor: {}."
NOTHING_HERE = "Niets gevonden."
FITTING = "Aantallen fragmenten; {} staat bij de reactie die bij de soort past."
MISFITS = "Waar de reactie niet paste"
PER_AXIS = "Aantallen fragmenten per as: + stimulerend, − belemmerend. Wat overheerst, bepaalt aan welke kant de casus staat."
ENDS = ("weinig", "veel")
BETWEEN, UNKNOWN = "ertussenin", "te weinig gezegd"
ON_A_SCALE = "Van {} naar {}. Het midden is de plaats waar de helft van de fragmenten onder of op ligt."
PER_TALK = "Per gesprek"
MARKET = (
    "Door meer mensen aangeboden",
    "Aangeboden, en er is vraag naar",
    "Aangeboden, en passend bij wat er op jullie afkomt",
    "Gevraagd, maar niet aangeboden",
)
BOTH, DONE, NOT_DONE, MENTIONED, MISSING = "zowel voor als tegen", "ja", "juist niet", "genoemd", "niets gevonden"

CHANGES = "Wat er veranderde sinds"
MOVED, TALKS_CHANGED, SUMMARIES_CHANGED = "Verschoven in de matrix", "Gesprekken", "Samenvattingen"
REPORTS_MADE, NO_REPORTS_MADE = "Opnieuw gemaakt", "Geen verslag is anders geworden."
NEW, GONE, CHANGED = "nieuw", "weg", "gewijzigd"

FINAL_REPORT = "Eindrapport"
SUMMARY, INTRODUCTION, METHOD, RESULTS = "Samenvatting", "Inleiding", "Methode", "Resultaten"
SPOKEN_TO, RECOMMENDATIONS, REFLECTION = "Met wie er gesproken is", "Aanbevelingen", "Reflectie op het onderzoek"
IN_SHORT = "Dit kwam het vaakst ter sprake:"
APPENDIX, CONVERSATIONS, ASKED, CODE_TREE = "Bijlage {}: {}", "gesprekken", "leidraad", "codeboom"
SEE_PEOPLE = "zie de tabel met wie er gesproken is"
FILL_IN = "nog in te vullen"
TEXT_BLANKS = {
    "samenvatting": "schrijf hier de samenvatting, in study.yaml onder report: texts: samenvatting",
    "inleiding": "schrijf hier aanleiding en vraag, in study.yaml onder report: texts: inleiding",
    "reflectie": "schrijf hier wat het onderzoek wel en niet kan zeggen, in study.yaml onder report: texts: reflectie",
}
ADVICE_BLANK = "schrijf hier de aanbevelingen, in study.yaml onder report: recommendations; wat volgt is een aanzet"
ADVICE = {"stimulerend": "Behoud en versterk: {}", "belemmerend": "Pak aan: {}"}
NO_EVIDENCE = "Onderbouwing: hierover is in de gesprekken niets gevonden."
COREQ_TITLE = "verantwoording volgens COREQ (Tong, Sainsbury en Craig, 2007)"
COREQ: tuple[tuple[str, tuple[tuple[int, str], ...]], ...] = (
    (
        "Onderzoekers",
        (
            (1, "Wie de interviews hield"),
            (2, "Opleiding en titels"),
            (3, "Functie tijdens het onderzoek"),
            (4, "Geslacht"),
            (5, "Ervaring en training"),
            (6, "Band met de deelnemers vooraf"),
            (7, "Wat deelnemers van de onderzoeker wisten"),
            (8, "Vooronderstellingen en belangen van de onderzoeker"),
        ),
    ),
    (
        "Opzet",
        (
            (9, "Theorie en methode"),
            (10, "Hoe deelnemers gekozen zijn"),
            (11, "Hoe deelnemers benaderd zijn"),
            (12, "Aantal deelnemers"),
            (13, "Wie niet meedeed, en waarom"),
            (14, "Plaats van de gesprekken"),
            (15, "Wie er nog meer bij was"),
            (16, "Kenmerken van de deelnemers"),
            (17, "Leidraad"),
            (18, "Herhaalde gesprekken"),
            (19, "Opname en weergave"),
            (20, "Aantekeningen tijdens en na het gesprek"),
            (21, "Duur"),
            (22, "Verzadiging"),
            (23, "Transcripten voorgelegd aan deelnemers"),
        ),
    ),
    (
        "Analyse en bevindingen",
        (
            (24, "Aantal codeurs"),
            (25, "Codeboom"),
            (26, "Waar de thema’s vandaan komen"),
            (27, "Programma"),
            (28, "Bevindingen voorgelegd aan deelnemers"),
            (29, "Citaten, en van wie"),
            (30, "Samenhang van gegevens en bevindingen"),
            (31, "Hoofdthema’s"),
            (32, "Kleinere thema’s en afwijkende gevallen"),
        ),
    ),
)
MEMOS, ABOUT, OPEN = "Memo’s van de onderzoekers", "over", "nog open"
