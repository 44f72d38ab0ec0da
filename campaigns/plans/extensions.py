"""Extensions of deadlines, and events that start relative deadlines, while a plan is in force."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.text import Truncator

from accounts.models import User
from audit import clock, transitions
from audit.models import Event
from campaigns.models import Deadline, DeadlineExtension, Plan, PlanEvent
from campaigns.models.timetable import EventKind
from campaigns.permissions import may_keep_timetable
from campaigns.plans.timetable import Timetable
from organisation.models import IssuingBody

# An extension stays for ever, so a year mistyped must not pass.
AT_MOST = timedelta(days=366)
LONGEST_LABEL = 120  # of audit.models.Event


def extend(
    deadline: Deadline, *, body: IssuingBody | None, last_day: date, reason: str, actor: User
) -> Event:
    """Extend a deadline, for all bodies that it binds or for one of them. They are notified.

    With the plan locked, so that of two who extend at once the second sees what the first gave.
    Raises Refused, and ValidationError where the reason is missing, the deadline does not bind the
    body or has no day yet, or the new day is not later than the one that holds.
    """
    reason = reason.strip()
    details: dict[str, int] = {}

    def change(locked: Plan) -> None:
        _refuse(deadline, locked, body=body, last_day=last_day, reason=reason)
        granted = DeadlineExtension.objects.create(
            deadline=deadline,
            body=body,
            last_day=last_day,
            reason=reason,
            granted_by=actor,
            granted_at=clock.now(),
        )
        details["extension"] = granted.pk

    # The history of a plan is read by all to whom it was sent: of one unit it says neither name
    # nor reason. Those stand on the extension, which the unit and the organisers see.
    for_whom = "một đơn vị" if body else "tất cả đơn vị"
    return transitions.record(
        deadline.plan,
        actor=actor,
        permission=may_keep_timetable,
        verb="extend_deadline",
        label=_cut(f"Gia hạn đến {last_day:%d/%m/%Y} cho {for_whom}: {deadline.title}"),
        change=change,
        reason="" if body else reason,
        details=details,
    )


def record_event(plan: Plan, *, kind: str, day: date, actor: User, reason: str = "") -> Event:
    """Record an event of a campaign, or correct its recorded day, with a reason. The deadlines that
    count from it become definite; the bodies that they bind are notified.

    Raises Refused, and ValidationError where the day has not come, was recorded already, or is
    mended without a reason.
    """
    reason = reason.strip()

    def change(locked: Plan) -> None:
        if kind == EventKind.PLAN_ISSUED:
            raise ValidationError("Ngày ban hành kế hoạch được ghi khi ban hành.")
        if day > clock.today():
            raise ValidationError("Chỉ ghi nhận sự kiện đã diễn ra; ngày này chưa đến.")
        recorded = locked.events.filter(kind=kind).first()
        if recorded is None:
            PlanEvent.objects.create(plan=locked, kind=kind, happened_on=day)
            return
        if recorded.happened_on == day:
            raise ValidationError(f"Sự kiện này đã được ghi nhận ngày {day:%d/%m/%Y}.")
        if not reason:
            raise ValidationError(
                f"Sự kiện này đã được ghi nhận ngày {recorded.happened_on:%d/%m/%Y}. Muốn sửa "
                "thành ngày khác, hãy ghi lý do."
            )
        recorded.happened_on = day
        recorded.save()

    return transitions.record(
        plan,
        actor=actor,
        permission=may_keep_timetable,
        verb="record_event",
        label=_cut(f"Ghi nhận {EventKind(kind).label}: ngày {day:%d/%m/%Y}"),
        change=change,
        reason=reason,
        details={"event": kind},
    )


def bodies_bound_by(deadline: Deadline) -> list[IssuingBody]:
    """The bodies that a deadline binds, in the order of the tree: the body that it names, those of
    its group, or recipients and participants; without bodies that have a more specific deadline. A
    number of queries that does not grow with them."""
    if deadline.body:
        return [deadline.body]
    plan = deadline.plan
    # Of a group's bodies some may have merged since; what follows them received the plan.
    candidates = list(
        IssuingBody.objects.filter(
            Q(pk__in=plan.recipients.values("body"))
            | Q(pk__in=IssuingBody.objects.participants_of(plan).values("pk"))
        )
    )
    timetable = Timetable([plan], candidates)
    return [body for body in candidates if timetable.binds(deadline, body)]


def _refuse(
    deadline: Deadline, plan: Plan, *, body: IssuingBody | None, last_day: date, reason: str
) -> None:
    """Raise ValidationError with the objections to an extension."""
    if not reason:
        raise ValidationError("Hãy ghi lý do gia hạn.")
    if body and body not in bodies_bound_by(deadline):
        raise ValidationError(f"Thời hạn này không áp dụng cho {body}.")
    holds = Timetable([plan], [body] if body else []).last_day(deadline, body)
    if holds is None:
        raise ValidationError(
            "Thời hạn này chưa rõ ngày nên chưa thể gia hạn. Hãy ghi nhận sự kiện làm mốc trước."
        )
    if last_day <= holds:
        raise ValidationError(f"Ngày gia hạn phải sau hạn đang có hiệu lực, ngày {holds:%d/%m/%Y}.")
    if last_day < clock.today():
        raise ValidationError("Ngày gia hạn đã qua; hãy chọn từ hôm nay trở đi.")
    if last_day - holds > AT_MOST:
        raise ValidationError(
            f"Ngày gia hạn muộn hơn hạn đang có hiệu lực ({holds:%d/%m/%Y}) quá một năm; hãy kiểm "
            "tra lại năm."
        )


def _cut(label: str) -> str:
    return Truncator(label).chars(LONGEST_LABEL)
