"""Cues of spoken Dutch that do not belong to a theme, in the indicator language, by weight."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

_POSITIVE = """
1.5: goud waard
1.3: verademing; lopen als een trein
1.2: gesteund voelen; gehoord voelen; energie & geven; energie & krijgen; steuntje in _ rug
1: fijn; prettig; plezierig; scheelt echt; echt helpen; helpt|hielp enorm|echt|wel|heel; veel .. aan|eraan hebben; daar leer je van; leerzaam;
  geweldig; ideaal; heerlijk; trots; trots op; open en eerlijk; in alle rust; dat werkt; werkt goed|prima|uitstekend|lekker|perfect; goed werken;
  uitstekend; zit goed; goed geregeld; goed voor elkaar; goed & bevallen; lekker & lopen; loopt goed|lekker|soepel|gesmeerd; gesmeerd;
  laagdrempelig; ruimte & krijgen; ruimte & geven; alle ruimte; mogen proberen; alle tijd; tijd & vrijmaken; altijd bij terecht; voor _
  klaarstaan; gesteund; geluisterd; gezien voelen; gewaardeerd; waardering; compliment; complimentje; schouderklopje; aanmoedigen; er zin in;
  plezier; met plezier; goede sfeer; goed|fijn sfeer; saamhorigheid; gegroeid; vooruitgang; stap vooruit; beter van worden; beter geworden; een
  stuk beter; pluspunt; vrucht|vruchten & plukken; oog|ogen & openen; eyeopener; begrip; gewoon durven; niet bang; geen angst; geen drempel; geen
  gezeur; geen verwijt; gewoon kunnen zeggen; alles kunnen zeggen; alles mogen vragen; zelfverzekerd; zekerder; steviger; vertrouwen & krijgen;
  meer vertrouwen; hart onder de riem; opkikker; afwisselend; gevarieerd; nuttig; zinvol; waardevol; de moeite waard; sterk punt; aanrader;
  toegevoegde waarde; houvast; daar bouw je op
0.9: schelen werk|tijd|stress|gedoe; een uitkomst
0.8: schelen & heel|enorm|veel|hoop|echt|stuk; wat aan hebben; iets aan hebben; prachtig; opluchting; opgelucht; blij; tevreden; op _ gemak;
  soepel; handig; overzichtelijk; in een oogopslag; bruikbaar; zo gevonden; zelf mogen; tijd & krijgen; altijd terecht; meedenken; serieus &
  nemen; gezien worden; waarderen; stimuleren; motiveren; gemotiveerd; enthousiast; genieten; elkaar & helpen; vooruitgaan; veel beter; snel
  opgelost; kwartje & vallen; niet erg; geen probleem; geen punt; niet moeilijk; niet boos; afwisseling; boeiend; gelijkwaardig; meebeslissen;
  kunnen rekenen op; positief; echt|gewoon top
0.7: gelukkig; vertrouwd; prima; goed zitten; bevallen; vlot; toegankelijk; vrijheid; tijd & nemen; altijd iemand; klaarstaan; bedanken;
  dankbaar; hecht; samen & oplossen; groeien; vooruit komen; beter & worden; verbetering; meteen geregeld; durven; niks mis mee; uitdaging;
  uitdagend; betrokken; betrokkenheid; draagvlak; inspraak; meepraten; gewoonte geworden; vanzelf gaan; op terugvallen
0.6: leren .. van; mooi; perfect; openheid; rustig; kalm; veilig; vertrouwen; gerust; makkelijk; gemakkelijk; praktisch; zo klaar; gewoon
  proberen; uitproberen; meehelpen; ondersteunen; steun; verbeteren; voordeel; opleveren; effect & hebben; aanslaan; inzicht; niks aan de hand;
  interessant; knap; respect; vanzelfsprekend; voorstander; fan; hartelijk
0.5: helpen; leuk; rust; eenvoudig; duidelijk; helder; logisch; zelf kunnen; bereikbaar; luisteren; winst; opgepakt; opgelost; kan gebeuren;
  kunnen vragen; meenemen in; vaste prik; blijven lopen; sindsdien; pleitbezorger; kei in; op bouwen
