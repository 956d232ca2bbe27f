"""Words that show what a capital means in spoken Dutch: a person, an organisation, a place, or nothing at all."""

from __future__ import annotations

TITLES = frozenset(
    """mevrouw mevr mw meneer mijnheer dhr heer juffrouw juf mejuffrouw dokter dr drs ir ing mr prof professor zuster broeder tante oom
    opa oma pastoor dominee collega ene zekere""".split()
)
"""Stand before a name, whatever word that is."""

JOBS = frozenset(
    """operator monteur manager directeur directrice chef baas stagiair stagiaire leerling coach trainer docent docente buurman buurvrouw
    broer zus vrouw man zoon dochter vriend vriendin neef nicht schoonvader schoonmoeder zwager opvolger voorganger compagnon maat
    mentor begeleider planner secretaresse conciërge rector conrector wijkmanager verpleegkundige chauffeur lasser machinist kok
    ploegbaas kwartiermaker vader moeder huisarts vertegenwoordiger adviseur wethouder burgemeester""".split()
)
"""Stand before a name when there is no article between."""
JOB_ENDINGS = ("leider", "leidster", "chef", "baas", "opleider", "manager", "monteur", "begeleider", "coach", "meester", "hoofd", "coördinator")

NAMING = frozenset("heet heette heetten heten genaamd noemen noemde noemden noemt bijgenaamd".split())
"""Stand before or after a name."""

SAYING = frozenset(
    """zei zegt zeiden vroeg vraagt vond vindt belde belt riep roept antwoordde lachte lacht knikte dacht denkt vertelde vertelt appte
    mailde wou wilde weet wist heette heet bedacht snapt snapte""".split()
)
"""Follow a person, who does such a thing."""

DOING = SAYING | frozenset(
    """is was heeft had kwam komt ging gaat deed doet kan kon mag mocht moet moest wil zal zou werd wordt stond staat zat zit liep loopt kreeg
    krijgt nam neemt keek kijkt gaf geeft werkt werkte regelt regelde maakte maakt bleef blijft zag ziet las leest van en of dus ook toch
    zelf""".split()
)
"""Follow a word that begins a sentence when it is a name rather than what the word usually means."""

TALKING = frozenset("tegen volgens namens aan".split())
"""Prepositions that go before a person sooner than before a thing."""

PRONOUNS = frozenset("je jij u ik we wij jullie ze zij hij ie het dat iemand men er".split())
BESIDE_PERSONS = frozenset("met van door aan tegen voor naast bij zonder en of dat dan als toen want omdat ook onze mijn".split())
"""May go before somebody whom no list has; `in`, `op` and `uit` go before something else."""
TOWNLESS = frozenset(
    """Dijk Leeuwen Vliet Dam Beek Veen Wijk Loon Berg Broek Bosch Hoek Horst Linden Hout Velden Laar Zand Meer Hoeven Dalen Dalem Heuvel Ham
    Donk Rijn Driel Es Essen Houten Hal Hall""".split()
)
"""Family names after `van` that are towns too, but seldom meant so."""
REGIONS = frozenset("Peel Betuwe Veluwe Achterhoek Randstad Kempen Zaan Liemers Meierij Bommelerwaard Langstraat Waard Biesbosch".split())
"""Regions that are said with `de`."""

ARTICLES = frozenset("de het een 't n die dat deze dit elke ieder elk geen".split())
LOCATIVES = frozenset("in uit naar te vanuit richting omgeving regio rond vestiging nabij bij tot".split())
TO_COMPANIES = frozenset("bij".split())

COMPANY_KINDS = frozenset(
    """firma bedrijf leverancier klant concurrent opdrachtgever aannemer uitzendbureau bureau stichting hotel restaurant garage café basisschool
    school college lyceum
    hogeschool universiteit ziekenhuis verpleeghuis zorgcentrum makelaar coöperatie vakbond gemeente drukkerij bakkerij slagerij kwekerij
    maatschap metaalwerken bouwbedrijf holding vereniging organisatie""".split()
)
COMPANY_ENDINGS = ("bedrijf", "erij", "fabriek", "techniek", "transport", "bouw", "werken", "groep", "groothandel", "handel", "zorg")
"""What a kind of company ends in, said before its name (`Plaatwerkerij Kortenbos`) or as its last word."""
NO_COMPANIES = frozenset("leidinggevenden loterij gedoe medezeggenschap nazorg mantelzorg opbouw afbouw thuiszorg jeugdzorg werkgroep".split())
LEGAL_FORMS = frozenset("B.V. BV N.V. NV VOF V.O.F. Holding Groep Group Beheer Zonen Zn".split())

