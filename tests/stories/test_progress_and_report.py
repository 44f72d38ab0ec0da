"""A school of Củ Chi says how far it has come and reports; its office sums up for the district."""

import io
import re

import docx
import pytest
from playwright.sync_api import expect

from tests.awards.factories import picture
from tests.paperwork.pdf_reading import text_as_written
from tests.stories.people import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LETTER, PLAN = "Công văn 537/GDĐT-VP", "Kế hoạch 3925/KH-UBND"
SCHOOL, OFFICE = "Trường Tiểu học Thị trấn Củ Chi", "Phòng Giáo dục và Đào tạo huyện Củ Chi"
LEDGER = "Sổ theo dõi công văn đến, đi dùng chung trên bảng tính trực tuyến"
FEES = "Thu học phí và các khoản thỏa thuận không dùng tiền mặt"
RESULT = "Nhờ niêm yết mã QR, số lượt hỏi trực tiếp giảm một nửa."
TO_BE_WRITTEN = "[Viết vào đây]"


def test_progress_with_evidence_goes_into_reports_that_are_summed_up(sit_down):
    head = sit_down("hieutruong.ththitran")
    say_how_far_they_are(head)
    prove_one(head)
    report(head)

    office = sit_down("giaoduc.cuchi")
    see_the_progress_of_all(office)
    accept(office, SCHOOL)
    sum_up(office)

    noi_vu = sit_down("noivu.cuchi")
    accept(noi_vu, OFFICE)
    read_it_on_paper(noi_vu)

    evidence_stays(head)


def say_how_far_they_are(head: Person) -> None:
    """Two lines in one form; a mistake in one keeps what was typed in both."""
    page = head.page
    head.goes_to("Kế hoạch")
    head.opens(LETTER)
    head.opens("Tiến độ thực hiện: TH Thị trấn Củ Chi")
    first = page.locator(".doing__line").first
    expect(first).to_contain_text("Niêm yết mã QR")
    expect(first).to_contain_text("Chậm")
    ledger, fees = line(head, LEDGER), line(head, FEES)
    ledger.get_by_label("Tình trạng").select_option(label="Đang thực hiện")
    ledger.get_by_label("Tỷ lệ (%)").fill("35")
    fees.get_by_label("Tỷ lệ (%)").fill("120")
    head.presses("Lưu tiến độ")
    head.sees("Chưa lưu nội dung nào")
    expect(line(head, LEDGER).get_by_label("Tỷ lệ (%)")).to_have_value("35")
    expect(line(head, FEES)).to_contain_text("Hãy ghi số nguyên từ 0 đến 100.")
    line(head, FEES).get_by_label("Tỷ lệ (%)").fill("20")
    head.presses("Lưu tiến độ")
    head.sees("Đã lưu tiến độ của 2 nội dung.")


def line(person: Person, name: str):
    return person.page.locator(".doing__line").filter(has_text=name)


def prove_one(head: Person) -> None:
    """Two files for the one that is completed."""
    head.opens(LEDGER)
    head.page.get_by_label("Tình trạng").select_option(label="Hoàn thành")
    head.presses("Lưu tiến độ")
    head.sees("Đã lưu tiến độ.", "Hoàn thành ngày", "13/05/2020")
    head.page.locator("summary", has_text="Thêm minh chứng").click()
    files = [
        {"name": name, "mimeType": "image/png", "buffer": picture().read()}
        for name in ("so-cong-van-1.png", "so-cong-van-2.png")
    ]
    head.page.get_by_label("Tệp (chọn được nhiều tệp)").set_input_files(files)
    head.presses("Tải lên")
    head.sees("Đã thêm 2 minh chứng.", "so-cong-van-1.png", "so-cong-van-2.png")


