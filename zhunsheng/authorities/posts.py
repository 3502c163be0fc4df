"""Posts (岗位) and kinds of department: what an officer is there to do."""

from zhunsheng.kernel.fields import Choice


class Post(Choice):
    """岗位: what an officer may do in the bureau; one officer can hold several."""

    HANDLER = "handler", "承办人"
    DEPARTMENT_HEAD = "department-head", "承办机构负责人"
    LEGAL_REVIEWER = "legal-reviewer", "法制审核人员"
    LEGAL_HEAD = "legal-head", "法制审核机构负责人"
    DEPUTY_HEAD = "deputy-head", "分管负责人"
    BUREAU_HEAD = "bureau-head", "主要负责人"
    ARCHIVIST = "archivist", "档案管理人员"
    PUBLISHER = "publisher", "公示管理人员"
    SUPERVISOR = "supervisor", "监督人员"
    ADMINISTRATOR = "administrator", "系统管理员"


REVIEW_POSTS = frozenset({Post.LEGAL_REVIEWER, Post.LEGAL_HEAD})
"""审核岗位: who reviews what others handle; kept in a department of its own."""

HANDLING_POSTS = frozenset({Post.HANDLER})
"""承办岗位: who investigates cases."""


class DepartmentKind(Choice):
    """内设机构类别: which part of an enforcement procedure a department does."""

    HANDLING = "handling", "承办机构"
    LEGAL = "legal", "法制审核机构"
    FILING = "filing", "登记立案机构"
    ARCHIVE = "archive", "档案机构"
    GENERAL = "general", "综合机构"


POSTS = {one.value: one for one in Post}
KINDS = {one.value: one for one in DepartmentKind}
"""By the word that stands in records and tables."""
