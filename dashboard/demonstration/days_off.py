"""The days off of recent years, for a new portal as for the demonstration."""

from django.db import transaction

from campaigns.models import DayOff
from dashboard.demonstration.fixture_files import FIXTURES, checked, entry, only, read


def load_days_off() -> int:
    """Write the days that are not there yet, and give their number; a day that an administrator
    entered or changed stays. Raises FixtureError, with nothing written, for an error in the file.
    """
    path = FIXTURES / "days_off.yaml"
    there = set(DayOff.objects.values_list("day", flat=True))
    rows = []
    for number, given in enumerate(read(path), start=1):
        with entry(path, f"entry {number}"):
            days = only(given, "source", *DayOff.Kind.values)
            source = days.pop("source")
            for kind, named in days.items():
                for day, name in named.items():
                    row = checked(DayOff(day=day, kind=kind, name=name, source=source))
                    row.clean()
                    if day not in there:
                        rows.append(row)
    with transaction.atomic():
        DayOff.objects.bulk_create(rows)
    return len(rows)
