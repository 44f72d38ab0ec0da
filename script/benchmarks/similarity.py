"""How long the whole answer takes to "which initiatives are like this one?".

Asked as the page asks while somebody types: terms of the name, candidates from the index,
comparison, the rows with unit and plan. Half of the names are whole, half still being typed. A
registration of ten lines is asked for at once, as on review.
"""

from time import perf_counter

from django.db import connection
from figures import Figure, percentile
from names import Names

from registrations.models import Initiative
from registrations.similarity.search import similar_to

QUESTIONS = 200
REVIEWS = 20
LINES = 10


def measure() -> list[Figure]:
    """Median and slowest twentieth of one name, and of the ten lines of a registration."""
    names = Names(seed=99)
    asked = [names.description() if turn % 2 else names.beginning() for turn in range(QUESTIONS)]
    milliseconds(asked[:10])  # warms the connection, the table of phrases and the cache
    each = [milliseconds([name]) for name in asked]
    reviews = [milliseconds([names.description() for _ in range(LINES)]) for _ in range(REVIEWS)]
    answered = sum(bool(answer([name])[0]) for name in asked[:50])
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM registrations_initiative")
        count = cursor.fetchone()[0]
    among = f"among {count:,} initiatives"
    return [
        Figure(
            "similar_median_ms", round(percentile(each, 0.5)), "ms", f"one name, {among}, median"
        ),
        Figure("similar_p95_ms", round(percentile(each, 0.95)), "ms", f"one name, {among}, p95"),
        Figure(
            "similar_max_ms", round(max(each)), "ms", f"one name, {among}, slowest of {QUESTIONS}"
        ),
        Figure(
            "similar_review_median_ms",
            round(percentile(reviews, 0.5)),
            "ms",
            f"the {LINES} lines of a registration at once, {among}, median",
        ),
        Figure("similar_answered", answered / 50, "share", "names for which something was found"),
    ]


def milliseconds(names: list[str]) -> float:
    """How long the answer to some names asked at once takes."""
    start = perf_counter()
    answer(names)
    return (perf_counter() - start) * 1000


def answer(names: list[str]) -> list[list[str]]:
    """What the page would show for each name."""
    found = similar_to(dict(enumerate(names, start=-len(names))), Initiative.objects.accepted())
    return [
        [f"{row.initiative} {row.initiative.registration.body}" for row in rows]
        for rows in found.values()
    ]
