"""The page on which a unit fills in its registration, with and without JavaScript."""

import re

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from organisation.models.memberships import Role
from registrations.models import Initiative, Registration
from tests.campaigns.factories import DeadlineFactory, RecipientFactory, person
from tests.registrations.factories import (
    InitiativeFactory,
    RegistrationFactory,
    area_of,
    district,
    pledge_plan,
    registered,
)
from tests.screens.test_rows import focused

pytestmark = pytest.mark.django_db


def sentences(response) -> list[str]:
    """What the page said in messages."""
    return [str(message) for message in get_messages(response.wsgi_request)]


class Page:
    """The form of the first school of a district, with its head signed in."""

    def __init__(self, client, plan, body):
        self.client, self.plan, self.body = client, plan, body
        self.head = person(Role.UNIT_HEAD, body)
        client.force_login(self.head)
        self.url = reverse("registrations:registration_edit", args=[plan.pk, body.pk])

    def get(self):
        return self.client.get(self.url)

    def post(self, *lines, **fields):
        """Press a button with these lines typed, each as a mapping of its inputs."""
        data = {"note": "", "pledge": "", **fields, "order": []}
        for number, line in enumerate(lines):
            token = line.pop("token", f"t{number}")
            data["order"].append(token)
            data |= {f"line-{token}-{name}": value for name, value in line.items()}
        return self.client.post(self.url, data)

    def line(self, field=1, **typed):
        """A line of Biểu 2 as its inputs."""
        given = {"kind": "initiative", "name": "", "expected_completion": "", "note": ""}
        return {**given, "line": "", "area": area_of(self.plan, field).pk, **typed}


@pytest.fixture
def page(client, working_day):
    working_day("2020-05-08")
    place = district()
    DeadlineFactory(plan=place.letter)
    return Page(client, place.letter, place.schools[0])


def typed_values(response, name: str) -> list[str]:
    """What stands in the inputs of that name on the page, in their order."""
    shown = response.content.decode()
    found = []
    pattern = rf'<(input|textarea)\b[^>]*\bname="line-[^"]*-{name}"[^>]*>([^<]*)'
    for match in re.finditer(pattern, shown):
        value = re.search(r'\bvalue="([^"]*)"', match[0])
        found.append(match[2].strip() if match[1] == "textarea" else value[1] if value else "")
    return found


# --- Reading the page -----------------------------------------------------------------------------


def test_an_empty_form_shows_the_seven_fields_the_desk_and_the_last_day(page):
    shown = page.get().content.decode()
    for field in range(1, 8):
        assert f'<h2 id="linh-vuc-{area_of(page.plan, field).pk}">' in shown
    assert "gửi đến Phòng Giáo dục và Đào tạo huyện Củ Chi" in shown
    assert "hạn cuối 11/05/2020" in shown
    assert not Registration.objects.exists()


def test_saved_lines_stand_in_the_form_with_their_keys(page):
    registration = RegistrationFactory(plan=page.plan, body=page.body)
    saved = InitiativeFactory(
        registration=registration, name="Sổ tay điện tử", expected_completion="tháng 9/2020"
    )
    response = page.get()
    assert typed_values(response, "name") == ["Sổ tay điện tử"]
    assert typed_values(response, "expected_completion") == ["tháng 9/2020"]
    assert typed_values(response, "line") == [str(saved.pk)]


# --- Adding and removing lines --------------------------------------------------------------------


def test_htmx_gets_one_empty_line_of_the_field_it_asks_for(page):
    wanted = area_of(page.plan, 3)
    url = reverse("registrations:line_new", args=[page.plan.pk, page.body.pk])
    response = page.client.get(url, {"add": wanted.pk}, headers={"HX-Request": "true"})
    shown = response.content.decode()
    assert shown.count("<li") == 1
    assert "<html" not in shown
    assert typed_values(response, "area") == [str(wanted.pk)]
    assert typed_values(response, "name") == [""]
    assert [name.rpartition("-")[2] for name in focused(shown)] == ["kind"]
    tokens = re.findall(r'name="order"\s+value="([0-9a-f]+)"', shown)
    again = page.client.get(url, {"add": wanted.pk}).content.decode()
    assert len(tokens) == 1
    assert f'value="{tokens[0]}"' not in again


def test_without_javascript_add_gives_one_more_line_and_keeps_what_was_typed(page):
    response = page.post(
        page.line(3, name="Một cửa", note="thử"), add=str(area_of(page.plan, 3).pk), note="Chung"
    )
    assert response.status_code == 200
    assert typed_values(response, "name") == ["Một cửa", ""]
    assert typed_values(response, "note") == ["thử", ""]
    assert typed_values(response, "area") == [str(area_of(page.plan, 3).pk)] * 2
    assert "Chung" in response.content.decode()
    assert not Registration.objects.exists()


def test_without_javascript_remove_takes_that_line_away_and_keeps_the_others(page):
    response = page.post(
        page.line(name="Một", token="a"),
        page.line(name="Hai", token="b"),
        page.line(name="Ba", token="c"),
        remove="b",
    )
    assert typed_values(response, "name") == ["Một", "Ba"]
    assert not Registration.objects.exists()


# --- Saving ---------------------------------------------------------------------------------------


