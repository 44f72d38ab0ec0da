"""Every page of the story can be read on a phone, by keyboard and by a screen reader, and works
without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from accounts.models import User
from awards.dossiers.nominations import nominate
from awards.models import AwardCouncil, AwardForm
from campaigns.models import Plan
from campaigns.plans.drafts.derivation import change_plan
from campaigns.plans.drafts.parts import PARTS
from organisation.models import IssuingBody
from registrations.models import Registration

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"viewport": {"width": 360, "height": 740}}
BETWEEN = (640, 768, 911)
DESKTOP = {"viewport": {"width": 1280, "height": 900}}


def pages_of_staff() -> list[str]:
    """The pages on which the district's Nội vụ staff work."""
    plan = Plan.objects.get(number="3925")
    district = plan.issuing_body
    accepted = Registration.objects.filter(plan=plan, status="accepted").first()
    deadline = plan.deadlines.get(kind="registration")
    draft = draft_of_the_district(plan)
    return [
        "/",
        "/ke-hoach/",
        f"/ke-hoach/{plan.pk}/",
        f"/ke-hoach/{plan.pk}/su-kien/",
        f"/ke-hoach/thoi-han/{deadline.pk}/gia-han/",
        f"/ke-hoach/{plan.parent.pk}/cu-the-hoa/",
        "/ke-hoach/moi/",
        f"/ke-hoach/{draft.pk}/",
        f"/ke-hoach/{draft.pk}/sua/",
        *(f"/ke-hoach/{draft.pk}/soan/{part.key}/" for part in PARTS),
        f"/ke-hoach/{draft.pk}/ban-hanh/",
        f"/khen-thuong/ke-hoach/{draft.pk}/",
        f"/khen-thuong/hinh-thuc/{draft.award_forms.first().pk}/",
        "/dang-ky/",
        f"/dang-ky/ke-hoach/{plan.pk}/noi-nhan/{district.pk}/",
        f"/dang-ky/{accepted.pk}/",
        "/khen-thuong/",
        f"/khen-thuong/ke-hoach/{plan.pk}/",
        f"/khen-thuong/ke-hoach/{plan.pk}/lap-ho-so/",
        *pages_of_awards(plan),
        "/thong-bao/",
        "/tai-khoan/cua-toi/",
        "/tai-khoan/mat-khau/",
    ]


def pages_of_awards(plan: Plan) -> list[str]:
    """From the list that is proposed to the register; a dossier that the organisers opened."""
    form = plan.award_forms.first()
    commune = IssuingBody.objects.get(name="Ủy ban nhân dân xã Tân Thông Hội")
    nominee = {
        "awardee_kind": "individual",
        "awardee_name": "Công Tằng Tôn Nữ Thị Hoàng Phương Anh Nguyệt",
        "awardee_title": "Phó Chủ tịch Ủy ban nhân dân xã kiêm Chủ tịch Hội đồng nghĩa vụ quân sự",
        "awardee_body": commune,
        "achievement": "Đã có thành tích xuất sắc trong phong trào thi đua",
    }
    staff = User.objects.get(username="noivu.cuchi")
    nomination = nominate(
        form, proposed_by=commune, nominees=[nominee], actor=staff, as_organiser=True
    )
    dossier = nomination.dossiers.get()
    council = AwardCouncil.objects.get(body=plan.issuing_body)
    return [
        f"/khen-thuong/ke-hoach/{plan.pk}/lap-danh-sach/",
        f"/khen-thuong/hinh-thuc/{form.pk}/ai-du-dieu-kien/",
        f"/khen-thuong/hinh-thuc/{form.pk}/bieu-quyet/",
        f"/khen-thuong/{dossier.pk}/",
        f"/khen-thuong/giay-to/{dossier.documents.first().pk}/lap/",
        f"/khen-thuong/hoi-dong/{council.pk}/trieu-tap/",
        "/khen-thuong/vi-pham/nhap/",
        "/so-khen-thuong/",
        "/so-khen-thuong/mau/",
        f"/so-khen-thuong/nhap/{plan.issuing_body_id}/",
    ]


def draft_of_the_district(plan: Plan) -> Plan:
    """A draft with something in every part: it is to replace the plan."""
    return change_plan(plan, "replaces", actor=User.objects.get(username="noivu.cuchi"))


