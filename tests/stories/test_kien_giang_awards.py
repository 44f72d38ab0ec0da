"""Kiên Giang, 34/KH-UBND: the ranking is published and starts the days for dossiers; those who
qualify are chosen, appraised, voted, decided; forty bằng khen come out as one file."""

from datetime import date
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from accounts.models import User
from awards.dossiers import appraisal, checklist
from awards.dossiers.opinions import Judged, Opinion, found_for
from awards.dossiers.submission import submit
from awards.models import Dossier, DossierDocument, Holds, YearRating
from campaigns.models import Plan
from organisation.models import IssuingBody
from rankings import drafts, publication
from rankings.arithmetic import BandOf
from rankings.models import Ranking
from register.models import AwardRecord
from tests.awards.factories import picture
from tests.paperwork.pdf_reading import fonts_not_embedded, page_sizes_mm, text_of
from tests.registrations.factories import PledgedPersonFactory, RegistrationFactory
from tests.stories.people import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MEETING = "Xét khen thưởng theo Kế hoạch 34/KH-UBND"
COLLECTIVES, PEOPLE = 14, 26
FAMILY_NAMES = ("Nguyễn", "Trần", "Danh", "Thị", "Lê", "Phan", "Huỳnh", "Đỗ", "Ơn", "Ưng")


def test_from_the_ranking_to_forty_certificates(sit_down, settings):
    settings.PORTAL_TODAY = "2021-01-15"
    who_takes_part()
    noi_vu = sit_down("noivu.kiengiang")
    publishes_the_ranking(noi_vu)
    the_days_for_dossiers_run(noi_vu)
    opens_dossiers_for_who_qualifies(noi_vu)

    settings.PORTAL_TODAY = "2021-01-28"
    one_paper_is_made_the_others_are_attached(noi_vu)
    one_is_appraised_by_requirement_the_others_alike(noi_vu)

    settings.PORTAL_TODAY = "2021-02-03"
    calls_the_council(noi_vu)
    leader, member = sit_down("lanhdao.kiengiang"), sit_down("hoidong.kiengiang")
    opens_the_meeting(leader)
    for person in (noi_vu, leader, member):
        votes(person)
    closes_the_meeting(leader)

    drafts_the_decision(noi_vu)
    signs_it(leader)
    pdf = prints_forty(noi_vu)
    assert_forty_to_be_hung(pdf)
    anybody_may_ask(noi_vu)


# --- What was there before: registrations of March 2020, ratings of the year ----------------------


def who_takes_part() -> None:
    """Thirteen departments and a district that registered with two people each; a ranking, not
    yet published."""
    plan = Plan.objects.get(number="34", symbol="KH-UBND")
    province = plan.issuing_body
    staff = User.objects.get(username="noivu.kiengiang")
    departments = IssuingBody.objects.filter(path__startswith=province.path, kind="department")
    bodies = [*departments, IssuingBody.objects.get(name="Ủy ban nhân dân huyện Tân Hiệp")]
    assert len(bodies) == COLLECTIVES
    for number, body in enumerate(bodies):
        registration = RegistrationFactory(
            plan=plan, body=body, status="accepted", submitted_at="2020-03-20T02:00:00Z"
        )
        for of_two in range(2):
            name = f"{FAMILY_NAMES[number % 10]} Văn Thử {chr(65 + number)}{'ab'[of_two]}"
            PledgedPersonFactory(registration=registration, full_name=name, job_title="Chuyên viên")
            YearRating.objects.create(
                body=body,
                person_name=name,
                year=2020,
                grade="good",
                source="Thông báo xếp loại năm 2020",
                recorded_by=staff,
                recorded_at="2021-01-05T02:00:00Z",
            )
    ranked("departments", "các sở, ban, ngành", list(departments))


