"""A unit says how far its initiatives have come, and proves it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.access import Refused
from audit.models import Event
from audit.transitions import EditedMeanwhile
from notifications.models import Notice
from organisation.models.memberships import Role
from paperwork.uploads import UploadRefused
from registrations import review, submission
from registrations.models import EvidenceFile, InitiativeProgress
from registrations.progress import evidence
from registrations.progress.updates import NotAll, report, report_all
from registrations.replacement import reopen
from registrations.workflow import PROGRESS
from tests.awards.factories import picture
from tests.campaigns.factories import person
from tests.registrations.factories import registered
from tests.registrations.progress.factories import said

pytestmark = pytest.mark.django_db


@pytest.fixture
def line(place):
    """The only line of a school's accepted registration."""
    return registered(place.letter, place.schools[0], "1").initiatives.get()


@pytest.fixture
def head(place):
    return person(Role.UNIT_HEAD, place.schools[0])


def stored(line) -> InitiativeProgress:
    return InitiativeProgress.objects.get(initiative=line)


# --- Beginning ------------------------------------------------------------------------------------


def test_with_acceptance_each_line_begins_expected_by_the_day_it_names(place):
    registration = registered(place.letter, place.schools[0], "2", "submitted")
    first, second = registration.initiatives.all()
    type(first).objects.filter(pk=first.pk).update(expected_completion="quý III/2020")
    review.accept(registration, actor=place.office_staff())
    assert (stored(first).status, stored(first).expected_on) == ("registered", date(2020, 9, 30))
    assert stored(second).expected_on is None


def test_a_line_that_goes_on_in_a_new_version_keeps_its_progress(place, line, head):
    report(line, actor=head, said=said(line, percent=40))
    change = reopen(line.registration, actor=head)
    submission.submit(change, actor=head)
    review.accept(change, actor=place.office_staff())
    line.refresh_from_db()
    assert line.registration == change
    assert stored(line).percent == 40


# --- Reporting ------------------------------------------------------------------------------------


def test_a_unit_begins_goes_on_and_completes(line, head):
    report(line, actor=head, said=said(line, percent=30, note="Đã khảo sát"))
    report(line, actor=head, said=said(line, percent=70, expected_on=date(2020, 9, 30)))
    report(line, actor=head, said=said(line, status="completed", completed_on=date(2020, 5, 7)))
    progress = stored(line)
    assert (progress.status, progress.percent, progress.completed_on) == (
        "completed",
        100,
        date(2020, 5, 7),
    )
    assert [(event.label, event.details) for event in Event.objects.about(progress)] == [
        ("Bắt đầu thực hiện", {}),
        ("Cập nhật tiến độ: 70%", {"percent": 70}),
        ("Hoàn thành", {}),
    ]
    assert (progress.revision, progress.edited_by) == (3, head)


def test_what_is_dropped_says_why_and_may_be_taken_up_again_with_a_reason(line, head):
    with pytest.raises(ValidationError, match="Hãy ghi lý do thôi thực hiện"):
        report(line, actor=head, said=said(line, status="dropped"))
    report(line, actor=head, said=said(line, status="dropped", reason="Không còn kinh phí"))
    assert stored(line).drop_reason == "Không còn kinh phí"
    with pytest.raises(ValidationError, match="Hãy ghi lý do thực hiện tiếp"):
        report(line, actor=head, said=said(line, status="in_progress", percent=10))
    again = said(line, status="in_progress", percent=10, reason="Được cấp kinh phí")
    report(line, actor=head, said=again)
    assert (stored(line).status, stored(line).percent) == ("in_progress", 10)


def test_the_desk_hears_of_what_will_not_be_done_and_of_nothing_else(
    place, line, head, django_capture_on_commit_callbacks
):
    staff = place.office_staff()
    with django_capture_on_commit_callbacks(execute=True):
        report(line, actor=head, said=said(line, percent=30))
        report(line, actor=head, said=said(line, status="dropped", reason="Không còn kinh phí"))
    (notice,) = Notice.objects.filter(recipient=staff)
    assert notice.text == (
        "Trường Tiểu học Thử 1 thôi thực hiện “Trường Tiểu học Thử 1: lĩnh vực 1, số 1”: "
        "Không còn kinh phí"
    )
    assert notice.link == reverse("registrations:initiative_detail", args=[line.pk])


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"status": "in_progress", "percent": 100}, "hãy chọn tình trạng “Hoàn thành”"),
        ({"status": "registered", "percent": 5}, "hãy chọn “Đang thực hiện”"),
        ({"status": "completed"}, "Hãy ghi ngày hoàn thành"),
        ({"status": "completed", "completed_on": date(2020, 5, 9)}, "không được sau hôm nay"),
    ],
)
def test_what_does_not_fit_together_is_refused(line, head, words, sentence):
    with pytest.raises(ValidationError, match=sentence):
        report(line, actor=head, said=said(line, **words))
    assert stored_or_none(line) is None


def stored_or_none(line):
    return InitiativeProgress.objects.filter(initiative=line).first()


