"""The pages of councils, appraisals and decisions: forms that lose nothing, and their queries."""

from decimal import Decimal

import pytest
from django.urls import reverse

from organisation.models.memberships import Role
from recognition.models import Appraisal, InitiativeCouncil, Recognition, RecognitionDecision
from registrations.models import Initiative, InitiativeProgress
from tests.campaigns.factories import DeadlineFactory, person
from tests.recognition.factories import (
    accepted,
    before,
    council,
    drafted,
    proposed,
    recognised,
    scored,
)
from tests.registrations.factories import registered
from tests.registrations.test_pages import sentences
from tests.screens.test_rows import focused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_october(working_day):
    working_day("2020-10-16")


def at(name, *keys) -> str:
    return reverse(f"recognition:{name}", args=keys)


# --- Councils -------------------------------------------------------------------------------------


def setting_up(around, **typed):
    people = (around.chair, around.economy, around.justice)
    rows = {
        f"thanh-vien-{number}-{name}": value
        for number, (user, role) in enumerate(
            zip(people, ("chair", "secretary", "member"), strict=True)
        )
        for name, value in (("user", user.pk), ("role", role))
    }
    return {
        "name": "Hội đồng sáng kiến",
        "pass_mark": "70",
        **rows,
        "tieu-chi-0-name": "Tính mới",
        "tieu-chi-0-max_score": "62,5",
        "tieu-chi-1-name": "Hiệu quả",
        "tieu-chi-1-max_score": "37.5",
    } | typed


def test_a_council_is_set_up_with_criteria_offered_and_opened_by_the_button(client):
    around = council()
    InitiativeCouncil.objects.all().delete()
    client.force_login(around.staff)
    page = client.get(at("council_create", around.place.plan.pk)).content.decode()
    assert "Khả năng nhân rộng" in page
    assert 'value="70"' in page
    client.post(at("council_create", around.place.plan.pk), setting_up(around))
    made = InitiativeCouncil.objects.get()
    assert [(one.name, one.max_score) for one in made.criteria.all()] == [
        ("Tính mới", Decimal("62.5")),
        ("Hiệu quả", Decimal("37.5")),
    ]
    client.post(at("council_open", made.pk))
    made.refresh_from_db()
    assert made.status == "appraising"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"tieu-chi-0-max_score": "nhiều"}, "Hãy ghi một số, ví dụ 30 hoặc 82,5."),
        ({"tieu-chi-0-max_score": ""}, "Hãy ghi điểm tối đa của tiêu chí này."),
        ({"tieu-chi-0-name": ""}, "Hãy ghi tên tiêu chí."),
        ({"pass_mark": "101"}, "Mức đạt phải lớn hơn 0 và không quá tổng điểm tối đa (100)."),
        ({"thanh-vien-1-role": "chair"}, "Hội đồng chỉ có một Chủ tịch."),
        ({"tieu-chi-1-name": "tính mới"}, "Có hai tiêu chí cùng tên"),
    ],
)
def test_a_council_that_contradicts_itself_is_told_and_nothing_typed_is_lost(client, typed, said):
    around = council()
    InitiativeCouncil.objects.all().delete()
    client.force_login(around.staff)
    page = client.post(
        at("council_create", around.place.plan.pk), setting_up(around, basis="QĐ 1", **typed)
    )
    assert said in page.content.decode()
    assert 'value="QĐ 1"' in page.content.decode()
    assert not InitiativeCouncil.objects.exists()


def test_the_deadline_for_recognising_is_shown(client):
    around = council()
    DeadlineFactory(
        plan=around.place.plan,
        kind="recognition",
        title="Gửi quyết định công nhận",
        due_on="2020-10-20",
    )
    client.force_login(around.economy)
    page = client.get(at("council_detail", around.council.pk)).content.decode()
    assert "Gửi quyết định công nhận" in page
    assert "19/10/2020" in page


def test_what_is_not_completed_or_has_no_author_is_marked_before_it_is_taken_in(client):
    around = council()
    done, open_one = accepted(around, around.place.schools[0], "2")
    InitiativeProgress.objects.create(
        initiative=done, status="completed", percent=100, completed_on="2020-10-01"
    )
    done.authors.create(full_name="Nguyễn Văn An")
    client.force_login(around.staff)
    page = client.get(at("take_in", around.council.pk)).content.decode()
    assert (page.count("Chưa báo tiến độ"), page.count("Chưa ghi tác giả")) == (1, 1)
    assert page.count("Hoàn thành</span>") == 1
    client.post(at("take_in", around.council.pk), {"sang-kien": [done.pk, open_one.pk]})
    assert Recognition.objects.count() == 2


