"""Queues about awards: dossiers, votes, decisions to sign."""

from datetime import date

from django.db.models import Q, QuerySet

from accounts.models import User
from awards.councils.workflow import MEETING
from awards.decisions.workflow import AWARD_DECISION
from awards.models import AwardDecision, AwardForm, DecisionItem, Dossier, Meeting, MeetingItem
from awards.models.decisions import DecisionKind
from awards.workflow import DOSSIER
from decisions.models import DecisionStatus
from decisions.queues import DECISION_COLUMNS, decision_line
from organisation.models.memberships import ORGANISERS, Role
from organisation.scope import scope_of
from screens.queues import Line, Queue, queues


def dossiers_waiting(user: User) -> QuerySet[Dossier]:
    """Dossiers that wait for this person's office: to check or appraise where it organises the
    plan, to bring before a council or into a decision where the award is given in its name."""
    bodies = scope_of(user).represented_as(*ORGANISERS)
    organised = Q(award_form__plan__issuing_body__in=bodies) | Q(
        award_form__plan__receiving_body__in=bodies
    )
    decided_here = Q(award_form__authority_body__in=bodies) | (
        organised & Q(award_form__authority_body=None)
    )
    return (
        Dossier.objects.filter(
            (organised & Q(status__in=("submitted", "complete")))
            | (decided_here & Q(status__in=("appraised", "voted")))
        )
        .exclude(pk__in=DecisionItem.objects.filter(holds=True).values("dossier"))
        .exclude(pk__in=MeetingItem.objects.filter(is_live=True).values("dossier"))
    )


def meetings_to_vote_in(user: User) -> QuerySet[Meeting]:
    """Open meetings of award councils in which this person has still to vote."""
    return Meeting.objects.to_vote_in(user)


def decisions_to_sign(user: User) -> QuerySet[AwardDecision]:
    """Decisions on awards that were put to this person as the leader of their body."""
    return AwardDecision.objects.filter(
        status=DecisionStatus.PRESENTED, issuing_body__in=scope_of(user).represented_as(Role.LEADER)
    )


def _meeting_line(held_on: str, council: str, short_name: str, name: str) -> Line:
    day = date.fromisoformat(held_on)
    return Line(f"Phiên họp ngày {day:%d/%m/%Y} – {council} – {short_name or name}")


for queue in (
    Queue(
        place=130,
        title="Phiên họp chờ tôi biểu quyết",
        things=meetings_to_vote_in,
        columns=("held_on", "council__name", "council__body__short_name", "council__body__name"),
        line=_meeting_line,
        page="awards:meeting_vote",
        state=MEETING.states.__getitem__,
    ),
    Queue(
        place=140,
        title="Quyết định khen thưởng chờ ký",
        things=decisions_to_sign,
        columns=DECISION_COLUMNS,
        line=decision_line(DecisionKind),
        page="awards:decision_detail",
        state=AWARD_DECISION.states.__getitem__,
    ),
    Queue(
        place=150,
        title="Hồ sơ khen thưởng chờ xử lý",
        things=dossiers_waiting,
        columns=("award_form__name", "awardee_name"),
        line=lambda form, name: Line(f"Hồ sơ {AwardForm.Name(form).label.lower()}: {name}"),
        page="awards:dossier_detail",
        state=DOSSIER.states.__getitem__,
    ),
):
    queues.register(queue)
