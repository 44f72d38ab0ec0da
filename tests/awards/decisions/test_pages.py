"""The pages of decisions: drafted in bulk, looked at, signed; what is wrong is said and kept."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from awards.models import Appraisal, AwardDecision, AwardFund, Dossier
from notifications.models import Notice
from tests.awards.decisions.factories import drafted, issued, law_of_2020, presented
from tests.awards.factories import DECISION, awarding

pytestmark = pytest.mark.django_db

HEAD = {"symbol": "QĐ-UBND", "place": "Củ Chi", "signer_title": "Chủ tịch"}
SIGNED = {**DECISION, "issued_on": "2020-11-05"}


@pytest.fixture
def place(working_day):
    working_day("2020-11-05")
    law_of_2020()
    return awarding()


def url(name: str, thing) -> str:
    return reverse(f"awards:{name}", args=[thing.pk])


def sentences(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_from_the_dossiers_to_the_register_by_buttons(
    client, place, django_capture_on_commit_callbacks
):
    dossiers = [place.dossier("voted", awardee_name=name) for name in "AB"]
    client.force_login(place.staff)
    page = reverse("awards:decision_create", args=[place.plan.pk, place.district.pk])
    assert client.get(page).content.decode().count('name="ho-so"') == 2
    client.post(page, {**HEAD, "fund": "1000000", "ho-so": [dossier.pk for dossier in dossiers]})
    decision = AwardDecision.objects.get()
    shown = client.get(url("decision_detail", decision)).content.decode()
    assert "1.800.000 đồng" in shown
    assert "Vượt quỹ khen thưởng năm 2020: 800.000 đồng." in shown
    with django_capture_on_commit_callbacks(execute=True):
        client.post(url("decision_present", decision))
    assert Notice.objects.get(recipient=place.leader).text.startswith("Dự thảo quyết định chờ ký")
    client.force_login(place.leader)
    assert "Đang chờ bạn ký" in client.get(reverse("awards:decision_list")).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(url("decision_issue", decision), SIGNED)
    decision.refresh_from_db()
    assert (decision.status, decision.reference) == ("issued", "8125/QĐ-UBND")
    assert Dossier.objects.decided().count() == 2
    assert Notice.objects.filter(recipient=place.head).exists()
    assert AwardFund.objects.get().amount == 1_000_000


def test_one_dossier_opens_a_draft_of_its_own(client, place):
    dossier = place.dossier("voted")
    client.force_login(place.staff)
    assert "Ghi quyết định" in client.get(url("dossier_detail", dossier)).content.decode()
    response = client.post(url("dossier_decide", dossier))
    decision = AwardDecision.objects.get()
    assert response.url == url("decision_edit", decision)
    shown = client.get(url("dossier_detail", dossier)).content.decode()
    assert "Ghi quyết định" not in shown
    assert url("decision_detail", decision) in shown


def test_two_windows_do_not_overwrite_each_others_draft(client, place):
    dossier = place.dossier("voted")
    decision = drafted(place, dossier)
    client.force_login(place.staff)
    page = url("decision_edit", decision)
    sent = {**HEAD, "ho-so": [dossier.pk], "seen": client.get(page).context["form"]["seen"].value()}
    assert client.post(page, {**sent, "signer_name": "Cửa sổ Một"}).status_code == 302
    late = client.post(page, {**sent, "signer_name": "Cửa sổ Hai"})
    assert "đã lưu bản này" in late.content.decode()
    assert "Cửa sổ Một" in late.content.decode()
    assert "Cửa sổ Hai" in late.content.decode()
    assert AwardDecision.objects.get().signer_name == "Cửa sổ Một"
    again = {**sent, "seen": late.context["seen"], "signer_name": "Cửa sổ Hai"}
    assert client.post(page, again).status_code == 302
    assert AwardDecision.objects.get().signer_name == "Cửa sổ Hai"


def test_two_windows_that_list_others_see_both_lists_and_may_keep_the_stored_one(client, place):
    one, two = (place.dossier("voted", awardee_name=name) for name in ("Tập thể A", "Tập thể B"))
    decision = drafted(place, one, two)
    client.force_login(place.staff)
    page = url("decision_edit", decision)
    sent = {**HEAD, "seen": decision.revision}
    assert client.post(page, {**sent, "ho-so": [one.pk]}).status_code == 302
    late = client.post(page, {**sent, "ho-so": [two.pk]})
    shown = late.content.decode()
    assert late.status_code == 409
    assert "Tập thể A" in shown and "Tập thể B" in shown
    kept = {**sent, "seen": late.context["seen"], "ho-so": [two.pk], "keep-ho-so": "stored"}
    assert client.post(page, kept).status_code == 302
    assert [item.dossier for item in decision.items.all()] == [one]


def test_what_is_wrong_with_the_signature_is_said_and_what_was_typed_stays(client, place):
    decision = presented(place, place.dossier("voted"))
    client.force_login(place.leader)
    shown = client.post(
        url("decision_issue", decision), {**SIGNED, "number": "", "signer_name": "Trần Văn Mới"}
    ).content.decode()
    assert "Hãy ghi số quyết định." in shown
    assert 'value="Trần Văn Mới"' in shown
    tomorrow = {**SIGNED, "issued_on": "2020-11-06"}
    shown = client.post(url("decision_issue", decision), tomorrow).content.decode()
    assert "Ngày ký quyết định không thể ở tương lai." in shown


def test_who_signs_sees_who_advised_against_it(client, place):
    dossier = place.dossier("voted")
    Appraisal.objects.create(
        dossier=dossier,
        appraiser=place.staff,
        in_favour=False,
        opinion="Chưa đủ thành tích",
        at="2020-11-04T02:00:00Z",
    )
    decision = presented(place, dossier)
    client.force_login(place.leader)
    shown = client.get(url("decision_issue", decision)).content.decode()
    assert "Chưa đủ thành tích" in shown


def test_the_leader_sends_it_back_or_declines_one_with_a_reason(client, place):
    decision = presented(place, *(place.dossier("voted", awardee_name=name) for name in "AB"))
    item = decision.items.first()
    client.force_login(place.leader)
    client.post(url("item_decline", item), {"reason": "Có đơn thư"})
    assert "Có đơn thư" in client.get(url("decision_detail", decision)).content.decode()
    refused = client.post(url("decision_send_back", decision), {"reason": ""})
    assert sentences(refused) == ["Hãy ghi rõ dự thảo cần sửa điều gì."]
    client.post(url("decision_send_back", decision), {"reason": "Sửa căn cứ"})
    decision.refresh_from_db()
    assert decision.status == "draft"


def test_a_correction_is_typed_line_by_line(client, place):
    dossier = place.dossier("voted", awardee_kind="individual", awardee_name="Lê Thị Anh")
    earlier = issued(place, dossier)
    client.force_login(place.staff)
    assert (
        "Lập quyết định đính chính" in client.get(url("decision_detail", earlier)).content.decode()
    )
    client.post(url("decision_change", earlier), {"noi-dung": "correct"})
    correction = AwardDecision.objects.get(kind="correct")
    item = correction.items.get()
    words = {
        "awardee_name": "Lê Thị Ánh",
        "awardee_title": "",
        "awardee_body_name": item.awardee_body_name,
        "achievement": item.achievement,
    }
    typed = {f"dong-{item.pk}-{name}": said for name, said in words.items()}
    client.post(
        url("decision_edit", correction),
        {**HEAD, "reason": "Sai họ tên", "ho-so": [dossier.pk], **typed},
    )
    assert correction.items.get().awardee_name == "Lê Thị Ánh"


@pytest.mark.parametrize("name", ["decision_detail", "decision_issue", "decision_edit"])
def test_a_page_asks_as_often_for_three_lines_as_for_one(
    client, place, name, django_assert_max_num_queries
):
    counts = []
    for number in (1, 3):
        dossiers = [
            place.dossier("voted", awardee_name=f"{number}-{place_in}")
            for place_in in range(number)
        ]
        make = drafted if name == "decision_edit" else presented
        decision = make(place, *dossiers)
        client.force_login(place.leader)
        with django_assert_max_num_queries(40) as asked:
            assert client.get(url(name, decision)).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_list_asks_as_often_for_three_decisions_as_for_one(
    client, place, django_assert_max_num_queries
):
    client.force_login(place.leader)
    counts = []
    for number in (1, 2):
        for place_in in range(number):
            presented(place, place.dossier("voted", awardee_name=f"{number}-{place_in}"))
        with django_assert_max_num_queries(20) as asked:
            client.get(reverse("awards:decision_list"))
        counts.append(len(asked))
    assert counts[0] == counts[1]
