"""The register on the screen: found, read, exported; histories; and the page for the public."""

import io
from datetime import date

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django.asserts import assertContains, assertNotContains

from organisation.models import BodySuccession
from organisation.models.memberships import Role
from register.certificates import certificate_of
from register.entries import revoke
from register.models import AwardRecord, Honoree
from register.public_check import MOST_A_MINUTE
from tests.campaigns.factories import BodyFactory, person
from tests.paperwork.pdf_reading import text_as_written
from tests.register.factories import entered

pytestmark = pytest.mark.django_db

REGISTER = reverse("register:record_list")


@pytest.fixture
def district():
    return BodyFactory(name="Ủy ban nhân dân huyện Củ Chi")


@pytest.fixture
def staff(district):
    return person(Role.NOI_VU_STAFF, district)


def names(client, query: str = "") -> list[str]:
    page = client.get(f"{REGISTER}?{query}").context["page"]
    return [record.awardee_name for record in page]


# --- Finding -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Tổ Một cửa", "Nguyễn Thị Ánh"]),
        ("tim=nguyen+anh", ["Nguyễn Thị Ánh"]),
        ("tim=Ánh", ["Nguyễn Thị Ánh"]),
        ("tim=trung+lap", ["Nguyễn Thị Ánh"]),
        ("tim=khong+co", []),
        ("nam=2019", ["Nguyễn Thị Ánh"]),
        ("nam=nghìn", ["Tổ Một cửa", "Nguyễn Thị Ánh"]),
        ("hinh-thuc=bang_khen", ["Tổ Một cửa"]),
        ("so=1", ["Tổ Một cửa", "Nguyễn Thị Ánh"]),
        ("so=0001/2020", ["Tổ Một cửa"]),
        ("so=8125", ["Tổ Một cửa"]),
        ("so=12/KT", ["Nguyễn Thị Ánh"]),
        ("so=%00'", []),
    ],
)
def test_awards_are_found_by_name_unit_year_form_and_number(client, staff, district, query, found):
    entered(
        district,
        awardee_kind="individual",
        awardee_name="Nguyễn Thị Ánh",
        awardee_body_name="Xã Trung Lập Hạ",
        decided_on=date(2019, 5, 5),
        decision_number="77/QĐ-UBND",
        printed_number="12/KT",
    )
    entered(district, awardee_name="Tổ Một cửa", form_kind="bang_khen")
    client.force_login(staff)
    assert names(client, query) == found


def test_one_sees_ones_own_and_below_and_what_ones_body_awarded(client, district):
    commune = BodyFactory(name="Xã Một", under=district)
    entered(district, awardee_name="của xã", awardee_body=commune)
    entered(BodyFactory(), awardee_name="nơi khác")
    entered(district, awardee_name="của hàng xóm", awardee_body=BodyFactory(under=district))
    seen = {}
    for role, body in ((Role.UNIT_HEAD, commune), (Role.LEADER, district)):
        client.force_login(person(role, body))
        seen[role] = names(client)
    assert seen == {
        Role.UNIT_HEAD: ["của xã"],
        Role.LEADER: ["của hàng xóm", "của xã"],
    }


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_often_for_three_as_for_one(
    client, staff, district, django_assert_num_queries, count
):
    for _ in range(count):
        entered(district, awardee_body=BodyFactory(under=district))
    client.force_login(staff)
    client.get(REGISTER)
    with django_assert_num_queries(8):
        client.get(REGISTER)


# --- Taking along --------------------------------------------------------------------------------


def test_what_was_found_is_taken_along_as_excel_without_formulas(client, staff, district):
    entered(district, awardee_name='=HYPERLINK("http://x")', bonus=450_000)
    entered(district, awardee_name="Tổ khác", decided_on=date(2019, 1, 2))
    client.force_login(staff)
    address = reverse("register:record_file", args=["xlsx"])
    sheet = load_workbook(io.BytesIO(client.get(f"{address}?nam=2020").content)).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [cell.data_type for cell in cells if str(cell.value).startswith("=")] == ["s"]
    values = [cell.value for cell in cells]
    assert "0001/2020" in values
    assert 450_000 in values
    assert "Tổ khác" not in values


def test_the_register_is_printed_with_those_that_were_revoked_marked(client, staff, district):
    record = entered(district, awardee_name="Tổ Một cửa", printed_number="12/KT")
    revoke([record], by="Quyết định số 9/QĐ-UBND", on=date(2021, 3, 4), actor=staff)
    client.force_login(staff)
    text = text_as_written(client.get(reverse("register:record_file", args=["pdf"])).content)
    for part in ("SỔ KHEN THƯỞNG", "0001/2020", "Tổ Một cửa", "12/KT", "Đã hủy bỏ"):
        assert part in text


