"""A plan told as an official document: what is printed from its text, what from its data, and that
nothing is printed twice."""

import io
from datetime import date

import docx
import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from campaigns.models import (
    Deadline,
    LegalBasis,
    ParticipantGroup,
    Phase,
    Plan,
    PlanAttachment,
    PlanSection,
    RecipientLine,
)
from campaigns.models.plans import Change, DocumentKind
from campaigns.plans.paper.document import cited, plan_document
from campaigns.plans.paper.facts import mentions_deadline, mentions_end, mentions_period
from organisation.models.bodies import BodyKind
from organisation.models.memberships import Role
from paperwork.official_documents.description import Heading, Paragraph, Table
from tests.campaigns.factories import (
    BodyFactory,
    DeadlineFactory,
    PhaseFactory,
    PlanFactory,
    RecipientFactory,
    person,
)
from tests.paperwork.factories import breakable
from tests.paperwork.pdf_reading import text_of

Kind = PlanSection.Kind
pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(cu_chi) -> Plan:
    """The district's plan: no text yet, no dates of its own."""
    return PlanFactory(
        issuing_body=cu_chi.district,
        receiving_body=cu_chi.home_affairs,
        number="3925",
        starts_on=None,
        ends_on=None,
    )


def write(plan: Plan, *sections: tuple[str, str, str, str]) -> None:
    """Give a plan sections: kind, printed number, heading, text."""
    for position, (kind, number, heading, text) in enumerate(sections, start=1):
        PlanSection.objects.create(
            plan=plan,
            position=position,
            kind=kind,
            printed_number=number,
            heading=heading,
            text=text,
        )


def document(plan: Plan):
    return plan_document(Plan.objects.with_bodies().get(pk=plan.pk))


def told(plan: Plan) -> list[str]:
    """The blocks of the text as strings, after the opening sentence; a table by its rows."""
    lines = []
    for block in document(plan).body[1:]:
        if isinstance(block, Table):
            lines += [" | ".join(row) for row in block.rows]
        else:
            assert isinstance(block, Heading | Paragraph)
            lines.append(block.printed.replace("\u00a0", " "))
    return lines


# --- Masthead ------------------------------------------------------------------------------------


def test_masthead_comes_from_the_plan(plan, cu_chi):
    paper = document(plan)
    assert (paper.issuing_body, paper.superior_body) == (cu_chi.district.name, "")
    assert (paper.number, paper.symbol, paper.day) == ("3925", "KH-UBND", date(2020, 5, 5))
    assert (paper.kind, paper.subject) == ("Kế hoạch", plan.title)
    assert paper.place == "Củ Chi"  # the body's, since the plan names none
    Plan.objects.filter(pk=plan.pk).update(place="Tân An Hội")
    assert document(plan).place == "Tân An Hội"


@pytest.mark.parametrize(
    ("kind", "has_superior"),
    [
        (BodyKind.PEOPLES_COMMITTEE, False),
        (BodyKind.CENTRAL_AGENCY, False),
        (BodyKind.OFFICE, True),
        (BodyKind.DEPARTMENT, True),
        (BodyKind.SCHOOL, True),
        (BodyKind.SERVICE_UNIT, True),
        (BodyKind.ADVISORY, True),
    ],
)
def test_an_office_prints_its_superior_and_a_committee_none(cu_chi, kind, has_superior):
    body = BodyFactory(name="Đơn vị thử", under=cu_chi.district, kind=kind)
    superior = document(PlanFactory(issuing_body=body)).superior_body
    assert superior == (cu_chi.district.name if has_superior else "")


def test_a_draft_has_neither_number_nor_day(plan):
    Plan.objects.filter(pk=plan.pk).update(number="", issued_on=None)
    paper = document(plan)
    assert paper.number_line == f"Số: {chr(160) * 8}/KH-UBND"
    assert paper.place_line == "Củ Chi, ngày …… tháng …… năm ………"


# --- Căn cứ and the opening ----------------------------------------------------------------------