# --- Scoring --------------------------------------------------------------------------------------


def sheet(case, *points, **typed):
    keys = case.council.criteria.values_list("pk", flat=True)
    rows = {f"tieu-chi-{key}": value for key, value in zip(keys, points, strict=True)}
    return rows | {"in_favour": "1", "opinion": "Áp dụng tốt."} | typed


def test_a_member_scores_with_a_decimal_comma_and_goes_on_to_the_next(client):
    around = council()
    first, second = before(around, around.place.schools[0], "2")
    client.force_login(around.economy)
    response = client.post(at("appraise", first.pk), sheet(first, "32,5", "50", next="1"))
    assert Appraisal.objects.get().total == Decimal("82.5")
    assert response.url == at("recognition_detail", second.pk)


@pytest.mark.parametrize(
    ("points", "typed", "said"),
    [
        (("41", "50"), {}, "Hãy ghi số không quá 40."),
        (("", "50"), {}, "Hãy ghi "),
        (("30", "năm mươi"), {}, "Hãy ghi một số, ví dụ 30 hoặc 82,5."),
        (("30", "50"), {"opinion": ""}, "Hãy ghi "),
        (("30", "50"), {"in_favour": ""}, "Hãy chọn ý kiến."),
    ],
)
def test_scores_that_cannot_be_taken_are_told_and_nothing_typed_is_lost(
    client, points, typed, said
):
    around = council()
    (case,) = before(around, around.place.schools[0])
    client.force_login(around.economy)
    page = client.post(at("appraise", case.pk), sheet(case, *points, **typed)).content.decode()
    assert said in page
    assert f'value="{points[1]}"' in page
    assert not Appraisal.objects.exists()


def test_one_member_does_not_find_anothers_words_on_the_page(client):
    around = council()
    (case,) = before(around, around.place.schools[0])
    scored(case, around.economy, 30, 50, opinion="Rất mới mẻ.")
    client.force_login(around.justice)
    assert "Rất mới mẻ." not in client.get(at("recognition_detail", case.pk)).content.decode()
    client.force_login(around.economy)
    assert "Rất mới mẻ." in client.get(at("recognition_detail", case.pk)).content.decode()


def test_who_has_a_conflict_of_interest_reads_why_and_cannot_post(client):
    around = council()
    (case,) = before(around, around.economy_office)
    client.force_login(around.economy)
    page = client.get(at("recognition_detail", case.pk)).content.decode()
    assert "Bạn không được chấm sáng kiến này." in page
    assert "Phiếu chấm của tôi" not in page
    refused = client.post(at("appraise", case.pk), sheet(case, "30", "50"))
    assert refused.status_code == 403
    assert "Là người của đơn vị đăng ký" in refused.content.decode()


def test_a_member_called_as_an_author_without_account_is_pointed_at(client):
    around = council()
    (case,) = before(around, around.place.schools[0])
    case.initiative.authors.create(full_name="Ngô Đức Thắng")
    client.force_login(around.chair)
    page = client.get(at("recognition_detail", case.pk)).content.decode()
    assert "Thành viên Ngô Đức Thắng trùng tên với một tác giả" in page


# --- Authors --------------------------------------------------------------------------------------


def test_a_unit_names_authors_whose_shares_make_a_hundred(client):
    around = council()
    initiative = accepted(around, around.place.schools[0])[0]
    client.force_login(person(Role.CLERK, around.place.schools[0]))
    typed = {
        "tac-gia-0-full_name": "Nguyễn Văn An",
        "tac-gia-0-share": "60",
        "tac-gia-1-full_name": "Trần Thị Bình",
        "tac-gia-1-share": "30",
    }
    page = client.post(at("authors_edit", initiative.pk), typed)
    assert "Tổng tỷ lệ đóng góp phải là 100%, hiện là 90%." in page.content.decode()
    assert 'value="Trần Thị Bình"' in page.content.decode()
    client.post(at("authors_edit", initiative.pk), typed | {"tac-gia-1-share": "40"})
    assert [author.said for author in initiative.authors.all()] == [
        "Nguyễn Văn An, 60%",
        "Trần Thị Bình, 40%",
    ]


def test_one_more_author_or_member_is_asked_for_and_gets_the_focus(client):
    around = council()
    initiative = accepted(around, around.place.schools[0])[0]
    client.force_login(person(Role.CLERK, around.place.schools[0]))
    page = client.post(
        at("authors_edit", initiative.pk), {"tac-gia-0-full_name": "An", "add": "tac-gia"}
    ).content.decode()
    assert 'value="An"' in page
    assert focused(page) == ["tac-gia-1-full_name"]
    assert not initiative.authors.exists()
    InitiativeCouncil.objects.all().delete()
    client.force_login(around.staff)
    typed = setting_up(around, add="thanh-vien")
    page = client.post(at("council_create", around.place.plan.pk), typed).content.decode()
    assert focused(page) == ["thanh-vien-3-user"]


