"""One campaign from the city's plan to the printed giấy khen: huyện Củ Chi, 2020."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.paperwork.pdf_reading import fonts_not_embedded, page_sizes_mm, text_of
from tests.stories.people import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PLAN = "Phát động thi đua cao điểm về cải cách hành chính năm 2020 trên địa bàn huyện Củ Chi"
SCHOOL = "Trường Tiểu học Tân Thông Hội"
OFFICE = "Phòng Giáo dục và Đào tạo huyện Củ Chi"
# Counted by hand: what the district accepted from its own units, then from the education office
# (fixtures/registrations.yaml, and the two lines registered in the story), then the sum.
FIGURES_OF_THE_DISTRICT = [1 + 1, 1, 4 + 3, 0, 2 + 1, 1, 3 + 3, 20]
COMMUNE = "Ủy ban nhân dân xã Tân Thông Hội"


def test_one_campaign_from_the_citys_plan_to_the_printed_giay_khen(sit_down, tmp_path):
    noi_vu = sit_down("noivu.cuchi")
    see_the_campaign(noi_vu)

    head = sit_down("hieutruong.tanthonghoi")
    register_two_initiatives(head)
    print_and_download(head, tmp_path)

    education = sit_down("giaoduc.cuchi")
    return_for_more(education)
    mend_and_resubmit(head)
    accept_and_consolidate(education)

    accept_the_consolidation(noi_vu)
    download_everything_below(noi_vu, tmp_path)

    open_a_dossier(noi_vu, tmp_path)
    meet(noi_vu)
    decide(noi_vu, sit_down("lanhdao.cuchi"))
    print_the_giay_khen(noi_vu)


def see_the_campaign(noi_vu: Person) -> None:
    """The tree of plans, the phases, every deadline, and who has not acted."""
    noi_vu.goes_to("Kế hoạch")
    noi_vu.opens("Kế hoạch 3925/KH-UBND")
    expect(noi_vu.page.get_by_role("heading", name=PLAN)).to_be_visible()
    tree = noi_vu.section("Từ kế hoạch cấp trên đến cơ sở")
    plans = tree.locator(".family__plan:not(details)")
    below = "/following-sibling::ul/li"
    expect(plans.nth(0)).to_contain_text("1513/KH-UBND")
    expect(plans.nth(0).locator(f"xpath=.{below}").first).to_contain_text("3925/KH-UBND")
    expect(plans.nth(1).locator(f"xpath=.{below}").first).to_contain_text("537/GDĐT-VP")
    noi_vu.sees("Đợt 1", "Đợt 2", "01/06/2020 – 30/11/2020")
    deadlines = noi_vu.section("Thời hạn").locator(".deadline")
    stands = {
        "trước ngày 11/05/2020": "quá hạn 3 ngày",
        "trước ngày 12/05/2020": "quá hạn 2 ngày",
        "trước ngày 08/06/2020": "còn 25 ngày",
        "trước ngày 20/10/2020": "còn 159 ngày",
        "trước ngày 02/11/2020": "còn 172 ngày",
        "trong tháng 12/2020": "còn 232 ngày",
    }
    for printed, left in stands.items():
        row = deadlines.filter(has_text=printed).first
        expect(row.locator(".deadline__left")).to_have_text(left)
    waiting = noi_vu.section("Nơi nhận").locator(".names")
    expect(waiting).to_contain_text("UBND xã Bình Mỹ")
    expect(waiting).not_to_contain_text("Phòng Giáo dục")


def register_two_initiatives(head: Person) -> None:
    """Lines are added without leaving the page; a draft is saved, then submitted."""
    page = head.page
    head.goes_to("Đăng ký")
    head.opens("Phát động thi đua cao điểm")
    add_line(head, "3. Cải cách thủ tục hành chính", "Một cửa tuyển sinh đầu cấp", "tháng 8/2020")
    address = page.url
    add_line(head, "7. Hiện đại hóa hành chính", "Sổ liên lạc điện tử", "")
    assert page.url == address, "adding a line must not leave the page"
    head.presses("Lưu bản nháp")
    head.sees("Đã lưu bản nháp.")
    expect(page.locator("textarea[name$=-name]")).to_have_count(2)
    head.presses("Lưu và nộp")
    head.agrees()
    head.sees("Đã nộp bản đăng ký", "Đã nộp, chờ tiếp nhận", "Một cửa tuyển sinh đầu cấp")


def add_line(person: Person, area: str, name: str, expected: str) -> None:
    section = person.section(area)
    add = section.get_by_role("button", name="Thêm mô hình, giải pháp, sáng kiến")
    expect(add).to_be_visible()
    before = section.locator("li.line").count()
    add.click()
    expect(section.locator("li.line")).to_have_count(before + 1)
    line = section.locator("li.line").last
    line.get_by_label("Tên mô hình, giải pháp, sáng kiến").fill(name)
    line.get_by_label("Dự kiến hoàn thành").fill(expected)


def print_and_download(head: Person, folder: Path) -> None:
    """The form as PDF in the official layout; Biểu 1 and Biểu 2 as Excel."""
    pdf = head.prints("Bản in để ký (PDF)")
    (folder / "dang-ky.pdf").write_bytes(pdf)
    printed = text_of(pdf)
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "THỐNG KÊ SỐ LƯỢNG CÁC MÔ HÌNH, GIẢI PHÁP, SÁNG KIẾN",
        "Một cửa tuyển sinh đầu cấp",
        "HIỆU TRƯỞNG",
    ):
        assert words in printed
    assert fonts_not_embedded(pdf) == []
    counts = load_workbook(head.saves("Biểu 1 (Excel)", folder)).active
    assert figures(counts) == [0, 0, 1, 0, 0, 0, 1, 2]
    names = load_workbook(head.saves("Biểu 2 (Excel)", folder)).active
    assert "Sổ liên lạc điện tử" in texts(names)


def return_for_more(education: Person) -> None:
    """The office returns it with a reason; without one it is told to give one."""
    education.goes_to("Bàn làm việc")
    education.opens(f"Đăng ký của {SCHOOL}")
    education.gives_reason("Trả lại", "")
    education.sees("Hãy ghi lý do trả lại")
    education.gives_reason("Trả lại", "Bổ sung dự kiến hoàn thành của dòng thứ hai.")
    education.sees("Bị trả lại")


def mend_and_resubmit(head: Person) -> None:
    """The head finds it on the desk, with the reason, mends it and submits again."""
    head.goes_to("Bàn làm việc")
    head.opens(f"Đăng ký của {SCHOOL}")
    head.opens("Sửa bản đăng ký")
    head.sees("Bổ sung dự kiến hoàn thành của dòng thứ hai.")
    line = head.section("7. Hiện đại hóa hành chính").locator("li.line")
    line.get_by_label("Dự kiến hoàn thành").fill("quý IV/2020")
    head.presses("Lưu và nộp")
    head.agrees()
    head.sees("Đã nộp, chờ tiếp nhận", "quý IV/2020")


def accept_and_consolidate(education: Person) -> None:
    """The office accepts, consolidates its schools, and sends that to the district."""
    education.goes_to("Bàn làm việc")
    education.opens(f"Đăng ký của {SCHOOL}")
    education.presses("Tiếp nhận")
    education.sees("Đã tiếp nhận bản đăng ký")
    education.goes_to("Đăng ký")
    education.section("Nơi tiếp nhận, tổng hợp").get_by_role("link", name=OFFICE).click()
    education.presses("Lập bản tổng hợp")
    education.page.get_by_label("Nội dung báo cáo kèm theo").fill("Tổng hợp các trường trực thuộc.")
    education.presses("Gửi bản tổng hợp")
    education.agrees()
    education.sees("Đã gửi, chờ tiếp nhận", "Gửi muộn")


def accept_the_consolidation(noi_vu: Person) -> None:
    """The district accepts what the office sent up."""
    noi_vu.goes_to("Bàn làm việc")
    noi_vu.opens(f"Bản tổng hợp của {OFFICE}")
    noi_vu.sees("Một cửa tuyển sinh đầu cấp", SCHOOL)
    noi_vu.presses("Tiếp nhận")
    noi_vu.sees("Đã tiếp nhận bản tổng hợp")


def download_everything_below(noi_vu: Person, folder: Path) -> None:
    """Biểu 1 and Biểu 2 for everything below the district, field by field, the sums right."""
    noi_vu.goes_to("Đăng ký")
    noi_vu.section("Nơi tiếp nhận, tổng hợp").get_by_role(
        "link", name="Ủy ban nhân dân huyện Củ Chi"
    ).click()
    noi_vu.sees("Bản tổng hợp gửi lên")
    on_screen = [
        int(cell) for cell in noi_vu.section("Biểu 1").locator("td.number").all_text_contents()
    ]
    counts = load_workbook(noi_vu.saves("Biểu 1 (Excel)", folder)).active
    assert figures(counts) == on_screen == FIGURES_OF_THE_DISTRICT
    names = texts(load_workbook(noi_vu.saves("Biểu 2 (Excel)", folder)).active)
    assert {"Một cửa tuyển sinh đầu cấp", "Sổ liên lạc điện tử", SCHOOL} <= set(names)


def open_a_dossier(noi_vu: Person, folder: Path) -> None:
    """A dossier with its required documents attached, checked off, and appraised."""
    page = noi_vu.page
    noi_vu.goes_to("Khen thưởng")
    noi_vu.section("Hình thức, tiêu chuẩn theo kế hoạch").get_by_role("link", name=PLAN).click()
    noi_vu.opens("Lập hồ sơ")
    page.get_by_label("Hình thức khen thưởng").select_option(
        label="Giấy khen của Chủ tịch Ủy ban nhân dân huyện Củ Chi"
    )
    page.get_by_label("Đơn vị đề nghị").select_option(label=COMMUNE)
    page.get_by_label("Đối tượng").select_option(label="Tập thể")
    page.get_by_label("Tập thể được đề nghị, hoặc đơn vị công tác của cá nhân").select_option(
        label=COMMUNE
    )
    page.get_by_label("Tên tập thể hoặc họ và tên cá nhân").fill(COMMUNE)
    page.get_by_label("Thành tích ghi trên giấy khen").fill(
        "Đã có thành tích xuất sắc trong phong trào thi đua cải cách hành chính năm 2020"
    )
    noi_vu.presses("Lưu hồ sơ")
    noi_vu.sees("02 bộ bản chính")
    paper = folder / "to-trinh.pdf"
    paper.write_bytes((folder / "dang-ky.pdf").read_bytes())
    papers = len(noi_vu.each(".checklist > li"))
    assert papers == 3, "a commune needs no tax confirmation"
    for place in range(papers):
        row = page.locator(".checklist > li").nth(place)
        row.locator("input[type=file]").set_input_files(paper)
        row.get_by_role("button", name="Đính kèm").click()
        expect(page.locator(".checklist > li").nth(place)).to_contain_text("to-trinh.pdf")
    noi_vu.presses("Nộp hồ sơ")
    for _ in range(papers):
        noi_vu.presses("Đúng, đủ")
    noi_vu.presses("Xác nhận đủ thành phần")
    noi_vu.opens("Thẩm định")
    noi_vu.sees("chưa có bản đăng ký được tiếp nhận")
    for asked in noi_vu.each(".finding"):
        asked.get_by_role("radio").first.check()
        asked.get_by_role("textbox").fill("Đã đối chiếu bản giấy.")
    page.get_by_role("radio", name="Đề nghị khen thưởng", exact=True).check()
    page.get_by_label("Ý kiến thẩm định").fill("Đủ tiêu chuẩn theo mục II.4.1 của kế hoạch.")
    noi_vu.presses("Ghi ý kiến và kết thúc thẩm định")
    noi_vu.sees("Đã thẩm định", "Đủ tiêu chuẩn theo mục II.4.1")


def meet(noi_vu: Person) -> None:
    """The council meets: who came, the ballots counted from paper, the minutes."""
    page = noi_vu.page
    noi_vu.goes_to("Khen thưởng")
    noi_vu.opens("Hội đồng, phiên họp")
    noi_vu.opens("Hội đồng Thi đua - Khen thưởng huyện Củ Chi")
    noi_vu.opens("Triệu tập họp")
    page.get_by_label("Nội dung").fill("Xét tặng giấy khen đợt 1")
    page.get_by_label("Ngày họp").fill("13/05/2020")
    page.get_by_label("Giờ họp").fill("23:59")
    page.get_by_label("Địa điểm").fill("Phòng họp số 1")
    page.get_by_label("Cách biểu quyết").select_option(
        label="Phiếu giấy: thư ký nhập kết quả kiểm phiếu"
    )
    noi_vu.presses("Gửi giấy mời họp")
    for came in noi_vu.each("select[name$=-presence]"):
        came.select_option(label="Có mặt")
    noi_vu.presses("Ghi danh sách dự họp")
    noi_vu.sees("5/5 có mặt", "Lựa chọn của địa phương")
    noi_vu.presses("Khai mạc phiên họp")
    noi_vu.agrees()
    noi_vu.opens("Nhập kết quả kiểm phiếu")
    page.get_by_role("spinbutton", name="Tán thành*", exact=True).fill("4")
    page.get_by_role("spinbutton", name="Không tán thành*", exact=True).fill("1")
    noi_vu.presses("Lưu kết quả kiểm phiếu")
    noi_vu.opens("Bế mạc, kiểm phiếu")
    noi_vu.presses("Bế mạc, kiểm phiếu")
    noi_vu.agrees()
    noi_vu.sees("Đề nghị khen thưởng", "4 tán thành, 1 không")
    assert "Hội đồng đề nghị khen thưởng 01 trên 01 hồ sơ" in " ".join(
        text_of(noi_vu.prints("Biên bản họp (PDF)")).split()
    )
    noi_vu.records_signed_minutes("13/05/2020")


def decide(noi_vu: Person, leader: Person) -> None:
    """A draft out of the dossier, put to the leader, who signs it under its number and day."""
    noi_vu.opens(COMMUNE)
    noi_vu.presses("Ghi quyết định")
    noi_vu.presses("Lưu dự thảo")
    noi_vu.sees("900.000 đồng")
    noi_vu.presses("Trình ký")
    noi_vu.agrees()
    noi_vu.sees("Đã trình ký")
    page = leader.page
    leader.goes_to("Bàn làm việc")
    leader.opens("Dự thảo quyết định: tặng giấy khen")
    leader.opens("Xem lại và ký")
    page.get_by_role("textbox", name="Số*", exact=True).fill("5120")
    page.get_by_role("textbox", name="Ngày ký*", exact=True).fill("13/05/2020")
    page.get_by_role("textbox", name="Người ký*", exact=True).fill("Lê Văn Mẫu")
    leader.presses("Ký ban hành")
    leader.agrees()
    leader.sees("Đã ban hành Quyết định số 5120/QĐ-UBND.")
    noi_vu.opens(COMMUNE)
    noi_vu.sees("Đã có quyết định", "số 5120/QĐ-UBND ngày 13/05/2020")


def print_the_giay_khen(noi_vu: Person) -> None:
    """One page, A4 landscape, with Vietnamese set right and its fonts embedded."""
    pdf = noi_vu.prints("In giấy khen")
    assert page_sizes_mm(pdf) == [(297, 210)]
    printed = text_of(pdf)
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN CỦ CHI",
        "GIẤY KHEN",
        "5120/QĐ-UBND",
        "Củ Chi, ngày 13 tháng 5 năm 2020",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Lê Văn Mẫu",
    ):
        assert words in printed
    assert fonts_not_embedded(pdf) == []


def figures(sheet) -> list[int]:
    """The numbers in the column of Biểu 1, the sum last."""
    return [
        cell.value
        for row in sheet.iter_rows(min_col=3, max_col=3)
        for cell in row
        if isinstance(cell.value, int)
    ]


def texts(sheet) -> list[str]:
    """All texts on a sheet; a numbered name without its number."""
    return [str(value) for row in sheet.values for value in row if value is not None]
