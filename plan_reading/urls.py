from django.urls import path

from plan_reading import views

app_name = "plan_reading"

urlpatterns = [
    path("doc-tu-van-ban/", views.plan_read, name="plan_read"),
]