# --- One award -----------------------------------------------------------------------------------


def test_a_revoked_award_says_by_what_and_is_not_printed(client, staff, district):
    record = entered(district)
    revoke([record], by="Quyết định số 9/QĐ-UBND", on=date(2021, 3, 4), actor=staff)
    client.force_login(staff)
    address = reverse("register:record_detail", args=[record.pk])
    page = client.get(address).content.decode()
    assert "Quyết định số 9/QĐ-UBND ngày 04/03/2021" in page
    assert client.get(reverse("register:certificate", args=[record.pk])).url == address


def test_a_text_too_long_for_its_paper_gives_a_sentence(client, staff, district):
    record = entered(district)
    AwardRecord.objects.update(awardee_name="W" * 240)
    client.force_login(staff)
    response = client.get(reverse("register:certificate", args=[record.pk]), follow=True)
    assert "không in vừa một trang" in response.content.decode()


# --- Histories -----------------------------------------------------------------------------------


def individual(body, honoree, year: int = 2020):
    return entered(
        body,
        awardee_kind="individual",
        awardee_name=honoree.full_name,
        honoree=honoree,
        awardee_body=honoree.body,
        decided_on=date(year, 6, 1),
    )


def test_a_persons_awards_over_the_years_stand_on_one_page(client, staff, district):
    honoree = Honoree.objects.create(full_name="Lê Thị Ánh", body=district)
    for year in (2018, 2020):
        individual(district, honoree, year)
    client.force_login(staff)
    years = client.get(reverse("register:honoree", args=[honoree.pk])).context["years"]
    assert [year.year for year in years] == [2020, 2018]


@pytest.mark.parametrize("count", [1, 3])
def test_a_history_asks_as_often_for_three_as_for_one(
    client, staff, district, django_assert_num_queries, count
):
    honoree = Honoree.objects.create(full_name="Lê Thị Ánh", body=district)
    for year in range(count):
        individual(district, honoree, 2015 + year)
    client.force_login(staff)
    address = reverse("register:honoree", args=[honoree.pk])
    client.get(address)
    with django_assert_num_queries(7):
        client.get(address)


def test_namesakes_are_asked_about_and_joined_by_a_person_only(client, staff, district):
    one, other = (Honoree.objects.create(full_name="Lê Thị Ánh", body=district) for _ in range(2))
    for honoree in (one, other):
        individual(district, honoree)
    client.force_login(staff)
    address = reverse("register:honoree", args=[one.pk])
    page = client.get(address)
    assert "Có người cùng tên trong sổ" in page.content.decode()
    assert len(page.context["years"][0].records) == 1
    client.post(reverse("register:honoree_join", args=[one.pk, other.pk]))
    page = client.get(address)
    assert len(page.context["years"][0].records) == 2
    assert "cùng tên" not in page.content.decode()
    assert client.get(reverse("register:honoree", args=[other.pk])).url == address
    assert list(Honoree.objects.namesakes_of("le thi anh")) == [one]


def test_a_bodys_history_tells_those_of_the_bodies_that_it_came_from(client, district, working_day):
    working_day("2026-01-05")
    old = BodyFactory(name="Xã Cũ", under=district, valid_to=date(2025, 6, 30))
    new = BodyFactory(name="Xã Mới", under=district, valid_from=date(2025, 7, 1))
    BodySuccession.objects.create(
        predecessor=old, successor=new, extent="whole", effective_on=date(2025, 7, 1)
    )
    entered(district, awardee_name="Xã Cũ", awardee_body=old)
    entered(district, awardee_name="Xã Mới", awardee_body=new, decided_on=date(2025, 12, 1))
    entered(district, awardee_kind="individual", awardee_name="Người của xã", awardee_body=new)
    client.force_login(person(Role.UNIT_HEAD, new))
    years = client.get(reverse("register:body_history", args=[new.pk])).context["years"]
    held = [(year.year, [record.awardee_name for record in year.records]) for year in years]
    assert held == [(2025, ["Xã Mới"]), (2020, ["Xã Cũ"])]


# --- The public page -----------------------------------------------------------------------------


def check(client, code: str):
    return client.get(reverse("register:check", args=[code]))


