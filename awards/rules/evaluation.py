"""Evaluation of a form of award's requirements for candidates, and the candidates who would qualify
today."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from awards.models import AwardForm, Requirement
from awards.models.award_forms import Awardee
from awards.rules.candidates import candidate_of, candidates_under
from awards.rules.catalogue import CATALOGUE
from awards.rules.combination import PRIORITY, Judged, all_of, overall
from awards.rules.contradictions import contradictions_of, over_requirements
from awards.rules.evidence import BranchSeen, Facts
from awards.rules.fact_sources import gather
from awards.rules.findings import Answer, Candidate, Finding
from organisation.models import IssuingBody
from paperwork.vietnamese import person_sort_key

__all__ = [
    "Prospect",
    "answer_of",
    "candidate_of",
    "findings_for",
    "is_for",
    "qualifying_candidates",
]

BEST_FIRST = (Answer.MET, Answer.NEEDS_PERSON, Answer.NOT_MET)


@dataclass(frozen=True, slots=True)
class Prospect:
    """A candidate with the single findings, and their combination."""

    candidate: Candidate
    body: IssuingBody
    findings: tuple[Finding, ...]
    answer: Answer


def findings_for(
    form: AwardForm, candidates: Sequence[Candidate], *, on: date
) -> dict[Candidate, tuple[Finding, ...]]:
    """For each candidate the findings on the requirements that apply to it, in the plan's order.

    `on` is the day on which it is asked. The number of queries does not grow with candidates. A
    requirement that contradicts another is for a person to judge until it is met.
    """
    requirements = list(form.requirements.all())
    if not candidates:
        return {}
    asks_bodies = any(one.rule == "body_meets" for one in requirements)
    bodies = _bodies_as_candidates(candidates) if asks_bodies else {}
    facts = gather(form, requirements, [*candidates, *bodies.values()], on=on)
    branches = {key: _branches(requirements, body, facts[body]) for key, body in bodies.items()}
    disputed = over_requirements(contradictions_of(form.plan))
    return {
        candidate: tuple(
            _disputed(found, disputed.get(found.requirement, ""))
            for found in _findings(
                requirements,
                candidate,
                replace(facts[candidate], branches=branches.get(candidate.body_id, ())),
            )
        )
        for candidate in candidates
    }


def qualifying_candidates(form: AwardForm, *, on: date) -> list[Prospect]:
    """Those who may be candidates under the plan, with what was found of each: first who meets
    all, then who needs a person's judgement; those with more priorities first, collectives in the
    tree's order, people by given name. Constant queries."""
    candidates = candidates_under(form, on=on)
    found = findings_for(form, candidates, on=on)
    requirements = list(form.requirements.all())
    bodies = IssuingBody.objects.in_bulk([one.body_id for one in candidates])
    prospects = [
        Prospect(one, bodies[one.body_id], found[one], answer_of(requirements, found[one]))
        for one in candidates
    ]
    priorities = {one.pk for one in requirements if one.kind == PRIORITY}
    return sorted(prospects, key=lambda one: _place(one, priorities))


def _place(prospect: Prospect, priorities: set[int]) -> tuple[object, ...]:
    first = sum(
        1 for one in prospect.findings if one.requirement in priorities and one.answer == Answer.MET
    )
    is_person = prospect.candidate.kind == "individual"
    return (
        BEST_FIRST.index(prospect.answer),
        -first,
        is_person,
        person_sort_key(prospect.candidate.name) if is_person else (),
        prospect.body.path,
    )


def is_for(requirement: Requirement, candidate: Candidate) -> bool:
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


def _findings(
    requirements: Iterable[Requirement], candidate: Candidate, facts: Facts
) -> list[Finding]:
    return [_finding(one, facts) for one in requirements if is_for(one, candidate)]


def _finding(requirement: Requirement, facts: Facts) -> Finding:
    """The answer of a requirement's rule; a person's, where it has none of the catalogue."""
    rule = CATALOGUE.get(requirement.rule)
    if rule is None:
        said = "Người thẩm định xem xét, xác nhận."
        return Finding(requirement.pk, Answer.NEEDS_PERSON, said)
    judged = rule.evaluate(requirement.parameters, facts)
    return Finding(
        requirement.pk, judged.answer, judged.sentence, judged.evidence, judged.confidential
    )


def _disputed(found: Finding, contradiction: str) -> Finding:
    """What the plan itself contradicts is not held against anybody: a person decides."""
    if not contradiction or found.answer == Answer.MET:
        return found
    return replace(
        found,
        answer=Answer.NEEDS_PERSON,
        sentence=f"{found.sentence} {contradiction}",
        contradiction=contradiction,
    )


def _bodies_as_candidates(candidates: Iterable[Candidate]) -> dict[int, Candidate]:
    """The bodies of people, each as a collective that might be a candidate itself."""
    keys = {one.body_id for one in candidates if one.kind == "individual"}
    names = IssuingBody.objects.filter(pk__in=keys).values_list("pk", "name")
    return {key: Candidate("collective", name, "", key) for key, name in names}


def _branches(
    requirements: Iterable[Requirement], body: Candidate, facts: Facts
) -> tuple[BranchSeen, ...]:
    """How a body stands in each branch of the alternatives that are for collectives."""
    found: dict[tuple[str, str], list[Finding]] = {}
    for one in requirements:
        if one.alternative and is_for(one, body) and one.rule != "body_meets":
            key = (one.alternative, one.branch or f"#{one.pk}")
            found.setdefault(key, []).append(_finding(one, facts))
    return tuple(
        BranchSeen(
            alternative,
            branch,
            all_of(one.answer for one in findings),
            tuple(one.sentence for one in findings),
        )
        for (alternative, branch), findings in found.items()
    )
