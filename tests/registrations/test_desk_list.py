"""The receiving body's list: narrowed, and worked through many at a time after a look."""

from html import unescape

import pytest
from django.urls import reverse

from campaigns.models import ParticipantGroup
from organisation.models.memberships import Role
from registrations.models import Registration
from registrations.review import next_waiting
from tests.campaigns.factories import person
from tests.registrations.factories import InitiativeFactory, area_of, district, registered

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(client, working_day):
    """The office's desk: two schools wait, one was accepted; the office's staff is signed in."""
    working_day("2020-05-08")
    place = district()
    first, second, third = place.schools
    for unit, status in ((first, "submitted"), (second, "submitted"), (third, "accepted")):
        row = registered(place.letter, unit, status=status)
        InitiativeFactory(registration=row, area=area_of(place.letter, 2))
    client.force_login(place.office_staff())
    return place


def address(place, name: str = "desk_detail") -> str:
    return reverse(f"registrations:{name}", args=[place.letter.pk, place.office.pk])


def of(place, school: int) -> Registration:
    return Registration.objects.get(body=place.schools[school])


def rows_on(client, place, **query) -> list[str]:
    """The units listed."""
    page = client.get(address(place), query).context["page"]
    return [row.body.name for row in page]


def post(client, place, name: str, *schools: int, **more) -> str:
    sent = {"ban": [of(place, school).pk for school in schools], **more}
    return unescape(client.post(address(place, name), sent, follow=True).content.decode())


# --- Narrowing -----------------------------------------------------------------------------------


def test_by_state_and_by_name_without_diacritics(client, place):
    assert len(rows_on(client, place)) == 3
    assert rows_on(client, place, **{"tinh-trang": "accepted"}) == [place.schools[2].name]
    assert rows_on(client, place, tim="TIEU HOC thu 2") == [place.schools[1].name]


def test_by_lateness_field_and_group(client, place):
    Registration.objects.filter(body=place.schools[0]).update(is_late=True)
    InitiativeFactory(registration=of(place, 1), area=area_of(place.letter, 7))
    group = ParticipantGroup.objects.create(plan=place.letter, kind="collective", name="Một")
    group.bodies.add(place.schools[2])
    assert rows_on(client, place, muon="1") == [place.schools[0].name]
    seventh = {"linh-vuc": area_of(place.letter, 7).pk}
    assert rows_on(client, place, **seventh) == [place.schools[1].name]
    assert rows_on(client, place, nhom=group.pk) == [place.schools[2].name]


def test_the_number_of_lines_is_of_all_of_them_also_when_narrowed_by_a_field(client, place):
    InitiativeFactory(registration=of(place, 1), area=area_of(place.letter, 7))
    query = {"linh-vuc": area_of(place.letter, 7).pk}
    (row,) = client.get(address(place), query).context["page"]
    assert row.initiative_count == 2


def test_what_is_not_on_the_list_narrows_nothing(client, place):
    odd = {"tinh-trang": "draft'", "linh-vuc": "abc", "nhom": "987654321098765432109"}
    assert len(rows_on(client, place, **odd)) == 3


# --- Many at once --------------------------------------------------------------------------------


def test_a_look_says_what_will_happen_and_does_nothing(client, place):
    page = post(client, place, "bulk_preview", 0, 2, act="accept")
    assert "Tiếp nhận 1 bản đăng ký?" in page
    assert "Không làm gì với" in page
    assert of(place, 0).status == "submitted"


def test_those_looked_at_are_accepted_together(client, place):
    page = post(client, place, "bulk_do", 0, 1, act="accept")
    assert "Đã tiếp nhận 2 bản đăng ký." in page
    assert {of(place, school).status for school in (0, 1)} == {"accepted"}


def test_they_are_returned_with_one_reason(client, place):
    page = post(client, place, "bulk_do", 0, 1, act="return", reason="Thiếu tiến độ")
    assert "Đã trả lại 2 bản đăng ký." in page
    assert {of(place, school).return_reason for school in (0, 1)} == {"Thiếu tiến độ"}


def test_without_a_reason_none_is_returned_and_the_choice_stays(client, place):
    page = post(client, place, "bulk_do", 0, 1, act="return", reason=" ")
    assert "Hãy ghi lý do trả lại." in page
    assert "Trả lại 2 bản đăng ký?" in page
    assert of(place, 0).status == "submitted"


def test_what_was_decided_meanwhile_is_left_alone(client, place):
    Registration.objects.filter(body=place.schools[0]).update(status="returned", return_reason="x")
    post(client, place, "bulk_do", 0, 1, act="accept")
    assert (of(place, 0).status, of(place, 1).status) == ("returned", "accepted")


def test_nothing_chosen_gets_a_sentence(client, place):
    assert "Chưa chọn bản đăng ký nào." in post(client, place, "bulk_preview", act="accept")


def test_a_registration_of_another_desk_is_not_touched(client, place):
    foreign = registered(place.plan, place.communes[0], status="submitted")
    sent = {"ban": [foreign.pk, "abc", "9" * 30], "act": "accept"}
    client.post(address(place, "bulk_do"), sent)
    foreign.refresh_from_db()
    assert foreign.status == "submitted"


def test_who_only_looks_at_the_desk_does_nothing_there(client, place):
    client.force_login(person(Role.LEADER, place.office))
    assert "Chọn bản của" not in unescape(client.get(address(place)).content.decode())
    sent = {"ban": [of(place, 0).pk], "act": "accept"}
    assert client.post(address(place, "bulk_do"), sent).status_code == 403


def test_reviewing_goes_on_to_the_one_that_has_waited_longest(place):
    first, second = of(place, 0), of(place, 1)
    assert next_waiting(first) == second
    assert next_waiting(second) == first
    second.status = "accepted"
    second.save()
    assert next_waiting(first) is None


def test_the_page_of_one_leads_the_reviewer_to_the_next_and_nobody_else(client, place):
    address = reverse("registrations:registration_detail", args=[of(place, 0).pk])
    assert "Bản chờ tiếp theo" in unescape(client.get(address).content.decode())
    client.force_login(person(Role.UNIT_HEAD, place.schools[0]))
    assert "Bản chờ tiếp theo" not in unescape(client.get(address).content.decode())
