"""What a dossier's page tells of its way through council and decision."""

from typing import Any

from accounts.models import User
from awards.councils.permissions import may_see_meeting
from awards.decisions.permissions import may_see_decision
from awards.models import DecisionItem, Dossier, MeetingItem


def road_of(user: User, dossier: Dossier) -> dict[str, Any]:
    """The meetings that had a dossier on their list and the decisions that name it, as far as the
    person may see them; `in_decision` where a decision holds it now. Three queries at most."""
    meetings = MeetingItem.objects.filter(dossier=dossier).select_related("meeting__council__body")
    lines = list(
        DecisionItem.objects.filter(dossier=dossier)
        .exclude(decision__status="discarded")
        .select_related(
            "decision__issuing_body",
            "decision__plan__issuing_body",
            "decision__plan__receiving_body",
        )
        .order_by("decision")
    )
    return {
        "meetings": [
            item
            for item in meetings.order_by("meeting__held_on")
            if item.meeting.status != "called_off" and may_see_meeting(user, item.meeting)
        ],
        "lines": [line for line in lines if may_see_decision(user, line.decision)],
        "in_decision": any(line.holds for line in lines),
    }
