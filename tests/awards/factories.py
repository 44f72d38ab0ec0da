"""Forms of award, dossiers and decisions for tests, and a district that awards."""

import io
from dataclasses import dataclass
from datetime import date

import factory
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from accounts.models import User
from awards.decisions.item_order import item_for
from awards.decisions.register_entries import award_of
from awards.models import (
    AwardDecision,
    AwardForm,
    Dossier,
    DossierDocument,
    Quota,
    RequiredDocument,
)
from awards.models.award_forms import Awardee
from campaigns.models import Plan
from organisation.models import IssuingBody
from organisation.models.bodies import BodyKind, Level
from organisation.models.memberships import Role
from register.entries import enter
from register.models import AwardRecord
from tests.accounts.factories import UserFactory
from tests.campaigns.factories import BodyFactory, PlanFactory, RecipientFactory, person


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

    class Params:
        individual = factory.Trait(
            awardee_kind=Dossier.AwardeeKind.INDIVIDUAL,
            awardee_name=factory.Sequence(lambda n: f"Lê Thị Thử {n}"),
            awardee_title="Công chức Văn phòng",
        )


class RequiredDocumentFactory(factory.django.DjangoModelFactory):
    """A paper that every dossier of a form of award needs."""

    class Meta:
        model = RequiredDocument

    award_form = factory.SubFactory(AwardFormFactory)
    position = factory.Sequence(lambda n: n)
    name = factory.Sequence(lambda n: f"Giấy tờ thử {n}")


class QuotaFactory(factory.django.DjangoModelFactory):
    """One collective in the whole plan."""

    class Meta:
        model = Quota

    award_form = factory.SubFactory(AwardFormFactory)
    awardee = Awardee.COLLECTIVE
    limit = 1


class DecisionFactory(factory.django.DjangoModelFactory):
    """A decision signed by a vice chairman for the chairman."""

    class Meta:
        model = AwardDecision

    plan = factory.SubFactory(PlanFactory)
    issuing_body = factory.SelfAttribute("plan.issuing_body")
    status = "issued"
    number = factory.Sequence(lambda n: str(8000 + n))
    issued_on = date(2020, 11, 5)
    place = "Củ Chi"
    signer_name = "Nguyễn Văn Ký"
    signer_capacity = "KT."
    signer_title = "CHỦ TỊCH/PHÓ CHỦ TỊCH"


def in_register(dossier: Dossier) -> AwardRecord:
    """The award of a decided dossier, entered as its decision would have entered it."""
    actor = UserFactory()
    decision = dossier.decision
    item = item_for(decision, dossier, dossier.register_number)
    (record,) = enter([award_of(decision, item, actor=actor)], actor=actor)
    return record


DECISION = {
    "number": "8125",
    "symbol": "QĐ-UBND",
    "issued_on": date(2020, 11, 5),
    "place": "Củ Chi",
    "signer_capacity": "KT.",
    "signer_title": "CHỦ TỊCH/PHÓ CHỦ TỊCH",
    "signer_name": "Nguyễn Văn Ký",
}


@dataclass
class Awarding:
    """A district that awards under its plan: a commune proposes, the home affairs office receives
    and checks, the district's leader decides."""

    plan: Plan
    form: AwardForm
    district: IssuingBody
    home_affairs: IssuingBody
    communes: list[IssuingBody]
    head: User
    staff: User
    leader: User

    def dossier(self, status: str = "draft", **values) -> Dossier:
        """A dossier of the first commune, in a state, with a place for each paper."""
        values = {"award_form": self.form, "proposed_by": self.communes[0], **values}
        if status not in ("draft", "withdrawn"):
            values.setdefault("received_on", date(2020, 11, 1))
        dossier = DossierFactory(status=status, **values)
        for required in self.form.required_documents.all():
            DossierDocument.objects.create(dossier=dossier, required_document=required)
        return dossier


def awarding(*papers: str) -> Awarding:
    """The district above, whose form of award asks for these papers."""
    district = BodyFactory(name="Ủy ban nhân dân huyện Củ Chi")
    home_affairs = BodyFactory(
        name="Phòng Nội vụ huyện Củ Chi",
        under=district,
        kind=BodyKind.OFFICE,
        acts_for=district,
        head_title="Trưởng phòng",
    )
    communes = [
        BodyFactory(name=f"Ủy ban nhân dân xã Thử {number}", under=district, level=Level.COMMUNE)
        for number in (1, 2)
    ]
    plan = PlanFactory(issuing_body=district, receiving_body=home_affairs, number="3925")
    for commune in communes:
        RecipientFactory(plan=plan, body=commune)
    form = AwardFormFactory(plan=plan)
    for position, name in enumerate(papers, start=1):
        RequiredDocumentFactory(award_form=form, position=position, name=name)
    return Awarding(
        plan,
        form,
        district,
        home_affairs,
        communes,
        head=person(Role.UNIT_HEAD, communes[0]),
        staff=person(Role.NOI_VU_STAFF, home_affairs),
        leader=person(Role.LEADER, district),
    )


def picture(name: str = "to-trinh.png") -> SimpleUploadedFile:
    """A scanned page, as a real image."""
    stored = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(stored, "PNG")
    return SimpleUploadedFile(name, stored.getvalue(), "image/png")


def given_by(form: AwardForm, count: int = 1, **values) -> list[Dossier]:
    """So many dossiers already decided, each under a decision of its own."""
    return [
        DossierFactory(
            award_form=form,
            status="decided",
            decision=DecisionFactory(plan=form.plan),
            register_number=1,
            **values,
        )
        for _ in range(count)
    ]
