"""The award history of a person, or of a body with its predecessors."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import Refused
from accounts.models import User
from audit import clock
from audit.models import Event
from organisation.models import IssuingBody
from register.models import AwardRecord, Honoree
from register.permissions import may_join


@dataclass(frozen=True, slots=True)
class Year:
    """The awards of one year, the latest first."""

    year: int
    records: tuple[AwardRecord, ...]


def by_year(records: Iterable[AwardRecord]) -> list[Year]:
    """Awards in the order of their days, put together by year."""
    return [
        Year(year, tuple(group))
        for year, group in groupby(records, key=lambda record: record.decided_on.year)
    ]


def history_of_honoree(honoree: Honoree, user: User) -> list[Year]:
    """What a person holds, as far as somebody may see it."""
    records = AwardRecord.objects.of_honoree(honoree).visible_to(user)
    return by_year(records.with_bodies().order_by("-decided_on", "-pk"))


def history_of_body(body: IssuingBody, user: User) -> list[Year]:
    """What a body and its predecessors hold as collectives, as far as somebody may see it."""
    records = AwardRecord.objects.of_line(body).visible_to(user)
    return by_year(records.with_bodies().order_by("-decided_on", "-pk"))


def namesakes_of(honoree: Honoree, user: User) -> list[Honoree]:
    """Others of the same name of whom somebody sees an award: perhaps the same person."""
    seen = AwardRecord.objects.visible_to(user).filter(honoree__isnull=False)
    others = Honoree.objects.namesakes_of(honoree.full_name).exclude(pk=honoree.pk)
    return list(others.filter(pk__in=seen.order_by().values("honoree")))


def join(kept: Honoree, other: Honoree, *, actor: User) -> Event:
    """Record that two of one name are one person: the awards of `other` become those of `kept`.
    Both rows are locked. Raises Refused for people who does not keep the registers in which the
    awards stand, and ValidationError where one was joined to somebody before."""
    with transaction.atomic():
        rows = Honoree.objects.select_for_update(of=("self",)).order_by("pk")
        locked = {row.pk: row for row in rows.filter(pk__in=(kept.pk, other.pk))}
        first, second = locked[kept.pk], locked[other.pk]
        answer = may_join(actor, first, second)
        if not answer:
            raise Refused(answer.reason)
        if first == second or first.same_as_id or second.same_as_id:
            raise ValidationError("Hai người này đã được ghi là một.")
        moved = AwardRecord.objects.filter(honoree=second)
        numbers = ", ".join(record.register_number for record in moved.order_by("pk"))
        moved.update(honoree=first)
        second.same_as = first
        second.save(update_fields=["same_as"])
        return Event.objects.create(
            subject=first,
            verb="join",
            label="Ghi nhận là cùng một người",
            from_status="",
            to_status="",
            actor=actor,
            reason=f"{second.full_name}, {second.body or 'chưa rõ đơn vị'}: số {numbers}",
            at=clock.now(),
        )
