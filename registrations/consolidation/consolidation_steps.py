"""Steps of a consolidation: begun and sent by a body, accepted or returned by the level above."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import Refused
from accounts.models import User
from audit import clock, transitions
from audit.models import Event
from campaigns.models import Plan
from campaigns.models.timetable import DeadlineKind
from campaigns.plans.timetable import day_to_hand_in_again, is_late
from organisation.models import IssuingBody
from registrations.consolidation import differences, snapshot
from registrations.models import Consolidation
from registrations.participation import desk_for, gathers_registrations, last_day_for
from registrations.permissions import may_consolidate
from registrations.workflow import CONSOLIDATION


def addressee_of(plan: Plan, body: IssuingBody) -> tuple[Plan, IssuingBody] | None:
    """The plan under which, and the desk to which, a body sends its consolidation of `plan`.

    The issuer of a plan sends up under the parent plan, where that one gathers registrations; a
    body in between sends under the same plan. None where no body above asks for consolidations.
    """
    target = plan if body.pk != plan.issuing_body_id else plan.parent
    if target is None or not gathers_registrations(target):
        return None
    return target, desk_for(target, body)


def gather(plan: Plan, body: IssuingBody, *, actor: User) -> Consolidation:
    """The body's consolidation under a plan; begun as a draft where there is none yet.

    Raises Refused where the person is not of the body's staff, and ValidationError where there is
    nobody above who gathers registrations.
    """
    addressee = addressee_of(plan, body)
    if addressee is None:
        raise ValidationError("Không có cấp trên nào tổ chức đăng ký để nhận bản tổng hợp này.")
    sent_under, received_by = addressee
    fresh = Consolidation(plan=plan, body=body, sent_under=sent_under, received_by=received_by)
    answer = may_consolidate(actor, fresh)
    if not answer:
        raise Refused(answer.reason)
    with transaction.atomic():
        consolidation, is_new = Consolidation.objects.get_or_create(
            plan=plan,
            body=body,
            defaults={"sent_under": sent_under, "received_by": received_by},
        )
        if is_new:
            transitions.record_creation(consolidation, actor=actor, label="Lập bản tổng hợp")
    return consolidation


def send(consolidation: Consolidation, *, actor: User, covering_text: str) -> Event | None:
    """Freeze what the body has accepted so far and send it up; or send it up again, corrected, as a
    new version. The level above is notified.

    Raises ValidationError where nothing was accepted yet, where nothing is new since an accepted
    sending, or where it is late and the plan above does not accept late ones.
    """

    def act(locked: Consolidation) -> None:
        taken = snapshot.at_hand(locked.plan, locked.body, to_send=True)
        if taken.is_empty():
            raise ValidationError(
                "Chưa tiếp nhận bản đăng ký nào có nội dung, nên chưa có gì để tổng hợp."
            )
        if locked.status == Consolidation.Status.ACCEPTED and not differences.since_sent(locked):
            raise ValidationError("Không có gì khác với lần đã gửi, nên không cần gửi lại.")
        locked.is_late = _is_late(locked)
        locked.version += 1
        locked.covering_text = covering_text
        locked.sent_at = clock.now()
        locked.return_reason = ""
        snapshot.freeze(locked, taken)

    return transitions.perform(CONSOLIDATION, "send", consolidation, actor=actor, act=act)


def accept(consolidation: Consolidation, *, actor: User) -> Event | None:
    """Accept a sending: its lines count at the level above from now on, replacing those of an
    earlier sending. The sender is notified."""

    def act(locked: Consolidation) -> None:
        locked.accepted_version = locked.version

    return transitions.perform(CONSOLIDATION, "accept", consolidation, actor=actor, act=act)


def give_back(
    consolidation: Consolidation, *, actor: User, reason: str, again_by: date | None = None
) -> Event | None:
    """Return to the sender with a reason and the day by which to send it again (left out: the
    proposed one). The sender is notified. Raises ValidationError where that day has passed."""

    def act(locked: Consolidation) -> None:
        locked.return_reason = reason
        locked.hand_in_again_by = day_to_hand_in_again(again_by)

    given = {"reason": reason.strip()}
    return transitions.perform(
        CONSOLIDATION, "return", consolidation, actor=actor, given=given, act=act
    )


def _is_late(consolidation: Consolidation) -> bool:
    plan = consolidation.sent_under
    last_day = last_day_for(
        plan, consolidation.body, DeadlineKind.CONSOLIDATION, DeadlineKind.REGISTRATION
    )
    return is_late(
        consolidation,
        plan,
        last_day,
        what="gửi tổng hợp",
        late_ones="bản",
        advice=f"Hãy liên hệ {consolidation.received_by} để xin gia hạn.",
    )
