"""The papers of a dossier out of the data: what is proposed, what is printed, opened again."""

import io
from datetime import date

import docx
import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from awards.dossiers.checklist import listed_on
from awards.dossiers.nominations import nominate
from awards.dossiers.papers.achievements import Achievements, Held, Rank, Work, achievements_of
from awards.dossiers.papers.documents import paper_of, proposed_words
from awards.dossiers.papers.drafts import use_made, write_words
from awards.dossiers.papers.text import TO_BE_WRITTEN, Facts, Proposed, report_words
from paperwork.official_documents.word import document_word
from paperwork.official_page import document_pdf
from rankings.models import Ranking, RankingEntry
from registrations.models import InitiativeProgress
from tests.awards.dossiers.test_nominations import collective, individual
from tests.awards.factories import (
    AwardFormFactory,
    DecisionFactory,
    RequiredDocumentFactory,
    awarding,
    in_register,
)
from tests.paperwork.pdf_reading import fonts_not_embedded, text_of
from tests.registrations.factories import InitiativeFactory, RegistrationFactory

PAPERS = {"Tờ trình": "proposal", "Biên bản họp": "minutes", "Báo cáo thành tích": "report"}


def facts(*proposed):
    return Facts(
        body_name="Ủy ban nhân dân xã Thử 1",
        award="Giấy khen của Chủ tịch Ủy ban nhân dân huyện",
        authority="Chủ tịch Ủy ban nhân dân huyện",
        cited_plan="Kế hoạch số 3925/KH-UBND",
        law=(),
        proposed=proposed,
    )


COLLECTIVE = Proposed("Ủy ban nhân dân xã Thử 1", "", "Có thành tích", False)
PERSON = Proposed("Lê Thị Thử", "Công chức, xã Thử 1", "Có thành tích", True)


# --- The words that are proposed ------------------------------------------------------------------


def test_a_report_draws_what_was_registered_done_recognised_ranked_and_awarded():
    found = Achievements(
        works=(
            Work("Sáng kiến", "Một cửa", "Cải cách thủ tục", "completed", 100, "12/QĐ-UBND"),
            Work("Mô hình", "Ngày thứ Sáu", "Hiện đại hóa", "in_progress", 60),
        ),
        ranks=(Rank("Xếp hạng cấp xã năm 2020", 3, "Tốt", "85,5"),),
        held=(Held("Giấy khen của Giám đốc Sở", "7/QĐ-SNV", date(2019, 12, 1)),),
    )
    words = report_words(facts(COLLECTIVE), found)
    assert words["results"].splitlines() == [
        "Thực hiện Kế hoạch số 3925/KH-UBND:",
        "1. Đã đăng ký và thực hiện 02 mô hình, giải pháp, sáng kiến; hoàn thành 01, được công "
        "nhận 01:",
        "- Sáng kiến “Một cửa” (lĩnh vực Cải cách thủ tục): đã hoàn thành; được công nhận theo "
        "Quyết định số 12/QĐ-UBND.",
        "- Mô hình “Ngày thứ Sáu” (lĩnh vực Hiện đại hóa): đang thực hiện, đạt 60%.",
        "2. Kết quả xếp hạng cải cách hành chính:",
        "- Xếp hạng cấp xã năm 2020: 85,5 điểm, hạng 3, nhóm Tốt.",
        f"3. Kết quả khác: {TO_BE_WRITTEN}",
    ]
    assert words["held"] == "- Giấy khen của Giám đốc Sở: Quyết định số 7/QĐ-SNV ngày 01/12/2019"


def test_a_report_of_whom_nothing_is_known_asks_for_words_and_a_persons_is_signed_by_him():
    words = report_words(facts(PERSON), Achievements())
    assert words["results"].splitlines()[1] == f"1. Kết quả khác: {TO_BE_WRITTEN}"
    assert (words["signer_title"], words["signer_name"]) == ("Người báo cáo", "Lê Thị Thử")
    assert words["held"] == ""


def test_a_persons_report_leaves_dotted_lines_for_what_the_portal_does_not_keep():
    outline = report_words(facts(PERSON), Achievements())["outline"].splitlines()
    assert outline[0] == "Họ và tên: Lê Thị Thử"
    assert [line.split(":")[0] for line in outline if line.endswith("…")] == [
        "Sinh ngày, tháng, năm",
        "Quê quán",
        "Nơi thường trú",
        "Trình độ chuyên môn, nghiệp vụ",
    ]


