"""People who are signed in already: what signing in leaves behind, without the forms of it."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.models import User

A_BATCH = 5_000


def signed_in(users: list[User]) -> dict[int, str]:
    """The key of a fresh session for each, by the user's key."""
    store = SessionStore()
    ends = timezone.now() + timedelta(hours=8)
    made, rows = {}, []
    for user in users:
        held = {
            SESSION_KEY: str(user.pk),
            BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[-1],
            HASH_SESSION_KEY: user.get_session_auth_hash(),
        }
        made[user.pk] = secrets.token_hex(16)
        rows.append(
            Session(session_key=made[user.pk], session_data=store.encode(held), expire_date=ends)
        )
    Session.objects.bulk_create(rows, batch_size=A_BATCH)
    return made
