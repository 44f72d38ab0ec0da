"""Quota arithmetic, on the real figures of Văn Giáo and Kiên Giang."""

from dataclasses import dataclass
from datetime import date

import pytest

from awards.models import Quota, QuotaException
from awards.quotas import is_closed, limit_for, places_left, quota_objection
from organisation.models.bodies import BodyKind, Level
from tests.awards.factories import (
    AwardFormFactory,
    DossierFactory,
    QuotaFactory,
    given_by,
)
from tests.campaigns.factories import BodyFactory, PlanFactory

Per = Quota.Per


@dataclass
class Given:
    """A quota as plain data."""

    awardee: str
    limit: int
    per: str
    level: str = ""


ANY_LEVEL = Given("individual", 2, "awarded_collective")
COMMUNE = Given("individual", 1, "awarded_collective", "commune")
ONE_COMMUNE_A_DISTRICT = Given("collective", 1, "submitting_body", "commune")
IN_ALL = Given("collective", 5, "plan")
KIEN_GIANG = [ANY_LEVEL, COMMUNE, ONE_COMMUNE_A_DISTRICT, IN_ALL]


@pytest.mark.parametrize(
    ("kind", "level", "per", "expected"),
    [
        pytest.param("individual", "province", "awarded_collective", ANY_LEVEL, id="two a body"),
        pytest.param("individual", "commune", "awarded_collective", COMMUNE, id="one in a commune"),
        pytest.param(
            "collective", "commune", "submitting_body", ONE_COMMUNE_A_DISTRICT, id="one commune"
        ),
        pytest.param(
            "collective", "district", "submitting_body", None, id="no quota for districts"
        ),
        pytest.param("collective", "commune", "plan", IN_ALL, id="in all, for every level"),
        pytest.param("individual", "commune", "plan", None, id="individuals not counted in all"),
        pytest.param("collective", "district", "awarded_collective", None, id="not so counted"),
    ],
)
@pytest.mark.parametrize("order", [1, -1], ids=["as listed", "the other way round"])
def test_the_quota_for_the_awardees_level_goes_before_the_one_for_all(
    kind, level, per, expected, order
):
    found = limit_for(KIEN_GIANG[::order], awardee_kind=kind, level=level, per=per)
    assert found is expected


def test_without_quotas_there_is_no_limit():
    assert limit_for([], awardee_kind="collective", level="commune", per="plan") is None


# --- Văn Giáo 2024: 01 collective and 03 individuals in the whole plan --------------------------


@pytest.fixture
def van_giao(db):
    form = AwardFormFactory()
    QuotaFactory(award_form=form, awardee="collective", limit=1)
    QuotaFactory(award_form=form, awardee="individual", limit=3)
    return form


def test_one_collective_is_awarded_and_the_second_is_told_the_number(van_giao):
    assert quota_objection(DossierFactory(award_form=van_giao)) is None
    given_by(van_giao)
    assert quota_objection(DossierFactory(award_form=van_giao)) == (
        "Đã đủ số lượng: kế hoạch cho 01 tập thể (toàn kế hoạch)."
    )


def test_three_individuals_are_awarded_beside_the_collective(van_giao):
    given_by(van_giao)
    given_by(van_giao, 2, individual=True)
    assert quota_objection(DossierFactory(award_form=van_giao, individual=True)) is None
    given_by(van_giao, individual=True)
    assert quota_objection(DossierFactory(award_form=van_giao, individual=True)) == (
        "Đã đủ số lượng: kế hoạch cho 03 cá nhân (toàn kế hoạch)."
    )


@pytest.mark.parametrize(
    "status", ["draft", "submitted", "returned", "complete", "appraised", "declined", "withdrawn"]
)
def test_only_what_was_decided_takes_a_place(van_giao, status):
    DossierFactory(award_form=van_giao, status=status)
    assert quota_objection(DossierFactory(award_form=van_giao)) is None


def test_awards_of_another_form_do_not_take_a_place(van_giao):
    given_by(AwardFormFactory(plan=van_giao.plan, name="bang_khen"))
    assert quota_objection(DossierFactory(award_form=van_giao)) is None


# --- Kiên Giang 2020: one commune a district, in two districts two; 02 people a chosen collective,
# --- 01 in a commune ----------------------------------------------------------------------------


