"""Many at once: the look says exactly what the act then does."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from audit.models import Event
from awards.dossiers import bulk_steps
from awards.dossiers.bulk_steps import ACTS, do, preview
from awards.models import Appraisal, Dossier
from awards.rules.evaluation import findings_for
from notifications.models import Notice
from tests.awards.factories import awarding

pytestmark = pytest.mark.django_db


def three(place, *states):
    return [
        place.dossier(state, awardee_kind="individual", awardee_name=f"Lê Thị {number}")
        for number, state in enumerate(states)
    ]


def test_the_look_does_nothing_and_names_what_stands_in_the_way(
    django_capture_on_commit_callbacks,
):
    place = awarding()
    dossiers = three(place, "submitted", "complete", "draft")
    with django_capture_on_commit_callbacks(execute=True):
        looked = preview(ACTS["du"], dossiers, actor=place.staff, reason="")
    said = {one.dossier.awardee_name: one.objections for one in looked}
    assert said["Lê Thị 0"] == ()
    assert said["Lê Thị 1"] == ("Việc này đã được thực hiện trước đó.",)
    assert "đang ở trạng thái “Đang lập”" in said["Lê Thị 2"][0]
    assert set(Dossier.objects.values_list("status", flat=True)) == {
        "submitted",
        "complete",
        "draft",
    }
    assert not Event.objects.exists()
    assert not Notice.objects.exists()


def test_it_is_done_to_all_or_to_none():
    place = awarding()
    dossiers = three(place, "submitted", "draft")
    with pytest.raises(ValidationError, match="Lê Thị 1: Không thể"):
        do(ACTS["du"], dossiers, actor=place.staff, reason="")
    assert Dossier.objects.get(pk=dossiers[0].pk).status == "submitted"
    assert do(ACTS["du"], dossiers[:1], actor=place.staff, reason="") == 1
    assert Dossier.objects.get(pk=dossiers[0].pk).status == "complete"


def test_the_rules_are_asked_once_for_each_form_of_award(monkeypatch):
    place = awarding()
    dossiers = three(place, "complete", "complete", "complete")
    asked = []

    def counted(form, candidates, *, on):
        asked.append(len(candidates))
        return findings_for(form, candidates, on=on)

    monkeypatch.setattr(bulk_steps, "findings_for", counted)
    looked = preview(ACTS["tham-dinh"], dossiers, actor=place.staff, reason="Đủ điều kiện")
    assert [one.objections for one in looked] == [(), (), ()]
    assert asked == [3]


def test_only_those_whom_the_rules_find_to_meet_everything_are_appraised_in_bulk():
    place = awarding()
    (dossier,) = three(place, "complete")
    place.form.requirements.create(text="Gương mẫu")
    act = ACTS["tham-dinh"]
    (looked,) = preview(act, [dossier], actor=place.staff, reason="Đủ điều kiện")
    assert "cần người xem xét" in looked.objections[0]
    place.form.requirements.all().delete()
    dossier = Dossier.objects.get()
    assert do(act, [dossier], actor=place.staff, reason="Đủ điều kiện") == 1
    assert Appraisal.objects.get().opinion == "Đủ điều kiện"
    assert Dossier.objects.get().status == "appraised"


def test_what_one_may_not_do_is_left_out_with_the_reason():
    place = awarding()
    (dossier,) = three(place, "submitted")
    (looked,) = preview(ACTS["du"], [dossier], actor=place.head, reason="")
    assert "Chỉ cán bộ phụ trách thi đua" in looked.objections[0]


def test_the_pages_show_the_look_then_do_it_and_ask_for_a_reason(client):
    place = awarding()
    ready, draft = three(place, "submitted", "complete")
    client.force_login(place.staff)
    ticked = {"ho-so": [ready.pk, draft.pk], "act": "tra-lai"}
    shown = client.post(reverse("awards:bulk_preview"), ticked).content.decode()
    assert "Trả lại để bổ sung: 1 hồ sơ?" in shown
    assert "đang ở trạng thái “Đủ thành phần”" in shown
    chosen = {"ho-so": [ready.pk], "act": "tra-lai"}
    again = client.post(reverse("awards:bulk_do"), chosen).content.decode()
    assert "Hãy ghi: lý do trả lại" in again
    client.post(reverse("awards:bulk_do"), {**chosen, "reason": "Thiếu chữ ký"})
    ready.refresh_from_db()
    assert (ready.status, ready.return_reason) == ("returned", "Thiếu chữ ký")
