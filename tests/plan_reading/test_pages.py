"""From a text to drafts: giving it, seeing what was read, correcting, confirming."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document

from audit.models import Event
from campaigns.models import Plan, PlanAttachment
from organisation.models.bodies import BodyKind, Level
from organisation.models.memberships import Role
from plan_reading.reader import read_text
from tests.campaigns.factories import BodyFactory, PlanFactory, person, seven_areas
from tests.plan_reading.texts import A_LETTER_AND_A_PLAN, A_PROVINCES_PLAN

pytestmark = pytest.mark.django_db

URL = reverse("plan_reading:plan_read")


@pytest.fixture(autouse=True)
def on_13_may_2020(working_day):
    working_day("2020-05-13")


@pytest.fixture
def staff(cu_chi, client):
    """Staff of Phòng Nội vụ who also keeps the papers of the education office."""
    user = person(Role.NOI_VU_STAFF, cu_chi.home_affairs)
    user.memberships.create(body=cu_chi.education, role=Role.NOI_VU_STAFF)
    client.force_login(user)
    return user


@pytest.fixture
def city_plan(cu_chi):
    plan = PlanFactory(issuing_body=cu_chi.city, number="1513", issued_on=date(2020, 4, 27))
    plan.recipients.create(body=cu_chi.district)
    return plan


def shown(client, text):
    """The page of what was read, and its fields as a browser would send them back."""
    answer = client.post(URL, {"text": text})
    assert "read" in answer.context, answer.context["form"].errors
    read = answer.context["read"]
    typed = {"text": read.text, "confirm": "1"}
    for document in read.documents:
        for form in document.forms():
            for field in form:
                value = field.value()
                if hasattr(value, "isoformat"):
                    value = f"{value:%d/%m/%Y}"
                if value not in (None, "", False):
                    typed[field.html_name] = value
    return answer, typed


def told(answer):
    return answer.content.decode()


def test_a_text_is_shown_with_its_passages_and_nothing_is_saved(client, staff, city_plan):
    before = Plan.objects.count()
    answer, _ = shown(client, A_LETTER_AND_A_PLAN)
    page = told(answer)
    assert "Đọc được 2 văn bản" in page
    assert "đọc được rõ" in page
    assert "suy ra từ ngữ cảnh" in page
    assert "không tìm thấy" in page
    assert '<a id="doan-v1-number"></a><mark data-passage="v1-number">4020</mark>' in page
    assert (Plan.objects.count(), PlanAttachment.objects.count()) == (before, 0)


def test_confirmed_the_letter_and_the_plan_stand_under_the_citys(client, staff, city_plan, cu_chi):
    seven_areas()
    _, typed = shown(client, A_LETTER_AND_A_PLAN)
    answer = client.post(URL, typed)
    plan = Plan.objects.get(number="4020")
    assert answer.url == reverse("campaigns:plan_detail", args=[plan.pk])
    letter = Plan.objects.get(number="601")
    assert (letter.parent, plan.parent) == (plan, city_plan)
    assert (letter.kind, letter.issuing_body) == ("letter", cu_chi.education)
    assert plan.status == "draft"
    assert (plan.issued_on, plan.ends_on) == (date(2020, 5, 6), date(2020, 11, 30))
    assert (plan.signer_name, plan.signer_capacity) == ("Nguyễn Hữu Phước", "TM.")
    assert plan.receiving_body == cu_chi.home_affairs
    assert plan.bases.get(cited_plan=city_plan).reference == "1513/KH-UBND"
    assert [one.name for one in plan.phases.all()] == ["Đợt 1", "Đợt 2"]
    deadlines = set(plan.deadlines.values_list("kind", "due_on", "boundary", "body__name"))
    education = cu_chi.education.name
    assert deadlines == {
        ("consolidation", date(2020, 5, 11), "before", education),
        ("registration", date(2020, 5, 12), "before", None),
        ("interim_report", date(2020, 6, 8), "before", None),
        ("dossier", date(2020, 11, 2), "before", None),
    }
    received = {one.body: one for one in plan.recipients.all()}
    assert set(received) == {cu_chi.education, cu_chi.commune}
    assert received[cu_chi.education].consolidates
    assert plan.recipient_lines.count() == 4
    giay_khen, bang_khen = plan.award_forms.all()
    assert (giay_khen.authority, giay_khen.original_sets) == (cu_chi.district, 2)
    assert bang_khen.authority == cu_chi.city
    assert [one.made_as for one in giay_khen.required_documents.all()] == ["proposal", "report"]
    assert any("Tổng hợp kết quả đăng ký" in one.text for one in letter.sections.all())
    assert {"I.1", "I.2", "II.1"} <= set(plan.sections.values_list("printed_number", flat=True))
    assert Event.objects.about(plan).get().label == "Lập dự thảo đọc từ văn bản"


def test_a_provinces_plan_has_its_quotas_and_its_relative_deadline(client):
    province = BodyFactory(name="Ủy ban nhân dân tỉnh Kiên Giang", level=Level.PROVINCE)
    giong_rieng = BodyFactory(name="Ủy ban nhân dân huyện Giồng Riềng", under=province)
    hon_dat = BodyFactory(name="Ủy ban nhân dân huyện Hòn Đất", under=province)
    town = BodyFactory(
        name="Ủy ban nhân dân thị trấn Giồng Riềng", under=giong_rieng, level=Level.COMMUNE
    )
    client.force_login(person(Role.NOI_VU_STAFF, province))
    answer, typed = shown(client, A_PROVINCES_PLAN)
    client.post(URL, typed)
    plan = Plan.objects.get()
    registration = plan.deadlines.get(kind="registration")
    assert (registration.due_on, registration.precision) == (date(2020, 3, 31), "month")
    dossier = plan.deadlines.get(kind="dossier")
    assert (dossier.days_after, dossier.event) == (15, "ranking_published")
    form = plan.award_forms.get()
    assert (form.name, form.authority_title) == (
        "bang_khen",
        "Chủ tịch Ủy ban nhân dân tỉnh Kiên Giang",
    )
    communes = form.quotas.get(awardee="collective")
    assert (communes.limit, communes.per) == (1, "submitting_body")
    exceptions = {one.body: one.limit for one in communes.exceptions.all()}
    assert exceptions == {giong_rieng: 2, hon_dat: 2}
    people = form.quotas.filter(awardee="individual").values_list("level", "limit")
    assert set(people) == {("", 2), ("commune", 1)}
    assert form.required_documents.count() == 3
    assert {one.body for one in plan.recipients.all()} == {giong_rieng, hon_dat}
    # A place named alone is the district; its town may be chosen instead.
    offered = answer.context["read"].documents[0].parts[5].rows[0].fields["body_1"]
    assert list(offered.things.values()) == [giong_rieng, town]


def test_a_corrected_value_counts_as_corrected(client, staff, city_plan):
    seven_areas()
    _, typed = shown(client, A_LETTER_AND_A_PLAN)
    typed["v1-title"] = "Tên đã sửa"
    del typed["v1-can-cu-0-keep"]
    client.post(URL, typed)
    plan = Plan.objects.get(number="4020")
    assert plan.title == "Tên đã sửa"
    assert [one.reference for one in plan.bases.all()] == ["1513/KH-UBND"]
    assert Event.objects.about(plan).get().label.endswith("người đọc sửa 2 chỗ")


def test_what_was_typed_stays_beside_the_sentence(client, staff, city_plan):
    seven_areas()
    _, typed = shown(client, A_LETTER_AND_A_PLAN)
    typed |= {"v1-title": "Tên đã sửa", "v1-thoi-han-0-due_on": "32/13/2020"}
    answer = client.post(URL, typed)
    page = told(answer)
    assert answer.status_code == 200
    assert "Tên đã sửa" in page
    assert "32/13/2020" in page
    assert "đã sửa" in page
    assert '<a href="#id_v1-thoi-han-0-due_on">Kế hoạch 4020/KH-UBND: Ngày</a>' in page
    assert not Plan.objects.filter(number="4020").exists()


def test_a_body_whose_name_was_spoiled_is_offered_to_be_confirmed(client, staff, cu_chi):
    spoiled = A_LETTER_AND_A_PLAN.replace("HUYỆN CỦ CHI", "HUYỆN CỦ CHL").replace(
        "Ủy ban nhân dân huyện Củ Chi ban hành", "Ủy ban nhân dân huyện Củ Chl ban hành"
    )
    answer, typed = shown(client, spoiled)
    page = " ".join(told(answer).split())
    assert "gần giống “Ủy ban nhân dân huyện Củ Chi”" in page
    assert typed["v1-issuing_body"] == str(cu_chi.district.pk)


def test_a_letter_whose_plan_is_not_taken_asks_for_another_parent(client, staff, city_plan):
    seven_areas()
    _, typed = shown(client, A_LETTER_AND_A_PLAN)
    del typed["v1-take"]
    answer = client.post(URL, typed)
    assert "Văn bản được chọn làm cấp trên không được lập thành kế hoạch" in told(answer)


def test_a_document_that_the_portal_holds_is_not_made_twice(client, staff, city_plan, cu_chi):
    held = PlanFactory(issuing_body=cu_chi.district, number="4020", issued_on=date(2020, 5, 6))
    answer, typed = shown(client, A_LETTER_AND_A_PLAN)
    assert "Cổng đã có văn bản này" in told(answer)
    client.post(URL, typed)
    assert Plan.objects.filter(number="4020").count() == 1
    assert Plan.objects.get(number="601").parent == held


def test_of_a_superiors_plan_one_makes_ones_own(client, cu_chi):
    """The commune drops the district's plan: what it drafts is its own, resting on that."""
    client.force_login(person(Role.NOI_VU_STAFF, cu_chi.commune))
    seven_areas()
    text = A_LETTER_AND_A_PLAN[A_LETTER_AND_A_PLAN.index("ỦY BAN NHÂN DÂN\nHUYỆN CỦ CHI") :]
    answer, typed = shown(client, text)
    assert "Đây là văn bản của cấp trên" in told(answer)
    client.post(URL, typed)
    plan = Plan.objects.get(issuing_body=cu_chi.commune)
    assert (plan.number, plan.issued_on, plan.signer_name) == ("", None, "")
    assert plan.bases.first().reference == "4020/KH-UBND"


