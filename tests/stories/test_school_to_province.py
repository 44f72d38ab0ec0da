"""From one school's workbook to the city's Biểu 1, without typing anything twice."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from campaigns.models import Plan
from campaigns.models.plans import RegistrationForm
from tests.paperwork.pdf_reading import fonts_not_embedded, text_of
from tests.stories.people import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SCHOOL = "Trường Tiểu học Tân Thông Hội"
OFFICE = "Phòng Giáo dục và Đào tạo huyện Củ Chi"
DISTRICT = "Ủy ban nhân dân huyện Củ Chi"
CITY = "Ủy ban nhân dân Thành phố Hồ Chí Minh"
FIRST, SECOND, LATER = "Một cửa tuyển sinh đầu cấp", "Sổ liên lạc điện tử", "Thư viện số"


def test_from_a_schools_workbook_to_the_citys_biểu_1(sit_down, tmp_path):
    # The city's plan of 2020 asked for no registrations; here it does.
    of_the_district = Plan.objects.get(number="3925")
    Plan.objects.filter(number="1513").update(
        registration_form=RegistrationForm.INITIATIVES,
        reform_area_set=of_the_district.reform_area_set_id,
    )
    head = sit_down("hieutruong.tanthonghoi")
    register_by_excel(head, tmp_path)

    education = sit_down("giaoduc.cuchi")
    return_for_more(education)
    mend(head)
    accept_and_send_up(education)

    district = sit_down("noivu.cuchi")
    accept_below(district, OFFICE)
    send_up(district, DISTRICT, "Tổng hợp toàn huyện.")

    city = sit_down("noivu.tphcm")
    accept_below(city, DISTRICT)
    count = read_the_citys_forms(city, tmp_path)

    change_after_acceptance(head)
    accept_the_change(education)
    see_why_the_figures_differ(education)
    assert read_the_citys_forms(city, tmp_path) == count, "nothing moves above until it is sent up"


def register_by_excel(head: Person, folder: Path) -> None:
    """The school fetches its own workbook, fills it in, looks at what was understood, submits."""
    head.goes_to("Đăng ký")
    head.opens("Phát động thi đua cao điểm")
    head.opens("Đăng ký từ tệp Excel")
    file = head.saves("mẫu Biểu 2 của đơn vị", folder)
    workbook = load_workbook(file)
    sheet = workbook["Biểu 2"]
    fill_in(sheet, "3. Cải cách thủ tục hành chính", FIRST, "tháng 8/2020")
    fill_in(sheet, "7. Hiện đại hóa hành chính", SECOND, None)
    workbook.save(file)
    head.page.locator("input[type=file]").set_input_files(file)
    head.presses("Xem trước")
    head.sees("Đã hiểu 2 dòng", FIRST, SECOND)
    head.presses("Nhận các dòng này")
    head.sees("Đã nhận 2 dòng từ tệp Excel.")
    head.presses("Lưu và nộp")
    head.agrees()
    head.sees("Đã nộp, chờ tiếp nhận", FIRST)


def fill_in(sheet: Worksheet, area: str, name: str, expected: str | None) -> None:
    headings = next(row for row in sheet.iter_rows() if row[0].value == "Lĩnh vực")
    places = {cell.value: cell.column for cell in headings}
    first = next(row[0].row for row in sheet.iter_rows() if row[0].value == area)
    sheet.cell(first, places["Tên mô hình, giải pháp, sáng kiến"]).value = name
    sheet.cell(first, places["Dự kiến về tiến độ hoàn thành"]).value = expected


def return_for_more(education: Person) -> None:
    education.goes_to("Bàn làm việc")
    education.opens(f"Đăng ký của {SCHOOL}")
    education.gives_reason("Trả lại", "Bổ sung dự kiến hoàn thành của dòng thứ hai.")
    education.sees("Bị trả lại")


def mend(head: Person) -> None:
    head.goes_to("Bàn làm việc")
    head.opens(f"Đăng ký của {SCHOOL}")
    head.opens("Sửa bản đăng ký")
    head.sees("Bổ sung dự kiến hoàn thành của dòng thứ hai.")
    line = head.section("7. Hiện đại hóa hành chính").locator("li.line")
    line.get_by_label("Dự kiến hoàn thành").fill("quý IV/2020")
    head.presses("Lưu và nộp")
    head.agrees()
    head.sees("Đã nộp, chờ tiếp nhận", "quý IV/2020")


def accept_and_send_up(education: Person) -> None:
    education.goes_to("Bàn làm việc")
    education.opens(f"Đăng ký của {SCHOOL}")
    education.presses("Tiếp nhận")
    education.sees("Đã tiếp nhận bản đăng ký")
    send_up(education, OFFICE, "Tổng hợp các trường trực thuộc.")


def send_up(staff: Person, body: str, text: str) -> None:
    """Consolidate what was accepted at the body's desk and send it to the level above."""
    staff.goes_to("Đăng ký")
    staff.section("Nơi tiếp nhận, tổng hợp").get_by_role("link", name=body).click()
    staff.presses("Lập bản tổng hợp")
    staff.page.get_by_label("Nội dung báo cáo kèm theo").fill(text)
    staff.presses("Gửi bản tổng hợp")
    staff.agrees()
    staff.sees("Đã gửi, chờ tiếp nhận", "Số hiện nay vẫn đúng như lần gửi 1.", text)


