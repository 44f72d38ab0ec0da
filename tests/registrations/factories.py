"""Registrations for tests, and a district with everyone who takes part in its campaign."""

from dataclasses import dataclass

import factory
from django.utils import timezone

from accounts.models import User
from campaigns.models import Plan, ReformArea
from campaigns.models.plans import DocumentKind, RegistrationForm
from organisation.models import IssuingBody
from organisation.models.bodies import BodyKind, Level
from organisation.models.memberships import Role
from registrations.models import Consolidation, Initiative, PledgedPerson, Registration
from registrations.participation import desk_for
from tests.campaigns.factories import (
    BodyFactory,
    PlanFactory,
    RecipientFactory,
    person,
    school,
)


class RegistrationFactory(factory.django.DjangoModelFactory):
    """A draft received by the plan's issuing body."""

    class Meta:
        model = Registration

    plan = factory.SubFactory(PlanFactory)
    body = factory.SubFactory(BodyFactory)
    received_by = factory.SelfAttribute("plan.issuing_body")


class InitiativeFactory(factory.django.DjangoModelFactory):
    """A line in the first field of the registration's plan; `field` chooses another (1–7)."""

    class Meta:
        model = Initiative
        exclude = ("field",)

    field = 1
    registration = factory.SubFactory(RegistrationFactory)
    area = factory.LazyAttribute(lambda line: area_of(line.registration.plan, line.field))
    name = factory.Sequence(lambda n: f"Sáng kiến thử {n}")


class PledgedPersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PledgedPerson

    registration = factory.SubFactory(RegistrationFactory)
    full_name = factory.Sequence(lambda n: f"Trần Văn Thử {n}")


class ConsolidationFactory(factory.django.DjangoModelFactory):
    """A draft that the plan's issuing body sends up under the parent plan."""

    class Meta:
        model = Consolidation

    plan = factory.SubFactory(PlanFactory)
    body = factory.SelfAttribute("plan.issuing_body")
    sent_under = factory.SelfAttribute("plan.parent")
    received_by = factory.SelfAttribute("sent_under.issuing_body")
    version = 0
    accepted_version = factory.LazyAttribute(
        lambda one: one.version if one.status == "accepted" else None
    )
    status = "draft"


def area_of(plan: Plan, field: int) -> ReformArea:
    """The field of a plan at a place in its list (1–7)."""
    return ReformArea.objects.get(area_set=plan.reform_area_set, position=field)


def line(plan: Plan, field: int, name: str, **typed) -> Initiative:
    """A line of Biểu 2 as typed."""
    return Initiative(area=area_of(plan, field), kind="initiative", name=name, **typed)


def registered(plan: Plan, body: IssuingBody, counts: str = "", status: str = "accepted"):
    """A body's registration with so many lines in each field: "1002000" is one line in the first
    field and two in the fourth."""
    registration = RegistrationFactory(
        plan=plan,
        body=body,
        received_by=desk_for(plan, body),
        status=status,
        submitted_at=None if status == "draft" else timezone.now(),
        return_reason="Thiếu tiến độ" if status == "returned" else "",
    )
    position = 0
    for field, number in enumerate(counts, start=1):
        for order in range(1, int(number) + 1):
            position += 1
            InitiativeFactory(
                registration=registration,
                field=field,
                position=position,
                name=f"{body.name}: lĩnh vực {field}, số {order}",
            )
    return registration


@dataclass
class District:
    """A city, its district with an education office, three schools and two communes; and the
    three plans by which its campaign goes down, as in Củ Chi in 2020."""

    city: IssuingBody
    body: IssuingBody
    home_affairs: IssuingBody
    office: IssuingBody
    schools: list[IssuingBody]
    communes: list[IssuingBody]
    city_plan: Plan
    plan: Plan
    letter: Plan

    def staff(self) -> User:
        """Staff of the home affairs office, which acts for the district."""
        return person(Role.NOI_VU_STAFF, self.home_affairs)

    def office_staff(self) -> User:
        """Staff of the education office."""
        return person(Role.NOI_VU_STAFF, self.office)

    def city_staff(self) -> User:
        """Staff of the city."""
        return person(Role.NOI_VU_STAFF, self.city)


