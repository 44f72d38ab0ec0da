"""The list, the desk, one registration, one consolidation: their buttons, downloads, queries."""

from io import BytesIO
from urllib.parse import unquote

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from openpyxl import load_workbook

from organisation.models.memberships import Role
from registrations.consolidation.consolidation_steps import gather, send
from registrations.models import Consolidation
from tests.campaigns.factories import DeadlineFactory, RecipientFactory, person, school
from tests.paperwork.pdf_reading import text_of
from tests.registrations.factories import district, registered

pytestmark = pytest.mark.django_db

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sentences(response) -> list[str]:
    """What the page said in messages."""
    return [str(message) for message in get_messages(response.wsgi_request)]


def file_name(response) -> str:
    """The name under which a download is saved."""
    return unquote(response["Content-Disposition"].split("filename*=utf-8''")[1])


# --- Buttons --------------------------------------------------------------------------------------


def test_staff_return_by_the_button_with_a_reason_and_the_unit_reads_it(client):
    place = district()
    registration = registered(place.letter, place.schools[0], "1", "submitted")
    client.force_login(place.office_staff())
    url = reverse("registrations:registration_return", args=[registration.pk])
    assert sentences(client.post(url, {"reason": " "})) == [
        "Hãy ghi lý do trả lại, để đơn vị biết cần sửa gì."
    ]
    client.post(url, {"reason": "Chưa ghi tiến độ"})
    client.force_login(person(Role.UNIT_HEAD, place.schools[0]))
    page = client.get(reverse("registrations:registration_detail", args=[registration.pk]))
    assert "Chưa ghi tiến độ" in page.content.decode()


def test_accepting_twice_says_that_it_was_done_before(client):
    place = district()
    registration = registered(place.letter, place.schools[0], "1", "submitted")
    client.force_login(place.office_staff())
    url = reverse("registrations:registration_accept", args=[registration.pk])
    assert sentences(client.post(url)) == ["Đã tiếp nhận bản đăng ký của Trường Tiểu học Thử 1."]
    assert sentences(client.post(url))[-1] == "Việc này đã được thực hiện trước đó."


def test_a_second_submission_says_that_it_was_done_before(client):
    place = district()
    registration = registered(place.letter, place.schools[0], "1", "submitted")
    client.force_login(person(Role.UNIT_HEAD, place.schools[0]))
    response = client.post(reverse("registrations:registration_submit", args=[registration.pk]))
    assert sentences(response) == ["Việc này đã được thực hiện trước đó."]


def test_withdrawing_by_the_button_lets_the_unit_begin_again(client):
    place = district()
    registration = registered(place.letter, place.schools[0], "1", "submitted")
    client.force_login(person(Role.UNIT_HEAD, place.schools[0]))
    client.post(reverse("registrations:registration_withdraw", args=[registration.pk]))
    registration.refresh_from_db()
    assert registration.status == "withdrawn"
    url = reverse("registrations:registration_edit", args=[place.letter.pk, place.schools[0].pk])
    assert client.get(url).status_code == 200


def test_who_may_see_but_not_act_reads_why_not(client):
    place = district()
    registration = registered(place.letter, place.schools[0], "1", "submitted")
    client.force_login(place.staff())
    response = client.post(reverse("registrations:registration_accept", args=[registration.pk]))
    assert response.status_code == 403
    assert "Chỉ cán bộ phụ trách thi đua của Phòng Giáo dục" in response.content.decode()


