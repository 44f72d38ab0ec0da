"""Calling a meeting with its list, changing it before it opens, and calling it off."""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.access import Refused
from accounts.models import User
from audit import transitions
from audit.models import Event
from audit.transitions import Values
from awards.councils.permissions import may_call_meeting, may_change_meeting
from awards.councils.workflow import MEETING
from awards.decisions.item_order import in_official_order
from awards.models import Attendance, AwardCouncil, Dossier, Meeting, MeetingItem, Presence

FIELDS = ("title", "held_on", "held_at", "place", "on_paper")


def candidates_of(council: AwardCouncil, *, meeting: Meeting | None = None) -> QuerySet[Dossier]:
    """The dossiers that a council may consider: appraised, of forms of award that need a council,
    under the body's own plans or decided by its head; not before another meeting."""
    elsewhere = MeetingItem.objects.filter(dossier=OuterRef("pk"), is_live=True)
    if meeting is not None:
        elsewhere = elsewhere.exclude(meeting=meeting)
    return (
        Dossier.objects.filter(
            Q(award_form__plan__issuing_body=council.body_id)
            | Q(award_form__authority_body=council.body_id),
            status=Dossier.Status.APPRAISED,
            award_form__needs_council=True,
        )
        .exclude(Exists(elsewhere))
        .with_bodies()
    )


def moment_objection(held_on: date, held_at: time, now: datetime) -> str:
    """Why nobody can be invited for this day and hour, "" where they lie ahead. Pure."""
    moment = datetime.combine(held_on, held_at, tzinfo=now.tzinfo)
    if moment > now:
        return ""
    return f"Ngày, giờ họp đã qua (bây giờ là {now:%H:%M} ngày {now:%d/%m/%Y}); hãy chọn lúc khác."


def call_meeting(
    council: AwardCouncil, *, actor: User, values: Values, dossiers: Iterable[int]
) -> Meeting:
    """Call a meeting: its members as they are today are invited, the dossiers (by their keys) are
    on its list. Raises Refused, and ValidationError where no dossier is chosen or one cannot be
    taken any more."""
    answer = may_call_meeting(actor, council)
    if not answer:
        raise Refused(answer.reason)
    with transaction.atomic():
        meeting = Meeting.objects.create(council=council, **{name: values[name] for name in FIELDS})
        _invite(meeting)
        _list(meeting, set(dossiers))
        transitions.record(
            meeting,
            actor=actor,
            permission=may_change_meeting,
            verb="call",
            label="Triệu tập phiên họp",
            change=_no_change,
        )
    return meeting


def change_meeting(
    meeting: Meeting,
    *,
    actor: User,
    values: Values,
    dossiers: Iterable[int],
    seen: int | None = None,
) -> Event:
    """Change day, place or list before it opens; the council's members of today are invited, and
    notified. `seen` is the revision that the writer was shown: raises EditedMeanwhile where
    another is stored by now."""
    keys = set(dossiers)

    def change(locked: Meeting) -> None:
        for name in FIELDS:
            setattr(locked, name, values[name])
        locked.items.all().delete()
        _list(locked, keys)
        _invite(locked)

    return transitions.record(
        meeting,
        actor=actor,
        permission=may_change_meeting,
        verb="change",
        label="Sửa giấy mời họp",
        change=change,
        seen=seen,
    )


def call_off(meeting: Meeting, *, actor: User, reason: str) -> Event | None:
    """Call a meeting off; its dossiers are free for another."""

    def act(locked: Meeting) -> None:
        locked.items.update(is_live=False)

    given = {"reason": reason.strip()}
    return transitions.perform(MEETING, "call_off", meeting, actor=actor, given=given, act=act)


def _invite(meeting: Meeting) -> None:
    """Invite the council's current members; attendance already noted is kept."""
    known = {one.user_id: one for one in meeting.attendances.all()}
    meeting.attendances.all().delete()
    Attendance.objects.bulk_create(
        Attendance(
            meeting=meeting,
            user_id=member.user_id,
            role=member.role,
            position=position,
            presence=known[member.user_id].presence if member.user_id in known else Presence.ABSENT,
        )
        for position, member in enumerate(meeting.council.members.all(), start=1)
    )


def _list(meeting: Meeting, keys: set[int]) -> None:
    # Two who take one dossier to two meetings at once wait here for each other.
    list(Dossier.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"))
    found = list(candidates_of(meeting.council, meeting=meeting).filter(pk__in=keys))
    if not found:
        raise ValidationError("Chưa chọn hồ sơ nào để đưa ra Hội đồng.")
    if len(found) < len(keys):
        raise ValidationError(
            "Danh sách vừa thay đổi: có hồ sơ đã được đưa ra phiên họp khác hoặc không còn chờ Hội "
            "đồng. Hãy tải lại trang rồi chọn lại."
        )
    MeetingItem.objects.bulk_create(
        MeetingItem(meeting=meeting, dossier=dossier, position=position)
        for position, dossier in enumerate(in_official_order(found), start=1)
    )


def _no_change(_: Meeting) -> None:
    """Change nothing: only the call itself is recorded."""
