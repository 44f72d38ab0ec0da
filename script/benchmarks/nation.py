"""A nation's initiatives for a benchmark: bodies, plans, registrations, lines."""

from datetime import UTC, date, datetime

from django.core.management import call_command
from django.db import connection, transaction
from names import Names

from campaigns.models import IssuingBody, Plan, ReformArea, ReformAreaSet
from campaigns.models.bodies import Level
from registrations.models import Initiative, Registration

PROVINCES = 34
BODIES_EACH = 98
YEARS = 5
LINES_EACH = 5
A_BATCH = 5_000


def fill(initiatives: int) -> None:
    """Fill an empty database with so many initiatives: every registration of five lines, four in
    five registrations accepted. Every province issues some plans a year, under each of which its
    bodies register. All or nothing; a database that is filled already is left as it is."""
    call_command("migrate", verbosity=0)
    if Initiative.objects.count() >= initiatives:
        call_command("renew_terms", verbosity=0)
        return
    with transaction.atomic():
        _fill(initiatives)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _fill(initiatives: int) -> None:
    area_set = _area_set()
    areas = list(ReformArea.objects.filter(area_set=area_set))
    registrations = _registrations(initiatives // LINES_EACH, area_set)
    names = Names(seed=7)
    lines: list[Initiative] = []
    for number, registration in enumerate(registrations):
        lines += [
            Initiative(
                registration=registration,
                area=areas[(number + place) % len(areas)],
                position=place + 1,
                name=names.telling(),
            )
            for place in range(LINES_EACH)
        ]
        if len(lines) >= A_BATCH:
            Initiative.objects.bulk_create(lines)
            lines = []
    Initiative.objects.bulk_create(lines)


def _area_set() -> ReformAreaSet:
    area_set = ReformAreaSet.objects.create(name="7 lĩnh vực")
    for place in range(1, 8):
        ReformArea.objects.create(area_set=area_set, position=place, name=f"Lĩnh vực {place}")
    return area_set


def _registrations(wanted: int, area_set: ReformAreaSet) -> list[Registration]:
    plans_each = -(-wanted // (PROVINCES * BODIES_EACH))
    now = datetime(2026, 5, 1, tzinfo=UTC)
    made: list[Registration] = []
    for number in range(1, PROVINCES + 1):
        province = IssuingBody.objects.add_root(
            instance=IssuingBody(name=f"Ủy ban nhân dân tỉnh {number}", level=Level.PROVINCE)
        )
        bodies = [
            IssuingBody.objects.add_child(
                province,
                instance=IssuingBody(
                    name=f"Ủy ban nhân dân xã {number}.{place}", level=Level.COMMUNE
                ),
            )
            for place in range(1, BODIES_EACH + 1)
        ]
        for order in range(plans_each):
            plan = Plan.objects.add_root(
                instance=Plan(
                    issuing_body=province,
                    number=str(order + 1),
                    symbol="KH-UBND",
                    title="Phát động thi đua",
                    issued_on=date(2026 - order % YEARS, 3, 1),
                    status="issued",
                    reform_area_set=area_set,
                )
            )
            made += [
                Registration(
                    plan=plan,
                    body=body,
                    received_by=province,
                    status="accepted" if place % 5 else "submitted",
                    submitted_at=now,
                )
                for place, body in enumerate(bodies)
            ]
    return Registration.objects.bulk_create(made[:wanted], batch_size=A_BATCH)
