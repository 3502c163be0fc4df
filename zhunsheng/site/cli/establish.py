"""``zhunsheng establish``: the first bureau, its administrator and the way to sign in.

Every other bureau is established on the site by the administrator of the bureau
above; only the first has nobody above it, so the program itself does its acts.
"""

import argparse
from datetime import datetime

from django.db import transaction

from zhunsheng.authorities import accounts, queries
from zhunsheng.authorities.posts import DepartmentKind, Post
from zhunsheng.authorities.regions import NATION
from zhunsheng.kernel import chance
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.fields import BadInputError, Problem
from zhunsheng.kernel.ids import PROGRAM, OfficerId
from zhunsheng.ledger.performing import perform
from zhunsheng.regulations.guards import RefusedError
from zhunsheng.site import clock
from zhunsheng.site.cli import database
from zhunsheng.site.cli.establish_words import WORDS, complete, terminal
from zhunsheng.site.cli.output import print_json, print_lines

_DEPARTMENT = "general"
_OF_BUREAU = (
    "name",
    "short_name",
    "document_prefix",
    "fund_account",
    "treasury_account",
    "reconsideration_body",
    "court",
    "address",
    "telephone",
)


_ASKED_AS = {
    "establish-department": {"name": "系统管理员所在机构"},
    "appoint-officer": {"name": "系统管理员姓名"},
}


class NotFirstError(ZhunshengError):
    """The bureau is not the first one, so the program may not establish it."""


def run(arguments: argparse.Namespace) -> int:
    """Establish the national bureau on a fresh folder of data."""
    if arguments.code != NATION:
        raise NotFirstError(
            f"第一个单位是国家局（{NATION}）；{arguments.code} 由上一级单位的"
            "系统管理员登录执法平台设立。"
        )
    database.migrate()
    if queries.code_is_taken(NATION):
        raise NotFirstError(
            "这里已经设立国家局；其他单位由上一级单位的系统管理员登录执法平台设立。"
        )
    words = complete(arguments, ask=terminal())
    try:
        password = establish(words, at=clock.now())
    except RefusedError as refused:
        says = "".join(f"{one.says}{one.way_out}" for one in refused.refusals)
        raise NotFirstError(says) from None
    if arguments.json:
        told = {"code": NATION, "username": words["username"], "password": password}
        print_json(told)
        return 0
    print_lines(
        f"已设立{words['name']}（{NATION}）。",
        f"系统管理员{words['administrator']}，账号 {words['username']}，"
        f"一次性密码 {password}",
        "密码只显示这一次，首次登录时必须更改。",
    )
    return 0


def establish(words: dict[str, str], *, at: datetime) -> str:
    """Bureau, department, administrator and account, all or nothing; the password."""
    officer_id = OfficerId(chance.fresh_id())
    named = str(officer_id)
    bureau = {one: words[one] for one in _OF_BUREAU}
    acts: tuple[tuple[str, dict[str, object]], ...] = (
        ("establish-bureau", {"code": NATION, "parent": None, **bureau}),
        (
            "establish-department",
            {
                "bureau": NATION,
                "department": _DEPARTMENT,
                "name": words["department"],
                "kind": DepartmentKind.GENERAL.value,
            },
        ),
        (
            "appoint-officer",
            {
                "bureau": NATION,
                "name": words["administrator"],
                "department": _DEPARTMENT,
                "posts": [Post.ADMINISTRATOR.value],
                "officer_id": named,
            },
        ),
        ("open-account", {"officer_id": named, "username": words["username"]}),
    )
    with transaction.atomic():
        for name, data in acts:
            _perform(name, data, at)
        return accounts.fresh_password(officer_id)


def _perform(name: str, data: dict[str, object], at: datetime) -> None:
    """Do the act; what is wrong with a word is said by what was asked for."""
    try:
        perform(f"authorities.{name}", data, by=PROGRAM, at=at)
    except BadInputError as error:
        asked = {one.name: one.says for one in WORDS} | _ASKED_AS.get(name, {})
        problems = (
            Problem(asked.get(one.path, one.path), one.says) for one in error.problems
        )
        raise BadInputError(tuple(problems)) from None
