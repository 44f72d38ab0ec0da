"""Filters of the table that tracks a plan's recipients."""

from collections.abc import Mapping
from typing import cast

from django import forms

from campaigns.plans.tracking.table import Row, Table
from screens.filters import FilterForm


class TrackingFilter(FilterForm):
    """Recipients of which one column, or any, is in a state. It filters rows of the tracking table,
    not of a database table."""

    column = forms.ChoiceField(label="Việc", required=False)
    state = forms.ChoiceField(
        label="Tình trạng",
        choices=[
            ("", "Tất cả"),
            ("open", "Chưa xong"),
            ("late", "Quá hạn"),
            ("done", "Đã xong"),
        ],
        required=False,
    )

    parameters = {"column": "viec", "state": "tinh-trang"}

    def __init__(self, query: Mapping[str, str], *, table: Table) -> None:
        super().__init__(query)
        self.table = table
        column = cast(forms.ChoiceField, self.fields["column"])
        column.choices = [
            ("", "Bất kỳ việc nào"),
            *((one.key, one.heading) for one in table.columns),
        ]

    def rows(self) -> list[Row]:
        """The rows that fit."""
        return self.table.narrowed(self.chosen("column"), self.chosen("state"))
