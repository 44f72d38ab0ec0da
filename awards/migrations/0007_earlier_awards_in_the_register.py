from django.db import migrations
from django.utils import timezone

from paperwork.vietnamese import fold, official_number
from register.models.records import new_check_code

FORM_NAMES = {"giay_khen": "Giấy khen", "bang_khen": "Bằng khen"}


def enter_earlier_awards(apps, schema_editor):
    """Dossiers that were decided before there was a register enter it, in the order of their
    decisions, after what a register holds already."""
    record_of = apps.get_model("register", "AwardRecord").objects
    decided = apps.get_model("awards", "Dossier").objects.filter(
        status="decided", decision__issued_on__isnull=False
    )
    related = ("award_form", "decision", "awardee_body", "proposed_by")
    for dossier in decided.select_related(*related).order_by(
        "decision__issued_on", "decision", "register_number", "pk"
    ):
        if not record_of.filter(source_key=f"dossier:{dossier.pk}").exists():
            record_of.create(**_words(apps, dossier), **_place(apps, dossier))


def _words(apps, dossier):
    form, decision = dossier.award_form, dossier.decision
    number = official_number(decision.number, decision.symbol)
    is_person = dossier.awardee_kind == "individual"
    title = dossier.awardee_title if is_person else ""
    body_name = dossier.awardee_body.name
    return {
        "plan_id": form.plan_id,
        "form_kind": form.name if form.name in FORM_NAMES else "other",
        "form_name": FORM_NAMES.get(form.name, form.name),
        "authority_title": form.authority_title,
        "awardee_kind": dossier.awardee_kind,
        "awardee_name": dossier.awardee_name,
        "awardee_title": title,
        "awardee_body_id": dossier.awardee_body_id,
        "awardee_body_name": body_name,
        "honoree": _honoree(apps, dossier) if is_person else None,
        "achievement": dossier.achievement,
        "decision_number": number,
        "decided_on": decision.issued_on,
        "ordinal": dossier.register_number,
        "place": decision.place,
        "signer_title": decision.signer_title,
        "signer_capacity": decision.signer_capacity,
        "signer_name": decision.signer_name,
        "source_key": f"dossier:{dossier.pk}",
        "check_code": new_check_code(),
        "folded_name": fold(dossier.awardee_name),
        "folded": fold(" ".join((dossier.awardee_name, title, body_name, number))),
    }


def _place(apps, dossier):
    """The next number of the body and year, and who decided."""
    body, day = dossier.decision.issuing_body_id, dossier.decision.issued_on
    year, _ = apps.get_model("register", "RegisterYear").objects.get_or_create(
        issuing_body_id=body, year=day.year
    )
    year.last_number += 1
    year.save()
    return {
        "issuing_body_id": body,
        "year": day.year,
        "number": year.last_number,
        "entered_by_id": _who_decided(apps, dossier),
        "entered_at": timezone.now(),
    }


def _honoree(apps, dossier):
    """The person of this name at this body, made where none is known there."""
    people = apps.get_model("register", "Honoree").objects
    known = people.filter(full_name=dossier.awardee_name, body=dossier.awardee_body_id).first()
    return known or people.create(
        full_name=dossier.awardee_name,
        folded_name=fold(dossier.awardee_name),
        title=dossier.awardee_title,
        body_id=dossier.awardee_body_id,
    )


def _who_decided(apps, dossier):
    event = (
        apps.get_model("audit", "Event")
        .objects.filter(
            subject_type__app_label="awards",
            subject_type__model="dossier",
            subject_id=dossier.pk,
            verb="decide",
        )
        .first()
    )
    if event is not None:
        return event.actor_id
    return apps.get_model("accounts", "User").objects.order_by("pk").values_list("pk", flat=True)[0]


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("audit", "0001_initial"),
        ("awards", "0006_lines_of_decisions"),
        ("register", "0002_certificates"),
    ]

    operations = [migrations.RunPython(enter_earlier_awards, migrations.RunPython.noop)]
