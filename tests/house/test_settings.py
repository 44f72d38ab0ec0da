"""The portal starts in production only when it is told what it must be told, and starts safely."""

import os
import subprocess
import sys

from django.conf import settings

SECRET = "a8f" * 30 + "-only-for-this-test-Kj2!"
PRODUCTION = {
    "DJANGO_SECRET_KEY": SECRET,
    "DJANGO_ALLOWED_HOSTS": "thi-dua.example.vn",
    "DATABASE_URL": "sqlite://:memory:",
    # Empty rather than absent: an .env of a trial on this machine must not decide the test.
    "DJANGO_INSECURE_LOCAL": "0",
    "DJANGO_DEBUG": "0",
    "PORTAL_TODAY": "",
}
OURS = ("DJANGO_", "PORTAL_", "DATABASE_URL", "EMAIL_URL")


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """Run manage.py as a production machine would, in a process of its own."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return subprocess.run(
        [sys.executable, "-B", "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env={**inherited, "DJANGO_SETTINGS_MODULE": "config.settings", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_deployment_check_is_clean_under_production_settings():
    checked = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert checked.returncode == 0, checked.stderr
    assert "no issues" in checked.stdout


def test_production_refuses_to_start_with_a_moved_day():
    refused = manage("check", **{**PRODUCTION, "PORTAL_TODAY": "2020-05-13"})
    assert refused.returncode != 0
    assert "PORTAL_TODAY" in refused.stderr


def test_an_empty_secret_does_not_pass_the_deployment_check():
    refused = manage(
        "check", "--deploy", "--fail-level", "WARNING", **{**PRODUCTION, "DJANGO_SECRET_KEY": ""}
    )
    assert refused.returncode != 0
    assert "SECRET_KEY" in refused.stderr


def test_no_secret_is_made_up_where_none_is_given():
    # without reading .env: the one of a trial on this machine holds a secret
    start = (
        "import environ; environ.Env.read_env = lambda *given, **named: None; "
        "import config.settings"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    refused = subprocess.run(
        [sys.executable, "-B", "-c", start],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert refused.returncode != 0
    assert "DJANGO_SECRET_KEY" in refused.stderr


def test_a_trial_may_move_the_day():
    trial = {**PRODUCTION, "DJANGO_INSECURE_LOCAL": "1", "PORTAL_TODAY": "2020-05-13"}
    assert manage("check", **trial).returncode == 0


def test_without_host_names_the_deployment_check_complains():
    checked = manage(
        "check", "--deploy", "--fail-level", "WARNING", **{**PRODUCTION, "DJANGO_ALLOWED_HOSTS": ""}
    )
    assert checked.returncode != 0
    assert "ALLOWED_HOSTS" in checked.stderr


def test_what_needs_https_is_dropped_on_a_trial_only():
    ask = "from django.conf import settings as s; print(s.SESSION_COOKIE_SECURE, s.DEBUG)"
    assert manage("shell", "-v", "0", "-c", ask, **PRODUCTION).stdout.split() == ["True", "False"]
    trial = {**PRODUCTION, "DJANGO_INSECURE_LOCAL": "1"}
    assert manage("shell", "-v", "0", "-c", ask, **trial).stdout.split() == ["False", "False"]


def test_pages_carry_the_strict_content_policy(client, db):
    policy = client.get("/tai-khoan/dang-nhap/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-inline" not in policy
    assert "frame-ancestors 'none'" in policy
