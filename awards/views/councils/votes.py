"""Views of voting: the ballot, an opinion in writing, counts from paper; and the minutes."""

from copy import copy
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.access import SignedInRequest, Verdict, guarded
from accounts.models import User
from audit.transitions import EditedMeanwhile
from awards.councils import minutes, votes
from awards.councils.papers import minutes_document, minutes_title
from awards.councils.permissions import may_enter_votes, may_keep_minutes, may_vote
from awards.councils.workflow import MEETING
from awards.forms.councils import CountSheet, MinutesForm, ScanForm
from awards.models import Attendance, Choice, Meeting, MeetingItem
from awards.views.lookups import attendance_by, meeting_by
from paperwork.downloads import document_response
from paperwork.uploads import download_response
from screens.edit_conflicts import conflict_page
from screens.steps import show_objections


@guarded(find=meeting_by, do=may_vote)
def meeting_vote(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """The person's own ballot paper: all items on one page."""
    paper = votes.ballot_paper(meeting, int(request.user.pk or 0))
    choices = _choices(request, paper.items)
    objections: list[str] = []
    if request.method == "POST":
        try:
            votes.cast(meeting, actor=request.user, choices=choices)
        except ValidationError as objection:
            objections = objection.messages
        else:
            messages.success(request, "Đã bỏ phiếu. Phiếu của bạn không sửa được nữa.")
            return redirect(meeting)
    return _paper_page(request, meeting, paper, choices, objections, voter=None)


def _may_enter_for_it(user: User, attendance: Attendance) -> Verdict:
    return may_enter_votes(user, attendance.meeting)


@guarded(find=attendance_by, do=_may_enter_for_it)
def written_opinion(request: SignedInRequest, attendance: Attendance) -> HttpResponse:
    """Enter what an absent member wrote."""
    meeting = attendance.meeting
    paper = votes.ballot_paper(meeting, attendance.user_id)
    choices = _choices(request, paper.items)
    objections: list[str] = []
    if request.method == "POST":
        try:
            votes.enter_written(
                meeting, voter_id=attendance.user_id, actor=request.user, choices=choices
            )
        except ValidationError as objection:
            objections = objection.messages
        else:
            messages.success(request, f"Đã nhập ý kiến bằng văn bản của {attendance.user}.")
            return redirect(meeting)
    return _paper_page(request, meeting, paper, choices, objections, voter=attendance.user)


def _choices(request: SignedInRequest, items: list[MeetingItem]) -> dict[int, str]:
    return {
        item.pk: said
        for item in items
        if (said := request.POST.get(f"y-kien-{item.pk}", "")) in Choice.values
    }


def _paper_page(
    request: SignedInRequest,
    meeting: Meeting,
    paper: votes.BallotPaper,
    choices: dict[int, str],
    objections: list[str],
    *,
    voter: Any,
) -> HttpResponse:
    kept_from = [
        (item, paper.kept_from[item.pk])
        for item in meeting.items.with_dossiers()
        if item.pk in paper.kept_from
    ]
    return render(
        request,
        "awards/meeting_vote.html",
        {
            "meeting": meeting,
            "voter": voter,
            "rows": [(item, choices.get(item.pk, "")) for item in paper.items],
            "kept_from": kept_from,
            "has_voted": paper.has_voted,
            "choices": Choice.choices,
            "is_secret": any(item.is_secret for item in paper.items),
            "is_open": any(not item.is_secret for item in paper.items),
            "objections": objections,
        },
    )


@guarded(find=meeting_by, do=may_enter_votes)
def meeting_counts(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """Enter what was counted from paper."""
    if not meeting.on_paper:
        messages.error(request, "Phiên họp này biểu quyết trên màn hình, không nhập phiếu giấy.")
        return redirect(meeting)
    items = list(meeting.items.with_dossiers())
    sheet = CountSheet(request.POST or None, items, votes.entered_counts(meeting))
    objections: list[str] = []
    if request.method == "POST" and sheet.is_valid():
        try:
            votes.enter_counts(meeting, actor=request.user, counts=sheet.given)
        except ValidationError as objection:
            objections = objection.messages
        else:
            messages.success(request, "Đã nhập kết quả kiểm phiếu.")
            return redirect(meeting)
    return render(
        request,
        "awards/meeting_counts.html",
        {"meeting": meeting, "sheet": sheet, "objections": objections},
    )


@guarded(find=meeting_by, do=may_keep_minutes)
def meeting_minutes(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """What the minutes say beside the data; saved, or signed with it."""
    form = MinutesForm(request.POST or None, instance=copy(meeting))
    may_sign = "sign_minutes" in MEETING.steps_for(request.user, meeting)
    if request.method == "POST" and form.is_valid():
        sign = "ky" in request.POST
        act = minutes.sign_minutes if sign else minutes.write_minutes
        try:
            seen = form.cleaned_data["seen"]
            act(meeting, actor=request.user, values=form.cleaned_data, seen=seen)
        except EditedMeanwhile as conflict:
            return conflict_page(request, form, conflict, back=meeting.get_absolute_url())
        except ValidationError as objection:
            form.add_error(None, objection)
        else:
            done = "Đã ghi biên bản đã ký." if sign else "Đã lưu nội dung biên bản."
            messages.success(request, done)
            return redirect(meeting)
    return render(
        request,
        "awards/meeting_minutes.html",
        {"meeting": meeting, "form": form, "scan_form": ScanForm(), "may_sign": may_sign},
    )


@require_POST
@guarded(find=meeting_by, do=may_keep_minutes)
def scan_attach(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """Keep the scan of the minutes as signed."""
    form = ScanForm(request.POST, request.FILES)
    if not form.is_valid():
        for sentence in form.errors["file"]:
            messages.error(request, str(sentence))
        return redirect("awards:meeting_minutes", meeting.pk)
    try:
        minutes.attach_scan(meeting, actor=request.user, file=form.cleaned_data["file"])
    except ValidationError as objection:
        show_objections(request, objection)
        return redirect("awards:meeting_minutes", meeting.pk)
    messages.success(request, "Đã đính kèm bản chụp biên bản.")
    return redirect(meeting)


@require_GET
@guarded(find=meeting_by)
def scan_download(request: SignedInRequest, meeting: Meeting) -> HttpResponseBase:
    """The scan of the minutes."""
    if not meeting.scan:
        raise Http404
    return download_response(meeting.scan, download_name=minutes_title(meeting))


@require_GET
@guarded(find=meeting_by)
def minutes_pdf(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """The minutes, laid out as Nghị định 30/2020/NĐ-CP requires."""
    document = minutes_document(meeting)
    return document_response(document, title=minutes_title(meeting), extension="pdf")


@require_GET
@guarded(find=meeting_by)
def minutes_word(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """The same as a Word file."""
    document = minutes_document(meeting)
    return document_response(document, title=minutes_title(meeting), extension="docx")
