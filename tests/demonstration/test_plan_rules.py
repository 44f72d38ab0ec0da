"""The rules of the sample plans, each tried with somebody who meets it and somebody who just
misses it."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audit import clock
from awards.models import AwardForm, Violation, YearRating
from awards.rules.evaluation import Candidate, answer_of, findings_for, qualifying_candidates
from awards.rules.findings import Answer
from campaigns.models import Plan
from rankings.models import Ranking, RankingEntry
from recognition.models import Author
from registrations.models import InitiativeProgress, PledgedPerson
from tests.accounts.factories import UserFactory
from tests.awards.factories import DossierFactory
from tests.register.factories import entered
from tests.registrations.factories import InitiativeFactory, RegistrationFactory

MET, MISSED, OPEN = Answer.MET, Answer.NOT_MET, Answer.NEEDS_PERSON
TODAY = date(2021, 2, 1)


def form_of(plan: Plan, position: int = 1) -> AwardForm:
    return AwardForm.objects.select_related("plan__issuing_body", "authority_body").get(
        plan=plan, position=position
    )


def collective(body, **values) -> Candidate:
    return Candidate("collective", body.name, "", body.pk, **values)


def person(body, name="Lê Thị Hoa", **values) -> Candidate:
    return Candidate("individual", name, "Chuyên viên", body.pk, **values)


def answers(form: AwardForm, candidate: Candidate, on: date = TODAY) -> dict[str, Answer]:
    """By the requirement's text, the answer."""
    texts = dict(form.requirements.values_list("pk", "text"))
    return {
        texts[one.requirement]: one.answer
        for one in findings_for(form, [candidate], on=on)[candidate]
    }


def answer_to(form: AwardForm, candidate: Candidate, words: str, on: date = TODAY) -> Answer:
    """The answer to the one requirement whose text holds these words."""
    (found,) = [answer for text, answer in answers(form, candidate, on).items() if words in text]
    return found


def ranking_of(publisher, year: int, kind: str, places: dict, on: date | None = None) -> Ranking:
    """A published ranking: by body its rank and group."""
    Ranking.objects.filter(publisher=publisher, year=year, kind=kind).update(status="corrected")
    ranking = Ranking.objects.create(
        publisher=publisher,
        year=year,
        kind=kind,
        title=f"Xếp hạng {kind} {year}",
        status="published",
        published_on=on or date(year + 1, 1, 10),
    )
    for body, (rank, group) in places.items():
        RankingEntry.objects.create(
            ranking=ranking,
            body=body,
            rank=rank,
            group=group,
            computed_rank=rank,
            computed_group=group,
            score=Decimal(50),
        )
    return ranking


def rate(body, grade: str, name: str = "", year: int = 2020) -> None:
    YearRating.objects.create(
        body=body,
        grade=grade,
        person_name=name,
        year=year,
        source="Quyết định số 1/QĐ-UBND",
        recorded_by=UserFactory(),
        recorded_at=clock.now(),
    )


def violate(body, kind: str, day: date, name: str = "", stage: str = "concluded") -> None:
    Violation.objects.create(
        body=body,
        kind=kind,
        happened_on=day,
        person_name=name,
        stage=stage,
        source="Kết luận số 1",
        recorded_by=UserFactory(),
        recorded_at=clock.now(),
    )


def registered(plan, body, **values):
    return RegistrationFactory(
        plan=plan, body=body, status="accepted", submitted_at=clock.now(), **values
    )


# --- Củ Chi, Kế hoạch 3925: giấy khen of the district -------------------------------------------


@pytest.fixture
def cu_chi(plan):
    return plan("3925/KH-UBND")


@pytest.fixture
def unit(body):
    """A commune that has registered nothing yet."""
    return body("Ủy ban nhân dân xã An Nhơn Tây")


def completed(plan, body, *authors: str):
    line = InitiativeFactory(registration=registered(plan, body))
    InitiativeProgress.objects.create(
        initiative=line, status="completed", percent=100, completed_on=date(2020, 9, 1)
    )
    for name in authors:
        Author.objects.create(initiative=line, full_name=name)
    return line


