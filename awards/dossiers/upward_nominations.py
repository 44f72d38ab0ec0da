"""Nominating awardees to the level above (đề nghị cấp trên khen) with their whole dossier; there
the rules of that form of award apply."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from accounts.access import Verdict
from accounts.models import User
from audit.transitions import Values
from awards.dossiers.nominations import nominate
from awards.models import AwardForm, Dossier, DossierDocument, Nomination
from awards.permissions import represents_unit
from campaigns.permissions import may_organise
from organisation.models import IssuingBody


def forms_above(form: AwardForm) -> list[AwardForm]:
    """The forms of award to which holders of this one can be proposed: the one it goes up to, those
    that choose among its holders, and those of the plan above, of a published plan."""
    plan = form.plan
    above = AwardForm.objects.filter(
        Q(pk=form.goes_up_to_id)
        | Q(proposed_from=form)
        | Q(plan__path__in=[plan.path[: -plan.steplen]] if plan.depth > 1 else [])
    ).exclude(pk=form.pk)
    published = above.filter(
        Q(plan=plan) | ~Q(plan__status__in=("draft", "awaiting_signature"))
    ).exclude(authority_body=None)
    return list(
        published.select_related("plan__issuing_body", "plan__receiving_body", "authority_body")
        .order_by("plan__path", "position")
        .distinct()
    )


def holders_of(form: AwardForm) -> list[Dossier]:
    """The decided dossiers of the form of award, in force."""
    return list(form.dossiers.decided().with_bodies().order_by("awardee_kind", "pk"))


def may_raise(user: User, form: AwardForm) -> Verdict:
    """Organisers of the campaign in which the award was given."""
    return may_organise(user, form.plan)


def proposer_for(target: AwardForm, source: AwardForm, actor: User) -> IssuingBody:
    """On whose behalf the holders are proposed: the body that ran the campaign below, which the
    person represents. Raises ValidationError where the person represents no recipient of the
    plan."""
    plan = source.plan
    if target.plan_id == plan.pk:
        return plan.issuing_body
    speaks = represents_unit(actor, plan.issuing_body)
    if not (speaks and target.plan.was_sent_to([plan.issuing_body.path])):
        raise ValidationError(
            f"{target.plan} chưa được gửi đến {plan.issuing_body}, hoặc bạn không được đề nghị "
            "thay cho cơ quan này."
        )
    return plan.issuing_body


def propose_up(
    source: AwardForm, target: AwardForm, *, holders: Iterable[Dossier], actor: User
) -> Nomination:
    """Open a dossier for each holder under the form of award above, on one list, with what its
    papers have in common with those of the file below; all or none.

    Raises ValidationError with the sentences of those who cannot be proposed, Refused.
    """
    chosen = [one for one in holders if one.award_form_id == source.pk]
    if target.pk not in {form.pk for form in forms_above(source)}:
        raise ValidationError("Hình thức này không nhận đề nghị từ hình thức đã chọn.")
    with transaction.atomic():
        nomination = nominate(
            target,
            proposed_by=proposer_for(target, source, actor),
            nominees=[_values(one) for one in chosen],
            actor=actor,
        )
        for dossier in nomination.dossiers.select_related("raised_from"):
            _take_papers_along(dossier)
    return nomination


def _values(holder: Dossier) -> Values:
    names = (
        "awardee_kind",
        "awardee_name",
        "awardee_title",
        "awardee_body",
        "honoree",
        "is_enterprise",
        "is_household",
        "achievement",
        "summary",
    )
    return {"raised_from": holder, **{name: getattr(holder, name) for name in names}}


def _take_papers_along(dossier: Dossier) -> None:
    """Copy the text of the report, and files of the same name; other papers of the level above have
    to be attached."""
    before = {
        _what(one): one
        for one in DossierDocument.objects.filter(dossier=dossier.raised_from).select_related(
            "required_document"
        )
    }
    for place in dossier.documents.select_related("required_document"):
        earlier = before.get(_what(place))
        if earlier is None or place.required_document.is_shared:
            continue
        place.wording = earlier.wording
        place.file, place.original_name = earlier.file, earlier.original_name
        place.attached_at, place.attached_by = earlier.attached_at, earlier.attached_by
        place.save()


def _what(document: DossierDocument) -> str:
    asked = document.required_document
    return asked.made_as or asked.name.casefold()
