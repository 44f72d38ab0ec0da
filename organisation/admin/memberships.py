"""The administrator's door to roles, and the guided handing over from person to person."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path

from accounts.access import Refused, SignedInRequest
from organisation.forms.reorganisation import HandoverForm
from organisation.handover import hand_over, may_hand_over
from organisation.models import Membership


@admin.register(Membership)
class MembershipAdmin(admin.ModelAdmin):
    """Roles of people at bodies, those that ended among them."""

    change_form_template = "admin/organisation/membership/change_form.html"
    list_display = ("user", "role", "body", "valid_from", "valid_to")
    list_filter = ("role",)
    search_fields = ("user__full_name", "user__username", "body__name")
    autocomplete_fields = ("user", "body")
    readonly_fields = ("taken_over_from", "handover_basis")
    list_select_related = ("user", "body")

    def get_urls(self) -> list[URLPattern]:
        """Django's own pages, with the one for handing over."""
        return [
            path(
                "<path:object_id>/ban-giao/",
                self.admin_site.admin_view(self.hand_over),
                name="organisation_membership_hand_over",
            ),
            *super().get_urls(),
        ]

    def hand_over(self, request: SignedInRequest, object_id: str) -> HttpResponse:
        """Ask to whom, from when and why; then do it."""
        answer = may_hand_over(request.user)
        if not answer:
            raise Refused(answer.reason)
        key = int(object_id) if object_id.isdecimal() else None
        membership = get_object_or_404(Membership.objects.select_related("user", "body"), pk=key)
        form = HandoverForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            new = self._done(request, membership, form)
            if new is not None:
                return redirect("admin:organisation_membership_change", new.pk)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.model._meta,
            "title": f"Bàn giao: {membership}",
            "membership": membership,
            "form": form,
            "media": self.media + form.media,
        }
        return render(request, "admin/organisation/membership/hand_over.html", context)

    def _done(
        self, request: SignedInRequest, membership: Membership, form: HandoverForm
    ) -> Membership | None:
        try:
            new = hand_over(membership, actor=request.user, **form.cleaned_data)
        except ValidationError as objection:
            form.add_error(None, objection.messages)
            return None
        for one in (membership, new):
            self.log_change(request, one, f"Bàn giao từ {membership.user} sang {new.user}")
        messages.success(request, f"Đã bàn giao cho {new.user} từ ngày {new.valid_from:%d/%m/%Y}.")
        return new