def test_cu_chi_a_model_put_into_practice_not_only_registered(cu_chi, unit):
    form = form_of(cu_chi)
    asked = "đã triển khai, áp dụng hiệu quả"
    assert answer_to(form, collective(unit), asked) == MISSED
    line = completed(cu_chi, unit)
    assert answer_to(form, collective(unit), asked) == MET
    InitiativeProgress.objects.filter(initiative=line).update(
        status="in_progress", percent=90, completed_on=None
    )
    assert answer_to(form, collective(unit), asked) == MISSED
    assert answer_to(form, collective(unit), "có đăng ký mô hình") == MET
    assert answer_to(form, collective(unit), "… và áp dụng hiệu quả") == MISSED


def test_cu_chi_a_person_is_the_author_of_what_is_in_practice(cu_chi, unit):
    form = form_of(cu_chi)
    completed(cu_chi, unit, "Lê Thị Hoa")
    asked = "có sáng kiến, giải pháp cải cách hành chính hiệu quả"
    assert answer_to(form, person(unit), asked) == MET
    assert answer_to(form, person(unit, "Trần Văn Nam"), asked) == MISSED


def test_cu_chi_participants_are_its_units_and_those_below_a_letter(cu_chi, body):
    form = form_of(cu_chi)
    asked = "Thuộc đối tượng tham gia"
    assert answer_to(form, collective(body("Phòng Kinh tế huyện Củ Chi")), asked) == MET
    assert answer_to(form, collective(body("Trường Tiểu học Tân Thông Hội")), asked) == MET
    # Citizens and enterprises take part too, so who is no unit is for a person to judge.
    assert answer_to(form, collective(body("Ủy ban nhân dân huyện Giồng Riềng")), asked) == OPEN


@pytest.mark.parametrize(
    ("kind", "day", "stage", "answer"),
    [
        ("conduct", date(2020, 5, 5), "concluded", MISSED),
        ("harassment", date(2020, 11, 30), "concluded", MISSED),
        ("conduct", date(2020, 5, 4), "concluded", MET),
        ("conduct", date(2020, 12, 1), "concluded", MET),
        ("waste", date(2020, 6, 1), "concluded", MET),
        ("conduct", date(2020, 6, 1), "verifying", OPEN),
        ("conduct", date(2020, 6, 1), "cleared", MET),
    ],
)
def test_cu_chi_a_collective_with_a_member_who_broke_the_conduct_rules(
    cu_chi, unit, kind, day, stage, answer
):
    violate(unit, kind, day, "Trần Văn Nam", stage)
    assert answer_to(form_of(cu_chi), collective(unit), "Tập thể có người vi phạm") == answer
    assert answer_to(form_of(cu_chi, 2), collective(unit), "Tập thể có người vi phạm") == answer


def test_cu_chi_a_head_answers_for_his_people_and_others_for_themselves(cu_chi, unit):
    form = form_of(cu_chi)
    violate(unit, "harassment", date(2020, 6, 1), "Trần Văn Nam")
    violate(unit, "conduct", date(2020, 6, 1), "Trần Văn Nam")
    assert answer_to(form, person(unit), "không để người thuộc quyền") == MISSED
    assert answer_to(form, person(unit), "giữ kỷ luật, kỷ cương") == MET
    assert answer_to(form, person(unit, "Trần Văn Nam"), "giữ kỷ luật, kỷ cương") == MISSED
    assert answer_to(form, collective(unit), "quy chế ứng xử được 100%") == MISSED


def test_cu_chi_only_the_radio_station_is_asked_about_the_radio(cu_chi, unit, body):
    form = form_of(cu_chi)
    station = body("Đài Truyền thanh huyện Củ Chi")
    assert answer_to(form, collective(station), "Riêng Đài Truyền thanh") == OPEN
    assert not any("Đài" in text for text in answers(form, collective(unit)))


