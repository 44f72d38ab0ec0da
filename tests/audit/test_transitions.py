"""The one door: a step is taken whole or not at all, once, by the right person, and logged."""

import threading

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, connections, transaction

from accounts.access import YES, Refused, no
from audit import clock, transitions
from audit.models import Event
from audit.states import StatusChoices, Tone
from audit.workflow import Transition, Workflow
from campaigns.models import Plan
from tests.accounts.factories import UserFactory
from tests.campaigns.factories import PlanFactory

pytestmark = pytest.mark.django_db

NOT_YOURS = "Chỉ cán bộ phụ trách thi đua được làm việc này."
SAY_WHY = "Hãy ghi lý do."
NO_TITLE = "Kế hoạch chưa có trích yếu."


def only_the_organiser(user, plan):
    return YES if user.username == "to.chuc" else no(NOT_YOURS)


def needs_a_title(plan, given):
    return None if plan.title else NO_TITLE


class LifeStatus(StatusChoices):
    DRAFT = "draft", Tone.NEUTRAL, "Dự thảo"
    AWAITING_SIGNATURE = "awaiting_signature", Tone.WAITING, "Chờ ký"
    CLOSED = "closed", Tone.NEUTRAL, "Đã kết thúc"


LIFE = Workflow(
    noun="kế hoạch",
    states=LifeStatus,
    transitions=(
        Transition(
            "sign",
            "Trình ký",
            sources=("draft",),
            target="awaiting_signature",
            permission=only_the_organiser,
            guards=(needs_a_title,),
        ),
        Transition(
            "hand_back",
            "Trả lại dự thảo",
            sources=("awaiting_signature",),
            target="draft",
            permission=only_the_organiser,
            needs={"reason": SAY_WHY},
        ),
    ),
)


@pytest.fixture
def organiser():
    return UserFactory(username="to.chuc")


@pytest.fixture
def plan():
    return PlanFactory(status="draft")


def in_the_database(plan):
    return Plan.objects.get(pk=plan.pk)


def test_a_step_moves_the_status_and_writes_who_when_from_where_to_where(
    plan, organiser, working_day
):
    working_day("2020-05-08")
    event = transitions.perform(LIFE, "sign", plan, actor=organiser)
    assert plan.status == in_the_database(plan).status == "awaiting_signature"
    assert list(Event.objects.about(plan)) == [event]
    assert (event.verb, event.label) == ("sign", "Trình ký")
    assert (event.from_status, event.to_status) == ("draft", "awaiting_signature")
    assert (event.actor, event.subject, event.reason) == (organiser, plan, "")
    assert event.at.astimezone().date() == clock.now().astimezone().date()
    assert f"{event}" == "Trình ký (08/05/2020)"


def test_the_reason_that_was_given_stands_in_the_log(plan, organiser):
    transitions.perform(LIFE, "sign", plan, actor=organiser)
    event = transitions.perform(
        LIFE, "hand_back", plan, actor=organiser, given={"reason": "Thiếu căn cứ"}
    )
    assert event.reason == "Thiếu căn cứ"


def test_what_the_act_writes_is_saved_with_the_step(plan, organiser):
    def act(locked):
        locked.place = "Củ Chi"

    transitions.perform(LIFE, "sign", plan, actor=organiser, act=act)
    assert plan.place == in_the_database(plan).place == "Củ Chi"


def test_an_act_that_fails_leaves_nothing_behind(plan, organiser):
    colleague = UserFactory(full_name="Lê Thị Hòa")

    def act(locked):
        locked.place = "Củ Chi"
        colleague.full_name = "Tên khác"
        colleague.save()
        raise ValidationError("Số này đã dùng.")

    with pytest.raises(ValidationError, match="Số này đã dùng"):
        transitions.perform(LIFE, "sign", plan, actor=organiser, act=act)
    colleague.refresh_from_db()
    assert colleague.full_name == "Lê Thị Hòa"
    assert (in_the_database(plan).status, in_the_database(plan).place) == ("draft", "")
    assert not Event.objects.exists()


def test_a_step_from_the_wrong_state_is_refused_naming_the_state(plan, organiser):
    plan.status = "closed"
    plan.save()
    with pytest.raises(transitions.NotPossible) as refusal:
        transitions.perform(LIFE, "sign", plan, actor=organiser)
    assert refusal.value.messages == [
        "Không thể trình ký: kế hoạch đang ở trạng thái “Đã kết thúc”."
    ]
    assert in_the_database(plan).status == "closed"
    assert not Event.objects.exists()


def test_the_state_that_counts_is_the_one_in_the_database(plan, organiser):
    stale = in_the_database(plan)
    Plan.objects.filter(pk=plan.pk).update(status="closed")
    assert stale.status == "draft"
    with pytest.raises(transitions.NotPossible):
        transitions.perform(LIFE, "sign", stale, actor=organiser)