CITY = "Ủy ban nhân dân Thành phố Hồ Chí Minh"
CITY_PLAN = {
    "kind": "Kế hoạch",
    "reference": "1513/KH-UBND",
    "issued_on": date(2020, 4, 27),
    "issued_by": CITY,
    "title": "Phát động thi đua cao điểm cải cách hành chính năm 2020",
}


@pytest.mark.parametrize(
    ("basis", "sentence"),
    [
        (
            CITY_PLAN,
            f"Kế hoạch số 1513/KH-UBND ngày 27 tháng 4 năm 2020 của {CITY} về phát động thi đua "
            "cao điểm cải cách hành chính năm 2020",
        ),
        (
            {
                "kind": "Quyết định",
                "reference": "225/QĐ-TTg",
                "issued_on": date(2016, 2, 4),
                "issued_by": "Thủ tướng Chính phủ",
                "title": "Phê duyệt Kế hoạch cải cách hành chính",
            },
            "Quyết định số 225/QĐ-TTg ngày 04 tháng 02 năm 2016 của Thủ tướng Chính phủ phê duyệt "
            "Kế hoạch cải cách hành chính",
        ),
        (
            {
                "kind": "Luật",
                "reference": "06/2022/QH15",
                "issued_on": date(2022, 6, 15),
                "issued_by": "Quốc hội",
                "title": "Thi đua, khen thưởng",
            },
            "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
        ),
        ({"kind": "Hướng dẫn liên ngành", "title": "UBND xã"}, "Hướng dẫn liên ngành về UBND xã"),
        ({"kind": "Nghị quyết"}, "Nghị quyết"),
    ],
)
def test_a_document_is_cited_in_full(basis, sentence):
    assert cited(LegalBasis(**basis)) == sentence


def test_only_what_opens_the_plan_is_a_basis(plan):
    LegalBasis.objects.create(plan=plan, position=1, **CITY_PLAN)
    LegalBasis.objects.create(plan=plan, position=2, kind="Quyết định", opens_the_plan=False)
    (basis,) = document(plan).basis_lines
    assert breakable(basis).startswith(
        "Căn cứ Kế hoạch số 1513/KH-UBND ngày 27 tháng 4 năm 2020 của"
    )
    assert basis.endswith("năm\u00a02020.")


def test_the_opening_leads_from_the_bases_to_the_text(plan, cu_chi):
    begins = f"{cu_chi.district} ban hành Kế hoạch phát động thi đua cao điểm"
    assert document(plan).body == (
        Paragraph(f"{begins} về cải cách hành chính năm 2020."),
    )  # nothing follows, nothing is announced
    write(plan, (Kind.CONTENT, "", "", "Nội dung."))
    opening = document(plan).body[0]
    assert (
        breakable(opening.printed)
        == f"{begins} về cải cách hành chính năm 2020, với các nội dung sau:"
    )


# --- Parts and their numbers ---------------------------------------------------------------------


def test_printed_numbers_stay_with_their_faults_and_get_the_headings_over_them(plan):
    write(
        plan,
        (Kind.PURPOSE, "I.1", "Mục đích", "- Một."),
        (Kind.REQUIREMENT, "I.2", "Yêu cầu", "Hai."),
        (Kind.PARTICIPANTS, "II", "Đối tượng thi đua", "Ba."),
        (Kind.CRITERIA, "III.1.1", "Đối với xã", "Bốn."),
        (Kind.CRITERIA, "III.1.2", "Đối với phòng", "Năm."),
        (Kind.AWARDS, "III.2.a", "Hình thức", "Sáu."),
        (Kind.IMPLEMENTATION, "III.3", "Thời gian phát động", "Bảy."),
        (Kind.BUDGET, "III.1", "Mức thưởng", "Tám."),
        (Kind.BUDGET, "", "Ghi chú", "Chín."),
        (Kind.IMPLEMENTATION, "VI.1", "Phòng Nội vụ", "Mười."),
    )
    assert told(plan) == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        *("1. Mục đích", "- Một.", "2. Yêu cầu", "Hai."),
        *("II. ĐỐI TƯỢNG THI ĐUA", "Ba."),
        "III. TIÊU CHUẨN, KHEN THƯỞNG, THỜI GIAN",
        *("1. Tiêu chuẩn thi đua", "1.1. Đối với xã:", "Bốn.", "1.2. Đối với phòng:", "Năm."),
        *("2. Khen thưởng", "a) Hình thức:", "Sáu.", "3. Thời gian phát động", "Bảy."),
        *("III. KINH PHÍ", "1. Mức thưởng", "Tám.", "Ghi chú", "Chín."),
        *("VI. TỔ CHỨC THỰC HIỆN", "1. Phòng Nội vụ", "Mười."),
    ]


