"""A later decision corrects or revokes an issued one."""

import pytest
from django.core.exceptions import ValidationError

from awards.decisions import procedure
from awards.decisions.papers import decision_document
from awards.models import AwardDecision, Dossier
from register.models import AwardRecord
from tests.awards.decisions.factories import HEAD, drafted, issued
from tests.awards.factories import DECISION, awarding
from tests.paperwork.factories import breakable

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return awarding()


def later(place, earlier, kind, **values):
    decision = procedure.change_by_another(
        earlier, kind=kind, actor=place.staff, values={**HEAD, **values}
    )
    return decision


def sign(place, decision, number="9001"):
    procedure.present(decision, actor=place.staff)
    procedure.issue(decision, actor=place.leader, values={**DECISION, "number": number})


def test_a_revocation_names_the_earlier_one_and_the_register_follows(place):
    one, two = (place.dossier("voted", awardee_name=name) for name in "AB")
    earlier = issued(place, one, two)
    revocation = later(place, earlier, "revoke", reason="Phát hiện vi phạm")
    procedure.update(revocation, actor=place.staff, values={}, chosen=[one.pk])
    sign(place, revocation)
    earlier.refresh_from_db()
    assert (revocation.changes, earlier.status) == (earlier, "issued")
    paper = decision_document(revocation)
    assert paper.subject == "Về việc hủy bỏ Quyết định số 8125/QĐ-UBND ngày 05 tháng 11 năm 2020"
    assert breakable(paper.basis_lines[-1]).startswith("Căn cứ Quyết định số 8125/QĐ-UBND")
    assert [Dossier.objects.get(pk=key.pk).status for key in (one, two)] == ["revoked", "decided"]
    record = AwardRecord.objects.get(awardee_name="A")
    assert (record.status, record.revoked_by) == (
        "revoked",
        "Quyết định số 9001/QĐ-UBND ngày 05/11/2020",
    )
    assert AwardRecord.objects.get(awardee_name="B").status == "in_force"


def test_once_nothing_of_it_holds_the_earlier_one_is_revoked(place):
    earlier = issued(place, place.dossier("voted"))
    sign(place, later(place, earlier, "revoke"))
    earlier.refresh_from_db()
    assert earlier.status == "revoked"
    with pytest.raises(ValidationError):
        later(place, earlier, "correct")


def test_whoever_lost_an_award_may_be_proposed_and_decided_again(place):
    dossier = place.dossier("voted")
    sign(place, later(place, issued(place, dossier), "revoke"))
    assert drafted(place, place.dossier("voted")).items.count() == 1


def test_a_correction_puts_other_words_in_the_register_and_keeps_number_and_day(place):
    dossier = place.dossier("voted", awardee_kind="individual", awardee_name="Lê Thị Anh")
    earlier = issued(place, dossier)
    correction = later(place, earlier, "correct", reason="Sai họ tên")
    item = correction.items.get()
    procedure.update(
        correction,
        actor=place.staff,
        values={},
        chosen=[dossier.pk],
        words={item.pk: {"awardee_name": "Lê Thị Ánh", "bonus": "1"}},
    )
    sign(place, correction)
    earlier.refresh_from_db()
    record = AwardRecord.objects.get()
    assert (earlier.status, record.awardee_name, record.decision_number) == (
        "corrected",
        "Lê Thị Ánh",
        "8125/QĐ-UBND",
    )
    assert (record.version, record.versions.get().words["awardee_name"]) == (2, "Lê Thị Anh")
    assert record.honoree.full_name == "Lê Thị Ánh"
    assert earlier.items.get().awardee_name == "Lê Thị Anh"

    again = later(place, earlier, "correct")
    assert again.items.get().awardee_name == "Lê Thị Ánh"
    sign(place, again, number="9002")
    assert AwardDecision.objects.filter(changes=earlier, status="issued").count() == 2


def test_two_drafts_do_not_change_one_decision(place):
    earlier = issued(place, place.dossier("voted"))
    later(place, earlier, "correct")
    with pytest.raises(ValidationError, match="Đã có dự thảo"):
        later(place, earlier, "revoke")


def test_a_draft_or_a_later_decision_is_not_changed(place):
    earlier = issued(place, place.dossier("voted"))
    correction = later(place, earlier, "correct")
    with pytest.raises(ValidationError, match="đang có hiệu lực"):
        later(place, correction, "revoke")


def test_asked_of_a_correction_it_changes_what_that_one_corrected(place):
    one, two = (place.dossier("voted", awardee_name=name) for name in "AB")
    earlier = issued(place, one, two)
    correction = later(place, earlier, "correct")
    procedure.update(correction, actor=place.staff, values={}, chosen=[one.pk])
    sign(place, correction)
    revocation = later(place, correction, "revoke")
    assert revocation.changes == earlier
    assert [item.dossier for item in revocation.items.all()] == [one, two]
