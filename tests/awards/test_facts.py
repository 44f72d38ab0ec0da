"""Ratings of years and violations: who enters and reads them, by hand and out of Excel."""

import io
import logging
from datetime import date
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from accounts.access import Refused
from audit.models import Event
from awards.facts import records
from awards.facts.ratings_parser import RatingReader, grade_meant
from awards.models import Violation, YearRating
from notifications.models import Notice
from organisation.body_names import BodyNames
from organisation.models.memberships import Role
from paperwork.spreadsheet_import.grid import Grid
from tests.awards.factories import awarding
from tests.campaigns.factories import person
from tests.paperwork.spreadsheet_import.workbooks import token_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return awarding()


def rating_of(body, **values) -> YearRating:
    return YearRating(**{"year": 2019, "body": body, "grade": "good", "source": "QĐ 1", **values})


def violation_of(body, **values) -> Violation:
    common = {"kind": "conduct", "happened_on": date(2020, 5, 1), "source": "KL 1"}
    return Violation(**{**common, "body": body, "person_name": "Trần Văn Thử", **values})


def page_of(client, name, *args, **asked) -> str:
    return unescape(client.get(reverse(f"awards:{name}", args=args), asked).content.decode())


# --- Who ----------------------------------------------------------------------------------------


def test_staff_over_a_body_enter_facts_and_others_are_refused(place):
    commune = place.communes[0]
    records.save(rating_of(commune), actor=place.staff)
    kept = YearRating.objects.get()
    assert (kept.recorded_by, kept.body) == (place.staff, commune)
    own_staff = person(Role.NOI_VU_STAFF, place.communes[1])
    for somebody in (place.head, place.leader, own_staff):
        with pytest.raises(Refused):
            records.save(rating_of(commune, year=2018), actor=somebody)
    with pytest.raises(Refused):
        records.take_out(kept, actor=own_staff)


def test_a_fact_is_not_moved_out_of_anothers_hands(place):
    stranger = person(Role.NOI_VU_STAFF, place.communes[1])
    fact = violation_of(place.communes[0])
    records.save(fact, actor=place.staff)
    fact.body = place.communes[1]
    with pytest.raises(Refused):
        records.save(fact, actor=stranger)
    assert Violation.objects.get().body == place.communes[0]


@pytest.mark.parametrize(
    ("who", "sees"),
    [("staff", True), ("leader", True), ("member", True), ("head", False), ("other", False)],
)
def test_a_violation_is_read_at_desks_at_or_above_the_body_only(place, client, who, sees):
    people = {
        "staff": place.staff,
        "leader": place.leader,
        "member": person(Role.COUNCIL_MEMBER, place.district),
        "head": place.head,
        "other": person(Role.NOI_VU_STAFF, place.communes[1]),
    }
    fact = violation_of(place.communes[0], summary="Gây phiền hà cho dân")
    records.save(fact, actor=place.staff)
    client.force_login(people[who])
    assert ("Trần Văn Thử" in page_of(client, "violation_list")) is sees
    detail = client.get(reverse("awards:violation_detail", args=[fact.pk]))
    assert detail.status_code == (200 if sees else 404)


def test_what_is_personal_stands_in_no_log_and_no_notice(place, caplog):
    caplog.set_level(logging.DEBUG)
    records.save(violation_of(place.communes[0], summary="Chuyện riêng"), actor=place.staff)
    assert not Notice.objects.exists()
    assert not Event.objects.exists()
    said = " ".join(record.getMessage() for record in caplog.records if record.name != "django.db")
    assert "Trần Văn Thử" not in said
    assert "Chuyện riêng" not in said


# --- By hand ------------------------------------------------------------------------------------


def typed(body_name, **changes) -> dict:
    common = {"year": 2019, "person_name": "", "person_title": "", "grade": "good"}
    return {**common, "body_name": body_name, "source": "QĐ 1", **changes}


def test_a_rating_is_entered_by_the_name_of_the_body_corrected_and_taken_out(
    place, client, working_day
):
    working_day("2020-12-01")
    client.force_login(place.staff)
    assert 'name="year" value="2019"' in page_of(client, "rating_create")
    client.post(reverse("awards:rating_create"), typed("ubnd xa thu 1"))
    rating = YearRating.objects.get()
    assert rating.body == place.communes[0]
    changed = typed(rating.body.name, grade="excellent")
    client.post(reverse("awards:rating_edit", args=[rating.pk]), changed)
    assert "Hoàn thành xuất sắc nhiệm vụ" in page_of(client, "rating_list", tim="thu 1")
    assert rating.body.name not in page_of(client, "rating_list", loai="done")
    client.post(reverse("awards:rating_remove", args=[rating.pk]))
    assert not YearRating.objects.exists()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"body_name": "Sở Không Có"}, "Không có đơn vị nào tên “Sở Không Có”"),
        ({"body_name": "xã Thử"}, "Không có đơn vị nào tên “xã Thử”"),
        ({"year": 2099}, "Hãy kiểm tra lại năm."),
        ({"grade": "fine"}, "Hãy chọn"),
        ({"source": ""}, "Hãy ghi "),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_what_was_typed(place, client, changes, said):
    client.force_login(place.staff)
    sent = {**typed("xã Thử 1", person_name="Lê Thị Giữ Lại"), **changes}
    page = unescape(client.post(reverse("awards:rating_create"), sent).content.decode())
    assert said in page
    assert "Lê Thị Giữ Lại" in page
    assert not YearRating.objects.exists()


