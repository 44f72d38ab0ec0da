"""Ratings by Excel: a workbook out, and one back in after a look."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.access import SignedInRequest, guarded
from audit import clock
from awards.facts import records
from awards.facts.permissions import may_enter_facts
from awards.facts.ratings_parser import Understood
from awards.facts.ratings_workbook import as_plain, blank_workbook, examine
from awards.forms.facts import RatingsFileForm, bodies_below
from awards.rules.vocabulary import Grade
from paperwork.downloads import content_response
from screens.steps import show_objections

KEPT = "ratings-sheet"
SHOWN = 200


def _nothing() -> None:
    return None


@require_GET
@guarded(find=_nothing, see=may_enter_facts)
def ratings_sheet(request: SignedInRequest, _: None) -> HttpResponse:
    """The workbook to fill in."""
    content = blank_workbook(bodies_below(request.user))
    return content_response(content, title="Danh sách xếp loại năm", extension="xlsx")


@guarded(find=_nothing, see=may_enter_facts)
def ratings_import(request: SignedInRequest, _: None) -> HttpResponse:
    """Ask for a file; show row by row what was understood, and what is wrong."""
    form = RatingsFileForm(
        request.POST or None, request.FILES or None, initial={"year": clock.today().year - 1}
    )
    bodies = bodies_below(request.user)
    called = {body.pk: body.called for body in bodies}
    understood: Understood | None = None
    if request.method == "POST" and form.is_valid():
        try:
            understood = examine(form.cleaned_data["file"], bodies)
        except ValidationError as objection:
            form.add_error("file", objection)
    if understood is not None:
        plain = as_plain(understood.rows, form.cleaned_data["year"])
        request.session[KEPT] = None if understood.problems else plain
    return render(
        request,
        "awards/ratings_import.html",
        {
            "form": form,
            "understood": understood,
            "rows": [
                (called[row.body_id], row, Grade(row.grade).label)
                for row in (understood.rows if understood else [])[:SHOWN]
            ],
            "problems": understood.problems[:SHOWN] if understood else [],
        },
    )


@require_POST
@guarded(find=_nothing, see=may_enter_facts)
def ratings_confirm(request: SignedInRequest, _: None) -> HttpResponse:
    """Take in what was looked at: what the session kept, never what the browser sends."""
    plain = request.session.pop(KEPT, None)
    if not plain:
        messages.error(request, "Chưa có tệp nào được xem trước. Hãy chọn lại tệp.")
        return redirect("awards:ratings_import")
    try:
        number = records.take_in(plain, actor=request.user)
    except ValidationError as objection:
        show_objections(request, objection)
        return redirect("awards:ratings_import")
    messages.success(request, f"Đã nhận xếp loại của {number} tập thể, cá nhân từ tệp Excel.")
    return redirect("awards:rating_list")
