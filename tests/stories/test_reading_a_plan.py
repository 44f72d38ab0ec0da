"""A clerk drops the file of a plan, mends one value and confirms: the letter and the plan stand
under the city's plan, with every deadline."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from campaigns.models import Plan
from organisation.models import IssuingBody, Membership
from organisation.models.memberships import Role
from tests.plan_reading.samples import FOLDER
from tests.plan_reading.texts import A_LETTER_AND_A_PLAN
from tests.stories.people import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SAMPLE = FOLDER / "cu-chi-2020.txt"
LETTER, PLAN = "901", "9020"
TITLE = "Phát động thi đua cải cách hành chính năm 2020"
DAYS = ["11/05/2020", "12/05/2020", "08/06/2020", "02/11/2020"]


@pytest.fixture
def dropped(tmp_path) -> Path:
    """The file: the real one where it is at hand. The demonstration holds these documents already,
    so here they have other numbers."""
    text = A_LETTER_AND_A_PLAN.replace("601/", f"{LETTER}/").replace("4020/", f"{PLAN}/")
    if SAMPLE.is_file():
        text = SAMPLE.read_text(encoding="utf-8").replace("⁵³⁷/", f"{LETTER}/")
        text = text.replace("3925/", f"{PLAN}/")
    file = tmp_path / "cu-chi.txt"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def clerk(sit_down) -> Person:
    """Phòng Nội vụ's clerk, who writes the education office's papers too."""
    person = sit_down("noivu.cuchi")
    staff = Membership.objects.get(user__username="noivu.cuchi")
    office = IssuingBody.objects.get(memberships__user__username="giaoduc.cuchi")
    Membership.objects.create(user=staff.user, body=office, role=Role.NOI_VU_STAFF)
    return person


def test_a_dropped_text_becomes_the_campaign(clerk, dropped):
    drop_the_file(clerk, dropped)
    look_at_a_passage(clerk)
    mend_one_value_and_confirm(clerk)
    see_them_linked(clerk)
    see_every_deadline(clerk)


def drop_the_file(clerk: Person, file: Path) -> None:
    clerk.goes_to("Kế hoạch")
    clerk.opens("Đọc từ văn bản")
    clerk.page.get_by_label("Tệp của văn bản").set_input_files(file)
    clerk.presses("Đọc văn bản")
    clerk.sees("Đọc được 2 văn bản", f"Kế hoạch {PLAN}/KH-UBND", f"Công văn {LETTER}/GDĐT-VP")
    assert not Plan.objects.filter(number__in=(PLAN, LETTER)).exists()


def look_at_a_passage(clerk: Person) -> None:
    """The passage of a value is shown in the text beside it."""
    section = clerk.section(f"Kế hoạch {PLAN}/KH-UBND")
    section.get_by_role("link", name="08 tháng 6 năm 2020").first.click()
    expect(clerk.page.locator("[data-passages] .is-shown")).to_contain_text("08 tháng 6")
    expect(clerk.page.locator("[data-passages] .is-shown")).to_be_in_viewport()


def mend_one_value_and_confirm(clerk: Person) -> None:
    section = clerk.section(f"Kế hoạch {PLAN}/KH-UBND")
    section.get_by_label("Trích yếu").first.fill(TITLE)
    clerk.presses("Xác nhận và lập dự thảo")
    clerk.sees("Đã lập dự thảo từ văn bản", "người đọc sửa 1 chỗ")


def see_them_linked(clerk: Person) -> None:
    family = clerk.section("Từ kế hoạch cấp trên đến cơ sở")
    for reference in ("1513/KH-UBND", f"{PLAN}/KH-UBND", f"{LETTER}/GDĐT-VP"):
        expect(family).to_contain_text(reference)
    letter, plan = Plan.objects.get(number=LETTER), Plan.objects.get(number=PLAN)
    assert letter.parent == plan
    assert plan.parent == Plan.objects.get(number="1513")
    assert plan.title == TITLE
    assert plan.signer_title == "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH"


def see_every_deadline(clerk: Person) -> None:
    plan = Plan.objects.get(number=PLAN)
    kept = {f"{day:%d/%m/%Y}" for day in plan.deadlines.values_list("due_on", flat=True)}
    assert set(DAYS) <= kept
    letter = Plan.objects.get(number=LETTER)
    assert f"{letter.deadlines.get().due_on:%d/%m/%Y}" == "15/05/2020"
    for day in DAYS:
        clerk.sees(day)
