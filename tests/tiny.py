"""A tiny study on disk: two bakeries, three interviews, one coder, one case file. Every figure in it can be counted by hand."""

from __future__ import annotations

import pathlib
import re

STUDY = """\
=== study.yaml
study: bakkers
title: Leren in twee bakkerijen
codebooks: [bakken]
coders: [anna]
attributes:
  bedrijf: {label: Bakkerij}
report:
  organisation: Onderzoeksbureau De Leerlijn
  authors: [Anna Wouda, Bram Elstak]
=== codebooks/bakken.yaml
codebook: bakken
title: Bakken
version: "2.10"
groups:
  - {id: condities, label: Condities}
  - {id: aspecten, label: Aspecten, conditions: []}
facets:
  - id: kring
    label: Kring
    values:
      - {id: zelf, label: Zelf}
      - {id: team, label: Team}
constructs:
  - {id: vraagstuk, label: Vraagstuk, group: aspecten}
  - {id: inwerken, label: Inwerken, group: aspecten}
  - {id: vervolg, label: Vervolg, group: aspecten}
  - {id: ruimte, label: Ruimte, group: condities}
  - {id: inspraak, label: Inspraak, group: condities}
=== transcripts/a.txt
---
bedrijf: Bakkerij Zon
sector: bakkerij
rol: medewerker
datum: 2026-03-02
weergave: woordelijk
---
Interviewer: Wat speelt hier?

Respondent: We krijgen de vroege dienst niet rond. Niemand wil om vier uur beginnen.

Interviewer: En het leren?

Respondent: Ik mag zelf bepalen in welke volgorde ik de ovens vul. Bij drukte vraagt niemand wat je ervan vindt.
=== transcripts/b.txt
---
bedrijf: Bakkerij Zon
sector: bakkerij
rol: leidinggevende
datum: 2026-04-11
---
Interviewer: Hoe gaat het inwerken?

Respondent: Ik liep een maand mee met Karin en dat was het dan. Zelf kiezen mocht ik toen niets.

Interviewer: Wat komt er nog?

Respondent: Volgend jaar krijgen we een leerling erbij.
=== transcripts/c.txt
---
bedrijf: Molen *Noord* | <West>
rol: medewerker
---
Interviewer: En hier?

Respondent: Bij ons beslist de machine.
=== codings/a/anna.jsonl
{"start": 157, "end": 211, "quote": "Ik mag zelf bepalen in welke volgorde ik de ovens vul.", "construct": "ruimte", \
"condition": "stimulerend", "facets": {"kring": "zelf"}}
=== codings/a/auto.jsonl
{"start": 82, "end": 115, "quote": "Niemand wil om vier uur beginnen.", "construct": "vraagstuk", "score": 0.6}
{"start": 212, "end": 257, "quote": "Bij drukte vraagt niemand wat je ervan vindt.", "construct": "inspraak", \
"condition": "belemmerend", "score": 0.7, "facets": {"kring": "team"}}
=== codings/b/auto.jsonl
{"start": 49, "end": 100, "quote": "Ik liep een maand mee met Karin en dat was het dan.", "construct": "inwerken", "score": 0.4}
{"start": 101, "end": 133, "quote": "Zelf kiezen mocht ik toen niets.", "construct": "ruimte", "condition": "belemmerend", "score": 0.8}
{"start": 178, "end": 221, "quote": "Volgend jaar krijgen we een leerling erbij.", "construct": "vervolg", "score": 0.5}
=== codings/c/auto.jsonl
{"start": 35, "end": 62, "quote": "Bij ons beslist de machine.", "construct": "ruimte", "score": 0.5}
=== cases/zon.yaml
case: Bakkerij Zon
facts:
  omvang: 12 medewerkers
summaries:
  vraagstuk:
    text: De vroege dienst is *niet* te vullen.
    quotes:
      - {transcript: a, quote: We krijgen de vroege dienst niet rond.}
"""


def write(folder: pathlib.Path) -> None:
    """Put the files of the study in a folder."""
    for name, content in re.findall(r"^=== (\S+)\n(.*?)(?=^=== |\Z)", STUDY, re.MULTILINE | re.DOTALL):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
