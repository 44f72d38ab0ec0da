"""Awards that candidates hold already, collectives that are chosen, and awards in dossiers."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import Q
from django.urls import reverse

from awards.models import AwardForm, Dossier, DossierDocument, RequiredDocument
from awards.rules.evidence import AwardSeen, ChosenSeen, TaxSeen
from paperwork.vietnamese import fold
from register.models import AwardRecord


def awards_of(form: AwardForm, bodies: Collection[int]) -> dict[int, tuple[AwardSeen, ...]]:
    """What these bodies and their people hold. Two queries."""
    found: dict[int, list[AwardSeen]] = defaultdict(list)
    lower = lower_forms(form)
    for record in AwardRecord.objects.in_force().filter(awardee_body__in=bodies).order_by("pk"):
        if record.awardee_body_id:
            found[record.awardee_body_id].append(_award(record, lower))
    return {body: tuple(seen) for body, seen in found.items()}


def namesakes_of(form: AwardForm, names: Collection[str]) -> dict[str, tuple[AwardSeen, ...]]:
    """What persons of these folded names hold, wherever they work. Two queries; none without
    names."""
    if not names:
        return {}
    found: dict[str, list[AwardSeen]] = defaultdict(list)
    lower = lower_forms(form)
    rows = AwardRecord.objects.in_force().filter(awardee_kind="individual", folded_name__in=names)
    for record in rows.order_by("pk"):
        found[record.folded_name].append(_award(record, lower))
    return {name: tuple(seen) for name, seen in found.items()}


def lower_forms(form: AwardForm) -> list[AwardForm]:
    """The forms among whose holders this one chooses: of its plan, and of those below from which
    one may be proposed up to it. One query."""
    below = AwardForm.objects.filter(Q(goes_up_to=form) | Q(proposed_up_to=form))
    return list(below.select_related("plan__issuing_body", "authority_body"))


def _award(record: AwardRecord, lower: Iterable[AwardForm]) -> AwardSeen:
    is_person = record.awardee_kind == "individual"
    return AwardSeen(
        form_kind=record.form_kind,
        called=f"{record.form_name} của {record.authority_title}",
        issuer=record.issuing_body_id,
        plan=record.plan_id,
        person=record.spelling_key if is_person else "",
        honoree=record.honoree_id,
        achievement=fold(record.achievement),
        decision=record.decision_number,
        decided_on=record.decided_on,
        is_lower=any(is_record_of(record, form) for form in lower),
        url=reverse("register:record_detail", args=[record.pk]),
    )


def is_record_of(record: AwardRecord, form: AwardForm) -> bool:
    """Whether the register's award was given as this form of award."""
    return (record.plan_id, record.form_kind, record.issuing_body_id) == (
        form.plan_id,
        form.name,
        form.authority.pk,
    )


def chosen_collectives(
    form: AwardForm, bodies: Collection[int]
) -> dict[int, tuple[ChosenSeen, ...]]:
    """The collectives proposed or awarded under a form. One query."""
    rows = (
        Dossier.objects.filter(
            award_form=form, awardee_kind=Dossier.AwardeeKind.COLLECTIVE, awardee_body__in=bodies
        )
        .exclude(status__in=("draft", "withdrawn", "declined", "revoked"))
        .order_by("pk")
    )
    found: dict[int, list[ChosenSeen]] = defaultdict(list)
    for row in rows:
        found[row.awardee_body_id].append(
            ChosenSeen(
                row.awardee_name,
                row.get_status_display().lower(),
                row.status == "decided",
                reverse("awards:dossier_detail", args=[row.pk]),
            )
        )
    return {body: tuple(seen) for body, seen in found.items()}


def tax_papers(dossiers: Collection[int]) -> dict[int, TaxSeen]:
    """The tax office's confirmation in each dossier that asks for it. One query."""
    rows = DossierDocument.objects.filter(
        dossier__in=dossiers,
        required_document__condition=RequiredDocument.Condition.ENTERPRISE,
    )
    return {
        row.dossier_id: TaxSeen(
            bool(row.file), reverse("awards:document_download", args=[row.pk]) if row.file else ""
        )
        for row in rows
    }
