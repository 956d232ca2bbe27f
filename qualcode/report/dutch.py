"""All Dutch words of the reports in one place, with the grammar they need."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualcode.model.attribution import NAMELESS
from qualcode.model.study import TRANSCRIPT, Study

NUMBERS = "nul één twee drie vier vijf zes zeven acht negen tien elf twaalf".split()
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
_ISO = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])(?:-([0-9]{2}))?")

ROLES = {
    "leidinggevende": ("leidinggevende", "leidinggevenden"),
    "medewerker": ("medewerker", "medewerkers"),
    "hr": ("HR-adviseur", "HR-adviseurs"),
    "praktijkopleider": ("praktijkopleider", "praktijkopleiders"),
    "directie": ("directielid", "directieleden"),
    "docent": ("docent", "docenten"),
    "": (NAMELESS, NAMELESS + "n"),
}
_ENDINGS = {  # of words that take another plural than their last letters tell: letters to take off, and what to put on
    "lid": (2, "eden"),
    "baas": (3, "azen"),
    "man": (0, "nen"),
    "chef": (0, "s"),
    "kok": (0, "s"),
    "coach": (0, "es"),
    "stagiair": (0, "s"),
    "bedrijf": (1, "ven"),
    "school": (0, "en"),
    "team": (0, "s"),
    "klas": (0, "sen"),
    "casus": (0, "sen"),
    "project": (0, "en"),
    "ziekenhuis": (1, "zen"),
    "huis": (1, "zen"),
}
SAID = ("vertelde", "zei daarover", "verwoordde het zo", "gaf aan", "merkte op", "omschreef het zo")

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
_DURATIONS = {15: "een kwartier", 30: "een half uur", 45: "drie kwartier", 60: "een uur", 75: "vijf kwartier", 90: "anderhalf uur"}
TIMELINE = {
    "title": "Tijdlijn",
    "reading": "Wijs aan over welk stuk je vertelt. Schrijf of teken er gerust bij.",
}


def number(n: int) -> str:
    """Return a number as a word up to twelve, else in digits."""
    return NUMBERS[n] if 0 <= n < len(NUMBERS) else str(n)


def thousands(n: int) -> str:
    """Return a number in digits with a point after the thousands: `18.249`; up to 9999 without one."""
    return f"{n:,}".replace(",", ".") if n >= 10_000 else str(n)  # noqa: PLR2004


def amount(n: int, one: str, many: str) -> str:
    """Return `één fragment` or `vier fragmenten`."""
    return f"{number(n)} {one if n == 1 else many}"


def times(n: int) -> str:
    """Return `één keer` or `vier keer`."""
    return f"{number(n)} keer"


def of(n: int, total: int) -> str:
    """Return `drie van de vijf`, `alle vijf`, `beide` or `geen van de vijf`."""
    if n == total and total > 1:
        return f"alle {number(total)}" if total > 2 else "beide"  # noqa: PLR2004
    return f"{number(n) if n else 'geen'} van de {number(total)}"


def part(n: int, total: int, one: str, many: str) -> str:
    """Return `vijf van de acht bedrijven`, `alle acht bedrijven`, or of a single one `het ene bedrijf`."""
    return f"{of(n, total)} {many}" if total != 1 else f"{number(n)} {one}"


def case_nouns(study: Study, by: str) -> tuple[str, str]:
    """Return what a case is called, singular and plural: `bedrijf`, `bedrijven`."""
    if by == TRANSCRIPT:
        return "gesprek", "gesprekken"
    one = study.label(by)
    one = one if one.isupper() else one[:1].lower() + one[1:]
    return one, plural(one)


def cases(study: Study, by: str) -> str:
    """Return the plural of what a case is called."""
    return case_nouns(study, by)[1]


def fitted(n: int, total: int) -> str:
    """Return how often a reaction was one that fits."""
    if not total:
        return "Over de reactie valt niets te zeggen."
    if total == 1:
        return "Bij de ene keer " + ("paste de reactie." if n else "paste de reactie niet.")
    return f"Bij {of(n, total)} keer paste de reactie." if n else f"Bij geen van de {number(total)} keer paste de reactie."


def more(n: int, one: str, many: str) -> str:
    """Return `En nog vier cellen.`"""
    return f"En nog {amount(n, one, many)}."


def saturation(quiet: int) -> str:
    """Return how many of the last interviews brought nothing new."""
    if quiet > 1:
        return f"de laatste {number(quiet)} gesprekken leverden geen nieuw construct op"
    return "het laatste gesprek leverde " + ("geen nieuw construct op" if quiet else "nog een nieuw construct op")


def blank(label: str) -> str:
    """Return a marked blank for what is not known: `[… naam van de interviewer …]`."""
    lower = label[:1].lower() + label[1:] if label[1:2].islower() else label
    return f"[… {lower} …]"


def minutes(n: int) -> str:
    """Return `1 minuut` or `45 minuten`."""
    return f"{n} {'minuut' if n == 1 else 'minuten'}"


def duration(n: int) -> str:
    """Return how long so many minutes are as people say it: `drie kwartier`, `anderhalf uur`, `twee uur`, `50 minuten`."""
    return _DURATIONS.get(n) or (f"{number(n // 60)} uur" if n % 60 == 0 else minutes(n))


def on_timeline(label: str, period: str) -> str:
    """Return where on the timeline of an interview a section is."""
    return f"tijdlijn: {label}" + (f" ({period})" if period else "")


def hidden_everywhere(least: int) -> str:
    """Return the sentence that says that rare roles are not named in a list of cases; `least` is how many must share one."""
    rare = f"Rollen die op één plek bij minder dan {number(least)} mensen voorkomen"
    return f"{rare}, zijn vervangen door ‘{ROLES[''][0]}’: zo is niemand aan een rol te herkennen."


def together(least: int) -> str:
    """Return the sentence that says that rare values are counted together."""
    return f"Waarden die minder dan {number(least)} mensen hebben, zijn bij elkaar geteld."


def fewer(least: int) -> str:
    """Return `minder dan twee`."""
    return f"minder dan {number(least)}"


def alternatives(items: Sequence[str]) -> str:
    """Return `a, b of c`."""
    return " of ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def hidden(least: int) -> str:
    """Return the sentence that says that rare roles are not named; `least` is how many must share one."""
    role = ROLES[""][0]
    rare = f"Rollen die in een casus bij minder dan {number(least)} mensen voorkomen"
    return f"{rare}, zijn vervangen door ‘{role}’: zo is niemand aan een rol te herkennen."


def enumeration(items: Sequence[str]) -> str:
    """Return `a, b en c`."""
    return " en ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def plural(word: str) -> str:
    """Return the plural of a role or profession: `monteur` -> `monteurs`, `docent` -> `docenten`."""
    for end, (cut, ending) in _ENDINGS.items():
        if word.casefold().endswith(end):
            return word[: len(word) - cut] + ending
    if word.endswith(("e", "é", "er", "or", "eur", "el", "aar", "ier")):
        return word + ("n" if word.endswith(("nde", "ige")) else "s")
    return word + ("'s" if word.endswith(tuple("aiouy")) else "en" if word[-1:].isalpha() else "")


def role(name: str, n: int = 1) -> str:
    """Return a role class as a reader sees it, singular or plural."""
    one, many = ROLES.get(name.casefold()) or (name, plural(name))
    return one if n == 1 else many


def roles(counts: dict[str, int]) -> str:
    """Return `één leidinggevende en twee medewerkers`, the most frequent role first."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return enumeration([f"{number(n)} {role(name, n)}" for name, n in ordered])


