"""Nominations: several awardees proposed together, for one form of award, by one body, with one tờ
trình."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from audit import clock
from audit.transitions import Values
from awards.dossiers.submission import open_dossier
from awards.models import AwardForm, Dossier, Nomination
from campaigns.models import Plan
from organisation.models import IssuingBody
from paperwork.vietnamese import in_a_sentence


def nominate(
    award_form: AwardForm,
    *,
    proposed_by: IssuingBody,
    nominees: Iterable[Values],
    actor: User,
    as_organiser: bool = False,
) -> Nomination:
    """Open a dossier for each nominee, all on one list, all or none.

    A nominee is given by the values of `open_dossier`; `as_organiser` as there. Raises Refused, and
    ValidationError with a sentence for each who cannot be proposed, which begins with the name.
    """
    nominees = list(nominees)
    if not nominees:
        raise ValidationError("Hãy chọn hoặc ghi ít nhất một tập thể, cá nhân.")
    objections: list[str] = []
    with transaction.atomic():
        nomination = Nomination.objects.create(
            award_form=award_form, proposed_by=proposed_by, made_on=clock.today()
        )
        for values in nominees:
            try:
                with transaction.atomic():
                    open_dossier(
                        award_form,
                        proposed_by=proposed_by,
                        values={**values, "nomination": nomination},
                        actor=actor,
                        as_organiser=as_organiser,
                    )
            except ValidationError as objection:
                name = values["awardee_name"]
                objections += [f"{name}: {sentence}" for sentence in objection.messages]
        if objections:
            raise ValidationError(objections)
    return nomination


def on_the_same_list(dossier: Dossier) -> list[Dossier]:
    """The others that are proposed together with a dossier."""
    if dossier.nomination_id is None:
        return []
    return list(
        Dossier.objects.filter(nomination=dossier.nomination_id)
        .exclude(pk=dossier.pk)
        .order_by("pk")
    )


def achievement_under(plan: Plan) -> str:
    """The default achievement on a certificate: "… trong phong trào thi đua …"."""
    title = in_a_sentence(plan.title, after="").strip()
    called = title.removeprefix("phát động ").removeprefix("phong trào ")
    return f"Đã có thành tích xuất sắc trong phong trào {called}"[:500]