def test_a_consolidation_is_begun_sent_returned_sent_again_and_accepted_by_buttons(client):
    place = district()
    registered(place.letter, place.schools[0], "1")
    office, above = place.office_staff(), place.staff()
    client.force_login(office)
    begin = reverse("registrations:consolidation_begin", args=[place.letter.pk, place.office.pk])
    response = client.post(begin)
    consolidation = Consolidation.objects.get()
    page = reverse("registrations:consolidation_detail", args=[consolidation.pk])
    assert response.url == page
    send_url = reverse("registrations:consolidation_send", args=[consolidation.pk])
    assert sentences(client.post(send_url, {"covering_text": "Báo cáo"}))[-1] == (
        "Đã gửi bản tổng hợp đến Ủy ban nhân dân huyện Củ Chi."
    )
    client.force_login(above)
    back = reverse("registrations:consolidation_return", args=[consolidation.pk])
    client.post(back, {"reason": "Thiếu một trường"})
    client.force_login(office)
    assert "Thiếu một trường" in client.get(page).content.decode()
    client.post(send_url, {"covering_text": "Báo cáo"})
    client.force_login(above)
    client.post(reverse("registrations:consolidation_accept", args=[consolidation.pk]))
    consolidation.refresh_from_db()
    assert (consolidation.status, consolidation.version) == ("accepted", 2)


def test_the_topmost_desk_offers_no_consolidation_and_refuses_one_in_words(client):
    place = district()
    client.force_login(place.city_staff())
    desk = reverse("registrations:desk_detail", args=[place.city_plan.pk, place.city.pk])
    assert "Lập bản tổng hợp" not in client.get(desk).content.decode()
    begin = reverse("registrations:consolidation_begin", args=[place.city_plan.pk, place.city.pk])
    assert sentences(client.post(begin)) == [
        "Không có cấp trên nào tổ chức đăng ký để nhận bản tổng hợp này."
    ]


def test_the_page_of_a_sent_consolidation_shows_what_was_sent_not_what_came_later(client):
    place = district()
    registered(place.letter, place.schools[0], "1")
    office = place.office_staff()
    consolidation = gather(place.letter, place.office, actor=office)
    send(consolidation, actor=office, covering_text="")
    registered(place.letter, place.schools[1], "1")
    client.force_login(place.staff())
    shown = client.get(
        reverse("registrations:consolidation_detail", args=[consolidation.pk])
    ).content.decode()
    assert "Trường Tiểu học Thử 1: lĩnh vực 1, số 1" in shown
    assert "Trường Tiểu học Thử 2: lĩnh vực" not in shown


# --- Downloads ------------------------------------------------------------------------------------


def test_a_unit_downloads_both_forms_and_the_print_under_names_that_say_what_they_are(client):
    place = district()
    registration = registered(place.letter, place.schools[0], "1000002", "draft")
    client.force_login(person(Role.CLERK, place.schools[0]))

    def download(name):
        return client.get(reverse(f"registrations:{name}", args=[registration.pk]))

    counts, names = download("registration_counts"), download("registration_names")
    printed = download("registration_print")
    assert [counts["Content-Type"], names["Content-Type"]] == [XLSX, XLSX]
    assert file_name(counts) == "Biểu 1 Trường Tiểu học Thử 1.xlsx"
    assert file_name(names) == "Biểu 2 Trường Tiểu học Thử 1.xlsx"
    assert printed["Content-Type"] == "application/pdf"
    assert file_name(printed) == "Bản đăng ký Trường Tiểu học Thử 1.pdf"
    assert printed["Content-Disposition"].startswith("inline")
    assert load_workbook(BytesIO(counts.content)).sheetnames == ["Biểu 1"]
    assert "Trường Tiểu học Thử 1: lĩnh vực 7, số 2" in text_of(printed.content)


@pytest.mark.parametrize(
    "form", ["registration_counts", "registration_names", "registration_print"]
)
def test_a_neighbour_downloads_nothing(client, form):
    place = district()
    registration = registered(place.letter, place.schools[0], "1", "submitted")
    client.force_login(person(Role.UNIT_HEAD, place.schools[1]))
    assert client.get(reverse(f"registrations:{form}", args=[registration.pk])).status_code == 404


