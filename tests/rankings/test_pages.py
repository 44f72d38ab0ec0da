"""The pages of a ranking: made, filled in, imported, published, looked at; their queries."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from organisation.models.memberships import Role
from rankings import publication
from rankings.models import Ranking
from tests.campaigns.factories import BodyFactory, person
from tests.paperwork.pdf_reading import text_of
from tests.paperwork.spreadsheet_import.workbooks import token_in
from tests.rankings.factories import draft, places, published, ranked, score
from tests.rankings.imports.test_parser import workbook_bytes
from tests.rankings.test_publication import plan_with_a_relative_deadline
from tests.registrations.test_pages import file_name, sentences

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_january_2021(working_day):
    working_day("2021-01-20")


@pytest.fixture
def place(client):
    found = ranked()
    client.force_login(found.staff)
    return found


def at(name, ranking):
    return reverse(f"rankings:{name}", args=[ranking.pk])


def head_of(place, **typed):
    return {
        "publisher": place.province.pk,
        "year": "2020",
        "kind": "districts",
        "title": "Xếp hạng năm 2020",
        "tie_rule": "skip",
        "nhom-0-name": "Xuất sắc",
        "nhom-0-from_score": "90",
        "nhom-1-name": "Tốt",
        "nhom-1-from_score": "82,5",
    } | typed


def test_a_ranking_is_begun_with_all_bodies_of_its_kind(client, place):
    client.post(reverse("rankings:ranking_create"), head_of(place))
    ranking = Ranking.objects.get()
    assert [entry.body for entry in ranking.entries.order_by("body__path")] == place.districts
    assert [(band.name, f"{band.from_score}") for band in ranking.bands.all()] == [
        ("Xuất sắc", "90.000"),
        ("Tốt", "82.500"),
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"year": "2021"}, ""),
        ({"year": "1020"}, "Hãy ghi một năm từ 2000 đến 2021."),
        ({"nhom-1-from_score": "90"}, "Có hai nhóm cùng mức điểm"),
        ({"nhom-1-from_score": "chín mươi"}, "Hãy ghi một số, ví dụ 30 hoặc 82,5."),
        ({"nhom-1-from_score": ""}, "Hãy ghi mức điểm của nhóm này."),
        ({"nhom-1-name": ""}, "Hãy ghi tên nhóm."),
        ({"title": ""}, "Hãy ghi "),
    ],
)
def test_bad_input_is_told_and_nothing_typed_is_lost(client, place, typed, said):
    page = client.post(reverse("rankings:ranking_create"), head_of(place, **typed))
    if not said:
        assert page.status_code == 302
        return
    assert said in page.content.decode()
    assert 'value="Xuất sắc"' in page.content.decode()
    assert not Ranking.objects.exists()


def test_scores_are_typed_with_a_comma_and_ranks_follow(client, place):
    ranking = draft(place)
    typed = dict(zip(place.districts, ("90,5", "88", "88", ""), strict=True))
    client.post(
        at("ranking_scores", ranking),
        {f"don-vi-{body.pk}-score": text for body, text in typed.items()},
    )
    assert places(ranking) == {
        "Riềng": (1, "Xuất sắc"),
        "Đất": (2, "Tốt"),
        "Hiệp": (2, "Tốt"),
        "Biên": (None, ""),
    }


def test_one_score_that_is_none_saves_nothing_and_keeps_the_others_on_the_page(client, place):
    ranking = draft(place)
    first, second = place.districts[:2]
    page = client.post(
        at("ranking_scores", ranking),
        {f"don-vi-{first.pk}-score": "91,25", f"don-vi-{second.pk}-score": "cao"},
    )
    text = page.content.decode()
    assert "Chưa lưu: 1 dòng cần sửa." in text
    assert 'value="91,25"' in text
    assert not ranking.entries.exclude(score=None).exists()


def test_who_types_while_another_saves_is_told_and_overwrites_only_knowingly(client, place):
    ranking = draft(place)
    url = at("ranking_scores", ranking)
    seen = client.get(url).context["seen"]
    first = place.districts[0]
    score(place, ranking, 77)
    typed = {f"don-vi-{first.pk}-score": "91,25", "seen": seen}
    page = client.post(url, typed)
    assert page.status_code == 409
    (difference,) = page.context["differences"]
    assert (difference.typed, difference.stored) == ("91,25", "77")
    assert ranking.entries.get(body=first).score_text == "77"
    client.post(url, typed | {"seen": page.context["seen"]})
    assert ranking.entries.get(body=first).score_text == "91,25"


def test_the_own_workbook_comes_back_filled_in_and_is_taken_after_a_look(client, place):
    ranking = draft(place)
    book = load_workbook(BytesIO(client.get(at("score_import_template", ranking)).content))
    sheet = book.worksheets[0]
    rows = {
        sheet.cell(row, 2).value: row
        for row in range(1, sheet.max_row + 1)
        if "huyện" in str(sheet.cell(row, 2).value)
    }
    assert len(rows) == 4
    for points, row in zip((92, 85, 70, 88), rows.values(), strict=True):
        sheet.cell(row, 3).value = points
    sheet.cell(rows["Ủy ban nhân dân huyện Tân Hiệp"], 4).value = 1
    stored = BytesIO()
    book.save(stored)

    page = client.post(
        at("score_import", ranking), {"file": SimpleUploadedFile("diem.xlsx", stored.getvalue())}
    )
    text = page.content.decode()
    assert "Đã hiểu 4 dòng" in text
    assert "Hạng ghi 1, tính theo điểm là 4" in text
    assert not ranking.entries.exclude(score=None).exists()
    client.post(at("score_import_confirm", ranking), {"token": token_in(page)})
    assert places(ranking)["Hiệp"] == (1, "Khá")


def test_a_file_with_faults_takes_nothing_and_comes_back_marked(client, place):
    ranking = draft(place)
    content = workbook_bytes(
        ["STT", "Đơn vị", "Điểm"], [1, "Giồng Riềng", 90], [2, "Huyện Lạ", "cao"]
    )
    page = client.post(
        at("score_import", ranking), {"file": SimpleUploadedFile("diem.xlsx", content)}
    )
    assert "2 chỗ; chưa nhận dòng nào" in page.content.decode()
    assert sentences(
        client.post(at("score_import_confirm", ranking), {"token": token_in(page)})
    ) == ["Chưa có tệp nào được xem trước. Hãy chọn lại tệp."]
    marked = client.post(
        at("score_import", ranking),
        {"file": SimpleUploadedFile("diem.xlsx", content), "marked": "1"},
    )
    book = load_workbook(BytesIO(marked.content))
    assert book.worksheets[0].title == "Cần sửa"
    assert "Huyện Lạ" in book.worksheets[1]["B3"].comment.text


def test_a_workbook_of_another_ranking_is_known_again(client, place):
    other, ranking = draft(place, year=2018), draft(place)
    content = client.get(at("score_import_template", other)).content
    page = client.post(
        at("score_import", ranking), {"file": SimpleUploadedFile("diem.xlsx", content)}
    )
    assert "lập cho một bảng xếp hạng khác" in page.content.decode()


def test_publishing_by_the_button_records_the_event_of_the_ticked_plan(client, place):
    plan, _ = plan_with_a_relative_deadline(place)
    ranking = draft(place, 92, 85, 70, 88, year=2020)
    page = client.get(at("ranking_publish", ranking))
    assert str(plan) in page.content.decode()
    client.post(at("ranking_publish", ranking), {"published_on": "15/01/2021", "plans": [plan.pk]})
    assert plan.events.get().happened_on == date(2021, 1, 15)
    ranking.refresh_from_db()
    assert ranking.status == "published"


@pytest.mark.parametrize(("year", "is_ticked"), [(2020, True), (2019, False)])
def test_a_plan_is_ticked_beforehand_only_where_its_own_year_is_ranked(
    client, place, year, is_ticked
):
    plan, _ = plan_with_a_relative_deadline(place)
    form = client.get(at("ranking_publish", draft(place, 92, 85, 70, 88, year=year))).context[
        "form"
    ]
    assert form["plans"].initial == ([plan.pk] if is_ticked else [])
    assert [plan] == list(form.fields["plans"].queryset)


def test_the_page_shows_the_year_before_and_the_change_beside(client, place):
    published(place, 92, 85, 70, 88, year=2018, on=date(2019, 2, 1))
    ranking = published(place, 91, 95, 70, 88, year=2019)
    text = " ".join(client.get(at("ranking_detail", ranking)).content.decode().split())
    assert "tăng 2 bậc" in text
    assert "giảm 1 bậc" in text
    best_first = client.get(at("ranking_detail", ranking), {"xep": "tien-bo"})
    assert best_first.context["rows"][0].entry.body == place.districts[1]
    by_name = client.get(at("ranking_detail", ranking), {"xep": "ten"})
    assert [row.entry.body.name.split()[-1] for row in by_name.context["rows"]] == [
        "Biên",
        "Riềng",
        "Đất",
        "Hiệp",
    ]


def test_a_body_sees_its_places_through_the_years(client, place):
    published(place, 92, 85, 70, 88, year=2018, on=date(2019, 2, 1))
    published(place, 91, 95, 70, 88, year=2019)
    client.force_login(person(Role.UNIT_HEAD, place.districts[1]))
    page = client.get(reverse("rankings:ranks_of_body", args=[place.districts[1].pk]))
    assert [(one.ranking.year, one.rank) for one in page.context["entries"]] == [
        (2019, 1),
        (2018, 3),
    ]


def test_a_draft_gives_nothing_away_of_a_bodys_places(client, place):
    ranking = draft(place, 91, 95, 70, 88)
    client.force_login(person(Role.UNIT_HEAD, place.districts[1]))
    url = reverse("rankings:ranks_of_body", args=[place.districts[1].pk])
    assert client.get(url).status_code == 404
    publication.publish(ranking, actor=place.staff, published_on=date(2021, 1, 15))
    assert client.get(url).status_code == 200


def test_excel_and_pdf_say_what_the_page_says(client, place):
    ranking = published(place, 92, 85.5, 70, 88, reference="85/QĐ-UBND")
    excel = client.get(at("ranking_sheet", ranking))
    assert file_name(excel) == "Xếp hạng cấp huyện năm 2019.xlsx"
    rows = list(load_workbook(BytesIO(excel.content)).active.iter_rows(values_only=True))
    assert (3, "Ủy ban nhân dân huyện Hòn Đất", 85.5, "Tốt") in [row[:4] for row in rows]
    text = text_of(client.get(at("ranking_print", ranking)).content)
    for words in ("ỦY BAN NHÂN DÂN", "XẾP HẠNG CẤP HUYỆN NĂM 2019", "85/QĐ-UBND", "85,5"):
        assert words in text


def test_a_correction_is_begun_by_the_button_and_refused_a_second_time(client, place):
    ranking = published(place, 92, 85, 70, 88)
    client.post(at("ranking_correct", ranking))
    assert Ranking.objects.filter(corrects=ranking).count() == 1
    assert sentences(client.post(at("ranking_correct", ranking)))[-1] == (
        "Bảng xếp hạng này đã có bản đính chính."
    )


# --- Queries --------------------------------------------------------------------------------------


def test_the_pages_take_as_many_queries_for_five_bodies_as_for_four(
    client, place, django_assert_num_queries
):
    published(place, 92, 85, 70, 88, year=2018, on=date(2019, 2, 1))
    ranking = published(place, 92, 85, 70, 88, year=2019)
    reader = person(Role.UNIT_HEAD, place.districts[0])
    client.force_login(reader)
    with django_assert_num_queries(11):
        client.get(at("ranking_detail", ranking))
    place.districts.append(BodyFactory(name="UBND huyện Năm", under=place.province))
    published(place, 92, 85, 70, 88, 60, year=2017, on=date(2018, 2, 1))
    larger = published(place, 92, 85, 70, 88, 60, year=2020, on=date(2021, 1, 2))
    with django_assert_num_queries(11):
        client.get(at("ranking_detail", larger))


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_as_many_queries_for_three_as_for_one(
    client, place, django_assert_num_queries, count
):
    for number in range(count):
        published(place, 92, 85, 70, 88, year=2017 + number)
    client.force_login(person(Role.UNIT_HEAD, place.districts[0]))
    with django_assert_num_queries(7):
        page = client.get(reverse("rankings:ranking_list"))
    assert len(page.context["page"].object_list) == count