NO_NAMES = frozenset(
    """Januari Februari Maart April Mei Juni Juli Augustus September Oktober November December Maandag Dinsdag Woensdag Donderdag Vrijdag
    Zaterdag Zondag Kerst Kerstmis Pasen Pinksteren Hemelvaart Koningsdag Nieuwjaar Oudjaar Ramadan Suikerfeest Carnaval Sinterklaas
    Kerstman God Jezus Allah Christus Lente Zomer Herfst Winter Corona Covid
    Nederland Nederlander Nederlanders Nederlands Nederlandse Holland Hollander Hollands Hollandse Duits Duitse Duitser Duitsers Duitsland
    Engels Engelse Engelsen Engeland Frans Franse Fransen Frankrijk België Belg Belgen Belgisch Belgische Vlaams Vlaamse Vlaming Pools Poolse
    Pool Polen Turks Turkse Turk Turken Turkije Marokko Marokkaans Marokkaanse Arabisch Arabische Spaans Spaanse Spanje Italië Italiaans
    Italiaanse Roemeens Roemeense Roemeen Roemenen Roemenië Bulgaars Bulgaarse Bulgaar Bulgarije Oekraïens Oekraïense Oekraïne Russisch
    Rusland Syrisch Syrië Syriër Syriërs Eritrees Eritrea Portugees Portugese Portugal Tsjechië Tsjechisch Slowakije Hongarije Hongaars
    Amerika Amerikaans Amerikaanse Amerikaan Amerikanen China Chinees Chinese Chinezen Japan Japans Japanse Japanner India Indiaas Europa
    Europees Europese Zweden Zweeds Zweedse Denemarken Deens Noorwegen Noors Oostenrijk Zwitserland Zwitsers Suriname Surinaams Surinaamse
    Indonesië Indisch Afrika Afrikaans Azië Limburgs Brabants Brabander Fries Friese Gronings Twents Amsterdammer Amsterdams Rotterdams Haags
    Excel Word Teams Outlook Office PowerPoint Powerpoint SharePoint Sharepoint OneNote OneDrive Access Windows Linux Microsoft Apple Google
    Gmail Zoom Slack Whatsapp WhatsApp Signal Facebook Linkedin LinkedIn Instagram Insta YouTube Youtube TikTok Tiktok Snapchat Twitter Netflix
    Spotify Marktplaats Funda Wikipedia ChatGPT Chatgpt Copilot Gemini Claude Siri Alexa Android Chrome Firefox Adobe Photoshop Canva Miro
    Mural Trello Jira Confluence Notion Asana Planner Kahoot Mentimeter Padlet Moodle Magister Somtoday Topdesk TOPdesk Salesforce Hubspot
    Exact Afas Twinfield Navision Dynamics Oracle Java Python Autocad AutoCAD Inventor Solidworks SolidWorks Tekla Revit Cloud Internet
    Intranet Wifi Bluetooth Sonos iPad Ipad Iphone iPhone Tablet
    Trumpf Amada Bystronic Heidenhain Fanuc Siemens Kuka Haas Mazak Festo Hyster Linde Jungheinrich Toyota Bobcat Caterpillar Makita Bosch Hilti
    Stihl Festool Dewalt DeWalt Kärcher Still Volvo Scania Daf Mercedes Ford Opel Renault Volkswagen Audi Tesla Gazelle Batavus Shimano Sparta
    Lean Kaizen Kanban Scrum Agile Six Sigma Andon Gemba Kolb Belbin Insights Disc Myers Briggs Prince Master Product Owner Plan Do Check Act
    Stap Fase Lijn Hal Team Afdeling Artikel Model Deel Ja Nee Nou Eh Ehm Uh Oké Okay Ok Tja Hè Hoi Hallo Dag Sorry Bedankt Juf Meester
    Noord Oost Zuid West Noorden Oosten Zuiden Westen Vlaanderen Sint Sint-Maarten Sint-Nicolaas Moederdag Vaderdag Oei Ai Au Och Ach Tsja Hm Goh
    Bijbel Koran Grondwet Kamer Rijk Staat Overheid Rijkswaterstaat Europees Unie Inspectie Arbo Belastingdienst Interviewer Respondent
    Spreker Geïnterviewde Onderzoeker""".split()
)
"""Written with a capital and point to nobody: time, peoples and languages, programs, makes of machines, methods."""

