"""What was ticked on a list is ticked again where the act came to nothing."""

import pytest
from playwright.sync_api import expect

from campaigns.models import Plan

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_ticks_on_a_list_are_there_again_after_an_act_that_was_given_up(sit_down):
    person = sit_down("noivu.cuchi")
    plan = Plan.objects.get(number="3925")
    person.page.goto(f"/dang-ky/ke-hoach/{plan.pk}/noi-nhan/{plan.issuing_body_id}/")
    ticks = person.page.locator("form[data-keeps-choices] tbody input[type=checkbox]")
    ticks.first.check()
    person.page.locator("form[data-keeps-choices] button[type=submit]").first.click()
    person.opens("Hủy bỏ")
    expect(ticks.first).to_be_checked()
    expect(ticks.nth(1)).not_to_be_checked()


def test_the_question_before_an_act_has_its_focus_on_the_way_out(sit_down):
    person = sit_down("noivu.cuchi")
    person.page.evaluate("document.getElementById('question').showModal()")
    expect(person.page.get_by_role("button", name="Hủy bỏ")).to_be_focused()
