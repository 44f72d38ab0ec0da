"""Loader of the common templates of certificates, for a new portal and for the demonstration."""

from django.db import transaction

from dashboard.demonstration.fixture_files import FIXTURES, checked, entry, numbered, only, read
from register.models import CertificateTemplate

SIZES = ("width", "height", "inset", "signature_room")


def load_certificate_templates() -> int:
    """Write the templates that are not there yet, and return their number; a template of that name
    that an administrator changed stays. Raises FixtureError, with nothing written, for an error in
    the file."""
    path = FIXTURES / "certificate_templates.yaml"
    common = CertificateTemplate.objects.filter(issuing_body=None)
    there = set(common.values_list("name", flat=True))
    rows = []
    for number, given in numbered(read(path)):
        with entry(path, f"number {number}"):
            values = only(given, "name", "form", "source", "uncertain", "from", "through", *SIZES)
            template = CertificateTemplate(
                name=values["name"],
                form_kind=values["form"],
                source=values["source"],
                is_uncertain=values.get("uncertain", False),
                valid_from=values.get("from"),
                valid_to=values.get("through"),
                **{name: values[name] for name in SIZES if name in values},
            )
            if checked(template).name not in there:
                rows.append(template)
    with transaction.atomic():
        CertificateTemplate.objects.bulk_create(rows)
    return len(rows)
