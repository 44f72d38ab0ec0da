"""The pages of councils and meetings: what is typed stays, what is secret is not shown."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from awards.councils import meetings
from awards.councils.meetings import Came
from awards.models import AwardCouncil, Ballot, Meeting, Urn, VotingRule
from notifications.models import Notice
from tests.awards.councils.factories import convened, vote
from tests.awards.factories import picture
from tests.campaigns.factories import BodyFactory

pytestmark = pytest.mark.django_db

INVITED = {
    "title": "Xét khen thưởng năm 2020",
    "held_on": "2020-11-05",
    "held_at": "23:59",
    "place": "Phòng họp số 1",
    "on_paper": "",
}


@pytest.fixture
def place(working_day):
    working_day("2020-11-05")
    return convened()


def url(name: str, thing) -> str:
    return reverse(f"awards:{name}", args=[thing.pk])


def sentences(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_a_council_is_set_up_on_one_page_and_keeps_what_was_typed(client, place):
    commune = BodyFactory(name="Ủy ban nhân dân xã Thử 9", under=place.awarding.district)
    place.secretary.memberships.create(body=commune, role="noi_vu_staff")
    client.force_login(place.secretary)
    page = reverse("awards:council_create", args=[commune.pk])
    seats = {
        "thanh-vien-0-user": place.secretary.pk,
        "thanh-vien-0-role": "chair",
    }
    head = {
        "name": "Hội đồng Thi đua - Khen thưởng xã",
        "basis": "Quyết định 12/QĐ-UBND",
        "valid_from": "2020-11-01",
        "valid_to": "",
    }
    shown = client.post(page, {**head, **seats}).content.decode()
    assert "Hội đồng phải có ít nhất 3 thành viên." in shown
    assert "Quyết định 12/QĐ-UBND" in shown
    assert not AwardCouncil.objects.filter(body=commune).exists()


def test_from_the_invitation_to_the_minutes_by_buttons(
    client, place, django_capture_on_commit_callbacks
):
    dossier = place.awarding.dossier("appraised")
    client.force_login(place.secretary)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(url("meeting_create", place.council), {**INVITED, "ho-so": [dossier.pk]})
    meeting = Meeting.objects.get()
    assert Notice.objects.filter(text__startswith="Mời dự họp").count() == 5
    presence = {f"nguoi-{user.pk}-presence": "present" for user in place.seated}
    client.post(url("meeting_attendance", meeting), presence)
    client.post(url("meeting_open", meeting))
    item = meeting.items.get()
    for user in place.seated:
        client.force_login(user)
        assert "Bỏ phiếu kín" in client.get(url("meeting_vote", meeting)).content.decode()
        client.post(url("meeting_vote", meeting), {f"y-kien-{item.pk}": "in_favour"})
    client.force_login(place.chair)
    shown = client.get(url("meeting_close", meeting)).content.decode()
    assert "chưa biểu quyết" not in shown
    client.post(url("meeting_close", meeting))
    dossier.refresh_from_db()
    assert dossier.status == "voted"
    assert "5 tán thành" in client.get(url("meeting_detail", meeting)).content.decode()
    minutes = {
        "conclusion": "Nhất trí đề nghị.",
        "minutes_number": "12",
        "minutes_signed_on": "2020-11-05",
        "chaired_by": place.chair.full_name,
        "minutes_by": place.secretary.full_name,
    }
    client.post(url("meeting_minutes", meeting), {**minutes, "minutes_signed_on": "", "ky": "1"})
    meeting.refresh_from_db()
    assert meeting.status == "closed"
    client.post(url("meeting_minutes", meeting), {**minutes, "ky": "1"})
    meeting.refresh_from_db()
    assert (meeting.status, meeting.minutes_signed_on) == ("minuted", date(2020, 11, 5))


def test_while_it_is_open_no_page_tells_how_anybody_voted(client, place):
    meeting = place.opened(place.awarding.dossier("appraised"))
    for user in place.seated[:3]:
        vote(meeting, user, "against")
    assert Urn.objects.get().against == 3
    before = {}
    for user in (place.chair, place.secretary):
        client.force_login(user)
        for name in ("meeting_detail", "meeting_close", "minutes_pdf", "meeting_vote"):
            response = client.get(url(name, meeting))
            if name != "minutes_pdf":
                shown = response.content.decode()
                assert "3 không" not in shown
                before[user, name] = shown.count("Không tán thành")
    # The words stand on the ballot paper of him who has still to vote, and nowhere else.
    assert sum(before.values()) == 0


def test_a_choice_that_is_missing_keeps_the_others(client, place):
    one, two = (place.awarding.dossier("appraised", awardee_name=name) for name in "AB")
    meeting = place.opened(one, two)
    first = meeting.items.get(dossier=one)
    client.force_login(place.members[0])
    shown = client.post(
        url("meeting_vote", meeting), {f"y-kien-{first.pk}": "against"}
    ).content.decode()
    assert "Chưa cho ý kiến về “B”." in shown
    assert shown.count("checked") == 1
    assert not Ballot.objects.exists()


def test_counts_from_paper_are_typed_and_come_back_where_they_cannot_be_right(client, place):
    meeting = place.opened(place.awarding.dossier("appraised"), on_paper=True)
    client.force_login(place.secretary)
    prefix = f"ho-so-{meeting.items.get().pk}"
    typed = {f"{prefix}-in_favour": "9", f"{prefix}-against": "0"}
    typed |= {f"{prefix}-abstained": "0", f"{prefix}-invalid": "0"}
    shown = client.post(url("meeting_counts", meeting), typed).content.decode()
    assert "Tổng số phiếu là 9, nhiều hơn 5 người được biểu quyết." in shown
    assert 'value="9"' in shown
    client.post(url("meeting_counts", meeting), {**typed, f"{prefix}-in_favour": "4"})
    assert Urn.objects.get().in_favour == 4


def test_an_opinion_in_writing_is_entered_for_who_is_absent(client, place):
    meeting = place.opened(place.awarding.dossier("appraised"), came=place.seated[:4])
    absent = place.members[2]
    meetings.note_attendance(
        meeting, actor=place.secretary, came={absent.pk: Came("written", "Đi học")}
    )
    client.force_login(place.secretary)
    assert (
        "Ý kiến bằng văn bản chưa nhập"
        in client.get(url("meeting_detail", meeting)).content.decode()
    )
    seat = meeting.attendances.get(user=absent)
    client.post(url("written_opinion", seat), {f"y-kien-{meeting.items.get().pk}": "in_favour"})
    assert Ballot.objects.get().voter == absent


def test_the_scan_of_the_minutes_is_checked_and_served(client, place):
    meeting = place.opened(place.awarding.dossier("appraised"))
    meetings.close_meeting(meeting, actor=place.chair)
    client.force_login(place.secretary)
    refused = client.post(url("scan_attach", meeting), {})
    assert sentences(refused) == ["Hãy chọn tệp cần đính kèm."]
    client.post(url("scan_attach", meeting), {"file": picture("bien-ban.png")})
    served = client.get(url("scan_download", meeting))
    assert b"".join(served.streaming_content).startswith(b"\x89PNG")


def test_the_share_of_votes_is_kept_for_a_form_of_award(client, place):
    client.force_login(place.secretary)
    page = url("voting_rule_edit", place.awarding.form)
    assert "quá nửa tổng số thành viên Hội đồng" in client.get(page).content.decode()
    typed = {
        "base": "present",
        "min_percent": "66,67",
        "quorum_percent": "80",
        "is_secret": "on",
        "source": "",
    }
    shown = client.post(page, typed).content.decode()
    assert "Hãy ghi căn cứ quy định tỷ lệ này." in shown
    client.post(page, {**typed, "is_local_choice": "on"})
    rule = VotingRule.objects.get()
    assert (rule.base, str(rule.min_percent), rule.must_exceed) == ("present", "66.67", False)
    assert "từ 66,67% trở lên số thành viên dự họp" in client.get(page).content.decode()


@pytest.mark.parametrize("name", ["meeting_detail", "meeting_close", "meeting_vote"])
def test_a_page_asks_as_often_for_three_dossiers_as_for_one(
    client, place, name, django_assert_max_num_queries
):
    counts = []
    for number in (1, 3):
        dossiers = [
            place.awarding.dossier("appraised", awardee_name=f"{number}-{place_in}")
            for place_in in range(number)
        ]
        meeting = place.opened(*dossiers)
        client.force_login(place.chair)
        with django_assert_max_num_queries(60) as asked:
            assert client.get(url(name, meeting)).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_two_who_edit_one_council_see_both_and_choose(client, place):
    client.force_login(place.secretary)
    page = url("council_edit", place.council)
    shown = client.get(page)
    people = [place.chair, place.secretary, *place.members]
    roles = ("chair", "secretary", "member", "member", "member")
    sent = {
        "name": "Hội đồng Thi đua - Khen thưởng",
        "basis": place.council.basis,
        "valid_from": "14/02/2020",
        "valid_to": "",
        "seen": shown.context["editor"].head["seen"].value(),
        **{f"thanh-vien-{n}-user": user.pk for n, user in enumerate(people)},
        **{f"thanh-vien-{n}-role": role for n, role in enumerate(roles)},
    }
    assert client.post(page, sent | {"basis": "Quyết định Một"}).status_code == 302
    late = client.post(page, sent | {"basis": "Quyết định Hai", "thanh-vien-4-role": "standing"})
    shown = late.content.decode()
    assert late.status_code == 409
    for said in ("Quyết định Một", "Quyết định Hai", "Ủy viên thường trực"):
        assert said in shown
    again = sent | {"seen": late.context["seen"], "basis": "Quyết định Hai"}
    assert client.post(page, again).status_code == 302
    place.council.refresh_from_db()
    assert place.council.basis == "Quyết định Hai"


def test_two_who_edit_one_invitation_or_its_minutes_see_both(client, place):
    one, two = (place.awarding.dossier("appraised", awardee_name=f"Tập thể {n}") for n in "AB")
    meeting = place.meeting(one, two)
    client.force_login(place.secretary)
    page = url("meeting_edit", meeting)
    seen = client.get(page).context["form"]["seen"].value()
    sent = {**INVITED, "ho-so": [one.pk], "seen": seen}
    assert client.post(page, sent | {"place": "Phòng Một"}).status_code == 302
    late = client.post(page, sent | {"place": "Phòng Hai", "ho-so": [two.pk]})
    assert late.status_code == 409
    for said in ("Phòng Một", "Phòng Hai", "Tập thể A", "Tập thể B"):
        assert said in late.content.decode()
    kept = sent | {"seen": late.context["seen"], "ho-so": [two.pk], "keep-ho-so": "stored"}
    assert client.post(page, kept).status_code == 302
    assert [item.dossier for item in meeting.items.all()] == [one]
    Meeting.objects.filter(pk=meeting.pk).update(status="closed")
    page = url("meeting_minutes", meeting)
    seen = client.get(page).context["form"]["seen"].value()
    assert client.post(page, {"conclusion": "Kết luận Một", "seen": seen}).status_code == 302
    late = client.post(page, {"conclusion": "Kết luận Hai", "seen": seen})
    assert late.status_code == 409
    assert "Kết luận Một" in late.content.decode() and "Kết luận Hai" in late.content.decode()


def test_two_who_set_one_voting_rule_see_both(client, place):
    client.force_login(place.secretary)
    page = url("voting_rule_edit", place.awarding.form)
    form = client.get(page).context["form"]
    sent = {
        "base": "all",
        "min_percent": "50",
        "quorum_percent": "66,67",
        "is_local_choice": "on",
        "source": "Quy chế Một",
        "seen": form["seen"].value(),
    }
    assert client.post(page, sent).status_code == 302
    late = client.post(page, sent | {"source": "Quy chế Hai"})
    shown = late.content.decode()
    assert (late.status_code, "Quy chế Một" in shown, "Quy chế Hai" in shown) == (409, True, True)
    assert VotingRule.objects.get().source == "Quy chế Một"


@pytest.mark.parametrize(
    ("held_on", "held_at", "is_called"),
    [("2020-11-04", "08:00", False), ("2020-11-05", "00:00", False), ("2020-11-06", "08:00", True)],
    ids=["yesterday", "this morning", "tomorrow"],
)
def test_no_meeting_is_called_for_the_past_and_what_was_typed_stays(
    client, place, held_on, held_at, is_called
):
    dossier = place.awarding.dossier("appraised")
    client.force_login(place.secretary)
    sent = {**INVITED, "held_on": held_on, "held_at": held_at, "ho-so": [dossier.pk]}
    page = client.post(url("meeting_create", place.council), sent)
    assert Meeting.objects.exists() is is_called
    if not is_called:
        content = page.content.decode()
        assert "Ngày, giờ họp đã qua" in content
        assert INVITED["title"] in content
