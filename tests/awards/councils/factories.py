"""A council of the awarding district, and meetings called by it."""

from dataclasses import dataclass
from datetime import date, time

from accounts.models import User
from awards.councils import meeting_call, meetings, votes
from awards.models import (
    AwardCouncil,
    AwardCouncilMember,
    Dossier,
    Meeting,
    VotingRule,
)
from organisation.models.memberships import Role
from tests.awards.factories import Awarding, awarding
from tests.campaigns.factories import BodyFactory, person

INVITATION = {
    "title": "Xét khen thưởng phong trào thi đua cải cách hành chính năm 2020",
    "held_on": date(2020, 11, 4),
    "held_at": time(8, 0),
    "place": "Phòng họp số 1",
    "on_paper": False,
}


@dataclass
class Convened:
    """The district that awards, with its council: a chair, a secretary and three members, none of
    whom has to do with the communes that propose."""

    awarding: Awarding
    council: AwardCouncil
    chair: User
    secretary: User
    members: list[User]

    @property
    def seated(self) -> list[User]:
        """All of them, the chair first."""
        return [self.chair, self.secretary, *self.members]

    def meeting(self, *dossiers: Dossier, **changes) -> Meeting:
        """A meeting called with these dossiers."""
        return meeting_call.call_meeting(
            self.council,
            actor=self.secretary,
            values={**INVITATION, **changes},
            dossiers=[dossier.pk for dossier in dossiers],
        )

    def opened(self, *dossiers: Dossier, came: list[User] | None = None, **changes) -> Meeting:
        """The same, opened with those who came: all, unless said otherwise."""
        meeting = self.meeting(*dossiers, **changes)
        meetings.note_attendance(
            meeting,
            actor=self.secretary,
            came={
                user.pk: meetings.Came("present")
                for user in (self.seated if came is None else came)
            },
        )
        meetings.open_meeting(meeting, actor=self.chair)
        return meeting


def convened(**rule) -> Convened:
    """The district with its council; `rule` are the terms by which its form of award is voted."""
    place = awarding()
    office = BodyFactory(name="Văn phòng Ủy ban nhân dân huyện", under=place.district)
    chair = person(Role.LEADER, place.district)
    secretary = person(Role.NOI_VU_STAFF, place.home_affairs)
    members = [person(Role.COUNCIL_MEMBER, office) for _ in range(3)]
    council = AwardCouncil.objects.create(
        body=place.district,
        basis="Quyết định số 1205/QĐ-UBND ngày 14/02/2020",
        valid_from=date(2020, 2, 14),
    )
    roles = ("chair", "secretary", "member", "member", "member")
    for position, (user, role) in enumerate(
        zip((chair, secretary, *members), roles, strict=True), start=1
    ):
        AwardCouncilMember.objects.create(council=council, user=user, role=role, position=position)
    if rule:
        VotingRule.objects.create(award_form=place.form, **rule)
    return Convened(place, council, chair, secretary, members)


def vote(meeting: Meeting, user: User, choice: str = "in_favour") -> None:
    """One member says the same of all items on which he may vote."""
    fresh = Meeting.objects.get(pk=meeting.pk)
    items = votes.ballot_paper(fresh, user.pk).items
    votes.cast(fresh, actor=user, choices={item.pk: choice for item in items})
