"""A head types a name that another school has registered in other words; the office sees the like
beside a line that arrived."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from campaigns.models import Plan
from organisation.models import IssuingBody
from registrations.models import Registration

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

REGISTERED = "Niêm yết mã QR dẫn đến hướng dẫn thủ tục chuyển trường, xin cấp lại học bạ"
FOUND = "Có 1 tên tương tự đã được tiếp nhận"
PHONE = {"viewport": {"width": 360, "height": 740}}


def problems(page) -> list[str]:
    """What axe objects to."""
    found = Axe().run(page).response["violations"]
    return [node["html"] for violation in found for node in violation["nodes"]]


def test_a_head_sees_while_typing_where_the_idea_was_registered_before(sit_down):
    head = sit_down("hieutruong.tanthonghoi")
    letter = Plan.objects.get(number="537")
    school = IssuingBody.objects.get(name="Trường Tiểu học Tân Thông Hội")
    head.page.goto(f"/dang-ky/ke-hoach/{letter.pk}/don-vi/{school.pk}/")
    area = head.section("3. Cải cách thủ tục hành chính")
    area.get_by_role("button", name="Thêm mô hình").click()
    name = area.get_by_label("Tên mô hình")

    name.press_sequentially("Quet ma xem cach lam ho so chuyen truong, hoc ba")
    summary = area.locator("[aria-live=polite] summary")
    expect(summary).to_have_text(FOUND)
    expect(name).to_be_focused()
    found = area.get_by_text(REGISTERED)
    expect(found).to_be_hidden()
    summary.press("Enter")
    expect(found).to_be_visible()
    head.sees("Trường Tiểu học Thị trấn Củ Chi · theo 537/GDĐT-VP")
    assert problems(head.page) == []

    name.fill("Trồng hoa ven đường")
    expect(summary).to_have_count(0)
    head.presses("Lưu bản nháp")
    head.sees("Đã lưu bản nháp.")


def test_a_search_that_fails_says_nothing_and_takes_nothing(sit_down):
    head = sit_down("hieutruong.tanthonghoi")
    letter = Plan.objects.get(number="537")
    school = IssuingBody.objects.get(name="Trường Tiểu học Tân Thông Hội")
    head.page.goto(f"/dang-ky/ke-hoach/{letter.pk}/don-vi/{school.pk}/")
    area = head.section("3. Cải cách thủ tục hành chính")
    area.get_by_role("button", name="Thêm mô hình").click()
    name = area.get_by_label("Tên mô hình")
    head.page.route("**/tuong-tu/**", lambda route: route.abort())
    with head.page.expect_event("requestfailed"):
        name.fill(REGISTERED)
    expect(head.page.locator("#request-failed")).to_be_hidden()
    expect(name).to_have_value(REGISTERED)


def test_the_office_sees_the_like_beside_a_line_that_arrived(sit_down):
    office = sit_down("giaoduc.cuchi", **PHONE)
    arrived = Registration.objects.get(body__name__contains="Tân Trung")
    office.page.goto(f"/dang-ky/{arrived.pk}/")
    office.sees("1 dòng có tên tương tự ở nơi khác, năm khác.")
    row = office.page.locator("tr", has_text="Google Sheets")
    row.locator("summary").click()
    expect(row).to_contain_text("Sổ theo dõi công văn đến, đi dùng chung trên bảng tính trực tuyến")
    expect(office.page.locator("tr summary")).to_have_count(1)
    assert problems(office.page) == []

    office.opens("Xem tất cả trên một trang")
    office.sees("Không tìm thấy tên tương tự.", "Sổ theo dõi công văn đến")
    assert problems(office.page) == []
    assert not office.page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
