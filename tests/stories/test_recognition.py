"""An initiative from the council to another school: scored by two, a conflict of interest refused,
recognised by a decision, told in the library, found without diacritics and copied with credit."""

import pytest
from playwright.sync_api import expect

from tests.stories.people import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TUESDAY = "“Ngày thứ Ba không hẹn”"
OWN = "Giảm 1/3 thời gian cấp giấy chứng nhận"


def test_from_the_council_to_another_school(sit_down):
    economy = sit_down("phongkinhte.cuchi")
    is_refused_his_own(economy)
    scores(economy, ("25", "15", "26", "18"), "Người dân được trả kết quả ngay.")

    noi_vu = sit_down("noivu.cuchi")
    does_not_see_the_others_scores(noi_vu)
    scores(noi_vu, ("24,5", "14", "25", "17"), "Đã làm thử, có phản hồi tốt.")

    leader = sit_down("lanhdao.cuchi")
    concludes(leader)

    drafts_and_issues(noi_vu)

    commune = sit_down("thitran.cuchi")
    tells_it_in_the_library(commune)

    school = sit_down("hieutruong.tanthonghoi")
    finds_and_copies(school)


def from_the_desk(person: Person, pile: str, name: str) -> None:
    person.goes_to("Bàn làm việc")
    person.section(pile).get_by_role("link", name=name).click()


def is_refused_his_own(economy: Person) -> None:
    """What his office registered does not wait for him; on its page he reads why."""
    economy.goes_to("Bàn làm việc")
    expect(economy.section("Sáng kiến chờ tôi chấm").get_by_text(OWN)).to_have_count(0)
    economy.goes_to("Sáng kiến")
    economy.opens("Hội đồng sáng kiến", exact=True)
    economy.opens("Hội đồng sáng kiến huyện Củ Chi")
    economy.opens(OWN)
    economy.sees("Bạn không được chấm sáng kiến này.", "Là tác giả hoặc đồng tác giả")
    economy.does_not_see("Phiếu chấm của tôi")


def scores(person: Person, points: tuple[str, ...], opinion: str) -> None:
    from_the_desk(person, "Sáng kiến chờ tôi chấm", TUESDAY)
    form = person.page.locator("#phieu-cham")
    for box, value in zip(person.each("#phieu-cham input[type=text]"), points, strict=True):
        box.fill(value)
    form.get_by_label("Đề nghị công nhận", exact=True).check()
    form.get_by_label("Nhận xét").fill(opinion)
    person.presses("Ghi phiếu chấm")
    person.sees("Đã ghi phiếu chấm của bạn.")


def does_not_see_the_others_scores(noi_vu: Person) -> None:
    from_the_desk(noi_vu, "Sáng kiến chờ tôi chấm", TUESDAY)
    noi_vu.sees("1/5 thành viên")
    noi_vu.does_not_see("Người dân được trả kết quả ngay.")


def concludes(leader: Person) -> None:
    """The chair closes before all are in; then the scores open."""
    from_the_desk(leader, "Sáng kiến chờ tôi chấm", TUESDAY)
    form = leader.page.locator("form[action$='/ket-luan/']")
    form.get_by_label("Đề nghị công nhận", exact=True).check()
    form.get_by_label("Phạm vi ảnh hưởng").select_option("Cấp huyện")
    leader.presses("Ghi kết luận")
    leader.agrees()
    leader.sees("Đã ghi kết luận.", "Người dân được trả kết quả ngay.", "82,25")


def drafts_and_issues(noi_vu: Person) -> None:
    page = noi_vu.page
    from_the_desk(noi_vu, "Sáng kiến chờ quyết định công nhận", TUESDAY)
    noi_vu.opens("UBND huyện Củ Chi")
    noi_vu.opens("Lập quyết định công nhận (1)")
    page.get_by_label("Số", exact=True).fill("4050")
    page.get_by_label("Ngày ký").fill("13/05/2020")
    page.get_by_label("Người ký", exact=True).fill("Võ Minh Khang")
    expect(page.get_by_label(TUESDAY)).to_be_checked()
    noi_vu.presses("Lưu dự thảo")
    noi_vu.opens("Xem lại và ban hành")
    noi_vu.sees("Các sáng kiến này được công nhận")
    noi_vu.presses("Ban hành")
    noi_vu.agrees()
    noi_vu.sees("Đã ban hành Quyết định số 4050/QĐ-UBND.")
    assert noi_vu.prints("Quyết định và danh sách (PDF)").startswith(b"%PDF")


def tells_it_in_the_library(commune: Person) -> None:
    page = commune.page
    commune.goes_to("Thông báo")
    page.get_by_role("button", name="đã được công nhận theo").first.click()
    commune.opens("Viết bài cho thư viện")
    page.get_by_label("Tóm tắt").fill("Trả kết quả chứng thực trong 30 phút vào thứ Ba.")
    page.get_by_label("Cách làm").fill("Bố trí hai công chức, ký ngay tại chỗ.")
    commune.presses("Lưu bài")
    commune.presses("Đưa vào thư viện")
    commune.agrees()
    commune.sees("Đã đưa vào thư viện", "Trong thư viện")


def finds_and_copies(school: Person) -> None:
    page = school.page
    school.goes_to("Sáng kiến")
    page.get_by_label("Từ cần tìm").fill("ngay thu ba khong hen")
    school.presses("Tìm")
    school.opens(TUESDAY)
    school.sees("Hà Ngọc Lâm", "4050/QĐ-UBND")
    school.opens("Chép vào bản đăng ký của tôi")
    page.get_by_label("Chép vào").select_option(index=0)
    school.presses("Chép")
    school.sees("Đã chép vào bản đăng ký, có ghi nguồn.")
    typed = [box.input_value() for box in school.each("main textarea, main input")]
    assert any(text.startswith(TUESDAY) for text in typed)
    assert any("Theo Ủy ban nhân dân thị trấn Củ Chi, 3925/KH-UBND" in text for text in typed)
