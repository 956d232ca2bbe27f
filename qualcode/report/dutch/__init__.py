"""All Dutch words of the reports in one place, with the grammar they need."""

from qualcode.report.dutch.fieldwork import *  # noqa: F403 - one name for all words: dutch.LETTERS
from qualcode.report.dutch.grammar import *  # noqa: F403
from qualcode.report.dutch.pictures import *  # noqa: F403
from qualcode.report.dutch.reports import *  # noqa: F403