def test_the_same_person_is_not_rated_twice_in_a_year(place, client):
    client.force_login(place.staff)
    for name in ("Lê Thị Hoa", "LÊ THỊ HOA"):
        page = client.post(reverse("awards:rating_create"), typed("xã Thử 1", person_name=name))
    assert "Đã có xếp loại năm này" in unescape(page.content.decode())
    assert YearRating.objects.count() == 1


def test_two_people_whose_names_differ_by_a_tone_have_each_their_rating_of_a_year(place):
    for name in ("Nguyễn Thị Thúy", "Nguyễn Thị Thùy"):
        records.save(rating_of(place.communes[0], person_name=name), actor=place.staff)
    assert YearRating.objects.count() == 2


def test_a_violation_is_recorded_and_concluded(place, client):
    client.force_login(place.staff)
    sent = {
        "body_name": "xã Thử 1",
        "person_name": "Trần Văn Thử",
        "kind": "harassment",
        "happened_on": "01/05/2020",
        "stage": "verifying",
        "source": "Đơn phản ánh số 3",
    }
    client.post(reverse("awards:violation_create"), sent)
    fact = Violation.objects.get()
    assert fact.stage == "verifying"
    client.post(
        reverse("awards:violation_edit", args=[fact.pk]),
        {**sent, "stage": "cleared", "concluded_on": "20/05/2020"},
    )
    fact.refresh_from_db()
    assert fact.stage == "cleared"
    wrong = client.post(
        reverse("awards:violation_edit", args=[fact.pk]), {**sent, "concluded_on": "20/04/2020"}
    )
    assert "Ngày kết luận phải sau ngày vi phạm." in unescape(wrong.content.decode())


def test_a_list_takes_the_same_queries_for_one_and_for_three(
    place, client, django_assert_num_queries
):
    client.force_login(place.staff)
    for number in range(3):
        records.save(
            violation_of(place.communes[0], person_name=f"Người {'ABC'[number]}"), actor=place.staff
        )
        if number in (0, 2):
            client.get(reverse("awards:violation_list"))
            with django_assert_num_queries(6):
                client.get(reverse("awards:violation_list"))


# --- Out of Excel -------------------------------------------------------------------------------

HEAD = ("STT", "Đơn vị", "Họ và tên", "Chức vụ", "Xếp loại", "Văn bản")


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("Hoàn thành xuất sắc nhiệm vụ", "excellent"),
        ("HTXSNV", "excellent"),
        ("hoan thanh tot", "good"),
        ("HTTNV", "good"),
        ("Hoàn thành nhiệm vụ", "done"),
        ("HTNV", "done"),
        ("Không hoàn thành nhiệm vụ", "not_done"),
        ("KHTNV", "not_done"),
        ("Khá", None),
        ("", None),
    ],
)
def test_a_grade_is_read_in_words_and_in_short(text, grade):
    assert grade_meant(text) == grade


def read(*rows):
    names = BodyNames({1: ("Ủy ban nhân dân xã Thử 1",), 2: ("Ủy ban nhân dân xã Thử 2",)})
    called = {1: "xã Thử 1", 2: "xã Thử 2"}
    return RatingReader(names, called).read([Grid("Trang 1", [("DANH SÁCH",), HEAD, *rows])])


def test_a_list_is_understood_row_by_row():
    found = read(
        ("1", "UBND xã Thử 1", "", "", "HTTNV", ""),
        ("2", "xã Thử 2", "Lê Thị Hoa", "Văn thư", "Hoàn thành xuất sắc nhiệm vụ", "QĐ 5"),
        ("", "", "", "", "", ""),
        ("Người lập", "", "", "", "", ""),
    )
    assert found.problems == []
    assert [(row.body_id, row.person, row.grade, row.source) for row in found.lines] == [
        (1, "", "good", ""),
        (2, "Lê Thị Hoa", "excellent", "QĐ 5"),
    ]


