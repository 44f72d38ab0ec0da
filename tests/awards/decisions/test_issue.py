"""A decision is drafted, put to the leader, sent back, issued."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from accounts.access import Refused
from audit import transitions
from audit.models import Event
from awards.decisions import eligible_dossiers, payments, presentation, procedure
from awards.decisions.item_order import official_key
from awards.models import AwardDecision, AwardFund, DecisionItem, Dossier
from awards.quotas import over_quota
from awards.workflow import DOSSIER
from campaigns.models.timetable import EventKind
from organisation.models.memberships import Role
from register.models import AwardRecord
from tests.awards.decisions.factories import drafted, issued, law_of_2020, presented
from tests.awards.factories import DECISION, AwardFormFactory, QuotaFactory, awarding
from tests.campaigns.factories import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return awarding()


def objections(act) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        act()
    return refused.value.messages


def statuses(*dossiers: Dossier) -> list[str]:
    found = Dossier.objects.in_bulk([dossier.pk for dossier in dossiers])
    return [found[dossier.pk].status for dossier in dossiers]


class TestOrder:
    def keys(self, *listed):
        return [
            name
            for name, *_ in sorted(
                listed,
                key=lambda one: official_key(
                    form_position=one[3], form=1, is_person=one[1], body_path=one[2], name=one[0]
                ),
            )
        ]

    def test_collectives_by_the_tree_then_people_by_given_name_in_the_vietnamese_alphabet(self):
        in_order = [
            ("Ủy ban nhân dân xã Tân Phú", False, "0001", 1),
            ("Phòng Nội vụ", False, "00010002", 1),
            ("Trần Thị Anh", True, "0001", 1),
            ("Lê Văn Ánh", True, "0001", 1),
            ("Ngô Văn Dũng", True, "0001", 1),
            ("An Thị Đào", True, "0001", 1),
            ("Bùi Văn Ân", True, "0001", 2),
        ]
        assert self.keys(*reversed(in_order)) == [name for name, *_ in in_order]

    def test_of_one_given_name_the_middle_names_decide(self):
        in_order = [
            ("Nguyễn Thị Hoa", True, "0001", 1),
            ("Lê Thu Hoa", True, "0001", 1),
        ]
        assert self.keys(*reversed(in_order)) == [name for name, *_ in in_order]


class TestDrafting:
    def test_takes_what_was_voted_and_what_needs_no_council(self, place):
        voted = place.dossier("voted")
        place.dossier("appraised", awardee_name="Chưa qua Hội đồng")
        direct = AwardFormFactory(plan=place.plan, needs_council=False)
        appraised = place.dossier("appraised", award_form=direct)
        assert set(eligible_dossiers.eligible(place.plan, place.district)) == {voted, appraised}

    def test_lists_them_in_official_order(self, place):
        people = [
            place.dossier("voted", awardee_kind="individual", awardee_name=name)
            for name in ("Trần Văn Út", "Lê Thị Ánh", "Ngô Văn Dũng")
        ]
        second, first = (
            place.dossier("voted", proposed_by=body, awardee_body=body, awardee_name=body.name)
            for body in reversed(place.communes)
        )
        decision = drafted(place, *people, second, first)
        assert list(decision.items.values_list("awardee_name", flat=True)) == [
            "Ủy ban nhân dân xã Thử 1",
            "Ủy ban nhân dân xã Thử 2",
            "Lê Thị Ánh",
            "Ngô Văn Dũng",
            "Trần Văn Út",
        ]

    def test_a_dossier_is_in_one_decision_at_a_time(self, place):
        dossier = place.dossier("voted")
        first = drafted(place, dossier)
        (said,) = objections(lambda: drafted(place, dossier))
        assert said.startswith("Danh sách vừa thay đổi: có hồ sơ đã ở quyết định khác")
        procedure.discard(first, actor=place.staff)
        assert drafted(place, dossier).items.count() == 1

    def test_may_be_changed_while_a_draft(self, place):
        one, two = (place.dossier("voted", awardee_name=name) for name in "AB")
        decision = drafted(place, one)
        procedure.update(
            decision, actor=place.staff, values={"place": "Tân An"}, chosen=[one.pk, two.pk]
        )
        assert (decision.place, decision.items.count()) == ("Tân An", 2)
        procedure.present(decision, actor=place.staff)
        with pytest.raises(Refused):
            procedure.update(decision, actor=place.staff, values={}, chosen=[one.pk])

    def test_is_not_for_units(self, place):
        dossier = place.dossier("voted")
        with pytest.raises(Refused):
            procedure.draft(
                AwardDecision(plan=place.plan, issuing_body=place.district),
                actor=place.head,
                values={},
                chosen=[dossier.pk],
            )


class TestPresenting:
    def test_takes_each_dossier_to_the_leader(self, place):
        dossier = place.dossier("voted")
        decision = presented(place, dossier)
        assert (decision.status, statuses(dossier)) == ("presented", ["presented"])

    def test_sent_back_they_wait_again_where_they_came_from(self, place):
        direct = AwardFormFactory(plan=place.plan, needs_council=False)
        dossiers = [place.dossier("voted"), place.dossier("appraised", award_form=direct)]
        decision = presented(place, *dossiers)
        procedure.send_back(decision, actor=place.leader, reason="Bỏ một cá nhân")
        assert (decision.status, statuses(*dossiers)) == ("draft", ["voted", "appraised"])

    def test_sending_back_needs_a_reason_and_the_leader(self, place):
        decision = presented(place, place.dossier("voted"))
        assert objections(
            lambda: procedure.send_back(decision, actor=place.leader, reason=" ")
        ) == ["Hãy ghi rõ dự thảo cần sửa điều gì."]
        with pytest.raises(Refused):
            procedure.send_back(decision, actor=place.staff, reason="Sửa")

    def test_one_is_declined_and_the_others_stay(self, place):
        one, two = (place.dossier("voted", awardee_name=name) for name in "AB")
        decision = presented(place, one, two)
        items = {item.dossier: item for item in decision.items.all()}
        assert objections(
            lambda: presentation.decline_item(items[one], actor=place.leader, reason="")
        ) == ["“A”: Hãy ghi lý do không khen thưởng."]
        presentation.decline_item(items[one], actor=place.leader, reason="Có đơn thư")
        one.refresh_from_db()
        assert (one.status, one.return_reason) == ("declined", "Có đơn thư")
        assert objections(
            lambda: presentation.decline_item(items[two], actor=place.leader, reason="Nữa")
        ) == ["Đây là hồ sơ cuối cùng của dự thảo; hãy trả lại cả dự thảo."]
        procedure.issue(decision, actor=place.leader, values=DECISION)
        assert statuses(one, two) == ["declined", "decided"]

    def test_what_was_suspended_meanwhile_is_named(self, place):
        dossier = place.dossier("voted", awardee_name="A")
        decision = drafted(place, dossier)
        transitions.perform(DOSSIER, "suspend", dossier, actor=place.staff, given={"reason": "Đơn"})
        (said,) = objections(lambda: procedure.present(decision, actor=place.staff))
        assert said.startswith("“A”: Không thể trình lãnh đạo")
        decision.refresh_from_db()
        assert decision.status == "draft"


class TestIssuing:
    def test_gives_each_award_and_writes_the_register(self, place):
        person = place.dossier("voted", awardee_kind="individual", awardee_name="Lê Thị Ánh")
        body = place.dossier("voted")
        decision = issued(place, person, body)
        assert decision.status == "issued"
        found = Dossier.objects.in_bulk()
        assert [
            (found[one.pk].status, found[one.pk].decision, found[one.pk].register_number)
            for one in (body, person)
        ] == [("decided", decision, 1), ("decided", decision, 2)]
        assert list(
            AwardRecord.objects.order_by("number").values_list("awardee_name", "ordinal")
        ) == [
            (body.awardee_name, 1),
            ("Lê Thị Ánh", 2),
        ]
        event = place.plan.events.get(kind=EventKind.DECISION_ISSUED)
        assert event.happened_on == date(2020, 11, 5)

    def test_is_frozen(self, place):
        dossier = place.dossier("voted")
        decision = issued(place, dossier)
        Dossier.objects.filter(pk=dossier.pk).update(awardee_name="Đổi tên")
        assert decision.items.get().awardee_name == "Ủy ban nhân dân xã Thử 1"
        with pytest.raises(Refused):
            procedure.update(decision, actor=place.staff, values={"number": "9"}, chosen=[])

    def test_needs_number_day_and_signer(self, place):
        decision = presented(place, place.dossier("voted"))
        assert objections(lambda: procedure.issue(decision, actor=place.leader, values={})) == [
            "Hãy ghi số quyết định.",
            "Hãy ghi ngày ký quyết định.",
            "Hãy ghi người ký.",
        ]

    def test_is_for_the_leader_and_for_staff_who_record_what_he_signed(self, place):
        decision = presented(place, place.dossier("voted"))
        for other in (place.head, person(Role.COUNCIL_MEMBER, place.district)):
            with pytest.raises(Refused):
                procedure.issue(decision, actor=other, values=DECISION)
        assert procedure.issue(decision, actor=place.staff, values=DECISION)

    def test_not_tomorrow(self, place, settings):
        settings.PORTAL_TODAY = "2020-11-04"
        decision = presented(place, place.dossier("voted"))
        assert objections(
            lambda: procedure.issue(decision, actor=place.leader, values=DECISION)
        ) == ["Ngày ký quyết định không thể ở tương lai."]

    def test_not_under_a_number_that_is_taken(self, place):
        issued(place, place.dossier("voted", awardee_name="A"))
        decision = presented(place, place.dossier("voted", awardee_name="B"))
        assert objections(
            lambda: procedure.issue(decision, actor=place.leader, values=DECISION)
        ) == ["Cơ quan này đã có quyết định cùng số, ký hiệu và ngày."]

    def test_all_or_none_where_a_quota_is_passed(self, place):
        QuotaFactory(award_form=place.form, limit=1)
        one, two = (place.dossier("voted", awardee_name=name) for name in "AB")
        decision = presented(place, one, two)
        (said,) = objections(lambda: procedure.issue(decision, actor=place.leader, values=DECISION))
        assert said.startswith("“B”: Đã đủ số lượng")
        decision.refresh_from_db()
        assert (decision.status, decision.number, statuses(one, two)) == (
            "presented",
            "",
            ["presented", "presented"],
        )
        assert not AwardRecord.objects.exists()

    def test_not_for_an_authority_that_has_ended(self, place):
        decision = presented(place, place.dossier("voted"))
        place.district.valid_to = date(2020, 10, 31)
        place.district.save()
        with pytest.raises((ValidationError, Refused)):
            procedure.issue(decision, actor=place.leader, values=DECISION)

    def test_said_twice_it_is_issued_once(self, place):
        decision = issued(place, place.dossier("voted"))
        again = AwardDecision.objects.get()
        assert procedure.issue(again, actor=place.leader, values=DECISION) is None
        assert AwardRecord.objects.count() == 1
        assert Event.objects.about(decision).filter(verb="issue").count() == 1


class TestMoney:
    def test_each_line_carries_its_bonus_with_what_it_is_made_of(self, place):
        law_of_2020()
        person = place.dossier("voted", awardee_kind="individual", awardee_name="Lê Thị Ánh")
        decision = issued(place, place.dossier("voted"), person)
        assert [(item.bonus, item.multiple, item.base_salary) for item in decision.items.all()] == [
            (900_000, Decimal("0.6"), 1_490_000),
            (450_000, Decimal("0.3"), 1_490_000),
        ]
        line = decision.items.last()
        assert line.bonus_source == "Nghị định 91/2017/NĐ-CP, Điều 73; Nghị định 38/2019/NĐ-CP"
        assert list(AwardRecord.objects.order_by("number").values_list("bonus", flat=True)) == [
            900_000,
            450_000,
        ]

    def test_the_day_of_the_decision_counts_and_not_that_of_the_draft(self, place):
        law_of_2020()
        decision = drafted(place, place.dossier("voted"), issued_on=date(2019, 6, 30))
        assert decision.items.get().bonus is None
        procedure.present(decision, actor=place.staff)
        procedure.issue(decision, actor=place.leader, values=DECISION)
        assert decision.items.get().bonus == 900_000

    def test_where_no_rule_was_entered_it_says_so(self, place):
        decision = drafted(place, place.dossier("voted"), issued_on=date(2020, 11, 5))
        cost = payments.cost_of(decision)
        assert cost.total == 0
        assert cost.unpaid[0].startswith("Chưa có mức tiền thưởng cho giấy khen")

    def test_the_fund_is_passed(self, place):
        law_of_2020()
        issued(place, place.dossier("voted", awardee_name="A"))
        decision = drafted(place, place.dossier("voted"), issued_on=date(2020, 12, 1))
        assert payments.cost_of(decision).fund is None
        payments.set_fund(decision, amount=2_000_000, actor=place.staff)
        cost = payments.cost_of(decision)
        assert (cost.total, cost.spent, cost.left, cost.passes_fund) == (
            900_000,
            900_000,
            200_000,
            False,
        )
        AwardFund.objects.update(amount=1_799_999)
        assert payments.cost_of(decision).over == 1

    def test_one_question_each_however_many_are_listed(self, place, django_assert_num_queries):
        law_of_2020()
        for name in "ABC":
            place.dossier("voted", awardee_name=name)
        decision = drafted(place, *Dossier.objects.all())
        items = list(
            DecisionItem.objects.filter(decision=decision).select_related(
                "dossier__award_form__plan__issuing_body", "dossier__award_form__authority_body"
            )
        )
        with django_assert_num_queries(2):
            payments.price(items, on=date(2020, 11, 5))


class TestForeseeing:
    def test_a_draft_says_which_numbers_it_would_pass(self, place):
        QuotaFactory(award_form=place.form, limit=1)
        one, two = (place.dossier("voted", awardee_name=name) for name in "AB")
        first, decision = drafted(place, one), drafted(place, two)
        assert over_quota(first) == over_quota(decision) == []
        procedure.present(first, actor=place.staff)
        (said,) = over_quota(decision)
        assert said == (
            "Giấy khen của Chủ tịch Ủy ban nhân dân huyện Củ Chi: kế hoạch cho 01 tập thể (toàn kế "
            "hoạch); đã quyết định 0, đang trình 2."
        )
