"""Views from a text to drafts: upload, then confirmation of what was read."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.access import SignedInRequest, guarded
from accounts.models import User
from campaigns.views.lookups import drafter_by
from plan_reading.drafts import draft_from_text
from plan_reading.forms.documents import ReadingForms
from plan_reading.forms.upload import DropForm, plain_lines

NOTHING_THERE = (
    "Không nhận ra văn bản hành chính nào ở đây: không thấy số, ký hiệu, cơ quan ban hành hay căn "
    "cứ. Hãy kiểm tra lại tệp hoặc nội dung đã dán."
)

TOO_MUCH = (
    "Văn bản này có quá nhiều nội dung để xác nhận trên một trang. Hãy dán từng văn bản trong tệp."
)


@guarded(find=drafter_by)
def plan_read(request: SignedInRequest, _: User) -> HttpResponse:
    """Ask for a file or a text; given one, show what was read in it. Nothing is saved."""
    if "confirm" in request.POST:
        return _confirm(request)
    drop = DropForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and drop.is_valid():
        read = ReadingForms(drop.cleaned_data["text"], user=request.user)
        if read.documents and not read.is_too_much:
            return _review(request, read)
        drop.add_error(None, TOO_MUCH if read.is_too_much else NOTHING_THERE)
    return render(request, "plan_reading/plan_read.html", {"form": drop})


def _confirm(request: SignedInRequest) -> HttpResponse:
    """Read the text again, take what was confirmed and corrected, and make the drafts."""
    typed = request.POST.copy()
    for name in typed:
        typed.setlist(name, [plain_lines(value) for value in typed.getlist(name)])
    drop = DropForm(typed)
    if not drop.is_valid():
        return render(request, "plan_reading/plan_read.html", {"form": drop})
    read = ReadingForms(drop.cleaned_data["text"], user=request.user, typed=typed)
    if not read.is_valid():
        return _review(request, read)
    confirmed = read.confirmed()
    if not confirmed:
        return _review(request, read, ["Hãy đánh dấu ít nhất một văn bản để lập thành kế hoạch."])
    try:
        plans = draft_from_text(confirmed, actor=request.user)
    except ValidationError as objection:
        return _review(request, read, objection.messages)
    messages.success(
        request,
        f"Đã lập dự thảo từ văn bản: {', '.join(map(str, plans))}. Hãy soát từng phần trước khi "
        "trình ký.",
    )
    first = min(plans, key=lambda plan: plan.path)
    return redirect("campaigns:plan_detail", first.pk)


def _review(
    request: SignedInRequest, read: ReadingForms, objections: list[str] | None = None
) -> HttpResponse:
    """What was read, beside its passages."""
    return render(
        request,
        "plan_reading/plan_read_review.html",
        {
            "read": read,
            "objections": objections or [],
            "fields_with_errors": read.fields_with_errors() if read.typed else [],
        },
    )
