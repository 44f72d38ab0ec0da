"""The workflow of a decision on awards."""

from django.urls import reverse

from awards.decisions.permissions import may_draft_decision, may_issue_decision, may_sign_decision
from awards.models import AwardDecision
from decisions.workflow import decision_workflow

AWARD_DECISION = decision_workflow(
    AwardDecision,
    verbs="awards.decisions.procedure",
    routes="awards:decision",
    prepares=may_draft_decision,
    issues=may_issue_decision,
    issue_label="Ký ban hành",
    signs=may_sign_decision,
    after_discarding=lambda _: reverse("awards:decision_list"),
)
