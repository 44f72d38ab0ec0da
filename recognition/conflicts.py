"""Conflicts of interest in the appraisal of an initiative: from the tree, the authors, and members'
declarations."""

from collections.abc import Iterable

from accounts.models import User
from organisation.ties import paths_through_time, posts_of
from recognition.models import Recognition
from recognition.scores import Appraised, Appraiser, conflict_of


def conflicts_among(users: Iterable[int], recognition: Recognition) -> dict[int, str]:
    """By the keys of those who may not appraise an initiative, the sentence that says why.

    All roles that somebody holds today count, not only those in which they work now. Four queries
    at most, however many are asked about.
    """
    keys = list(users)
    posts = posts_of(keys)
    authors = set(recognition.initiative.authors.values_list("user", flat=True))
    declared = dict(recognition.declared_conflicts.values_list("user", "reason"))
    appraised = Appraised(
        paths_through_time(recognition.unit),
        recognition.council.plan.issuing_body.path,
        recognition.unit.called,
    )
    found = {
        key: conflict_of(Appraiser(posts[key], key in authors, declared.get(key, "")), appraised)
        for key in keys
    }
    return {key: sentence for key, sentence in found.items() if sentence}


def conflict_with(user: User, recognition: Recognition) -> str:
    """The conflict of interest of one person with an initiative; "" without one."""
    return conflicts_among([user.pk], recognition).get(user.pk, "")


def still_to_come(recognition: Recognition) -> set[int]:
    """The keys of members who may appraise an initiative and have not done so."""
    members = set(recognition.council.roles)
    appraised = set(recognition.appraisals.values_list("appraiser", flat=True))
    return members - appraised - set(conflicts_among(members, recognition))
