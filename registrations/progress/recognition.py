"""Which initiatives were recognised: known to an app above, which registers the question here.

@recognised_by
def recognised():
    return Recognition.objects.in_force().values("initiative")
"""

from collections.abc import Callable

from django.db.models import Q, QuerySet

Provider = Callable[[], QuerySet]
_providers: list[Provider] = []


def recognised_by(provider: Provider) -> Provider:
    """Register a question that gives the keys of recognised initiatives, as a query of one column:
    it becomes part of the queries that count."""
    _providers.append(provider)
    return provider


def recognised() -> Q | None:
    """The condition for recognised initiatives; None where no app knows of any recognition."""
    if not _providers:
        return None
    condition = Q(pk__in=_providers[0]())
    for provider in _providers[1:]:
        condition |= Q(pk__in=provider())
    return condition
