"""Every rule against small studies: the case files hold the studies and the very lines that the rule prints."""

from __future__ import annotations

import pathlib
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
import yaml

from qualcode.check import BASIC, STRICT, rules, run
from qualcode.errors import Problem
from qualcode.store.codings import load_codings
from qualcode.study.load import load_study

CASES = pathlib.Path(__file__).parent / "cases"
MODULES = [import_module(f"{rules.__name__}.{module.name}") for module in pkgutil.iter_modules(rules.__path__)]
NAMES = [module.__name__.rpartition(".")[2] for module in MODULES]


def cases(name: str) -> list[dict[str, Any]]:
    """Return the cases of a rule: `claim`, `files` (those of `base` and its own) and `lines`, empty when all is well."""
    content = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return [{**case, "files": {**content["base"], **case.get("files", {})}} for case in content["cases"]]


def every_case() -> Iterator[Any]:
    """Yield every case of every rule as a parameter, called by its rule and claim."""
    for module, name in zip(MODULES, NAMES, strict=True):
        for case in cases(name):
            yield pytest.param(module, case, id=f"{name}: {case['claim']}")


def printed(problems: list[Problem]) -> str:
    """Return problems as `qualcode check` prints them."""
    return "".join(f"{problem}\n" + (f"    hint: {problem.hint}\n" if problem.hint else "") for problem in sorted(problems))


@pytest.mark.parametrize(("rule", "case"), list(every_case()))
def test_case(rule: Any, case: dict[str, Any], tmp_path: pathlib.Path) -> None:
    """A rule says just what its case file says, about a study that can be read without problems."""
    for name, text in case["files"].items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    study, problems = load_study(tmp_path)
    codings, more = load_codings(study)
    assert printed(problems + more) == ""
    assert printed(list(rule.find(study, codings))) == case["lines"]


@pytest.mark.parametrize(("module", "name"), list(zip(MODULES, NAMES, strict=True)), ids=NAMES)
def test_manual_page(module: Any, name: str) -> None:
    """The docstring of a rule is its manual page: a claim, then a line of what passes and one of what fails."""
    claim, _, rest = (module.__doc__ or "").partition("\n\n")
    assert ": " in claim
    assert [line[:6] for line in rest.splitlines()] == ["PASS  ", "FAIL  "]


@pytest.mark.parametrize("name", NAMES)
def test_enough_cases(name: str) -> None:
    """A rule has at least one case that passes and two that fail."""
    silent = [case["lines"] == "" for case in cases(name)]
    assert (silent.count(True) >= 1, silent.count(False) >= 2) == (True, True)


def test_every_case_file_has_a_rule() -> None:
    """There are no case files of rules that are gone."""
    assert sorted(path.stem for path in CASES.iterdir()) == sorted(NAMES)


def test_every_rule_runs() -> None:
    """Each rule module is run, basic or strict, once."""
    assert sorted(rule.__name__ for rule in BASIC + STRICT) == sorted(module.__name__ for module in MODULES)


def test_run_is_sorted(folder: pathlib.Path) -> None:
    """All problems come sorted by place; what is unfinished is only looked for in a strict check.

    === study.yaml
    study: proef
    codebooks: [klein]
    coders: [anna]
    === codebooks/klein.yaml
    codebook: klein
    title: Klein
    constructs:
      - {id: leertijd, label: Tijd, indicators: ["_"], group: tijd}
    === transcripts/01.txt
    ---
    bedrijf: Bakkerij Zon
    ---
    Respondent: Daar was geen tijd voor.
    === codings/01/bram.jsonl
    {"start": 12, "end": 36, "quote": "Daar was geen tijd voor.", "construct": "leertjd"}
    """
    study, _ = load_study(folder)
    codings, _ = load_codings(study)
    basic = [str(problem) for problem in run(study, codings)]
    assert basic == [
        "codebooks/klein.yaml:4:46: error: `_` would be found everywhere (indicator)",
        "codebooks/klein.yaml:4:52: error: unknown group `tijd` (unknown-group)",
        "codings/01/bram.jsonl: warning: coder `bram` is not in study.yaml (coder)",
        "codings/01/bram.jsonl:1: error: unknown construct `leertjd` (unknown-construct)",
    ]
    strict = [str(problem) for problem in run(study, codings, strict=True)]
    added = "codebooks/klein.yaml:4:5: warning: construct `leertijd` lacks definition, include, exclude, examples (two) (complete)"
    assert strict == [added, *basic]
