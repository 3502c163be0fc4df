from django.urls import path

from zhunsheng.web.staff.sign_in import access

app_name = "access"
urlpatterns = [
    path("tokens/", access.own_tokens, name="tokens"),
    path("tokens/<uuid:token_id>/revoke/", access.revoke_token, name="revoke-token"),
    path(
        "officers/<uuid:officer_id>/password/",
        access.fresh_password,
        name="fresh-password",
    ),
]
