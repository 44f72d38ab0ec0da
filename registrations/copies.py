"""Copying lines to a unit's draft: its own of earlier years, or another unit's accepted model, with
the source named."""

from collections.abc import Callable, Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet

from accounts.models import User
from audit import transitions
from campaigns.models import Plan, ReformArea
from organisation.models import IssuingBody
from organisation.succession import taken_over_by
from paperwork.vietnamese import fold, spelling_key
from registrations.models import Initiative, PledgedPerson, Registration
from registrations.models.initiatives import InitiativeQuerySet
from registrations.permissions import may_edit_registration
from registrations.submission import save_draft


def own_earlier(plan: Plan, body: IssuingBody) -> QuerySet[Registration]:
    """Registrations of a body, or of one whose duties it took over, under other plans, the newest
    first; without drafts and withdrawn ones."""
    return (
        Registration.objects.live()
        .exclude(status=Registration.Status.DRAFT)
        .filter(body__in=taken_over_by([body])[body.pk])
        .exclude(plan=plan)
        .with_bodies()
        .order_by("-plan__issued_on", "-pk")
    )


def may_be_copied(plan: Plan, body: IssuingBody) -> InitiativeQuerySet:
    """The lines that a body may copy into its registration under a plan: its own of earlier years,
    and whatever was accepted anywhere."""
    own = Q(registration__in=own_earlier(plan, body).order_by().values("pk"))
    accepted = Q(registration__status=Registration.Status.ACCEPTED)
    return Initiative.objects.filter(own | accepted).of_others(plan, body)


def area_under(area: ReformArea, areas: Iterable[ReformArea]) -> ReformArea | None:
    """The field of a plan that corresponds to a field of another set: the same, the one that
    statistics count it as, or the one of the same name; None where a person must choose."""
    areas = list(areas)
    for fits in (
        lambda one: one.pk == area.pk,
        lambda one: area.counts_as_id == one.pk or one.counts_as_id == area.pk,
        lambda one: fold(one.name) == fold(area.name),
    ):
        found = next((one for one in areas if fits(one)), None)
        if found is not None:
            return found
    return None


def source_of(initiative: Initiative) -> str:
    """The name of the source of a copied line: unit, plan and year."""
    registration = initiative.registration
    return f"Theo {registration.body}, {registration.plan.reference} {registration.plan.years.said}"


def copy_lines(
    registration: Registration, chosen: Iterable[tuple[Initiative, ReformArea]], *, actor: User
) -> int:
    """Put copies of some lines, each in a field of the plan, at the end of a draft; returns their
    number.

    A copy knows its source for ever (`copied_from`); one of another unit's says so in its note too,
    so that every paper names it. A registration not yet begun is begun. Raises Refused where it may
    not be edited, and ValidationError where the unit takes no part or a line may not be copied.
    """
    chosen = list(chosen)
    allowed = set(
        may_be_copied(registration.plan, registration.body)
        .filter(pk__in=[line.pk for line, _ in chosen])
        .values_list("pk", flat=True)
    )
    if not {line.pk for line, _ in chosen} <= allowed:
        raise ValidationError("Có dòng không còn chép được. Hãy mở lại trang và chọn lại.")
    own = taken_over_by([registration.body])[registration.body_id]

    def change(locked: Registration) -> None:
        last = locked.initiatives.count()
        for position, (line, area) in enumerate(chosen, start=last + 1):
            is_own = line.registration.body_id in own
            Initiative.objects.create(
                registration=locked,
                area=area,
                position=position,
                kind=line.kind,
                name=line.name,
                # What another unit expected, or what was expected in another year, says nothing.
                note=line.note if is_own else source_of(line)[:500],
                copied_from=line,
            )

    _write(registration, actor, change)
    return len(chosen)


def copy_pledge(registration: Registration, source: Registration, *, actor: User) -> None:
    """Take the words and the people of an earlier pledge of the same unit into a draft, beside what
    it says already. Raises as `copy_lines`."""
    if not own_earlier(registration.plan, registration.body).filter(pk=source.pk).exists():
        raise ValidationError("Chỉ chép được từ bản đăng ký trước đây của chính đơn vị.")

    def change(locked: Registration) -> None:
        locked.pledge = locked.pledge or source.pledge
        there = {spelling_key(person.full_name) for person in locked.people.all()}
        missing = [one for one in source.people.all() if spelling_key(one.full_name) not in there]
        for position, person in enumerate(missing, start=len(there) + 1):
            PledgedPerson.objects.create(
                registration=locked,
                position=position,
                full_name=person.full_name,
                job_title=person.job_title,
                unit=person.unit,
            )

    _write(registration, actor, change)


def _write(registration: Registration, actor: User, change: Callable[[Registration], None]) -> None:
    """Change a draft, created here where there is none; people who have it open will notice."""

    with transaction.atomic():
        if registration.pk is None:
            save_draft(registration, actor=actor, values={})
        transitions.revise(
            registration, actor=actor, permission=may_edit_registration, change=change
        )