@pytest.fixture
def kien_giang(db):
    form = AwardFormFactory(
        plan=PlanFactory(issuing_body=BodyFactory(name="UBND tỉnh", level=Level.PROVINCE))
    )
    communes = QuotaFactory(award_form=form, limit=1, per=Per.SUBMITTING_BODY, level=Level.COMMUNE)
    QuotaFactory(award_form=form, awardee="individual", limit=2, per=Per.AWARDED_COLLECTIVE)
    QuotaFactory(
        award_form=form,
        awardee="individual",
        limit=1,
        per=Per.AWARDED_COLLECTIVE,
        level=Level.COMMUNE,
    )
    giong_rieng = BodyFactory(name="UBND huyện Giồng Riềng", under=form.plan.issuing_body)
    QuotaException.objects.create(quota=communes, body=giong_rieng, limit=2)
    return form


def commune_of(district):
    return BodyFactory(under=district, level=Level.COMMUNE)


def test_a_district_has_one_commune_and_another_district_its_own(kien_giang):
    go_quao, an_bien = (BodyFactory(under=kien_giang.plan.issuing_body) for _ in range(2))

    def next_of(district):
        return quota_objection(
            DossierFactory(
                award_form=kien_giang, proposed_by=district, awardee_body=commune_of(district)
            )
        )

    given_by(kien_giang, proposed_by=go_quao, awardee_body=commune_of(go_quao))
    assert next_of(go_quao) == "Đã đủ số lượng: kế hoạch cho 01 tập thể (mỗi đơn vị trình)."
    assert next_of(an_bien) is None


def test_the_districts_own_award_does_not_take_the_communes_place(kien_giang):
    district = BodyFactory(under=kien_giang.plan.issuing_body)
    given_by(kien_giang, proposed_by=district)
    commune = DossierFactory(
        award_form=kien_giang, proposed_by=district, awardee_body=commune_of(district)
    )
    assert quota_objection(commune) is None


def test_a_district_named_as_an_exception_has_two_and_no_third(kien_giang):
    giong_rieng = QuotaException.objects.get().body

    def next_one():
        return DossierFactory(
            award_form=kien_giang, proposed_by=giong_rieng, awardee_body=commune_of(giong_rieng)
        )

    given_by(kien_giang, proposed_by=giong_rieng, awardee_body=commune_of(giong_rieng))
    assert quota_objection(next_one()) is None
    given_by(kien_giang, proposed_by=giong_rieng, awardee_body=commune_of(giong_rieng))
    assert quota_objection(next_one()) == (
        "Đã đủ số lượng: kế hoạch cho 02 tập thể (mỗi đơn vị trình)."
    )


@pytest.mark.parametrize(
    ("level", "people"), [(Level.DISTRICT, 2), (Level.COMMUNE, 1)], ids=["elsewhere", "commune"]
)
def test_two_people_of_a_chosen_collective_and_one_in_a_commune(kien_giang, level, people):
    body = BodyFactory(under=kien_giang.plan.issuing_body, level=level)
    other = BodyFactory(under=kien_giang.plan.issuing_body, level=level)
    for _ in range(people):
        one_more = DossierFactory(award_form=kien_giang, proposed_by=body, individual=True)
        assert quota_objection(one_more) is None
        given_by(kien_giang, proposed_by=body, individual=True)
    one_more = DossierFactory(award_form=kien_giang, proposed_by=body, individual=True)
    assert quota_objection(one_more) == (
        f"Đã đủ số lượng: kế hoạch cho {people:02d} cá nhân (mỗi tập thể được chọn)."
    )
    elsewhere = DossierFactory(award_form=kien_giang, proposed_by=other, individual=True)
    assert quota_objection(elsewhere) is None


# --- Only where the collective is chosen; offices count for their body --------------------------


@pytest.fixture
def chosen_only(db):
    form = AwardFormFactory(
        plan=PlanFactory(issuing_body=BodyFactory(name="UBND tỉnh", level=Level.PROVINCE))
    )
    QuotaFactory(
        award_form=form,
        awardee="individual",
        limit=2,
        per=Per.AWARDED_COLLECTIVE,
        chosen_only=True,
    )
    department = BodyFactory(
        name="Sở Y tế",
        under=form.plan.issuing_body,
        level=Level.PROVINCE,
        kind=BodyKind.DEPARTMENT,
    )
    office = BodyFactory(
        name="Phòng Nghiệp vụ Y", under=department, level=Level.PROVINCE, kind=BodyKind.OFFICE
    )
    return form, department, office