def test_who_may_not_take_the_step_hears_why(plan):
    with pytest.raises(Refused) as refusal:
        transitions.perform(LIFE, "sign", plan, actor=UserFactory())
    assert refusal.value.reason == NOT_YOURS
    assert in_the_database(plan).status == "draft"
    assert not Event.objects.exists()


def test_who_may_not_take_the_step_does_not_learn_the_state(plan):
    plan.status = "closed"
    plan.save()
    with pytest.raises(Refused):
        transitions.perform(LIFE, "sign", plan, actor=UserFactory())


@pytest.mark.parametrize("given", [None, {}, {"reason": ""}], ids=["nothing", "empty", "blank"])
def test_what_must_be_given_is_asked_for(plan, organiser, given):
    transitions.perform(LIFE, "sign", plan, actor=organiser)
    with pytest.raises(ValidationError) as objection:
        transitions.perform(LIFE, "hand_back", plan, actor=organiser, given=given)
    assert objection.value.messages == [SAY_WHY]
    assert in_the_database(plan).status == "awaiting_signature"


def test_a_guard_objects_with_its_sentence(organiser):
    plan = PlanFactory(status="draft", title="")
    with pytest.raises(ValidationError) as objection:
        transitions.perform(LIFE, "sign", plan, actor=organiser)
    assert objection.value.messages == [NO_TITLE]


def test_said_twice_does_nothing_and_writes_nothing(plan, organiser):
    acts = []
    transitions.perform(LIFE, "sign", plan, actor=organiser, act=acts.append)
    assert transitions.perform(LIFE, "sign", plan, actor=organiser, act=acts.append) is None
    assert len(acts) == 1
    assert Event.objects.count() == 1


def test_a_stranger_is_refused_also_where_the_step_was_taken_already(plan, organiser):
    transitions.perform(LIFE, "sign", plan, actor=organiser)
    with pytest.raises(Refused):
        transitions.perform(LIFE, "sign", plan, actor=UserFactory())


def test_the_first_line_of_a_history_says_who_made_the_thing(plan, organiser):
    event = transitions.record_creation(plan, actor=organiser, label="Lập dự thảo kế hoạch")
    assert (event.verb, event.from_status, event.to_status) == ("create", "", "draft")
    assert list(Event.objects.about(plan)) == [event]


def test_a_history_is_of_one_thing_only_oldest_first(plan, organiser):
    other = PlanFactory(status="draft")
    transitions.perform(LIFE, "sign", plan, actor=organiser)
    transitions.perform(LIFE, "sign", other, actor=organiser)
    transitions.perform(LIFE, "hand_back", plan, actor=organiser, given={"reason": "Thiếu"})
    assert [event.verb for event in Event.objects.about(plan)] == ["sign", "hand_back"]


# --- What is told, and when ----------------------------------------------------------------------


@pytest.fixture
def heard():
    """What listeners heard, in order."""
    said = []

    def listen(sender, event, subject, **_):
        said.append((sender, event.verb, subject.status))

    transitions.step_taken.connect(listen)
    yield said
    transitions.step_taken.disconnect(listen)


