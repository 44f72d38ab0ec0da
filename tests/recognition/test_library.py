"""The library: written by the unit, found by all without diacritics, copied with credit."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.access import Refused
from organisation.models.memberships import Role
from paperwork.uploads import UploadRefused
from recognition import decisions, library_publication
from recognition.filters import LibraryFilter
from recognition.models import DecisionKind, LibraryEntry, RecognitionDecision
from registrations.models import Initiative
from tests.accounts.factories import UserFactory
from tests.campaigns.factories import BodyFactory, person
from tests.recognition.factories import SIGNED, council, proposed, recognised

pytestmark = pytest.mark.django_db

WORDS = {
    "summary": "Phụ huynh biết kết quả trong ngày.",
    "how": "1. Lập nhóm tin nhắn. 2. Gửi mỗi chiều.",
    "contact": "Văn phòng trường",
}
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def in_october(working_day):
    working_day("2020-10-16")


def in_library(around, name="Số hóa học bạ bằng mã QR", body=None):
    """A recognised initiative with this name, in the library."""
    body = body or around.place.schools[0]
    (case,) = recognised(around, body)
    Initiative.objects.filter(pk=case.initiative_id).update(name=name)
    case.initiative.refresh_from_db()
    head = person(Role.UNIT_HEAD, body)
    entry = library_publication.write(case, actor=head, values=WORDS)
    library_publication.publish(entry, actor=head)
    return LibraryEntry.objects.with_origin().get(pk=entry.pk)


def found(**query) -> list[LibraryEntry]:
    return list(LibraryFilter({"tim": "", **query}).qs)


def test_the_unit_writes_and_publishes_and_a_stranger_does_not():
    around = council()
    (case,) = recognised(around, around.place.schools[0])
    with pytest.raises(Refused):
        library_publication.write(case, actor=person(Role.UNIT_HEAD, BodyFactory()), values=WORDS)
    head = person(Role.UNIT_HEAD, around.place.schools[0])
    entry = library_publication.write(case, actor=head, values=WORDS | {"how": ""})
    with pytest.raises(ValidationError, match="Hãy ghi đủ"):
        library_publication.publish(entry, actor=head)
    assert not LibraryEntry.objects.published().exists()
    library_publication.write(case, actor=around.staff, values=WORDS)
    library_publication.publish(entry, actor=head)
    assert LibraryEntry.objects.published().get() == entry


def test_what_is_not_recognised_has_no_entry():
    around = council()
    (case,) = proposed(around, around.place.schools[0])
    head = person(Role.UNIT_HEAD, around.place.schools[0])
    with pytest.raises(Refused, match="Chỉ sáng kiến đã được công nhận"):
        library_publication.write(case, actor=head, values=WORDS)


@pytest.mark.parametrize(
    "words",
    [
        "học bạ",
        "hoc ba",
        "SO HOA",
        "phu huynh",
        "nhóm tin nhắn",
        "tieu hoc thu 1",
        "Số hoá học bạ",
    ],
)
def test_it_is_found_by_name_text_and_unit_with_and_without_diacritics(words):
    around = council()
    entry = in_library(around)
    assert found(tim=words) == [entry]


def test_it_is_found_by_the_same_idea_in_other_words_and_not_by_another_idea():
    around = council()
    entry = in_library(around, name="Nhắc lịch trả hồ sơ bằng tin nhắn tự động")
    assert found(tim="Tự động gửi SMS nhắc hẹn trả kết quả hồ sơ") == [entry]
    assert found(tim="vệ sinh trường lớp") == []


def test_it_is_narrowed_by_field_year_province_and_kind():
    around = council()
    entry = in_library(around)
    initiative = entry.recognition.initiative
    city = around.place.city
    for query, fits in [
        ({"linh-vuc": str(initiative.area_id)}, True),
        ({"nam": "2020"}, True),
        ({"tinh": str(city.pk)}, True),
        ({"loai": "initiative"}, True),
        ({"loai": "model"}, False),
        ({"loai": "khác", "nam": "1999", "tinh": "0"}, True),
        ({"nam": "2020", "loai": "model"}, False),
    ]:
        assert found(**query) == ([entry] if fits else [])


def test_what_was_withdrawn_or_revoked_is_not_found():
    around = council()
    entry = in_library(around)
    library_publication.withdraw(entry, actor=around.staff)
    assert found() == []
    library_publication.publish(entry, actor=around.staff)
    assert found() == [entry]
    decision = RecognitionDecision.objects.with_council().get()
    later = decisions.change_by_another(
        decision, kind=DecisionKind.REVOKE, actor=around.staff, values=SIGNED | {"number": "6"}
    )
    decisions.issue(later, actor=around.chair)
    assert found() == []


def test_anybody_who_has_signed_in_reads_an_entry_and_nobody_a_draft(client):
    around = council()
    entry = in_library(around)
    url = reverse("recognition:entry_detail", args=[entry.pk])
    client.force_login(UserFactory())
    page = client.get(url).content.decode()
    assert "Trường Tiểu học Thử 1" in page
    assert "5012/QĐ-UBND" in page
    library_publication.withdraw(entry, actor=around.staff)
    assert client.get(url).status_code == 404


def test_files_are_checked_by_content_and_leave_with_the_entry(client):
    around = council()
    entry = in_library(around)
    with pytest.raises(UploadRefused):
        library_publication.attach(
            entry,
            actor=around.staff,
            title="Mẫu",
            file=SimpleUploadedFile("mau.pdf", b"<html>"),
        )
    attached = library_publication.attach(
        entry, actor=around.staff, title="Mẫu", file=SimpleUploadedFile("mau.pdf", PDF)
    )
    url = reverse("recognition:file_download", args=[attached.pk])
    client.force_login(UserFactory())
    assert b"".join(client.get(url).streaming_content) == PDF
    library_publication.withdraw(entry, actor=around.staff)
    assert client.get(url).status_code == 404


def test_another_unit_copies_it_into_its_own_draft_with_the_source_named(client):
    around = council()
    entry = in_library(around)
    sister = around.place.schools[1]
    client.force_login(person(Role.UNIT_HEAD, sister))
    url = reverse("recognition:entry_copy", args=[entry.pk])
    assert "Trường Tiểu học Thử 2" in client.get(url).content.decode()
    target = f"{around.place.letter.pk}-{sister.pk}"
    response = client.post(url, {"target": target, "area": ""})
    assert response.status_code == 302
    copy = Initiative.objects.get(registration__body=sister)
    assert copy.copied_from == entry.recognition.initiative
    assert (copy.name, copy.registration.status) == ("Số hóa học bạ bằng mã QR", "draft")
    assert copy.note.startswith("Theo Trường Tiểu học Thử 1, 537/GDĐT-VP")


def test_a_registration_of_another_unit_is_no_target(client):
    around = council()
    entry = in_library(around)
    client.force_login(person(Role.UNIT_HEAD, around.place.schools[1]))
    url = reverse("recognition:entry_copy", args=[entry.pk])
    target = f"{around.place.letter.pk}-{around.place.schools[2].pk}"
    page = client.post(url, {"target": target})
    assert page.status_code == 200
    assert not Initiative.objects.filter(registration__body=around.place.schools[2]).exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_search_takes_as_many_queries_for_three_as_for_one(
    client, django_assert_num_queries, count
):
    around = council()
    for number in range(count):
        body = around.place.schools[number]
        (case,) = proposed(around, body)
        decision = decisions.draft(
            RecognitionDecision(council=around.council),
            actor=around.staff,
            values=SIGNED | {"number": f"50{number}"},
            chosen=[case.pk],
        )
        decisions.issue(decision, actor=around.chair)
        case.refresh_from_db()
        entry = library_publication.write(case, actor=around.staff, values=WORDS)
        library_publication.publish(entry, actor=around.staff)
    client.force_login(person(Role.UNIT_HEAD, around.place.communes[0]))
    with django_assert_num_queries(11):
        page = client.get(reverse("recognition:library"), {"tim": "phu huynh"})
    assert len(page.context["page"].object_list) == count
