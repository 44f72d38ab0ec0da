"""Award forms, criteria, quotas and papers of each plan."""

from collections import Counter

import pytest

from awards.models import AwardForm, Requirement
from awards.rules.catalogue import CATALOGUE


def forms_of(plan) -> list[AwardForm]:
    return list(plan.award_forms.all())


def kinds_of(form) -> dict[tuple[str, str], int]:
    return dict(Counter(form.requirements.values_list("kind", "awardee")))


def branches_of(requirements) -> dict[str, int]:
    return dict(Counter(requirements.values_list("branch", flat=True)))


def quotas_of(form) -> list[tuple[str, int, str, str, dict[str, int]]]:
    return [
        (
            quota.awardee,
            quota.limit,
            quota.per,
            quota.level,
            {exception.body.place_name: exception.limit for exception in quota.exceptions.all()},
        )
        for quota in form.quotas.all()
    ]


def test_cu_chi_gives_a_giay_khen_and_proposes_a_bang_khen_among_its_holders(plan):
    giay_khen, bang_khen = forms_of(plan("3925/KH-UBND"))
    assert giay_khen.name == "giay_khen"
    assert giay_khen.authority_title == "Chủ tịch Ủy ban nhân dân huyện Củ Chi"
    assert giay_khen.printed_as == "Giấy khen của Ủy ban nhân dân huyện"
    assert giay_khen.original_sets == 2
    assert bang_khen.name == "bang_khen"
    assert bang_khen.authority_title == "Chủ tịch Ủy ban nhân dân Thành phố Hồ Chí Minh"
    assert bang_khen.printed_as == "Bằng khen của Ủy ban nhân dân thành phố"
    assert bang_khen.proposed_from == giay_khen
    assert quotas_of(giay_khen) == quotas_of(bang_khen) == []


def test_cu_chi_criteria_by_kind_and_awardee(plan):
    giay_khen, bang_khen = forms_of(plan("3925/KH-UBND"))
    assert kinds_of(giay_khen) == {
        ("prerequisite", "both"): 1,
        ("criterion", "both"): 2,
        ("criterion", "collective"): 6,
        ("criterion", "individual"): 6,
        ("disqualifier", "collective"): 1,
    }
    assert kinds_of(bang_khen) == {
        ("prerequisite", "both"): 1,
        ("criterion", "both"): 2,
        ("disqualifier", "collective"): 1,
    }


def test_cu_chi_asks_for_four_papers_the_last_of_enterprises_only(plan):
    giay_khen = forms_of(plan("3925/KH-UBND"))[0]
    conditions = list(giay_khen.required_documents.values_list("condition", flat=True))
    assert conditions == ["always", "always", "always", "enterprise"]


def test_kien_giang_bang_khen_of_the_chairman(plan):
    bang_khen, giay_khen = forms_of(plan("34/KH-UBND"))
    assert bang_khen.authority_title == "Chủ tịch Ủy ban nhân dân tỉnh Kiên Giang"
    assert bang_khen.original_sets == 1
    assert bang_khen.required_documents.count() == 3
    assert "Mẫu số 7" in bang_khen.required_documents.last().name
    assert giay_khen.authority_body is None
    assert not giay_khen.requirements.exists()


def test_kien_giang_one_commune_a_district_two_in_giong_rieng_and_hon_dat(plan):
    bang_khen = forms_of(plan("34/KH-UBND"))[0]
    assert quotas_of(bang_khen) == [
        ("collective", 1, "submitting_body", "commune", {"Giồng Riềng": 2, "Hòn Đất": 2}),
        ("individual", 2, "awarded_collective", "", {}),
        ("individual", 1, "awarded_collective", "commune", {}),
    ]


def test_kien_giang_collectives_meet_one_of_four_and_registered_before(plan):
    requirements = forms_of(plan("34/KH-UBND"))[0].requirements
    assert branches_of(requirements.filter(awardee="collective", alternative="III.1.a")) == {
        "tiết 1": 1,
        "tiết 2": 3,
        "tiết 3, cấp tỉnh": 3,
        "tiết 3, cấp huyện": 3,
    }
    assert branches_of(requirements.filter(awardee="individual", alternative="III.1.b")) == {
        "cơ quan xuất sắc": 1,
        "đơn vị chuyên trách": 2,
    }
    assert "đăng ký" in requirements.get(kind="prerequisite").text
    assert requirements.get(kind="priority").awardee == "individual"


def test_van_giao_one_collective_and_three_persons(plan):
    giay_khen, of_the_town = forms_of(plan("99/KH-UBND"))
    assert giay_khen.authority_title == "Chủ tịch Ủy ban nhân dân xã Văn Giáo"
    assert quotas_of(giay_khen) == [
        ("collective", 1, "plan", "", {}),
        ("individual", 3, "plan", "", {}),
    ]
    assert of_the_town.authority_title == "Chủ tịch Ủy ban nhân dân thị xã Tịnh Biên"
    assert not of_the_town.quotas.exists()


def test_van_giao_keeps_the_prerequisite_and_the_trigger_that_contradict(plan):
    requirements = forms_of(plan("99/KH-UBND"))[0].requirements
    assert "giấy khen" in requirements.get(kind="prerequisite").text
    assert "hạng 1 đến hạng 3" in requirements.get(kind="trigger").text
    assert requirements.filter(kind="disqualifier").count() == 1
    assert requirements.filter(kind="criterion").count() == 5


@pytest.mark.parametrize("reference", ["/KH-UBND", "19/KH-T.Tr", "537/GDĐT-VP", "1970/KH-UBND"])
def test_where_the_document_names_no_award_there_is_none(plan, reference):
    assert forms_of(plan(reference)) == []


def test_every_rule_of_the_plans_is_one_of_the_catalogue_with_parameters_that_it_takes(plan):
    rules = 0
    for requirement in Requirement.objects.all():
        requirement.clean()
        rules += requirement.rule in CATALOGUE
    assert rules > 25


def test_every_giay_khen_and_bang_khen_is_of_a_chairman_never_of_a_committee(demonstration):
    for form in AwardForm.objects.exclude(authority_body=None):
        assert form.authority_title.startswith("Chủ tịch ")
