"""Pages that a clause asks for: only where the page shows all that the clause names.

A page is named as in the addresses of its site (``portal:bureau``). Screens are above
this package, so the table is data; a test looks every page up.
"""

from collections.abc import Mapping

from zhunsheng.regulations.clauses import Clause, cite

PAGES: Mapping[str, tuple[Clause, ...]] = {
    # 名称、地址、电话；人员、证号、有效期；监督电话、复议机关、法院
    "portal:bureau": cite(
        "nhsa-2020-32:3.1.2(1)",
        "nhsa-2020-32:3.1.2(6)",
        "gansu-2020-81-disclosure:5(1)",
        "gansu-2020-81-disclosure:5(2)",
    ),
    # 机关、对象、类别、结论，或者撤回说明
    "portal:decision": cite(
        "nhsa-2020-32:3.3.1#20",
        "nhsa-2020-32:3.3.2",
        "apl-2021:48.1",
        "apl-2021:48.2",
        "nhsa-order-4:46",
    ),
    # 审核事项、数额标准、依据；流程图和每一步的办法
    "portal:review-catalogue": cite("nhsa-2020-32:5.2.3", "luzhou-2020-plan:4.1"),
    # 目录的各稿、各版和差异，上级的意见和答复，批准
    "staff:catalogue": cite("nhsa-2020-32:5.2.3"),
    # 下级的目录，供上级指导
    "staff:catalogues-below": cite("nhsa-2020-32:5.2.3"),
    # 更正前后两个版本
    "portal:edition": cite("gansu-2020-81-disclosure:12#1"),
    # 顾问登记、调入调出、省级未建立的提示
    "staff:reviewers": cite("nhsa-2020-32:5.1.4"),
    # 九项逐项结论和旁边的机器发现；历次审核全部保留
    "staff:review": cite("nhsa-2020-32:5.3.1", "nhsa-2020-32:5.3.3"),
    # 审核人员占执法人员的比例，每月一次；用时、退回、常见问题
    "staff:supervision": cite("nhsa-2020-32:5.1.3", "luzhou-2020-plan:4.2#2"),
    # 谁提出、谁审核、谁讨论、谁批准
    "staff:responsibility": cite("nhsa-2020-32:5.4.5"),
    # 保密审查、负责人审批的两步
    "staff:publications": cite("nhsa-2020-32:3.4.2"),
}