WELL_KNOWN_COMPANIES = frozenset(
    """Philips ASML Shell Unilever Heineken Rabobank ING Jumbo Lidl Aldi Hema HEMA Ikea IKEA Kruidvat Etos Gamma Praxis Hornbach KPN Ziggo PostNL
    DHL DPD UPS ProRail KLM Transavia DAF VDL Fokker Stork Vanderlande Hoogovens DSM Akzo AkzoNobel Corus Bavaria Grolsch Campina
    FrieslandCampina Nutricia Unox Randstad Tempo-Team Manpower Capgemini Ordina Deloitte KPMG PwC Achmea Aegon Nationale-Nederlanden Eneco
    Essent Vattenfall Nuon Tennet TenneT Alliander Stedin Coolblue Zalando Blokker Wehkamp BAM Heijmans Strukton Dura Vopak Thales""".split()
) | {"Albert Heijn", "Tata Steel", "Douwe Egberts", "Leen Bakker", "Jan Linders", "Van Gansewinkel", "Van Lanschot"}
"""Employers that need no words around them to be one."""

FOREIGN_PLACES = frozenset(
    """Antwerpen Gent Brussel Brugge Leuven Luik Genk Kortrijk Oostende Turnhout Keulen Aken Berlijn Hamburg Bremen Düsseldorf Dortmund Duisburg
    Frankfurt München Stuttgart Londen Parijs Rijsel Milaan Madrid Barcelona Lissabon Wenen Praag Warschau Krakau Boedapest Boekarest Istanbul
    Ankara Casablanca Paramaribo Willemstad Kopenhagen Stockholm Dublin""".split()
)
"""Towns abroad that are spoken of in the Netherlands."""

ABBREVIATIONS = frozenset(
    """HR HRM HRD OR MT RVB RVC RVT ICT IT QA QC KAM TD PZ EHBO BHV VCA CAO AVG ERP CRM SAP CAD CAM CNC PLC TQM ISO NEN FMEA PDCA OK IC SEH GGZ
    MBO HBO WO VMBO HAVO VWO BBL BOL ROC SBB UWV PC USB PDF GPS TV DVD CD VR AR AI NT EU VS UK USA NL ARBO RIE CV POP KPI FTE ZZP WW WIA BTW
    NVWA AFM GGD VAR KNO MRI""".split()
)

SMALL_WORDS = frozenset(
    """aan al alle als daar dan dat de des die dien dies dit do doen door dus een effe eren elke en er haar he hen het hoe hun ik in is je jij
    juist maar me mee men met mij min na naar niet nog nooit nou nu of om on onder ons ook op over per rende sa sinds so soms te ten ter toch
    toe toen tot u uit van ver veel voor waar want wat wel wen wende wie wij ze zeker zie zij zo zonder tien een klaar alleen""".split()
)
"""Never a name when they begin a sentence, whatever follows, unless that is a family name."""

ORDINARY_STARTS = frozenset(
    """aan ai al alle allen als anno baan bars bate beer ben bent best beste bloem brand bruin burger cent co daar dan dat de des dia dien dies
    dik dim dimmen ding dingen do doen dong door duur duurt een effe egge eike el elke engel ent fan fee fijn fleur flink gauw goed goeie goud
    groot gul gulden hang har hard haring hart he heel hei hel helder hen hing hoi hok hoog hou jarig jouw juist juli jun junior kaan kader
    kam kar keet kei ken kent kick kiem kien kier klaar klein kok koop kort kou laag lam lang lava lee leen lei lente lette leuk lief lok long
    loopt los lot lui maan maar made man mar mare mark mat mee mei men met meta mi mie min mini mooi mus na nader nam nee niet nieuw nova of
    om on onder ons ook op oud ouwe over paar parel pas per plak po puk ram recht rem ren rende rent rest richt riet rijk rood roos rover rui
    rust sa sent sint sla so soms staat star sterk stil stoer storm tak tam te ten ter tien to toen ton van vast veel veer ver vlinder vlug
    vol voor vos vrij vroeg vrouwtje waar wan wang want warm wat week weet wei wel wen wende werk wie wiek wiel wij wil wille wilt win winter
    witte wolf zaak zeker zes zie zier zilver zin zit zo zomer zon zonder zus zusje zwaan zweer""".split()
)
"""First names and family names that are also words to begin a sentence with."""
