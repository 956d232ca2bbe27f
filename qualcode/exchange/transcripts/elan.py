"""Read annotations of ELAN (.eaf): a tier for each speaker, annotations between two time slots."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qualcode.exchange.transcripts import encoding, markup, times
from qualcode.exchange.transcripts.said import Said, Source


def read(source: Source) -> Iterator[Said]:
    """Yield the annotations in order of time; what is said about an annotation on another tier stands behind it in brackets."""
    encoding.encoding(source)
    root = markup.xml(source, source.raw())
    slots = {slot.get("TIME_SLOT_ID"): times.within(slot.get("TIME_VALUE") or "", unit=0.001) for slot in root.iter("TIME_SLOT")}
    if (media := next(root.iter("MEDIA_DESCRIPTOR"), None)) is not None:
        source.attribute("opname", (media.get("RELATIVE_MEDIA_URL") or media.get("MEDIA_URL") or "").rpartition("/")[2])
    found: list[Said] = []
    about: dict[str, list[tuple[str, str, str]]] = {}
    for tier in root.iter("TIER"):
        name = tier.get("PARTICIPANT") or tier.get("TIER_ID") or ""
        for one in tier.iter("REF_ANNOTATION"):
            about.setdefault(one.get("ANNOTATION_REF") or "", []).append((one.get("ANNOTATION_ID") or "", tier.get("TIER_ID") or "", _value(one)))
    used: set[str] = set()
    for tier in root.iter("TIER"):
        name = tier.get("PARTICIPANT") or tier.get("TIER_ID") or ""
        for one in tier.iter("ALIGNABLE_ANNOTATION"):
            text = " ".join([_value(one), *_about(one.get("ANNOTATION_ID") or "", about, used)])
            start, end = (slots.get(one.get(key)) for key in ("TIME_SLOT_REF1", "TIME_SLOT_REF2"))
            found.append(Said(name, text, start, end, one.sourceline or 0))
    found.sort(key=lambda one: one.time if one.time is not None else float("inf"))
    yield from found
    lost = [f"[{tier}: {value}]" for ref in about if ref not in used for _, tier, value in about[ref] if value]
    if lost:
        source.warn(f"{len(lost)} annotation{'s' if len(lost) > 1 else ''} about nothing; kept at the end", rule="elan")
        yield from (Said(None, text) for text in lost)


def _value(annotation: Any) -> str:
    value = annotation.find("ANNOTATION_VALUE")
    return "".join(value.itertext()).strip() if value is not None else ""


def _about(id: str, about: dict[str, list[tuple[str, str, str]]], used: set[str]) -> Iterator[str]:
    """Yield what other tiers say about an annotation, and about that again; a circle is passed once."""
    waiting = [id]
    while waiting:
        here = waiting.pop()
        if not here or here in used:
            continue
        used.add(here)
        for own, tier, value in about.get(here, []):
            if value:
                yield f"[{tier}: {value}]"
            waiting.append(own)
