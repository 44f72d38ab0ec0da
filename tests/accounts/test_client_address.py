"""Whose address counts when sign-ins are limited."""

import pytest
from django.test import RequestFactory

from accounts.access import client_address


def request_from(address: str, forwarded: str | None = None):
    headers = {"REMOTE_ADDR": address}
    if forwarded is not None:
        headers["HTTP_X_FORWARDED_FOR"] = forwarded
    return RequestFactory().get("/", **headers)


def test_without_a_proxy_a_forwarded_address_is_not_believed(settings):
    settings.BEHIND_PROXY = False
    assert client_address(request_from("203.0.113.7", "198.51.100.1")) == "203.0.113.7"


@pytest.mark.parametrize(
    ("forwarded", "believed"),
    [
        ("198.51.100.1", "198.51.100.1"),
        ("10.9.9.9, 198.51.100.1", "198.51.100.1"),
        ("", "127.0.0.1"),
        (None, "127.0.0.1"),
    ],
    ids=["one hop", "only the last hop", "empty", "none"],
)
def test_behind_our_proxy_the_address_it_saw_counts(settings, forwarded, believed):
    settings.BEHIND_PROXY = True
    assert client_address(request_from("127.0.0.1", forwarded)) == believed
