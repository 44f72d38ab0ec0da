"""Loader of fictitious persons with their roles, and the table of sign-ins."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from accounts.models import User
from dashboard.demonstration.bodies import Bodies
from dashboard.demonstration.fixture_files import FIXTURES, Entry, checked, entry, only, read
from organisation.models import Membership
from organisation.models.memberships import Role

WORDS = ("username", "full_name", "job_title", "role", "body", "superuser")
PATH = FIXTURES / "people.yaml"


@dataclass(frozen=True, slots=True)
class SignIn:
    """A row of the table of sign-ins; role and body in Vietnamese."""

    username: str
    full_name: str
    role: str
    body: str


def shared_password() -> str:
    """The one password of all persons of the demonstration."""
    return read(PATH)["password"]


def load_people(bodies: Bodies) -> dict[str, User]:
    """Write the persons with their memberships, and return them by username."""
    data = read(PATH)
    # One hash for all: they share the password anyway, and hashing is slow by intention.
    password_hash = make_password(data["password"])
    people: dict[str, User] = {}
    for given in [*data["sign_ins"], *data["other_heads"]]:
        with entry(PATH, str(given.get("username"))):
            words = only(given, *WORDS)
            people[words["username"]] = _load_person(words, password_hash, bodies)
    return people


def _load_person(words: Entry, password_hash: str, bodies: Bodies) -> User:
    is_superuser = words.get("superuser", False)
    person = User(
        username=words["username"],
        full_name=words["full_name"],
        job_title=words["job_title"],
        is_staff=is_superuser,
        is_superuser=is_superuser,
        password=password_hash,
    )
    checked(person).save()
    if not is_superuser:
        membership = Membership(user=person, body=bodies[words["body"]], role=words["role"])
        checked(membership).save()
    return person


def sign_ins() -> list[SignIn]:
    """The rows of the table of sign-ins, as they stand in the database, in the file's order.

    Persons who are no longer there are left out, and roles are those held today.
    """
    order = [given["username"] for given in read(PATH)["sign_ins"]]
    people = User.objects.prefetch_related("memberships__body").in_bulk(
        order, field_name="username"
    )
    return [_row(people[username]) for username in order if username in people]


def _row(person: User) -> SignIn:
    held = list(person.memberships.all())
    if not held:
        return SignIn(person.username, person.full_name, Role.ADMINISTRATOR.label, "Toàn hệ thống")
    return SignIn(
        person.username,
        person.full_name,
        ", ".join(membership.get_role_display() for membership in held),
        ", ".join(membership.body.name for membership in held),
    )
