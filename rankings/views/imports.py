"""Scores by Excel: the portal's workbook out, and one back in after a look."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.access import SignedInRequest, guarded
from paperwork.downloads import content_response
from paperwork.workbooks import open_workbook
from rankings import drafts
from rankings.imports.score_import import Examined, as_plain, examine, from_plain
from rankings.imports.template_workbook import own_workbook
from rankings.models import Ranking
from rankings.permissions import may_edit_ranking, may_see_ranking
from rankings.views.lookups import ranking_by
from registrations.imports.marked_copy import marked_up
from screens.steps import show_objections

SHOWN_PROBLEMS = 200


class WorkbookForm(forms.Form):
    """A file to be looked at."""

    file = forms.FileField(
        label="Tệp Excel (bảng điểm)",
        error_messages={
            "required": "Hãy chọn tệp Excel có bảng điểm.",
            "empty": "Tệp này rỗng. Hãy chọn lại tệp.",
        },
    )


@require_GET
@guarded(find=ranking_by, see=may_see_ranking, do=may_edit_ranking)
def own_sheet(request: SignedInRequest, ranking: Ranking) -> HttpResponse:
    """The workbook to fill in."""
    return content_response(
        own_workbook(ranking), title=f"Bảng điểm {ranking.title}", extension="xlsx"
    )


@guarded(find=ranking_by, see=may_see_ranking, do=may_edit_ranking)
def sheet_import(request: SignedInRequest, ranking: Ranking) -> HttpResponse:
    """Ask for a workbook; show line by line what was understood, what contradicts its scores, and
    what is wrong. A file with something wrong can be taken back with its faults marked."""
    form = WorkbookForm(request.POST or None, request.FILES or None)
    examined: Examined | None = None
    if request.method == "POST" and form.is_valid():
        try:
            examined = examine(form.cleaned_data["file"], ranking)
        except ValidationError as objection:
            form.add_error("file", objection)
    if examined is not None:
        problems = examined.understood.problems
        if problems and "marked" in request.POST:
            content = marked_up(open_workbook(form.cleaned_data["file"]), problems)
            return content_response(content, title=f"{ranking.title} – cần sửa", extension="xlsx")
        request.session[_key(ranking)] = None if problems else as_plain(examined.understood.results)
    return render(
        request,
        "rankings/sheet_import.html",
        {
            "ranking": ranking,
            "form": form,
            "examined": examined,
            "problems": examined.understood.problems[:SHOWN_PROBLEMS] if examined else [],
            "contradicting": sum(bool(row.entry.contradiction) for row in examined.rows)
            if examined
            else 0,
        },
    )


@require_POST
@guarded(find=ranking_by, see=may_see_ranking, do=may_edit_ranking)
def sheet_confirm(request: SignedInRequest, ranking: Ranking) -> HttpResponse:
    """Take in what was looked at: what the session kept, never what the browser sends."""
    plain = request.session.pop(_key(ranking), None)
    if not plain:
        messages.error(request, "Chưa có tệp nào được xem trước. Hãy chọn lại tệp.")
        return redirect("rankings:sheet_import", ranking.pk)
    try:
        drafts.enter(ranking, actor=request.user, results=from_plain(plain))
    except ValidationError as objection:
        show_objections(request, objection)
        return redirect("rankings:sheet_import", ranking.pk)
    messages.success(request, f"Đã nhận điểm của {len(plain)} đơn vị từ tệp Excel.")
    return redirect("rankings:ranking_detail", ranking.pk)


def _key(ranking: Ranking) -> str:
    return f"ranking-sheet:{ranking.pk}"
