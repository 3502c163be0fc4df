"""库房: where the files of this installation are."""

from django.conf import settings
from django.utils.module_loading import import_string

from zhunsheng.vault.store import Store

_VAULT = "zhunsheng.jobs.installation.store"  # beside the sites: named, not imported


def vault() -> Store:
    """The vault of this installation."""
    opened: Store = import_string(getattr(settings, "VAULT", _VAULT))()
    return opened
