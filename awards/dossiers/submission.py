"""Opening, changing, submitting and withdrawing a dossier."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from accounts.access import Refused
from accounts.models import User
from audit import clock, transitions
from audit.models import Event
from audit.transitions import Values
from awards.dossiers.checklist import lay_out
from awards.models import AwardForm, Dossier
from awards.permissions import (
    bodies_proposed_for,
    may_edit_dossier,
    may_open_dossier,
    represents_unit,
)
from awards.workflow import DOSSIER
from campaigns.models import Plan
from campaigns.models.timetable import DeadlineKind
from campaigns.permissions import may_organise
from campaigns.plans.timetable import is_late
from organisation.models import IssuingBody
from organisation.models.bodies import IssuingBodyQuerySet
from registrations.participation import last_day_for


def open_dossier(
    award_form: AwardForm,
    *,
    proposed_by: IssuingBody,
    values: Values,
    actor: User,
    as_organiser: bool = False,
) -> Dossier:
    """Open a dossier for one awardee, with a place for each paper that the form of award asks.

    A unit opens its own; the organisers may open one for a unit, and a person who is both says with
    `as_organiser` in which role they act. Raises Refused, and ValidationError where one is open for
    the same awardee, or the awardee lacks the form of award among whose holders the plan chooses.
    """
    plan = award_form.plan
    answer = may_open_dossier(actor, plan)
    if not answer:
        raise Refused(answer.reason)
    speaks_for_it = represents_unit(actor, proposed_by)
    by_organiser = as_organiser or not (speaks_for_it and plan.was_sent_to([proposed_by.path]))
    if by_organiser and not may_organise(actor, plan):
        raise Refused(f"Bạn không được lập hồ sơ thay cho {proposed_by}.")
    dossier = Dossier(
        award_form=award_form,
        proposed_by=proposed_by,
        opened_by_organiser=by_organiser,
        **values,
    )
    with transaction.atomic():
        # Two who open one for the same awardee at once wait here for each other.
        AwardForm.objects.select_for_update(no_key=True).get(pk=award_form.pk)
        dossier.validate_constraints()
        _refuse_non_holders(award_form.proposed_from, dossier)
        dossier.save()
        lay_out(dossier)
        transitions.record_creation(dossier, actor=actor, label="Lập hồ sơ")
    return dossier


def revise_dossier(
    dossier: Dossier, *, values: Values, actor: User, seen: int | None = None
) -> None:
    """Change the data of a draft or returned dossier; the checklist follows the awardee.

    `seen` is the revision that was shown where it was typed. Raises EditedMeanwhile where somebody
    else has saved since, Refused where it may no longer be edited, and ValidationError as
    `open_dossier` does.
    """

    def change(locked: Dossier) -> None:
        for name, value in values.items():
            setattr(locked, name, value)
        locked.validate_constraints()
        _refuse_non_holders(locked.award_form.proposed_from, locked)
        lay_out(locked)

    transitions.revise(dossier, actor=actor, permission=may_edit_dossier, change=change, seen=seen)


def submit(dossier: Dossier, *, actor: User) -> Event | None:
    """Submit to the receiving office. Raises ValidationError where a required paper is missing, or
    it is late and the plan does not accept late ones."""

    def act(locked: Dossier) -> None:
        missing = [
            document.required_document.name
            for document in locked.documents.filter(file="").select_related("required_document")
        ]
        if missing:
            raise ValidationError([f"Hồ sơ còn thiếu tệp: {name}." for name in missing])
        plan = locked.award_form.plan
        last_day = last_day_for(plan, locked.proposed_by, DeadlineKind.DOSSIER)
        locked.is_late = is_late(
            locked, plan, last_day, what="nộp hồ sơ", late_ones="hồ sơ nộp", advice=""
        )
        # The day of the first receipt, which decides on the law that applies, stays.
        locked.received_on = locked.received_on or clock.today()
        locked.return_reason = ""

    return transitions.perform(DOSSIER, "submit", dossier, actor=actor, act=act)


def withdraw(dossier: Dossier, *, actor: User) -> Event | None:
    """Take a dossier back before it was found complete."""
    return transitions.perform(DOSSIER, "withdraw", dossier, actor=actor)


def _refuse_non_holders(lower_form: AwardForm | None, dossier: Dossier) -> None:
    """A plan may choose the holders of one form for a higher one (Củ Chi: the city's bằng khen
    among those who hold the district's giấy khen). A rule of such a plan, not of the law."""
    if lower_form is None:
        return
    holds = lower_form.dossiers.decided().filter(
        awardee_kind=dossier.awardee_kind,
        awardee_name=dossier.awardee_name,
        awardee_body=dossier.awardee_body,
    )
    if not holds.exists():
        raise ValidationError(
            f"Kế hoạch chỉ chọn trong số đã được tặng {lower_form}; {dossier.awardee_name} chưa có "
            "quyết định tặng hình thức đó."
        )


def proposers_for(plan: Plan, user: User) -> IssuingBodyQuerySet:
    """The bodies for which the person may propose: all recipients for an organiser, else their
    own among them. A queryset in the order of the tree."""
    recipients = IssuingBody.objects.filter(pk__in=plan.recipients.values("body"))
    if may_organise(user, plan):
        return IssuingBody.objects.filter(
            Q(pk__in=recipients.values("pk")) | Q(pk=plan.issuing_body_id)
        )
    # What has ended proposes nothing more; its successor received the plan and does.
    own = recipients.valid_on(clock.today())
    return own.filter(pk__in=[body.pk for body in bodies_proposed_for(user)])
