"""A school writes its registration: it saves itself, survives a lost connection, and two people who
write at once lose nothing of what either wrote."""

import pytest
from playwright.sync_api import expect

from registrations.models import Initiative
from tests.stories.people import Person

pytestmark = pytest.mark.browser

SCHOOL = "hieutruong.tanthonghoi"


def opens_the_form(who: Person) -> None:
    who.goes_to("Đăng ký")
    who.opens("Phát động thi đua cao điểm")
    who.sees("Đăng ký thi đua: Trường Tiểu học")


def names(who: Person):
    return who.page.locator("textarea[name$='-name']")


def adds(who: Person, name: str) -> None:
    expect(who.page.get_by_role("button", name="Thêm mô hình").first).to_be_visible()
    count = names(who).count()
    who.presses("Thêm mô hình, giải pháp, sáng kiến")
    expect(names(who)).to_have_count(count + 1)
    list_of_first_field = who.page.locator("ol.lines").first.locator("textarea[name$='-name']")
    list_of_first_field.last.fill(name)


def saved(who: Person) -> None:
    expect(who.page.locator("[data-saving-said]")).to_contain_text("Đã tự lưu lúc")


def stored() -> list[str]:
    """The names that the portal has of the school's lines, in their order."""
    own = Initiative.objects.filter(registration__body__name="Trường Tiểu học Tân Thông Hội")
    return list(own.order_by("position").values_list("name", flat=True))


def test_what_is_typed_is_saved_by_itself_and_lines_are_moved_in_place(sit_down):
    head = sit_down(SCHOOL)
    opens_the_form(head)
    adds(head, "Sổ tay điện tử")
    adds(head, "Hộp thư góp ý")
    saved(head)
    expect(head.page.locator("[data-saving-said]")).to_contain_text("Đã tự lưu")
    head.page.get_by_role("button", name="Đưa dòng lên").nth(1).click()
    expect(names(head).first).to_have_value("Hộp thư góp ý")
    saved(head)
    head.page.reload()
    expect(names(head).first).to_have_value("Hộp thư góp ý")
    assert stored() == ["Hộp thư góp ý", "Sổ tay điện tử"]


def test_the_focus_goes_to_the_new_line_and_to_a_neighbour_of_a_removed_one(sit_down):
    head = sit_down(SCHOOL)
    opens_the_form(head)
    adds(head, "Sổ tay điện tử")
    adds(head, "Hộp thư góp ý")
    lines = head.page.locator("ol.lines").first.locator("li.line")
    remove = head.page.get_by_role("button", name="Xóa dòng")
    head.presses("Thêm mô hình, giải pháp, sáng kiến")
    expect(lines).to_have_count(3)
    expect(lines.last.get_by_label("Loại")).to_be_focused()
    remove.nth(2).click()
    expect(lines.nth(1).get_by_label("Loại")).to_be_focused()
    remove.first.click()
    expect(lines.first.get_by_label("Loại")).to_be_focused()
    remove.first.click()
    expect(head.page.get_by_role("button", name="Thêm mô hình").first).to_be_focused()


def test_what_was_typed_without_a_connection_is_offered_again(sit_down):
    head = sit_down(SCHOOL)
    opens_the_form(head)
    adds(head, "Đã lưu")
    saved(head)
    address = head.page.url
    head.page.context.set_offline(True)
    names(head).first.fill("Gõ khi mất mạng")
    expect(head.page.locator("[data-saving-said]")).to_contain_text("Mất kết nối")
    another = head.page.context.new_page()
    head.page.close()
    another.context.set_offline(False)
    head.page = another
    another.goto(address)
    expect(names(head).first).to_have_value("Đã lưu")
    head.sees("Máy này còn giữ phần đã gõ mà chưa kịp lưu lên cổng")
    head.presses("Lấy lại")
    expect(names(head).first).to_have_value("Gõ khi mất mạng")
    saved(head)
    assert stored() == ["Gõ khi mất mạng"]
    another.reload()
    expect(another.get_by_text("Máy này còn giữ")).to_be_hidden()


def test_two_people_of_one_unit_put_their_work_together(sit_down):
    head, again = sit_down(SCHOOL), sit_down(SCHOOL)
    opens_the_form(head)
    opens_the_form(again)
    adds(head, "Của người thứ nhất")
    saved(head)
    adds(again, "Của người thứ hai")
    again.sees("đã lưu bản này lúc")
    assert stored() == ["Của người thứ nhất"]
    again.presses("Xem và gộp hai bản")
    again.sees("vừa thêm dòng này", "Bản của bạn chưa lưu.")
    again.page.get_by_role("button", name="Lưu bản nháp").last.click()
    again.sees("Đã lưu bản nháp.")
    assert sorted(stored()) == ["Của người thứ hai", "Của người thứ nhất"]
