"""Views that publish a ranking after a preview, and begin its correction."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.access import SignedInRequest, guarded
from rankings import publication
from rankings.forms import PublishForm
from rankings.models import Ranking
from rankings.permissions import may_edit_ranking, may_publish_ranking
from rankings.table import rows_of
from rankings.views.rankings import ranking_by
from screens.steps import show_objections


@guarded(find=ranking_by, do=may_edit_ranking)
def ranking_publish(request: SignedInRequest, ranking: Ranking) -> HttpResponse:
    """Show what will be published and what it starts; on confirmation, publish."""
    rows = rows_of(ranking)
    contradictions = [row.entry for row in rows if row.entry.contradiction]
    plans = publication.plans_waiting_for(ranking)
    form = PublishForm(
        request.POST or None,
        plans=plans,
        expected=publication.plans_of_its_year(ranking, plans),
        contradictions=contradictions,
    )
    if request.method == "POST" and form.is_valid():
        try:
            event = publication.publish(ranking, actor=request.user, **form.given)
        except ValidationError as objection:
            form.add_error(None, objection)
        else:
            done = f"Đã công bố {ranking}." if event else "Bảng này đã được công bố trước đó."
            messages.success(request, done)
            return redirect(ranking)
    return render(
        request,
        "rankings/ranking_publish.html",
        {
            "ranking": ranking,
            "form": form,
            "rows": rows,
            "contradictions": contradictions,
            "obstacles": publication.obstacles_to_publishing(ranking),
        },
    )


@require_POST
@guarded(find=ranking_by, do=may_publish_ranking)
def ranking_correct(request: SignedInRequest, ranking: Ranking) -> HttpResponse:
    """Begin a correction; the published version applies until the correction is published."""
    try:
        fresh = publication.correct(ranking, actor=request.user)
    except ValidationError as objection:
        show_objections(request, objection)
        return redirect(ranking)
    messages.success(request, "Đã lập bản đính chính; hãy sửa rồi công bố.")
    return redirect(fresh)