0.4: open; simpel; ruimte; vrij zijn; gezellig; voor elkaar; oppakken; snappen; zin hebben; warm; super
0.3: eerlijk; samen; met elkaar; begrijpen; mogen; sterk
"""
"""Cues of what helps, is good or is liked."""

_NEGATIVE = """
1.3: spuugzat; je durft niet meer; zwart|zwarte piet; onder _ tapijt|kleed; doofpot; door _ strot; voor de bühne; mosterd na de maaltijd; druppel
  op _ gloeiende plaat; dweilen met _ kraan open; trekken aan een dood paard; van het kastje naar de muur
1.2: puinhoop; zooitje; uitgeblust; opgebrand; spaak & lopen; afgebrand; afbranden; afkraken; afzeiken; belachelijk & maken; voor gek|schut|paal;
  op _ donder|lazer|flikker; wegmoffelen; moedeloos; de moed in de schoenen; demotiveren; demotiverend; ontmoedigen; vernederen; vernederend;
  kleineren; verwateren; versloffen; verzanden; doodbloeden; terug bij af; aan _ lot; zoek het maar uit; in de steek; waardeloos; geestdodend;
  afstompen; doodsteek
1: lastig; jammer; zonde; frustrerend; frustratie; gefrustreerd; balen van; irritant; ergeren; ergernis; moeizaam; omslachtig; onhandig;
  onduidelijk; onlogisch; chaos; chaotisch; warboel; nergens op & slaan; slaat nergens op; slaat als een tang; nergens over gaan; belachelijk; te
  gek voor woorden; het zat zijn; zat van; moe van; uitgeput; burn-out; overspannen; gestrest; opgejaagd; rennen en vliegen; achter de feiten
  aan; brandje|brandjes & blussen; struikelblok; obstakel; belemmering; belemmeren; tegenwerken; dwarszitten; in de weg & zitten|staan; stroef;
  stroperig; mank gaan; uitlachen; op _ kop & krijgen; uitfoeteren; uitschelden; chagrijnig; bang; angst; angstig; niet .. durven; durven ..
  niet; niemand durft; onzeker; klein & voelen; dom & voelen; stom & voelen; minderwaardig; schamen; schaamte; schuld & krijgen; schuld & geven;
  verwijten; afrekenen; afgerekend; vinger|vingertje & wijzen; afschuiven; verzwijgen; roddelen; achter _ rug; pesten; buitensluiten; wantrouwen;
  wantrouwig; argwaan; achterdocht; haken af; afhaken; moed & verliezen|opgeven; zinloos; nutteloos; heeft geen zin; niks aan & hebben; niets aan
  & hebben; teleurstellen; teleurgesteld; teleurstelling; dat steekt; kwetsend; neerkijken; over _ hoofd heen; opgelegd; nooit iemand; nooit
  gevraagd; niks|niets & terechtkomen; weinig & terechtkomen; tekortschieten; onderbezet; onderbezetting; te weinig mensen; hoge druk;
  overbelast; nooit tijd; tijd & ontbreken; tijd tekort; geen gehoor; geen steun; veel te laat; eeuwig duren; wachten op; in de la; zwart gat;
  weer terug bij af; bij het oude; voor de zoveelste keer; voor de vorm; dood|dode paard; tegen een muur praten|lopen; kastje .. muur; wiel &
  uitvinden; eilandje; langs elkaar heen; ieder voor zich; zelf maar uitzoeken; laten & zwemmen; er alleen voor; verspilling; verspillen;
  weggegooid geld|tijd; onzin; flauwekul; poppenkast; papierwinkel; rompslomp; bureaucratie; bureaucratisch; betuttelen; op de vingers;
  wantrouwend; beroerd; belabberd; saai; eentonig; sleur; stompzinnig; onder _ niveau; vastgeroest; oneerlijk; onrechtvaardig; met twee maten;
  partijdig; onpersoonlijk; afstandelijk; gemis; spijtig; schiet erbij in; erbij & inschieten; sneeuwt onder; ondersneeuwen; niet serieus; niet
  van de grond; verzieken
