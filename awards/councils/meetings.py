"""Holding a meeting: attendance, opening, and closing with the count."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Count
from django.utils import timezone

from accounts.models import User
from audit import clock, transitions
from audit.models import Event
from awards.councils.permissions import may_note_attendance
from awards.councils.tally import Seats, Terms, Votes, has_quorum, percent_of, percent_text, tally
from awards.councils.voters import Seated, seats_by_item, terms_of
from awards.councils.workflow import MEETING
from awards.models import (
    Attendance,
    Ballot,
    Dossier,
    Meeting,
    MeetingItem,
    Presence,
    Recusal,
    Result,
    Urn,
    VotingRule,
)
from awards.models.councils import TERMS
from awards.workflow import DOSSIER
from councils.models import PRESIDING, CouncilRole

# Who presides, where more than one of them came.
_IN_RANK = (*PRESIDING, CouncilRole.STANDING)


@dataclass(frozen=True, slots=True)
class Came:
    """The attendance of a member, and the reason for absence."""

    presence: str
    reason: str = ""


def note_attendance(meeting: Meeting, *, actor: User, came: Mapping[int, Came]) -> None:
    """Note who came, by the key of each person invited. Raises ValidationError for one who has
    voted and would be noted as absent."""

    def change(locked: Meeting) -> None:
        voted = set(Ballot.objects.filter(item__meeting=locked).values_list("voter", flat=True))
        for attendance in locked.attendances.select_related("user"):
            said = came.get(attendance.user_id)
            if said is None:
                continue
            if attendance.user_id in voted and said.presence != attendance.presence:
                raise ValidationError(
                    f"{attendance.user} đã biểu quyết nên không sửa dự họp của người này nữa."
                )
            attendance.presence, attendance.reason = said.presence, said.reason.strip()
            attendance.save(update_fields=("presence", "reason"))

    transitions.revise(
        meeting, actor=actor, permission=may_note_attendance, change=change, edits=False
    )


def open_meeting(meeting: Meeting, *, actor: User) -> Event | None:
    """Open it. The terms of each item are frozen, so that a rule changed meanwhile does not reach
    it. Raises ValidationError where nobody came who may preside, or fewer than the quorum."""

    def act(locked: Meeting) -> None:
        attendances = list(locked.attendances.select_related("user"))
        if chair_of(attendances) is None:
            raise ValidationError(
                "Chưa có người chủ trì: hãy ghi có mặt Chủ tịch, Phó Chủ tịch Hội đồng hoặc ủy "
                "viên thường trực."
            )
        items = list(locked.items.select_related("dossier__award_form__voting_rule"))
        for item in items:
            _freeze_terms(item)
        objection = quorum_objection(attendances, items)
        if objection:
            raise ValidationError(objection)
        for item in items:
            item.save(update_fields=TERMS)
        if not locked.on_paper:
            Urn.objects.bulk_create(Urn(item=item) for item in items if item.is_secret)
        locked.opened_at = clock.now()

    return transitions.perform(MEETING, "open", meeting, actor=actor, act=act)


def close_meeting(meeting: Meeting, *, actor: User) -> Event | None:
    """Close it and count. In one transaction each item gets its counts and result, each dossier
    steps on or is declined, and the votes of secret ballots are emptied out of their urns.

    Raises ValidationError where counts from paper are missing, or what was cast does not agree
    with who has voted.
    """

    def act(locked: Meeting) -> None:
        items = list(locked.items.with_dossiers())
        # A dossier that somebody withdraws at this moment waits, or is set aside below.
        keys = [item.dossier_id for item in items]
        locked_dossiers = Dossier.objects.select_for_update(of=("self",)).filter(pk__in=keys)
        statuses = dict(locked_dossiers.order_by("pk").values_list("pk", "status"))
        seated = seats_by_item(locked, items)
        votes = _votes(locked, items, seated)
        for item in items:
            _conclude(item, seated[item.pk], votes.get(item.pk, Votes()), statuses[item.dossier_id])
            _step(item, actor)
        # Until here the item is what entitles this meeting to step its dossier.
        locked.items.update(is_live=False)
        attendances = list(locked.attendances.select_related("user"))
        chair = chair_of(attendances)
        if chair is not None:
            locked.chaired_by = chair.user.full_name
            locked.chaired_as = chair.get_role_display()
            locked.chaired_why = _why_presiding(chair, attendances)
        secretary = _secretary(attendances)
        locked.minutes_by = secretary.user.full_name if secretary else ""
        locked.closed_at = clock.now()
        _propose_hours(locked)

    return transitions.perform(MEETING, "close", meeting, actor=actor, act=act)


def chair_of(attendances: list[Attendance]) -> Attendance | None:
    """The member who presides, of those present: the highest in rank."""
    there = [one for one in attendances if one.presence == Presence.PRESENT]
    for role in _IN_RANK:
        for attendance in there:
            if attendance.role == role:
                return attendance
    return None


def quorum_objection(attendances: list[Attendance], items: list[MeetingItem]) -> str:
    """Why a meeting cannot open: fewer came than any of its forms of award asks; "" where enough
    did. Recusals on single items are considered when these are counted."""
    presence = [attendance.presence for attendance in attendances]
    seats = Seats(len(presence), presence.count(Presence.PRESENT))
    asked = [terms_of(item) for item in items]
    if any(has_quorum(terms, seats) for terms in asked):
        return ""
    least = min((terms.quorum_percent for terms in asked), default=Terms().quorum_percent)
    came = percent_text(percent_of(seats.present, seats.members))
    return (
        f"Chưa đủ số người dự họp: {seats.present}/{seats.members} thành viên ({came}), phải có từ "
        f"{percent_text(least)} trở lên."
    )


def _freeze_terms(item: MeetingItem) -> None:
    # A form without a rule of its own is voted by the terms that a fresh rule begins with.
    rule = getattr(item.dossier.award_form, "voting_rule", None) or VotingRule()
    for name in TERMS:
        setattr(item, name, getattr(rule, name))


def _why_presiding(chair: Attendance, attendances: list[Attendance]) -> str:
    """Why somebody else than the council's chair presides; "" of the chair."""
    if chair.role == CouncilRole.CHAIR:
        return ""
    absent = next((one for one in attendances if one.role == CouncilRole.CHAIR), None)
    reason = f": {absent.reason}" if absent is not None and absent.reason else ""
    return f"Chủ tịch Hội đồng vắng mặt{reason}"[:200]