def test_a_draft_is_saved_and_comes_back_with_its_lines(page):
    response = page.post(
        page.line(2, name="Rà soát quy chế", expected_completion="quý II/2020"),
        page.line(7, name="Trường học không giấy tờ", kind="model"),
        page.line(7),
        save="1",
        note="Lần đầu",
    )
    assert response.status_code == 302
    assert response.url == page.url
    assert sentences(response) == ["Đã lưu bản nháp."]
    registration = Registration.objects.get()
    assert (registration.status, registration.note) == ("draft", "Lần đầu")
    assert registration.received_by.name == "Phòng Giáo dục và Đào tạo huyện Củ Chi"
    assert list(registration.initiatives.values_list("area__position", "kind", "name")) == [
        (2, "initiative", "Rà soát quy chế"),
        (7, "model", "Trường học không giấy tờ"),
    ]
    assert typed_values(page.get(), "name") == ["Rà soát quy chế", "Trường học không giấy tờ"]


def test_a_line_without_a_name_gets_a_sentence_and_nothing_typed_is_lost(page):
    response = page.post(
        page.line(1, name="Có tên", expected_completion="tháng 9/2020"),
        page.line(4, note="ghi chú mà quên tên"),
        save="1",
        note="Ghi chú chung",
    )
    shown = response.content.decode()
    assert response.status_code == 200
    # Once at the head of the page, once at the line.
    assert shown.count("Hãy ghi tên mô hình, giải pháp, sáng kiến, hoặc xóa dòng này.") == 2
    assert typed_values(response, "name") == ["Có tên", ""]
    assert typed_values(response, "expected_completion") == ["tháng 9/2020", ""]
    assert typed_values(response, "note") == ["", "ghi chú mà quên tên"]
    assert "Ghi chú chung" in shown
    assert not Registration.objects.exists()


def test_a_name_that_is_too_long_gets_a_vietnamese_sentence_and_stays(page):
    name = "a" * 501
    response = page.post(page.line(name=name), save="1")
    assert typed_values(response, "name") == [name]
    assert "500" in response.content.decode()
    assert "Ensure" not in response.content.decode()
    assert not Registration.objects.exists()


def test_a_saved_line_that_was_emptied_is_removed(page):
    registration = RegistrationFactory(plan=page.plan, body=page.body)
    saved = InitiativeFactory(registration=registration)
    page.post(page.line(line=saved.pk), page.line(name="Khác"), save="1")
    assert list(Initiative.objects.values_list("name", flat=True)) == ["Khác"]


def test_save_and_submit_in_one_press(page):
    response = page.post(page.line(name="Một cửa"), submit="1")
    registration = Registration.objects.get()
    assert registration.status == "submitted"
    assert response.url == reverse("registrations:registration_detail", args=[registration.pk])
    assert sentences(response) == ["Đã nộp bản đăng ký đến Phòng Giáo dục và Đào tạo huyện Củ Chi."]


def test_submitting_too_late_names_the_day_and_keeps_the_draft(page, working_day):
    working_day("2020-05-12")
    response = page.post(page.line(name="Một cửa"), submit="1")
    assert "hạn cuối 11/05/2020" in sentences(response)[0]
    registration = Registration.objects.get()
    assert registration.status == "draft"
    assert registration.initiatives.get().name == "Một cửa"


def test_submitting_an_empty_form_says_what_is_missing(page):
    response = page.post(page.line(), submit="1")
    assert "Hãy thêm ít nhất một dòng trước khi nộp." in sentences(response)[0]
    assert Registration.objects.get().status == "draft"


def test_a_unit_that_does_not_take_part_keeps_what_it_typed_and_reads_why(page):
    page.plan.recipients.update(must_register=False)
    response = page.post(page.line(name="Một cửa"), save="1", note="Chung")
    assert "Trường Tiểu học Thử 1 không thuộc diện đăng ký" in response.content.decode()
    assert typed_values(response, "name") == ["Một cửa"]
    assert not Registration.objects.exists()


def test_a_pledge_is_typed_with_its_people(client):
    recipient = RecipientFactory(plan=pledge_plan())
    page = Page(client, recipient.plan, recipient.body)
    person_line = {"line": "", "full_name": "Đặng Thị Ánh", "job_title": "", "unit": ""}
    nameless = {"line": "", "full_name": "", "job_title": "Phó Chủ tịch", "unit": ""}
    response = page.post(dict(person_line), nameless, save="1", pledge="Hoàn thành xuất sắc")
    assert "Hãy ghi họ và tên, hoặc xóa dòng này." in response.content.decode()
    assert typed_values(response, "job_title") == ["", "Phó Chủ tịch"]
    page.post(dict(person_line), submit="1", pledge="Hoàn thành xuất sắc")
    registration = Registration.objects.get()
    assert (registration.status, registration.pledge) == ("submitted", "Hoàn thành xuất sắc")
    assert registration.people.get().full_name == "Đặng Thị Ánh"


# --- Whom the page is for -------------------------------------------------------------------------


def test_after_submission_the_form_is_closed_with_the_reason(page):
    registered(page.plan, page.body, "1", "submitted")
    for response in (page.get(), page.post(page.line(name="Sửa"), save="1")):
        assert response.status_code == 403
        assert "Bản đăng ký đã nộp thì không sửa được nữa" in response.content.decode()
    assert Initiative.objects.get().name != "Sửa"


def test_a_neighbour_does_not_learn_that_the_form_exists(page):
    neighbour = person(Role.UNIT_HEAD, page.plan.recipients.last().body)
    page.client.force_login(neighbour)
    assert page.get().status_code == 404


def test_the_form_of_a_plan_still_in_draft_is_not_found(page):
    type(page.plan).objects.filter(pk=page.plan.pk).update(status="draft")
    assert page.get().status_code == 404


def test_a_unit_that_does_not_take_part_is_told_so_before_it_types(page):
    page.plan.recipients.update(must_register=False)
    response = page.get()
    assert response.status_code == 403
    assert "không thuộc diện đăng ký theo kế hoạch này" in response.content.decode()
