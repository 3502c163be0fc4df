"""Passwords: set, checked and never in the ledger."""

from base64 import urlsafe_b64encode
from collections.abc import Sequence

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from zhunsheng.authorities.models import Account
from zhunsheng.authorities.queries import NoSuchOfficerError
from zhunsheng.kernel import chance
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.ids import OfficerId

SHORTEST = 10
LONGEST = 128
_KINDS = 3
_DRAWN = 16  # characters of six bits


class WeakPasswordError(ZhunshengError):
    """The password is too easy to guess; ``says`` lists every reason."""

    def __init__(self, says: tuple[str, ...]) -> None:
        super().__init__("".join(says))
        self.says = says


def set_password(officer_id: OfficerId, password: str, *, must_change: bool) -> None:
    """Give the officer's open account a password.

    ``must_change``: somebody else chose it, so the officer changes it at the first
    sign-in. Raises ``WeakPasswordError`` and ``NoSuchOfficerError``.
    """
    account = Account.objects.filter(officer_id=officer_id, is_active=True).first()
    if account is None:
        raise NoSuchOfficerError
    says = weaknesses(password, username=account.username)
    if check_password(password, account.password):
        says = (*says, "新密码不能与原密码相同。")
    if says:
        raise WeakPasswordError(says)
    account.password = make_password(password)
    account.must_change = must_change
    account.save(update_fields=("password", "must_change"))


def fresh_password(officer_id: OfficerId) -> str:
    """A password to be handed over; the officer changes it at the first sign-in."""
    drawn = urlsafe_b64encode(chance.fresh_salt()).decode()
    password = f"Zs{drawn[:_DRAWN]}-{int.from_bytes(chance.fresh_salt()) % 10}"
    set_password(officer_id, password, must_change=True)
    return password


def set_one_password(usernames: Sequence[str], password: str) -> None:
    """Give many accounts one password, hashed once: for rehearsals only."""
    for username in usernames:
        says = weaknesses(password, username=username)
        if says:
            raise WeakPasswordError(says)
    Account.objects.filter(username__in=usernames, is_active=True).update(
        password=make_password(password), must_change=False
    )


def must_change(officer_id: OfficerId) -> bool:
    """Whether the password was chosen by somebody else."""
    return Account.objects.filter(
        officer_id=officer_id, is_active=True, must_change=True
    ).exists()


def weaknesses(password: str, *, username: str) -> tuple[str, ...]:
    """Every reason why the password will not do; none when it is good."""
    says = []
    if not SHORTEST <= len(password) <= LONGEST:
        says.append(f"密码应当为 {SHORTEST} 至 {LONGEST} 位。")
    if _kinds(password) < _KINDS:
        says.append("密码应当含有大写字母、小写字母、数字和符号中的至少三种。")
    if username.lower() in password.lower():
        says.append("密码不能含有账号名。")
    if _is_common(password):
        says.append("这个密码太常见。")
    return tuple(says)


def _kinds(password: str) -> int:
    return sum(
        (
            any(one.isupper() for one in password),
            any(one.islower() for one in password),
            any(one.isdigit() for one in password),
            any(not one.isalnum() for one in password),
        )
    )


def _is_common(password: str) -> bool:
    try:
        CommonPasswordValidator().validate(password)
    except ValidationError:
        return True
    return False