@pytest.mark.parametrize(
    "width",
    [PHONE, *({"viewport": {"width": width, "height": 800}} for width in BETWEEN), DESKTOP],
    ids=["phone", *map(str, BETWEEN), "desktop"],
)
def test_no_page_is_wider_than_the_screen(sit_down, width):
    person = sit_down("noivu.cuchi", **width)
    too_wide = [
        address
        for address in pages_of_staff()
        if person.page.goto(address)
        and person.page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        )
    ]
    assert too_wide == []


def test_no_page_shuts_out_who_uses_a_screen_reader_or_a_keyboard(sit_down):
    person = sit_down("noivu.cuchi", **DESKTOP)
    found = {}
    for address in pages_of_staff():
        person.page.goto(address)
        violations = Axe().run(person.page).response["violations"]
        if violations:
            found[address] = [
                (violation["id"], [node["html"][:120] for node in violation["nodes"]])
                for violation in violations
            ]
    assert found == {}


def test_a_registration_can_be_filled_in_and_submitted_without_scripts(sit_down):
    head = sit_down("hieutruong.tanthonghoi", java_script_enabled=False)
    letter = Plan.objects.get(number="537")
    school = IssuingBody.objects.get(name="Trường Tiểu học Tân Thông Hội")
    head.page.goto(f"/dang-ky/ke-hoach/{letter.pk}/don-vi/{school.pk}/")
    area = head.section("6. Cải cách tài chính công")
    area.get_by_role("button", name="Thêm mô hình").click()
    area.get_by_label("Tên mô hình").fill("Thu học phí không dùng tiền mặt")
    area.get_by_role("button", name="Thêm mô hình").click()
    expect(area.locator("li.line")).to_have_count(2)
    expect(area.get_by_label("Tên mô hình").first).to_have_value("Thu học phí không dùng tiền mặt")
    area.get_by_role("button", name="Xóa dòng").last.click()
    expect(area.locator("li.line")).to_have_count(1)
    head.presses("Lưu và nộp")
    head.sees("Đã nộp, chờ tiếp nhận", "Thu học phí không dùng tiền mặt")


def test_what_was_typed_stays_when_something_is_missing(sit_down):
    head = sit_down("hieutruong.tanthonghoi")
    letter = Plan.objects.get(number="537")
    school = IssuingBody.objects.get(name="Trường Tiểu học Tân Thông Hội")
    head.page.goto(f"/dang-ky/ke-hoach/{letter.pk}/don-vi/{school.pk}/")
    area = head.section("2. Cải cách thể chế")
    area.get_by_role("button", name="Thêm mô hình").click()
    area.get_by_label("Ghi chú").fill("Áp dụng từ học kỳ II")
    head.presses("Lưu bản nháp")
    head.sees("Hãy ghi tên mô hình, giải pháp, sáng kiến, hoặc xóa dòng này.")
    expect(area.get_by_label("Ghi chú")).to_have_value("Áp dụng từ học kỳ II")


def test_a_page_for_somebody_else_says_so_in_vietnamese(sit_down):
    head = sit_down("hieutruong.tanthonghoi")
    plan = Plan.objects.get(number="3925")
    desk = f"/dang-ky/ke-hoach/{plan.pk}/noi-nhan/{plan.issuing_body_id}/"
    assert head.page.goto(desk).status == 404
    expect(head.page.get_by_role("heading", level=1)).to_have_text("Không tìm thấy trang")
    other_plan = AwardForm.objects.filter(plan__number="34").first().plan
    assert head.page.goto(f"/ke-hoach/{other_plan.pk}/").status == 404
    commune = IssuingBody.objects.get(name="Ủy ban nhân dân xã Trung Lập Hạ")
    answer = head.page.goto(f"/dang-ky/ke-hoach/{plan.pk}/don-vi/{commune.pk}/")
    assert answer.status == 404
    answer = head.page.goto(f"/khen-thuong/ke-hoach/{plan.pk}/lap-ho-so/")
    assert answer.status == 403
    head.sees("Chỉ đơn vị nhận kế hoạch hoặc cơ quan tổ chức được lập hồ sơ khen thưởng.")
