from django.urls import path

from organisation import views

app_name = "organisation"

urlpatterns = [
    path("lam-viec-cho/", views.working_for, name="working_for"),
]
