"""What must be so before a bureau, an officer or an access is changed."""

from typing import Any

from zhunsheng.authorities.posts import HANDLING_POSTS, REVIEW_POSTS, DepartmentKind
from zhunsheng.authorities.records import ACCESS, BODY, CERTIFIED, DIVISION, PEOPLE
from zhunsheng.authorities.regions import NATION, is_above, is_code
from zhunsheng.authorities.situations import (
    AccessSituation,
    BureauSituation,
    CertificateSituation,
    DepartmentSituation,
    OfficerSituation,
)
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.guards import guard

_LONGEST_TOKEN_DAYS = 366


@guard(
    "authorities.not-administrator",
    "单位、人员和账号由本单位的系统管理员登记；本单位还没有系统管理员的，由上一级单位的系统管理员登记。",
    basis=cite("nhsa-2020-32:6.7"),
    way_out="请本单位的系统管理员办理。",
)
def asked_by_administrator(situation: Any) -> bool:
    """登记权限: only who administers the bureau changes who may do what."""
    return bool(situation.asking.administers)


@guard(
    "authorities.establish-bureau.not-a-region",
    "单位代码不是六位行政区划代码，或者跳过了一级。",
    basis=BODY,
    way_out="按 GB/T 2260 填写，例如甘肃省 620000、兰州市 620100。",
)
def code_is_of_a_region(situation: BureauSituation) -> bool:
    """行政区划代码: two digits a level, and no level left out."""
    return is_code(situation.code)


@guard(
    "authorities.establish-bureau.already-established",
    "这个代码的单位已经设立。",
    basis=BODY,
    way_out="核对代码；已设立的单位请变更信息，不要重复设立。",
)
def code_is_free(situation: BureauSituation) -> bool:
    """一地一局: one bureau a code."""
    return not situation.code_taken


@guard(
    "authorities.establish-bureau.prefix-taken",
    "这个文书代字已由另一单位使用。",
    basis=cite("nhsa-2020-32:4.1.3", "nhsa-2020-32:3.1.2(1)"),
    way_out="换一个能与其他单位区分的代字。",
)
def prefix_is_free(situation: BureauSituation) -> bool:
    """文书代字: the numbers of two bureaus' documents can be told apart."""
    return not situation.prefix_taken


@guard(
    "authorities.establish-bureau.not-below",
    "上一级单位还没有设立，或者它的区域不包含本单位。",
    basis=BODY,
    way_out="先设立上一级单位，再设立本单位。",
)
def stands_below(situation: BureauSituation) -> bool:
    """隶属: all but the national bureau stand in the region of the one above."""
    if situation.code == NATION:
        return situation.asking.parent is None
    return situation.above is not None and is_above(
        situation.above.code, situation.code
    )


@guard(
    "authorities.establish-department.already-established",
    "本单位已经有这个代号的内设机构。",
    basis=DIVISION,
    way_out="换一个代号。",
)
def department_is_new(situation: DepartmentSituation) -> bool:
    """一机构一代号: the code names one department of the bureau."""
    return situation.department not in situation.bureau.departments


@guard(
    "authorities.already-appointed",
    "这名人员已经登记。",
    basis=PEOPLE,
    way_out="已登记的人员请调整岗位。",
)
def officer_is_new(situation: OfficerSituation) -> bool:
    """一人一档: an officer is appointed once; later the posts change."""
    return situation.officer.bureau is None


@guard(
    "authorities.no-such-department",
    "本单位没有这个内设机构。",
    basis=PEOPLE,
    way_out="先设立内设机构，或者核对代号。",
)
def department_exists(situation: OfficerSituation) -> bool:
    """所在机构: an officer works in a department of the same bureau."""
    return situation.kind is not None


@guard(
    "authorities.reviewer-outside-legal",
    "法制审核人员和法制审核机构负责人应当在法制审核机构任职。",
    basis=cite("nhsa-2020-32:5.1.1", "luzhou-2020-plan:4.2#1"),
    way_out="改任法制审核机构，或者去掉审核岗位。",
)
def reviewers_are_in_legal(situation: OfficerSituation) -> bool:
    """法制审核机构: the department that reviews does so with its own people."""
    if situation.posts.isdisjoint(REVIEW_POSTS):
        return True
    return situation.kind in (None, DepartmentKind.LEGAL)


@guard(
    "authorities.handler-in-legal",
    "法制审核机构的人员不得兼任承办人。",
    basis=cite("nhsa-2020-32:5.1.2"),
    way_out="改任承办机构，或者去掉承办岗位。",
)
def handlers_are_not_in_legal(situation: OfficerSituation) -> bool:
    """审办分离: who reviews does not handle."""
    if situation.posts.isdisjoint(HANDLING_POSTS):
        return True
    return situation.kind is not DepartmentKind.LEGAL


@guard(
    "authorities.officer-left",
    "这名人员已经离岗。",
    basis=PEOPLE,
    way_out="重新任用请登记为新的人员。",
)
def officer_serves(situation: Any) -> bool:
    """在岗: nothing is given to somebody who has left."""
    return bool(situation.officer.left_on is None)


