"""Addresses of what all signed documents share."""

from django.urls import path

from decisions import views

app_name = "decisions"

urlpatterns = [
    path("chu-ky/<int:body_pk>/", views.signature, name="signature"),
]
