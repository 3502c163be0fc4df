"""本机配置: where this installation keeps files and keys, and what it prints with.

All of it follows from the folder of data and the environment (``site.configuration``
lists the variables).
"""

import os
from functools import cache
from pathlib import Path

from django.conf import settings

from zhunsheng.documents.demo_ca import open_authority
from zhunsheng.documents.printing import Press
from zhunsheng.documents.signing import Signer
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.vault import s3
from zhunsheng.vault.local import LocalStore
from zhunsheng.vault.store import Store

DEMONSTRATION = "（演示）"
_PORTAL = "http://localhost:8001"


def data_folder() -> Path:
    """The folder that holds everything that a bureau has."""
    return Path(settings.DATA)


def key_folder() -> Path:
    """Where the signing keys are; only this user may read them."""
    return data_folder() / "keys"


def public_key_folder() -> Path:
    """Where the public key of every log is, for portals and auditors."""
    return data_folder() / "public-keys"


def checkpoint_folder() -> Path:
    """Where the newest checkpoint of every log is, outside of the database.

    A database that is put back to an older state does not agree with it.
    """
    return data_folder() / "checkpoints"


def feed_folder() -> Path:
    """Where the public logs are written for portals to follow."""
    return data_folder() / "feed"


def store() -> Store:
    """The vault: a folder beside the data, or the bucket of ``ZHUNSHENG_VAULT``."""
    return _store(os.environ.get("ZHUNSHENG_VAULT", ""), data_folder())


@cache
def _store(url: str, folder: Path) -> Store:
    if not url:
        return LocalStore(folder / "vault")
    client, bucket = s3.connect(
        url,
        access_key=os.environ.get("ZHUNSHENG_S3_ACCESS_KEY", ""),
        secret_key=os.environ.get("ZHUNSHENG_S3_SECRET_KEY", ""),
    )
    return s3.S3Store(client, bucket)


def press() -> Press:
    """What documents are printed with here."""
    portal = os.environ.get("ZHUNSHENG_PORTAL_URL", _PORTAL).rstrip("/")
    fonts = os.environ.get("ZHUNSHENG_FONTS", "")
    return Press(
        store=store(),
        signer_of=seal_of,
        proof_address=portal + "/proof/{document_id}",
        site_folder=Path(fonts) if fonts else None,
    )


def seal_of(bureau: BureauCode, organ: str) -> Signer | None:
    """The bureau's seal; a demonstration bureau's comes from its own authority."""
    if not organ.endswith(DEMONSTRATION):
        return None
    return open_authority(data_folder() / "demo-ca").signer(bureau, organ)