@guard(
    "authorities.certificate-taken",
    "这个证号已经登记。",
    basis=CERTIFIED,
    way_out="核对证号；一个证号只登记一次。",
)
def certificate_is_new(situation: CertificateSituation) -> bool:
    """一证一号: a number belongs to one certificate of one person."""
    return not situation.number_taken


@guard(
    "authorities.certificate-dates-reversed",
    "执法证的有效期止不能早于有效期起。",
    basis=CERTIFIED,
    way_out="核对证件上的有效期。",
)
def certificate_lasts(situation: CertificateSituation) -> bool:
    """有效期: a certificate is valid for at least a day."""
    return situation.valid_from <= situation.valid_until


@guard(
    "authorities.no-such-certificate",
    "这名人员现在没有这个证号的执法证。",
    basis=CERTIFIED,
    way_out="核对证号。",
)
def certificate_is_held(situation: CertificateSituation) -> bool:
    """所持证件: only the certificate that the officer holds can be taken back."""
    held = situation.officer.certificate
    return held is not None and held.number == situation.number


@guard(
    "authorities.account-already-open",
    "这名人员已经有账号。",
    basis=ACCESS,
    way_out="忘记密码的请重设密码；要换账号的先停用原账号。",
)
def has_no_account(situation: AccessSituation) -> bool:
    """一人一号: every record names one person, so one account a person."""
    return not situation.officer.account_open


@guard(
    "authorities.username-taken",
    "这个账号名已由他人使用或者使用过。",
    basis=ACCESS,
    way_out="换一个账号名。",
)
def username_is_free(situation: AccessSituation) -> bool:
    """账号不混用: a name never passes from one person to another."""
    return not situation.name_taken


@guard(
    "authorities.no-open-account",
    "这名人员没有可用的账号。",
    basis=ACCESS,
    way_out="先开通账号。",
)
def has_account(situation: AccessSituation) -> bool:
    """有账号: what an account opens, ends with it."""
    return situation.officer.account_open


@guard(
    "authorities.issue-token.not-own",
    "接口令牌只能由本人为自己签发。",
    basis=ACCESS,
    way_out="请本人登录后签发。",
)
def token_is_for_oneself(situation: AccessSituation) -> bool:
    """本人签发: nobody lets a program act in somebody else's name."""
    return situation.asking.by == situation.officer_id


@guard(
    "authorities.revoke-token.not-allowed",
    "接口令牌由本人或者本单位的系统管理员收回。",
    basis=ACCESS,
    way_out="请本人或者系统管理员办理。",
)
def may_revoke_token(situation: AccessSituation) -> bool:
    """收回令牌: the person, or who administers the bureau."""
    return situation.asking.by == situation.officer_id or situation.asking.administers


@guard(
    "authorities.issue-token.too-long",
    "接口令牌的有效期应当自今日起，最长一年。",
    basis=ACCESS,
    way_out="把有效期改在一年以内；到期可以再签发。",
)
def token_ends_in_time(situation: AccessSituation) -> bool:
    """令牌期限: an access that nobody renews ends by itself."""
    left = (situation.valid_until - situation.asking.day).days
    return 0 <= left <= _LONGEST_TOKEN_DAYS


@guard(
    "authorities.issue-token.known",
    "这个令牌已经签发过。",
    basis=ACCESS,
    way_out="请生成新的令牌。",
)
def token_is_new(situation: AccessSituation) -> bool:
    """一令一发: a token that was seen once is not secret any more."""
    return not situation.digest_known


@guard(
    "authorities.revoke-token.no-such-token",
    "没有这个可用的接口令牌。",
    basis=ACCESS,
    way_out="核对令牌编号。",
)
def token_stands(situation: AccessSituation) -> bool:
    """可用令牌: it was issued to this officer and stands."""
    return situation.token_id in situation.officer.tokens


BEFORE_BUREAU = (
    asked_by_administrator,
    code_is_of_a_region,
    code_is_free,
    stands_below,
    prefix_is_free,
)
BEFORE_DETAILS = (asked_by_administrator,)
BEFORE_DEPARTMENT = (asked_by_administrator, department_is_new)
BEFORE_APPOINTMENT = (
    asked_by_administrator,
    officer_is_new,
    department_exists,
    reviewers_are_in_legal,
    handlers_are_not_in_legal,
)
BEFORE_POSTS = (
    asked_by_administrator,
    officer_serves,
    department_exists,
    reviewers_are_in_legal,
    handlers_are_not_in_legal,
)
BEFORE_LEAVING = (asked_by_administrator, officer_serves)
BEFORE_CERTIFICATE = (
    asked_by_administrator,
    officer_serves,
    certificate_is_new,
    certificate_lasts,
)
BEFORE_TAKING_CERTIFICATE = (asked_by_administrator, certificate_is_held)
BEFORE_QUALIFICATION = (asked_by_administrator, officer_serves)
BEFORE_ACCOUNT = (
    asked_by_administrator,
    officer_serves,
    has_no_account,
    username_is_free,
)
BEFORE_CLOSING_ACCOUNT = (asked_by_administrator, has_account)
BEFORE_TOKEN = (
    token_is_for_oneself,
    officer_serves,
    has_account,
    token_ends_in_time,
    token_is_new,
)
BEFORE_REVOKING_TOKEN = (may_revoke_token, token_stands)
