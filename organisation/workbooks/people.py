"""People in and out by Excel, for administrators."""

from typing import Any

from accounts.models import User
from paperwork.spreadsheet_import.columns import ImportColumn
from paperwork.spreadsheet_import.tables import TextRow
from screens.model_imports import ModelImport


class PersonImport(ModelImport[User]):
    """A sheet of people, known by their sign-in name. Passwords are neither read nor written: a
    person who came by import signs in after an administrator has set a password."""

    name = "organisation.people"
    model = User
    title = "Người dùng từ tệp Excel"
    columns = (
        ImportColumn("username", "Tên đăng nhập", 22, required=True),
        ImportColumn("full_name", "Họ và tên", 30, required=True),
        ImportColumn("job_title", "Chức vụ", 26),
        ImportColumn("email", "Thư điện tử", 30),
    )

    def known(self, row: TextRow) -> User | None:
        """Who signs in by this name."""
        return User.objects.filter(username=row["username"]).first()

    def validate(self, thing: Any, wrong: dict[str, list[str]]) -> None:
        """A new person has no password that anybody knows."""
        if not thing.password:
            thing.set_unusable_password()
        super().validate(thing, wrong)
