"""The files of a new study: enough to check and code at once, and to see what goes where."""

from __future__ import annotations

from qualcode.study import schema

MERGED = "codings/**/*.jsonl merge=qualcode"
"""The line of .gitattributes by which git merges codings one by one."""
CI = {"github": ".github/workflows/qualcode.yml", "gitlab": ".gitlab-ci.yml"}


def files(name: str, *, codebook: str, guide: str | None = None, ci: str | None = None) -> dict[str, str]:
    """Return the text of each file of a new study by its path; the guide is that of the codebook's name, `ci` is github or gitlab."""
    made = {
        "study.yaml": schema.line("study")
        + _STUDY.format(
            name=f'"{name}"' if name == "null" else name,  # which would read as nothing
            title=name.replace("-", " ").capitalize(),
            codebook=codebook,
            guide=guide or codebook,
        ),
        "transcripts/00-voorbeeld.txt": _TRANSCRIPT.format(codebook=codebook),
        "cases/voorbeeldbedrijf.yaml": schema.line("case", above="../") + _CASE,
        ".gitignore": "build/\n",
        ".gitattributes": f"* text=auto eol=lf\n*.docx binary\n*.xlsx binary\n{MERGED}\n",
        **{schema.path(kind): schema.text(kind) for kind in schema.KINDS},
    }
    if ci:
        made[CI[ci]] = _GITHUB if ci == "github" else _GITLAB
    return made


_STUDY = """\
study: {name}
title: {title}
language: nl
case: bedrijf                      # the attribute of a transcript that makes a case
role: rol                          # the attribute that says in what role somebody speaks
codebooks: [{codebook}]
guides: [{guide}]
attributes:
  bedrijf: {{label: Bedrijf}}
  rol:
    label: Rol
    values: [leidinggevende, medewerker, hr, praktijkopleider, directie]
coders: []                         # short names of the people who code: [anna, bram]
report:
  organisation: ""
  authors: []
privacy:
  min_group: 2                     # a role that fewer people of a case have is not named beside a quote
  keep: []                         # what looks like somebody's address or number and may stand
"""

_TRANSCRIPT = """\
---
bedrijf: Voorbeeldbedrijf
sector: techniek
functie: monteur
rol: medewerker
datum: 2026-01-15
codebook: {codebook}
toestemming: ja
weergave: woordelijk
---

Interviewer: Hoe gaat het hier met nieuwe mensen, hoe leren die het werk?

Respondent: Ik heb de eerste maand met een vaste collega meegelopen. Die liet me alles zelf doen en stond er gewoon naast. Dat was fijn, want je durft dan ook te vragen.

Interviewer: En als er iets misgaat?

Respondent: Dan zeggen we het tegen elkaar. De chef vraagt eerst wat er gebeurd is en wat we ervan leren, die gaat niet zoeken wie het gedaan heeft. Maar een formulier invullen, dat doet bijna niemand, daar hoor je toch nooit meer iets van.

Interviewer: Is er tijd om dingen uit te zoeken?

Respondent: Nee, te weinig. Het is altijd druk en dan schiet het leren er als eerste bij in.
"""

_CASE = """\
case: Voorbeeldbedrijf             # just as in the transcripts
facts:
  omvang: 25 medewerkers
summaries: {}                      # per theme: what you conclude, in your own words
"""

_GITHUB = """\
name: qualcode
on: [push, pull_request]
permissions:
  contents: read
jobs:
  study:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with: {fetch-depth: 0}     # reports compare with what was before
      - uses: actions/setup-python@v5
        with: {python-version: "3.12"}
      - run: pip install qualcode
      - run: qualcode check --format github
      - run: qualcode matrix -o build/matrix.xlsx
      - run: qualcode report --kind all
      - if: github.event_name == 'pull_request'
        run: |
          qualcode report --kind all --changed "origin/$GITHUB_BASE_REF" -o build/changed
          cat build/changed/wijzigingen.md >> "$GITHUB_STEP_SUMMARY"
      - uses: actions/upload-artifact@v4
        with: {name: casusverslagen, path: build/}
"""

_GITLAB = """\
study:
  image: python:3.12
  script:
    - pip install qualcode
    - qualcode check
    - qualcode matrix -o build/matrix.xlsx
    - qualcode report --kind all
    - |
      if [ -n "$CI_MERGE_REQUEST_DIFF_BASE_SHA" ]; then
        qualcode report --kind all --changed "$CI_MERGE_REQUEST_DIFF_BASE_SHA" -o build/changed
        cat build/changed/wijzigingen.md
      fi
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event" || $CI_COMMIT_BRANCH
  variables: {GIT_DEPTH: "0"}
  artifacts:
    paths: [build/]
"""
