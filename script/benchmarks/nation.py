"""A nation for a benchmark: 34 provinces, 3,321 communes, 100,000 bodies, 10,000 plans of three
years, and as many initiatives as are asked for, consolidated from the communes up to the centre.

Everything that is made by hand in the portal is written here in bulk, as the portal would leave it;
what is frozen when a consolidation is sent is frozen by the portal's own code.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction
from names import Names

from accounts.models import User
from campaigns.models import Plan, Recipient, ReformArea, ReformAreaSet
from campaigns.models.plans import RegistrationForm
from organisation.models import IssuingBody, Membership
from organisation.models.bodies import BodyKind, Level
from organisation.models.memberships import Role
from paperwork.vietnamese import fold, spelling_key
from registrations.consolidation.snapshot import at_hand, freeze
from registrations.models import Consolidation, Initiative, InitiativeProgress, Registration
from registrations.models.progress import fresh_progress

PROVINCES, COMMUNES, BODIES = 34, 3_321, 100_000
COMMUNES_EACH = -(-COMMUNES // PROVINCES)
YEARS = (2026, 2025, 2024)
LINES_EACH = 5
A_BATCH = 5_000
MOMENT = datetime(2026, 5, 1, 3, tzinfo=UTC)


def fill(initiatives: int) -> None:
    """Fill an empty database with so many initiatives, four in five registrations of five lines
    accepted. All or nothing; a database that is filled already is left as it is."""
    call_command("migrate", verbosity=0)
    if Initiative.objects.count() >= initiatives:
        call_command("renew_terms", verbosity=0)
        return
    with transaction.atomic():
        Nation().make(initiatives)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


class Nation:
    """Makes the rows, level by level."""

    def __init__(self) -> None:
        self.area_set = _area_set()
        self.areas = list(ReformArea.objects.filter(area_set=self.area_set))

    def make(self, initiatives: int) -> None:
        """All of it."""
        self._bodies()
        self._plans()
        self._people()
        registrations = self._registrations(initiatives // LINES_EACH)
        self._lines(registrations)
        self._consolidated()

    def _bodies(self) -> None:
        self.centre = self._body("Bộ Nội vụ", Level.CENTRAL, BodyKind.DEPARTMENT, "", 1)
        self.provinces = [
            self._body(f"Ủy ban nhân dân tỉnh {number}", Level.PROVINCE, place=number + 1)
            for number in range(1, PROVINCES + 1)
        ]
        self.communes = [
            self._body(
                f"Ủy ban nhân dân xã {number}",
                Level.COMMUNE,
                above=self.provinces[number // COMMUNES_EACH].path,
                place=number % COMMUNES_EACH + 1,
            )
            for number in range(COMMUNES)
        ]
        wanted = BODIES - 1 - PROVINCES - COMMUNES
        self.by_path = {body.path: body for body in self.provinces}
        # Commune by commune, so that a small nation has whole communes.
        each = -(-wanted // COMMUNES)
        self.units = [
            self._body(
                f"Trường Tiểu học số {number}",
                Level.COMMUNE,
                BodyKind.SCHOOL,
                self.communes[number // each].path,
                number % each + 1,
            )
            for number in range(wanted)
        ]
        self.commune_of = {self.units[n].path: self.communes[n // each] for n in range(wanted)}
        everything = [self.centre, *self.provinces, *self.communes, *self.units]
        below: dict[str, int] = {}
        for body in everything:
            above = body.path[: -IssuingBody.steplen]
            below[above] = below.get(above, 0) + 1
        for body in everything:
            body.numchild = below.get(body.path, 0)
        _save(everything)

    def _body(
        self,
        name: str,
        level: Level,
        kind: BodyKind = BodyKind.PEOPLES_COMMITTEE,
        above: str = "",
        place: int = 1,
    ) -> IssuingBody:
        depth = len(above) // IssuingBody.steplen + 1
        return IssuingBody(
            name=name,
            folded_name=fold(name),
            spelling_key=spelling_key(name),
            level=level,
            kind=kind,
            path=IssuingBody._get_path(above, depth, place),
            depth=depth,
        )

    def _plans(self) -> None:
        """Each year one plan of the centre, under it one of each province, under that one of each
        commune; those who received the newest."""
        self.plans: dict[tuple[int, str], Plan] = {}
        for place, year in enumerate(YEARS, start=1):
            top = self._plan(self.centre, year, "", place)
            for number, province in enumerate(self.provinces, start=1):
                self._plan(province, year, top.path, number)
            for number, commune in enumerate(self.communes):
                above = self.plans[year, self._above(commune).path]
                self._plan(commune, year, above.path, number % COMMUNES_EACH + 1)
                above.numchild += 1
            top.numchild = PROVINCES
        _save(list(self.plans.values()))
        newest = YEARS[0]
        sent = [(self.centre, body, False) for body in self.provinces]
        sent += [(self._above(body), body, False) for body in self.communes]
        sent += [(self.commune_of[body.path], body, True) for body in self.units]
        _save(
            [
                Recipient(
                    plan=self.plans[newest, issuer.path],
                    body=body,
                    must_register=registers,
                    consolidates=not registers,
                    status="acknowledged",
                    acknowledged_at=MOMENT,
                )
                for issuer, body, registers in sent
            ]
        )

    def _plan(self, issuer: IssuingBody, year: int, above: str, place: int) -> Plan:
        depth = len(above) // Plan.steplen + 1
        plan = Plan(
            issuing_body=issuer,
            number=str(year - 2000 + place),
            symbol="KH-UBND",
            title=f"Phát động thi đua cải cách hành chính năm {year}",
            issued_on=date(year, 3, depth),
            status="issued",
            registration_form=RegistrationForm.INITIATIVES,
            starts_on=date(year, 3, depth),
            reform_area_set=self.area_set,
            path=Plan._get_path(above, depth, place),
            depth=depth,
        )
        self.plans[year, issuer.path] = plan
        return plan

    def _above(self, commune: IssuingBody) -> IssuingBody:
        path = commune.path[: -IssuingBody.steplen]
        return self.by_path[path]

    def _people(self) -> None:
        """One of the staff at the centre, at the first province, at its first commune; and the head
        of that commune's first unit."""
        unit = next(body for body in self.units if self.commune_of[body.path] is self.communes[0])
        for name, body, role in (
            ("centre", self.centre, Role.NOI_VU_STAFF),
            ("province", self.provinces[0], Role.NOI_VU_STAFF),
            ("commune", self.communes[0], Role.NOI_VU_STAFF),
            ("unit", unit, Role.UNIT_HEAD),
        ):
            user = User.objects.create_user(username=name, full_name=f"Người thử {name}")
            Membership.objects.create(user=user, body=body, role=role)

    def _registrations(self, wanted: int) -> list[Registration]:
        """So many, four in five accepted: under this year's plans, then under those before."""
        every = (
            Registration(
                plan=self.plans[year, self.commune_of[unit.path].path],
                body=unit,
                received_by=self.commune_of[unit.path],
                status="accepted" if number % 5 else "submitted",
                submitted_at=MOMENT,
                accepted_at=MOMENT if number % 5 else None,
            )
            for year in YEARS
            for number, unit in enumerate(self.units)
        )
        return _save(list(islice(every, wanted)))

    def _lines(self, registrations: list[Registration]) -> None:
        for batch in _batches(self._tellings(registrations)):
            Initiative.objects.bulk_create(batch)
            InitiativeProgress.objects.bulk_create(
                fresh_progress(line) for line in batch if line.registration.status == "accepted"
            )

    def _consolidated(self) -> None:
        """What this year's communes accepted, sent up and accepted by their provinces, and what
        those sent up, accepted by the centre."""
        newest = YEARS[0]
        begun = set(Registration.objects.accepted().values_list("plan", flat=True))
        communes = [
            commune for commune in self.communes if self.plans[newest, commune.path].pk in begun
        ]
        for commune in communes:
            self._send(commune, self._above(commune), newest)
        for path in sorted({self._above(commune).path for commune in communes}):
            self._send(self.by_path[path], self.centre, newest)

    def _send(self, body: IssuingBody, above: IssuingBody, year: int) -> None:
        consolidation = Consolidation.objects.create(
            plan=self.plans[year, body.path],
            body=body,
            sent_under=self.plans[year, above.path],
            received_by=above,
            version=1,
            accepted_version=1,
            status="accepted",
            sent_at=MOMENT,
        )
        freeze(consolidation, at_hand(consolidation.plan, body, to_send=False))

    def _tellings(self, registrations: list[Registration]) -> Iterator[Initiative]:
        names = Names(seed=7)
        for number, registration in enumerate(registrations):
            for place in range(LINES_EACH):
                yield Initiative(
                    registration=registration,
                    area=self.areas[(number + place) % len(self.areas)],
                    position=place + 1,
                    name=names.description(),
                    expected_completion="quý III/2026",
                )


def _save(rows: list[Any]) -> list[Any]:
    model = type(rows[0])
    return model._base_manager.bulk_create(rows, batch_size=A_BATCH)


def _batches(rows: Iterator[Any]) -> Iterator[list[Any]]:
    while batch := list(islice(rows, A_BATCH)):
        yield batch


def _area_set() -> ReformAreaSet:
    area_set = ReformAreaSet.objects.create(name="7 lĩnh vực")
    for place in range(1, 8):
        ReformArea.objects.create(area_set=area_set, position=place, name=f"Lĩnh vực {place}")
    return area_set
