"""A step asked for by a button is answered with a message on the next page."""

import re

import pytest
from django.conf import settings
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.exceptions import ValidationError

from accounts.access import Refused
from audit.models import Event
from screens.steps import take


@pytest.fixture
def request_with_messages(rf):
    request = rf.post("/")
    request._messages = CookieStorage(request)
    return request


def told(request):
    return [(message.level_tag, message.message) for message in get_messages(request)]


def test_a_step_that_was_taken_is_told_as_done(request_with_messages):
    response = take(request_with_messages, Event, done="Đã trình ký.", then="/ke-hoach/1/")
    assert response.url == "/ke-hoach/1/"
    assert told(request_with_messages) == [("success", "Đã trình ký.")]


def test_a_step_that_had_been_taken_is_told_as_such(request_with_messages):
    take(request_with_messages, lambda: None, done="Đã trình ký.", then="/")
    assert told(request_with_messages) == [("success", "Việc này đã được thực hiện trước đó.")]


def test_each_objection_is_told_as_a_sentence_of_its_own(request_with_messages):
    def step():
        raise ValidationError(["Hãy ghi số.", "Hãy ghi ngày."])

    response = take(request_with_messages, step, done="Đã ban hành.", then="/ke-hoach/1/")
    assert response.url == "/ke-hoach/1/"
    assert told(request_with_messages) == [("error", "Hãy ghi số."), ("error", "Hãy ghi ngày.")]


def test_a_refusal_goes_on_to_the_403_page(request_with_messages):
    def step():
        raise Refused("Không được.")

    with pytest.raises(Refused):
        take(request_with_messages, step, done="Đã ban hành.", then="/")


def test_no_page_lists_the_steps_it_offers():
    """A new row of a workflow is a button at once: pages draw all steps, or both parts of them."""
    listed = []
    for template in settings.BASE_DIR.glob("templates/**/*.html"):
        drawn = re.findall(r"{% steps (\w+)( \"\w+\")? %}", template.read_text())
        assert len(drawn) == template.read_text().count("{% steps "), template.name
        listed += [
            (template.name, thing)
            for thing in {thing for thing, _ in drawn}
            if sorted(part.strip(' "') for named, part in drawn if named == thing)
            not in ([""], ["leading", "trailing"])
        ]
    assert listed == []
