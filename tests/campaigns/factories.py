"""Bodies, roles and plans for tests."""

from datetime import date

import factory

from campaigns.models import Deadline, Phase, Plan, Recipient, ReformArea, ReformAreaSet
from campaigns.models.plans import RegistrationForm
from campaigns.models.timetable import DeadlineKind
from organisation.models import IssuingBody, Membership
from organisation.models.bodies import BodyKind, Level
from organisation.models.memberships import Role
from tests.accounts.factories import UserFactory

SEVEN_AREAS = (
    "Công tác chỉ đạo điều hành cải cách hành chính",
    "Cải cách thể chế",
    "Cải cách thủ tục hành chính",
    "Cải cách tổ chức bộ máy",
    "Xây dựng và nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức",
    "Cải cách tài chính công",
    "Hiện đại hóa hành chính",
)


class TreeFactory(factory.django.DjangoModelFactory):
    """Makes a node through treebeard: under `under`, or as a root."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *args, under=None, **kwargs):
        node = model_class(*args, **kwargs)
        if under is None:
            return model_class.objects.add_root(instance=node)
        return model_class.objects.add_child(model_class.objects.get(pk=under.pk), instance=node)


class BodyFactory(TreeFactory):
    """A people's committee of a district, unless said otherwise."""

    class Meta:
        model = IssuingBody

    name = factory.Sequence(lambda n: f"Ủy ban nhân dân huyện Thử {n}")
    level = Level.DISTRICT
    kind = BodyKind.PEOPLES_COMMITTEE
    place_name = "Củ Chi"
    head_title = "Chủ tịch"


def school(name: str, under: IssuingBody) -> IssuingBody:
    """A school under an education office."""
    return BodyFactory(
        name=name, under=under, level=Level.DISTRICT, kind=BodyKind.SCHOOL, head_title="Hiệu trưởng"
    )


def person(role: Role, body: IssuingBody, **kwargs):
    """Somebody who holds a role at a body."""
    user = UserFactory(**kwargs)
    Membership.objects.create(user=user, body=body, role=role)
    return user


def seven_areas() -> ReformAreaSet:
    """The seven fields of the forms of 2020."""
    area_set, is_new = ReformAreaSet.objects.get_or_create(name="Bộ 7 lĩnh vực 2020")
    if is_new:
        for position, name in enumerate(SEVEN_AREAS, start=1):
            ReformArea.objects.create(area_set=area_set, position=position, name=name)
    return area_set


class PlanFactory(TreeFactory):
    """An issued plan under which initiatives are registered; late ones are not taken."""

    class Meta:
        model = Plan

    issuing_body = factory.SubFactory(BodyFactory)
    number = factory.Sequence(lambda n: str(3000 + n))
    symbol = "KH-UBND"
    issued_on = date(2020, 5, 5)
    title = "Phát động thi đua cao điểm về cải cách hành chính năm 2020"
    starts_on = date(2020, 5, 5)
    ends_on = date(2020, 11, 30)
    registration_form = RegistrationForm.INITIATIVES
    reform_area_set = factory.LazyFunction(seven_areas)
    status = "issued"


class DeadlineFactory(factory.django.DjangoModelFactory):
    """Registration is due before 12/5/2020."""

    class Meta:
        model = Deadline

    plan = factory.SubFactory(PlanFactory)
    kind = DeadlineKind.REGISTRATION
    title = "Đăng ký thi đua"
    due_on = date(2020, 5, 12)
    boundary = "before"


class PhaseFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Phase

    plan = factory.SubFactory(PlanFactory)
    name = "Đợt 1"
    starts_on = date(2020, 5, 5)
    ends_on = date(2020, 5, 31)


class RecipientFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Recipient

    plan = factory.SubFactory(PlanFactory)
    body = factory.SubFactory(BodyFactory)
