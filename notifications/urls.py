from django.urls import path

from notifications import views

app_name = "notifications"

urlpatterns = [
    path("", views.notice_list, name="notice_list"),
    path("da-doc-het/", views.notices_read, name="notices_read"),
    path("<int:pk>/", views.notice_open, name="notice_open"),
]
