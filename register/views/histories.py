"""Views of the award history of a person, and of a body."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.access import SignedInRequest, Verdict, guarded
from accounts.models import User
from organisation.models import IssuingBody
from register.histories import history_of_body, history_of_honoree, join, namesakes_of
from register.models import Honoree
from register.permissions import may_join
from register.views.lookups import Pair, body_by, honoree_by, pair_by
from screens.steps import take


@require_GET
@guarded(find=honoree_by)
def honoree(request: SignedInRequest, person: Honoree) -> HttpResponse:
    """A person's awards over the years, and others of the name who may be the same."""
    if person.same_as_id:
        return redirect("register:honoree", person.same_as_id)
    years = history_of_honoree(person, request.user)
    namesakes = namesakes_of(person, request.user)
    return render(
        request,
        "register/honoree.html",
        {
            "person": person,
            "years": years,
            "count": sum(len(year.records) for year in years),
            "namesakes": [
                (other, bool(may_join(request.user, person, other))) for other in namesakes
            ],
        },
    )


def _may_join_both(user: User, pair: Pair) -> Verdict:
    return may_join(user, pair.kept, pair.other)


@require_POST
@guarded(find=pair_by, do=_may_join_both)
def honoree_join(request: SignedInRequest, pair: Pair) -> HttpResponse:
    """Say that two of one name are one person."""
    return take(
        request,
        lambda: join(pair.kept, pair.other, actor=request.user),
        done=f"Đã ghi nhận {pair.other} là cùng một người.",
        then=reverse("register:honoree", args=[pair.kept.pk]),
    )


@require_GET
@guarded(find=body_by)
def body_history(request: SignedInRequest, body: IssuingBody) -> HttpResponse:
    """A body's awards over the years, with those of the bodies that it came from."""
    years = history_of_body(body, request.user)
    return render(
        request,
        "register/body_history.html",
        {"body": body, "years": years, "count": sum(len(year.records) for year in years)},
    )