def _propose_hours(meeting: Meeting) -> None:
    """Propose for the minutes that the meeting began as it was called, and ended when it was
    closed on its day; a meeting that is entered later has its end written by hand."""
    closed = timezone.localtime(meeting.closed_at)
    meeting.began_at = meeting.held_at
    if closed.date() == meeting.held_on and closed.time() > meeting.held_at:
        meeting.ended_at = closed.time().replace(second=0, microsecond=0)


def _secretary(attendances: list[Attendance]) -> Attendance | None:
    return next((one for one in attendances if one.role == CouncilRole.SECRETARY), None)


def _votes(
    meeting: Meeting, items: list[MeetingItem], seated: Mapping[int, Seated]
) -> dict[int, Votes]:
    """The votes by item key."""
    urns = {urn.item_id: urn for urn in Urn.objects.filter(item__meeting=meeting)}
    open_votes: dict[int, dict[str, int]] = {}
    counted = Ballot.objects.filter(item__meeting=meeting, is_secret=False)
    for item, choice, number in counted.values_list("item", "choice").annotate(n=Count("pk")):
        open_votes.setdefault(item, {})[choice] = number
    found = {}
    missing = []
    for item in items:
        if meeting.on_paper or item.is_secret:
            urn = urns.get(item.pk)
            if urn is not None:
                found[item.pk] = Votes(urn.in_favour, urn.against, urn.abstained, urn.invalid)
            elif has_quorum(terms_of(item), seated[item.pk].seats):
                missing.append(f"Chưa nhập kết quả kiểm phiếu cho “{item.dossier.awardee_name}”.")
        else:
            found[item.pk] = Votes(**open_votes.get(item.pk, {}))
    if missing:
        raise ValidationError(missing)
    _refuse_urns_that_disagree(meeting, items, found)
    Urn.objects.filter(item__meeting=meeting).delete()
    return found


def _refuse_urns_that_disagree(
    meeting: Meeting, items: list[MeetingItem], votes: Mapping[int, Votes]
) -> None:
    """Raise where the urn of a secret ballot does not contain as many votes as members have
    cast."""
    if meeting.on_paper:
        return
    cast = Ballot.objects.filter(item__meeting=meeting, is_secret=True).values_list("item")
    number = dict(cast.annotate(n=Count("pk")))
    for item in items:
        if item.is_secret and votes[item.pk].total != number.get(item.pk, 0):
            raise ValidationError(
                f"“{item.dossier.awardee_name}”: số phiếu trong hòm không khớp với số người đã "
                "biểu quyết. Hãy báo quản trị hệ thống, không bế mạc phiên họp."
            )


def _conclude(item: MeetingItem, seated: Seated, votes: Votes, dossier_status: str) -> None:
    counted = tally(terms_of(item), seated.seats, votes)
    item.members, item.present = seated.seats.members, seated.seats.present
    item.written = seated.seats.written
    item.counted_on, item.percent = counted.counted_on, counted.percent
    item.in_favour, item.against = votes.in_favour, votes.against
    item.abstained, item.invalid = votes.abstained, votes.invalid
    waiting = dossier_status == Dossier.Status.APPRAISED
    item.result = counted.result if waiting else Result.SET_ASIDE
    item.save()
    Recusal.objects.bulk_create(
        Recusal(item=item, user_id=user, reason=reason[:500])
        for user, reason in seated.recused.items()
    )


def _step(item: MeetingItem, actor: User) -> None:
    said = counts_text(item)
    if item.result == Result.PASSED:
        given: dict[str, Any] = {"meeting": item.meeting, "reason": said}
        transitions.perform(DOSSIER, "vote", item.dossier, actor=actor, given=given)
    elif item.result == Result.FAILED:
        reason = f"Hội đồng không đề nghị khen thưởng: {said}"

        def decline(locked: Dossier) -> None:
            locked.return_reason = reason

        given = {"meeting": item.meeting, "reason": reason}
        transitions.perform(
            DOSSIER, "vote_down", item.dossier, actor=actor, given=given, act=decline
        )


def counts_text(item: MeetingItem) -> str:
    """The counts of an item in words; "" before the count."""
    if item.percent is None:
        return ""
    return (
        f"{item.in_favour}/{item.counted_on} tán thành ({percent_text(item.percent)}), "
        f"{item.against} không tán thành, {item.abstained} không có ý kiến."
    )
