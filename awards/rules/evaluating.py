"""What a form of award asks, answered for candidates; and who would qualify today."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from awards.models import AwardForm, Dossier, Requirement
from awards.models.award_forms import Awardee
from awards.rules.findings import Answer, Candidate, Finding
from awards.rules.weighing import Judged, overall


@dataclass(frozen=True, slots=True)
class Prospect:
    """A candidate with what was found of him, and all of it together."""

    candidate: Candidate
    findings: tuple[Finding, ...]
    answer: Answer


def candidate_of(dossier: Dossier) -> Candidate:
    """The awardee of a dossier, as rules look at him."""
    return Candidate(
        kind=dossier.awardee_kind,
        name=dossier.awardee_name,
        title=dossier.awardee_title,
        body_id=dossier.awardee_body_id,
        is_enterprise=dossier.is_enterprise,
        achievement=dossier.achievement,
        dossier_id=dossier.pk,
    )


def findings_for(
    form: AwardForm, candidates: Sequence[Candidate], *, on: date
) -> dict[Candidate, tuple[Finding, ...]]:
    """For each candidate the findings on the requirements that are for him, in the plan's order.

    `on` is the day on which it is asked. The number of queries does not grow with candidates.
    """
    requirements = list(form.requirements.all())
    return {
        candidate: tuple(
            Finding(one.pk, Answer.NEEDS_PERSON, f"Người thẩm định xác nhận: {one.text}")
            for one in requirements
            if is_for(one, candidate)
        )
        for candidate in candidates
    }


def who_qualifies(form: AwardForm, *, on: date) -> list[Prospect]:
    """Those who take part in the plan, with what was found of each, the best first."""
    return []


def is_for(requirement: Any, candidate: Candidate) -> bool:
    """Whether a requirement is asked of a candidate."""
    return requirement.awardee in (Awardee.BOTH, candidate.kind) and requirement.only_body_id in (
        None,
        candidate.body_id,
    )


def answer_of(requirements: Iterable[Requirement], findings: Iterable[Finding]) -> Answer:
    """All findings on a candidate together, as `weighing.overall`."""
    asked = {one.pk: one for one in requirements}
    return overall(
        Judged(
            asked[found.requirement].kind,
            asked[found.requirement].alternative,
            asked[found.requirement].branch,
            found.answer,
        )
        for found in findings
    )
