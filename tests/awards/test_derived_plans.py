"""A plan made out of another takes over its forms of award; it may not allow more than above."""

import pytest

from awards.models import Quota, QuotaException, RequiredDocument, Requirement
from awards.rules.rule import carried_down
from campaigns.plans.drafts.derivation import change_plan, derive_plan
from campaigns.plans.parent_conflicts import conflicts_of
from campaigns.rules.conflicts import Rule
from organisation.models.memberships import Role
from tests.awards.factories import AwardFormFactory
from tests.campaigns.factories import PlanFactory, RecipientFactory, person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_6_may_2020(working_day):
    working_day("2020-05-06")


@pytest.fixture
def city_plan(cu_chi):
    """One commune a district, two for Củ Chi; the city's bằng khen among holders of a giấy khen."""
    plan = PlanFactory(issuing_body=cu_chi.city)
    RecipientFactory(plan=plan, body=cu_chi.district)
    lower = AwardFormFactory(plan=plan, position=1, authority_body=None)
    higher = AwardFormFactory(
        plan=plan, position=2, name="bang_khen", authority_body=cu_chi.city, proposed_from=lower
    )
    Requirement.objects.create(award_form=higher, text="Đã đăng ký")
    RequiredDocument.objects.create(award_form=higher, name="Tờ trình")
    quota = Quota.objects.create(
        award_form=higher, awardee="collective", limit=1, per=Quota.Per.SUBMITTING_BODY
    )
    QuotaException.objects.create(quota=quota, body=cu_chi.district, limit=2)
    Quota.objects.create(
        award_form=higher, awardee="individual", limit=2, per=Quota.Per.AWARDED_COLLECTIVE
    )
    return plan


@pytest.fixture
def derived(cu_chi, city_plan):
    return derive_plan(
        city_plan,
        body=cu_chi.district,
        kind="plan",
        days_earlier=3,
        section_kinds=(),
        actor=person(Role.NOI_VU_STAFF, cu_chi.home_affairs),
    )


def higher_form(plan):
    return plan.award_forms.get(name="bang_khen")


def test_forms_are_copied_with_what_is_asked_for_them(derived, city_plan):
    form = higher_form(derived)
    assert form.pk != higher_form(city_plan).pk
    assert [one.text for one in form.requirements.all()] == ["Đã đăng ký"]
    assert [one.name for one in form.required_documents.all()] == ["Tờ trình"]
    assert form.proposed_from == derived.award_forms.get(name="giay_khen")


def test_an_award_of_the_parents_own_body_stays_that_bodys(cu_chi, derived):
    assert derived.award_forms.get(name="giay_khen").authority == cu_chi.city


def test_a_number_for_each_submitting_body_becomes_the_number_in_all(derived):
    quota = higher_form(derived).quotas.get(awardee="collective")
    assert (quota.per, quota.limit) == (Quota.Per.PLAN, 2)
    assert quota.exceptions.count() == 0


def test_what_was_carried_over_passes_the_check(derived):
    assert Rule.QUOTA_ABOVE_PARENT not in [one.rule for one in conflicts_of(derived)]


@pytest.mark.parametrize(("limit", "found"), [(2, 0), (3, 1)])
def test_a_plan_allows_no_more_than_the_one_above_leaves_it(derived, limit, found):
    higher_form(derived).quotas.filter(awardee="collective").update(limit=limit)
    conflicts = [one for one in conflicts_of(derived) if one.rule == Rule.QUOTA_ABOVE_PARENT]
    assert len(conflicts) == found
    assert all((one.own, one.other) == ("03 tập thể", "02 tập thể") for one in conflicts)


def test_numbers_for_a_collective_are_held_against_numbers_for_a_collective(derived):
    higher_form(derived).quotas.filter(awardee="individual").update(limit=3)
    (conflict,) = (one for one in conflicts_of(derived) if one.rule == Rule.QUOTA_ABOVE_PARENT)
    assert (conflict.own, conflict.other) == ("03 cá nhân", "02 cá nhân")


def test_an_award_of_another_authority_is_not_compared(cu_chi, derived):
    form = higher_form(derived)
    form.authority_body = cu_chi.district
    form.save()
    form.quotas.update(limit=50)
    assert Rule.QUOTA_ABOVE_PARENT not in [one.rule for one in conflicts_of(derived)]


def test_a_replacement_of_ones_own_plan_keeps_the_quotas_as_they_are(cu_chi, city_plan):
    new = change_plan(city_plan, "replaces", actor=person(Role.NOI_VU_STAFF, cu_chi.city))
    quota = higher_form(new).quotas.get(awardee="collective")
    assert (quota.per, quota.limit) == (Quota.Per.SUBMITTING_BODY, 1)
    assert {one.body: one.limit for one in quota.exceptions.all()} == {cu_chi.district: 2}


@pytest.mark.parametrize(
    ("rule", "parameters", "below"),
    [
        ("", {}, ("", {})),
        (
            "ranked_in_group",
            {"group": "Xuất sắc", "publisher": "issuer"},
            ("ranked_in_group", {"group": "Xuất sắc", "publisher": "parent"}),
        ),
        (
            "ranked_in_group",
            {"group": "Xuất sắc", "publisher": "above"},
            ("ranked_in_group", {"group": "Xuất sắc", "publisher": "above"}),
        ),
        (
            "holds_award",
            {"form": "giay_khen", "authority": "issuer", "under": "this"},
            (
                "holds_award",
                {"form": "giay_khen", "authority": "parent", "under": "this_or_parent"},
            ),
        ),
        ("holds_award", {"form": "giay_khen", "authority": "parent"}, ("", {})),
        ("ranked_at_most", {"rank": 3, "whose": "issuer"}, ("", {})),
        ("rated", {"grade": "good"}, ("rated", {"grade": "good"})),
    ],
)
def test_a_rule_goes_on_to_a_plan_below_as_it_is_said_from_there(rule, parameters, below):
    assert carried_down(rule, parameters) == below


def test_a_plan_below_takes_the_rules_over_and_a_replacement_keeps_them(cu_chi, city_plan):
    requirement = higher_form(city_plan).requirements.get()
    requirement.rule, requirement.parameters = "holds_award", HOLDS
    requirement.save()
    staff = person(Role.NOI_VU_STAFF, cu_chi.city)
    replaced = change_plan(city_plan, "replaces", actor=staff)
    assert higher_form(replaced).requirements.get().parameters == HOLDS
    below = derive_plan(
        city_plan,
        body=cu_chi.district,
        kind="plan",
        days_earlier=3,
        section_kinds=(),
        actor=person(Role.NOI_VU_STAFF, cu_chi.home_affairs),
    )
    assert higher_form(below).requirements.get().parameters["authority"] == "parent"


HOLDS = {"form": "giay_khen", "authority": "issuer", "under": "this"}