def district() -> District:
    """The whole district. Schools register under the letter at the education office; the office
    and the communes under the district's plan."""
    city = BodyFactory(name="Ủy ban nhân dân Thành phố", level=Level.PROVINCE)
    body = BodyFactory(name="Ủy ban nhân dân huyện Củ Chi", under=city)
    home_affairs = BodyFactory(
        name="Phòng Nội vụ huyện Củ Chi", under=body, kind=BodyKind.OFFICE, acts_for=body
    )
    office = BodyFactory(
        name="Phòng Giáo dục và Đào tạo huyện Củ Chi",
        under=body,
        kind=BodyKind.OFFICE,
        head_title="Trưởng phòng",
    )
    schools = [school(f"Trường Tiểu học Thử {number}", office) for number in (1, 2, 3)]
    communes = [
        BodyFactory(name=f"Ủy ban nhân dân xã Thử {number}", under=body, level=Level.COMMUNE)
        for number in (1, 2)
    ]
    city_plan = PlanFactory(issuing_body=city, number="1513")
    plan = PlanFactory(issuing_body=body, under=city_plan, number="3925")
    letter = PlanFactory(
        issuing_body=office,
        under=plan,
        kind=DocumentKind.LETTER,
        number="537",
        symbol="GDĐT-VP",
    )
    for sent, receiver, changes in [
        (city_plan, body, {}),
        (plan, office, {}),
        *((plan, commune, {}) for commune in communes),
        *((letter, place, {}) for place in schools),
    ]:
        RecipientFactory(plan=sent, body=receiver, **changes)
    return District(city, body, home_affairs, office, schools, communes, city_plan, plan, letter)


@dataclass
class Province:
    """A province whose districts gather their communes under the province's own plan, as in Kiên
    Giang in 2020."""

    body: IssuingBody
    districts: list[IssuingBody]
    communes: list[IssuingBody]
    plan: Plan


def province(**plan_values) -> Province:
    """A province, two districts that consolidate, and two communes under the first of them."""
    body = BodyFactory(name="Ủy ban nhân dân tỉnh Kiên Giang", level=Level.PROVINCE)
    districts = [
        BodyFactory(name=f"Ủy ban nhân dân huyện {name}", under=body)
        for name in ("Giồng Riềng", "Hòn Đất")
    ]
    communes = [
        BodyFactory(name=f"Ủy ban nhân dân xã {name}", under=districts[0], level=Level.COMMUNE)
        for name in ("Ngọc Chúc", "Thạnh Lộc")
    ]
    plan = PlanFactory(issuing_body=body, number="34", **plan_values)
    for place in districts:
        RecipientFactory(plan=plan, body=place, consolidates=True)
    for commune in communes:
        RecipientFactory(plan=plan, body=commune)
    return Province(body, districts, communes, plan)


def pledge_plan(**values) -> Plan:
    """A plan under which collectives and persons pledge."""
    return PlanFactory(
        registration_form=RegistrationForm.PLEDGE,
        theme="Đẩy mạnh cải cách hành chính năm 2020",
        **values,
    )


def pledged_province() -> Province:
    """That province where units pledge: one commune has pledged with two persons, accepted at its
    district's desk."""
    place = province(
        registration_form=RegistrationForm.PLEDGE, theme="Đẩy mạnh cải cách hành chính năm 2020"
    )
    registration = registered(place.plan, place.communes[0])
    Registration.objects.filter(pk=registration.pk).update(pledge="Hoàn thành xuất sắc")
    for position, name in enumerate(("Trần Văn An", "Lê Thị Bình"), start=1):
        PledgedPersonFactory(
            registration=registration,
            position=position,
            full_name=name,
            job_title="Công chức",
            unit="Ủy ban nhân dân xã Ngọc Chúc",
        )
    return place
