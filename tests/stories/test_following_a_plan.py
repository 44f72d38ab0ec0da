"""Who has done what: Phòng Nội vụ of huyện Củ Chi looks, reminds those who are late, and looks
again after a commune has registered and reported."""

import pytest
from playwright.sync_api import Locator, expect

from tests.stories.people import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PLAN = "Kế hoạch 3925/KH-UBND"
MESSAGE = "Đề nghị xã gửi trước 16 giờ ngày 15/5."


def test_following_reminding_and_reporting(sit_down):
    noi_vu = sit_down("noivu.cuchi")
    looks_at_who_is_late(noi_vu)
    reminds_them(noi_vu)
    does_not_remind_them_twice(noi_vu)

    commune = sit_down("xa.thaimy")
    finds_the_way_from_the_reminder(commune)
    reports(commune)

    sees_that_it_is_done(noi_vu)


def row_of(noi_vu: Person, unit: str) -> Locator:
    return noi_vu.page.get_by_role("row").filter(has_text=unit)


def looks_at_who_is_late(noi_vu: Person) -> None:
    """From the plan's page; late ones stand first."""
    noi_vu.goes_to("Kế hoạch")
    noi_vu.opens(PLAN)
    noi_vu.opens("Theo dõi, nhắc việc")
    noi_vu.sees("49 đơn vị nhận", "32 đơn vị có việc quá hạn")
    first = noi_vu.page.get_by_role("row").nth(1)
    expect(first).to_contain_text("quá hạn 2 ngày")
    expect(row_of(noi_vu, "UBND xã Thái Mỹ")).to_contain_text("quá hạn 2 ngày")


def reminds_them(noi_vu: Person) -> None:
    """The whole page is ticked at once; before it goes out the page says who gets it."""
    page = noi_vu.page
    page.get_by_label("Đánh dấu cả trang").check()
    expect(page.get_by_label("UBND xã Thái Mỹ")).to_be_checked()
    expect(page.get_by_label("Nhắc việc")).to_have_value("register")
    noi_vu.presses("Xem trước lời nhắc")
    expect(page.get_by_role("row").filter(has_text="xã Thái Mỹ")).to_contain_text("Lưu Chí Công")
    noi_vu.sees("Chưa có ai được giao vai trò trên cổng")
    page.get_by_label("Lời nhắc thêm").fill(MESSAGE)
    page.get_by_role("button", name="Gửi lời nhắc đến").click()
    noi_vu.sees("Đã nhắc")
    expect(row_of(noi_vu, "UBND xã Thái Mỹ")).to_contain_text("Đã nhắc 1 lần")


def does_not_remind_them_twice(noi_vu: Person) -> None:
    noi_vu.page.get_by_label("UBND xã Thái Mỹ").check()
    noi_vu.presses("Xem trước lời nhắc")
    noi_vu.sees("Không có đơn vị nào để nhắc", "Vừa được nhắc trong mười phút qua")


def finds_the_way_from_the_reminder(commune: Person) -> None:
    """The notice leads to the form that is missing."""
    commune.goes_to("Thông báo")
    commune.page.get_by_role("button", name=MESSAGE).click()
    commune.presses("Lưu và nộp")
    commune.agrees()
    commune.sees("Đã nộp bản đăng ký", "Nộp muộn")


def reports(commune: Person) -> None:
    """The report lies on the desk a month ahead."""
    commune.goes_to("Bàn làm việc")
    commune.section("Báo cáo của đơn vị tôi").get_by_role("link").first.click()
    commune.page.get_by_label("Nội dung báo cáo").fill("Đã rút ngắn thời gian của 5 thủ tục.")
    commune.presses("Lưu và gửi")
    commune.agrees()
    commune.sees("Đã gửi báo cáo đến Ủy ban nhân dân huyện Củ Chi")


def sees_that_it_is_done(noi_vu: Person) -> None:
    """The commune is no longer late; its report is accepted from the desk."""
    noi_vu.goes_to("Bàn làm việc")
    noi_vu.section("Báo cáo chờ tiếp nhận").get_by_role("link").first.click()
    noi_vu.presses("Tiếp nhận")
    noi_vu.sees("Đã tiếp nhận báo cáo của Ủy ban nhân dân xã Thái Mỹ")
    noi_vu.goes_to("Kế hoạch")
    noi_vu.opens(PLAN)
    noi_vu.opens("Theo dõi, nhắc việc")
    noi_vu.sees("31 đơn vị có việc quá hạn")
    noi_vu.opens("Trang sau")
    row = row_of(noi_vu, "UBND xã Thái Mỹ")
    for words in ("Đã gửi", "13/05/2020", "(muộn)", "Đã tiếp nhận"):
        expect(row).to_contain_text(words)