def test_a_step_is_told_after_commit_only(
    plan, organiser, heard, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        transitions.perform(LIFE, "sign", plan, actor=organiser)
        assert heard == []
    assert heard == [(Plan, "sign", "awaiting_signature")]


def test_a_step_that_was_refused_is_told_to_nobody(plan, heard, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(Refused):
        transitions.perform(LIFE, "sign", plan, actor=UserFactory())
    assert heard == []


@pytest.mark.django_db(transaction=True)
def test_a_notice_that_cannot_be_sent_does_not_undo_the_step(plan, organiser, caplog):
    def broken(**_):
        raise ConnectionError("mail server is down")

    transitions.step_taken.connect(broken)
    try:
        transitions.perform(LIFE, "sign", plan, actor=organiser)
    finally:
        transitions.step_taken.disconnect(broken)
    assert in_the_database(plan).status == "awaiting_signature"
    assert Event.objects.about(plan).count() == 1
    assert "mail server is down" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_of_many_who_take_the_same_step_at_once_one_takes_it(plan, organiser):
    if connection.vendor == "sqlite":
        pytest.skip("the in-memory database of the tests is shared by one connection")
    gate, taken = threading.Barrier(6), []

    def try_it():
        gate.wait()
        taken.append(transitions.perform(LIFE, "sign", in_the_database(plan), actor=organiser))
        connections.close_all()

    threads = [threading.Thread(target=try_it) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == 6
    assert sum(event is not None for event in taken) == 1
    assert Event.objects.about(plan).count() == 1


# --- A change without a step ---------------------------------------------------------------------


def test_a_revision_changes_the_thing_and_not_its_status(plan, organiser):
    def change(locked):
        locked.theme = "Chuyên nghiệp, hiệu quả"

    transitions.revise(plan, actor=organiser, permission=only_the_organiser, change=change)
    assert plan.theme == in_the_database(plan).theme == "Chuyên nghiệp, hiệu quả"
    assert plan.status == "draft"


def test_a_revision_by_another_is_refused_with_the_reason(plan):
    def change(locked):
        locked.theme = "Đã đổi"

    with pytest.raises(Refused) as refusal:
        transitions.revise(plan, actor=UserFactory(), permission=only_the_organiser, change=change)
    assert refusal.value.reason == NOT_YOURS
    assert in_the_database(plan).theme == ""


def test_a_revision_that_fails_leaves_nothing_behind(plan, organiser):
    def change(locked):
        locked.theme = "Đã đổi"
        locked.save()
        raise ValidationError("Không hợp lệ.")

    with pytest.raises(ValidationError):
        transitions.revise(plan, actor=organiser, permission=only_the_organiser, change=change)
    assert in_the_database(plan).theme == ""


def test_a_revision_is_judged_by_the_row_in_the_database(plan, organiser):
    def while_a_draft(user, locked):
        return YES if locked.status == "draft" else no("Đã trình ký.")

    stale = in_the_database(plan)
    transitions.perform(LIFE, "sign", plan, actor=organiser)
    with pytest.raises(Refused, match="Đã trình ký"):
        transitions.revise(stale, actor=organiser, permission=while_a_draft, change=lambda _: None)


# --- What is noted without a step -----------------------------------------------------------------


def record(plan, actor, change=lambda locked: None, **given):
    return transitions.record(
        plan,
        actor=actor,
        permission=only_the_organiser,
        verb="extend",
        label="Gia hạn đăng ký",
        change=change,
        **given,
    )


def test_what_is_noted_changes_the_thing_and_stands_in_its_history_without_a_step(
    plan, organiser, working_day
):
    working_day("2020-05-08")

    def change(locked):
        locked.place = "Củ Chi"

    event = record(plan, organiser, change, reason="Mưa bão", details={"days": 3})
    assert plan.place == in_the_database(plan).place == "Củ Chi"
    assert list(Event.objects.about(plan)) == [event]
    assert (event.verb, event.label, event.reason) == ("extend", "Gia hạn đăng ký", "Mưa bão")
    assert (event.from_status, event.to_status, plan.status) == ("draft", "draft", "draft")
    assert (event.actor, event.details) == (organiser, {"days": 3})
    assert event.at.astimezone().date() == clock.now().astimezone().date()


def test_nothing_is_noted_for_who_may_not(plan):
    changes = []
    with pytest.raises(Refused, match=NOT_YOURS):
        record(plan, UserFactory(), changes.append)
    assert (changes, Event.objects.count()) == ([], 0)


def test_nothing_is_noted_where_the_change_fails(plan, organiser):
    def change(locked):
        locked.place = "Củ Chi"
        raise ValidationError("Ngày mới phải sau ngày đang có hiệu lực.")

    with pytest.raises(ValidationError, match="Ngày mới phải sau"):
        record(plan, organiser, change)
    assert (in_the_database(plan).place, Event.objects.count()) == ("", 0)


def test_what_is_noted_is_judged_by_the_row_in_the_database(plan, organiser):
    stale = in_the_database(plan)
    transitions.perform(LIFE, "sign", plan, actor=organiser)
    seen = []
    record(stale, organiser, lambda locked: seen.append(locked.status))
    assert (seen, stale.status) == (["awaiting_signature"], "awaiting_signature")


def test_what_is_noted_is_told_after_commit(
    plan, organiser, heard, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        record(plan, organiser)
        assert heard == []
    assert heard == [(Plan, "extend", "draft")]


# --- The log -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "tamper",
    [
        pytest.param(lambda event: event.save(), id="saving it again"),
        pytest.param(lambda event: event.delete(), id="deleting it"),
        pytest.param(lambda event: Event.objects.update(reason="khác"), id="updating all"),
        pytest.param(
            lambda event: Event.objects.filter(pk=event.pk).delete(), id="deleting a selection"
        ),
        pytest.param(
            lambda event: Event.objects.bulk_update([event], ["reason"]), id="updating in bulk"
        ),
    ],
)
def test_the_log_is_append_only(plan, organiser, tamper):
    event = transitions.perform(LIFE, "sign", plan, actor=organiser)
    event.reason = "Đã sửa"
    with pytest.raises(PermissionDenied), transaction.atomic():
        tamper(event)
    assert Event.objects.get().reason == ""
