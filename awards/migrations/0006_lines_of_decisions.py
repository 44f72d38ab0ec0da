"""Decisions recorded one dossier at a time get their list, so that they too can be read, printed,
corrected and revoked."""

from django.db import migrations

NAMES = {"giay_khen": "Giấy khen", "bang_khen": "Bằng khen"}


def write_lines(apps, schema_editor):
    """One line for each decided dossier, in the order of the register."""
    dossiers = apps.get_model("awards", "Dossier")
    items = apps.get_model("awards", "DecisionItem")
    decided = (
        dossiers.objects.filter(status="decided", decision__isnull=False)
        .exclude(pk__in=items.objects.values("dossier"))
        .select_related("award_form", "awardee_body")
    )
    items.objects.bulk_create(
        items(
            decision_id=dossier.decision_id,
            dossier=dossier,
            position=dossier.register_number,
            form_name=f"{NAMES[dossier.award_form.name]} của {dossier.award_form.authority_title}",
            awardee_kind=dossier.awardee_kind,
            awardee_name=dossier.awardee_name,
            awardee_title=dossier.awardee_title,
            awardee_body_name=dossier.awardee_body.name,
            achievement=dossier.achievement,
        )
        for dossier in decided
    )


class Migration(migrations.Migration):
    """Going back leaves the lines to the table that goes."""

    dependencies = [("awards", "0005_dossier_papers")]
    operations = [migrations.RunPython(write_lines, migrations.RunPython.noop)]
