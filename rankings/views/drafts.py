"""Making a ranking: its head and scheme, its bodies, its scores."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.access import SignedInRequest, guarded
from audit import clock
from organisation.roles import ORGANISERS
from organisation.scope import scope_of
from rankings import drafts
from rankings.forms import Bands, RankingForm, ResultForm
from rankings.models import RankedKind, Ranking
from rankings.models.rankings import bands_offered
from rankings.permissions import may_edit_ranking, may_keep_rankings, may_see_ranking
from rankings.views.lookups import ranking_by
from screens.fields import keys_in
from screens.steps import take


@guarded(find=lambda: None, see=may_keep_rankings)
def ranking_create(request: SignedInRequest, _: None) -> HttpResponse:
    """Begin a ranking of one of one's bodies."""
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


@guarded(find=ranking_by, see=may_see_ranking, do=may_edit_ranking)
def ranking_edit(request: SignedInRequest, ranking: Ranking) -> HttpResponse:
    """Change a draft's head and scheme."""
    form = RankingForm(request.POST or None, instance=ranking, publishers=[])
    offered = ranking.bands.values_list("name", "from_score")
    bands = Bands(request.POST or None, offered)
    if request.method == "POST" and all([form.is_valid(), bands.is_valid()]):
        drafts.mend(ranking, actor=request.user, values=form.cleaned_data, bands=bands.bands)
        messages.success(request, "Đã lưu.")
        return redirect("rankings:ranking_detail", ranking.pk)
    return render(
        request, "rankings/ranking_form.html", {"form": form, "bands": bands, "ranking": ranking}
    )


@guarded(find=ranking_by, see=may_see_ranking, do=may_edit_ranking)
def ranking_bodies(request: SignedInRequest, ranking: Ranking) -> HttpResponse:
    """Choose the bodies out of the tree."""
    candidates = list(ranking.candidates())
    if request.method == "POST":
        ticked = keys_in(request.POST.getlist("don-vi"))
        chosen = [body for body in candidates if body.pk in ticked]
        drafts.choose_bodies(ranking, actor=request.user, bodies=chosen)
        messages.success(request, f"Bảng xếp hạng có {len(chosen)} đơn vị.")
        return redirect("rankings:ranking_scores", ranking.pk)
    chosen_keys = set(ranking.entries.values_list("body", flat=True))
    return render(
        request,
        "rankings/ranking_bodies.html",
        {
            "ranking": ranking,
            "candidates": [(body, body.pk in chosen_keys) for body in candidates],
        },
    )


@guarded(find=ranking_by, see=may_see_ranking, do=may_edit_ranking)
def ranking_scores(request: SignedInRequest, ranking: Ranking) -> HttpResponse:
    """Enter scores; what cannot be read is asked for again with all that was typed."""
    entries = ranking.entries.with_bodies().order_by("body__path")
    rows = [ResultForm(request.POST or None, entry) for entry in entries]
    objections: list[str] = []
    if request.method == "POST" and all([row.is_valid() for row in rows]):
        try:
            drafts.enter(
                ranking,
                actor=request.user,
                results=[row.result for row in rows],
                seen=request.POST.get("seen"),
            )
        except ValidationError as objection:
            objections = objection.messages
        else:
            messages.success(request, "Đã lưu điểm; hạng và nhóm đã tính lại.")
            return redirect("rankings:ranking_detail", ranking.pk)
    return render(
        request,
        "rankings/ranking_scores.html",
        {
            "ranking": ranking,
            "rows": rows,
            "objections": objections,
            # Once told that somebody else has saved, one saves over it knowingly.
            "seen": drafts.fingerprint(ranking)
            if objections or request.method != "POST"
            else request.POST.get("seen", ""),
            "faulty": sum(bool(row.errors) for row in rows) if request.method == "POST" else 0,
        },
    )


@require_POST
@guarded(find=ranking_by, see=may_see_ranking, do=may_edit_ranking)
def ranking_discard(request: SignedInRequest, ranking: Ranking) -> HttpResponse:
    """Give a draft up."""
    return take(
        request,
        lambda: drafts.discard(ranking, actor=request.user),
        done="Đã hủy bản nháp.",
        then=reverse("rankings:ranking_list"),
    )
