"""Tokens (接口令牌): what a program shows instead of a password. No Django."""

from base64 import urlsafe_b64encode
from hashlib import sha256

from zhunsheng.kernel import chance

_MARK = "zhunsheng_"


def fresh_token() -> str:
    """A new token; whoever has it acts for its owner, so it is shown only once."""
    return _MARK + urlsafe_b64encode(chance.fresh_salt()).decode().rstrip("=")


def digest_of(token: str) -> str:
    """What the ledger keeps of a token: enough to know it again, not to make it."""
    return sha256(token.encode()).hexdigest()
