"""Who may not judge a dossier: the rule as a table, and what it is asked of."""

import pytest
from django.core.exceptions import ValidationError

from accounts.access import Refused
from audit.models import Event
from awards.conflicts import Judge, Judged, conflict_of, conflict_with, declare_conflict
from organisation.models.memberships import Role
from organisation.ties import Posts
from tests.awards.factories import awarding
from tests.campaigns.factories import person

# A tree: PD the district that awards, PDC one of its communes, PDCA an office of that.
PERSON = Judged("nguyen thi thu", ("PDC",), "PD", "xã Thử")
COLLECTIVE = Judged("", ("PDC",), "PD", "xã Thử")
OWN_PERSON = Judged("nguyen thi thu", ("PD",), "PD", "huyện Thử")


def judge(*paths, name="le van khac", heads=(), declared=""):
    return Judge(name, Posts(frozenset({*paths, *heads}), frozenset(heads)), declared)


@pytest.mark.parametrize(
    ("who", "judged", "said"),
    [
        (judge("PDX"), PERSON, ""),
        (judge("PDC", name="nguyen thi thu"), PERSON, "Là người được đề nghị"),
        (judge("PDX", name="nguyen thi thu"), PERSON, ""),
        (judge("PDC"), PERSON, "Là người của xã Thử"),
        (judge("PDC"), COLLECTIVE, "Là người của xã Thử"),
        (judge(heads=["PD"]), COLLECTIVE, ""),
        (judge(heads=["PDCA"]), COLLECTIVE, "đứng đầu đơn vị thuộc xã Thử"),
        (judge("PDX", declared="Là chị em."), PERSON, "tự khai có xung đột lợi ích: Là chị em."),
        (judge("PD"), OWN_PERSON, ""),
        (judge("PD", name="nguyen thi thu"), OWN_PERSON, "Là người được đề nghị"),
        (judge("PD", declared="Là vợ chồng."), OWN_PERSON, "tự khai"),
    ],
)
def test_who_may_not_judge_a_dossier(who, judged, said):
    sentence = conflict_of(who, judged)
    assert (said in sentence) if said else sentence == ""


@pytest.mark.django_db
def test_somebody_of_the_awarded_commune_may_not_judge_it_and_others_may():
    place = awarding()
    dossier = place.dossier("complete")
    insider = person(Role.COUNCIL_MEMBER, place.district)
    insider.memberships.create(body=place.communes[0], role=Role.CLERK)
    assert "Là người của" in conflict_with(insider, dossier)
    assert conflict_with(place.staff, dossier) == ""


@pytest.mark.django_db
def test_a_declared_conflict_counts_and_stays_in_the_history():
    place = awarding()
    dossier = place.dossier("complete")
    declare_conflict(dossier, actor=place.staff, reason="Là anh em ruột")
    assert "Là anh em ruột" in conflict_with(place.staff, dossier)
    assert Event.objects.about(dossier).get().label == "Tự khai xung đột lợi ích"
    with pytest.raises(ValidationError, match="đã khai"):
        declare_conflict(dossier, actor=place.staff, reason="Lần nữa")


@pytest.mark.django_db
def test_a_conflict_is_declared_with_a_reason_by_who_may_see_the_dossier():
    place = awarding()
    dossier = place.dossier("complete")
    with pytest.raises(ValidationError):
        declare_conflict(dossier, actor=place.staff, reason=" ")
    with pytest.raises(Refused):
        declare_conflict(dossier, actor=person(Role.CLERK, place.communes[1]), reason="Tôi")