def accept_below(staff: Person, body: str) -> None:
    staff.goes_to("Bàn làm việc")
    staff.opens(f"Bản tổng hợp của {body}")
    staff.sees(FIRST, SCHOOL)
    staff.presses("Tiếp nhận")
    staff.sees("Đã tiếp nhận bản tổng hợp")


def read_the_citys_forms(city: Person, folder: Path) -> int:
    """Biểu 1 on the screen, in Excel and in PDF say one number; Biểu 2 names the school's lines."""
    city.goes_to("Đăng ký")
    city.section("Nơi tiếp nhận, tổng hợp").get_by_role("link", name=CITY).click()
    figures = city.section("Biểu 1").locator("td.number").all_text_contents()
    *by_field, total = [int(figure) for figure in figures]
    assert sum(by_field) == total > 2
    counts = load_workbook(city.saves("Biểu 1 (Excel)", folder)).active
    assert next(row[2] for row in counts.values if row[1] == "Tổng cộng") == total
    printed = city.prints("Biểu 1 (PDF)")
    assert f"Tổng cộng {total}" in text_of(printed)
    names = city.prints("Biểu 2 (PDF)")
    assert fonts_not_embedded(names) == []
    for words in (FIRST, SECOND, "quý IV/2020", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"):
        assert words in text_of(names)
    listed = load_workbook(city.saves("Biểu 2 (Excel)", folder)).active
    assert (SCHOOL, FIRST) in {(row[1], row[2]) for row in listed.values}
    return total


def change_after_acceptance(head: Person) -> None:
    """The school adds a line in a new version."""
    head.goes_to("Đăng ký")
    head.opens(SCHOOL)
    head.presses("Sửa đổi (lập lần mới)")
    head.agrees()
    section = head.section("1. Công tác chỉ đạo điều hành")
    section.get_by_role("button", name="Thêm mô hình, giải pháp, sáng kiến").click()
    line = section.locator("li.line").last
    line.get_by_label("Tên mô hình, giải pháp, sáng kiến").fill(LATER)
    head.presses("Lưu và nộp")
    head.agrees()
    head.sees("Đã nộp, chờ tiếp nhận", LATER)


def accept_the_change(education: Person) -> None:
    education.goes_to("Bàn làm việc")
    education.opens(f"Đăng ký của {SCHOOL}")
    education.presses("Tiếp nhận")
    education.sees("Đã tiếp nhận bản đăng ký")


def see_why_the_figures_differ(education: Person) -> None:
    """Sent and live figures stand side by side, with the reason and a link to it."""
    education.goes_to("Đăng ký")
    education.section("Nơi tiếp nhận, tổng hợp").get_by_role("link", name=OFFICE).click()
    education.opens("Bản tổng hợp", exact=True)
    education.sees(f"{SCHOOL} sửa bản đăng ký đã gửi: lần 1 được thay bằng lần 2")
    education.section("Số đã gửi và số hiện nay").get_by_role("link", name="Xem").click()
    education.sees(LATER)
