"""Several proposed together: all or none, and one paper for all of them."""

import pytest
from django.core.exceptions import ValidationError

from awards.dossiers.checklist import attach, listed_on
from awards.dossiers.nominations import nominate, on_the_same_list
from awards.models import Dossier, DossierDocument, Nomination
from tests.awards.factories import awarding, picture
from tests.screens.test_rows import focused

pytestmark = pytest.mark.django_db


def collective(body, **values):
    return {
        "awardee_kind": "collective",
        "awardee_name": body.name,
        "awardee_body": body,
        "achievement": "Đã có thành tích xuất sắc",
        **values,
    }


def individual(body, name):
    return collective(body, awardee_kind="individual", awardee_name=name, awardee_title="Công chức")


def listed(place, *names):
    unit = place.communes[0]
    nominees = [collective(unit), *(individual(unit, name) for name in names)]
    return nominate(place.form, proposed_by=unit, nominees=nominees, actor=place.head)


def test_a_list_opens_a_dossier_for_each_with_its_papers():
    place = awarding("Tờ trình", "Báo cáo")
    nomination = listed(place, "Lê Thị Thử", "Trần Văn Thử")
    dossiers = list(nomination.dossiers.order_by("pk"))
    assert [one.awardee_name for one in dossiers] == [
        place.communes[0].name,
        "Lê Thị Thử",
        "Trần Văn Thử",
    ]
    assert DossierDocument.objects.count() == 6
    assert on_the_same_list(dossiers[0]) == dossiers[1:]


def test_one_who_cannot_be_proposed_keeps_the_whole_list_back_and_is_named():
    place = awarding()
    with pytest.raises(ValidationError) as refusal:
        listed(place, "Lê Thị Thử", "Lê Thị Thử")
    assert refusal.value.messages == [
        "Lê Thị Thử: Đã có hồ sơ đề nghị hình thức này cho người, đơn vị này."
    ]
    assert not Dossier.objects.exists()
    assert not Nomination.objects.exists()


def test_an_empty_list_is_refused():
    place = awarding()
    with pytest.raises(ValidationError, match="ít nhất một"):
        nominate(place.form, proposed_by=place.communes[0], nominees=[], actor=place.head)


def test_a_row_left_blank_on_the_page_is_passed_over(client):
    place = awarding()
    unit = place.communes[0]
    client.force_login(place.head)
    blank = {"awardee_kind": "collective", "awardee_name": "", "awardee_title": ""}
    rows = [{**blank, "awardee_body": unit.pk}, *[{**blank, "awardee_body": ""}] * 2]
    sent = {f"nguoi-{row}-{key}": value for row, of in enumerate(rows) for key, value in of.items()}
    sent |= {"nguoi-TOTAL_FORMS": 3, "nguoi-INITIAL_FORMS": 0}
    sent |= {"award_form": place.form.pk, "proposed_by": unit.pk, "achievement": "Có thành tích"}
    client.post(f"/khen-thuong/ke-hoach/{place.plan.pk}/lap-danh-sach/", sent)
    assert [one.awardee_name for one in Dossier.objects.all()] == [unit.name]


def test_more_rows_are_asked_for_and_the_first_of_them_gets_the_focus(client):
    place = awarding()
    client.force_login(place.head)
    sent = {"nguoi-0-awardee_kind": "individual", "nguoi-0-awardee_name": "Lê Thị Thử"}
    page = client.post(
        f"/khen-thuong/ke-hoach/{place.plan.pk}/lap-danh-sach/", {**sent, "add": "nguoi"}
    ).content.decode()
    assert 'value="Lê Thị Thử"' in page
    assert 'name="nguoi-3-awardee_name"' in page
    assert focused(page) == ["nguoi-1-awardee_kind"]


def test_a_row_of_a_list_is_moved_or_removed_before_it_is_proposed(client):
    place = awarding()
    unit = place.communes[0]
    client.force_login(place.head)
    sent = {"award_form": place.form.pk, "proposed_by": unit.pk, "achievement": "Có thành tích"}
    for row, (name, order, removed) in enumerate([("A", 3, ""), ("B", 1, "on"), ("C", 2, "")]):
        sent |= {
            f"nguoi-{row}-awardee_kind": "individual",
            f"nguoi-{row}-awardee_name": name,
            f"nguoi-{row}-awardee_body": unit.pk,
            f"nguoi-{row}-ORDER": order,
            f"nguoi-{row}-DELETE": removed,
        }
    client.post(f"/khen-thuong/ke-hoach/{place.plan.pk}/lap-danh-sach/", sent)
    assert [one.awardee_name for one in Dossier.objects.order_by("pk")] == ["C", "A"]


def test_a_paper_for_the_whole_list_is_attached_once_and_to_all():
    place = awarding("Tờ trình", "Báo cáo")
    place.form.required_documents.filter(name="Tờ trình").update(is_shared=True)
    nomination = listed(place, "Lê Thị Thử")
    first = nomination.dossiers.order_by("pk")[0]
    shared = first.documents.get(required_document__name="Tờ trình")
    own = first.documents.get(required_document__name="Báo cáo")
    assert len(listed_on(shared)) == 2
    assert listed_on(own) == [first]
    assert attach(shared, file=picture(), actor=place.head) == 2
    assert attach(own, file=picture(), actor=place.head) == 1
    files = DossierDocument.objects.exclude(file="").values_list("file", flat=True)
    assert (len(files), len(set(files))) == (3, 2)


def test_a_file_that_others_still_hold_outlives_its_replacement(
    django_capture_on_commit_callbacks,
):
    place = awarding("Tờ trình")
    place.form.required_documents.update(is_shared=True)
    nomination = listed(place, "Lê Thị Thử")
    first, second = DossierDocument.objects.order_by("pk")
    with django_capture_on_commit_callbacks(execute=True):
        attach(first, file=picture(), actor=place.head)
    first.refresh_from_db()
    storage, old = first.file.storage, first.file.name
    nomination.dossiers.filter(pk=second.dossier_id).update(status="submitted")
    with django_capture_on_commit_callbacks(execute=True):
        assert attach(first, file=picture("moi.png"), actor=place.head) == 1
    second.refresh_from_db()
    assert second.file.name == old
    assert storage.exists(old)
    nomination.dossiers.filter(pk=second.dossier_id).update(status="returned")
    with django_capture_on_commit_callbacks(execute=True):
        attach(first, file=picture("nua.png"), actor=place.head)
    assert not storage.exists(old)