def test_a_plan_that_numbers_nothing_is_numbered(plan):
    write(
        plan,
        (Kind.PURPOSE, "", "", "Một."),
        (Kind.REQUIREMENT, "", "", "Hai."),
        (Kind.CONTENT, "", "Nội dung thi đua", "Ba."),
        (Kind.IMPLEMENTATION, "", "Phòng Nội vụ", "Bốn."),
        (Kind.IMPLEMENTATION, "", "Phòng Kinh tế", "Năm."),
    )
    assert told(plan) == [
        *("I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", "Một.", "2. Yêu cầu", "Hai."),
        *("II. NỘI DUNG THI ĐUA", "Ba."),
        "III. TỔ CHỨC THỰC HIỆN",
        *("1. Phòng Nội vụ", "Bốn.", "2. Phòng Kinh tế", "Năm."),
    ]


def test_the_theme_is_printed_in_quotation_marks_once(plan):
    Plan.objects.filter(pk=plan.pk).update(theme="Phục vụ Nhân dân")
    write(plan, (Kind.CONTENT, "", "Nội dung", "Một."))
    assert told(plan)[:2] == ["I. CHỦ ĐỀ THI ĐUA", "“Phục vụ Nhân dân”."]
    write(plan, (Kind.THEME, "", "Chủ đề", "Phục vụ Nhân dân"))
    assert " ".join(told(plan)).count("“Phục vụ Nhân dân”.") == 1


# --- What the text says and what it leaves to the data -------------------------------------------


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("gửi trước ngày 12/5/2020", True),
        ("gửi trước ngày 12/05/2020.", True),
        ("gửi trước ngày 12 tháng 5 năm 2020", True),
        ("gửi trước 12.5.2020", True),
        ("gửi trước ngày 2/5/2020", False),
        ("gửi trước ngày 12/5/2021", False),
        ("gửi trong tháng 5/2020", False),
        ("Kế hoạch 112/5/2020", False),
    ],
)
def test_a_deadline_is_said_where_the_text_names_its_day(text, is_said):
    assert mentions_deadline(text, Deadline(due_on=date(2020, 5, 12))) is is_said


def test_a_month_is_said_by_its_name_and_an_event_by_its_days():
    in_month = Deadline(due_on=date(2020, 12, 31), precision="month")
    assert mentions_deadline("Tháng 12/2020: báo cáo", in_month)
    assert mentions_deadline("vào tháng 12 năm 2020", in_month)
    assert not mentions_deadline("vào tháng 1/2020", in_month)
    after = Deadline(days_after=15, event="ranking_published")
    assert mentions_deadline("chậm nhất 15 ngày sau ngày công bố", after)
    assert not mentions_deadline("chậm nhất 115 ngày", after)


def test_a_period_is_said_by_its_end():
    assert mentions_end("đến hết tháng 12/2024", date(2024, 12, 31))
    assert not mentions_end("đến hết tháng 12/2024", date(2024, 12, 30))
    assert mentions_period("Trong năm 2020.", date(2020, 1, 1), date(2020, 12, 31))
    assert not mentions_period("Trong năm 2020.", date(2020, 5, 5), date(2020, 12, 31))


