"""Namesakes are asked about, and never merged."""

import pytest
from django.core.exceptions import ValidationError

from awards.dossiers.appraisal import confirm_complete
from awards.dossiers.namesakes import identify_honoree, namesakes_to_ask_about
from register.models import Honoree
from tests.awards.factories import awarding

pytestmark = pytest.mark.django_db


def proposed(place, name="Lê Thị Thử"):
    return place.dossier(
        "submitted", awardee_kind="individual", awardee_name=name, awardee_title="Công chức"
    )


def test_somebody_of_the_name_elsewhere_is_asked_about_before_the_dossier_is_complete():
    place = awarding()
    known = Honoree.objects.create(full_name="Lê Thị Thử", body=place.communes[1])
    dossier = proposed(place)
    assert [one.honoree for one in namesakes_to_ask_about(dossier)] == [known]
    with pytest.raises(ValidationError, match="đã có người tên Lê Thị Thử"):
        confirm_complete(dossier, actor=place.staff)
    identify_honoree(dossier, honoree=known.pk, actor=place.staff)
    assert (dossier.honoree, namesakes_to_ask_about(dossier)) == (known, [])
    confirm_complete(dossier, actor=place.staff)


def test_another_of_the_same_name_becomes_another_person():
    place = awarding()
    known = Honoree.objects.create(full_name="Lê Thị Thử", body=place.communes[1])
    dossier = proposed(place)
    identify_honoree(dossier, honoree=None, actor=place.head)
    assert dossier.honoree not in (None, known)
    assert Honoree.objects.count() == 2


def test_who_is_known_at_his_unit_under_this_name_is_not_asked_about():
    place = awarding()
    Honoree.objects.create(full_name="Lê Thị Thử", body=place.communes[0])
    assert namesakes_to_ask_about(proposed(place)) == []


def test_a_collective_has_no_namesakes():
    place = awarding()
    Honoree.objects.create(full_name=place.communes[0].name)
    assert namesakes_to_ask_about(place.dossier("submitted")) == []


def test_somebody_of_another_name_is_not_accepted():
    place = awarding()
    other = Honoree.objects.create(full_name="Trần Văn Khác")
    with pytest.raises(ValidationError, match="không cùng tên"):
        identify_honoree(proposed(place), honoree=other.pk, actor=place.staff)
