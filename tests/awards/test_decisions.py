"""An award is decided under a number and a date, or declined."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.access import Refused
from audit.models import Event
from awards.decisions import decide, decline
from awards.forms.dossiers import DecisionForm
from awards.models import AwardDecision, Dossier
from campaigns.roles import Role
from notifications.models import Notice
from registrations.participation import last_day_for
from tests.awards.factories import (
    DECISION,
    AwardFormFactory,
    QuotaFactory,
    awarding,
    given_by,
)
from tests.campaigns.factories import BodyFactory, DeadlineFactory, PlanFactory, person

pytestmark = pytest.mark.django_db


def test_a_decision_gives_the_award_its_number_its_day_and_the_first_ordinal(
    django_capture_on_commit_callbacks,
):
    place = awarding()
    dossier = place.dossier("appraised")
    with django_capture_on_commit_callbacks(execute=True):
        decide(dossier, actor=place.leader, decision=DECISION)
    assert (dossier.status, dossier.register_number) == ("decided", 1)
    decision = dossier.decision
    assert decision.reference == "8125/QĐ-UBND"
    assert (decision.plan, decision.issuing_body) == (place.plan, place.district)
    assert {name: getattr(decision, name) for name in DECISION} == DECISION
    assert Notice.objects.get().recipient == place.head


def test_dossiers_under_one_decision_get_ordinals_in_their_turn():
    place = awarding()
    dossiers = [place.dossier("appraised", awardee_name=f"Đơn vị {number}") for number in "123"]
    for dossier in dossiers:
        decide(dossier, actor=place.staff, decision=DECISION)
    assert [dossier.register_number for dossier in dossiers] == [1, 2, 3]
    assert AwardDecision.objects.count() == 1


def test_another_decision_begins_its_own_count():
    place = awarding()
    first = place.dossier("appraised", awardee_name="Một")
    second = place.dossier("appraised", awardee_name="Hai")
    decide(first, actor=place.leader, decision=DECISION)
    decide(second, actor=place.leader, decision={**DECISION, "number": "8126"})
    assert (first.register_number, second.register_number) == (1, 1)


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ("number", "Hãy ghi số quyết định."),
        ("issued_on", "Hãy ghi ngày ký quyết định."),
    ],
)
def test_without_number_or_day_there_is_no_award(missing, sentence):
    place = awarding()
    dossier = place.dossier("appraised")
    with pytest.raises(ValidationError) as refusal:
        decide(dossier, actor=place.leader, decision={**DECISION, missing: None})
    assert refusal.value.messages == [sentence]
    dossier.refresh_from_db()
    assert dossier.status == "appraised"


def test_the_same_number_with_another_signer_is_refused():
    place = awarding()
    decide(place.dossier("appraised"), actor=place.leader, decision=DECISION)
    second = place.dossier("appraised", awardee_name="Hai")
    with pytest.raises(ValidationError, match="đã được ghi với người ký Nguyễn Văn Ký"):
        decide(second, actor=place.leader, decision={**DECISION, "signer_name": "Trần Thị Khác"})
    second.refresh_from_db()
    assert (second.status, second.decision) == ("appraised", None)


def test_the_same_number_under_another_plan_is_refused_with_a_sentence():
    place = awarding()
    decide(place.dossier("appraised"), actor=place.leader, decision=DECISION)
    other = AwardFormFactory(plan=PlanFactory(issuing_body=place.district, number="4000"))
    second = place.dossier("appraised", award_form=other)
    with pytest.raises(ValidationError, match="8125/QĐ-UBND đã được ghi cho Kế hoạch 3925"):
        decide(second, actor=place.leader, decision=DECISION)
    second.refresh_from_db()
    assert second.status == "appraised"


def test_the_same_number_on_another_day_is_another_decision():
    place = awarding()
    decide(place.dossier("appraised"), actor=place.leader, decision=DECISION)
    second = place.dossier("appraised", awardee_name="Hai")
    decide(second, actor=place.leader, decision={**DECISION, "issued_on": date(2020, 11, 6)})
    assert AwardDecision.objects.count() == 2


def test_when_the_quota_is_used_up_nothing_is_decided():
    place = awarding()
    QuotaFactory(award_form=place.form, limit=1)
    given_by(place.form, proposed_by=place.communes[1])
    dossier = place.dossier("appraised")
    with pytest.raises(ValidationError, match="Đã đủ số lượng: kế hoạch cho 01 tập thể"):
        decide(dossier, actor=place.leader, decision=DECISION)
    dossier.refresh_from_db()
    assert (dossier.status, dossier.decision) == ("appraised", None)
    assert not AwardDecision.objects.filter(number="8125").exists()


def test_deciding_twice_does_nothing_the_second_time():
    place = awarding()
    dossier = place.dossier("appraised")
    decide(dossier, actor=place.leader, decision=DECISION)
    assert decide(dossier, actor=place.leader, decision={**DECISION, "number": "1"}) is None
    dossier.refresh_from_db()
    assert dossier.decision.number == "8125"
    assert Event.objects.about(dossier).count() == 1


def test_an_award_of_the_level_above_is_not_the_districts_to_give():
    place = awarding()
    city = BodyFactory(name="Ủy ban nhân dân Thành phố")
    above = AwardFormFactory(
        plan=place.plan,
        name="bang_khen",
        authority_body=city,
        authority_title="Chủ tịch Ủy ban nhân dân Thành phố",
    )
    dossier = place.dossier("appraised", award_form=above)
    with pytest.raises(Refused, match="Chỉ Chủ tịch Ủy ban nhân dân Thành phố"):
        decide(dossier, actor=place.leader, decision=DECISION)
    decide(dossier, actor=person(Role.LEADER, city), decision=DECISION)
    assert dossier.decision.issuing_body == city


def test_the_first_decision_is_noted_in_the_campaign_and_starts_what_counts_from_it():
    place = awarding()
    deadline = DeadlineFactory(
        plan=place.plan, kind="summing_up", due_on=None, days_after=30, event="decision_issued"
    )
    assert last_day_for(place.plan, place.district, deadline.kind) is None
    first = place.dossier("appraised", awardee_name="Một")
    second = place.dossier("appraised", awardee_name="Hai")
    decide(first, actor=place.leader, decision=DECISION)
    decide(
        second,
        actor=place.leader,
        decision={**DECISION, "number": "8200", "issued_on": date(2020, 11, 20)},
    )
    assert last_day_for(place.plan, place.district, deadline.kind) == date(2020, 12, 5)


def test_declining_needs_a_reason_that_the_unit_is_told(django_capture_on_commit_callbacks):
    place = awarding()
    dossier = place.dossier("appraised")
    with pytest.raises(ValidationError, match="Hãy ghi lý do không khen thưởng"):
        decline(dossier, actor=place.leader, reason=" ")
    with django_capture_on_commit_callbacks(execute=True):
        decline(dossier, actor=place.leader, reason="Có đơn thư chưa giải quyết xong")
    assert dossier.status == "declined"
    notice = Notice.objects.get()
    assert notice.recipient == place.head
    assert notice.text.endswith("không được khen thưởng: Có đơn thư chưa giải quyết xong")


def test_the_database_itself_refuses_an_award_without_a_decision_and_an_ordinal_twice():
    place = awarding()
    with pytest.raises(IntegrityError), transaction.atomic():
        place.dossier("decided")
    (first,) = given_by(place.form)
    second = place.dossier("appraised")
    with pytest.raises(IntegrityError), transaction.atomic():
        Dossier.objects.filter(pk=second.pk).update(
            status="decided", decision=first.decision, register_number=1
        )


# --- The form -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("signed_on", "sentence"),
    [
        pytest.param("2020-11-06", "Ngày ký quyết định không thể ở tương lai.", id="tomorrow"),
        pytest.param("2020-11-05", None, id="today"),
        pytest.param("2020-11-01", None, id="the day of reception"),
        pytest.param(
            "2020-10-31",
            "Ngày ký quyết định phải từ ngày nhận hồ sơ (01/11/2020) trở đi.",
            id="before reception",
        ),
    ],
)
def test_a_decision_is_signed_between_reception_and_today(working_day, signed_on, sentence):
    working_day("2020-11-05")
    dossier = awarding().dossier("appraised", received_on=date(2020, 11, 1))
    form = DecisionForm({**DECISION, "issued_on": signed_on}, dossier=dossier)
    assert form.is_valid() is (sentence is None)
    assert form.errors.get("issued_on") == ([sentence] if sentence else None)


@pytest.mark.parametrize("typed", ["2020-11-05", "05/11/2020"], ids=["browser", "by hand"])
def test_the_day_may_be_picked_or_typed(working_day, typed):
    working_day("2020-11-05")
    form = DecisionForm({**DECISION, "issued_on": typed}, dossier=awarding().dossier("appraised"))
    assert form.is_valid()
    assert form.cleaned_data["issued_on"] == date(2020, 11, 5)
