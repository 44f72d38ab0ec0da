"""The education office of Củ Chi makes its plan out of the district's, and its schools get it."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.paperwork.pdf_reading import text_of
from tests.stories.people import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PARENT = "Kế hoạch 3925/KH-UBND"
OWN = "Kế hoạch 540/KH-GDĐT"
OFFICE = "Phòng Giáo dục và Đào tạo"


@pytest.fixture
def the_day_after_the_district_issued_its_plan(demonstration, settings):
    """The office begins in time, unlike in 2020."""
    settings.PORTAL_TODAY = "2020-05-06"


def test_a_plan_is_made_out_of_the_parents_issued_and_acknowledged(
    sit_down, the_day_after_the_district_issued_its_plan
):
    education = sit_down("giaoduc.cuchi")
    make_it_out_of_the_parents(education)
    cite_the_parent_first(education)
    set_a_deadline_too_late_and_mend_it(education)
    look_at_who_receives_it(education)
    issue(education)
    print_it(education)

    head = sit_down("hieutruong.ththitran")
    acknowledge(head)

    education.page.reload()
    expect(education.section("Từ kế hoạch cấp trên đến cơ sở")).to_contain_text(
        "Đã tiếp nhận, chưa có kế hoạch riêng: 1 đơn vị"
    )
    noi_vu = sit_down("noivu.cuchi")
    see_that_the_office_has_its_own(noi_vu)


def make_it_out_of_the_parents(education: Person) -> None:
    """The deadlines follow the number of days by which the office wants to be ahead."""
    page = education.page
    education.goes_to("Kế hoạch")
    education.opens(PARENT)
    education.opens("Cụ thể hóa kế hoạch này")
    proposed = education.section("Thời hạn đề xuất")
    # The district wants the office's summary before 11/5: on the 10th at the latest.
    expect(proposed).to_contain_text("đến hết 07/05/2020")
    page.get_by_label("Thời hạn của đơn vị trước thời hạn cấp trên").fill("2")
    page.get_by_label("Thời hạn của đơn vị trước thời hạn cấp trên").blur()
    expect(proposed).to_contain_text("đến hết 08/05/2020")
    education.presses("Lập dự thảo")
    education.sees("Đã lập dự thảo từ kế hoạch cấp trên", "Soạn dự thảo: Căn cứ")


def cite_the_parent_first(education: Person) -> None:
    """It stands first; another basis is added on the page."""
    page = education.page
    expect(page.get_by_label("Số, ký hiệu").first).to_have_value("3925/KH-UBND")
    before = page.locator(".row-of-part").count()
    education.presses("Thêm căn cứ")
    expect(page.locator(".row-of-part")).to_have_count(before + 1)
    new = page.locator(".row-of-part").last
    expect(new.get_by_label("Thứ tự")).to_be_focused()
    new.get_by_label("Loại văn bản").fill("Quyết định")
    new.get_by_label("Số, ký hiệu").fill("644/QĐ-UBND")
    new.get_by_label("Ngày ban hành").fill("10/02/2020")
    move_it_up_and_down_again(page, new, before)
    education.presses("Lưu và sang phần sau")
    education.sees("Đã lưu phần Căn cứ.")


def move_it_up_and_down_again(page: Page, row: Locator, place: int) -> None:
    """A row takes its number along, and what is typed in it; the focus stays on the button."""
    reference = page.get_by_label("Số, ký hiệu")
    row.get_by_role("button", name="Đưa dòng lên").click()
    expect(reference.nth(place - 1)).to_have_value("644/QĐ-UBND")
    moved = page.locator(".row-of-part").nth(place - 1)
    expect(moved.get_by_label("Thứ tự")).to_have_value(str(place))
    expect(moved.get_by_role("button", name="Đưa dòng lên")).to_be_focused()
    moved.get_by_role("button", name="Đưa dòng xuống").click()
    expect(reference.nth(place)).to_have_value("644/QĐ-UBND")


def set_a_deadline_too_late_and_mend_it(education: Person) -> None:
    """A day after the parent's is named at once, and no more once it is mended."""
    page = education.page
    page.get_by_role("navigation", name="Các phần của dự thảo").get_by_text("Thời hạn").click()
    day = page.locator(".row-of-part").first.get_by_label("Ngày", exact=True)
    expect(day).to_have_value("08/05/2020")
    day.fill("15/05/2020")
    education.presses("Lưu")
    warning = page.locator(".panel--warning")
    warning.locator("summary").click()
    expect(warning).to_contain_text("Thời hạn sau thời hạn của cấp trên")
    expect(warning).to_contain_text("15/05/2020")
    page.locator(".row-of-part").first.get_by_label("Ngày", exact=True).fill("08/05/2020")
    education.presses("Lưu")
    education.sees("Đã lưu phần Thời hạn.")
    expect(page.locator(".panel--warning")).to_have_count(0)


def look_at_who_receives_it(education: Person) -> None:
    """Its schools are proposed; the lines to be printed are written."""
    page = education.page
    page.get_by_role("navigation", name="Các phần của dự thảo").get_by_text("Nơi nhận").click()
    expect(
        page.get_by_role("checkbox", name="Trường Tiểu học Thị trấn Củ Chi nhận kế hoạch")
    ).to_be_checked()
    page.get_by_label("Các dòng in dưới").fill("- Các trường;\n- Lưu: VT.")
    education.presses("Lưu và sang phần Khen thưởng")
    education.sees("Đã lưu phần Nơi nhận.", "Hình thức, tiêu chuẩn khen thưởng")
    education.opens("Về trang kế hoạch")


def issue(education: Person) -> None:
    """Submitted for signature, then issued under a number and a date."""
    page = education.page
    education.presses("Trình ký")
    education.sees("Chờ ký")
    education.opens("Ban hành", exact=True)
    page.get_by_label("Số", exact=False).first.fill("540")
    page.get_by_label("Ngày ban hành").fill("06/05/2020")
    education.presses("Ban hành")
    education.agrees()
    education.sees("Đã ban hành kế hoạch và gửi đến các nơi nhận.", "Đã ban hành")


def print_it(education: Person) -> None:
    """The plan on paper names its parent, its number and who receives it."""
    printed = text_of(education.prints("Bản in theo thể thức (PDF)"))
    for words in (
        "Số: 540/KH-GDĐT",
        "Củ Chi, ngày 06 tháng 5 năm 2020",
        "3925/KH-UBND",
        "08/5/2020",
        "- Các trường;",
    ):
        assert words in printed, words


def acknowledge(head: Person) -> None:
    """It lies on the school's desk until receipt is confirmed."""
    waiting = head.section("Kế hoạch chưa xác nhận đã nhận")
    waiting.get_by_role("link", name=OWN).click()
    head.sees("chưa xác nhận đã nhận kế hoạch này")
    head.presses("Xác nhận đã nhận")
    head.sees("Đã xác nhận nhận được kế hoạch.")
    head.goes_to("Bàn làm việc")
    expect(waiting.get_by_role("link", name=OWN)).to_have_count(0)


def see_that_the_office_has_its_own(noi_vu: Person) -> None:
    """The picture of the district's plan shows the office's beside it."""
    noi_vu.goes_to("Kế hoạch")
    noi_vu.opens(PARENT)
    branch = noi_vu.section("Từ kế hoạch cấp trên đến cơ sở").locator(".family__branch")
    expect(branch.filter(has_text=OWN).last).to_contain_text(OFFICE)
