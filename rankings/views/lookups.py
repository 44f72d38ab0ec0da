"""From the values of a URL to the thing that a page is about."""

from rankings.models import Ranking


def ranking_by(pk: int) -> Ranking:
    """A ranking with what permissions look at. Raises DoesNotExist."""
    return Ranking.objects.with_publisher().get(pk=pk)