def test_the_page_of_an_initiative_tells_its_authors_and_its_recognition(client):
    around = council()
    (case,) = recognised(around, around.place.schools[0])
    case.initiative.authors.create(full_name="Nguyễn Văn An")
    client.force_login(person(Role.UNIT_HEAD, around.place.schools[0]))
    url = reverse("registrations:initiative_detail", args=[case.initiative_id])
    page = client.get(url).content.decode()
    assert "Nguyễn Văn An" in page
    assert "Đã công nhận" in page


def test_a_similar_initiative_says_that_the_other_was_recognised(client):
    around = council()
    (case,) = recognised(around, around.place.schools[0])
    name = "Nhắc lịch trả hồ sơ bằng tin nhắn tự động"
    case.initiative.name = name
    case.initiative.save()
    other = registered(around.place.letter, around.place.schools[1], "1", "submitted")
    Initiative.objects.filter(registration=other).update(name=name)
    client.force_login(around.place.office_staff())
    page = client.get(reverse("registrations:registration_similar", args=[other.pk]))
    assert "Đã được công nhận (5012/QĐ-UBND ngày 15/10/2020)." in page.content.decode()


# --- Decisions ------------------------------------------------------------------------------------


def test_a_decision_is_drafted_looked_at_and_issued_by_buttons(client):
    around = council()
    cases = proposed(around, around.place.schools[0], "2")
    client.force_login(around.staff)
    create = at("decision_create", around.council.pk)
    typed = {
        "symbol": "QĐ-UBND",
        "sang-kien": [cases[0].pk],
        "signer_name": "Nguyễn Văn Ký",
        "signer_title": "Chủ tịch",
    }
    client.post(create, typed)
    decision = RecognitionDecision.objects.get()
    issue = at("decision_issue", decision.pk)
    assert "Hãy ghi số quyết định." in client.post(issue).content.decode()
    client.post(
        at("decision_edit", decision.pk), typed | {"number": "5012", "issued_on": "15/10/2020"}
    )
    assert "1 sáng kiến" in client.get(issue).content.decode()
    assert sentences(client.post(issue))[-1] == "Đã ban hành Quyết định số 5012/QĐ-UBND."
    assert [Recognition.objects.get(pk=case.pk).status for case in cases] == [
        "recognised",
        "proposed",
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"issued_on": "17/10/2020"}, "không thể ở tương lai"),
        ({"issued_on": "hôm nay"}, "hợp lệ"),
        ({"sang-kien": []}, "Hãy chọn ít nhất một sáng kiến."),
    ],
)
def test_a_bad_draft_is_told_and_nothing_typed_is_lost(client, typed, said):
    around = council()
    cases = proposed(around, around.place.schools[0])
    client.force_login(around.staff)
    given = {"symbol": "QĐ-UBND", "sang-kien": [cases[0].pk], "signer_name": "Nguyễn Văn Ký"}
    page = client.post(at("decision_create", around.council.pk), given | typed).content.decode()
    assert said in page
    assert 'value="Nguyễn Văn Ký"' in page
    assert not RecognitionDecision.objects.exists()


def test_a_correction_is_begun_by_the_button_and_its_words_are_changed(client):
    around = council()
    (case,) = recognised(around, around.place.schools[0])
    decision = RecognitionDecision.objects.get()
    client.force_login(around.staff)
    edit = client.post(at("decision_correct", decision.pk)).url
    later = RecognitionDecision.objects.get(changes=decision)
    item = later.items.get()
    client.post(
        edit,
        {
            "number": "5100",
            "symbol": "QĐ-UBND",
            "issued_on": "16/10/2020",
            "signer_name": "Nguyễn Văn Ký",
            "sang-kien": [case.pk],
            f"dong-{item.pk}-name": "Tên đúng",
            f"dong-{item.pk}-authors": "",
            f"dong-{item.pk}-unit": item.unit,
            f"dong-{item.pk}-scope": "province",
        },
    )
    client.post(at("decision_issue", later.pk))
    page = client.get(at("decision_detail", decision.pk)).content.decode()
    assert "Đã được đính chính" in page
    assert "5100/QĐ-UBND" in page
    assert later.items.get().name == "Tên đúng"