def test_the_desk_downloads_the_sums_of_everything_accepted_at_it(client):
    place = district()
    registered(place.letter, place.schools[0], "2100103")
    registered(place.letter, place.schools[1], "0110000")
    registered(place.letter, place.schools[2], "5555555", "submitted")
    client.force_login(place.office_staff())
    args = [place.letter.pk, place.office.pk]
    counts = client.get(reverse("registrations:desk_form", args=[*args, "bieu-1", "xlsx"]))
    names = client.get(reverse("registrations:desk_form", args=[*args, "bieu-2", "xlsx"]))
    assert file_name(counts) == "Biểu 1 Phòng Giáo dục và Đào tạo huyện Củ Chi.xlsx"
    assert file_name(names) == "Biểu 2 Phòng Giáo dục và Đào tạo huyện Củ Chi.xlsx"
    rows = list(load_workbook(BytesIO(counts.content)).active.iter_rows(values_only=True))
    numbers = [row[2] for row in rows if isinstance(row[0], int)]
    assert numbers == [2, 2, 1, 0, 1, 0, 3]
    assert next(row[2] for row in rows if row[1] == "Tổng cộng") == 9


def test_a_consolidation_is_downloaded_as_it_was_sent(client):
    place = district()
    registered(place.letter, place.schools[0], "2100103")
    office = place.office_staff()
    consolidation = gather(place.letter, place.office, actor=office)
    send(consolidation, actor=office, covering_text="")
    registered(place.letter, place.schools[1], "5555555")
    client.force_login(place.staff())
    args = [consolidation.pk, 1]
    counts = client.get(reverse("registrations:consolidation_form", args=[*args, "bieu-1", "xlsx"]))
    names = client.get(reverse("registrations:consolidation_form", args=[*args, "bieu-2", "xlsx"]))
    rows = list(load_workbook(BytesIO(counts.content)).active.iter_rows(values_only=True))
    assert [row[2] for row in rows if isinstance(row[0], int)] == [2, 1, 0, 0, 1, 0, 3]
    assert file_name(names) == "Biểu 2 Phòng Giáo dục và Đào tạo huyện Củ Chi lần gửi 1.xlsx"
    cells = {cell for row in load_workbook(BytesIO(names.content)).active.values for cell in row}
    assert "Trường Tiểu học Thử 1" in cells
    assert "Trường Tiểu học Thử 2" not in cells


# --- What the pages tell --------------------------------------------------------------------------


def test_the_desk_shows_what_arrived_what_is_missing_and_the_sum(client):
    place = district()
    registered(place.letter, place.schools[0], "21")
    registered(place.letter, place.schools[1], "1", "submitted")
    registered(place.letter, place.schools[2], "1", "draft")
    client.force_login(place.office_staff())
    response = client.get(
        reverse("registrations:desk_detail", args=[place.letter.pk, place.office.pk])
    )
    told = response.context
    assert (told["accepted_count"], told["waiting_count"], told["returned_count"]) == (1, 1, 0)
    assert [body.name for body in told["missing"]] == ["Trường Tiểu học Thử 3"]
    assert told["total"] == 3
    assert "Trường Tiểu học Thử 3</li>" in response.content.decode()


def test_the_missing_are_reminded_from_the_desk_after_a_look(client):
    place = district()
    registered(place.letter, place.schools[0], "1")
    head = person(Role.UNIT_HEAD, place.schools[1])
    client.force_login(place.office_staff())
    desk = reverse("registrations:desk_detail", args=[place.letter.pk, place.office.pk])
    response = client.get(desk)
    assert "Nhắc các đơn vị này…" in response.content.decode()
    chosen = {"about": "register", "whom": "chosen", "don-vi": response.context["to_remind"]}
    look = client.post(reverse("campaigns:plan_remind", args=[place.letter.pk]), chosen)
    shown = look.content.decode()
    assert head.full_name in shown
    assert "Trường Tiểu học Thử 1" not in shown
    registered(place.letter, place.schools[1], "1")
    registered(place.letter, place.schools[2], "1")
    assert client.get(desk).context["to_remind"] == []