def ranked(kind: str, of_whom: str, bodies: list[IssuingBody]) -> Ranking:
    """A draft of the year's ranking in which all of them are excellent."""
    staff = User.objects.get(username="noivu.kiengiang")
    ranking = Ranking(
        publisher=IssuingBody.objects.get(name="Ủy ban nhân dân tỉnh Kiên Giang"),
        year=2020,
        kind=kind,
        title=f"Xếp hạng Chỉ số cải cách hành chính {of_whom} năm 2020",
    )
    bands = [BandOf("Xuất sắc", Decimal(90)), BandOf("Tốt", Decimal(0))]
    drafts.begin(ranking, actor=staff, bands=bands)
    drafts.choose_bodies(ranking, actor=staff, bodies=bodies)
    results = [
        drafts.Result(body.pk, Decimal(99) - number * Decimal("0.5"))
        for number, body in enumerate(bodies)
    ]
    drafts.enter(ranking, actor=staff, results=results)
    return ranking


# --- What people do -------------------------------------------------------------------------------


def publishes_the_ranking(noi_vu: Person) -> None:
    noi_vu.goes_to("Xếp hạng")
    noi_vu.opens("các sở, ban, ngành năm 2020")
    noi_vu.opens("Công bố")
    noi_vu.page.get_by_label("Ngày công bố").fill("15/01/2021")
    noi_vu.presses("Công bố")
    noi_vu.agrees()
    noi_vu.sees("Đã công bố")
    district = IssuingBody.objects.get(name="Ủy ban nhân dân huyện Tân Hiệp")
    publication.publish(
        ranked("districts", "cấp huyện", [district]),
        actor=User.objects.get(username="noivu.kiengiang"),
        published_on=date(2021, 1, 15),
    )


def the_days_for_dossiers_run(noi_vu: Person) -> None:
    """Fifteen days after the ranking: the 30th."""
    noi_vu.goes_to("Kế hoạch")
    noi_vu.opens("34/KH-UBND")
    noi_vu.sees("30/01/2021")


def opens_dossiers_for_who_qualifies(noi_vu: Person) -> None:
    """All that the rules leave to a person's judgement are chosen: 14 collectives, 26 people."""
    page = noi_vu.page
    noi_vu.goes_to("Khen thưởng")
    noi_vu.section("Hình thức, tiêu chuẩn theo kế hoạch").get_by_role(
        "link", name="Thi đua chuyên đề"
    ).click()
    noi_vu.opens("Ai đủ điều kiện hôm nay?")
    listed = f"{page.url}?ket-qua=can-xem"
    left = COLLECTIVES + PEOPLE
    for number in (1, 2):
        page.goto(f"{listed}&page={number}")
        expect(page.get_by_role("main")).to_contain_text("Xuất sắc")
        boxes = noi_vu.each("input[name=chon]")
        for box in boxes:
            box.check()
        left -= len(boxes)
        noi_vu.presses("Lập hồ sơ cho những nơi đã chọn")
        noi_vu.sees(f"Đã lập {len(boxes)} hồ sơ.")
    assert left == 0
    assert Dossier.objects.filter(awardee_kind="collective").count() == COLLECTIVES


def one_paper_is_made_the_others_are_attached(noi_vu: Person) -> None:
    """A report drawn from the data; the rest of the papers by the office's own hand."""
    page = noi_vu.page
    noi_vu.goes_to("Khen thưởng")
    first = Dossier.objects.filter(awardee_kind="collective").order_by("pk")[0]
    page.goto(f"/khen-thuong/{first.pk}/")
    report = page.locator(".checklist > li", has_text="Báo cáo thành tích")
    report.get_by_role("link", name="Lập từ dữ liệu").click()
    results = page.get_by_label("II. Thành tích đạt được")
    text = results.input_value()
    assert "nhóm Xuất sắc" in text
    results.fill(text.replace("[Viết vào đây]", "Giải quyết 100% hồ sơ đúng hạn."))
    outline = page.get_by_label("I. Sơ lược")
    outline.fill(outline.input_value().replace("[Viết vào đây]", "Gồm 8 phòng chuyên môn."))
    noi_vu.presses("Lưu và đưa vào hồ sơ")
    noi_vu.sees("Báo cáo thành tích.pdf")
    staff = User.objects.get(username="noivu.kiengiang")
    for document in DossierDocument.objects.filter(file="").select_related(
        "dossier", "required_document"
    ):
        checklist.attach(document, file=picture(), actor=staff)
    for dossier in Dossier.objects.filter(status="draft"):
        submit(dossier, actor=staff)
        for document in dossier.documents.all():
            appraisal.check_off(document, is_right=True, actor=staff)


