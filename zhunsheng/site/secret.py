"""The key that signs sessions: made once for a folder of data, and kept there."""

import os
from pathlib import Path
from secrets import token_urlsafe

_NAME = "secret.key"
_BYTES = 48


def secret_key(folder: Path) -> str:
    """The folder's own key; made on first use, readable by its owner only."""
    from_environment = os.environ.get("ZHUNSHENG_SECRET_KEY")
    if from_environment:
        return from_environment
    path = folder / _NAME
    folder.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        key = token_urlsafe(_BYTES)
        file.write(key)
    return key