def test_another_bodys_letter_is_left_aside(client, cu_chi, city_plan):
    client.force_login(person(Role.NOI_VU_STAFF, cu_chi.home_affairs))
    seven_areas()
    answer, typed = shown(client, A_LETTER_AND_A_PLAN)
    assert "bạn không được lập kế hoạch của cơ quan này" in told(answer)
    client.post(URL, typed)
    assert set(Plan.objects.values_list("number", flat=True)) == {"1513", "4020"}


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("ke-hoach.docx", b"\x89PNG\r\n\x1a\n" + b"0" * 50, "tệp"),
        ("ke-hoach.pdf", b"%PDF-1.4 nothing", "tệp"),
        ("rong.txt", b"", "tệp"),
        ("ke-hoach.exe", b"MZ" + b"0" * 100, "tệp"),
    ],
)
def test_a_hostile_file_is_refused_and_what_was_pasted_stays(
    client, staff, name, content, sentence
):
    file = SimpleUploadedFile(name, content)
    answer = client.post(URL, {"file": file, "text": "Căn cứ đã dán"})
    assert answer.status_code == 200
    form = answer.context["form"]
    assert form.errors
    assert sentence in str(form.errors).lower()
    assert "Căn cứ đã dán" in told(answer)


def test_a_word_file_is_read_as_its_text_is(client, staff, city_plan):
    written, whole = BytesIO(), Document()
    for line in A_LETTER_AND_A_PLAN.splitlines():
        whole.add_paragraph(line)
    whole.save(written)
    file = SimpleUploadedFile("ke-hoach.docx", written.getvalue())
    read = client.post(URL, {"file": file, "text": ""}).context["read"]
    assert [one.name for one in read.documents] == ["Công văn 601/GDĐT-VP", "Kế hoạch 4020/KH-UBND"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("v1-parent", "ke-hoach-999999"),
        ("v1-issuing_body", "999999"),
        ("v1-can-cu-1-cited_plan", "x"),
        ("v1-khen-thuong-0-original_sets", "9" * 40),
        ("v1-nhan-receives", "0"),
        ("v1-number", "9" * 300),
    ],
)
def test_what_was_tampered_with_is_refused_in_a_sentence(client, staff, city_plan, field, value):
    seven_areas()
    _, typed = shown(client, A_LETTER_AND_A_PLAN)
    answer = client.post(URL, typed | {field: value})
    assert answer.status_code == 200
    assert "Hãy sửa các chỗ sau" in told(answer)
    assert not Plan.objects.filter(number="4020").exists()


