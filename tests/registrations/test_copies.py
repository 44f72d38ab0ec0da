"""Lines copied into a draft: from a unit's own earlier years, or another unit's accepted model."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.access import Refused
from organisation.models.memberships import Role
from registrations.copies import area_under, copy_lines, copy_pledge
from registrations.models import Registration
from registrations.submission import new_registration
from tests.campaigns.factories import RecipientFactory, person
from tests.registrations.factories import (
    InitiativeFactory,
    PledgedPersonFactory,
    RegistrationFactory,
    area_of,
    district,
    pledge_plan,
    registered,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return district()


def last_year(place, body, *, status="accepted", number="12"):
    """A body's registration under a plan of the year before, with one line in the third field."""
    return InitiativeFactory(
        registration__plan__issuing_body=place.office,
        registration__plan__number=number,
        registration__plan__title="Phát động thi đua cải cách hành chính năm 2019",
        registration__plan__issued_on=date(2019, 4, 2),
        registration__plan__reform_area_set=place.letter.reform_area_set,
        registration__body=body,
        registration__status=status,
        field=3,
        name="Một cửa điện tử",
        expected_completion="tháng 9/2019",
        note="làm ở cả hai cơ sở",
    )


def test_a_line_of_last_year_comes_with_its_note_and_without_its_old_day(place):
    school = place.schools[0]
    source = last_year(place, school)
    draft = new_registration(place.letter, school)
    head = person(Role.UNIT_HEAD, school)
    copied = copy_lines(draft, [(source, area_of(place.letter, 3))], actor=head)
    line = draft.initiatives.get()
    assert copied == 1
    assert (line.name, line.note, line.expected_completion) == (
        "Một cửa điện tử",
        "làm ở cả hai cơ sở",
        "",
    )
    assert (line.copied_from, line.area.position) == (source, 3)


def test_another_units_accepted_line_names_its_source_in_the_note(place):
    source = last_year(place, place.schools[1])
    draft = registered(place.letter, place.schools[0], "1", "draft")
    head = person(Role.UNIT_HEAD, place.schools[0])
    copy_lines(draft, [(source, area_of(place.letter, 2))], actor=head)
    line = draft.initiatives.last()
    assert line.note == "Theo Trường Tiểu học Thử 2, 12/KH-UBND năm 2019"
    assert [row.position for row in draft.initiatives.order_by("position")] == [1, 2]


@pytest.mark.parametrize("status", ["draft", "submitted", "returned", "withdrawn", "superseded"])
def test_what_another_unit_has_not_had_accepted_cannot_be_copied(place, status):
    source = last_year(place, place.schools[1], status="submitted")
    Registration.objects.filter(pk=source.registration_id).update(
        status=status, return_reason="Thiếu"
    )
    draft = new_registration(place.letter, place.schools[0])
    head = person(Role.UNIT_HEAD, place.schools[0])
    with pytest.raises(ValidationError, match="không còn chép được"):
        copy_lines(draft, [(source, area_of(place.letter, 1))], actor=head)
    assert not Registration.objects.filter(plan=place.letter).exists()


def test_nothing_is_copied_into_what_was_submitted_or_belongs_to_others(place):
    source = last_year(place, place.schools[1])
    submitted = registered(place.letter, place.schools[0], "1", "submitted")
    area = area_of(place.letter, 1)
    for actor in (person(Role.UNIT_HEAD, place.schools[0]), place.office_staff()):
        with pytest.raises(Refused):
            copy_lines(submitted, [(source, area)], actor=actor)
    assert submitted.initiatives.count() == 1


def test_whoever_has_the_draft_open_notices_what_was_copied_into_it(place):
    draft = registered(place.letter, place.schools[0], "1", "draft")
    head = person(Role.UNIT_HEAD, place.schools[0])
    copy_lines(draft, [(last_year(place, place.schools[1]), area_of(place.letter, 1))], actor=head)
    assert (draft.revision, draft.edited_by) == (1, head)


def test_a_field_of_another_set_stands_for_the_one_it_counts_as_or_is_called_as(place):
    areas = [area_of(place.letter, field) for field in (1, 2, 3)]
    fresh = type(areas[0])
    other_set = type(areas[0].area_set).objects.create(name="Khác")
    same, counted, unknown = fresh.objects.bulk_create(
        [
            fresh(area_set=other_set, position=1, name=areas[1].name.upper()),
            fresh(area_set=other_set, position=2, name="Tên khác", counts_as=areas[2]),
            fresh(area_set=other_set, position=3, name="Chưa từng có"),
        ]
    )
    assert [area_under(one, areas) for one in (areas[0], same, counted, unknown)] == [
        areas[0],
        areas[1],
        areas[2],
        None,
    ]