def test_the_public_page_confirms_and_tells_nothing_else(client, district):
    record = entered(
        district,
        awardee_kind="individual",
        awardee_name="Nguyễn Thị Ánh",
        awardee_title="Công chức bí mật",
        awardee_body_name="Xã không nói",
        achievement="Thành tích không nói",
        bonus=987_654,
    )
    response = check(client, record.check_code)
    page = response.content.decode()
    for part in ("Nguyễn Thị Ánh", "Giấy khen", district.name, "8125/QĐ-UBND", "05/11/2020"):
        assert part in page
    for part in ("bí mật", "không nói", "987", "Nguyễn Văn Ký", f"/{record.pk}/"):
        assert part not in page
    assert response["X-Robots-Tag"].startswith("noindex")
    assert 'content="noindex' in page


def test_the_public_page_shows_the_number_and_the_titles_that_the_certificate_bears(
    client, district
):
    record = entered(district, ordinal=2, signer_title="Phó Chủ tịch", signer_capacity="KT.")
    certificate = certificate_of(record)
    page = client.get(reverse("register:check", args=[record.check_code]))
    assert certificate.notes[-1] == "Số sổ vàng: 02"
    assertContains(page, "Số sổ vàng")
    assert certificate.signer_lines == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assertContains(page, "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH")
    assertNotContains(page, record.register_number)


def test_a_revoked_award_is_said_to_be_revoked(client, staff, district):
    record = entered(district)
    revoke([record], by="Quyết định mật số 9", on=date(2021, 3, 4), actor=staff)
    page = check(client, record.check_code).content.decode()
    assert "đã bị hủy bỏ từ ngày 04/03/2021" in page
    assert "Quyết định mật" not in page


@pytest.mark.parametrize("code", ["0" * 26, "a", "không-có", "%", "x" * 300])
def test_an_unknown_code_gets_one_plain_page(client, code):
    response = check(client, code)
    assert response.status_code == 404
    assert "Không có khen thưởng nào mang mã này" in response.content.decode()


def test_a_code_is_read_off_paper_in_capitals_too(client, district):
    assert check(client, entered(district).check_code.upper()).status_code == 200


def test_who_asks_without_end_is_told_to_wait(client, district):
    code = entered(district).check_code
    answers = {check(client, code).status_code for _ in range(MOST_A_MINUTE)}
    assert answers == {200}
    waiting = check(client, code)
    assert waiting.status_code == 429
    assert "đợi một phút" in waiting.content.decode()
    elsewhere = client.get(reverse("register:check", args=[code]), REMOTE_ADDR="10.0.0.9")
    assert elsewhere.status_code == 200


# --- Awards of earlier years, brought in wrongly -------------------------------------------------


@pytest.fixture
def earlier(district):
    return entered(
        district, awardee_name="Lê Thị Anh", source_key="import:1", decided_on=date(1999, 3, 4)
    )


def typed(record, **values) -> dict:
    names = (
        *("awardee_name", "awardee_title", "awardee_body_name", "form_name", "achievement"),
        *("decision_number", "printed_number", "signer_title", "signer_name"),
    )
    said = {name: getattr(record, name) for name in names}
    return {**said, "decided_on": "04/03/1999", "by": "Bản gốc", "on": "05/05/2020", **values}


def test_an_earlier_award_is_corrected_and_keeps_what_stood_before(client, staff, earlier):
    client.force_login(staff)
    address = reverse("register:record_correct", args=[earlier.pk])
    client.post(address, typed(earlier, awardee_name="Lê Thị Ánh", printed_number="12"))
    earlier.refresh_from_db()
    assert (earlier.awardee_name, earlier.printed_number, earlier.number) == ("Lê Thị Ánh", "12", 1)
    page = client.get(reverse("register:record_detail", args=[earlier.pk])).content.decode()
    assert "Trước khi đính chính theo Bản gốc" in page
    assert "Lê Thị Anh" in page


def test_a_correction_into_another_year_is_refused_and_nothing_is_lost(client, staff, earlier):
    client.force_login(staff)
    address = reverse("register:record_correct", args=[earlier.pk])
    page = client.post(address, typed(earlier, awardee_name="GIỮ LẠI", decided_on="04/03/2000"))
    assert "Số vào sổ thuộc năm 1999" in page.content.decode()
    assert "GIỮ LẠI" in page.content.decode()


def test_an_award_of_an_earlier_year_is_revoked_once(client, staff, earlier):
    client.force_login(staff)
    address = reverse("register:record_revoke", args=[earlier.pk])
    assert "Hãy ghi quyết định hủy bỏ." in client.post(address, {"by": ""}).content.decode()
    client.post(address, {"by": "Quyết định số 15/QĐ-UBND", "on": "05/05/2020"})
    earlier.refresh_from_db()
    assert (earlier.status, earlier.revoked_by) == ("revoked", "Quyết định số 15/QĐ-UBND")
    assert client.get(address).status_code == 403
