"""Admin pages that reorganise bodies: a form, a preview of exactly what will happen, then the
act."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse

from accounts.access import Refused, SignedInRequest
from accounts.models import User
from organisation.forms.reorganisation import (
    MergeForm,
    OthersForm,
    RenameForm,
    ReorganisingForm,
    SplitForm,
)
from organisation.models import IssuingBody, ReorganisationKind
from organisation.reorganisation import acts
from organisation.reorganisation.acts import may_reorganise
from organisation.reorganisation.decree import Outcome, rehearse

# A preview counts for what was typed when it was made; a day later it is made again.
PREVIEW_LASTS_SECONDS = 24 * 60 * 60
NOT_COMPARED = {"csrfmiddlewaretoken", "previewed", "confirm"}


def _rename(form: RenameForm, actor: User) -> Outcome:
    return acts.rename(
        form.bodies[0],
        into=form.new_body(),
        decree=form.decree(),
        below=form.chosen("below"),
        people=form.chosen("people"),
        actor=actor,
    )


def _merge(form: MergeForm, actor: User) -> Outcome:
    return acts.merge(
        form.bodies,
        into=form.successor(),
        decree=form.decree(),
        below=form.chosen("below"),
        people=form.chosen("people"),
        actor=actor,
    )


def _split(form: SplitForm, actor: User) -> Outcome:
    return acts.split(
        form.bodies[0],
        into=form.successors(),
        decree=form.decree(),
        goes_on=form.cleaned_data["goes_on"],
        below=form.chosen("below"),
        people=form.chosen("people"),
        actor=actor,
    )


def _abolish(form: ReorganisingForm, actor: User) -> Outcome:
    return acts.abolish(form.bodies[0], decree=form.decree(), actor=actor)


# How a form is carried out; each act takes its own kind of form.
Act = Callable[[Any, User], Outcome]
# The kind of act: its address, its form, and how the form is carried out.
ACTS: dict[str, tuple[str, type[ReorganisingForm], Act]] = {
    ReorganisationKind.RENAME: ("doi-ten", RenameForm, _rename),
    ReorganisationKind.MERGE: ("sap-nhap", MergeForm, _merge),
    ReorganisationKind.SPLIT: ("chia-tach", SplitForm, _split),
    ReorganisationKind.ABOLISH: ("cham-dut", ReorganisingForm, _abolish),
}


class BodiesNamedInTime(AutocompleteJsonView):
    """Autocomplete of bodies, each shown with its days: several have had the same name."""

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        """A body as the list shows it."""
        return {"id": str(getattr(obj, to_field_name)), "text": obj.named_in_time}


class GuidedActs(admin.ModelAdmin):
    """Mixin of the admin of bodies with a page for each kind of reorganisation."""

    def get_urls(self) -> list[URLPattern]:
        """Django's own pages, and a page for each kind of reorganisation."""
        acts = [
            path(
                f"<path:object_id>/{address}/",
                self.admin_site.admin_view(self.reorganise),
                {"kind": kind},
                name=f"organisation_issuingbody_{kind}",
            )
            for kind, (address, _, _) in ACTS.items()
        ]
        named = path(
            "theo-ten/",
            self.admin_site.admin_view(BodiesNamedInTime.as_view(admin_site=self.admin_site)),
            name="organisation_issuingbody_named",
        )
        return [named, *acts, *super().get_urls()]

    def reorganise(self, request: SignedInRequest, object_id: str, kind: str) -> HttpResponse:
        """Show the form, then a preview; carry out the act once the preview was confirmed
        unchanged."""
        answer = may_reorganise(request.user)
        if not answer:
            raise Refused(answer.reason)
        bodies = self._bodies(request, object_id)
        _, form_class, act = ACTS[kind]
        form = form_class(request.POST or None, bodies=bodies)
        outcome = self._preview(request, form, act) if request.method == "POST" else None
        is_confirmed = "confirm" in request.POST and _was_previewed(request, bodies)
        if outcome is not None and is_confirmed:
            done = act(form, request.user)
            self._note_in_history(request, done)
            messages.success(request, f"Đã ghi nhận: {done.reorganisation}.")
            return redirect(
                reverse("admin:organisation_reorganisation_change", args=[done.reorganisation.pk])
            )
        if outcome is not None and "confirm" in request.POST:
            messages.warning(request, "Nội dung đã thay đổi sau khi xem trước. Hãy xem lại.")
        context = {
            **self.admin_site.each_context(request),
            "opts": self.model._meta,
            "title": f"{ReorganisationKind(kind).label}: {bodies[0]}",
            "kind": kind,
            "form": form,
            "bodies": bodies,
            "body": bodies[0],
            "outcome": outcome,
            "previewed": _mark(request, bodies),
            "others": OthersForm() if kind == ReorganisationKind.MERGE else None,
            "media": self.media + form.media,
        }
        return render(request, "admin/organisation/issuingbody/reorganise.html", context)

    def _bodies(self, request: SignedInRequest, object_id: str) -> list[IssuingBody]:
        """The body of the URL, then those to merge with it, from the query string."""
        keys = [object_id, *request.GET.getlist("cung")]
        found = {
            str(body.pk): body
            for body in IssuingBody.objects.filter(pk__in=[key for key in keys if key.isdecimal()])
        }
        if object_id not in found:
            raise Http404
        return [found[key] for key in dict.fromkeys(keys) if key in found]

    def _preview(
        self, request: SignedInRequest, form: ReorganisingForm, act: Act
    ) -> Outcome | None:
        if not form.is_valid():
            return None
        try:
            return rehearse(lambda: act(form, request.user))
        except ValidationError as objection:
            form.add_error(None, objection.messages)
            return None

    def _note_in_history(self, request: SignedInRequest, done: Outcome) -> None:
        """A line in the admin's history of each body that began or ended."""
        for body in (*done.begun, *done.ended, *done.ended_below):
            self.log_change(request, body, str(done.reorganisation))


def _typed(request: SignedInRequest, bodies: list[IssuingBody]) -> dict[str, object]:
    typed = {name: values for name, values in request.POST.lists() if name not in NOT_COMPARED}
    return {"bodies": [body.pk for body in bodies], **dict(sorted(typed.items()))}


def _mark(request: SignedInRequest, bodies: list[IssuingBody]) -> str:
    """A signature of what was typed, sent back with the confirmation."""
    return signing.dumps(_typed(request, bodies), salt="reorganise", compress=True)


def _was_previewed(request: SignedInRequest, bodies: list[IssuingBody]) -> bool:
    """Whether the confirmed input is the one that was previewed."""
    try:
        shown = signing.loads(
            request.POST.get("previewed", ""), salt="reorganise", max_age=PREVIEW_LASTS_SECONDS
        )
    except signing.BadSignature:
        return False
    return bool(shown == _typed(request, bodies))
