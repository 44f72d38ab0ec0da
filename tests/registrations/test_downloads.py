"""Biểu 1, Biểu 2 and the pledge form of a desk and of each sending, as Excel and as PDF."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from organisation.models.memberships import Role
from registrations.consolidation.consolidation_steps import accept, gather, give_back, send
from tests.campaigns.factories import SEVEN_AREAS, person
from tests.paperwork.pdf_reading import text_of, title_of
from tests.registrations.factories import district, pledged_province, registered

pytestmark = pytest.mark.django_db


def desk_form(client, plan, body, form: str, extension: str):
    return client.get(reverse("registrations:desk_form", args=[plan.pk, body.pk, form, extension]))


def sent_form(client, consolidation, version: int, form: str, extension: str):
    args = [consolidation.pk, version, form, extension]
    return client.get(reverse("registrations:consolidation_form", args=args))


def table(response) -> list[tuple]:
    rows = load_workbook(BytesIO(response.content)).active.iter_rows(values_only=True)
    return [row for row in rows if any(row)]


def test_the_provinces_desk_prints_everything_below_it_with_numbers_and_names(client):
    place = district()
    registered(place.letter, place.schools[0], "21")
    office, staff, city = place.office_staff(), place.staff(), place.city_staff()
    below = gather(place.letter, place.office, actor=office)
    send(below, actor=office, covering_text="")
    accept(below, actor=staff)
    upward = gather(place.plan, place.body, actor=staff)
    send(upward, actor=staff, covering_text="")
    accept(upward, actor=city)
    client.force_login(city)
    counts = desk_form(client, place.city_plan, place.city, "bieu-1", "pdf")
    assert counts["Content-Type"] == "application/pdf"
    assert title_of(counts.content) == "Biểu 1 Ủy ban nhân dân Thành phố"
    text = text_of(counts.content)
    assert f"1 {SEVEN_AREAS[0]} 2" in text
    assert "Tổng cộng 3" in text
    names = text_of(desk_form(client, place.city_plan, place.city, "bieu-2", "pdf").content)
    assert "Trường Tiểu học Thử 1: lĩnh vực 2, số 1" in " ".join(names.split())


def test_an_earlier_sending_is_printed_as_it_was(client):
    place = district()
    registered(place.letter, place.schools[0], "1")
    office = place.office_staff()
    consolidation = gather(place.letter, place.office, actor=office)
    send(consolidation, actor=office, covering_text="")
    give_back(consolidation, actor=place.staff(), reason="Thiếu")
    registered(place.letter, place.schools[1], "3")
    send(consolidation, actor=office, covering_text="")
    client.force_login(place.staff())
    sums = {
        version: next(
            row[2]
            for row in table(sent_form(client, consolidation, version, "bieu-1", "xlsx"))
            if row[1] == "Tổng cộng"
        )
        for version in (1, 2)
    }
    assert sums == {1: 1, 2: 4}
    first = text_of(sent_form(client, consolidation, 1, "bieu-2", "pdf").content)
    assert "Trường Tiểu học Thử 1" in first
    assert "Trường Tiểu học Thử 2" not in first
    assert sent_form(client, consolidation, 3, "bieu-1", "xlsx").status_code == 404


PLEDGES = [
    ("STT", "Tập thể", "Nội dung đăng ký thi đua", "Cá nhân: họ và tên", "Chức vụ",
     "Đơn vị công tác"),
    (1, "Ủy ban nhân dân xã Ngọc Chúc", "Hoàn thành xuất sắc", "Trần Văn An", "Công chức",
     "Ủy ban nhân dân xã Ngọc Chúc"),
    (None, None, None, "Lê Thị Bình", "Công chức", "Ủy ban nhân dân xã Ngọc Chúc"),
    (None, "Tổng cộng: 1 tập thể", None, "2 cá nhân", None, None),
]  # fmt: skip


def test_the_pledge_form_of_a_unit_a_desk_and_a_sending_says_the_same(client):
    place = pledged_province()
    staff = person(Role.NOI_VU_STAFF, place.districts[0])
    consolidation = gather(place.plan, place.districts[0], actor=staff)
    send(consolidation, actor=staff, covering_text="")
    registration = place.plan.registrations.get()
    client.force_login(staff)
    form = "dang-ky-thi-dua"
    unit = client.get(reverse("registrations:registration_pledge", args=[registration.pk]))
    desk = desk_form(client, place.plan, place.districts[0], form, "xlsx")
    sent = sent_form(client, consolidation, 1, form, "xlsx")
    for response in (unit, desk, sent):
        rows = table(response)
        start = next(index for index, row in enumerate(rows) if row[0] == "STT")
        assert rows[start : start + 4] == PLEDGES
    for response in (
        desk_form(client, place.plan, place.districts[0], form, "pdf"),
        sent_form(client, consolidation, 1, form, "pdf"),
    ):
        text = text_of(response.content)
        assert "BẢN ĐĂNG KÝ THI ĐUA CHUYÊN ĐỀ" in text
        assert "Trần Văn An" in text
        assert "1 tập thể" in text


@pytest.mark.parametrize(
    ("form", "extension"),
    [("dang-ky-thi-dua", "xlsx"), ("bieu-3", "pdf"), ("bieu-1", "docx")],
)
def test_a_form_that_the_plan_does_not_have_is_not_found(client, form, extension):
    place = district()
    client.force_login(place.office_staff())
    assert desk_form(client, place.letter, place.office, form, extension).status_code == 404


def test_no_pledge_starts_a_formula(client):
    place = pledged_province()
    place.plan.registrations.update(pledge="=HYPERLINK(1)")
    client.force_login(person(Role.NOI_VU_STAFF, place.districts[0]))
    response = desk_form(client, place.plan, place.districts[0], "dang-ky-thi-dua", "xlsx")
    sheet = load_workbook(BytesIO(response.content)).active
    found = [cell for row in sheet.iter_rows() for cell in row if cell.value == "=HYPERLINK(1)"]
    assert [cell.data_type for cell in found] == ["s"]