def test_cu_chi_only_an_enterprise_needs_the_tax_office(cu_chi, unit):
    form = form_of(cu_chi)
    asked = "Xác nhận của cơ quan thuế"
    assert answer_to(form, collective(unit), asked) == MET
    assert answer_to(form, collective(unit, is_enterprise=True), asked) == OPEN
    dossier = DossierFactory(award_form=form, proposed_by=unit, is_enterprise=True)
    with_dossier = collective(unit, is_enterprise=True, dossier_id=dossier.pk)
    assert answer_to(form, with_dossier, asked) == MISSED


def test_cu_chi_bang_khen_of_the_city_among_holders_of_the_districts_giay_khen(cu_chi, unit):
    form = form_of(cu_chi, 2)
    asked = "Đã được tặng Giấy khen cấp huyện"
    assert answer_to(form, collective(unit), asked) == MISSED
    common = {"awardee_body": unit, "awardee_name": unit.name}
    entered(cu_chi.issuing_body, plan=None, decided_on=date(2019, 12, 1), **common)
    assert answer_to(form, collective(unit), asked) == OPEN
    entered(cu_chi.issuing_body, plan=cu_chi, **common)
    assert answer_to(form, collective(unit), asked) == MET
    assert [one.candidate.name for one in qualifying_candidates(form, on=TODAY)] == [unit.name]


# --- Văn Giáo, Kế hoạch 99 ----------------------------------------------------------------------


@pytest.fixture
def van_giao(plan):
    return plan("99/KH-UBND")


@pytest.mark.parametrize(("rank", "answer"), [(1, MET), (3, MET), (4, MISSED)])
def test_van_giao_only_where_the_commune_ranks_one_to_three(van_giao, rank, answer):
    commune, town = van_giao.issuing_body, van_giao.parent.issuing_body
    ranking_of(town, 2024, "communes", {commune: (rank, "Tốt")})
    for form in (form_of(van_giao), form_of(van_giao, 2)):
        found = answer_to(form, collective(commune), "hạng 1 đến hạng 3", on=date(2025, 1, 20))
        assert found == answer


def test_van_giao_the_precondition_is_open_while_the_plan_contradicts_itself_then_met(van_giao):
    commune, town = van_giao.issuing_body, van_giao.parent.issuing_body
    form = form_of(van_giao)
    words = "đã được Chủ tịch UBND thị xã tặng giấy khen"
    assert answer_to(form, person(commune), words) == OPEN
    (found,) = [
        one
        for one in findings_for(form, [person(commune)], on=TODAY)[person(commune)]
        if one.contradiction
    ]
    assert found.sentence.startswith("Ủy ban nhân dân xã Văn Giáo chưa được tặng giấy khen")
    assert found.contradiction == (
        "Kế hoạch đòi đã có Giấy khen của Chủ tịch Ủy ban nhân dân thị xã Tịnh Biên trước khi xét "
        "Giấy khen của Chủ tịch Ủy ban nhân dân xã Văn Giáo, nhưng lại đặt Giấy khen của Chủ tịch "
        "Ủy ban nhân dân thị xã Tịnh Biên là hình thức sẽ đề nghị. Người xét quyết định và ghi lý "
        "do."
    )
    entered(town, plan=van_giao.parent, awardee_body=commune, awardee_name=commune.name)
    assert answer_to(form, person(commune), words) == MET


@pytest.mark.parametrize(
    ("day", "kind", "answer"),
    [
        (date(2024, 1, 1), "complaint", MISSED),
        (date(2024, 12, 31), "waste", MISSED),
        (date(2023, 12, 31), "complaint", MET),
        (date(2024, 6, 1), "discipline", MET),
    ],
)
def test_van_giao_nobody_of_whom_people_complained_in_the_year(van_giao, day, kind, answer):
    commune = van_giao.issuing_body
    violate(commune, kind, day, "Lê Thị Hoa")
    words = "Trong năm bị người dân phản ánh"
    assert answer_to(form_of(van_giao), person(commune), words, date(2025, 1, 20)) == answer
    assert answer_to(form_of(van_giao), person(commune, "Chau Sóc"), words) == MET


