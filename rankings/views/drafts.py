"""Views that draft a ranking: its head and scheme, its bodies, its scores."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.access import SignedInRequest, guarded
from accounts.models import User
from audit import clock
from audit.transitions import EditedMeanwhile
from organisation.models.memberships import ORGANISERS
from organisation.scope import scope_of
from rankings import drafts
from rankings.forms import Bands, BodiesForm, RankingForm, Results
from rankings.models import RankedKind, Ranking
from rankings.models.rankings import bands_offered
from rankings.permissions import may_edit_ranking, may_keep_rankings
from rankings.views.rankings import ranking_by
from screens.edit_conflicts import conflict_page


def maker_by(user: User) -> User:
    """The person, where they may make rankings. Raises DoesNotExist for others."""
    if not may_keep_rankings(user):
        raise Ranking.DoesNotExist
    return user


@guarded(find=maker_by)
def ranking_create(request: SignedInRequest, _: User) -> HttpResponse:
    """Begin a ranking of one of the person's bodies."""
    publishers = [
        body
        for body in scope_of(request.user).represented_as(*ORGANISERS)
        if body.exists_on(clock.today())
    ]
    first = publishers[0]
    kind = RankedKind.DISTRICTS if first.level == "province" else RankedKind.COMMUNES
    form = RankingForm(
        request.POST or None,
        publishers=publishers,
        initial={
            "publisher": first.acts_for_id or first.pk,
            "year": clock.today().year - 1,
            "kind": kind,
        },
    )
    bands = Bands(request.POST or None, bands_offered(first.acts_for or first, kind))
    if request.method == "POST" and all([form.is_valid(), bands.is_valid()]):
        ranking = drafts.begin(form.save(commit=False), actor=request.user, bands=bands.bands)
        count = ranking.entries.count()
        messages.success(request, f"Đã lập bảng xếp hạng với {count} đơn vị. Hãy nhập điểm.")
        return redirect(
            "rankings:ranking_scores" if count else "rankings:ranking_bodies", ranking.pk
        )
    return render(
        request, "rankings/ranking_form.html", {"form": form, "bands": bands, "ranking": None}
    )


@guarded(find=ranking_by, do=may_edit_ranking)
def ranking_edit(request: SignedInRequest, ranking: Ranking) -> HttpResponse:
    """Change a draft's head and scheme."""
    form = RankingForm(request.POST or None, instance=ranking, publishers=[])
    offered = ranking.bands.values_list("name", "from_score")
    bands = Bands(request.POST or None, offered)
    if request.method == "POST" and all([form.is_valid(), bands.is_valid()]):
        try:
            drafts.update(
                ranking,
                actor=request.user,
                values=form.cleaned_data,
                bands=bands.bands,
                seen=form.cleaned_data["seen"],
            )
        except EditedMeanwhile as conflict:
            back = ranking.get_absolute_url()
            return conflict_page(request, form, conflict, back=back, rows=[bands])
        messages.success(request, "Đã lưu.")
        return redirect(ranking)
    return render(
        request, "rankings/ranking_form.html", {"form": form, "bands": bands, "ranking": ranking}
    )


@guarded(find=ranking_by, do=may_edit_ranking)
def ranking_bodies(request: SignedInRequest, ranking: Ranking) -> HttpResponse:
    """Choose the bodies from the tree."""
    form = BodiesForm(request.POST if request.method == "POST" else None, ranking)
    if request.method == "POST":
        try:
            drafts.choose_bodies(
                ranking,
                actor=request.user,
                bodies=form.chosen,
                seen=request.POST.get("seen", ""),
            )
        except EditedMeanwhile as conflict:
            return conflict_page(request, form, conflict, back=ranking.get_absolute_url())
        messages.success(request, f"Bảng xếp hạng có {len(form.chosen)} đơn vị.")
        return redirect("rankings:ranking_scores", ranking.pk)
    return render(
        request,
        "rankings/ranking_bodies.html",
        {
            "ranking": ranking,
            "candidates": form.rows,
            "seen": drafts.fingerprint_of_bodies(ranking),
        },
    )


@guarded(find=ranking_by, do=may_edit_ranking)
def ranking_scores(request: SignedInRequest, ranking: Ranking) -> HttpResponse:
    """Enter scores; invalid rows are shown again with all that was typed."""
    entries = ranking.entries.with_bodies().order_by("body__path")
    rows = Results(request.POST or None, entries)
    objections: list[str] = []
    if request.method == "POST" and rows.is_valid():
        try:
            drafts.enter(
                ranking,
                actor=request.user,
                results=rows.results,
                seen=request.POST.get("seen", ""),
            )
        except EditedMeanwhile as conflict:
            return conflict_page(request, rows, conflict, back=ranking.get_absolute_url())
        except ValidationError as objection:
            objections = objection.messages
        else:
            messages.success(request, "Đã lưu điểm; hạng và nhóm đã tính lại.")
            return redirect(ranking)
    return render(
        request,
        "rankings/ranking_scores.html",
        {
            "ranking": ranking,
            "rows": rows.forms,
            "objections": objections,
            "seen": request.POST.get("seen") or drafts.fingerprint_of_results(ranking),
            "faulty": rows.faulty if request.method == "POST" else 0,
        },
    )