# --- Queries --------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3])
def test_a_council_takes_as_many_queries_for_three_as_for_one(
    client, django_assert_num_queries, count
):
    around = council()
    before(around, around.place.schools[0], str(count))
    client.force_login(around.economy)
    with django_assert_num_queries(15):
        page = client.get(at("council_detail", around.council.pk))
    assert len(page.context["page"].object_list) == count


@pytest.mark.parametrize("count", [1, 3])
def test_a_units_initiatives_take_as_many_queries_for_three_as_for_one(
    client, django_assert_num_queries, count
):
    around = council()
    before(around, around.place.schools[0], str(count))
    client.force_login(person(Role.UNIT_HEAD, around.place.schools[0]))
    with django_assert_num_queries(11):
        page = client.get(at("our_initiatives"))
    assert len(page.context["rows"]) == count


@pytest.mark.parametrize("count", [2, 4])
def test_an_initiative_takes_as_many_queries_for_four_appraisals_as_for_two(
    client, django_assert_num_queries, count
):
    around = council()
    (case,) = before(around, around.place.schools[0])
    for user in around.members[:count]:
        scored(case, user, 30, 50)
    case.initiative.authors.create(full_name="Nguyễn Văn An")
    Recognition.objects.update(status="declined", decline_reason="Chưa áp dụng")
    client.force_login(around.economy)
    with django_assert_num_queries(24):
        page = client.get(at("recognition_detail", case.pk))
    assert len(page.context["appraisals"]) == count


# --- Two who edit at once -------------------------------------------------------------------------


def test_two_who_edit_one_draft_see_both_and_choose(client):
    around = council()
    one, two = proposed(around, around.place.schools[0], "2")
    decision = drafted(around, [one, two], number="", issued_on=None)
    client.force_login(around.staff)
    page = at("decision_edit", decision.pk)
    seen = client.get(page).context["form"]["seen"].value()
    sent = {"symbol": "QĐ-UBND", "sang-kien": [one.pk], "seen": seen}
    assert client.post(page, sent | {"signer_name": "Cửa sổ Một"}).status_code == 302
    late = client.post(page, sent | {"signer_name": "Cửa sổ Hai", "sang-kien": [two.pk]})
    shown = late.content.decode()
    assert (late.status_code, "Cửa sổ Một" in shown, "Cửa sổ Hai" in shown) == (409, True, True)
    assert one.initiative.name in shown and two.initiative.name in shown
    chosen = sent | {
        "seen": late.context["seen"],
        "signer_name": "Cửa sổ Hai",
        "sang-kien": [two.pk],
        "keep-sang-kien": "stored",
    }
    assert client.post(page, chosen).status_code == 302
    decision.refresh_from_db()
    assert decision.signer_name == "Cửa sổ Hai"
    assert [item.recognition for item in decision.items.all()] == [one]


def test_two_who_edit_one_council_see_both_and_choose(client):
    around = council(opened=False)
    client.force_login(around.staff)
    page = at("council_edit", around.council.pk)
    seen = client.get(page).context["editor"].head["seen"].value()
    first = setting_up(around, seen=seen, name="Hội đồng Một")
    assert client.post(page, first).status_code == 302
    second = setting_up(
        around,
        seen=seen,
        name="Hội đồng Hai",
        **{"thanh-vien-2-user": around.secretary.pk, "tieu-chi-0-name": "Tính sáng tạo"},
    )
    late = client.post(page, second)
    shown = late.content.decode()
    assert late.status_code == 409
    for said in ("Hội đồng Một", "Hội đồng Hai", around.justice.full_name, "Tính sáng tạo"):
        assert said in shown
    kept = second | {"seen": late.context["seen"], "keep-thanh-vien": "stored"}
    assert client.post(page, kept).status_code == 302
    around.council.refresh_from_db()
    seated = {member.user for member in around.council.members.all()}
    assert around.council.name == "Hội đồng Hai"
    assert seated == {around.chair, around.economy, around.justice}
    assert "Tính sáng tạo" in {one.name for one in around.council.criteria.all()}


def test_two_who_write_one_library_entry_see_both(client):
    around = council()
    (case,) = recognised(around, around.place.schools[0])
    client.force_login(around.staff)
    page = at("entry_edit", case.pk)
    words = {"summary": "Tóm tắt", "how": "Cách làm", "contact": "Tổ văn thư"}
    assert client.post(page, words).status_code == 302
    seen = client.get(page).context["form"]["seen"].value()
    assert client.post(page, words | {"seen": seen, "how": "Cách Một"}).status_code == 302
    late = client.post(page, words | {"seen": seen, "how": "Cách Hai"})
    assert late.status_code == 409
    assert "Cách Một" in late.content.decode() and "Cách Hai" in late.content.decode()
