"""What a plan offers as awards is frozen with the plan, also for administrators."""

import pytest
from django.urls import reverse

from awards.models import Quota
from tests.accounts.factories import UserFactory
from tests.awards.factories import AwardFormFactory
from tests.campaigns.factories import PlanFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    return client


def changed(form) -> dict[str, str]:
    """The page of a form of award, sent back with another authority."""
    sent = {
        "plan": form.plan_id,
        "position": "1",
        "name": form.name,
        "authority_body": form.authority_body_id,
        "authority_title": "Giám đốc Sở Nội vụ",
        "awardee": form.awardee,
        "original_sets": "2",
        "bonus": form.bonus,
    }
    for inline in ("requirements", "quotas", "required_documents"):
        sent |= {f"{inline}-TOTAL_FORMS": "0", f"{inline}-INITIAL_FORMS": "0"}
    return sent


@pytest.mark.parametrize(
    ("status", "title", "answer"),
    [
        ("draft", "Giám đốc Sở Nội vụ", 302),
        ("issued", "Chủ tịch Ủy ban nhân dân huyện Củ Chi", 403),
    ],
)
def test_a_form_of_award_changes_with_a_draft_and_no_longer_once_issued(
    administrator, status, title, answer
):
    form = AwardFormFactory(plan=PlanFactory(status=status))
    page = reverse("admin:awards_awardform_change", args=[form.pk])
    assert administrator.get(page).status_code == 200
    assert administrator.post(page, changed(form)).status_code == answer
    form.refresh_from_db()
    assert form.authority_title == title


def test_a_quota_of_an_issued_plan_is_read_only(administrator):
    quota = Quota.objects.create(award_form=AwardFormFactory(), awardee="collective", limit=1)
    page = reverse("admin:awards_quota_change", args=[quota.pk])
    assert administrator.get(page).status_code == 200
    assert administrator.post(page, {"limit": "9"}).status_code == 403


def test_a_new_form_of_award_can_be_given_to_drafts_only(administrator):
    draft, issued = PlanFactory(status="draft"), PlanFactory()
    page = administrator.get(reverse("admin:awards_awardform_add"))
    offered = page.context["adminform"].form.fields["plan"].queryset
    assert draft in offered
    assert issued not in offered
