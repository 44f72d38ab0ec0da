"""More time for one commune: huyện Củ Chi, two days after the registrations were due."""

import pytest
from playwright.sync_api import expect

from registrations.models import Registration
from tests.stories.people import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PLAN = "Kế hoạch 3925/KH-UBND"
TITLE = "Phát động thi đua cao điểm"
DEADLINE = "Đăng ký mô hình, giải pháp, sáng kiến qua Phòng Nội vụ"
COMMUNE = "Ủy ban nhân dân xã Thái Mỹ"
REASON = "Mưa lớn ngày 10 và 11/5, mất điện tại trụ sở xã"


def test_extending_a_deadline_for_one_unit(sit_down):
    noi_vu = sit_down("noivu.cuchi")
    give_more_time(noi_vu)
    it_is_kept(noi_vu)

    commune = sit_down("xa.thaimy")
    is_told(commune)
    files_in_time(commune)

    neighbour = sit_down("xa.phuocvinhan")
    knows_nothing_of_it(neighbour)
    files_late(neighbour)

    both_on_the_desk(noi_vu)


def the_deadline(person: Person):
    """Its row on the plan's page."""
    return person.section("Thời hạn").locator(".deadline").filter(has_text=DEADLINE)


def give_more_time(noi_vu: Person) -> None:
    """From the plan's page: for whom, until when, and why; without a reason it is not given."""
    page = noi_vu.page
    noi_vu.goes_to("Kế hoạch")
    noi_vu.opens(PLAN)
    expect(the_deadline(noi_vu).locator(".deadline__left")).to_have_text("quá hạn 2 ngày")
    noi_vu.opens(f"Gia hạn: {DEADLINE}")
    page.get_by_label("Gia hạn cho").select_option(label=COMMUNE)
    page.get_by_label("Đến hết ngày").fill("20/05/2020")
    noi_vu.presses("Gia hạn")
    noi_vu.sees("Hãy ghi lý do.")
    expect(page.get_by_label("Đến hết ngày")).to_have_value("20/05/2020")
    page.get_by_label("Lý do").fill(REASON)
    noi_vu.presses("Gia hạn")
    noi_vu.sees("Đã gia hạn và báo cho đơn vị.")


def it_is_kept(noi_vu: Person) -> None:
    """For all the day stays; who was given more time, why and by whom can be unfolded."""
    row = the_deadline(noi_vu)
    expect(row.locator(".deadline__day")).to_have_text("11/05/2020")
    row.get_by_text("1 lần gia hạn").click()
    for words in ("Đến hết ngày 20/05/2020, cho UBND xã Thái Mỹ", REASON, "Đặng Thị Mai Hương"):
        expect(row).to_contain_text(words)


def is_told(commune: Person) -> None:
    """A notice, and the new day where the commune looks."""
    commune.goes_to("Thông báo")
    commune.sees("đến hết ngày 20/05/2020. Lý do: Mưa lớn")
    commune.goes_to("Kế hoạch")
    commune.opens(PLAN)
    row = the_deadline(commune)
    expect(row.locator(".deadline__day")).to_have_text("20/05/2020")
    expect(row).to_contain_text("Đã gia hạn riêng cho UBND xã Thái Mỹ; hạn chung 11/05/2020")


def files_in_time(commune: Person) -> None:
    """The form shows its own day; what it submits is not late."""
    open_the_form(commune)
    commune.sees("hạn cuối 20/05/2020", "còn 7 ngày")
    submit(commune)
    commune.does_not_see("Nộp muộn")


def knows_nothing_of_it(neighbour: Person) -> None:
    """Neither that the commune was given more time, nor why."""
    neighbour.goes_to("Kế hoạch")
    neighbour.opens(PLAN)
    expect(the_deadline(neighbour).locator(".deadline__left")).to_have_text("quá hạn 2 ngày")
    neighbour.does_not_see("Thái Mỹ")
    neighbour.does_not_see("Mưa lớn")


def files_late(neighbour: Person) -> None:
    """Its own last day has passed, and the return gave it no other."""
    Registration.objects.filter(body__name__endswith="xã Phước Vĩnh An").update(
        hand_in_again_by=None
    )
    open_the_form(neighbour)
    neighbour.sees("hạn cuối 11/05/2020", "quá hạn 2 ngày")
    submit(neighbour)
    neighbour.sees("Nộp muộn")


def both_on_the_desk(noi_vu: Person) -> None:
    """Phòng Nội vụ sees which of the two is late."""
    noi_vu.goes_to("Đăng ký")
    noi_vu.section("Nơi tiếp nhận, tổng hợp").get_by_role(
        "link", name="Ủy ban nhân dân huyện Củ Chi"
    ).click()
    rows = noi_vu.page.get_by_role("row")
    expect(rows.filter(has_text="xã Phước Vĩnh An")).to_contain_text("Nộp muộn")
    expect(rows.filter(has_text="xã Thái Mỹ")).not_to_contain_text("Nộp muộn")


def open_the_form(person: Person) -> None:
    """The registration that was begun, opened to be edited."""
    person.goes_to("Đăng ký")
    person.opens(TITLE)
    person.opens("Sửa bản đăng ký")


def submit(person: Person) -> None:
    person.presses("Lưu và nộp")
    person.agrees()
    person.sees("Đã nộp bản đăng ký")
