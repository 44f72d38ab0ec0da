"""Queues about initiatives: to appraise, to decide on, to issue."""

from django.db.models import Q, QuerySet

from accounts.models import User
from campaigns.models.plans import organised_by
from decisions.models import PENDING, DecisionStatus
from decisions.queues import DECISION_COLUMNS, decision_line
from organisation.models.memberships import ORGANISERS
from organisation.scope import scope_of
from recognition.models import DecisionItem, DecisionKind, Recognition, RecognitionDecision
from recognition.workflow import DECISION, RECOGNITION
from screens.queues import Line, Queue, queues


def _decided_by(user: User) -> Q:
    return organised_by(scope_of(user).represented_as(*ORGANISERS), "council__plan__")


def initiatives_to_appraise(user: User) -> QuerySet[Recognition]:
    """Initiatives before a council that wait for this person's scores."""
    waiting = Recognition.objects.pending_for(user).order_by().values("pk")
    return Recognition.objects.filter(pk__in=waiting)


def recognitions_to_decide(user: User) -> QuerySet[Recognition]:
    """Initiatives on which a council has concluded, and which no draft of a decision holds, for
    those who decide."""
    drafted = DecisionItem.objects.filter(decision__status__in=PENDING).values("recognition")
    return Recognition.objects.filter(
        _decided_by(user),
        status__in=(Recognition.Status.PROPOSED, Recognition.Status.NOT_PROPOSED),
    ).exclude(pk__in=drafted)


def decisions_to_issue(user: User) -> QuerySet[RecognitionDecision]:
    """Drafts of decisions on initiatives that this person may issue."""
    return RecognitionDecision.objects.filter(_decided_by(user), status=DecisionStatus.DRAFT)


for queue in (
    Queue(
        place=100,
        title="Sáng kiến chờ tôi chấm",
        things=initiatives_to_appraise,
        columns=("initiative__name",),
        line=Line,
        page="recognition:recognition_detail",
        state=RECOGNITION.states.__getitem__,
    ),
    Queue(
        place=110,
        title="Sáng kiến chờ quyết định công nhận",
        things=recognitions_to_decide,
        columns=("initiative__name",),
        line=Line,
        page="recognition:recognition_detail",
        state=RECOGNITION.states.__getitem__,
    ),
    Queue(
        place=120,
        title="Dự thảo quyết định công nhận chờ ban hành",
        things=decisions_to_issue,
        columns=DECISION_COLUMNS,
        line=decision_line(DecisionKind),
        page="recognition:decision_detail",
        state=DECISION.states.__getitem__,
    ),
):
    queues.register(queue)