0.9: niks mee & doen|gebeuren; niets mee & doen|gebeuren; geen tijd
0.8: balen; vervelend; irriteren; vaag; rommelig; bende; waanzin; doodmoe; stress; stressen; gejaagd; gedoe; gezeur; gezeik; gedonder; ellende;
  drama; nachtmerrie; knelpunt; afremmen; vastlopen; haperen; schelden; snauwen; woedend; mopperen; onveilig; onzekerheid; verwijt; straffen;
  straf; negeren; op _ hoede; laat maar; wat heb ik eraan; waar doe je het voor; kwetsen; opleggen; niemand .. vragen|luisteren|kijken|weten;
  nooit .. horen; niks .. horen; niets .. horen; te weinig; onvoldoende; te druk; geen ruimte; geen kans; blijven & liggen; wegzakken; inzakken;
  weer hetzelfde; zoveelste; vinkje; afvinken; in het diepe; alleen voor & staan; overbodig; onnodig; verouderd; achterhaald; oppervlakkig;
  ingeslapen; niet eerlijk; helaas; verpesten
0.7: ingewikkeld; idioot; hollen; ramp; drempel; tegenhouden; remmen; stokken; schreeuwen; klagen; zeuren; eng; schuldig; doorschuiven;
  verstoppen; zeer & doen; niemand die; tekort; te laat; stilvallen; ellebogen; star; ouderwets; slecht; matig; mager; summier; onzichtbaar;
  ontbreken; dodelijk
0.6: moeilijk; rennen; boos; kwaad; opgeven; geen zin; waarom zou je; pijn & doen; van bovenaf; boven _ hoofd; te kort; drukte; te lang; te veel;
  te snel; te vaak; lang & duren; afwachten; stil liggen; precies hetzelfde; hokje; haantje; verloren & gaan; regeltje; controlerend; nekken
0.5: storen; bizar; moe; schrik; twijfelen; wachten; kwijtraken; streng; kapot; ver weg; missen
0.4: probleem; moeten van; druk; stuk zijn
0.3: steken; geen idee; routine
"""
"""Cues of what hinders, is bad or is missed."""

_NEUTRAL = """
1: volgens mij; staat zo in het plan; staat in het plan; staat in het protocol; staat op de planning; dat weet ik niet; weet ik niet; geen idee;
  zou ik niet weten; zou het niet weten; durf ik niet te zeggen; durf .. niet te zeggen; kan ik niet zeggen; kan ik niet beoordelen; kan ..
  weinig over zeggen; geen mening over; geen zicht op; moet nog blijken; moeten .. nog zien; nog niet duidelijk; nog even afwachten; tijd zal het
  leren; dat hoort erbij; geloof ik; als ik het goed heb; als het goed is; voor zover ik weet; zover ik weet; naar mijn weten; bij mijn weten; zo
  is het; zo werkt het; zo gaat dat; zo doen we dat; dat is gewoon zo; het is wat het is; maakt mij niet uit; maakt niet uit; maakt niet zoveel
  uit; niet goed niet slecht; niet slecht niet goed; gaat wel; valt wel mee; het verschilt; verschilt per; hangt ervan af; ligt eraan; ligt er
  maar aan; afhankelijk van; de ene keer .. de andere keer; soms wel soms niet; soms wel; wisselend; we zijn met; we werken met; bestaan uit; een
  keer per week|maand|jaar|kwartaal; om de week; sinds vorig jaar; ik werk hier; ik ben begonnen; mijn functie; in het contract; op zich
  neutraal; niks bijzonders; niets bijzonders; gewoon normaal; dat was het; verder niet; goede vraag; daar moet ik even over nadenken; even
  nadenken; nooit over nagedacht; moet ik even denken; hoe bedoel je; wat bedoel je; zeg het maar; dat moet je aan .. vragen; daar ga ik niet
  over; dat is aan
0.8: hoort erbij
0.7: wisselt
0.6: afwachten; dacht ik; gemiddeld; officieel; formeel
0.4: denk ik; ongeveer; standaard
0.3: elke dag
"""
"""Cues of bare facts and open questions, without a direction."""

_HYPOTHETICAL = """
1: zou .. moeten; zou .. kunnen; zou .. willen; zou .. graag; zou .. schelen; zou .. helpen; zou .. mooi|fijn|goed|ideaal|prettig; had moeten;
  hadden moeten; had .. moeten; had .. kunnen; had .. gewild; had .. graag; als er meer .. was|waren; als we .. hadden; als ik .. had; als ze
  nou; als het aan mij lag; ik hoop; hopen dat; hopelijk; laten we hopen; stel dat; stel je voor; stel nou; misschien straks; misschien ooit; op
  termijn; in de toekomst; in een ideale wereld; ideaal gezien; idealiter; liefst zou; wens; wensen; wat ik mis; wat zou helpen; wat beter kan;
  kunnen .. beter; mogen .. beter; mogen .. vaker; het idee is; van plan; ze gaan .. nog; wie weet