@pytest.mark.django_db
def test_a_persons_report_bears_no_number_of_the_office():
    place, documents = listed()
    report = documents["report"]
    collective_paper = paper_of(report, listed_on(report))
    assert collective_paper.number_line.startswith("Số: ")
    report.dossier = place.form.dossiers.get(awardee_kind="individual")
    assert paper_of(report, [report.dossier]).number_line == ""


# --- What the portal knows ------------------------------------------------------------------------


@pytest.mark.django_db
def test_achievements_are_those_of_the_awardee_under_the_plan(django_assert_max_num_queries):
    place = awarding()
    unit = place.communes[0]
    registration = RegistrationFactory(plan=place.plan, body=unit, status="accepted")
    line = InitiativeFactory(registration=registration, name="Một cửa")
    InitiativeProgress.objects.create(
        initiative=line, status="completed", percent=100, completed_on=date(2020, 6, 1)
    )
    other = RegistrationFactory(plan=place.plan, body=place.communes[1], status="accepted")
    InitiativeFactory(registration=other, name="Của xã khác")
    ranking = Ranking.objects.create(
        publisher=place.district,
        kind="communes",
        title="Xếp hạng xã",
        year=place.plan.issued_on.year,
        status="published",
        published_on=date(2020, 12, 1),
    )
    RankingEntry.objects.create(ranking=ranking, body=unit, score=90, rank=1, group="Tốt")
    dossier = place.dossier()
    with django_assert_max_num_queries(8):
        found = achievements_of(dossier)
    assert [(work.name, work.status) for work in found.works] == [("Một cửa", "completed")]
    assert [one.rank for one in found.ranks] == [1]
    assert found.held == ()


@pytest.mark.django_db
def test_the_rank_in_a_report_is_that_of_the_campaigns_year_not_of_the_day_of_issue():
    place = awarding()
    unit = place.communes[0]
    type(place.plan).objects.update(campaign_from_year=2021)
    for year, rank in ((2020, 5), (2021, 1)):
        ranking = Ranking.objects.create(
            publisher=place.district,
            kind="communes",
            title=f"Xếp hạng xã năm {year}",
            year=year,
            status="published",
            published_on=date(2022, 1, 10),
        )
        RankingEntry.objects.create(ranking=ranking, body=unit, score=90, rank=rank, group="Tốt")
    dossier = place.dossier()
    dossier.award_form.plan.refresh_from_db()
    assert [one.rank for one in achievements_of(dossier).ranks] == [1]


@pytest.mark.django_db
def test_what_was_given_in_the_same_case_below_is_no_earlier_award():
    place = awarding()
    given, earlier = place.dossier(), place.dossier(award_form=AwardFormFactory(plan=place.plan))
    for number, dossier in enumerate((given, earlier), start=1):
        dossier.decision = DecisionFactory(plan=place.plan)
        dossier.register_number, dossier.status = number, "decided"
        dossier.save()
        in_register(dossier)
    raised = place.dossier(award_form=AwardFormFactory(plan=place.plan), raised_from=given)
    assert [one.decision for one in achievements_of(raised).held] == [earlier.decision.reference]


# --- The papers, opened again ---------------------------------------------------------------------