def objection_to_a_person(form, body) -> str | None:
    return quota_objection(DossierFactory(award_form=form, proposed_by=body, individual=True))


NOT_CHOSEN = (
    "Kế hoạch chỉ cho cá nhân của tập thể được chọn; Sở Y tế không được đề nghị cùng hình thức này."
)


@pytest.mark.parametrize(
    ("status", "objection"),
    [
        (None, NOT_CHOSEN),
        ("draft", NOT_CHOSEN),
        ("declined", NOT_CHOSEN),
        ("withdrawn", NOT_CHOSEN),
        ("submitted", None),
        ("presented", None),
    ],
)
def test_people_have_places_only_where_their_collective_is_chosen(chosen_only, status, objection):
    form, department, _ = chosen_only
    if status:
        DossierFactory(award_form=form, proposed_by=department, status=status)
    assert objection_to_a_person(form, department) == objection


def test_people_of_its_offices_count_for_the_department_that_is_chosen(chosen_only):
    form, department, office = chosen_only
    DossierFactory(award_form=form, proposed_by=department, status="submitted")
    given_by(form, proposed_by=office, individual=True)
    assert objection_to_a_person(form, department) is None
    given_by(form, proposed_by=department, individual=True)
    assert objection_to_a_person(form, office) == (
        "Đã đủ số lượng: kế hoạch cho 02 cá nhân (mỗi tập thể được chọn)."
    )


def test_an_office_that_is_chosen_itself_has_places_of_its_own(chosen_only):
    form, department, office = chosen_only
    for body in (department, office):
        DossierFactory(award_form=form, proposed_by=body, status="submitted")
    given_by(form, 2, proposed_by=office, individual=True)
    assert objection_to_a_person(form, office) is not None
    assert objection_to_a_person(form, department) is None


def test_people_of_a_commune_do_not_count_for_the_district_that_is_chosen(chosen_only):
    form, *_ = chosen_only
    district = BodyFactory(under=form.plan.issuing_body)
    commune = BodyFactory(name="Sở Y tế", under=district, level=Level.COMMUNE)
    DossierFactory(award_form=form, proposed_by=district, status="submitted")
    assert objection_to_a_person(form, commune) == NOT_CHOSEN


# --- Places left, and forms that are closed ------------------------------------------------------


def test_places_left_are_told_by_plan_and_by_each_body_that_proposed_or_is_named(kien_giang):
    giong_rieng = QuotaException.objects.get().body
    QuotaFactory(award_form=kien_giang, awardee="collective", limit=10)
    go_quao = BodyFactory(name="UBND huyện Gò Quao", under=kien_giang.plan.issuing_body)
    given_by(kien_giang, proposed_by=go_quao, awardee_body=commune_of(go_quao))
    DossierFactory(
        award_form=kien_giang,
        proposed_by=giong_rieng,
        awardee_body=commune_of(giong_rieng),
        status="presented",
    )
    found = {(one.body, one.limit, one.left, one.presented) for one in places_left(kien_giang)}
    assert found == {
        ("UBND huyện Giồng Riềng", 2, 2, 1),
        ("UBND huyện Gò Quao", 1, 0, 0),
        ("", 10, 9, 1),
    }


def test_places_of_a_chosen_collective_are_told_before_anybody_is_proposed(chosen_only):
    form, department, office = chosen_only
    assert places_left(form) == []
    DossierFactory(award_form=form, proposed_by=department, status="submitted")
    assert [(one.body, one.left) for one in places_left(form)] == [("Sở Y tế", 2)]
    given_by(form, proposed_by=office, individual=True)
    assert [(one.body, one.left) for one in places_left(form)] == [("Sở Y tế", 1)]


@pytest.mark.parametrize(
    ("day", "closed"), [(date(2025, 6, 30), False), (date(2025, 7, 1), True)], ids=str
)
def test_a_form_of_an_authority_that_has_ended_is_closed_to_new_decisions(db, day, closed):
    form = AwardFormFactory(
        plan=PlanFactory(
            issuing_body=BodyFactory(name="UBND huyện Củ Chi", valid_to=date(2025, 6, 30))
        )
    )
    said = is_closed(form, day)
    assert bool(said) is closed
    if closed:
        assert said.startswith("UBND huyện Củ Chi đã chấm dứt hoạt động sau ngày 30/06/2025")