def test_what_the_text_leaves_out_is_printed_from_the_data_where_it_belongs(plan, cu_chi):
    Plan.objects.filter(pk=plan.pk).update(ends_on=date(2020, 11, 30))
    ParticipantGroup.objects.create(plan=plan, kind="collective", name="Phòng, ban huyện;")
    ParticipantGroup.objects.create(plan=plan, kind="collective", name="Xã, thị trấn")
    ParticipantGroup.objects.create(plan=plan, kind="citizen", name="Người dân")
    PhaseFactory(plan=plan)
    DeadlineFactory(plan=plan, title="Đăng ký")
    DeadlineFactory(
        plan=plan,
        title="Công nhận",
        due_on=None,
        days_after=15,
        event="ranking_published",
        body=cu_chi.home_affairs,
    )
    write(
        plan,
        (Kind.PURPOSE, "", "Mục đích", "Một."),
        (Kind.IMPLEMENTATION, "", "Tổ chức thực hiện", "Hai."),
    )
    assert told(plan) == [
        *("I. MỤC ĐÍCH", "Một."),
        "II. ĐỐI TƯỢNG THI ĐUA",
        "- Tập thể: Phòng, ban huyện; Xã, thị trấn.",
        "- Người dân.",
        "III. THỜI GIAN THỰC HIỆN",
        "Thời gian thi đua: Từ ngày ban hành Kế hoạch đến hết ngày 30/11/2020.",
        "- Đợt 1: Từ ngày 05/5/2020 đến hết ngày 31/5/2020.",
        "1 | Đăng ký | Trước ngày 12/5/2020 | ",
        "2 | Công nhận | 15 ngày kể từ ngày công bố kết quả xếp hạng CCHC | "
        "Phòng Nội vụ huyện Củ Chi",
        *("IV. TỔ CHỨC THỰC HIỆN", "Hai."),
    ]


def test_what_the_text_says_is_not_printed_again(plan):
    ParticipantGroup.objects.create(plan=plan, kind="collective", name="Phòng, ban huyện")
    PhaseFactory(plan=plan)
    DeadlineFactory(plan=plan)
    DeadlineFactory(plan=plan, title="Sơ kết", due_on=date(2020, 6, 8))
    write(
        plan,
        (Kind.PARTICIPANTS, "I", "Đối tượng", "Các phòng."),
        (Kind.IMPLEMENTATION, "II", "Thời gian", "Đến 31/5/2020; đăng ký trước 12/5/2020."),
    )
    assert told(plan) == [
        *("I. ĐỐI TƯỢNG", "Các phòng."),
        *("II. THỜI GIAN", "Đến 31/5/2020; đăng ký trước 12/5/2020."),
        *("III. CÁC THỜI HẠN KHÁC", "1 | Sơ kết | Trước ngày 08/6/2020"),
    ]


def test_a_plan_without_any_text_prints_its_data(plan):
    PhaseFactory(plan=plan)
    assert told(plan) == [
        "I. THỜI GIAN THỰC HIỆN",
        "- Đợt 1: Từ ngày 05/5/2020 đến hết ngày 31/5/2020.",
    ]