def test_van_giao_participants_are_the_communes_own(van_giao, body):
    form = form_of(van_giao)
    words = "Thuộc đối tượng thi đua tại xã"
    assert answer_to(form, collective(body("Công an xã Văn Giáo")), words) == MET
    assert answer_to(form, collective(body("Ủy ban nhân dân xã An Cư")), words) == MISSED


# --- Kiên Giang, Kế hoạch 34 --------------------------------------------------------------------


@pytest.fixture
def kien_giang(plan):
    return plan("34/KH-UBND")


@pytest.fixture
def districts(kien_giang, body):
    """Ranked in 2020: Giồng Riềng excellent, Hòn Đất good; the specialist offices' departments in
    2019 and 2020."""
    giong_rieng = body("Ủy ban nhân dân huyện Giồng Riềng")
    hon_dat = body("Ủy ban nhân dân huyện Hòn Đất")
    ranking_of(
        kien_giang.issuing_body,
        2020,
        "districts",
        {giong_rieng: (1, "Xuất sắc"), hon_dat: (2, "Tốt")},
    )
    return giong_rieng, hon_dat


def test_kien_giang_waits_for_the_ranking_of_2020(kien_giang, districts):
    form = form_of(kien_giang)
    words = "đã công bố kết quả xếp hạng"
    assert answer_to(form, collective(districts[0]), words, date(2021, 1, 10)) == MET
    assert answer_to(form, collective(districts[0]), words, date(2021, 1, 9)) == MISSED


def test_kien_giang_a_collective_must_have_registered(kien_giang, districts):
    form = form_of(kien_giang)
    words = "Có đăng ký thi đua chuyên đề"
    assert answer_to(form, collective(districts[0]), words) == MISSED
    registered(kien_giang, districts[0])
    assert answer_to(form, collective(districts[0]), words) == MET
    assert answer_to(form, collective(districts[1]), words) == MISSED


def test_kien_giang_group_excellent_and_the_next(kien_giang, districts):
    form = form_of(kien_giang)
    words = "Được xếp trong nhóm xuất sắc"
    assert [answer_to(form, collective(one), words) for one in districts] == [MET, MISSED]


def test_kien_giang_a_commune_that_its_district_ranks_as_excellent(kien_giang, districts, body):
    form = form_of(kien_giang)
    first, second = body("Ủy ban nhân dân xã Thạnh Hòa"), body("Ủy ban nhân dân xã Thạnh Lộc")
    assert first.is_at_or_below(districts[0]) and second.is_at_or_below(districts[0])
    ranking_of(districts[0], 2020, "communes", {first: (1, "Xuất sắc"), second: (2, "Tốt")})
    words = "được UBND cấp huyện công nhận xuất sắc"
    assert answer_to(form, collective(first), words) == MET
    assert answer_to(form, collective(second), words) == MISSED
    assert answer_to(form, collective(first), "Là xã, phường, thị trấn") == MET
    assert answer_to(form, collective(districts[0]), "Là xã, phường, thị trấn") == MISSED


@pytest.mark.parametrize(
    ("grade", "before", "now", "answers_expected"),
    [
        ("good", 3, 2, (MET, MET)),
        ("done", 3, 2, (MISSED, MET)),
        ("good", 2, 2, (MET, MISSED)),
        ("good", None, 2, (MET, OPEN)),
    ],
)
def test_kien_giang_a_specialist_office_of_the_province(
    kien_giang, body, grade, before, now, answers_expected
):
    form = form_of(kien_giang)
    office = body("Phòng Cải cách hành chính và Tổ chức phi chính phủ - Sở Nội vụ")
    department = body("Sở Nội vụ tỉnh Kiên Giang")
    province = kien_giang.issuing_body
    ranking_of(province, 2020, "departments", {department: (now, "Tốt")})
    ranking_of(province, 2019, "departments", {department: (before, "Tốt")} if before else {})
    rate(office, grade)
    found = [
        (text, answer)
        for text, answer in answers(form, collective(office)).items()
        if "tiết 3" in text
    ]
    assert dict(found)["Là đơn vị chuyên trách cấp tỉnh (tiết 3)."] == MET
    assert dict(found)["Là đơn vị chuyên trách cấp huyện (tiết 3)."] == MISSED
    asked = form.requirements.filter(branch="tiết 3, cấp tỉnh").order_by("position")
    by_key = {
        one.requirement: one.answer
        for one in findings_for(form, [collective(office)], on=TODAY)[collective(office)]
    }
    assert tuple(by_key[one.pk] for one in asked)[1:] == answers_expected


