"""Entering, correcting and removing ratings of years and violations."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import Refused
from accounts.models import User
from audit import clock
from audit.transitions import Values, refuse_older
from awards.facts.permissions import may_keep_fact
from awards.models import Violation, YearRating

Fact = YearRating | Violation


def save(fact: Fact, *, actor: User, seen: int | None = None) -> None:
    """Save a rating or violation as a person has entered it, under their name and the moment.

    `seen` is the revision that was shown where it was typed. Raises EditedMeanwhile where another
    is stored by now, Refused where the person is not over the body, or was not over the one it was
    about before; and ValidationError where the same is entered already.
    """
    with transaction.atomic():
        stored = type(fact)._base_manager.select_for_update().filter(pk=fact.pk).first()
        if stored is not None:
            _refuse_others(stored, actor)
            refuse_older(stored, seen)
            fact.revision = stored.revision
        _refuse_others(fact, actor)
        fact.recorded_by, fact.recorded_at = actor, clock.now()
        fact.count_edit(actor)
        fact.update_name_keys()
        fact.full_clean()
        fact.save()


def take_out(rating: YearRating, *, actor: User) -> None:
    """Take a rating out that was entered wrongly. A violation stays: it is concluded to be none."""
    _refuse_others(rating, actor)
    rating.delete()


def take_in(rows: Iterable[Values], *, actor: User) -> int:
    """Save the ratings of a file, all or none; one of the same year, person and body is replaced.
    Returns their number. Raises as `save` does, led by the name."""
    number = 0
    with transaction.atomic():
        for values in rows:
            rating = YearRating(**values)
            rating.update_name_keys()
            same = YearRating.objects.filter(
                year=rating.year,
                body=rating.body_id,
                spelling_key=rating.spelling_key,
                person_title=rating.person_title,
            ).first()
            if same is not None:
                same.grade, same.source = rating.grade, rating.source
                rating = same
            try:
                save(rating, actor=actor)
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