def test_what_a_plan_changes_and_what_is_annexed_is_said_once(plan, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    earlier = PlanFactory(issuing_body=plan.issuing_body, number="349", title="Thi đua năm 2019")
    Plan.objects.filter(pk=plan.pk).update(change=Change.REPLACES, changed_plan=earlier)
    PlanAttachment.objects.create(
        plan=plan,
        kind=PlanAttachment.Kind.ANNEX,
        title="Biểu 1",
        file=ContentFile(b"x", "a.pdf"),
        size=1,
        added_by=person(Role.NOI_VU_STAFF, plan.issuing_body),
        added_at=timezone.now(),
    )
    assert told(plan) == [
        "Kế hoạch này thay thế Kế hoạch số 349/KH-UBND ngày 05 tháng 5 năm 2020 của "
        "Ủy ban nhân dân huyện Củ Chi về thi đua năm 2019.",
        "Kèm theo Kế hoạch này: Biểu 1.",
    ]
    write(plan, (Kind.CONTENT, "", "Nội dung", "Thay thế Kế hoạch 349/KH-UBND, có Biểu 1."))
    assert told(plan) == ["I. NỘI DUNG", "Thay thế Kế hoạch 349/KH-UBND, có Biểu 1."]


def test_an_amendment_prints_nothing_of_what_it_leaves_as_it_was(plan):
    period = {"starts_on": date(2020, 5, 5), "ends_on": date(2020, 11, 30), "theme": "Vì nhân dân"}
    earlier = PlanFactory(issuing_body=plan.issuing_body, number="349", **period)
    Plan.objects.filter(pk=plan.pk).update(
        change=Change.AMENDS,
        changed_plan=earlier,
        title="Sửa đổi, bổ sung Kế hoạch số 349/KH-UBND",
        **period,
    )
    write(plan, (Kind.CONTENT, "", "Nội dung", "Bổ sung đợt 3."))
    assert told(plan) == ["I. NỘI DUNG", "Bổ sung đợt 3."]
    Plan.objects.filter(pk=plan.pk).update(ends_on=date(2020, 12, 15), theme="Vì dân phục vụ")
    printed = " ".join(told(plan))
    assert "đến hết ngày 15/12/2020" in printed
    assert "Vì dân phục vụ" in printed


# --- A letter ------------------------------------------------------------------------------------


@pytest.fixture
def letter(plan, cu_chi) -> Plan:
    letter = PlanFactory(
        issuing_body=cu_chi.education,
        under=plan,
        kind=DocumentKind.LETTER,
        number="537",
        symbol="GDĐT-VP",
        starts_on=None,
        ends_on=None,
    )
    LegalBasis.objects.create(plan=letter, **CITY_PLAN)
    write(
        letter,
        (Kind.CONTENT, "1", "Phát động", "Một."),
        (Kind.IMPLEMENTATION, "2", "Báo cáo", "Hai."),
    )
    return letter


def test_a_letter_addresses_its_groups_and_opens_with_what_it_carries_out(letter, cu_chi):
    ParticipantGroup.objects.create(plan=letter, kind="collective", name="Các trường")
    DeadlineFactory(plan=letter, title="Gửi đăng ký")
    RecipientFactory(plan=letter, body=cu_chi.first_school)
    paper = document(letter)
    assert (paper.kind, paper.legal_bases, paper.addressees) == ("", (), ("Các trường",))
    assert breakable(paper.body[0].printed) == (
        f"Thực hiện {cited(LegalBasis(**CITY_PLAN))}, Phòng Giáo dục và Đào tạo huyện Củ Chi "
        "đề nghị các cơ quan, đơn vị thực hiện các nội dung sau:"
    )
    assert told(letter) == [
        *("1. Phát động", "Một.", "2. Báo cáo", "Hai."),
        *("3. Thời gian thực hiện", "1 | Gửi đăng ký | Trước ngày 12/5/2020"),
    ]
    assert paper.recipients == ("Như trên", "Lưu: VT")
    assert paper.superior_body == cu_chi.district.name


def test_a_letter_without_groups_addresses_those_who_receive_it(letter, cu_chi):
    RecipientFactory(plan=letter, body=cu_chi.first_school)
    assert document(letter).addressees == ("Trường Tiểu học Thử nhất",)


def test_a_letter_that_numbers_nothing_counts_its_points(letter):
    letter.sections.update(printed_number="")
    assert told(letter) == ["1. Phát động", "Một.", "2. Báo cáo", "Hai."]
    letter.sections.last().delete()
    assert told(letter) == ["Một."]


# --- Nơi nhận and the signature ------------------------------------------------------------------


def test_recipients_are_the_lines_as_written_with_the_archive(plan, cu_chi):
    RecipientFactory(plan=plan, body=cu_chi.commune)
    assert document(plan).recipients == ("Ủy ban nhân dân xã Trung Lập Hạ", "Lưu: VT")
    cu_chi.home_affairs.symbol = "PNV"
    cu_chi.home_affairs.save()
    RecipientLine.objects.create(plan=plan, position=1, text="Thường trực Huyện ủy")
    assert document(plan).recipients == ("Thường trực Huyện ủy", "Lưu: VT, PNV")
    RecipientLine.objects.create(plan=plan, position=2, text="Lưu VT, VP")
    assert document(plan).recipient_lines == ("- Thường trực Huyện ủy;", "- Lưu: VT, VP.")


@pytest.mark.parametrize(
    ("body", "capacity", "title", "name", "lines"),
    [
        ("district", "TM.", "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH", "A", "TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH"),
        ("district", "KT.", "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH", "A", "KT. CHỦ TỊCH|PHÓ CHỦ TỊCH"),
        ("district", "TM.", "Chủ tịch", "A", "TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH"),
        ("district", "TM.", "", "A", "TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH"),
        ("district", "KT.", "Phó Chủ tịch", "A", "TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH|PHÓ CHỦ TỊCH"),
        ("district", "TL.", "Trưởng phòng Nội vụ", "A", "TL. CHỦ TỊCH|TRƯỞNG PHÒNG NỘI VỤ"),
        ("district", "Q.", "", "A", "TM. ỦY BAN NHÂN DÂN|Q. CHỦ TỊCH"),
        ("district", "", "CHỦ TỊCH", "", "CHỦ TỊCH"),  # as it was printed
        ("district", "", "", "", "TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH"),  # a draft
        ("education", "", "", "", "TRƯỞNG PHÒNG"),
        ("education", "", "", "Trần Văn Toàn", ""),  # recorded without a title: none is made up
    ],
)
def test_who_signs_in_what_capacity(cu_chi, body, capacity, title, name, lines):
    plan = Plan(
        issuing_body=getattr(cu_chi, body),
        signer_capacity=capacity,
        signer_title=title,
        signer_name=name,
    )
    signature = plan.signature
    assert (" | ".join(signature.lines).replace(" | ", "|"), signature.name) == (lines, name)


# --- Queries, files ------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3])
def test_a_plan_is_read_in_as_many_queries_whatever_it_holds(
    plan, letter, count, django_assert_num_queries
):
    for number in range(count):
        ParticipantGroup.objects.create(plan=letter, kind="collective", name=f"Nhóm {number}")
        LegalBasis.objects.create(plan=letter, position=number + 2, kind="Luật", title="Thi đua")
        RecipientFactory(plan=letter)
        Phase.objects.create(
            plan=letter, name="Đợt", starts_on=date(2020, 5, 5), ends_on=date(2020, 6, 6)
        )
        DeadlineFactory(plan=letter, body=BodyFactory(), due_on=date(2020, 7, 1 + number))
    found = Plan.objects.with_bodies().get(pk=letter.pk)
    with django_assert_num_queries(9):
        plan_document(found)


@pytest.fixture
def staff_client(client, cu_chi):
    client.force_login(person(Role.NOI_VU_STAFF, cu_chi.home_affairs))
    return client


def test_the_pdf_opens_in_the_browser_under_the_plans_name(staff_client, plan):
    response = staff_client.get(reverse("campaigns:plan_pdf", args=[plan.pk]))
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"].startswith("inline")
    text = text_of(response.content)
    assert "Số: 3925/KH-UBND" in text
    assert "KẾ HOẠCH Phát động thi đua cao điểm" in text


def test_the_word_file_is_saved_and_reopens(staff_client, plan):
    response = staff_client.get(reverse("campaigns:plan_word", args=[plan.pk]))
    assert "wordprocessingml" in response.headers["Content-Type"]
    disposition = response.headers["Content-Disposition"]
    assert disposition.startswith("attachment")
    assert ".docx" in disposition
    word = docx.Document(io.BytesIO(response.content))
    assert [one.text for one in word.paragraphs if one.style.name == "Title"] == ["KẾ HOẠCH"]
