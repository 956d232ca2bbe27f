"""Plain-text qualitative coding of Dutch interviews.

from qualcode import load_study, load_codings, fragments, matrix

study, problems = load_study("mijn-studie")
codings, more = load_codings(study)
table = matrix(study, fragments(study, codings), by="bedrijf").table
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qualcode.analysis.agreement import agreement as agreement
    from qualcode.analysis.contrast import contrast as contrast
    from qualcode.analysis.cooccurrence import cooccurrence as cooccurrence
    from qualcode.analysis.frame import frame as frame
    from qualcode.analysis.matrix import matrix as matrix
    from qualcode.analysis.saturation import saturation as saturation
    from qualcode.analysis.status import status as status
    from qualcode.check import run as check
    from qualcode.coding.merge import fragments as fragments
    from qualcode.coding.tag import tag as tag
    from qualcode.store.codings import load_codings as load_codings
    from qualcode.store.compiled import listener as listener
    from qualcode.study.load import load_codebook as load_codebook
    from qualcode.study.load import load_guide as load_guide
    from qualcode.study.load import load_study as load_study

__version__ = "0.1.0"

_PLACES = {
    "agreement": "qualcode.analysis.agreement:agreement",
    "check": "qualcode.check:run",
    "contrast": "qualcode.analysis.contrast:contrast",
    "cooccurrence": "qualcode.analysis.cooccurrence:cooccurrence",
    "fragments": "qualcode.coding.merge:fragments",
    "frame": "qualcode.analysis.frame:frame",
    "listener": "qualcode.store.compiled:listener",
    "load_codebook": "qualcode.study.load:load_codebook",
    "load_codings": "qualcode.store.codings:load_codings",
    "load_guide": "qualcode.study.load:load_guide",
    "load_study": "qualcode.study.load:load_study",
    "matrix": "qualcode.analysis.matrix:matrix",
    "saturation": "qualcode.analysis.saturation:saturation",
    "status": "qualcode.analysis.status:status",
    "tag": "qualcode.coding.tag:tag",
}
__all__ = [
    "agreement",
    "check",
    "contrast",
    "cooccurrence",
    "fragments",
    "frame",
    "listener",
    "load_codebook",
    "load_codings",
    "load_guide",
    "load_study",
    "matrix",
    "saturation",
    "status",
    "tag",
]


def __getattr__(name: str) -> Any:
    """Import a public function when it is first asked for, so that start-up stays fast."""
    if name not in _PLACES:
        raise AttributeError(f"module 'qualcode' has no attribute '{name}'")
    module, _, attribute = _PLACES[name].partition(":")
    return getattr(import_module(module), attribute)
