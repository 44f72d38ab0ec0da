"""What was understood waits for its owner, in the tab that shows it, until it expires."""

from datetime import timedelta

import pytest
from django.utils import timezone

from paperwork.models import ImportPreview
from tests.accounts.factories import UserFactory

pytestmark = pytest.mark.django_db


def kept(owner, page="books", lines=("a",)) -> ImportPreview:
    return ImportPreview.objects.keep(page=page, owner=owner, lines=list(lines), given={"year": 1})


def claim(preview, owner, page="books"):
    return ImportPreview.objects.claim(preview.token, page=page, owner=owner)


def test_two_previews_of_one_page_are_found_each_by_its_token():
    owner = UserFactory()
    first, second = kept(owner, lines=["a"]), kept(owner, lines=["b"])
    assert claim(first, owner).lines == ["a"]
    assert claim(second, owner).lines == ["b"]
    assert claim(first, owner).given == {"year": 1}


def test_another_persons_preview_is_not_found():
    with pytest.raises(ImportPreview.DoesNotExist):
        claim(kept(UserFactory()), UserFactory())


def test_a_preview_of_another_page_or_one_that_is_gone_is_none():
    owner = UserFactory()
    preview = kept(owner)
    assert claim(preview, owner, page="maps") is None
    preview.delete()
    assert claim(preview, owner) is None
    assert ImportPreview.objects.claim("", page="books", owner=owner) is None


def test_what_has_expired_is_not_found_and_goes_with_the_next_that_is_kept():
    owner = UserFactory()
    old = kept(owner)
    ImportPreview.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert claim(old, owner) is None
    new = kept(UserFactory())
    assert list(ImportPreview.objects.all()) == [new]
