"""Sources of evidence: read for all candidates at once, only what the rules of a form need, each in
a number of queries that does not grow with the candidates."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from awards.models import AwardForm, Requirement
from awards.rules.catalogue import CATALOGUE
from awards.rules.evidence import Facts, Known, PlanSeen
from awards.rules.fact_sources.awarded import (
    awards_of,
    chosen_collectives,
    namesakes_of,
    tax_papers,
)
from awards.rules.fact_sources.entered import ratings_of, violations_of
from awards.rules.fact_sources.places import (
    Surroundings,
    groups_by_body,
    kinds_of_groups,
    surroundings,
)
from awards.rules.fact_sources.ranked import published_in, ranks_of
from awards.rules.fact_sources.registered import initiatives_of, registrations_of
from awards.rules.findings import Candidate
from awards.rules.rule import years_meant
from campaigns.models import Plan
from campaigns.models.plans import RegistrationForm
from paperwork.vietnamese import fold


def gather(
    form: AwardForm,
    requirements: Sequence[Requirement],
    candidates: Sequence[Candidate],
    *,
    on: date,
) -> dict[Candidate, Facts]:
    """The facts for each candidate. At most thirty queries, however many candidates there are."""
    around = surroundings(form.plan, candidates)
    known = _known(form, requirements, candidates, around)
    return {
        candidate: Facts(
            candidate=candidate,
            on=on,
            places=around.places_of(candidate),
            authorities=around.authorities_for(candidate),
            known=known,
        )
        for candidate in candidates
    }


def _known(
    form: AwardForm,
    requirements: Sequence[Requirement],
    candidates: Sequence[Candidate],
    around: Surroundings,
) -> Known:
    plan, bodies = form.plan, around.keys()
    seen = _plan_seen(plan, around)
    rules = [one for one in requirements if one.rule in CATALOGUE]
    reads = {name for one in rules for name in CATALOGUE[one.rule].reads}
    years = {year for one in rules for year in years_meant(one.parameters, seen.years)}
    compared = any(one.rule == "ranked_improved" for one in rules)
    people = {fold(one.name) for one in candidates if one.kind == "individual"}
    dossiers = [one.dossier_id for one in candidates if one.dossier_id]
    first = min([seen.first_day, *(date(year, 1, 1) for year in years)])
    last = max([seen.last_day, *(date(year, 12, 31) for year in years)])
    sources: dict[str, Callable[[], Any]] = {
        "registrations": lambda: registrations_of(plan, bodies),
        "initiatives": lambda: initiatives_of(plan, bodies),
        "ranks": lambda: ranks_of(bodies, years, compared=compared),
        "published": lambda: published_in(years),
        "awards": lambda: awards_of(form, bodies),
        "namesakes": lambda: namesakes_of(form, people),
        "ratings": lambda: ratings_of(bodies, years),
        "violations": lambda: violations_of(bodies, first, last),
        "chosen": lambda: chosen_collectives(form, bodies),
        "groups": lambda: groups_by_body(plan),
        "tax": lambda: tax_papers(dossiers),
        "levels": lambda: {key: body.level for key, body in around.bodies.items()},
    }
    return Known(plan=seen, **{name: sources[name]() for name in sorted(reads)})


def _plan_seen(plan: Plan, around: Surroundings) -> PlanSeen:
    years = plan.years
    return PlanSeen(
        key=plan.pk,
        name=str(plan),
        first_day=plan.starts_on or date(years.first, 1, 1),
        last_day=plan.ends_on or date(years.last, 12, 31),
        years=years.each,
        registers=plan.registration_form != RegistrationForm.NONE,
        parents=frozenset(parent.pk for parent in around.parents),
        group_kinds=kinds_of_groups(plan.groups.all()),
    )
