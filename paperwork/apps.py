from django.apps import AppConfig


class PaperworkConfig(AppConfig):
    """Pages, workbooks and uploads in the official form; knows no campaign or plan."""

    name = "paperwork"
    verbose_name = "Giấy tờ"
