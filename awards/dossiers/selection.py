"""Opening dossiers for chosen candidates, by the receiving office."""

from collections.abc import Collection, Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from audit import clock
from audit.transitions import Values
from awards.dossiers.nominations import nominate
from awards.models import AwardForm, Nomination
from awards.rules.candidates import candidates_under
from awards.rules.findings import Candidate
from campaigns.models import Plan
from organisation.models import IssuingBody
from paperwork.vietnamese import spelling_key


def candidate_key(candidate: Candidate) -> str:
    """The key by which a page identifies a candidate."""
    return f"{candidate.kind}:{candidate.body_id}:{spelling_key(candidate.name)}"


def open_for(
    form: AwardForm, *, signs: Collection[str], achievement: str, actor: User
) -> list[Nomination]:
    """Open a dossier for each candidate chosen, a list for each body that proposes; all or none.

    Only who may be a candidate under the plan today is one, whatever was sent. Raises Refused, and
    ValidationError where nobody is chosen or one cannot be proposed.
    """
    chosen = [
        one for one in candidates_under(form, on=clock.today()) if candidate_key(one) in signs
    ]
    if not chosen:
        raise ValidationError("Hãy chọn ít nhất một tập thể hoặc cá nhân.")
    if not achievement.strip():
        raise ValidationError("Hãy ghi thành tích sẽ ghi trên giấy khen, bằng khen.")
    bodies = IssuingBody.objects.in_bulk([one.body_id for one in chosen])
    groups: dict[IssuingBody, list[Candidate]] = {}
    proposers = _recipients(form.plan)
    for one in chosen:
        proposer = _proposer(bodies[one.body_id], proposers) or form.plan.issuing_body
        groups.setdefault(proposer, []).append(one)
    with transaction.atomic():
        return [
            nominate(
                form,
                proposed_by=proposer,
                nominees=[_values(one, bodies[one.body_id], achievement) for one in group],
                actor=actor,
                as_organiser=True,
            )
            for proposer, group in groups.items()
        ]


def _recipients(plan: Plan) -> list[IssuingBody]:
    return list(IssuingBody.objects.filter(received_plans__plan=plan))


def _proposer(body: IssuingBody, recipients: Iterable[IssuingBody]) -> IssuingBody | None:
    """The nearest recipient of the plan at or above a body: a commune is proposed by its
    district where the plan went to districts."""
    above = [one for one in recipients if body.is_at_or_below(one)]
    return max(above, key=lambda one: len(one.path), default=None)


def _values(candidate: Candidate, body: IssuingBody, achievement: str) -> Values:
    return {
        "awardee_kind": candidate.kind,
        "awardee_name": candidate.name,
        "awardee_title": candidate.title,
        "awardee_body": body,
        "is_enterprise": candidate.is_enterprise,
        "achievement": achievement.strip(),
    }