def test_said_twice_it_is_one_step(line, head):
    words = said(line, percent=30)
    assert report(line, actor=head, said=words) is not None
    assert report(line, actor=head, said=words) is None
    assert stored(line).revision == 1


def test_what_somebody_wrote_meanwhile_is_not_overwritten(place, line, head):
    clerk = person(Role.CLERK, place.schools[0], full_name="Trương Gia Bảo")
    before = said(line, percent=30)
    report(line, actor=clerk, said=said(line, percent=60))
    with pytest.raises(EditedMeanwhile, match="Trương Gia Bảo đã lưu bản này") as refusal:
        report(line, actor=head, said=before)
    assert refusal.value.stored.percent == 60
    assert stored(line).percent == 60


def test_of_several_all_are_written_or_none(place, head):
    lines = list(registered(place.letter, place.schools[0], "2").initiatives.all())
    wrong = [(lines[0], said(lines[0], percent=20)), (lines[1], said(lines[1], status="dropped"))]
    with pytest.raises(NotAll) as refusal:
        report_all(wrong, actor=head)
    assert set(refusal.value.objections) == {lines[1].pk}
    assert not InitiativeProgress.objects.exists()
    right = [(line, said(line, percent=20)) for line in lines]
    assert report_all(right, actor=head) == 2


# --- Who, and when --------------------------------------------------------------------------------


def test_others_than_the_units_people_are_refused(place, line):
    others = [
        place.office_staff(),
        person(Role.UNIT_HEAD, place.schools[1]),
        person(Role.COUNCIL_MEMBER, place.schools[0]),
    ]
    for other in others:
        with pytest.raises(Refused, match="Chỉ thủ trưởng hoặc người được giao"):
            report(line, actor=other, said=said(line, percent=10))
    assert stored_or_none(line) is None


@pytest.mark.parametrize("status", ["draft", "submitted", "returned"])
def test_only_what_was_accepted_has_progress(place, head, status):
    line = registered(place.letter, place.schools[0], "1", status).initiatives.get()
    with pytest.raises(Refused, match="bản đăng ký đã được tiếp nhận"):
        report(line, actor=head, said=said(line, percent=10))


@pytest.mark.parametrize(("status", "taken"), [("issued", 1), ("summed_up", 1), ("closed", 0)])
def test_progress_is_reported_until_the_campaign_is_closed(place, line, head, status, taken):
    type(place.letter).objects.filter(pk=place.letter.pk).update(status=status)
    line.refresh_from_db()
    try:
        report(line, actor=head, said=said(line, percent=10))
    except Refused as refusal:
        assert "Kế hoạch đã kết thúc" in refusal.reason
    assert InitiativeProgress.objects.count() == taken


def test_every_step_leads_somewhere_from_every_state():
    reachable = {
        state: {step.target for step in PROGRESS.steps_from(state)} for state in PROGRESS.states
    }
    assert reachable == {
        "registered": {"in_progress", "completed", "dropped"},
        "in_progress": {"completed", "dropped"},
        "completed": {"in_progress"},
        "dropped": {"in_progress"},
    }


# --- Evidence -------------------------------------------------------------------------------------


def test_several_files_are_kept_under_names_of_ours_and_noted(line, head):
    files = [picture("anh-1.png"), picture("anh-2.png")]
    found = evidence.attach(line, files=files, title="Hình ảnh", actor=head)
    assert [file.title for file in found] == ["anh-1.png", "anh-2.png"]
    assert all(file.file.name.startswith("evidence/") for file in found)
    (single,) = evidence.attach(line, files=[picture()], title="Biên bản", actor=head)
    assert single.title == "Biên bản"
    events = Event.objects.about(stored(line))
    assert [(event.label, event.reason) for event in events] == [
        ("Thêm minh chứng", "anh-1.png; anh-2.png"),
        ("Thêm minh chứng", "Biên bản"),
    ]


def test_one_file_that_is_not_what_it_says_keeps_all_out_and_is_named(line, head):
    fake = SimpleUploadedFile("bao-cao.pdf", b"khong phai pdf")
    with pytest.raises(UploadRefused, match=r"bao-cao\.pdf: "):
        evidence.attach(line, files=[picture(), fake], actor=head)
    assert not EvidenceFile.objects.exists()


def test_a_file_is_taken_back_and_gone(line, head, django_capture_on_commit_callbacks):
    (file,) = evidence.attach(line, files=[picture()], actor=head)
    storage, name = file.file.storage, file.file.name
    assert storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        evidence.take_back(file, actor=head)
    assert not EvidenceFile.objects.exists()
    assert not storage.exists(name)


def test_others_neither_add_nor_take_back(place, line, head):
    (file,) = evidence.attach(line, files=[picture()], actor=head)
    for other in (place.office_staff(), person(Role.UNIT_HEAD, place.schools[1])):
        with pytest.raises(Refused):
            evidence.attach(line, files=[picture()], actor=other)
        with pytest.raises(Refused):
            evidence.take_back(file, actor=other)
    assert EvidenceFile.objects.count() == 1
