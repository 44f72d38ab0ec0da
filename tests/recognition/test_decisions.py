"""One decision recognises many; a later one revokes or corrects it; an initiative is recognised
once."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from accounts.access import Refused
from audit.models import Event
from councils.membership import Seat
from notifications.models import Notice
from organisation.models.memberships import Role
from recognition import appraisal, councils, decisions
from recognition.models import DecisionKind, InitiativeCouncil, Recognition, RecognitionDecision
from tests.campaigns.factories import person
from tests.recognition.factories import (
    MEASURES,
    SIGNED,
    VALUES,
    before,
    council,
    drafted,
    proposed,
    recognised,
    scored,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_october(working_day):
    working_day("2020-10-16")


def states(cases) -> list[str]:
    return list(
        Recognition.objects.filter(pk__in=[case.pk for case in cases])
        .order_by("pk")
        .values_list("status", flat=True)
    )


def test_one_decision_recognises_many_and_keeps_the_words_that_were_signed():
    around = council()
    cases = proposed(around, around.place.schools[0], "2")
    cases[0].initiative.authors.create(full_name="Lâm Thị Tuyết Nhung", share=100)
    decision = drafted(around, cases)
    decisions.issue(decision, actor=around.chair)
    assert states(cases) == ["recognised", "recognised"]
    assert str(decision) == "Quyết định số 5012/QĐ-UBND"
    Recognition.objects.get(pk=cases[0].pk).initiative.authors.all().delete()
    item = decision.items.first()
    assert (item.authors, item.unit, item.scope) == (
        "Lâm Thị Tuyết Nhung, 100%",
        "Trường Tiểu học Thử 1",
        "district",
    )
    reason = Event.objects.about(cases[0]).get(verb="recognise").reason
    assert reason == "Quyết định số 5012/QĐ-UBND ngày 15/10/2020."


def test_units_and_authors_are_told(django_capture_on_commit_callbacks):
    around = council()
    head = person(Role.UNIT_HEAD, around.place.schools[0])
    cases = proposed(around, around.place.schools[0])
    decision = drafted(around, cases)
    Notice.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        decisions.issue(decision, actor=around.chair)
    told = {notice.recipient: notice.text for notice in Notice.objects.all()}
    assert set(told) == {head, *around.members}
    assert "đã được công nhận theo Quyết định số 5012/QĐ-UBND" in told[head]


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ({"number": ""}, "Hãy ghi số quyết định."),
        ({"issued_on": None}, "Hãy ghi ngày ký quyết định."),
        ({"signer_name": ""}, "Hãy ghi người ký."),
        ({"issued_on": date(2020, 10, 17)}, "Ngày ký quyết định không thể ở tương lai."),
    ],
)
def test_what_is_missing_keeps_a_decision_from_being_issued(missing, said):
    around = council()
    cases = proposed(around, around.place.schools[0])
    decision = drafted(around, cases, **missing)
    with pytest.raises(ValidationError) as objection:
        decisions.issue(decision, actor=around.chair)
    assert said in objection.value.messages
    assert states(cases) == ["proposed"]
    assert RecognitionDecision.objects.get().status == "draft"


def test_only_what_the_council_proposes_goes_into_a_decision():
    around = council()
    (case,) = before(around, around.place.schools[0])
    with pytest.raises(ValidationError, match="không phải sáng kiến được Hội đồng đề nghị"):
        drafted(around, [case])
    with pytest.raises(ValidationError, match="ít nhất một sáng kiến"):
        drafted(around, [])


def test_a_member_who_organises_nothing_does_not_decide():
    around = council()
    cases = proposed(around, around.place.schools[0])
    with pytest.raises(Refused):
        decisions.draft(
            RecognitionDecision(council=around.council),
            actor=around.economy,
            values=SIGNED,
            chosen=[case.pk for case in cases],
        )
    with pytest.raises(Refused):
        decisions.issue(drafted(around, cases), actor=around.economy)


def test_of_two_drafts_with_one_initiative_the_second_is_refused_whole():
    around = council()
    cases = proposed(around, around.place.schools[0], "2")
    first = drafted(around, cases[:1])
    second = drafted(around, cases, number="5013")
    decisions.issue(first, actor=around.chair)
    with pytest.raises(ValidationError, match="đã có trong một quyết định khác"):
        decisions.issue(second, actor=around.chair)
    assert states(cases) == ["recognised", "proposed"]
    assert RecognitionDecision.objects.get(pk=second.pk).status == "draft"


def test_what_another_council_recognised_is_not_recognised_again():
    around = council()
    school = around.place.schools[0]
    (case,) = before(around, school)
    office = around.place.office_staff()
    other = councils.set_up(
        InitiativeCouncil(plan=around.place.letter),
        actor=office,
        values=VALUES,
        seats=[
            Seat(around.chair.pk, "chair"),
            Seat(around.justice.pk, "member"),
            Seat(office.pk, "secretary"),
        ],
        measures=MEASURES,
    )
    councils.open_council(other, actor=office)
    councils.take_in(other, actor=office, initiatives=[case.initiative_id])
    twin = Recognition.objects.with_origin().get(council=other)
    for one in (case, twin):
        scored(one, around.justice, 30, 50)
        appraisal.conclude(one, actor=around.chair, favours=True, scope="unit", conclusion="")
    decisions.issue(drafted(around, [case]), actor=around.chair)
    second = decisions.draft(
        RecognitionDecision(council=other), actor=office, values=SIGNED, chosen=[twin.pk]
    )
    with pytest.raises(ValidationError, match="đã được một hội đồng khác công nhận"):
        decisions.issue(second, actor=office)
    assert states([case, twin]) == ["recognised", "proposed"]


def test_an_issued_decision_is_frozen():
    around = council()
    cases = recognised(around, around.place.schools[0])
    decision = RecognitionDecision.objects.with_council().get()
    with pytest.raises(Refused, match="quyết định đính chính"):
        decisions.update(
            decision, actor=around.staff, values=SIGNED, chosen=[case.pk for case in cases]
        )
    assert decisions.issue(decision, actor=around.chair) is None


def test_what_lies_in_a_draft_is_neither_declined_nor_appraised_again():
    around = council()
    (case,) = proposed(around, around.place.schools[0])
    drafted(around, [case])
    with pytest.raises(ValidationError, match="nằm trong dự thảo quyết định"):
        appraisal.decline(case, actor=around.staff, reason="Nhầm")
    with pytest.raises(ValidationError, match="nằm trong dự thảo quyết định"):
        appraisal.reopen(case, actor=around.chair, reason="Nhầm")


def test_a_later_decision_revokes_some_and_then_all_of_an_earlier_one_and_names_it():
    around = council()
    cases = recognised(around, around.place.schools[0], "2")
    earlier = RecognitionDecision.objects.with_council().get()
    for number, (case, left) in enumerate(zip(cases, (1, 0), strict=True)):
        later = decisions.change_by_another(
            earlier,
            kind=DecisionKind.REVOKE,
            actor=around.staff,
            values=SIGNED | {"number": f"51{number}", "reason": "Không còn đúng điều kiện"},
        )
        assert later.changes == earlier
        decisions.update(later, actor=around.staff, values={}, chosen=[case.pk])
        decisions.issue(later, actor=around.chair)
        earlier.refresh_from_db()
        assert Recognition.objects.recognised().count() == left
        assert earlier.status == ("issued" if left else "revoked")
    assert states(cases) == ["revoked", "revoked"]
    with pytest.raises(ValidationError, match="đang có hiệu lực"):
        decisions.change_by_another(
            earlier, kind=DecisionKind.REVOKE, actor=around.staff, values=SIGNED
        )


def test_a_later_decision_corrects_the_words_and_both_stay_readable():
    around = council()
    (case,) = recognised(around, around.place.schools[0])
    earlier = RecognitionDecision.objects.with_council().get()
    later = decisions.change_by_another(
        earlier, kind=DecisionKind.CORRECT, actor=around.staff, values=SIGNED | {"number": "5100"}
    )
    item = later.items.get()
    words = {
        item.pk: {
            "name": "Tên đúng",
            "authors": "Nguyễn Văn An",
            "unit": item.unit,
            "scope": "province",
        }
    }
    decisions.update(later, actor=around.staff, values={}, chosen=[case.pk], words=words)
    decisions.issue(later, actor=around.chair)
    earlier.refresh_from_db()
    case.refresh_from_db()
    assert (earlier.status, later.status, case.status) == ("corrected", "issued", "recognised")
    assert case.decision == later
    assert (earlier.items.get().name, later.items.get().name) == (
        case.initiative.name,
        "Tên đúng",
    )


def test_one_draft_at_a_time_changes_a_decision():
    around = council()
    recognised(around, around.place.schools[0])
    earlier = RecognitionDecision.objects.with_council().get()
    given = {"actor": around.staff, "values": SIGNED | {"number": ""}}
    first = decisions.change_by_another(earlier, kind=DecisionKind.REVOKE, **given)
    with pytest.raises(ValidationError, match="Đã có dự thảo"):
        decisions.change_by_another(earlier, kind=DecisionKind.CORRECT, **given)
    decisions.discard(first, actor=around.staff)
    decisions.change_by_another(earlier, kind=DecisionKind.CORRECT, **given)


def test_what_a_correction_left_out_is_corrected_and_revoked_through_either():
    """A later decision names the one that recognised, also asked of a correction of it."""
    around = council()
    one, two = recognised(around, around.place.schools[0], "2")
    given = RecognitionDecision.objects.with_council().get()
    correction = decisions.change_by_another(
        given, kind=DecisionKind.CORRECT, actor=around.staff, values=SIGNED | {"number": "5100"}
    )
    line = correction.items.get(recognition=one)
    words = {line.pk: {"name": "Tên đúng"}}
    decisions.update(correction, actor=around.staff, values={}, chosen=[one.pk], words=words)
    decisions.issue(correction, actor=around.chair)
    again = decisions.change_by_another(
        correction, kind=DecisionKind.CORRECT, actor=around.staff, values={"number": "5101"}
    )
    assert again.changes == given
    assert [item.name for item in again.items.all()] == ["Tên đúng", two.initiative.name]
    decisions.discard(again, actor=around.staff)
    given.refresh_from_db()
    revocation = decisions.change_by_another(
        given, kind=DecisionKind.REVOKE, actor=around.staff, values=SIGNED | {"number": "5102"}
    )
    decisions.issue(revocation, actor=around.chair)
    given.refresh_from_db()
    assert (given.status, states([one, two])) == ("revoked", ["revoked", "revoked"])
    with pytest.raises(ValidationError, match="đang có hiệu lực"):
        decisions.change_by_another(
            correction, kind=DecisionKind.CORRECT, actor=around.staff, values=SIGNED
        )


def test_a_draft_is_told_that_its_number_is_taken():
    around = council()
    cases = proposed(around, around.place.schools[0], "2")
    drafted(around, cases[:1])
    with pytest.raises(ValidationError, match="Đã có quyết định cùng số, ký hiệu và ngày"):
        drafted(around, cases[1:])