def test_people_of_one_unit_whose_names_differ_by_a_tone_are_rated_each():
    names = ("Nguyễn Thị Thúy", "Nguyễn Thị Thùy", "Nguyễn Thị Thủy")
    found = read(*(("1", "xã Thử 1", name, "Giáo viên", "HTTNV", "") for name in names))
    assert found.problems == []
    assert tuple(line.person for line in found.lines) == names


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        (("1", "xã Lạ", "", "", "HTNV", ""), "B", "Không có đơn vị nào tên “xã Lạ”"),
        (("1", "", "Hoa", "", "HTNV", ""), "B", "Thiếu tên đơn vị."),
        (("1", "xã Thử 1", "", "", "Khá", ""), "E", "“Khá” không phải mức xếp loại"),
        (("1", "xã Thử 2", "", "", "HTNV", ""), "B", "Đã có ở dòng 3"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_by_its_place(row, column, said):
    found = read(("1", "xã Thử 2", "", "", "HTTNV", ""), row)
    (problem,) = found.problems
    assert (problem.place.row, problem.place.letter) == (4, column)
    assert said in problem.sentence


def test_a_sheet_without_a_list_is_told():
    names = BodyNames({})
    (problem,) = RatingReader(names, {}).read([Grid("Trang 1", [("Khác",)])]).problems
    assert "cần một dòng tiêu đề" in problem.sentence


def workbook(*rows) -> SimpleUploadedFile:
    book = Workbook()
    for row in (HEAD, *rows):
        book.active.append(row)
    stored = io.BytesIO()
    book.save(stored)
    return SimpleUploadedFile("xep-loai.xlsx", stored.getvalue())


def confirm(client, page) -> None:
    client.post(reverse("awards:rating_import_confirm"), {"token": token_in(page)})


def test_a_file_is_looked_at_then_taken_in_whole(place, client):
    client.force_login(place.staff)
    rows = (
        (1, "xã Thử 1", None, None, "HTTNV", None),
        (2, "xã Thử 2", "Hoa", None, "HTNV", "QĐ 2"),
    )
    address = reverse("awards:rating_import")
    page = client.post(address, {"year": 2019, "file": workbook(*rows)})
    assert "Đã hiểu 2 dòng" in unescape(page.content.decode())
    assert not YearRating.objects.exists()
    confirm(client, page)
    assert [(one.whom, one.grade, one.source) for one in YearRating.objects.order_by("pk")] == [
        (place.communes[0].name, "good", "Danh sách xếp loại năm 2019"),
        ("Hoa", "done", "QĐ 2"),
    ]
    page = client.post(
        address, {"year": 2019, "file": workbook((1, "xã Thử 1", "", "", "HTXSNV", "QĐ 9"))}
    )
    confirm(client, page)
    assert YearRating.objects.get(person_name="").grade == "excellent"
    assert YearRating.objects.count() == 2


def test_a_file_with_something_wrong_is_not_taken_in_and_says_where(place, client):
    client.force_login(place.staff)
    file = workbook((1, "xã Thử 1", "", "", "HTTNV", ""), (2, "xã Lạ", "", "", "HTTNV", ""))
    page = client.post(reverse("awards:rating_import"), {"year": 2019, "file": file})
    assert "Trang “Sheet”, dòng 3, cột B" in unescape(page.content.decode())
    confirm(client, page)
    assert not YearRating.objects.exists()


def test_the_workbook_to_fill_in_names_the_bodies_below(place, client):
    client.force_login(place.staff)
    content = client.get(reverse("awards:rating_import_template")).content
    sheet = load_workbook(io.BytesIO(content)).active
    texts = {cell.value for row in sheet.iter_rows() for cell in row}
    assert {commune.name for commune in place.communes} <= texts


def test_who_corrects_a_rating_that_another_has_corrected_meanwhile_is_shown_both(client, place):
    rating = rating_of(place.communes[0])
    records.save(rating, actor=place.staff)
    client.force_login(place.staff)
    address = reverse("awards:rating_edit", args=[rating.pk])
    form = client.get(address).context["form"]
    shown = {name: form[name].value() for name in form.fields}
    first = shown | {"source": "Quyết định số 1/QĐ-UBND"}
    second = shown | {"source": "Quyết định số 2/QĐ-UBND"}
    assert client.post(address, first).status_code == 302
    page = client.post(address, second)
    assert page.status_code == 409
    assert [(one.typed, one.stored) for one in page.context["differences"]] == [
        ("Quyết định số 2/QĐ-UBND", "Quyết định số 1/QĐ-UBND")
    ]
    rating.refresh_from_db()
    assert rating.source == "Quyết định số 1/QĐ-UBND"
