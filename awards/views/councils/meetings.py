"""Views of a meeting: call, page, attendance, opening, closing."""

from copy import copy
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.access import SignedInRequest, guarded
from audit.models import Event
from audit.transitions import EditedMeanwhile
from awards.councils import meeting_call, meetings
from awards.councils.permissions import (
    may_call_meeting,
    may_change_meeting,
    may_enter_votes,
    may_keep_minutes,
    may_note_attendance,
    may_preside,
    may_vote,
)
from awards.councils.tally import terms_text
from awards.councils.voters import seats_by_item
from awards.councils.votes import turnout, who_voted
from awards.councils.workflow import MEETING
from awards.decisions.item_order import in_official_order
from awards.forms.councils import AttendanceSheet, MeetingDraft, MeetingForm
from awards.models import AwardCouncil, Meeting, MeetingItem, Presence, VotingRule
from awards.models.councils import VotingTerms
from awards.models.meetings import Attendance
from awards.views.lookups import council_by, meeting_by
from screens.edit_conflicts import conflict_page, keeps_stored
from screens.fields import keys_in
from screens.steps import show_objections, take


@guarded(find=council_by, do=may_call_meeting)
def meeting_create(request: SignedInRequest, council: AwardCouncil) -> HttpResponse:
    """Call a meeting: when, where, and the dossiers on its list."""
    return _edit(request, Meeting(council=council), None)


@guarded(find=meeting_by, do=may_change_meeting)
def meeting_edit(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """Change the invitation or the list before it opens."""
    return _edit(request, meeting, meeting)


def _edit(request: SignedInRequest, shown: Meeting, meeting: Meeting | None) -> HttpResponse:
    council = shown.council
    offered = in_official_order(meeting_call.candidates_of(council, meeting=meeting))
    listed = set(meeting.items.values_list("dossier", flat=True)) if meeting else None
    ticked = listed
    form = MeetingForm(request.POST or None, instance=copy(shown))
    if request.method == "POST":
        kept = keeps_stored(request.POST, "ho-so")
        ticked = listed if kept else keys_in(request.POST.getlist("ho-so"))
    objections: list[str] = []
    if request.method == "POST" and form.is_valid():
        given: dict[str, Any] = {"values": form.cleaned_data, "dossiers": ticked or set()}
        try:
            if meeting is None:
                meeting = meeting_call.call_meeting(council, actor=request.user, **given)
            else:
                seen = form.cleaned_data["seen"]
                meeting_call.change_meeting(meeting, actor=request.user, seen=seen, **given)
        except EditedMeanwhile as conflict:
            return conflict_page(
                request,
                MeetingDraft(form, offered, ticked or set(), listed or set()),
                conflict,
                back=shown.get_absolute_url(),
            )
        except ValidationError as objection:
            objections = objection.messages
        else:
            messages.success(request, "Đã gửi giấy mời họp đến các thành viên Hội đồng.")
            return redirect(meeting)
    return render(
        request,
        "awards/meeting_form.html",
        {
            "council": council,
            "meeting": meeting,
            "form": form,
            "offered": [(one, ticked is None or one.pk in ticked) for one in offered],
            "objections": objections,
        },
    )


@guarded(find=meeting_by)
def meeting_detail(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """One meeting: its list with results, who was invited and came, what is to be done now."""
    user = request.user
    items = list(meeting.items.with_dossiers().prefetch_related("recusals__user"))
    attendances = list(meeting.attendances.select_related("user"))
    may_note = may_note_attendance(user, meeting)
    came = [one.presence for one in attendances]
    voted = who_voted(meeting) if meeting.status == Meeting.Status.OPEN else set()
    return render(
        request,
        "awards/meeting_detail.html",
        {
            "meeting": meeting,
            "council": meeting.council,
            "items": items,
            "terms": _terms(meeting, items),
            "attendances": [(one, one.user_id in voted) for one in attendances],
            "sheet": AttendanceSheet(None, attendances) if may_note else None,
            "present": came.count(Presence.PRESENT),
            "written": came.count(Presence.WRITTEN),
            "to_enter": [
                one
                for one in attendances
                if one.presence == Presence.WRITTEN and one.user_id not in voted
            ],
            "may_change": may_change_meeting(user, meeting),
            "may_vote": may_vote(user, meeting) and not meeting.on_paper,
            "has_voted": user.pk in voted,
            "may_enter": may_enter_votes(user, meeting),
            "may_keep_minutes": may_keep_minutes(user, meeting),
            "may_sign_minutes": "sign_minutes" in MEETING.steps_for(user, meeting),
            "history": Event.objects.about(meeting),
        },
    )


def _terms(meeting: Meeting, items: list[MeetingItem]) -> list[tuple[str, str, Any]]:
    """For each form of award on the list the terms by which it is voted: those frozen, or before
    it opens those that hold now. One query."""
    forms = {item.dossier.award_form_id: item for item in items}
    if meeting.status == Meeting.Status.CALLED:
        rules = {
            rule.award_form_id: rule for rule in VotingRule.objects.filter(award_form__in=forms)
        }
        held: list[tuple[MeetingItem, VotingTerms]] = [
            (item, rules.get(key) or VotingRule()) for key, item in forms.items()
        ]
    else:
        held = [(item, item) for item in forms.values()]
    return [(str(item.dossier.award_form), terms_text(terms), terms) for item, terms in held]


@require_POST
@guarded(find=meeting_by, do=may_note_attendance)
def meeting_attendance(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """Note who came."""
    sheet = AttendanceSheet(request.POST, meeting.attendances.all())
    if not sheet.is_valid():
        messages.error(request, "Chưa ghi được dự họp: hãy chọn có mặt hay vắng cho từng người.")
        return redirect(meeting)
    try:
        meetings.note_attendance(meeting, actor=request.user, came=sheet.given)
    except ValidationError as objection:
        show_objections(request, objection)
    else:
        messages.success(request, "Đã ghi danh sách dự họp.")
    return redirect(meeting)


@guarded(find=meeting_by, do=may_preside)
def meeting_close(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """Show who has voted, not how; on confirmation, close and count."""
    if request.method == "POST":
        return take(
            request,
            lambda: meetings.close_meeting(meeting, actor=request.user),
            done="Đã bế mạc phiên họp; kết quả biểu quyết hiện ở dưới.",
            then=meeting.get_absolute_url(),
        )
    if meeting.status != Meeting.Status.OPEN:
        messages.error(request, "Chỉ bế mạc khi phiên họp đang diễn ra.")
        return redirect(meeting)
    items = list(meeting.items.with_dossiers())
    seats, voted = seats_by_item(meeting, items), turnout(meeting)
    return render(
        request,
        "awards/meeting_close.html",
        {
            "meeting": meeting,
            "council": meeting.council,
            "rows": [(item, seats[item.pk], voted.get(item.pk, 0)) for item in items],
            "missing": _not_voted(meeting),
        },
    )


def _not_voted(meeting: Meeting) -> list[Attendance]:
    """Those who came, or wrote, and have not voted."""
    if meeting.on_paper:
        return []
    came = meeting.attendances.exclude(presence=Presence.ABSENT).select_related("user")
    voted = who_voted(meeting)
    return [one for one in came if one.user_id not in voted]