def date(iso: str) -> str:
    """Return `2 maart 2026` for `2026-03-02`; anything else stays as it is."""
    match = _ISO.fullmatch(iso)
    if match is None:
        return iso
    year, month, day = match.groups()
    words = f"{MONTHS[int(month) - 1]} {year}"
    return f"{int(day)} {words}" if day else words


def period(dates: Sequence[str]) -> str:
    """Return the months between the first and the last date: `maart 2026`, `maart – mei 2026`; what is no ISO date does not count."""
    months = sorted({month for iso in dates if _ISO.fullmatch(month := iso[: len("2026-03")])})
    if not months:
        return ""
    first, last = date(months[0]), date(months[-1])
    if first == last:
        return first
    return f"{first.removesuffix(' ' + months[-1][:4])} – {last}"


def share(part: int, whole: int) -> str:
    """Return a share as a whole percentage; the number behind it is given beside it by the caller."""
    return f"{(200 * part + whole) // (2 * whole)}%" if whole else "0%"  # a half goes up


FRAGMENTS, PEOPLE, CASES = ("fragment", "fragmenten"), ("persoon", "personen"), ("casus", "casussen")
HELPS, HINDERS = "stimulerend", "belemmerend"
_NEITHER = f"niets {HELPS}s of {HINDERS}s"
COUNTED = "Aantal {}: hoe donkerder, hoe meer. · is: niets over gezegd."
BALANCED = f"Blauw met +: vooral {HELPS}. Oranje met −: vooral {HINDERS}. · is: {_NEITHER} gezegd."
MATRIX = {"count": "Aantal fragmenten", "balance": f"{HELPS.capitalize()} min {HINDERS}", "people": "Aantal personen", "cases": "Aantal casussen"}


def matrix_title(cells: str, by: str) -> str:
    """Return `Aantal fragmenten per onderwerp en bedrijf`; `by` is the label of an attribute."""
    return f"{MATRIX[cells]} per onderwerp en {by[:1].lower() + by[1:] if by[1:2].islower() else by}"


def counted(n: int, noun: tuple[str, str]) -> str:
    """Return `1 fragment` or `12 fragmenten`, in digits as beside a picture."""
    return f"{n} {noun[0] if n == 1 else noun[1]}"


def signed(n: int) -> str:
    """Return `+3`, `−2` or `0`."""
    return f"{n:+d}".replace("-", "−") if n else "0"