0.7: =zou; =zouden; als er .. was|waren; het liefst; beter kunnen; verbeterkans; in theorie; de bedoeling is; het plan is; pleiten voor
0.6: droom; dromen; mogen .. meer; verbeterpunt; kans liggen; volgend jaar; binnenkort
0.5: ooit; moeten .. meer; als je mij vraagt; in principe; straks; nog moeten
0.4: voorstellen
"""
"""Cues of what is wished or imagined, not so."""

_IRONY = """
1: lekker dan; fijn dan; leuk dan; nou lekker; nou fijn; nou gezellig; nou leuk; nou geweldig; lekker is dat; fijn is dat; fraai is dat; mooi is dat;
  leuk is anders; fijn is anders; en bedankt; nou bedankt; nou dank je; ja hoor geweldig|fijn|leuk|top|prachtig|hartstikke; ja ja vast; mooie boel;
  fraaie boel; fijne boel; mooi zootje; dat schiet lekker op; lekker makkelijk; lekker handig; makkelijk praten; wat een feest; wat een weelde; hiep
  hoi; hoera; joepie; chapeau hoor; zogenaamd; zogenaamde; tussen aanhalingstekens; sarcastisch; ironisch; cynisch; je moet er maar van houden; ja
  dag; ja doei; alsof dat helpt; wie verzint het; hoe verzinnen ze het; drie keer raden
"""
"""Cues that a good word may mean its opposite."""

_SMALLTALK = """
1: kopje|bakje|bak koffie|thee & willen|lusten|hebben|pakken|halen|inschenken; nog koffie|thee; koffie|thee inschenken; melk|melkje|suiker
  erin|en suiker|bij; glas|glaasje water; koekje bij; goed|makkelijk kunnen vinden; goed|makkelijk gevonden; kom|kwam .. van ver; ver &
  rijden|gereden; file|omleiding & staan|gestaan|hier; parkeerplaats|parkeergarage|parkeerkaart; lekker|mooi|slecht|rot weer buiten|vandaag; lekker
  weer; rotweer; wat een weer; zonnetje & schijnen; regenen buiten|hard; raam|deur dicht|open & doen|zetten|mogen; warm|koud|benauwd hier; airco;
  verwarming hoger|lager; fijn|prettig weekend; fijne|prettige dag|avond|vakantie; op vakantie & geweest|gaan; opname loopt|aan|gestart; loopt de
  opname; opname & stopzetten|aanzetten|stoppen|starten; recorder|opnameapparaat|microfoon; toestemmingsformulier; formulier & tekenen; telefoon
  uit|gaat|even opnemen; sorry mijn telefoon; wie belt; wifi; beeld hangt|loopt vast; camera uit|aan; op mute; geluid & wegvallen; hoor je mij|me;
  kun je mij|me horen; versta je mij|me; jas ophangen; ga lekker|maar zitten; hoe laat is|hebben|moet; bijna klaar; laatste vraag; bedankt|dank voor
  je|jullie|uw|de tijd|gesprek; hartelijk dank; dank je wel; dank u wel; dankjewel; graag gedaan; succes ermee; veel succes; tot ziens; doei;
  visitekaartje; anoniem verwerken; uitwerking|verslag toesturen|opsturen; waar is .. wc|toilet; gefeliciteerd met
"""
"""Cues of talk beside the interview: coffee, the weather, the recording, hello and goodbye."""

_KINDS = {
    "positive": _POSITIVE,
    "negative": _NEGATIVE,
    "neutral": _NEUTRAL,
    "hypothetical": _HYPOTHETICAL,
    "irony": _IRONY,
    "smalltalk": _SMALLTALK,
}


@cache
def _entries() -> tuple[tuple[str, str, float], ...]:
    entries = []
    for kind, text in _KINDS.items():
        for line in text.strip().replace("\n  ", " ").splitlines():
            weight, _, finds = line.partition(": ")
            entries += [(kind, find.strip(), float(weight)) for find in finds.split(";") if find.strip()]
    return tuple(entries)


def all_cues() -> Iterator[tuple[str, str, float]]:
    """Yield every cue as its kind, what to find, and its weight."""
    return iter(_entries())
