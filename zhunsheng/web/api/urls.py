from django.urls import path

from zhunsheng.web.api import views

app_name = "api"
urlpatterns = [
    path("me", views.me, name="me"),
    path("acts", views.acts, name="acts"),
    path("acts/<str:name>", views.act, name="act"),
    path("openapi.json", views.openapi, name="openapi"),
]
