"""Forms of award and dossiers for tests."""

import factory

from awards.models import AwardForm, Dossier
from tests.campaigns.factories import BodyFactory, PlanFactory


class AwardFormFactory(factory.django.DjangoModelFactory):
    """Giấy khen of the chairman of the body that issued the plan."""

    class Meta:
        model = AwardForm

    plan = factory.SubFactory(PlanFactory)
    name = AwardForm.Name.GIAY_KHEN
    authority_body = factory.SelfAttribute("plan.issuing_body")
    authority_title = "Chủ tịch Ủy ban nhân dân huyện Củ Chi"


class DossierFactory(factory.django.DjangoModelFactory):
    """A draft for a collective, proposed by itself."""

    class Meta:
        model = Dossier

    award_form = factory.SubFactory(AwardFormFactory)
    proposed_by = factory.SubFactory(BodyFactory)
    awardee_kind = Dossier.AwardeeKind.COLLECTIVE
    awardee_body = factory.SelfAttribute("proposed_by")
    awardee_name = factory.LazyAttribute(lambda dossier: dossier.awardee_body.name)
    achievement = "Đã có thành tích xuất sắc trong phong trào thi đua cải cách hành chính"
