"""What can have happened to bureaus, officers and their access."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zhunsheng.authorities.posts import DepartmentKind, Post
from zhunsheng.kernel.ids import BureauCode, OfficerId
from zhunsheng.ledger.records import record
from zhunsheng.regulations.clauses import cite

BODY = cite("nhsa-2020-32:3.1.2(1)", "gansu-2020-81-disclosure:5(1)")
"""执法主体: who enforces is known and public."""

DIVISION = cite("nhsa-2020-32:5.1.1")
"""分工: the department that reviews is named."""

PEOPLE = cite(
    "nhsa-2020-32:3.1.2(1)",
    "nhsa-2020-32:6.7",
    "gansu-2020-81-disclosure:4",
    "gansu-2020-81-disclosure:5(2)",
    "luzhou-2020-plan:2.1",
)
"""执法人员: one list of officers and reviewers, with who may do what."""

CERTIFIED = cite("apl-2021:42.1", "nhsa-2020-32:6.7", "luzhou-2020-plan:2.3#1")
"""持证上岗: officers with a certificate enforce."""

QUALIFIED = cite("apl-2021:58.2", "nhsa-2020-32:5.1.2", "luzhou-2020-plan:4.2#1")
"""审核资格: who reviews penalties for the first time has passed the examination."""

ACCESS = cite("nhsa-2020-32:4.3.2", "nhsa-2020-32:4.4.2")
"""权限: what is secret or private is opened to those who may see it."""


@record("authorities.bureau-established", version=1, basis=BODY, title="设立执法主体")
@dataclass(frozen=True, slots=True, kw_only=True)
class BureauEstablished:
    """设立执法主体: a bureau begins to work on the platform."""

    code: BureauCode
    name: str
    short_name: str
    document_prefix: str
    parent: BureauCode | None
    fund_account: str
    treasury_account: str
    reconsideration_body: str
    court: str
    address: str
    telephone: str


@record(
    "authorities.bureau-details-changed",
    version=1,
    basis=BODY,
    title="变更执法主体信息",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class BureauDetailsChanged:
    """变更执法主体信息: what the bureau's documents say about it from now on."""

    code: BureauCode
    fund_account: str
    treasury_account: str
    reconsideration_body: str
    court: str
    address: str
    telephone: str
    reason: str


@record(
    "authorities.department-established",
    version=1,
    basis=DIVISION,
    title="设立内设机构",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentEstablished:
    """设立内设机构: a department and the part of the procedure that it does."""

    bureau: BureauCode
    department: str
    name: str
    kind: DepartmentKind


@record("authorities.officer-appointed", version=1, basis=PEOPLE, title="任用人员")
@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerAppointed:
    """任用人员: somebody begins to work in a department of the bureau."""

    officer_id: OfficerId
    bureau: BureauCode
    name: str
    department: str
    posts: tuple[Post, ...]


@record("authorities.posts-changed", version=1, basis=PEOPLE, title="调整岗位")
@dataclass(frozen=True, slots=True, kw_only=True)
class PostsChanged:
    """调整岗位: department and posts of an officer from now on."""

    officer_id: OfficerId
    department: str
    posts: tuple[Post, ...]
    reason: str


@record("authorities.officer-left", version=1, basis=PEOPLE, title="人员离岗")
@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerLeft:
    """人员离岗: from ``left_on`` the officer does nothing for the bureau."""

    officer_id: OfficerId
    left_on: date
    reason: str


@record(
    "authorities.certificate-granted", version=1, basis=CERTIFIED, title="登记执法证"
)
@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateGranted:
    """登记执法证: number and validity of the officer's certificate."""

    officer_id: OfficerId
    number: str
    valid_from: date
    valid_until: date


@record(
    "authorities.certificate-revoked", version=1, basis=CERTIFIED, title="收回执法证"
)
@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateRevoked:
    """收回执法证: from ``revoked_on`` the certificate is not valid any more."""

    officer_id: OfficerId
    number: str
    revoked_on: date
    reason: str


@record(
    "authorities.qualification-recorded",
    version=1,
    basis=QUALIFIED,
    title="登记审核资格",
    sensitive=("legal_qualification",),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class QualificationRecorded:
    """登记审核资格: 法律职业资格证书编号, and since when the officer reviews."""

    officer_id: OfficerId
    legal_qualification: str  # empty: has none
    review_since: date | None


@record("authorities.account-opened", version=1, basis=ACCESS, title="开通账号")
@dataclass(frozen=True, slots=True, kw_only=True)
class AccountOpened:
    """开通账号: the officer may sign in. A password is never in a record."""

    officer_id: OfficerId
    username: str


@record("authorities.account-closed", version=1, basis=ACCESS, title="停用账号")
@dataclass(frozen=True, slots=True, kw_only=True)
class AccountClosed:
    """停用账号: the officer can sign in no more, and tokens end with it."""

    officer_id: OfficerId
    username: str
    reason: str


@record(
    "authorities.token-issued",
    version=1,
    basis=ACCESS,
    title="签发接口令牌",
    sensitive=("digest",),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class TokenIssued:
    """签发接口令牌: another program may act for the officer until a day."""

    officer_id: OfficerId
    token_id: UUID
    digest: str  # SHA-256 of the token, in hexadecimal
    purpose: str
    valid_until: date


@record("authorities.token-revoked", version=1, basis=ACCESS, title="收回接口令牌")
@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRevoked:
    """收回接口令牌: the token opens nothing any more."""

    officer_id: OfficerId
    token_id: UUID
    reason: str