def one_is_appraised_by_requirement_the_others_alike(noi_vu: Person) -> None:
    page = noi_vu.page
    noi_vu.goes_to("Khen thưởng")
    page.get_by_label("Chọn tất cả trên trang này").check()
    noi_vu.presses("Xác nhận đủ thành phần…")
    noi_vu.presses("Xác nhận đủ thành phần: 30 hồ sơ")
    noi_vu.sees("Đã xác nhận đủ thành phần 30 hồ sơ.")
    staff = User.objects.get(username="noivu.kiengiang")
    for dossier in Dossier.objects.filter(status="submitted"):
        appraisal.confirm_complete(dossier, actor=staff)
    person = Dossier.objects.filter(awardee_kind="individual").order_by("-pk")[0]
    page.goto(f"/khen-thuong/{person.pk}/tham-dinh/")
    for asked in noi_vu.each(".finding"):
        if not asked.get_by_role("radio", checked=True).count():
            asked.get_by_role("radio").first.check()
    page.get_by_role("radio", name="Đề nghị khen thưởng", exact=True).check()
    page.get_by_label("Ý kiến thẩm định").fill("Đủ tiêu chuẩn.")
    noi_vu.presses("Ghi ý kiến và kết thúc thẩm định")
    noi_vu.sees("Đã thẩm định")
    colleague = another_of_the_office(staff)
    for dossier in Dossier.objects.filter(status="complete").with_bodies():
        judged = [
            Judged(asked, found, {"met": "met", "not_met": "left_out"}.get(found.answer, Holds.MET))
            for asked, found in found_for(dossier)
        ]
        opinion = Opinion(True, "Đủ tiêu chuẩn.", judged)
        appraisal.give_opinion(dossier, actor=colleague, opinion=opinion)
        appraisal.conclude(dossier, actor=colleague)
    assert set(Dossier.objects.values_list("status", flat=True)) == {"appraised"}


def another_of_the_office(staff: User) -> User:
    """Staff of the province's own seat: of Sở Nội vụ itself nobody judges Sở Nội vụ."""
    leader = User.objects.get(username="lanhdao.kiengiang")
    membership = leader.memberships.get()
    colleague = User.objects.create_user("phu.kiengiang", full_name="Lê Thị Phụ")
    colleague.memberships.create(body=membership.body, role="noi_vu_staff")
    return colleague


def calls_the_council(noi_vu: Person) -> None:
    page = noi_vu.page
    noi_vu.goes_to("Khen thưởng")
    noi_vu.opens("Hội đồng, phiên họp")
    noi_vu.opens("Hội đồng Thi đua - Khen thưởng tỉnh Kiên Giang")
    noi_vu.opens("Triệu tập họp (40 hồ sơ chờ)")
    page.get_by_label("Nội dung").fill(MEETING)
    page.get_by_label("Ngày họp").fill("03/02/2021")
    page.get_by_label("Giờ họp").fill("23:59")
    page.get_by_label("Địa điểm").fill("Phòng họp số 1")
    page.get_by_label("Tập thể, cá nhân", exact=True).check()
    noi_vu.presses("Gửi giấy mời họp")
    noi_vu.sees("Đã gửi giấy mời họp")
    for presence in noi_vu.each("select[name$=-presence]"):
        presence.select_option(label="Có mặt")
    noi_vu.presses("Ghi danh sách dự họp")
    noi_vu.sees("3/3 có mặt")


def at_the_meeting(person: Person) -> None:
    person.goes_to("Khen thưởng")
    person.opens("Hội đồng, phiên họp")
    person.opens(MEETING)


