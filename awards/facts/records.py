"""Ratings of years and violations are entered, corrected, taken out."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import Refused
from accounts.models import User
from audit import clock
from awards.facts.permissions import may_keep_fact
from awards.models import Violation, YearRating

Fact = YearRating | Violation


def keep(fact: Fact, *, actor: User) -> None:
    """Save a rating or violation as one has entered it, under his name and the moment.

    Raises Refused where he is not over the body, or was not over the one it was about before; and
    ValidationError where the same is entered already.
    """
    before: Any = type(fact)._base_manager.filter(pk=fact.pk).select_related("body").first()
    if before is not None:
        _refuse_others(before, actor)
    _refuse_others(fact, actor)
    fact.recorded_by, fact.recorded_at = actor, clock.now()
    fact.fold_name()
    fact.full_clean()
    fact.save()


def take_out(rating: YearRating, *, actor: User) -> None:
    """Take a rating out that was entered wrongly. A violation stays: it is concluded to be none."""
    _refuse_others(rating, actor)
    rating.delete()


def take_in(rows: Iterable[Mapping[str, Any]], *, actor: User) -> int:
    """Save the ratings of a file, all or none; one of the same year, person and body is replaced.
    Gives their number. Raises as `keep` does, led by the name."""
    number = 0
    with transaction.atomic():
        for values in rows:
            rating = YearRating(**values)
            rating.fold_name()
            same = YearRating.objects.filter(
                year=rating.year,
                body=rating.body_id,
                folded_name=rating.folded_name,
                person_title=rating.person_title,
            ).first()
            if same is not None:
                same.grade, same.source = rating.grade, rating.source
                rating = same
            try:
                keep(rating, actor=actor)
            except ValidationError as objection:
                raise ValidationError(
                    [f"{rating.whom}: {sentence}" for sentence in objection.messages]
                ) from objection
            number += 1
    return number


def _refuse_others(fact: Fact, actor: User) -> None:
    answer = may_keep_fact(actor, fact)
    if not answer:
        raise Refused(answer.reason)
