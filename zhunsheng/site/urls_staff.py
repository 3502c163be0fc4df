"""Addresses of the staff site and the HTTP API."""

from django.urls import include, path

urlpatterns = [
    path("api/v1/", include("zhunsheng.web.api.urls")),
    path("", include("zhunsheng.web.staff.urls")),
]
