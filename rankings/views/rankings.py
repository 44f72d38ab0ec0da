"""Views of rankings: by year, one whole, and one body through the years."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import SignedInRequest, guarded, signed_in
from accounts.models import User
from audit.models import Event
from organisation.models import IssuingBody
from paperwork.downloads import content_response
from rankings.filters import RankingFilter
from rankings.models import Ranking
from rankings.papers import ranking_pdf, ranking_workbook
from rankings.permissions import may_edit_ranking, may_keep_rankings, may_publish_ranking
from rankings.table import ORDERS, Ranks, groups_of, ranks_through_the_years, rows_of
from screens.filters import paginate

PODIUM = 3


def ranking_by(user: User, pk: int) -> Ranking:
    """A ranking that the person may see, with what permissions need. Raises DoesNotExist."""
    return Ranking.objects.visible_to(user).with_publisher().get(pk=pk)


@signed_in
def ranking_list(request: SignedInRequest) -> HttpResponse:
    """The rankings that the person may see, by year; those corrected or discarded are left out."""
    seen = Ranking.objects.visible_to(request.user).filter(status__in=Ranking.CURRENT)
    years = list(seen.order_by("-year").values_list("year", flat=True).distinct())
    found = seen.with_publisher().with_counts()
    narrowed = RankingFilter(request.GET, found, years=years)
    return render(
        request,
        "rankings/ranking_list.html",
        {
            "page": paginate(request, narrowed.qs),
            "filter": narrowed.form,
            "may_keep": may_keep_rankings(request.user),
        },
    )


@guarded(find=ranking_by)
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
            "may_edit": may_edit_ranking(request.user, ranking),
            "may_correct": ranking.status == Ranking.Status.PUBLISHED
            and may_publish_ranking(request.user, ranking),
            "history": Event.objects.about(ranking),
        },
    )


@require_GET
@guarded(find=ranking_by)
def ranking_sheet(request: SignedInRequest, ranking: Ranking) -> HttpResponse:
    """The table as a workbook."""
    return content_response(
        ranking_workbook(ranking, rows_of(ranking)), title=ranking.title, extension="xlsx"
    )


@require_GET
@guarded(find=ranking_by)
def ranking_print(request: SignedInRequest, ranking: Ranking) -> HttpResponse:
    """The table as PDF."""
    return content_response(ranking_pdf(ranking), title=ranking.title, extension="pdf")


def ranks_by(user: User, pk: int) -> Ranks:
    """A body's places through the years, among the rankings that the person may see. Raises
    DoesNotExist where there are none."""
    ranks = ranks_through_the_years(IssuingBody.objects.get(pk=pk), user)
    if not ranks.entries:
        raise Ranking.DoesNotExist
    return ranks


@guarded(find=ranks_by)
def ranks_of_body(request: SignedInRequest, ranks: Ranks) -> HttpResponse:
    """A body's places through the years."""
    context = {"body": ranks.body, "entries": ranks.entries}
    return render(request, "rankings/ranks_of_body.html", context)
