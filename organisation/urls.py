from django.urls import path

from organisation import views

app_name = "organisation"

urlpatterns = [
    path("lam-viec-cho/", views.choose_body, name="choose_body"),
]