def listed():
    """A commune that proposes itself and one of its people, with three papers to be made."""
    place = awarding()
    for position, (name, made_as) in enumerate(PAPERS.items()):
        RequiredDocumentFactory(
            award_form=place.form,
            position=position,
            name=name,
            made_as=made_as,
            is_shared=made_as != "report",
        )
    unit = place.communes[0]
    nomination = nominate(
        place.form,
        proposed_by=unit,
        nominees=[collective(unit), individual(unit, "Lê Thị Thử")],
        actor=place.head,
    )
    first = nomination.dossiers.order_by("pk").first()
    return place, {
        one.required_document.made_as: one
        for one in first.documents.select_related("required_document", "dossier")
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("made_as", "printed"),
    [
        ("proposal", ["TỜ TRÌNH", "Kính gửi: Chủ tịch", "01 tập thể và 01 cá nhân", "Lê Thị Thử"]),
        ("minutes", ["BIÊN BẢN", "Thành phần tham dự", "CHỦ TỌA", "THƯ KÝ", "7/7 phiếu"]),
        ("report", ["BÁO CÁO THÀNH TÍCH", "SƠ LƯỢC ĐẶC ĐIỂM", "THÀNH TÍCH ĐẠT ĐƯỢC"]),
    ],
)
def test_each_paper_says_the_same_as_pdf_and_as_word(made_as, printed):
    _, documents = listed()
    document = documents[made_as]
    on_it = listed_on(document)
    document.wording = {**proposed_words(document, on_it), "votes": "7/7 phiếu\n6/7 phiếu"}
    paper = paper_of(document, on_it)
    pdf = document_pdf(paper)
    text = " ".join(text_of(pdf).split())
    assert [part for part in printed if part not in text] == []
    assert fonts_not_embedded(pdf) == []
    word = docx.Document(io.BytesIO(document_word(paper)))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    whole = " ".join(" ".join([*(one.text for one in word.paragraphs), *cells]).split())
    assert [part for part in printed if part not in whole] == []


@pytest.mark.django_db
def test_a_proposal_encloses_the_other_papers_that_its_dossiers_hold():
    place, documents = listed()
    RequiredDocumentFactory(award_form=place.form, name="Xác nhận thuế", condition="enterprise")
    document = documents["proposal"]
    text = text_of(document_pdf(paper_of(document, listed_on(document))))
    enclosed = text.split("Hồ sơ kèm theo:")[1].split("Nơi nhận")[0]
    others = [name for name in PAPERS if name != document.required_document.name]
    assert [name for name in others if name not in " ".join(enclosed.split())] == []
    assert document.required_document.name not in enclosed
    assert "Xác nhận thuế" not in enclosed


@pytest.mark.django_db
def test_a_paper_is_used_when_nothing_is_left_to_be_written_and_goes_to_all_on_the_list():
    place, documents = listed()
    document = documents["minutes"]
    words = proposed_words(document, listed_on(document))
    write_words(document, words=words, actor=place.head)
    with pytest.raises(ValidationError, match="Còn chỗ chưa viết"):
        use_made(document, actor=place.head)
    words = {**words, "present": "Ông Lê Văn Họp"}
    write_words(document, words={**words, "votes": "7/7 phiếu"}, actor=place.head)
    with pytest.raises(ValidationError, match="có 01 dòng, danh sách có 02 tập thể, cá nhân"):
        use_made(document, actor=place.head)
    write_words(document, words=words, actor=place.head)
    assert use_made(document, actor=place.head) == 2
    filled = document.required_document.pk
    for dossier in document.dossier.nomination.dossiers.all():
        place_of_it = dossier.documents.get(required_document=filled)
        assert place_of_it.file.name
        assert place_of_it.wording["present"] == "Ông Lê Văn Họp"


@pytest.mark.django_db
def test_the_page_keeps_what_was_typed_and_proposes_anew_when_asked(client):
    place, documents = listed()
    document = documents["report"]
    client.force_login(place.head)
    address = reverse("awards:paper_write", args=[document.pk])
    words = {
        **proposed_words(document, listed_on(document)),
        "outline": "Đơn vị tiêu biểu",
        "results": "Đã làm tốt",
    }
    client.post(address, words)
    document.refresh_from_db()
    assert document.wording["results"] == "Đã làm tốt"
    shown = client.post(address, {**words, "propose": "1"}).content.decode()
    assert TO_BE_WRITTEN in shown
    missing = client.post(address, {**words, "results": "", "use": "1"}).content.decode()
    assert "Đơn vị tiêu biểu" in missing
    document.refresh_from_db()
    assert not document.file
    client.post(address, {**words, "use": "1"})
    document.refresh_from_db()
    assert document.file.name.endswith(".pdf")


@pytest.mark.django_db
def test_awards_held_before_stand_in_the_report():
    place = awarding()
    earlier = place.dossier("draft")
    earlier.decision = DecisionFactory(plan=place.plan)
    earlier.register_number, earlier.status = 1, "decided"
    earlier.save()
    in_register(earlier)
    another = place.dossier(award_form=AwardFormFactory(plan=place.plan))
    assert [one.decision for one in achievements_of(another).held] == [earlier.decision.reference]