def test_the_list_shows_the_newest_first_and_is_narrowed_by_state(client):
    place = district()
    registered(place.letter, place.schools[0], "1")
    registered(place.letter, place.schools[1], "1", "submitted")
    client.force_login(place.office_staff())
    url = reverse("registrations:registration_list")
    for state, bodies in {
        "": [place.schools[1], place.schools[0]],
        "accepted": [place.schools[0]],
        "submitted": [place.schools[1]],
        "returned": [],
        "no such state": [place.schools[1], place.schools[0]],
    }.items():
        page = client.get(url, {"tinh-trang": state}).context["page"]
        assert [row.body for row in page] == bodies


# --- The number of queries ------------------------------------------------------------------------


def test_the_list_asks_as_often_for_three_registrations_as_for_one(
    client, django_assert_num_queries
):
    place = district()
    client.force_login(place.office_staff())
    url = reverse("registrations:registration_list")
    registered(place.letter, place.schools[0], "1")
    client.get(url)
    with django_assert_num_queries(9):
        assert len(client.get(url).context["page"].object_list) == 1
    for body in place.schools[1:]:
        registered(place.letter, body, "11")
    with django_assert_num_queries(9):
        assert len(client.get(url).context["page"].object_list) == 3


def test_the_list_of_a_unit_asks_as_often_for_three_plans_as_for_one(
    client, django_assert_num_queries
):
    place = district()
    DeadlineFactory(plan=place.letter)
    client.force_login(person(Role.UNIT_HEAD, place.schools[0]))
    url = reverse("registrations:registration_list")
    client.get(url)
    with django_assert_num_queries(12):
        assert len(client.get(url).context["to_register"]) == 1
    for _ in range(2):
        plan = RecipientFactory(body=place.schools[0]).plan
        DeadlineFactory(plan=plan)
    with django_assert_num_queries(12):
        assert len(client.get(url).context["to_register"]) == 3


def test_the_desk_asks_as_often_for_three_of_everything_as_for_one(
    client, django_assert_num_queries
):
    place = district()
    client.force_login(place.staff())
    url = reverse("registrations:desk_detail", args=[place.plan.pk, place.body.pk])

    def arrive():
        """One registration, one consolidation with a line, and one unit still missing."""
        unit = RecipientFactory(plan=place.plan, body=school("Trường Thử", place.body)).body
        registered(place.plan, unit, "1")
        RecipientFactory(plan=place.plan, body=school("Trường chưa đăng ký", place.body))
        gatherer = school("Phòng Thử", place.body)
        Consolidation.objects.create(
            plan=place.letter,
            body=gatherer,
            sent_under=place.plan,
            received_by=place.body,
            status="accepted",
            version=1,
            accepted_version=1,
        )

    arrive()
    client.get(url)
    with django_assert_num_queries(25):
        assert len(client.get(url).context["consolidations"]) == 1
    arrive()
    arrive()
    with django_assert_num_queries(25):
        assert len(client.get(url).context["consolidations"]) == 3


@pytest.mark.parametrize(
    ("counts", "number"), [("1", 1), ("3", 3)], ids=["one line", "three lines"]
)
def test_one_registration_asks_as_often_for_three_lines_as_for_one(
    client, django_assert_num_queries, counts, number
):
    place = district()
    registration = registered(place.letter, place.schools[0], counts, "submitted")
    client.force_login(place.office_staff())
    url = reverse("registrations:registration_detail", args=[registration.pk])
    client.get(url)
    with django_assert_num_queries(12):
        assert client.get(url).context["total"] == number


@pytest.mark.parametrize("schools", [1, 3])
def test_one_consolidation_asks_as_often_for_three_units_as_for_one(
    client, django_assert_num_queries, schools
):
    place = district()
    for body in place.schools[:schools]:
        registered(place.letter, body, "11")
    office = place.office_staff()
    consolidation = gather(place.letter, place.office, actor=office)
    send(consolidation, actor=office, covering_text="")
    client.force_login(place.staff())
    url = reverse("registrations:consolidation_detail", args=[consolidation.pk])
    client.get(url)
    with django_assert_num_queries(18):
        assert len(client.get(url).context["units"]) == schools
