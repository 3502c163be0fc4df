"""Acts on accounts and tokens: who may sign in, and which programs may act."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints

from zhunsheng.authorities import guards, queries, situations
from zhunsheng.authorities.commands import _stream
from zhunsheng.authorities.commands.officers import Person
from zhunsheng.authorities.records import (
    AccountClosed,
    AccountOpened,
    TokenIssued,
    TokenRevoked,
)
from zhunsheng.kernel import chance
from zhunsheng.kernel.acts import Done, act
from zhunsheng.kernel.fields import Line, Prose, label
from zhunsheng.kernel.ids import OfficerId
from zhunsheng.regulations.guards import check

Username = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9.-]{2,63}$"),
    label("账号名", "3 至 64 位小写字母、数字、点和连字符，以字母开头"),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAccount:
    """Input of 开通账号."""

    officer_id: Person
    username: Username


@act(
    "authorities.open-account",
    title="开通账号",
    takes=OpenAccount,
    writes=(AccountOpened,),
    guards=guards.BEFORE_ACCOUNT,
)
def open_account(data: OpenAccount, *, by: OfficerId, at: datetime) -> Done:
    """Let the officer sign in, as soon as a password is set (``accounts``)."""
    officer_id = OfficerId(data.officer_id)
    asking, officer = _stream.officer_of(officer_id, by, at)
    check(
        guards.BEFORE_ACCOUNT,
        situations.AccessSituation(
            asking=asking,
            officer_id=officer_id,
            officer=officer,
            name_taken=queries.username_is_taken(data.username, but_by=officer_id),
        ),
    )
    record = AccountOpened(officer_id=officer_id, username=data.username)
    return _stream.append_to_officer(
        record, officer_id, asking.bureau, officer.version, by=by, at=at
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseAccount:
    """Input of 停用账号."""

    officer_id: Person
    reason: Annotated[Prose, label("停用原因")]


@act(
    "authorities.close-account",
    title="停用账号",
    takes=CloseAccount,
    writes=(AccountClosed,),
    guards=guards.BEFORE_CLOSING_ACCOUNT,
)
def close_account(data: CloseAccount, *, by: OfficerId, at: datetime) -> Done:
    """End the officer's sign-in and tokens."""
    officer_id = OfficerId(data.officer_id)
    asking, officer = _stream.officer_of(officer_id, by, at)
    check(
        guards.BEFORE_CLOSING_ACCOUNT,
        situations.AccessSituation(
            asking=asking, officer_id=officer_id, officer=officer
        ),
    )
    record = AccountClosed(
        officer_id=officer_id, username=officer.username, reason=data.reason
    )
    return _stream.append_to_officer(
        record, officer_id, asking.bureau, officer.version, by=by, at=at
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueToken:
    """Input of 签发接口令牌: only the digest; the token stays with its owner."""

    officer_id: Person
    digest: Annotated[
        str,
        StringConstraints(pattern=r"^[0-9a-f]{64}$"),
        label("令牌摘要", "令牌的 SHA-256，十六进制", widget="hidden"),
    ]
    purpose: Annotated[Line, label("用途", "哪个程序用，做什么")]
    valid_until: Annotated[date, label("有效期止", "最长一年")]


@act(
    "authorities.issue-token",
    title="签发接口令牌",
    takes=IssueToken,
    writes=(TokenIssued,),
    guards=guards.BEFORE_TOKEN,
)
def issue_token(data: IssueToken, *, by: OfficerId, at: datetime) -> Done:
    """Let another program act in the officer's own name until a day."""
    officer_id = OfficerId(data.officer_id)
    asking, officer = _stream.officer_of(officer_id, by, at)
    check(
        guards.BEFORE_TOKEN,
        situations.AccessSituation(
            asking=asking,
            officer_id=officer_id,
            officer=officer,
            digest_known=queries.token_is_known(data.digest),
            valid_until=data.valid_until,
        ),
    )
    token_id = chance.fresh_id()
    record = TokenIssued(
        officer_id=officer_id,
        token_id=token_id,
        digest=data.digest,
        purpose=data.purpose,
        valid_until=data.valid_until,
    )
    done = _stream.append_to_officer(
        record, officer_id, asking.bureau, officer.version, by=by, at=at
    )
    return Done(result={**done.result, "token_id": str(token_id)}, places=done.places)


@dataclass(frozen=True, slots=True, kw_only=True)
class RevokeToken:
    """Input of 收回接口令牌."""

    officer_id: Person
    token_id: Annotated[UUID, label("令牌编号", widget="hidden")]
    reason: Annotated[Prose, label("收回原因")]


@act(
    "authorities.revoke-token",
    title="收回接口令牌",
    takes=RevokeToken,
    writes=(TokenRevoked,),
    guards=guards.BEFORE_REVOKING_TOKEN,
)
def revoke_token(data: RevokeToken, *, by: OfficerId, at: datetime) -> Done:
    """Take a token back at once."""
    officer_id = OfficerId(data.officer_id)
    asking, officer = _stream.officer_of(officer_id, by, at)
    check(
        guards.BEFORE_REVOKING_TOKEN,
        situations.AccessSituation(
            asking=asking,
            officer_id=officer_id,
            officer=officer,
            token_id=data.token_id,
        ),
    )
    record = TokenRevoked(
        officer_id=officer_id, token_id=data.token_id, reason=data.reason
    )
    return _stream.append_to_officer(
        record, officer_id, asking.bureau, officer.version, by=by, at=at
    )
