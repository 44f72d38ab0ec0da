"""Candidates for awards under a plan, before anybody is proposed."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from awards.models import AwardForm, Dossier
from awards.models.award_forms import Awardee
from awards.rules.fact_sources.awarded import is_record_of, lower_forms
from awards.rules.fact_sources.places import groups_by_body
from awards.rules.findings import Candidate
from campaigns.models.plans import RegistrationForm
from organisation.models import IssuingBody, Membership
from organisation.models.bodies import IssuingBodyQuerySet
from organisation.models.succession import heirs_of
from paperwork.vietnamese import spelling_key
from recognition.models import Author
from register.models import AwardRecord
from registrations.models import PledgedPerson


def candidates_under(form: AwardForm, *, on: date) -> list[Candidate]:
    """The collectives that take part in the plan and exist on the day, and the people who are
    known: named on accepted registrations, authors of accepted initiatives, with a dossier, or,
    where nobody registers under the plan, with a role at such a body.
    Where the form chooses among holders of another, those holders. Eight queries at most."""
    found = _holders(form) if form.proposed_from_id else _participants(form, on)
    wanted = {Awardee.COLLECTIVE, Awardee.INDIVIDUAL}
    if form.awardee != Awardee.BOTH:
        wanted = {Awardee(form.awardee)}
    unique: dict[tuple[str, str, int], Candidate] = {}
    for one in found:
        if one.kind in wanted:
            unique.setdefault((one.kind, spelling_key(one.name), one.body_id), one)
    return list(unique.values())


def _participants(form: AwardForm, on: date) -> Iterator[Candidate]:
    yield from _with_dossiers(form)
    named = list(groups_by_body(form.plan))
    keys = IssuingBody.objects.filter(pk__in=named).values("pk")
    bodies = IssuingBody.objects.filter(pk__in=named) | IssuingBody.objects.filter(
        pk__in=heirs_of(keys)
    )
    for body in bodies.valid_on(on).order_by("path"):
        yield Candidate("collective", body.name, "", body.pk, is_enterprise=body.kind == ENTERPRISE)
    under = form.plan.path
    people = PledgedPerson.objects.filter(
        registration__plan__path__startswith=under, registration__status="accepted"
    )
    for name, title, body in people.values_list("full_name", "job_title", "registration__body"):
        yield Candidate("individual", name, title, body)
    authors = Author.objects.filter(
        initiative__registration__plan__path__startswith=under,
        initiative__registration__status="accepted",
    )
    for name, title, body in authors.values_list(
        "full_name", "job_title", "initiative__registration__body"
    ):
        yield Candidate("individual", name, title, body)

    if form.plan.registration_form == RegistrationForm.NONE:
        yield from _people_with_roles(bodies, on)


ENTERPRISE = "enterprise"


def _people_with_roles(bodies: IssuingBodyQuerySet, on: date) -> Iterator[Candidate]:
    """Where nobody registers, the people known at the bodies that take part."""
    memberships = Membership.objects.valid_on(on).filter(
        body__in=bodies.values("pk"), user__is_active=True
    )
    rows = memberships.order_by("body__path", "user").values_list(
        "user__full_name", "user__job_title", "body"
    )
    for name, title, body in rows:
        yield Candidate("individual", name, title, body)


def _with_dossiers(form: AwardForm) -> Iterator[Candidate]:
    """Candidates already proposed, with data of their dossiers; drafts of units are left out."""
    told = ~Q(status="draft") | Q(opened_by_organiser=True)
    rows = Dossier.objects.filter(told, award_form=form).exclude(
        status__in=("withdrawn", "declined", "revoked")
    )
    for row in rows:
        yield candidate_of(row)


def _holders(form: AwardForm) -> Iterator[Candidate]:
    lower = lower_forms(form)
    records = AwardRecord.objects.in_force().filter(
        plan__in=[one.plan_id for one in lower], awardee_body__isnull=False
    )
    for record in records.order_by("pk"):
        if record.awardee_body_id and any(is_record_of(record, one) for one in lower):
            yield Candidate(
                kind=record.awardee_kind,
                name=record.awardee_name,
                title=record.awardee_title,
                body_id=record.awardee_body_id,
                honoree_id=record.honoree_id,
                achievement=record.achievement,
            )


def candidate_of(dossier: Dossier) -> Candidate:
    """The awardee of a dossier as a candidate."""
    return Candidate(
        kind=dossier.awardee_kind,
        name=dossier.awardee_name,
        title=dossier.awardee_title,
        body_id=dossier.awardee_body_id,
        honoree_id=getattr(dossier, "honoree_id", None),
        is_enterprise=dossier.is_enterprise,
        achievement=dossier.achievement,
        dossier_id=dossier.pk,
    )
