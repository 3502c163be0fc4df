"""案由: what is suspended depends on who committed the violation."""

import pytest

from zhunsheng.cases.causes import suspension

SERVICES = "责令暂停相关责任部门涉及医疗保障基金使用的医药服务6个月"
SETTLEMENT = "暂停医疗费用联网结算6个月"


@pytest.mark.parametrize(
    ("situations", "says"),
    [
        ([12], SERVICES),
        ([24], SERVICES),
        ([26], SERVICES),
        ([27], SETTLEMENT),
        ([29, 30], SETTLEMENT),
        ([33], SETTLEMENT),
        ([404], SERVICES),
    ],
)
def test_a_provider_its_services_a_person_the_settlement(
    situations: list[int], says: str
) -> None:
    assert suspension(situations, 6) == says
