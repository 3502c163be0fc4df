from django.apps import AppConfig


class AuthoritiesConfig(AppConfig):
    """Bureaus, departments, officers and their accounts."""

    name = "zhunsheng.authorities"
    label = "authorities"
