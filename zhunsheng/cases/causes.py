"""案由: names of cases and of violations, from the catalogue of situations."""

from collections.abc import Iterable

from zhunsheng.regulations.violations import Situation, Subject, list_situations


def find_situation(no: int) -> Situation | None:
    """The situation of this number, or ``None``: the caller refuses with a reason."""
    for one in list_situations():
        if one.no == no:
            return one
    return None


def cause_of(numbers: Iterable[int]) -> str:
    """案由: the causes of these situations, each named once."""
    causes: dict[str, None] = {}
    for no in numbers:
        found = find_situation(no)
        if found is not None:
            causes[found.cause] = None
    return "、".join(causes)


def case_name(party: str, numbers: Iterable[int], *, decided: bool) -> str:
    """案件名称: party, suspected until decided, cause (苏医保督〔2024〕1号)."""
    suspected = "" if decided else "涉嫌"
    return f"{party}{suspected}{cause_of(numbers)}案"


def suspension(numbers: Iterable[int], months: int) -> str:
    """暂停: of an insured person settlement, of a provider its services.

    条例第三十八条、第四十条 of providers, 第四十一条 of persons.
    """
    found = (find_situation(no) for no in numbers)
    if any(one is not None and one.subject is Subject.PERSON for one in found):
        return f"暂停医疗费用联网结算{months}个月"
    return f"责令暂停相关责任部门涉及医疗保障基金使用的医药服务{months}个月"
