"""Reference data: the sets of fields of administrative reform, and the days off of recent years.

The days off are loaded into a new portal as well as into the demonstration.
"""

from django.db import transaction

from campaigns.models import DayOff, ReformArea, ReformAreaSet
from dashboard.demonstration.fixture_files import (
    FIXTURES,
    Entry,
    checked,
    entry,
    numbered,
    only,
    read,
)


def load_reform_areas() -> dict[str, ReformAreaSet]:
    """Write the sets with their areas, and return the sets by key."""
    path = FIXTURES / "reform_areas.yaml"
    entries = read(path)
    sets: dict[str, ReformAreaSet] = {}
    for given in entries:
        with entry(path, str(given.get("key"))):
            sets[given["key"]] = _load_set(given)
    for given in entries:
        with entry(path, given["key"]):
            _count_as(given, sets)
    return sets


def _load_set(given: Entry) -> ReformAreaSet:
    words = ("name", "source", "from_year", "to_year")
    area_set = checked(ReformAreaSet(**{word: given[word] for word in words}))
    area_set.save()
    for position, area in numbered(given["areas"]):
        checked(ReformArea(area_set=area_set, position=position, name=area["name"])).save()
    return area_set


def _count_as(given: Entry, sets: dict[str, ReformAreaSet]) -> None:
    """Say for each area of a set as which area of another set it counts (statistics only)."""
    if "counts_in" not in given:
        return
    others = {area.position: area for area in sets[given["counts_in"]].areas.all()}
    for position, area in numbered(given["areas"]):
        if "counts_as" in area:
            sets[given["key"]].areas.filter(position=position).update(
                counts_as=others[area["counts_as"]]
            )


def load_days_off() -> int:
    """Write the days that are not there yet, and return their number; a day that an
    administrator entered or changed stays. Raises FixtureError, with nothing written, for an
    error in the file."""
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
