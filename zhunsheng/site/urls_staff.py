"""Addresses of the staff site and the HTTP API."""

from django.urls import include, path

urlpatterns = [
    path("api/v1/", include("zhunsheng.web.api.urls")),
    path("access/", include("zhunsheng.web.staff.sign_in.urls")),
    path("", include("zhunsheng.web.staff.urls")),
]

handler400 = "zhunsheng.web.staff.errors.bad_request"
handler403 = "zhunsheng.web.staff.errors.forbidden"
handler404 = "zhunsheng.web.staff.errors.not_found"
handler500 = "zhunsheng.web.staff.errors.broken"
