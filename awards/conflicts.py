"""Conflicts of interest in judging a dossier: from the tree, the awardee's name, and people's
declarations."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from accounts.models import User
from audit import clock, transitions
from audit.models import Event
from awards.models import DeclaredConflict, Dossier
from awards.permissions import may_judge
from organisation.models import IssuingBody
from organisation.ties import Posts, Tie, paths_through_time, posts_of, tie_between
from paperwork.vietnamese import spelling_key


@dataclass(frozen=True, slots=True)
class Judge:
    """A person who might judge: the key of the name, posts, declared conflicts."""

    name: str
    posts: Posts
    declared: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """Who is proposed: the key of a person's name ("" of a collective), the tree paths of the
    unit and of what became of it, and the path of the body that awards."""

    person: str
    units: tuple[str, ...]
    authority: str
    unit_name: str = ""


def conflict_of(judge: Judge, judged: Judged) -> str:
    """Why somebody may not appraise a dossier or vote on it, in a sentence; "" where nothing
    stands against it.

    The awardee; whoever works at the awarded unit, or heads a body above or below it; whoever
    declared a conflict. Where the awarding body awards at its own seat (a commune its own people),
    working there ties to nobody: else nobody could judge. What ties is a local choice that the law
    leaves open (Luật 06/2022/QH15 names none for giấy khen).
    """
    works_there = bool(judge.posts.paths & set(judged.units))
    if judged.person and works_there and judge.name == judged.person:
        return "Là người được đề nghị khen thưởng."
    tie = tie_between(judge.posts, judged.units, judged_by=judged.authority)
    if tie is Tie.WORKS_THERE and judged.authority not in judged.units:
        return f"Là người của {judged.unit_name}."
    if tie is Tie.HEADS_ABOVE:
        return f"Là người đứng đầu cơ quan quản lý {judged.unit_name}."
    if tie is Tie.HEADS_BELOW:
        return f"Là người đứng đầu đơn vị thuộc {judged.unit_name}."
    if judge.declared:
        return f"Đã tự khai có xung đột lợi ích: {judge.declared}"
    return ""


def conflicts_on_list(
    users: Iterable[int], dossiers: Sequence[Dossier]
) -> dict[tuple[int, int], str]:
    """By the keys of a person and a dossier, why the one may not judge the other.

    Three queries, and one for each awarded unit that has ended.
    """
    keys = list(users)
    posts = posts_of(keys)
    names = dict(User.objects.filter(pk__in=keys).values_list("pk", "full_name"))
    declared: dict[tuple[int, int], str] = {
        (user, dossier): reason
        for user, dossier, reason in DeclaredConflict.objects.filter(
            user__in=keys, dossier__in=[one.pk for one in dossiers]
        ).values_list("user", "dossier", "reason")
    }
    units: dict[int, tuple[str, ...]] = {}
    found = {}
    for dossier in dossiers:
        unit: IssuingBody = dossier.awardee_body
        if unit.pk not in units:
            units[unit.pk] = paths_through_time(unit)
        is_person = dossier.awardee_kind == Dossier.AwardeeKind.INDIVIDUAL
        judged = Judged(
            spelling_key(dossier.awardee_name) if is_person else "",
            units[unit.pk],
            dossier.award_form.authority.path,
            unit.called,
        )
        for key in keys:
            name = spelling_key(names.get(key, ""))
            judge = Judge(name, posts[key], declared.get((key, dossier.pk), ""))
            if sentence := conflict_of(judge, judged):
                found[key, dossier.pk] = sentence
    return found


def conflicts_among(users: Iterable[int], dossier: Dossier) -> dict[int, str]:
    """By the keys of those who may not judge a dossier, the sentence that says why."""
    return {user: said for (user, _), said in conflicts_on_list(users, [dossier]).items()}


def conflict_with(user: User, dossier: Dossier) -> str:
    """Why one person may not judge a dossier; "" where nothing stands against it."""
    return conflicts_among([user.pk], dossier).get(user.pk, "")


def declare_conflict(dossier: Dossier, *, actor: User, reason: str) -> Event:
    """Say of oneself that one should not judge a dossier, and why. It stays in its history.

    Raises ValidationError where no reason is given or it was declared already, Refused where one
    would not judge it anyway.
    """

    def change(locked: Dossier) -> None:
        conflict = DeclaredConflict(
            dossier=locked, user=actor, reason=reason.strip()[:300], at=clock.now()
        )
        conflict.full_clean()
        conflict.save()

    return transitions.record(
        dossier,
        actor=actor,
        permission=may_judge,
        verb="declare_conflict",
        label="Tự khai xung đột lợi ích",
        change=change,
    )
