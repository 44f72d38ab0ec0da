"""Tracking columns for proposals of awards."""

from collections.abc import Iterable

from django.db.models import Q
from django.urls import reverse

from awards.models import AwardForm, Dossier
from awards.models.dossiers import ARRIVED
from campaigns.models.timetable import DeadlineKind
from campaigns.plans.tracking.columns import About, Column, Done, Followed, Todo, tracking_columns
from organisation.models.memberships import UNIT_ROLES


@tracking_columns.register
def nominated(followed: Followed) -> Iterable[Column]:
    """Whether a recipient proposed somebody: a dossier of it was submitted and is not withdrawn.

    Proposing is voluntary: one that takes part is asked where the plan sets it a day, and is never
    late.
    """
    plan = followed.plan
    if not AwardForm.objects.filter(plan=plan).exists():
        return
    dossiers = (
        Dossier.objects.filter(
            ARRIVED,
            ~Q(status__in=("withdrawn", "returned")),
            award_form__plan=plan,
            proposed_by__in=followed.all_keys,
        )
        .order_by("pk")
        .only("proposed_by", "received_on", "is_late")
    )
    sent: dict[int, list[Dossier]] = {}
    for dossier in dossiers:
        sent.setdefault(dossier.proposed_by_id, []).append(dossier)
    deadline = followed.dated_by(DeadlineKind.DOSSIER)
    begin = Todo(reverse("awards:dossier_create", args=[plan.pk]), UNIT_ROLES)
    yield Column(
        key="nominate",
        about=About.NOMINATE,
        heading="Hồ sơ khen thưởng",
        undone="Chưa đề nghị",
        asks=lambda recipient: followed.takes_part(recipient) and deadline(recipient) is not None,
        done={key: _done(of_one) for key, of_one in sent.items()},
        todo=lambda _: begin,
        deadline=deadline,
        voluntary=True,
    )


def _done(dossiers: list[Dossier]) -> Done:
    first = dossiers[0]
    return Done(
        first.received_on,
        f"{len(dossiers)} hồ sơ",
        reverse("awards:dossier_detail", args=[first.pk]) if len(dossiers) == 1 else "",
        first.is_late,
    )
