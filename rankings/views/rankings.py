"""Looking at rankings: by year, one whole, and one body through the years."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import SignedInRequest, Verdict, guarded, signed_in
from accounts.models import User
from audit.models import Event
from organisation.models import IssuingBody
from paperwork.downloads import content_response
from rankings.models import RankedKind, Ranking
from rankings.papers import ranking_pdf
from rankings.permissions import may_keep_rankings, may_see_ranking, may_see_ranks_of
from rankings.table import ORDERS, groups_of, ranks_through_the_years, rows_of
from rankings.views.lookups import ranking_by
from rankings.workbooks import ranking_workbook
from rankings.workflow import RANKING
from screens.pagination import paginate

PODIUM = 3


@signed_in
def ranking_list(request: SignedInRequest) -> HttpResponse:
    """The rankings that one may see, by year; those corrected or given up are left out."""
    seen = Ranking.objects.visible_to(request.user).filter(status__in=("draft", "published"))
    years = list(seen.order_by("-year").values_list("year", flat=True).distinct())
    year, kind = request.GET.get("nam", ""), request.GET.get("doi-tuong", "")
    found = seen.with_publisher().with_counts()
    if year in map(str, years):
        found = found.filter(year=int(year))
    if kind in RankedKind.values:
        found = found.filter(kind=kind)
    return render(
        request,
        "rankings/ranking_list.html",
        {
            "page": paginate(request, found),
            "years": years,
            "year": year,
            "kinds": RankedKind.choices,
            "kind": kind,
            "may_keep": may_keep_rankings(request.user),
        },
    )


@guarded(find=ranking_by, see=may_see_ranking)
def ranking_detail(request: SignedInRequest, ranking: Ranking) -> HttpResponse:
    """One ranking: its groups, the first three, and the table beside the year before."""
    order = request.GET.get("xep", "hang")
    order = order if order in ORDERS else "hang"
    rows = rows_of(ranking, order)
    best = [row for row in rows if row.entry.rank and row.entry.rank <= PODIUM]
    return render(
        request,
        "rankings/ranking_detail.html",
        {
            "ranking": ranking,
            "rows": rows,
            "order": order,
            "orders": ORDERS.items(),
            "groups": groups_of(ranking, rows),
            "podium": sorted(best, key=lambda row: row.entry.rank or 0),
            "contradictions": [row.entry for row in rows if row.entry.contradiction],
            "corrected_by": ranking.corrections.published().first(),
            "steps": RANKING.steps_for(request.user, ranking),
            "history": Event.objects.about(ranking),
        },
    )


@require_GET
@guarded(find=ranking_by, see=may_see_ranking)
def ranking_sheet(request: SignedInRequest, ranking: Ranking) -> HttpResponse:
    """The table as Excel."""
    return content_response(
        ranking_workbook(ranking, rows_of(ranking)), title=ranking.title, extension="xlsx"
    )


@require_GET
@guarded(find=ranking_by, see=may_see_ranking)
def ranking_print(request: SignedInRequest, ranking: Ranking) -> HttpResponse:
    """The table on paper."""
    return content_response(ranking_pdf(ranking), title=ranking.title, extension="pdf")


def _body_by(pk: int) -> IssuingBody:
    return IssuingBody.objects.get(pk=pk)


def _may_see(user: User, body: IssuingBody) -> Verdict:
    return may_see_ranks_of(user, ranks_through_the_years(body, user))


@guarded(find=_body_by, see=_may_see)
def ranks_of_body(request: SignedInRequest, body: IssuingBody) -> HttpResponse:
    """A body's places through the years."""
    ranks = ranks_through_the_years(body, request.user)
    return render(request, "rankings/ranks_of_body.html", {"body": body, "entries": ranks.entries})
