"""Holders are proposed to the level above, with their file."""

import pytest
from django.core.exceptions import ValidationError

from awards.dossiers.checklist import attach
from awards.dossiers.upward_nominations import forms_above, propose_up
from awards.models import Dossier
from campaigns.models import Plan
from organisation.models.bodies import Level
from organisation.models.memberships import Role
from tests.awards.factories import AwardFormFactory, RequiredDocumentFactory, awarding, picture
from tests.campaigns.factories import BodyFactory, PlanFactory, RecipientFactory, person

pytestmark = pytest.mark.django_db


def below_a_province():
    """A district's campaign under a province's plan, whose bằng khen asks for a report too."""
    place = awarding("Tờ trình", "Báo cáo")
    place.form.required_documents.filter(name="Báo cáo").update(made_as="report")
    province = BodyFactory(name="Ủy ban nhân dân tỉnh Thử", level=Level.PROVINCE)
    above = PlanFactory(issuing_body=province, number="34")
    RecipientFactory(plan=above, body=place.district)
    Plan.objects.move(place.plan, above, "last-child")
    place.plan.refresh_from_db()
    place.form.refresh_from_db()
    target = AwardFormFactory(
        plan=above, name="bang_khen", authority_title="Chủ tịch Ủy ban nhân dân tỉnh Thử"
    )
    RequiredDocumentFactory(award_form=target, name="Báo cáo theo mẫu", made_as="report")
    RequiredDocumentFactory(award_form=target, name="Xác nhận của tỉnh")
    return place, above, target


def holder(place):
    dossier = place.dossier()
    for document in dossier.documents.all():
        attach(document, file=picture(f"{document}.png"), actor=place.head)
    Dossier.objects.filter(pk=dossier.pk).update(status="declined")
    dossier.refresh_from_db()
    dossier.status = "decided"
    return dossier


def test_a_holder_is_proposed_under_the_plan_above_with_the_papers_they_have_in_common():
    place, _, target = below_a_province()
    assert forms_above(place.form) == [target]
    source = holder(place)
    (raised,) = propose_up(place.form, target, holders=[source], actor=place.staff).dossiers.all()
    assert (raised.raised_from, raised.proposed_by) == (source, place.district)
    assert raised.achievement == source.achievement
    assert [(str(one), one.original_name) for one in raised.documents.all()] == [
        ("Báo cáo theo mẫu", "Báo cáo.png"),
        ("Xác nhận của tỉnh", ""),
    ]


def test_the_level_above_sees_the_file_below_once_the_proposal_has_arrived():
    place, above, target = below_a_province()
    source = holder(place)
    (raised,) = propose_up(place.form, target, holders=[source], actor=place.staff).dossiers.all()
    elsewhere = BodyFactory(name="Sở Nội vụ", level=Level.PROVINCE)
    above.receiving_body = elsewhere
    above.save()
    staff = person(Role.NOI_VU_STAFF, elsewhere)
    Dossier.objects.filter(pk=source.pk).update(status="submitted")
    source.refresh_from_db()
    assert source not in Dossier.objects.visible_to(staff)
    Dossier.objects.filter(pk=raised.pk).update(status="submitted")
    assert source in Dossier.objects.visible_to(staff)


def test_nothing_is_proposed_to_a_plan_that_was_not_sent_to_the_body():
    place, above, target = below_a_province()
    above.recipients.all().delete()
    with pytest.raises(ValidationError, match="chưa được gửi đến"):
        propose_up(place.form, target, holders=[holder(place)], actor=place.staff)


def test_a_form_that_is_not_above_takes_no_holders():
    place, *_ = below_a_province()
    other = AwardFormFactory()
    with pytest.raises(ValidationError, match="không nhận đề nghị"):
        propose_up(place.form, other, holders=[holder(place)], actor=place.staff)
