# What each initiative's name says, as terms by which similar ones are found; filled in for those that
# are there, and indexed on PostgreSQL (on SQLite the trial's rows are few enough to be read through).

from django.db import migrations

import registrations.models.initiatives
from registrations.similarity.renewing import renew_terms

# Said word for word as `registrations.similarity.finding` asks, or the index is not used. Needs no
# extension: terms are lexemes already.
INDEX = """
CREATE INDEX registrations_initiative_by_terms ON registrations_initiative
USING gin (array_to_tsvector(string_to_array(terms, ' '))) WITH (fastupdate = off)
"""


def fill(apps, schema_editor):
    renew_terms(apps.get_model("registrations", "Initiative").objects.all())


def index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(INDEX)


def unindex(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX registrations_initiative_by_terms")


class Migration(migrations.Migration):
    dependencies = [
        ("registrations", "0003_entered_for_a_unit"),
    ]

    operations = [
        migrations.AddField(
            model_name="initiative",
            name="terms",
            field=registrations.models.initiatives.TermsField(
                blank=True, default="", editable=False, verbose_name="các ý của tên"
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(index, unindex),
    ]
