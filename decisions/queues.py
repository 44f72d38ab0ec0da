"""The line of a decision in the queues, for every app that has decisions."""

from collections.abc import Callable

from django.db.models import TextChoices

from decisions.models import ISSUED
from paperwork.vietnamese import official_number
from screens.queues import Line

# What `decision_line` makes its line of.
DECISION_COLUMNS = ("status", "kind", "number", "symbol")


def decision_line(kinds: type[TextChoices]) -> Callable[[str, str, str, str], Line]:
    """The line of a decision in a queue, from its kind and number."""

    def line(status: str, kind: str, number: str, symbol: str) -> Line:
        if status in ISSUED:
            return Line(f"Quyết định số {official_number(number, symbol)}")
        return Line(f"Dự thảo quyết định: {kinds(kind).label.lower()}")

    return line
