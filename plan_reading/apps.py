from django.apps import AppConfig


class PlanReadingConfig(AppConfig):
    name = "plan_reading"
    verbose_name = "Đọc văn bản kế hoạch"
