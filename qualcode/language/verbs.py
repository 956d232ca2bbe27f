"""Dutch verbs that no rule makes: the irregular ones, and the particles that come off."""

from __future__ import annotations

_TABLE = """
bakken bakte bakten gebakken | bedenken bedacht bedachten bedacht | beginnen begon begonnen begonnen | begrijpen begreep begrepen begrepen
besluiten besloot besloten besloten | bewegen bewoog bewogen bewogen | bewijzen bewees bewezen bewezen | bieden bood boden geboden
blijken bleek bleken gebleken | blijven bleef bleven gebleven | breken brak braken gebroken | brengen bracht brachten gebracht
buigen boog bogen gebogen | denken dacht dachten gedacht | doen doe doet deed deden gedaan | dragen droeg droegen gedragen
drijven dreef dreven gedreven | dringen drong drongen gedrongen | duiken dook doken gedoken | dwingen dwong dwongen gedwongen
eten at aten gegeten | gaan ga gaat ging gingen gegaan | geven gaf gaven gegeven | grijpen greep grepen gegrepen
hangen hing hingen gehangen | hebben heb hebt heeft had hadden gehad | helpen hielp hielpen geholpen | houden hou houdt hield hielden gehouden
kiezen koos kozen gekozen | kijken keek keken gekeken | klinken klonk klonken geklonken | komen kom komt kwam kwamen gekomen
kopen kocht kochten gekocht | krijgen kreeg kregen gekregen | kruipen kroop kropen gekropen | kunnen kan kunt kon konden gekund
lachen lachte lachten gelachen | laten laat liet lieten gelaten | lezen las lazen gelezen | liegen loog logen gelogen
liggen lag lagen gelegen | lopen liep liepen gelopen | moeten moet moest moesten gemoeten | mogen mag mocht mochten gemogen
nemen nam namen genomen | ontstaan ontstond ontstonden ontstaan | overleggen overlegde overlegden overlegd | raden raadde raadden geraden
rijden reed reden gereden | roepen riep riepen geroepen | scheiden scheidde scheidden gescheiden | schelden schold scholden gescholden
schieten schoot schoten geschoten | schijnen scheen schenen geschenen | schrijven schreef schreven geschreven | schrikken schrok schrokken geschrokken
schuiven schoof schoven geschoven | slaan sla slaat sloeg sloegen geslagen | slapen sliep sliepen geslapen | sluiten sloot sloten gesloten
smijten smeet smeten gesmeten | snijden sneed sneden gesneden | spreken sprak spraken gesproken | springen sprong sprongen gesprongen
staan sta staat stond stonden gestaan | steken stak staken gestoken | sterven stierf stierven gestorven | stijgen steeg stegen gestegen
stinken stonk stonken gestonken | strijden streed streden gestreden | treden trad traden getreden | treffen trof troffen getroffen
trekken trok trokken getrokken | vallen viel vielen gevallen | vangen ving vingen gevangen | varen voer voeren gevaren
vechten vocht vochten gevochten | verbergen verborg verborgen verborgen
verbieden verbood verboden verboden | verdwijnen verdween verdwenen verdwenen
vergelijken vergeleek vergeleken vergeleken | vergeten vergat vergaten vergeten | verliezen verloor verloren verloren
verstaan verstond verstonden verstaan | vertrekken vertrok vertrokken vertrokken | verwijten verweet verweten verweten
verzinnen verzon verzonnen verzonnen | vinden vond vonden gevonden | vliegen vloog vlogen gevlogen | vragen vroeg vroegen gevraagd
wegen woog wogen gewogen | werpen wierp wierpen geworpen | weten weet wist wisten geweten | wijken week weken geweken
wijzen wees wezen gewezen | willen wil wilt wou wouden wilde wilden gewild | winnen won wonnen gewonnen | worden word wordt werd werden geworden
wrijven wreef wreven gewreven | zeggen zei zeiden zegt gezegd | zenden zond zonden gezonden | zien zie ziet zag zagen gezien
zijn ben bent is was waren geweest | zingen zong zongen gezongen | zinken zonk zonken gezonken | zitten zat zaten gezeten
zoeken zocht zochten gezocht | zuigen zoog zogen gezogen | zullen zal zult zou zouden | zwemmen zwom zwommen gezwommen
zwijgen zweeg zwegen gezwegen
onthouden onthield onthielden onthouden | bespreken besprak bespraken besproken | ontvangen ontving ontvingen ontvangen
verwijzen verwees verwezen verwezen | beschrijven beschreef beschreven beschreven | bekijken bekeek bekeken bekeken
genieten genoot genoten | ruiken rook roken geroken | sluipen sloop slopen geslopen | bijten beet beten gebeten | lijken leek leken geleken
binden bond bonden gebonden | bedriegen bedroog bedrogen
onderzoeken onderzocht onderzochten onderzocht | verkopen verkocht verkochten verkocht | bereiken bereikte bereikten bereikt
"""


def _table() -> dict[str, tuple[str, ...]]:
    rows = (row.split() for line in _TABLE.strip().splitlines() for row in line.split("|"))
    return {row[0]: tuple(row[1:]) for row in rows}


IRREGULAR = _table()
"""Infinitive -> forms of the past, the participle, and a present that no rule makes."""

NOUNS = {
    "lid": ("leden",),
    "ei": ("eieren", "eitje", "eitjes"),
    "bal": ("ballen", "balletje", "balletjes"),
    "weg": ("wegen", "weggetje", "weggetjes"),
    "gevoel": ("gevoelens",),
    "vaag": ("vage", "vager"),
    "lief": ("liever", "liefst"),
}
"""Nouns and adjectives whose forms neither the dictionary nor a rule gives."""

SEPARABLE = {
    **dict.fromkeys(
        """aan achteruit af bij binnen buiten dicht door elkaar fijn gelijk goed in kapot klaar kwijt langs leeg los mee mis na neer
        omhoog omlaag op open opnieuw opzij rond rondom samen schoon stil stuk tegen terecht terug thuis
        toe uit vast vol voor voorbij voort vooruit weg
        weer achterna achteraan tegemoet leiding vrij stop waar""".split(),
        True,
    ),
    **dict.fromkeys("achter om onder over".split(), False),
}
"""Particles of separable verbs; False when the same letters also begin verbs that stay whole (`overleggen`)."""

WHOLE = frozenset(
    """overleggen overtuigen overleven voorkomen ondersteunen onderzoeken onderwijzen onderhouden onderbreken misbruiken misleiden mislukken
    voorspellen omarmen informeren voltooien weerspiegelen doorstaan doorzien doorbreken waarderen waarschuwen naaien instrueren""".split()
)
"""Verbs that look separable and are not, or whose separable namesake nobody says."""