# --- The page -------------------------------------------------------------------------------------


def page_of(place):
    return reverse("registrations:copy_choose", args=[place.letter.pk, place.schools[0].pk])


def test_the_page_offers_last_years_lines_first_and_copies_what_is_ticked(client, place):
    source = last_year(place, place.schools[0])
    client.force_login(person(Role.UNIT_HEAD, place.schools[0]))
    shown = client.get(page_of(place))
    assert [one.line for one in shown.context["offered"]] == [source]
    response = client.post(page_of(place), {"dong": source.pk})
    assert response.url == reverse(
        "registrations:registration_edit", args=[place.letter.pk, place.schools[0].pk]
    )
    assert Registration.objects.get(plan=place.letter).initiatives.get().copied_from == source


def test_a_search_without_marks_finds_other_units_accepted_lines_only(client, place):
    found = last_year(place, place.schools[1])
    last_year(place, place.schools[2], status="submitted", number="13")
    client.force_login(person(Role.UNIT_HEAD, place.schools[0]))
    shown = client.get(page_of(place), {"tim": "mot cua dien tu"})
    assert [one.line for one in shown.context["offered"]] == [found]


def test_nothing_ticked_gets_a_sentence(client, place):
    last_year(place, place.schools[0])
    client.force_login(person(Role.UNIT_HEAD, place.schools[0]))
    assert "Chưa chọn dòng nào" in client.post(page_of(place), {}).content.decode()


def test_a_field_that_no_longer_exists_must_be_chosen_and_the_tick_stays(client, place):
    source = last_year(place, place.schools[0])
    old = type(source.area)(
        area_set=type(source.area.area_set).objects.create(name="Cũ"), position=1, name="Xưa"
    )
    old.save()
    type(source).objects.filter(pk=source.pk).update(area=old)
    client.force_login(person(Role.UNIT_HEAD, place.schools[0]))
    response = client.post(page_of(place), {"dong": source.pk})
    assert "chưa chọn lĩnh vực" in response.content.decode()
    assert response.context["offered"][0].is_chosen
    wanted = area_of(place.letter, 5)
    client.post(page_of(place), {"dong": source.pk, f"linh-vuc-{source.pk}": wanted.pk})
    assert Registration.objects.get(plan=place.letter).initiatives.get().area == wanted


@pytest.mark.parametrize("lines", [1, 3])
def test_the_page_asks_as_often_for_three_lines_as_for_one(
    client, place, django_assert_num_queries, lines
):
    source = last_year(place, place.schools[0])
    for number in range(lines - 1):
        InitiativeFactory(registration=source.registration, field=3, name=f"Thêm {number}")
    client.force_login(person(Role.UNIT_HEAD, place.schools[0]))
    client.get(page_of(place))
    with django_assert_num_queries(13):
        client.get(page_of(place))


# --- Pledges --------------------------------------------------------------------------------------


def test_an_earlier_pledge_gives_its_words_and_the_people_not_yet_there(client):
    recipient = RecipientFactory(plan=pledge_plan())
    body = recipient.body
    earlier = RegistrationFactory(
        plan=pledge_plan(number="9"), body=body, status="accepted", pledge="Như năm trước"
    )
    for name in ("Nguyễn Văn An", "Trần Thị Bình"):
        PledgedPersonFactory(registration=earlier, full_name=name)
    draft = RegistrationFactory(plan=recipient.plan, body=body, pledge="Năm nay")
    PledgedPersonFactory(registration=draft, full_name="nguyễn văn an")
    client.force_login(person(Role.UNIT_HEAD, body))
    url = reverse("registrations:copy_choose", args=[recipient.plan.pk, body.pk])
    assert "Chép nội dung và danh sách cá nhân" in client.get(url).content.decode()
    client.post(
        reverse("registrations:pledge_copy", args=[recipient.plan.pk, body.pk]),
        {"tu": earlier.pk},
    )
    draft.refresh_from_db()
    assert draft.pledge == "Năm nay"
    assert [one.full_name for one in draft.people.all()] == ["nguyễn văn an", "Trần Thị Bình"]


def test_another_bodys_pledge_is_not_copied():
    recipient = RecipientFactory(plan=pledge_plan())
    foreign = RegistrationFactory(plan=pledge_plan(number="9"), status="accepted")
    draft = RegistrationFactory(plan=recipient.plan, body=recipient.body)
    with pytest.raises(ValidationError, match="của chính đơn vị"):
        copy_pledge(draft, foreign, actor=person(Role.UNIT_HEAD, recipient.body))
