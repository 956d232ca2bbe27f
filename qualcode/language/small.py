"""Dutch words that are everywhere."""

from __future__ import annotations

COMMON = frozenset(
    """aan al als ben bij daar dan dat de den der deze die dit doe doen door dus een eens eh en er ga gaan gaat had heb hebben
    hebt heeft het hoe hoor iets ik in is ja je jij jou jouw jullie kan kun kunt kunnen maar me mee met mij mijn na naar niet nog nou nu
    of om ook op over te tegen toch toen tot u uit uw van vind vinden voor waar wanneer waren was wat we wel welke werd wie wil
    willen word worden wordt zal ze zeg zeggen zei zelf zich zij zijn zo zou zoiets eigenlijk even eens precies""".split()
)
"""Words that say nothing about a theme."""