def heatmap_seen(title: str, rows: int, columns: int, *, most: Sequence[tuple[str, str, str]], silent: int, balance: bool = False) -> str:
    """Return what a heat map shows; `most` holds the row, the column and the number of the cells that stand out."""
    shape = f"{title}. Kleurenkaart met {counted(rows, ('rij', 'rijen'))} en {counted(columns, ('kolom', 'kolommen'))}."
    named = [f"{row} bij {column} ({value})" for row, column, value in most]
    out = f" Het meest valt op: {enumeration(named)}." if named else ""
    return f"{shape}{out} In {silent} van de {rows * columns} vakken is {_NEITHER if balance else 'niets'} gezegd."


DIVERGING = f"Aantal fragmenten per onderwerp: links (gearceerd) {HINDERS}, rechts (effen) {HELPS}."
NETWORK = "Onderwerpen die in hetzelfde deel van een gesprek voorkomen; hoe dikker de lijn, hoe vaker. Tussen haakjes: hoe vaak in totaal."


def diverging_seen(title: str, bars: int, *, helps: Sequence[tuple[str, int]], hinders: Sequence[tuple[str, int]]) -> str:
    """Return what diverging bars show: the constructs that help and hinder most, with their numbers."""
    said = [f"{title}. Staven naar twee kanten voor {counted(bars, ('onderwerp', 'onderwerpen'))}."]
    for name, found in ((HELPS, helps), (HINDERS, hinders)):
        named = [f"{label} ({number})" for label, number in found]
        said.append(f"Meest {name}: {enumeration(named)}." if named else f"Niets is {name}.")
    return " ".join(said)


def network_seen(title: str, nodes: int, edges: int, *, most: Sequence[tuple[str, str, int]]) -> str:
    """Return what a network shows: the pairs that occur together most often."""
    shape = f"{title}. Netwerk van {counted(nodes, ('onderwerp', 'onderwerpen'))} met {counted(edges, ('verbinding', 'verbindingen'))}."
    named = [f"{one} met {other} ({number} keer)" for one, other, number in most]
    return f"{shape} Het vaakst samen: {enumeration(named)}." if named else shape


CURVE = "Lijn: hoeveel verschillende onderwerpen er tot en met dat gesprek zijn. Gearceerde staven: hoeveel er in dat gesprek nieuw waren."
INTERVIEWS = "gesprekken, in de volgorde waarin ze zijn gevoerd"


def month(year: int, n: int) -> str:
    """Return `mrt 2026`, as there is room for on a scale."""
    return f"{'mrt' if MONTHS[n - 1] == 'maart' else MONTHS[n - 1][:3]} {year}"


def timeline_seen(title: str, phases: Sequence[tuple[str, str, str]], marks: Sequence[tuple[str, str]]) -> str:
    """Return what a timeline shows: each phase from when to when, and each mark with its day (dates in ISO)."""
    named = [f"{label} ({date(start)} – {date(end)})" for label, start, end in phases]
    shape = f"{title}. Tijdlijn met {counted(len(phases), ('fase', 'fasen'))}: {enumeration(named)}."
    noted = [f"{label} ({date(day)})" for label, day in marks]
    return f"{shape} Gemarkeerd: {enumeration(noted)}." if noted else shape


def curve_seen(title: str, interviews: int, total: int, *, last: int) -> str:
    """Return what a saturation curve shows; `last` is how many interviews at the end brought nothing new."""
    shape = f"{title}. Verzadigingscurve: na {counted(interviews, ('gesprek', 'gesprekken'))} zijn er {counted(total, ('onderwerp', 'onderwerpen'))}."
    if not last:
        return f"{shape} Het laatste gesprek bracht nog iets nieuws."
    return f"{shape} {'Het laatste gesprek bracht' if last == 1 else f'De laatste {last} gesprekken brachten'} niets nieuws."


def process_seen(title: str, steps: Sequence[str]) -> str:
    """Return what a process figure shows: the steps in order."""
    return f"{title}. Schema van {counted(len(steps), ('stap', 'stappen'))}: {'; '.join(f'{n}. {step}' for n, step in enumerate(steps, 1))}."


CIRCLES = f"Elk nummer is een verhaal: blauw en rond is {HELPS}, oranje en vierkant {HINDERS}. Hoe verder naar binnen, hoe dichterbij."


def quadrant_seen(title: str, x: str, y: str, groups: Sequence[tuple[str, str, Sequence[str]]]) -> str:
    """Return what four quadrants show; each group is its end of both axes, and the labels in it."""
    named = [f"{left}, {up}: {enumeration(labels) if labels else 'geen'}" for left, up, labels in groups]
    return f"{title}. Vier kwadranten: {x} (van links naar rechts) tegen {y} (van onder naar boven). {'; '.join(named)}."


def circles_seen(title: str, rings: Sequence[tuple[str, int, int, int]]) -> str:
    """Return what circles of influence show: of each ring its name, and how many stories there are, help and hinder."""
    named = []
    for name, told, helps, hinders in rings:
        split = f", {helps} {HELPS} en {hinders} {HINDERS}" if helps or hinders else ""
        named.append(f"{name} ({counted(told, ('verhaal', 'verhalen'))}{split})")
    return f"{title}. {counted(len(rings), ('kring', 'kringen'))} van binnen naar buiten: {'; '.join(named)}."
