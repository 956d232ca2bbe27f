"""A study of which it is known what was asked: one guide, two cases, three interviews."""

from __future__ import annotations

import pathlib
import re

STUDY = """\
=== study.yaml
study: vragen
title: Vragen in twee bakkerijen
codebooks: [bakken]
guides: [bakken]
fill_ins: {plek: de bakkerij}
attributes:
  rol: {label: Rol}
=== codebooks/bakken.yaml
codebook: bakken
title: Bakken
constructs:
  - {id: inwerken, label: Inwerken}
  - {id: feedback, label: Feedback}
  - {id: geld, label: Geld}
=== guides/bakken.yaml
guide: bakken
title: Bakken
codebook: bakken
fill_ins:
  - {id: plek, label: Plek}
  - {id: baas, label: Hoe de baas heet}
sections:
  - id: start
    title: Start
    constructs: [inwerken]
    questions:
      - {id: begin, ask: "Hoe ging je eerste week in {plek}?", probes: [Wie hielp je in het begin?]}
      - {id: fouten, ask: Wat gebeurde er als het deeg mislukte?}
  - id: slot
    title: Slot
    questions:
      - {id: compliment, ask: "Wanneer kreeg je een compliment van {baas}?", constructs: [feedback]}
      - {id: toekomst, ask: Waar sta je over vijf jaar?, constructs: []}
warmup: [Wil je koffie?]
=== transcripts/a.txt
---
bedrijf: Bakkerij Zon
---
Interviewer: Wil je koffie?

Respondent: Ja, graag een kopje zwarte koffie zonder suiker alsjeblieft.

Interviewer: Hoe ging je eerste week hier?

Respondent: Ging wel.

Interviewer: Hm, ja.

Respondent: Ik liep de hele week mee met iemand van de nacht.

Interviewer: Oké. En wat gebeurde er als het deeg mislukte? Kreeg je ook weleens een compliment?

Respondent: Nee, niks.
=== transcripts/b.txt
---
bedrijf: Bakkerij Zon
---
Interviewer: Wie hielp je in het begin?

Respondent: Niemand.

Interviewer: Wat gebeurde er als het deeg mislukte?

Respondent: Dan bakten we er gewoon paneermeel van, dat was geen ramp.
=== transcripts/c.txt
---
bedrijf: Molen Noord
---
Interviewer: Wie hielp je in het begin?

Respondent: Dat was Saar, die wees me de weg in de molen.
"""


def write(folder: pathlib.Path) -> None:
    """Put the files of the study in a folder."""
    for name, content in re.findall(r"^=== (\S+)\n(.*?)(?=^=== |\Z)", STUDY, re.MULTILINE | re.DOTALL):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
