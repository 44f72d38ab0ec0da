"""Văn Giáo, 99/KH-UBND: nobody is considered until the commune itself holds the town's giấy khen,
which the same plan would have it proposed for. The rule says so, shows the contradiction, and lets
the person go on when the award has come."""

from dataclasses import replace
from datetime import date

import pytest

from accounts.models import User
from awards.models import Dossier, RequirementAnswer
from campaigns.models import Plan
from organisation.models import IssuingBody
from register.entries import enter
from tests.register.factories import award
from tests.stories.people import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ASKED = "Tập thể UBND xã đã được Chủ tịch UBND thị xã tặng giấy khen"
WHO = "Chau Thị Một Cửa"


def test_the_precondition_is_first_not_met_and_then_met(sit_down, settings):
    settings.PORTAL_TODAY = "2025-01-15"
    noi_vu = sit_down("noivu.vangiao")
    opens_a_dossier(noi_vu)
    reads(noi_vu, "chưa được tặng giấy khen")
    the_town_gives_its_award()
    noi_vu.page.reload()
    reads(noi_vu, "đã được tặng giấy khen", "Đạt")
    follows_the_evidence(noi_vu)
    appraises(noi_vu)


def opens_a_dossier(noi_vu: Person) -> None:
    page = noi_vu.page
    noi_vu.goes_to("Khen thưởng")
    noi_vu.section("Hình thức, tiêu chuẩn theo kế hoạch").get_by_role("link").first.click()
    noi_vu.sees("nhưng lại đặt Giấy khen của Chủ tịch Ủy ban nhân dân thị xã")
    noi_vu.opens("Lập hồ sơ")
    page.get_by_label("Hình thức khen thưởng").select_option(
        label="Giấy khen của Chủ tịch Ủy ban nhân dân xã Văn Giáo"
    )
    page.get_by_label("Đơn vị đề nghị").select_option(label="Ủy ban nhân dân xã Văn Giáo")
    page.get_by_label("Đối tượng").select_option(label="Cá nhân")
    page.get_by_label("Tập thể được đề nghị, hoặc đơn vị công tác của cá nhân").select_option(
        label="Ủy ban nhân dân xã Văn Giáo"
    )
    page.get_by_label("Tên tập thể hoặc họ và tên cá nhân").fill(WHO)
    page.get_by_label("Thành tích ghi trên giấy khen").fill("Đã có thành tích xuất sắc")
    noi_vu.presses("Lưu hồ sơ")
    noi_vu.sees("Tiêu chuẩn của kế hoạch")


def reads(noi_vu: Person, *said: str) -> None:
    """What the rule finds, under the sentence of the plan."""
    finding = noi_vu.page.locator(".finding", has_text=ASKED)
    text = finding.inner_text()
    assert [words for words in said if words not in text] == []


def the_town_gives_its_award() -> None:
    """The town decides under its own plan; the award stands in its register."""
    plan = Plan.objects.get(number="1970")
    commune = IssuingBody.objects.get(name="Ủy ban nhân dân xã Văn Giáo")
    given = replace(
        award(plan.issuing_body),
        plan=plan,
        awardee_kind="collective",
        awardee_name=commune.name,
        awardee_title="",
        awardee_body=commune,
        awardee_body_name=commune.name,
        honoree=None,
        decision_number="25/QĐ-UBND",
        decided_on=date(2025, 1, 14),
        authority_title="Chủ tịch Ủy ban nhân dân thị xã Tịnh Biên",
    )
    enter([given], actor=User.objects.get(username="noivu.tinhbien"))


def follows_the_evidence(noi_vu: Person) -> None:
    address = noi_vu.page.url
    noi_vu.opens("Quyết định số 25/QĐ-UBND")
    noi_vu.sees("Ủy ban nhân dân xã Văn Giáo")
    noi_vu.page.goto(address)


def appraises(noi_vu: Person) -> None:
    """Every requirement answered; what the rule found and what was decided is kept."""
    page = noi_vu.page
    noi_vu.presses("Nộp hồ sơ")
    noi_vu.presses("Xác nhận đủ thành phần")
    noi_vu.opens("Thẩm định", exact=True)
    for asked in noi_vu.each(".finding"):
        if not asked.get_by_role("radio", checked=True).count():
            asked.get_by_role("radio").first.check()
    page.get_by_role("radio", name="Đề nghị khen thưởng", exact=True).check()
    page.get_by_label("Ý kiến thẩm định").fill("Đủ tiêu chuẩn của kế hoạch.")
    noi_vu.presses("Ghi ý kiến và kết thúc thẩm định")
    noi_vu.sees("Đã thẩm định")
    assert Dossier.objects.get(awardee_name=WHO).status == "appraised"
    kept = RequirementAnswer.objects.get(text__startswith=ASKED)
    assert (kept.found, kept.holds) == ("met", "met")