def report(head: Person) -> None:
    """Out of the proposed text; what is left to be written must be written first."""
    page = head.page
    head.goes_to("Kế hoạch")
    head.opens(LETTER)
    head.opens("Báo cáo sơ kết, tổng kết: TH Thị trấn Củ Chi")
    head.opens("Viết báo cáo sơ kết")
    text = page.get_by_label("Nội dung báo cáo")
    proposed = text.input_value()
    assert "2 nội dung đã hoàn thành" in proposed
    head.presses("Lưu và gửi")
    head.agrees()
    head.sees("Báo cáo còn chỗ chưa viết")
    head.opens("Sửa báo cáo")
    page.get_by_label("Nội dung báo cáo").fill(proposed.replace(TO_BE_WRITTEN, RESULT))
    page.get_by_label("Số", exact=True).fill("8")
    page.get_by_label("Ngày ký").fill("13/05/2020")
    page.get_by_label("Họ tên người ký").fill("Lâm Thị Tuyết Nhung")
    head.presses("Lưu và gửi")
    head.agrees()
    head.sees(f"Đã gửi báo cáo đến {OFFICE}.", "đã gửi lần 1")


def see_the_progress_of_all(office: Person) -> None:
    """By field and unit, with what is behind on its own."""
    office.goes_to("Kế hoạch")
    office.opens(LETTER)
    office.opens("Tiến độ của các đơn vị")
    row = office.section("Theo đơn vị").locator("tr").filter(has_text=SCHOOL)
    expect(row.locator("[data-label='Hoàn thành']")).to_have_text("2")
    office.page.get_by_label("Chậm so với dự kiến").check()
    office.presses("Lọc")
    expect(office.section("Từng nội dung").locator("tbody tr")).to_have_count(1)


def accept(person: Person, unit: str) -> None:
    """From the desk."""
    person.goes_to("Bàn làm việc")
    person.section("Báo cáo chờ tiếp nhận").get_by_role("link", name=unit).click()
    person.presses("Tiếp nhận")
    person.sees(f"Đã tiếp nhận báo cáo của {unit}.")


def sum_up(office: Person) -> None:
    """Its own report counts what it accepted, and takes a passage of it over."""
    page = office.page
    office.goes_to("Kế hoạch")
    office.opens(LETTER)
    office.opens("Báo cáo gửi đến")
    office.opens("Tổng hợp thành báo cáo gửi lên")
    office.opens("Báo cáo sơ kết")
    figures = office.section("Số liệu").locator("tfoot")
    expect(figures.locator("[data-label='Đăng ký']")).to_have_text("4")
    expect(figures.locator("[data-label='Hoàn thành']")).to_have_text("2")
    expect(office.section("Muộn hoặc chưa gửi")).to_contain_text("Trường Mầm non Tân Thông Hội 1")
    source = office.section("Báo cáo đã tiếp nhận của các đơn vị")
    source.get_by_text("Đọc nội dung").click()
    source.get_by_role("button", name="Đưa vào báo cáo").click()
    text = page.get_by_label("Nội dung báo cáo")
    expect(text).to_have_value(re.compile(re.escape(RESULT)))
    typed = text.input_value()
    text.fill(typed.replace(TO_BE_WRITTEN, "Đã triển khai đến các trường."))
    office.presses("Lưu và gửi")
    office.agrees()
    office.sees("Đã gửi báo cáo đến Ủy ban nhân dân huyện Củ Chi.", "đã gửi lần 1")


def read_it_on_paper(noi_vu: Person) -> None:
    """The same words and figures as PDF and as Word."""
    printed = text_as_written(noi_vu.prints("Bản in theo thể thức (PDF)"))
    address = noi_vu.page.get_by_role("link", name="Bản soạn thảo (Word)").get_attribute("href")
    word = docx.Document(io.BytesIO(noi_vu.page.request.get(address).body()))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    written = "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells])
    for words in (
        "BÁO CÁO",
        "/BC-GDĐT",
        "I. TÌNH HÌNH TRIỂN KHAI",
        "có 4/13 đơn vị đã đăng ký",
        "TRƯỞNG PHÒNG",
        "- Ủy ban nhân dân huyện Củ Chi;",
        "DANH SÁCH MÔ HÌNH, GIẢI PHÁP, SÁNG KIẾN",
        "Chưa gửi",
    ):
        assert words in printed
        assert words in written


def evidence_stays(head: Person) -> None:
    """What went out with a report is not taken back."""
    head.goes_to("Kế hoạch")
    head.opens(LETTER)
    head.opens("Tiến độ thực hiện: TH Thị trấn Củ Chi")
    head.opens(LEDGER)
    head.sees("Đã gửi cùng báo cáo")
    expect(head.page.get_by_role("button", name="Rút")).to_have_count(0)