def opens_the_meeting(leader: Person) -> None:
    at_the_meeting(leader)
    leader.presses("Khai mạc phiên họp")
    leader.agrees()
    leader.sees("Đã khai mạc phiên họp.")


def votes(person: Person) -> None:
    at_the_meeting(person)
    person.presses("Chọn “Tán thành” cho các hồ sơ chưa chọn")
    person.presses("Bỏ phiếu")
    person.agrees()
    person.sees("Bạn đã biểu quyết.")


def closes_the_meeting(leader: Person) -> None:
    at_the_meeting(leader)
    leader.opens("Bế mạc, kiểm phiếu")
    leader.presses("Bế mạc, kiểm phiếu")
    leader.agrees()
    leader.sees("Đã bế mạc phiên họp")
    leader.records_signed_minutes("03/02/2021")
    assert set(Dossier.objects.values_list("status", flat=True)) == {"voted"}


def drafts_the_decision(noi_vu: Person) -> None:
    """Forty, in the official order; the sums by the base salary of the day."""
    page = noi_vu.page
    noi_vu.goes_to("Khen thưởng")
    noi_vu.section("Hình thức, tiêu chuẩn theo kế hoạch").get_by_role(
        "link", name="Thi đua chuyên đề"
    ).click()
    noi_vu.opens("Lập quyết định")
    page.get_by_label("Ngày ký").fill("03/02/2021")
    page.get_by_label("Tập thể, cá nhân", exact=True).check()
    noi_vu.presses("Lưu dự thảo")
    noi_vu.sees("Đã lưu dự thảo quyết định.")
    # NĐ 91/2017/NĐ-CP, Điều 73: twice and once the base salary of 1.490.000 đồng.
    expect(page.get_by_role("main")).to_contain_text("2.980.000")
    expect(page.get_by_role("main")).to_contain_text("80.460.000")
    noi_vu.presses("Trình ký")
    noi_vu.agrees()
    noi_vu.sees("Đã trình ký")


def signs_it(leader: Person) -> None:
    page = leader.page
    leader.goes_to("Khen thưởng")
    leader.opens("Quyết định", exact=True)
    leader.section("Đang chờ bạn ký").get_by_role("link").first.click()
    leader.opens("Xem lại và ký")
    page.get_by_role("textbox", name="Số*", exact=True).fill("412")
    page.get_by_role("textbox", name="Người ký*", exact=True).fill("Mai Thế Vinh")
    leader.presses("Ký ban hành")
    leader.agrees()
    leader.sees("Quyết định số 412/QĐ-UBND")


def prints_forty(noi_vu: Person) -> bytes:
    page = noi_vu.page
    noi_vu.goes_to("Khen thưởng")
    noi_vu.opens("Quyết định", exact=True)
    noi_vu.opens("412/QĐ-UBND")
    noi_vu.presses("In tất cả giấy của quyết định")
    noi_vu.sees("Đã xong 40 giấy")
    answer = page.request.get(page.get_by_role("link", name="Tải tệp để in").get_attribute("href"))
    return answer.body()


def assert_forty_to_be_hung(pdf: bytes) -> None:
    assert len(page_sizes_mm(pdf)) == COLLECTIVES + PEOPLE
    printed = text_of(pdf)
    assert printed.count("BẰNG KHEN") == COLLECTIVES + PEOPLE
    assert "412/QĐ-UBND" in printed
    assert fonts_not_embedded(pdf) == []


def anybody_may_ask(noi_vu: Person) -> None:
    """The public page confirms an award and tells nothing else."""
    record = AwardRecord.objects.filter(decision_number="412/QĐ-UBND").order_by("number")[0]
    noi_vu.page.context.clear_cookies()
    noi_vu.page.goto(f"/xac-nhan/{record.check_code}/")
    shown = noi_vu.page.locator("body")
    for words in (record.awardee_name, "412/QĐ-UBND", "03/02/2021"):
        expect(shown).to_contain_text(words)
    expect(shown).not_to_contain_text("2.980.000")