def test_a_second_confirmation_makes_nothing_twice(client, staff, city_plan):
    seven_areas()
    _, typed = shown(client, A_LETTER_AND_A_PLAN)
    client.post(URL, typed)
    count = Plan.objects.count()
    answer = client.post(URL, typed)
    assert answer.status_code == 200
    assert "Cơ quan này đã có văn bản cùng số" in told(answer)
    assert Plan.objects.count() == count


def test_words_that_are_no_document_are_refused(client, staff):
    answer = client.post(URL, {"text": "Xin chào."})
    assert "Không nhận ra văn bản hành chính nào" in told(answer)


def test_a_table_of_statistics_is_no_plan_and_gives_no_award(client, staff):
    table = (
        "BẢNG TỔNG HỢP HÌNH THỨC KHEN THƯỞNG CẤP TỈNH NĂM 2022\n\n"
        "Số TT\tHình thức khen thưởng\tSố tập thể\tSố cá nhân\n"
        "1\tCờ thi đua của Chính phủ\t12\t06\n"
    )
    assert "Không nhận ra văn bản hành chính nào" in told(client.post(URL, {"text": table}))
    assert [one.awards for one in read_text(table).documents] == [()]


def test_marks_of_a_text_are_escaped(client, staff, city_plan):
    text = A_LETTER_AND_A_PLAN.replace("Mục đích\n", "Mục đích <script>alert(1)</script>\n")
    answer, _ = shown(client, text)
    assert "<script>alert" not in told(answer)


def test_queries_do_not_grow_with_the_text(client, staff, city_plan, cu_chi, count_queries):
    seven_areas()
    school = BodyFactory(name="Trường Thử ba", under=cu_chi.education, kind=BodyKind.SCHOOL)
    assert school
    assert count_queries(A_LETTER_AND_A_PLAN) == count_queries(A_LETTER_AND_A_PLAN * 3)


@pytest.fixture
def count_queries(client, django_assert_max_num_queries):
    def count(text):
        with django_assert_max_num_queries(60) as counted:
            client.post(URL, {"text": text})
        return len(counted)

    return count


def test_a_text_of_too_many_documents_is_refused(client, staff, city_plan):
    answer = client.post(URL, {"text": A_LETTER_AND_A_PLAN * 7})
    assert "quá nhiều nội dung" in told(answer)


def test_a_text_too_long_for_a_page_is_refused(client, staff):
    answer = client.post(URL, {"text": "Căn cứ " * 50_000})
    assert "300.000" in told(answer)