def test_kien_giang_a_districts_office_only_where_the_district_is_excellent(
    kien_giang, districts, body
):
    form = form_of(kien_giang)
    for district, answer in zip(districts, (MET, MISSED), strict=True):
        office = body(f"Phòng Nội vụ {district.name.removeprefix('Ủy ban nhân dân ')}")
        rate(office, "excellent")
        words = "huyện, thành phố đó thuộc nhóm xuất sắc"
        assert answer_to(form, collective(office), words) == answer
        branch = form.requirements.filter(branch="tiết 3, cấp huyện")
        found = findings_for(form, [collective(office)], on=TODAY)[collective(office)]
        keys = {one.pk for one in branch}
        assert answer_of(branch, [one for one in found if one.requirement in keys]) == answer


@pytest.mark.parametrize(("grade", "answer"), [("good", MET), ("done", MISSED), (None, OPEN)])
def test_kien_giang_a_person_who_did_well_in_the_year(kien_giang, districts, grade, answer):
    if grade:
        rate(districts[0], grade, "Lê Thị Hoa")
    words = "Hoàn thành tốt nhiệm vụ công tác năm trở lên"
    assert answer_to(form_of(kien_giang), person(districts[0]), words) == answer


def test_kien_giang_people_of_an_excellent_body_or_of_a_specialist_office_that_is_proposed(
    kien_giang, districts, body
):
    form = form_of(kien_giang)
    words = "Thuộc cơ quan, đơn vị được xếp nhóm xuất sắc"
    assert [answer_to(form, person(one), words) for one in districts] == [MET, MISSED]
    office = body("Phòng Nội vụ huyện Giồng Riềng")
    assert answer_to(form, person(office), words) == MET
    chosen, qualifies = "có đề nghị tặng Bằng khen", "đạt tiêu chuẩn tại tiết 3"
    assert answer_to(form, person(office), chosen) == MISSED
    assert answer_to(form, person(office), qualifies) == OPEN
    rate(office, "good")
    DossierFactory(
        award_form=form,
        proposed_by=districts[0],
        awardee_body=office,
        status="submitted",
        received_on=TODAY,
    )
    assert answer_to(form, person(office), chosen) == MET
    assert answer_to(form, person(office), qualifies) == MET


# --- All of them --------------------------------------------------------------------------------


def test_who_qualifies_shows_the_known_with_the_best_first(kien_giang, districts):
    form = form_of(kien_giang)
    registration = registered(kien_giang, districts[0])
    PledgedPerson.objects.create(registration=registration, full_name="Lê Thị Hoa")
    prospects = qualifying_candidates(form, on=TODAY)
    first = prospects[0]
    assert (first.candidate.name, first.answer) == (districts[0].name, OPEN)
    assert "Lê Thị Hoa" in [one.candidate.name for one in prospects]
    answers_in_order = [one.answer for one in prospects]
    assert answers_in_order == sorted(answers_in_order, key=[MET, OPEN, MISSED].index)


def test_the_number_of_queries_does_not_grow_with_the_candidates(kien_giang, districts, body):
    form = form_of(kien_giang)
    some = [collective(districts[0])]
    more = [*some, collective(districts[1]), person(districts[0]), person(districts[1], "Chau")]
    counts = []
    for candidates in ([*some, person(districts[0])], more):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            findings_for(form, candidates, on=TODAY)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 36
    with CaptureQueriesContext(connection) as queries:
        assert len(qualifying_candidates(form, on=TODAY)) > 100
    assert len(queries) <= 46
