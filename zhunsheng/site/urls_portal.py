"""The addresses of the public portal."""

from django.urls import include, path

urlpatterns = [path("", include("zhunsheng.web.portal.urls"))]
handler404 = "zhunsheng.web.portal.errors.not_found"
handler500 = "zhunsheng.web.portal.errors.failed"
