"""Voting: on screen, in writing through the secretary, or on paper, counted by hand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from django.core.exceptions import ValidationError
from django.db.models import F

from accounts.models import User
from audit import transitions
from awards.conflicts import conflicts_on_list
from awards.councils.permissions import may_enter_votes, may_vote
from awards.councils.tally import Votes, objection_to_votes
from awards.councils.voters import seats_by_item, terms_of
from awards.models import Attendance, Ballot, Choice, Meeting, MeetingItem, Presence, Urn


@dataclass(frozen=True, slots=True)
class BallotPaper:
    """The ballot of one member: the items that they may vote on, the reason for each other item by
    its key, and whether they have voted."""

    items: list[MeetingItem]
    kept_from: dict[int, str]
    has_voted: bool


def ballot_paper(meeting: Meeting, voter_id: int) -> BallotPaper:
    """The ballot paper of one member; a fixed number of queries."""
    items = list(meeting.items.with_dossiers())
    conflicts = conflicts_on_list([voter_id], [item.dossier for item in items])
    attendance = meeting.attendances.filter(user=voter_id).first()
    in_writing = attendance is not None and attendance.presence == Presence.WRITTEN
    own, kept_from = [], {}
    for item in items:
        conflict = conflicts.get((voter_id, item.dossier_id), "")
        if conflict:
            kept_from[item.pk] = conflict
        elif in_writing and not item.counts_written:
            kept_from[item.pk] = "Hình thức này không tính ý kiến bằng văn bản của người vắng mặt."
        else:
            own.append(item)
    voted = Ballot.objects.filter(item__meeting=meeting, voter=voter_id).exists()
    return BallotPaper(own, kept_from, voted)


def cast(meeting: Meeting, *, actor: User, choices: Mapping[int, str]) -> None:
    """Cast the person's votes on all items at once, by the key of each item; what was cast stays.

    The meeting stays locked meanwhile, as it does when it is closed: a vote at that moment is
    counted or refused, never lost. Raises Refused where the meeting is not open or the person was
    not invited, and ValidationError where they have voted, are not noted as present, or left an
    item out.
    """

    def change(locked: Meeting) -> None:
        _put_in(locked, actor.pk, choices)

    transitions.revise(meeting, actor=actor, permission=may_vote, change=change, edits=False)


def enter_written(
    meeting: Meeting, *, voter_id: int, actor: User, choices: Mapping[int, str]
) -> None:
    """Enter the opinion that an absent member gave in writing, once. Raises as `cast`."""

    def change(locked: Meeting) -> None:
        if not locked.attendances.filter(user=voter_id, presence=Presence.WRITTEN).exists():
            raise ValidationError(
                "Chỉ nhập ý kiến bằng văn bản của người vắng mặt có gửi ý kiến. Hãy ghi điều đó ở "
                "danh sách dự họp trước."
            )
        _put_in(locked, voter_id, choices)

    transitions.revise(meeting, actor=actor, permission=may_enter_votes, change=change, edits=False)


def enter_counts(meeting: Meeting, *, actor: User, counts: Mapping[int, Votes]) -> None:
    """Enter what was counted from paper, by the key of each item, in place of what was entered
    before. Raises ValidationError naming the items with more votes than voters."""

    def change(locked: Meeting) -> None:
        if not locked.on_paper:
            raise ValidationError("Phiên họp này biểu quyết trên màn hình, không nhập phiếu giấy.")
        items = {item.pk: item for item in locked.items.with_dossiers()}
        seats = seats_by_item(locked, items.values())
        objections = []
        for key, votes in counts.items():
            said = objection_to_votes(terms_of(items[key]), seats[key].seats, votes)
            if said:
                objections.append(f"“{items[key].dossier.awardee_name}”: {said}")
        if objections:
            raise ValidationError(objections)
        for key, votes in counts.items():
            entered = {field.name: getattr(votes, field.name) for field in fields(Votes)}
            Urn.objects.update_or_create(item=items[key], defaults=entered)

    transitions.revise(meeting, actor=actor, permission=may_enter_votes, change=change, edits=False)


def entered_counts(meeting: Meeting) -> dict[int, Votes]:
    """What has been entered from paper so far, by the key of each item, for whoever enters it.
    What was cast on screen is not read before the meeting closes."""
    if not meeting.on_paper:
        return {}
    return {
        urn.item_id: Votes(urn.in_favour, urn.against, urn.abstained, urn.invalid)
        for urn in Urn.objects.filter(item__meeting=meeting)
    }


def turnout(meeting: Meeting) -> dict[int, int]:
    """The number of members who have voted on each item, by its key; not their votes. One query."""
    counted: dict[int, int] = {}
    for key in Ballot.objects.filter(item__meeting=meeting).values_list("item", flat=True):
        counted[key] = counted.get(key, 0) + 1
    return counted


def who_voted(meeting: Meeting) -> set[int]:
    """The keys of members who have voted."""
    return set(Ballot.objects.filter(item__meeting=meeting).values_list("voter", flat=True))


def _put_in(meeting: Meeting, voter_id: int, choices: Mapping[int, str]) -> None:
    if meeting.on_paper:
        raise ValidationError("Phiên họp này bỏ phiếu giấy; thư ký nhập kết quả kiểm phiếu.")
    attendance = Attendance.objects.get(meeting=meeting, user=voter_id)
    if attendance.presence == Presence.ABSENT:
        raise ValidationError(
            "Bạn chưa được ghi có mặt. Hãy đề nghị thư ký ghi dự họp rồi biểu quyết."
        )
    paper = ballot_paper(meeting, voter_id)
    if paper.has_voted:
        raise ValidationError("Đã biểu quyết rồi; phiếu đã bỏ thì không sửa được.")
    _refuse_incomplete(paper.items, choices)
    ballots = [
        Ballot(
            item=item,
            voter_id=voter_id,
            is_secret=item.is_secret,
            choice="" if item.is_secret else choices[item.pk],
        )
        for item in paper.items
    ]
    for ballot in ballots:
        ballot.save(force_insert=True)
    for item in paper.items:
        if item.is_secret:
            name = choices[item.pk]
            Urn.objects.filter(item=item).update(**{name: F(name) + 1})


def _refuse_incomplete(items: Iterable[MeetingItem], choices: Mapping[int, str]) -> None:
    objections = [
        f"Chưa cho ý kiến về “{item.dossier.awardee_name}”."
        for item in items
        if choices.get(item.pk) not in Choice.values
    ]
    if objections:
        raise ValidationError(objections)
