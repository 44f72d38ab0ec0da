"""Publishing a ranking, which starts the deadlines relative to that day, and correcting one."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from accounts.access import Refused
from accounts.models import User
from audit import clock, transitions
from audit.models import Event
from campaigns.models import Deadline, Plan, PlanEvent
from campaigns.models.timetable import EventKind
from campaigns.plans.extensions import record_event
from rankings.models import Ranking, RankingBand, RankingEntry
from rankings.models.entries import reckon
from rankings.permissions import may_publish_ranking
from rankings.workflow import RANKING


def plans_waiting_for(ranking: Ranking) -> QuerySet:
    """The publisher's plans in force with deadlines that count from the publishing of a ranking,
    and for which it has not been recorded. A correction starts nothing anew: its day is noted
    already."""
    noted = PlanEvent.objects.filter(plan=OuterRef("pk"), kind=EventKind.RANKING_PUBLISHED)
    waiting = Deadline.objects.filter(plan=OuterRef("pk"), event=EventKind.RANKING_PUBLISHED)
    return Plan.objects.filter(
        Exists(waiting), ~Exists(noted), issuing_body=ranking.publisher, status__in=Plan.IN_FORCE
    ).with_bodies()


def plans_of_its_year(ranking: Ranking, plans: Iterable[Plan]) -> list[Plan]:
    """The plans among these whose campaign is of the ranked year: their deadlines most likely
    depend on it. A ranking of 2019 does not concern the campaign of 2020."""
    return [plan for plan in plans if ranking.year in plan.years.each]


def obstacles_to_publishing(ranking: Ranking) -> list[str]:
    """Objections to publishing it, in sentences."""
    entries = list(ranking.entries.select_related("body"))
    if not entries:
        return ["Bảng chưa có đơn vị nào. Hãy chọn các đơn vị được xếp hạng."]
    silent = [entry.body.called for entry in entries if entry.score is None]
    if not silent:
        return []
    named = ", ".join(silent[:5]) + ("…" if len(silent) > 5 else "")
    return [
        f"{len(silent)} đơn vị chưa có điểm ({named}). Hãy nhập điểm, hoặc bỏ các đơn vị đó khỏi "
        "danh sách."
    ]


def publish(
    ranking: Ranking,
    *,
    actor: User,
    published_on: date | None,
    plans: Iterable[Plan] = (),
    seen: bool = False,
) -> Event | None:
    """Publish a ranking: from now on it is frozen and all bodies below the publisher see it.

    In the same transaction the one that it corrects is closed, and the publishing is recorded as
    an event of the given plans, whose relative deadlines then run. `seen` says that what the
    document states against its scores was looked at. Those ranked, and those for whom a day became
    definite, are told. Raises Refused, and ValidationError where something is missing, the day has
    not come, or contradictions were not looked at.
    """

    def act(locked: Ranking) -> None:
        entries = list(locked.entries.select_related("body"))
        reckon(entries, locked)
        objections = obstacles_to_publishing(locked)
        if published_on is not None and published_on > clock.today():
            objections.append("Ngày công bố chưa đến; chỉ ghi ngày đã công bố.")
        if not seen and any(entry.contradiction for entry in entries):
            objections.append(
                "Có hạng hoặc nhóm khác với kết quả tính theo điểm. Hãy xem lại rồi đánh dấu đã "
                "xem, hoặc sửa cho khớp."
            )
        if objections:
            raise ValidationError(objections)
        locked.published_on = published_on
        if locked.corrects is not None:
            given = {"by": locked, "reason": f"Đính chính bằng: {locked}."}
            transitions.perform(RANKING, "correct", locked.corrects, actor=actor, given=given)
        for plan in plans:
            record_event(
                plan, kind=EventKind.RANKING_PUBLISHED, day=_given(published_on), actor=actor
            )

    given = {"published_on": published_on}
    return transitions.perform(RANKING, "publish", ranking, actor=actor, given=given, act=act)


def correct(ranking: Ranking, *, actor: User) -> Ranking:
    """Begin the correction of a published ranking: a draft with all that it holds, which names it.
    What was published stays as it is, and holds until the correction is published.

    Raises Refused, and ValidationError where it is not one that holds, or is being corrected.
    """
    answer = may_publish_ranking(actor, ranking)
    if not answer:
        raise Refused(answer.reason)
    with transaction.atomic():
        old = Ranking.objects.select_for_update().get(pk=ranking.pk)
        if old.status != Ranking.Status.PUBLISHED:
            raise ValidationError("Chỉ đính chính bảng xếp hạng đang có giá trị.")
        fresh = Ranking(
            publisher=ranking.publisher,
            version=old.version + 1,
            corrects=old,
            **{name: getattr(old, name) for name in _COPIED},
        )
        fresh.validate_constraints()
        fresh.save()
        RankingBand.objects.bulk_create(
            RankingBand(ranking=fresh, name=band.name, from_score=band.from_score)
            for band in old.bands.all()
        )
        copies = []
        for entry in old.entries.all():
            entry.pk, entry.ranking = None, fresh
            copies.append(entry)
        RankingEntry.objects.bulk_create(copies)
        transitions.record_creation(fresh, actor=actor, label="Lập bản đính chính")
    return fresh


_COPIED = ("year", "kind", "title", "reference", "basis", "tie_rule", "note")


def _given(day: date | None) -> date:
    # The workflow asked for it before the act ran.
    assert day is not None
    return day
